"use strict";

// The search as a function of entries, tables and a query: no page, no worker, no lunr.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const vm = require("node:vm");

const file = path.join(__dirname, "..", "..", "overrides", "assets", "norwegian_search.js");
const norwegianSearch = vm.runInNewContext(`${fs.readFileSync(file, "utf8")}\nnorwegianSearch`);

const fields = ["title", "text", "keywords"];
const tables = { small: "hva er", light: "barnehage", synonyms: "måltid=lunsj,spise mat", name: "Ord", quiet: ["Spørsmål"], told: ["Spørsmål", "Fortelling"] };
const language = {
  fields,
  words: (entry, field) => (entry[field] || "").toLowerCase().match(/[\p{L}\d]+/gu) || [],
  isLeftOut: (word) => word === "og",
  stem: (word) => word.replace(/(ene|et|en|er|e)$/, ""),
  isSmall: (word) => ["og", "i", "på"].includes(word),
};

function page(location, title, text, more = {}) {
  return { location, title, text, ...more };
}

const entries = [
  page("maltid/", "Måltidet", "Rundt bordet spiser alle sammen."),
  page("maltid/#ro", "Ro ved bordet", "Måltidene begynner når alle har satt seg."),
  page("lek/", "Inn i leken", "Barna leker ute.", { keywords: "sandkasse" }),
  page("mobbing/", "Mobbing", "Når noen holdes utenfor."),
  page("vennskap/", "Vennskap", "Om venner."),
  page("foreldre/", "Foreldre", "Et møte om høsten."),
  page("samarbeid/", "Samarbeid", "På et foreldremøte er alle med."),
];
const search = norwegianSearch.create(entries, tables, language);
const among = (pages, known = tables) => {
  const searched = norwegianSearch.create(pages, known, language);
  return (query) => Array.from(searched.search(query).finds, (result) => result.ref);
};
const found = (query) => Array.from(search.search(query).finds, (result) => result.ref);

test("a word is found where it stands, in other forms too", () => {
  assert.deepEqual(found("måltid"), ["maltid/"]);
  assert.deepEqual(found("måltidene"), ["maltid/"]);
  assert.deepEqual(found("venn"), ["vennskap/"]);
});

test("a word that stands in one field of some entries, and in other fields of others, is looked up in all", () => {
  assert.deepEqual(found("sandkasse"), ["lek/"]);
  assert.deepEqual(found("høsten"), ["foreldre/"]);
});

test("a page that bears the word as its name comes before one that only says it", () => {
  const both = norwegianSearch.create([page("a/", "Annet", "Noe om lek og lek."), page("b/", "Lek", "Noe annet.")], tables, language);
  assert.deepEqual(Array.from(both.search("lek").finds, (result) => result.ref), ["b/", "a/"]);
});

test("a page that is called what was written comes before one that says each word of it louder", () => {
  const louder = page("a/", "Lek og rolig", "Om rolig lek. ".repeat(9), { keywords: "rolig lek", boost: 1.25 });
  const both = norwegianSearch.create([louder, page("b/", "En rolig lek ute", "Noe.")], tables, language);
  assert.deepEqual(Array.from(both.search("rolig lek").finds, (result) => result.ref), ["b/", "a/"]);
});

test("a page that is called a word alone, beside words that say nothing, comes before one that says it louder", () => {
  const louder = page("a/", "Lek og rolig", "Om lek og lek. ".repeat(9), { keywords: "lek", boost: 1.25 });
  const both = among([louder, page("b/", "Hva er lek", "Noe.", { boost: 0.95 })]);
  assert.deepEqual(both("lek"), ["b/", "a/"]);
});

test("a compound is what its end is, not what it begins with", () => {
  const pages = [page("a/", "Samling", "Noe."), page("b/", "Å ha sang inne", "Annet.", { boost: 1.25 })];
  assert.deepEqual(among(pages)("samlingsang"), ["b/", "a/"]);
});

const crowd = Array.from({ length: 60 }, (_, i) => page(`r-${i}/`, `Roen rundt nummer ${i}`, "Ro og uro, rundt og rundt.", { asked: "ro rundt bordet\nro rundt maten" }));
const glossary = [page("ord/", "Ordliste", "Ord og hva de betyr.", { boost: 0.5 })];
const term = (title, text = "Noe helt annet.") => page(`ord/#${title}`, title, text, { kind: "Ord" });

test("what is called just what was written is not far behind, however many others have more of it", () => {
  const calm = among([...crowd, ...glossary, term("Ro rundt"), term("Roen"), term("Uro og ro rundt")]);
  for (const [query, place] of [["ro rundt", "ord/#Ro rundt"], ["ro", "ord/#Roen"], ["roene", "ord/#Roen"]]) {
    const finds = calm(query);
    assert.ok(finds.indexOf(place) >= 0 && finds.indexOf(place) <= 3, `${query}: ${finds.indexOf(place)}`);
    assert.equal(finds.find((ref) => ref.startsWith("ord/")), place);
  }
});

