// Ticks are forgotten when the page is left: browsers would bring them back on "back", also for the next
// person at a shared computer.
(function () {
  "use strict";

  function clear(root) {
    root.querySelectorAll(".rh-checklist input[type=checkbox]").forEach(function (box) {
      box.checked = false;
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest(".rh-checklist__clear");
    if (button) clear(button.closest(".rh-checklist").parentNode);
  });

  document.addEventListener("change", function (event) {
    var list = event.target.closest(".rh-checklist");
    if (list) list.querySelector(".rh-checklist__clear").hidden = !list.querySelector("input:checked");
  });

  window.addEventListener("pagehide", function () { clear(document); });
  window.addEventListener("pageshow", function () { clear(document); });
})();
