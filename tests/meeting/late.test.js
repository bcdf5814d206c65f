"use strict";

// A meeting against its clock: every rule has a test that breaks when the rule does.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { rules, late, proposals: proposalsOf, cuts: cutting, words, who, page, step: made, screen, asked, NOON, MINUTE, meeting, at, stored } = require("./meeting.js");
const { faults } = require("./late_holds.js");

const dropped = (id) => ({ step: id, phase: null, minutes: null, tables: false });

// --- ahead or behind ---

test("without an end of its own a meeting ends when its parts are over; before it begins it has none", () => {
  assert.equal(late.late(meeting()), null);
  const begun = meeting({ began: NOON });
  assert.equal(late.plannedEnd(begun) - NOON, (4 + 2 + 17 + 14 + 10) * MINUTE);
  assert.equal(late.late(begun), 0);
  assert.equal(late.plannedEnd(meeting({ began: NOON, cuts: [dropped("4")] })) - NOON, 47 * MINUTE, "a cut changes no plan");
  assert.equal(late.late(meeting({ began: NOON, cuts: [dropped("4")] })), -14);
  assert.equal(late.plannedEnd(meeting({ began: NOON, min: 30 })) - NOON, 30 * MINUTE);
});

test("a start that was asked for is what one is late for, where the meeting begins near it", () => {
  assert.equal(late.late(meeting({ start: "11:55", began: NOON })), 5);
  assert.equal(late.late(meeting({ start: "12:10", began: NOON })), -10);
  assert.equal(late.late(meeting({ start: "09:00", began: NOON })), 0);
  assert.equal(late.late(meeting({ start: "12:10" })), -10);
  assert.equal(late.plannedEnd(meeting({ start: "12:10", min: 30 })) - NOON, 40 * MINUTE);
});

test("the end that was asked for is today's, or past midnight where that is soon", () => {
  const ends = (end, now, began = null) => late.plannedEnd(at(now, { end, began }));
  assert.equal(new Date(ends("14:45", NOON)).getHours(), 14);
  assert.equal(ends("14:45", NOON) - NOON, 165 * MINUTE);
  const lateEvening = new Date(NOON).setHours(23, 30, 0, 0);
  assert.equal(ends("00:15", lateEvening, lateEvening) - lateEvening, 45 * MINUTE);
  assert.equal(ends("00:15", lateEvening + 40 * MINUTE, lateEvening) - lateEvening, 45 * MINUTE);
});

test("an end that had passed before the meeting began is none", () => {
  const evening = new Date(NOON).setHours(18, 1, 0, 0);
  const passed = at(evening, { end: "09:00" });
  assert.equal(late.late(passed), null);
  assert.equal(late.hasEndPassed(passed), true);
  const begun = at(evening, { end: "09:00", began: evening });
  assert.equal(late.late(begun), 0);
  assert.equal(late.hasEndPassed(begun), true);
  assert.equal(late.hasEndPassed(at(evening, { end: "18:30" })), false);
  assert.equal(late.hasEndPassed(at(evening, { start: "08:00", end: "09:00" })), false, "a day of its own");
  assert.equal(late.hasEndPassed(meeting()), false);
});

test("an end that passes during the meeting is what one is late for", () => {
  const began = new Date(NOON).setHours(14, 0, 0, 0);
  const over = at(began + 60 * MINUTE, { end: "14:45", began, at: "s6", shown: { "s6-tid": 2 }, clocks: { "6/1": { left: 0 } } });
  assert.equal(late.late(over), 15);
});

test("what is left of a step is its running phase and those after it, or what is left of its own minutes", () => {
  const end = { end: "12:30", began: NOON };
  const phases = meeting({ ...end, at: "s3-tid", shown: { "s3-tid": 2 }, clocks: { "3/1": { ends: NOON + 3 * MINUTE } } });
  assert.equal(late.late(phases), 3 + 6 + 14 + 10 - 30);
  const past = meeting({ ...end, at: "s3-tid", shown: { "s3-tid": 2 }, clocks: { "3/1": { ends: NOON - 3 * MINUTE } } });
  assert.equal(late.late(past), 6 + 14 + 10 - 30);
  const plain = meeting({ ...end, at: "s2", entered: NOON - MINUTE });
  assert.equal(late.late(plain), 1 + 17 + 14 + 10 - 30);
  const long = meeting({ ...end, at: "s2", entered: NOON - 9 * MINUTE });
  assert.equal(late.late(long), 0 + 17 + 14 + 10 - 30);
});

// --- what to cut ---

const behind = (minutes, change = {}) => {
  const here = meeting({ began: NOON, at: "s3", people: 18, ...change });
  const whole = late.late(here);
  return { ...here, now: here.now, state: { ...here.state, began: NOON + (whole - minutes) * MINUTE } };
};
const behindIn = (of, minutes) => {
  const here = meeting({ began: NOON, at: of.screens[0].id }, of);
  return { ...here, state: { ...here.state, began: NOON + (late.late(here) - minutes) * MINUTE } };
};
const listed = (proposals) => stored(proposals.map(({ step, cut, saves, isEnough }) =>
  `${step.id}${cut.phase === null ? " ut" : `/${cut.phase}${cut.tables ? " ved bordene" : ""}`} −${saves}${isEnough ? " !" : ""}`));

