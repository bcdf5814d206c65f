// A pack of papers: of which modules, for how many people. Pure functions of what the page knows, `{slug: {key, meeting, paper, who}}`,
// and of what an address asks: `?deler=a-vente;lyden:historie&folk=18&q=…&grupper=4&borte=2&ark=DABC&tosidig=ja`. Where it asks for one
// module, that is a meeting, which may have `min`, `start` and `slutt`. Older addresses have `moduler` with commas, and `deltakere`.
const rhMeetingPack = (() => {
  "use strict";

  const KINDS = "DABCE";
  const PEOPLE = 18;
  const MOST = 200;
  const NO_TIMES = { min: null, start: null, end: null };

  const whole = (text) => (/^\s*\d{1,3}\s*$/.test(text || "") ? Math.min(Number(text), MOST) : null);

  const asksFor = (plan) => rhMeetingAsked.stepsOf(plan.meeting);

  const known = (plans) => ({
    prompts: Object.values(plans).flatMap((plan) => asksFor(plan).map(({ prompt }) => prompt).filter(Boolean)),
    modules: Object.fromEntries(Object.entries(plans).map(([slug, plan]) => [slug, [...new Set(asksFor(plan).map(({ name }) => name))]]))
  });

  // A module that a break divides has its papers once.
  const inOne = (parts) => [...new Set(parts.map(({ module }) => module))].map((module) => {
    const own = parts.filter((part) => part.module === module);
    return own.length > 1 ? { ...own[0], steps: own.flatMap(({ steps }) => steps) } : own[0];
  });

  // Each module once; what is a break or somebody's own has no papers.
  const partsOf = (query, read) => {
    const old = (query.get("moduler") || "").split(",").filter(Boolean).join(";");
    const meeting = ["q", "min", "start", "slutt"].map((name) => [name, query.get(name) || ""]);
    const { parts, wishes, unknown } = read(new URLSearchParams([["deler", query.get("deler") || old], ...meeting]).toString());
    const { min, start, end, prompts } = wishes;
    return { parts: inOne((parts || []).filter(({ kind }) => kind === "module")), prompts, times: { min, start, end }, unknown };
  };

  const read = (search, plans) => {
    const query = new URLSearchParams(search);
    const kinds = [...KINDS].filter((kind) => (query.get("ark") ?? KINDS).includes(kind)).join("");
    return {
      ...partsOf(query, (text) => rhMeetingAddress.read(text, known(plans))),
      people: Math.max(whole(query.get("folk")) ?? whole(query.get("deltakere")) ?? PEOPLE, 1),
      groups: whole(query.get("grupper")),
      absent: whole(query.get("borte")) ?? 0,
      kinds,
      isTwoSided: query.get("tosidig") === "ja"
    };
  };

  const timesOf = ({ parts, times }) => (parts.length === 1 ? times : NO_TIMES);

  const write = (choice) => {
    const { parts, people, groups, absent, kinds, isTwoSided, prompts } = choice;
    const meeting = rhMeetingAddress.write({ ...timesOf(choice), people, prompts }, parts);
    const more = [groups === null ? "" : `grupper=${groups}`, absent ? `borte=${absent}` : "", kinds === KINDS ? "" : `ark=${kinds}`, isTwoSided ? "tosidig=ja" : ""];
    return [meeting, ...more].filter(Boolean).join("&");
  };

  // --- the pile ---

  const planOf = (page, part, choice) => rhMeetingAsked.plan(page, {
    wishes: { ...timesOf(choice), people: choice.people, prompts: choice.prompts },
    parts: part.steps ? [part] : null
  });

  const copiesOf = (choice, { kind, copies }) => ({ D: 1, B: choice.groups ?? copies, E: choice.absent })[kind] ?? copies;

  // The papers of a part in the order they are used: `{kind, module, copies, pages, laidOut, plan}`.
  const papersOf = (page, part, choice) => {
    const plan = planOf(page, part, choice);
    const every = rhMeetingPaper.everySheet(page, plan).map(({ kind, module, isAsked, pages }) => ({ kind, module, isAsked, pages: pages.length, laidOut: pages }));
    const asked = rhMeetingPaper.sheets(page, plan).map((sheet) => ({ ...every.find(({ kind }) => kind === sheet.kind), ...sheet, module: part.module }));
    const absent = every.filter(({ kind }) => kind === "E");
    return [...asked, ...absent].map((sheet) => ({ ...sheet, plan, copies: copiesOf(choice, sheet) }));
  };

  const pile = (choice, plans) => choice.parts.flatMap((part) => papersOf(plans[part.module], part, choice))
    .filter(({ kind, copies }) => copies && choice.kinds.includes(kind));

  return { read, write, pile };
})();
