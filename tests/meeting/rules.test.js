"use strict";

// The rules of a meeting, as functions of plan, state and time. Every rule has a test that breaks when the rule does.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { rules, words, plan, NOON, MINUTE, meeting, at, stored } = require("./meeting.js");

const ids = (screens) => screens.map((screen) => screen.id);
const numbers = (steps) => steps.map((step) => step.number);

// --- the address ---

test("an address says which questions and when the meeting ends", () => {
  const link = rules.readAddress(plan, "?q=b,a&slutt=14:45");
  assert.deepEqual(stored(link), { prompts: null, end: "14:45", unknown: [], isSilent: false });
  assert.deepEqual(rules.readAddress(plan, "?q=reserve,b").prompts, ["b", "reserve"], "in the plan's order");
  assert.equal(rules.readAddress(plan, "?slutt=9.05").end, "09:05");
  assert.equal(rules.readAddress(plan, "").isSilent, true);
  assert.equal(rules.readAddress(plan, "?q=a").isSilent, false);
});

for (const end of ["1430", "25:99", "24:00", "14:60", "fem", "<b>", "-1:00", "14:3", "114:30", "14:30:00"]) {
  test(`an address with the end «${end}» is read without it, and says so`, () => {
    const link = rules.readAddress(plan, `?q=a&slutt=${encodeURIComponent(end)}`);
    assert.deepEqual(stored(link), { prompts: ["a"], end: "", unknown: [`slutt=${end}`], isSilent: false });
  });
}

test("questions that the plan does not know are left out, and the others stay", () => {
  assert.deepEqual(stored(rules.readAddress(plan, "?q=finnes-ikke")).prompts, null);
  assert.deepEqual(stored(rules.readAddress(plan, "?q=finnes-ikke")).unknown, ["q=finnes-ikke"]);
  assert.equal(rules.readAddress(plan, "?q=finnes-ikke").isSilent, true);
  assert.deepEqual(stored(rules.readAddress(plan, "?q=a,__proto__,constructor")).prompts, ["a"]);
  assert.equal(rules.readAddress(plan, "?q=a,__proto__,constructor").unknown.length, 2);
});

test("a meeting of no question is asked for by an empty list, unless nothing would be left of it", () => {
  assert.deepEqual(stored(rules.readAddress(plan, "?q=")).prompts, []);
  const questions = { ...plan, steps: plan.steps.filter((step) => step.prompt) };
  assert.equal(rules.readAddress(questions, "?q=").prompts, null);
});

test("an address holds what was chosen and nothing else", () => {
  assert.equal(rules.address(meeting()), "");
  assert.equal(rules.address(meeting({ prompts: ["a"], end: "14:45" })), "?q=a&slutt=14:45");
});

// --- a stored or received meeting ---

const kept = (change) => ({ ...stored(meeting({ at: "s3", began: NOON - 1, saved: NOON - MINUTE }).state), ...change });
const checked = (change) => rules.checked(meeting(), kept(change));

test("what was stored is what comes back", () => {
  const whole = kept({
    prompts: ["a"], end: "14:45", shown: { "s2": 2, "s3-tid": 3 }, clocks: { "3/0": { ends: NOON }, "1/0": { left: 5 } },
    shortened: { "3/1": 5 }, before: { dropped: [], shortened: { "3/1": 6 } }, entered: NOON - 1
  });
  assert.deepEqual(stored(rules.parsed(meeting(), JSON.stringify(whole))), whole);
});

for (const [what, change] of Object.entries({
  "no place": { at: undefined }, "a place the plan does not have": { at: "steg-99" }, "a place that is no text": { at: 3 },
  "a place from the prototype": { at: "__proto__" }, "no version": { v: undefined }, "a later version": { v: 3 },
  "no time": { saved: undefined }, "a time that is text": { saved: "nå" }, "a time that is no number": { saved: NaN },
  "a time that never ends": { saved: Infinity }, "a time to come": { saved: NOON + 2 * MINUTE },
  "four hours ago": { saved: NOON - 240 * MINUTE }, "last week": { saved: NOON - 7 * 24 * 60 * MINUTE }
})) {
  test(`a meeting with ${what} is another meeting`, () => assert.equal(checked(change), null));
}

