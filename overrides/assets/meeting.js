// A meeting: its plan, where one is, what has been revealed, the clocks, and what is cut when it is late. The projected
// page and the leader's window share it; it knows nothing of what they look like. The state is one plain object.
var rhMeeting = (function () {
  "use strict";

  var MINUTE = 60000;
  // What is older belongs to another meeting.
  var TOO_OLD = 4 * 60 * MINUTE;
  var LEAST_ALONE = 3;
  var LEAST_AGREEMENT = 5;
  var ALONE = "hver for seg";

  var plan = JSON.parse(document.getElementById("rh-plan").textContent);
  var key = "rh-meeting " + plan.slug;
  var listeners = [];
  var channel = null;
  var state = fresh();

  // What was chosen beforehand stands in the address, so that it can be mailed: prompts (null: as planned) and the end.
  function fresh() {
    var query = new URLSearchParams(location.search);
    return {
      prompts: query.has("q") ? query.get("q").split(",") : null, end: query.get("slutt") || "",
      at: plan.screens[0].id, shown: {}, clocks: {}, dropped: [], shortened: {}, before: null,
      began: null, entered: null, saved: 0
    };
  }

  function address() {
    var query = [];
    if (state.prompts) query.push("q=" + state.prompts.join(","));
    if (state.end) query.push("slutt=" + state.end);
    return query.length ? "?" + query.join("&") : "";
  }

  // A question that was dropped because it was late is still one of the planned, unless somebody wants it back.
  function choose(prompts, end) {
    var asked = plan.steps.filter(function (step) { return step.prompt; });
    state.dropped = state.dropped.filter(function (number) {
      return asked.some(function (step) { return step.number === number && prompts.indexOf(step.prompt) < 0; });
    });
    var chosen = asked.filter(function (step) { return prompts.indexOf(step.prompt) >= 0 || isDropped(step); });
    var asPlanned = asked.every(function (step) { return chosen.indexOf(step) >= 0 === !step.spare; });
    state.prompts = asPlanned ? null : chosen.map(function (step) { return step.prompt; });
    state.end = end;
    changed();
  }

  // --- kept, and the same in both windows ---

  function read() {
    try {
      var kept = JSON.parse(localStorage.getItem(key));
      return kept && Date.now() - kept.saved < TOO_OLD && hasScreen(kept.at) ? kept : null;
    } catch (refused) {
      return null;
    }
  }

  function hasScreen(id) {
    return plan.screens.some(function (screen) { return screen.id === id; });
  }

  function take(other) {
    if (!other || other.saved <= state.saved || !hasScreen(other.at)) return;
    state = other;
    tell(false);
  }

  function tell(own) {
    listeners.forEach(function (listener) { listener(own); });
  }

  function changed() {
    state.saved = Math.max(Date.now(), state.saved + 1);
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch (refused) {
      // Without storage a reload begins anew, and everything else works.
    }
    if (channel) channel.postMessage(state);
    tell(true);
  }

  var known = read();
  if (known) state = Object.assign(known, { prompts: state.prompts, end: state.end });
  if ("BroadcastChannel" in window) {
    channel = new BroadcastChannel(key);
    channel.onmessage = function (event) { take(event.data); };
  }
  window.addEventListener("storage", function (event) {
    if (event.key === key) take(read());
  });

  // --- the plan as it is now ---

  function isChosen(step) {
    return !step.prompt || (state.prompts ? state.prompts.indexOf(step.prompt) >= 0 : !step.spare);
  }

  function chosenSteps() {
    return plan.steps.filter(isChosen);
  }

  function isDropped(step) {
    return state.dropped.indexOf(step.number) >= 0;
  }

  function steps() {
    return chosenSteps().filter(function (step) { return !isDropped(step); });
  }

  function stepOf(screen) {
    return plan.steps.filter(function (step) { return step.number === screen.step; })[0];
  }

  // Whether a step comes later than another. Numbers are names: a spare step has a high one and stands between.
  function isAfter(step, other) {
    return plan.steps.indexOf(step) > plan.steps.indexOf(other);
  }

  function screens() {
    var used = steps();
    return plan.screens.filter(function (screen) { return used.indexOf(stepOf(screen)) >= 0; });
  }

  function place() {
    var all = screens();
    for (var i = 0; i < all.length; i += 1) if (all[i].id === state.at) return i;
    return 0;
  }

  function screen() {
    return screens()[place()];
  }

  function phaseMinutes(step, index) {
    var shorter = state.shortened[step.number + "/" + index];
    if (shorter !== undefined) return shorter;
    return step.phases.length ? step.phases[index].minutes : step.minutes;
  }

  function minutesFrom(step, index) {
    var sum = 0;
    for (var i = index; i < step.phases.length; i += 1) sum += phaseMinutes(step, i);
    return sum;
  }

  function minutesOf(step) {
    return step.phases.length ? minutesFrom(step, 0) : step.minutes;
  }

  function total(some) {
    return some.reduce(function (sum, step) { return sum + minutesOf(step); }, 0);
  }

  // --- moving ---

  function begin() {
    if (!state.began) state.began = Date.now();
  }

  function go(id) {
    if (!hasScreen(id) || id === state.at) return;
    var from = screen().step;
    state.at = id;
    if (screen().step !== from) state.entered = Date.now();
    // Whoever looks through everything beforehand and goes back to the start has not begun.
    if (id === screens()[0].id) state.began = null;
    else begin();
    changed();
  }

  function shownOn(some) {
    return state.shown[some.id] || 1;
  }

  function partsOf(some) {
    return some.phases ? stepOf(some).phases.length : some.points;
  }

  function forward() {
    var here = screen();
    if (shownOn(here) < partsOf(here)) {
      var runs = here.phases && clock().runs;
      state.shown[here.id] = shownOn(here) + 1;
      if (runs) setClock({ ends: Date.now() + clock().left });
      begin();
      changed();
    } else if (place() + 1 < screens().length) {
      go(screens()[place() + 1].id);
    }
  }

  // Back through the phases, since one press too many had started the next one's clock; past points in one step.
  function back() {
    var here = screen();
    if (here.phases && shownOn(here) > 1) {
      delete state.clocks[clockKey()];
      state.shown[here.id] = shownOn(here) - 1;
      changed();
    } else if (place() > 0) {
      go(screens()[place() - 1].id);
    }
  }

  function showAll() {
    var here = screen();
    if (here.phases || shownOn(here) >= partsOf(here)) return;
    state.shown[here.id] = partsOf(here);
    changed();
  }

  // --- the clock of the phase one is in, or of a step that has none ---

  // What has phases has its clock on their own screen, and takes it along to what is written together.
  function clockScreen() {
    var here = screen();
    var own = plan.screens.filter(function (other) { return other.step === here.step && other.phases; })[0];
    return own || here;
  }

  function phaseIndex() {
    var own = clockScreen();
    return own.phases ? shownOn(own) - 1 : 0;
  }

  function clockKey() {
    return screen().step + "/" + phaseIndex();
  }

  function setClock(clock) {
    state.clocks[clockKey()] = clock;
  }

  function clock() {
    var here = screen();
    var step = stepOf(here);
    var index = phaseIndex();
    var kept = state.clocks[clockKey()];
    // Before the phases the question stands alone.
    if (!kept && plan.screens.indexOf(here) < plan.screens.indexOf(clockScreen())) return null;
    var whole = phaseMinutes(step, index) * MINUTE;
    return {
      phase: step.phases[index] || { title: step.title, who: "" },
      minutes: phaseMinutes(step, index),
      number: index + 1,
      of: step.phases.length || 1,
      runs: Boolean(kept && kept.ends),
      started: Boolean(kept),
      ends: kept && kept.ends ? kept.ends : null,
      left: !kept ? whole : kept.ends ? kept.ends - Date.now() : kept.left
    };
  }

  // On a question the clock is one screen further on.
  function start() {
    if (!clock()) go(clockScreen().id);
    if (clock().runs) return;
    setClock({ ends: Date.now() + clock().left });
    begin();
    changed();
  }

  function pause() {
    var now = clock();
    if (!now || !now.runs) return;
    setClock({ left: now.left });
    changed();
  }

  function toggle() {
    var now = clock();
    if (now && now.runs) pause();
    else start();
  }

  function addMinute() {
    var now = clock();
    if (!now) return;
    // Past zero the minute counts from now: that is what somebody asks for.
    var left = Math.max(now.left, 0) + MINUTE;
    setClock(now.runs ? { ends: Date.now() + left } : { left: left });
    changed();
  }

  // --- ahead or behind, and what to cut ---

  function plannedEnd() {
    var typed = /^(\d\d?)[:.](\d\d)$/.exec(state.end);
    if (typed) return new Date(state.began || Date.now()).setHours(typed[1], typed[2], 0, 0);
    return state.began ? state.began + asPlanned(chosenSteps()) * MINUTE : null;
  }

  function asPlanned(some) {
    return some.reduce(function (sum, step) { return sum + step.minutes; }, 0);
  }

  function remaining() {
    var here = screen();
    var step = stepOf(here);
    var later = steps().filter(function (other) { return isAfter(other, step); });
    var now = clock();
    var own = minutesOf(step) * MINUTE;
    if (now && (now.started || step.phases.length)) own = Math.max(now.left, 0) + minutesFrom(step, now.number) * MINUTE;
    else if (!step.phases.length && state.entered) own = Math.max(own - (Date.now() - state.entered), 0);
    return own + total(later) * MINUTE;
  }

  // Whole minutes behind (ahead when negative) against the planned end.
  function late() {
    var end = plannedEnd();
    return end === null ? null : Math.round((Date.now() + remaining() - end) / MINUTE);
  }

  function leastOf(step, index) {
    var minutes = phaseMinutes(step, index);
    if (step.phases[index].who === ALONE) return Math.min(minutes, LEAST_ALONE);
    return Math.ceil(minutes / 2);
  }

  // What can be taken from each phase that has not begun, the greatest first.
  function cuttable(without) {
    var here = screen();
    var found = [];
    steps().forEach(function (step) {
      if (isAfter(stepOf(here), step) || step === without) return;
      var room = step.kind === "agreement" ? Math.max(minutesOf(step) - LEAST_AGREEMENT, 0) : Infinity;
      step.phases.forEach(function (phase, index) {
        var begun = step === stepOf(here) && clock() && index <= phaseIndex();
        var can = Math.min(phaseMinutes(step, index) - leastOf(step, index), room);
        if (begun || can < 1) return;
        room -= can;
        found.push({ step: step, index: index, from: phaseMinutes(step, index), can: can });
      });
    });
    return found.sort(function (a, b) { return b.can - a.can; });
  }

  function shortenings(need, without) {
    var left = need;
    var taken = [];
    cuttable(without).forEach(function (one) {
      var cut = Math.min(one.can, left);
      if (cut < 1) return;
      left -= cut;
      taken.push({ step: one.step, index: one.index, from: one.from, to: one.from - cut });
    });
    return { taken: taken, left: Math.max(left, 0) };
  }

  // The gentlest cut that keeps the end: shorter phases; else the last question still to come is dropped too.
  function proposal() {
    var need = late();
    if (need === null || need < 1) return null;
    var without = shortenings(need, null);
    if (!without.left) return { drop: null, shorten: without.taken, left: 0 };
    var questions = steps().filter(function (step) { return step.prompt; });
    var coming = questions.filter(function (step) { return isAfter(step, stepOf(screen())); });
    var last = coming[coming.length - 1];
    // A meeting without any question is another meeting.
    if (!last || questions.length < 2) return { drop: null, shorten: without.taken, left: without.left };
    var rest = shortenings(need - minutesOf(last), last);
    return { drop: last, shorten: rest.taken, left: rest.left };
  }

  function accept(cut) {
    state.before = { dropped: state.dropped.slice(), shortened: Object.assign({}, state.shortened) };
    if (cut.drop) state.dropped.push(cut.drop.number);
    cut.shorten.forEach(function (one) { state.shortened[one.step.number + "/" + one.index] = one.to; });
    changed();
  }

  function undo() {
    if (!state.before) return;
    state.dropped = state.before.dropped;
    state.shortened = state.before.shortened;
    state.before = null;
    changed();
  }

  function again() {
    state = Object.assign(fresh(), { saved: state.saved });
    changed();
  }

  // --- in words ---

  function count(minutes) {
    return minutes === 1 ? "1 minutt" : minutes + " minutter";
  }

  function timeOfDay(moment) {
    var time = new Date(moment);
    return String(time.getHours()).padStart(2, "0") + "." + String(time.getMinutes()).padStart(2, "0");
  }

  // Rounded up, so that the clock says 0:00 when the time is up and not a second before.
  function digits(left) {
    var seconds = left > 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
    var shown = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    return left <= -1000 ? "+" + shown : shown;
  }

  function inWords(now) {
    var minutes = Math.ceil(now.left / MINUTE);
    if (!now.started) return count(now.minutes);
    if (!now.runs) return "Pause, " + (now.left > 0 ? count(minutes) + " igjen" : "tida er ute");
    if (now.left <= 0) return now.left > -MINUTE ? "Tida er ute" : count(Math.floor(-now.left / MINUTE)) + " over tida";
    return count(minutes) + " igjen, til kl. " + timeOfDay(now.ends);
  }

  // Who does what, and how long: sentences, of which a question has its own sign.
  function phaseInWords(now) {
    return [now.phase.who, now.phase.title, inWords(now)].filter(Boolean).map(function (part) {
      return /[.!?]$/.test(part) ? part : part + ".";
    }).join(" ");
  }

  // Where a clock would be in the way of what is read.
  function inShort(now) {
    if (!now.runs) return "pause";
    return now.left > 0 ? "til kl. " + timeOfDay(now.ends) : "tida er ute";
  }

  function lateInWords() {
    var minutes = late();
    if (minutes === null) return "Møtet har ikke begynt.";
    var end = " Planlagt slutt er kl. " + timeOfDay(plannedEnd()) + ".";
    if (minutes > 0) return "Dere er " + count(minutes) + " etter planen." + end;
    if (minutes < 0) return "Dere er " + count(-minutes) + " foran planen." + end;
    return "Dere er i rute." + end;
  }

  // A proposal, line by line.
  function cutInWords(cut) {
    var lines = cut.shorten.map(function (one) {
      return one.step.title + ", " + one.step.phases[one.index].who + ": " + one.from + " → " + one.to + " min";
    });
    if (cut.drop) lines.unshift("Dropp " + cut.drop.title.toLowerCase());
    lines.push(cut.left ? count(cut.left) + " over tida likevel" : "Slutt kl. " + timeOfDay(plannedEnd()) + " som før");
    return lines;
  }

  // --- what somebody has turned on or off on this machine ---

  // Keys that are letters and signs are in the way of whoever dictates; a sound in the room is asked for.
  var usual = { letters: true, sound: false };

  // A browser may refuse to store anything; then it is as usual.
  function setting(name, on) {
    try {
      if (on !== undefined) localStorage.setItem("rh-" + name, on ? "on" : "off");
      var kept = localStorage.getItem("rh-" + name);
      return kept ? kept === "on" : usual[name];
    } catch (refused) {
      return usual[name];
    }
  }

  function isOff(key) {
    return key.length === 1 && key !== " " && !setting("letters");
  }

  return {
    plan: plan, MINUTE: MINUTE,
    state: function () { return state; },
    address: address, choose: choose, planned: function () { return asPlanned(steps()); },
    onChange: function (listener) { listeners.push(listener); },
    steps: steps, screens: screens, screen: screen, stepOf: stepOf, place: place, shownOn: shownOn, minutesOf: minutesOf,
    phaseMinutes: phaseMinutes,
    go: go, forward: forward, back: back, showAll: showAll, again: again,
    clock: clock, start: start, pause: pause, toggle: toggle, addMinute: addMinute,
    plannedEnd: plannedEnd, late: late, proposal: proposal, accept: accept, undo: undo,
    count: count, timeOfDay: timeOfDay, digits: digits, inWords: inWords, inShort: inShort, phaseInWords: phaseInWords,
    lateInWords: lateInWords, cutInWords: cutInWords, setting: setting, isOff: isOff
  };
})();