test("what is called by one of several names, or by the handbook's word for what was written, is not far behind either", () => {
  const known = { ...tables, synonyms: "ro rundt=fred og ro", light: "rundt" };
  const several = among([...crowd, ...glossary, term("Stillhet / ro rundt (fred)")], known);
  for (const query of ["ro rundt", "fred", "fred og ro"]) assert.ok(several(query).slice(0, 4).includes("ord/#Stillhet / ro rundt (fred)"), query);
});

test("what is called just what was written does not come before the best of others", () => {
  const [first, second, third, fourth] = among([...crowd, ...glossary, term("Ro rundt")])("ro rundt");
  assert.ok([first, second, third].every((ref) => ref.startsWith("r-")));
  assert.equal(fourth, "ord/#Ro rundt");
});

test("where little is found, what is called just what was written is shown, too", () => {
  const known = { ...tables, synonyms: "ro rundt=fjellet i vest", light: "rundt" };
  const loud = page("a/", "Fjellet i vest", "Fjellet i vest. ".repeat(20), { keywords: "fjellet i vest", asked: "fjellet i vest" });
  assert.ok(among([loud, page("ord/", "Ordliste", "Ord.", { boost: 0.001 }), term("Ro rundt")], known)("fjellet i vest").includes("ord/#Ro rundt"));
});

test("what the handbook has a name for is no guess, though the best of others have half of it", () => {
  const known = { ...tables, synonyms: "streng vind=hard xyzzyqq", light: "vind" };
  const hard = ["Hard", "Harde fjell", "En hard dag"].map((title, i) => page(`h${i}/`, title, "Hard. ".repeat(9), { keywords: "hard", asked: "hard dag\nhard vinter" }));
  const { finds, isGuess } = norwegianSearch.create([...crowd, ...hard, ...glossary, term("Streng vind")], known, language).search("hard xyzzyqq");
  assert.equal(finds[3].ref, "ord/#Streng vind");
  assert.ok(!isGuess);
});

test("a chapter may be written in Roman numbers", () => {
  const chapters = among([page("loven/", "Loven", "Kapittel 8 sier hva som gjelder."), page("planen/", "Planen", "Kapittel 9 sier hvordan. Kapittel 9 er langt.")]);
  assert.equal(chapters("kapittel 8")[0], "loven/");
  assert.equal(chapters("kapittel VIII")[0], "loven/");
  assert.equal(chapters("kap. IX")[0], "planen/");
});

test("an everyday word finds what the handbook has for it", () => {
  assert.equal(found("lunsj")[0], "maltid/");
  assert.equal(found("spise mat")[0], "maltid/");
});

test("a slip of the finger is forgiven, a first letter that is wrong in a short word is not", () => {
  assert.deepEqual(found("mobing"), ["mobbing/"]);
  assert.deepEqual(found("vennskapp"), ["vennskap/"]);
  assert.deepEqual(found("tek"), []);
});

test("a long word with a slip of the finger is that word, not the parts that it seems to have", () => {
  const parts = [page("a/", "Plikt og taus", "Om en taus plikt."), page("b/", "Annet", "Om taushetsplikt.")];
  assert.deepEqual(among(parts)("taushetsplikt"), ["b/"]);
  assert.deepEqual(among(parts)("tausetsplikt"), ["b/"]);
});

test("a word with a slip of the finger finds the other forms of the word that is meant", () => {
  const both = among([page("a/", "Noe", "Om holdninger."), page("b/", "Holdning", "Annet.")]);
  assert.deepEqual(both("holdniger"), ["b/", "a/"]);
});

test("a page sounds like the word that is meant, whatever slipped", () => {
  const asked = Array.from({ length: 8 }, (_, i) => page(`r-${i}/`, `Ved ${i}`, "Annet.", { asked: `ved ${i}` }));
  const clothes = norwegianSearch.create([...asked, page("b/", "Annet", "Om vinterdress.", { asked: "rød vinterdress\nmin vinterdress" })], tables, language);
  const [own, other] = ["vinterdress", "vintredress"].map((query) => clothes.search(query).finds[0]);
  assert.equal(other.ref, "b/");
  assert.ok(other.score > 0.8 * own.score, `${other.score} ${own.score}`);
});

test("a first letter that is wrong is forgiven in a long word alone", () => {
  assert.deepEqual(found("nobbing"), []);
  assert.deepEqual(found("bennskap"), ["vennskap/"]);
});

test("what the handbook has for an everyday word comes before a long word that only begins as it does", () => {
  const both = among([page("a/", "Noe", "Om lunsjromsbordet."), page("b/", "Annet", "Om et måltid.")]);
  assert.deepEqual(both("lunsj"), ["b/", "a/"]);
});

test("of several words that the handbook has for one, those that stand everywhere are not looked for", () => {
  const god = { ...tables, synonyms: "god barnehage=trivsel" };
  assert.deepEqual(among([page("a/", "Noe", "En god dag."), page("b/", "Annet", "En barnehage.")], god)("trivsel"), ["a/"]);
});