test("a meeting of a minute less than four hours ago is the same, and so is one of a clock that is a little ahead", () => {
  assert.equal(checked({ saved: NOON - 239 * MINUTE }).at, "s3");
  assert.equal(checked({ saved: NOON + 30000 }).at, "s3");
});

for (const value of [null, undefined, 7, "s3", true, [], [kept({})], () => 1, NaN]) {
  test(`${typeof value} ${String(value)} is no meeting`, () => assert.equal(rules.checked(meeting(), value), null));
}

for (const text of ["", "{", "null", "[]", "7", '"s3"', "[".repeat(40000), "x".repeat(60000), null, 7]) {
  test(`the text ${String(text).slice(0, 8)} is no meeting`, () => assert.equal(rules.parsed(meeting(), text), null));
}

test("a text as long as a book is not even read", () => {
  const text = JSON.stringify(kept({ end: "14:45".padEnd(60000) }));
  assert.equal(rules.parsed(meeting(), text), null);
});

for (const [field, value, taken] of [
  ["prompts", ["a", "finnes-ikke", 7, null], ["a"]], ["prompts", ["finnes-ikke"], null], ["prompts", "a", null],
  ["prompts", ["a", "b"], null], ["prompts", [], []], ["prompts", { 0: "a" }, null],
  ["end", "99:99", ""], ["end", 1430, ""], ["end", null, ""], ["end", "14.30", "14:30"], ["end", ["14:30"], ""],
  ["shown", { s2: 99, "s3-tid": 0, s3: "2" }, {}], ["shown", { s2: 1.5, ukjent: 1 }, {}], ["shown", [1], {}],
  ["shown", null, {}], ["shown", { s2: NaN, "s3-tid": 4 }, {}], ["shown", { s2: 3 }, { s2: 3 }],
  ["clocks", { "3/0": { ends: "snart" }, "3/9": { ends: NOON }, "9/0": { left: 1 } }, {}],
  ["clocks", { "3/0": { ends: 1e300 }, "3/1": { left: -1e300 }, "3/2": null }, {}],
  ["clocks", { "3/0": { ends: NaN, left: 60000 } }, { "3/0": { left: 60000 } }],
  ["clocks", { "3/0": { ends: NOON, left: 3, more: 1 } }, { "3/0": { ends: NOON } }], ["clocks", 7, {}],
  ["clocks", { "3/0": { ends: NOON + 13 * 60 * MINUTE } }, {}], ["clocks", { "3/0": [NOON] }, {}],
  ["dropped", [4], [4]], ["dropped", [1, 6, 99, "4"], []], ["dropped", [4, 4, 4], [4]], ["dropped", [3, 4], []],
  ["dropped", "4", []], ["dropped", [5], []],
  ["shortened", { "3/0": 2 }, {}], ["shortened", { "3/0": 3 }, { "3/0": 3 }], ["shortened", { "3/1": 8 }, {}],
  ["shortened", { "3/1": 0 }, {}], ["shortened", { "3/1": 2.5 }, {}], ["shortened", { "3/1": "4" }, {}],
  ["shortened", { "9/0": 1, "3/7": 1, "2/0": 1 }, {}], ["shortened", { "3/1": 1 }, { "3/1": 1 }],
  ["shortened", { "6/0": 3, "6/1": 1 }, {}], ["shortened", { "6/0": 4, "6/1": 1 }, { "6/0": 4, "6/1": 1 }],
  ["before", { dropped: [99], shortened: { "3/0": 1 } }, { dropped: [], shortened: {} }], ["before", 7, null],
  ["before", [], null], ["began", "nå", null], ["began", NOON + 2 * MINUTE, null], ["began", -1, null],
  ["began", NOON - 60, NOON - 60], ["entered", NaN, null], ["entered", {}, null], ["entered", NOON - 5, NOON - 5]
]) {
  test(`the field «${field}» that says ${JSON.stringify(value)} is taken as ${JSON.stringify(taken)}`, () => {
    const taking = checked({ [field]: value });
    assert.deepEqual(stored(taking[field]), taken);
    assert.deepEqual({ ...stored(taking), [field]: null }, { ...kept({}), [field]: null }, "the rest is untouched");
  });
}

test("what an older edition lacks begins anew, and what a later one has more of is not kept", () => {
  const { clocks, dropped, before, ...older } = kept({ more: "x".repeat(99) });
  const taken = stored(rules.checked(meeting(), older));
  assert.deepEqual(taken, kept({}));
});

