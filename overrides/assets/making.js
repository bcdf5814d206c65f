// The page where a meeting is made: what is chosen stands in the address and nowhere else, and the plan follows at once.
// Without this script it is a list of modules and of ready meetings.
(() => {
  "use strict";

  const OWN = { kind: "own", minutes: 10, title: "Noe eget" };

  // Only who has no scripts is to read it.
  document.querySelector(".rh-without-script").remove();
  document.querySelector(".rh-making__lead").hidden = false;
  
  const { page } = rhMeeting;
  const made = rhMakingParts;
  const one = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const setText = (selector, text) => rhMakingRows.setText(one(selector), text);
  const shownMeeting = one(".rh-making__made");
  const listed = one(".rh-making__blocks");

  // --- what one takes along: papers, the link, a code ---

  const paperInWords = (plan) => {
    const asked = rhPile.withCovers(plan.sheets);
    const size = plan.people === null ? "" : ` Det blir ${rhPaperWords.sizeInWords(rhPile.size(asked, false))}.`;
    return `Til utskrift: ${rhPaperWords.kindsInWords(asked)}.${size}`;
  };

  const { site } = one(".rh-making").dataset;

  const forOthers = () => rhOutside(location.href, site && site + location.search);

  // A letter parts its lines where it likes, and may be read where what holds a span together is drawn.
  const inLetter = (text) => encodeURIComponent(text.replaceAll("\u2060", ""));

  const link = (plan) => {
    const [subject, body] = [rhPaperWords.meetingInWords(plan), `${rhMakingWords.chosenInWords(plan)}\n\n${forOthers()}`].map(inLetter);
    one(".rh-making__mail").href = `mailto:?subject=${subject}&body=${body}`;
    one(".rh-making__copied").textContent = "";
    if (one(".rh-making__code").open) drawCode();
  };

  // A code that could not be drawn is gone: the next one is new.
  const drawCode = async () => {
    const place = one(".rh-making__drawn");
    place.replaceChildren(rhMakingRows.clone("#rh-making-code"));
    one(".rh-making__too-long").hidden = await rhQr.draw(place, forOthers());
  };

  // --- all of it ---

  const changedTo = (change, choose) => made.kept(() => made.changedWhole(made.all(), change, choose));

  // What comes of a press on one of these, worked out once: while nobody presses anything, else when somebody does.
  const added = {
    break: changedTo((parts) => rhMakingRests.withBreak(parts, made.planned)),
    own: changedTo((parts) => rhMakingRests.withOwn(parts, OWN, made.isAgreeing)),
    lunch: changedTo((parts) => rhMakingRests.withLunch(parts, made.planned)),
    breaks: changedTo((parts) => rhMakingRests.withRests(parts, made.planned), (open, proposed) => rhMakingRests.betterRested(open, proposed, made.planned))
  };

  const below = () => {
    const plan = rhMeeting.plan();
    rhMakingChoose.show(made.all());
    one(".rh-making__day").textContent = rhMakingWords.dayInWords(rhMeeting.wishes().date);
    listed.dataset.print = rhMakingWords.printSize(made.all().map(made.titleOf));
    one(".rh-making__paper").textContent = paperInWords(plan);
    link(plan);
    rhPainted.whenIdle([() => rhMakingRows.prepare(OWN), ...Object.values(added).flatMap((add) => [add, () => made.foresee(add())])]);
  };

  // Where there is no meeting any more nobody sees what is told within it.
  const tellAdded = (text) => {
    one(".rh-making__added").textContent = shownMeeting.hidden ? "" : text;
    one(".rh-making__emptied").textContent = shownMeeting.hidden ? text : "";
  };

  // What somebody is at: its key, and what it is called, since another part may come to bear that key.
  const focusNow = () => {
    const { activeElement } = document;
    return activeElement && activeElement.dataset.key ? { key: activeElement.dataset.key, name: activeElement.getAttribute("aria-label") } : null;
  };

  // Where the focus was, or as near to it as there is something to press. Never what takes out another part.
  const focusAgain = (focused) => {
    if (!focused) return;
    const isSafe = (element) => element.dataset.do !== "remove" || element.getAttribute("aria-label") === focused.name;
    const { key: now } = document.activeElement.dataset;
    const isStill = now === focused.key && isSafe(document.activeElement) && !document.activeElement.disabled && !document.activeElement.hidden;
    // Where the focus is already, the page need not be laid out for it before it is shown.
    if (isStill && !shownMeeting.hidden && listed.contains(document.activeElement)) return;
    const there = shownMeeting.hidden ? [] : all("[data-key]", listed).filter((element) => !element.disabled && !element.hidden && isSafe(element));
    const nearest = (isIt) => there.find((element) => isIt(element) && element.checkVisibility());
    const same = /^remove \d/.test(focused.key) && nearest(({ dataset }) => dataset.do === "remove");
    const again = rhMakingMoves.nearestKeys(focused.key).reduce((found, isIt) => found || nearest(({ dataset }) => isIt(dataset.key)), same);
    (again || one(shownMeeting.hidden ? "#rh-making-choose" : "#rh-making-made")).focus({ preventScroll: true });
  };

  // What began as a ready meeting bears its title, here and on all its faces.
  const ownName = one("#rh-making-made").textContent;
  const nameOf = ({ ready }) => (ready && page.ready[ready] ? page.ready[ready].title : ownName);

  // Before anything is chosen there are no minutes to speak of.
  const nothing = { minutes: null, start: null, end: null, least: null, most: null, otherEnd: null };
  // A copy of the plan would ask for its sheets.
  const shownInFields = (plan, dropped, hasParts) => Object.assign(Object.create(plan), { dropped, ...(!hasParts && nothing) });

  const show = (isAnother) => {
    if (isAnother) rhMakingRows.startAnew();
    const now = made.all();
    const plan = rhMeeting.plan();
    const focused = focusNow();
    const planned = made.plannedModules(now);
    const leftOut = rhMakingWords.leftOutInWords(plan, planned);
    shownMeeting.hidden = !now.length;
    // What was told of the meeting before this change; whoever made this one tells what came of it.
    tellAdded("");
    // There is nothing to print yet.
    one(".rh-sheet-nav .rh-print").hidden = !now.length;
    if (now.length) {
      setText("#rh-making-made", nameOf(rhMeeting.wishes()));
      setText(".rh-making__sum", rhPaperWords.meetingInWords(plan));
      setText(".rh-making__subject", rhMakingWords.aboutInWords(plan));
      rhMakingRows.lines(one(".rh-making__notices"), rhMakingWords.notices(plan, planned, made.otherLengths(now, plan), now));
      setText(".rh-making__left-out", leftOut);
      rhMakingRows.show(listed, now, plan, planned);
      rhPainted.after(below);
    } else {
      one(".rh-making__sum").textContent = "";
      rhMakingChoose.show(now);
    }
    // What is told calmly here is not told as a fault there.
    const told = leftOut ? plan.dropped.filter(({ module }) => !planned.includes(module)) : plan.dropped;
    rhMeetingFields.show(shownInFields(plan, told, now.length > 0));
    focusAgain(focused);
  };

  const take = (slug) => {
    rhMakingRows.putIn(slug);
    made.compose(made.withModule(slug));
    // Whoever goes back comes to where they were.
    rhMeeting.follow();
    shownMeeting.scrollIntoView();
    one("#rh-making-made").focus();
  };

  // Something is added, and whoever does not see where it came is told.
  const add = (kind) => {
    const before = made.all();
    const next = added[kind]();
    if (next === before) {
      tellAdded(rhMakingRests.enoughInWords(kind));
      return;
    }
    const place = next.findIndex((part) => !part.module && !before.includes(part));
    rhMakingRows.putIn(next[place]);
    made.compose(next);
    const shown = made.shownAs(rhMeeting.plan(), next[place], place, next);
    const when = shown && rhMeeting.plan().start ? `, ${rhMeetingWords.timeInWords(rhPaperWords.timesOf(rhMeeting.plan(), shown.starts, shown.minutes))}` : "";
    const last = place + 1 === next.length && rhMakingWords.isRest(next[place]) ? " Den står sist: legg til det som kommer etter." : "";
    const instead = rhMakingRests.insteadInWords(before, next);
    tellAdded(`Lagt inn som del ${place + 1} av ${next.length}: ${made.titleOf(next[place], place, next)}${when}.${instead}${last}`);
    // What it is, is typed at once. A field is come to when all is said: the page is laid out for it, and once is enough.
    if (kind === "own") one(`[data-key="title ${place}"]`, listed).select();
  };

  const acts = {
    module: rhMakingChoose.open,
    break: () => add("break"),
    lunch: () => add("lunch"),
    own: () => add("own"),
    breaks: () => {
      const before = made.all();
      const next = added.breaks();
      const told = rhMakingRests.restsInWords(before, next, made.planned(next));
      if (next !== before) made.compose(next);
      tellAdded(told);
    },
    suggest: () => {
      const best = rhMakingChoose.suggested();
      if (best) take(best);
    },
    copy: () => {
      const told = one(".rh-making__copied");
      const address = forOthers();
      const refused = () => { told.textContent = "Kopier adressen øverst i nettleseren."; };
      const copied = () => { told.textContent = address ? "Lenka er kopiert." : "Lenka er kopiert, men virker bare på denne maskinen."; };
      if (!rhBrowser.attempt(() => navigator.clipboard.writeText(address || location.href).then(copied, refused))) refused();
    },
    print: () => {
      if (!rhBrowser.attempt(() => window.print())) one(".rh-making__copied").textContent = "Nettleseren skriver ikke ut herfra. Trykk Ctrl + P.";
    }
  };

  // What these put in comes above them. (Something of one's own is written where it has come.)
  const ADDING = ["break", "lunch", "breaks"];

  rhMakingRows.onTold(tellAdded);

  rhColours.follow(rhStorage.base, (scheme) => { document.documentElement.dataset.scheme = scheme; });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (!button) return;
    const act = acts[button.dataset.do];
    if (button.dataset.do === "take") take(button.closest("li").dataset.module);
    else if (ADDING.includes(button.dataset.do)) rhMakingRows.heldInPlace(button, act);
    else if (act) act();
  });
  one(".rh-making__code").addEventListener("toggle", ({ target }) => { if (target.open) drawCode(); });
  ["#rh-making-made", "#rh-making-choose"].forEach((heading) => { one(heading).tabIndex = -1; });
  one(".rh-making__search input").addEventListener("keydown", ({ key: pressed }) => { if (pressed === "Enter") acts.suggest(); });
  // What lies in a folder may have an address that is nothing to anybody else.
  all(".rh-making__mail, .rh-making__code").forEach((element) => { element.hidden = !forOthers(); });
  all("[data-do=take], .rh-making__change").forEach((element) => { element.hidden = false; });
  // An address that names a ready meeting and nothing else opens it.
  const ready = !rhMeeting.parts() && one(`.rh-making__change[data-ready="${CSS.escape(rhMeeting.wishes().ready || "")}"]`);
  if (ready) {
    const wishes = Object.entries(rhMeeting.wishes()).filter(([, value]) => value !== null);
    rhMeeting.open(ready.search);
    rhMeeting.wish(Object.fromEntries(wishes));
  }
  // Steps that nobody has named may be others when the minutes are: here they are said.
  if (made.all().length && JSON.stringify(made.all()) !== JSON.stringify(rhMeeting.parts())) rhMeeting.compose(made.all(), { isSame: true });
  rhMeeting.onChange(show);
  show(false);
  if (made.all().length) below();
})();
