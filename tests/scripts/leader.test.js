"use strict";

// The leader's window: what it says of the meeting and of the screen, and which keys go on.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { openMeeting, MEETING, STEPS, KEY, NOON } = require("./meeting_page.js");

const part = (tag, name) => `<${tag} class="rh-leader__${name}"></${tag}>`;
const LEADER = `
  <main class="rh-leader"><a class="rh-leader__screen" data-face href="../">Skjermen</a>
  <div class="rh-leader__now" hidden>
    ${["said", "words", "end", "time", "press", "next", "late", "buttons"].map((name) => part("div", name)).join("")}${part("div", "notices")}
    ${["back", "forward", "toggle", "add", "late", "stop", "blank"].map((name) => `<button type="button" data-do="${name}">${name}</button>`).join("")}
  </div>
  ${STEPS.map((step) => `<section class="rh-leader__step" id="leder-${step.id}"><h2>${step.title} ${part("span", "length")}</h2>${part("span", "clock")}
    ${step.phases.map((_, index) => `<p data-phase="${index}">${["who", "minutes", "people"].map((name) => part("span", name)).join("")}</p>`).join("")}
  </section>`).join("")}</main>
  <dialog id="rh-late"><p class="rh-late__now"></p><ul class="rh-late__proposals"></ul><ul class="rh-late__cuts"></ul><button data-do="accept">Bruk</button></dialog>
  <dialog id="rh-stop"><p>Stopp</p></dialog>
  <dialog id="rh-resume"><p class="rh-resume__where"></p><button data-do="again">På nytt</button></dialog>
  <script id="rh-plan">${JSON.stringify(MEETING)}</script>`;

const opened = ({ given = {}, ...more } = {}) => {
  const sent = [];
  const channels = [];
  const ticks = [];
  class BroadcastChannel {
    constructor() { channels.push(this); }
    postMessage(message) { sent.push(message); }
  }
  const setInterval = (what) => { ticks.push(what); };
  const window = openMeeting(["assets/leader.js"], { page: LEADER, ...more, given: { BroadcastChannel, setInterval, ...given } });
  const { document } = window;
  const text = (name) => document.querySelector(`.rh-leader__${name}`).textContent;
  return {
    window, document, sent, text,
    button: (name) => document.querySelector(`[data-do=${name}]`),
    press: (key, held = {}) => document.documentElement.fire("keydown", { key, ...held }),
    hear: (message) => channels[0].onmessage({ data: { meeting: KEY, ...message } }),
    // So many minutes go by.
    wait: (minutes) => {
      window.clock.now += minutes * 60000;
      ticks.forEach((tick) => tick());
    }
  };
};

const NO_SCREEN = /Ingen skjerm svarer/;

test("what comes next is told, and at the end that nothing does", () => {
  const { text, press } = opened();
  assert.equal(text("next"), "Neste trykk: opening");
  press("PageDown");
  assert.equal(text("next"), "Neste trykk viser punkt 2 av 3.");
  ["PageDown", "PageDown", "PageDown", "PageDown"].forEach((key) => press(key));
  assert.equal(text("next"), "Neste trykk starter klokka.");
  press("PageDown");
  assert.equal(text("next"), "Neste trykk: i grupper, group");
  press("End");
  assert.equal(text("next"), "Dette er siste skjerm.");
});

test("no press leaves the window saying what it said before, until the end", () => {
  const { text, press } = opened();
  const said = [];
  for (let presses = 0; presses < 40 && text("next") !== "Dette er siste skjerm."; presses += 1) {
    said.push(["next", "time", "words"].map(text).join("\n"));
    press("ArrowRight");
  }
  assert.equal(text("next"), "Dette er siste skjerm.");
  assert.deepEqual(said.filter((words, index) => words === said[index + 1]), []);
});

test("the notes of the step one is at are marked, and those of questions that are not used are hidden", () => {
  const { document, press } = opened({ query: "?q=b" });
  const marked = () => document.querySelectorAll("[aria-current=step]").map(({ id }) => id);
  assert.deepEqual(marked(), ["leder-1"]);
  press("PageDown");
  assert.deepEqual(marked(), ["leder-2"]);
  assert.deepEqual(document.querySelectorAll(".rh-leader__step").filter(({ hidden }) => hidden).map(({ id }) => id), ["leder-3", "leder-5"]);
});

test("a screen that does not answer is told of, after a while and not before", () => {
  const { text, wait, hear, sent } = opened();
  assert.equal(JSON.stringify(sent[0]), JSON.stringify({ meeting: KEY, hello: true }));
  assert.doesNotMatch(text("notices"), NO_SCREEN);
  wait(1);
  assert.match(text("notices"), NO_SCREEN);
  hear({ screen: { sound: "off", dark: false } });
  assert.doesNotMatch(text("notices"), NO_SCREEN);
  wait(0.08);
  assert.doesNotMatch(text("notices"), NO_SCREEN);
  wait(0.05);
  assert.match(text("notices"), NO_SCREEN);
});

test("a screen that is closed is told of at once", () => {
  const { text, hear } = opened();
  hear({ screen: { sound: "off", dark: false } });
  hear({ screen: null });
  assert.match(text("notices"), NO_SCREEN);
});