test("nothing is proposed while there is time", () => {
  assert.deepEqual(stored(proposalsOf(behind(0))), []);
  assert.deepEqual(stored(proposalsOf(behind(-30))), []);
  assert.deepEqual(stored(proposalsOf(meeting())), []);
});

test("first a round goes round the tables, then a question goes, then phases shrink, the greatest first", () => {
  // A round of six minutes for eighteen gives each twenty seconds; at tables of five each has half a minute in three.
  assert.deepEqual(listed(proposalsOf(behind(3, { at: "s2", shown: { s2: 3 } }))), [
    "3/2 ved bordene −3 !", "4 ut −14", "3/1 −3", "3/2 −3", "4/2 −3", "3/0 −1", "4/0 −1", "4/1 −1"
  ]);
});

test("a question goes for a few minutes only where nothing else is enough", () => {
  const used = (minutes, change) => listed(proposalsOf(behind(minutes, change)).filter(({ isEnough }) => isEnough));
  assert.deepEqual(used(5), ["3/2 ved bordene −3 !", "3/1 −2 !"], "and no more than is needed");
  assert.ok(used(12).includes("4 ut −14 !"));
});

test("nothing goes under its least, and the agreement is never touched", () => {
  proposalsOf(behind(40)).forEach(({ step, cut }) => {
    assert.notEqual(step.id, "6");
    if (cut.phase !== null && !cut.tables) assert.ok(cut.minutes >= rules.written(meeting(), step).phases[cut.phase].least);
  });
});

test("the only question is never dropped, nor one that is over or running", () => {
  const drops = (change) => proposalsOf(behind(30, change)).filter(({ cut }) => cut.phase === null).map(({ step }) => step.id);
  assert.deepEqual(stored([drops({ prompts: ["a"], at: "s2" }), drops({ at: "s4" }), drops({ cuts: [dropped("4")], at: "s2" })]), [[], [], []]);
  assert.deepEqual(stored(drops({ at: "s2" })), ["4"]);
});

test("phases that are over or running are not cut", () => {
  const running = behind(20, { at: "s3-tid", shown: { "s3-tid": 2 }, clocks: { "3/1": { ends: NOON + 7 * MINUTE } } });
  const lines = listed(proposalsOf(running));
  assert.equal(lines.some((line) => line.startsWith("3/0") || line.startsWith("3/1")), false);
  assert.ok(lines.some((line) => line.startsWith("3/2")));
});

test("several are taken at a time, and each can be taken back", () => {
  const here = behind(12, { at: "s2" });
  const cuts = proposalsOf(here).filter(({ isEnough }) => isEnough).map(({ cut }) => cut);
  const taken = { ...here, state: late.accept(here, cuts) };
  assert.ok(late.late(taken) <= 0);
  assert.equal(taken.state.cuts.length, cuts.length);
  const back = late.undo(taken, 0);
  assert.deepEqual(stored(back.cuts), stored(cuts.slice(1)));
  assert.equal(late.undo(taken, 99), taken.state);
  assert.equal(late.accept(here, []), here.state);
});

test("a step can be left out on the way, and one goes on", () => {
  const first = meeting();
  const skipped = late.skip(first);
  assert.deepEqual(stored([skipped.at, skipped.cuts]), ["s2", [dropped("1")]]);
  assert.deepEqual(rules.screens({ ...first, state: skipped })[0].id, "s2");
  const agreement = meeting({ at: "s6" });
  assert.equal(late.skip(agreement), agreement.state);
});

// --- what a proposal promises ---

// The same meeting with a talk, a break and a lunch before its last question, on the page and in an address.
const [block] = page.meeting.blocks;
const withRests = {
  ...page,
  meeting: {
    start: null,
    blocks: [
      { ...block, steps: block.steps.slice(0, 3) },
      ...[["own", 15], ["break", 10], ["lunch", 30]].map(([kind, minutes]) => (
        { kind, module: null, title: kind, at: null, steps: [made(kind, kind, minutes)] })),
      { ...block, steps: block.steps.slice(3) }
    ]
  },
  screens: [...page.screens, ...["own", "break", "lunch"].map((id) => screen(`s-${id}`, id))]
};

for (const [what, of, wishes] of [
  ["a meeting of one module", page, {}], ["one with a break and a lunch", withRests, {}],
  ["one of many people", withRests, { people: 30 }], ["one of few minutes", withRests, { min: 80, people: 7 }]
]) {
  test(`what is proposed where ${what} is late saves what it says, is taken by the other window, and can be said`, () => {
    assert.ok(proposalsOf(meeting({ ...wishes, began: NOON - 20 * MINUTE, at: "s3" }, of)).length > 0);
    assert.deepEqual([...faults(meeting(wishes, of))], []);
  });
}