test("a word that is written in nynorsk is found, too", () => {
  assert.deepEqual(among([page("a/", "Annet", "Barnets hjem."), page("b/", "Noe", "Om sang.")])("heim"), ["a/"]);
});

test("of a compound that nobody wrote, one part is enough in a title and not in a text", () => {
  const pages = [page("a/", "Møter", "Noe."), page("b/", "Høsten", "Annet."), page("c/", "Enda noe", "Et møte.")];
  assert.deepEqual(among(pages)("høstmøte").sort(), ["a/", "b/"]);
});

test("a long word of which only the end is known is not found by that end", () => {
  assert.deepEqual(found("xyzxyzlek"), []);
});

test("a compound that nobody wrote is found by its parts", () => {
  assert.deepEqual(found("bordlek"), []);
  assert.deepEqual(found("høstmøte"), ["foreldre/"]);
});

test("a long part of a compound may stand in the handbook in another part of speech", () => {
  assert.deepEqual(among([page("a/", "Observere stormen", "Noe."), page("b/", "Noe", "Annet.")])("lysobservasjon"), ["a/"]);
});

test("a compound that stands in few places is found by its parts, too", () => {
  assert.deepEqual(found("foreldremøte").sort(), ["foreldre/", "samarbeid/"]);
});

test("letters may be typed without æ, ø and å", () => {
  assert.deepEqual(found("maaltid").slice(0, 1), ["maltid/"]);
});

test("a word that stands in every question says less than the others", () => {
  const both = norwegianSearch.create([page("a/", "Barnehage", "Vår."), page("b/", "Mobbing", "Vår.")], tables, language);
  assert.deepEqual(Array.from(both.search("barnehage mobbing").finds, (result) => result.ref)[0], "b/");
});

test("words that say nothing are not looked for where others do", () => {
  assert.deepEqual(found("hva er mobbing"), ["mobbing/"]);
});

test("a word that stands in thousands of places only adds to what a rare word finds", () => {
  const many = (count, name, text) => Array.from({ length: count }, (_, i) => page(`${name}-${i}/`, "Noe", text));
  const pages = [...many(2001, "a", "Barnet."), ...many(9000, "b", "Sang."), page("c/", "Noe", "Barnet og en sandkasse.")];
  const both = among(pages);
  assert.deepEqual(both("barnet sandkasse"), ["c/"]);
  assert.ok(both("barnet").length > 1);
});

test("which words were met and which were not is told", () => {
  const [result] = Array.from(search.search("mobbing xyzzy").finds);
  assert.equal(result.ref, "mobbing/");
  assert.equal(result.met.mobbing, true);
  assert.equal(result.met.xyzzy, false);
});

test("of no entries, no words and nothing that is known, nothing is found", () => {
  assert.deepEqual(found(""), []);
  assert.deepEqual(found("xyzzy"), []);
  assert.deepEqual(Array.from(norwegianSearch.create([], tables, language).search("lek").finds), []);
});

test("names that begin as what was written are told where nothing is found", () => {
  assert.deepEqual(Array.from(search.names("vennskapelighet")), ["vennskap"]);
});

const asking = norwegianSearch.create([
  page("biting/", "De minste", "Om ettåringer. Barnehagen er her.", { asked: "Hva gjør vi når et barn biter?\nsmå tenner", keywords: "bleie. sut" }),
  page("voksne/", "De store", "Når en voksen biter tennene sammen, og noe om gjør og når.", { keywords: "kaffe" }),
], tables, language);

test("a sentence that people ask comes before a text with the same words, and says why", () => {
  const { finds } = asking.search("hva gjør vi når et barn biter");
  assert.equal(finds[0].ref, "biting/");
  assert.equal(finds[0].why.asked, "Hva gjør vi når et barn biter?");
});

test("of the sentence or the keyword that a page was found by, it is said which words were met", () => {
  const pages = [page("a/", "Noe", "Om ettåringer.", { asked: "Hva gjør vi når noen biter?" })];
  const { why } = norwegianSearch.create(pages, { ...tables, light: "hva gjør vi når noen" }, language).search("hva gjør vi når noen biter").finds[0];
  assert.deepEqual(Array.from(why.words), ["biter"]);
  assert.deepEqual(Array.from(asking.search("bleier").finds[0].why.words), ["bleie"]);
});

const quiet = { ...tables, small: "hva hvem hvor er det som vi når gjør går ut forskjellen mellom alle har må" };
const asksOf = (pages, known = quiet) => norwegianSearch.create(pages, known, language);

test("a sentence without a word that matters in common says nothing of why", () => {
  const pages = [page("a/", "Noe", "Om ettåringer.", { asked: "hva gjør vi når det er kveld" })];
  assert.equal(asksOf(pages).search("hva gjør vi når det er ettåringer").finds[0].why.asked, undefined);
  assert.equal(asksOf(pages).search("hva gjør vi når det er kveld").finds[0].why.asked, "hva gjør vi når det er kveld");
});

