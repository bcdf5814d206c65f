"use strict";

// The rules of a meeting that is held, as functions of page, state and time. Every rule has a test that breaks when the rule does.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { rules, asked, page, step, NOON, MINUTE, meeting, stored } = require("./meeting.js");

const ids = (screens) => stored(screens.map((screen) => screen.id));
const stepIds = (steps) => stored(steps.map((one) => one.id));
const dropped = (id) => ({ step: id, phase: null, minutes: null, tables: false });
const silent = (change) => ({ ...meeting(change), startsClock: false });

test("somebody would lose a meeting that has begun, or that stands somewhere", () => {
  assert.equal(rules.isRunning(meeting()), false);
  assert.equal(rules.isRunning(meeting({ began: NOON })), true);
  assert.equal(rules.isRunning(meeting({ at: "s3" })), true);
});

test("a link asks for another meeting by what it wishes or by its place", () => {
  const running = meeting({ at: "s3", prompts: ["a"], end: "14:45", people: 18, began: NOON });
  const link = (search, screen = "") => rules.isOther(running, { ...asked.read(page, search), screen });
  assert.equal(link(""), false);
  assert.equal(link("?q=a&slutt=14.45&folk=18", "s3"), false);
  assert.equal(link("", "s3"), false);
  assert.equal(link("", "leder-4"), false);
  assert.equal(link("?q=b&slutt=14:45&folk=18"), true);
  assert.equal(link("?q=a&slutt=15:00&folk=18"), true);
  assert.equal(link("?q=a&slutt=14.45&folk=9"), true);
  assert.equal(link("?q=a"), true);
  assert.equal(link("", "s2"), true);
});

// --- the meeting as it is now ---

test("a meeting is as long as it was asked to be, and is planned once", () => {
  const half = meeting({ min: 30 });
  assert.equal(rules.minutes(half), 30);
  assert.equal(rules.planOf(half), rules.planOf({ ...half, now: NOON + 1 }));
  assert.notEqual(rules.planOf(half), rules.planOf(meeting({ min: 30 })));
});

test("a step begins by the clock of the plan, else, and where that is far off, of when the meeting began", () => {
  const third = (change) => { const here = meeting(change); return rules.startsAt(here, rules.steps(here)[2]); };
  assert.equal(third({ start: "14:00" }), "14:06");
  assert.equal(third({ began: NOON }), "12:06");
  assert.equal(third({ start: "12:50", began: NOON }), "12:56");
  assert.equal(third({ start: "14:00", began: NOON }), "12:06");
  assert.equal(third(), null);
});

test("a cut shortens a phase, moves a round to the tables, or takes a step out", () => {
  const cuts = [{ step: "3", phase: 1, minutes: 5, tables: false }, { step: "3", phase: 2, minutes: 3, tables: true }, dropped("4")];
  const here = meeting({ people: 18, cuts });
  assert.deepEqual(stepIds(rules.steps(here)), ["1", "2", "3", "6"]);
  const { minutes, phases } = stored(rules.steps(here)[2]);
  assert.equal(minutes, 4 + 5 + 3);
  assert.deepEqual(phases.map(({ who, minutes: each, groups }) => [who, each, groups]), [
    ["alone", 4, null], ["group", 5, [5, 5, 4, 4]], ["group", 3, [5, 5, 4, 4]]
  ]);
  assert.equal(phases[2].seconds_each, 36);
});

test("the screens come in the order of the questions, and what the page lacks has one", () => {
  assert.deepEqual(ids(rules.screens(meeting({ prompts: ["b", "a"] }))), ["s1", "s2", "s4", "s4-tid", "s3", "s3-tid", "s6-tid", "s6"]);
  const composed = { ...meeting(), state: { ...meeting().state, ...asked.read(page, "?deler=pause-10;prove") } };
  assert.deepEqual(ids(rules.screens(composed)).slice(0, 3), ["steg-del-1", "s1", "s2"]);
  assert.equal(rules.screen(composed).id, "steg-del-1");
});

