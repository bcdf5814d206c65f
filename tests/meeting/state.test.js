"use strict";

// A stored or received meeting is checked field by field; every check has a test that breaks when the check does.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { state, page, NOON, MINUTE, meeting, stored } = require("./meeting.js");

const none = { min: null, people: null, start: null, end: null, prompts: null };
const kept = (change) => ({ ...stored(meeting({ at: "s3", began: NOON - 1, saved: NOON - MINUTE }).state), ...change });
const checked = (change) => state.checked(meeting(), kept(change));

test("what was stored is what comes back", () => {
  const whole = kept({
    wishes: { min: 40, people: 18, start: "14:00", end: "14:45", prompts: ["b", "a"] }, cover: "blank",
    parts: [{ kind: "module", module: "prove", steps: ["opening", "a", "b", "agreement"] }, { kind: "break", minutes: 10 }],
    shown: { "s2": 2, "s3-tid": 3 }, clocks: { "3/0": { ends: NOON }, "1/0": { left: 5 } }, entered: NOON - 1,
    cuts: [{ step: "3", phase: 2, minutes: 3, tables: true }, { step: "4", phase: null, minutes: null, tables: false }]
  });
  const { clocks, ...rest } = stored(state.parsed(meeting(), JSON.stringify(whole)));
  assert.deepEqual({ ...rest, clocks: { ...clocks, "1/0": { left: 5 } } }, whole);
});

for (const [what, change] of Object.entries({
  "a place the page does not have": { at: "steg-99" }, "a place that is no text": { at: 3 }, "no place at all": { at: undefined },
  "a place from the prototype": { at: "__proto__" }, "no version": { v: undefined }, "a later version": { v: 4 },
  "an earlier version": { v: 2 }, "no time": { saved: undefined }, "a time that is text": { saved: "nå" },
  "a time that is no number": { saved: NaN }, "a time that never ends": { saved: Infinity },
  "a time to come": { saved: NOON + 2 * MINUTE }, "four hours ago": { saved: NOON - 240 * MINUTE },
  "last week": { saved: NOON - 7 * 24 * 60 * MINUTE }
})) {
  test(`a meeting with ${what} is another meeting`, () => assert.equal(checked(change), null));
}

test("a meeting of a minute less than four hours ago is the same, and so is one of a clock that is a little ahead", () => {
  assert.equal(checked({ saved: NOON - 239 * MINUTE }).at, "s3");
  assert.equal(checked({ saved: NOON + 30000 }).at, "s3");
  assert.equal(checked({ at: null }).at, null);
});

for (const value of [null, undefined, 7, "s3", true, [], [kept({})], () => 1, NaN]) {
  test(`${typeof value} ${String(value)} is no meeting`, () => assert.equal(state.checked(meeting(), value), null));
}

for (const text of ["", "{", "null", "[]", "7", '"s3"', "[".repeat(40000), "x".repeat(60000), null, 7]) {
  test(`the text ${String(text).slice(0, 8)} is no meeting`, () => assert.equal(state.parsed(meeting(), text), null));
}

test("a text as long as a book is not even read", () => {
  const text = JSON.stringify(kept({ cover: "blank".padEnd(60000) }));
  assert.equal(state.parsed(meeting(), text), null);
});

const cut = (step, phase, minutes, tables = false) => ({ step, phase, minutes, tables });