test("small words tell one question from another", () => {
  const coffee = among([
    page("a/", "Pausen", "Noe.", { asked: "Hva gjør vi når kaffe blir kald?" }), page("b/", "Vakta", "Noe.", { asked: "Hvem er det som lager kaffe?" }),
  ], quiet);
  assert.equal(coffee("hvem er det kaffe")[0], "b/");
  assert.equal(coffee("hva gjør vi kaffe")[0], "a/");
});

test("letters of a sentence are recognised where no word of it is", () => {
  const rain = [page("a/", "Noe", "Om ved."), page("b/", "Annet", "Om ved.", { asked: "vått regntøy" })];
  assert.equal(among(rain)("ved xregntøyx")[0], "b/");
});

test("a word that no sentence has is taken for what the handbook has for it", () => {
  const meals = asksOf([page("a/", "Noe", "Ved.", { asked: "måltid uten ro" }), page("b/", "Annet", "Ved.", { asked: "vask uten ro" })]);
  const [own, other] = ["måltid uten ro", "lunsj uten ro"].map((query) => meals.search(query).finds[0]);
  assert.equal(other.ref, "a/");
  assert.ok(other.score > 0.65 * own.score, `${other.score} ${own.score}`);
});

test("a sentence with another form of a query's word is nearer to it, though another sentence has the word as it was written", () => {
  const pages = [page("a/", "Noe", "Ved.", { asked: "hjem uten ro" }), page("b/", "Annet", "Ved.", { asked: "vask uten ro" }), page("c/", "Enda noe", "Ved.", { asked: "heim på fjellet" })];
  const [bokmaal, nynorsk] = ["hjem uten ro", "heim uten ro"].map((query) => asksOf(pages).search(query).finds[0]);
  assert.equal(nynorsk.ref, "a/");
  assert.ok(nynorsk.score > 0.6 * bokmaal.score, `${nynorsk.score} ${bokmaal.score}`);
});

test("a page that only sounds like the query is found beside one that has the word, and where nothing has a word, nothing is", () => {
  const pages = [page("a/", "Noe", "Om storm."), page("b/", "Annet", "Ved.", { asked: "Hva er det som gjør at vi må ut?" })];
  assert.ok(among(pages, quiet)("hva er det som gjør storm").includes("b/"));
  assert.deepEqual(among(pages, quiet)("hva er xyzzy"), []);
});

test("several sentences that sound like the query count for more than one of them", () => {
  const alike = ["vi vil til fjells", "de vil til fjells nå", "må de til fjells"];
  const pages = [page("a/", "Noe", "Tur.", { asked: alike[0] }), page("b/", "Annet", "Tur.", { asked: alike.join("\n") })];
  assert.equal(among(pages)("vi vil til fjells")[0], "b/");
});

test("what a query has more than a sentence makes them less alike", () => {
  const pages = [page("a/", "Noe", "Gullfisk og undulat."), page("b/", "Annet", "Ved.", { asked: "hva er forskjellen mellom" })];
  const near = (query) => asksOf(pages).search(query).finds.find(({ ref }) => ref === "b/")?.score || 0;
  const [short, long] = [near("hva er forskjellen mellom gullfisk"), near("hva er forskjellen mellom gullfisk papegøye kakadue marsvin")];
  assert.ok(long < 0.8 * short);
});

test("what a list is asked for counts as much as what another page is", () => {
  const [full, half] = [1, 0.5].map((boost) => asksOf([page("a/", "Noe", "Ved.", { boost, asked: "hvor er perm" }), page("b/", "Annet", "Sang.")])
    .search("hvor er perm").finds[0].score);
  assert.ok(half > 0.6 * full && half < full);
});

test("a title that the handbook asks with is nothing that people ask for", () => {
  const pages = [page("a/", "Noe", "Ved.", { asked: "stillhet\nfjell\nbekk" }), page("a/#en", "Hvem går ut med søpla?", "Ved.", { kind: "Spørsmål" })];
  const score = (known) => asksOf(pages, known).search("hvem går ut med søpla").finds[0].score;
  assert.ok(score(quiet) < 0.7 * score({ ...quiet, quiet: [] }));
});

test("a single word that the handbook has comes before words that only look like it", () => {
  const pages = [page("a/", "Noe", `${"Ved. ".repeat(99)} Et fjellvann.`), page("b/", "Annet", "Ved.", { asked: "fjellvandring\nfjellvakt\nfjellvarde" })];
  assert.equal(asksOf(pages).search("fjellvann").finds[0].ref, "a/");
});

test("a single word that is begun is one that the handbook has", () => {
  const pages = [page("a/", "Noe", `${"Ved. ".repeat(99)} Fjellvannet.`), page("b/", "Annet", "Ved.", { asked: "fjellvegg\nfjellvakt\nfjellvarde" })];
  assert.equal(asksOf(pages).search("fjellvan").finds[0].ref, "a/");
});

