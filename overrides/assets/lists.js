// A list that one chooses in: questions, checklists, words, programmes. What is asked and what is chosen stand in the address and nowhere
// else. Its form has its place before it runs, so that nothing below moves, and what an address asks for is awaited (awaited.js); without it all is shown.
(() => {
  "use strict";

  const form = document.currentScript.parentElement.querySelector("form");
  const printed = document.currentScript.previousElementSibling;
  const all = (selector, inside) => [...inside.querySelectorAll(selector)];
  const one = (selector, inside = form) => inside.querySelector(selector);
  const fields = all("[name]", form);
  const status = one(".rh-filters__count");
  const reset = one(".rh-filters__reset");
  const MOST_TOLD = 5;
  let page = null;
  let state = null;
  // One word is one step back, however many letters it has.
  let isTyping = false;

  form.hidden = false;

  const counted = (count) => `${count} ${count === 1 ? form.dataset.single : form.dataset.several}`;

  // --- what the page has ---

  const around = (element, name) => {
    const holder = element.closest(`[data-${name}]`);
    return holder ? holder.dataset[name] : "";
  };

  const saidIn = (element) => {
    const said = all("[data-said]", element);
    return said.length ? said.map(({ textContent }) => textContent.trim()) : [element.textContent.trim()];
  };

  const itemOf = (element) => {
    const lines = saidIn(element);
    return {
      element, lines,
      key: element.dataset.item,
      part: around(element, "part"),
      recommendations: around(element, "recommendations").split(" "),
      blocks: (element.dataset.blocks || "").split(" "),
      minutes: element.dataset.minutes ? Number(element.dataset.minutes) : null,
      words: rhWords.findable(`${around(element, "title")} ${lines.join(" ")}`),
      box: one(".rh-collection__pick input", element)
    };
  };

  // What stands below a heading of the text, where that has such items and is no list of them.
  const runOf = (heading) => {
    const elements = [heading];
    for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) elements.push(next);
    const items = elements.filter((element) => element.matches("[data-item]"));
    return { items, elements: elements.filter((element) => !items.includes(element)), id: heading.id };
  };

  const groupOf = (element) => ({
    items: all("[data-item]", element), elements: [element], id: element.getAttribute("aria-labelledby")
  });

  const pageOf = (content) => {
    const items = all("[data-item]", content).map(itemOf);
    const groups = [...all("[data-group]", content).map(groupOf), ...all("h2", content).map(runOf).filter((run) => run.items.length)];
    // What leads to a thing goes with it.
    const leading = all("[data-of]", content);
    const keys = items.filter(({ box }) => box).map(({ key }) => key);
    const offered = Object.fromEntries(fields.map((field) => [field.name, field.options ? [...field.options].map(({ value }) => value) : null]));
    return { items, groups, leading, known: { offered, keys }, bar: one(".rh-chosen", content), said: one("[data-chosen-status]", content) };
  };

  // --- what is seen ---

  const hide = (element, isHidden) => {
    if (element.hidden !== isHidden) element.hidden = isHidden;
  };

  // What a field is called, and what it asks for, as whoever chose it reads it.
  const named = (field) => {
    if (!state.filters[field.name]) return null;
    return { name: field.labels[0].firstChild.textContent.trim(), words: field.options ? field.selectedOptions[0].textContent : `«${field.value}»` };
  };

  const showList = () => {
    const shown = rhList.shown(page.items, state);
    const seen = new Set();
    page.items.forEach(({ element, key }, index) => {
      hide(element, !shown[index]);
      if (shown[index]) seen.add(element).add(key);
    });
    page.groups.forEach(({ items, elements, id }) => {
      const isSeen = items.some((element) => seen.has(element));
      elements.forEach((element) => hide(element, !isSeen));
      if (isSeen && id) seen.add(id);
    });
    page.leading.forEach((element) => hide(element, !seen.has(element.dataset.of)));
    const count = shown.filter(Boolean).length;
    const every = counted(page.items.length);
    const unknown = state.unknown.length ? ` Dette i adressen ble ikke forstått: ${state.unknown.slice(0, MOST_TOLD).join(", ")}.` : "";
    const told = count === page.items.length ? every : `${count} av ${every}`;
    printed.textContent = rhList.told({ chosen: fields.map(named).filter(Boolean), isOnly: state.isOnly, told });
    const instead = state.filters.ord ? "Prøv et annet ord" : "Velg noe annet";
    const advice = count ? "" : ` ${instead}, eller nullstill.`;
    status.textContent = `${told}.${advice}${unknown}`;
    hide(reset, !Object.keys(state.filters).length && !state.isOnly && !unknown);
  };

  const chosenItems = () => page.items.filter(({ key }) => state.chosen.includes(key));

  const lead = (link, query) => {
    if (link) link.setAttribute("href", link.getAttribute("href").split("?")[0] + query);
  };

  const showChosen = () => {
    const { bar, said } = page;
    page.items.forEach(({ box, key }) => { if (box) box.checked = state.chosen.includes(key); });
    if (!bar) return;
    const count = state.chosen.length;
    hide(bar, !count);
    said.textContent = count ? `${counted(count)} er valgt.` : "";
    one(".rh-chosen__count", bar).textContent = said.textContent;
    one("[name=vis]", bar).checked = state.isOnly;
    one(".rh-chosen__told", bar).textContent = "";
    one(".rh-chosen__text", bar).hidden = true;
    if (!count) return;
    lead(one(".rh-chosen__meeting", bar), rhList.meeting(state.chosen));
    lead(one(".rh-chosen__sheet", bar), rhList.sheets(state.chosen));
  };

  const fill = () => fields.forEach((field) => {
    const value = state.filters[field.name] || "";
    if (field.value !== value) field.value = value;
  });

  // --- what changes it ---

  const remember = (isSameStep, hash = "") => {
    const address = `${location.pathname}${rhList.write(state)}${hash}`;
    try {
      history[isSameStep ? "replaceState" : "pushState"](null, "", address);
    } catch {
      // Where a browser refuses, the list is right all the same.
    }
  };

  const change = (more, isSameStep = false) => {
    state = { ...state, unknown: [], ...more };
    remember(isSameStep);
    showList();
    showChosen();
  };

  const restore = () => {
    state = rhList.read(location.search, page.known);
    fill();
    showList();
    showChosen();
  };

  const asked = () => Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value));

  const filter = ({ target }) => {
    const isWord = target.type === "search";
    change({ filters: asked() }, isWord && isTyping);
    isTyping = isWord;
  };

  const showAll = () => {
    change({ filters: {}, isOnly: false });
    fill();
    status.focus();
  };

  const pick = ({ target }) => {
    if (!target.closest(".rh-collection__pick")) return;
    const chosen = page.items.filter(({ box }) => box && box.checked).map(({ key }) => key);
    change({ chosen, isOnly: state.isOnly && chosen.length > 0 });
    // What is no longer shown has taken the keyboard's place with it.
    if (target.closest("[hidden]")) status.focus();
  };

  // Where something of the list stands, as a whole address; nothing where the page is read from a folder.
  const addressOf = (href) => (location.protocol === "file:" ? "" : new URL(href, location.href).href);

  const taken = ({ element, lines }) => {
    const link = all("a[href]", element).find(({ hash }) => hash);
    const from = around(element, "title");
    const name = link && /^Spørsmål/.test(link.textContent) ? `, ${link.textContent.toLowerCase()}` : "";
    const [first, ...rest] = lines;
    return { lines: [first, ...rest.map((line) => `– ${line}`)], from: `«${from}»${name}`, address: link ? addressOf(link.getAttribute("href")) : "" };
  };

  const tell = (text) => { one(".rh-chosen__told", page.bar).textContent = text; };

  const offer = (text) => {
    const shown = one(".rh-chosen__text", page.bar);
    const area = one("textarea", shown);
    shown.hidden = false;
    area.value = text;
    area.focus();
    area.select();
    tell("Nettleseren lot oss ikke kopiere. Teksten er merket, så du kan kopiere den selv.");
  };

  const acts = {
    copy: () => {
      const title = document.querySelector("meta[property='og:site_name']").content;
      const text = rhList.text(chosenItems().map(taken), { title, url: addressOf(rhList.write({ ...state, filters: {}, isOnly: true })) });
      try {
        navigator.clipboard.writeText(text).then(() => tell("Teksten er kopiert. Lim den inn der du vil ha den."), () => offer(text));
      } catch {
        offer(text);
      }
    },
    clear: () => {
      change({ chosen: [], isOnly: false });
      status.focus();
    }
  };

  // Who is led to something that is not shown has asked for it.
  const reveal = () => {
    const aim = document.getElementById(rhQuery.place(location));
    restore();
    if (!aim || !aim.closest("[hidden]")) return;
    state = { ...state, filters: {}, isOnly: false };
    remember(true, location.hash);
    fill();
    showList();
    showChosen();
    aim.scrollIntoView();
  };

  const begin = () => {
    const content = form.closest("article");
    page = pageOf(content);
    page.items.forEach(({ box }) => { if (box) box.closest("label").hidden = false; });
    form.addEventListener("input", filter);
    // A choice of a browser's own tells only this.
    form.addEventListener("change", () => { isTyping = false; });
    form.addEventListener("submit", (event) => { event.preventDefault(); });
    reset.addEventListener("click", showAll);
    if (page.bar) {
      content.addEventListener("change", pick);
      one("[name=vis]", page.bar).addEventListener("change", ({ target }) => change({ isOnly: target.checked }));
      all("[data-do]", page.bar).forEach((button) => button.addEventListener("click", () => acts[button.dataset.do]()));
    }
    window.addEventListener("popstate", reveal);
    window.addEventListener("pageshow", restore);
    reveal();
  };

  // The page can read addresses when all that it brings along has run.
  document.addEventListener("DOMContentLoaded", begin);
})();