test("names from the prototype are no fields", () => {
  const text = JSON.stringify(kept({})).replace('"shown":{}', '"shown":{"__proto__":{"s2":2}},"__proto__":{"end":"14:45"}');
  const taken = rules.parsed(meeting(), text);
  assert.deepEqual(stored(taken), kept({}));
  assert.equal(taken.shown.s2, undefined);
  assert.equal({}.s2, undefined);
  assert.deepEqual(stored(checked({ shown: Object.create({ s2: 2 }) }).shown), {});
});

test("the newer of two meetings is taken, and an older window overwrites nothing", () => {
  const own = meeting({ at: "s2", saved: NOON - 1000 });
  assert.equal(rules.newest(own, kept({ saved: NOON - 500 })).at, "s3");
  assert.equal(rules.newest(own, kept({ saved: NOON - 1000 })), own.state);
  assert.equal(rules.newest(own, kept({ saved: NOON - 2000 })), own.state);
  assert.equal(rules.newest(own, { at: "s3", saved: NOON }), own.state);
});

test("where the machine's clock was set back, the time to come loses", () => {
  const own = meeting({ at: "s2", saved: NOON + 60 * MINUTE });
  assert.equal(rules.newest(own, kept({ saved: NOON - 500 })).at, "s3");
  assert.equal(rules.stamped(own).saved, NOON);
});

test("each change is later than the one before, even within a thousandth of a second", () => {
  assert.equal(rules.stamped(meeting({ saved: NOON })).saved, NOON + 1);
  assert.equal(rules.stamped(meeting({ saved: 0 })).saved, NOON);
});

test("a window that stood open for four hours holds another meeting; one where nothing was done does not", () => {
  assert.equal(rules.isOver(meeting({ saved: NOON - 240 * MINUTE })), true);
  assert.equal(rules.isOver(meeting({ saved: NOON - 239 * MINUTE })), false);
  assert.equal(rules.isOver(meeting({ saved: 0 })), false);
});

test("a meeting is under way from the first move until nobody has moved for four hours", () => {
  assert.equal(rules.isUnderWay(meeting({ saved: NOON })), false);
  assert.equal(rules.isUnderWay(meeting({ began: NOON - 1, saved: NOON - 239 * MINUTE })), true);
  assert.equal(rules.isUnderWay(meeting({ began: NOON - 1, saved: NOON - 240 * MINUTE })), false);
});

test("somebody would lose a meeting that has begun, or that stands somewhere", () => {
  assert.equal(rules.isRunning(meeting()), false);
  assert.equal(rules.isRunning(meeting({ began: NOON })), true);
  assert.equal(rules.isRunning(meeting({ at: "s3" })), true);
});

test("a link asks for another meeting by its questions, its end or its place", () => {
  const running = meeting({ at: "s3", prompts: ["a"], end: "14:45", began: NOON });
  const link = (search, screen = "") => rules.isOther(running, { ...rules.readAddress(plan, search), screen });
  assert.equal(link(""), false);
  assert.equal(link("?q=a&slutt=14.45", "s3"), false);
  assert.equal(link("", "s3"), false);
  assert.equal(link("", "leder-4"), false);
  assert.equal(link("?q=b&slutt=14:45"), true);
  assert.equal(link("?q=a&slutt=15:00"), true);
  assert.equal(link("?q=a"), true);
  assert.equal(link("", "s2"), true);
});

// --- moving ---

test("the screens of questions in reserve are left out until they are chosen", () => {
  assert.deepEqual(ids(rules.screens(meeting())), ["s1", "s2", "s3", "s3-tid", "s4", "s4-tid", "s6-tid", "s6"]);
  assert.deepEqual(numbers(rules.steps(meeting({ prompts: ["b", "reserve"] }))), [1, 2, 4, 5, 6]);
  assert.deepEqual(numbers(rules.steps(meeting({ dropped: [4] }))), [1, 2, 3, 6]);
});

test("forward shows points and phases one at a time, then the next screen", () => {
  let here = meeting({ at: "s2" });
  const places = [];
  for (let press = 0; press < 7; press += 1) {
    here = { ...here, state: rules.forward(here) };
    places.push(`${here.state.at} ${rules.shownOn(here, rules.screen(here))}`);
  }
  assert.deepEqual(places, ["s2 2", "s2 3", "s3 1", "s3-tid 1", "s3-tid 2", "s3-tid 3", "s4 1"]);
});