test("what only the screen knows is told here: that it is not heard, and that it may go dark", () => {
  const { text, hear } = opened();
  hear({ screen: { sound: "unheard", dark: true } });
  assert.match(text("notices"), /Trykk én gang på skjermen for å få lyd\..*Skjermen kan bli mørk/);
  hear({ screen: { sound: "heard", dark: false } });
  assert.equal(text("notices"), "");
});

test("whatever arrives, nothing but its two words is taken of it", () => {
  const { text, hear } = opened();
  hear({ screen: "<b>" });
  hear({ screen: { sound: "off", dark: "<b>" } });
  assert.equal(text("notices"), "");
});

test("what could be cut is asked for when one is late, ticked, and taken back one by one", () => {
  const { document, button, text, wait, press } = opened({ query: "?slutt=12:45&folk=18" });
  const lines = (name) => document.querySelector(`.rh-late__${name}`).children.map((item) => item.textContent);
  press("PageDown");
  assert.equal(button("late").hidden, true);
  wait(5);
  assert.equal(button("late").hidden, false);
  button("late").fire("click");
  assert.equal(document.getElementById("rh-late").open, true);
  assert.match(text("late"), /Dere er \d minutt(er)? etter planen/);
  assert.match(lines("proposals")[0], /Spørsmål 1: runden går ved bordene, 6 → 3 min/);
  button("accept").fire("click");
  button("late").fire("click");
  assert.match(lines("cuts")[0], /runden går ved bordene/);
  const cuts = lines("cuts").length;
  document.querySelector("[data-undo]").fire("click");
  assert.equal(lines("cuts").length, cuts - 1);
});

test("where nothing is left to cut, whoever is late is told so", () => {
  const { document, button, text, wait, press } = opened({ query: "?slutt=12:45&folk=18" });
  press("PageDown");
  wait(5);
  press("End");
  press("PageDown");
  wait(120);
  button("late").fire("click");
  assert.equal(document.querySelector(".rh-late__proposals").children.length, 0);
  assert.match(document.querySelector(".rh-late__now").textContent, /etter planen\..* I det som er igjen, er det ikke noe å korte ned\.$/);
  assert.match(text("late"), /etter planen/);
});

test("each step has its time by the clock, its groups, and how long each has", () => {
  const { document } = opened({ query: "?folk=18&start=14.00" });
  const notes = document.getElementById("leder-3");
  assert.equal(notes.querySelector(".rh-leader__clock").textContent, "kl.\u00a014.06");
  const people = notes.querySelectorAll(".rh-leader__people").map((place) => place.textContent);
  assert.deepEqual(people, ["", "2 grupper på 5, 2 på 4", "20 sekunder til hver"]);
});

test("the screen is made black from here, and the leader is told", () => {
  const { text, press, button } = opened();
  press("b");
  assert.match(text("notices"), /Skjermen er svart/);
  assert.equal(text("next"), "Neste trykk viser skjermen igjen.");
  press("PageDown");
  assert.doesNotMatch(text("notices"), /Skjermen er svart/);
  button("blank").fire("click");
  assert.match(text("notices"), /Skjermen er svart/);
});

test("the stop card is shown here and to the room", () => {
  const { document, press, sent } = opened();
  press("k");
  assert.equal(document.getElementById("rh-stop").open, true);
  assert.equal(sent.at(-1).state.cover, "stop");
  press("PageDown");
  assert.equal(document.getElementById("rh-stop").open, false);
});

test("notes that are longer than the window are read before the arrow goes on, a remote goes on at once", () => {
  const { window, document, text, press } = opened();
  const notes = document.getElementById("leder-1");
  notes.getBoundingClientRect = () => ({ top: 100, bottom: window.innerHeight + 200 });
  assert.equal(press("ArrowDown").defaultPrevented, false);
  assert.equal(press(" ").defaultPrevented, false);
  assert.equal(text("next"), "Neste trykk: opening");
  assert.equal(press("PageDown").defaultPrevented, true);
  assert.equal(text("next"), "Neste trykk viser punkt 2 av 3.");
});

test("the way to the screen leads to where the meeting is", () => {
  const { document, press } = opened({ query: "?q=b" });
  press("PageDown");
  const screen = document.querySelector(".rh-leader__screen");
  assert.deepEqual([screen.getAttribute("href"), screen.hash], ["../?q=b", "s2"]);
});

test("letters are no keys where somebody has turned them off", () => {
  const { button, press } = opened({ kept: new Map([["rh-letters", "off"]]) });
  press("s");
  assert.equal(button("toggle").textContent, "Start");
  button("toggle").fire("click");
  assert.equal(button("toggle").textContent, "Pause");
});

test("a link that asks for another meeting than the one that is running leads nowhere until somebody chooses", () => {
  const kept = new Map();
  opened({ kept }).press("End");
  const { document, window } = opened({ kept, query: "?q=b" });
  assert.equal(document.getElementById("rh-resume").open, true);
  assert.match(document.querySelector(".rh-resume__where").textContent, /skjerm 8 av 8, kl\.\u00a012\.00\./);
  assert.equal(window.clock.now, NOON);
  assert.equal(JSON.parse(kept.get(KEY)).at, "s6");
});
