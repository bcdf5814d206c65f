// Makes a sheet's pages anew from its stock: a hidden sheet whose first page has its head and all its parts, and whose second has what a
// page has that continues. What goes on which page is settled by meeting_paper.js.
const rhLayingOut = (() => {
  "use strict";

  // Ids in the stock are the sheet's own, with this in front.
  const STOCK = "lager-";
  const HEADINGS = "h1, h2, h3, h4";

  const named = (part) => {
    ["id", "aria-labelledby"].filter((name) => part.hasAttribute(name)).forEach((name) => {
      part.setAttribute(name, part.getAttribute(name).replaceAll(STOCK, ""));
    });
  };

  const withNames = (sheet) => {
    [sheet, ...sheet.querySelectorAll("[id], [aria-labelledby]")].forEach(named);
    return sheet;
  };

  // A copy must not repeat the ids of its original.
  const copyOf = (sheet) => {
    const copy = sheet.cloneNode(true);
    [copy, ...copy.querySelectorAll("[id], [aria-labelledby]")].forEach((part) => {
      part.removeAttribute("id");
      part.removeAttribute("aria-labelledby");
    });
    return copy;
  };

  // One heading level further down, where a sheet is not the first of its page.
  const deepened = (sheet) => {
    sheet.querySelectorAll(HEADINGS).forEach((heading) => {
      const lower = document.createElement(`h${Number(heading.tagName[1]) + 1}`);
      [...heading.attributes].forEach(({ name, value }) => lower.setAttribute(name, value));
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    });
    return sheet;
  };

  const backPage = () => {
    const back = document.createElement("div");
    back.className = "rh-sheet__page rh-sheet__back";
    return back;
  };

  // A sheet of as many pages as there are in `pages`; `made(placed, whole)` gives what stands on one, from the `whole` first page.
  const sheetOf = (stock, pages, made) => {
    const [whole, continued] = stock.children;
    const sheet = stock.cloneNode(false);
    pages.forEach((placed, index) => {
      const page = (index ? continued : whole).cloneNode(true);
      page.querySelectorAll("[data-part], table").forEach((part) => { part.remove(); });
      page.lastElementChild.before(...made(placed, whole));
      const number = page.querySelector(".rh-sheet__number");
      number.textContent = number.textContent.replace(/\d+ av \d+$/, `${index + 1} av ${pages.length}`);
      sheet.append(page);
    });
    return withNames(sheet);
  };

  return { sheetOf, copyOf, deepened, backPage };
})();
