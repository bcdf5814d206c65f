"use strict";

// The scripts as a browser runs them, in a world of their own, and a small meeting at noon to try the rules on.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const ASSETS = join(__dirname, "..", "..", "overrides", "assets");
const MINUTE = 60000;
const NOON = new Date(2026, 10, 23, 12, 0, 0).getTime();

const load = (name) => {
  const world = vm.createContext({ URLSearchParams });
  const text = ["meeting_address.js", "meeting_plan.js", "meeting_rules.js", "meeting_words.js"].map((file) => readFileSync(join(ASSETS, file), "utf8")).join("\n");
  return vm.runInContext(`${text}\n${name}`, world);
};

const phase = (who, minutes, title = "") => ({ title, who, minutes });
const igp = (alone, group, all) => [phase("hver for seg", alone), phase("i grupper", group), phase("alle sammen", all)];
const step = (number, kind, minutes, more = {}) =>
  ({ number, kind, title: kind, minutes, prompt: null, spare: false, phases: [], ...more });
const screen = (id, number, more = {}) => ({ id, step: number, phases: false, points: 1, ...more });

// Two planned questions and, between the last of them and the agreement, one in reserve, whose number is a later one's.
const plan = {
  slug: "prove",
  steps: [
    step(1, "look_back", 4), step(2, "opening", 2),
    step(3, "prompt", 17, { title: "Spørsmål 1", prompt: "a", phases: igp(4, 7, 6) }),
    step(4, "prompt", 14, { title: "Spørsmål 2", prompt: "b", phases: igp(4, 5, 5) }),
    step(5, "prompt", 8, { title: "Spørsmål 3", prompt: "reserve", spare: true, phases: igp(3, 3, 2) }),
    step(6, "agreement", 10, { phases: [phase("i grupper", 6), phase("alle sammen", 4)] })
  ],
  screens: [
    screen("s1", 1), screen("s2", 2, { points: 3 }), screen("s3", 3), screen("s3-tid", 3, { phases: true }), screen("s4", 4),
    screen("s4-tid", 4, { phases: true }), screen("s5", 5), screen("s5-tid", 5, { phases: true }),
    screen("s6-tid", 6, { phases: true }), screen("s6", 6)
  ]
};

const rules = load("rhMeetingRules");

const at = (now, change = {}) => ({ plan, now, state: { ...rules.fresh(plan), ...change } });

module.exports = {
  load, rules, words: load("rhMeetingWords"), plan, NOON, MINUTE, at,
  meeting: (change = {}) => at(NOON, change),
  // What comes from another world is compared by what it holds.
  stored: (value) => JSON.parse(JSON.stringify(value))
};
