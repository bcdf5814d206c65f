// What could be cut of a meeting that is behind its clock, to keep its end. A pure function of a meeting, as in meeting_rules.js.
const rhLateProposals = (() => {
  "use strict";

  const { MINUTE } = rhMeetingState;
  const { plannedEnd, coming, leftOfStep, late } = rhMeetingLate;
  const rules = rhMeetingRules;

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  // What has not begun of the steps to come and of this one.
  const phasesToCome = (meeting) => {
    const here = rules.step(meeting);
    const isBegun = ({ id }, index) => id === here.id && rules.clock(meeting) !== null && index <= rules.phaseIndex(meeting);
    return [here, ...rhMeetingCuts.beforeFixed(coming(meeting))].filter(rhMeetingCuts.mayBeCut).flatMap((step) =>
      step.phases.map((phase, index) => ({ step, phase, index, of: rules.written(meeting, step) })).filter(({ index }) => !isBegun(step, index)));
  };

  // How far it is behind at the next rest that is locked to the clock; at its end where there is none.
  const lateAtNext = (meeting) => {
    const after = coming(meeting);
    const fixed = after.find(({ at }) => at);
    const end = plannedEnd(meeting);
    if (!fixed || end === null) return late(meeting);
    const begins = end - (rules.minutes(meeting) - fixed.starts) * MINUTE;
    const left = leftOfStep(meeting) + sum(rhMeetingCuts.beforeFixed(after).map(({ minutes }) => minutes)) * MINUTE;
    return Math.round((meeting.now + left - begins) / MINUTE);
  };

  // As in meeting_cuts.js; empty where the meeting is not behind. Nothing is cut of what comes after a lunch that would be late.
  const proposals = (meeting) => {
    const need = lateAtNext(meeting);
    if (need === null || need < 1) return [];
    const asked = rules.steps(meeting).filter(rhMeetingCuts.isAsking);
    const left = rhMeetingCuts.beforeFixed(coming(meeting));
    return rhMeetingCuts.proposals({ phases: phasesToCome(meeting), left, asked, need, people: meeting.state.wishes.people });
  };

  return proposals;
})();
