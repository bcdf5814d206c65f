"use strict";

// The projected page of the small meeting in tests/meeting, in a window, with all the scripts that it runs with.
const { open, ADDRESS, NOON } = require("./page.js");
const { plan } = require("../meeting/meeting.js");

const KEY = `rh-meeting /handbok/ ${plan.slug}`;
const SHARED = ["storage", "browser", "windows", "meeting_rules", "meeting_words", "meeting"].map((name) => `assets/${name}.js`);

const phases = (of) => of.phases.map(() => '<li class="rh-phase"><span class="rh-phase__number"></span></li>').join("");
const clock = `
  <div class="rh-clock" hidden><p class="rh-clock__time"></p><p class="rh-clock__words"></p><button type="button" data-do="toggle">Start</button></div>`;
const written = `
  <textarea class="rh-written" hidden></textarea><div class="rh-written__paper"></div><p class="rh-written__rule"></p><p class="rh-written__day"></p>`;

const screen = (one) => {
  const of = plan.steps.find((step) => step.number === one.step);
  const points = `<ul class="rh-screen__points">${"<li>Punkt</li>".repeat(one.points)}</ul>`;
  return `
    <section class="rh-screen" id="${one.id}">
      <p class="rh-screen__minutes"></p>
      ${one.phases ? `<ol>${phases(of)}</ol>${clock}` : points}${one.id === "s6" ? written : ""}
      <nav class="rh-screen__nav">
        <a rel="prev" href="">Forrige</a><span class="rh-screen__place"></span>
        ${one.id === "s6" ? '<a class="rh-screen__done" href="../">Ferdig</a>' : '<a rel="next" href="">Neste</a>'}
      </nav>
    </section>`;
};

const DIALOGS = `
  <dialog id="rh-setup">
    ${["a", "b", "reserve"].map((id) => `<input type="checkbox" name="q" value="${id}">`).join("")}
    <input type="time" name="slutt"><output></output><ul class="rh-notices" hidden></ul>
    <button type="button" data-do="keys">Taster</button><a class="rh-leader-link" href="leder/">Leder</a>
  </dialog>
  <dialog id="rh-resume">
    <p class="rh-resume__where"></p><p class="rh-resume__other" hidden></p>
    <button data-do="goToLink" hidden>Dit</button><button data-do="again">På nytt</button>
  </dialog>
  <dialog id="rh-late">
    <p class="rh-late__now"></p><ul class="rh-late__cuts"></ul><button data-do="accept">Bruk</button><button data-do="undo">Angre</button>
  </dialog>
  <dialog id="rh-keys"><input type="checkbox" name="letters"><input type="checkbox" name="sound"></dialog>`;

const PAGE = `
  <main>${plan.screens.map(screen).join("")}</main>${DIALOGS}
  <p class="rh-told" hidden></p><p class="rh-says"></p><script id="rh-plan">${JSON.stringify(plan)}</script>`;

// A window on the machine that has `kept`; `scripts` are those of its `page` beside what every window of a meeting has.
const openMeeting = (scripts, { page = PAGE, query = "", ...more } = {}) => {
  const window = open(page, { address: `${ADDRESS}vis/${query}`, ...more });
  window.run(...SHARED, ...scripts);
  return window;
};

module.exports = { openMeeting, plan, KEY, NOON };
