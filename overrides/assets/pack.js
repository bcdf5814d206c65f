// Picks a pile of paper: which modules, for how many people. The choices stand in the address and nowhere else.
(() => {
  "use strict";

  const pack = document.querySelector(".rh-pack");
  const plans = JSON.parse(pack.querySelector(".rh-pack__plans").textContent);
  const form = pack.querySelector(".rh-pack__people");
  const answer = pack.querySelector(".rh-pack__answer");
  const modules = [...pack.querySelectorAll(".rh-pack__module")];
  // What an address asks beside what one picks: the steps of a module, questions, minutes.
  let asked = null;

  const number = (name) => {
    const input = form.elements[name];
    const value = Math.round(Number(input.value));
    return Math.min(Math.max(value || 0, Number(input.min)), Number(input.max));
  };

  const chosen = () => modules.filter((module) => module.querySelector(".rh-pack__pick").checked).map(({ dataset }) => dataset.module);

  // In the order of the address, and what is picked after it.
  const parts = () => {
    const picked = chosen();
    const before = asked.parts.filter(({ module }) => picked.includes(module));
    const more = picked.filter((slug) => !before.some(({ module }) => module === slug));
    return [...before, ...more.map((module) => ({ kind: "module", module, steps: null }))];
  };

  const choice = () => ({
    parts: parts(),
    prompts: asked.prompts,
    times: asked.times,
    people: number("folk"),
    groups: form.elements.grupper.value.trim() === "" ? null : number("grupper"),
    absent: number("borte"),
    kinds: [...form.querySelectorAll('[name="ark"]:checked')].map((box) => box.value).join(""),
    isTwoSided: form.elements.tosidig.checked,
    isChosen: asked.isChosen
  });

  const line = (paper) => {
    const module = modules.find(({ dataset }) => dataset.module === paper.module);
    const sheet = module.querySelector(`[data-kind="${paper.kind}"]`);
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = (sheet.querySelector(".rh-pack__pdf") || sheet.querySelector("a")).href;
    link.textContent = `${paper.copies}\u00a0× ${rhPaperWords.NAMES[paper.kind]}: ${module.querySelector("p a").textContent}`;
    item.append(link, `, ${rhPaperWords.counted(paper.pages, "side", "sider")}`);
    return item;
  };

  const show = () => {
    const wanted = choice();
    const pile = rhMeetingPack.pile(wanted, plans);
    const size = rhPile.size(pile, wanted.isTwoSided);
    const only = wanted.isChosen ? " Arkene har bare det du har valgt." : "";
    const told = pile.length ? `${rhPaperWords.kindsInWords(pile)}. Det blir ${rhPaperWords.sizeInWords(size)}.${only}` : "Ingen ark er valgt.";
    pack.querySelector(".rh-pack__count").textContent = told;
    pack.querySelector(".rh-pack__size").textContent = pile.length ? rhPaperWords.sizeInWords(size) : told;
    pack.querySelector(".rh-pack__list").replaceChildren(...pile.map(line));
    pack.querySelectorAll(".rh-pack__print").forEach((link) => { link.search = rhMeetingPack.write(wanted); });
    answer.hidden = wanted.parts.length === 0;
  };

  const remember = () => {
    const query = chosen().length ? rhMeetingPack.write(choice()) : "";
    try {
      history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
    } catch {
      // Where a browser refuses, the pile and the link to it are right all the same.
    }
  };

  const restore = () => {
    asked = rhMeetingPack.read(location.search, plans);
    modules.forEach((module) => {
      const pick = module.querySelector(".rh-pack__pick");
      pick.hidden = false;
      pick.checked = asked.parts.some((part) => part.module === module.dataset.module);
    });
    form.elements.folk.value = asked.people;
    form.elements.grupper.value = asked.groups ?? "";
    form.elements.borte.value = asked.absent;
    form.querySelectorAll('[name="ark"]').forEach((box) => { box.checked = asked.kinds.includes(box.value); });
    form.elements.tosidig.checked = asked.isTwoSided;
    form.hidden = false;
    show();
  };

  pack.addEventListener("input", () => {
    show();
    remember();
  });
  // A number outside what the field takes becomes the nearest one that is counted with.
  form.addEventListener("change", ({ target }) => {
    if (target.type === "number" && (target.value.trim() || target.name !== "grupper")) target.value = number(target.name);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); });
  window.addEventListener("pageshow", ({ persisted }) => {
    restore();
    // Whoever has chosen elsewhere, or is sent here, sees first what came of it; who comes back is where they were.
    const [visit] = performance.getEntriesByType("navigation");
    if (asked.parts.length && !location.hash && !persisted && visit.type === "navigate") pack.scrollIntoView();
  });
})();
