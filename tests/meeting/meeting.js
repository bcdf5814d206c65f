"use strict";

// The scripts as a browser runs them, in a world of their own, and a small meeting at noon to try the rules on.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const ASSETS = join(__dirname, "..", "..", "overrides", "assets");
const MINUTE = 60000;
const NOON = new Date(2026, 10, 23, 12, 0, 0).getTime();
const SCRIPTS = ["plan", "address", "asked", "words", "state", "rules", "cuts", "late"];

const world = () => {
  const files = ["query", "typed", ...SCRIPTS.map((name) => `meeting_${name}`)];
  const text = [...files, "late_proposals"].map((name) => readFileSync(join(ASSETS, `${name}.js`), "utf8")).join("\n");
  const names = ["rhQuery", ...["Plan", "Address", "Asked", "Words", "State", "Rules", "Cuts", "Late"].map((name) => `rhMeeting${name}`), "rhLateProposals"];
  return vm.runInContext(`${text}\n({ ${names.join(", ")} })`, vm.createContext({ URLSearchParams }));
};

const scripts = world();

const load = (name) => scripts[name];

const who = { alone: "hver for seg", pairs: "to og to", group: "i grupper", all: "alle sammen" };
const phase = (works, minutes, least = 1, more = {}) => ({ title: works, who: works, minutes, least, round: false, paper: null, ...more });
const igp = (alone, group, all) => [phase("alone", alone, 3), phase("group", group, 4), phase("all", all, 2, { round: true })];
const step = (id, kind, minutes, more = {}) => ({
  id, kind, title: kind, name: more.prompt || kind, prompt: null, minutes, least: Math.min(minutes, 2), spare: false, sizes: [3, 5],
  phases: [], ...more
});
const screen = (id, of, more = {}) => ({ id, step: of, phases: false, points: 1, ...more });

// Two planned questions and, between the last of them and the agreement, one in reserve.
const page = {
  key: "prove", who,
  meeting: {
    start: null,
    blocks: [{
      kind: "module", module: "prove", title: "Prøve", at: null,
      steps: [
        step("1", "look_back", 4), step("2", "opening", 2),
        step("3", "prompt", 17, { title: "Spørsmål 1", prompt: "a", phases: igp(4, 7, 6) }),
        step("4", "prompt", 14, { title: "Spørsmål 2", prompt: "b", phases: igp(4, 5, 5) }),
        step("5", "prompt", 8, { title: "Spørsmål 3", prompt: "reserve", spare: true, phases: igp(3, 3, 2) }),
        step("6", "agreement", 10, { title: "Dette blir vi enige om", phases: [phase("group", 6), phase("all", 4, 4, { round: true })] })
      ]
    }]
  },
  screens: [
    screen("s1", "1"), screen("s2", "2", { points: 3 }), screen("s3", "3"), screen("s3-tid", "3", { phases: true }), screen("s4", "4"),
    screen("s4-tid", "4", { phases: true }), screen("s5", "5"), screen("s5-tid", "5", { phases: true }),
    screen("s6-tid", "6", { phases: true }), screen("s6", "6")
  ]
};

const { rhMeetingState: state, rhMeetingRules: rules, rhMeetingLate: late, rhMeetingAsked: asked, rhMeetingWords: words, rhMeetingCuts: cuts, rhLateProposals: proposals } = scripts;

// A meeting at a time; wishes may stand among the fields of its state.
const at = (now, { min = null, people = null, start = null, end = null, prompts = null, ...change } = {}, of = page) => ({
  page: of, now, startsClock: true,
  state: { ...state.fresh({ wishes: { min, people, start, end, prompts }, parts: null }), ...change }
});

module.exports = {
  load, state, rules, late, proposals, cuts, asked, words, page, who, phase, step, screen, NOON, MINUTE, at,
  meeting: (change = {}, of = page) => at(NOON, change, of),
  // What comes from another world is compared by what it holds.
  stored: (value) => JSON.parse(JSON.stringify(value))
};
