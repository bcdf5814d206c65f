"use strict";

// The address of a meeting: what is read from it, and that what is written is read back as it was.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { load, stored } = require("./meeting.js");

const address = load("rhMeetingAddress");
const modules = { lek: ["siden-sist", "historie", "heie-pa", "avtale"], rom: ["historie", "avtale"] };
const read = (search, known = { prompts: ["a", "b"], modules }) => stored(address.read(search, known));
const nothing = { min: null, people: null, start: null, end: null, prompts: null };

test("an address says minutes, people, times and questions", () => {
  assert.deepEqual(read("?min=45&folk=18&start=14.00&slutt=14:45&q=b,a"), {
    wishes: { min: 45, people: 18, start: "14:00", end: "14:45", prompts: ["b", "a"] }, parts: null, unknown: []
  });
  assert.deepEqual(read(""), { wishes: nothing, parts: null, unknown: [] });
});

test("an old address goes on working", () => {
  assert.deepEqual(read("?q=a&slutt=14:45").wishes, { ...nothing, end: "14:45", prompts: ["a"] });
  assert.deepEqual(read("?start=09:00").wishes, { ...nothing, start: "09:00" });
});

for (const query of ["min=4", "min=601", "min=-5", "min=4.5", "min=fem", "min=1e2", "folk=0", "folk=201", "folk=alle", "start=1460", "start=25.00", "start=14,5", "min=9999",
  "slutt=14.60", "slutt=<b>1", "q=c", "deler=finnes-ikke", "deler=__proto__x", "deler=toString", "deler=pause-1", "deler=pause", "deler=eget-10:",
  "deler=eget-10", "deler=lunsj-30@25.00", "deler=lek:finnes-ikke", "deler=pause-10@11.30"]) {
  test(`«${query}» is left out and told`, () => {
    const said = read(`?${query}`);
    assert.deepEqual([said.wishes, said.parts, said.unknown], [nothing, null, [query]]);
  });
}

test("parts that are none are told", () => {
  for (const query of ["deler=", "deler=;;;", "deler=%3B", "deler=+"]) assert.deepEqual(read(`?min=45&${query}`).unknown, ["deler="], query);
  assert.deepEqual(read("?min=45").unknown, []);
});

test("what is understood stays where something else is not", () => {
  const said = read("?min=45&q=a,c&deler=lek:historie,tull;pause-10;lek;rom");
  assert.deepEqual([said.wishes.min, said.wishes.prompts], [45, ["a"]]);
  assert.deepEqual(said.parts, [
    { kind: "module", module: "lek", steps: ["historie"] }, { kind: "break", minutes: 10 }, { kind: "module", module: "rom", steps: null }
  ]);
  assert.deepEqual(said.unknown, ["q=c", "deler=lek:tull", "deler=lek"]);
});

test("a module comes again with other steps, each step once, so that a break can stand among them", () => {
  const query = "?deler=lek:historie;pause-10;lek:heie-pa*20,avtale";
  const { parts, unknown } = read(query);
  assert.deepEqual(parts, [{ kind: "module", module: "lek", steps: ["historie"] }, { kind: "break", minutes: 10 }, { kind: "module", module: "lek", steps: ["heie-pa*20", "avtale"] }]);
  assert.deepEqual([unknown, address.write(nothing, parts)], [[], query]);
  for (const [deler, steps, told] of [
    ["lek:historie;lek:avtale,historie*5", [["historie"], ["avtale"]], ["deler=lek:historie*5"]],
    ["lek:historie;lek:historie", [["historie"]], ["deler=lek:historie", "deler=lek:historie"]],
    ["lek;lek:historie", [null], ["deler=lek:historie"]],
    ["lek:historie;lek", [["historie"]], ["deler=lek"]]
  ]) {
    const said = read(`?deler=${deler}`);
    assert.deepEqual(said.parts.map((part) => part.steps), steps, deler);
    assert.deepEqual([...new Set(said.unknown)], [...new Set(told)], deler);
  }
});

test("a composed meeting is read part by part", () => {
  assert.deepEqual(read("?deler=lek:historie,heie-pa,avtale;pause-10;lunsj-30@11.30;lunsj-45;eget-15:Kort+om+h%C3%B8sten;rom").parts, [
    { kind: "module", module: "lek", steps: ["historie", "heie-pa", "avtale"] },
    { kind: "break", minutes: 10 },
    { kind: "lunch", minutes: 30, at: "11:30" },
    { kind: "lunch", minutes: 45, at: null },
    { kind: "own", minutes: 15, title: "Kort om høsten" },
    { kind: "module", module: "rom", steps: null }
  ]);
});

test("an address that a mail program has encoded is the same", () => {
  const plain = "deler=lek:historie,avtale;lunsj-30@11.30;eget-15:Kaffe,+og+litt:+til";
  const encoded = `deler=${plain.slice(6).replace(/[,:;@]/g, encodeURIComponent)}`;
  assert.deepEqual(read(`?${encoded}`), read(`?${plain}`));
});

test("what is written is read back as it was, and can be read by a person", () => {
  const wishes = { min: 45, people: 18, start: "14:00", end: null, prompts: ["b", "a"] };
  const parts = [
    { kind: "module", module: "lek", steps: ["historie", "avtale"] }, { kind: "break", minutes: 10 },
    { kind: "lunch", minutes: 30, at: "11:30" }, { kind: "own", minutes: 15, title: "Høst & vår: 100 % + én #1?" }, { kind: "module", module: "rom", steps: null }
  ];
  const search = address.write(wishes, parts);
  assert.deepEqual(read(search), { wishes, parts, unknown: [] });
  assert.ok(search.startsWith("?min=45&folk=18&start=14.00&q=b,a&deler=lek:historie,avtale;pause-10;lunsj-30@11.30;eget-15:H"));
  assert.equal(address.write(nothing), "");
});

test("a title cannot divide a meeting, and is no longer than a line; whatever signs it has, it is read back", () => {
  for (const title of ["a;pause-10", "a\\;b", "\\", ";", "Velkommen!", "Hvem er vi?", "(ute)", "«Hei»", "50 %;", "a\\;", "Kaffe >", "min=3&folk=2", "%3A;%2C", "A", "TRE PÅ RAD", "eget-5:b;eget-6:c"]) {
    const own = { kind: "own", minutes: 10, title };
    for (const parts of [[own], [own, { kind: "break", minutes: 10 }], [own, { ...own, title: "b" }]]) {
      const search = address.write(nothing, parts);
      assert.deepEqual(read(search), { wishes: nothing, parts, unknown: [] }, search);
      for (const mark of [".", ")", ">", "%3E", "%20", "»"]) assert.equal(read(search + mark).parts.length, parts.length, search + mark);
      assert.match(search, /[\p{L}\p{N}]$/u, "no program takes the end of it for the end of a sentence");
    }
  }
  assert.equal(read(`?deler=eget-10:${"å".repeat(500)}`).parts[0].title.length, 80);
});
