// How the parts of a meeting that is made change places: a module that a break divides goes as a whole past what it stands in, and no break is left
// first by what was moved from there. Pure functions of parts; what changes nothing gives the same parts back.
const rhMakingMoves = (() => {
  "use strict";

  const { isRest } = rhMakingWords;

  const isBreak = (part) => Boolean(part) && part.kind === "break";

  // From and to which place a part goes when it goes `by`: by itself, or with all of its module where only rests stand between.
  const runOf = (parts, index, by) => {
    const isSame = (at) => Boolean(parts[index].module) && Boolean(parts[at]) && parts[at].module === parts[index].module;
    const pastRests = (from, step) => {
      let at = from + step;
      while (parts[at] && isRest(parts[at])) at += step;
      return at;
    };
    const endOf = (from, step) => {
      const next = pastRests(from, step);
      return isSame(next) ? endOf(next, step) : from;
    };
    const isLed = isSame(pastRests(index, by));
    return isLed ? [endOf(index, -1), endOf(index, 1)] : [index, index];
  };

  // Past the rests beside it, with what stands beyond them on their other side; past the nearest one where that leaves no break at either end.
  const beyond = (parts, [from, to], by) => {
    const ahead = by > 0 ? parts.slice(to + 1) : parts.slice(0, from).reverse();
    const rests = ahead.findIndex((part) => !isRest(part));
    const isAtEnd = by > 0 ? from === 0 : to === parts.length - 1;
    if (!isBreak(ahead[0]) || (from === to && !isAtEnd)) return { gone: ahead.slice(0, 1), between: [] };
    return rests < 0 ? null : { gone: [ahead[rests]], between: ahead.slice(0, rests) };
  };

  // A part one place earlier or later, by -1 or 1. A rest that somebody moves goes where they say.
  const by = (parts, index, step) => {
    const run = isRest(parts[index]) ? [index, index] : runOf(parts, index, step);
    const isPlain = isRest(parts[index]);
    const next = parts[(step > 0 ? run[1] : run[0]) + step];
    const found = next && (isPlain ? { gone: [next], between: [] } : beyond(parts, run, step));
    if (!found) return parts;
    const own = parts.slice(run[0], run[1] + 1);
    const { gone, between } = found;
    const length = gone.length + between.length;
    return step > 0 ? [...parts.slice(0, run[0]), ...gone, ...between, ...own, ...parts.slice(run[1] + 1 + length)]
      : [...parts.slice(0, run[0] - length), ...own, ...[...between].reverse(), ...gone, ...parts.slice(run[1] + 1)];
  };

  // A break that has become the first goes in past what follows it: what is last may be waiting for more.
  const withoutFirstBreak = (parts, before) => {
    const first = parts.findIndex((part) => !isRest(part));
    const isNew = isBreak(parts[0]) && parts[0] !== before[0];
    return isNew && first > 0 ? [parts[first], ...parts.slice(0, first), ...parts.slice(first + 1)] : parts;
  };

  // A part in the place of another one, as with a mouse.
  const to = (parts, from, place) => {
    const next = parts.filter((_, at) => at !== from);
    next.splice(place, 0, parts[from]);
    return isRest(parts[from]) ? next : withoutFirstBreak(next, parts);
  };

  // --- what one presses ---

  const TURNED = { earlier: "later", later: "earlier", up: "down", down: "up" };

  // By the name of what somebody pressed, `later lek 2:heie-pa` or `remove 3`: what to be at afterwards, the nearest first. It may be gone, in another part of
  // its module, or folded with it.
  const nearestKeys = (key) => {
    const [, act = "", rest] = /^(?:(earlier|later|up|down|remove|length|way|change|fold|out) )?(.*)$/s.exec(key);
    const [mark, name] = rest.split(":");
    const is = (wanted) => (other) => other === wanted;
    const before = /^\d+$/.test(rest) && Number(rest) > 0 ? [is(`${act} ${Number(rest) - 1}`)] : [];
    // Of the same step in another part of its module.
    const doing = (other) => (there) => there.startsWith(`${other} `) && there.endsWith(`:${name}`);
    const moving = TURNED[act] ? [doing(act), doing(TURNED[act]), doing("change")] : [];
    const ofStep = name ? [...moving, is(rest), (other) => other.endsWith(`:${name}`), (other) => other.startsWith(`fold ${mark.split(" ")[0]}`)] : [];
    return [is(key), ...(TURNED[act] ? [is(`${TURNED[act]} ${rest}`)] : []), ...before, ...ofStep, is(`fold ${rest}`)];
  };

  return { by, to, nearestKeys };
})();
