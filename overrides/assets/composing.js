// A meeting that is made in the browser: its address names modules, and what each of them has for this face lies in a file of its own.
// When all have come, the page is as one that was written for this meeting, and the face's own script begins. Scripts, since no browser
// reads other files from a folder.
const rhParts = {};

(() => {
  "use strict";

  const { face, script: ofFace, modules } = JSON.parse(document.getElementById("rh-parts").textContent);
  const holder = document.getElementById("rh-plan");
  const page = JSON.parse(holder.textContent);

  const load = (source) => new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = source;
    // What does not come is left out, and the meeting says that it lacks it.
    ["load", "error"].forEach((name) => { script.addEventListener(name, resolve); });
    document.head.append(script);
  });

  const asked = (new URLSearchParams(location.search).get("deler") || "").split(";").map((part) => part.trim());
  const slugs = [...new Set(asked.map((part) => part.split(":")[0]))]
    .filter((slug) => Object.hasOwn(modules, slug));

  // --- what the page knows ---

  const merged = (plans) => {
    const { run } = page.paper;
    const runs = plans.map(({ paper }) => paper.run);
    const all = (name) => Object.assign({}, run[name], ...runs.map((one) => one[name]));
    return {
      ...page,
      // Meetings of other parts are other meetings; which steps of a module are taken may change while one is held.
      key: [page.key, ...asked.map((part) => (part.startsWith("eget-") ? part : part.split(":")[0]))].join(" "),
      stock: { blocks: plans.flatMap(({ meeting }) => meeting.blocks) },
      screens: [...page.screens, ...plans.flatMap(({ screens }) => screens)],
      paper: {
        ...page.paper,
        modules: Object.assign({}, ...plans.map(({ paper }) => paper.modules)),
        run: { ...run, rows: all("rows"), notes: all("notes"), roles: all("roles"), headings: all("headings") }
      }
    };
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

  // On the first screen, as long as there is room for them.
  const MOST_TITLES = 3;

  const titlesInWords = (titles) =>
    (titles.length > MOST_TITLES ? [...titles.slice(0, MOST_TITLES - 1), `${titles.length - MOST_TITLES + 1} til`] : titles).join(" · ");

  const entitle = (plans) => {
    const titles = titlesInWords(plans.flatMap(({ meeting }) => meeting.blocks.map(({ title }) => title)));
    document.title = `${titles} – ${document.title}`;
    document.querySelectorAll(".rh-screen--cover .rh-screen__lead").forEach((lead) => { lead.textContent = titles; });
  };

  const begin = () => {
    const there = slugs.filter((slug) => Object.hasOwn(rhParts, slug));
    if (there.length) {
      there.forEach((slug) => { shown[face](nodesOf(rhParts[slug].html), slug); });
      const plans = there.map((slug) => rhParts[slug].plan);
      entitle(plans);
      holder.textContent = JSON.stringify(merged(plans));
    }
    load(ofFace);
  };

  Promise.all(slugs.map((slug) => load(modules[slug]))).then(begin);
})();
