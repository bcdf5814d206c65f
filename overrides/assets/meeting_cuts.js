// What could be cut where a meeting is late, in the order that hurts least: a round goes round the tables, a question goes, phases
// shrink. The agreement is never touched, nor what stands by the clock. Pure functions of steps `{id, kind, title, minutes}` and of
// their phases; macros/views/late.py cuts by the same rules where there are only papers.
const rhMeetingCuts = (() => {
  "use strict";

  const ASKING = ["prompt", "force_field"];
  const NEVER = ["agreement", "break", "lunch"];

  // Nobody gives more than so many minutes for a few, nor more than so many times what is needed.
  const FEW_LOST = 20;
  const MOST_TIMES = 4;

  const isAsking = ({ kind }) => ASKING.includes(kind);
  const mayBeCut = ({ kind }) => !NEVER.includes(kind);

  const without = (step) => ({ step, cut: { step: step.id, phase: null, minutes: null, tables: false }, from: step.minutes, saves: step.minutes });
  const shortened = ({ step, phase, index }, saves, isAtTables = false) => ({
    step, cut: { step: step.id, phase: index, minutes: phase.minutes - saves, tables: isAtTables }, from: phase.minutes, saves
  });

  const atTables = ({ phases, people }) => phases.flatMap((one) => {
    const { step, phase, of, index } = one;
    const { round, least } = of.phases[index];
    if (!round || phase.who !== "all") return [];
    const saves = phase.minutes - rhMeetingPlan.minutesAtTables(step, { minutes: phase.minutes, least }, people);
    return saves > 0 ? [shortened(one, saves, true)] : [];
  });

  // The last question still to come, unless it is the only one of its module: that would be another meeting. Where none can go, what is read for oneself.
  // Neither for much less than it takes.
  const drops = ({ left, asked, need }) => {
    const isSensible = ({ minutes }) => minutes <= Math.max(MOST_TIMES * need, FEW_LOST);
    const isOneOfMore = ({ module }) => asked.filter((other) => other.module === module).length > 1;
    const question = left.findLast((step) => isAsking(step) && isSensible(step) && isOneOfMore(step));
    return [question || left.findLast((step) => step.kind === "checklist" && isSensible(step))].filter(Boolean).map(without);
  };

  // What comes before the next rest that is locked to the clock: what is cut after it makes no one ready for it.
  const beforeFixed = (steps) => {
    const fixed = steps.findIndex(({ at }) => at);
    return fixed < 0 ? steps : steps.slice(0, fixed);
  };

  // The greatest first, so that few phases are touched; none goes under its least.
  const shortenings = ({ phases, need }) => phases
    .map((one) => shortened(one, Math.min(one.phase.minutes - Math.min(one.of.phases[one.index].least, one.phase.minutes), need)))
    .filter(({ saves }) => saves > 0)
    .sort((a, b) => b.saves - a.saves);

  const isSame = ({ cut: one }, { cut: other }) =>
    one.step === other.step && (one.phase === null || other.phase === null || one.phase === other.phase);

  const isShorter = ({ cut }) => cut.phase !== null && !cut.tables;

  const withSaves = (proposal, saves) =>
    (isShorter(proposal) ? { ...proposal, saves, cut: { ...proposal.cut, minutes: proposal.from - saves } } : proposal);

  // Those that together keep the end, gentlest first: a question goes for a few minutes only where nothing else is enough, and then
  // whole. What is shortened gives no more than is needed. As a map from the proposals to what is used of them.
  const together = (need, [tables, dropped, shorter]) => {
    const used = new Map();
    const needed = () => need - [...used.values()].reduce((all, { saves }) => all + saves, 0);
    const clash = (proposal) => [...used.keys()].filter((other) => isSame(other, proposal));
    const use = (proposal) => used.set(proposal, withSaves(proposal, Math.min(proposal.saves, needed())));
    const take = (some, isWorth) => some.forEach((proposal) => {
      if (needed() > 0 && isWorth(proposal) && !clash(proposal).length) use(proposal);
    });
    take(tables, () => true);
    take(dropped, ({ saves }) => saves <= 2 * needed());
    take(shorter, () => true);
    dropped.filter((proposal) => needed() > 0 && !used.has(proposal)).forEach((proposal) => {
      clash(proposal).forEach((other) => used.delete(other));
      use(proposal);
    });
    return used;
  };

  // Everything that could be cut to save `need` minutes, each with the minutes it `saves`, in the order that hurts least; `isEnough`
  // stands on those that together do it. Of the `phases` to come, `{step, phase, index, of}` with `of` as the page has the step, and
  // the steps that are `left`; `asked` are the questions of the whole meeting.
  const proposals = (late) => {
    const ways = [atTables(late), drops(late), shortenings(late)];
    const enough = together(late.need, ways);
    return ways.flat().map((proposal) => ({ ...(enough.get(proposal) || proposal), isEnough: enough.has(proposal) }));
  };

  // --- in words ---

  // A step by its title; where a plan is of several modules each of them may have one of that title, and it is told when it is, and in which
  // module, unless that is the one `within` which it is spoken of.
  const stepInWords = ({ title, module, starts }, { start, blocks }, within = null) => {
    if (new Set(blocks.map((block) => block.module).filter(Boolean)).size < 2) return title;
    const { title: of } = (module !== within && blocks.find((block) => block.module && block.module === module)) || {};
    const when = start ? rhMeetingWords.timeInWords(rhMeetingPlan.after(start, starts)) : `minutt ${starts}`;
    const place = of ? ` i «${of}»` : "";
    return `${title}${place} (${when})`;
  };

  // What a cut does, as `{step, cut, from}`; `who` says who works, by name.
  const cutInWords = ({ step, cut, from }, who, plan) => {
    const title = stepInWords(step, plan);
    if (cut.phase === null) return `${title} går ut: ${from} min spart`;
    const change = `${from} → ${cut.minutes} min`;
    if (cut.tables && step.phases[cut.phase].who === "all") return `${title}: runden går ved bordene, ${change}`;
    return `${title}, ${who[step.phases[cut.phase].who]}: ${change}`;
  };

  return { isAsking, mayBeCut, beforeFixed, proposals, stepInWords, cutInWords };
})();
