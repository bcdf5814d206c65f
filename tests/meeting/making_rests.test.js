"use strict";

// Where a meeting is made: where breaks, a lunch and something of one's own go, how parts change places, and what is said when there is no place for them.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");
const { asked, plans, words, meetingWords, typed, stored } = require("./papers.js");

const ASSETS = join(__dirname, "..", "..", "overrides", "assets");
const text = ["days", "making_words", "making_moves", "making_rests"].map((name) => readFileSync(join(ASSETS, `${name}.js`), "utf8")).join("\n");
const { rests, said, moves } = vm.runInContext(`${text}\n({ rests: rhMakingRests, said: rhMakingWords, moves: rhMakingMoves })`, vm.createContext({ rhPaperWords: words, rhMeetingPlan: plans, rhMeetingWords: meetingWords, rhTyped: typed }));

const own = (minutes, title = `T${minutes}`, more = {}) => ({ kind: "own", minutes, title, ...more });
const pause = { kind: "break", minutes: 10 };
const page = { key: "x", meeting: { start: null, blocks: [] }, stock: { blocks: [] }, screens: [] };
const planning = (wishes = {}) => (parts) => {
  const plan = asked.plan(page, { wishes: { ...asked.nothing.wishes, ...wishes }, parts });
  return { plan, minutes: parts.map((_, index) => plan.steps.filter(({ id }) => id === `del-${index + 1}`).reduce((sum, { minutes }) => sum + minutes, 0)) };
};
const inShort = (parts) => stored(parts).map(({ kind, title, at }) => (kind === "own" ? title : `${kind}${at ? ` ${at}` : ""}`));

test("a day from nothing gets a lunch by the clock at a border near noon, and no long sitting where that can be", () => {
  const planned = planning({ min: 300, start: "09:00" });
  for (const parts of [[own(30, "A"), own(30, "B"), own(30, "C")], [own(20, "A"), own(40, "B"), own(30, "C"), own(30, "D")], [own(30, "A"), own(30, "B"), own(20, "C"), own(20, "D"), own(30, "E")]]) {
    const next = rests.withRests(parts, planned);
    const { plan } = planned(next);
    const lunch = next.find(({ kind }) => kind === "lunch");
    assert.ok(lunch.at >= "10:30" && lunch.at <= "12:00", lunch.at);
    assert.deepEqual([stored(plan.missed), plan.least, plan.minutes], [[], null, 300]);
    assert.ok(said.longestSitting(plan) <= said.LONGEST_SITTING, `${inShort(next)} ${said.longestSitting(plan)}`);
    assert.equal(said.isRest(next[next.length - 1]), false);
    assert.deepEqual(inShort(rests.withRests(next, planned)), inShort(next));
  }
});

test("few plans are made before rests are proposed: each is slow on a telephone", () => {
  const made = [];
  const planned = (parts) => {
    made.push(JSON.stringify(parts));
    return planning({ min: 300, start: "08:30" })(parts);
  };
  const tried = (change, parts) => {
    made.length = 0;
    change(parts, planned);
    assert.equal(new Set(made).size, made.length, "none twice");
    return made.length;
  };
  const parts = [own(60, "A"), own(50, "B"), own(40, "C"), own(60, "D"), own(50, "E")];
  const counts = [rests.withRests, rests.withLunch, rests.withBreak].map((change) => tried(change, parts));
  assert.ok(counts.every((count) => count <= 20), String(counts));
});

test("two breaks stand where all three sittings are as even as can be, though the first of them would stand elsewhere alone", () => {
  const uneven = [[25, 10, 25, 35, 40, 30, 25, 15], [45, 30, 20, 45], [40, 50, 10, 35, 45, 10, 35, 35, 35], [15, 45, 15, 25, 40, 50, 25, 10], [25, 15, 35, 10, 45, 35, 30, 50, 45]];
  for (const minutes of uneven) {
    const planned = planning({ min: 180 });
    const next = rests.withRests(minutes.map((long, index) => own(long, `T${index}`)), planned);
    const sittings = stored(said.sittingLengths(planned(next).plan));
    assert.equal(sittings.length, 3);
    assert.ok(Math.max(...sittings) - Math.min(...sittings) <= 20, `${minutes}: ${sittings}`);
    assert.deepEqual(inShort(rests.withRests(next, planned)), inShort(next), "once is enough");
  }
});

