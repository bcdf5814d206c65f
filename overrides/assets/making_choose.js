// Choosing a module where a meeting is made: by its title, by what people strive with, or the one that fits best.
const rhMakingChoose = (() => {
  "use strict";

  const one = (selector, inside = document) => inside.querySelector(selector);
  const search = one(".rh-making__search input");
  const found = one(".rh-making__found");
  const modules = [...document.querySelectorAll(".rh-making__modules > li")];
  const best = one(".rh-making__best");
  const homes = new Map(modules.map((item) => [item, item.parentNode]));

  // Words that say nothing of what somebody strives with.
  const SMALL = new Set(("alle alt andre at av barn barna barnet bare ble blir da dag de dem den der dere det dette eller en er et etter få får for fra før gå går "
    + "gjør ha han har hele hun hva hver hvis hvor ikke ingen inn jeg kan lite litt med men mer mye må når nei noe noen og også om opp oss på seg selv si sier skal slik "
    + "som så til ut var ved vi vil være").split(" "));

  const wordsOf = (text) => [...new Set(text.toLowerCase().split(/[^a-zæøåéèêàòóô]+/))].filter((word) => word.length > 1 && !SMALL.has(word));

  // What a module is found by, made when somebody asks first: its title above all, what is said of it, and what others call that.
  const known = new Map();

  const wordsOfItem = (item) => {
    if (!known.has(item)) known.set(item, [[one("a", item).textContent, 3], [item.dataset.words, 2], [item.dataset.others, 1]].map(([text, weight]) => [rhWords.roots(text), weight]));
    return known.get(item);
  };

  // How many of the words a module has.
  const fits = (item, words) => words.map(rhWords.likeness)
    .reduce((sum, has) => sum + wordsOfItem(item).reduce((all, [those, weight]) => all + weight * has(those), 0), 0);

  const find = () => {
    const words = wordsOf(search.value);
    const fitting = modules.map((item) => ({ item, score: words.length ? fits(item, words) : 0 }))
      .filter(({ score }) => score).sort((a, b) => b.score - a.score).map(({ item }) => item);
    // What is found stands by itself, the best first; without words each module is in its own part.
    modules.forEach((item) => homes.get(item).append(item));
    best.append(...fitting);
    document.querySelectorAll(".rh-making__part").forEach((part) => { part.hidden = words.length > 0; });
    if (!words.length) found.textContent = search.value.trim().length > 1 ? "Skriv litt mer om hva dere strever med." : "";
    else found.textContent = fitting.length ? `${rhPaperWords.counted(fitting.length, "modul", "moduler")} passer.` : "Ingen modul passer. Prøv et annet ord.";
    return fitting;
  };

  // The one that fits best of those that are not in the meeting yet; nothing where none does, and that is told.
  const suggested = () => {
    const fitting = find();
    const first = fitting.find((item) => !one("[data-do=take]", item).disabled);
    if (!fitting.length && !found.textContent) found.textContent = "Skriv hva dere strever med.";
    if (fitting.length && !first) found.textContent = "Alt som passer, er med i møtet fra før. Prøv et annet ord.";
    return first ? first.dataset.module : null;
  };

  const taking = modules.map((item) => [item.dataset.module, one("[data-do=take]", item)]);

  const show = (parts) => {
    const taken = new Set(parts.map(({ module }) => module));
    taking.forEach(([slug, button]) => { if (button.disabled !== taken.has(slug)) button.disabled = taken.has(slug); });
  };

  const open = () => {
    one(".rh-making__choose").scrollIntoView();
    search.focus();
  };

  search.addEventListener("input", find);
  one(".rh-making__search").hidden = false;
  return { suggested, show, open };
})();
