// A meeting against its clock: when it ends, how far behind it is, and what could be cut to keep the end. Pure functions of a
// meeting, as in meeting_rules.js.
const rhMeetingLate = (() => {
  "use strict";

  const { MINUTE, TOO_OLD } = rhMeetingState;
  const rules = rhMeetingRules;
  // A meeting that begins further from its planned start than this is another one, held with the same address.
  const NEAR_START = 60 * MINUTE;

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  // --- the end ---

  // A time of day as a moment: the first one that is not before `from`.
  const momentAfter = (time, from) => {
    const [hours, minutes] = time.split(":");
    const moment = new Date(from);
    moment.setHours(hours, minutes, 0, 0);
    if (moment < from) moment.setDate(moment.getDate() + 1);
    return moment.getTime();
  };

  // The end that was asked for, as a moment: today, or past midnight where that is soon; null where it had passed already.
  const askedEnd = ({ state, now }) => {
    const { end } = state.wishes;
    if (!end) return null;
    const from = state.began ?? now;
    const moment = momentAfter(end, from);
    const isToday = new Date(moment).getDate() === new Date(from).getDate();
    return isToday || moment - from <= TOO_OLD ? moment : null;
  };

  // With a start of its own, an end belongs to that day.
  const hasEndPassed = (meeting) => Boolean(meeting.state.wishes.end) && !meeting.state.wishes.start && askedEnd(meeting) === null;

  // A start that was asked for holds where the meeting begins near it.
  const endFromStart = (meeting) => {
    const { start, minutes } = rules.planOf(meeting);
    if (!start) return null;
    const from = meeting.state.began ?? meeting.now;
    const begins = momentAfter(start, from - NEAR_START);
    return begins - from <= NEAR_START ? begins + minutes * MINUTE : null;
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

  // --- what could be cut, in the order that hurts least ---

  // What has not begun of the steps to come and of this one; the agreement is never touched, nor is what stands by the clock.
  const phasesToCome = (meeting) => {
    const here = rules.step(meeting);
    const isBegun = ({ id }, index) => id === here.id && rules.clock(meeting) !== null && index <= rules.phaseIndex(meeting);
    return [here, ...coming(meeting)].filter(({ kind }) => kind !== "agreement").flatMap((step) =>
      step.phases.map((phase, index) => ({ step, phase, index })).filter(({ index }) => !isBegun(step, index)));
  };

  const tables = (meeting) => phasesToCome(meeting).flatMap(({ step, phase, index }) => {
    const of = rules.written(meeting, step);
    const { round, least } = of.phases[index];
    if (!round || phase.who !== "all") return [];
    const minutes = rhMeetingPlan.minutesAtTables(of, { minutes: phase.minutes, least }, meeting.state.wishes.people);
    const saves = phase.minutes - minutes;
    return saves > 0 ? [{ step, cut: { step: step.id, phase: index, minutes, tables: true }, from: phase.minutes, saves }] : [];
  });

  // The last question still to come, unless it is the only one: a meeting without any question is another meeting. Where none can
  // go, what is read for oneself.
  const drops = (meeting) => {
    const left = coming(meeting);
    const isOnly = rules.steps(meeting).filter((step) => step.prompt).length < 2;
    const question = isOnly ? undefined : left.findLast((step) => step.prompt);
    return [question || left.findLast(({ kind }) => kind === "checklist")].filter(Boolean)
      .map((step) => ({ step, cut: { step: step.id, phase: null, minutes: null, tables: false }, from: step.minutes, saves: step.minutes }));
  };

  // The greatest first, so that few phases are touched; each gives what is needed, and never goes under its least.
  const shortenings = (meeting, need) => phasesToCome(meeting)
    .map(({ step, phase, index }) => {
      const least = Math.min(rules.written(meeting, step).phases[index].least, phase.minutes);
      const saves = Math.min(phase.minutes - least, need);
      return { step, cut: { step: step.id, phase: index, minutes: phase.minutes - saves, tables: false }, from: phase.minutes, saves };
    })
    .filter(({ saves }) => saves > 0)
    .sort((a, b) => b.saves - a.saves);

  const isSameCut = ({ step, phase }, other) => step === other.step && (phase === null || other.phase === null || phase === other.phase);

  // Those that together keep the end, gentlest first: a question goes for a few minutes only where nothing else is enough.
  const enough = (need, [atTables, dropped, shorter]) => {
    let left = need;
    const used = [];
    const take = (some, isWorth) => some.forEach((proposal) => {
      if (left <= 0 || !isWorth(proposal) || used.some((other) => isSameCut(other.cut, proposal.cut))) return;
      used.push(proposal);
      left -= proposal.saves;
    });
    take(atTables, () => true);
    take(dropped, ({ saves }) => saves <= 2 * left);
    take(shorter, () => true);
    take(dropped, () => true);
    return used;
  };

  // Everything that could be cut, each with the minutes it `saves`, in the order that hurts least; `isEnough` stands on those that
  // together keep the end. Empty where the meeting is not behind.
  const proposals = (meeting) => {
    const need = late(meeting);
    if (need === null || need < 1) return [];
    const ways = [tables(meeting), drops(meeting), shortenings(meeting, need)];
    const together = enough(need, ways);
    return ways.flat().map((proposal) => ({ ...proposal, isEnough: together.includes(proposal) }));
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

  return { plannedEnd, hasEndPassed, late, proposals, accept, undo, skip };
})();
