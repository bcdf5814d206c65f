// A meeting in its windows: what is kept, what the other window has done, and what a link asks for. The projected page
// and the leader's window share it; the rules stand in meeting_rules.js and meeting_late.js, and how it looks is no matter here.
const rhMeeting = (() => {
  "use strict";

  const states = rhMeetingState;
  const rules = rhMeetingRules;
  const clocks = rhMeetingLate;
  const words = rhMeetingWords;
  const holder = document.getElementById("rh-plan");
  const page = JSON.parse(holder.textContent);
  page.screens = rhMeetingAsked.withSteps(page.screens);
  const attempt = rhBrowser.attempt;

  // What was agreed last time goes out of the address before anything else reads it.
  const taken = () => {
    const hash = rhQuery.carried(location);
    if (hash.startsWith("#avtale=")) rhBrowser.replaceAddress(location.pathname + rhQuery.withoutAgreed(location.search));
    return hash;
  };

  const opening = taken();
  const key = `rh-meeting ${rhStorage.base} ${states.keyOf(page)}`;
  const link = { ...rhMeetingAsked.read(page, location.search), screen: rhQuery.place(location) };
  const isSilent = rhMeetingAsked.address(link) === "";
  const listeners = [];
  const readers = [];
  let state = states.fresh(link);
  // A link asks for something else than the meeting that is running: nothing is taken or kept until somebody chooses.
  let isHeld = false;

  // --- what somebody has turned on or off on this machine ---

  // Keys that are letters and signs are in the way of whoever dictates; a sound in the room is asked for; going on starts the
  // next clock, so that a remote can.
  const usual = { letters: true, sound: false, clock: true };

  const setting = (name, on) => {
    let kept = null;
    attempt(() => {
      if (on !== undefined) localStorage.setItem(`rh-${name}`, on ? "on" : "off");
      kept = localStorage.getItem(`rh-${name}`);
    });
    return ["on", "off"].includes(kept) ? kept === "on" : usual[name];
  };

  const isOff = (pressed) => pressed.length === 1 && pressed !== " " && !setting("letters");

  const here = () => ({ page, state, now: Date.now(), startsClock: setting("clock") });

  // --- kept, and the same in both windows ---

  const read = () => {
    let text = null;
    attempt(() => { text = localStorage.getItem(key); });
    return states.parsed(here(), text);
  };

  const keep = () => attempt(() => localStorage.setItem(key, JSON.stringify(states.sealed(state))));

  const forget = () => attempt(() => localStorage.removeItem(key));

  // Whoever is late may soon ask what could be cut.
  const tell = () => {
    if (clocks.late(here()) > 0) more();
    listeners.forEach((listener) => listener());
  };

  const take = (other) => {
    const newest = states.newest(here(), other);
    if (isHeld || newest === state) return;
    state = newest;
    tell();
  };

  // A window that opens or is loaded anew asks with «hello». In Firefox no file reads what another one has stored, so there
  // the answer is all it gets: what this window has, or knows better.
  const isBehind = (message) => message.hello || Boolean(message.state && message.state.saved < state.saved);

  const send = rhWindows(key, (message) => {
    if (typeof message.agreed === "string") carry(message.agreed);
    else if (carried.hash && (message.hello || message.screen)) send({ agreed: carried.hash });
    if (message.state) take(message.state);
    if (!isHeld && isBehind(message)) tellOthers();
    readers.forEach((reader) => reader(message));
  });

  const tellOthers = () => send({ state: states.sealed(state) });

  const set = (changed) => {
    state = states.stamped({ ...here(), state: changed });
    keep();
    tellOthers();
    tell();
  };

  // --- what few meetings need: a code for a telephone, what a link says was agreed last time, and what could be cut ---

  let fetched = null;

  const more = () => {
    fetched ??= new Promise((resolve) => {
      const script = Object.assign(document.createElement("script"), { src: holder.dataset.more });
      script.addEventListener("load", resolve);
      // Where the net was gone, the next one who asks tries again.
      script.addEventListener("error", () => {
        fetched = null;
        resolve();
      });
      document.head.append(script);
    });
    return fetched;
  };

  // The `dialog` of a late meeting, and who is told what it `offers`; without a net it only says how late it is.
  const openLate = (dialog, offers) => {
    const open = () => {
      if (typeof rhLateDialog === "undefined") {
        dialog.querySelector(".rh-late__now").textContent = lateInWords();
        dialog.querySelector("[data-do=accept]").hidden = true;
      } else offers(rhLateDialog.show(dialog));
      dialog.showModal();
    };
    if (typeof rhLateDialog === "undefined") more().then(open);
    else open();
  };

  // It is in the windows of this meeting, and nowhere else.
  const carried = { hash: "" };

  const carry = (hash) => {
    if (!hash.startsWith("#avtale=") || hash === carried.hash) return;
    carried.hash = hash;
    send({ agreed: hash });
    more();
    tell();
  };

  // A window that slept may have missed what the other did, or the end of the meeting.
  const catchUp = () => {
    if (isHeld) return;
    take(read());
    if (!states.isOver(here())) return;
    state = { ...rules.again(here()), saved: 0 };
    forget();
    tell();
  };

  const act = (rule) => (...rest) => {
    if (isHeld) return;
    catchUp();
    const changed = rule(here(), ...rest);
    if (changed !== state) set(changed);
  };

  const ask = (rule) => (...rest) => rule(here(), ...rest);

  // --- what a link asks for, and what is running ---

  const asLinked = () => rules.openedAt({ ...here(), state: states.fresh(link) }, link.screen);

  const openLink = () => {
    const kept = read();
    if (kept) state = kept;
    if (kept && rules.isRunning(here())) {
      // What was agreed last time is for the next meeting: one that has come to its end is over, and of another one somebody is asked.
      isHeld = carried.hash !== "" || rules.isOther(here(), link);
      if (carried.hash && !rules.following(here())) again();
      else if (isHeld) state = { ...asLinked(), saved: kept.saved };
      return;
    }
    if (!isSilent) state = { ...states.fresh(link), saved: state.saved };
    const opened = rules.openedAt(here(), link.screen);
    // The leader's window opens where the screen is.
    if (opened.at !== state.at) set(opened);
  };

  const whereRunning = () => {
    const running = { ...here(), state: (isHeld && read()) || state };
    const { title } = rules.stepOf(running, rules.screen(running));
    return { title, number: rules.place(running) + 1, of: rules.screens(running).length, saved: running.state.saved };
  };

  const takeUp = () => {
    if (!isHeld) return;
    isHeld = false;
    state = read() || state;
    tell();
  };

  const again = () => {
    const changed = isHeld ? asLinked() : rules.again(here());
    isHeld = false;
    set({ ...changed, saved: state.saved });
  };

  const goToLink = () => {
    takeUp();
    act(rules.go)(link.screen);
  };

  // The next meeting on this machine is another one. Here, going back shows where one was.
  const end = () => {
    state = states.stamped({ ...here(), state: rules.again(here()) });
    forget();
    tellOthers();
  };

  // A place that an address names, and that the meeting does not have now.
  const lacking = (place) => (place && !rules.screens(here()).some(({ id }) => id === place) ? [`#${place}`] : []);

  carry(opening);
  openLink();
  link.unknown = [...link.unknown, ...lacking(link.screen)];
  window.addEventListener("hashchange", () => carry(taken()));
  window.addEventListener("storage", (event) => {
    if (event.key === key) catchUp();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) catchUp();
  });
  document.addEventListener("visibilitychange", catchUp);

  // --- in words ---

  const leftOut = () => words.leftOutInWords(link.unknown, rhMeetingAsked.isNothing(page, link));

  const lateInSentences = () => {
    const plan = rules.planOf(here());
    const behind = clocks.late(here());
    const isToCome = state.began === null && (state.wishes.start || page.meeting.start) && !(behind > 0);
    return isToCome ? [words.beginsInWords(plan.start, plan.end)] : words.lateInSentences(behind, clocks.plannedEnd(here()));
  };

  const lateInWords = () => lateInSentences().join(" ");

  // What whoever leads the meeting should know of the link and of this browser.
  const notices = () => [
    leftOut(),
    ...words.notAsWished(rules.planOf(here())),
    clocks.hasEndPassed(here()) ? words.passedInWords(state.wishes.end) : "",
    rhStorage.isKept ? "" : "Nettleseren lagrer ingenting. Lastes siden på nytt, begynner møtet forfra."
  ].filter(Boolean);

  const asked = ["address", "steps", "screens", "place", "screen", "stepOf", "written", "startsAt", "shownOn", "clock",
    "phaseIndex", "following", "comingPoint", "nextMove", "isRunning"];
  const acts = ["choose", "go", "forward", "back", "showAll", "first", "last", "cover", "uncover", "start", "pause", "toggle", "addMinute"];
  const bound = (names, rule, bind) => Object.fromEntries(names.map((name) => [name, bind(rule[name])]));

  return {
    ...bound(asked, rules, ask), ...bound(["plannedEnd", "late"], clocks, ask), ...bound(["isUnderWay"], states, ask),
    ...bound(acts, rules, act), ...bound(["accept", "undo", "skip"], clocks, act), ...words,
    page, MINUTE: states.MINUTE, again, end, takeUp, goToLink, setting, isOff, notices, whereRunning, send, more, carried, openLate, current: here,
    plan: () => rules.planOf(here()),
    state: () => state,
    isHeld: () => isHeld,
    leadsElsewhere: () => isHeld && Boolean(link.screen),
    unknown: leftOut,
    lacks: (place) => words.unknownInWords(lacking(place)),
    lateInSentences,
    lateInWords,
    phaseInWords: (clock) => words.phaseInWords(clock, page.who),
    // Every link to a face of this meeting takes the meeting along.
    handOn: () => rhMeetingAddress.handOn(document.querySelectorAll("a[data-face]"), rules.address(here())),
    onChange: (listener) => { listeners.push(listener); },
    onMessage: (reader) => { readers.push(reader); }
  };
})();
