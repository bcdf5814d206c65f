"use strict";

// Meetings that somebody might make of a handbook's modules, a few hundred of them: prints what does not hold, a line each. The first
// argument is a file with what the page knows where a meeting is made. The same ones every time.
const { readFileSync } = require("node:fs");
const { isDeepStrictEqual } = require("node:util");
const { asked, paper, stored } = require("./papers.js");

const HOW_MANY = 300;
const page = JSON.parse(readFileSync(process.argv[2], "utf8"));

// Numerical Recipes' linear congruential generator.
let seed = 20261127;
const number = (most) => {
  seed = (1664525 * seed + 1013904223) % 2 ** 32;
  return Math.floor((seed / 2 ** 32) * most);
};
const oneOf = (list) => list[number(list.length)];
const shuffled = (list) => list.map((one) => [number(1e6), one]).sort(([a], [b]) => a - b).map(([, one]) => one);
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

const moduleOf = (block) => {
  const names = [...new Set(block.steps.map(({ name }) => name))];
  const some = names.filter(() => number(3));
  const steps = (number(2) ? shuffled(some) : some).map((name) => (number(5) ? name : `${name}*${1 + number(40)}`));
  return { kind: "module", module: block.module, steps: number(4) && steps.length ? steps : null };
};

const between = () => oneOf([
  { kind: "break", minutes: 5 + number(20) },
  { kind: "lunch", minutes: 20 + number(40), at: number(2) ? "11:30" : null },
  { kind: "own", minutes: 5 + number(60), title: oneOf(["Nytt om høsten", "Kaffe & te: og mer", "a=b?c#d%20+e", "«Å»"]) }
]);

const partsOf = () => {
  const blocks = shuffled(page.stock.blocks).slice(0, 1 + number(5));
  return blocks.flatMap((block) => [...(number(2) ? [] : [between()]), moduleOf(block)]);
};

const wishesOf = () => ({
  min: number(4) ? 15 + number(466) : null, people: number(5) ? 2 + number(79) : null,
  start: number(2) ? "08:30" : null, end: number(6) ? null : "14:45", prompts: null
});

const faultsOfPhase = function* faultsOfPhase(phase, own, people) {
  if (phase.minutes < Math.min(own.least, own.minutes)) yield "a phase is under its least";
  if (phase.groups && sum(phase.groups) !== people) yield "the groups are not the people";
  if (phase.seconds_each !== null && phase.seconds_each < 20) yield `${phase.seconds_each} seconds each`;
};

const faults = function* faults(choice) {
  const query = asked.address(choice);
  const again = asked.read(page, query);
  if (again.unknown.length) yield `not understood: ${again.unknown}`;
  if (asked.address(again) !== query) yield "another address when it is read";
  const plan = stored(asked.plan(page, choice));
  if (!isDeepStrictEqual(stored(asked.plan(page, again)), plan)) yield "another meeting when it is read";
  if (sum(plan.steps.map(({ minutes }) => minutes)) !== plan.minutes) yield "the steps are not the meeting's minutes";
  if (plan.least === null && choice.wishes.min !== null && plan.minutes !== choice.wishes.min) yield `${plan.minutes} minutes`;
  const there = asked.stepsOf(asked.composed(page, choice.parts));
  const last = there.findLast(({ kind }) => kind === "agreement");
  if (last && !plan.steps.some(({ id, minutes }) => id === last.id && minutes === last.minutes)) yield "the agreement is not whole";
  for (const step of plan.steps) {
    const written = there.find(({ id }) => id === step.id);
    for (const [index, phase] of step.phases.entries()) yield* faultsOfPhase(phase, written.phases[index], choice.wishes.people);
  }
  const sheets = paper.sheets(page, plan);
  if (sheets.some(({ pages }) => !(pages > 0))) yield "a sheet without a page";
};

for (let made = 0; made < HOW_MANY; made += 1) {
  const choice = asked.normal(page, { wishes: wishesOf(), parts: partsOf() });
  for (const fault of faults(choice)) console.log(`${asked.address(choice)}: ${fault}`);
}
