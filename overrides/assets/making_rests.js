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
  // A break before anything has been talked about is as bad as one so far from the middle.
  const EARLY = 30;
  // Whoever has a long time before them sits for about an hour first: each minute less is as bad as two that a break is from where it is best.
  const FIRST = 55;
  // With less before it a first break is none.
  const TOO_EARLY = 35;
  const LONG_BEFORE = 120;
  // Rather so many minutes from where it is best than within a module, and rather anywhere than with one break more.
  const INSIDE = 15;
  const ONE_MORE = 60;
  // What is so little longer is no reason to eat somewhere else.
  const SMALL = 10;
  // When a lunch is best, and when it can be.
  const NOON = ["11:00", "11:30"];
  const TIMES = ["10:30", "10:45", ...NOON, "11:15", "11:45", "12:00"];

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  const { isRest } = rhMakingWords;

  // What a part is, in a text; a part is never changed, and most are in all that is tried.
  const told = new WeakMap();

  const keyOf = (part) => {
    if (!told.has(part)) told.set(part, JSON.stringify(part));
    return told.get(part);
  };

  // What has been planned once is not planned again: the same parts are looked at from many sides.
  const once = (planned) => {
    const known = new Map();
    return (parts) => {
      const key = parts.map(keyOf).join();
      if (!known.has(key)) known.set(key, planned(parts));
      return known.get(key);
    };
  };

  const inserted = (parts, place, part) => [...parts.slice(0, place), { ...part }, ...parts.slice(place)];

  // --- where a rest can stand ---

  // The steps of all parts in their order, `{minutes, kind, index, place}`; what names no steps is one. What comes in of itself follows the last question.
  const unitsOf = (parts, { minutes, steps = [] }) => parts.flatMap((part, index) => {
    const own = steps[index] && steps[index].length ? steps[index] : [{ minutes: minutes[index], kind: part.kind }];
    const more = minutes[index] - sum(own.map((unit) => unit.minutes));
    const last = Math.max(own.findLastIndex(({ kind }) => kind === "prompt"), 0);
    return own.map((unit, place) => ({ ...unit, minutes: unit.minutes + (place === last ? more : 0), index, place }));
  });

  const BEGINNING = ["opening", "look_back"];
  // What nobody talks about by itself.
  const HEARD = [...BEGINNING, "scene", "key_points", "checklist"];

  // Between two parts, neither of which is a rest, or between two steps of a module that both are held: nobody goes out between a story and what is asked
  // of it. `sides` are how long people sit before and after it, `before` is how long the meeting has lasted there of `all`, and what `isEarly` comes
  // before anything has been talked about.
  const gapsIn = (parts, units) => {
    const before = [0];
    units.forEach(({ minutes }, at) => { before.push(before[at] + minutes); });
    const isRestAt = (unit) => isRest(parts[unit.index]);
    const isHeld = (index, isSide) => units.some((unit, place) => unit.index === index && unit.minutes > 0 && isSide(place));
    const isBetween = (at) => {
      const { index, place } = units[at];
      if (!place) return !isRestAt(units[at]) && !isRestAt(units[at - 1]);
      return units[at - 1].kind !== "scene" && isHeld(index, (other) => other < at) && isHeld(index, (other) => other >= at);
    };
    const sidesOf = (at) => {
      const from = units.findLastIndex((unit, place) => place < at && isRestAt(unit)) + 1;
      const to = units.findIndex((unit, place) => place >= at && isRestAt(unit));
      return [before[at] - before[from], before[to < 0 ? units.length : to] - before[at]];
    };
    const talk = units.findIndex(({ kind }) => !HEARD.includes(kind));
    const isEarly = (at) => BEGINNING.includes(units[at - 1].kind) || talk < 0 || talk >= at;
    return units.map(({ index, place }, at) => ({ index, place, at })).filter(({ at }) => at > 0 && isBetween(at))
      .map((gap) => ({ ...gap, sides: sidesOf(gap.at), before: before[gap.at], all: before[units.length], isEarly: isEarly(gap.at) }));
  };

  const gapsOf = (parts, now) => gapsIn(parts, unitsOf(parts, now));

  // A rest in a gap: a module is two parts from then, where it stands between its steps.
  const put = (parts, { index, place }, rest) => (place ? parts.flatMap((part, at) =>
    (at === index ? [{ ...part, steps: part.steps.slice(0, place) }, { ...rest }, { ...part, steps: part.steps.slice(place) }] : [part]))
    : inserted(parts, index, rest));

  const isInside = ({ place }) => place > 0;

  const isFarFromRests = ({ sides }) => Math.min(...sides) >= rhMakingWords.NEAR;

  const lengthOf = ({ sides }) => sum(sides);

  const earliness = (gap) => {
    if (gap.before > gap.sides[0] || gap.all <= LONG_BEFORE) return 0;
    return gap.before < TOO_EARLY ? Infinity : 2 * Math.max(FIRST - gap.before, 0);
  };

  // With a break in the gap that costs least, in the longest sitting that has one: a break takes minutes from what stands around it, and is still near no
  // other rest. Nothing where there is no such gap.
  const withBreakIn = (parts, gaps, cost, planned) => {
    const costs = ({ isEarly, ...gap }) => cost(gap) + (isEarly ? EARLY : 0);
    const near = (some) => rhMakingWords.nearRests(planned(some).plan).length;
    const before = gaps.length && near(parts);
    const inOrder = [...gaps].sort((one, other) => lengthOf(other) - lengthOf(one) || costs(one) - costs(other));
    for (const gap of inOrder) {
      const next = put(parts, gap, BREAK);
      if (near(next) <= before) return next;
    }
    return null;
  };

  // --- breaks ---

  // No meeting needs more of them.
  const MOST_BREAKS = 10;

  const sittingsIn = (minutes) => Math.ceil(minutes / rhMakingWords.LONGEST_SITTING);

  // How far a break is from where it parts a long sitting evenly; rather between two parts than within one, and at the cost of no break more.
  const unevenness = (gap) => {
    const [first, second] = gap.sides;
    const count = sittingsIn(first + second);
    const evenly = Array.from({ length: count - 1 }, (_, index) => Math.abs(first - ((index + 1) * (first + second)) / count));
    return Math.min(...evenly) + earliness(gap) + (isInside(gap) ? INSIDE : 0) + (sittingsIn(first) + sittingsIn(second) > count ? ONE_MORE : 0);
  };

  // With breaks in what is too long, none of them near another rest.
  const withBreaks = (parts, planned, most = MOST_BREAKS) => {
    const isLong = (gap) => lengthOf(gap) > rhMakingWords.LONGEST_SITTING;
    const gaps = most ? gapsOf(parts, planned(parts)).filter((gap) => isLong(gap) && isFarFromRests(gap) && earliness(gap) < Infinity) : [];
    const next = withBreakIn(parts, gaps, unevenness, planned);
    return next ? withBreaks(next, planned, most - 1) : parts;
  };

  // --- lunch ---

  // In minutes from noon; times of one day.
  const away = (time) => Math.max(rhMeetingPlan.minutesBetween("00:00", NOON[0]) - rhMeetingPlan.minutesBetween("00:00", time),
    rhMeetingPlan.minutesBetween("00:00", time) - rhMeetingPlan.minutesBetween("00:00", NOON[1]), 0);

  // What is bad about a meeting with its lunch there: what it loses by it, and whether another rest is near.
  const faultsOf = ({ plan }) => {
    const lost = plan.missed.length + plan.dropped.filter(({ why }) => why === "time").length + (plan.least === null ? 0 : 1) + (plan.most === null ? 0 : 1);
    return [lost, rhMakingWords.nearRests(plan).length];
  };

  const startOfLunch = (parts, { minutes }) => sum(minutes.slice(0, parts.findIndex(({ kind }) => kind === "lunch")));

  // Where people could eat, with when the meeting begins and, in minutes from there, when the lunch does that no clock holds. Without breaks all else is as long
  // wherever that is: then one plan tells it of all places.
  const begun = (parts, places, planned) => {
    const lunched = ({ eating }) => {
      const whole = eating(LUNCH);
      return { whole, now: planned(whole) };
    };
    const between = places.find(({ gap }) => gap && !isInside(gap));
    if (!between || parts.some(({ kind }) => kind === "break")) return places.map((place) => {
      const { whole, now } = lunched(place);
      return { ...place, start: now.plan.start, begins: startOfLunch(whole, now) };
    });
    const { whole, now } = lunched(between);
    const units = unitsOf(whole, now).filter(({ kind }) => kind !== "lunch");
    return places.map((place) => ({ ...place, start: now.plan.start, begins: sum(units.slice(0, place.gap.at).map(({ minutes }) => minutes)) }));
  };

  // By the clock: how far it is from noon, and how far what stands before it is from its own minutes.
  const choicesAt = ({ eating, cost, start, begins }, times) => times.map((at) => {
    const moved = Math.abs(begins - rhMeetingPlan.minutesBetween(start, at));
    return { whole: eating({ ...LUNCH, at }), order: [away(at), moved + cost] };
  });

  const compared = (order, other) => {
    const place = order.findIndex((value, index) => value !== other[index]);
    return place < 0 ? 0 : order[place] - other[place];
  };

  // The first with which nobody sits too long once there are breaks; else the one that comes nearest to it. Nothing of nothing.
  const bestRested = (wholes, planned) => {
    let best = null;
    for (const whole of wholes) {
      const { plan } = planned(withBreaks(whole, planned));
      const over = Math.ceil(Math.max(rhMakingWords.longestSitting(plan) - rhMakingWords.LONGEST_SITTING, 0) / SMALL);
      if (!over) return whole;
      if (!best || over < best.over) best = { whole, over };
    }
    return best && best.whole;
  };

  const faultless = function* faultless(wholes, planned) {
    for (const whole of wholes) if (!faultsOf(planned(whole)).some(Boolean)) yield whole;
  };

  const leastFaulty = (wholes, planned) => {
    const all = wholes.map((whole) => ({ whole, faults: faultsOf(planned(whole)) })).sort((one, other) => compared(one.faults, other.faults));
    return all.filter(({ faults }) => !compared(faults, all[0].faults)).map(({ whole }) => whole);
  };

  // Of those that lose least and have least beside a rest, the best one. There are many to try, and each is a plan of its own: where some lose nothing, they
  // are tried from the best one on, and most of them never are.
  const bestOf = (choices, planned) => {
    const wholes = [...choices].sort((one, other) => compared(one.order, other.order)).map(({ whole }) => whole);
    return bestRested(faultless(wholes, planned), planned) || bestRested(leastFaulty(wholes, planned), planned);
  };

  const timesIn = ({ start, minutes }) => TIMES.filter((time) => {
    const from = start === null ? 0 : rhMeetingPlan.minutesBetween(start, time);
    return start !== null && from >= EDGE && from + LUNCH.minutes + EDGE <= minutes;
  });

  // So many gaps are tried, those nearest to when it is best.
  const MOST_TRIED = 3;

  // Between the steps of modules: near noon, or the middle.
  const gapsInside = (parts, now) => {
    const { start, minutes } = now.plan;
    const best = timesIn(now.plan).length ? rhMeetingPlan.minutesBetween(start, NOON[1]) : minutes / 2;
    const off = ({ before }) => Math.abs(before - best);
    return gapsOf(parts, now).filter((gap) => isInside(gap) && !gap.isEarly).sort((a, b) => off(a) - off(b)).slice(0, MOST_TRIED);
  };

  // Where people can eat: at each border, and instead of each break; at some cost between the steps of modules.
  const eatings = (parts, now) => {
    const breaks = parts.map((_, place) => place).filter((place) => place > 0 && place + 1 < parts.length && parts[place].kind === "break");
    const borders = gapsOf(parts, now).filter((gap) => !isInside(gap));
    return [
      ...borders.map((gap) => ({ gap, eating: (lunch) => put(parts, gap, lunch), cost: 0 })),
      ...breaks.map((place) => ({ eating: (lunch) => parts.map((part, index) => (index === place ? { ...lunch } : part)), cost: 0 })),
      ...gapsInside(parts, now).map((gap) => ({ gap, eating: (lunch) => put(parts, gap, lunch), cost: INSIDE }))
    ];
  };

  // With a lunch by the clock where it is best; without a clock in the middle, and last where there is no place for it. Nobody eats twice.
  const withLunch = (parts, planned) => {
    if (parts.some(({ kind }) => kind === "lunch")) return parts;
    const now = planned(parts);
    const { plan } = now;
    const places = begun(parts, eatings(parts, now), planned);
    if (!places.length) return inserted(parts, parts.length, LUNCH);
    const times = timesIn(plan);
    const inTheMiddle = ({ eating, cost, begins }) => ({ whole: eating(LUNCH), order: [Math.abs(begins - plan.minutes / 2) + cost] });
    return bestOf(times.length ? places.flatMap((place) => choicesAt(place, times)) : places.map(inTheMiddle), planned);
  };

  const needsLunch = (parts, now) => {
    const { plan } = now;
    const hasPlace = gapsOf(parts, now).length > 0;
    return plan.minutes >= EATING_FROM && hasPlace && !parts.some(({ kind }) => kind === "lunch") && (plan.start === null || timesIn(plan).length > 0);
  };

  // --- evenly ---

  // Of the `gaps` of one sitting, the `count` that leave stretches as even as can be, at the cost of half of what the stretches are off together and of what
  // each gap costs. No stretch is longer than `longest`, and none is so short that a break is near a rest. Nothing where that cannot be.
  const evenest = (gaps, count, longest) => {
    const even = lengthOf(gaps[0]) / (count + 1);
    const off = (minutes) => (minutes >= rhMakingWords.NEAR && minutes <= longest ? Math.abs(minutes - even) / 2 : Infinity);
    const costOf = (gap) => (isInside(gap) ? INSIDE : 0) + (gap.isEarly ? EARLY : 0);
    const least = (ways) => ways.reduce((best, way) => (way.cost < best.cost ? way : best), { cost: Infinity, chosen: null });
    // The best breaks up to each gap, itself the last of them: found for one break first, then for one more.
    let upTo = gaps.map((gap) => ({ cost: off(gap.sides[0]) + earliness(gap) + costOf(gap), chosen: [gap] }));
    for (let more = 1; more < count; more += 1) {
      const fewer = upTo;
      upTo = gaps.map((gap, at) => least(fewer.slice(0, at).map(({ cost, chosen }, before) =>
        ({ cost: cost + off(gap.sides[0] - gaps[before].sides[0]) + costOf(gap), chosen: [...(chosen || []), gap] }))));
    }
    return least(upTo.map(({ cost, chosen }, at) => ({ cost: cost + off(gaps[at].sides[1]), chosen }))).chosen;
  };

  // How uneven the sittings of a meeting are: of as many minutes in as many sittings, it is least where all are as long.
  const squares = (plan) => sum(rhMakingWords.sittingLengths(plan).map((minutes) => minutes * minutes));

  // The gaps of each long sitting that got new breaks, and how many it got; how long each step is with so many breaks is known from there.
  const brokenSittings = (parts, broken, planned) => {
    const isNew = ({ index }) => isRest(broken[index]) && !parts.includes(broken[index]);
    const all = unitsOf(broken, planned(broken));
    const held = all.filter((unit) => !isNew(unit));
    const units = unitsOf(parts, planned(parts));
    if (held.length !== units.length) return [];
    const before = (end) => sum(all.slice(0, end).filter((unit) => !isNew(unit)).map(({ minutes }) => minutes));
    const breaks = all.flatMap((unit, at) => (isNew(unit) ? [before(at)] : []));
    const gaps = gapsIn(parts, units.map((unit, at) => ({ ...unit, minutes: held[at].minutes })));
    const startOf = (gap) => gap.before - gap.sides[0];
    return [...new Set(gaps.map(startOf))].map((start) => {
      const own = gaps.filter((gap) => startOf(gap) === start);
      return { gaps: own, count: breaks.filter((at) => at > start && at < start + lengthOf(own[0])).length };
    }).filter(({ count }) => count);
  };

  // Parts with as many breaks as in `broken`, where they were found one by one, and a later one may show that the first stood badly: now all of a sitting
  // at once. What is no more even, or loses something by it, is left as it was.
  const evened = (parts, broken, planned) => {
    const now = planned(broken);
    const longest = Math.max(rhMakingWords.LONGEST_SITTING, rhMakingWords.longestSitting(now.plan));
    const chosen = brokenSittings(parts, broken, planned).map(({ gaps, count }) => evenest(gaps, count, longest));
    if (!chosen.length || chosen.includes(null)) return broken;
    const next = chosen.flat().reduceRight((some, gap) => put(some, gap, BREAK), parts);
    const then = planned(next);
    const isAsGood = compared(faultsOf(then), faultsOf(now)) <= 0 && rhMakingWords.longestSitting(then.plan) <= longest;
    return isAsGood && squares(then.plan) < squares(now.plan) ? next : broken;
  };

  // With the rests that it lacks.
  const withRests = (parts, planned) => {
    const lunched = needsLunch(parts, planned(parts)) ? withLunch(parts, planned) : parts;
    return evened(lunched, withBreaks(lunched, planned), planned);
  };

  // Parts that are open for more, as long as nobody sits too long in them where nobody does in what was proposed.
  const betterRested = (open, proposed, planned) => {
    const isLong = (parts) => rhMakingWords.longestSitting(planned(parts).plan) > rhMakingWords.LONGEST_SITTING;
    return isLong(open) && !isLong(proposed) ? proposed : open;
  };

  // --- one more ---

  // In the longest sitting, rather between two parts, as near its middle as can be and never near another rest: where there is no such place nothing is
  // changed. The first one of a short meeting stands wherever it can; where that is nowhere it is last, and what comes next follows it.
  const withBreak = (parts, planned) => {
    const all = gapsOf(parts, planned(parts)).filter(({ sides }) => Math.min(...sides) > 0);
    const isFirst = !parts.some(isRest);
    const cost = (gap) => Math.max(...gap.sides) + (isInside(gap) ? INSIDE : 0);
    const far = withBreakIn(parts, all.filter(isFarFromRests), cost, planned);
    if (far || !isFirst) return far || parts;
    return all.length ? put(parts, all.reduce((best, next) => (cost(next) < cost(best) ? next : best)), BREAK) : inserted(parts, parts.length, BREAK);
  };

  // Before the block in which people agree, where that is the last of several.
  const withOwn = (parts, part, isAgreeing) => {
    const last = parts.findLastIndex((other) => !isRest(other));
    const isOfSeveral = last === parts.length - 1 && parts.slice(0, last).some((other) => !isRest(other));
    return inserted(parts, isOfSeveral && isAgreeing(last) ? last : parts.length, part);
  };

  // --- in words ---

  const NUMBERS = ["", "én", "to", "tre", "fire", "fem"];

  // Which rests are new; nothing where none is.
  const addedInWords = (before, now) => {
    const added = ["lunch", "break"].map((kind) => [kind, now.filter((part) => part.kind === kind && !before.includes(part)).length]).filter(([, more]) => more > 0);
    return added.map(([kind, more]) => (kind === "lunch" ? "lunsj" : `${NUMBERS[more] || more} ${more === 1 ? "pause" : "pauser"}`)).join(" og ");
  };

  // Where people eat instead of having a break.
  const insteadInWords = (before, now) => {
    const gone = before.filter((part) => part.kind === "break" && !now.includes(part)).length;
    return gone ? " Lunsjen står i stedet for en pause." : "";
  };

  // Where one more break or lunch has changed nothing.
  const enoughInWords = (kind) => (kind === "lunch" ? "Møtet har lunsj fra før."
    : `Møtet har de pausene det trenger: en til ville stå mindre enn ${rhMakingWords.NEAR} minutter fra en annen pause, eller fra begynnelsen eller slutten.`);

  // What came of a wish for rests.
  const restsInWords = (before, now, { plan }) => {
    const added = addedInWords(before, now);
    const isStillLong = rhMakingWords.longestSitting(plan) > rhMakingWords.LONGEST_SITTING;
    if (added) return `Lagt inn: ${added}.${insteadInWords(before, now)}${isStillLong ? " Noe er fortsatt for langt: ta med flere spørsmål eller en modul til." : ""}`;
    return isStillLong ? "Det er ingen plass til en pause: den må stå mellom to deler eller to steg." : "Møtet har de pausene det trenger.";
  };

  const planningOnce = (change) => (parts, planned) => change(parts, once(planned));

  return {
    withLunch: planningOnce(withLunch), withRests: planningOnce(withRests), withBreak: planningOnce(withBreak), once, betterRested, withOwn, enoughInWords, insteadInWords, restsInWords
  };
})();
