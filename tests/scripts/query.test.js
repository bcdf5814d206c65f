"use strict";

// An address that mail, chat or a text program has changed leads to what it was made for, on every page that reads one; what nobody knows is told.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { test } = require("node:test");
const vm = require("node:vm");

const ASSETS = join(__dirname, "..", "..", "overrides", "assets");
const FILES = ["query", "typed", "meeting_plan", "meeting_address", "meeting_asked", "meeting_words", "meeting_cuts", "meeting_paper", "meeting_pack", "half_year_rules", "words", "list_rules", "days", "agreed", "asked_anew"];
const text = FILES.map((name) => readFileSync(join(ASSETS, `${name}.js`), "utf8")).join("\n");
const { query, address, pack, half, list, agreed, anew } = vm.runInContext(
  `${text}\n({ query: rhQuery, address: rhMeetingAddress, pack: rhMeetingPack, half: rhHalfYear, list: rhList, agreed: rhAgreed, anew: rhAskedAnew })`,
  vm.createContext({ URLSearchParams })
);
const plain = (value) => JSON.parse(JSON.stringify(value));

// What a browser makes of an address that somebody follows.
const followed = (given) => new URL(`https://b.example/handbok/moter/mote/${given}`);

const KNOWN = { prompts: ["a"], modules: { kunnskaper: ["vi-begynner", "sett-eller-trodd", "avtale"], "vennskap-og-lek": ["historie", "avtale"] }, methods: ["igp"] };
const MEETINGS = ["?deler=kunnskaper", "?min=45&folk=18&start=14.00&deler=kunnskaper:vi-begynner,avtale*12~igp;pause-10;vennskap-og-lek"];

