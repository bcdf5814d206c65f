"use strict";

// Meetings that somebody might make of a handbook's modules, a few hundred of them: prints what does not hold, a line each. The first
// argument is a file with what the page knows where a meeting is made. The same ones every time.
const { readFileSync } = require("node:fs");
const { isDeepStrictEqual } = require("node:util");
const { address, asked, making, meetingWords, methods, paper, planning, plans, rests, said, settled, stored } = require("./papers.js");

const HOW_MANY = 300;
const page = making.unpack(JSON.parse(readFileSync(process.argv[2], "utf8")));

// Numerical Recipes' linear congruential generator.
let seed = 20261127;
const number = (most) => {
  seed = (1664525 * seed + 1013904223) % 2 ** 32;
  return Math.floor((seed / 2 ** 32) * most);
};
const oneOf = (list) => list[number(list.length)];
const shuffled = (list) => list.map((one) => [number(1e6), one]).sort(([a], [b]) => a - b).map(([, one]) => one);
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

// As on the page: what fits the step and the people, also where it has become another length; sometimes what no page offers.
const wayOf = (step, people) => {
  const fitting = methods.choices(page, step, { minutes: step.minutes, people, now: "" }).filter(({ why }) => !why);
  if (!step.phases.length || !fitting.length || number(3)) return "";
  return number(9) ? oneOf(fitting).id : oneOf(Object.keys(page.methods));
};

const moduleOf = (block, people) => {
  const names = [...new Set(block.steps.map(({ name }) => name))];
  const some = names.filter(() => number(3));
  const steps = (number(2) ? shuffled(some) : some).map((name) => address.stepInWords({
    name, minutes: number(5) ? "" : String(1 + number(40)), method: wayOf(block.steps.find((step) => step.name === name), people)
  }));
  return { kind: "module", module: block.module, steps: number(4) && steps.length ? steps : null };
};

const between = () => oneOf([
  { kind: "break", minutes: 5 + number(20) },
  { kind: "lunch", minutes: 20 + number(40), at: number(2) ? "11:30" : null },
  {
    kind: "own", minutes: 5 + number(60), title: oneOf(["Nytt om høsten", "Kaffe & te: og mer", "a=b?c#d%20+e", "«Å»", "a~b*3"]),
    ...(number(2) && { method: oneOf(Object.keys(page.methods)) }), ...(!number(4) && { name: oneOf(["avtale", "siden-sist"]) })
  }
]);

// A module that a break divides is two parts.
const divided = (part) => {
  if (!part.steps || part.steps.length < 2 || number(2)) return [part];
  const place = 1 + number(part.steps.length - 1);
  return [{ ...part, steps: part.steps.slice(0, place) }, between(), { ...part, steps: part.steps.slice(place) }];
};

const partsOf = (people) => {
  const blocks = shuffled(page.stock.blocks).slice(0, 1 + number(5));
  return blocks.flatMap((block) => [...(number(2) ? [] : [between()]), ...divided(moduleOf(block, people))]);
};

// Of minutes, start and end none, one or two are given, and sometimes all.
const wishesOf = () => ({
  min: number(4) ? 15 + number(466) : null, people: number(5) ? 2 + number(79) : null,
  start: number(2) ? oneOf(["08:30", "08:30", "11:29", "11:30", "11:31", "13:00", "23:40"]) : null, end: number(2) ? null : "14:45", prompts: null, ...(!number(4) && { ready: oneOf(Object.keys(page.ready)) })
});

const minuteOfDay = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

// What two of minutes, start and end decide of the third.
const faultsOfTime = function* faultsOfTime(plan, { min, start, end }) {
  if (plan.end !== end && end && plan.least === null && plan.most === null && plan.otherEnd !== end) yield `nobody is told that it does not end at ${end}`;
  if (plan.start && plan.minutes !== (minuteOfDay(plan.end) - minuteOfDay(plan.start) + 1440) % 1440) yield "the minutes do not end at the end";
  if (plan.least !== null || plan.most !== null || (end && plan.otherEnd === end)) return;
  if (end && plan.end !== end && !(min && start)) yield `it ends at ${plan.end}`;
  if (start && plan.start !== start) yield `it begins at ${plan.start}`;
};

const faultsOfGroups = function* faultsOfGroups(step, written, people) {
  const fitting = methods.choices(page, written, { minutes: step.minutes, people, now: "" }).some(({ id, why }) => id === written.method && !why);
  const [fewest, most] = written.sizes || [1, people];
  const sizes = step.phases.filter(({ who }) => who === "group").flatMap(({ groups }) => groups || []);
  if (fitting && sizes.some((size) => size < fewest || size > most)) yield `groups of ${sizes} in ${written.method}`;
};

