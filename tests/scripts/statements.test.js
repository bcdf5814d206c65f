"use strict";

// The round of statements: which modules the numbers lead to, by the rule that the page tells.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { test } = require("node:test");
const vm = require("node:vm");

const file = join(__dirname, "..", "..", "overrides", "assets", "statement_rules.js");
const rules = vm.runInContext(`${readFileSync(file, "utf8")}\nrhStatements`, vm.createContext({}));
const plain = (value) => JSON.parse(JSON.stringify(value));
const proposed = (...statements) => plain(rules.proposals(statements.map(([counts, ...modules]) => ({ counts, modules }))));

test("a field holds a number of dots, or nothing", () => {
  const typed = { "": 0, " ": 0, "0": 0, "7": 7, " 12 ": 12, "200": 200, "201": null, "-1": null, "1,5": null, "fem": null, "1e2": null, "٣": null };
  assert.deepEqual(Object.fromEntries(Object.keys(typed).map((text) => [text, rules.dots(text)])), typed);
});

test("nobody is no number of people, and fewer than five are few", () => {
  const said = { "": [null, false, false], " ": [null, false, false], "0": [null, true, false], "00": [null, true, false], "mange": [null, true, false], "1": [1, false, true], "4": [4, false, true], "5": [5, false, false] };
  assert.deepEqual(Object.fromEntries(Object.keys(said).map((text) => {
    const { count, isOdd, isFew } = rules.group(text);
    return [text, [count, isOdd, isFew]];
  })), said);
});

test("a statement with something that is no number, or with more dots than people, does not count", () => {
  const row = (texts, people = null) => plain(rules.row(texts, people));
  assert.deepEqual(row(["1", "", " 3 ", "0"]), { counts: [1, 0, 3, 0], isOdd: false, isOver: false });
  for (const odd of ["mange", "-1", "1,5", "201"]) assert.deepEqual(row([odd, "3", "", ""]), { counts: [0, 0, 0, 0], isOdd: true, isOver: false });
  assert.deepEqual(row(["5", "4", "1", "0"], 9), { counts: [0, 0, 0, 0], isOdd: false, isOver: true });
  assert.deepEqual(row(["5", "4", "0", "0"], 9), { counts: [5, 4, 0, 0], isOdd: false, isOver: false });
  assert.equal(row(["150", "51", "", ""]).isOver, true, "nobody has more people");
});

test("a mean is between 1 and 4, and nothing where there are no dots", () => {
  assert.deepEqual([[5, 0, 0, 0], [0, 0, 0, 9], [1, 1, 1, 1], [0, 0, 0, 0]].map(rules.mean), [1, 4, 2.5, null]);
});

test("the three lowest statements give a module each, the lowest first", () => {
  assert.deepEqual(proposed([[0, 0, 0, 9], "a"], [[9, 0, 0, 0], "b", "x"], [[0, 9, 0, 0], "c"], [[0, 0, 9, 0], "d"]),
    [{ slug: "b", place: 1 }, { slug: "c", place: 2 }, { slug: "d", place: 3 }]);
});

test("of two that are as low comes first the one with more dots on «sjelden», and else the one that stands first", () => {
  assert.deepEqual(proposed([[0, 4, 0, 0], "a"], [[2, 0, 2, 0], "b"], [[0, 2, 0, 0], "c"]).map(({ slug }) => slug), ["b", "a", "c"]);
});

test("a module is proposed once: the next of the statement's modules stands in for it, and what has none is passed by", () => {
  assert.deepEqual(proposed([[9, 0, 0, 0], "a"], [[0, 9, 0, 0], "a", "b"], [[0, 0, 9, 0], "a"], [[0, 0, 0, 9], "c"]),
    [{ slug: "a", place: 0 }, { slug: "b", place: 1 }, { slug: "c", place: 3 }]);
});

test("few statements with dots give what they have", () => {
  assert.deepEqual(proposed([[9, 0, 0, 0], "a", "b"], [[0, 0, 0, 0], "c"]), [{ slug: "a", place: 0 }, { slug: "b", place: 0 }]);
  assert.deepEqual(proposed([[0, 0, 0, 0], "c"]), []);
  assert.deepEqual(proposed(), []);
});

test("whatever was counted, three modules at most are proposed, none twice, each of a statement with dots", () => {
  let state = 5;
  const any = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < 500; round += 1) {
    const statements = Array.from({ length: any(25) }, () => [[any(3), any(9), any(9), any(3)].map((count) => count * any(2)), ...["a", "b", "c", "d", "e"].slice(any(5))]);
    const made = proposed(...statements);
    assert.ok(made.length <= 3);
    assert.equal(new Set(made.map(({ slug }) => slug)).size, made.length);
    made.forEach(({ slug, place }) => {
      assert.ok(statements[place].includes(slug));
      assert.ok(rules.sum(statements[place][0]) > 0);
    });
    // What is proposed first stands for the lowest mean.
    const means = statements.map(([counts]) => rules.mean(counts)).filter((mean) => mean !== null);
    if (made.length) assert.equal(rules.mean(statements[made[0].place][0]), Math.min(...means));
  }
});