test("a screen that does not say its step is named for it", () => {
  const said = asked.withSteps([{ id: "forside", step: "punkt-1", cover: true }, { id: "steg-a-steg-2", points: 2 }, { id: "steg-3-tid", step: "3" }]);
  assert.deepEqual(stored(said.map((screen) => screen.step)), ["punkt-1", "a-steg-2", "3"]);
  assert.equal(said[1].points, 2);
});

test("another wish is planned anew, and nothing is cut of it yet", () => {
  const here = meeting({ cuts: [dropped("4")], at: "s3" });
  const changed = rules.choose(here, { wishes: { ...here.state.wishes, prompts: ["a", "b"], min: 40 }, parts: null });
  assert.deepEqual([changed.wishes.prompts, changed.wishes.min, stored(changed.cuts), changed.at], [null, 40, [], "s3"]);
});

// --- moving ---

test("the screens of questions in reserve are left out until they are chosen", () => {
  assert.deepEqual(ids(rules.screens(meeting())), ["s1", "s2", "s3", "s3-tid", "s4", "s4-tid", "s6-tid", "s6"]);
  assert.deepEqual(stepIds(rules.steps(meeting({ prompts: ["b", "reserve"] }))), ["1", "2", "4", "5", "6"]);
  assert.deepEqual(stepIds(rules.steps(meeting({ cuts: [dropped("4")] }))), ["1", "2", "3", "6"]);
});

const presses = (here, count) => {
  const places = [];
  let now = here;
  for (let press = 0; press < count; press += 1) {
    now = { ...now, state: rules.forward(now) };
    places.push(`${rules.screen(now).id} ${rules.shownOn(now, rules.screen(now))}${rules.clock(now) && rules.clock(now).runs ? " går" : ""}`);
  }
  return places;
};

test("forward shows points and phases one at a time, starts their clocks, then the next screen", () => {
  assert.deepEqual(presses(meeting({ at: "s2" }), 8), [
    "s2 2", "s2 3", "s3 1", "s3-tid 1", "s3-tid 1 går", "s3-tid 2 går", "s3-tid 3 går", "s4 1"
  ]);
});

test("where the leader will start the clocks, forward starts none", () => {
  assert.deepEqual(presses(silent({ at: "s3" }), 4), ["s3-tid 1", "s3-tid 2", "s3-tid 3", "s4 1"]);
  const paused = silent({ at: "s3-tid", clocks: { "3/0": { left: MINUTE } } });
  assert.deepEqual(Object.keys(rules.forward(paused).clocks), ["3/0"]);
  const running = silent({ at: "s3-tid", clocks: { "3/0": { ends: NOON + MINUTE } } });
  assert.deepEqual(Object.keys(rules.forward(running).clocks), ["3/0", "3/1"]);
});

// The same meeting with a cover, and a story that is read over two screens while a clock runs.
const read = (() => {
  const [block] = page.meeting.blocks;
  const story = step("7", "scene", 5, { phases: [{ ...block.steps[2].phases[2], round: false, minutes: 4 }, { ...block.steps[2].phases[0], minutes: 1 }] });
  const [first, second, ...rest] = block.steps;
  const screens = [
    { id: "forside", step: "1", phases: false, points: 1, cover: true }, ...page.screens.slice(0, 2),
    { id: "s7", step: "7", phases: false, points: 1, clock: true }, { id: "s7-2", step: "7", phases: true, points: 1 }, ...page.screens.slice(2)
  ];
  return { ...page, meeting: { start: null, blocks: [{ ...block, steps: [first, second, story, ...rest] }] }, screens };
})();

test("a meeting begins after its cover, whatever it begins with", () => {
  const cover = meeting({}, read);
  assert.deepEqual([rules.screen(cover).id, rules.step(cover).id, rules.clock(cover), rules.nextMove(cover)], ["forside", "1", null, "screen"]);
  const begun = rules.forward(cover);
  assert.deepEqual([begun.at, begun.began, begun.entered], ["s1", NOON, NOON]);
  const started = rules.start(cover);
  assert.deepEqual([started.at, stored(started.clocks)], ["s1", { "1/0": { ends: NOON + 4 * MINUTE } }]);
  const without = meeting({ cuts: [dropped("1")] }, read);
  assert.deepEqual([rules.screen(without).id, rules.step(without).id], ["forside", "2"]);
  assert.equal(rules.forward(without).at, "s2");
});

