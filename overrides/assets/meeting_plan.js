// The plan of a meeting: what it is made of, fitted to its people and its minutes. Pure functions of plain data.
//
// A meeting is `{start, blocks}`. A block is `{kind, module, title, at, steps}`: its kind is module, own, break or lunch, and
// `at` is the time a lunch is locked to. A step is `{kind, title, prompt, minutes, least, spare, sizes, phases}`: `sizes` are
// the least and the most of a group, a phase is `{title, who, minutes, least, round}`, and who works is alone, pairs, group or
// all. In a `round` everybody says something in turn. A step that is `held` has the minutes that somebody typed; a question in reserve is `spare`, and where it is
// `isIdle` too it comes in only where somebody asks for it, as a checklist in reserve always does. A break that `isRounded` begins at whole five minutes where it can. A wish is `{min, people, start, end, prompts}`, null where there is none.
const rhMeetingPlan = (() => {
  "use strict";

  const SECONDS_EACH = 20;
  // Who goes round the tables where no method says how large a group is.
  const TABLE = [3, 6];
  // How long each has when a round that is late goes round the tables.
  const SECONDS_AT_TABLE = 30;
  const DAY = 24 * 60;
  // No meeting is longer: an end before the beginning is a slip.
  // Asked when it is needed: the pile of sheets begins before the reading page's scripts.
  const longest = () => rhTyped.LIMITS.min[1];
  // What may be left out when there is too little time, in the order that hurts least; questions go from the last.
  const LEFT_OUT = ["spare", "checklist", "asking", "key_points", "look_back", "own", "break", "opening", "scene"];
  // Minutes: nobody sits longer without a break, and whoever sits no longer can do without one.
  const LONGEST_SITTING = 90;
  const ASKING = ["prompt", "force_field"];
  const FIXED = ["agreement", "break", "lunch"];

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  // --- times of day ---

  const minuteOfDay = (time) => {
    const [hours, minutes] = time.split(":");
    return 60 * Number(hours) + Number(minutes);
  };

  const timeOfDay = (minute) => {
    const within = ((minute % DAY) + DAY) % DAY;
    return [Math.floor(within / 60), within % 60].map((part) => String(part).padStart(2, "0")).join(":");
  };

  const after = (time, minutes) => timeOfDay(minuteOfDay(time) + minutes);

  const minutesBetween = (from, to) => (minuteOfDay(to) - minuteOfDay(from) + DAY) % DAY;

  // --- people ---

  // As few groups as the largest size allows, and as even as they can be: the larger ones first.
  const evenly = (people, count) =>
    Array.from({ length: count }, (_, index) => Math.floor(people / count) + (index < people % count ? 1 : 0));

  const groupsOf = (people, [, most]) => evenly(people, Math.max(Math.ceil(people / most), 1));

  // Whoever is left over makes one pair three.
  const pairsOf = (people) => evenly(people, Math.max(Math.floor(people / 2), 1));

  const secondsEach = (minutes, size) => Math.floor((minutes * 60) / size);

  // How long each has in a round, of those who go round together.
  const secondsOf = ({ minutes, groups, isRound }, people) =>
    (isRound && people !== null ? secondsEach(minutes, groups ? groups[0] : people) : null);

  const shownPhase = ({ title, who, minutes, round }, groups, people) =>
    ({ title, who, minutes, groups, seconds_each: secondsOf({ minutes, groups, isRound: round }, people) });

  const inGroups = (phase, { sizes }, people) => shownPhase({ ...phase, who: "group" }, groupsOf(people, sizes), people);

  // Whoever sits in a group stays in it for as long as what comes is made for groups of that size: a step has the sizes of before.
  const seated = (steps, people) => {
    let tables = null;
    return steps.map((step) => {
      const [fewest, most] = step.sizes || TABLE;
      const isStaying = tables !== null && groupsOf(people, tables).every((size) => size >= fewest && size <= most);
      const own = { ...step, sizes: isStaying ? tables : [fewest, most] };
      if (people !== null && step.phases.some(({ who }) => who === "group")) tables = own.sizes;
      return own;
    });
  };

  // How short a round for all can be when it goes round the tables; the step it is from says how many sit at one.
  const minutesAtTables = ({ sizes: [, most] }, { minutes, least }, people) => {
    const size = people === null ? most : groupsOf(people, [1, most])[0];
    return Math.max(Math.ceil((size * SECONDS_AT_TABLE) / 60), Math.min(least, minutes));
  };

  // A round for all that would give each too little goes round the tables.
  const withPeople = (phase, step, people) => {
    if (people === null || phase.who === "alone") return shownPhase(phase, null, phase.who === "alone" ? null : people);
    if (phase.who === "pairs") return shownPhase(phase, pairsOf(people), people);
    const isCrowded = phase.round && phase.who === "all" && secondsEach(phase.minutes, people) < SECONDS_EACH;
    return phase.who === "group" || isCrowded ? inGroups(phase, step, people) : shownPhase(phase, null, people);
  };

  // A phase of a plan's step with other minutes; with `tables` its round goes round the tables. `written` is the step as the page has it.
  const changedPhase = (step, index, { minutes, tables }, { written, people }) => {
    const phase = step.phases[index];
    const own = { ...written.phases[index], minutes, who: tables ? "group" : phase.who };
    if (people === null) return { ...phase, minutes, who: own.who };
    return own.who === "group" ? inGroups(own, step, people) : withPeople(own, step, people);
  };

  // --- which steps ---

  const isAsking = (step) => ASKING.includes(step.kind);

  const isFixed = (step) => FIXED.includes(step.kind);

  // The questions that somebody wants take the places of the planned ones, in the order wanted; more follow the last. Where none is
  // planned, they stand where those in reserve do.
  const withPrompts = (steps, prompts) => {
    const wanted = (prompts || []).map((id) => steps.find((step) => step.prompt === id)).filter(Boolean);
    if (!wanted.length) return steps.filter((step) => !step.spare);
    const asked = steps.filter((step) => step.prompt && !step.spare);
    const places = asked.length ? asked : steps.filter((step) => step.prompt).slice(0, 1);
    const inPlaces = places.map((_, index) => (index < places.length - 1 ? wanted.slice(index, index + 1) : wanted.slice(index)));
    return steps.flatMap((step) => (step.prompt ? inPlaces[places.indexOf(step)] || [] : [step])).filter((step) => !step.spare || step.prompt);
  };

  // The first module looks back, wherever it stands, and what is one's own: only once, and never in the midst of other modules.
  const isFirstLookBack = (step, before) => !before.some((other, place) =>
    (other.kind === "look_back" && isFirstLookBack(other, before.slice(0, place))) || (step.module && other.module && other.module !== step.module));

  // One looks back once, at the beginning, and agrees once, at the end.
  const isOnce = (step, place, steps) => {
    if (step.kind === "look_back") return isFirstLookBack(step, steps.slice(0, place));
    return step.kind !== "agreement" || step === steps.findLast((other) => other.kind === "agreement");
  };

  // --- minutes ---

  const phasesOf = (step) => (step.phases.length ? step.phases : [{ minutes: step.minutes, least: step.least, who: null }]);

  // What is fixed gives nothing away.
  const leastOf = (step) => (isFixed(step) ? step.minutes : sum(phasesOf(step).map(({ minutes, least }) => Math.min(minutes, least))));

  const leastMinutes = (steps) => sum(steps.map(leastOf));

  const planned = (steps) => sum(steps.map((step) => step.minutes));

  // Whole minutes by weight; what does not come out even goes to whoever is owed most.
  const byWeight = (total, weights) => {
    const all = sum(weights);
    const exact = weights.map((weight) => (all ? (total * weight) / all : 0));
    const shares = exact.map(Math.floor);
    const owed = exact.map((share, index) => [share - shares[index], index]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    owed.slice(0, all ? total - sum(shares) : 0).forEach(([, index]) => { shares[index] += 1; });
    return shares;
  };

  // Whoever listens first tells as long afterwards: a minute that one of two has too much goes to what they do with all.
  const fairly = (phases) => {
    const shared = phases.findLastIndex(({ who }) => who !== "pairs");
    const long = phases.findIndex((phase, index) => [index - 1, index + 1].some((other) =>
      phase.who === "pairs" && phases[other]?.who === "pairs" && phase.minutes === phases[other].minutes + 1));
    if (shared < 0 || long < 0) return phases;
    const given = { [long]: -1, [shared]: 1 };
    return phases.map((phase, index) => ({ ...phase, minutes: phase.minutes + (given[index] || 0) }));
  };

  // Every phase of some steps, each with what `change` says for it.
  const changed = (steps, change) => {
    const changes = change(steps.flatMap((step) => {
      const [isStepFixed, isHeld] = [isFixed(step), Boolean(step.held)];
      return phasesOf(step).map(({ who, minutes, least }) => ({ who, minutes, least, isFixed: isStepFixed, isHeld }));
    }));
    let next = 0;
    return steps.map((step) => {
      const own = changes.slice(next, next + phasesOf(step).length);
      next += own.length;
      const phases = step.phases.map((phase, index) => ({ ...phase, minutes: phase.minutes + own[index] }));
      return { ...step, minutes: step.minutes + sum(own), phases: fairly(phases) };
    });
  };

  const isTalk = ({ who, isFixed: isGiven }) => (who === "group" || who === "pairs") && !isGiven;

  const talkOf = (phases) => phases.map((phase) => (isTalk(phase) ? phase.minutes : 0));

  // What may grow: everything that is not fixed; what somebody typed only where nothing else can. A meeting with nothing else in it is as long as it is.
  const growing = (phases) => [(phase) => !phase.isFixed && !phase.isHeld, (phase) => !phase.isFixed]
    .map((mayGrow) => phases.map((phase) => (mayGrow(phase) ? phase.minutes : 0))).find((minutes) => sum(minutes) > 0) || phases.map(() => 0);

  // Talk in groups grows first, to twice its minutes; then everything that may, in proportion.
  const grown = (steps, more) => changed(steps, (phases) => {
    const free = growing(phases);
    const talk = free.map((minutes, index) => (isTalk(phases[index]) ? minutes : 0));
    const first = Math.min(more, sum(talk));
    const talked = byWeight(first, talk);
    const rest = byWeight(more - first, free);
    return phases.map((_, index) => talked[index] + rest[index]);
  });

  // Everything that is not fixed shrinks in proportion to what it has above its least; what somebody typed comes last.
  const shrunk = (steps, less) => changed(steps, (phases) => {
    const roomOf = (isHeld) => phases.map((phase) => (phase.isFixed || phase.isHeld !== isHeld ? 0 : Math.max(phase.minutes - phase.least, 0)));
    const [free, held] = [false, true].map(roomOf);
    const first = Math.min(less, sum(free));
    const shares = [byWeight(first, free), byWeight(less - first, held)];
    return phases.map((_, index) => -shares[0][index] - shares[1][index]);
  });

  // A step with other minutes, as far as they go: no phase under its least, and what is fixed gives nothing away.
  const resized = (step, minutes) => {
    const difference = Math.max(minutes, leastOf(step)) - step.minutes;
    return (difference < 0 ? shrunk([step], -difference) : grown([step], difference))[0];
  };

  // What is asked right after a story is about it, and stays as long as anything else is asked.
  const isAboutStory = (step, steps) => steps.find((other, index) => isAsking(other) && steps.slice(0, index).some(({ kind }) => kind === "scene")) === step;

  const isRest = ({ kind }) => kind === "break" || kind === "lunch";

  // The modules that ask something.
  const askingModules = (steps) => [...new Set(steps.filter(isAsking).map(({ module }) => module))];

  // The steps from one rest to the next, on both sides of a step.
  const sidesOf = (steps, index) => {
    const next = steps.findIndex((step, at) => at > index && isRest(step));
    return [steps.slice(steps.slice(0, index).findLastIndex(isRest) + 1, index), steps.slice(index + 1, next < 0 ? steps.length : next)];
  };

  const isNeeded = (step, steps) => sum(sidesOf(steps, steps.indexOf(step)).map(leastMinutes)) > LONGEST_SITTING;

  // What may go at all. The only question of a module stays with it, and where other modules ask too, so does what leads up to it: less of it is no module.
  const mayGo = (step, steps) => {
    const of = steps.filter((other) => isAsking(other) && other.module === step.module);
    if (step.kind === "break") return !isNeeded(step, steps);
    if (isAsking(step) && !step.spare) return of.length > 1;
    return !["opening", "scene"].includes(step.kind) || !of.length || askingModules(steps).length < 2;
  };

  // Questions go from the module that has most of them.
  const ofMost = (questions) => {
    const countOf = ({ module }) => questions.filter((other) => other.module === module).length;
    const most = Math.max(...questions.map(countOf));
    return questions.filter((step) => countOf(step) === most);
  };

  // The next to be left out of those that `mayLeave`; undefined where nothing more can be.
  const nextLeftOut = (steps, mayLeave) => {
    const classOf = (step) => (step.spare ? "spare" : isAsking(step) ? "asking" : step.kind);
    const last = (kind) => {
      const those = steps.filter((step) => classOf(step) === kind && mayLeave(step) && mayGo(step, steps));
      const some = kind === "asking" ? ofMost(those) : those;
      return some.findLast((step) => !isAboutStory(step, steps)) || some[some.length - 1];
    };
    for (const kind of LEFT_OUT) {
      const gone = last(kind);
      if (gone) return gone;
    }
    return undefined;
  };

  // Whether a break stands first, last or beside another rest.
  const isIdle = (steps, index) => [index - 1, index + 1].some((at) => !steps[at] || isRest(steps[at]));

  // Without the breaks that rest nobody any more, since what stood beside them `before` has gone.
  const withoutIdleBreaks = (steps, before) => {
    const gone = steps.find((step, index) => step.kind === "break" && isIdle(steps, index) && !isIdle(before, before.indexOf(step)));
    return gone ? withoutIdleBreaks(steps.filter((step) => step !== gone), before) : steps;
  };

  const isFitting = (steps, minutes) => leastMinutes(steps) <= minutes;

  // Without as many of those that `mayLeave` as it takes.
  const reduced = (steps, minutes, mayLeave) => {
    const gone = isFitting(steps, minutes) ? undefined : nextLeftOut(steps, mayLeave);
    return gone ? reduced(withoutIdleBreaks(steps.filter((step) => step !== gone), steps), minutes, mayLeave) : steps;
  };

  // Without the last of several modules all of whose steps `mayLeave`, rather not the one that people agree in: what they agree on stays. The same steps
  // where there is none.
  const withoutModule = (steps, mayLeave) => {
    const asking = askingModules(steps);
    const isFree = (slug) => steps.every((step) => step.module !== slug || mayLeave(step));
    const isAgreeing = (slug) => steps.some(({ module, kind }) => module === slug && kind === "agreement");
    const free = asking.length > 1 ? asking.filter(isFree) : [];
    const gone = free.findLast((slug) => !isAgreeing(slug)) || free[free.length - 1];
    return gone ? withoutIdleBreaks(steps.filter(({ module, kind }) => module !== gone || kind === "agreement"), steps) : steps;
  };

  const isNotHeld = ({ held }) => !held;

  // First what can be missed of each module, then a whole module: what is left has its time again. What somebody typed a length for goes when nothing else can.
  const withoutWhatDoesNotFit = (steps, minutes) => {
    const kept = reduced(steps, minutes, isNotHeld);
    if (isFitting(kept, minutes)) return kept;
    const fewer = withoutModule(steps, isNotHeld);
    if (fewer !== steps) return withoutWhatDoesNotFit(fewer, minutes);
    const left = reduced(kept, minutes, () => true);
    const fewest = isFitting(left, minutes) ? steps : withoutModule(steps, () => true);
    return fewest === steps ? left : withoutWhatDoesNotFit(fewest, minutes);
  };

  // Questions in reserve come in where talk would have to grow to more than twice its minutes, first those of the module that has least time.
  const withReserve = (steps, all, minutes) => {
    const left = minutes - planned(steps);
    if (left - sum(talkOf(steps.flatMap(phasesOf))) <= 0) return steps;
    const taken = new Set(steps);
    const times = new Map();
    steps.forEach((step) => times.set(step.module, (times.get(step.module) || 0) + step.minutes));
    const timeOf = ({ module }) => times.get(module) || 0;
    const next = all.filter((step) => step.prompt && step.spare && !step.isIdle && !taken.has(step) && step.minutes <= left)
      .reduce((best, step) => (best && timeOf(best) <= timeOf(step) ? best : step), null);
    return next ? withReserve(all.filter((step) => step === next || taken.has(step)), all, minutes) : steps;
  };

  // Steps with exactly so many minutes, or with their least where that is more. `all` are the steps to take from.
  const fitted = (steps, all, minutes) => {
    const fitting = withoutWhatDoesNotFit(steps, minutes);
    // What has gone as a whole comes back by none of its questions.
    const gone = askingModules(steps).filter((slug) => !askingModules(fitting).includes(slug));
    const kept = withReserve(fitting, all.filter((step) => !gone.includes(step.module) || fitting.includes(step)), minutes);
    const difference = Math.max(minutes, leastMinutes(kept)) - planned(kept);
    return difference < 0 ? shrunk(kept, -difference) : grown(kept, difference);
  };

  // --- the clock ---

  // The steps with the minutes they get. What stands before a lunch that is locked to the clock ends when that begins; a
  // lunch that nobody would reach in time comes when it comes.
  const timed = (steps, all, { start, minutes }) => {
    const lunch = start === null ? undefined : steps.find((step) => step.at);
    if (!lunch) return minutes === null ? steps : fitted(steps, all, minutes);
    const until = minutesBetween(start, lunch.at);
    const ofPart = (isBefore) => all.filter(({ place }) => (place < lunch.place) === isBefore);
    const before = fitted(steps.slice(0, steps.indexOf(lunch)), ofPart(true), until);
    // A time that is over by then, or comes when all have gone home, is none that can be kept.
    const isInTime = planned(before) === until && until + lunch.minutes <= (minutes ?? longest());
    if (!isInTime) return timed(steps.map((step) => (step === lunch ? { ...step, at: null } : step)), all, { start, minutes });
    const from = planned(before) + lunch.minutes;
    const rest = { start: after(start, from), minutes: minutes === null ? null : Math.max(minutes - from, 0) };
    return [...before, lunch, ...timed(steps.slice(steps.indexOf(lunch) + 1), ofPart(false), rest)];
  };

  // --- breaks at times that one remembers ---

  const REMEMBERED = 5;

  const isFree = (step) => !isFixed(step) && !step.held;

  // A break begins at whole five minutes where what is beside it can give and take a minute or two: what is fixed or typed does not.
  const roundedAt = (steps, index, start) => {
    const late = (minuteOfDay(start) + planned(steps.slice(0, index))) % REMEMBERED;
    const [before, following] = sidesOf(steps, index).map((side) => side.filter(isFree));
    const isLate = late <= REMEMBERED / 2;
    const moved = isLate ? late : REMEMBERED - late;
    const [giving, taking] = isLate ? [before, following] : [following, before];
    if (!moved || !taking.length || planned(giving) - leastMinutes(giving) < moved) return steps;
    const changes = new Map([...shrunk(giving, moved), ...grown(taking, moved)].map((step) => [step.place, step]));
    return steps.map((step) => changes.get(step.place) || step);
  };

  // With the breaks that are to be rounded at such times.
  const rounded = (steps, start) => (start === null ? steps
    : steps.reduce((now, { isRounded }, index) => (isRounded ? roundedAt(now, index, start) : now), steps));

  // --- the plan ---

  // When it begins and how long it is, of what is wished and what the meeting says itself; null where nobody says.
  const frame = (meeting, { min, start, end }) => {
    const from = start ?? (end && min ? timeOfDay(minuteOfDay(end) - min) : meeting.start);
    const between = from && end ? minutesBetween(from, end) : 0;
    return { start: from, minutes: min ?? (between > 0 && between <= longest() ? between : null) };
  };

  // Something of one's own that nobody typed the minutes of has at least half of what it was planned with: with less it is nothing.
  const half = ({ minutes, least }) => Math.max(Math.min(minutes, least), Math.ceil(minutes / 2));

  const halved = (step) => ({ ...step, least: half(step), phases: step.phases.map((phase) => ({ ...phase, least: half(phase) })) });

  const stepsOf = ({ blocks }) => {
    let next = 0;
    return blocks.flatMap(({ module, at, steps }, block) => steps.map((step) => {
      const isPlanned = step.kind === "own" && !step.held;
      const own = { ...(isPlanned ? halved(step) : step), module: module || null, block, at: at ?? null, place: next };
      next += 1;
      return own;
    }));
  };

  const begun = (steps) => {
    let starts = 0;
    return steps.map((step) => {
      const own = { ...step, starts };
      starts += step.minutes;
      return own;
    });
  };

  // A lunch says when it is, where it is kept to the clock.
  const shownStep = (people, start) => (step) => ({
    ...(step.at && start && after(start, step.starts) === step.at && { at: step.at }), id: step.id, module: step.module, kind: step.kind, title: step.title, prompt: step.prompt || null, starts: step.starts,
    minutes: step.minutes, sizes: step.sizes, phases: step.phases.map((phase) => withPeople(phase, step, people))
  });

  const shownBlocks = (meeting, steps) => meeting.blocks.flatMap(({ module, title }, index) => {
    const own = steps.filter((step) => step.block === index);
    return own.length ? [{ module: module || null, title, starts: own[0].starts, minutes: planned(own) }] : [];
  });

  // The plan of a meeting for what is wished. `least` is how short it can be, where it is longer than wished, `most` how long it can be, where it is
  // shorter, `missed` the times that no lunch can be kept to, and `otherEnd` an end that was wished and that the other wishes do not lead to.
  const plan = (meeting, { min = null, people = null, start = null, end = null, prompts = null } = {}) => {
    const all = stepsOf(meeting);
    const chosen = meeting.blocks
      .flatMap((_, index) => withPrompts(all.filter((step) => step.block === index), prompts));
    const kept = chosen.filter(isOnce);
    const given = frame(meeting, { min, start, end });
    const steps = begun(rounded(timed(kept, prompts ? [] : all, given), given.start));
    const minutes = planned(steps);
    const from = given.start ?? (end ? timeOfDay(minuteOfDay(end) - minutes) : null);
    const shown = new Set(steps.map(({ place }) => place));
    const gone = (some) => some.filter(({ place }) => !shown.has(place));
    const ends = from && timeOfDay(minuteOfDay(from) + minutes);
    const isAsLong = given.minutes === null || minutes === given.minutes;
    return {
      minutes, people, start: from, end: ends,
      blocks: shownBlocks(meeting, steps),
      steps: seated(steps, people).map(shownStep(people, from)),
      dropped: gone(chosen).map(({ module, kind, title, place, block }) => ({
        module, ...(module && { of: meeting.blocks[block].title }), kind, title, why: kept.some((step) => step.place === place) ? "time" : "once"
      })),
      least: given.minutes !== null && minutes > given.minutes ? minutes : null, most: given.minutes !== null && minutes < given.minutes ? minutes : null,
      otherEnd: end && isAsLong && end !== ends ? end : null,
      missed: kept.filter(({ at, id }) => at && from && !steps.some((step) => step.id === id && after(from, step.starts) === at)).map(({ at }) => at)
    };
  };

  return { LONGEST_SITTING, groupsOf, pairsOf, byWeight, fairly, timeOfDay, after, minutesBetween, minutesAtTables, changedPhase, resized, isRest, plan };
})();
