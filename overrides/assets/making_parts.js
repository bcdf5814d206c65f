// The parts of a meeting that is being made, as its page changes them: every module with the steps that it takes said. What is given back
// is handed to rhMeeting.compose.
const rhMakingParts = (() => {
  "use strict";

  const BREAK = 10;

  const { page } = rhMeeting;
  const { step: read, stepInWords } = rhMeetingAddress;

  const isNamed = (name) => (text) => read(text).name === name;

  const blockOf = (slug) => page.stock.blocks.find(({ module }) => module === slug);

  // A step by the name that it bears here, where an address has named its kind.
  const renamed = ({ steps }) => (text) => {
    const named = read(text);
    const meant = steps.find((step) => step.name === named.name) || steps.find((step) => !step.prompt && step.kind === named.name);
    return stepInWords({ ...named, name: meant.name });
  };

  // Of a module whose steps nobody has named: those that are planned or chosen, and what comes in where there is time for it.
  const namesOfPlan = ({ module, steps }) => {
    const { prompts } = rhMeeting.wishes();
    const used = rhMeeting.plan().steps.filter((step) => step.module === module).map(({ id }) => id);
    const isPlanned = ({ spare, prompt }) => !spare && (!prompts || !prompt || prompts.includes(prompt));
    return [...new Set(steps.filter((step) => isPlanned(step) || used.includes(step.id)).map(({ name }) => name))];
  };

  const withSteps = (part, block) => ({ ...part, steps: part.steps ? part.steps.map(renamed(block)) : namesOfPlan(block) });

  const all = () => (rhMeeting.parts() || []).map((part) => (part.module ? withSteps(part, blockOf(part.module)) : part));

  const compose = (changed) => rhMeeting.compose(changed.length ? changed : null);

  // Whoever leaves a field is in the next one before anything changes.
  const composeLater = (changed) => { setTimeout(() => compose(changed)); };

  // --- changes ---

  const replaced = (index, ...others) => all().flatMap((part, place) => (place === index ? others : [part]));

  const swapped = (list, index, other) => {
    if (other < 0 || other >= list.length) return list;
    const next = [...list];
    [next[index], next[other]] = [next[other], next[index]];
    return next;
  };

  const moved = (from, to) => {
    const list = all();
    const [taken] = list.splice(from, 1);
    list.splice(to, 0, taken);
    return list;
  };

  const placeOf = ({ steps }, { name }) => steps.findIndex(isNamed(name));

  // What is taken in again comes where the module has it.
  const inOrder = (part, name) => {
    const names = [...new Set(blockOf(part.module).steps.map((step) => step.name))];
    const before = names.slice(0, names.indexOf(name)).filter((other) => placeOf(part, { name: other }) >= 0);
    const place = before.length ? placeOf(part, { name: before[before.length - 1] }) + 1 : 0;
    return [...part.steps.slice(0, place), name, ...part.steps.slice(place)];
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

  // What a part has become in the plan; nothing where there is no time for any of it.
  const shownAs = ({ blocks, steps }, { module }, index) =>
    (module ? blocks.find((block) => block.module === module) : steps.find(({ id }) => id === idOf(index)));

  // What the page has for a part, else its number names it.
  const heldAt = (index) => page.stock.blocks.find(({ number }) => number === index + 1);

  const idOf = (index) => (heldAt(index) ? heldAt(index).steps[0].id : `del-${index + 1}`);

  const titleOf = (part, index) => {
    const held = part.module ? blockOf(part.module) : heldAt(index);
    return held ? held.title : part.title || { break: "Pause", lunch: "Lunsj" }[part.kind];
  };

  const isRest = ({ kind }) => kind === "break" || kind === "lunch";

  // A break before the block with which people would have sat too long.
  const withBreaks = () => {
    const plan = rhMeeting.plan();
    let sat = 0;
    return all().flatMap((part, index) => {
      const { minutes } = shownAs(plan, part, index) || { minutes: 0 };
      if (isRest(part)) {
        sat = 0;
        return [part];
      }
      const isTooLong = sat > 0 && sat + minutes > rhMakingWords.LONGEST_SITTING;
      sat = isTooLong ? minutes : sat + minutes;
      return isTooLong ? [{ kind: "break", minutes: BREAK }, part] : [part];
    });
  };

  const plannedNames = ({ steps }) => [...new Set(steps.filter(({ spare }) => !spare).map(({ name }) => name))];

  const withModule = (slug) => {
    const now = all();
    return now.some(({ module }) => module === slug) ? now : [...now, { kind: "module", module: slug, steps: plannedNames(blockOf(slug)) }];
  };

  // The steps of a module, those that are taken in their order and first.
  const stepsOf = (part) => {
    const { steps } = blockOf(part.module);
    const once = steps.filter((step, index) => steps.findIndex(({ name }) => name === step.name) === index);
    const place = (step) => (placeOf(part, step) < 0 ? part.steps.length : placeOf(part, step));
    return once.sort((a, b) => place(a) - place(b));
  };

  return { BREAK, all, blockOf, compose, composeLater, replaced, swapped, moved, placeOf, withStep, changed, changedOwn, shownAs, titleOf, withBreaks, withModule, stepsOf };
})();
