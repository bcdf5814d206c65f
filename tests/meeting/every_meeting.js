"use strict";

// Every meeting of a handbook, fitted to many wishes: prints what does not hold, a line each. The first argument is a file with the
// pages of the meetings, as their scripts read them.
const { readFileSync } = require("node:fs");
const { asked, rules, meeting, stored } = require("./meeting.js");

const PEOPLE = [null, 2, 4, 7, 9, 18, 40];
const MINUTES = [null, 10, 20, 30, 45, 60, 90, 180, 360];

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

const faultsOfStep = function* faultsOfStep(step, written, people) {
  if (step.phases.length && sum(step.phases.map(({ minutes }) => minutes)) !== step.minutes) yield `${step.id}: the phases are not the step's minutes`;
  for (const [index, phase] of step.phases.entries()) {
    const own = written.phases[index];
    if (phase.minutes < Math.min(own.least, own.minutes)) yield `${step.id}/${index}: under its least`;
    if (phase.seconds_each !== null && phase.seconds_each < 20) yield `${step.id}/${index}: ${phase.seconds_each} seconds each`;
    if (phase.groups && sum(phase.groups) !== people) yield `${step.id}/${index}: groups of ${phase.groups} are not ${people} people`;
    const [least, most] = written.sizes || [3, 6];
    const isSized = phase.groups && phase.who === "group" && people >= 2 * least;
    if (isSized && phase.groups.some((size) => size > most || size < Math.min(least, 2))) yield `${step.id}/${index}: groups of ${phase.groups}`;
  }
};

const faults = function* faults(page, wishes) {
  const here = meeting(wishes, page);
  const plan = stored(asked.plan(page, here.state));
  const kinds = plan.steps.map((step) => step.kind);
  const written = asked.stepsOf(page.meeting).filter((step) => !step.spare);
  if (sum(plan.steps.map(({ minutes }) => minutes)) !== plan.minutes) yield "the steps are not the meeting's minutes";
  if (wishes.min !== null && plan.least === null && plan.minutes !== wishes.min) yield `${plan.minutes} minutes`;
  if (plan.least !== null && !(plan.least > wishes.min)) yield `says that it needs ${plan.least}`;
  if (kinds.filter((kind) => kind === "agreement").length > 1 || kinds.lastIndexOf("look_back") > 0) yield `${kinds}`;
  const ends = written.find((step) => step.kind === "agreement");
  const agreement = plan.steps.find(({ kind }) => kind === "agreement");
  if (ends && (!agreement || agreement.minutes !== ends.minutes)) yield "the agreement is not as planned";
  const asks = (steps) => steps.some(({ kind }) => kind === "prompt" || kind === "force_field");
  if (asks(written) && !asks(plan.steps)) yield "no question is left";
  for (const step of plan.steps) yield* faultsOfStep(step, rules.written(here, step), wishes.people);
};

for (const page of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  for (const people of PEOPLE) {
    for (const min of MINUTES) {
      for (const fault of faults(page, { people, min })) console.log(`${page.key}?min=${min}&folk=${people}: ${fault}`);
    }
  }
}
