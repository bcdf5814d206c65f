"use strict";

// What a meeting that is late promises of each thing it proposes to cut: that it saves so much, that the other window and a stored
// meeting take it, and that it can be said. `faults` gives a line for each promise that is broken, wherever in the meeting one is.
const { cuts, late, proposals: proposalsOf, rules, state, stored, MINUTE } = require("./meeting.js");

const faultsOf = function* faultsOf(here, proposal) {
  const { step, cut, from, saves } = proposal;
  const before = late.late(here);
  const cutting = { ...here, state: late.accept(here, [cut]) };
  if (before - late.late(cutting) !== saves) yield `promises ${saves} minutes and saves ${before - late.late(cutting)}`;
  const kept = { ...cutting.state, saved: here.now };
  const taken = state.parsed(here, JSON.stringify(kept));
  if (!taken || JSON.stringify(taken.cuts) !== JSON.stringify(kept.cuts)) yield "is not taken by another window";
  const coming = rules.steps(here).slice(rules.steps(here).findIndex(({ id }) => id === rules.step(here).id) + 1);
  const fixed = coming.findIndex(({ at }) => at);
  if (fixed >= 0 && coming.slice(fixed).some(({ id }) => id === step.id)) yield "makes a lunch late that is locked to the clock";
  const whole = cut.phase === null ? step.minutes : step.phases[cut.phase].minutes;
  if (from !== whole) yield `says that it has ${from} minutes, and has ${whole}`;
  const said = cuts.cutInWords(proposal, here.page.who, rules.planOf(here));
  if (/undefined|null|NaN/.test(said)) yield `is said as «${said}»`;
};

const named = ({ step, cut }) => `${step.kind} ${step.id}/${cut.phase}`;

// `here` is a meeting of which nothing is cut, somewhere in its screens, `behind` minutes late.
const faultsAt = function* faultsAt(here, behind) {
  const on = { ...here, state: { ...here.state, began: here.now } };
  const began = here.now + (late.late(on) - behind) * MINUTE;
  const meeting = { ...on, state: { ...on.state, began } };
  for (const proposal of proposalsOf(meeting)) {
    try {
      for (const fault of faultsOf(meeting, proposal)) yield `${behind} late at ${here.state.at}: ${named(proposal)} ${fault}`;
    } catch (error) {
      yield `${behind} late at ${here.state.at}: ${named(proposal)} stops with «${error.message}»`;
    }
  }
};

const faults = function* faults(meeting) {
  for (const { id } of stored(rules.screens(meeting))) {
    for (const behind of [1, 5, 20]) yield* faultsAt({ ...meeting, state: { ...meeting.state, at: id } }, behind);
  }
};

module.exports = { faults };
