// The parts of a meeting that is being made, as its page changes them: every module with the steps that it takes said. What is given back
// is handed to rhMeeting.compose.
const rhMakingParts = (() => {
  "use strict";

  const { page } = rhMeeting;
  const { step: read, stepInWords } = rhMeetingAddress;

  const isNamed = (name) => (text) => text.startsWith(name) && read(text).name === name;

  const blockOf = (slug) => page.stock.blocks.find(({ module }) => module === slug);

  // A step by the name that it bears here, where an address has named its kind.
  const renamed = ({ steps }) => (text) => {
    const named = read(text);
    const meant = steps.find((step) => step.name === named.name) || steps.find((step) => !step.prompt && step.kind === named.name);
    return stepInWords({ ...named, name: meant.name });
  };

  // Of a module whose steps nobody has named: those that are planned, with the questions that are wished.
  const namesOfPlan = ({ steps }) => {
    const { prompts } = rhMeeting.wishes();
    const isPlanned = ({ spare, prompt }) => (prompts && prompt ? prompts.includes(prompt) : !spare);
    return [...new Set(steps.filter(isPlanned).map(({ name }) => name))];
  };

  const withSteps = (part, block) => ({ ...part, steps: part.steps ? part.steps.map(renamed(block)) : namesOfPlan(block) });

  // What comes of what is asked, worked out once for as long as nobody asks for anything else.
  const kept = (work) => {
    let of = null;
    let made = null;
    return () => {
      if (of !== rhMeeting.wishes()) made = work();
      of = rhMeeting.wishes();
      return made;
    };
  };

  const all = kept(() => (rhMeeting.parts() || []).map((part) => (part.module ? withSteps(part, blockOf(part.module)) : part)));

  // A part whose steps somebody has chosen.
  const chosen = (part) => {
    const { isOpen: _, ...own } = part;
    return own;
  };

  const withJoined = (parts) => parts.reduce((before, part) => {
    const last = before[before.length - 1];
    const isSame = last && part.module && last.module === part.module;
    if (!isSame) return [...before, part];
    return [...before.slice(0, -1), { ...(part.isOpen ? last : chosen(last)), steps: [...last.steps, ...part.steps] }];
  }, []);

  const joinedOnce = new WeakMap();

  // What nothing divides any more is one part again. Of the same parts they are the same, so that what has been foreseen of them is known.
  const joined = (parts) => {
    if (!joinedOnce.has(parts)) joinedOnce.set(parts, withJoined(parts));
    return joinedOnce.get(parts);
  };

  // Of other parts; in a `field`, where somebody is writing one of them.
  const compose = (changed, field = null) => rhMeeting.compose(changed.length ? joined(changed) : null, { field });

  const foresee = (changed) => rhMeeting.foresee(joined(changed));

  // What a press on a button makes of the parts: worked out, with its plan, while the button is down.
  const onPress = (button, work) => {
    const next = kept(work);
    const ahead = () => { if (next() !== all() && next().length) foresee(next()); };
    button.addEventListener("pointerdown", () => rhPainted.after(ahead));
    return next;
  };

  // --- changes ---

  const replaced = (index, ...others) => all().flatMap((part, place) => (place === index ? others : [part]));

  const swapped = (list, index, other) => {
    if (other < 0 || other >= list.length) return list;
    const next = [...list];
    [next[index], next[other]] = [next[other], next[index]];
    return next;
  };

  const put = (list, from, to) => {
    const next = [...list];
    const [taken] = next.splice(from, 1);
    next.splice(to, 0, taken);
    return next;
  };

  const stepNamed = ({ module }, { name }) => blockOf(module).steps.find((step) => step.name === name);

  // A module that is divided has a part more, which bears a mark of its own.
  const markOf = (parts, index) => {
    const { module } = parts[index];
    const before = parts.slice(0, index).filter((part) => part.module === module).length;
    return before ? `${module} ${before + 1}` : module;
  };

  // The places of its steps by their names; a part is never changed.
  const places = new WeakMap();

  const placesIn = (part) => {
    if (!places.has(part)) places.set(part, new Map(part.steps.map((text, at) => [read(text).name, at]).reverse()));
    return places.get(part);
  };

  const placeOf = (part, { name }) => placesIn(part).get(name) ?? -1;

  // What is taken in again comes where the module has it.
  const inOrder = (part, name) => {
    const names = [...new Set(blockOf(part.module).steps.map((step) => step.name))];
    const before = names.slice(0, names.indexOf(name)).filter((other) => placeOf(part, { name: other }) >= 0);
    const place = before.length ? placeOf(part, { name: before[before.length - 1] }) + 1 : 0;
    return [...part.steps.slice(0, place), name, ...part.steps.slice(place)];
  };

  // The part of the same module before or after one, by -1 or 1; -1 where there is none.
  const beside = (parts, index, by) => {
    const same = parts.map(({ module }, at) => (module === parts[index].module ? at : -1)).filter((at) => at >= 0);
    return same[same.indexOf(index) + by] ?? -1;
  };

  // A step that has come to the end of its part goes on in the next one of the module.
  const turned = (index, part, place, by) => {
    if (part.steps[place + by]) return replaced(index, { ...part, steps: swapped(part.steps, place, place + by) });
    const parts = all();
    const other = beside(parts, index, by);
    const left = part.steps.filter((_, at) => at !== place);
    const more = by > 0 ? [part.steps[place], ...parts[other].steps] : [...parts[other].steps, part.steps[place]];
    return parts.flatMap((one, at) => {
      if (at === other) return [{ ...one, steps: more }];
      if (at === index) return left.length ? [{ ...part, steps: left }] : [];
      return [one];
    });
  };

  const withStep = (index, part, name, isIn) => {
    const steps = isIn ? inOrder(part, name) : part.steps.filter((text) => !isNamed(name)(text));
    return steps.length ? replaced(index, { ...part, steps }) : replaced(index);
  };

  // A part with a step as it is to be, `{minutes}` or `{method}`; nothing where no address can say so.
  const changed = (part, step, change) => {
    const place = placeOf(part, step);
    const text = stepInWords({ ...read(part.steps[place]), ...change });
    const known = { modules: { [part.module]: [step.name] }, methods: Object.keys(page.methods) };
    const { parts, unknown } = rhMeetingAddress.read(rhMeetingAddress.write({}, [{ ...part, steps: [text] }]), known);
    return parts && !unknown.length ? { ...part, steps: part.steps.map((other, at) => (at === place ? text : other)) } : null;
  };

  // The same of something of one's own.
  const changedOwn = (part, change) => {
    const query = rhMeetingAddress.write({}, [{ ...part, ...change }]);
    const { parts, unknown } = rhMeetingAddress.read(query, { methods: Object.keys(page.methods) });
    return parts && !unknown.length ? parts[0] : null;
  };

  // The place in a part of its last question, or of its force field where it has none; -1 where it asks nothing.
  const lastAsked = ({ module, steps }) => {
    const named = (text) => blockOf(module).steps.find((step) => isNamed(step.name)(text)) || {};
    const last = steps.findLastIndex((text) => named(text).prompt);
    return last < 0 ? steps.findLastIndex((text) => named(text).kind === "force_field") : last;
  };

  // The questions of a module that have come in by themselves, after the last one that is named.
  const comeIn = (part, parts, { steps }) => {
    const same = parts.filter(({ module }) => module === part.module);
    if (same.findLast((other) => lastAsked(other) >= 0) !== part) return [];
    return blockOf(part.module).steps.filter((step) => step.prompt && !same.some((other) => placeOf(other, step) >= 0) && steps.some(({ id }) => id === step.id))
      .map(({ name }) => name);
  };

  // The steps of a plan that are of a part.
  const stepsIn = (plan, part, parts) => {
    if (!part.module) return [];
    const more = comeIn(part, parts, plan);
    const ids = blockOf(part.module).steps.filter((step) => placeOf(part, step) >= 0 || more.includes(step.name)).map(({ id }) => id);
    return plan.steps.filter(({ id }) => ids.includes(id));
  };

  // What a part has become in the plan; nothing where there is no time for any of it.
  const shownAs = (plan, part, index, parts) => {
    if (!part.module) return plan.steps.find(({ id }) => id === idOf(index));
    const [first, ...others] = stepsIn(plan, part, parts);
    return first && { starts: first.starts, minutes: others.reduce((sum, { minutes }) => sum + minutes, first.minutes) };
  };

  // What the page has for a part, else its number names it.
  const heldAt = (index) => page.stock.blocks.find(({ number }) => number === index + 1);

  const idOf = (index) => (heldAt(index) ? heldAt(index).steps[0].id : `del-${index + 1}`);

  const titleOf = (part, index, parts) => {
    const held = part.module ? blockOf(part.module) : heldAt(index);
    const title = held ? held.title : part.title || { break: "Pause", lunch: "Lunsj" }[part.kind];
    return part.module && markOf(parts, index) !== part.module ? `${title}, fortsetter` : title;
  };

  // Of any parts their plan, how long each of them is in it, and how long each step is that it names, with its kind.
  const plannedOf = (parts) => {
    const { plan, blocks } = rhMeeting.planOf(parts);
    const minutes = new Map(plan.steps.map((step) => [step.id, step.minutes]));
    const minutesOf = (steps) => steps.reduce((sum, { id }) => sum + (minutes.get(id) || 0), 0);
    const stepsOfPart = ({ steps }, { steps: names }) => (names || []).map((text) => {
      const own = steps.filter(({ named }) => named === text);
      return { minutes: minutesOf(own), kind: own.length ? own[0].kind : null };
    });
    return { plan, blocks, minutes: blocks.map(({ steps }) => minutesOf(steps)), steps: blocks.map((block, index) => stepsOfPart(block, parts[index])) };
  };

  const plannedOnce = kept(() => rhMakingRests.once(plannedOf));

  const planned = (parts) => plannedOnce()(parts);

  // In which part people agree.
  const isAgreeing = (index) => {
    const { plan, blocks } = planned(all());
    const agreement = plan.steps.findLast(({ kind }) => kind === "agreement");
    return Boolean(agreement) && blocks[index].steps.some(({ id }) => id === agreement.id);
  };

  const plannedNames = ({ steps }) => [...new Set(steps.filter(({ spare }) => !spare).map(({ name }) => name))];

  // Nobody has chosen the steps of such modules, also where a break divides them.
  const plannedModules = (parts) => [...new Set(parts.map(({ module }) => module).filter(Boolean))].filter((slug) =>
    parts.filter(({ module }) => module === slug).every(({ isOpen }) => isOpen)
    || parts.filter(({ module }) => module === slug).flatMap(({ steps }) => steps).join() === plannedNames(blockOf(slug)).join());

  // Parts with what has come in by itself: whoever divides a module divides what is there.
  const withComeIn = (part, parts, plan) => {
    if (!part.module) return part;
    const more = comeIn(part, parts, plan);
    const last = lastAsked(part) + 1;
    return more.length ? { ...part, steps: [...part.steps.slice(0, last), ...more, ...part.steps.slice(last)] } : part;
  };

  // A part with that, and without what the page has left out of it: whoever changes it begins from what is there. `asPlanned` are the modules of which nobody
  // has chosen the steps.
  const asShown = (part, parts, plan, asPlanned) => {
    if (!asPlanned.includes(part.module)) return part;
    const isDropped = (step) => plan.dropped.some(({ module, title, why }) => why === "time" && module === part.module && title === step.title);
    const isIn = (step) => plan.steps.some(({ id }) => id === step.id);
    const isGone = (name) => blockOf(part.module).steps.some((step) => step.name === name && (isDropped(step) || (step.spare && !isIn(step))));
    const whole = chosen(withComeIn(part, parts, plan));
    return { ...whole, steps: whole.steps.filter((name) => !isGone(name)) };
  };

  // What `change` makes of parts with what has come in; those that it leaves as they were stay open for more, and all are the same where it changes nothing.
  // With less or more in them it may be another meeting than the one that was changed: `choose` says which of the two it is to be.
  const changedWhole = (before, change, choose = (open) => open) => {
    const plan = rhMeeting.plan();
    const asPlanned = plannedModules(before);
    const whole = before.map((part) => {
      const own = withComeIn(part, before, plan);
      return own !== part && asPlanned.includes(part.module) ? { ...own, isOpen: true } : own;
    });
    const next = change(whole);
    return next === whole ? before : choose(next.map((part) => before[whole.indexOf(part)] || part), next);
  };

  // Something of one's own that is not as long as somebody typed: what a ready meeting has nobody typed.
  const otherOwnLength = ({ kind, minutes }, index, { steps }) => {
    const shown = kind === "own" && steps.find(({ id }) => id === idOf(index));
    const held = heldAt(index);
    if (!shown || shown.minutes === minutes || (held && !held.steps[0].held)) return [];
    const least = held ? rhMeetingPlan.resized(held.steps[0], 0).minutes : 0;
    return [{ id: shown.id, title: shown.title, asked: minutes, minutes: shown.minutes, least }];
  };

  // What has minutes of its own, and others in the plan.
  const otherLengths = (parts, plan) => parts.flatMap((part, index) => (part.module ? otherStepLengths(part, plan) : otherOwnLength(part, index, plan)));

  const otherStepLengths = (part, { steps }) => part.steps.map(read).flatMap(({ name, minutes }) => {
    const shown = minutes && steps.find(({ id }) => blockOf(part.module).steps.some((step) => step.id === id && step.name === name));
    if (!shown || shown.minutes === Number(minutes)) return [];
    const { minutes: least } = rhMeetingPlan.resized(blockOf(part.module).steps.find(({ id }) => id === shown.id), 0);
    return [{ id: shown.id, title: shown.title, asked: Number(minutes), minutes: shown.minutes, least }];
  });

  // What came of a length that somebody typed, by the id of its step: nothing where it is so long.
  const lengthInWords = (id) => {
    const other = otherLengths(all(), rhMeeting.plan()).find((length) => length.id === id);
    return other ? rhMakingWords.lengthInWords(other) : "";
  };

  // With a module as it is planned: what it has in reserve comes in by itself where there is time for it.
  const withModule = (slug) => {
    const now = all();
    return now.some(({ module }) => module === slug) ? now : [...now, { kind: "module", module: slug, steps: plannedNames(blockOf(slug)) }];
  };

  // The steps of a module, those that are taken in their order and first; none that another part of it takes.
  const stepsOf = (part, index, parts) => {
    const others = parts.filter(({ module }, at) => module === part.module && at !== index);
    const steps = blockOf(part.module).steps.filter((step) => !others.some((other) => placeOf(other, step) >= 0));
    const once = steps.filter((step, at) => steps.findIndex(({ name }) => name === step.name) === at);
    const place = (step) => placesIn(part).get(step.name) ?? part.steps.length;
    return once.sort((a, b) => place(a) - place(b));
  };

  // The marks of those parts of a module that list a step: the one that takes it, else all of them.
  const marksWith = (parts, slug, step) => {
    const own = parts.map((part, index) => ({ part, index })).filter(({ part }) => part.module === slug);
    const taking = own.filter(({ part }) => placeOf(part, step) >= 0);
    return (taking.length ? taking : own).map(({ index }) => markOf(parts, index));
  };

  return { kept, all, compose, foresee, onPress, replaced, put, stepNamed, markOf, marksWith, placeOf, beside, turned, withStep, changed, changedOwn, stepsIn, shownAs, titleOf, planned, isAgreeing, plannedModules, idOf, asShown, changedWhole, otherLengths, lengthInWords, withModule, stepsOf };
})();
