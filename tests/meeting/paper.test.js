"use strict";

// The papers of a meeting: every rule has a test that breaks when the rule does. What Python lays out and cuts too stands in
// paper_cases.json and late_cases.json, which tests/views/test_papers.py runs as well.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { paper, pile: piles, planOf, page, asMeeting, stored } = require("./papers.js");
const layouts = require("./paper_cases.json");
const lateness = require("./late_cases.json");

const of = page();
const sheets = (wishes) => stored(paper.sheets(of, planOf(of, wishes)));
const kinds = (wishes) => sheets(wishes).map(({ kind }) => kind).join("");
const partsOf = (wishes, kind) => stored(paper.everySheet(of, planOf(of, wishes))).find((sheet) => sheet.kind === kind)
  .pages.flatMap((one) => one.map(({ id }) => id));

// Python has every height that columns may have.
const inSteps = ([least, next, ...others]) => ({ least, step: next - least, most: others.at(-1) });

layouts.forEach(({ name, parts, measures, pages }) => {
  test(`laid out as in Python: ${name}`, () => {
    assert.deepEqual(stored(paper.laidOut(parts, { ...measures, columns: inSteps(measures.columns) })), pages);
    assert.equal(paper.pagesFor(parts, measures), pages.length);
  });
});

lateness.forEach(({ name, steps, points }) => {
  test(`cut as in Python: ${name}`, () => { assert.deepEqual(stored(paper.latePoints(...asMeeting(steps))), points); });
});

test("only kinds that a phase of the plan writes on are counted", () => {
  assert.equal(kinds(), "DABC");
  assert.equal(kinds({ prompts: ["b"] }), "DAC", "nobody writes on the group's sheet where all talk in pairs");
});

test("A is for each person, C too, B for each group, D for the leader", () => {
  assert.deepEqual(sheets({ people: 18 }).map(({ kind, copies }) => [kind, copies]), [["D", 1], ["A", 18], ["B", 4], ["C", 18]]);
  assert.deepEqual(sheets({ people: 4 }).map(({ copies }) => copies), [1, 4, 1, 4]);
});

test("without people nobody knows how many", () => {
  assert.deepEqual(sheets().map(({ copies }) => copies), [1, null, null, null]);
});

test("a sheet has the questions of this meeting, in their order", () => {
  assert.deepEqual(partsOf({}, "A"), ["prompt:a", "prompt:b", "agreement"]);
  assert.deepEqual(partsOf({ prompts: ["c", "b"] }, "A"), ["prompt:c", "prompt:b", "agreement"]);
});

test("a whole sheet has everything that may stand on it, and one who was not there gets no more", () => {
  const whole = paper.everySheet(of, planOf(of, { prompts: ["b"] }), { isWhole: true });
  const ids = (kind) => stored(whole).find((sheet) => sheet.kind === kind).pages.flat().map(({ id }) => id);
  assert.deepEqual(ids("A"), ["prompt:a", "prompt:b", "prompt:c", "force_field", "agreement"]);
  assert.deepEqual(ids("B"), ["prompt:a", "prompt:b", "prompt:c"]);
  assert.deepEqual(ids("E"), ["points", "scene", "prompt:b", "agreement"]);
});

test("the group's sheet has only what groups talk about", () => {
  assert.deepEqual(partsOf({}, "B"), ["prompt:a"]);
  assert.deepEqual(partsOf({ prompts: ["a", "b", "c"] }, "B"), ["prompt:a", "prompt:c"]);
});

test("one who was not there gets the first question, and the story where it takes no more paper", () => {
  assert.deepEqual(partsOf({ prompts: ["c"] }, "E"), ["points", "scene", "prompt:c", "agreement"]);
  const long = page();
  long.paper.modules.lek.find(({ kind }) => kind === "E").parts[1].height = 12000;
  const found = paper.everySheet(long, planOf(long)).find(({ kind }) => kind === "E").pages;
  assert.deepEqual(stored(found).flat().map(({ id }) => id), ["points", "prompt:a", "agreement"]);
});

