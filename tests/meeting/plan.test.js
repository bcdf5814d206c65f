"use strict";

// The plan of a meeting: every rule of fitting has a test that breaks when the rule does.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { load, stored } = require("./meeting.js");

const planner = load("rhMeetingPlan");

const LEAST = { alone: 3, pairs: 2, group: 5, all: 1 };
const phase = (who, minutes, more = {}) => ({ title: who, who, minutes, least: Math.min(LEAST[who], minutes), round: false, ...more });
const step = (kind, minutes, more = {}) => ({
  id: kind, kind, title: kind, prompt: null, minutes, least: Math.min(2, minutes), spare: false, sizes: null, phases: [], ...more
});
const question = (id, more = {}) => step("prompt", 15, {
  id, prompt: id, title: id, sizes: [3, 5], phases: [phase("alone", 4), phase("group", 7), phase("all", 4)], ...more
});
const agreement = step("agreement", 8, { phases: [phase("alone", 3), phase("all", 5, { round: true })] });
const block = (module, steps) => ({ kind: "module", module, title: module, at: null, steps });
const pause = { kind: "break", module: null, title: "Pause", at: null, steps: [step("break", 10)] };
const lunch = (at) => ({ kind: "lunch", module: null, title: "Lunsj", at, steps: [step("lunch", 30)] });
const lek = block("lek", [
  step("look_back", 4), step("opening", 2), step("scene", 5, { phases: [phase("all", 4), phase("alone", 1)] }),
  question("a"), question("b"), question("reserve", { spare: true }), step("checklist", 4, { phases: [phase("alone", 4)] }), agreement
]);
const meeting = { start: null, blocks: [lek] };

const plan = (wishes, of = meeting) => stored(planner.plan(of, wishes));
const ids = (planned) => planned.steps.map((one) => one.id);
const minutesOf = (planned, id) => planned.steps.find((one) => one.id === id).minutes;
const total = (planned) => planned.steps.reduce((all, one) => all + one.minutes, 0);

test("as it is planned, without those in reserve", () => {
  const planned = plan();
  assert.deepEqual(ids(planned), ["look_back", "opening", "scene", "a", "b", "checklist", "agreement"]);
  assert.equal(planned.minutes, 53);
  assert.deepEqual(planned.steps.map((one) => one.starts), [0, 4, 6, 11, 26, 41, 45]);
  assert.deepEqual(planned.blocks, [{ module: "lek", title: "lek", starts: 0, minutes: 53 }]);
  assert.deepEqual([planned.start, planned.end, planned.people, planned.least], [null, null, null, null]);
});

for (const min of [31, 32, 40, 45, 53, 54, 60, 75, 90, 120, 240, 480]) {
  test(`a meeting of ${min} minutes has exactly so many`, () => {
    const planned = plan({ min });
    assert.equal(planned.minutes, min);
    assert.equal(total(planned), min);
    planned.steps.filter((one) => one.phases.length).forEach((one) => {
      assert.equal(one.phases.reduce((all, each) => all + each.minutes, 0), one.minutes);
    });
  });
}

test("the agreement is never shortened, and never left out", () => {
  [10, 20, 30, 45].forEach((min) => assert.equal(minutesOf(plan({ min }), "agreement"), 8));
});

test("nothing is shorter than its least", () => {
  const planned = plan({ min: 41 });
  planned.steps.filter((one) => one.prompt).flatMap((one) => one.phases).forEach(({ who, minutes }) => assert.ok(minutes >= LEAST[who]));
});

test("what does not fit is left out in the order that hurts least", () => {
  const gone = (min) => plan({ min }).dropped.map((one) => one.title);
  assert.deepEqual(gone(35), []);
  assert.deepEqual(gone(34), ["checklist"]);
  assert.deepEqual(gone(31), ["b", "checklist"]);
});

