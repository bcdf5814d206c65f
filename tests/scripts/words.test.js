"use strict";

// Words that are looked for where somebody types: their forms, how they are typed without æ, ø and å, and one slip of the finger.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { test } = require("node:test");
const vm = require("node:vm");

const words = vm.runInNewContext(`${readFileSync(join(__dirname, "..", "..", "overrides", "assets", "words.js"), "utf8")}\nrhWords`);
const likeness = (asked, text) => words.likeness(asked)(words.roots(text));

test("a word is found in its other forms, and where it begins a longer one", () => {
  for (const [asked, text] of [["krangling", "de krangler"], ["erting", "Erting og plaging"], ["måltidene", "måltid"], ["garderobe", "garderoben"], ["utestengt", "utestenging"], ["lek", "lek ute"], ["samling", "samlingsstund"]]) {
    assert.equal(likeness(asked, text), 1, asked);
  }
});

test("a word is found with one slip, and typed without æ, ø and å", () => {
  assert.deepEqual([likeness("Mobing", "mobbing"), likeness("mobibng", "mobbing"), likeness("krangling", "krangel"), likeness("gardeorben", "garderoben")].map(Boolean), [true, true, true, true]);
  assert.deepEqual([likeness("maltid", "måltid"), likeness("maaltid", "måltid"), likeness("sovn", "søvn")], [1, 1, 1]);
});

test("a question is found by what it is about, and by small words where there are no others", () => {
  const found = (query, text) => words.finder(query)(words.findable(text));
  assert.deepEqual([found("hva gjør vi når barn biter", "Barn som biter, hva gjør vi"), found("hvordan er det", "Hvordan det er"), found("barn biter", "barn sover")], [true, true, false]);
});

test("other words are not found, and short ones only as they are", () => {
  for (const [asked, text] of [["lek", "leg rek"], ["mobbing", "jobbing"], ["pause", "plass"], ["xyzzy", "lek mobbing ro"], ["ro", "rom rot"], ["samlinger", "hamling"]]) assert.equal(likeness(asked, text), 0, asked);
});
