// A meeting that is made in the browser: its address names modules, and what each of them has for this face lies in a file of its own;
// so does what there is of the programme that it began as, and of the ways to run a step. When all have come, the page is as one that
// was written for this meeting, and the face's own script begins. Scripts, since no browser reads other files from a folder.
(() => {
  "use strict";

  // Only who has no scripts is to read it; what is there without one is no meeting.
  document.querySelector(".rh-without-script").remove();
  // What lays it out has to have it there; it is shown when the meeting is.
  const main = document.querySelector("main");
  main.dataset.awaited = "parts";
  main.hidden = false;

  const { face, script: ofFace, parts: files } = JSON.parse(document.getElementById("rh-parts").textContent);
  const holder = document.getElementById("rh-plan");
  const page = JSON.parse(holder.textContent);
  page.screens = rhMeetingAsked.withSteps(page.screens);
  // Where each file puts what it has, by its kind and its name.
  const there = { modules: {}, ready: {}, methods: {} };
  window.rhParts = there;

  const load = (source) => new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = source;
    // What does not come is left out, and the meeting says that it lacks it.
    ["load", "error"].forEach((name) => { script.addEventListener(name, resolve); });
    document.head.append(script);
  });

  const query = rhQuery.read(location.search);
  const composed = query.get("deler") || "";
  const asked = rhQuery.divided(composed).map((part) => part.trim());
  const known = (kind, names) => [...new Set(names)].filter((name) => Object.hasOwn(files[kind] || {}, name));
  const slugs = known("modules", asked.map((part) => part.split(":")[0]));
  const [readyName] = known("ready", [query.get("fra") || ""]);
  const METHODS = "arbeidsmater";
  const wanted = [
    ...slugs.map((slug) => ["modules", slug]), ...(readyName ? [["ready", readyName]] : []),
    ...(composed.includes("~") ? [["methods", METHODS]] : [])
  ];

  // --- what the page knows ---

  const merged = (plans, ready, methods) => {
    const { run } = page.paper;
    const more = [...(ready ? [ready] : []), ...plans];
    const all = (name) => Object.assign({}, run[name], ...more.map(({ paper }) => paper.run[name]));
    return {
      ...page,
      // Meetings of other parts are other meetings; which steps of a module are taken may change while one is held.
      key: [page.key, ...asked.map((part) => (/^(eget|avtale|siden-sist)-/.test(part) ? part : part.split(":")[0]))].join(" "),
      stock: { blocks: plans.flatMap(({ meeting }) => meeting.blocks) },
      screens: [...page.screens, ...more.flatMap(({ screens }) => rhMeetingAsked.withSteps(screens))],
      methods: methods ? methods.methods : {},
      papers: methods ? methods.papers : {},
      ready: ready ? { [readyName]: ready } : {},
      paper: {
        ...page.paper,
        modules: Object.assign({}, ...plans.map(({ paper }) => paper.modules)),
        run: { ...run, rows: all("rows"), notes: all("notes"), roles: all("roles"), headings: all("headings") }
      }
    };
  };

  // Something of one's own that is run in some way has a screen for that.
  const screensOf = (steps) => steps.map(({ id }) => ({ id: `steg-${id}-tid`, step: id, phases: true, points: 1 }));

  // With the steps as the address has them run.
  const asAsked = (whole) => {
    const choice = rhMeetingAsked.read(whole, location.search);
    const { changed, stock, paper } = rhMeetingMethods.settled(whole, choice);
    const steps = changed.map(({ step }) => step);
    const isMade = ({ id }) => id.startsWith("del-");
    const isAsNamed = ({ step }) => rhMeetingAsked.stepsOf(stock).some(({ id }) => id === step) || page.screens.some((screen) => screen.step === step);
    const screens = [...whole.screens.filter(isAsNamed), ...screensOf(steps.filter(isMade))];
    const made = { ...whole, screens, stock, paper, ready: readyName ? { [readyName]: {} } : {} };
    return { page: made, steps, isMade, isNothing: rhMeetingAsked.isNothing(made, choice), blocks: rhMeetingAsked.composed(made, choice.parts).blocks.filter(({ module }) => module) };
  };

  // --- what it shows ---

  const nodesOf = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };

  // The rows of a module's run sheet follow those that are there.
  const takeRows = (sheet) => {
    const rows = sheet.querySelectorAll("tr[data-step], tr[data-heading]");
    document.querySelector("template.rh-stock").content.querySelector("tbody").append(...rows);
    sheet.remove();
  };

  const shown = {
    projected: (content) => { document.querySelector(".rh-screens").append(content); },
    leader: (content) => { document.querySelector(".rh-leader").append(content); },
    run_sheet: (content) => { takeRows(content.querySelector("[data-kind=D]")); },
    sheet: (content, slug) => {
      takeRows(content.querySelector("[data-kind=D]"));
      const stock = document.createElement("template");
      stock.className = "rh-stock";
      stock.dataset.module = slug;
      stock.content.append(content);
      document.body.append(stock);
    }
  };

  // What a module is called stands before the first of its steps that is taken; what a programme says of it stands for that.
  // Where a break divides it, that is said once.
  const entitleBlocks = (stock, blocks) => blocks.filter(({ module }, place) => blocks.findIndex((other) => other.module === module) === place).forEach(({ module, steps }) => {
    const sections = stock.find((block) => block.module === module).steps.map(({ id }) => document.getElementById(`leder-${id}`)).filter(Boolean);
    const own = sections.map((section) => section.querySelector(".rh-leader__block")).find(Boolean);
    const ofReady = document.querySelector(`.rh-leader__heading[data-module="${module}"]`);
    const [first] = steps.filter(({ spare }) => !spare);
    const section = first && document.getElementById(`leder-${first.id}`);
    if (own && ofReady) own.remove();
    if (section && (ofReady || own)) section.prepend(ofReady || own);
  });

  const takeOwnRows = (content) => {
    const body = document.querySelector("template.rh-stock").content.querySelector("tbody");
    content.querySelectorAll("tr[data-heading]").forEach((heading) => {
      const own = body.querySelector(`tr[data-heading="${heading.dataset.heading}"]`);
      if (own) own.replaceWith(heading);
    });
    body.append(...content.querySelectorAll('tr[data-step^="punkt-"]'));
  };

  const shownOfReady = {
    projected: shown.projected,
    leader: shown.leader,
    run_sheet: takeOwnRows,
    sheet: takeOwnRows
  };

  // What a programme gathers at its end is of the modules that are left of it.
  const gatherLess = (titles) => document.querySelectorAll(".rh-screen__agreement--gathered li").forEach((item) => {
    if (!titles.some((title) => item.textContent.includes(`«${title}»`))) item.remove();
  });

  // On the first screen, as long as there is room for them.
  const MOST_TITLES = 3;

  const titlesInWords = (titles) =>
    (titles.length > MOST_TITLES ? [...titles.slice(0, MOST_TITLES - 1), `${titles.length - MOST_TITLES + 1} til`] : titles).join(" · ");

  const entitle = (titles) => {
    const words = titlesInWords(titles);
    document.title = `${words} – ${document.title}`;
    document.querySelectorAll(".rh-screen--cover .rh-screen__lead").forEach((lead) => { lead.textContent = words; });
  };

  // What began as a ready meeting bears its title wherever a page says what the meeting is called.
  const TITLED = "h1, h2, .rh-sheet__title";
  // The last words of a title on paper are held together.
  const parted = (text) => text.replaceAll("\u00a0", " ").trim();

  const rename = (to) => {
    const [from] = document.title.split(" – ");
    const roots = [document, ...[...document.querySelectorAll("template")].map(({ content }) => content)];
    roots.flatMap((root) => [...root.querySelectorAll(TITLED)]).filter(({ textContent }) => parted(textContent) === from)
      .forEach((place) => { place.textContent = to; });
    const footers = roots.flatMap((root) => [...root.querySelectorAll(".rh-sheet__from")]).map(({ firstChild }) => firstChild);
    footers.filter(({ data }) => parted(data).endsWith(` · ${from}`)).forEach((text) => { text.data = text.data.slice(0, -from.length) + to; });
    document.title = document.title.replace(from, to);
  };

  const begin = () => {
    const taken = slugs.filter((slug) => Object.hasOwn(there.modules, slug));
    const plans = taken.map((slug) => there.modules[slug].plan);
    const ready = there.ready[readyName];
    const methods = there.methods[METHODS];
    const made = asAsked(merged(plans, ready && ready.plan, methods && methods.plan));
    taken.forEach((slug) => { shown[face](nodesOf(there.modules[slug].html), slug); });
    if (ready) {
      shownOfReady[face](nodesOf(ready.html));
      gatherLess(plans.flatMap(({ meeting }) => meeting.blocks).map(({ title }) => title));
    }
    if (face === "leader") entitleBlocks(made.page.stock.blocks, made.blocks);
    document.querySelectorAll(".rh-leader > .rh-leader__heading").forEach((heading) => { heading.remove(); });
    if (methods) rhComposingMethods.show(face, methods.plan.methods, nodesOf(methods.html), made.steps, made.isMade);
    if (ready) rename(ready.plan.title);
    // A paper of no meeting is nothing to print.
    if (made.isNothing && ["run_sheet", "sheet"].includes(face)) showNothing(main);
    if (taken.length) entitle(made.page.stock.blocks.filter(({ module }) => module).map(({ title }) => title));
    holder.textContent = JSON.stringify(made.page);
    load(ofFace).then(() => document.querySelectorAll("main").forEach((each) => { each.removeAttribute("data-awaited"); }));
  };

  // What makes papers fills the first place for them.
  const showNothing = (papers) => {
    const instead = document.createElement("main");
    instead.dataset.awaited = "parts";
    instead.append(Object.assign(document.createElement("h1"), { textContent: "Ikke noe møte ennå" }));
    papers.after(instead);
    papers.hidden = true;
  };

  Promise.all(wanted.map(([kind, name]) => load(files[kind][name]))).then(begin);
})();