test("after the last screen and before the first there is nothing", () => {
  const last = meeting({ at: "s6" });
  assert.equal(rules.forward(last), last.state);
  const first = meeting();
  assert.equal(rules.back(first), first.state);
  assert.equal(rules.last(first).at, "s6");
  assert.equal(rules.first(last).at, "s1");
});

test("back goes through the phases one by one, and past points in one step", () => {
  const phases = meeting({ at: "s3-tid", shown: { "s3-tid": 3 } });
  assert.equal(rules.back(phases).shown["s3-tid"], 2);
  assert.equal(rules.back(phases).at, "s3-tid");
  assert.equal(rules.back(meeting({ at: "s3-tid" })).at, "s3");
  assert.equal(rules.back(meeting({ at: "s2", shown: { s2: 3 } })).at, "s1");
});

test("a running clock goes over to the next phase, and going back forgets it", () => {
  const first = meeting({ at: "s3-tid", clocks: { "3/0": { ends: NOON + MINUTE } } });
  const second = { ...first, state: rules.forward(first) };
  assert.deepEqual(stored(second.state.clocks), { "3/0": { ends: NOON + MINUTE }, "3/1": { ends: NOON + 7 * MINUTE } });
  assert.deepEqual(stored(rules.back(second).clocks), { "3/0": { ends: NOON + MINUTE } });
});

test("a clock that stands starts no other", () => {
  const paused = meeting({ at: "s3-tid", clocks: { "3/0": { left: MINUTE } } });
  assert.deepEqual(Object.keys(rules.forward(paused).clocks), ["3/0"]);
});

test("everything on a screen can be shown at once, but not all phases", () => {
  assert.equal(rules.showAll(meeting({ at: "s2" })).shown.s2, 3);
  const phases = meeting({ at: "s3-tid" });
  assert.equal(rules.showAll(phases), phases.state);
});

test("one goes only where the meeting goes", () => {
  const here = meeting();
  for (const id of ["s5", "finnes-ikke", "", "s1"]) assert.equal(rules.go(here, id), here.state);
  assert.equal(rules.go(here, "s4").at, "s4");
});

test("the first move begins the meeting, going back to the start has not begun it, and a link begins nothing", () => {
  assert.equal(rules.go(meeting(), "s3").began, NOON);
  assert.equal(rules.go(meeting({ at: "s3", began: NOON - 5 }), "s4").began, NOON - 5);
  assert.equal(rules.go(meeting({ at: "s3", began: NOON - 5 }), "s1").began, null);
  assert.equal(rules.openedAt(meeting(), "s3").began, null);
  assert.equal(rules.openedAt(meeting(), "s3").at, "s3");
  assert.equal(rules.forward(meeting({ at: "s2" })).began, NOON);
  assert.equal(rules.start(meeting()).began, NOON);
});

test("a step is entered when one comes to it, not from its own screens", () => {
  assert.equal(rules.go(meeting({ at: "s3" }), "s4").entered, NOON);
  assert.equal(rules.go(meeting({ at: "s3", entered: 5 }), "s3-tid").entered, 5);
});

test("whoever leaves out the question one stands at is at what comes before it", () => {
  assert.equal(rules.screen(meeting({ at: "s4", prompts: ["a"] })).id, "s3-tid");
  assert.equal(rules.screen(meeting({ at: "s4-tid", dropped: [4] })).id, "s3-tid");
});

test("beginning anew keeps what was chosen", () => {
  const old = meeting({ at: "s4", prompts: ["a"], end: "14:45", clocks: { "3/0": { left: 1 } }, began: 1, saved: 7 });
  assert.deepEqual(stored(rules.again(old)), { ...stored(meeting({ prompts: ["a"], end: "14:45" }).state), saved: 7 });
});

test("what is chosen stands as planned where it is the plan, and a dropped question is wanted back by ticking it", () => {
  assert.equal(rules.choose(meeting(), ["a", "b"], "").prompts, null);
  assert.deepEqual(stored(rules.choose(meeting(), ["reserve", "a"], "14.45")).prompts, ["a", "reserve"]);
  assert.equal(rules.choose(meeting(), ["a"], "14.45").end, "14:45");
  assert.equal(rules.choose(meeting(), ["a"], "99:99").end, "");
  const dropped = rules.choose(meeting({ dropped: [4] }), ["a"], "");
  assert.deepEqual([stored(dropped.dropped), dropped.prompts], [[4], null]);
  assert.deepEqual(stored(rules.choose(meeting({ dropped: [4] }), ["a", "b"], "").dropped), []);
});

