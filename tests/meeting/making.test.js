"use strict";

// Where a meeting is made: a step that is run in another way, a ready meeting that is taken from, and what is said of what was made.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");
const { address, asked, making, meetingWords, methods, paper, pile, plans, settled, typed: reading, words, page: pageOf, stored } = require("./papers.js");

const text = ["days", "making_words"].map((name) => readFileSync(join(__dirname, "..", "..", "overrides", "assets", `${name}.js`), "utf8")).join("\n");
const said = vm.runInContext(`${text}\nrhMakingWords`, vm.createContext({ rhPaperWords: words, rhMeetingPlan: plans, rhMeetingWords: meetingWords, rhTyped: reading }));

const phase = (who, minutes, least, more = {}) => ({ title: who, who, minutes, least, ...more });
const METHODS = {
  igp: { title: "IGP", steps: ["prompt"], sizes: [4, 6], phases: [phase("alone", 5, 4), phase("group", 15, 10), phase("all", 10, 6)], height: 3000, roles: 400 },
  par: { title: "To og to", steps: ["prompt", "look_back"], sizes: null, phases: [phase("pairs", 4, 2), phase("pairs", 4, 2), phase("all", 2, 1)], height: 2000, roles: null },
  runde: { title: "Runde", steps: ["agreement"], sizes: null, phases: [phase("alone", 1, 1), phase("all", 7, 3, { round: true })], height: 2000, roles: null }
};
const own = { kind: "own", module: null, title: "Velkommen", steps: [{ id: "punkt-dag-1", kind: "own", title: "Velkommen", name: "own", prompt: null, minutes: 6, least: 5, phases: [phase("pairs", 6, 2)] }] };
const known = () => {
  const page = pageOf("lek");
  return {
    ...page, stock: page.meeting, meeting: { start: null, blocks: [] }, methods: METHODS, papers: { prompt: { alone: "A", group: "B" } },
    ready: { dag: { titles: { lek: "Lek hos oss" }, blocks: [own], headings: { lek: 900 }, runs: { "punkt-dag-1": "par" } } }
  };
};
const made = (search) => {
  const page = known();
  const choice = asked.read(page, search);
  const of = settled(page, choice);
  return { choice, of, plan: stored(asked.plan(of, choice)) };
};

test("a step is run as the address says, in its minutes, and no phase is under its least", () => {
  const { plan, choice } = made("?deler=lek:a*25~igp,agreement&folk=18");
  assert.deepEqual(plan.steps[0].phases.map(({ who, minutes }) => [who, minutes]), [["alone", 4], ["group", 15], ["all", 6]]);
  assert.deepEqual(plan.steps[0].phases[1].groups, [6, 6, 6]);
  assert.equal(asked.address(choice), "?folk=18&deler=lek:a*25~igp,agreement");
  const [short] = made("?deler=lek:b~igp,agreement").plan.steps;
  assert.deepEqual([short.minutes, short.phases.map(({ minutes }) => minutes)], [20, [4, 10, 6]]);
});

test("sheets follow the way that a step is run", () => {
  const kinds = ({ of, plan }) => stored(paper.sheets(of, plan).map(({ kind }) => kind));
  assert.deepEqual(kinds(made("?deler=lek:b,agreement&folk=18")), ["D", "A"]);
  assert.deepEqual(kinds(made("?deler=lek:b~igp,agreement&folk=18")), ["D", "A", "B"]);
});

test("a way that is none, or is for other steps, leaves the step as it is; the first is told", () => {
  const plain = made("?deler=lek:a,agreement").plan;
  for (const name of ["tull", "__proto__", "toString", "IGP", "igp~par", "<b>", ""]) {
    const { choice, plan } = made(`?deler=lek:a~${name},agreement`);
    assert.deepEqual(plan, plain, name);
    assert.deepEqual(stored(choice.unknown), name ? [`deler=lek:a~${name}`] : ["deler=lek:a~"]);
  }
  assert.deepEqual(made("?deler=lek:a~runde,agreement").plan, plain);
});

