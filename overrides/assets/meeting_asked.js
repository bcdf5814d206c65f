// What an address asks of the meeting that a page has, and the plan that comes of it. Pure functions of what the page knows:
// `{key, meeting, screens, who}` as macros/views/meeting_plan.py makes it, and of what was asked, `{wishes, parts, unknown}`.
// All faces of a meeting go through here, so that none of them shows another one.
const rhMeetingAsked = (() => {
  "use strict";

  // What something of one's own is, by its name in an address.
  const KINDS = { avtale: "agreement", "siden-sist": "look_back" };
  const REST_TITLES = { break: "Pause", lunch: "Lunsj" };
  // A talk of one's own that is shorter is none.
  const LEAST_OWN = 5;

  const stepsOf = (meeting) => meeting.blocks.flatMap((block) => block.steps);

  // What steps can be taken from: where a meeting is made, that is more than the meeting of the page.
  const stockOf = ({ meeting, stock }) => stock || meeting;

  // A step has a name in addresses; its kind is taken for it too, where that is not many, and where it is planned.
  const namesOf = ({ name, kind, prompt, spare }) => (prompt || spare ? [name] : [name, kind]);

  const isNamed = (step, name) => step.name === name || (!step.prompt && !step.spare && step.kind === name);

  // By slug, the names by which steps can be taken.
  const modulesOf = (page) => Object.fromEntries(
    stockOf(page).blocks.filter((block) => block.module).map(({ module, steps }) => [module, [...new Set(steps.flatMap(namesOf))]])
  );

  const promptsOf = (page) => stepsOf(stockOf(page)).map((step) => step.prompt).filter(Boolean);

  const plannedOf = (meeting) => stepsOf(meeting).filter((step) => !step.spare);

  const isSame = (some, others) => JSON.stringify(some) === JSON.stringify(others);

  // What is as it is planned need not be asked for.
  const normal = (page, { wishes, parts, unknown = [] }) => {
    const meeting = composed(page, parts);
    const named = (steps) => steps.map(({ id }) => id);
    const isPlanned = isSame(wishes.prompts, plannedOf(meeting).map((step) => step.prompt).filter(Boolean));
    const isResized = parts !== null && parts.some(({ steps }) => steps && steps.some((text) => text.includes("*")));
    const isWhole = parts !== null && !isResized && isSame(named(plannedOf(meeting)), named(plannedOf(page.meeting)));
    return { wishes: { ...wishes, prompts: isPlanned ? null : wishes.prompts }, parts: isWhole ? null : parts, unknown };
  };

  const read = (page, search) =>
    normal(page, rhMeetingAddress.read(search, {
      prompts: promptsOf(page), modules: modulesOf(page), methods: Object.keys(page.methods || {}), ready: Object.keys(page.ready || {})
    }));

  const nothing = { wishes: { min: null, people: null, start: null, end: null, prompts: null }, parts: null, unknown: [] };

  // --- a meeting of parts ---

  const meant = (steps, name) => {
    const those = steps.filter((step) => isNamed(step, name));
    const planned = those.filter((step) => !step.spare);
    return planned.length ? planned : those;
  };

  // The steps of a block that other parts of the meeting take.
  const takenBy = (parts, { steps }) => parts.flatMap((part) => (part.steps || []).flatMap((text) => meant(steps, rhMeetingAddress.step(text).name)));

  // Whether a module's parts take together what is planned of it, as it is: then nobody has chosen its steps.
  const isAsPlanned = (parts, { steps }) => {
    const texts = parts.flatMap((part) => part.steps || []);
    const taken = texts.flatMap((text) => meant(steps, rhMeetingAddress.step(text).name));
    return !texts.some((text) => /[*~]/.test(text)) && isSame(taken.map(({ id }) => id), steps.filter(({ spare }) => !spare).map(({ id }) => id));
  };

  // The place of the last question, or of the force field where there is no question; -1 where nothing is asked.
  const lastAsked = (steps) => {
    const last = steps.findLastIndex(({ prompt }) => prompt);
    return last < 0 ? steps.findLastIndex(({ kind }) => kind === "force_field") : last;
  };

  // The steps that are named, in the order named, with the minutes that are said; a question that is named is planned, and after the last of them the others
  // stand in reserve: where somebody has chosen, none comes in by itself. No names: as the block has them. What parts `before` have taken is not there any more, and after the last question of them all,
  // those `later` with it, comes the reserve.
  const named = (block, part, before, later) => {
    const { steps: names } = part;
    if (!names) return block.steps;
    // Where nobody has chosen, what is in reserve is so in its own place.
    const isOpen = [part, ...before, ...later].every((one) => one.isOpen);
    const isChosen = !isOpen && !isAsPlanned([...before, part, ...later], block);
    const [gone, coming] = [before, later].map((parts) => takenBy(parts, block));
    const steps = block.steps.filter((step) => !gone.includes(step));
    const taken = names.flatMap((text) => {
      const { name, minutes } = rhMeetingAddress.step(text);
      return meant(steps, name).map((step) =>
        ({ ...(minutes ? { ...rhMeetingPlan.resized(step, Number(minutes)), held: true } : step), spare: isOpen && step.spare && step.kind === "prompt", named: text }));
    });
    const last = lastAsked(taken);
    const others = steps.filter((step) => step.prompt && !taken.some(({ id }) => id === step.id));
    const isLast = last >= 0 && lastAsked(coming) < 0;
    return [...taken.slice(0, last + 1), ...(!isLast ? [] : others.map((step) => ({ ...step, spare: true, isIdle: isChosen }))), ...taken.slice(last + 1)];
  };

  // The minutes of something of one's own are typed.
  const plainStep = (number, { kind, name, minutes, title = REST_TITLES[kind] }) => ({
    ...(kind === "own" && { held: true }), ...(kind === "break" && { isRounded: true }), id: `del-${number}`, kind: KINDS[name] || kind, title, name: kind, prompt: null, minutes, least: Math.min(minutes, LEAST_OWN), spare: false, sizes: null, phases: []
  });

  // What the page has already, with its method, else a plain one. What it has for one part of this meeting alone says its number.
  const restOrOwn = ({ blocks }, part, number) => {
    const plain = plainStep(number, part);
    const isThat = (block) => (block.number ? block.number === number
      : block.kind === part.kind && block.title === plain.title && block.steps[0].minutes === part.minutes);
    const known = blocks.find(isThat) || { kind: part.kind, module: null, title: plain.title, steps: [plain] };
    return { ...known, at: part.at ?? null, part };
  };

  // A part that is all there is of its module is the same block wherever it stands: many meetings of the same parts are tried where one is made.
  const whole = new WeakMap();

  const wholeBlock = (own, part) => {
    const known = whole.get(part);
    if (known && known.own === own) return known.block;
    const made = { ...own, steps: named(own, part, [], []) };
    whole.set(part, { own, block: made });
    return made;
  };

  const block = (meeting, parts) => (part, index) => {
    if (part.kind !== "module") return restOrOwn(meeting, part, index + 1);
    const own = meeting.blocks.find(({ module }) => module === part.module);
    const [before, later] = [parts.slice(0, index), parts.slice(index + 1)].map((some) => some.filter(({ module }) => module === part.module));
    if (!before.length && !later.length) return wholeBlock(own, part);
    return { ...own, steps: named(own, part, before, later) };
  };

  // The meeting as it is on the page, or of the parts that an address names.
  const composed = (page, parts) =>
    (parts ? { ...page.meeting, blocks: parts.map(block(stockOf(page), parts)) } : page.meeting);

  const partOf = ({ kind, module, title, at, steps, part }, isLeftOut) => {
    if (kind !== "module") return part || { kind, minutes: steps[0].minutes, title, at };
    const left = steps.filter((step) => !step.spare && !isLeftOut(step));
    return { kind, module, steps: [...new Set(left.map((step) => step.named || step.name))] };
  };

  // The parts of a meeting without the planned steps of a kind.
  const without = (page, parts, kind) => composed(page, parts).blocks
    .filter(({ steps }) => steps.some((step) => step.kind !== kind))
    .map((kept) => partOf(kept, (step) => step.kind === kind));

  // The parts of a meeting with what the page has of a kind, first in the module that it is of; null as long as all is planned.
  const including = (page, parts, kind) => {
    if (parts === null || plannedOf(composed(page, parts)).some((step) => step.kind === kind)) return parts;
    const { module } = page.meeting.blocks.find(({ steps }) => steps.some((step) => step.kind === kind)) || {};
    const first = parts.findIndex((part) => part.module && part.module === module);
    return parts.map((part, index) => (index === first ? { ...part, steps: [kind, ...(part.steps || [])] } : part));
  };

  // A screen that does not say its step is named for it.
  const withSteps = (screens) => screens.map((screen) => ({ step: screen.id.replace("steg-", ""), ...screen }));

  // Every screen there is; what the page lacks has one screen, which is made when it is needed.
  const screensOf = (page, parts) => {
    const lacking = stepsOf(composed(page, parts)).filter(({ id }) => !page.screens.some((screen) => screen.step === id));
    return [...page.screens, ...lacking.map(({ id }) => ({ id: `steg-${id}`, step: id, phases: false, points: 1 }))];
  };

  // --- the plan ---

  // With the blocks that it is the plan of.
  const planned = (page, { wishes, parts }) => {
    const meeting = composed(page, parts);
    return { plan: rhMeetingPlan.plan(meeting, wishes), blocks: meeting.blocks };
  };

  const plan = (page, choice) => planned(page, choice).plan;

  // Where every meeting is one that an address asks for and this one asks for none, and where it asks for rests alone. Who makes a meeting is not done yet.
  const isNothing = ({ stock, runs }, { parts }) => !runs && (parts ? parts.every(({ kind }) => kind in REST_TITLES) : Boolean(stock));

  // A meeting as it is planned has nothing in its address.
  const address = ({ wishes, parts }) => rhMeetingAddress.write(wishes, parts);

  return { nothing, plainStep, read, normal, composed, without, including, planned, plan, address, isNothing, stepsOf, stockOf, withSteps, screensOf };
})();
