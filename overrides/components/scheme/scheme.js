// Uses: reading.
// The button for light and dark: it chooses for whoever presses it, and the other button, which stands in its place then, has the focus.
(() => {
  "use strict";

  document.querySelectorAll("[data-scheme]").forEach((button) => {
    button.addEventListener("click", () => {
      const choice = document.getElementById(button.dataset.scheme);
      choice.click();
      choice.nextElementSibling.focus();
    });
    // Material takes Enter in here for another choice, and the button would be pressed besides.
    button.addEventListener("keydown", (event) => { event.stopPropagation(); });
  });
})();