for (const [field, value, taken] of [
  ["wishes", { ...none, prompts: ["a", "finnes-ikke", 7, null] }, { ...none, prompts: ["a"] }], ["wishes", { ...none, prompts: ["a", "b"] }, none],
  ["wishes", { ...none, prompts: "a" }, none], ["wishes", { ...none, prompts: { 0: "a" } }, none], ["wishes", 7, none], ["wishes", null, none],
  ["wishes", { min: 3, people: 999, start: "25:00", end: "14:45" }, { ...none, end: "14:45" }],
  ["wishes", { min: "45", people: 18.5, end: "14.30" }, { ...none, min: 45, end: "14:30" }],
  ["wishes", { min: 45, end: ["14:30"] }, none],
  ["parts", [{ kind: "module", module: "__proto__", steps: null }], null], ["parts", "prove", null], ["parts", [], null], ["parts", [7], null],
  ["shown", { s2: 99, "s3-tid": 0, s3: "2" }, {}], ["shown", { s2: 1.5, ukjent: 1 }, {}], ["shown", [1], {}],
  ["shown", null, {}], ["shown", { s2: NaN, "s3-tid": 4 }, {}], ["shown", { s2: 3 }, { s2: 3 }],
  ["clocks", { "3/0": { ends: "snart" }, "3/9": { ends: NOON }, "9/0": { left: 1 } }, {}],
  ["clocks", { "3/0": { ends: 1e300 }, "3/1": { left: -1e300 }, "3/2": null }, {}],
  ["clocks", { "3/0": { ends: NaN, left: 60000 } }, { "3/0": { left: 60000 } }],
  ["clocks", { "3/0": { ends: NOON, left: 3, more: 1 } }, { "3/0": { ends: NOON } }], ["clocks", 7, {}],
  ["clocks", { "3/0": { ends: NOON + 13 * 60 * MINUTE } }, {}], ["clocks", { "3/0": [NOON] }, {}],
  ["cuts", [cut("4", null, null)], [cut("4", null, null)]], ["cuts", [cut("3", null, null), cut("4", null, null)], []],
  ["cuts", [cut("6", 1, 2), cut("6", null, null)], []], ["cuts", [cut("99", 0, 1), cut(4, 0, 1), null, "x"], []],
  ["cuts", [cut("3", 9, 1), cut("3", "1", 1), cut("3", 1, 0), cut("3", 1, 2.5), cut("3", 1, "4"), cut("3", 1, 4, "ja")], []],
  ["cuts", "4", []], ["cuts", [cut("3", 2, 3, true)], [cut("3", 2, 3, true)]],
  ["cover", "blank", "blank"], ["cover", "stop", "stop"], ["cover", "toString", null], ["cover", true, null],
  ["began", "nå", null], ["began", NOON + 2 * MINUTE, null], ["began", -1, null],
  ["began", NOON - 60, NOON - 60], ["entered", NaN, null], ["entered", {}, null], ["entered", NOON - 5, NOON - 5]
]) {
  test(`the field «${field}» that says ${JSON.stringify(value)} is taken as ${JSON.stringify(taken)}`, () => {
    const taking = checked({ [field]: value });
    assert.deepEqual(stored(taking[field]), taken);
    assert.deepEqual({ ...stored(taking), [field]: null }, { ...kept({}), [field]: null }, "the rest is untouched");
  });
}

test("what an older edition lacks begins anew, and what a later one has more of is not kept", () => {
  const { clocks, cuts, cover, ...older } = kept({ more: "x".repeat(99) });
  assert.deepEqual(stored(state.checked(meeting(), older)), kept({}));
});

test("names from the prototype are no fields", () => {
  const text = JSON.stringify(kept({})).replace('"shown":{}', '"shown":{"__proto__":{"s2":2}},"__proto__":{"cover":"stop"}');
  const taken = state.parsed(meeting(), text);
  assert.deepEqual(stored(taken), kept({}));
  assert.equal(taken.shown.s2, undefined);
  assert.equal({}.s2, undefined);
  assert.deepEqual(stored(checked({ shown: Object.create({ s2: 2 }) }).shown), {});
});

test("no more cuts are taken than anybody makes", () => {
  assert.equal(checked({ cuts: Array.from({ length: 9999 }, () => cut("3", 1, 4)) }).cuts.length, 50);
});

test("the newer of two meetings is taken, and an older window overwrites nothing", () => {
  const here = meeting({ at: "s2", saved: NOON - 1000 });
  assert.equal(state.newest(here, kept({ saved: NOON - 500 })).at, "s3");
  assert.equal(state.newest(here, kept({ saved: NOON - 1000 })), here.state);
  assert.equal(state.newest(here, kept({ saved: NOON - 2000 })), here.state);
  assert.equal(state.newest(here, { at: "s3", saved: NOON }), here.state);
});

test("where the machine's clock was set back, the time to come loses", () => {
  const here = meeting({ at: "s2", saved: NOON + 60 * MINUTE });
  assert.equal(state.newest(here, kept({ saved: NOON - 500 })).at, "s3");
  assert.equal(state.stamped(here).saved, NOON);
});

test("each change is later than the one before, even within a thousandth of a second", () => {
  assert.equal(state.stamped(meeting({ saved: NOON })).saved, NOON + 1);
  assert.equal(state.stamped(meeting({ saved: 0 })).saved, NOON);
});

test("a window that stood open for four hours holds another meeting; one where nothing was done does not", () => {
  assert.equal(state.isOver(meeting({ saved: NOON - 240 * MINUTE })), true);
  assert.equal(state.isOver(meeting({ saved: NOON - 239 * MINUTE })), false);
  assert.equal(state.isOver(meeting({ saved: 0 })), false);
});

test("a meeting is under way from the first move until nobody has moved for four hours", () => {
  assert.equal(state.isUnderWay(meeting({ saved: NOON })), false);
  assert.equal(state.isUnderWay(meeting({ began: NOON - 1, saved: NOON - 239 * MINUTE })), true);
  assert.equal(state.isUnderWay(meeting({ began: NOON - 1, saved: NOON - 240 * MINUTE })), false);
});

test("a meeting that nobody has asked anything of is as the page has it", () => {
  assert.deepEqual(stored(state.fresh()), stored(meeting().state));
  assert.equal(page.meeting.start, null);
});
