// The state of a meeting that is held: what was asked for, where one is, which clocks run and what was cut. How it begins, and
// whether one that was stored or received can be taken. Pure functions of a meeting, `{page, state, now}`: the page as
// macros/views/meeting_plan.py makes it, the state as `fresh` makes it, the time in milliseconds.
const rhMeetingState = (() => {
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
  const VERSION = 3;
  // What may stand over the screen that one is at.
  const COVERS = ["blank", "stop"];
  const MOST_CUTS = 50;

  // `at` is a screen, and null before anybody has moved. A cut is `{step, phase, minutes, tables}`; its phase is null where the
  // step was left out, and `tables` says that a round goes round the tables.
  const fresh = ({ wishes, parts } = rhMeetingAsked.nothing) => ({
    v: VERSION, wishes, parts, at: null, shown: {}, clocks: {}, cuts: [], cover: null, began: null, entered: null, saved: 0
  });

  // --- what somebody wrote is not kept ---

  // A number that tells one text from another, and does not say it.
  const digest = (text) => [...text].reduce((hash, sign) => (Math.imul(hash, 31) + sign.codePointAt(0)) | 0, 7);

  // A meeting that is made names itself by its parts, and what is one's own there has a title; a module's own key is one word.
  const keyOf = ({ key }) => (key.includes(" ") ? digest(key) : key);

  const entitled = (parts, titleOf) => parts && parts.map((part) => (part.title ? { ...part, title: titleOf(part.title) } : part));

  // The state as it is stored and sent.
  const sealed = (state) => ({ ...state, parts: entitled(state.parts, digest) });

  // The titles come from this window's own address; what it does not know has none.
  const opened = (kept, { parts }) => {
    const known = (parts || []).map(({ title }) => title).filter(Boolean);
    return { ...kept, parts: entitled(kept.parts, (number) => known.find((title) => digest(title) === number) || "Noe eget") };
  };

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  const isWhole = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;

  const isWithin = (value, now) => Number.isFinite(value) && Math.abs(value - now) <= LONGEST;

  const isTimeBefore = (value, now) => isWithin(value, now) && value <= now + AHEAD;

  const stepsOf = (page, state) => rhMeetingAsked.stepsOf(rhMeetingAsked.composed(page, state.parts));

  // Only what the page knows is ever looked up, and only what an object holds itself.
  const picked = (kept, keys, check) => {
    const good = {};
    if (!isObject(kept)) return good;
    keys.forEach((key) => {
      const value = Object.hasOwn(kept, key) ? check(kept[key], key) : undefined;
      if (value !== undefined) good[key] = value;
    });
    return good;
  };

  const clockKeys = (steps) =>
    steps.flatMap(({ id, phases }) => Array.from({ length: Math.max(phases.length, 1) }, (_, index) => `${id}/${index}`));

  const checkedClocks = (steps, kept, now) => picked(kept, clockKeys(steps), (clock) => {
    if (!isObject(clock)) return undefined;
    if (isWithin(clock.ends, now)) return { ends: clock.ends };
    return isWithin(clock.left, 0) ? { left: clock.left } : undefined;
  });

  const checkedShown = (screens, steps, kept) => {
    const most = (id) => {
      const screen = screens.find((one) => one.id === id);
      return screen.phases ? steps.find((step) => step.id === screen.step).phases.length : screen.points || 1;
    };
    return picked(kept, screens.map((screen) => screen.id), (shown, id) => (isWhole(shown, 1, most(id)) ? shown : undefined));
  };

  // What was asked for is written and read again: so it is what an address could have said.
  const checkedAsked = (page, state, kept) => {
    try {
      return rhMeetingAsked.read(page, rhMeetingAsked.address(opened(kept, state)));
    } catch {
      return rhMeetingAsked.nothing;
    }
  };

  // The agreement is never cut, and a phase never under its least.
  const isCut = (steps) => (cut) => {
    const step = isObject(cut) && steps.find(({ id }) => id === cut.step);
    if (!step || step.kind === "agreement") return false;
    if (cut.phase === null) return true;
    const phase = step.phases[cut.phase];
    return Boolean(phase) && Number.isInteger(cut.phase) && isWhole(cut.minutes, 1, LONGEST / MINUTE) && typeof cut.tables === "boolean";
  };

  const checkedCuts = (steps, kept) => {
    const good = Array.isArray(kept) ? kept.slice(0, MOST_CUTS).filter(isCut(steps)) : [];
    const asking = steps.filter((step) => step.prompt && !step.spare);
    const isLeftOut = (step) => good.some((cut) => cut.step === step.id && cut.phase === null);
    return asking.length && asking.every(isLeftOut)
      ? []
      : good.map(({ step, phase, minutes, tables }) => ({ step, phase, minutes: phase === null ? null : minutes, tables: tables === true }));
  };

  // A meeting that was stored or received, checked field by field; null where it is none of this page, or too old.
  const checked = ({ page, state, now }, kept) => {
    if (!isObject(kept) || kept.v !== VERSION || !isTimeBefore(kept.saved, now) || now - kept.saved >= TOO_OLD) return null;
    const asked = checkedAsked(page, state, kept);
    const steps = stepsOf(page, asked);
    const screens = rhMeetingAsked.screensOf(page, asked.parts);
    if (kept.at !== null && !screens.some((screen) => screen.id === kept.at)) return null;
    return {
      ...fresh(asked), at: kept.at, saved: kept.saved, cuts: checkedCuts(steps, kept.cuts),
      shown: checkedShown(screens, steps, kept.shown), clocks: checkedClocks(steps, kept.clocks, now),
      cover: COVERS.includes(kept.cover) ? kept.cover : null,
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

  // From the first move until nobody has moved for hours.
  const isUnderWay = ({ state, now }) => state.began !== null && now - state.saved < TOO_OLD;

  // A window that stood open since another meeting. What was never kept is as new.
  const isOver = ({ state, now }) => state.saved > 0 && now - state.saved >= TOO_OLD;

  return { MINUTE, TOO_OLD, VERSION, fresh, keyOf, sealed, checked, parsed, newest, stamped, isUnderWay, isOver };
})();