test("something of one's own can be run in a way, be agreed on or looked back at, and is read back", () => {
  const query = "?deler=siden-sist-8~par:Sist;eget-20~igp:Vi+snakker;lek:a;avtale-9~runde:Til+slutt";
  const { choice, plan } = made(query);
  assert.deepEqual(plan.steps.map(({ kind, phases }) => [kind, phases.length]), [["look_back", 3], ["own", 3], ["prompt", 3], ["agreement", 2]]);
  assert.equal(asked.address(choice), query);
  const odd = made("?deler=eget-10~tull:Nytt;pause-10~igp;lek:a");
  assert.deepEqual(odd.plan.steps.map(({ title }) => title), ["Nytt", "Pause", "Spørsmål 2"]);
  assert.deepEqual(stored(odd.choice.unknown), ["deler=eget-10~tull:Nytt", "deler=pause-10~igp"]);
});

test("what a ready meeting has is kept as long as it bears its title and is run as there", () => {
  const idOf = (part) => made(`?fra=dag&deler=${part};lek:a,agreement`).plan.steps[0].id;
  assert.equal(idOf("eget-6~par:Velkommen"), "punkt-dag-1");
  assert.equal(idOf("eget-10~par:Velkommen"), "punkt-dag-1");
  assert.deepEqual([idOf("eget-6~igp:Velkommen"), idOf("eget-6~par:Hei"), idOf("eget-6:Velkommen")], ["del-1", "del-1", "del-1"]);
  assert.deepEqual(made("?fra=dag&deler=eget-6:Hei;lek:a,agreement").plan.blocks.map(({ title }) => title), ["Hei", "Lek hos oss"]);
  assert.deepEqual(stored(made("?fra=finnes-ikke&deler=lek:a").choice.unknown), ["fra=finnes-ikke"]);
});

test("a way that does not fit says why: too few minutes, or people who cannot be parted so", () => {
  const why = (minutes, people) => stored(methods.choices(known(), { kind: "prompt" }, { minutes, people, now: "" }).map(({ id, why: told }) => [id, told]));
  assert.deepEqual(why(20, null), [["igp", ""], ["par", ""]]);
  assert.deepEqual(why(19, 18), [["igp", "trenger 20 min"], ["par", ""]]);
  assert.deepEqual(why(20, 7), [["igp", "går ikke opp med 7"], ["par", ""]]);
  assert.deepEqual(why(20, 1), [["igp", "dere må være flere"], ["par", "dere må være flere"]]);
  const kept = methods.choices(known(), { kind: "prompt" }, { minutes: 20, people: null, now: "runde" });
  assert.deepEqual(stored(kept.map(({ id }) => id)), ["igp", "par", "runde"]);
});

let count = 0;
const step = (kind, minutes, who = null) => ({ id: String(count += 1), module: null, title: kind, kind, minutes, phases: who ? [{ who, minutes }] : [] });
const noticesOf = (steps, more = {}) => stored(said.notices({ minutes: 0, least: null, dropped: [], blocks: [], steps: steps.some(({ kind }) => kind === "agreement") ? steps : [...steps, step("agreement", 0)], ...more }));

test("too little talk is told, where there is a meeting to speak of", () => {
  const told = (talk, rest) => noticesOf([step("scene", rest, "all"), step("prompt", talk, "group")]);
  assert.match(told(15, 30)[0], /^Dere snakker sammen i bare 15 av 45 minutter/);
  assert.deepEqual([told(18, 27), told(2, 10)], [[], []]);
  assert.match(noticesOf([step("own", 60), step("break", 10), step("prompt", 20, "pairs")])[0], /bare 20 av 80/);
  assert.deepEqual(noticesOf([step("own", 40, "all"), step("prompt", 20, "alone")]), []);
});