// What a program does to a link in a text, by what it is: each is followed to the same meeting.
const CHANGED = {
  "the sign that ends the sentence": (link) => [".", ",", ":", ";", "!", "?", "…", "...", "?!"].map((mark) => link + mark),
  "the bracket or the quotes around it": (link) => [")", "]", ">", "}", "»", "\"", "'", "”", "’", "`", "*", "_", ").", ">.", "»,", "%22", "%3E", "%29", "%C2%BB", "%E2%80%9D", "</a>".slice(0, 1)].map((mark) => link + mark),
  "blanks and ends of lines": (link) => ["%20", "%0A", "%0D%0A", "+", " ", "\n", "%C2%A0", "%E2%80%8B"].map((mark) => link + mark),
  "ampersands as in HTML": (link) => [link.replace(/&/g, "&amp;"), link.replace(/&/g, "&amp;amp;"), link.replace(/&/g, "%26amp;"), link.replace(/&/g, "%26"), link.replace(/&/g, "&amp%3B")],
  "signs in code": (link) => [link.replace(/[,:;*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`), link.replace(/[,:;]/g, (sign) => `%25${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    link.replace(/=/g, "%3D"), link.replace(/=/g, "=3D")],
  "names with blanks or in capitals": (link) => [link.replace("?", "?%20"), link.replace("?", "? "), link.replace(/(\w+)=/g, (name) => name.toUpperCase()), link.replace(/(\w)(\w*)=/g, (_, first, rest) => `${first.toUpperCase()}${rest}=`),
    link.replace("?", "??"), link.replace("?", "?&"), link.replace("?", "?%E2%80%8B"), link.replace(/=/g, "%20=%20")],
  "a line that was divided": (link) => [link.replace("kunn", "kunn%0D%0A"), link.replace("kunn", "kunn\r\n"), link.replace("deler=", "deler=%0A"), link.replace("deler=k", "deler= k")],
  "capitals and long hyphens": (link) => [link.toUpperCase(), link.replace("kunnskaper", "Kunnskaper"), link.replace(/-og-/, "–og–"), link.replace(/-og-/, "%E2%80%91og%E2%80%91")]
};

for (const [name, changes] of Object.entries(CHANGED)) {
  test(`an address with ${name} leads to the same meeting`, () => {
    for (const link of MEETINGS) for (const changed of changes(link)) {
      assert.deepEqual(plain(address.read(followed(changed).search, KNOWN)), plain(address.read(link, KNOWN)), changed);
    }
  });
}

test("the same holds where sheets are piled, a half-year is planned, a list is filtered and a page has fields", () => {
  const slugs = ["kunnskaper", "a-hore-til"];
  const now = new Date(2026, 10, 27);
  const plans = { kunnskaper: { meeting: { blocks: [{ steps: [{ name: "avtale", prompt: null }] }] }, paper: { modules: {} } } };
  const lists = { offered: { del: ["praksis"], byggestein: ["evner"], ord: null }, keys: ["kunnskaper:heie", "kunnskaper:alene"] };
  const readers = [
    ["?halvar=var-2027&dag=tirsdag&hver=4&kl=17.00&min=45&moduler=kunnskaper", (search) => half.read(search, slugs, now)],
    ["?deler=kunnskaper&folk=18&ark=ABC&tosidig=ja", (search) => pack.read(search, plans)],
    ["?del=praksis&byggestein=evner&vis=valgte&deler=kunnskaper:heie", (search) => list.read(search, lists)],
    ["?folk=18&deler=kunnskaper:heie", (search) => anew(search, ["start"], { start: "09:00" })]
  ];
  for (const [link, read] of readers) for (const [name, changes] of Object.entries(CHANGED)) for (const changed of changes(link)) {
    assert.deepEqual(plain(read(followed(changed).search)), plain(read(link)), `${name}: ${changed}`);
  }
});

test("an agreement that is carried is the same, also where its # is in code", () => {
  const hash = agreed.write({ what: "Vi hilser & smiler; alltid", who: "Den som åpner", again: "2026-12-01", meeting: "" });
  const said = plain(agreed.read(hash));
  assert.deepEqual(said, { what: "Vi hilser & smiler; alltid", who: "Den som åpner", again: "2026-12-01", meeting: "" });
  for (const link of [".", ")", ">", "%3E", "%20", "»", "”"].map((mark) => hash + mark).concat(hash.replace(/&/g, "&amp;"), hash.replace("#avtale", "#Avtale"), hash.replace("#", "#%20"), `?folk=18${hash.replace("#", "%23")}`)) {
    const { search, hash: there } = followed(link);
    assert.deepEqual(plain(agreed.read(query.carried({ search, hash: there }))), said, link);
    assert.doesNotMatch(query.withoutAgreed(search), /hilser/);
    assert.doesNotMatch(JSON.stringify(address.read(search, KNOWN)), /hilser/);
  }
  assert.equal(query.carried({ search: "?deler=eget-5:a", hash: "#steg-1" }), "#steg-1");
});

test("what somebody wrote keeps its signs", () => {
  assert.equal(query.read("?ord=%C2%ABlek%C2%BB!").get("ord"), "«lek»!");
  assert.equal(agreed.read("#avtale=min=3%26folk=2.&igjen=2026-12-01").what, "min=3&folk=2.");
  assert.deepEqual(plain(address.read("?deler=eget-5:Fri.+Lek!", {}).parts), [{ kind: "own", minutes: 5, title: "Fri. Lek!" }]);
  assert.deepEqual(plain(address.read("?deler=eget-5:Velkommen%3E", {}).parts), [{ kind: "own", minutes: 5, title: "Velkommen" }]);
});

test("a name that no page knows is told, but not those that others put on links to follow people", () => {
  const unknown = (search) => plain(address.read(search, KNOWN).unknown);
  assert.deepEqual(unknown("?folke=18&deler=kunnskaper"), ["folke=18"]);
  assert.deepEqual(unknown("?kunnskaper"), ["kunnskaper"]);
  assert.deepEqual(unknown("?h=hilse&utm_source=nyhetsbrev&fbclid=x&gclid=y&deler=kunnskaper"), []);
  assert.deepEqual(plain(half.read("?modul=kunnskaper", ["kunnskaper"], new Date(2026, 10, 27)).unknown), ["modul=kunnskaper"]);
  assert.ok(unknown(`?${"x".repeat(5000)}=1`)[0].length <= 40);
});

test("a place is told with the letters that it has, whatever it is", () => {
  const places = { "": "", "#steg-1": "steg-1", "#t%C3%A5ke-%C3%A6rlig": "tåke-ærlig", "#tåke": "tåke", "#a&b+c": "a&b+c", "#100%": "100%", "#%E0%A4%A": "\ufffd%A" };
  Object.entries(places).forEach(([hash, place]) => assert.equal(query.place({ hash }), place, hash));
});

test("no address is too strange to be read", () => {
  for (const search of ["", "?", "??", "?&&&", "?=", "?=a", "?%", "?deler=%E0%A4%A", "?deler=;;;", "?deler=\\", "?deler=%5C", "?%3D", "?deler", "?__proto__=a", `?deler=${"a;".repeat(5000)}`, `?deler=${"(".repeat(5000)}x`, `?deler=${"%20".repeat(5000)}x`]) {
    const { wishes, parts, unknown } = address.read(followed(search).search, KNOWN);
    assert.deepEqual([wishes.min, parts], [null, null], search.slice(0, 40));
    assert.ok(Array.isArray(plain(unknown)));
  }
});