// --- the clock ---

test("before its phases a question stands alone, and starting goes to them", () => {
  assert.equal(rules.clock(meeting({ at: "s3" })), null);
  const started = rules.start(meeting({ at: "s3" }));
  assert.equal(started.at, "s3-tid");
  assert.deepEqual(stored(started.clocks), { "3/0": { ends: NOON + 4 * MINUTE } });
});

test("a step without phases has a clock of its own minutes", () => {
  const clock = rules.clock(meeting());
  assert.deepEqual([clock.minutes, clock.left, clock.started, clock.of], [4, 4 * MINUTE, false, 1]);
});

test("the clock of the last phase goes along to what is written together", () => {
  const board = meeting({ at: "s6", shown: { "s6-tid": 2 }, clocks: { "6/1": { ends: NOON + MINUTE } } });
  assert.deepEqual([rules.clock(board).number, rules.clock(board).left, rules.clock(board).runs], [2, MINUTE, true]);
});

test("a clock pauses, goes on, and is started once", () => {
  const running = meeting({ at: "s3-tid", clocks: { "3/0": { ends: NOON + MINUTE } } });
  assert.equal(rules.start(running), running.state);
  assert.deepEqual(stored(rules.pause(running).clocks), { "3/0": { left: MINUTE } });
  assert.deepEqual(rules.toggle(running), rules.pause(running));
  const paused = { ...running, state: rules.pause(running) };
  assert.equal(rules.pause(paused), paused.state);
  assert.deepEqual(stored(rules.toggle(paused).clocks), { "3/0": { ends: NOON + MINUTE } });
});

test("a minute more counts from now when the time is up", () => {
  const late = meeting({ at: "s3-tid", clocks: { "3/0": { ends: NOON - 9 * MINUTE } } });
  assert.deepEqual(stored(rules.addMinute(late).clocks), { "3/0": { ends: NOON + MINUTE } });
  const paused = meeting({ at: "s3-tid", clocks: { "3/0": { left: 2 * MINUTE } } });
  assert.deepEqual(stored(rules.addMinute(paused).clocks), { "3/0": { left: 3 * MINUTE } });
  const question = meeting({ at: "s3" });
  assert.equal(rules.addMinute(question), question.state);
});

test("a shortened phase has the minutes it was cut to", () => {
  const cut = meeting({ at: "s3-tid", shown: { "s3-tid": 2 }, shortened: { "3/1": 5 } });
  assert.equal(rules.clock(cut).minutes, 5);
  assert.equal(rules.minutesOf(cut, plan.steps[2]), 4 + 5 + 6);
});

// --- ahead or behind ---

test("without an end of its own a meeting ends when its parts are over; before it begins it has none", () => {
  assert.equal(rules.late(meeting()), null);
  const begun = meeting({ began: NOON });
  assert.equal(rules.plannedEnd(begun) - NOON, (4 + 2 + 17 + 14 + 10) * MINUTE);
  assert.equal(rules.late(begun), 0);
  assert.equal(rules.plannedEnd(meeting({ began: NOON, dropped: [4] })) - NOON, 47 * MINUTE, "a drop changes no plan");
  assert.equal(rules.late(meeting({ began: NOON, dropped: [4] })), -14);
});

test("the end that was typed is today's, or past midnight where that is soon", () => {
  const ends = (end, now, began = null) => rules.plannedEnd(at(now, { end, began }));
  assert.equal(new Date(ends("14:45", NOON)).getHours(), 14);
  assert.equal(ends("14:45", NOON) - NOON, 165 * MINUTE);
  const lateEvening = new Date(NOON).setHours(23, 30, 0, 0);
  assert.equal(ends("00:15", lateEvening, lateEvening) - lateEvening, 45 * MINUTE);
  assert.equal(ends("00:15", lateEvening + 40 * MINUTE, lateEvening) - lateEvening, 45 * MINUTE);
});