test("a long sitting, too much and no question are told, with what to do", () => {
  assert.deepEqual(noticesOf([step("prompt", 60, "group"), step("own", 31, "group")]), ["Dere sitter 91 minutter uten pause. Legg inn en pause, ta med flere spørsmål eller gi møtet mindre tid."]);
  assert.deepEqual(noticesOf([step("prompt", 60, "group"), step("break", 5), step("own", 90, "group")]), []);
  assert.match(noticesOf([step("opening", 2), step("prompt", 30, "group")], { minutes: 52, least: 52 })[0], /møtet blir 52 minutter\. Ta ut noe/);
  assert.match(noticesOf([step("prompt", 10, "group")], { minutes: 18, least: 18 })[0], /^Møtet blir 18 minutter: ett spørsmål og avtalen er det minste som går\. Gi møtet mer tid\.$/);
  assert.match(noticesOf([step("prompt", 30, "group")], { dropped: [{ why: "time", title: "Sjekkliste" }] })[0], /ikke tid til\. Ta ut noe/);
  assert.match(noticesOf([step("own", 30)])[0], /ikke noe spørsmål/);
});

test("what the page left out of a module is told calmly, and what somebody chose as too much", () => {
  const of = (module, one) => ({ ...one, module });
  const dropped = [{ module: "a", kind: "scene", title: "Historie", why: "time" }, { module: "a", kind: "prompt", title: "Spørsmål 2", why: "time" }, { module: "a", kind: "look_back", title: "Sist", why: "once" }];
  const plan = { minutes: 20, least: null, blocks: [], dropped, steps: [of("a", step("prompt", 14, "group")), of("a", step("agreement", 6))] };
  assert.equal(said.leftOutInWords(plan, ["a"]), "På 20 minutter rekker dere ett spørsmål og avtalen. Utelatt: Historie, Spørsmål 2.");
  assert.deepEqual(stored(said.notices(plan, ["a"])), []);
  assert.match(said.leftOutInWords({ ...plan, minutes: 18, least: 18 }, ["a"]), /^På 18 minutter .* Utelatt: Historie, Spørsmål 2\.$/, "also where it is as short as it can be");
  assert.equal(said.leftOutInWords(plan, []), "");
  assert.match(said.notices(plan, [])[0], /^Noe av det du har valgt/);
});

test("more modules than there are questions for is told as too much, whoever chose their steps", () => {
  const of = (module, one) => ({ ...one, module });
  const out = (module) => ({ module, of: module.toUpperCase(), kind: "prompt", title: "Spørsmål 1", why: "time" });
  const plan = { minutes: 45, least: null, blocks: [], dropped: [out("b"), out("c"), out("a")], steps: [of("a", step("prompt", 37, "group")), of("c", step("agreement", 8))] };
  for (const planned of [["a", "b", "c"], []]) {
    assert.match(said.notices(plan, planned)[0], /^3 moduler er for mye på 45 minutter: det er ikke tid til «C» og «B»\. Ta ut en modul/);
    assert.equal(said.leftOutInWords(plan, planned), "");
  }
  const locked = { ...plan, minutes: 200, steps: [...plan.steps, { ...step("lunch", 30), at: "11:30" }] };
  assert.match(said.notices(locked, ["a", "b", "c"])[0], /^Med lunsj kl\.\u00a011\.30 er det ikke tid til «C» og «B»\. Sett lunsjen til en annen tid, ta ut en modul/);
  const several = { ...plan, dropped: [out("a"), out("b")], steps: [of("a", step("prompt", 35, "group")), of("b", step("prompt", 10, "group"))] };
  assert.equal(said.leftOutInWords(several, ["a", "b"]), "På 45 minutter rekker dere to spørsmål. Utelatt i «A»: Spørsmål 1. Utelatt i «B»: Spørsmål 1.", "each by its module");
  const alone = { ...plan, dropped: [out("a")], steps: [of("a", step("prompt", 35, "group"))] };
  assert.equal(said.leftOutInWords(alone, ["a"]).startsWith("På 45 minutter rekker dere ett spørsmål."), true);
});

