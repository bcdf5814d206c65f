// The rules of a meeting: what comes next, how long there is left, what is cut when it is late, and which stored or
// received meeting is taken. Pure functions of a meeting, `{plan, state, now}`: the plan as the page has it, the state as
// `fresh` makes it, the time in milliseconds. What changes something returns a new state, or the same one if nothing did.
const rhMeetingRules = (() => {
  "use strict";

  const MINUTE = 60000;
  // What is older belongs to another meeting.
  const TOO_OLD = 4 * 60 * MINUTE;
  // Clocks of machines are set; a time further ahead than this is no time at all.
  const AHEAD = MINUTE;
  // No phase and no delay is longer.
  const LONGEST = 12 * 60 * MINUTE;
  // A stored meeting is some hundred signs.
  const LONGEST_TEXT = 50000;
  // Counts the shapes of the state. What another edition of these rules has stored begins anew.
  const VERSION = 2;
  const LEAST_ALONE = 3;
  const LEAST_AGREEMENT = 5;
  const ALONE = "hver for seg";

  // --- the plan ---

  const asked = (plan) => plan.steps.filter((step) => step.prompt);

  const isPrompt = (plan, id) => asked(plan).some((step) => step.prompt === id);

  const hasScreen = (plan, id) => plan.screens.some((screen) => screen.id === id);

  const stepOf = ({ plan }, screen) => plan.steps.find((step) => step.number === screen.step);

  // Whether a step comes later than another. Numbers are names: a spare step has a high one and stands between.
  const isAfter = (plan, step, other) => plan.steps.indexOf(step) > plan.steps.indexOf(other);

  const isWithout = (plan, prompts) => plan.steps.every((step) => step.prompt && !prompts.includes(step.prompt));

  // The prompts that are used, in the plan's order; null where they are the planned ones, or no meeting would be left.
  const normalized = (plan, prompts) => {
    const isPlanned = asked(plan).every((step) => prompts.includes(step.prompt) === !step.spare);
    if (isPlanned || isWithout(plan, prompts)) return null;
    return asked(plan).filter((step) => prompts.includes(step.prompt)).map((step) => step.prompt);
  };

  // --- the address ---

  // A time of day as "14:05", from what somebody typed; null where it is none.
  const timeOfDay = (text) => {
    const [, hours, minutes] = /^\s*(\d\d?)[:.](\d\d)\s*$/.exec(text) || [];
    return hours < 24 && minutes < 60 ? `${hours.padStart(2, "0")}:${minutes}` : null;
  };

  // What was chosen beforehand: prompts (null: as planned) and the end; `unknown` holds what was not understood.
  const readAddress = (plan, search) => {
    const query = new URLSearchParams(search);
    const ids = (query.get("q") || "").split(",").map((id) => id.trim()).filter(Boolean);
    const known = ids.filter((id) => isPrompt(plan, id));
    const typed = query.get("slutt") || "";
    const end = timeOfDay(typed) || "";
    const says = query.has("q") && (known.length > 0 || ids.length === 0);
    const unknown = ids.filter((id) => !isPrompt(plan, id)).map((id) => `q=${id}`);
    if (typed && !end) unknown.push(`slutt=${typed}`);
    return { prompts: says ? normalized(plan, known) : null, end, unknown, isSilent: !says && !end };
  };

  const address = ({ state }) => {
    const query = [];
    if (state.prompts) query.push(`q=${state.prompts.join(",")}`);
    if (state.end) query.push(`slutt=${state.end}`);
    return query.length ? `?${query.join("&")}` : "";
  };

  // --- the state, and whether one that comes from elsewhere can be one ---

  const fresh = (plan, { prompts = null, end = "" } = {}) => ({
    v: VERSION, prompts, end, at: plan.screens[0].id, shown: {}, clocks: {}, dropped: [], shortened: {}, before: null,
    began: null, entered: null, saved: 0
  });

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  const isWhole = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;

  const isWithin = (value, now) => Number.isFinite(value) && Math.abs(value - now) <= LONGEST;

  const isTimeBefore = (value, now) => isWithin(value, now) && value <= now + AHEAD;

  // Only what the plan knows is ever looked up, and only what an object holds itself.
  const picked = (kept, keys, check) => {
    const good = {};
    if (!isObject(kept)) return good;
    keys.forEach((key) => {
      const value = Object.prototype.hasOwnProperty.call(kept, key) ? check(kept[key], key) : undefined;
      if (value !== undefined) good[key] = value;
    });
    return good;
  };

  const clockKeys = (plan) =>
    plan.steps.flatMap((step) => Array.from({ length: Math.max(step.phases.length, 1) }, (_, index) => `${step.number}/${index}`));

  const checkedClocks = (plan, kept, now) => picked(kept, clockKeys(plan), (clock) => {
    if (!isObject(clock)) return undefined;
    if (isWithin(clock.ends, now)) return { ends: clock.ends };
    return isWithin(clock.left, 0) ? { left: clock.left } : undefined;
  });

  const checkedShown = (plan, kept) => {
    const most = (id) => partsOf({ plan }, plan.screens.find((screen) => screen.id === id));
    const ids = plan.screens.map((screen) => screen.id);
    return picked(kept, ids, (shown, id) => (isWhole(shown, 1, most(id)) ? shown : undefined));
  };

  const checkedPrompts = (plan, kept) => {
    const known = Array.isArray(kept) ? asked(plan).map((step) => step.prompt).filter((id) => kept.includes(id)) : [];
    return Array.isArray(kept) && (known.length || !kept.length) ? normalized(plan, known) : null;
  };

  const checkedDropped = (plan, prompts, kept) => {
    const used = asked(plan).filter((step) => isChosen({ prompts }, step)).map((step) => step.number);
    const dropped = Array.isArray(kept) ? used.filter((number) => kept.includes(number)) : [];
    return dropped.length < used.length ? dropped : [];
  };

  // What was cut holds to what may be cut, or the whole step is as planned.
  const checkedShortened = (plan, kept) => {
    const good = {};
    plan.steps.forEach((step) => {
      const own = picked(kept, step.phases.map((_, index) => `${step.number}/${index}`), (minutes, key) => {
        const phase = step.phases[Number(key.split("/")[1])];
        const least = phase.who === ALONE ? Math.min(LEAST_ALONE, phase.minutes) : 1;
        return isWhole(minutes, least, phase.minutes) ? minutes : undefined;
      });
      const isTooShort = step.kind === "agreement" && minutesOf({ state: { shortened: own } }, step) < LEAST_AGREEMENT;
      if (!isTooShort) Object.assign(good, own);
    });
    return good;
  };

  // A meeting that was stored or received, checked field by field; null where it is none of this plan, or too old.
  const checked = ({ plan, now }, kept) => {
    if (!isObject(kept) || kept.v !== VERSION || !hasScreen(plan, kept.at)) return null;
    if (!isTimeBefore(kept.saved, now) || now - kept.saved >= TOO_OLD) return null;
    const prompts = checkedPrompts(plan, kept.prompts);
    const cuts = (some) => ({
      dropped: checkedDropped(plan, prompts, some.dropped), shortened: checkedShortened(plan, some.shortened)
    });
    return {
      ...fresh(plan), prompts, ...cuts(kept), at: kept.at, saved: kept.saved,
      end: (typeof kept.end === "string" && timeOfDay(kept.end)) || "",
      shown: checkedShown(plan, kept.shown), clocks: checkedClocks(plan, kept.clocks, now),
      before: isObject(kept.before) ? cuts(kept.before) : null,
      began: isTimeBefore(kept.began, now) ? kept.began : null,
      entered: isTimeBefore(kept.entered, now) ? kept.entered : null
    };
  };

  // The same from text, as it is stored.
  const parsed = (meeting, text) => {
    if (typeof text !== "string" || text.length > LONGEST_TEXT) return null;
    try {
      return checked(meeting, JSON.parse(text));
    } catch {
      return null;
    }
  };

  // The newer of two, so that a window that slept overwrites nothing. A time ahead of the clock loses: the clock was set.
  const newest = (meeting, other) => {
    const { state, now } = meeting;
    const taken = checked(meeting, other);
    return taken && (taken.saved > state.saved || state.saved > now + AHEAD) ? taken : state;
  };

  const stamped = ({ state, now }) => ({
    ...state, saved: state.saved > now + AHEAD ? now : Math.max(now, state.saved + 1)
  });

  // Whether somebody would lose something if the meeting began anew.
  const isRunning = (meeting) => meeting.state.began !== null || place(meeting) > 0;

  // From the first move until nobody has moved for hours.
  const isUnderWay = ({ state, now }) => state.began !== null && now - state.saved < TOO_OLD;

  // A window that stood open since another meeting. What was never kept is as new.
  const isOver = ({ state, now }) => state.saved > 0 && now - state.saved >= TOO_OLD;

  // Whether a link asks for something else than the meeting that is running.
  const isOther = ({ plan, state }, link) => {
    const isOtherChoice = JSON.stringify([link.prompts, link.end]) !== JSON.stringify([state.prompts, state.end]);
    const isOtherPlace = hasScreen(plan, link.screen) && link.screen !== state.at;
    return (!link.isSilent && isOtherChoice) || isOtherPlace;
  };

  // --- the plan as it is now ---

  const isChosen = (state, step) => !step.prompt || (state.prompts ? state.prompts.includes(step.prompt) : !step.spare);

  const isDropped = (state, step) => state.dropped.includes(step.number);

  const chosenSteps = ({ plan, state }) => plan.steps.filter((step) => isChosen(state, step));

  const steps = (meeting) => chosenSteps(meeting).filter((step) => !isDropped(meeting.state, step));

  const screens = (meeting) => {
    const used = steps(meeting);
    return meeting.plan.screens.filter((screen) => used.includes(stepOf(meeting, screen)));
  };

  // Where one stands is kept even if it was left out: then one is at what comes before it.
  const place = (meeting) => {
    const order = meeting.plan.screens.map((screen) => screen.id);
    const here = order.indexOf(meeting.state.at);
    return Math.max(screens(meeting).filter((screen) => order.indexOf(screen.id) <= here).length - 1, 0);
  };

  const screen = (meeting) => screens(meeting)[place(meeting)];

  const step = (meeting) => stepOf(meeting, screen(meeting));

  const phaseMinutes = ({ state }, of, index) =>
    state.shortened[`${of.number}/${index}`] ?? (of.phases.length ? of.phases[index].minutes : of.minutes);

  const minutesFrom = (meeting, of, index) =>
    of.phases.slice(index).reduce((sum, _, later) => sum + phaseMinutes(meeting, of, index + later), 0);

  const minutesOf = (meeting, of) => (of.phases.length ? minutesFrom(meeting, of, 0) : of.minutes);

  const asPlanned = (some) => some.reduce((sum, one) => sum + one.minutes, 0);

  const planned = (meeting) => asPlanned(steps(meeting));

  const shownOn = ({ state }, some) => state.shown[some.id] || 1;

  const partsOf = ({ plan }, some) => (some.phases ? stepOf({ plan }, some).phases.length : some.points);

  // A question that was dropped because it was late is still one of the planned, unless somebody wants it back.
  const choose = ({ plan, state }, prompts, end) => {
    const dropped = asked(plan).filter((one) => isDropped(state, one) && !prompts.includes(one.prompt));
    const chosen = normalized(plan, [...prompts, ...dropped.map((one) => one.prompt)]);
    return { ...state, prompts: chosen, end: timeOfDay(end) || "", dropped: dropped.map((one) => one.number) };
  };

  // --- moving ---

  const begun = ({ state, now }) => state.began ?? now;

  const go = (meeting, id) => {
    const { state, now } = meeting;
    const all = screens(meeting);
    if (id === state.at || !all.some((one) => one.id === id)) return state;
    // Whoever looks through everything beforehand and goes back to the start has not begun.
    const moved = { ...state, at: id, began: id === all[0].id ? null : begun(meeting) };
    return step({ ...meeting, state: moved }) === step(meeting) ? moved : { ...moved, entered: now };
  };

  // Where a page is opened: that alone begins nothing.
  const openedAt = (meeting, id) => ({ ...go(meeting, id), began: meeting.state.began });

  const neighbour = (meeting, by) => {
    const next = screens(meeting)[place(meeting) + by];
    return next ? go(meeting, next.id) : meeting.state;
  };

  const withShown = (state, here, shown) => ({ ...state, shown: { ...state.shown, [here.id]: shown } });

  const forward = (meeting) => {
    const { state, now } = meeting;
    const here = screen(meeting);
    if (shownOn(meeting, here) >= partsOf(meeting, here)) return neighbour(meeting, 1);
    const next = { ...withShown(state, here, shownOn(meeting, here) + 1), began: begun(meeting) };
    if (!here.phases || !clock(meeting).runs) return next;
    const moved = { ...meeting, state: next };
    return withClock(moved, { ends: now + clock(moved).left });
  };

  // Back through the phases, since one press too many had started the next one's clock; past points in one step.
  const back = (meeting) => {
    const { state } = meeting;
    const here = screen(meeting);
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

  const again = ({ plan, state }) => ({ ...fresh(plan, state), saved: state.saved });

  // --- the clock of the phase one is in, or of a step that has none ---

  // What has phases has its clock on their own screen, and takes it along to what is written together.
  const clockScreen = (meeting) => {
    const here = screen(meeting);
    return meeting.plan.screens.find((other) => other.step === here.step && other.phases) || here;
  };

  const phaseIndex = (meeting) => {
    const own = clockScreen(meeting);
    return own.phases ? shownOn(meeting, own) - 1 : 0;
  };

  const clockKey = (meeting) => `${screen(meeting).step}/${phaseIndex(meeting)}`;

  const withClock = (meeting, set) =>
    ({ ...meeting.state, clocks: { ...meeting.state.clocks, [clockKey(meeting)]: set } });

  const isBeforeClock = (meeting) => {
    const all = meeting.plan.screens;
    return all.indexOf(screen(meeting)) < all.indexOf(clockScreen(meeting));
  };

  const leftOn = (kept, whole, now) => {
    if (!kept) return whole;
    return kept.ends ? kept.ends - now : kept.left;
  };

  // Null where the question stands alone, before its phases.
  const clock = (meeting) => {
    const { state, now } = meeting;
    const kept = state.clocks[clockKey(meeting)];
    if (!kept && isBeforeClock(meeting)) return null;
    const own = step(meeting);
    const index = phaseIndex(meeting);
    const minutes = phaseMinutes(meeting, own, index);
    return {
      phase: own.phases[index] || { title: own.title, who: "" },
      minutes,
      number: index + 1,
      of: own.phases.length || 1,
      runs: Boolean(kept && kept.ends),
      started: Boolean(kept),
      ends: (kept && kept.ends) || null,
      left: leftOn(kept, minutes * MINUTE, now)
    };
  };

  // On a question the clock is one screen further on.
  const start = (meeting) => {
    const there = clock(meeting) ? meeting : { ...meeting, state: go(meeting, clockScreen(meeting).id) };
    if (clock(there).runs) return there.state;
    return { ...withClock(there, { ends: meeting.now + clock(there).left }), began: begun(there) };
  };

  const pause = (meeting) => {
    const running = clock(meeting);
    return running && running.runs ? withClock(meeting, { left: running.left }) : meeting.state;
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

  // --- ahead or behind ---

  // The end that was typed, as a moment: today, or past midnight where that is soon; null where it had passed already.
  const typedEnd = ({ state, now }) => {
    if (!state.end) return null;
    const from = state.began ?? now;
    const end = new Date(from);
    const [hours, minutes] = state.end.split(":");
    end.setHours(hours, minutes, 0, 0);
    if (end >= from) return end.getTime();
    end.setDate(end.getDate() + 1);
    return end - from <= TOO_OLD ? end.getTime() : null;
  };

  const hasEndPassed = (meeting) => Boolean(meeting.state.end) && typedEnd(meeting) === null;

  const plannedEnd = (meeting) => {
    const { state } = meeting;
    const end = typedEnd(meeting);
    if (end !== null) return end;
    return state.began === null ? null : state.began + asPlanned(chosenSteps(meeting)) * MINUTE;
  };

  const leftOfStep = (meeting) => {
    const { state, now } = meeting;
    const own = step(meeting);
    const running = clock(meeting);
    const whole = minutesOf(meeting, own) * MINUTE;
    if (running && (running.started || own.phases.length)) {
      return Math.max(running.left, 0) + minutesFrom(meeting, own, running.number) * MINUTE;
    }
    return own.phases.length || state.entered === null ? whole : Math.max(whole - (now - state.entered), 0);
  };

  const comingSteps = (meeting) => steps(meeting).filter((one) => isAfter(meeting.plan, one, step(meeting)));

  const remaining = (meeting) =>
    leftOfStep(meeting) + comingSteps(meeting).reduce((sum, one) => sum + minutesOf(meeting, one) * MINUTE, 0);

  // Whole minutes behind (ahead when negative) against the planned end; null where there is none.
  const late = (meeting) => {
    const end = plannedEnd(meeting);
    return end === null ? null : Math.round((meeting.now + remaining(meeting) - end) / MINUTE);
  };

  // --- what to cut ---

  // Thinking alone is never cut below its least; what is done together never below half.
  const leastOf = (meeting, of, index) => {
    const minutes = phaseMinutes(meeting, of, index);
    return of.phases[index].who === ALONE ? Math.min(minutes, LEAST_ALONE) : Math.ceil(minutes / 2);
  };

  const isBegun = (meeting, of, index) =>
    of === step(meeting) && clock(meeting) !== null && index <= phaseIndex(meeting);

  // What can be taken from each phase of a step that has not begun; an agreement keeps its least.
  const cuttableIn = (meeting, of) => {
    let room = of.kind === "agreement" ? Math.max(minutesOf(meeting, of) - LEAST_AGREEMENT, 0) : Infinity;
    return of.phases.flatMap((_, index) => {
      const from = phaseMinutes(meeting, of, index);
      const can = Math.min(from - leastOf(meeting, of, index), room);
      if (isBegun(meeting, of, index) || can < 1) return [];
      room -= can;
      return [{ step: of, index, from, can }];
    });
  };

  // The greatest first, so that few phases are touched.
  const cuttable = (meeting, without) =>
    [step(meeting), ...comingSteps(meeting)]
      .filter((one) => one !== without)
      .flatMap((one) => cuttableIn(meeting, one))
      .sort((a, b) => b.can - a.can);

  const shortenings = (meeting, need, without) => {
    let left = Math.max(need, 0);
    const taken = [];
    cuttable(meeting, without).forEach(({ step: of, index, from, can }) => {
      const cut = Math.min(can, left);
      left -= cut;
      if (cut > 0) taken.push({ step: of, index, from, to: from - cut });
    });
    return { shorten: taken, left };
  };

  // The last question still to come; null where it is the only one: a meeting without any question is another meeting.
  const droppable = (meeting) => {
    const coming = comingSteps(meeting).filter((one) => one.prompt);
    const questions = steps(meeting).filter((one) => one.prompt);
    return questions.length > 1 && coming.length ? coming[coming.length - 1] : null;
  };

  // The gentlest cut that keeps the end: shorter phases; else the last question still to come is dropped too.
  const proposal = (meeting) => {
    const need = late(meeting);
    if (need === null || need < 1) return null;
    const shorter = shortenings(meeting, need, null);
    const drop = shorter.left ? droppable(meeting) : null;
    return drop ? { drop, ...shortenings(meeting, need - minutesOf(meeting, drop), drop) } : { drop: null, ...shorter };
  };

  const accept = ({ state }, cut) => {
    const shorter = cut.shorten.map(({ step: of, index, to }) => [`${of.number}/${index}`, to]);
    return {
      ...state,
      before: { dropped: state.dropped, shortened: state.shortened },
      dropped: cut.drop ? [...state.dropped, cut.drop.number] : state.dropped,
      shortened: { ...state.shortened, ...Object.fromEntries(shorter) }
    };
  };

  const undo = ({ state }) => (state.before ? { ...state, ...state.before, before: null } : state);

  return {
    MINUTE, TOO_OLD, VERSION,
    timeOfDay, readAddress, address, fresh, checked, parsed, newest, stamped, isRunning, isUnderWay, isOver, isOther,
    stepOf, steps, screens, place, screen, phaseMinutes, minutesOf, planned, shownOn, choose,
    go, openedAt, forward, back, showAll, first, last, again, clock, start, pause, toggle, addMinute,
    plannedEnd, hasEndPassed, late, proposal, accept, undo
  };
})();