test("one question stays, and what is longer than wished says how short it can be", () => {
  const planned = plan({ min: 6 });
  assert.deepEqual(ids(planned), ["a", "agreement"]);
  assert.equal(planned.least, planned.minutes);
  assert.ok(planned.least > 6);
});

test("talk in groups grows first, to twice its minutes", () => {
  const planned = plan({ min: 60, prompts: ["a", "b"] });
  const grown = planned.steps.flatMap((one) => one.phases).filter((one) => one.who === "group").map((one) => one.minutes);
  assert.deepEqual(grown, [11, 10]);
  assert.equal(minutesOf(planned, "scene"), 5);
});

test("a question in reserve comes in where talk would grow to more than twice its minutes", () => {
  assert.ok(!ids(plan({ min: 67 })).includes("reserve"));
  assert.ok(ids(plan({ min: 69 })).includes("reserve"));
  assert.ok(!ids(plan({ min: 90, prompts: ["a", "b"] })).includes("reserve"), "not where somebody has chosen");
});

test("questions that are chosen stand where the planned ones stood, in the order wanted", () => {
  assert.deepEqual(ids(plan({ prompts: ["b"] })), ["look_back", "opening", "scene", "b", "checklist", "agreement"]);
  assert.deepEqual(ids(plan({ prompts: ["reserve", "b", "a"] })).slice(3, 6), ["reserve", "b", "a"]);
  assert.deepEqual(ids(plan({ prompts: [] })), ids(plan()));
  assert.deepEqual(ids(plan({ prompts: ["unknown"] })), ids(plan()));
});

test("groups are as few and as even as the method's size allows", () => {
  assert.deepEqual(stored(planner.groupsOf(18, [3, 5])), [5, 5, 4, 4]);
  assert.deepEqual(stored(planner.groupsOf(18, [4, 6])), [6, 6, 6]);
  assert.deepEqual(stored(planner.groupsOf(2, [3, 5])), [2]);
  assert.deepEqual(stored(planner.pairsOf(7)), [3, 2, 2]);
  assert.deepEqual(stored(planner.pairsOf(1)), [1]);
});

test("groups are within the method's size wherever they can be", () => {
  for (let people = 2; people <= 80; people += 1) {
    [[2, 3], [3, 5], [4, 6], [3, 6]].forEach(([least, most]) => {
      const groups = planner.groupsOf(people, [least, most]);
      assert.equal(groups.reduce((all, one) => all + one, 0), people);
      const isPossible = Math.ceil(people / most) <= Math.floor(people / least);
      if (isPossible) groups.forEach((one) => assert.ok(one >= least && one <= most, `${people} in ${least}–${most}: ${groups}`));
    });
  }
});

test("a round gives everybody twenty seconds, or goes round the tables", () => {
  const round = (people) => plan({ people }).steps.find((one) => one.id === "agreement").phases[1];
  assert.deepEqual(round(15), { title: "all", who: "all", minutes: 5, groups: null, seconds_each: 20 });
  assert.deepEqual(round(16), { title: "all", who: "group", minutes: 5, groups: [4, 4, 4, 4], seconds_each: 75 });
});

test("whoever sits in a group stays in it, as long as what comes is made for groups of that size", () => {
  const sizes = (some, people) => {
    const of = { start: null, blocks: [block("lek", some.map((size, index) => question(`q${index}`, { sizes: size })))] };
    return plan({ people, prompts: some.map((_, index) => `q${index}`) }, of).steps.map(({ phases }) => phases[1].groups);
  };
  assert.deepEqual(sizes([[3, 5], [3, 6], null], 18), [[5, 5, 4, 4], [5, 5, 4, 4], [5, 5, 4, 4]]);
  assert.deepEqual(sizes([[3, 5], [6, 8], [3, 5]], 18), [[5, 5, 4, 4], [6, 6, 6], [5, 5, 4, 4]]);
  assert.deepEqual(sizes([null, [3, 5]], 18), [[6, 6, 6], [5, 5, 4, 4]], "six are too many");
});