test("a length that was typed and is not so is told, with the reason", () => {
  const plan = { minutes: 30, least: null, dropped: [], blocks: [], steps: [step("prompt", 22, "group"), step("agreement", 8)] };
  const told = (length) => stored(said.notices(plan, [], [{ title: "Spørsmål 2", ...length }]));
  assert.deepEqual(told({ asked: 60, minutes: 20, least: 8 }), ["«Spørsmål 2» får 20 minutter, ikke 60: det er ikke tid til mer. Ta ut noe, eller gi møtet mer tid."]);
  assert.deepEqual(told({ asked: 1, minutes: 8, least: 8 }), ["«Spørsmål 2» får 8 minutter, ikke 1: kortere enn 8 kan det ikke bli."]);
  assert.match(told({ asked: 25, minutes: 28, least: 8 })[0], /tid til overs/);
});

test("many lengths that are not as they were typed are told in one sentence", () => {
  const plan = { minutes: 480, least: null, dropped: [], blocks: [], steps: [step("prompt", 22, "group"), step("agreement", 8)] };
  const told = (typed, minutes) => stored(said.notices(plan, [], Array.from({ length: 12 }, (_, index) => ({ title: `T${index}`, asked: typed, minutes, least: 5 }))));
  assert.deepEqual(told(10, 40), ["12 deler og steg er lengre enn du har skrevet: møtet har tid til overs. Legg til noe, eller gi møtet mindre tid."]);
  assert.match(told(40, 10)[0], /^12 deler og steg er kortere enn du har skrevet/);
});

test("a break at the beginning, at the end or beside another rest is told, and no agreement is", () => {
  const talk = (minutes) => step("prompt", minutes, "group");
  const told = (...steps) => noticesOf(steps)[0];
  const agreed = step("agreement", 8);
  assert.match(told(step("break", 10), talk(30)), /^Møtet begynner med en pause/);
  assert.match(told(talk(30), agreed, step("break", 10)), /^Møtet slutter med en pause/);
  assert.match(told(talk(30), step("lunch", 30), step("break", 10), talk(30)), /^Pausen står rett etter lunsjen/);
  assert.match(told(talk(30), step("break", 10), step("break", 10), talk(30)), /^To pauser står rett etter hverandre/);
  assert.match(told(talk(30), step("lunch", 30), talk(7), step("break", 10), talk(30)), /^Det er bare 7 minutter mellom lunsjen og pausen/);
  assert.deepEqual([told(step("lunch", 30), talk(30)), told(talk(30), step("break", 10), talk(15), step("lunch", 30))], [undefined, undefined]);
  assert.match(said.notices({ minutes: 30, least: null, dropped: [], blocks: [], steps: [talk(30)] })[0], /^Møtet har ingen avtale/);
});

test("rests that take more than half of a meeting are told", () => {
  const talk = (minutes) => step("prompt", minutes, "group");
  const told = (...steps) => noticesOf(steps);
  assert.deepEqual(told(talk(15), step("lunch", 30)), ["Lunsjen tar 30 av 45 minutter. Ta ut noe av det, eller gi møtet mer tid."]);
  assert.match(told(talk(15), step("break", 10), talk(15), step("lunch", 30))[0], /^Lunsjen og pausene tar 40 av 70 minutter\./);
  assert.deepEqual(told(talk(60), step("lunch", 30)), []);
});

test("rests alone are no meeting, and that is all that is told of them", () => {
  assert.deepEqual(stored(said.notices({ minutes: 40, least: null, dropped: [], blocks: [], steps: [step("break", 10), step("lunch", 30)] })), ["En pause alene er ikke noe møte. Legg til en modul eller noe eget."]);
});

test("why a step is not there again is true", () => {
  assert.equal(said.onceInWords({ kind: "look_back" }, { steps: [step("prompt", 10)] }), "Bare i den første modulen i møtet.");
  assert.equal(said.onceInWords({ kind: "look_back" }, { steps: [step("look_back", 4)] }), "Bare én gang i hvert møte.");
  assert.match(said.onceInWords({ kind: "agreement" }, { steps: [] }), /til slutt/);
});

test("an agenda is printed as large as one side holds: many parts and long titles are smaller", () => {
  const size = (parts, letters) => said.printSize(Array(parts).fill("x".repeat(letters)));
  assert.deepEqual([size(3, 20), size(9, 30), size(9, 60), size(12, 30), size(12, 70), size(20, 10)], ["largest", "largest", "larger", "larger", "large", "large"]);
});

