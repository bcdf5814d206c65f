"use strict";

// A half-year of meetings: days that nobody calls a meeting on, what a choice covers and lacks, and that an address is read back as it was.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { test } = require("node:test");
const vm = require("node:vm");

const ASSETS = join(__dirname, "..", "..", "overrides", "assets");
const text = ["query", "typed", "half_year_rules", "words", "half_year_map"].map((name) => readFileSync(join(ASSETS, `${name}.js`), "utf8")).join("\n");
const scripts = vm.runInContext(`${text}\n({ half: rhHalfYear, map: rhHalfYearMap })`, vm.createContext({ URLSearchParams }));
const plain = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
const half = Object.fromEntries(Object.entries(scripts.half).map(([name, one]) =>
  [name, typeof one === "function" ? (...given) => plain(one(...given)) : one]));
const map = Object.fromEntries(Object.entries(scripts.map).map(([name, one]) => [name, (...given) => plain(one(...given))]));

const NOW = new Date(2026, 10, 27);
const SLUGS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"];
const read = (search, now = NOW) => half.read(search, SLUGS, now);
const usual = read("").plan;

test("a meeting is the same one in a calendar when its day, its module and the others are changed, and another one in the next half-year", () => {
  const ids = (plan) => half.meetings(plan).meetings.map(({ id }) => id);
  const plan = read("?halvar=var-2027&dag=tirsdag&moduler=a,b,c").plan;
  const [first, second] = half.meetings(plan).meetings.map(({ date }) => date);
  assert.equal(new Set(ids(plan)).size, ids(plan).length);
  const moved = half.moved(plan, 1, second.replace(/..$/, (day) => String(Number(day) + 1).padStart(2, "0")));
  assert.deepEqual([moved.dates[0], moved.dates[1] > second], [first, true]);
  for (const same of [moved, half.swapped(plan, 0, 1), half.left(plan, 0), { ...plan, start: "08:00" }]) assert.deepEqual(ids(same), ids(plan));
  assert.equal(ids({ ...plan, year: 2028 }).some((id) => ids(plan).includes(id)), false);
});

// The same numbers every time.
const numbers = (seed) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

test("Easter Sunday is where the almanac has it", () => {
  const known = {
    2021: "04-04", 2024: "03-31", 2025: "04-20", 2026: "04-05", 2027: "03-28", 2028: "04-16", 2029: "04-01", 2030: "04-21", 2035: "03-25",
    2038: "04-25", 2049: "04-18", 2076: "04-19", 2079: "04-23"
  };
  assert.deepEqual(Object.fromEntries(Object.keys(known).map((year) => [year, half.easter(Number(year)).slice(5)])), known);
});

test("nobody is called to a meeting on a day off", () => {
  const days = {
    "2027-03-22": "påskeuka", "2027-03-24": "påskeuka", "2027-03-29": "2. påskedag", "2027-03-30": "", "2027-03-19": "", "2027-05-06": "Kristi himmelfartsdag",
    "2027-05-17": "17. mai", "2028-05-01": "1. mai", "2028-06-05": "2. pinsedag", "2026-12-24": "jula", "2026-12-31": "jula", "2027-01-01": "jula",
    "2026-07-15": "juli", "2026-12-05": "helg", "2027-02-09": "", "2027-03-25": "skjærtorsdag", "2027-03-26": "langfredag", "2027-03-27": "påskeuka", "2027-03-28": "1. påskedag",
    "2027-03-21": "helg", "2027-05-16": "1. pinsedag", "2026-05-17": "17. mai", "2026-12-26": "jula", "2022-05-01": "1. mai"
  };
  assert.deepEqual(Object.fromEntries(Object.keys(days).map((day) => [day, half.closed(day)])), days);
});

