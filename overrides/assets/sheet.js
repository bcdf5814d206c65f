// The sheets of the meeting that the address asks for, and the whole pile of them for the people who come. Without this script, and
// without anything in the address, they are those of the meeting as it is planned.
(() => {
  "use strict";

  // More than a browser lays out in a few seconds, and more than anybody prints at once.
  const MOST_PAGES = 2000;
  const NAMES = { A: "refleksjonsark (A)", B: "gruppeark (B)", C: "sjekkliste (C)" };

  const main = document.querySelector("main");
  const pile = document.querySelector(".rh-pile");
  const [button, count, isTwoSided] = ["button", ".rh-pile__count", "input"].map((where) => pile.querySelector(where));
  // Kinds that somebody wants whether the meeting writes on them or not.
  const kinds = new URLSearchParams(location.search).get("ark") || "";
  let isPile = false;

  const stocks = [...document.querySelectorAll("template.rh-stock")].flatMap(({ content, dataset }) =>
    [...content.children].map((sheet) => ({ module: dataset.module, kind: sheet.dataset.kind, sheet })));

  // --- one sheet ---

  const withLines = (part, number) => {
    const lines = part.querySelector(".rh-lines");
    if (!lines) return;
    const line = lines.firstElementChild;
    lines.replaceChildren(...Array.from({ length: number }, () => line.cloneNode()));
  };

  const withColumns = (part, hundredths) => {
    const columns = part.querySelector(".rh-force-field__columns");
    columns.className = `rh-force-field__columns rh-force-field__columns--${hundredths / 100}`;
  };

  const made = (placed, whole) => placed.map(({ id, lines, columns }) => {
    const part = whole.querySelector(`[data-part="${CSS.escape(id)}"]`).cloneNode(true);
    withLines(part, lines);
    if (columns) withColumns(part, columns);
    return part;
  });

  const laidOut = ({ module, kind, pages }) => {
    const stock = stocks.find((one) => one.module === module && one.kind === kind);
    return { kind, module, pages: pages.length, sheet: rhLayingOut.sheetOf(stock.sheet, pages, made) };
  };

  // --- all of them ---

  const show = (sheets, isBothSides) => {
    const backs = rhMeetingPaper.blankBacks(sheets, isBothSides);
    main.replaceChildren(...sheets.flatMap(({ sheet }, index) =>
      [index ? rhLayingOut.deepened(sheet) : sheet, ...(backs[index] ? [rhLayingOut.backPage()] : [])]));
  };

  const copied = (sheets, plan) => sheets.flatMap(({ sheet, ...one }) => {
    const asked = rhMeetingPaper.sheets(rhMeeting.page, plan).find(({ kind, module }) => kind === one.kind && module === one.module);
    return Array.from({ length: asked ? asked.copies : 0 }, () => ({ ...one, sheet: rhLayingOut.copyOf(sheet) }));
  });

  const counted = (number, one, more) => `${number} ${number === 1 ? one : more}`;

  // «18 × refleksjonsark (A), 4 × gruppeark (B): 58 sider på 58 papir».
  const inWords = (plan) => {
    const asked = rhMeetingPaper.sheets(rhMeeting.page, plan).filter(({ kind }) => kind !== "D");
    if (plan.people === null) return "Skriv hvor mange dere er, så legger siden ut hele bunken i den rekkefølgen den brukes.";
    if (!asked.length) return "Dette møtet skriver ikke på noe ark.";
    const listed = asked.map(({ kind, copies }) => `${copies} × ${NAMES[kind]}`).join(", ");
    const { sides, papers } = rhMeetingPaper.pileSize(asked, isTwoSided.checked);
    return `${listed}: ${counted(sides, "side", "sider")} på ${papers} papir. Kjøreplanen skrives ut for seg.`;
  };

  const isShown = ({ kind, isAsked }) => (kinds ? kinds.includes(kind) : isAsked || kind === "E");

  // A meeting as it is planned stands on the page already.
  const update = () => {
    const plan = rhMeeting.plan();
    const size = rhMeetingPaper.pileSize(rhMeetingPaper.sheets(rhMeeting.page, plan), isTwoSided.checked);
    const isPossible = plan.people !== null && size.sides > 0 && size.sides <= MOST_PAGES;
    const sheets = rhMeetingPaper.everySheet(rhMeeting.page, plan).filter(isShown).map(laidOut);
    const isLaidOut = isPile && isPossible;
    show(isLaidOut ? copied(sheets, plan) : sheets, isLaidOut && isTwoSided.checked);
    button.disabled = !isPossible;
    button.setAttribute("aria-pressed", String(isLaidOut));
    count.textContent = size.sides > MOST_PAGES ? `${size.sides} sider er for mye på én gang (høyst ${MOST_PAGES}).` : inWords(plan);
    document.querySelectorAll(".rh-sheet-nav__pdf").forEach((planned) => { planned.hidden = rhMeeting.address() !== ""; });
    rhMeetingFields.show(plan);
  };

  button.addEventListener("click", () => {
    isPile = !isPile;
    update();
  });
  isTwoSided.addEventListener("change", update);
  pile.hidden = false;
  rhMeeting.onChange(update);
  update();
})();
