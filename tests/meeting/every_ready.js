"use strict";

// Every ready meeting, opened to be changed and not changed: prints where it is another one than on its own page, a line each. The first
// argument is a file with `{page, ready}`: what the page knows where a meeting is made, and each `{query, plan}` as its own page has it.
const { readFileSync } = require("node:fs");
const { isDeepStrictEqual } = require("node:util");
const { asked, paper, settled, stored } = require("./papers.js");

const { page, ready } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const PEOPLE = [null, 9, 18, 40];

// Items of its own are named in their own way, and break and lunch by their places.
const nameless = (plan) => ({ ...plan, steps: plan.steps.map(({ id, ...step }) => ({ ...step, id: step.module ? id : null })) });

const told = (of, choice) => {
  const plan = asked.plan(of, choice);
  return stored({ ...nameless(plan), sheets: paper.sheets(of, plan).map(({ kind, module, copies, pages }) => ({ kind, module, copies, pages })) });
};

for (const { query, plan: own } of ready) {
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