const faultsOfPhase = function* faultsOfPhase(phase, own, people) {
  if (own.minutes < own.least && own.isWorked) yield "a phase is written under its least";
  if (phase.minutes < Math.min(own.least, own.minutes)) yield "a phase is under its least";
  if (phase.groups && sum(phase.groups) !== people) yield "the groups are not the people";
  if (phase.seconds_each !== null && phase.seconds_each < 20) yield `${phase.seconds_each} seconds each`;
};

// A length that was typed is kept as long as anything else can give or take.
const faultsOfLengths = function* faultsOfLengths(plan, there) {
  const fixed = ["agreement", "break", "lunch"];
  const free = plan.steps.map((shown) => ({ shown, written: there.find(({ id }) => id === shown.id) })).filter(({ shown, written }) => !fixed.includes(shown.kind) && !written.held);
  const leastOf = ({ phases, minutes, least }) => (phases.length ? sum(phases.map((phase) => Math.min(phase.minutes, phase.least))) : Math.min(minutes, least));
  for (const step of plan.steps) {
    const { held, minutes } = there.find(({ id }) => id === step.id);
    if (held && step.minutes < minutes && free.some(({ shown, written }) => shown.minutes > leastOf(written))) yield `${step.id} is shorter than was typed`;
    if (held && step.minutes > minutes && free.length && !fixed.includes(step.kind)) yield `${step.id} is longer than was typed`;
  }
};

// The first module looks back, wherever it stands: there may be no time for it.
const faultsOfLookBack = function* faultsOfLookBack(plan, { blocks }) {
  const { module } = blocks.find((block) => block.module) || {};
  const [first] = blocks.flatMap((block) => block.steps.filter(({ kind, spare }) => kind === "look_back" && !spare).map(() => block.module));
  const isLost = plan.dropped.some((step) => step.kind === "look_back" && step.module === module && step.why === "once");
  if (first && first === module && isLost) yield "the first module has lost its look back";
};

// Where a meeting is shorter than was wished, nothing at its end can take more: what stands after its last lunch by the clock, or all of it.
const faultsOfRest = function* faultsOfRest({ steps, most }) {
  const after = steps.slice(steps.findLastIndex(({ at }) => at) + 1);
  if (most !== null && after.some(({ kind }) => !["agreement", "break", "lunch"].includes(kind))) yield `only ${most} minutes`;
};

// What somebody chose and does not get, is told by its name, with its module where there are several; and what a module has lost is not all but its question.
const faultsOfTelling = function* faultsOfTelling(plan, { parts }) {
  const told = meetingWords.notAsWished(plan);
  const modules = new Set(parts.map(({ module }) => module).filter(Boolean));
  const isGone = (module) => module && modules.size > 1 && !plan.steps.some((step) => step.module === module && step.kind !== "agreement");
  for (const { module, title, of } of plan.dropped.filter(({ why }) => why === "time")) {
    const isTold = (line) => (isGone(module) ? line === `Det er ikke tid til «${of}».` : line.includes(title) && (!module || modules.size < 2 || line.includes(`«${of}»`)));
    if (!told.some(isTold)) yield `nobody is told that «${title}» of ${module} is left out`;
  }
  for (const at of plan.missed) if (!told.some((line) => line.includes(`kl.\u00a0${at.replace(":", ".")}`))) yield `nobody is told that there is no lunch at ${at}`;
  for (const { at, starts } of plan.steps) if (at && plans.after(plan.start, starts) !== at) yield `a lunch at ${at} begins at another time`;
};

// What comes next is told by the blocks and the steps of the plan, on screens and on covers: nothing of what has been left out is among them, each block is
// as long as its steps, and they follow each other without a gap.
const faultsOfFollowing = function* faultsOfFollowing({ steps, blocks, dropped, minutes }) {
  let next = 0;
  for (const block of blocks) {
    const own = steps.filter(({ starts }) => starts >= block.starts && starts < block.starts + block.minutes);
    if (block.starts !== next || !own.length || sum(own.map((step) => step.minutes)) !== block.minutes) yield `the block «${block.title}» is not its steps`;
    if (own.some(({ module }) => module !== block.module)) yield `a step of another module in «${block.title}»`;
    next = block.starts + block.minutes;
  }
  if (next !== minutes) yield "the blocks are not the meeting";
  for (const gone of dropped) {
    const isThere = steps.some(({ module, kind, title }) => module && module === gone.module && kind === gone.kind && title === gone.title);
    if (isThere) yield `«${gone.title}» is both there and left out`;
  }
};

