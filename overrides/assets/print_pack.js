// Lays out the pile that the address asks for, in the order in which it is handed out. Without this script, and without
// anything in the address, all sheets of all modules stand here once.
(() => {
  "use strict";

  const plans = JSON.parse(document.getElementById("rh-plans").textContent);
  const print = document.querySelector(".rh-print");
  const pile = document.querySelector(".rh-sheet-pile");
  const told = document.querySelector(".rh-sheet-nav__count");
  const query = rhQuery.read(location.search);

  document.querySelector(".rh-sheet-nav a").search = location.search;
  if (!query.has("deler") && !query.has("moduler")) return;

  const stockOf = ({ module, kind }) =>
    document.querySelector(`template[data-module="${module}"]`).content.querySelector(`[data-kind="${kind}"]`);

  const laidOut = (paper) => {
    const stock = stockOf(paper);
    const sheet = paper.kind === "D" ? rhPaperPages.runSheet(stock, plans[paper.module], paper.plan) : rhPaperPages.sheet(stock, paper.laidOut);
    return Array.from({ length: paper.copies }, () => ({ kind: paper.kind, pages: paper.pages, sheet: rhLayingOut.copyOf(rhLayingOut.deepened(sheet.cloneNode(true))) }));
  };

  const show = (papers, isTwoSided) => {
    const sheets = papers.flatMap(laidOut);
    const backs = rhPile.blankBacks(sheets, isTwoSided);
    pile.replaceChildren(...sheets.flatMap(({ sheet }, index) => [sheet, ...(backs[index] ? [rhLayingOut.backPage()] : [])]));
  };

  const choice = rhMeetingPack.read(location.search, plans);
  const papers = rhMeetingPack.pile(choice, plans);
  const size = rhPile.size(papers, choice.isTwoSided);
  const isTooMuch = size.sides > rhPaperWords.MOST_SIDES;
  show(isTooMuch ? [] : papers, choice.isTwoSided);
  told.textContent = [papers.length ? rhPaperWords.sizeInWords(size) : "Ingen ark er valgt", rhMeetingWords.unknownInWords(choice.unknown)].filter(Boolean).join(". ");
  if (isTooMuch) {
    told.textContent = `${rhPaperWords.tooMuchInWords(size)} Velg færre moduler eller deltakere.`;
    print.hidden = true;
  }
})();
