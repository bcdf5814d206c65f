// A meeting against its clock: when it ends, how far behind it is, and what is cut to keep the end. Pure functions of a meeting, as in
// meeting_rules.js. What could be cut: late_proposals.js.
const rhMeetingLate = (() => {
  "use strict";

  const { MINUTE, TOO_OLD } = rhMeetingState;
  const rules = rhMeetingRules;

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  // --- the end ---

  // The end that was asked for, as a moment: today, or past midnight where that is soon; null where it had passed already.
  const askedEnd = ({ state, now }) => {
    const { end } = state.wishes;
    if (!end) return null;
    const from = state.began ?? now;
    const moment = rules.momentAfter(end, from);
    const isToday = new Date(moment).getDate() === new Date(from).getDate();
    return isToday || moment - from <= TOO_OLD ? moment : null;
  };

  // With a start of its own, an end belongs to that day.
  const hasEndPassed = (meeting) => Boolean(meeting.state.wishes.end) && !meeting.state.wishes.start && askedEnd(meeting) === null;

  const endFromStart = (meeting) => {
    const begins = rules.plannedStart(meeting);
    return begins === null ? null : begins + rules.minutes(meeting) * MINUTE;
  };

  const plannedEnd = (meeting) => {
    const end = askedEnd(meeting) ?? endFromStart(meeting);
    if (end !== null) return end;
    return meeting.state.began === null ? null : meeting.state.began + rules.minutes(meeting) * MINUTE;
  };

  // --- ahead or behind ---

  const coming = (meeting) => {
    const all = rules.steps(meeting);
    return all.slice(all.findIndex(({ id }) => id === rules.step(meeting).id) + 1);
  };

  const leftOfStep = (meeting) => {
    const { state, now } = meeting;
    const step = rules.step(meeting);
    const running = rules.clock(meeting);
    if (running && (running.started || step.phases.length)) {
      const later = step.phases.slice(running.number).map(({ minutes }) => minutes);
      return Math.max(running.left, 0) + sum(later) * MINUTE;
    }
    const whole = step.minutes * MINUTE;
    return step.phases.length || state.entered === null ? whole : Math.max(whole - (now - state.entered), 0);
  };

  const remaining = (meeting) => leftOfStep(meeting) + sum(coming(meeting).map(({ minutes }) => minutes)) * MINUTE;

  // Whole minutes behind (ahead when negative) against the planned end; null where there is none.
  const late = (meeting) => {
    const end = plannedEnd(meeting);
    return end === null ? null : Math.round((meeting.now + remaining(meeting) - end) / MINUTE);
  };

  // --- cutting, and taking back ---

  const accept = ({ state }, cuts) => (cuts.length ? { ...state, cuts: [...state.cuts, ...cuts] } : state);

  const undo = ({ state }, index) => (state.cuts[index] ? { ...state, cuts: state.cuts.filter((_, place) => place !== index) } : state);

  // What a step one is at would have been is left out, and one goes on.
  const skip = (meeting) => {
    const here = rules.step(meeting);
    if (here.kind === "agreement" || rules.steps(meeting).length < 2) return meeting.state;
    const next = rules.screens(meeting).slice(rules.place(meeting)).find((screen) => screen.step !== here.id);
    const moved = next ? rules.go(meeting, next.id) : meeting.state;
    return { ...moved, cuts: [...moved.cuts, { step: here.id, phase: null, minutes: null, tables: false }] };
  };

  return { plannedEnd, hasEndPassed, coming, leftOfStep, late, accept, undo, skip };
})();
