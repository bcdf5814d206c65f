// Where what is added to a meeting has its place: breaks, a lunch by the clock, and something of one's own. Pure functions of the parts of
// a meeting and of `planned`, which says of any parts `{plan, minutes, steps}`: their plan, how long each of them is in it, and of each its steps
// as it names them, `{minutes, kind}`.
const rhMakingRests = (() => {
  "use strict";

  const BREAK = { kind: "break", minutes: 10 };
  const LUNCH = { kind: "lunch", minutes: 30, at: null };
  // Minutes. Whoever meets for so long eats; nobody does right after the beginning or right before the end.
  const EATING_FROM = 240;
  const EDGE = 60;
  const DAY = 24 * 60;
  // A break before anything has been talked about is as bad as one so far from the middle.
  const EARLY = 30;
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
  const withBreaksBetween = (parts, planned) => {
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

  // --- between two steps of a module ---

  // No meeting needs more of them.
  const MOST_PARTINGS = 8;

  // The steps of all parts in their order, `{minutes, kind, index, place}`; what names no steps is one.
  const unitsOf = (parts, { minutes, steps = [] }) => parts.flatMap((part, index) => {
    const own = steps[index] && steps[index].length ? steps[index] : [{ minutes: minutes[index], kind: part.kind }];
    return own.map((unit, place) => ({ ...unit, index, place }));
  });

  // A rest between the steps of a part: it is two parts from then.
  const parted = (parts, { index, place }, rest) => parts.flatMap((part, at) =>
    (at === index ? [{ ...part, steps: part.steps.slice(0, place) }, { ...rest }, { ...part, steps: part.steps.slice(place) }] : [part]));

  // Where a part can be so divided: nobody goes out between a story and what is asked of it. `before` is how long the meeting has lasted there, and what
  // `isEarly` comes before anything has been talked about.
  const partings = (parts, plannedParts) => {
    const units = unitsOf(parts, plannedParts);
    const isHeld = (some, index) => some.some((unit) => unit.index === index && unit.minutes > 0);
    const isBorder = ({ index, place }, at) => place > 0 && isHeld(units.slice(0, at), index) && isHeld(units.slice(at), index)
      && units[at - 1].kind !== "scene";
    const isEarly = (at) => ["opening", "look_back"].includes((units[at - 1] || {}).kind);
    return units.map((unit, at) => ({ ...unit, at, before: sum(units.slice(0, at).map(({ minutes }) => minutes)), isEarly: isEarly(at) })).filter(isBorder);
  };

  // With a break in what is too long, as near its middle as steps allow.
  const withPartings = (parts, planned, most = MOST_PARTINGS) => {
    const now = planned(parts);
    const longest = rhMakingWords.longestSitting(now.plan);
    if (longest <= rhMakingWords.LONGEST_SITTING || !most) return parts;
    const units = unitsOf(parts, now);
    const sat = (some) => sum(some.map(({ minutes }) => minutes));
    const isRestAt = ({ index }) => isRest(parts[index]);
    // How long people sit before and after a border.
    const around = (at) => {
      const from = units.slice(0, at).findLastIndex(isRestAt) + 1;
      const to = units.findIndex((unit, place) => place >= at && isRestAt(unit));
      return [sat(units.slice(from, at)), sat(units.slice(at, to < 0 ? units.length : to))];
    };
    const choices = partings(parts, now).map((parting) => ({ parting, sides: around(parting.at) }))
      .filter(({ sides }) => sum(sides) > rhMakingWords.LONGEST_SITTING && Math.min(...sides) > 0);
    if (!choices.length) return parts;
    const worst = ({ parting, sides }) => Math.max(...sides) + (parting.isEarly ? EARLY : 0) - (sum(sides) === longest ? DAY : 0);
    const { parting } = choices.reduce((best, next) => (worst(next) < worst(best) ? next : best));
    return withPartings(parted(parts, parting, BREAK), planned, most - 1);
  };

  const withBreaks = (parts, planned) => withPartings(withBreaksBetween(parts, planned), planned);

  // The border of `partings` that is nearest a minute of the meeting; nothing where there is none.
  const nearest = (choices, minute) => choices.filter(({ isEarly }) => !isEarly).reduce((best, next) =>
    (!best || Math.abs(next.before - minute) < Math.abs(best.before - minute) ? next : best), null);

  // --- lunch ---

  // In minutes from noon; times of one day.
  const away = (time) => Math.max(rhMeetingPlan.minutesBetween("00:00", NOON[0]) - rhMeetingPlan.minutesBetween("00:00", time),
    rhMeetingPlan.minutesBetween("00:00", time) - rhMeetingPlan.minutesBetween("00:00", NOON[1]), 0);

  // How bad a lunch is there: what the meeting loses by it, how far people sit too long, and whatever `more` counts after that.
  const worth = (parts, place, lunch, planned, more) => {
    const whole = inserted(parts, place, lunch);
    const { plan } = planned(withBreaksBetween(whole, planned));
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

  // Between two steps of a module, by the clock as near noon as they allow, or in the middle; nothing where there is no such place.
  const withLunchInside = (parts, now) => {
    const { plan } = now;
    const [at] = timesIn(plan);
    const noon = plan.start === null ? null : rhMeetingPlan.minutesBetween(plan.start, NOON[1]);
    const parting = nearest(partings(parts, now), at ? noon : plan.minutes / 2);
    if (!parting) return null;
    const off = (time) => Math.abs(rhMeetingPlan.minutesBetween(plan.start, time) - parting.before);
    const time = at ? timesIn(plan).reduce((best, next) => (off(next) < off(best) ? next : best)) : null;
    return parted(parts, parting, { ...LUNCH, at: time });
  };

  // With a lunch by the clock at the border that is best for it; without a clock in the middle. Where there is no border it
  // takes the place of the last break, or stands between two steps; else it comes last.
  const withLunch = (parts, planned) => {
    const now = planned(parts);
    const { plan, minutes } = now;
    const free = borders(parts);
    const pause = parts.findLastIndex(({ kind }, place) => kind === "break" && place + 1 < parts.length);
    const inside = free.length || pause > 0 ? null : withLunchInside(parts, now);
    if (inside) return inside;
    if (!free.length && pause > 0) return parts.map((part, place) => (place === pause ? { ...LUNCH } : part));
    if (!free.length) return inserted(parts, parts.length, LUNCH);
    const byClock = free.flatMap((place) => timesIn(plan).map((at) => worthAt(parts, place, at, planned)));
    const choices = byClock.length ? byClock : free.map((place) => worth(parts, place, LUNCH, planned, [Math.abs(sum(minutes.slice(0, place)) - plan.minutes / 2)]));
    return choices.reduce((best, next) => (isBetter(next.order, best.order) ? next : best)).whole;
  };

  const needsLunch = (parts, now) => {
    const { plan } = now;
    const hasPlace = borders(parts).length > 0 || partings(parts, now).length > 0;
    return plan.minutes >= EATING_FROM && hasPlace && !parts.some(({ kind }) => kind === "lunch") && (plan.start === null || timesIn(plan).length > 0);
  };

  // With the rests that it lacks.
  const withRests = (parts, planned) =>
    withBreaks(needsLunch(parts, planned(parts)) ? withLunch(parts, planned) : parts, planned);

  // --- one more ---

  // At the last border, since a meeting does not end with a break. Where there is none it stands between two steps, as near the middle as can be; last
  // where there are none either, and what comes next follows it.
  const withBreak = (parts, planned) => {
    const last = borders(parts).pop();
    if (last !== undefined) return inserted(parts, last, BREAK);
    const now = planned(parts);
    const parting = nearest(partings(parts, now), now.plan.minutes / 2);
    return parting ? parted(parts, parting, BREAK) : inserted(parts, parts.length, BREAK);
  };

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
    if (added) return `Lagt inn: ${added}.${isStillLong ? " Noe er fortsatt for langt: ta med flere spørsmål eller en modul til." : ""}`;
    return isStillLong ? "Det er ingen plass til en pause: den må stå mellom to deler eller to steg." : "Møtet har de pausene det trenger.";
  };

  return { withBreaks, withLunch, withRests, withBreak, withOwn, restsInWords };
})();