test("where nobody has written what people ask, titles are not held against the query as a whole", () => {
  const pages = (asked) => [page("a/", "Hva gjør vi når det er is", "Ved."), page("b/", "Annet", "Is.", asked && { asked })];
  assert.equal(asksOf(pages("")).search("hva gjør vi når det er sang is").finds.length, 2);
  const score = (asked) => asksOf(pages(asked)).search("hva gjør vi når det er is").finds[0].score;
  assert.ok(score("stillhet\nfjell\nbekk") > 1.5 * score(""));
});

test("words that are names of the language of scripts are words", () => {
  for (const word of ["length", "constructor", "__proto__", "0", "1 2 length"]) assert.deepEqual(found(word), []);
});

test("a page that is found by a keyword alone says which, one that is found by its text does not", () => {
  assert.equal(asking.search("bleie").finds[0].why.keyword, "bleie");
  assert.equal(asking.search("ettåringer").finds[0].why.keyword, undefined);
});

test("a word that nothing has is told, and how much of the query is known", () => {
  assert.deepEqual(Array.from(asking.search("biter xyzzyqq").unknown), ["xyzzyqq"]);
  assert.ok(asking.search("biter xyzzyqq").isGuess);
  assert.ok(!asking.search("minste").isGuess);
});

test("a compound of which no page has both parts is a word that nothing has", () => {
  const apart = norwegianSearch.create([page("fjell/", "Tur", "Fjellet er bratt."), page("vogn/", "Hjul", "Vognen er rød.")], tables, language);
  assert.deepEqual(Array.from(apart.search("fjellvogn").unknown), ["fjellvogn"]);
  const together = norwegianSearch.create([page("begge/", "Tur", "Fjellet er bratt for vognen.")], tables, language);
  assert.deepEqual(Array.from(together.search("fjellvogn").unknown), []);
});

test("what is only said in passing is no answer, where it is a title, a keyword or just what people ask it is", () => {
  const named = page("brann/", "Øvelse", "Vi øver.", { keywords: "brannslange", asked: "nødutgangen" });
  const others = Array.from({ length: 8 }, (_, i) => page(`o-${i}/`, `Rom ${i}`, "Noe."));
  const passing = norwegianSearch.create([named, ...others, page("hus/", "Huset", "En pipe, en lussekatt og en brannslange.")], tables, language);
  for (const word of ["pipe", "lus"]) {
    assert.ok(passing.search(word).isGuess, word);
    assert.deepEqual(Array.from(passing.search(word).unknown), [], word);
    assert.deepEqual(Array.from(passing.search(word).slight), [word], word);
  }
  for (const word of ["huset", "brannslange", "nødutgangen"]) assert.ok(!passing.search(word).isGuess, word);
});

test("beside other words, what people ask in passing is no answer, unless it is clearly what was asked", () => {
  const pages = Array.from({ length: 8 }, (_, i) => page(`h-${i}/`, "Hjemme", "Noe.", { asked: "hvor lenge er barna hjemme" }));
  const passing = norwegianSearch.create([...pages, page("v/", "Vakter", "Noe.", { asked: "halve gruppa har feber" })], tables, language);
  assert.ok(passing.search("hvor lenge hjemme feber").isGuess);
  assert.ok(!passing.search("halve gruppa feber").isGuess);
});

test("where nothing is found, nothing is sure", () => {
  for (const text of ["xyzzyqq", "xyzzyqq plughqq", ""]) assert.ok(asksOf(crowd).search(text).isGuess, text);
});

test("beside other words, a compound that is only known by its parts says nothing for an answer", () => {
  const rooms = Array.from({ length: 6 }, (_, i) => page(`r-${i}/`, `Rom ${i}`, "Gutten og vognen er ved fjellet på høyden."));
  const known = norwegianSearch.create([...rooms, page("sti/", "Fjellvognen", "Gutten.")], tables, language);
  assert.ok(known.search("gutten vognfjell").isGuess);
  assert.ok(!known.search("gutten fjellvognen").isGuess);
  assert.ok(!known.search("vognfjell").isGuess, "alone");
});

test("what only other pages have says nothing for those in sight", () => {
  const find = (first) => {
    const pages = [page("a/", first, "Noe."), page("b/", "Steinhylla og brygga", "Noe."), ...Array.from({ length: 6 }, (_, i) => page(`k-${i}/`, "Kakaoen", "Noe."))];
    return norwegianSearch.create([...pages, ...crowd], tables, language).search("steinhylla brygga kakaoen");
  };
  assert.ok(find("Steinhylla og brygga").isGuess);
  assert.deepEqual(Array.from(find("Steinhylla og brygga").slight), ["kakaoen"]);
  assert.ok(!find("Steinhylla, brygga og kakaoen").isGuess);
});

test("what is far better than all others is no guess, though a word is missing", () => {
  const pages = (title) => [page("a/", title, "Noe."), ...["b", "c"].map((name) => page(`${name}/`, "Rom", "Noe om bålplass, ved og kakao.")), ...crowd];
  const find = (title) => norwegianSearch.create(pages(title), tables, language).search("bålplass ved kakao xyzzyqq");
  assert.ok(!find("Bålplass, ved og kakao").isGuess);
  assert.ok(find("Noe annet").isGuess);
});

