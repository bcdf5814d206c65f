"use strict";

// What an address asks of the meeting that a page has.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { asked, page, step, stored } = require("./meeting.js");

const read = (search) => stored(asked.read(page, search));
const plan = (search, of = page) => stored(asked.plan(of, asked.read(of, search)));
const ids = (planned) => planned.steps.map((one) => one.id);

test("a meeting as it is planned has nothing in its address", () => {
  assert.equal(asked.address(asked.read(page, "")), "");
  assert.equal(asked.address(asked.read(page, "?q=a,b")), "");
  assert.equal(asked.address(asked.read(page, "?deler=prove")), "");
  assert.equal(asked.address(asked.read(page, "?q=b,a")), "?q=b,a");
  assert.equal(asked.address(asked.read(page, "?min=45&folk=18&start=14:00&slutt=14.45")), "?min=45&folk=18&start=14.00&slutt=14.45");
});

test("what the page lacks is left out and told", () => {
  const said = read("?q=finnes-ikke&deler=annen&min=45");
  assert.deepEqual([said.wishes.min, said.wishes.prompts, said.parts], [45, null, null]);
  assert.deepEqual(said.unknown, ["q=finnes-ikke", "deler=annen"]);
});

test("a question in reserve is planned where it is asked for", () => {
  assert.deepEqual(ids(plan("?q=reserve")), ["1", "2", "5", "6"]);
  assert.deepEqual(ids(plan("?q=b,reserve")), ["1", "2", "4", "5", "6"]);
});

test("a checklist in reserve is a step where it is named, and comes in neither by itself nor with questions, nor by its kind", () => {
  const [block] = page.meeting.blocks;
  const list = step("7", "checklist", 5, { name: "lista", spare: true, phases: [{ title: "Kryss", who: "alone", minutes: 5, least: 2, round: false, paper: "C" }] });
  const of = { ...page, meeting: { start: null, blocks: [{ ...block, steps: [...block.steps.slice(0, -1), list, ...block.steps.slice(-1)] }] } };
  assert.deepEqual(ids(plan("?deler=prove:lista", of)), ["7"]);
  assert.deepEqual(ids(plan("?deler=prove:a,lista,agreement,resten", of)), ["3", "7", "6"]);
  for (const query of ["", "?min=240", "?deler=prove&min=240", "?q=b,reserve", "?deler=prove:a,agreement&min=240"]) {
    assert.ok(!ids(plan(query, of)).includes("7"), query);
  }
  assert.deepEqual(stored(asked.read(of, "?deler=prove:checklist")).unknown, ["deler=prove:checklist"]);
});

test("a module takes the steps that are named, in that order, and other questions may still be chosen", () => {
  assert.deepEqual(ids(plan("?deler=prove:opening,b,a,agreement")), ["2", "4", "3", "6"]);
  assert.deepEqual(ids(plan("?deler=prove:opening,a,agreement&q=reserve")), ["2", "5", "6"]);
});

test("what is put between has minutes and a place by the clock", () => {
  const planned = plan("?deler=eget-10:Nytt+om+høsten;prove;pause-15&start=13.00");
  assert.deepEqual(planned.blocks.map(({ title, starts, minutes }) => [title, starts, minutes]), [
    ["Nytt om høsten", 0, 10], ["Prøve", 10, 47], ["Pause", 57, 15]
  ]);
  assert.deepEqual([planned.start, planned.end, planned.minutes], ["13:00", "14:12", 72]);
});

test("something of one's own that the page has already keeps its way of working", () => {
  const own = { kind: "own", module: null, title: "Velkommen", at: null, steps: [step("punkt-1", "own", 6, { phases: [{ title: "Snakk", who: "pairs", minutes: 6, least: 2, round: false, paper: null }] })] };
  const of = { ...page, meeting: { start: "17:00", blocks: [own, ...page.meeting.blocks] } };
  const planned = plan("?deler=eget-6:Velkommen;prove:opening,a,agreement", of);
  assert.deepEqual([planned.steps[0].id, planned.steps[0].phases.length, planned.start], ["punkt-1", 1, "17:00"]);
});

test("the look back can be left out of what there is", () => {
  const parts = asked.without(page, null, "look_back");
  assert.deepEqual(stored(parts), [{ kind: "module", module: "prove", steps: ["opening", "a", "b", "agreement"] }]);
  assert.equal(asked.address({ wishes: asked.nothing.wishes, parts }), "?deler=prove:opening,a,b,agreement");
  assert.deepEqual(ids(plan("?deler=prove:opening,a,b,agreement")), ["2", "3", "4", "6"]);
});

