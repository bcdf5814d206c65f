// The page where a meeting is made: what is chosen stands in the address and nowhere else, and the plan follows at once.
// Without this script it is a list of modules and of ready meetings.
(() => {
  "use strict";

  const OWN = { kind: "own", minutes: 10, title: "Noe eget" };
  // Where there are more modules, or more parts of any kind, they are folded: what is on a telephone's screen is the meeting, not its steps.
  const MOST_MODULES = 2;
  const MOST_PARTS = 5;
  const MOST_STEPPED = 3;
  const LARGEST_PRINT = 9;
  const LARGE_PRINT = 16;

  // Only who has no scripts is to read it.
  document.querySelector(".rh-without-script").remove();
  document.querySelector(".rh-making__lead").hidden = false;
  document.querySelectorAll(".rh-making__begin").forEach((ready) => { ready.parentNode.append(ready); });

  const { page } = rhMeeting;
  const made = rhMakingParts;
  const one = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const shownMeeting = one(".rh-making__made");
  const listed = one(".rh-making__blocks");
  // Which parts somebody has opened or closed, by their names.
  const folds = new Map();

  // --- a step ---

  const clone = (id) => one(id).content.firstElementChild.cloneNode(true);

  // So that whoever presses a button again and again need not look for it.
  const key = (element, name) => { element.dataset.key = name; };

  const howInWords = (step) => step.phases.map(({ who, minutes, groups }) => {
    const sits = groups ? `, ${rhMeetingWords.groupsInWords(groups, who === "pairs")}` : "";
    return `${page.who[who]} ${minutes} min${sits}`;
  }).join(" + ");

  const how = (step) => (step.phases.length ? `: ${howInWords(step)}` : "");

  // Of what was chosen and is not in the plan.
  const whyNot = ({ dropped }, { module }, { title }) => {
    const { why } = dropped.find((gone) => gone.module === module && gone.title === title) || {};
    return { time: "Det er ikke tid til dette.", once: "Bare én gang i hvert møte." }[why] || "";
  };

  // How long a step is to be; nothing where it may be as long as it becomes.
  const lengthField = (item, part, index, step, shown) => {
    const label = one(".rh-making__length", item);
    const field = one("input", label);
    const place = made.placeOf(part, step);
    label.hidden = !shown;
    field.setAttribute("aria-label", `Minutter: ${step.title}`);
    field.placeholder = shown ? String(shown.minutes) : "";
    field.value = place < 0 ? "" : rhMeetingAddress.step(part.steps[place]).minutes;
    key(field, `length ${part.module}:${step.name}`);
    field.addEventListener("change", () => {
      const next = made.changed(part, step, { minutes: field.value.trim() });
      field.setAttribute("aria-invalid", String(!next));
      if (next) made.composeLater(made.replaced(index, next));
    });
  };

  const option = (value, text, isOff = false) => Object.assign(document.createElement("option"), { value, textContent: text, disabled: isOff });

  // In which ways a step can be run: those that do not fit say why. `now` is the one that is chosen, and `usual` the one it has else.
  const waySelect = (item, { step, shown, now, usual, name }, change) => {
    const label = one(".rh-making__way", item);
    const select = one("select", label);
    const choices = rhMeetingMethods.choices(page, step, { minutes: (shown || step).minutes, people: rhMeeting.wishes().people, now });
    const others = choices.filter(({ id }) => id !== usual || id === now);
    label.hidden = !shown || !others.length;
    if (label.hidden) return;
    select.replaceChildren(
      option("", usual && page.methods[usual] ? page.methods[usual].title : "Som planlagt"),
      ...others.map(({ id, title, why }) => option(id, why && id !== now ? `${title} (${why})` : title, Boolean(why) && id !== now))
    );
    select.value = now;
    select.setAttribute("aria-label", `Arbeidsmåte: ${name}`);
    key(select, `way ${step.id}`);
    select.addEventListener("change", () => change(select.value));
  };

  const stepItem = (part, index, step, plan) => {
    const item = clone("#rh-making-step");
    const place = made.placeOf(part, step);
    const shown = plan.steps.find(({ id }) => id === step.id);
    const text = page.texts[step.id];
    const box = one("input", item);
    one(".rh-making__step", item).textContent = text ? `${step.title}: ${text}` : step.title;
    one(".rh-making__how", item).textContent = shown ? `${shown.minutes} min${how(shown)}` : whyNot(plan, part, step);
    box.checked = place >= 0;
    key(box, `${part.module}:${step.name}`);
    box.addEventListener("change", () => made.compose(made.withStep(index, part, step.name, box.checked)));
    lengthField(item, part, index, step, shown);
    const now = place < 0 ? "" : rhMeetingAddress.step(part.steps[place]).method;
    // What has no way of its own has no screen for one.
    const way = { step, shown: place >= 0 && step.phases.length ? shown : null, now, usual: page.runs[step.id], name: step.title };
    waySelect(item, way, (method) => made.compose(made.replaced(index, made.changed(part, step, { method }))));
    [["earlier", -1], ["later", 1]].forEach(([name, by]) => {
      const button = one(`[data-do=${name}]`, item);
      button.hidden = place < 0 || !part.steps[place + by];
      button.setAttribute("aria-label", `${button.textContent}: ${step.title}`);
      key(button, `${name} ${part.module}:${step.name}`);
      button.addEventListener("click", () => made.compose(made.replaced(index, { ...part, steps: made.swapped(part.steps, place, place + by) })));
    });
    return item;
  };

  const foldOf = ({ module, kind, title }) => module || `${kind} ${title || ""}`;

  // What can be changed of a part is made when somebody opens it.
  const fold = (item, part, plan, title, fill) => {
    const details = one(".rh-making__fold", item);
    const parts = made.all();
    const isFew = part.module ? parts.filter(({ module }) => module).length <= MOST_MODULES : parts.length <= MOST_PARTS;
    let isFilled = false;
    const open = () => {
      if (!isFilled) fill();
      isFilled = true;
    };
    details.open = folds.get(foldOf(part)) ?? isFew;
    one(".rh-making__few", details).textContent = part.module ? `${plan.steps.filter(({ module }) => module === part.module).length} av ${made.stepsOf(part).length} steg` : "Endre";
    one(".rh-unseen", details).textContent = `: ${title}`;
    key(one("summary", details), `fold ${foldOf(part)}`);
    if (details.open) open();
    // Only what somebody does is remembered.
    one("summary", details).addEventListener("click", () => { folds.set(foldOf(part), !details.open); });
    details.addEventListener("toggle", () => { if (details.open) open(); });
  };

  const items = (lines) => lines.map((line) => Object.assign(document.createElement("li"), { textContent: line }));

  // --- a block ---

  // What is typed for something of one's own is understood as in an address.
  const ownFields = (item, part, index, plan) => {
    const fields = one(".rh-making__own", item);
    fields.hidden = false;
    const input = (name) => one(`[name=${name}]`, fields);
    const typed = { title: part.title || "", minutes: String(part.minutes), at: (part.at || "").replace(":", ".") };
    Object.entries(typed).forEach(([name, value]) => {
      const field = input(name);
      field.closest("label").hidden = (name === "title" && part.kind !== "own") || (name === "at" && part.kind !== "lunch");
      field.value = value;
      key(field, `${name} ${index}`);
      field.addEventListener("change", () => {
        const next = made.changedOwn(part, { title: input("title").value.trim() || part.title, minutes: Number(input("minutes").value), at: input("at").value.trim() || null });
        field.setAttribute("aria-invalid", String(!next));
        if (!next) return;
        folds.set(foldOf(next), true);
        made.composeLater(made.replaced(index, next));
      });
    });
    const shown = made.shownAs(plan, part, index);
    const way = { step: rhMeetingAsked.plainStep(index + 1, part), shown: part.kind === "own" ? shown : null, now: part.method || "", name: part.title };
    waySelect(fields, way, (method) => made.compose(made.replaced(index, made.changedOwn(part, { method }))));
    if (shown) one(".rh-making__how", fields).textContent = howInWords(shown);
  };

  // Whoever has a mouse takes a block by its head and drops it on the one whose place it is to have.
  const dragged = (item, index) => {
    const head = one(".rh-making__head", item);
    head.draggable = true;
    head.addEventListener("dragstart", ({ dataTransfer }) => { dataTransfer.setData("text/plain", String(index)); });
    item.addEventListener("dragover", (event) => {
      event.preventDefault();
      item.classList.add("rh-is-over");
    });
    ["dragleave", "drop"].forEach((name) => item.addEventListener(name, () => { item.classList.remove("rh-is-over"); }));
    item.addEventListener("drop", (event) => {
      event.preventDefault();
      const from = Number(event.dataTransfer.getData("text/plain"));
      if (Number.isInteger(from) && from !== index && from < made.all().length) made.compose(made.moved(from, index));
    });
  };

  // On paper a short meeting says what its modules are made of: one row alone would be no agenda.
  const agendaOf = (plan, part, parts) => {
    if (!part.module || parts.length > MOST_STEPPED) return [];
    return plan.steps.filter(({ module }) => module === part.module).map((step) =>
      `${rhPaperWords.timesOf(plan, step.starts, step.minutes)} ${step.title}`);
  };

  const blockItem = (part, index, plan, parts) => {
    const item = clone("#rh-making-block");
    const title = made.titleOf(part, index);
    const shown = made.shownAs(plan, part, index);
    one(".rh-making__title", item).textContent = title;
    one(".rh-making__clock", item).textContent = shown ? rhPaperWords.timesOf(plan, shown.starts, shown.minutes) : "";
    one(".rh-making__minutes", item).textContent = shown ? `${shown.minutes} min` : "ikke tid";
    [["up", -1, index === 0], ["down", 1, index + 1 === parts.length]].forEach(([name, by, isAtEnd]) => {
      const button = one(`[data-do=${name}]`, item);
      button.disabled = isAtEnd;
      button.setAttribute("aria-label", `${button.textContent}: ${title}`);
      key(button, `${name} ${part.module || index}`);
      button.addEventListener("click", () => made.compose(made.swapped(made.all(), index, index + by)));
    });
    const remove = one("[data-do=remove]", item);
    remove.setAttribute("aria-label", `Ta ut: ${title}`);
    key(remove, `remove ${index}`);
    remove.addEventListener("click", () => made.compose(made.replaced(index)));
    one(".rh-making__agenda", item).append(...items(agendaOf(plan, part, parts)));
    dragged(item, index);
    const fill = () => {
      const left = made.withoutLeftOut(part, plan);
      if (part.module) one(".rh-making__steps", item).append(...made.stepsOf(left).map((step) => stepItem(left, index, step, plan)));
      else ownFields(item, part, index, plan);
    };
    fold(item, part, plan, title, fill);
    return item;
  };

  // --- what one takes along: papers, the link, a code ---

  const paperInWords = (plan) => {
    const asked = rhPile.withCovers(plan.sheets);
    const size = plan.people === null ? "" : ` Det blir ${rhPaperWords.sizeInWords(rhPile.size(asked, false))}.`;
    return `Til utskrift: ${rhPaperWords.kindsInWords(asked)}.${size}`;
  };

  const link = (plan) => {
    const [subject, body] = [rhPaperWords.meetingInWords(plan), `${rhMakingWords.chosenInWords(plan)}\n\n${location.href}`].map(encodeURIComponent);
    one(".rh-making__mail").href = `mailto:?subject=${subject}&body=${body}`;
    one(".rh-making__copied").textContent = "";
    if (one(".rh-making__code").open) drawCode();
  };

  // A code that could not be drawn is gone: the next one is new.
  const drawCode = async () => {
    const place = one(".rh-making__drawn");
    place.replaceChildren(clone("#rh-making-code"));
    one(".rh-making__too-long").hidden = await rhQr.draw(place, location.href);
  };

  // --- all of it ---

  const focusAgain = (focused) => {
    if (!focused) return;
    const again = !shownMeeting.hidden && all("[data-key]", listed).find((element) => element.dataset.key === focused && !element.disabled && !element.hidden);
    (again || one(shownMeeting.hidden ? "#rh-making-choose" : "#rh-making-made")).focus({ preventScroll: true });
  };

  // What began as a ready meeting bears its title, here and on all its faces.
  const ownName = one("#rh-making-made").textContent;
  const nameOf = ({ ready }) => (ready && page.ready[ready] ? page.ready[ready].title : ownName);

  // Before anything is chosen there are no minutes to speak of.
  const shownInFields = (plan, hasParts) => (hasParts ? plan : { ...plan, minutes: null, start: null, end: null, least: null });

  const show = () => {
    const now = made.all();
    const plan = rhMeeting.plan();
    const focused = document.activeElement && document.activeElement.dataset.key;
    const planned = made.plannedModules(now);
    const leftOut = rhMakingWords.leftOutInWords(plan, planned);
    shownMeeting.hidden = !now.length;
    rhMakingChoose.show(now);
    if (now.length) {
      one("#rh-making-made").textContent = nameOf(rhMeeting.wishes());
      one(".rh-making__sum").textContent = rhPaperWords.meetingInWords(plan);
      one(".rh-making__subject").textContent = rhMakingWords.aboutInWords(plan);
      one(".rh-making__notices").replaceChildren(...items(rhMakingWords.notices(plan, planned, made.otherLengths(now, plan))));
      one(".rh-making__left-out").textContent = leftOut;
      listed.replaceChildren(...now.map((part, index) => blockItem(part, index, plan, now)));
      listed.dataset.print = ["large", "larger", "largest"][(now.length <= LARGE_PRINT) + (now.length <= LARGEST_PRINT)];
      one(".rh-making__paper").textContent = paperInWords(plan);
      link(plan);
    }
    // What is told calmly here is not told as a fault there.
    const told = leftOut ? plan.dropped.filter(({ module }) => !planned.includes(module)) : plan.dropped;
    rhMeetingFields.show(shownInFields({ ...plan, dropped: told }, now.length > 0));
    focusAgain(focused);
  };

  const take = (slug) => {
    made.compose(made.withModule(slug));
    shownMeeting.scrollIntoView();
    one("#rh-making-made").focus();
  };

  const tellAdded = (text) => { one(".rh-making__added").textContent = text; };

  // Something is added, and whoever does not see where it came is told.
  const add = (change) => {
    const before = made.all();
    const next = change(before);
    made.compose(next);
    const place = next.findIndex((part) => !before.includes(part));
    const shown = made.shownAs(rhMeeting.plan(), next[place], place);
    const when = shown && rhMeeting.plan().start ? `, kl. ${rhPaperWords.timesOf(rhMeeting.plan(), shown.starts, shown.minutes)}` : "";
    const last = place + 1 === next.length && rhMakingWords.isRest(next[place]) ? " Den står sist: legg til det som kommer etter." : "";
    tellAdded(`Lagt inn som del ${place + 1} av ${next.length}: ${made.titleOf(next[place], place)}${when}.${last}`);
  };

  const acts = {
    module: rhMakingChoose.open,
    break: () => add((parts) => rhMakingRests.withBreak(parts)),
    lunch: () => add((parts) => rhMakingRests.withLunch(parts, made.planned)),
    own: () => add((parts) => rhMakingRests.withOwn(parts, OWN, made.isAgreeing)),
    breaks: () => {
      const before = made.all();
      const next = rhMakingRests.withRests(before, made.planned);
      if (next.length > before.length) made.compose(next);
      tellAdded(rhMakingRests.restsInWords(before, next, made.planned(next)));
    },
    suggest: () => {
      const best = rhMakingChoose.suggested();
      if (best) take(best);
    },
    copy: () => {
      const told = one(".rh-making__copied");
      const refused = () => { told.textContent = "Kopier adressen øverst i nettleseren."; };
      if (!rhBrowser.attempt(() => navigator.clipboard.writeText(location.href).then(() => { told.textContent = "Lenka er kopiert."; }, refused))) refused();
    },
    print: () => {
      if (!rhBrowser.attempt(() => window.print())) one(".rh-making__copied").textContent = "Nettleseren skriver ikke ut herfra. Trykk Ctrl + P.";
    }
  };

  // Light and dark as in the handbook: what somebody has chosen there, else what the machine prefers.
  const chosenScheme = () => {
    let color = null;
    rhBrowser.attempt(() => { ({ color } = JSON.parse(localStorage.getItem(`${new URL(rhStorage.base, location).pathname}.__palette`))); });
    return color && { slate: "dark", default: "light" }[color.scheme];
  };

  rhBrowser.prefersDark((isDark) => { document.documentElement.dataset.scheme = chosenScheme() || (isDark ? "dark" : "light"); });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "take") take(button.closest("li").dataset.module);
    else if (acts[button.dataset.do]) acts[button.dataset.do]();
  });
  one(".rh-making__code").addEventListener("toggle", ({ target }) => { if (target.open) drawCode(); });
  ["#rh-making-made", "#rh-making-choose"].forEach((heading) => { one(heading).tabIndex = -1; });
  one(".rh-making__search input").addEventListener("keydown", ({ key: pressed }) => { if (pressed === "Enter") acts.suggest(); });
  // What lies in a folder has an address that is nothing to anybody else.
  all(".rh-making__mail, .rh-making__code").forEach((element) => { element.hidden = location.protocol === "file:"; });
  all("[data-do=take], .rh-making__change").forEach((element) => { element.hidden = false; });
  // An address that names a ready meeting and nothing else opens it.
  const ready = !rhMeeting.parts() && one(`.rh-making__change[data-ready="${CSS.escape(rhMeeting.wishes().ready || "")}"]`);
  if (ready) {
    const wishes = Object.entries(rhMeeting.wishes()).filter(([, value]) => value !== null);
    rhMeeting.open(ready.search);
    rhMeeting.wish(Object.fromEntries(wishes));
  }
  // Steps that nobody has named may be others when the minutes are: here they are said.
  if (made.all().length && JSON.stringify(made.all()) !== JSON.stringify(rhMeeting.parts())) rhMeeting.compose(made.all(), true);
  rhMeeting.onChange(show);
  show();
})();