test("pages of which people ask what a query says are no guess, though a word is missing", () => {
  const find = (asked) => {
    const pages = Array.from({ length: 4 }, (_, i) => page(`p-${i}/`, "Trøste gutten", "Gutten om morgenen.", { asked }));
    return norwegianSearch.create([...crowd, ...pages], tables, language).search("trøste gutten morgenen xyzzyqq");
  };
  assert.ok(!find("trøste gutten om morgenen").isGuess);
  assert.ok(find("noe helt annet").isGuess);
});

test("of pages that people ask the same of, the one that they ask least else comes first", () => {
  const much = page("mye/", "Noe", "Ved.", { asked: "hvem henter ved\nfjell og skog\nbjørk og gran\nblåbær i spann\nbål på brygga" });
  const pages = [much, page("lite/", "Noe", "Ved.", { asked: "hvem henter ved" })];
  assert.deepEqual(Array.from(asksOf(pages).search("hvem henter ved").finds, ({ ref }) => ref), ["lite/", "mye/"]);
});

test("a page that sounds like the whole query is no guess, though it has not each word of it", () => {
  const others = Array.from({ length: 8 }, (_, i) => page(`o-${i}/`, `Brannslukking nummer ${i}`, "Noe.", { asked: "hvordan slukker vi brann" }));
  const asked = page("trost/", "Trøst", "Noe.", { asked: "han gråter hver morgen når mamma går" });
  const heard = norwegianSearch.create([...others, asked], tables, language);
  assert.ok(!heard.search("han gråter hver morgen når mamma går brannslukking").isGuess);
  assert.ok(heard.search("gråter brannslukking nummer hvordan").isGuess);
});

test("a word that the page has elsewhere is not said to be missing, one that no place of it has is", () => {
  const pages = [page("tur/", "Tur", "Ved styreren."), page("tur/#bitt", "Bitt på tur", "Bittet og bitene, bitt igjen.")];
  const [find] = asksOf(pages).search("bitt styreren kanoen").finds;
  assert.equal(find.ref, "tur/#bitt");
  assert.deepEqual(Object.keys(find.met).filter((word) => !find.met[word]), ["kanoen"]);
});

test("how long something lasts is not said to be missing, another number is", () => {
  const some = asksOf([page("tid/", "Møter etter tid", "Hvor mange minutter?"), page("lov/", "Kapittel", "Noe.")]);
  const missing = (query) => Object.entries(some.search(query).finds[0].met).filter(([, isMet]) => !isMet).map(([word]) => word);
  assert.deepEqual(missing("møter 15 minutter"), []);
  assert.deepEqual(missing("kapittel 99"), ["99"]);
});

test("a word of two letters that the index has is no beginning of others, one that it has not is", () => {
  const some = among([page("rom/", "Rommet", "Noe."), page("ro/", "Hvile", "Her er ro."), page("bi/", "Bitt", "Noe.")]);
  assert.deepEqual(some("ro"), ["ro/"]);
  assert.deepEqual(some("bi"), ["bi/"]);
});

test("each page is found by its best place alone", () => {
  assert.deepEqual(found("bordet"), ["maltid/#ro"]);
});

test("what might be meant has every word that was typed, the last of them perhaps half, and is not what is already written", () => {
  assert.deepEqual(Array.from(asking.suggest("barn bi")), ["Hva gjør vi når et barn biter?"]);
  const teeth = norwegianSearch.create([page("a/", "Små tenner", "Noe.")], tables, language);
  assert.deepEqual(Array.from(teeth.suggest("sma te")), ["Små tenner"]);
  assert.deepEqual(Array.from(teeth.suggest("tenner små")), ["Små tenner"]);
  assert.deepEqual(Array.from(teeth.suggest("små tenner")), []);
  assert.deepEqual(Array.from(teeth.suggest("s")), []);
});

test("what is typed with æ, ø or å is no word without them, what is typed without may be both", () => {
  const pages = [page("a/", "Rommet", "Et rom."), page("b/", "Rømming", "Noen rømmer."), page("c/", "Bestefar", "Far."), page("d/", "Sau", "Et får.")];
  for (const [query, places] of [["rømmer", ["b/"]], ["får", ["d/"]], ["far", ["c/", "d/"]]]) assert.deepEqual(among(pages)(query).sort(), places, query);
});

test("a small word typed with å is not looked up by what means the same as another word", () => {
  const known = { ...tables, small: `${tables.small} får`, synonyms: "forelder=far" };
  assert.deepEqual(among([page("a/", "Forelder", "Noe."), page("b/", "Sau", "Et får.")], known)("får"), ["b/"]);
});

test("what might be meant has first what was typed with æ, ø and å", () => {
  const farm = norwegianSearch.create([page("a/", "Gård", "Noe.", { asked: "far går ut\nfår på gården i fjellet" })], tables, language);
  assert.deepEqual(Array.from(farm.suggest("får")), ["Får på gården i fjellet", "Far går ut"]);
  assert.deepEqual(Array.from(farm.suggest("far")), ["Far går ut", "Får på gården i fjellet"]);
});

