// What a meeting that is being made consists of, as rows: its parts, and the steps of each. A row is made once and told anew whatever has changed,
// so that a change is seen at once on a slow telephone too, and nobody loses the place where they are.
const rhMakingRows = (() => {
  "use strict";

  // Where there are more modules, or more parts of any kind, they are folded: what is on a telephone's screen is the meeting, not its steps.
  const MOST_MODULES = 2;
  const MOST_PARTS = 5;
  const MOST_STEPPED = 3;

  const { page } = rhMeeting;
  const made = rhMakingParts;
  const one = (selector, inside = document) => inside.querySelector(selector);
  // Which parts somebody has opened or closed: modules by their marks, others by themselves.
  const folds = new Map();
  // What was put in last: a module by its slug, and another part.
  const newest = { module: null, other: null };
  // How whoever changes something is told what came of it.
  let tellStatus = null;

  const clone = (id) => one(id).content.firstElementChild.cloneNode(true);

  // What is as it was is let be: a browser that is told the same again lays it out again.
  const set = (element, name, value) => { if (element[name] !== value) element[name] = value; };

  // So that whoever presses a button again and again need not look for it.
  const key = (element, name) => set(element.dataset, "key", name);

  const setText = (element, text) => set(element, "textContent", text);

  const setName = (element, name) => { if (element.getAttribute("aria-label") !== name) element.setAttribute("aria-label", name); };

  // The rows that there are now, in their order; those that stay where they are are not touched.
  const place = (list, rows) => {
    const now = new Set(rows);
    [...list.children].filter((item) => !now.has(item)).forEach((item) => item.remove());
    rows.forEach((row, index) => {
      const there = list.children[index];
      if (there === row) return;
      // One that goes down past others goes alone: what it passes stays.
      if (there && there.nextElementSibling === row) put(list, there, list.children[rows.indexOf(there) + 1]);
      else put(list, row, there);
    });
  };

  // A row that moves keeps the focus that is in it, where a browser can do that.
  const put = (list, row, before = null) => {
    if (row.parentNode === list && list.moveBefore) list.moveBefore(row, before);
    else list.insertBefore(row, before);
  };

  // --- in words ---

  const roundInWords = ({ who, minutes, groups }) => {
    const sits = groups ? `, ${rhMeetingWords.groupsInWords(groups, who === "pairs")}` : "";
    return `${page.who[who]} ${minutes} min${sits}`;
  };

  const roundOf = (textContent) => Object.assign(document.createElement("span"), { className: "rh-making__round", textContent });

  // How a step is worked, each phase with its picture of those who work; where there are as many as before, only their words are others.
  const setHow = (element, before, { phases } = { phases: [] }) => {
    const words = phases.map(roundInWords).map((round, index) => (index + 1 < phases.length ? `${round} +` : round));
    if (element.textContent === before + words.join(" ")) return;
    if (!phases.length || element.children.length !== phases.length) {
      const rounds = words.map(roundOf);
      element.replaceChildren(before, ...rounds.flatMap((round, index) => [index ? " " : "", round]));
    }
    set(element.firstChild, "data", before);
    phases.forEach(({ who }, index) => {
      const round = element.children[index];
      setText(round, words[index]);
      set(round.dataset, "works", who);
    });
  };

  // Why a step is not in the plan: for want of time, or since it comes once; nothing where nobody has wanted it.
  const whyNot = ({ dropped }, { module }, { title }) => (dropped.find((gone) => gone.module === module && gone.title === title) || {}).why;

  // --- in which way ---

  const option = ({ value, text, isOff }) => Object.assign(document.createElement("option"), { value, textContent: text, disabled: isOff });

  // In which ways a step can be run: those that do not fit say why. `now` is the one that is chosen, and `usual` the one it has else.
  const optionsOf = ({ step, shown, now, usual }) => {
    const choices = rhMeetingMethods.choices(page, step, { minutes: (shown || step).minutes, people: rhMeeting.wishes().people, now });
    const others = choices.filter(({ id }) => id !== usual || id === now);
    return shown && others.length ? [
      { value: "", text: usual && page.methods[usual] ? page.methods[usual].title : "Som planlagt", isOff: false },
      ...others.map(({ id, title, why }) => ({ value: id, text: why && id !== now ? `${title} (${why})` : title, isOff: Boolean(why) && id !== now }))
    ] : [];
  };

  // What the choices come of: with the same there are the same ones.
  const causesOf = ({ step, shown, now, usual }) => JSON.stringify([step.id, step.kind, (shown || step).minutes, Boolean(shown), rhMeeting.wishes().people, now, usual]);

  // What can be chosen nobody sees before they open it: it is made when the change that it comes of has been painted.
  const waySelect = (label, change) => {
    const select = one("select", label);
    let told = "";
    let way = null;
    const tell = () => {
      const causes = causesOf(way);
      if (causes !== told) {
        const options = optionsOf(way);
        set(label, "hidden", !options.length);
        select.replaceChildren(...options.map(option));
      }
      told = causes;
      if (!label.hidden) set(select, "value", way.now);
    };
    select.addEventListener("change", () => change(select.value));
    return (next) => {
      way = next;
      setName(select, `Arbeidsmåte: ${way.name}`);
      key(select, `way ${way.step.id}`);
      if (causesOf(way) === told) set(select, "value", way.now);
      else rhPainted.after(tell);
    };
  };

  // --- with a mouse ---

  // What is taken by its `handle` says what it is, and what it is dropped on is told that.
  const dragged = (item, handle, what, onDrop) => {
    handle.draggable = true;
    handle.addEventListener("dragstart", ({ dataTransfer }) => { dataTransfer.setData("text/plain", what()); });
    item.addEventListener("dragover", (event) => {
      event.preventDefault();
      item.classList.add("rh-is-over");
    });
    ["dragleave", "drop"].forEach((name) => item.addEventListener(name, () => { item.classList.remove("rh-is-over"); }));
    item.addEventListener("drop", (event) => {
      event.preventDefault();
      onDrop(event.dataTransfer.getData("text/plain"), event);
    });
  };

  // --- a step ---

  // One that has left its part is in the one beside it.
  const stepMoved = ({ title }, { steps }, at) =>
    (steps[at] ? `Flyttet til steg ${at + 1} av ${steps.length}: ${title}.` : `Flyttet til ${at < 0 ? "delen før" : "delen etter"}: ${title}.`);

  const STEP = "steg ";

  // A step is dropped on another one of its part, whose place it is to have.
  const draggedStep = (item, now) => dragged(item, one("label", item), () => `${STEP}${now().mark} ${now().at}`, (text, event) => {
    const { part, index, mark, at } = now();
    if (!text.startsWith(STEP)) return;
    event.stopPropagation();
    const from = Number(text.slice(`${STEP}${mark} `.length));
    if (text !== `${STEP}${mark} ${from}` || at < 0 || from === at || !part.steps[from]) return;
    const name = rhMeetingAddress.step(part.steps[from]);
    made.compose(made.replaced(index, { ...part, steps: made.put(part.steps, from, at) }));
    tellStatus(stepMoved(made.stepNamed(part, name), part, at));
  });

  const ODD = {
    length: `Skriv et helt tall ${rhTyped.span("step")}, eller la feltet stå tomt.`, minutes: `Skriv et helt tall ${rhTyped.span("part")}.`, at: "Skriv et klokkeslett, for eksempel 11.30."
  };

  // How often another meeting has come by the browser's way back: what was wrong in the one before is gone.
  let visit = 0;

  // What came of a field is said beside it, and to whoever does not see it; what is wrong stays, whatever else changes, until somebody mends it.
  const sayer = (beside) => {
    const wrong = new Map();
    let since = 0;
    const isWrong = (field) => since === visit && wrong.has(field);
    const marked = (field, text) => {
      since = visit;
      if (text) wrong.set(field, text);
      else wrong.delete(field);
      rhMarked(field, text !== "", beside);
      setText(beside, [...wrong.values()].join(" "));
    };
    return {
      isWrong, marked,
      said: (text, fields) => {
        wrong.clear();
        fields.forEach((field) => rhMarked(field, false, beside));
        setText(beside, text);
      },
      told: (field, text) => {
        marked(field, text);
        tellStatus(text);
      }
    };
  };

  // The field that somebody is writing in: what it holds is let be until they leave it.
  let written = null;
  // What the meeting was made of when they came to it.
  let untouched = null;

  const fill = (field, value) => { if (field !== written) set(field, "value", value); };

  // What is being written is of a meeting that is not here any more.
  const stopWriting = () => {
    written = null;
    untouched = null;
    rhPainted.resting(null);
  };

  // A finger that presses twice has pressed once: what comes to where it is was not meant.
  const TWICE = 500;

  let tookOutAt = -TWICE;

  const startAnew = () => {
    stopWriting();
    tookOutAt = -TWICE;
    visit += 1;
  };

  // What is typed in a field changes the meeting when whoever types is at rest, and what came of it is said when they leave it. `read` gives the parts
  // that the meeting is to have, or what is wrong with what stands there; `told` says that, and `done` what came of the change.
  const typedIn = (field, { read, told, done }) => {
    // What is wrong leaves the meeting that was there when they came, and not what half of it could have been.
    const take = () => {
      const { parts, wrong } = read();
      if (!wrong) made.compose(parts, field);
      else if (rhMeeting.parts() !== untouched) rhMeeting.compose(untouched, { field });
    };
    const leave = () => {
      const isWrong = Boolean(read().wrong);
      if (isWrong && untouched) take();
      stopWriting();
      const { parts, wrong } = read();
      told(field, wrong || "");
      if (isWrong) rhMeeting.finish();
      else {
        rhPainted.leaving(() => {
          made.compose(parts, field);
          rhMeeting.finish();
          done();
        });
      }
    };
    field.addEventListener("input", () => {
      if (written !== field) untouched = rhMeeting.parts();
      written = field;
      rhPainted.resting(take);
    });
    field.addEventListener("change", leave);
    // What is again as it was when they came is no change to a browser.
    field.addEventListener("blur", () => { if (field === written) leave(); });
  };

  // How long a step is to be; nothing where it may be as long as it becomes. It says how long the step has become.
  const lengthField = (label, now) => {
    const field = one("input", label);
    const { said, told, isWrong } = sayer(one(".rh-making__said", label.parentNode));
    const read = () => {
      const { part, index, step } = now();
      const next = made.changed(part, step, { minutes: field.value.trim() });
      return next ? { parts: made.replaced(index, next) } : { wrong: ODD.length };
    };
    typedIn(field, { read, told, done: () => tellStatus(made.lengthInWords(now().step.id)) });
    return ({ part, step, shown, at, mark }) => {
      set(label, "hidden", !shown && field !== written);
      setName(field, `Minutter: ${step.title}`);
      set(field, "placeholder", shown ? String(shown.minutes) : "");
      if (!isWrong(field)) {
        fill(field, shown && at >= 0 && rhMeetingAddress.step(part.steps[at]).minutes ? String(shown.minutes) : "");
        said(field.value && field !== written ? made.lengthInWords(step.id) : "", [field]);
      }
      key(field, `length ${mark}:${step.name}`);
    };
  };

  // Whoever takes out a part is at the one that comes there, where one more press takes out nothing. Before that they are nowhere: a browser that has to look
  // for a place for them as the row goes lays out the page once more. `isByKeys` is whoever sees where they are by that place alone.
  const takeOut = (list, { index, title }, parts, isByKeys) => {
    if (!isByKeys && performance.now() - tookOutAt < TWICE) return;
    tookOutAt = performance.now();
    if (parts.length) document.activeElement.blur();
    made.compose(parts);
    const count = made.all().length;
    const next = count ? one("summary", list.children[Math.min(index, count - 1)]) : document.activeElement;
    if (count) next.focus({ preventScroll: true });
    if (isByKeys || !count) next.scrollIntoView({ block: "nearest" });
    tellStatus(`Tatt ut: ${title}.`);
  };

  // What is pressed stays under the finger, also where it goes elsewhere: a second press does the same once more, and not what has come there.
  const heldInPlace = (button, change) => {
    const { top } = button.getBoundingClientRect();
    change();
    if (button.checkVisibility()) scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
  };

  // What is changed of a step now and then: how it is held, and where it comes. It is made when somebody opens it, or moves the step by keys: with all of it on
  // each row a meeting would be many screens long on a telephone.
  const waysOf = (item, now) => {
    const opener = one("[data-do=change]", item);
    const moves = [["earlier", -1], ["later", 1]].map(([name, by]) => ({ name, by, get button() { return one(`[data-do=${name}]`, ways()); } }));
    let element = null;
    let tellWay = null;
    const way = () => {
      const { step, shown, part, at } = now();
      // What has no way of its own has no screen for one.
      return { step, shown: at >= 0 && step.phases.length ? shown : null, now: at < 0 ? "" : rhMeetingAddress.step(part.steps[at]).method, usual: page.runs[step.id], name: step.title };
    };
    const isTurnable = ({ part, parts, index, at }, by) => Boolean(part.steps[at + by]) || made.beside(parts, index, by) >= 0;
    const tell = () => {
      const { isIn, mark, step } = now();
      tellWay(way());
      moves.forEach(({ name, by, button }) => {
        set(button, "hidden", !isIn || !isTurnable(now(), by));
        setName(button, `${button.textContent}: ${step.title}`);
        key(button, `${name} ${mark}:${step.name}`);
      });
    };
    const ways = () => {
      if (element) return element;
      element = clone("#rh-making-ways");
      element.hidden = true;
      opener.after(element);
      tellWay = waySelect(one(".rh-making__way", element), (method) => made.compose(made.replaced(now().index, made.changed(now().part, now().step, { method }))));
      moves.forEach(({ by, button }) => {
        const next = made.onPress(button, () => made.turned(now().index, now().part, now().at, by));
        button.addEventListener("click", () => {
          if (button.hidden) return;
          const { step, part, at } = now();
          heldInPlace(button, () => {
            made.compose(next());
            tellStatus(stepMoved(step, part, at + by));
          });
        });
      });
      tell();
      return element;
    };
    opener.addEventListener("click", () => {
      set(ways(), "hidden", !ways().hidden);
      opener.setAttribute("aria-expanded", String(!ways().hidden));
    });
    rhArrowKeys(item, moves);
    return (state) => {
      const { isIn, mark, step } = state;
      set(opener, "hidden", !isIn || !(moves.some(({ by }) => isTurnable(state, by)) || optionsOf(way()).length));
      setName(opener, `Endre: ${step.title}`);
      key(opener, `change ${mark}:${step.name}`);
      if (element) tell();
    };
  };

  const stepRow = () => {
    const item = clone("#rh-making-step");
    let state = null;
    const [box, label, said, how] = ["input", "label", ".rh-making__step", ".rh-making__how"].map((where) => one(where, item));
    box.addEventListener("change", () => {
      const { index, part, step } = state;
      const parts = made.withStep(index, part, step.name, box.checked);
      // A part without steps is none.
      if (parts.length < made.all().length) takeOut(item.closest(".rh-making__blocks"), state, parts, true);
      else made.compose(parts);
    });
    const tellLength = lengthField(one(".rh-making__length", item), () => state);
    const tellWays = waysOf(item, () => state);
    draggedStep(item, () => state);
    const tell = (next) => {
      const { part, step, shown, why, mark } = next;
      const at = made.placeOf(part, step);
      const text = page.texts[step.id];
      // What comes once in a meeting, and in another part of it, cannot be here too.
      const isElsewhere = why === "once";
      const isIn = at >= 0 && !isElsewhere;
      state = { ...next, at, isIn };
      setText(said, text ? `${step.title}: ${text}` : step.title);
      if (shown) setHow(how, `${shown.minutes} min${shown.phases.length ? ": " : ""}`, shown);
      else setHow(how, isElsewhere ? rhMakingWords.onceInWords(step, next.plan) : "");
      set(box, "checked", isIn);
      set(box, "disabled", isElsewhere);
      set(label, "draggable", isIn);
      key(box, `${mark}:${step.name}`);
      tellLength(state);
      tellWays(state);
    };
    return { item, tell };
  };

  // --- something of one's own, or a rest ---

  // What is wrong in the fields of a part, `{value, text}` by the name of its field: it goes where the part goes.
  const mistyped = new WeakMap();

  const mistypedIn = (part) => {
    if (!mistyped.has(part)) mistyped.set(part, new Map());
    return mistyped.get(part);
  };

  // A part with a change; nothing where no address can say so.
  const remade = (part, change) => {
    const next = made.changedOwn(part, change);
    if (next) mistyped.set(next, mistypedIn(part));
    return next;
  };

  // What is typed is understood as in an address.
  const ownFields = (fields, now) => {
    const names = ["title", "minutes", "at"];
    const input = (name) => one(`[name=${name}]`, fields);
    const { said, told, marked, isWrong } = sayer(one(".rh-making__said", fields));
    // The part whose fields these are, as it was and as somebody makes it here.
    let own = new Set();
    const understood = { title: (text) => text, minutes: Number, at: (text) => text || null };
    // Each by itself: what is wrong in one of them is no matter to the others.
    const read = ({ name, value }) => {
      const { part, index } = now();
      if (name === "title" && !value.trim()) return { wrong: `Skriv hva det er. Det heter fortsatt «${part.title}».` };
      const next = remade(part, { [name]: understood[name](value.trim()) });
      if (!next) return { wrong: ODD[name] };
      folds.set(next, true);
      own.add(next);
      return { parts: made.replaced(index, next) };
    };
    const done = () => tellStatus(made.lengthInWords(made.idOf(now().index)));
    const tell = (field, text) => {
      const wrong = mistypedIn(now().part);
      if (text) wrong.set(field.name, { value: field.value, text });
      else wrong.delete(field.name);
      told(field, text);
    };
    names.map(input).forEach((field) => typedIn(field, { read: () => read(field), told: tell, done }));
    const tellWay = waySelect(one(".rh-making__way", fields), (method) => made.compose(made.replaced(now().index, remade(now().part, { method }))));
    return ({ part, index, name: called, shown }) => {
      const typed = { title: part.title || "", minutes: String(part.minutes), at: (part.at || "").replace(":", ".") };
      if (!own.has(part)) {
        own = new Set([part]);
        said("", names.map(input));
        mistypedIn(part).forEach(({ value, text }, name) => {
          set(input(name), "value", value);
          marked(input(name), text);
        });
      }
      set(fields, "hidden", false);
      names.forEach((name) => {
        const field = input(name);
        set(field.closest("label"), "hidden", (name === "title" && part.kind !== "own") || (name === "at" && part.kind !== "lunch"));
        if (!isWrong(field)) fill(field, typed[name]);
        key(field, `${name} ${index}`);
      });
      tellWay({ step: rhMeetingAsked.plainStep(index + 1, part), shown: part.kind === "own" ? shown : null, now: part.method || "", name: called });
      setHow(one(".rh-making__how", fields), "", shown || undefined);
      if (!names.map(input).some(isWrong)) said(part.kind === "own" && !names.map(input).includes(written) ? made.lengthInWords(made.idOf(index)) : "", names.map(input));
    };
  };

  // What is read from an address anew is what was there, as long as it bears the same name.
  const keepFolds = (before, parts) => {
    const gone = before.filter((part) => !part.module && !parts.includes(part));
    parts.filter((part) => !part.module && !before.includes(part)).forEach((part) => {
      const at = gone.findIndex(({ kind, title }) => kind === part.kind && title === part.title);
      if (at < 0) return;
      const [was] = gone.splice(at, 1);
      if (folds.has(was)) folds.set(part, folds.get(was));
      if (was === newest.other) newest.other = part;
    });
  };

  // --- what can be changed of a part ---

  const outInWords = (steps) => `${rhPaperWords.counted(steps.length, "steg", "steg")} er det ikke tid til`;

  // The rows of steps, by their modules and names, each with the mark of the part that it is in.
  const stepRows = new Map();

  // A step that goes to another part of its module takes its row along, from where it is not any more.
  const stepRowOf = ({ mark, part, parts, step }) => {
    const name = `${part.module}:${step.name}`;
    if (!stepRows.has(name)) stepRows.set(name, []);
    const rows = stepRows.get(name);
    const found = rows.find((row) => row.mark === mark) || rows.find((row) => !made.marksWith(parts, part.module, step).includes(row.mark));
    if (found) return Object.assign(found, { mark });
    rows.push({ mark, ...stepRow() });
    return rows[rows.length - 1];
  };

  const toldRow = (state) => {
    const { item, tell } = stepRowOf(state);
    tell(state);
    return item;
  };

  // The steps of a module: those that there is no time for are folded, each with its box.
  const stepsOf = (item) => {
    const [out, list, others] = [".rh-making__out", ".rh-making__steps", ".rh-making__out .rh-making__steps"].map((where) => one(where, item));
    let gone = [];
    const tellGone = () => { if (out.open) place(others, gone.map(toldRow)); };
    out.addEventListener("toggle", tellGone);
    return (state) => {
      const { part, index, parts, plan, asPlanned } = state;
      const left = made.asShown(part, parts, plan, asPlanned);
      // What somebody writes in stays where it is.
      const isWritten = ({ name }) => written !== null && written.dataset.key === `length ${state.mark}:${name}`;
      const steps = made.stepsOf(left, index, parts).map((step) => {
        const shown = plan.steps.find(({ id }) => id === step.id);
        return { ...state, part: left, step, shown, why: shown || isWritten(step) ? undefined : whyNot(plan, part, step) };
      });
      gone = steps.filter(({ why }) => why === "time");
      const focused = document.activeElement && others.contains(document.activeElement);
      set(out, "hidden", !gone.length);
      setText(one("summary", out), gone.length ? outInWords(gone) : "");
      key(one("summary", out), `out ${state.mark}`);
      // Whoever has just ticked what there is no time for is still there.
      if (gone.some(({ step }) => `${state.mark}:${step.name}` === (document.activeElement || { dataset: {} }).dataset.key) || focused) out.open = true;
      place(list, steps.filter(({ why }) => why !== "time").map(toldRow));
      if (!out.open) others.replaceChildren();
      tellGone();
    };
  };

  const keyOf = ({ part, mark }) => mark || part;

  // Whether each part was seen open last, by the same keys as what somebody has done.
  const seenOpen = new Map();

  // As somebody has left it, a part that goes on as the one that it is of; else what is new is open, and all where there are few. What was folded stays so:
  // whoever takes out one part has not asked to see what is in the others.
  const isOpened = ({ part, parts, mark }) => {
    const wasFolded = seenOpen.get(keyOf({ part, mark })) === false;
    const count = part.module ? new Set(parts.map(({ module }) => module).filter(Boolean)).size : parts.length;
    const isFew = count <= (part.module ? MOST_MODULES : MOST_PARTS);
    const isNewest = part.module ? part.module === newest.module : part === newest.other;
    return folds.get(keyOf({ part, mark })) ?? folds.get(part.module) ?? (isNewest || (isFew && !wasFolded));
  };

  // What can be changed is made when somebody opens it.
  const fold = (item, now) => {
    const details = one(".rh-making__fold", item);
    const [summary, few, unseen] = ["summary", ".rh-making__few", ".rh-making__fold > summary .rh-unseen"].map((where) => one(where, item));
    let fillIn = null;
    let isTold = false;
    let told = null;
    const open = () => {
      const state = now();
      fillIn ??= state.part.module ? stepsOf(item) : ownFields(one(".rh-making__own", item), now);
      if (!isTold) fillIn(state);
      isTold = true;
    };
    // Only what somebody does is remembered, also where they open it by searching the page; whoever changes what is in it has use for it.
    const remember = () => {
      if (!told || details.open === told.isOpen) return;
      told.isOpen = details.open;
      folds.set(told.key, details.open);
    };
    details.addEventListener("change", () => folds.set(told.key, true), true);
    details.addEventListener("click", ({ target }) => { if (target.closest("[data-do=change]")) folds.set(told.key, true); });
    details.addEventListener("toggle", () => {
      remember();
      if (details.open) open();
    });
    return (state) => {
      const { part, index, parts, plan, name, mark } = state;
      remember();
      isTold = false;
      told = { key: keyOf(state), isOpen: isOpened(state) };
      seenOpen.set(told.key, told.isOpen);
      set(details, "open", told.isOpen);
      setText(few, part.module ? `${made.stepsIn(plan, part, parts).length} av ${made.stepsOf(part, index, parts).length} steg` : "Endre");
      setText(unseen, ` – ${name}`);
      key(summary, `fold ${mark || index}`);
      if (details.open) open();
    };
  };

  // --- a part ---

  // Where a part has come. What nothing divides any more has become one part.
  const moved = (from, next) => {
    const before = made.all();
    const title = made.titleOf(before[from], from, before);
    const part = before[from];
    if (next === before) return -1;
    made.compose(next);
    const at = next.indexOf(part);
    const isWhole = made.all().length === next.length;
    tellStatus(isWhole ? `Flyttet til del ${at + 1} av ${next.length}: ${title}.` : `Flyttet: ${title}.`);
    return isWhole ? at : made.all().indexOf(part);
  };

  // Whoever moves a part again and again is still at it, also where it bears no name of its own.
  const moveBy = (list, index, by, next) => {
    const at = moved(index, next);
    const item = at < 0 ? null : list.children[at];
    if (!item || item.contains(document.activeElement)) return;
    const button = [by, -by].map((way) => one(`[data-do=${WAYS[way]}]`, item)).find(({ disabled }) => !disabled);
    (button || one("summary", item)).focus({ preventScroll: true });
  };

  const WAYS = { "-1": "up", 1: "down" };

  // Whoever has a mouse takes a block by its head and drops it on the one whose place it is to have.
  const draggedBlock = (item, now) => {
    dragged(item, one(".rh-making__head", item), () => String(now().index), (text) => {
      const from = Number(text);
      const { index, parts } = now();
      if (Number.isInteger(from) && from !== index && parts[from]) moved(from, rhMakingMoves.to(made.all(), from, index));
    });
  };

  // On paper a short meeting says what its modules are made of: one row alone would be no agenda.
  const agendaOf = ({ plan, part, parts }) => {
    if (!part.module || parts.length > MOST_STEPPED) return [];
    return made.stepsIn(plan, part, parts).map((step) => `${rhPaperWords.timesOf(plan, step.starts, step.minutes)} ${step.title}`);
  };

  const lines = (list, texts) => {
    while (list.children.length < texts.length) list.append(document.createElement("li"));
    while (list.children.length > texts.length) list.lastElementChild.remove();
    texts.forEach((text, index) => setText(list.children[index], text));
  };

  const blockRow = () => {
    const item = clone("#rh-making-block");
    let state = null;
    const now = () => state;
    const moves = [["up", -1], ["down", 1]].map(([name, by]) => {
      const button = one(`[data-do=${name}]`, item);
      const next = made.onPress(button, () => rhMakingMoves.by(made.all(), state.index, by));
      button.addEventListener("click", () => { if (!button.disabled) heldInPlace(button, () => moveBy(item.parentNode, state.index, by, next())); });
      return { name, by, button };
    });
    rhArrowKeys(item, moves);
    const remove = one("[data-do=remove]", item);
    const [heading, clock, minutes, agenda] = ["title", "clock", "minutes", "agenda"].map((name) => one(`.rh-making__${name}`, item));
    const without = made.onPress(remove, () => made.replaced(state.index));
    remove.addEventListener("click", ({ detail }) => takeOut(item.parentNode, state, without(), !detail));
    draggedBlock(item, now);
    // Only paper has it.
    const tellAgenda = () => lines(agenda, agendaOf(state));
    const tellFold = fold(item, now);
    const tell = (next) => {
      const { part, index, parts, plan, title, name: called, mark } = next;
      const shown = made.shownAs(plan, part, index, parts);
      state = { ...next, shown };
      setText(heading, title);
      setText(clock, shown ? rhPaperWords.timesOf(plan, shown.starts, shown.minutes) : "");
      setText(minutes, shown ? `${shown.minutes} min` : "ikke tid");
      item.classList.toggle("rh-is-left-out", !shown);
      moves.forEach(({ name, by, button }) => {
        set(button, "disabled", rhMakingMoves.by(parts, index, by) === parts);
        setName(button, `${button.textContent}: ${called}`);
        key(button, `${name} ${mark || index}`);
      });
      setName(remove, `Ta ut: ${called}`);
      key(remove, `remove ${mark || index}`);
      rhPainted.after(tellAgenda);
      tellFold(state);
    };
    return { item, tell };
  };

  // By their names, each made when it is needed first.
  const rows = new Map();
  // One for what is no module, made while nobody presses anything.
  let spare = null;

  const row = (name, state) => {
    if (!rows.has(name)) {
      rows.set(name, (!state.mark && spare) || blockRow());
      if (!state.mark) spare = null;
    }
    rows.get(name).tell(state);
    return rows.get(name).item;
  };

  let shown = [];

  const prepare = (part) => {
    if (spare) return;
    spare = blockRow();
    folds.set(part, true);
    spare.tell({ part, index: shown.length, parts: [...shown, part], plan: rhMeeting.plan(), asPlanned: [], mark: "", title: part.title, name: part.title });
    folds.delete(part);
  };

  // What a part is called where its buttons are read one by one: of several with one title, each says which it is.
  const nameIn = (titles, index) => (titles.filter((title) => title === titles[index]).length > 1 ? `${titles[index]}, del ${index + 1}` : titles[index]);

  // All parts of a meeting, in a list; `asPlanned` are the modules of which nobody has chosen the steps.
  const show = (list, parts, plan, asPlanned) => {
    keepFolds(shown, parts);
    shown = parts;
    const titles = parts.map(made.titleOf);
    place(list, parts.map((part, index) => {
      const mark = part.module ? made.markOf(parts, index) : "";
      return row(mark || `${part.kind} ${index}`, { part, index, parts, plan, asPlanned, mark, title: titles[index], name: nameIn(titles, index) });
    }));
  };

  // What is put in now: a part, or a module by its slug.
  const putIn = (part) => { newest[part.kind ? "other" : "module"] = part; };

  const onTold = (tell) => { tellStatus = tell; };

  return { show, prepare, putIn, startAnew, heldInPlace, lines, clone, setText, onTold };
})();