test("an end that had passed before the meeting began is none", () => {
  const evening = new Date(NOON).setHours(18, 1, 0, 0);
  const passed = at(evening, { end: "09:00" });
  assert.equal(rules.late(passed), null);
  assert.equal(rules.hasEndPassed(passed), true);
  const begun = at(evening, { end: "09:00", began: evening });
  assert.equal(rules.late(begun), 0);
  assert.equal(rules.hasEndPassed(begun), true);
  assert.equal(rules.hasEndPassed(at(evening, { end: "18:30" })), false);
  assert.equal(rules.hasEndPassed(meeting()), false);
});

test("an end that passes during the meeting is what one is late for", () => {
  const began = new Date(NOON).setHours(14, 0, 0, 0);
  const over = at(began + 60 * MINUTE, { end: "14:45", began, at: "s6", shown: { "s6-tid": 2 }, clocks: { "6/1": { left: 0 } } });
  assert.equal(rules.late(over), 15);
});

test("what is left of a step is its running phase and those after it, or what is left of its own minutes", () => {
  const end = { end: "12:30", began: NOON };
  const phases = meeting({ ...end, at: "s3-tid", shown: { "s3-tid": 2 }, clocks: { "3/1": { ends: NOON + 3 * MINUTE } } });
  assert.equal(rules.late(phases), 3 + 6 + 14 + 10 - 30);
  const past = meeting({ ...end, at: "s3-tid", shown: { "s3-tid": 2 }, clocks: { "3/1": { ends: NOON - 3 * MINUTE } } });
  assert.equal(rules.late(past), 6 + 14 + 10 - 30);
  const plain = meeting({ ...end, at: "s2", entered: NOON - MINUTE });
  assert.equal(rules.late(plain), 1 + 17 + 14 + 10 - 30);
  const long = meeting({ ...end, at: "s2", entered: NOON - 9 * MINUTE });
  assert.equal(rules.late(long), 0 + 17 + 14 + 10 - 30);
});

// --- what to cut ---

const cuts = (end, change = {}) => {
  const here = meeting({ began: NOON, at: "s3", end, ...change });
  return { here, cut: rules.proposal(here) };
};
const listed = (cut) => stored(cut.shorten.map(({ step, index, from, to }) => `${step.number}/${index} ${from}→${to}`));

test("nothing is proposed while there is time", () => {
  assert.equal(cuts("12:41").cut, null);
  assert.equal(cuts("13:30").cut, null);
  assert.equal(rules.proposal(meeting()), null);
});

test("the phase with most to give is cut first, and no more than is needed", () => {
  assert.deepEqual(listed(cuts("12:40").cut), ["3/1 7→6"]);
  assert.deepEqual(listed(cuts("12:37").cut), ["3/1 7→4", "3/2 6→5"]);
  assert.equal(cuts("12:37").cut.drop, null);
});

test("thinking alone is never cut below three minutes, what is done together never below half", () => {
  const { cut } = cuts("12:24");
  const taken = ["3/1 7→4", "3/2 6→3", "6/0 6→3", "4/1 5→3", "4/2 5→3", "6/1 4→2", "3/0 4→3", "4/0 4→3"];
  assert.deepEqual(listed(cut), taken);
  assert.equal(cut.drop, null);
});

test("an agreement keeps five minutes", () => {
  const { cut } = cuts("12:00", { at: "s4-tid", shown: { "s4-tid": 3 }, clocks: { "4/2": { left: 0 } } });
  assert.deepEqual(listed(cut), ["6/0 6→3", "6/1 4→2"]);
  assert.equal(cut.left, 5);
  const short = { at: "s4-tid", shown: { "s4-tid": 3 }, clocks: { "4/2": { left: 0 } }, shortened: { "6/0": 5, "6/1": 2 } };
  assert.deepEqual(listed(cuts("12:00", short).cut), ["6/0 5→3"], "what one phase gives the other cannot give");
});

test("the last question still to come is dropped only when shorter phases are not enough", () => {
  assert.equal(cuts("12:24").cut.drop, null);
  const { cut } = cuts("12:23");
  assert.equal(cut.drop.number, 4);
  assert.deepEqual([listed(cut), cut.left], [["3/1 7→4", "3/2 6→5"], 0]);
});

test("the only question is never dropped, nor one that is over or running", () => {
  const only = cuts("12:05", { prompts: ["a"], at: "s2" }).cut;
  assert.equal(only.drop, null);
  assert.ok(only.left > 0);
  assert.equal(cuts("12:05", { at: "s4" }).cut.drop, null);
  assert.equal(cuts("12:05", { dropped: [4], at: "s2" }).cut.drop, null);
});