test("what might be meant has names first, then questions, each once and with a capital letter, and neither a word or two nor a long sentence", () => {
  const long = `lek ${"og lek ".repeat(12)}`.trim();
  const asked = `lekero\nlek i parken en dag\nlek uten språk\nLek uten språk\nHvordan leker barn?\nLek eller læring i hverdagen?\n${long}`;
  const said = norwegianSearch.create([page("a/", "Leken og vennskapet", "Noe.", { asked })], tables, language);
  assert.deepEqual(Array.from(said.suggest("lek")), ["Leken og vennskapet", "Lek eller læring i hverdagen?", "Lek uten språk"]);
});

test("a word alone that is only met in what somebody asks of something else, or in a text in passing, is a guess", () => {
  const others = Array.from({ length: 8 }, (_, i) => page(`o-${i}/`, `Brannslukking nummer ${i}`, "Noe.", { asked: `hvordan slukker vi brann ${i}` }));
  const pages = [...others, page("a/", "Samarbeid", "Noe.", { asked: "det er krig på avdelingen vår" }), page("b/", "Flukt", "Noe. Krigen."), page("c/", "Trøst", "Noe.", { asked: "plaster" })];
  const some = norwegianSearch.create(pages, tables, language);
  assert.ok(some.search("krig").isGuess);
  assert.ok(!some.search("plaster").isGuess, "what is asked just so");
  assert.ok(!some.search("flukt").isGuess);
});

test("a short word that is another one with a slip of the finger is unknown where few words stand beside it, a long one is not", () => {
  const some = asksOf([page("a/", "Levere barn", "Vi leverer og lever."), page("b/", "Taushetsplikt", "Noe.")]);
  assert.deepEqual(Array.from(some.search("lyver").unknown), ["lyver"]);
  assert.deepEqual(Array.from(some.search("taushetsplikr").unknown), []);
});

test("only a name that is near is offered: few letters are others, or it begins with half of what was written", () => {
  const named = norwegianSearch.create([page("a/", "Styrer", "Noe."), page("b/", "Inkludering", "Noe."), page("c/", "Vennskap", "Noe.")], tables, language);
  assert.deepEqual(Array.from(named.names("solkrem")), []);
  assert.deepEqual(Array.from(named.names("inkluderingstilskudd")), ["inkludering"]);
  assert.deepEqual(Array.from(named.names("vennsakp")), ["vennskap"]);
});

test("a slip of the finger may be in an ø, too", () => {
  assert.deepEqual(among([page("a/", "Rommene", "Noe.")])("rømmene"), ["a/"]);
});

test("a small word is no form of a longer one", () => {
  const some = { ...tables, small: `${tables.small} som` };
  assert.deepEqual(among([page("a/", "Noe", "En som er her.")], some)("sommings"), []);
});

test("a compound that only ends as what was written is no answer to it", () => {
  const pages = Array.from({ length: 8 }, (_, i) => page(`b-${i}/`, "Barnet", "Noe.", { asked: "hvor er barnet" }));
  const lamps = norwegianSearch.create([...pages, page("l/", "Lampe", "Om lampe.", { asked: "lampefeber" })], tables, language);
  assert.ok(lamps.search("barnet feber").isGuess);
});

test("a compound of which one part is only known as another part of speech is a word that nothing has", () => {
  const fees = norwegianSearch.create([page("a/", "Foreldrene", "Observere og betale.")], tables, language);
  assert.deepEqual(Array.from(fees.search("foreldreobservasjon").unknown), ["foreldreobservasjon"]);
});

test("a single letter with signs is a word of its own", () => {
  const letters = norwegianSearch.create([page("a/", "Curling", "C."), page("b/", "Annet", "Noe om lek.")], tables, language);
  assert.deepEqual(Array.from(letters.search("C++").unknown), ["c++"]);
  assert.equal(letters.search("C++").finds.length, 0);
  assert.equal(letters.search("lek++").finds[0].ref, "b/");
});

test("a find of which nothing is seen says by which sentence it was found", () => {
  const pages = [page("a/", "Noe", "Ved.", { asked: "hvor er ballen\nhvem rydder bort alt det andre når ingen vil spille fotball på den store plassen bak huset\nhåndball" }), page("b/", "Annet", "Storm.")];
  const { finds } = asksOf(pages).search("fotball");
  assert.equal(finds[0].why.asked?.split(" ").slice(0, 2).join(" "), "hvem rydder");
});

test("the same is found whether what people ask was filed before or is when somebody searches, and it is filed once", () => {
  let many = 0;
  const pages = [page("a/", "Noe", "Ved.", { asked: "hvor er ballen som lå her" }), page("b/", "Annet", "Storm.")];
  const made = () => norwegianSearch.create(pages, tables, { ...language, stem: (word) => { many++; return language.stem(word); } });
  const [early, late] = [made(), made()];
  early.prepare();
  const filed = many;
  early.prepare();
  assert.equal(many, filed);
  const refs = (searched) => Array.from(searched.search("ballen som er borte").finds, ({ ref }) => ref);
  assert.deepEqual(refs(early), ["a/"]);
  assert.deepEqual(refs(late), refs(early));
});