test("whoever has chosen the parts keeps them when the look back comes and goes", () => {
  const { parts } = asked.read(page, "?deler=prove:opening,a,agreement");
  assert.equal(asked.including(page, null, "look_back"), null);
  const withIt = stored(asked.including(page, parts, "look_back"));
  assert.deepEqual(withIt, [{ kind: "module", module: "prove", steps: ["look_back", "opening", "a", "agreement"] }]);
  assert.equal(asked.including(page, withIt, "look_back"), withIt);
  assert.deepEqual(stored(asked.without(page, withIt, "look_back"))[0].steps, ["opening", "a", "agreement"]);
});

test("a step may have minutes of its own, as far as its phases go", () => {
  const [long] = plan("?deler=prove:a*25,agreement").steps;
  assert.deepEqual([long.id, long.minutes, long.phases.reduce((all, { minutes }) => all + minutes, 0)], ["3", 25, 25]);
  const [short] = plan("?deler=prove:a*1,agreement").steps;
  assert.ok(short.phases.every(({ minutes }, index) => minutes >= page.meeting.blocks[0].steps[2].phases[index].least));
  assert.equal(asked.address(asked.read(page, "?deler=prove:a*25,agreement")), "?deler=prove:a*25,agreement");
  assert.deepEqual(read("?deler=prove:a*25,a,b*x,b*0,c*5*6").unknown, ["deler=prove:a", "deler=prove:b*x", "deler=prove:b*0", "deler=prove:c*5*6"]);
  const { parts } = asked.read(page, "?deler=prove:look_back,a*25,agreement");
  assert.deepEqual(stored(asked.without(page, parts, "look_back"))[0].steps, ["a*25", "agreement"]);
});

test("a module that a break divides is one meeting: each step once, the reserve after its last question, and the same is read again", () => {
  const query = "?deler=prove:opening,a;pause-10;prove:b,agreement";
  const planned = plan(query);
  assert.deepEqual(ids(planned), ["2", "3", "del-2", "4", "6"]);
  assert.deepEqual(planned.blocks.map(({ module, title }) => [module, title]), [["prove", "Prøve"], [null, "Pause"], ["prove", "Prøve"]]);
  assert.equal(asked.address(read(query)), query);
  const steps = stored(asked.composed(page, read(query).parts)).blocks.map((block) => block.steps.map(({ id, spare }) => `${id}${spare ? "?" : ""}`));
  assert.deepEqual(steps, [["2", "3"], ["del-2"], ["4", "5?", "6"]]);
});

const minutesOf = (planned, named) => planned.steps.find(({ id }) => id === named).minutes;

test("a length that somebody typed is kept where anything else can give or take", () => {
  for (const min of [50, 60, 75, 90]) {
    const planned = plan(`?min=${min}&deler=prove:opening,a,b*20,agreement`);
    assert.deepEqual([minutesOf(planned, "4"), planned.minutes], [20, min]);
  }
  const [most, same] = ["60", "24"].map((typed) => plan(`?min=45&deler=prove:opening,a,b*${typed},agreement`));
  assert.deepEqual([minutesOf(most, "4"), minutesOf(most, "2"), minutesOf(most, "3")], [24, 2, 9], "at most what the others leave");
  assert.deepEqual(same.steps.map(({ minutes }) => minutes), most.steps.map(({ minutes }) => minutes));
  assert.equal(minutesOf(plan("?min=60&deler=prove:opening,a,b*1,agreement"), "4"), 9, "at least its least");
  assert.equal(minutesOf(plan("?min=60&deler=prove:b*20,agreement"), "4"), 50, "a meeting is as long as it is to be");
});

test("the minutes of something of one's own are typed, and kept as those of a step are", () => {
  for (const [min, typed] of [[60, 15], [90, 5], [90, 30], [45, 12]]) {
    const planned = plan(`?min=${min}&deler=prove:opening,a,b,agreement;eget-${typed}:Nytt`);
    assert.deepEqual([minutesOf(planned, "del-2"), planned.minutes], [typed, min]);
  }
  const most = plan("?min=45&deler=prove:opening,a,b,agreement;eget-85:Nytt");
  assert.deepEqual([minutesOf(most, "2"), minutesOf(most, "6"), most.minutes], [2, 10, 45], "all else gives first");
  assert.equal(ids(plan("?min=30&deler=eget-12:Nytt;prove:look_back,opening,a,b,agreement")).includes("del-1"), true, "all else goes first");
  assert.deepEqual(plan("?min=100&deler=eget-10:A;eget-10:B").steps.map(({ minutes }) => minutes), [50, 50], "a meeting is as long as it is to be");
});