test("with people everybody sees how they sit", () => {
  const [alone, group, all] = plan({ people: 9 }).steps.find((one) => one.id === "a").phases;
  assert.deepEqual([alone.groups, group.groups, all.groups], [null, [5, 4], null]);
});

test("an end that other wishes do not lead to is said, and one that they lead to is not", () => {
  const other = (wishes) => plan(wishes).otherEnd;
  assert.equal(other({ start: "14:00", end: "13:00" }), "13:00");
  assert.equal(other({ start: "14:00", end: "15:00", min: 45 }), "15:00");
  assert.deepEqual([{ start: "14:00", end: "14:45", min: 45 }, { end: "14:45", min: 45 }, { end: "14:45" }, { start: "14:00", end: "14:10" }, {}].map(other), [null, null, null, null, null]);
});

test("times of day follow from each other", () => {
  const times = (wishes) => [plan(wishes).start, plan(wishes).end, plan(wishes).minutes];
  assert.deepEqual(times({ start: "14:00" }), ["14:00", "14:53", 53]);
  assert.deepEqual(times({ end: "14:45" }), ["13:52", "14:45", 53]);
  assert.deepEqual(times({ start: "14:00", end: "14:45" }), ["14:00", "14:45", 45]);
  assert.deepEqual(times({ end: "14:45", min: 40 }), ["14:05", "14:45", 40]);
  assert.deepEqual(times({ start: "23:30" }), ["23:30", "00:23", 53]);
  assert.deepEqual(times({ start: "14:00", end: "13:00" }), ["14:00", "14:53", 53]);
});

const other = block("rom", [step("look_back", 4, { id: "rom-look_back" }), step("opening", 2), question("c"), agreement]);

test("one looks back once, at the beginning, and agrees once, at the end", () => {
  const planned = plan({}, { start: null, blocks: [lek, pause, other] });
  const kinds = planned.steps.map((one) => `${one.module}/${one.kind}`);
  assert.deepEqual(kinds.filter((one) => one.endsWith("look_back")), ["lek/look_back"]);
  assert.deepEqual(kinds.filter((one) => one.endsWith("agreement")), ["rom/agreement"]);
  assert.deepEqual(planned.dropped, [
    { module: "lek", of: "lek", kind: "agreement", title: "agreement", why: "once" }, { module: "rom", of: "rom", kind: "look_back", title: "look_back", why: "once" }
  ]);
  assert.deepEqual(planned.blocks.map((one) => [one.title, one.starts, one.minutes]), [["lek", 0, 45], ["Pause", 45, 10], ["rom", 55, 25]]);
});

test("the first module keeps its look back wherever it stands, and no other has one", () => {
  const own = (title, kind = "own") => ({ kind: "own", module: null, title, at: null, steps: [step(kind, 5, { id: title, title })] });
  const looks = (...blocks) => plan({}, { start: null, blocks }).steps.filter(({ kind }) => kind === "look_back").map(({ id }) => id);
  for (const before of [[own("Velkommen")], [pause], [own("A"), pause, own("B")], [lunch(null)]]) assert.deepEqual(looks(...before, lek, other), ["look_back"]);
  const later = { ...lek, steps: [...lek.steps.slice(1, 3), lek.steps[0], ...lek.steps.slice(3)] };
  assert.deepEqual(looks(later, other), ["look_back"], "whoever moves it within its module keeps it");
  assert.deepEqual(looks({ ...lek, steps: lek.steps.slice(1) }, other), [], "a day looks back at its beginning");
  assert.deepEqual(looks(own("Velkommen"), own("Sist", "look_back"), lek), ["Sist"]);
  assert.deepEqual(looks({ ...lek, steps: lek.steps.slice(1) }, other, own("Sist", "look_back")), ["Sist"]);
});

