// Lays out the pile that the address asks for, in the order in which it is handed out. Without this script, and without
// anything in the address, all sheets of all modules stand here once.
(function () {
  "use strict";

  const asked = new URLSearchParams(location.search);
  const button = document.querySelector(".rh-sheet-nav button");
  const pile = document.querySelector(".rh-sheet-pile");

  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
  document.querySelector(".rh-sheet-nav a").search = location.search;
  if (!asked.has("moduler")) return;

  function number(name) {
    return /^\d{1,3}$/.test(asked.get(name) || "") ? Math.min(Number(asked.get(name)), 200) : 0;
  }

  const copies = { D: 1, A: number("deltakere"), B: number("grupper"), C: number("deltakere"), E: number("borte") };
  const kinds = asked.get("ark") || "";
  const twoSided = asked.get("tosidig") === "ja";
  const laidOut = document.createDocumentFragment();

  // A copy must not repeat the ids of its original.
  function copyOf(sheet) {
    const copy = sheet.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("aria-labelledby");
    copy.querySelectorAll("[id], [aria-labelledby]").forEach(function (part) {
      part.removeAttribute("id");
      part.removeAttribute("aria-labelledby");
    });
    return copy;
  }

  // On a printer that prints both sides, the next sheet must not begin on the back of this one.
  function addBack(sheet) {
    if (sheet.querySelectorAll(".rh-sheet__page").length % 2 === 0) return;
    const back = document.createElement("div");
    back.className = "rh-sheet__page rh-sheet__back";
    sheet.append(back);
  }

  new Set(asked.get("moduler").split(",")).forEach(function (slug) {
    "DABCE".split("").forEach(function (kind) {
      const sheet = document.getElementById(slug + "-ark-" + kind.toLowerCase());
      if (!sheet || !pile.contains(sheet) || kinds.indexOf(kind) < 0) return;
      for (let copy = 0; copy < copies[kind]; copy += 1) laidOut.append(copyOf(sheet));
    });
  });
  const count = laidOut.querySelectorAll(".rh-sheet").length;
  if (twoSided) laidOut.querySelectorAll(".rh-sheet:not(:last-child)").forEach(addBack);
  pile.replaceChildren(laidOut);
  document.querySelector(".rh-sheet-nav__count").textContent = count ? count + " ark" : "Ingen ark er valgt";
})();
