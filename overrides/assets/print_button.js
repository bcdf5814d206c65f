// A button on every page that is for printing, since a phone has no Ctrl + P. Without this script, and where a browser prints
// no page that asks for it, the line beside the button says how one does.
(() => {
  "use strict";

  document.querySelectorAll(".rh-print").forEach((place) => {
    const button = place.querySelector(".rh-print__button");
    const how = place.querySelector(".rh-print__how");

    button.addEventListener("click", () => {
      try {
        window.print();
      } catch {
        how.textContent = "Nettleseren skriver ikke ut herfra. Velg «Skriv ut» i menyen i nettleseren, eller trykk Ctrl + P.";
      }
    });
    button.hidden = false;
    how.textContent = "";
  });
})();