test("meetings are proposed on their weekday, so many weeks apart and none on a day off, in every half-year to come", () => {
  let proposed = 0;
  for (let year = 2020; year <= 2099; year += 1) {
    for (const season of ["host", "var"]) {
      const plan = { ...usual, season, year, weekday: year % 5, every: 1 + (year % 8) };
      const dates = half.proposed(plan);
      proposed += dates.length;
      assert.ok(dates.length >= 2, `${season} ${year}`);
      dates.forEach((date, at) => {
        assert.equal(half.closed(date), "", date);
        assert.equal(half.weekdayOf(date), plan.weekday);
        assert.ok(half.isWithin(date, plan), date);
        if (at) assert.ok((Date.parse(date) - Date.parse(dates[at - 1])) / 86400000 >= 7 * plan.every);
      });
    }
  }
  assert.ok(proposed > 800);
});

test("a meeting that would fall in Easter week comes a week later, and what follows is counted from there", () => {
  assert.deepEqual(half.proposed({ ...usual, season: "var", year: 2027, weekday: 1, every: 3, count: 6 }),
    ["2027-01-12", "2027-02-02", "2027-02-23", "2027-03-16", "2027-04-06", "2027-04-27"]);
  assert.deepEqual(half.proposed({ ...usual, season: "var", year: 2027, weekday: 2, every: 5, count: 3 }), ["2027-01-13", "2027-02-17", "2027-03-31"]);
});

test("who opens the page plans the half-year that comes", () => {
  const next = (month, day) => half.next(new Date(2026, month - 1, day));
  assert.deepEqual([next(1, 10), next(4, 30), next(5, 1), next(10, 31), next(11, 1)], [
    { season: "var", year: 2026 }, { season: "var", year: 2026 }, { season: "host", year: 2026 }, { season: "host", year: 2026 }, { season: "var", year: 2027 }
  ]);
  assert.deepEqual(read("?halvar=host").plan.year, 2026);
  assert.deepEqual(read("?halvar=var").plan.year, 2027);
  assert.equal(half.choices(NOW).some(({ season, year }) => season === "var" && year === 2027), true);
});

test("a plan is changed by plain rules", () => {
  const plan = { ...usual, count: 3, modules: ["a", null, "b"] };
  assert.deepEqual(half.taken(plan, "c").modules, ["a", "c", "b"]);
  assert.deepEqual(half.taken(plan, "a").modules, plan.modules);
  assert.deepEqual(half.left(plan, 2).modules, ["a"]);
  assert.deepEqual(half.swapped(plan, 0, 1).modules, [null, "a", "b"]);
  const [first, second, third] = half.meetings(plan).meetings.map(({ date }) => date);
  const moved = half.moved(plan, 2, "2027-01-05");
  assert.deepEqual([moved.dates, moved.modules], [["2027-01-05", first, second], ["b", "a"]]);
  assert.equal(half.moved(plan, 0, third), null);
  assert.equal(half.moved(plan, 0, "2027-08-01"), null);
  assert.deepEqual(half.meetings({ ...plan, count: 2 }).left, ["b"]);
});

test("a day is understood as people write one", () => {
  const days = { "9.2.": "2027-02-09", "09.02.2027": "2027-02-09", " 9. 2": "2027-02-09", "31.2.": null, "i morgen": null, "": null, "2027-02-09": null,
    "20. januar": "2027-01-20", "20/1": "2027-01-20", "20.1": "2027-01-20", "20 jan.": "2027-01-20", "tirsdag 9. februar": "2027-02-09", "Tirsdag den 9. februar 2027": "2027-02-09",
    "9.2.27": "2027-02-09", "9-2": "2027-02-09", "20.13.": null, "20 xx": null, "20. ma": null, "31. februar": null, "20. januar kl. 9": null };
  assert.deepEqual(Object.fromEntries(Object.keys(days).map((day) => [day, half.typedDay(day, usual)])), days);
});

test("an address says the whole plan, in words that can be read", () => {
  const { plan, unknown } = read("?halvar=host-2027&dag=torsdag&hver=3&antall=4&kl=14.30&min=60&moduler=c,-,a");
  assert.deepEqual(unknown, []);
  assert.deepEqual(plan, {
    season: "host", year: 2027, weekday: 3, every: 3, count: 4, start: "14:30", minutes: 60, dates: null, modules: ["c", null, "a"]
  });
  assert.equal(half.write(plan), "?halvar=host-2027&dag=torsdag&hver=3&antall=4&kl=14.30&min=60&moduler=c,-,a");
  assert.equal(read("?kl=").plan.start, null);
});

