// Uses: reading.
// Ticks are forgotten when the page is left: browsers would bring them back on "back", also for the next
// person at a shared computer.
(() => {
  "use strict";

  const clear = (list) => {
    list.querySelectorAll(".rh-checklist__items input").forEach((box) => { box.checked = false; });
    list.querySelectorAll(".rh-checklist__clear").forEach((button) => { button.hidden = true; });
  };

  const clearAll = () => {
    document.querySelectorAll(".rh-checklist").forEach(clear);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".rh-checklist__clear");
    if (!button) return;
    const list = button.closest(".rh-checklist");
    clear(list);
    // The button is gone now: whoever uses the keyboard goes on from the first box.
    list.querySelector(".rh-checklist__items input").focus();
  });

  document.addEventListener("change", (event) => {
    const list = event.target.closest(".rh-checklist");
    if (list) list.querySelector(".rh-checklist__clear").hidden = !list.querySelector(".rh-checklist__items input:checked");
  });

  window.addEventListener("pagehide", clearAll);
  window.addEventListener("pageshow", clearAll);
})();
