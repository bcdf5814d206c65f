// The projected page: keys and remotes page through the screens, points come one at a time, the clock runs.
// Without this script the screens stand one after the other, with links. meeting.js stands before it in the same file.
(() => {
  "use strict";

  const SCHEME = "rh-projected-scheme";
  const FORWARD = ["PageDown", "ArrowRight", "ArrowDown"];
  const BACK = ["PageUp", "ArrowLeft", "ArrowUp"];
  const REMOTE = ["PageDown", "PageUp"];

  const meeting = rhMeeting;
  const browser = rhBrowser;
  const root = document.documentElement;
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const stage = document.querySelector(".rh-screens");
  const says = document.querySelector(".rh-says");
  const told = document.querySelector(".rh-told");
  const setup = one("rh-setup");
  const resume = one("rh-resume");
  const late = one("rh-late");
  const keys = one("rh-keys");
  const stop = one("rh-stop");
  const fields = all(".rh-written");
  const planned = new WeakMap();
  let offered = [];
  let phaseSaid = null;
  let pointSaid = "";
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

  const isBlank = () => meeting.state().cover === "blank";

  // What covers the screen does so in all windows of the meeting.
  const showCover = () => {
    const { cover } = meeting.state();
    root.classList.toggle("rh-is-blank", cover === "blank");
    if (cover === "stop" && !stop.open) stop.showModal();
    if (cover !== "stop" && stop.open) stop.close();
  };

  // --- how large the text is ---

  const LARGEST = 3;

  const zoom = () => {
    const now = Number(root.dataset.zoom || 1);
    root.dataset.zoom = now < LARGEST ? now + 1 : 1;
    makeRoom();
    // Every screen is of another height now.
    one(meeting.screen().id).scrollIntoView();
  };

  // --- a line on the screen, until somebody goes on ---

  // `isPassing`: said in the midst of what the room is reading, which stays where it is.
  const show = (line, isPassing = false) => {
    told.textContent = line;
    told.hidden = !line;
    told.classList.toggle("rh-told--passing", isPassing);
    makeRoom();
  };

  // How far up the screen's foot reaches, where the line has room over it and below all that is shown; else nothing.
  const overFoot = () => {
    const section = one(meeting.screen().id);
    const [foot, ...above] = [".rh-screen__footer", ".rh-screen__header", ".rh-screen__body > *"].flatMap((part) => all(part, section)).map((part) => part.getBoundingClientRect());
    const isFree = foot.top <= window.innerHeight && above.every(({ bottom }) => bottom + told.offsetHeight <= foot.top);
    return isFree ? window.innerHeight - foot.top : 0;
  };

  // For the line, which is as high as the window is narrow.
  const makeRoom = () => {
    root.style.setProperty("--rh-told", "0px");
    const foot = told.classList.contains("rh-told--passing") ? overFoot() : 0;
    root.style.setProperty("--rh-told-bottom", foot ? `${foot}px` : "auto");
    root.style.setProperty("--rh-told", `${foot ? 0 : told.offsetHeight}px`);
  };

  const print = () => {
    if (!browser.attempt(() => window.print())) show("Nettleseren skriver ikke ut herfra. Trykk Ctrl + P.");
  };

  // --- the window follows the meeting ---

  const seen = () => all(".rh-screen", stage).filter((section) => !section.hidden);

  // Read off the window: whoever scrolls or follows a link moves too.
  const inWindow = () => {
    const middle = window.innerHeight / 2;
    const section = seen().find((each) => each.getBoundingClientRect().bottom > middle);
    return section ? section.id : meeting.screen().id;
  };

  // Focus goes along, so that Tab and a screen reader go on from what is shown.
  const follow = () => {
    const here = one(meeting.screen().id);
    // Tab reaches nothing that is out of sight, which would turn the page; whoever listens still has all of it.
    all("a, button, textarea", stage).forEach((part) => { part.tabIndex = here.contains(part) ? 0 : -1; });
    if (inWindow() === here.id && here.contains(document.activeElement)) return;
    here.scrollIntoView();
    here.focus({ preventScroll: true });
  };

  // The place stands in the address, for F5 and for some remotes' start button, which is F5.
  const remember = () => {
    const place = `${meeting.address()}#${meeting.screen().id}`;
    meeting.handOn();
    if (location.search + location.hash !== place) browser.replaceAddress(location.pathname + place);
  };

  // A place shows what is said of this meeting, else what the page was written with.
  const fill = (place, text) => {
    if (!place) return;
    if (!planned.has(place)) planned.set(place, place.textContent);
    place.textContent = text ?? planned.get(place);
  };

  const whoInWords = (phase, isMoved) => {
    const groups = phase.groups && meeting.groupsInWords(phase.groups, phase.who === "pairs");
    return groups && isMoved ? `ved bordene, ${groups}` : groups;
  };

  const fillPhase = (place, phase, of) => {
    fill(place.querySelector(".rh-phase__number"), String(phase.minutes));
    place.querySelector(".rh-phase__who").dataset.works = phase.who;
    fill(place.querySelector(".rh-phase__who"), phase.who === of.who ? null : meeting.begun(meeting.page.who[phase.who]));
    fill(place.querySelector(".rh-phase__groups"), whoInWords(phase, phase.who !== of.who));
  };

  // «Etterpå»: the next phase, or the next step.
  const afterwards = () => {
    const next = meeting.following();
    if (!next) return "";
    const phase = next.phase && next.step.id === meeting.screen().step ? next.phase.title : next.step.title;
    return `Etterpå: ${phase}`;
  };

  const roundsOf = (phases) => phases.reduce((rounds, { who, minutes }) => {
    const last = rounds[rounds.length - 1];
    if (!last || last.who !== who) return [...rounds, { who, minutes }];
    return [...rounds.slice(0, -1), { who, minutes: last.minutes + minutes }];
  }, []);

  const span = (className, ...inside) => {
    const made = Object.assign(document.createElement("span"), { className });
    made.append(...inside);
    return made;
  };

  // How a step is worked, in short, at the foot of its question.
  const fillInShort = (section, step) => {
    const place = section.querySelector(".rh-screen__footer .rh-phases");
    if (!place || !step.phases.length) return;
    const rounds = roundsOf(step.phases);
    const old = all(".rh-phases__phase", place);
    if (!old.length) {
      fill(place.querySelector(".rh-phases__minutes"), String(step.minutes));
      return;
    }
    old.forEach((part) => part.remove());
    rounds.forEach(({ who, minutes }, index) => {
      const after = index + 1 < rounds.length ? " + " : " min";
      // A line ends between rounds.
      const part = span("rh-phases__phase", `${meeting.page.who[who]} `, span("rh-phases__minutes", String(minutes)), after);
      part.dataset.works = who;
      place.append(" ", part);
    });
  };

  const reveal = (screen) => {
    const shown = meeting.shownOn(screen);
    const section = one(screen.id);
    const step = meeting.stepOf(screen);
    fillDay(section, step);
    fillInShort(section, step);
    const time = section.querySelector(".rh-clock__time");
    if (time && !time.textContent) time.textContent = `${(step.phases[0] || step).minutes}:00`;
    all(".rh-screen__points li", section).forEach((point, index) => {
      point.classList.toggle("rh-is-coming", screen.points > 1 && index >= shown);
    });
    all(".rh-phase", section).forEach((place, index) => {
      place.classList.toggle("rh-is-coming", index !== shown - 1);
      if (step.phases[index]) fillPhase(place, step.phases[index], meeting.written(step).phases[index]);
    });
  };

  // --- the day: what is now, what comes, when it goes on ---

  const { timeInWords } = meeting;

  const dotted = (time) => time?.replace(":", ".");

  // Stands while people come in: when it begins, and, until then, what the time is.
  const fillBegin = () => {
    const start = dotted(meeting.plan().start);
    const now = meeting.timeOfDay(Date.now());
    const time = start && now < start ? ` · klokka er ${now}` : "";
    all(".rh-screen__begins").forEach((place) => {
      const begins = start ? `Vi begynner ${timeInWords(start)}` : "";
      place.hidden = !start;
      if (place.textContent !== begins + time) place.replaceChildren(begins, span("rh-screen__time", time));
    });
  };

  const fillTimes = () => {
    fillBegin();
    all("[data-goes-on]").forEach((place) => {
      const clock = meeting.clock();
      const runs = clock?.ends && place.closest(".rh-screen").id === meeting.screen().id;
      fill(place, runs ? `Vi begynner igjen ${timeInWords(meeting.timeOfDay(clock.ends))}.` : null);
    });
  };

  // What is now, and where it ends what comes, where a meeting is of more than one block.
  const fillDay = (section, step) => {
    const place = section.querySelector(".rh-screen__day");
    const { blocks } = meeting.plan();
    const here = blocks.findIndex(({ starts, minutes }) => step.starts >= starts && step.starts < starts + minutes);
    const block = blocks[here];
    if (!place || !block) return;
    // It ends with its last step. Beside phases stands what comes after each.
    const next = step.starts + step.minutes >= block.starts + block.minutes && !section.querySelector(".rh-phase__next") && blocks[here + 1];
    // A rest says itself when it is over, and what is late or early does not come when it was planned.
    const time = next && !rhMeetingPlan.isRest(step) && !meeting.late() && meeting.startsAt(next);
    // A module's first screen has the module's title for its own.
    const title = section.matches(".rh-screen--opening") ? section.querySelector("h2").firstChild.textContent.trim() : step.title;
    const now = block.title !== title && block.title;
    const coming = next && ["etterpå:", next.title, time && timeInWords(time)].filter(Boolean).join(" ");
    fill(place, meeting.begun([now, coming].filter(Boolean).join(" – ")));
  };

  // What an address put into the meeting has a screen made for it.
  const made = (screen) => {
    const step = meeting.stepOf(screen);
    const section = one("rh-rest").content.firstElementChild.cloneNode(true);
    section.id = screen.id;
    section.classList.add(`rh-screen--${step.kind}`);
    section.tabIndex = -1;
    section.querySelector(".rh-screen__title").textContent = step.title;
    all("[hidden]:not([data-keep])", section).forEach((part) => { part.hidden = false; });
    fill(section.querySelector("[data-goes-on]"), step.kind === "own" ? "" : `Vi begynner igjen om ${step.minutes} minutter.`);
    return section;
  };

  // The sections stand in the meeting's order, and those that it has no use for are hidden.
  const arrange = (screens) => {
    const used = screens.map((screen) => one(screen.id) || stage.appendChild(made(screen)));
    all(".rh-screen", stage).forEach((section) => { section.hidden = !used.includes(section); });
    const isInOrder = used.every((section, index) => seen()[index] === section);
    if (!isInOrder) used.forEach((section) => stage.append(section));
  };

  // One can go on from every screen but the last, wherever it stood when the page was written.
  const endsWith = (section, next, isLast) => {
    const done = section.querySelector(".rh-screen__done");
    if (next) next.hidden = isLast;
    if (done) done.hidden = !isLast;
    else if (isLast) section.querySelector(".rh-screen__nav").append(document.querySelector(".rh-screen__done").cloneNode(true));
  };

  const number = (screen, index, screens) => {
    const section = one(screen.id);
    const place = section.querySelector(".rh-screen__place");
    place.textContent = `${index + 1}/${screens.length}`;
    // «1/12» would be read as a fraction, or sign by sign.
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", `Skjerm ${index + 1} av ${screens.length}`);
    const back = section.querySelector("[rel=prev]");
    const next = section.querySelector("[rel=next]");
    if (back && index) back.hash = screens[index - 1].id;
    const isLast = index + 1 === screens.length;
    if (next && !isLast) next.hash = screens[index + 1].id;
    endsWith(section, next, isLast);
    section.querySelector(".rh-screen__minutes").textContent = `${meeting.stepOf(screen).minutes} min`;
  };

  const render = () => {
    const screens = meeting.screens();
    arrange(screens);
    screens.forEach(number);
    screens.forEach(reveal);
    fill(one(meeting.screen().id).querySelector(".rh-phase__next"), afterwards());
    fillTimes();
    showCover();
    sayPoint();
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
    } else if (clock?.started) {
      section.querySelector(".rh-screen__minutes").textContent = `${clock.minutes} min, ${meeting.inShort(clock)}`;
    }
  };

  // Said as a press brings it in sight; the first of a screen is met with the screen itself.
  const sayPoint = () => {
    const screen = meeting.screen();
    const shown = meeting.shownOn(screen);
    const last = pointSaid;
    pointSaid = `${screen.id} ${shown}`;
    const point = all(".rh-screen__points li", one(screen.id))[shown - 1];
    if (screen.points > 1 && point && last === `${screen.id} ${shown - 1}`) says.textContent = point.textContent;
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
    const left = clock?.runs ? clock.left : null;
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
    fillBegin();
    showClock(clock);
    announce(clock);
    ring(clock);
    stayAwake();
    tellLeader(false);
  };

  // --- choosing beforehand ---

  const boxes = () => all("[name=q]", setup);

  const lookBack = () => setup.querySelector("[name=steg][value=look_back]");

  const typed = () => ["min", "folk", "start", "slutt"].map((name) => setup.querySelector(`[name=${name}]`));

  const sum = (unknown) => {
    const plan = meeting.plan();
    const times = plan.start ? `, ${timeInWords(plan.start)}–\u2060${dotted(plan.end)}` : "";
    setup.querySelector("output").textContent = `Til sammen ${meeting.count(plan.minutes)}${times}.`;
    const notices = [
      unknown, ...meeting.notices(),
      browser.mayGoDark() ? "Skjermen kan bli mørk av seg selv. Slå av strømsparing på maskinen." : ""
    ].filter(Boolean);
    const list = setup.querySelector(".rh-notices");
    list.replaceChildren(...[...new Set(notices)].map(listItem));
    list.hidden = !notices.length;
  };

  const listItem = (line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  };

  const openSetup = () => {
    const used = meeting.steps();
    const { wishes, parts } = meeting.state();
    const there = rhMeetingAsked.stepsOf(rhMeetingAsked.composed(meeting.page, parts));
    boxes().forEach((box) => {
      box.checked = used.some((step) => step.prompt === box.value);
      box.closest("label").hidden = !there.some((step) => step.prompt === box.value);
    });
    // A time as people write it here.
    typed().forEach((field) => { field.value = dotted(String(wishes[rhMeetingAddress.WISHES[field.name]] ?? "")); });
    if (lookBack()) lookBack().checked = used.some((step) => step.kind === "look_back");
    sum("");
    setup.showModal();
  };

  // Questions stand as on the page, unless somebody has asked for another order: then what is new comes last.
  const inOrder = (ticked) => {
    const asked = meeting.state().wishes.prompts || [];
    const kept = asked.filter((id) => ticked.includes(id));
    const isOnPage = kept.every((id, index) => !index || ticked.indexOf(kept[index - 1]) < ticked.indexOf(id));
    return isOnPage ? ticked : [...kept, ...ticked.filter((id) => !kept.includes(id))];
  };

  // What is typed is read as an address is, and what is not understood is told.
  const choose = () => {
    const wished = typed().map(({ name, value }) => [name, value.trim()]);
    const ticked = boxes().filter((box) => box.checked).map((box) => box.value);
    const query = new URLSearchParams([...wished, ["q", inOrder(ticked).join(",")], ["dato", meeting.state().wishes.date || ""], ["fra", meeting.state().wishes.ready || ""]]);
    const { wishes, unknown } = rhMeetingAsked.read(meeting.page, `?${query}`);
    const { parts } = meeting.state();
    const { without, including } = rhMeetingAsked;
    const chosen = lookBack() ? (lookBack().checked ? including : without)(meeting.page, parts, "look_back") : parts;
    meeting.choose({ wishes, parts: chosen });
    const none = boxes().length && !ticked.length ? "Minst ett spørsmål må være med. Møtet har de planlagte." : "";
    sum(none || meeting.unknownInWords(unknown));
  };

  // Whoever comes from a link may have tried it out before, may be back in the middle of the meeting, or has the link
  // from somebody else while the meeting runs in another window.
  const askWhereToBegin = () => {
    const running = meeting.whereRunning();
    resume.querySelector(".rh-resume__where").textContent =
      `${running.title}, skjerm ${running.number} av ${running.of}, ${timeInWords(meeting.timeOfDay(running.saved))}.`;
    resume.querySelector(".rh-resume__other").hidden = !meeting.isHeld();
    resume.querySelector("[data-do=goToLink]").hidden = !meeting.leadsElsewhere();
    resume.showModal();
  };

  // --- late ---

  const openLate = () => meeting.openLate(late, (proposals) => { offered = proposals; });

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
    const day = rhDays.inWords(new Date(), { year: "numeric" });
    root.classList.toggle("rh-has-written", hasWritten());
    fields.forEach((field) => { field.nextElementSibling.textContent = field.value; });
    all(".rh-written__day").forEach((place) => { place.textContent = day; });
  };

  const clearWritten = () => {
    fields.forEach((field) => { field.value = ""; });
    fillPaper();
  };

  // What stands there goes along to the page that carries an agreement on, after #, which is sent to nobody.
  const takeAlong = (link) => {
    const query = new URLSearchParams(link.hash.slice(1));
    const texts = all(".rh-written", link.closest(".rh-screen")).map(({ value }) => value);
    ["avtale", "hvem", "nar"].forEach((name, index) => query.set(name, texts[index] || ""));
    link.hash = query;
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

  const openPhone = () => {
    const phone = one("rh-phone");
    // Where what draws it does not come, there is no code.
    meeting.more().then(() => rhQr.lead(phone, meeting.address(), false)).catch(() => phone.querySelector(".rh-qr").remove());
    phone.showModal();
  };

  const goBlank = () => meeting.cover("blank");

  const showStop = () => meeting.cover("stop");

  // Large text is read to its end before the meeting goes on.
  const onward = () => {
    const isMoreBelow = Number(root.dataset.zoom || 1) > 1 && one(meeting.screen().id).getBoundingClientRect().bottom > window.innerHeight + 1;
    // A clock that stands small in the corner is not seen to start.
    const isUnseen = meeting.nextMove() === "clock" && !meeting.screen().phases;
    if (isMoreBelow) window.scrollBy(0, 0.8 * window.innerHeight);
    else meeting.forward();
    if (isUnseen && !isMoreBelow) show("Klokka går. Neste trykk går videre.", true);
  };

  const actions = {
    Home: meeting.first, End: meeting.last, b: goBlank, ".": goBlank, k: showStop, z: zoom, d: toggleScheme, a: meeting.showAll, s: meeting.start,
    p: meeting.pause, "+": meeting.addMinute, v: openSetup, l: openLate, f: toggleFullScreen, u: print, "?": openKeys
  };

  const actionFor = (key, shift) => {
    if (FORWARD.includes(key) || (key === " " && !shift)) return onward;
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

  // A remote knows no other keys: with something open they close it, and the meeting stands where it is.
  const closesOpen = (event) => {
    const open = all("dialog[open]");
    const isClosing = open.length > 0 && (REMOTE.includes(event.key) || (stop.open && event.key.toLowerCase() === "k"));
    if (!isClosing) return false;
    event.preventDefault();
    open.forEach((dialog) => dialog.close());
    return true;
  };

  const onKey = (event) => {
    touch();
    if (closesOpen(event) || isTaken(event)) return;
    holdReload(event);
    if (isForOthers(event)) return;
    const action = actionFor(event.key.length === 1 ? event.key.toLowerCase() : event.key, event.shiftKey);
    const wasBlank = isBlank();
    if (!action && !(wasBlank && event.key === "Escape")) return;
    event.preventDefault();
    show("");
    // Whoever presses on after a blank screen wants to see where they were.
    if (wasBlank) meeting.uncover();
    else action();
  };

  const buttons = {
    setup: openSetup, keys: openKeys, print, phone: openPhone, toggle: meeting.toggle,
    add: meeting.addMinute, again: meeting.again, goToLink: meeting.goToLink, skip: meeting.skip, late: openLate, stop: showStop,
    accept: () => meeting.accept(rhLateDialog.ticked(late, offered))
  };

  const onClick = (event) => {
    touch();
    if (isBlank()) meeting.uncover();
    show("");
    const undone = event.target.closest("[data-undo]");
    if (undone) {
      meeting.undo(Number(undone.dataset.undo));
      offered = rhLateDialog.show(late);
    }
    const button = event.target.closest("[data-do]");
    if (button) buttons[button.dataset.do]();
    // After the mouse, the space bar goes on to what is next instead of pressing the button again.
    if (button && event.detail && !button.closest("dialog")) focusScreen();
    const along = event.target.closest(".rh-onward");
    if (along) takeAlong(along);
    const isFinished = event.target.closest(".rh-screen__done") && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (isFinished) meeting.end();
  };

  // What a browser gives only to a page that somebody has touched.
  const touch = () => {
    browser.askAgain();
    if (meeting.setting("sound")) browser.prepareSound();
  };

  // Somebody follows a link within the meeting, or writes another place in its address.
  const arrive = () => {
    const place = rhQuery.place(location);
    meeting.go(place);
    show(meeting.lacks(place));
  };

  const listen = () => {
    window.addEventListener("scroll", () => meeting.go(inWindow()), { passive: true });
    window.addEventListener("resize", makeRoom);
    window.addEventListener("hashchange", arrive);
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    document.addEventListener("visibilitychange", () => {
      browser.askAgain();
      phaseSaid = null;
      tick();
    });
    setup.addEventListener("input", choose);
    resume.addEventListener("close", meeting.takeUp);
    stop.addEventListener("close", meeting.uncover);
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

  all(".rh-screen").forEach((section) => { section.tabIndex = -1; });
  // The page says once what stands in a clock.
  const clocks = one("rh-rest").content.querySelector(".rh-clock");
  all(".rh-screen .rh-clock").forEach((clock) => { clock.append(...clocks.cloneNode(true).children); });
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
})();
