"use strict";

// What is said of a meeting, in bokmål.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const { words, NOON, phase, who } = require("./meeting.js");

test("a clock is rounded up, so that it is zero when the time is up and not before", () => {
  const shown = [61000, 60001, 60000, 1, 0, -999, -1000, -61500].map(words.digits);
  assert.deepEqual(shown, ["1:01", "1:01", "1:00", "0:01", "0:00", "0:00", "+0:01", "+1:01"]);
});

test("what is said of a clock", () => {
  const clock = (change) => words.inWords({ minutes: 4, started: true, runs: true, left: 61000, ends: NOON, ...change });
  assert.equal(clock({ started: false, runs: false }), "4 minutter");
  assert.equal(clock({}), "2 minutter igjen, til kl.\u00a012.00");
  assert.equal(clock({ left: 60000 }), "1 minutt igjen, til kl.\u00a012.00");
  assert.equal(clock({ runs: false }), "Pause, 2 minutter igjen");
  assert.equal(clock({ runs: false, left: -1 }), "Pause, tida er ute");
  assert.equal(clock({ left: -59999 }), "Tida er ute");
  assert.equal(clock({ left: -60000 }), "1 minutt over tida");
});

// What is written with a plain space comes apart at the end of a line.
test("no script parts «kl.» from its time", () => {
  const folder = join(__dirname, "..", "..", "overrides");
  const scripts = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js"));
  assert.ok(scripts.length > 50);
  assert.deepEqual(scripts.filter((name) => /kl\. \$\{/.test(readFileSync(join(folder, name), "utf8"))), []);
});

test("who does what, as sentences", () => {
  const clock = { phase: { ...phase("group", 4), title: "Hva så dere?" }, minutes: 4, started: false };
  assert.equal(words.phaseInWords(clock, who), "i grupper. Hva så dere? 4 minutter.");
});

test("what a plan could not do as wished is told", () => {
  const wished = { least: null, most: null, missed: [], dropped: [], steps: [], start: null, otherEnd: null };
  const told = (plan) => [...words.notAsWished({ ...wished, ...plan })];
  assert.deepEqual(told({ dropped: [{ why: "once", title: "Siden sist" }] }), []);
  const dropped = [{ why: "time", title: "Spørsmål 2" }, { why: "time", title: "Spørsmål 2" }, { why: "time", title: "Sjekkliste" }];
  assert.deepEqual(told({ least: 31, dropped, missed: ["11:30"] }), [
    "Kortere enn 31 minutter kan dette møtet ikke bli.", "Det er ikke tid til: Spørsmål 2, Sjekkliste.",
    "Lunsjen kan ikke begynne kl.\u00a011.30 i dette møtet."
  ]);
  const lunch = (more) => ({ start: "08:30", steps: [{ kind: "lunch", starts: 150, ...more }] });
  assert.deepEqual(told({ missed: ["11:30"], ...lunch({}) }), ["Lunsjen kan ikke begynne kl.\u00a011.30 i dette møtet, og står kl.\u00a011.00."]);
  assert.deepEqual(told({ least: 235, ...lunch({ at: "11:00" }) }), ["Kortere enn 235 minutter kan dette møtet ikke bli med lunsj kl.\u00a011.00."]);
  assert.deepEqual(told({ most: 210 }), ["Møtet varer bare 210 minutter: det står ikke noe i det som kan ta resten av tida."]);
  assert.deepEqual(told({ start: "09:00", end: "09:45", minutes: 45, otherEnd: "08:00" }), ["Møtet begynner kl.\u00a009.00 og varer 45 minutter. Da slutter det kl.\u00a009.45, ikke kl.\u00a008.00."]);
});

test("what there is no time for in several modules is told by module, and a whole one by its name", () => {
  const gone = (module, title, why = "time") => ({ module, of: module && `M${module}`, title, why });
  const dropped = [gone("a", "Spørsmål 2"), gone("b", "Spørsmål 2"), gone("b", "Sjekkliste"), gone("c", "Spørsmål 1"), gone(null, "Kaffe"), gone("a", "Avtale", "once")];
  const steps = [{ module: "a", kind: "prompt" }, { module: "b", kind: "scene" }, { module: "c", kind: "agreement" }];
  assert.deepEqual([...words.notAsWished({ least: null, most: null, missed: [], dropped, steps, start: null, otherEnd: null })], [
    "I «Ma» er det ikke tid til: Spørsmål 2.", "I «Mb» er det ikke tid til: Spørsmål 2, Sjekkliste.", "Det er ikke tid til «Mc».", "Det er ikke tid til: Kaffe."
  ]);
});

test("before a meeting begins it is told when it does", () => {
  assert.equal(words.beginsInWords("14:00", "14:40"), "Møtet begynner kl.\u00a014.00 og slutter kl.\u00a014.40.");
});

for (const [groups, isPairs, said] of [
  [[5, 5, 4, 4], false, "2 grupper på 5, 2 på 4"], [[5, 5, 5], false, "3 grupper på 5"], [[4], false, "1 gruppe på 4"],
  [[2, 2, 2], true, "3 par"], [[3, 2, 2], true, "2 par, én gruppe på 3"], [[3], true, "én gruppe på 3"], [[1], true, "én alene"]
]) {
  test(`${groups.join(", ")} is said «${said}»`, () => assert.equal(words.groupsInWords(groups, isPairs), said));
}

test("how long each has is said in what one can keep to", () => {
  assert.deepEqual([20, 36, 59, 119, 120, 200].map(words.eachInWords), [
    "20 sekunder til hver", "35 sekunder til hver", "55 sekunder til hver", "115 sekunder til hver", "2 minutter til hver", "3 minutter til hver"
  ]);
});

test("what was not understood is told in one line, however long it is", () => {
  assert.equal(words.unknownInWords([]), "");
  const line = words.unknownInWords(["slutt=25:99", `q=${"x".repeat(9999)}`, "q=a", "q=b"]);
  assert.match(line, /«slutt=25:99»/);
  assert.ok(line.length < 200);
  assert.match(words.unknownInWords(["x".repeat(30)]), /«x{30}»/);
  assert.match(words.unknownInWords(["x".repeat(31)]), /«x{30}…»/);
});
