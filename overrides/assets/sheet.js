// The sheets of the meeting that the address asks for, and the whole pile of papers for the people who come, with the leader's on top.
// Without this script, they are those of the meeting as it is planned.
(() => {
  "use strict";

  const main = document.querySelector("main");
  const pile = document.querySelector(".rh-pile");
  const [button, count, isTwoSided, isCovered] =
    ["button", ".rh-pile__count", "[name=sider]", "[name=forsider]"].map((where) => pile.querySelector(where));
  // What it says before anybody has said how many there are.
  const unasked = count.textContent;
  // Kinds that somebody wants with everything on them, whether the meeting writes on them or not.
  const kinds = rhQuery.read(location.search).get("ark") || "";
  let isPile = false;

  const stocks = [...document.querySelectorAll("template.rh-stock")].flatMap(({ content, dataset }) =>
    [...content.children].map((sheet) => ({ module: dataset.module || null, kind: sheet.dataset.kind, sheet })));

  const stockOf = ({ module, kind }) => stocks.find((stock) => stock.module === module && stock.kind === kind).sheet;

  const laidOut = (one) => ({ kind: one.kind, pages: one.pages.length, sheet: rhPaperPages.sheet(stockOf(one), one.pages) });

  // --- the sheets of the meeting, once each ---

  const isShown = ({ kind, isAsked }) => (kinds ? kinds.includes(kind) : isAsked || kind === "E");

  const onceEach = (plan) => rhMeetingPaper.everySheet(rhMeeting.page, plan, { isWhole: kinds !== "" }).filter(isShown).map(laidOut);

  // --- the pile ---

  // What somebody who sorts the pile has to see: which block it is, when, what follows and how many of each.
  const coverOf = (plan, { module }) => {
    const place = plan.blocks.findIndex((block) => block.module === module);
    const [{ title, starts, minutes }, next] = [plan.blocks[place], plan.blocks[place + 1]];
    const cover = document.getElementById("rh-cover").content.firstElementChild.cloneNode(true);
    const at = next && plan.start ? `, klokka ${rhMeetingPaper.clock(plan, next.starts)}` : "";
    const told = {
      title, clock: `${plan.start ? "Klokka" : "Minutt"} ${rhPaperWords.timesOf(plan, starts, minutes)}`,
      copies: rhPaperWords.kindsInWords(plan.sheets.filter((sheet) => sheet.module === module)),
      next: next ? `Etterpå: ${next.title}${at}` : "Dette er det siste i møtet."
    };
    Object.entries(told).forEach(([name, text]) => { cover.querySelector(`.rh-cover__${name}`).textContent = text; });
    return cover;
  };

  const copied = (plan, { kind, module, copies, pages }) => {
    if (kind === "F") return [{ kind, pages, sheet: coverOf(plan, { module }) }];
    const found = rhMeetingPaper.everySheet(rhMeeting.page, plan).find((one) => one.kind === kind && one.module === module);
    const original = kind === "D" ? rhPaperPages.runSheet(stockOf({ kind, module }), rhMeeting.page, plan) : laidOut(found).sheet;
    return Array.from({ length: copies }, () => ({ kind, pages, sheet: rhLayingOut.copyOf(original) }));
  };

  const piled = ({ sheets }) => (isCovered.checked ? rhPile.withCovers(sheets) : sheets);

  const wholePile = (plan) => piled(plan).flatMap((asked) => copied(plan, asked));

  const show = (sheets, isBothSides) => {
    // A meeting of no module says that it has none.
    if (!sheets.length) return;
    const backs = rhPile.blankBacks(sheets, isBothSides);
    main.replaceChildren(...sheets.flatMap(({ sheet }, index) =>
      [index ? rhLayingOut.deepened(sheet) : sheet, ...(backs[index] ? [rhLayingOut.backPage()] : [])]));
  };

  const inWords = (plan, size) => {
    if (plan.people === null) return unasked;
    if (size.sides > rhPaperWords.MOST_SIDES) return rhPaperWords.tooMuchInWords(size);
    return `${rhPaperWords.kindsInWords(piled(plan))}: ${rhPaperWords.sizeInWords(size)}.`;
  };

  // The pack is told of the meeting's parts too where they are as planned: it knows no page's own.
  const handOnToPack = () => document.querySelectorAll(".rh-sheet-nav__pack").forEach((link) => {
    const asked = new URLSearchParams(rhMeeting.address());
    const own = rhMeetingAddress.write(rhMeeting.wishes()).replace(/^\?/, "&");
    link.search = `?deler=${asked.get("deler") || link.dataset.parts}${own}`;
  });

  // The other sheets of a meeting that was made lead to their modules.
  const lead = (sheet) => rhQr.lead(sheet, rhMeeting.address(), true, sheet.dataset.kind === "D" && Boolean(rhMeeting.page.stock));

  const update = () => {
    const plan = rhMeeting.plan();
    const size = rhPile.size(piled(plan), isTwoSided.checked);
    const isPossible = plan.people !== null && size.sides <= rhPaperWords.MOST_SIDES;
    const isLaidOut = isPile && isPossible;
    // Once each they are looked through: what is shredded and what is kept are parted, where a paper has a back at all.
    show(isLaidOut ? wholePile(plan) : onceEach(plan), isTwoSided.checked && !isLaidOut ? null : isTwoSided.checked);
    button.disabled = !isPossible;
    button.setAttribute("aria-pressed", String(isLaidOut));
    count.textContent = inWords(plan, size);
    isCovered.closest("label").hidden = rhPile.withCovers(plan.sheets) === plan.sheets;
    document.querySelectorAll(".rh-sheet-nav__pdf").forEach((planned) => { planned.hidden = rhMeeting.address() !== ""; });
    rhMeetingFields.show(plan);
    handOnToPack();
    if (rhMeeting.address()) document.querySelectorAll("main > .rh-sheet").forEach(lead);
  };

  button.addEventListener("click", () => {
    isPile = !isPile;
    update();
  });
  [isTwoSided, isCovered].forEach((box) => box.addEventListener("change", update));
  pile.hidden = false;
  rhMeeting.onChange(update);
  update();
})();
