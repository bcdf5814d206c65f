// Lays out the pile that the address asks for, in the order in which it is handed out. Without this script, and without
// anything in the address, all sheets of all modules stand here once.
(() => {
  "use strict";

  // More than a browser lays out in a few seconds, and more than anybody prints at once.
  const MOST_PAGES = 2000;

  const asked = new URLSearchParams(location.search);
  const print = document.querySelector(".rh-print");
  const pile = document.querySelector(".rh-sheet-pile");
  const told = document.querySelector(".rh-sheet-nav__count");

  document.querySelector(".rh-sheet-nav a").search = location.search;
  if (!asked.has("moduler")) return;

  const number = (name) => (/^\d{1,3}$/.test(asked.get(name) || "") ? Math.min(Number(asked.get(name)), 200) : 0);

  // By kind, in the order in which they are handed out.
  const copies = { D: 1, A: number("deltakere"), B: number("grupper"), C: number("deltakere"), E: number("borte") };
  const kinds = asked.get("ark") || "";
  const twoSided = asked.get("tosidig") === "ja";

  const pagesOf = (sheet) => sheet.querySelectorAll(".rh-sheet__page").length;

  // A copy must not repeat the ids of its original.
  const copyOf = (sheet) => {
    const copy = sheet.cloneNode(true);
    [copy, ...copy.querySelectorAll("[id], [aria-labelledby]")].forEach((part) => {
      part.removeAttribute("id");
      part.removeAttribute("aria-labelledby");
    });
    return copy;
  };

  // On a printer that prints both sides, the next sheet must not begin on the back of this one.
  const addBack = (sheet) => {
    if (pagesOf(sheet) % 2 === 0) return;
    const back = document.createElement("div");
    back.className = "rh-sheet__page rh-sheet__back";
    sheet.append(back);
  };

  const chosen = [...new Set(asked.get("moduler").split(","))].flatMap((slug) =>
    Object.keys(copies)
      .filter((kind) => kinds.includes(kind))
      .map((kind) => ({ sheet: document.getElementById(`${slug}-ark-${kind.toLowerCase()}`), count: copies[kind] }))
      .filter(({ sheet }) => sheet && pile.contains(sheet))
  );
  const pages = chosen.reduce((sum, { sheet, count }) => sum + count * pagesOf(sheet), 0);
  const laidOut = document.createDocumentFragment();
  if (pages <= MOST_PAGES) {
    chosen.forEach(({ sheet, count }) => laidOut.append(...Array.from({ length: count }, () => copyOf(sheet))));
  }
  const count = laidOut.querySelectorAll(".rh-sheet").length;
  if (twoSided) laidOut.querySelectorAll(".rh-sheet:not(:last-child)").forEach(addBack);
  pile.replaceChildren(laidOut);
  told.textContent = count ? `${count} ark` : "Ingen ark er valgt";
  if (pages > MOST_PAGES) {
    told.textContent = `${pages} sider er for mye på én gang (høyst ${MOST_PAGES}). Velg færre moduler eller deltakere.`;
    print.hidden = true;
  }
})();