// One thing that somebody does with a plan; nothing where it cannot be done.
const changed = (plan, any) => {
  const place = any(Math.max(1, half.meetings(plan).meetings.length));
  const month = (plan.season === "host" ? 8 : 1) + any(5);
  return [
    () => half.taken(plan, SLUGS[any(SLUGS.length)]), () => half.left(plan, place), () => half.swapped(plan, place, any(12)),
    () => half.moved(plan, place, `${plan.year}-${String(month).padStart(2, "0")}-${String(1 + any(28)).padStart(2, "0")}`)
  ][any(4)]();
};

test("what is written is read back to the same plan, for six hundred plans", () => {
  const any = numbers(12);
  for (let round = 0; round < 600; round += 1) {
    const season = ["host", "var"][any(2)];
    const year = 2020 + any(80);
    const start = any(4) ? `${String(any(24)).padStart(2, "0")}:${String(any(60)).padStart(2, "0")}` : null;
    let plan = { season, year, weekday: any(5), every: 1 + any(8), count: any(2) ? 1 + any(12) : null, start, minutes: 15 + any(466), dates: null, modules: [] };
    for (let step = any(10); step > 0; step -= 1) plan = changed(plan, any) || plan;
    const { plan: back, unknown } = read(half.write(plan));
    assert.deepEqual(back, plan);
    assert.deepEqual(unknown, []);
    assert.equal(half.write(back), half.write(plan));
  }
});

for (const query of ["halvar=2027", "halvar=sommer-2027", "halvar=var-1999", "halvar=var-99999", "halvar=__proto__x", "dag=lørdag", "dag=toString", "hver=0", "hver=9",
  "hver=-1", "antall=0", "antall=13", "antall=1e1", "kl=25.00", "kl=<b>1", "min=4", "min=601", "min=9999", "datoer=2027-02-30", "datoer=2026-08-01", "datoer=x",
  "moduler=finnes-ikke", "moduler=constructor"]) {
  test(`«${query}» is left out and told`, () => {
    const said = read(`?${query}`);
    assert.deepEqual(said.plan, usual);
    assert.deepEqual(said.unknown, [query]);
  });
}

test("a module is in the plan once, and a day too", () => {
  const said = read("?moduler=a,-,b,a,-&datoer=2027-03-02,2027-02-02,2027-03-02");
  assert.deepEqual([said.plan.modules, said.plan.dates], [["a", null, "b"], ["2027-02-02", "2027-03-02"]]);
  assert.deepEqual(said.unknown, ["moduler=a"]);
});

test("only modules that there is a meeting for are held", () => {
  const { plan } = read("?moduler=a,-,b,a&datoer=2027-02-02");
  assert.deepEqual([half.chosen(plan), half.held(plan)], [["a", "b"], ["a"]]);
});

test("mangled addresses give a plan with meetings, and the rest in a sentence", () => {
  const any = numbers(7);
  const signs = "?&=,-.@;:%0123456789abchmoduler\u0000\ud800<>\"'æøå";
  for (let round = 0; round < 400; round += 1) {
    const noise = () => Array.from({ length: any(40) }, () => signs[any(signs.length)]).join("");
    const { plan, unknown } = read(`?moduler=a,${noise()}&halvar=${noise()}&datoer=2027-02-09,${noise()}&kl=${noise()}&${noise()}`);
    assert.ok(half.meetings(plan).meetings.length > 0);
    assert.ok(half.chosen(plan).length <= half.MOST);
    assert.ok(unknown.every((one) => typeof one === "string"));
    assert.deepEqual(read(half.write(plan)).plan, plan);
  }
  const { plan } = read(`?moduler=${Array.from({ length: 9000 }, (_, at) => SLUGS[at % 14]).join(",")}`);
  assert.equal(plan.modules.length, half.MOST);
});

// --- the map ---

