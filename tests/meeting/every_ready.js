"use strict";

// Every ready meeting, opened to be changed and not changed: prints where it is another one than on its own page, and where a shorter one has less of a part
// than is any use, a line each. The first
// argument is a file with `{page, ready}`: what the page knows where a meeting is made, and each `{query, plan}` as its own page has it.
const { readFileSync } = require("node:fs");
const { isDeepStrictEqual } = require("node:util");
const { asked, making, paper, settled, stored } = require("./papers.js");

const { page: packed, ready } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const page = making.unpack(packed);
const PEOPLE = [null, 9, 18, 40];

// Items of its own are named in their own way, and break and lunch by their places.
const nameless = (plan) => ({ ...plan, steps: plan.steps.map(({ id, ...step }) => ({ ...step, id: step.module ? id : null })) });

const told = (of, choice) => {
  const plan = asked.plan(of, choice);
  return stored({ ...nameless(plan), sheets: paper.sheets(of, plan).map(({ kind, module, copies, pages }) => ({ kind, module, copies, pages })) });
};

const isRest = ({ kind }) => kind === "break" || kind === "lunch";
const isAsking = ({ kind }) => kind === "prompt" || kind === "force_field";

// However short: a module has a question or is left out, what is one's own has half of its time or is left out, and a break stands between what it parts.
const faultsOfShorter = function* faultsOfShorter(own, min) {
  const { steps, minutes, least, most, dropped, missed } = stored(asked.plan(own, { wishes: { ...asked.nothing.wishes, min }, parts: null }));
  const written = asked.stepsOf(own.meeting);
  if (minutes !== min && least === null && most === null) yield `${minutes} minutes`;
  if (most !== null || missed.length) yield `most ${most}, missed ${missed}`;
  for (const slug of new Set(steps.map(({ module }) => module).filter(Boolean))) {
    const some = steps.filter(({ module, kind }) => module === slug && kind !== "agreement");
    if (some.length && !some.some(isAsking)) yield `nothing is asked in ${slug}`;
  }
  steps.filter(({ kind }) => kind === "own").forEach(({ id, minutes: long }) => { if (long < written.find((one) => one.id === id).minutes / 2) dropped.push({ why: "short", title: id }); });
  for (const { why, title } of dropped) if (why === "short") yield `less than half of ${title}`;
  for (const [index, step] of steps.entries()) if (step.kind === "break" && (!index || !steps[index + 1] || isRest(steps[index + 1]))) yield "a break that rests nobody";
};

for (const { query, plan: own } of ready) {
  const { minutes } = asked.plan(own, { wishes: asked.nothing.wishes, parts: null });
  for (let min = Math.ceil(0.6 * minutes); min <= minutes; min += 5) {
    for (const fault of faultsOfShorter(own, min)) console.log(`${query.slice(0, 60)} (${min} minutes): ${fault}`);
  }
  for (const people of PEOPLE) {
    const choice = asked.read(page, query);
    if (choice.unknown.length) console.log(`${query}: not understood: ${choice.unknown}`);
    const opened = told(settled(page, choice), { ...choice, wishes: { ...choice.wishes, people } });
    const planned = told(own, { wishes: { ...asked.nothing.wishes, people }, parts: null });
    for (const name of Object.keys(planned)) {
      if (!isDeepStrictEqual(opened[name], planned[name])) console.log(`${query} (${people}): other ${name}: ${JSON.stringify(opened[name])} / ${JSON.stringify(planned[name])}`);
    }
  }
}
