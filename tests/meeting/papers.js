"use strict";

// The scripts of the papers as a browser runs them, and a small meeting with all that is known of its papers.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const ASSETS = join(__dirname, "..", "..", "overrides", "assets");
const FILES = ["query", "typed", "meeting_plan", "meeting_address", "meeting_asked", "meeting_methods", "making_stock", "meeting_words", "meeting_cuts", "meeting_paper", "meeting_pack", "pile", "paper_words"];
const text = FILES.map((name) => readFileSync(join(ASSETS, `${name}.js`), "utf8")).join("\n");
const scripts = vm.runInContext(
  `${text}\n({ paper: rhMeetingPaper, meetingWords: rhMeetingWords, typed: rhTyped, pack: rhMeetingPack, pile: rhPile, plans: rhMeetingPlan, address: rhMeetingAddress, asked: rhMeetingAsked, methods: rhMeetingMethods, making: rhMakingStock, words: rhPaperWords })`,
  vm.createContext({ URLSearchParams })
);

const who = { alone: "hver for seg", pairs: "to og to", group: "i grupper", all: "alle sammen" };
const phase = (works, minutes, paper = null, more = {}) => ({ title: works, who: works, minutes, least: 2, round: false, paper, ...more });
const step = (id, kind, minutes, more = {}) => ({
  id, kind, title: kind, name: more.prompt || kind, prompt: null, minutes, least: Math.min(minutes, 2), spare: false, sizes: [3, 5], phases: [], ...more
});
const igp = (id, prompt, more = {}) => step(id, "prompt", 17, {
  prompt, title: `Spørsmål ${id}`, phases: [phase("alone", 4, "A"), phase("group", 8, "B"), phase("all", 5)], ...more
});
const inPairs = (id, prompt, more = {}) => step(id, "prompt", 10, { prompt, title: `Spørsmål ${id}`, phases: [phase("pairs", 8), phase("all", 2)], ...more });

const part = (id, height, more = {}) => ({ id, height, ...more });
const kind = (letter, parts) => ({ kind: letter, head: 3000, continues: 600, room: 24000, parts });
const papersOf = (prompts) => [
  kind("A", [...prompts.map((id) => part(`prompt:${id}`, 6000, { lines: 4 })), part("force_field", 9000, { grows: true }), part("agreement", 5000)]),
  kind("B", prompts.map((id) => part(`prompt:${id}`, 8000, { lines: 6 }))),
  kind("C", [part("checklist:list", 6000), part("practice", 2500, { lines: 2, most: 5 })]),
  kind("E", [part("points", 5000), part("scene", 6000), ...prompts.map((id) => part(`prompt:${id}`, 3500, { lines: 2 })), part("agreement", 5000)])
];

// A meeting of one module: a question in groups, one in pairs, and in reserve one more in groups.
const page = (slug = "lek") => ({
  key: slug, who, screens: [],
  meeting: { start: null, blocks: [{ kind: "module", module: slug, title: slug, at: null, steps: [
    step("1", "look_back", 4), igp("2", "a"), inPairs("3", "b"), igp("6", "c", { spare: true }),
    step("4", "checklist", 4, { name: "list", phases: [phase("alone", 4, "C")] }),
    step("5", "agreement", 8, { phases: [phase("alone", 2, "A"), phase("all", 6, null, { round: true })] })
  ] }] },
  paper: {
    line: 850, columns: { least: 7600, step: 500, most: 8600 },
    modules: { [slug]: papersOf(["a", "b", "c"]) },
    run: {
      head: 5000, continues: 1000, room: 24000, plain: 1200, late: [1000, 450, 90], stop: 3500, headings: {}, notes: { 2: 1200, 6: 1200 }, roles: { 2: ["igp", 400], 6: ["igp", 400] },
      rows: { 1: 1500, 2: 4000, 3: 3000, 4: 2500, 5: 3000, 6: 4000 }
    }
  }
});

// What the page where a meeting is made knows when it has been asked for this one.
const settled = (of, choice) => ({ ...of, ...scripts.methods.settled(of, choice) });

const wished = (wishes = {}) => ({ min: null, people: null, start: null, end: null, prompts: null, ...wishes });
const planOf = (of, wishes, parts = null) => scripts.asked.plan(of, { wishes: wished(wishes), parts });

// A case of late_cases.json as a page and a plan have it.
const asMeeting = (steps) => {
  let starts = 0;
  const all = steps.map((one, index) => ({ ...step(String(index + 1), one.kind, one.minutes, { title: one.title, sizes: [3, 6] }), phases: one.phases || [], ...(one.at && { at: one.at }) }));
  const timed = all.map((one) => {
    const begun = { ...one, starts };
    starts += one.minutes;
    return begun;
  });
  return [{ who, meeting: { blocks: [{ steps: all }] } }, { people: null, start: null, blocks: [], steps: timed }];
};

// Where a meeting is made: where rests go, and of any parts their plan and how long they are in it, as its page hands it on.
const makingText = ["days", "making_words", "making_moves", "making_rests"].map((name) => readFileSync(join(ASSETS, `${name}.js`), "utf8")).join("\n");
const making = vm.runInContext(`${makingText}\n({ rests: rhMakingRests, said: rhMakingWords })`, vm.createContext({ rhPaperWords: scripts.words, rhMeetingPlan: scripts.plans, rhMeetingWords: scripts.meetingWords, rhTyped: scripts.typed }));

const planning = (of, wishes) => (parts) => {
  const choice = { wishes: wished(wishes), parts };
  const { plan, blocks } = scripts.asked.planned(of.methods ? { ...of, stock: scripts.methods.stock(of, choice) } : of, choice);
  const minutes = new Map(plan.steps.map((one) => [one.id, one.minutes]));
  const minutesOf = (steps) => steps.reduce((sum, { id }) => sum + (minutes.get(id) || 0), 0);
  const stepsOf = ({ steps }, { steps: names }) => (names || []).map((name) => {
    const own = steps.filter(({ named }) => named === name);
    return { minutes: minutesOf(own), kind: own.length ? own[0].kind : null };
  });
  return { plan, minutes: blocks.map(({ steps }) => minutesOf(steps)), steps: blocks.map((block, index) => stepsOf(block, parts[index])) };
};

module.exports = { ...scripts, ...making, planning, settled, page, planOf, asMeeting, stored: (value) => JSON.parse(JSON.stringify(value)) };