test("a clock runs while a story is read, over all its screens", () => {
  const here = meeting({ at: "s7" }, read);
  assert.equal(rules.nextMove(here), "clock");
  const reading = { ...here, state: rules.forward(here) };
  assert.deepEqual([rules.screen(reading).id, rules.clock(reading).runs, rules.nextMove(reading)], ["s7", true, "screen"]);
  const further = { ...reading, state: rules.forward(reading) };
  assert.deepEqual([rules.screen(further).id, rules.clock(further).number, rules.clock(further).runs, rules.nextMove(further)], ["s7-2", 1, true, "phase"]);
  const quiet = { ...further, state: rules.forward(further) };
  assert.deepEqual([rules.clock(quiet).number, rules.clock(quiet).minutes, rules.clock(quiet).runs], [2, 1, true]);
});

test("a break is on from when it is on the screen", () => {
  const rest = step("9", "break", 10);
  const [block] = page.meeting.blocks;
  const of = {
    ...page, meeting: { start: null, blocks: [{ ...block, steps: [block.steps[1], rest, ...block.steps.slice(2)] }] },
    screens: [...page.screens, { id: "s9", step: "9", phases: false, points: 1 }]
  };
  const here = meeting({ at: "s2", shown: { s2: 3 } }, of);
  assert.deepEqual(stored(rules.forward(here).clocks), { "9/0": { ends: NOON + 10 * MINUTE } });
  assert.deepEqual(stored(rules.forward({ ...here, startsClock: false }).clocks), {});
});

test("what a press does is known before it is pressed", () => {
  const move = (change) => rules.nextMove(meeting(change));
  assert.equal(move({ at: "s2" }), "point");
  assert.equal(move({ at: "s3" }), "screen");
  assert.equal(move({ at: "s3-tid" }), "clock");
  assert.equal(move({ at: "s3-tid", clocks: { "3/0": { ends: NOON } } }), "phase");
  assert.equal(move({ at: "s6" }), "end");
  assert.equal(move({ at: "s6", cover: "blank" }), "uncover");
  const coming = (change) => { const next = rules.following(meeting(change)); return next && [next.step.id, next.phase && next.phase.who]; };
  assert.deepEqual(coming({ at: "s3-tid" }), ["3", "group"]);
  assert.deepEqual(coming({ at: "s3" }), ["3", "alone"]);
  assert.deepEqual(coming({ at: "s3-tid", shown: { "s3-tid": 3 } }), ["4", null]);
  assert.equal(coming({ at: "s6" }), null);
});

test("what covers the screen goes at the next press, whichever way, and one stays where one is", () => {
  const black = meeting({ at: "s3", cover: "blank" });
  assert.deepEqual([rules.forward(black).cover, rules.forward(black).at], [null, "s3"]);
  assert.deepEqual([rules.back(black).cover, rules.back(black).at], [null, "s3"]);
  assert.equal(rules.cover(meeting(), "blank").cover, "blank");
  assert.equal(rules.cover(black, "blank").cover, null);
  assert.equal(rules.cover(black, "stop").cover, "stop");
  const plain = meeting();
  assert.equal(rules.uncover(plain), plain.state);
  assert.equal(rules.go(black, "s4").cover, null);
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
  assert.equal(rules.screen(meeting({ at: "s4-tid", cuts: [dropped("4")] })).id, "s3-tid");
});

test("beginning anew keeps what was chosen", () => {
  const old = meeting({ at: "s4", prompts: ["a"], end: "14:45", clocks: { "3/0": { left: 1 } }, began: 1, saved: 7 });
  assert.deepEqual(stored(rules.again(old)), { ...stored(meeting({ prompts: ["a"], end: "14:45" }).state), saved: 7 });
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