test("the run sheet has the plan's steps, and what roles do where they are first needed", () => {
  const plan = planOf(of, { prompts: ["c", "a"] });
  assert.deepEqual(stored(paper.runSheet(of, plan).pages).flat(), ["stop", "1", "6", "2", "4", "5", "late"]);
  assert.deepEqual(stored(paper.headed(of, plan).map(({ hasRoles }) => hasRoles)), [false, true, false, false, false]);
});

test("rather than a third side, the stop card stands last, what roles do is left out, then places where it may be late, then notes", () => {
  const tight = page();
  const plan = planOf(tight);
  const withRows = (first, second) => {
    Object.assign(tight.paper.run.rows, { 1: first, 2: second });
    const { pages, withNotes, isStopFirst, withRoles, late } = paper.runSheet(tight, plan);
    return [pages.length, withNotes, isStopFirst, withRoles, late.length];
  };
  assert.deepEqual(withRows(1000, 3800), [2, true, true, true, 2]);
  assert.deepEqual(withRows(1000, 14200), [2, true, false, true, 2]);
  assert.deepEqual(withRows(6200, 12600), [2, true, true, false, 2]);
  assert.deepEqual(withRows(6200, 13000), [2, true, true, false, 1]);
  assert.deepEqual(withRows(15600, 9600), [2, true, false, true, 0]);
  assert.deepEqual(withRows(1000, 18200), [2, false, false, true, 2]);
  assert.deepEqual(withRows(1000, 23500), [3, true, true, true, 2], "where nothing helps, all of it stands there");
});

test("a step that somebody has made in the address has a row too", () => {
  const parts = [{ kind: "own", minutes: 10, title: "Kort om høsten" }, { kind: "module", module: "lek", steps: null }];
  const plan = planOf(of, {}, parts);
  assert.equal(stored(paper.runSheet(of, plan).pages).flat()[1], plan.steps[0].id);
  assert.equal(kinds(), "DABC");
});

test("where it is said what can be cut, the clock is told when it is known", () => {
  assert.match(paper.lateInWords(of, planOf(of))[0], /^Er dere 5 minutter etter minutt 4 \(«Spørsmål 2»\): /);
  assert.match(paper.lateInWords(of, planOf(of, { start: "14:00" }))[0], /^Er dere 5 minutter etter kl\.\u00a014\.04 \(«Spørsmål 2»\): /);
});

test("what is shredded and what is kept share no paper", () => {
  const backs = (pile, isTwoSided) => stored(piles.blankBacks(pile.map(([kind, pages]) => ({ kind, pages })), isTwoSided));
  assert.deepEqual(backs([["D", 2], ["A", 1], ["C", 1]]), [false, true, false]);
  assert.deepEqual(backs([["D", 1], ["A", 1], ["B", 1]]), [true, false, false]);
  assert.deepEqual(backs([["A", 1], ["B", 1], ["C", 1]]), [false, false, false]);
  assert.deepEqual(backs([["A", 1], ["A", 1], ["A", 2]], true), [true, true, false], "each begins on a front where both sides are printed");
  assert.deepEqual(backs([["D", 1], ["A", 1], ["B", 3], ["C", 1]], false), [false, false, false, false], "on one side nothing shares a paper");
});

test("sides and papers are counted as they are laid out", () => {
  const size = (pile, isTwoSided) => stored(piles.size(pile.map(([kind, copies, pages]) => ({ kind, copies, pages })), isTwoSided));
  assert.deepEqual(size([["D", 1, 2], ["A", 3, 1], ["C", 3, 1]], false), { sides: 8, papers: 8 });
  assert.deepEqual(size([["D", 1, 2], ["A", 3, 1], ["C", 3, 3]], true), { sides: 14, papers: 10 });
});