const faults = function* faults(choice) {
  const query = asked.address(choice);
  const again = asked.read(page, query);
  if (again.unknown.length) yield `not understood: ${again.unknown}`;
  if (asked.address(again) !== query) yield "another address when it is read";
  const of = settled(page, choice);
  const plan = stored(asked.plan(of, choice));
  if (!isDeepStrictEqual(stored(asked.plan(settled(page, again), again)), plan)) yield "another meeting when it is read";
  yield* faultsOfTime(plan, choice.wishes);
  if (sum(plan.steps.map(({ minutes }) => minutes)) !== plan.minutes) yield "the steps are not the meeting's minutes";
  if (plan.least === null && plan.most === null && choice.wishes.min !== null && plan.minutes !== choice.wishes.min) yield `${plan.minutes} minutes`;
  yield* faultsOfRest(plan);
  yield* faultsOfTelling(plan, choice);
  yield* faultsOfFollowing(plan);
  const there = asked.stepsOf(asked.composed(of, choice.parts));
  const last = there.findLast(({ kind }) => kind === "agreement");
  if (last && !plan.steps.some(({ id, minutes }) => id === last.id && minutes === last.minutes)) yield "the agreement is not whole";
  yield* faultsOfLookBack(plan, asked.composed(of, choice.parts));
  if (new Set(there.map(({ id }) => id)).size !== there.length) yield "a step is there twice";
  // On both sides of a lunch by the clock each has its own.
  if (!(choice.parts || []).some(({ at }) => at)) yield* faultsOfLengths(plan, there);
  for (const step of plan.steps) {
    const written = there.find(({ id }) => id === step.id);
    if (written.method && choice.wishes.people !== null) yield* faultsOfGroups(step, written, choice.wishes.people);
    for (const [index, phase] of step.phases.entries()) yield* faultsOfPhase(phase, { ...written.phases[index], isWorked: written.method }, choice.wishes.people);
  }
  const sheets = paper.sheets(of, plan);
  if (sheets.some(({ pages }) => !(pages > 0))) yield "a sheet without a page";
};

// --- rests that are proposed ---

const HOW_MANY_DAYS = 80;

const namesOf = (parts) => parts.flatMap(({ module, steps, title }) => (steps || [title]).filter(Boolean).map((name) => `${module} ${name}`));

// Of modules as they are planned, with something of one's own between them: no break is proposed beside a break or near one, nobody sits too long, each
// step is there once, and a lunch begins when it is to begin.
const faultsOfRests = function* faultsOfRests(wishes) {
  const planned = planning(page, wishes);
  const blocks = shuffled(page.stock.blocks).slice(0, 1 + number(4));
  const parts = blocks.flatMap(({ module, steps }, index) => [
    ...(number(3) ? [] : [{ kind: "own", minutes: 5 + number(25), title: `Nytt ${index}` }]),
    { kind: "module", module, steps: [...new Set(planned([{ kind: "module", module, steps: null }]).plan.steps.map(({ id }) => steps.find((step) => step.id === id).name))] }
  ]);
  const next = rests.withRests(parts, planned);
  const { plan } = planned(next);
  if (namesOf(next).join() !== namesOf(parts).join()) yield "other steps";
  if (plan.missed.length) yield `no lunch at ${plan.missed}`;
  const near = said.nearRests(plan);
  if (near.length) yield `${near.map(({ minutes }) => minutes)} minutes beside a rest`;
  const sat = said.longestSitting(plan);
  if (sat > said.LONGEST_SITTING + 5) yield `${sat} minutes without a rest`;
  const more = rests.withBreak(next, planned);
  if (said.nearRests(planned(more).plan).some(({ other }) => other)) yield "one more break is near another";
};

for (let day = 0; day < HOW_MANY_DAYS; day += 1) {
  const wishes = { min: 60 + 30 * number(15), people: 2 + number(79), start: number(3) ? "08:30" : null };
  for (const fault of faultsOfRests(wishes)) console.log(`day ${day} of ${wishes.min} minutes from ${wishes.start}: ${fault}`);
}

for (let made = 0; made < HOW_MANY; made += 1) {
  const wishes = wishesOf();
  const choice = asked.normal(page, { wishes, parts: partsOf(wishes.people) });
  for (const fault of faults(choice)) console.log(`${asked.address(choice)}: ${fault}`);
}