test("what ends as a genitive and is none is no form of a word that begins as it does", () => {
  const pages = [page("a/", "Atlas", "Om atlaset."), page("b/", "Atle", "Noe."), page("c/", "Noe", "Om jenta.")];
  const some = norwegianSearch.create(pages, tables, { ...language, stem: (word) => word.replace(/(as|et|en|er|e|a)$/, "") });
  assert.deepEqual(Array.from(some.search("atlas").finds, ({ ref }) => ref), ["a/"]);
  assert.deepEqual(Array.from(some.search("jentas").finds, ({ ref }) => ref), ["c/"]);
});

const asks = (count, asked) => Array.from({ length: count }, (_, i) => page(`h-${i}/`, `Fjell nummer ${i}`, "Noe om fjellet.", { asked }));

test("of a long question some pages near the best are found, of a short one all", () => {
  const searched = asksOf([...asks(30, "hvor høyt er fjellet"), page("b/", "Bekken", "Noe om fjellet.", { asked: "hvor høyt er fjellet\nhvor høyt er fjellet her i vest" })]);
  const long = searched.search("hvor høyt er fjellet her i vest"), short = searched.search("fjellet");
  assert.equal(long.finds[0].ref, "b/");
  assert.ok(long.finds.length >= 5 && long.finds.length <= 10, long.finds.length);
  assert.equal(short.finds.length, 31);
  assert.equal(short.isCut, false);
});

test("of a long question that many pages answer alike, ten are found, and that there are more is told", () => {
  const { finds, isCut } = asksOf(asks(30, "hvor høyt er fjellet")).search("hvor høyt er fjellet her");
  assert.equal(finds.length, 10);
  assert.equal(isCut, true);
  const few = asksOf(asks(10, "hvor høyt er fjellet")).search("hvor høyt er fjellet her");
  assert.equal(few.finds.length, 10);
  assert.equal(few.isCut, false);
});

test("as many pages as are shown at most are all, one more is a cut", () => {
  assert.equal(asksOf(asks(50)).search("fjellet").isCut, false);
  const { finds, isCut } = asksOf(asks(51)).search("fjellet");
  assert.equal(finds.length, 50);
  assert.equal(isCut, true);
});

test("a page that is found by what people ask is entered where that is written, if it is anywhere", () => {
  const asked = "hvem henter ungene\nkan vi bade i bekken";
  const pages = [
    page("a/", "Dagen", "Noe.", { asked, keywords: "bekken. bade" }), page("a/#henting", "Henting", "Bare de som står på lista, henter."),
    page("a/#tur", "Tur", "Vi bader ikke i bekken."), page("a/#vann", "Vannet", "Bekken bader de i.", { kind: "Spørsmål" }), page("b/", "Sang", "Noe.", { asked: "hva synger vi" }),
  ];
  const first = (query) => asksOf(pages, { ...quiet, light: "vi" }).search(query).finds[0];
  assert.equal(first("kan vi bade i bekken").ref, "a/#tur");
  assert.equal(first("kan vi bade i bekken").why.asked, "kan vi bade i bekken");
  assert.deepEqual(Object.keys(first("kan vi bade i bekken").met), ["bekken", "bader"]);
  assert.equal(first("hva synger vi").ref, "b/");
});

test("a page of which no place has what people ask is entered at its top", () => {
  const asked = "hvem henter ungene etter stengetid når toget står";
  const pages = [page("a/", "Dagen", "Noe.", { asked }), page("a/#henting", "Henting", "Bare de som står på lista, henter."), page("b/", "Sang", "Noe.", { asked: "hva synger vi" })];
  const [find] = asksOf(pages).search("hvem henter ungene etter stengetid når toget står").finds;
  assert.equal(find.ref, "a/");
  assert.equal(find.why.asked, asked);
});

test("a word alone that only a story, a question of the handbook's or a longer keyword has beside texts is a guess", () => {
  const others = Array.from({ length: 7 }, (_, i) => page(`o-${i}/`, `Rom ${i}`, "Noe om hunden.", { asked: `hvem går ut med hunden etter lunsj på dag ${i}` }));
  const more = (title, kind, keywords = "") => asksOf([...others.slice(0, 4), page("a/", "Tur", "Ved.", { keywords }), page("a/#b", title, "Ved.", { kind })]).search("hunden").isGuess;
  assert.ok(more("Hunden i familien", "Fortelling"));
  assert.ok(more("Hvem er hunden?", "Spørsmål"));
  assert.ok(more("Annet", undefined, "tur med hunden"));
  assert.ok(!more("Annet", undefined, "hunden"));
  assert.ok(!more("Hunden i familien"));
  assert.ok(!asksOf([...others, page("a/", "Tur", "Ved.")]).search("hunden").isGuess, "what stands in many places");
});
