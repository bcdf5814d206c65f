// The projected page: keys and remotes page through the screens, points come one at a time, the clock runs.
// Without this script the screens stand one after the other, with links. meeting.js stands before it in the same file.
(() => {
  "use strict";

  const SCHEME = "rh-projected-scheme";
  const FORWARD = ["PageDown", "ArrowRight", "ArrowDown"];
  const BACK = ["PageUp", "ArrowLeft", "ArrowUp"];

  const meeting = rhMeeting;
  const browser = rhBrowser;
  const root = document.documentElement;
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const sections = all(".rh-screen");
  const says = document.querySelector(".rh-says");
  const told = document.querySelector(".rh-told");
  const setup = one("rh-setup");
  const resume = one("rh-resume");
  const late = one("rh-late");
  const keys = one("rh-keys");
  const fields = all(".rh-written");
  let cut = null;
  let phaseSaid = null;
  let leftBefore = null;
  let leaderTold = null;

  // --- light and dark, black ---

  const storedScheme = () => {
    let scheme = null;
    browser.attempt(() => { scheme = localStorage.getItem(SCHEME); });
    return ["light", "dark"].includes(scheme) ? scheme : root.dataset.scheme;
  };

  const toggleScheme = () => {
    const scheme = root.dataset.scheme === "dark" ? "light" : "dark";
    root.dataset.scheme = scheme;
    browser.attempt(() => localStorage.setItem(SCHEME, scheme));
  };

  const setBlank = (blank) => root.classList.toggle("rh-is-blank", blank);

  const isBlank = () => root.classList.contains("rh-is-blank");

  // --- a line on the screen, until somebody goes on ---

  const show = (line) => {
    told.textContent = line;
    told.hidden = !line;
    makeRoom();
  };

  // For the line, which is as high as the window is narrow.
  const makeRoom = () => root.style.setProperty("--rh-told", `${told.offsetHeight}px`);

  const print = () => {
    if (!browser.attempt(() => window.print())) show("Nettleseren skriver ikke ut herfra. Trykk Ctrl + P.");
  };

  // --- the window follows the meeting ---

  // Read off the window: whoever scrolls or follows a link moves too.
  const inWindow = () => {
    const middle = window.innerHeight / 2;
    const seen = sections.find((section) => !section.hidden && section.getBoundingClientRect().bottom > middle);
    return seen ? seen.id : meeting.screen().id;
  };

  // Focus goes along, so that Tab and a screen reader go on from what is shown.
  const follow = () => {
    const here = one(meeting.screen().id);
    if (inWindow() === here.id && here.contains(document.activeElement)) return;
    here.scrollIntoView();
    here.focus({ preventScroll: true });
  };

  // The place stands in the address, for F5 and for some remotes' start button, which is F5.
  const remember = () => {
    const place = `${meeting.address()}#${meeting.screen().id}`;
    setup.querySelector(".rh-leader-link").search = meeting.address();
    if (location.search + location.hash !== place) browser.replaceAddress(location.pathname + place);
  };

  const reveal = (screen) => {
    const shown = meeting.shownOn(screen);
    const section = one(screen.id);
    all(".rh-screen__points li", section).forEach((point, index) => {
      point.classList.toggle("rh-is-coming", screen.points > 1 && index >= shown);
    });
    all(".rh-phase", section).forEach((phase, index) => {
      phase.classList.toggle("rh-is-coming", index !== shown - 1);
      phase.querySelector(".rh-phase__number").textContent = meeting.phaseMinutes(meeting.stepOf(screen), index);
    });
  };

  const number = (screen, index, screens) => {
    const section = one(screen.id);
    const place = `${index + 1}/${screens.length}`;
    section.querySelector(".rh-screen__place").textContent = place;
    section.querySelector(".rh-screen__nav").setAttribute("aria-label", `Skjerm ${place.replace("/", " av ")}`);
    const back = section.querySelector("[rel=prev]");
    const next = section.querySelector("[rel=next]");
    if (back && index) back.hash = screens[index - 1].id;
    if (next && index + 1 < screens.length) next.hash = screens[index + 1].id;
    section.querySelector(".rh-screen__minutes").textContent = `${meeting.minutesOf(meeting.stepOf(screen))} min`;
  };

  const render = () => {
    const screens = meeting.screens();
    const used = screens.map((screen) => screen.id);
    sections.forEach((section) => { section.hidden = !used.includes(section.id); });
    screens.forEach(number);
    screens.forEach(reveal);
    tick();
    // Until somebody has chosen, the address is the link's.
    if (!meeting.isHeld()) remember();
  };

  // --- the clock ---

  const toggleName = (clock) => {
    if (clock.runs) return "Pause";
    return clock.started ? "Fortsett" : "Start";
  };

  const showClock = (clock) => {
    const section = one(meeting.screen().id);
    const face = section.querySelector(".rh-clock__time");
    if (clock && face) {
      face.textContent = meeting.digits(clock.left);
      section.querySelector(".rh-clock__words").textContent = meeting.inWords(clock);
      section.querySelector("[data-do=toggle]").textContent = toggleName(clock);
    } else if (clock && clock.started) {
      section.querySelector(".rh-screen__minutes").textContent = `${clock.minutes} min, ${meeting.inShort(clock)}`;
    }
  };

  // Said when a phase begins, when it stops and when its time is up; never every second.
  const announce = (clock) => {
    const phase = clock ? [meeting.screen().id, clock.number, clock.started, clock.runs, clock.left <= 0].join() : null;
    if (phase === phaseSaid) return;
    phaseSaid = phase;
    says.textContent = clock ? meeting.phaseInWords(clock) : "";
  };

  const sound = () => {
    if (!meeting.setting("sound")) return "off";
    return browser.isHeard() ? "heard" : "unheard";
  };

  // Once, when a running clock passes zero.
  const ring = (clock) => {
    const left = clock && clock.runs ? clock.left : null;
    if (leftBefore > 0 && left !== null && left <= 0 && meeting.setting("sound")) browser.playTone();
    leftBefore = left;
  };

  // A screen that goes dark while people talk stops the meeting, whether a clock runs or not.
  const stayAwake = () => browser.keepAwake(meeting.isUnderWay() && !meeting.isHeld() && !isBlank());

  // What only this window knows, and the leader should know too.
  const tellLeader = (isAsked) => {
    const screen = { sound: sound(), dark: meeting.isUnderWay() && browser.mayGoDark() };
    if (!isAsked && JSON.stringify(screen) === leaderTold) return;
    leaderTold = JSON.stringify(screen);
    meeting.send({ screen });
  };

  const tick = () => {
    const clock = meeting.clock();
    showClock(clock);
    announce(clock);
    ring(clock);
    stayAwake();
    tellLeader(false);
  };

  // --- choosing beforehand ---

  const boxes = () => all("[name=q]", setup);

  const sum = () => {
    const minutes = meeting.planned();
    const end = meeting.plannedEnd();
    const begin = ` Begynn senest kl. ${meeting.timeOfDay(end - minutes * meeting.MINUTE)}.`;
    const isEndChosen = meeting.state().end && end !== null;
    setup.querySelector("output").textContent = `Til sammen ${meeting.count(minutes)}.${isEndChosen ? begin : ""}`;
    const notices = meeting.notices();
    if (browser.mayGoDark()) notices.push("Skjermen kan bli mørk av seg selv. Slå av strømsparing på maskinen.");
    const list = setup.querySelector(".rh-notices");
    list.replaceChildren(...notices.map(listItem));
    list.hidden = !notices.length;
  };

  const listItem = (line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  };

  const openSetup = () => {
    const used = meeting.steps().map((step) => step.prompt);
    boxes().forEach((box) => { box.checked = used.includes(box.value); });
    setup.querySelector("[name=slutt]").value = meeting.state().end;
    sum();
    setup.showModal();
  };

  const choose = () => {
    const ticked = boxes().filter((box) => box.checked).map((box) => box.value);
    meeting.choose(ticked, setup.querySelector("[name=slutt]").value);
    sum();
  };

  // Whoever comes from a link may have tried it out before, may be back in the middle of the meeting, or has the link
  // from somebody else while the meeting runs in another window.
  const askWhereToBegin = () => {
    const running = meeting.whereRunning();
    const where = `${running.title}, skjerm ${running.number} av ${running.of}, kl. ${meeting.timeOfDay(running.saved)}.`;
    resume.querySelector(".rh-resume__where").textContent = where;
    resume.querySelector(".rh-resume__other").hidden = !meeting.isHeld();
    resume.querySelector("[data-do=goToLink]").hidden = !meeting.leadsElsewhere();
    resume.showModal();
  };

  // --- late ---

  const openLate = () => {
    cut = meeting.proposal();
    late.querySelector(".rh-late__now").textContent = meeting.lateInWords();
    const list = late.querySelector(".rh-late__cuts");
    list.replaceChildren(...(cut ? meeting.cutInWords(cut) : []).map(listItem));
    list.hidden = !cut;
    late.querySelector("[data-do=accept]").hidden = !cut;
    late.querySelector("[data-do=undo]").hidden = !meeting.state().before;
    late.showModal();
  };

  // --- what is written together: it stands on the screen and on paper, and nowhere else ---

  const hasWritten = () => fields.some((field) => field.value.trim());

  // The letters shrink once; what is still too much is in sight while it is written, and whole on paper.
  const fit = (field) => {
    const isFull = () => field.scrollHeight > field.clientHeight + 1;
    field.classList.remove("rh-is-long");
    field.classList.toggle("rh-is-long", isFull());
    field.closest(".rh-screen").querySelector(".rh-written__rule").classList.toggle("rh-is-full", isFull());
  };

  const fillPaper = () => {
    const day = new Date().toLocaleDateString("nb-NO", { day: "numeric", month: "long", year: "numeric" });
    root.classList.toggle("rh-has-written", hasWritten());
    fields.forEach((field) => { field.nextElementSibling.textContent = field.value; });
    all(".rh-written__day").forEach((place) => { place.textContent = day; });
  };

  const clearWritten = () => {
    fields.forEach((field) => { field.value = ""; });
    fillPaper();
  };

  // --- keys and buttons ---

  const focusScreen = () => one(meeting.screen().id).focus({ preventScroll: true });

  const enterFullScreen = () => {
    if (!document.fullscreenElement) browser.attempt(() => root.requestFullscreen());
  };

  const toggleFullScreen = () => {
    if (document.fullscreenElement) browser.attempt(() => document.exitFullscreen());
    else enterFullScreen();
  };

  const openKeys = () => {
    all("[type=checkbox]", keys).forEach((box) => { box.checked = meeting.setting(box.name); });
    if (setup.open) setup.close();
    keys.showModal();
  };

  const goBlank = () => setBlank(true);

  const actions = {
    Home: meeting.first, End: meeting.last, b: goBlank, ".": goBlank, d: toggleScheme, a: meeting.showAll, s: meeting.start,
    p: meeting.pause, "+": meeting.addMinute, v: openSetup, l: openLate, f: toggleFullScreen, u: print, "?": openKeys
  };

  const actionFor = (key, shift) => {
    if (FORWARD.includes(key) || (key === " " && !shift)) return meeting.forward;
    if (BACK.includes(key) || key === " ") return meeting.back;
    return Object.hasOwn(actions, key) ? actions[key] : null;
  };

  // Keys that belong to the browser, to an open window, or to whoever is writing.
  const isTaken = (event) => event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]") !== null;

  const isForOthers = (event) => {
    if (event.target.closest("textarea")) {
      if (event.key === "Escape") focusScreen();
      // A remote goes on from wherever somebody was writing; every other key writes.
      return event.key !== "PageDown" && event.key !== "PageUp";
    }
    return (event.key === " " && Boolean(event.target.closest("button"))) || meeting.isOff(event.key);
  };

  // Some remotes' start button is F5, and a reload would take what is written with it.
  const holdReload = (event) => {
    if (event.key !== "F5" || !hasWritten()) return;
    event.preventDefault();
    enterFullScreen();
  };

  const onKey = (event) => {
    touch();
    if (isTaken(event)) return;
    holdReload(event);
    if (isForOthers(event)) return;
    const action = actionFor(event.key.length === 1 ? event.key.toLowerCase() : event.key, event.shiftKey);
    const wasBlank = isBlank();
    if (!action && !(wasBlank && event.key === "Escape")) return;
    event.preventDefault();
    show("");
    // Whoever presses on after a blank screen wants to see where they were.
    if (wasBlank) setBlank(false);
    else action();
  };

  const buttons = {
    setup: openSetup, keys: openKeys, print, phone: () => one("rh-phone").showModal(), toggle: meeting.toggle,
    add: meeting.addMinute, again: meeting.again, goToLink: meeting.goToLink, undo: meeting.undo,
    accept: () => { if (cut) meeting.accept(cut); }
  };

  const onClick = (event) => {
    touch();
    setBlank(false);
    show("");
    const button = event.target.closest("[data-do]");
    if (button) buttons[button.dataset.do]();
    // After the mouse, the space bar goes on to what is next instead of pressing the button again.
    if (button && event.detail && !button.closest("dialog")) focusScreen();
    const isFinished = event.target.closest(".rh-screen__done") && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (isFinished) meeting.end();
  };

  // What a browser gives only to a page that somebody has touched.
  const touch = () => {
    browser.askAgain();
    if (meeting.setting("sound")) browser.prepareSound();
  };

  const listen = () => {
    window.addEventListener("scroll", () => meeting.go(inWindow()), { passive: true });
    window.addEventListener("resize", makeRoom);
    window.addEventListener("hashchange", () => meeting.go(location.hash.slice(1)));
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    document.addEventListener("visibilitychange", () => {
      browser.askAgain();
      phaseSaid = null;
      tick();
    });
    setup.addEventListener("input", choose);
    resume.addEventListener("close", meeting.takeUp);
    keys.addEventListener("change", (event) => {
      meeting.setting(event.target.name, event.target.checked);
      touch();
    });
    fields.forEach((field) => field.addEventListener("input", () => fit(field)));
    window.addEventListener("beforeprint", fillPaper);
    window.addEventListener("beforeunload", (event) => {
      if (hasWritten()) event.preventDefault();
    });
    // A browser that keeps the page alive would show it again to whoever goes back.
    window.addEventListener("pagehide", clearWritten);
    window.addEventListener("pagehide", () => meeting.send({ screen: null }));
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) meeting.go(inWindow());
    });
    meeting.onMessage((message) => { if (message.hello) tellLeader(true); });
    meeting.onChange(() => {
      render();
      follow();
    });
  };

  sections.forEach((section) => { section.tabIndex = -1; });
  all(".rh-clock, .rh-screen__footer .rh-button, .rh-written, .rh-written__note").forEach((part) => { part.hidden = false; });
  // The link to the screen in the leader's window finds this one.
  window.name = "rh-vis";
  root.dataset.scheme = storedScheme();
  listen();
  const isFromLink = !location.hash;
  render();
  follow();
  show(meeting.unknown());
  if (meeting.isHeld() || (isFromLink && meeting.place() > 0)) askWhereToBegin();
  setInterval(tick, 250);
  Object.defineProperty(window, "rhProjector", { get: () => JSON.parse(JSON.stringify(meeting.state())) });
})();
