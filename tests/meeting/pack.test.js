"use strict";

// A pack of papers: what an address asks for, in old words and new ones, and what comes of it.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { pack, page, pile: piles, stored, words } = require("./papers.js");

const plans = { lek: page("lek"), ro: page("ro") };
const read = (query) => pack.read(query, plans);
const pile = (query) => stored(pack.pile(read(query), plans).map(({ module, kind, copies }) => [module, kind, copies]));

test("old and new words ask for the same", () => {
  assert.deepEqual(stored(read("?moduler=lek,ro&deltakere=9&grupper=2&ark=AB")), stored(read("?deler=lek;ro&folk=9&grupper=2&ark=AB")));
});

test("what is written is read again", () => {
  const query = "?folk=9&q=c&deler=ro:c,agreement;lek&grupper=3&borte=2&ark=ABE&tosidig=ja";
  assert.equal(pack.write(read(query)), query);
});

test("modules come in the order of the address, each with its sheets in the order they are used", () => {
  assert.deepEqual(pile("?deler=ro;lek&folk=18"), ["ro", "lek"].flatMap((slug) => [[slug, "D", 1], [slug, "A", 18], [slug, "B", 4], [slug, "C", 18]]));
});

test("the groups are those of the plan, unless somebody says how many", () => {
  const groups = (query) => pile(query).find(([, kind]) => kind === "B")[2];
  assert.equal(groups("?deler=lek&folk=9"), 2);
  assert.equal(groups("?deler=lek&folk=9&grupper=3"), 3);
});

test("who is away gets a sheet, and nobody else", () => {
  assert.deepEqual(pile("?deler=lek&folk=2&borte=3&ark=E"), [["lek", "E", 3]]);
  assert.deepEqual(pile("?deler=lek&folk=2&ark=E"), []);
});

test("the questions and the steps of the address are those of the sheets", () => {
  assert.deepEqual(pile("?deler=lek&folk=4&q=b").map(([, kind]) => kind), ["D", "A", "C"]);
  assert.deepEqual(pile("?deler=lek:a&folk=4").map(([, kind]) => kind), ["D", "A", "B"]);
});

test("nonsense asks for nothing", () => {
  assert.deepEqual(pile("?moduler=../x"), []);
  assert.deepEqual(stored(read("?moduler=constructor,__proto__,%00").parts), []);
  assert.equal(read("?deler=lek&folk=1e9").people, 18);
  assert.equal(read("?deler=lek&folk=999").people, 200);
  assert.equal(read("?deler=lek&folk=0").people, 1);
  for (const query of ["moduler=../x&deltakere=1e9&ark=<script>alert(1)</script>", "moduler=", "moduler=%00,,,constructor,__proto__&ark=DABCE", "moduler=lek%22x%5D&ark=A", "deltakere=<img src=x onerror=alert(1)>", "%E0%A4%A", "ark=Å&tosidig=<b>"]) {
    assert.deepEqual(pile(`?${query}`), [], query);
  }
  const { people, isTwoSided } = read("?moduler=lek&deltakere=<img>&tosidig=<b>");
  assert.deepEqual([people, isTwoSided], [18, false]);
  assert.deepEqual(pile("?moduler=lek&deltakere=1e9&grupper=-4&borte=NaN&ark=A<i>"), [["lek", "A", 18]]);
});

test("a module that is named again and again is printed once", () => {
  assert.deepEqual(pile(`?moduler=${Array(500).fill("lek")}&deltakere=2&ark=A`), [["lek", "A", 2]]);
});

test("a pack is told in words that mean one thing each", () => {
  const found = pack.pile(read("?deler=lek&folk=4&borte=1"), plans);
  assert.equal(words.kindsInWords(found), "1\u00a0× kjøreplan (D), 4\u00a0× refleksjonsark (A), 1\u00a0× gruppeark (B), 4\u00a0× sjekkliste (C), 1\u00a0× ark til dem som ikke var med (E)");
  assert.equal(words.sizeInWords({ sides: 1, papers: 1 }), "1 side på 1 papir");
  assert.equal(words.sizeInWords(piles.size(found, true)), "12 sider på 11 papir");
});

test("of one module it is the papers of that meeting, minutes and clock and all", () => {
  const kinds = (query) => pile(query).map(([, kind]) => kind);
  assert.deepEqual(kinds("?deler=lek&folk=4&min=20"), ["D", "A", "B"], "no time for the checklist");
  assert.deepEqual(kinds("?deler=lek;ro&folk=4&min=20").slice(0, 4), ["D", "A", "B", "C"], "of several nobody says which is shorter");
  const [run] = pack.pile(read("?deler=lek&folk=4&start=14.00"), plans);
  assert.deepEqual([run.kind, run.plan.start], ["D", "14:00"]);
  assert.equal(pack.write(read("?deler=lek&folk=4&min=20&start=14.00")), "?min=20&folk=4&start=14.00&deler=lek");
  assert.equal(pack.write(read("?deler=lek;ro&folk=4&min=20")), "?folk=4&deler=lek;ro");
});

test("sheets of what somebody has chosen have that and nothing else, whatever a meeting would write on", () => {
  const query = "?deler=lek:b,list;ro:c&folk=4&valgt=ja";
  const found = pack.pile(read(query), plans);
  assert.deepEqual(stored(found.map(({ module, kind, copies, laidOut }) => [module, kind, copies, laidOut.flat().map(({ id }) => id)])), [
    ["lek", "A", 4, ["prompt:b"]], ["lek", "C", 4, ["checklist:list"]], ["ro", "A", 4, ["prompt:c"]]
  ]);
  assert.deepEqual(pile("?deler=lek:b&folk=4").map(([, kind]) => kind), ["D"], "in a meeting nobody writes on that question");
  assert.equal(pack.write(read(query)), "?folk=4&deler=lek:b,list;ro:c&valgt=ja");
});

test("a checklist that the meeting of its module has not can be chosen for a sheet, and for nothing else", () => {
  const other = page("ute");
  other.paper.modules.ute.find(({ kind }) => kind === "C").parts.unshift({ id: "checklist:vinter", height: 6000 });
  const known = { ute: other };
  const [paper] = pack.pile(pack.read("?deler=ute:vinter&folk=2&valgt=ja", known), known);
  assert.deepEqual(stored([paper.kind, paper.copies, paper.laidOut.flat().map(({ id }) => id)]), ["C", 2, ["checklist:vinter"]]);
  assert.deepEqual(stored(pack.read("?deler=ute:vinter&folk=2", known).parts), []);
});
