// What an address asks of the meeting that a page has, and the plan that comes of it. Pure functions of what the page knows:
// `{key, meeting, screens, who}` as macros/views/meeting_plan.py makes it, and of what was asked, `{wishes, parts, unknown}`.
// All faces of a meeting go through here, so that none of them shows another one.
const rhMeetingAsked = (() => {
  "use strict";

  const REST_TITLES = { break: "Pause", lunch: "Lunsj" };
  // A talk of one's own that is shorter is none.
  const LEAST_OWN = 5;

  const stepsOf = (meeting) => meeting.blocks.flatMap((block) => block.steps);

  // By slug, the names by which steps can be taken.
  const modulesOf = ({ meeting }) => Object.fromEntries(
    meeting.blocks.filter((block) => block.module).map(({ module, steps }) => [module, [...new Set(steps.map((step) => step.name))]])
  );

  const promptsOf = ({ meeting }) => stepsOf(meeting).map((step) => step.prompt).filter(Boolean);

  const read = (page, search) => rhMeetingAddress.read(search, { prompts: promptsOf(page), modules: modulesOf(page) });

  const nothing = { wishes: { min: null, people: null, start: null, end: null, prompts: null }, parts: null, unknown: [] };

  // --- a meeting of parts ---

  // The steps that are named, in the order named; a question that is named is planned. No names: as the block has them.
  const named = (block, names) => (names ? names.flatMap((name) => {
    const meant = block.steps.filter((step) => step.name === name);
    const planned = meant.filter((step) => !step.spare);
    return (planned.length ? planned : meant).map((step) => ({ ...step, spare: false }));
  }) : block.steps);

  const plainStep = (id, kind, title, minutes) => ({
    id, kind, title, name: kind, prompt: null, minutes, least: Math.min(minutes, LEAST_OWN), spare: false, sizes: null, phases: []
  });

  const restOrOwn = (part, number) => {
    const title = part.title || REST_TITLES[part.kind];
    return { kind: part.kind, module: null, title, at: part.at ?? null, steps: [plainStep(`punkt-${number}`, part.kind, title, part.minutes)] };
  };

  const block = (meeting, part, number) => {
    if (part.kind !== "module") return restOrOwn(part, number);
    const own = meeting.blocks.find(({ module }) => module === part.module);
    return { ...own, steps: named(own, part.steps) };
  };

  // The meeting as it is on the page, or of the parts that an address names.
  const composed = ({ meeting }, parts) =>
    (parts ? { ...meeting, blocks: parts.map((part, index) => block(meeting, part, index + 1)) } : meeting);

  // --- the plan ---

  const plan = (page, { wishes, parts }) => rhMeetingPlan.plan(composed(page, parts), wishes);

  // Without any wish that changes it, a meeting is as it is planned, and its address says nothing.
  const address = ({ wishes, parts }) => rhMeetingAddress.write(wishes, parts);

  return { nothing, read, composed, plan, address, stepsOf };
})();