test("a lunch that is locked to the clock begins then, whatever stands before it", () => {
  const day = { start: "10:30", blocks: [lek, lunch("11:30"), other] };
  [["10:30", 60], ["10:40", 50], ["09:30", 120]].forEach(([start, before]) => {
    const planned = plan({ start }, day);
    assert.equal(planned.steps.find((one) => one.kind === "lunch").starts, before);
  });
  assert.equal(plan({ start: "10:30", min: 150 }, day).minutes, 150);
});

test("a lunch that nobody reaches in time comes when it comes", () => {
  const planned = plan({ start: "11:25" }, { start: null, blocks: [lek, lunch("11:30"), other] });
  assert.ok(planned.steps.find((one) => one.kind === "lunch").starts > 5);
});

test("a meeting with nothing that can take the rest of its time is as long as it is, and says so", () => {
  const most = (wishes, ...blocks) => {
    const planned = plan(wishes, { start: null, blocks });
    return [planned.minutes, planned.most, total(planned)];
  };
  assert.deepEqual(most({ start: "08:30", end: "14:30" }, lek, lunch("11:30")), [210, 210, 210]);
  assert.deepEqual(most({ start: "08:30", min: 360 }, lek, lunch("11:30"), pause), [220, 220, 220]);
  assert.deepEqual(most({ min: 45 }, pause), [10, 10, 10]);
  assert.deepEqual(most({ min: 45 }, block("lek", [agreement])), [8, 8, 8]);
  assert.deepEqual(most({ start: "08:30", end: "14:30" }, lek, lunch("11:30"), other), [360, null, 360]);
});

const three = { start: null, blocks: ["x", "y", "z"].map((slug) => block(slug, [
  step("opening", 2, { id: `${slug}-opening` }), step("scene", 5, { id: `${slug}-scene` }), question(`${slug}1`), question(`${slug}2`), step("checklist", 4, { id: `${slug}-list` }), { ...agreement, id: `${slug}-agreement` }
])) };

test("what can be missed goes from all modules, questions from those that have most, and then a whole module, of which nothing is left", () => {
  for (let min = 20; min <= 160; min += 1) {
    const planned = plan({ min }, three);
    const asked = (slug) => planned.steps.filter(({ module, prompt }) => prompt && module === slug).length;
    const counts = ["x", "y", "z"].map(asked);
    const held = counts.filter(Boolean);
    assert.ok(Math.max(...held) - Math.min(...held) <= 1, `${min}: ${counts}`);
    planned.steps.filter(({ kind }) => kind !== "agreement").forEach(({ module }) => assert.ok(asked(module) > 0, `${min}: less than its least of ${module}`));
    assert.equal(planned.least === null ? planned.minutes : min, min);
    if (held.length > 1) assert.ok(["x", "y", "z"].filter(asked).every((slug) => planned.steps.some(({ id }) => id === `${slug}-scene`)), `${min}: no story`);
  }
  assert.deepEqual(plan({ min: 40 }, three).steps.map(({ id }) => id), ["x-opening", "x-scene", "x1", "z-opening", "z-scene", "z1", "z-agreement"]);
  assert.deepEqual(plan({ min: 30 }, three).steps.map(({ id }) => id), ["z-opening", "z-scene", "z1", "z2", "z-agreement"], "what one module has is there again when it is alone");
});

test("a reserve of a module that has gone as a whole does not come in for it", () => {
  const told = (id, minutes, more = {}) => question(id, { minutes, phases: [phase("all", minutes, { least: minutes })], ...more });
  const of = { start: null, blocks: ["x", "y", "z"].map((slug) => block(slug, [told(`${slug}1`, 20), told(`${slug}2`, 2, { spare: true })])) };
  assert.deepEqual(ids(plan({ min: 60 }, of)), ["x1", "y1", "z1"]);
  assert.deepEqual(ids(plan({ min: 50 }, of)), ["x1", "x2", "y1", "y2"]);
});

