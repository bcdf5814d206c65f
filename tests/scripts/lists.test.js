"use strict";

// A list that one chooses in: its address, what is shown, what is taken along.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { test } = require("node:test");
const vm = require("node:vm");

const ASSETS = join(__dirname, "..", "..", "overrides", "assets");
const text = ["query", "typed", "meeting_address", "words", "list_rules"].map((name) => readFileSync(join(ASSETS, `${name}.js`), "utf8")).join("\n");
const { list, words } = vm.runInContext(`${text}\n({ list: rhList, words: rhWords })`, vm.createContext({ URLSearchParams }));
const plain = (value) => JSON.parse(JSON.stringify(value));

const item = (key, more = {}) => ({
  key, part: "praksis", recommendations: ["1"], blocks: ["evner"], minutes: 10, ...more, words: words.findable(more.words || key)
});
const ITEMS = [
  item("leken:heie", { part: "grunnlag", recommendations: ["1", "3"], words: "Hvilke vennskap heier vi på?" }),
  item("leken:alene", { part: "grunnlag", recommendations: ["1", "3"], blocks: ["holdninger"], minutes: 20, words: "Når liker et barn å være alene?" }),
  item("roen:stille", { words: "Når er det stille hos oss?" }),
  item("ordet", { minutes: null, words: "Ålreit, sa mora til Åse." })
];
const KNOWN = {
  offered: { ord: null, del: ["", "grunnlag", "praksis"], anbefaling: ["", "1", "3"], byggestein: ["", "evner", "holdninger"], tid: ["", "10", "15"] },
  keys: ITEMS.slice(0, 3).map(({ key }) => key)
};
const read = (query) => plain(list.read(query, KNOWN));
const keysOf = (query) => ITEMS.filter((_, place) => list.shown(ITEMS, list.read(query, KNOWN))[place]).map(({ key }) => key);

test("an address is read back as it was written, whatever is chosen", () => {
  for (const query of ["", "?ord=lek", "?del=praksis&anbefaling=3&byggestein=evner&tid=15&ord=et+barn", "?deler=leken:heie,alene;roen:stille", "?tid=10&vis=valgte&deler=roen:stille"]) {
    assert.equal(list.write(list.read(query, KNOWN)), query);
  }
});

test("what is asked a second time under one name is told", () => {
  assert.deepEqual(read("?del=praksis&del=grunnlag&del=praksis").unknown, ["del=grunnlag"]);
  assert.deepEqual(read("?del=praksis&del=praksis").unknown, []);
  assert.deepEqual(keysOf("?del=praksis&del=grunnlag"), keysOf("?del=praksis"));
});

test("what an address says that is not known is left out and told", () => {
  assert.deepEqual(read("?del=kjelleren&tid=11&byggestein=evner"), {
    filters: { byggestein: "evner" }, chosen: [], isOnly: false, unknown: ["del=kjelleren", "tid=11"]
  });
  assert.deepEqual(read("?deler=leken:heie,finnes-ikke;borte:a").unknown.sort(), ["deler=borte:a", "deler=leken:finnes-ikke"]);
  assert.deepEqual(read("?deler=leken:heie,finnes-ikke").chosen, ["leken:heie"]);
});

test("what is chosen has the order of the list, as the address of a meeting may have minutes of its own, and a whole module is all of its", () => {
  assert.deepEqual(read("?deler=roen:stille;leken:alene*25~igp,heie").chosen, ["leken:heie", "leken:alene", "roen:stille"]);
  assert.deepEqual(read("?deler=leken").chosen, ["leken:heie", "leken:alene"]);
});

test("only what is chosen can be shown, but not where nothing is", () => {
  assert.equal(read("?vis=valgte").isOnly, false);
  assert.deepEqual(keysOf("?vis=valgte&deler=leken:alene"), ["leken:alene"]);
  assert.deepEqual(keysOf("?vis=valgte&deler=leken:alene&ord=stille"), []);
});

test("every filter lets through what has it, and several let through what has them all", () => {
  assert.equal(keysOf("").length, ITEMS.length);
  assert.deepEqual(keysOf("?del=grunnlag"), ["leken:heie", "leken:alene"]);
  assert.deepEqual(keysOf("?anbefaling=3"), ["leken:heie", "leken:alene"]);
  assert.deepEqual(keysOf("?byggestein=holdninger"), ["leken:alene"]);
  assert.deepEqual(keysOf("?tid=15"), ["leken:heie", "roen:stille"], "what has no minutes is not short");
  assert.deepEqual(keysOf("?anbefaling=3&byggestein=evner&tid=10&ord=vennskap"), ["leken:heie"]);
});

test("a word is found at the start of one, in any case and with any ending; every word must be there", () => {
  const isFound = (query, inside) => words.finder(query)(words.findable(inside));
  assert.deepEqual(["Vennskapet", "vennsk", "heier", "vi på", "  "].map((query) => isFound(query, "Hvilke vennskap heier vi på?")), [true, true, true, true, true]);
  assert.deepEqual(["skap", "vennskap bråk", "eier"].map((query) => isFound(query, "Hvilke vennskap heier vi på?")), [false, false, false]);
  assert.deepEqual(keysOf("?ord=åse"), ["ordet"]);
});

test("a meeting has what is chosen as steps of its modules, a checklist by its name as a question is", () => {
  assert.equal(list.meeting(["leken:heie", "roen:lista", "leken:alene"]), "?deler=leken:heie,alene;roen:lista");
  assert.doesNotMatch(list.meeting(["roen:lista"]), /eget/, "something of one's own has no points");
});

test("sheets have what is chosen and nothing else", () => {
  assert.equal(list.sheets(["leken:heie", "roen:stille"]), "?deler=leken:heie;roen:stille&valgt=ja");
});

test("as plain text each says where it is from, and all of it at the end; a page in a folder has no addresses", () => {
  const chosen = [
    { lines: ["Hvilke vennskap?"], from: "«Leken», spørsmål 1", address: "https://b.example/leken/#sporsmal-heie" },
    { lines: ["Før", "– se"], from: "«Roen»", address: "" }
  ];
  assert.equal(list.text(chosen, { title: "Håndboka", url: "https://b.example/?a" }),
    "Hvilke vennskap?\n(«Leken», spørsmål 1, https://b.example/leken/#sporsmal-heie)\n\nFør\n– se\n(«Roen»)\n\nKilde: Håndboka, https://b.example/?a");
  assert.match(list.text(chosen.slice(1), { title: "Håndboka", url: "" }), /\n\nKilde: Håndboka$/);
});

test("a whole question finds what it is about, in another form of the word", () => {
  const isFound = words.finder("hva gjør vi med barn som biter");
  assert.equal(words.finder("barn som biter")(words.findable("Et barn biter et annet")), true);
  assert.equal(words.finder("barn som bite")(words.findable("Barna bites i garderoben")), true);
  assert.equal(words.finder("som")(words.findable("Et barn biter")), false);
  assert.equal(isFound(words.findable("Barn leker")), false);
});

test("what paper says of a list that is not all of it, and nothing of one that is", () => {
  const told = "8 av 262 spørsmål";
  assert.equal(list.told({ chosen: [{ name: "Del", words: "4 Kvalitet i hverdagen" }, { name: "Ord", words: "«barn»" }], isOnly: false, told }),
    "Utvalg – del: 4 Kvalitet i hverdagen; ord: «barn». 8 av 262 spørsmål.");
  assert.equal(list.told({ chosen: [], isOnly: true, told }), "Utvalg – valgt for hånd. 8 av 262 spørsmål.");
  assert.equal(list.told({ chosen: [], isOnly: false, told }), "");
});
