// Where a meeting is made, a step can be run in another way than its module says, and something of one's own in any. Pure functions of
// what a page knows of methods and of ready programmes, as macros/views/making.py makes it.
const rhMeetingMethods = (() => {
  "use strict";

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  const leastOf = ({ phases }) => sum(phases.map(({ least }) => least));

  // --- a step in another way ---

  // What is one's own is talked about.
  const kindOf = ({ kind }) => (kind === "own" ? "prompt" : kind);

  const isFor = (method, step) => method.steps.includes(kindOf(step));

  // Whole minutes by weight, none under its least, as macros/views/meeting.py shares them out.
  const sharedOut = (total, phases) => {
    const all = sum(phases.map(({ minutes }) => minutes));
    const exact = phases.map(({ minutes }) => (total * minutes) / all);
    const shares = phases.map(({ least }) => least);
    for (let left = total - sum(shares); left > 0; left -= 1) {
      const owed = exact.map((share, index) => share - shares[index]);
      shares[owed.indexOf(Math.max(...owed))] += 1;
    }
    return shares;
  };

  // The step run so, in its minutes, or in the method's fewest where they are more.
  const worked = ({ methods, papers }, step, id) => {
    const method = methods[id];
    const minutes = Math.max(step.minutes, leastOf(method));
    const shares = sharedOut(minutes, method.phases);
    const paperOf = ({ who }) => (papers[step.kind] || {})[who];
    const phases = method.phases.map((phase, index) =>
      ({ ...phase, minutes: shares[index], ...(paperOf(phase) && { paper: paperOf(phase) }) }));
    return { ...step, minutes, least: leastOf(method), sizes: method.sizes, phases: rhMeetingPlan.fairly(phases), method: id };
  };

  // Why a method does not fit a step of so many minutes and so many people (null where nobody has said); nothing where it does.
  const whyNot = (method, minutes, people) => {
    const least = leastOf(method);
    if (least > minutes) return `trenger ${least} min`;
    if (people === null) return "";
    if (people < 2) return method.phases.some(({ who }) => who !== "alone" && who !== "all") ? "dere må være flere" : "";
    const [fewest] = method.sizes || [1];
    const isInGroups = method.phases.some(({ who }) => who === "group");
    const isTooFew = isInGroups && rhMeetingPlan.groupsOf(people, method.sizes).some((size) => size < fewest);
    return isTooFew ? `går ikke opp med ${people}` : "";
  };

  // Every method for such a step and the one that it has `now`, `{id, title, why}`.
  const choices = ({ methods }, step, { minutes, people, now }) => Object.keys(methods).filter((id) => isFor(methods[id], step) || id === now)
    .map((id) => ({ id, title: methods[id].title, why: whyNot(methods[id], minutes, people) }));

  // --- all that a meeting takes ---

  // The ways that an address names, by the names of the steps of a module, of which these are the parts.
  const named = (parts) => {
    const steps = parts.flatMap((part) => part.steps || []).filter((text) => text.includes("~"));
    return Object.fromEntries(steps.map(rhMeetingAddress.step).filter(({ method }) => method).map(({ name, method }) => [name, method]));
  };

  // A module that is as it was is the same one: there are many, and few of them are in a meeting.
  const ofModule = (page, parts, titles) => (block) => {
    const own = parts.filter(({ module }) => module === block.module);
    const ways = own.length ? named(own) : {};
    const title = titles[block.module] || block.title;
    if (title === block.title && !Object.keys(ways).length) return block;
    const wayOf = (step) => {
      const id = ways[step.name] || ways[step.kind];
      return id && step.phases.length && isFor(page.methods[id], step) ? id : null;
    };
    return { ...block, title, steps: block.steps.map((step) => (wayOf(step) ? worked(page, step, wayOf(step)) : step)) };
  };

  // Something of one's own bears its title and is run in some way; a break or a lunch has its minutes.
  const isSame = ({ runs }, part, step) => ({ title, steps: [own] }) =>
    own.kind === step.kind && (part.kind === "own" ? title === part.title && runs[own.id] === part.method : own.minutes === part.minutes);

  // What the programme has of it, with its title, its screen and its note; each once, in their order. Else it is made, where it is run in
  // any way at all.
  const ofOnesOwn = (page, ready) => (part, index, parts) => {
    if (part.kind === "module") return [];
    const number = index + 1;
    const step = rhMeetingAsked.plainStep(number, part);
    const isTaken = (other) => other.kind !== "module" && ready.blocks.some((block) =>
      isSame(ready, part, step)(block) && isSame(ready, other, rhMeetingAsked.plainStep(number, other))(block));
    const known = ready.blocks.filter(isSame(ready, part, step))[parts.slice(0, index).filter(isTaken).length];
    if (known) return [{ ...known, number, steps: known.steps.map((own) => inMinutes(page, own, part)) }];
    if (!part.method) return [];
    return [{ kind: "own", module: null, title: part.title, number, steps: [worked(page, step, part.method)] }];
  };

  const inMinutes = (page, step, { minutes, method }) => {
    if (step.minutes === minutes) return step;
    const typed = { ...step, minutes, held: true };
    return method ? worked(page, typed, method) : { ...typed, least: Math.min(step.least, minutes) };
  };

  const ROLES = 1;

  // A row of the run sheet is at least a line lower for each phase that is not there any more.
  const rowOf = ({ methods, paper: { run } }, step, before) =>
    (run.rows[step.id] ?? run.plain) - run.late[ROLES] * before.length + methods[step.method].height;

  const onPaper = (page, changed) => {
    const { run } = page.paper;
    if (!changed.length) return run;
    const rows = changed.map(({ step, before }) => [step.id, rowOf(page, step, before)]);
    const roles = changed.filter(({ step }) => page.methods[step.method].roles)
      .map(({ step }) => [step.id, [step.method, page.methods[step.method].roles]]);
    const others = Object.entries(run.roles).filter(([id]) => !changed.some(({ step }) => step.id === id));
    return { ...run, rows: { ...run.rows, ...Object.fromEntries(rows) }, roles: Object.fromEntries([...others, ...roles]) };
  };

  const NOTHING = { titles: {}, blocks: [], headings: {}, runs: {} };

  const readyOf = (page, { ready }) => page.ready[ready] || NOTHING;

  // What steps a meeting of such parts can be made of, that began as such a programme.
  const stock = (page, { parts, wishes }) => {
    const ready = readyOf(page, wishes);
    return { blocks: [...page.stock.blocks.map(ofModule(page, parts || [], ready.titles)), ...(parts || []).flatMap(ofOnesOwn(page, ready))] };
  };

  // What a page knows, for such a meeting: `{stock, paper}`, and as `changed` the steps that are run in another way, `{step, before}`, with
  // the phases that they had.
  const settled = (page, choice) => {
    const ready = readyOf(page, choice.wishes);
    const own = stock(page, choice);
    const before = new Map(rhMeetingAsked.stepsOf({ blocks: [...ready.blocks, ...page.stock.blocks] }).map((step) => [step.id, step.phases]));
    const changed = rhMeetingAsked.stepsOf(own).filter(({ method }) => method).map((step) => ({ step, before: before.get(step.id) || [] }));
    const run = onPaper(page, changed);
    return { changed, stock: own, paper: { ...page.paper, run: { ...run, headings: { ...run.headings, ...ready.headings } } } };
  };

  return { worked, choices, stock, settled };
})();