test("a first break in a long meeting stands when about an hour has gone, where there is such a place", () => {
  const first = (minutes, min, start) => {
    const planned = planning({ min, start });
    const { plan } = planned(rests.withRests(minutes.map((long, index) => own(long, `T${index}`)), planned));
    return plan.steps.find(({ kind }) => kind === "break" || kind === "lunch").starts;
  };
  const days = [[360, [50, 20, 45, 55, 20, 10, 10, 45, 40]], [420, [15, 10, 35, 45, 15, 65, 35, 30]], [330, [60, 50, 30, 65, 10, 40, 50, 65, 50]], [390, [45, 50, 65, 40, 45, 25, 45, 50]]];
  for (const [min, minutes] of days) assert.ok(first(minutes, min, "08:00") >= 55, `${minutes}: ${first(minutes, min, "08:00")}`);
  for (const [min, minutes] of [[450, [10, 55, 20, 65, 40, 65]], [390, [15, 65, 10, 20, 40, 55, 15, 25]], [330, [20, 55, 35, 15, 35]]]) assert.ok(first(minutes, min, "08:00") >= 30, `${minutes}: ${first(minutes, min, "08:00")}`);
});

test("what is open for more is taken, but not where somebody sits too long in it alone", () => {
  const planned = (parts) => ({ plan: { steps: parts.map((minutes) => ({ kind: "own", minutes })) } });
  const [short, long, longer] = [[40], [50, 41], [50, 60]];
  assert.equal(rests.betterRested(short, long, planned), short);
  assert.equal(rests.betterRested(long, short, planned), short);
  assert.equal(rests.betterRested(longer, long, planned), longer);
});

test("no lunch in a short meeting, in an evening, or where there is no border; one without a clock where nobody says when", () => {
  const kinds = (parts, wishes) => stored(rests.withRests(parts, planning(wishes))).map(({ kind, at }) => (kind === "lunch" ? `lunch ${at}` : kind));
  assert.deepEqual(kinds([own(40), own(41)], { min: 120, start: "10:30" }), ["own", "break", "own"]);
  assert.equal(kinds([own(40), own(41), own(42)], { min: 300, start: "17:00" }).some((kind) => kind.startsWith("lunch")), false);
  assert.deepEqual(kinds([own(40)], { min: 300, start: "09:00" }), ["own"]);
  assert.ok(kinds([own(40), own(41), own(42)], { min: 300 }).includes("lunch null"));
  const uneven = [own(105, "A"), own(90, "B"), own(45, "C"), own(50, "D")];
  const { plan } = planning({ min: 300 })(rests.withRests(uneven, planning({ min: 300 })));
  assert.ok(said.longestSitting(plan) <= 95);
});

test("where one block alone is too long, it is named with what helps, and pressing says that no break has a place", () => {
  const planned = planning({ min: 300, start: "09:00" });
  const parts = [own(40, "Lek")];
  const next = rests.withRests(parts, planned);
  assert.match(rests.restsInWords(parts, next, planned(next)), /ingen plass til en pause/);
  const [told] = stored(said.notices(planned(next).plan));
  assert.match(told, /^«Lek» varer 300 minutter, .*Legg til en modul/);
  assert.equal(rests.restsInWords([own(40)], [own(40)], planning()([own(40)])), "Møtet har de pausene det trenger.");
  const two = [own(60, "A"), own(61, "B")];
  const some = rests.withRests(two, planning());
  assert.equal(rests.restsInWords(two, some, planning()(some)), "Lagt inn: én pause.");
});

const agreed = [own(10, "A"), own(10, "B"), own(10, "Avtale", { name: "avtale" })];

test("a new break or a new lunch is not last where it can stand between, and one more is none where there is no place for it", () => {
  const once = rests.withBreak(agreed, planning());
  assert.deepEqual(inShort(once), ["A", "break", "B", "Avtale"]);
  assert.equal(rests.withBreak(once, planning()), once, "nothing within a quarter of an hour of another");
  assert.match(rests.enoughInWords("break"), /har de pausene det trenger/);
  const last = rests.withBreak(agreed.slice(0, 1), planning());
  assert.deepEqual(inShort(last), ["A", "break"]);
  assert.equal(rests.withBreak(last, planning()), last);
  const day = [own(50, "A"), { kind: "lunch", minutes: 30 }, own(7, "B"), own(40, "C"), own(30, "D"), own(20, "E")];
  assert.deepEqual(inShort(rests.withBreak(day, planning())), ["A", "lunch", "B", "C", "break", "D", "E"], "the longest sitting, near its middle");
  const lunched = rests.withLunch([own(60, "A"), own(60, "B"), own(60, "C")], planning({ min: 240, start: "09:00" }));
  assert.equal(lunched.findIndex(({ kind }) => kind === "lunch") < lunched.length - 1, true);
  assert.deepEqual(inShort(rests.withLunch([agreed[0], pause, agreed[1]], planning())), ["A", "lunch", "B"], "people eat instead");
  assert.equal(rests.withLunch(lunched, planning()), lunched, "nobody eats twice");
});

