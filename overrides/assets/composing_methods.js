// A step that is run in another way than its module says, as a face shows it: the phases of something of one's own that is run so take the
// place of its own ones. Something of one's own is that itself, with its own title.
const rhComposingMethods = (() => {
  "use strict";

  const one = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];

  const element = (name, className, text) => Object.assign(document.createElement(name), { className, textContent: text });

  // The sheet that each phase writes on, where the place of a phase tells it.
  const withPapers = (places, { phases }, told) => places.forEach((place, index) => {
    if (phases[index].paper) told(place, phases[index].paper);
  });

  const taken = (old, patterned) => {
    const fresh = patterned.cloneNode(true);
    old.replaceWith(fresh);
    return fresh;
  };

  // --- on the screen ---

  const toldOnScreen = (place, paper) => one(".rh-phase__minutes", place).before(element("span", "", `Skriv på ark ${paper}.`), " ");

  // What leads to what there is to look at stands in every phase.
  const withLook = (places, look) => places.forEach((place) => {
    if (look) one(".rh-phase__more", place).append(" ", look.cloneNode(true));
  });

  // How it is worked, in short, on every screen of a step but that of its phases.
  const screensOf = ({ id }) => all(".rh-screen__footer .rh-phases")
    .filter((place) => /^(-\d+|-stoff(-\d+)?)?$/.test(place.closest(".rh-screen").id.slice(`steg-${id}`.length)) && place.closest(".rh-screen").id.startsWith(`steg-${id}`));

  const screen = {
    pattern: (content, step) => content.getElementById(`steg-${step}-tid`),
    change: (step, pattern, title) => {
      const list = one(`#steg-${CSS.escape(step.id)}-tid .rh-phase__list`);
      const look = one("a", list);
      const places = all(".rh-phase", taken(list, one(".rh-phase__list", pattern)));
      withPapers(places, step, toldOnScreen);
      withLook(places, look);
      const inShort = [element("span", "rh-phases__method", `${title}:`), document.createTextNode(" "), element("span", "rh-phases__phase", "")];
      screensOf(step).forEach((place) => { place.replaceChildren(...inShort.map((part) => part.cloneNode(true))); });
    },
    make: (step, pattern) => {
      const section = pattern.cloneNode(true);
      section.id = `steg-${step.id}-tid`;
      section.setAttribute("aria-label", `${step.title}: slik gjør vi`);
      one(".rh-screen__question h2", section).textContent = step.title;
      // The screen says what follows when it is shown.
      all(".rh-phase__next, .rh-screen__day", section).forEach((place) => { place.textContent = ""; });
      withPapers(all(".rh-phase", section), step, toldOnScreen);
      one(".rh-screens").append(section);
    }
  };

  // --- for the leader ---

  const toldToLeader = (place, paper) => one(".rh-leader__people", place).after(" ", element("span", "rh-leader__paper", `Ark ${paper}`));

  const notes = {
    pattern: (content, step) => content.getElementById(`leder-${step}`),
    change: (step, pattern) => {
      const section = one(`#leder-${CSS.escape(step.id)}`);
      taken(one(".rh-leader__method", section), one(".rh-leader__method", pattern));
      withPapers([...taken(one(".rh-leader__phases", section), one(".rh-leader__phases", pattern)).children], step, toldToLeader);
    },
    make: (step, pattern) => {
      const section = pattern.cloneNode(true);
      const heading = one("h2", section);
      section.id = `leder-${step.id}`;
      heading.id = `${section.id}-tittel`;
      section.setAttribute("aria-labelledby", heading.id);
      section.hidden = false;
      heading.firstChild.textContent = `${step.title} `;
      withPapers([...one(".rh-leader__phases", section).children], step, toldToLeader);
      one(".rh-leader").append(section);
    }
  };

  // --- on the run sheet ---

  const toldOnPaper = (place, paper) => one(".rh-run-sheet__people", place).before(` Skriv på ark ${paper}.`);

  const stock = () => one("template.rh-stock").content;

  const row = {
    pattern: (content, step) => one(`tr[data-step="${step}"]`, content),
    change: (step, pattern) => {
      const place = one(`tr[data-step="${CSS.escape(step.id)}"]`, stock());
      all(".rh-run-sheet__roles", place).forEach((roles) => { roles.remove(); });
      const phases = taken(one(".rh-run-sheet__phases", place), one(".rh-run-sheet__phases", pattern));
      withPapers([...phases.children], step, toldOnPaper);
      const roles = one(".rh-run-sheet__roles", pattern);
      if (roles) phases.after(roles.cloneNode(true));
    },
    make: (step, pattern) => {
      const place = pattern.cloneNode(true);
      Object.assign(place.dataset, { step: step.id, kind: step.kind });
      one(".rh-run-sheet__step", place).textContent = step.title;
      withPapers(all(".rh-run-sheet__phases > li", place), step, toldOnPaper);
      one("tbody", stock()).append(place);
    }
  };

  const faces = { projected: screen, leader: notes, run_sheet: row, sheet: row };

  // The steps of a meeting that are run in another way, on a `face`; `content` has every way, and `isThere` says what the face has.
  const show = (face, methods, content, steps, isMade) => steps.forEach((step) => {
    const { step: named, title } = methods[step.method];
    const pattern = faces[face].pattern(content, named);
    faces[face][isMade(step) ? "make" : "change"](step, pattern, title);
  });

  return { show };
})();
