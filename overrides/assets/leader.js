// The leader's window: notes, what comes next and the clock, in step with the projected page. meeting.js stands before
// it in the same file. Without this script all the notes stand one after the other.
(() => {
  "use strict";

  // How often the screen is asked whether it is there, and how long it may take to answer, in milliseconds.
  const ASK_EVERY = 1000;
  const PATIENCE = 6000;
  // The notes need the room, also where a reader has set letters and lines apart: so much of the window is the panel's.
  const FIFTH = 0.2;

  const meeting = rhMeeting;
  const browser = rhBrowser;
  const panel = document.querySelector(".rh-leader__now");
  const resume = document.getElementById("rh-resume");
  const late = document.getElementById("rh-late");
  const stop = document.getElementById("rh-stop");
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const part = (name) => document.querySelector(`.rh-leader__${name}`);
  const button = (name) => panel.querySelector(`[data-do=${name}]`);
  let seen = null;
  let offered = [];
  let roomOfPanel = 0;
  let leftBefore = null;
  // What the screen has said of itself, and when; from then on it is waited for.
  let screen = null;
  let answered = Date.now() - PATIENCE + ASK_EVERY / 2;

  const comingStep = ({ step, screen: { number, of } }, isSame) => (isSame ? `${step.title}, fortsetter (${number} av ${of})` : step.title);

  const comingPhase = ({ phase }, isSame) => isSame && phase && `${meeting.page.who[phase.who]}, ${phase.title}`;

  // What a press on the remote does next. `title` is what the next screen or phase is called.
  const nextInWords = (move, title, point) => ({
    uncover: "Neste trykk viser skjermen igjen.", clock: "Neste trykk starter klokka.", point: `Neste trykk viser punkt ${point.number} av ${point.of}.`,
    phase: `Neste trykk: ${title}`, screen: `Neste trykk: ${title}`, end: "Dette er siste skjerm."
  })[move];

  // No two presses after each other say the same: the screen may be out of sight, and then nothing else tells that it went on.
  const next = () => {
    const coming = meeting.following();
    const isSame = coming && coming.step.id === meeting.screen().step && !meeting.screen().cover;
    const title = coming ? comingPhase(coming, isSame) || comingStep(coming, isSame) : "";
    return nextInWords(meeting.nextMove(), title, meeting.comingPoint());
  };

  const toggleName = (clock) => {
    if (clock && clock.runs) return "Pause";
    return clock && clock.started ? "Fortsett" : "Start";
  };

  const list = (place, tag, lines) => {
    const shown = [...place.children].map((item) => item.textContent);
    if (JSON.stringify(shown) === JSON.stringify(lines)) return;
    place.replaceChildren(...lines.map((line) => {
      const item = document.createElement(tag);
      item.textContent = line;
      return item;
    }));
    place.hidden = !lines.length;
  };

  // --- what the browser gives neither this window nor the screen ---

  const isWanted = () => (screen ? screen.sound !== "off" : meeting.setting("sound"));

  const isUnheard = () => isWanted() && !(screen && screen.sound === "heard") && !browser.isHeard();

  // Whether an answer may still come to what the screen was asked.
  const isAsking = () => Date.now() - answered <= PATIENCE;

  const notices = () => {
    const lines = meeting.notices();
    if (!isAsking()) {
      lines.push("Ingen skjerm svarer. Åpne skjermen herfra, eller bla i hvert vindu for seg.");
    }
    if (isUnheard()) lines.push(`Trykk én gang ${screen ? "på skjermen" : "her"} for å få lyd.`);
    const { cover } = meeting.state();
    if (cover === "blank") lines.push("Skjermen er svart. Neste trykk viser den igjen.");
    if (cover === "stop") lines.push("Stoppkortet står på skjermen. Neste trykk tar det bort.");
    if (screen && screen.dark) lines.push("Skjermen kan bli mørk av seg selv. Slå av strømsparing på maskinen.");
    return lines;
  };

  // Where the screen cannot be heard this window is, if somebody has touched it.
  const ring = (clock) => {
    const left = clock && clock.runs ? clock.left : null;
    const isPast = leftBefore > 0 && left !== null && left <= 0;
    if (isPast && isWanted() && !(screen && screen.sound === "heard")) browser.playTone();
    leftBefore = left;
  };

  // Checked, since anything may arrive.
  const hear = (message) => {
    if (message.screen === null) {
      screen = null;
      answered = 0;
    } else if (typeof message.screen === "object") {
      screen = { sound: message.screen.sound, dark: message.screen.dark === true };
      answered = Date.now();
    }
    tick();
  };

  // --- what is shown ---

  // How much of the panel is scrolled out of sight: all but those of its last rows that have room, and never what one presses.
  const outOfSight = () => {
    const { top, bottom } = panel.getBoundingClientRect();
    const least = bottom - FIFTH * window.innerHeight;
    const rows = ["said", "press", "late", "buttons"].map((row) => part(row).getBoundingClientRect()).filter(({ height }) => height).map((row) => row.top);
    const kept = rows.filter((begins) => begins >= least);
    return top >= least ? 0 : Math.min(...kept, rows[rows.length - 1]) - top;
  };

  // What the panel says takes more or less room: the notes that stood below it still do.
  const keepInSight = () => {
    const out = outOfSight();
    const room = panel.offsetHeight - out;
    const here = document.querySelector("[aria-current=step]");
    panel.style.top = `${-out}px`;
    if (here && room !== roomOfPanel && Math.abs(here.getBoundingClientRect().top - roomOfPanel) < 24) scrollTo(here);
    roomOfPanel = room;
  };

  const tick = () => {
    const clock = meeting.clock();
    const behind = meeting.late();
    part("time").textContent = clock ? meeting.digits(clock.left) : "";
    part("words").textContent = clock ? meeting.phaseInWords(clock) : "";
    // How late it is stands where the next press does, and when it was to end where there is more room.
    const [howLate, end = ""] = behind === null ? [""] : meeting.lateInSentences();
    part("late").textContent = howLate;
    part("end").textContent = end;
    button("late").hidden = !(behind > 0) && !meeting.state().cuts.length;
    part("next").textContent = next();
    button("toggle").textContent = toggleName(clock);
    list(part("notices"), "p", notices());
    if (screen || !isAsking()) part("notices").removeAttribute("data-unasked");
    keepInSight();
    ring(clock);
  };

  // --- each step as it is in this meeting ---

  const fill = (place, text) => {
    if (place) place.textContent = text;
  };

  const fillPhase = (place, phase) => {
    const groups = phase.groups && meeting.groupsInWords(phase.groups, phase.who === "pairs");
    const each = phase.seconds_each === null ? null : meeting.eachInWords(phase.seconds_each);
    fill(place.querySelector(".rh-leader__minutes"), String(phase.minutes));
    fill(place.querySelector(".rh-leader__who"), meeting.page.who[phase.who]);
    fill(place.querySelector(".rh-leader__people"), [groups, each].filter(Boolean).join(", "));
  };

  const fillNotes = (notes, step) => {
    const time = meeting.startsAt(step);
    fill(notes.querySelector(".rh-leader__clock"), time ? meeting.timeInWords(time) : "");
    fill(notes.querySelector(".rh-leader__length"), `${step.minutes} min`);
    all("[data-phase]", notes).forEach((place) => {
      const phase = step.phases[Number(place.dataset.phase)];
      if (phase) fillPhase(place, phase);
    });
  };

  // What an address put into the meeting has notes made for it.
  const made = (step) => {
    const notes = document.createElement("section");
    notes.className = "rh-leader__step";
    notes.id = `leder-${step.id}`;
    const title = document.createElement("h2");
    title.textContent = `${step.title} `;
    title.append(Object.assign(document.createElement("span"), { className: "rh-leader__length" }));
    notes.append(title);
    return notes;
  };

  const stage = document.querySelector(".rh-leader");

  // The notes stand in the meeting's order, and those that it has no use for are hidden.
  const arrange = (steps) => {
    const used = steps.map((step) => document.getElementById(`leder-${step.id}`) || stage.appendChild(made(step)));
    const notes = all(".rh-leader__step", stage);
    notes.forEach((each) => { each.hidden = !used.includes(each); });
    const shown = notes.filter((each) => !each.hidden);
    if (used.some((each, index) => shown[index] !== each)) used.forEach((each) => stage.append(each));
    used.forEach((each, index) => fillNotes(each, steps[index]));
    return used;
  };

  // Below what is in sight of the panel, which is as high as what it has to say.
  const scrollTo = (notes) => {
    notes.style.scrollMarginTop = `${panel.offsetHeight - outOfSight() + 8}px`;
    notes.scrollIntoView();
  };

  const render = () => {
    const here = `leder-${meeting.screen().step}`;
    arrange(meeting.steps()).forEach((notes) => {
      if (notes.id === here) notes.setAttribute("aria-current", "step");
      else notes.removeAttribute("aria-current");
    });
    tick();
    if (meeting.state().cover !== "stop" && stop.open) stop.close();
    if (seen !== here) scrollTo(document.getElementById(here));
    seen = here;
    if (meeting.isHeld()) return;
    meeting.handOn();
    // The screen opens, or comes forward, where the meeting is.
    part("screen").hash = meeting.screen().id;
    if (location.search !== meeting.address()) browser.replaceAddress(location.pathname + meeting.address());
  };

  const askWhereToBegin = () => {
    const { title, number, of, saved } = meeting.whereRunning();
    resume.querySelector(".rh-resume__where").textContent =
      `${title}, skjerm ${number} av ${of}, ${meeting.timeInWords(meeting.timeOfDay(saved))}.`;
    resume.showModal();
  };

  // --- keys and buttons ---

  const notes = () => document.querySelector("[aria-current=step]").getBoundingClientRect();

  // Notes that are longer than the window are read to their end, or their beginning, before the meeting goes on.
  const isMoreBelow = () => notes().bottom > window.innerHeight + 1;

  const isMoreAbove = () => notes().top < panel.getBoundingClientRect().bottom - 1;

  const onward = (event) => (isMoreBelow() ? null : accepted(event, meeting.forward));

  const backward = (event) => (isMoreAbove() && window.scrollY > 0 ? null : accepted(event, meeting.back));

  const accepted = (event, action) => {
    event.preventDefault();
    action();
  };

  const goBlank = () => meeting.cover("blank");

  // The room sees the card too.
  const showStop = () => {
    meeting.cover("stop");
    if (meeting.state().cover === "stop") stop.showModal();
  };

  const openLate = () => meeting.openLate(late, (proposals) => { offered = proposals; });

  // As on the screen; a cheap remote may send any of these.
  const keys = {
    PageDown: meeting.forward, ArrowRight: meeting.forward, PageUp: meeting.back, ArrowLeft: meeting.back,
    Home: meeting.first, End: meeting.last, s: meeting.start, p: meeting.pause, "+": meeting.addMinute,
    b: goBlank, ".": goBlank, k: showStop, l: openLate
  };

  const scrolling = {
    ArrowDown: onward, ArrowUp: backward, " ": (event) => (event.shiftKey ? backward(event) : onward(event))
  };

  const onKey = (event) => {
    touch();
    if (["PageDown", "PageUp", "k"].includes(event.key) && stop.open) {
      event.preventDefault();
      stop.close();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    if (event.key === " " && event.target.closest("button")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (Object.hasOwn(scrolling, key)) scrolling[key](event);
    else if (Object.hasOwn(keys, key) && !meeting.isOff(key)) accepted(event, keys[key]);
  };

  const actions = {
    forward: meeting.forward, back: meeting.back, toggle: meeting.toggle, add: meeting.addMinute, again: meeting.again, skip: meeting.skip, late: openLate,
    stop: showStop, blank: goBlank, accept: () => meeting.accept(rhLateDialog.ticked(late, offered))
  };

  const onClick = (event) => {
    touch();
    const undone = event.target.closest("[data-undo]");
    if (undone) {
      meeting.undo(Number(undone.dataset.undo));
      offered = rhLateDialog.show(late);
    }
    const pressed = event.target.closest("[data-do]");
    if (!pressed) return;
    actions[pressed.dataset.do]();
    // After the mouse, the space bar goes on to what is next instead of pressing the button again.
    if (event.detail) pressed.blur();
  };

  // What a browser gives only to a page that somebody has touched.
  const touch = () => {
    if (isWanted()) browser.prepareSound();
  };

  const followDark = () => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const setScheme = () => { document.documentElement.dataset.scheme = dark.matches ? "dark" : "light"; };
    setScheme();
    dark.addEventListener("change", setScheme);
  };

  // The screen's link to this window finds it by its name, and the other way round.
  window.name = "rh-leder";
  panel.hidden = false;
  browser.attempt(followDark);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  resume.addEventListener("close", meeting.takeUp);
  stop.addEventListener("close", meeting.uncover);
  meeting.onMessage(hear);
  meeting.onChange(render);
  render();
  if (meeting.isHeld()) askWhereToBegin();
  meeting.send({ hello: true });
  setInterval(() => meeting.send({ hello: true }), ASK_EVERY);
  setInterval(tick, 250);
})();