// --- between the steps of a module ---

const MODULE = "lek";
const stepOf = (name, kind, minutes, least = 4) => ({
  id: `${MODULE}-${name}`, kind, title: name, name, prompt: kind === "prompt" ? name : null, minutes, least, spare: false, sizes: null,
  phases: kind === "prompt" ? [{ title: "", who: "group", minutes, least }] : []
});
const STEPS = [
  stepOf("start", "opening", 5), stepOf("historie", "scene", 5), stepOf("a", "prompt", 20), stepOf("b", "prompt", 20), stepOf("c", "prompt", 20), stepOf("avtale", "agreement", 10)
];
const stock = { blocks: [{ kind: "module", module: MODULE, title: "Lek", steps: STEPS }] };
const whole = { kind: "module", module: MODULE, steps: STEPS.map(({ name }) => name) };
const planningModule = (wishes = {}) => (parts) => {
  const here = { ...page, stock };
  const plan = asked.plan(here, { wishes: { ...asked.nothing.wishes, ...wishes }, parts });
  const { blocks } = asked.composed(here, parts);
  const minutesOf = (steps) => plan.steps.filter(({ id }) => steps.some((step) => step.id === id)).reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    plan, minutes: blocks.map(({ steps }) => minutesOf(steps)),
    steps: blocks.map(({ steps }, index) => (parts[index].steps || []).map((name) => {
      const meant = steps.filter(({ named }) => named === name);
      return { minutes: minutesOf(meant), kind: meant[0].kind };
    }))
  };
};
const stepsIn = (parts) => stored(parts).map(({ kind, steps, at }) => (steps ? steps.join() : `${kind}${at ? ` ${at}` : ""}`));

test("a module alone is divided by its breaks: never after its story, each step once, and no long sitting", () => {
  for (const min of [95, 120, 180]) {
    const planned = planningModule({ min });
    const next = rests.withRests([whole], planned);
    const { plan } = planned(next);
    assert.ok(said.longestSitting(plan) <= said.LONGEST_SITTING, `${min}: ${stepsIn(next)} ${said.longestSitting(plan)}`);
    assert.deepEqual([plan.minutes, plan.least, stored(plan.dropped)], [min, null, []]);
    assert.equal(stepsIn(next).filter((steps) => steps !== "break").join(), whole.steps.join());
    assert.equal(stepsIn(next).some((steps) => steps.endsWith("historie") || steps.endsWith("start")), false);
    assert.deepEqual(stepsIn(rests.withRests(next, planned)), stepsIn(next), "once is enough");
    assert.match(rests.restsInWords([whole], next, planned(next)), /^Lagt inn: (én pause|to pauser)\.$/);
  }
});

test("a break that somebody adds to a module alone stands near its middle, and its lunch near noon", () => {
  assert.deepEqual(stepsIn(rests.withBreak([whole], planningModule({ min: 60 }))), ["start,historie,a,b", "break", "c,avtale"]);
  const planned = planningModule({ min: 300, start: "09:00" });
  const lunched = rests.withLunch([whole], planned);
  const [, lunch] = lunched;
  assert.ok(lunch.at >= "10:30" && lunch.at <= "12:00", stepsIn(lunched).join(" "));
  assert.deepEqual(stored(planned(lunched).plan.missed), []);
  const day = rests.withRests([whole], planned);
  assert.equal(day.filter(({ kind }) => kind === "lunch").length, 1);
  assert.equal(planned(day).plan.minutes, 300);
});

test("a module of one step has no place for a break", () => {
  const alone = { ...whole, steps: ["a"] };
  assert.deepEqual(stepsIn(rests.withBreak([alone], planningModule({ min: 120 }))), ["a", "break"]);
  const planned = planningModule({ min: 120 });
  assert.match(said.notices(planned([alone]).plan)[0], /^«a» varer 120 minutter, .*Legg til en modul/);
});

test("something of one's own comes before the agreement, where that is last", () => {
  assert.deepEqual(inShort(rests.withOwn(agreed, own(10, "Ny"), (index) => index === 2)), ["A", "B", "Ny", "Avtale"]);
  assert.deepEqual(inShort(rests.withOwn(agreed, own(10, "Ny"), () => false)), ["A", "B", "Avtale", "Ny"]);
  assert.deepEqual(inShort(rests.withOwn([agreed[0], pause], own(10, "Ny"), (index) => index === 0)), ["A", "break", "Ny"]);
  assert.deepEqual(inShort(rests.withOwn([agreed[0]], own(10, "Ny"), () => true)), ["A", "Ny"], "nothing is first in a meeting of one part");
  assert.deepEqual(inShort(rests.withOwn([pause, agreed[0]], own(10, "Ny"), () => true)), ["break", "A", "Ny"]);
});