test("phases that are over or running are not cut", () => {
  const { cut } = cuts("12:20", { at: "s3-tid", shown: { "s3-tid": 2 }, clocks: { "3/1": { ends: NOON + 7 * MINUTE } } });
  assert.equal(listed(cut).some((line) => line.startsWith("3/0") || line.startsWith("3/1")), false);
  assert.ok(listed(cut).some((line) => line.startsWith("3/2")));
});

test("a cut keeps the end, and can be taken back once", () => {
  const { here, cut } = cuts("12:23");
  const taken = { ...here, state: rules.accept(here, cut) };
  assert.equal(rules.late(taken), 0);
  assert.deepEqual([stored(taken.state.dropped), stored(taken.state.shortened)], [[4], { "3/1": 4, "3/2": 5 }]);
  const undone = rules.undo(taken);
  assert.deepEqual(stored(undone), stored(here.state));
  assert.equal(rules.undo({ ...here, state: undone }), undone);
});

test("of two cuts the second is taken back, and the first stays", () => {
  const { here, cut } = cuts("12:40");
  const once = { ...here, state: rules.accept(here, cut) };
  const late = { ...once, now: NOON + 2 * MINUTE };
  const twice = { ...late, state: rules.accept(late, rules.proposal(late)) };
  assert.notDeepEqual(stored(twice.state.shortened), stored(once.state.shortened));
  assert.deepEqual(stored(rules.undo(twice).shortened), { "3/1": 6 });
});

// --- in words ---

test("a clock is rounded up, so that it is zero when the time is up and not before", () => {
  const shown = [61000, 60001, 60000, 1, 0, -999, -1000, -61500].map(words.digits);
  assert.deepEqual(shown, ["1:01", "1:01", "1:00", "0:01", "0:00", "0:00", "+0:01", "+1:01"]);
});

test("what is said of a clock", () => {
  const clock = (change) => words.inWords({ minutes: 4, started: true, runs: true, left: 61000, ends: NOON, ...change });
  assert.equal(clock({ started: false, runs: false }), "4 minutter");
  assert.equal(clock({}), "2 minutter igjen, til kl. 12.00");
  assert.equal(clock({ left: 60000 }), "1 minutt igjen, til kl. 12.00");
  assert.equal(clock({ runs: false }), "Pause, 2 minutter igjen");
  assert.equal(clock({ runs: false, left: -1 }), "Pause, tida er ute");
  assert.equal(clock({ left: -59999 }), "Tida er ute");
  assert.equal(clock({ left: -60000 }), "1 minutt over tida");
});

test("what is said of the time and of a cut", () => {
  assert.equal(words.lateInWords(null, null), "Møtet har ikke begynt.");
  assert.equal(words.lateInWords(1, NOON), "Dere er 1 minutt etter planen. Planlagt slutt er kl. 12.00.");
  assert.equal(words.lateInWords(-2, NOON), "Dere er 2 minutter foran planen. Planlagt slutt er kl. 12.00.");
  assert.equal(words.lateInWords(0, NOON), "Dere er i rute. Planlagt slutt er kl. 12.00.");
  const { here, cut } = cuts("12:23");
  const lines = words.cutInWords(cut, rules.plannedEnd(here));
  assert.deepEqual(stored(lines), [
    "Dropp spørsmål 2", "Spørsmål 1, i grupper: 7 → 4 min", "Spørsmål 1, alle sammen: 6 → 5 min", "Slutt kl. 12.23 som før"
  ]);
  assert.equal(words.cutInWords({ shorten: [], drop: null, left: 3 }, NOON)[0], "3 minutter over tida likevel");
});

test("what was not understood is told in one line, however long it is", () => {
  assert.equal(words.unknownInWords([]), "");
  const line = words.unknownInWords(["slutt=25:99", `q=${"x".repeat(9999)}`, "q=a", "q=b"]);
  assert.match(line, /«slutt=25:99»/);
  assert.ok(line.length < 200);
  assert.match(words.unknownInWords(["x".repeat(30)]), /«x{30}»/);
  assert.match(words.unknownInWords(["x".repeat(31)]), /«x{30}…»/);
});
