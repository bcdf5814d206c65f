// The page where a meeting is made: what is chosen stands in the address and nowhere else, and the plan follows at once.
// Without this script it is a list of modules and of ready meetings.
(() => {
  "use strict";

  const BREAK = 10;
  const LUNCH = 30;
  const OWN = 10;
  // Nobody sits longer without a break.
  const LONGEST_SITTING = 90;

  const page = rhMeeting.page;
  const one = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const made = one(".rh-making__made");
  const listed = one(".rh-making__blocks");
  const choose = one(".rh-making__choose");
  const search = one(".rh-making__search input");
  const modules = all(".rh-making__modules > li");

  const blockOf = (slug) => page.stock.blocks.find(({ module }) => module === slug);
  const plannedNames = ({ steps }) => [...new Set(steps.filter(({ spare }) => !spare).map(({ name }) => name))];

  // A step by the name that it bears here, where an address has named its kind.
  const renamed = ({ steps }) => (text) => {
    const [name, minutes] = text.split("*");
    const meant = steps.find((step) => step.name === name) || steps.find((step) => !step.prompt && step.kind === name);
    return [meant.name, minutes].filter(Boolean).join("*");
  };

  // Of a module whose steps nobody has named: those that are planned or chosen, and what comes in where there is time for it.
  const namesOfPlan = ({ module, steps }) => {
    const { prompts } = rhMeeting.wishes();
    const used = rhMeeting.plan().steps.filter((step) => step.module === module).map(({ id }) => id);
    const isPlanned = ({ spare, prompt }) => !spare && (!prompts || !prompt || prompts.includes(prompt));
    return [...new Set(steps.filter((step) => isPlanned(step) || used.includes(step.id)).map(({ name }) => name))];
  };

  const withSteps = (part, block) => ({ ...part, steps: part.steps ? part.steps.map(renamed(block)) : namesOfPlan(block) });

  // Every module with the steps that it takes said.
  const parts = () => (rhMeeting.parts() || []).map((part) => (part.module ? withSteps(part, blockOf(part.module)) : part));

  const compose = (changed) => rhMeeting.compose(changed.length ? changed : null);

  // Whoever leaves a field is in the next one before anything changes.
  const composeLater = (changed) => { setTimeout(() => compose(changed)); };

  const replaced = (index, ...others) => {
    const next = parts();
    next.splice(index, 1, ...others);
    return next;
  };

  const swapped = (list, index, other) => {
    if (other < 0 || other >= list.length) return list;
    const next = [...list];
    [next[index], next[other]] = [next[other], next[index]];
    return next;
  };

  // --- breaks ---

  const nameOf = (text) => text.split("*")[0];
  const placeOf = ({ steps }, { name }) => steps.findIndex((text) => nameOf(text) === name);

  const isRest = ({ kind }) => kind === "break" || kind === "lunch";

  // A break before the block with which people would have sat too long.
  const withBreaks = () => {
    const plan = rhMeeting.plan();
    let sat = 0;
    return parts().flatMap((part, index) => {
      const { minutes } = shownAs(plan, part, index) || { minutes: 0 };
      if (isRest(part)) {
        sat = 0;
        return [part];
      }
      const isTooLong = sat > 0 && sat + minutes > LONGEST_SITTING;
      sat = isTooLong ? minutes : sat + minutes;
      return isTooLong ? [{ kind: "break", minutes: BREAK }, part] : [part];
    });
  };

  const longestSitting = ({ blocks }) => blocks.reduce(({ sat, most }, { title, module, minutes }) => {
    const now = !module && ["Pause", "Lunsj"].includes(title) ? 0 : sat + minutes;
    return { sat: now, most: Math.max(most, now) };
  }, { sat: 0, most: 0 }).most;

  // --- what is told of the plan ---

  const times = (plan, starts, minutes) => (plan.start
    ? `${rhMeetingPaper.clock(plan, starts)}–${rhMeetingPaper.clock(plan, starts + minutes)}`
    : `${starts}–${starts + minutes} min`);

  const sumInWords = (plan) => {
    const who = plan.people === null ? "" : ` for ${rhPaperWords.counted(plan.people, "deltaker", "deltakere")}`;
    const when = plan.start ? `, kl. ${times(plan, 0, plan.minutes)}` : "";
    return `Møte på ${plan.minutes} minutter${who}${when}.`;
  };

  const notices = (plan) => [
    longestSitting(plan) > LONGEST_SITTING ? `Dere sitter ${longestSitting(plan)} minutter uten pause. Legg inn en pause.` : "",
    plan.steps.some(({ kind }) => kind === "prompt" || kind === "force_field") ? "" : "Møtet har ikke noe spørsmål å snakke om."
  ].filter(Boolean);

  const howInWords = (step) => step.phases.map(({ who, minutes, groups }) => {
    const sits = groups ? `, ${rhMeetingWords.groupsInWords(groups, who === "pairs")}` : "";
    return `${page.who[who]} ${minutes} min${sits}`;
  }).join(" + ");

  const how = (step) => (step.phases.length ? `: ${howInWords(step)}` : "");

  // Of what was chosen and is not in the plan.
  const whyNot = ({ dropped }, { module }, { title }) => {
    const { why } = dropped.find((gone) => gone.module === module && gone.title === title) || {};
    return { time: "Det er ikke tid til dette.", once: "Bare én gang i hvert møte." }[why] || "";
  };

  // --- the blocks ---

  const clone = (id) => one(id).content.firstElementChild.cloneNode(true);

  // So that whoever presses a button again and again need not look for it.
  const key = (element, name) => { element.dataset.key = name; };

  const stepItem = (part, index, step, plan) => {
    const item = clone("#rh-making-step");
    const place = placeOf(part, step);
    const shown = plan.steps.find(({ id }) => id === step.id);
    const text = page.texts[step.id];
    const box = one("input", item);
    one(".rh-making__step", item).textContent = text ? `${step.title}: ${text}` : step.title;
    one(".rh-making__how", item).textContent = shown ? `${shown.minutes} min${how(shown)}` : whyNot(plan, part, step);
    box.checked = place >= 0;
    key(box, `${part.module}:${step.name}`);
    box.addEventListener("change", () => {
      const steps = box.checked ? inOrder(part, step.name) : part.steps.filter((_, at) => at !== place);
      compose(steps.length ? replaced(index, { ...part, steps }) : replaced(index));
    });
    lengthField(item, part, index, step, shown);
    [["earlier", -1], ["later", 1]].forEach(([name, by]) => {
      const button = one(`[data-do=${name}]`, item);
      button.hidden = place < 0 || !part.steps[place + by];
      button.setAttribute("aria-label", `${button.textContent}: ${step.title}`);
      key(button, `${name} ${part.module}:${step.name}`);
      button.addEventListener("click", () => compose(replaced(index, { ...part, steps: swapped(part.steps, place, place + by) })));
    });
    return item;
  };

  // How long a step is to be; nothing where it may be as long as it becomes.
  const lengthField = (item, part, index, step, shown) => {
    const label = one(".rh-making__length", item);
    const field = one("input", label);
    const place = placeOf(part, step);
    label.hidden = !shown;
    field.setAttribute("aria-label", `Minutter: ${step.title}`);
    field.placeholder = shown ? String(shown.minutes) : "";
    field.value = place < 0 ? "" : part.steps[place].split("*")[1] || "";
    key(field, `length ${part.module}:${step.name}`);
    field.addEventListener("change", () => {
      const text = [step.name, field.value.trim()].filter(Boolean).join("*");
      const query = rhMeetingAddress.write({}, [{ ...part, steps: [text] }]);
      const [understood] = rhMeetingAddress.read(query, { modules: { [part.module]: [step.name] } }).parts || [];
      field.setAttribute("aria-invalid", String(!understood));
      if (understood) composeLater(replaced(index, { ...part, steps: part.steps.map((other, at) => (at === place ? text : other)) }));
    });
  };

  // What is taken in again comes where the module has it.
  const inOrder = (part, name) => {
    const names = [...new Set(blockOf(part.module).steps.map((step) => step.name))];
    const before = names.slice(0, names.indexOf(name)).filter((other) => placeOf(part, { name: other }) >= 0);
    const place = before.length ? placeOf(part, { name: before[before.length - 1] }) + 1 : 0;
    return [...part.steps.slice(0, place), name, ...part.steps.slice(place)];
  };

  const stepsOf = (part) => {
    const { steps } = blockOf(part.module);
    const once = steps.filter((step, index) => steps.findIndex(({ name }) => name === step.name) === index);
    const place = (step) => (placeOf(part, step) < 0 ? part.steps.length : placeOf(part, step));
    return [...once].sort((a, b) => place(a) - place(b));
  };

  // What is typed for something of one's own is understood as in an address.
  const ownFields = (item, part, index) => {
    const fields = one(".rh-making__own", item);
    fields.hidden = false;
    const input = (name) => one(`[name=${name}]`, fields);
    const typed = { title: part.title || "", minutes: String(part.minutes), at: (part.at || "").replace(":", ".") };
    Object.entries(typed).forEach(([name, value]) => {
      const field = input(name);
      field.closest("label").hidden = (name === "title" && part.kind !== "own") || (name === "at" && part.kind !== "lunch");
      field.value = value;
      key(field, `${name} ${index}`);
      field.addEventListener("change", () => {
        const next = { ...part, title: input("title").value.trim() || part.title, minutes: Number(input("minutes").value), at: input("at").value.trim() || null };
        const query = rhMeetingAddress.write({}, [next]);
        const [understood] = rhMeetingAddress.read(query, {}).parts || [];
        field.setAttribute("aria-invalid", String(!understood));
        if (understood) composeLater(replaced(index, understood));
      });
    });
  };

  // Whoever has a mouse takes a block by its head and drops it on the one whose place it is to have.
  const dragged = (item, index) => {
    const head = one(".rh-making__head", item);
    head.draggable = true;
    head.addEventListener("dragstart", ({ dataTransfer }) => { dataTransfer.setData("text/plain", String(index)); });
    item.addEventListener("dragover", (event) => {
      event.preventDefault();
      item.classList.add("rh-is-over");
    });
    ["dragleave", "drop"].forEach((name) => item.addEventListener(name, () => { item.classList.remove("rh-is-over"); }));
    item.addEventListener("drop", (event) => {
      event.preventDefault();
      const from = Number(event.dataTransfer.getData("text/plain"));
      const list = parts();
      if (!Number.isInteger(from) || !list[from] || from === index) return;
      const [taken] = list.splice(from, 1);
      list.splice(index, 0, taken);
      compose(list);
    });
  };

  // What a part has become in the plan; nothing where there is no time for any of it. What the page lacks has its number for a name.
  const shownAs = ({ blocks, steps }, { module }, index) =>
    (module ? blocks.find((block) => block.module === module) : steps.find(({ id }) => id === `del-${index + 1}`));

  const blockItem = (part, index, plan, isLast) => {
    const item = clone("#rh-making-block");
    const title = part.module ? blockOf(part.module).title : part.title || { break: "Pause", lunch: "Lunsj" }[part.kind];
    const shown = shownAs(plan, part, index);
    one(".rh-making__title", item).textContent = title;
    one(".rh-making__clock", item).textContent = shown ? times(plan, shown.starts, shown.minutes) : "";
    one(".rh-making__minutes", item).textContent = shown ? `${shown.minutes} min` : "ikke tid";
    [["up", -1, index === 0], ["down", 1, isLast]].forEach(([name, by, isAtEnd]) => {
      const button = one(`[data-do=${name}]`, item);
      button.disabled = isAtEnd;
      button.setAttribute("aria-label", `${button.textContent}: ${title}`);
      key(button, `${name} ${part.module || index}`);
      button.addEventListener("click", () => compose(swapped(parts(), index, index + by)));
    });
    const remove = one("[data-do=remove]", item);
    remove.setAttribute("aria-label", `Ta ut: ${title}`);
    key(remove, `remove ${index}`);
    remove.addEventListener("click", () => compose(replaced(index)));
    dragged(item, index);
    if (part.module) one(".rh-making__steps", item).append(...stepsOf(part).map((step) => stepItem(part, index, step, plan)));
    else ownFields(item, part, index);
    return item;
  };

  // --- choosing a module ---

  // Words that say nothing of what somebody strives with.
  const SMALL = new Set(("alle alt andre at av barn barna barnet bare ble blir da dag de dem den der dere det dette eller en er et etter få får for fra før gå går "
    + "gjør ha han har hele hun hva hver hvis hvor ikke ingen inn jeg kan lite litt med men mer mye må når nei noe noen og også om opp oss på seg selv si sier skal slik "
    + "som så til ut var ved vi vil være").split(" "));

  const wordsOf = (text) => [...new Set(text.toLowerCase().split(/[^a-zæøåéèêàòóô]+/))].filter((word) => word.length > 1 && !SMALL.has(word));

  // A word is found at the start of one, whatever it ends with.
  const has = (text, word) => ` ${text.toLowerCase().replace(/[^a-zæøåéèêàòóô]+/g, " ")}`.includes(` ${word.length > 5 ? word.slice(0, -2) : word.slice(0, 4)}`);

  // How many of the words a module has, in its title above all.
  const fits = (item, words) => words.reduce((sum, word) =>
    sum + (has(one("a", item).textContent, word) ? 3 : 0) + (has(item.dataset.words, word) ? 2 : 0), 0);

  const found = one(".rh-making__found");

  const find = () => {
    const words = wordsOf(search.value);
    const scored = modules.map((item) => ({ item, score: words.length ? fits(item, words) : 0 }));
    scored.forEach(({ item, score }) => { item.hidden = words.length > 0 && !score; });
    const best = scored.filter(({ score }) => score).sort((a, b) => b.score - a.score).map(({ item }) => item);
    one(".rh-making__modules").append(...(words.length ? best : modules));
    if (!words.length) found.textContent = "";
    else found.textContent = best.length ? `${rhPaperWords.counted(best.length, "modul", "moduler")} passer.` : "Ingen modul passer. Prøv et annet ord.";
    return best;
  };

  const take = (slug) => {
    const taken = parts();
    if (!taken.some(({ module }) => module === slug)) compose([...taken, { kind: "module", module: slug, steps: plannedNames(blockOf(slug)) }]);
    made.scrollIntoView();
    one("#rh-making-made").focus();
  };

  // --- all of it ---

  const show = () => {
    const now = parts();
    const plan = rhMeeting.plan();
    const focused = document.activeElement && document.activeElement.dataset.key;
    made.hidden = !now.length;
    modules.forEach((item) => { one("[data-do=take]", item).disabled = now.some(({ module }) => module === item.dataset.module); });
    if (now.length) {
      one(".rh-making__sum").textContent = sumInWords(plan);
      one(".rh-making__notices").replaceChildren(...notices(plan).map((line) => Object.assign(document.createElement("li"), { textContent: line })));
      listed.replaceChildren(...now.map((part, index) => blockItem(part, index, plan, index + 1 === now.length)));
      const size = plan.people === null ? "" : ` Det blir ${rhPaperWords.sizeInWords(rhPile.size(plan.sheets, false))}.`;
      one(".rh-making__paper").textContent = `Til utskrift: ${rhPaperWords.kindsInWords(plan.sheets)}.${size}`;
      one(".rh-making__copied").textContent = "";
    }
    rhMeetingFields.show(plan);
    if (focused === undefined || focused === null) return;
    const again = all("[data-key]", listed).find((element) => element.dataset.key === focused && !element.disabled && !element.hidden);
    (again || one("#rh-making-made")).focus();
  };

  const acts = {
    module: () => { choose.scrollIntoView(); search.focus(); },
    break: () => compose([...parts(), { kind: "break", minutes: BREAK }]),
    lunch: () => compose([...parts(), { kind: "lunch", minutes: LUNCH, at: null }]),
    own: () => compose([...parts(), { kind: "own", minutes: OWN, title: "Noe eget" }]),
    breaks: () => compose(withBreaks()),
    suggest: () => {
      const [best] = find();
      if (best) take(best.dataset.module);
      else if (!found.textContent) found.textContent = "Skriv hva dere strever med.";
    },
    copy: () => {
      const told = one(".rh-making__copied");
      const refused = () => { told.textContent = "Kopier adressen øverst i nettleseren."; };
      if (!rhBrowser.attempt(() => navigator.clipboard.writeText(location.href).then(() => { told.textContent = "Lenka er kopiert."; }, refused))) refused();
    }
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "take") take(button.closest("li").dataset.module);
    else if (acts[button.dataset.do]) acts[button.dataset.do]();
  });
  search.addEventListener("input", find);
  one("#rh-making-made").tabIndex = -1;
  one(".rh-making__search").hidden = false;
  all("[data-do=take], .rh-making__change").forEach((element) => { element.hidden = false; });
  // Steps that nobody has named may be others when the minutes are: here they are said.
  if (parts().length && JSON.stringify(parts()) !== JSON.stringify(rhMeeting.parts())) rhMeeting.compose(parts(), true);
  rhMeeting.onChange(show);
  show();
})();