// With a lunch by the clock before its last question.
const withLunch = { ...withRests, meeting: { start: "12:00", blocks: withRests.meeting.blocks.map((one) => (one.kind === "lunch" ? { ...one, at: "12:50" } : one)) } };

test("a lunch that is locked to the clock is never made late by what is proposed", () => {
  const here = meeting({ start: "12:00" }, withLunch);
  assert.equal(stored(rules.planOf(here).steps).find(({ at: time }) => time).at, "12:50");
  assert.deepEqual([...faults(here)], []);
  const lunch = rules.steps(here).findIndex(({ kind }) => kind === "lunch");
  for (let behindBy = 1; behindBy < 12; behindBy += 1) {
    const behindNow = { ...here, now: NOON + behindBy * MINUTE, state: { ...here.state, began: NOON + behindBy * MINUTE, at: "s1" } };
    const proposals = proposalsOf(behindNow);
    const before = rules.steps(here).slice(0, lunch).map(({ id }) => id);
    assert.ok(proposals.length > 0 && proposals.every(({ step }) => before.includes(step.id)), `${behindBy}`);
    const saved = proposals.filter(({ isEnough }) => isEnough).reduce((all, { saves }) => all + saves, 0);
    assert.ok(saved >= behindBy || proposals.every(({ isEnough, cut }) => isEnough || cut.phase === null), `${behindBy}: ${saved}`);
  }
  assert.equal(proposalsOf({ ...here, now: NOON + 95 * MINUTE, state: { ...here.state, began: NOON, at: "s4" } }).some(({ step }) => step.id === "4"), true, "after it what comes then");
});

test("a question is not given for much less than it takes, nor the only one of its module", () => {
  const questions = (some) => ({ ...page, meeting: { start: null, blocks: some.map(([module, minutes], index) => ({ ...block, module, steps: [
    { ...block.steps[2], id: `${index}`, minutes, phases: [{ ...block.steps[2].phases[1], minutes, least: 5 }] }] })) }, screens: some.map((_, index) => screen(`q${index}`, `${index}`)) });
  const gone = (some) => stored(proposalsOf(behindIn(questions(some), 5)).filter(({ cut }) => cut.phase === null).map(({ step }) => step.id));
  assert.deepEqual([gone([["a", 15], ["a", 18]]), gone([["a", 15], ["a", 49]]), gone([["a", 15], ["b", 15]]), gone([["a", 15], ["a", 15], ["b", 15]])], [["1"], [], [], ["1"]]);
});

test("where several modules have such a step, it is told which", () => {
  const plan = { start: "09:00", blocks: [{ module: "a", title: "A" }, { module: null, title: "Pause" }, { module: "b", title: "B" }] };
  const of = { title: "Spørsmål 3", module: "b", starts: 164 };
  assert.equal(cutting.stepInWords(of, plan), "Spørsmål 3 i «B» (kl.\u00a011.44)");
  assert.equal(cutting.stepInWords(of, plan, "b"), "Spørsmål 3 (kl.\u00a011.44)");
  assert.equal(cutting.stepInWords(of, { start: null, blocks: plan.blocks }), "Spørsmål 3 i «B» (minutt 164)");
  assert.equal(cutting.stepInWords(of, { start: "09:00", blocks: plan.blocks.slice(2) }), "Spørsmål 3");
});

test("nor does one break that promise where an address has put rests into the meeting", () => {
  const put = asked.read(page, "?folk=18&deler=prove:opening,a,b;pause-10;lunsj-30;eget-15:Kaffe");
  assert.equal(put.unknown.length, 0);
  const here = meeting({}, page);
  assert.deepEqual([...faults({ ...here, state: { ...here.state, ...put } })], []);
});

// --- in words ---

test("what is said of the time and of a cut", () => {
  assert.equal(words.lateInSentences(null, null).join(" "), "Møtet har ikke begynt.");
  assert.equal(words.lateInSentences(1, NOON).join(" "), "Dere er 1 minutt etter planen. Planlagt slutt er kl.\u00a012.00.");
  assert.equal(words.lateInSentences(-2, NOON).join(" "), "Dere er 2 minutter foran planen. Planlagt slutt er kl.\u00a012.00.");
  assert.equal(words.lateInSentences(0, NOON).join(" "), "Dere er i rute. Planlagt slutt er kl.\u00a012.00.");
  const lines = proposalsOf(behind(12, { at: "s2" })).map((proposal) => cutting.cutInWords(proposal, who, rules.planOf(meeting())));
  assert.equal(lines[0], "Spørsmål 1: runden går ved bordene, 6 → 3 min");
  assert.ok(lines.includes("Spørsmål 2 går ut: 14 min spart"));
  assert.ok(lines.includes("Spørsmål 1, i grupper: 7 → 4 min"));
  assert.equal(page.key, "prove");
});
