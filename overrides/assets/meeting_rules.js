// The rules of a meeting that is held: which steps and screens it has now, what comes next, and the clock of the phase one is in.
// Pure functions of a meeting, `{page, state, now, startsClock}`: as in meeting_state.js, and whether going on starts a clock.
// What changes something returns a new state, or the same one if nothing did.
const rhMeetingRules = (() => {
  "use strict";

  const { MINUTE, fresh } = rhMeetingState;
  // A meeting that begins further from its planned start than this is another one, held with the same address.
  const NEAR_START = 60 * MINUTE;

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  const timeOf = (moment) => {
    const time = new Date(moment);
    return rhMeetingPlan.timeOfDay(60 * time.getHours() + time.getMinutes());
  };

  // --- the meeting as it is now ---

  const plans = new WeakMap();

  // Asked many times a second, and the same as long as nobody wishes something else.
  const planOf = ({ page, state }) => {
    const kept = plans.get(state.wishes);
    if (kept && kept.page === page && kept.parts === state.parts) return kept.plan;
    const plan = rhMeetingAsked.plan(page, state);
    plans.set(state.wishes, { page, parts: state.parts, plan });
    return plan;
  };

  const allSteps = ({ page, state }) => rhMeetingAsked.stepsOf(rhMeetingAsked.composed(page, state.parts));

  const allScreens = ({ page, state }) => rhMeetingAsked.screensOf(page, state.parts);

  // A step as the page has it, with what its method says.
  const written = (meeting, { id }) => allSteps(meeting).find((step) => step.id === id);

  const isLeftOut = ({ cuts }, { id }) => cuts.some((cut) => cut.step === id && cut.phase === null);

  const withCuts = (meeting, step) => {
    const { cuts, wishes } = meeting.state;
    const change = (phase, index) => cuts
      .filter((cut) => cut.step === step.id && cut.phase === index)
      .reduce((shorter, cut) => rhMeetingPlan.changedPhase(
        { ...step, phases: step.phases.map((other, place) => (place === index ? shorter : other)) }, index, cut, { written: written(meeting, step), people: wishes.people }
      ), phase);
    const phases = step.phases.map(change);
    return { ...step, phases, minutes: phases.length ? sum(phases.map(({ minutes }) => minutes)) : step.minutes };
  };

  // The plan's steps, without what was left out on the way and with the minutes that are left of the others.
  const steps = (meeting) =>
    planOf(meeting).steps.filter((step) => !isLeftOut(meeting.state, step)).map((step) => withCuts(meeting, step));

  // The cover is of no step: it stands before whatever the meeting begins with.
  const screensOfSteps = (meeting, some) => {
    const all = allScreens(meeting);
    return [...all.filter((screen) => screen.cover), ...some.flatMap(({ id }) => all.filter((screen) => screen.step === id && !screen.cover))];
  };

  const screens = (meeting) => screensOfSteps(meeting, steps(meeting));

  // Where one stands is kept even if it was left out: then one is at what comes before it.
  const place = (meeting) => {
    const used = screens(meeting).map(({ id }) => id);
    const isHere = ({ id }) => id === meeting.state.at;
    const planned = screensOfSteps(meeting, planOf(meeting).steps);
    const order = planned.some(isHere) ? planned : allScreens(meeting);
    const before = order.slice(0, order.findIndex(isHere) + 1).filter(({ id }) => used.includes(id));
    return before.length ? used.indexOf(before[before.length - 1].id) : 0;
  };

  const screen = (meeting) => screens(meeting)[place(meeting)];

  const stepOf = (meeting, { step: id, cover: isCover }) => {
    const all = steps(meeting);
    return isCover ? all[0] : all.find((step) => step.id === id);
  };

  const step = (meeting) => stepOf(meeting, screen(meeting));

  const minutes = (meeting) => planOf(meeting).minutes;

  // A time of day as a moment: the first one that is not before `from`.
  const momentAfter = (time, from) => {
    const moment = new Date(from);
    moment.setHours(...time.split(":"), 0, 0);
    if (moment < from) moment.setDate(moment.getDate() + 1);
    return moment.getTime();
  };

  // The planned start as a moment; null where there is none, or where the meeting begins too far from it to be the one that was planned.
  const plannedStart = (meeting) => {
    const { start } = planOf(meeting);
    const from = meeting.state.began ?? meeting.now;
    const begins = start && momentAfter(start, from - NEAR_START);
    return begins && begins - from <= NEAR_START ? begins : null;
  };

  // When a step begins by the clock of the plan, or of when the meeting began; null where neither is known.
  const startsAt = (meeting, { starts }) => {
    const { start } = planOf(meeting);
    const { began } = meeting.state;
    const from = began === null || plannedStart(meeting) !== null ? start : timeOf(began);
    return from ? rhMeetingPlan.after(from, starts) : null;
  };

  const shownOn = ({ state }, { id }) => state.shown[id] || 1;

  const partsOf = (meeting, of) => (of.phases ? stepOf(meeting, of).phases.length : of.points || 1);

  // --- what is wished, and what a link asks for ---

  const address = ({ state }) => rhMeetingAsked.address(state);

  // Another plan is cut anew where it has to be.
  const choose = ({ page, state }, asked) => ({ ...state, ...rhMeetingAsked.normal(page, { ...state, ...asked }), cuts: [] });

  // Whether somebody would lose something if the meeting began anew.
  const isRunning = (meeting) => meeting.state.began !== null || place(meeting) > 0;

  // Whether a link asks for something else than the meeting that is running.
  const isOther = (meeting, link) => {
    const isOtherChoice = rhMeetingAsked.address(link) !== "" && rhMeetingAsked.address(link) !== address(meeting);
    const isOtherPlace = allScreens(meeting).some(({ id }) => id === link.screen) && link.screen !== screen(meeting).id;
    return isOtherChoice || isOtherPlace;
  };

  const again = ({ state }) => ({ ...fresh(state), saved: state.saved });

  // --- moving ---

  const begun = ({ state, now }) => state.began ?? now;

  const go = (meeting, id) => {
    const { state, now } = meeting;
    const all = screens(meeting);
    if (id === screen(meeting).id || !all.some((one) => one.id === id)) return state;
    // Whoever looks through everything beforehand and goes back to the start has not begun.
    const moved = { ...state, at: id, cover: null, began: id === all[0].id ? null : begun(meeting) };
    const from = screen(meeting);
    const isSameStep = stepOf(meeting, all.find((one) => one.id === id)).id === stepOf(meeting, from).id && !from.cover;
    return isSameStep ? moved : { ...moved, entered: now };
  };

  // Where a page is opened: that alone begins nothing.
  const openedAt = (meeting, id) => ({ ...go(meeting, id), began: meeting.state.began });

  const neighbour = (meeting, by) => {
    const next = screens(meeting)[place(meeting) + by];
    return next ? go(meeting, next.id) : meeting.state;
  };

  const withShown = (state, here, shown) => ({ ...state, shown: { ...state.shown, [here.id]: shown } });

  // What is read while a clock runs has the clock of the first phase.
  const hasClock = ({ phases, clock: isRead }) => phases || isRead;

  const startsHere = (meeting) => meeting.startsClock && hasClock(screen(meeting)) && !clock(meeting).started;

  const nextPhase = (meeting, here) => {
    const goesOn = here.phases && (meeting.startsClock || clock(meeting).runs);
    const moved = { ...meeting, state: { ...withShown(meeting.state, here, shownOn(meeting, here) + 1), began: begun(meeting) } };
    return goesOn ? withClock(moved, { ends: moved.now + clock(moved).left }) : moved.state;
  };

  // A break is on from when it is on the screen.
  const nextScreen = (meeting) => {
    const moved = { ...meeting, state: neighbour(meeting, 1) };
    return moved.state !== meeting.state && rhMeetingPlan.isRest(step(moved)) && meeting.startsClock ? start(moved) : moved.state;
  };

  // What comes after what is shown, a phase or a screen; null at the end.
  const following = (meeting) => {
    const here = screen(meeting);
    const shown = shownOn(meeting, here);
    if (here.phases && shown < partsOf(meeting, here)) return { step: step(meeting), phase: step(meeting).phases[shown] };
    const all = screens(meeting);
    const next = all[place(meeting) + 1];
    if (!next) return null;
    const isGoingOn = here.clock && next.step === here.step;
    const own = all.filter(({ step: id, cover: isCover }) => id === next.step && !isCover);
    return {
      step: stepOf(meeting, next), phase: next.phases && !isGoingOn ? stepOf(meeting, next).phases[0] : null,
      screen: { number: own.indexOf(next) + 1, of: own.length }
    };
  };

  // The point that comes next on what is shown, and how many it has.
  const comingPoint = (meeting) => ({ number: shownOn(meeting, screen(meeting)) + 1, of: partsOf(meeting, screen(meeting)) });

  // What a press does: it takes away what covers the screen, starts a clock that nobody has started, or goes on. So a meeting can
  // be led with a remote that knows nothing else.
  const nextMove = (meeting) => {
    const here = screen(meeting);
    if (meeting.state.cover) return "uncover";
    if (startsHere(meeting)) return "clock";
    if (shownOn(meeting, here) < partsOf(meeting, here)) return here.phases ? "phase" : "point";
    return place(meeting) + 1 < screens(meeting).length ? "screen" : "end";
  };

  const forward = (meeting) => ({
    uncover: () => uncover(meeting),
    clock: () => start(meeting),
    phase: () => nextPhase(meeting, screen(meeting)),
    point: () => nextPhase(meeting, screen(meeting)),
    screen: () => nextScreen(meeting),
    end: () => meeting.state
  })[nextMove(meeting)]();

  // Back through the phases, since one press too many had started the next one's clock; past points in one step.
  const back = (meeting) => {
    const { state } = meeting;
    const here = screen(meeting);
    if (state.cover) return uncover(meeting);
    if (!here.phases || shownOn(meeting, here) < 2) return neighbour(meeting, -1);
    const { [clockKey(meeting)]: forgotten, ...clocks } = state.clocks;
    return { ...withShown(state, here, shownOn(meeting, here) - 1), clocks };
  };

  const showAll = (meeting) => {
    const here = screen(meeting);
    const parts = partsOf(meeting, here);
    return here.phases || shownOn(meeting, here) >= parts ? meeting.state : withShown(meeting.state, here, parts);
  };

  const first = (meeting) => go(meeting, screens(meeting)[0].id);

  const last = (meeting) => go(meeting, screens(meeting)[screens(meeting).length - 1].id);

  // --- what covers the screen, in all windows ---

  const uncover = ({ state }) => (state.cover ? { ...state, cover: null } : state);

  const cover = ({ state }, what) => ({ ...state, cover: state.cover === what ? null : what });

  // --- the clock of the phase one is in, or of a step that has none ---

  // What has phases has its clock on their own screen, and takes it along to what is written together.
  const clockScreen = (meeting) => {
    const here = screen(meeting);
    return allScreens(meeting).find((other) => other.step === here.step && other.phases && !other.cover) || here;
  };

  const phaseIndex = (meeting) => {
    const of = clockScreen(meeting);
    return of.phases ? shownOn(meeting, of) - 1 : 0;
  };

  const clockKey = (meeting) => `${screen(meeting).step}/${phaseIndex(meeting)}`;

  const withClock = (meeting, set) =>
    ({ ...meeting.state, clocks: { ...meeting.state.clocks, [clockKey(meeting)]: set } });

  const isBeforeClock = (meeting) => {
    const all = allScreens(meeting).map(({ id }) => id);
    return all.indexOf(screen(meeting).id) < all.indexOf(clockScreen(meeting).id);
  };

  const leftOn = (kept, whole, now) => {
    if (!kept) return whole;
    return kept.ends ? kept.ends - now : kept.left;
  };

  // Null where the question stands alone, before its phases, and on the cover.
  const clock = (meeting) => {
    const { state, now } = meeting;
    const kept = state.clocks[clockKey(meeting)];
    const at = screen(meeting);
    if (at.cover || (!kept && !at.clock && isBeforeClock(meeting))) return null;
    const here = step(meeting);
    const index = phaseIndex(meeting);
    const phase = here.phases[index] || { title: here.title, who: null, minutes: here.minutes };
    return {
      phase, minutes: phase.minutes, number: index + 1, of: here.phases.length || 1,
      runs: Boolean(kept && kept.ends), started: Boolean(kept), ends: (kept && kept.ends) || null,
      left: leftOn(kept, phase.minutes * MINUTE, now)
    };
  };

  // On a question the clock is one screen further on.
  const start = (meeting) => {
    const here = clock(meeting);
    if (!here) {
      const to = screen(meeting).cover ? screens(meeting)[1] : clockScreen(meeting);
      return start({ ...meeting, state: go(meeting, to.id) });
    }
    if (here.runs) return meeting.state;
    return { ...withClock(meeting, { ends: meeting.now + here.left }), began: begun(meeting), cover: null };
  };

  const pause = (meeting) => {
    const here = clock(meeting);
    return here && here.runs ? withClock(meeting, { left: here.left }) : meeting.state;
  };

  const toggle = (meeting) => {
    const here = clock(meeting);
    return here && here.runs ? pause(meeting) : start(meeting);
  };

  // Past zero the minute counts from now: that is what somebody asks for.
  const addMinute = (meeting) => {
    const here = clock(meeting);
    if (!here) return meeting.state;
    const left = Math.max(here.left, 0) + MINUTE;
    return withClock(meeting, here.runs ? { ends: meeting.now + left } : { left });
  };

  return {
    planOf, written, steps, screens, place, screen, step, stepOf, minutes, momentAfter, plannedStart, startsAt, shownOn, address, choose, isRunning, isOther, again,
    go, openedAt, following, comingPoint, nextMove, forward, back, showAll, first, last, cover, uncover, clock, phaseIndex, start, pause, toggle, addMinute
  };
})();
