// A pack of papers: of which modules, for how many people. Pure functions of what the page knows, `{slug: {key, meeting, paper, who}}`,
// and of what an address asks: `?deler=a-vente;lyden:historie&folk=18&q=…&grupper=4&borte=2&ark=DABC&tosidig=ja`. Where it asks for one
// module, that is a meeting, which may have `min`, `start` and `slutt`. With `valgt=ja` its sheets have the questions and checklists that
// are named and nothing else. Older addresses have `moduler` with commas, and `deltakere`.
const rhMeetingPack = (() => {
  "use strict";

  const KINDS = "DABCE";
  const PEOPLE = 18;
  const NO_TIMES = { min: null, start: null, end: null };

  const whole = (text) => (/^\s*\d{1,3}\s*$/.test(text || "") ? Math.min(Number(text), rhTyped.LIMITS.folk[1]) : null);

  const asksFor = (plan) => rhMeetingAsked.stepsOf(plan.meeting);

  // A checklist that no meeting of its module has is on paper all the same.
  const onPaper = ({ paper }, slug) => (paper.modules[slug] || []).flatMap(({ parts }) => parts.map(({ id }) => id.split(":")[1]).filter(Boolean));

  const known = (plans, isChosen) => ({
    prompts: Object.values(plans).flatMap((plan) => asksFor(plan).map(({ prompt }) => prompt).filter(Boolean)),
    modules: Object.fromEntries(Object.entries(plans).map(([slug, plan]) =>
      [slug, [...new Set([...asksFor(plan).map(({ name }) => name), ...(isChosen ? onPaper(plan, slug) : [])])]]))
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
    const query = rhQuery.read(search);
    const isChosen = query.get("valgt") === "ja";
    const kinds = [...KINDS].filter((kind) => (query.get("ark") ?? KINDS).includes(kind)).join("");
    return {
      ...partsOf(query, (text) => rhMeetingAddress.read(text, known(plans, isChosen))),
      people: Math.max(whole(query.get("folk")) ?? whole(query.get("deltakere")) ?? PEOPLE, 1),
      groups: whole(query.get("grupper")),
      absent: whole(query.get("borte")) ?? 0,
      kinds,
      isTwoSided: query.get("tosidig") === "ja",
      isChosen
    };
  };

  const timesOf = ({ parts, times }) => (parts.length === 1 ? times : NO_TIMES);

  const write = (choice) => {
    const { parts, people, groups, absent, kinds, isTwoSided, isChosen, prompts } = choice;
    const meeting = rhMeetingAddress.write({ ...timesOf(choice), people, prompts }, parts);
    const more = [isChosen ? "valgt=ja" : "", groups === null ? "" : `grupper=${groups}`, absent ? `borte=${absent}` : "", kinds === KINDS ? "" : `ark=${kinds}`, isTwoSided ? "tosidig=ja" : ""];
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

  const PREFIX = { A: "prompt", C: "checklist" };

  // Sheets of a module with these of its questions and checklists and nothing else, whatever a meeting would write on: `[{kind, module, pages}]`.
  const sheetsWith = (page, module, names) => (page.paper.modules[module] || []).filter(({ kind }) => PREFIX[kind]).map((stock) => {
    const ids = names.map((name) => `${PREFIX[stock.kind]}:${name}`);
    const parts = ids.map((id) => stock.parts.find((part) => part.id === id)).filter(Boolean);
    return { kind: stock.kind, module, pages: rhMeetingPaper.laidOut(parts, { line: page.paper.line, columns: page.paper.columns, ...stock }) };
  }).filter(({ pages }) => pages.length);

  const chosenPapers = (page, { module, steps }, { people }) =>
    sheetsWith(page, module, steps.map((text) => rhMeetingAddress.step(text).name))
      .map(({ kind, pages }) => ({ kind, module, copies: people, pages: pages.length, laidOut: pages, plan: null }));

  const pile = (choice, plans) => choice.parts
    .flatMap((part) => (choice.isChosen && part.steps ? chosenPapers : papersOf)(plans[part.module], part, choice))
    .filter(({ kind, copies }) => copies && choice.kinds.includes(kind));

  return { read, write, pile };
})();
