// The papers of a meeting: which sheets its plan writes on, in how many copies and on how many pages, and what a leader can cut.
// Pure functions of what the page knows, as macros/views/meeting_plan.py and paper_plan.py make it, and of a plan from
// meeting_plan.js. macros/views/fitting.py lays out by the same rules.
const rhMeetingPaper = (() => {
  "use strict";

  const LATE = 5;
  const MOST_SIDES = 2;
  const MOST_POINTS = 2;
  // More lines than a page holds.
  const ANY_NUMBER = 1000;
  const { isAsking, mayBeCut, beforeFixed, proposals } = rhMeetingCuts;

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  // --- what is written on ---

  // Where a meeting is made there are hundreds of steps, and each is looked up again and again: they are put in order once.
  const ordered = new WeakMap();

  const writtenSteps = (page) => {
    const stock = rhMeetingAsked.stockOf(page);
    if (!ordered.has(stock)) ordered.set(stock, new Map(rhMeetingAsked.stepsOf(stock).map((step) => [step.id, step])));
    return ordered.get(stock);
  };

  // What the page says of a step; what somebody has made in an address stands on none.
  const written = (page, { id }) => writtenSteps(page).get(id) || { name: null, phases: [] };

  const papersOf = (page, step) => written(page, step).phases.map(({ paper }) => paper);

  const writesOn = (page, kind) => (step) => papersOf(page, step).includes(kind);

  // --- which parts a sheet has ---

  const asked = (steps) => steps.filter(({ prompt }) => prompt).map(({ prompt }) => `prompt:${prompt}`);

  // By kind. One that is not here stops the page: it would have another's parts.
  const PARTS = {
    A: (_, steps) => [...asked(steps), ...["force_field", "agreement"].filter((of) => steps.some((step) => step.kind === of))],
    B: (page, steps) => asked(steps.filter(writesOn(page, "B"))),
    C: (page, steps) => steps.filter(writesOn(page, "C")).filter((step) => step.kind === "checklist").map((step) => `checklist:${written(page, step).name}`),
    E: (_, steps) => ["points", ...asked(steps).slice(0, 1), "agreement"]
  };

  const wished = (kind, parts) => {
    if (kind === "C" && parts.length) return [...parts, "practice"];
    return kind === "E" ? [parts[0], "scene", ...parts.slice(1)] : parts;
  };

  // --- packing ---

  const isBefore = (one, other) => {
    const place = one.findIndex((value, index) => value !== other[index]);
    return place >= 0 && one[place] < other[place];
  };

  // In as few boxes as they need, with as little in any one of them that nothing can fill, and as evenly as that allows. What is larger than the
  // room gets a box to itself.
  const packed = (pieces, size, room, blank) => {
    const best = [[0, 0, 0, 0]];
    for (let end = 1; end <= pieces.length; end += 1) {
      const ways = [];
      for (let start = end - 1; start >= 0; start -= 1) {
        const box = pieces.slice(start, end);
        const taken = size(box, start);
        if (taken > room && end - start > 1) break;
        const [boxes, empty, uneven] = best[start];
        ways.push([boxes + 1, empty + blank(box, Math.max(room - taken, 0)) ** 2, uneven + taken ** 2, start]);
      }
      best.push(ways.reduce((least, way) => (isBefore(way, least) ? way : least)));
    }
    const boxes = [];
    for (let end = pieces.length; end > 0; end = best[end][3]) boxes.unshift(pieces.slice(best[end][3], end));
    return boxes;
  };

  // How much higher the parts of a page can become.
  const growth = (parts, { line, columns }) => {
    const ruled = parts.filter(({ lines }) => lines);
    if (ruled.length) return line * sum(ruled.map(({ lines, most }) => (most ?? ANY_NUMBER) - lines));
    return parts.some(({ grows }) => grows) ? columns.most - columns.least : 0;
  };

  // What is left of a page is shared out as lines, the first ones get what does not come out even; or columns grow.
  const filled = (parts, left, { line, columns }) => {
    const ruled = parts.filter(({ lines }) => lines);
    const spare = Math.floor(left / line);
    const more = (part) => (part.lines ? Math.floor((spare + ruled.length - 1 - ruled.indexOf(part)) / ruled.length) : 0);
    const grown = Math.min(columns.least + Math.floor(left / columns.step) * columns.step, columns.most);
    return parts.map((part) => ({
      id: part.id,
      lines: Math.min((part.lines || 0) + more(part), part.most ?? ANY_NUMBER),
      columns: part.grows ? (ruled.length ? columns.least : grown) : 0
    }));
  };

  const above = (start, { head, continues }) => (start === 0 ? head : continues);

  // How many pages laidOut makes of parts, without laying them out: as few as can be, which is what comes of putting on each as much as it holds.
  const pagesFor = (parts, measures) => {
    let [pages, taken] = [0, Infinity];
    parts.forEach(({ height }, place) => {
      taken += height;
      if (taken <= measures.room) return;
      pages += 1;
      taken = above(place, measures) + height;
    });
    return pages;
  };

  // Parts `{id, height, lines, most, grows}` page by page, for `{head, continues, room, line, columns: {least, step, most}}`.
  const laidOut = (parts, measures) => {
    const height = (pieces, start) => above(start, measures) + sum(pieces.map((part) => part.height));
    let start = 0;
    const blank = (page, left) => Math.max(left - growth(page, measures), 0);
    return packed(parts, height, measures.room, blank).map((page) => {
      const left = Math.max(measures.room - height(page, start), 0);
      start += page.length;
      return filled(page, left, measures);
    });
  };

  // --- the sheets ---

  const everything = (stock) => stock.parts.map(({ id }) => id).filter((id) => id !== "practice");

  const named = (stock, ids) => ids.map((id) => stock.parts.find((part) => part.id === id)).filter(Boolean);

  // What else can stand there stands there, where it takes no page more.
  const sheetPages = (page, stock, steps, isWhole) => {
    const { kind } = stock;
    const measures = { line: page.paper.line, columns: page.paper.columns, ...stock };
    const chosen = isWhole && kind !== "E" ? everything(stock) : PARTS[kind](page, steps);
    const [least, more] = [chosen, wished(kind, chosen)].map((ids) => named(stock, ids));
    return laidOut(pagesFor(more, measures) === pagesFor(least, measures) ? more : least, measures);
  };

  const modulesOf = ({ steps }) => [...new Set(steps.map(({ module }) => module).filter(Boolean))];

  // Every sheet of every module of the plan: `isAsked` where a phase writes on it, `pages` as laidOut gives them. One that `isWhole` has
  // everything that may stand on it, whatever the meeting takes up.
  const everySheet = (page, plan, { isWhole = false } = {}) => modulesOf(plan).flatMap((module) => {
    const steps = plan.steps.filter((step) => step.module === module);
    return (page.paper.modules[module] || []).map((stock) => ({
      module, kind: stock.kind, isAsked: steps.some(writesOn(page, stock.kind)), pages: sheetPages(page, stock, steps, isWhole)
    })).filter(({ pages }) => pages.length);
  });

  // As many as the largest number of groups that any phase writes in.
  const groupsWriting = (page, plan, module) => Math.max(0, ...plan.steps.filter((step) => step.module === module)
    .flatMap((step) => step.phases.filter((_, index) => papersOf(page, step)[index] === "B"))
    .map(({ groups }) => (groups || []).length));

  const copies = (page, plan, module, kind) => {
    if (plan.people === null) return null;
    return kind === "B" ? groupsWriting(page, plan, module) : plan.people;
  };

  // --- the run sheet ---

  const lateLines = (sentences, letters) => sum(sentences.map((text) => Math.ceil(text.length / letters)));

  // Each step with whether it is the first of its module, and whether it is where its roles are first needed.
  const headed = (page, { steps }) => {
    const { roles } = page.paper.run;
    const methodOf = ({ id }) => (roles[id] || [null])[0];
    return steps.map((step, index) => ({
      step,
      isFirst: step.module !== null && step.module !== (steps.slice(0, index).findLast(({ module }) => module !== null) || {}).module,
      hasRoles: methodOf(step) !== null && steps.findIndex((other) => methodOf(other) === methodOf(step)) === index
    }));
  };

  const runParts = (page, steps, { late: sentences, withNotes, withRoles, isStopFirst }) => {
    const { run } = page.paper;
    const rows = steps.map(({ step, isFirst, hasRoles }) => ({
      id: step.id,
      height: (run.rows[step.id] ?? run.plain) - (withNotes ? 0 : run.notes[step.id] || 0) + (isFirst ? run.headings[step.module] || 0 : 0) + (withRoles && hasRoles ? run.roles[step.id][1] : 0)
    }));
    const [head, lateLine, letters] = run.late;
    const late = sentences.length ? [{ id: "late", height: head + lateLine * lateLines(sentences, letters) }] : [];
    const stop = [{ id: "stop", height: run.stop }];
    return [...(isStopFirst ? stop : []), ...rows, ...(isStopFirst ? [] : stop), ...late];
  };

  // What stands on the run sheet, as `late` what is said of a late meeting. Rather than one side more, the stop card stands on the last one, then what roles
  // do is left out, then places where the meeting may be late, and at last what is for the leader alone.
  const runWay = (page, plan) => {
    const sentences = lateInWords(page, plan);
    const either = (make) => [true, false].flatMap(make);
    const ways = either((withNotes) => [...sentences, ""].flatMap((_, fewer) => either((withRoles) => either((isStopFirst) => ({
      late: sentences.slice(0, sentences.length - fewer), withNotes, withRoles, isStopFirst
    })))));
    const steps = headed(page, plan);
    const parted = ways.map((way) => ({ ...way, parts: runParts(page, steps, way) }));
    return parted.find(({ parts }) => pagesFor(parts, page.paper.run) <= MOST_SIDES) || parted[0];
  };

  // With the ids of its rows page by page, and of the boxes above and below them.
  const runSheet = (page, plan) => {
    const { run, line, columns } = page.paper;
    const { parts, ...way } = runWay(page, plan);
    return { ...way, pages: laidOut(parts, { ...run, line, columns }).map((rowsOfPage) => rowsOfPage.map(({ id }) => id)) };
  };

  // --- late, worked out beforehand ---

  const phasesOf = (page, steps) =>
    steps.flatMap((step) => step.phases.map((phase, index) => ({ step, phase, index, of: written(page, step) })));

  const cutOnPaper = (plan, { module }) => ({ step, cut, from }) => ({
    title: rhMeetingCuts.stepInWords(step, plan, module), who: cut.phase === null ? null : step.phases[cut.phase].who, minutes: from, to: cut.minutes ?? 0, tables: cut.tables
  });

  // As it stands between its marks; its clock is told beside it.
  const pointInWords = (step, plan) => {
    const modules = new Set(plan.steps.map(({ module }) => module).filter(Boolean));
    const block = modules.size > 1 && plan.blocks.find(({ module }) => module && module === step.module);
    return block ? `${step.title}» i «${block.title}` : step.title;
  };

  // What is enough together, and the question that can go instead.
  const points = (page, plan) => {
    const questions = plan.steps.filter(isAsking);
    const first = plan.steps.indexOf(questions[0]);
    return plan.steps.flatMap((step, place) => {
      if (!mayBeCut(step) || !questions.length || !place || place < first) return [];
      const left = beforeFixed(plan.steps.slice(place)).filter(mayBeCut);
      const found = proposals({ phases: phasesOf(page, left), left, asked: questions, need: LATE, people: plan.people });
      const instead = found.filter(({ cut, isEnough }) => cut.phase === null && !isEnough).map(cutOnPaper(plan, step))[0] || null;
      const cuts = found.filter(({ isEnough }) => isEnough).map(cutOnPaper(plan, step));
      return cuts.length ? [{ isAsking: isAsking(step), title: pointInWords(step, plan), starts: step.starts, cuts, instead }] : [];
    });
  };

  // Where in the meeting it is said what can be cut: at two places at most, before its questions if it has more than one.
  const latePoints = (page, plan) => {
    const every = points(page, plan);
    const asking = every.filter((point) => point.isAsking);
    const places = (asking.length > 1 ? asking : every).map(({ isAsking: _, ...point }) => point);
    return places.length <= MOST_POINTS ? places : [places[0], places.at(-1)];
  };

  const cutInWords = (page) => ({ title, who, minutes, to, tables }) => {
    if (who === null) return `${title} går ut (${minutes} min)`;
    return tables ? `runden i ${title} går ved bordene, ${minutes} → ${to} min` : `${title}, ${page.who[who]}: ${minutes} → ${to} min`;
  };

  const lateInWords = (page, plan) => latePoints(page, plan).map(({ title, starts, cuts, instead }) => {
    const saved = sum(cuts.map(({ minutes, to }) => minutes - to));
    const enough = saved >= LATE ? "" : ` Det gir ${saved} min.`;
    const when = plan.start ? rhMeetingWords.timeInWords(clock(plan, starts)) : `minutt ${starts}`;
    const other = instead ? ` Eller: ${cutInWords(page)(instead)}.` : "";
    return `Er dere ${LATE} minutter etter ${when} («${title}»): ${cuts.map(cutInWords(page)).join("; ")}.${enough}${other}`;
  });

  // --- times, and all sheets ---

  const clock = ({ start }, minutes) => rhMeetingPlan.after(start, minutes).replace(":", ".");

  // `sheets` of a plan: the leader's own, then module by module what its phases write on.
  const sheets = (page, plan) => [
    { kind: "D", module: null, copies: 1, pages: pagesFor(runWay(page, plan).parts, page.paper.run) },
    ...everySheet(page, plan).filter(({ kind, isAsked }) => isAsked && kind !== "E").map(({ kind, module, pages }) => ({
      kind, module, copies: copies(page, plan, module, kind), pages: pages.length
    }))
  ];

  return { pagesFor, laidOut, everySheet, sheets, runSheet, latePoints, lateInWords, headed, clock };
})();