test("what was chosen is said in a sentence", () => {
  const block = (title, module = title) => ({ title, module, starts: 0, minutes: 10 });
  const plan = { minutes: 45, people: 1, start: null, blocks: [block("Kaffe", null), block("A"), block("B"), block("C"), block("D")] };
  assert.equal(said.chosenInWords(plan), "Møte på 45 minutter for 1 deltaker. Det handler om «A», «B» og 2 andre moduler.");
  assert.equal(said.aboutInWords({ blocks: [block("Kaffe", null)] }), "");
});

test("a pile of several modules' papers has a cover before each", () => {
  const sheet = (kind, module) => ({ kind, module, copies: 2, pages: 1 });
  const some = [sheet("D", null), sheet("A", "a"), sheet("B", "a"), sheet("A", "b")];
  assert.deepEqual(stored(pile.withCovers(some).map(({ kind, module }) => `${kind}${module || ""}`)), ["D", "Fa", "Aa", "Ba", "Fb", "Ab"]);
  assert.deepEqual(stored(pile.withCovers(some.slice(0, 3)).map(({ kind }) => kind)), ["D", "A", "B"]);
  assert.equal(pile.size(pile.withCovers(some), false).sides, pile.size(some, false).sides + 2);
});

test("a step in an address is read and written in one place", () => {
  assert.deepEqual(stored(address.step("heie-pa*25~igp")), { name: "heie-pa", minutes: "25", method: "igp" });
  assert.deepEqual(stored(address.step("heie-pa")), { name: "heie-pa", minutes: "", method: "" });
  assert.equal(address.stepInWords(address.step("heie-pa*25~igp")), "heie-pa*25~igp");
  assert.equal(address.step("a*x").name, "a*x");
});

test("a look back after the agreement, and a question after it, are told", () => {
  const talk = step("prompt", 30, "group");
  const told = (...steps) => stored(said.notices({ minutes: 0, least: null, dropped: [], blocks: [], steps }));
  assert.deepEqual(told(step("look_back", 4), talk, step("agreement", 8)), []);
  assert.deepEqual(told(talk, step("agreement", 8), step("look_back", 4)), ["«Siden sist» står etter avtalen. Flytt det fram, så ser dere tilbake først."]);
  assert.deepEqual(told(step("agreement", 8), talk), ["Avtalen står før et spørsmål. Flytt den til slutt, så blir dere enige når alt er snakket om."]);
});

test("a meeting longer than any is told, and a lunch by the clock where there is none", () => {
  const plan = { minutes: 700, start: null, least: null, dropped: [], blocks: [], steps: [step("prompt", 30, "group"), step("agreement", 8)] };
  assert.deepEqual(stored(said.notices(plan)), ["Møtet blir 700 minutter, og håndboka regner ikke med møter på mer enn 600. Ta ut noe."]);
  const lunch = [{ kind: "lunch", minutes: 30, at: "11:30" }];
  const told = (more, parts) => stored(said.notices({ ...plan, minutes: 60, ...more }, [], [], parts));
  assert.deepEqual(told({}, lunch), ["Lunsjen er satt til kl.\u00a011.30, men møtet har ingen start. Skriv når dere begynner, så får den sin tid."]);
  assert.deepEqual([told({ start: "09:00" }, lunch), told({}, [{ ...lunch[0], at: null }])], [[], []]);
});

test("an address has so many parts at most, and a text so many letters: what is left out of them is told", () => {
  const { choice, plan } = made(`?deler=${Array(400).fill("pause-10").join(";")}`);
  assert.deepEqual([choice.parts.length, choice.unknown.length, plan.minutes], [60, 340, 600]);
  const long = made(`?deler=lek:a;eget-10:${"x".repeat(80)}+og+mer`).choice;
  assert.deepEqual([long.parts[1].title.length, stored(long.unknown)], [80, ["…og mer"]]);
  assert.deepEqual(stored(made(asked.address(long)).choice.unknown), []);
  assert.deepEqual(stored(made(`?deler=eget-10:Kaffe\\;+te+kl.+10:30;lek:a`).choice.unknown), []);
});