const moduleOf = (slug, recommendations, prompts, words = slug) => ({ slug, title: slug, minutes: 45, recommendations, prompts, words });
const known = {
  modules: [
    moduleOf("alt", [1, 2, 3, 4], { kunnskaper: 2, holdninger: 2 }), moduleOf("to", [2, 3], { holdninger: 1, evner: 1 }, "uro i garderoben"),
    moduleOf("en", [1], { kunnskaper: 3 }, "utestenging i leken"), moduleOf("fire", [4], { evner: 1 }, "lek og vennskap"), moduleOf("likt", [4], { evner: 2 }, "lek ute")
  ],
  recommendations: [1, 2, 3, 4].map((number) => ({ number, title: `Nummer ${number}` })),
  blocks: ["kunnskaper", "holdninger", "evner"].map((id) => ({ id, title: id }))
};

test("a choice covers the cells that its questions lie in, and the rest is told", () => {
  const covered = map.coverage(["to"], known);
  assert.deepEqual(covered.cells, { "2-holdninger": 1, "2-evner": 1, "3-holdninger": 1, "3-evner": 1 });
  assert.equal(covered.all["2-holdninger"], 3);
  assert.deepEqual(covered.recommendations.map(({ number }) => number), [1, 4]);
  assert.deepEqual(covered.blocks.map(({ id }) => id), ["kunnskaper"]);
  assert.deepEqual(covered.lacking.includes("1-kunnskaper"), true);
  assert.equal(covered.lacking.length, Object.keys(covered.all).length - 4);
  assert.deepEqual(map.coverage([], known).cells, {});
  assert.deepEqual(map.coverage(known.modules.map(({ slug }) => slug), known).lacking, []);
});

test("what is proposed fills what is lacking, the emptiest first, and never what is about everything", () => {
  const proposals = map.proposals(["to"], known);
  assert.deepEqual(proposals.map(({ slug }) => slug), ["en", "fire"]);
  assert.deepEqual(proposals[0].recommendations.map(({ number }) => number), [1]);
  assert.deepEqual(proposals[0].blocks.map(({ id }) => id), ["kunnskaper"]);
  assert.deepEqual(map.proposals(["to", "en", "fire"], known), []);
  assert.equal(map.proposals([], known, 1).length, 1);
});

test("every proposal of six hundred choices covers something that the choice and those before it did not", () => {
  const any = numbers(3);
  for (let round = 0; round < 600; round += 1) {
    const chosen = known.modules.map(({ slug }) => slug).filter(() => any(2));
    let before = chosen;
    map.proposals(chosen, known).forEach(({ slug }) => {
      assert.ok(!before.includes(slug));
      const after = [...before, slug];
      assert.ok(map.coverage(after, known).lacking.length < map.coverage(before, known).lacking.length);
      before = after;
    });
  }
});

test("a word finds modules by how it begins, and all words must be there", () => {
  assert.deepEqual(map.found("lek", known), ["en", "fire", "likt"]);
  assert.deepEqual(map.found("Utestengingen", known), ["en"]);
  assert.deepEqual(map.found("lek vennskap", known), ["fire"]);
  assert.deepEqual(map.found("finnes ikke", known), []);
  assert.equal(map.found("  ", known).length, known.modules.length);
  assert.deepEqual(map.found(".*(", known).length, known.modules.length);
});

test("a time may be typed as people write it", () => {
  const startOf = (said) => read(`?kl=${said}`).plan.start;
  assert.deepEqual(["9", "1730", "kl. 9.15", "09:00", "9.00", "9,00"].map(startOf), ["09:00", "17:30", "09:15", "09:00", "09:00", "09:00"]);
  assert.deepEqual(["24", "17.60", "ni", "1 7"].map(startOf), ["17:00", "17:00", "17:00", "17:00"], "as where nothing is said");
});

test("a plan that would have more meetings than a page sets up says so", () => {
  const weekly = read("?halvar=var-2027&hver=1").plan;
  assert.deepEqual([half.meetings(weekly).meetings.length, half.isFull(weekly)], [12, true]);
  assert.deepEqual([{ ...weekly, count: 12 }, { ...weekly, every: 2 }, { ...weekly, dates: ["2027-02-02"] }].map(half.isFull), [false, false, false]);
});