test("what people eat instead of is told, by one lunch and by all rests that are proposed", () => {
  const before = [own(60, "A"), pause, own(60, "B")];
  assert.equal(rests.insteadInWords(before, rests.withLunch(before, planning())), " Lunsjen står i stedet for en pause.");
  assert.equal(rests.insteadInWords(before, [...before, { kind: "lunch", minutes: 30 }]), "");
  const rested = [own(110, "A"), { kind: "lunch", minutes: 30, at: null }, own(60, "B"), { ...pause }, own(60, "C")];
  assert.match(rests.restsInWords([own(110, "A"), pause, own(60, "B"), own(60, "C")], rested, planning()(rested)), /^Lagt inn: lunsj og én pause\. Lunsjen står i stedet for en pause\./);
});

// --- changing places ---

const partOf = (name) => ({ P: () => ({ ...pause }), L: () => ({ kind: "lunch", minutes: 30 }) }[name] || (() => (/^[a-z]/.test(name) ? { kind: "module", module: name[0], name } : own(30, name))))();
const inRow = (names) => names.split(" ").map(partOf);
const row = (parts) => parts.map(({ kind, name, title }) => name || title || { break: "P", lunch: "L" }[kind]).join(" ");
const movedBy = (names, index, by) => row(moves.by(inRow(names), index, by));
const movedTo = (names, from, to) => row(moves.to(inRow(names), from, to));

test("a module that a break divides goes as a whole, and leaves no break first or last", () => {
  assert.equal(movedBy("m1 P m2 N", 0, 1), "N m1 P m2");
  assert.equal(movedBy("N m1 P m2", 3, -1), "m1 P m2 N");
  assert.equal(movedBy("m1 P m2 P m3 P N O", 0, 1), "N P m1 P m2 P m3 O");
  assert.equal(movedBy("m1 P m2 N", 2, 1), "m1 P N m2");
  assert.equal(movedBy("m1 P m2", 0, 1), "m1 P m2", "there is nowhere to go");
  assert.equal(movedTo("m1 P N m2", 0, 2), "N P m1 m2");
});

test("what stands at the beginning or the end goes past the break beside it too", () => {
  assert.equal(movedBy("A P B", 0, 1), "B P A");
  assert.equal(movedBy("A P B", 2, -1), "B P A");
  assert.equal(movedBy("A B P C", 1, 1), "A P B C");
  assert.equal(movedBy("A P", 0, 1), "A P");
  assert.equal(movedBy("A P B", 1, -1), "P A B", "a break goes where somebody says");
  assert.equal(movedBy("L A B", 1, -1), "A L B");
  assert.equal(movedTo("A P B C", 0, 3), "B P C A");
  assert.equal(movedTo("A P B", 1, 0), "P A B");
});

test("whoever pressed something that is gone is at what is nearest to it", () => {
  const nearest = (pressed, there) => moves.nearestKeys(pressed).map((isIt) => there.find(isIt)).find(Boolean);
  const rows = ["fold lek", "up lek", "remove 0", "lek:a", "earlier lek:a", "later lek:a", "lek:b", "earlier lek:b", "up 1", "remove 1", "fold lek 2", "up lek 2", "remove 2"];
  const cases = {
    "later lek:a": "later lek:a", "later lek:b": "earlier lek:b", "earlier lek 2:b": "earlier lek:b", "length lek 2:b": "lek:b", "lek 2:b": "lek:b", "later lek:c": "fold lek", "lek:c": "fold lek", "down 1": "up 1", "down lek 2": "up lek 2",
    "remove 3": "remove 2", "remove 2": "remove 2", "down lek 3": undefined
  };
  assert.deepEqual(Object.fromEntries(Object.keys(cases).map((key) => [key, nearest(key, rows)])), cases);
});

test("nothing is lost by moving, and where nothing moves the parts are the same", () => {
  const some = ["A P B", "m1 P m2 N", "m1 L m2 P m3", "P A P B P", "A m1 P m2 P B", "L A P m1 P m2"];
  for (const names of some) {
    const parts = inRow(names);
    for (let index = 0; index < parts.length; index += 1) {
      for (const next of [moves.by(parts, index, 1), moves.by(parts, index, -1), ...parts.map((_, to) => moves.to(parts, index, to))]) {
        assert.deepEqual([next.length, new Set(next).size], [parts.length, parts.length], names);
        assert.ok(next.every((part) => parts.includes(part)));
      }
    }
    assert.equal(moves.by(parts, 0, -1), parts);
  }
});