test("a day in an address is kept, and one that there is not is told", () => {
  const query = "?min=45&dato=2027-02-09&deler=lek:a";
  const { choice } = made(query);
  assert.deepEqual([choice.wishes.date, asked.address(choice)], ["2027-02-09", query]);
  for (const day of ["2027-02-30", "9.2.2027", "1999-02-09", "toString"]) assert.deepEqual(stored(made(`?dato=${day}&deler=lek:a`).choice.unknown), [`dato=${day}`]);
});

test("a break that somebody puts in begins at whole five minutes where what is beside it can give and take, and what was typed gives nothing", () => {
  const wishes = { start: "09:00", min: 63 };
  const startOf = (search) => {
    const { plan } = made(search);
    const rest = plan.steps.find(({ kind }) => kind === "break");
    return [rest.starts % 5, plan.minutes, rest.minutes];
  };
  for (let min = 50; min < 75; min += 1) assert.deepEqual(startOf(`?start=09.00&min=${min}&deler=lek:look_back,a;pause-10;lek:b,agreement`), [0, min, 10], String(min));
  assert.deepEqual(startOf("?start=09.03&min=60&deler=lek:a;pause-10;lek:b,agreement")[0], 2);
  const { plan } = made(`?start=09.00&min=${wishes.min}&deler=eget-21:Nytt;pause-10;lek:b,agreement`);
  assert.equal(plan.steps[0].minutes, 21);
});

test("steps that only say on which side of a break they stand are as nobody had chosen them: what is in reserve comes and goes with the minutes", () => {
  const titles = (search) => made(search).plan.steps.filter(({ kind }) => kind !== "break").map(({ id }) => id);
  const divided = "deler=lek:look_back,a,b,c,resten;pause-10;lek:list,agreement,resten";
  for (const min of [30, 45, 60, 80, 100, 140]) assert.deepEqual(titles(`?min=${min + 10}&${divided}`), titles(`?min=${min}&deler=lek`), String(min));
  const frozen = divided.replaceAll(",resten", "");
  assert.notDeepEqual(titles(`?min=50&${frozen}`), titles("?min=40&deler=lek"), "those that somebody has chosen stay");
  const { choice } = made(`?${divided}`);
  assert.deepEqual([asked.address(choice), stored(choice.unknown)], [`?${divided}`, []]);
  assert.deepEqual(stored(made("?deler=lek:a,resten,b").choice.unknown), ["deler=lek:resten"]);
});

test("what comes packed is put where whoever asks for a step looks for it, and what there is nothing of is left out", () => {
  const run = { rows: { "punkt-1": 900 }, notes: {}, roles: {}, headings: {} };
  const page = { stock: { blocks: [] }, paper: { run, modules: {} }, runs: {}, texts: {}, packed: [
    { blocks: [{ module: "lek", steps: [{ id: "lek-1" }, { id: "lek-2" }] }], sheets: { lek: ["A"] }, headings: { lek: 600 },
      steps: [[1200, null, null, null, null], [4000, 500, ["igp", 400], "igp", "Hva skjer?"]] },
    { blocks: [{ module: "ro", steps: [{ id: "ro-1" }] }], sheets: {}, headings: {}, steps: [[1100, 300, null, "par", null]] }
  ] };
  making.unpack(page);
  assert.deepEqual(stored(page.stock.blocks.map(({ module }) => module)), ["lek", "ro"]);
  assert.deepEqual(stored(page.paper), { modules: { lek: ["A"] }, run: {
    rows: { "punkt-1": 900, "lek-1": 1200, "lek-2": 4000, "ro-1": 1100 }, notes: { "lek-2": 500, "ro-1": 300 }, roles: { "lek-2": ["igp", 400] }, headings: { lek: 600 }
  } });
  assert.deepEqual(stored([page.runs, page.texts]), [{ "lek-2": "igp", "ro-1": "par" }, { "lek-2": "Hva skjer?" }]);
});
