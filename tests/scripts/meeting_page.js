"use strict";

// The projected page of the small meeting in tests/meeting, in a window, with all the scripts that it runs with.
const { open, ADDRESS, NOON } = require("./page.js");
const { page: MEETING } = require("../meeting/meeting.js");

const KEY = `rh-meeting /handbok/ ${MEETING.key}`;
const STEPS = MEETING.meeting.blocks.flatMap((block) => block.steps);
const SHARED = [
  "storage", "days", "browser", "query", "typed", "meeting_plan", "meeting_address", "meeting_asked", "meeting_words", "meeting_cuts", "windows", "meeting_state", "meeting_rules",
  "meeting_late", "late_proposals", "meeting", "late_dialog"
].map((name) => `assets/${name}.js`);

const phases = (of) => of.phases.map(() => `
  <li class="rh-phase"><p class="rh-phase__who">Skrevet</p><p class="rh-phase__groups"></p><span class="rh-phase__number"></span></li>`).join("");
const clock = `
  <div class="rh-clock" hidden></div><div><button type="button" data-do="toggle">Start</button></div>`;
const written = `
  <textarea class="rh-written" hidden></textarea><div class="rh-written__paper"></div><p class="rh-written__rule"></p><p class="rh-written__day"></p>`;

const screen = (one) => {
  const of = STEPS.find((step) => step.id === one.step);
  const points = `<ul class="rh-screen__points">${"<li>Punkt</li>".repeat(one.points)}</ul>`;
  return `
    <section class="rh-screen" id="${one.id}">
      <p class="rh-screen__minutes"></p>${one.id === "s1" ? '<p class="rh-screen__begins" hidden></p>' : ""}
      ${one.id === "s3" ? '<footer class="rh-screen__footer"><p class="rh-phases"><span>IGP:</span> <span class="rh-phases__phase">x</span></p></footer>' : ""}
      ${one.phases ? `<ol>${phases(of)}</ol>${clock}` : points}${one.id === "s6" ? written : ""}
      <div class="rh-screen__nav">
        <a rel="prev" href="">Forrige</a><span class="rh-screen__place"></span>
        ${one.id === "s6" ? '<a class="rh-screen__done" href="../">Ferdig</a>' : '<a rel="next" href="">Neste</a>'}
      </div>
    </section>`;
};

const DIALOGS = `
  <dialog id="rh-setup">
    ${["a", "b", "reserve"].map((id) => `<label><input type="checkbox" name="q" value="${id}"></label>`).join("")}
    <input type="checkbox" name="steg" value="look_back">
    ${["min", "folk", "start", "slutt"].map((name) => `<input type="text" name="${name}">`).join("")}<output></output><ul class="rh-notices" hidden></ul>
    <button type="button" data-do="keys">Taster</button><a data-face href="leder/">Leder</a>
  </dialog>
  <dialog id="rh-resume">
    <p class="rh-resume__where"></p><p class="rh-resume__other" hidden></p>
    <button data-do="goToLink" hidden>Dit</button><button data-do="again">På nytt</button>
  </dialog>
  <dialog id="rh-late">
    <p class="rh-late__now"></p><ul class="rh-late__proposals"></ul><ul class="rh-late__cuts"></ul><button data-do="accept">Bruk</button>
  </dialog>
  <dialog id="rh-stop"><p>Stopp</p></dialog>
  <dialog id="rh-keys"><input type="checkbox" name="letters"><input type="checkbox" name="sound"><input type="checkbox" name="clock"></dialog>`;

const PAGE = `
  <main class="rh-screens">${MEETING.screens.map(screen).join("")}</main>${DIALOGS}
  <template id="rh-rest"><div class="rh-clock"><p class="rh-clock__time"></p><p class="rh-clock__words"></p></div></template>
  <p class="rh-told" hidden></p><p class="rh-says"></p><script id="rh-plan" data-more="more.js">${JSON.stringify(MEETING)}</script>`;

// A window on the machine that has `kept`; `scripts` are those of its `page` beside what every window of a meeting has.
const openMeeting = (scripts, { page = PAGE, query = "", ...more } = {}) => {
  const window = open(page, { address: `${ADDRESS}vis/${query}`, ...more });
  window.run(...SHARED, ...scripts);
  return window;
};

module.exports = { openMeeting, PAGE, MEETING, STEPS, KEY, NOON };