test("something of one's own that nobody typed the minutes of has half of them or is left out, and a break that rests nobody then goes with it", () => {
  const own = (id, minutes, more = {}) => ({ kind: "own", module: null, title: id, at: null, steps: [step("own", minutes, { id, title: id, phases: [phase("all", minutes)], ...more })] });
  const day = { start: null, blocks: [lek, { ...pause, steps: [step("break", 15, { id: "p1" })] }, own("Planlegg", 50), { ...pause, steps: [step("break", 10, { id: "p2" })] }, own("Vis fram", 25), own("Slutt", 10), { kind: "own", module: null, title: "Avtale", at: null, steps: [{ ...agreement, id: "avtale" }] }] };
  for (let min = 30; min <= 160; min += 1) {
    const { steps } = plan({ min }, day);
    [["Planlegg", 25], ["Vis fram", 13], ["Slutt", 5]].forEach(([id, half]) => steps.filter((one) => one.id === id).forEach(({ minutes }) => assert.ok(minutes >= half, `${min}: ${id} ${minutes}`)));
    steps.forEach(({ kind }, index) => assert.ok(kind !== "break" || (index > 0 && index + 1 < steps.length && steps[index + 1].kind !== "break"), `${min}: a break that rests nobody`));
  }
  const typed = plan({ min: 70 }, { start: null, blocks: [lek, own("Typet", 30, { held: true })] });
  assert.equal(minutesOf(typed, "Typet"), 30);
});

test("a break is as long as it is", () => {
  [70, 80, 120].forEach((min) => assert.equal(minutesOf(plan({ min }, { start: null, blocks: [lek, pause, other] }), "break"), 10));
});

test("questions that somebody wants stand where those in reserve do, where none is planned", () => {
  const field = { ...meeting, blocks: [block("lek", [step("opening", 2), step("force_field", 20), question("a", { spare: true }), question("b", { spare: true }), agreement])] };
  assert.deepEqual(ids(plan({ prompts: ["b", "a"] }, field)), ["opening", "force_field", "b", "a", "agreement"]);
  assert.deepEqual(ids(plan({}, field)), ["opening", "force_field", "agreement"]);
});

test("two who tell and listen in turn have as long as each other", () => {
  const pairs = { start: null, blocks: [block("lek", [
    question("a", { minutes: 10, phases: [phase("pairs", 4), phase("pairs", 4), phase("all", 2)] }), agreement
  ])] };
  for (const min of [14, 15, 16, 17, 18, 19, 20, 21, 25]) {
    const [tells, listens] = plan({ min }, pairs).steps[0].phases;
    assert.equal(tells.minutes, listens.minutes, `${min} minutes`);
    assert.equal(total(plan({ min }, pairs)), min);
  }
});

test("a lunch at a time that is over, or after all have gone home, comes where it stands, and that is told", () => {
  const day = { start: null, blocks: [lek, lunch("11:30"), other] };
  const kept = plan({ start: "10:00", min: 150 }, day);
  assert.deepEqual([kept.missed, kept.minutes], [[], 150]);
  const over = plan({ start: "12:30" }, day);
  assert.deepEqual([over.missed, over.minutes], [["11:30"], total(over)]);
  assert.ok(over.minutes < 180, "nobody waits for tomorrow's lunch");
  const late = plan({ start: "08:00", min: 120 }, day);
  assert.deepEqual([late.missed, late.minutes], [["11:30"], 120]);
});

test("what is in reserve comes in its own part of the day", () => {
  const day = { start: null, blocks: [lek, lunch("11:30"), { ...other, steps: [...other.steps, question("d", { spare: true })] }] };
  const planned = plan({ start: "08:30", min: 300 }, day);
  const place = planned.steps.findIndex(({ kind }) => kind === "lunch");
  assert.ok(planned.steps.slice(0, place).every(({ module }) => module === "lek"));
  assert.equal(new Set(planned.steps.map(({ module, id }) => `${module} ${id}`)).size, planned.steps.length);
});
