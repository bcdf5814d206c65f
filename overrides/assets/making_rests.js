// Where what is added to a meeting has its place: breaks, a lunch by the clock, and something of one's own. Pure functions of the parts of
// a meeting and of `planned`, which says of any parts `{plan, minutes}`: their plan, and how long each of them is in it.
const rhMakingRests = (() => {
  "use strict";

  const BREAK = { kind: "break", minutes: 10 };
  const LUNCH = { kind: "lunch", minutes: 30, at: null };
  // Minutes. Whoever meets for so long eats; nobody does right after the beginning or right before the end.
  const EATING_FROM = 240;
  const EDGE = 60;
  // What is so little longer is no reason to eat at another time.
  const SMALL = 10;
  // When a lunch is best, and when it can be.
  const NOON = ["11:00", "11:30"];
  const TIMES = ["10:30", "10:45", ...NOON, "11:15", "11:45", "12:00"];

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  const { isRest } = rhMakingWords;

  const inserted = (parts, place, part) => [...parts.slice(0, place), { ...part }, ...parts.slice(place)];

  // Between two blocks, neither of which is a rest.
  const borders = (parts) => parts.map((_, place) => place).filter((place) => place > 0 && !isRest(parts[place]) && !isRest(parts[place - 1]));

  // --- breaks ---

  // A break before the block with which people would have sat too long.
  const withBreaks = (parts, planned) => {
    const { minutes } = planned(parts);
    let sat = 0;
    return parts.flatMap((part, index) => {
      if (isRest(part)) {
        sat = 0;
        return [part];
      }
      const isTooLong = sat > 0 && sat + minutes[index] > rhMakingWords.LONGEST_SITTING;
      sat = isTooLong ? minutes[index] : sat + minutes[index];
      return isTooLong ? [{ ...BREAK }, part] : [part];
    });
  };

  // --- lunch ---

  // In minutes from noon; times of one day.
  const away = (time) => Math.max(rhMeetingPlan.minutesBetween("00:00", NOON[0]) - rhMeetingPlan.minutesBetween("00:00", time),
    rhMeetingPlan.minutesBetween("00:00", time) - rhMeetingPlan.minutesBetween("00:00", NOON[1]), 0);

  // How bad a lunch is there: what the meeting loses by it, how far people sit too long, and whatever `more` counts after that.
  const worth = (parts, place, lunch, planned, more) => {
    const whole = inserted(parts, place, lunch);
    const { plan } = planned(withBreaks(whole, planned));
    const lost = plan.missed.length + plan.dropped.filter(({ why }) => why === "time").length + (plan.least === null ? 0 : 1);
    const over = Math.max(rhMakingWords.longestSitting(plan) - rhMakingWords.LONGEST_SITTING, 0);
    return { whole, order: [lost, Math.ceil(over / SMALL), ...more] };
  };

  // By the clock: how far it is from noon, and how far what stands before it is from its own minutes.
  const worthAt = (parts, place, at, planned) => {
    const { plan, minutes } = planned(inserted(parts, place, LUNCH));
    const moved = Math.abs(sum(minutes.slice(0, place)) - rhMeetingPlan.minutesBetween(plan.start, at));
    return worth(parts, place, { ...LUNCH, at }, planned, [away(at), moved]);
  };

  const isBetter = (order, other) => {
    const place = order.findIndex((value, index) => value !== other[index]);
    return place >= 0 && order[place] < other[place];
  };

  const timesIn = ({ start, minutes }) => TIMES.filter((time) => {
    const from = start === null ? 0 : rhMeetingPlan.minutesBetween(start, time);
    return start !== null && from >= EDGE && from + LUNCH.minutes + EDGE <= minutes;
  });

  // With a lunch by the clock at the border that is best for it; without a clock in the middle. Where there is no border it
  // takes the place of the last break; else it comes last.
  const withLunch = (parts, planned) => {
    const { plan, minutes } = planned(parts);
    const free = borders(parts);
    const pause = parts.findLastIndex(({ kind }, place) => kind === "break" && place + 1 < parts.length);
    if (!free.length && pause > 0) return parts.map((part, place) => (place === pause ? { ...LUNCH } : part));
    if (!free.length) return inserted(parts, parts.length, LUNCH);
    const byClock = free.flatMap((place) => timesIn(plan).map((at) => worthAt(parts, place, at, planned)));
    const choices = byClock.length ? byClock : free.map((place) => worth(parts, place, LUNCH, planned, [Math.abs(sum(minutes.slice(0, place)) - plan.minutes / 2)]));
    return choices.reduce((best, next) => (isBetter(next.order, best.order) ? next : best)).whole;
  };

  const needsLunch = (parts, { plan }) =>
    plan.minutes >= EATING_FROM && borders(parts).length > 0 && !parts.some(({ kind }) => kind === "lunch") && (plan.start === null || timesIn(plan).length > 0);

  // With the rests that it lacks.
  const withRests = (parts, planned) =>
    withBreaks(needsLunch(parts, planned(parts)) ? withLunch(parts, planned) : parts, planned);

  // --- one more ---

  // At the last border, since a meeting does not end with a break; last where there is none, and what comes next follows it.
  const withBreak = (parts) => inserted(parts, borders(parts).pop() ?? parts.length, BREAK);

  // Before the block in which people agree, where that is the last one.
  const withOwn = (parts, part, isAgreeing) => {
    const last = parts.findLastIndex((other) => !isRest(other));
    return inserted(parts, last >= 0 && last === parts.length - 1 && isAgreeing(last) ? last : parts.length, part);
  };

  // --- in words ---

  const NUMBERS = ["", "én", "to", "tre", "fire", "fem"];

  // Which rests are new; nothing where none is.
  const addedInWords = (before, now) => {
    const count = (parts, kind) => parts.filter((part) => part.kind === kind).length;
    const added = ["lunch", "break"].map((kind) => [kind, count(now, kind) - count(before, kind)]).filter(([, more]) => more > 0);
    return added.map(([kind, more]) => (kind === "lunch" ? "lunsj" : `${NUMBERS[more] || more} ${more === 1 ? "pause" : "pauser"}`)).join(" og ");
  };

  // What came of a wish for rests.
  const restsInWords = (before, now, { plan }) => {
    const added = addedInWords(before, now);
    const isStillLong = rhMakingWords.longestSitting(plan) > rhMakingWords.LONGEST_SITTING;
    if (added) return `Lagt inn: ${added}.${isStillLong ? " Noe er fortsatt for langt, se over." : ""}`;
    return isStillLong ? "Det er ingen plass til en pause: den må stå mellom to deler av møtet." : "Møtet har de pausene det trenger.";
  };

  return { withBreaks, withLunch, withRests, withBreak, withOwn, restsInWords };
})();
