"use strict";

// The leader's window: what it says of the meeting and of the screen, and which keys go on.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { openMeeting, plan, KEY, NOON } = require("./meeting_page.js");

const part = (tag, name) => `<${tag} class="rh-leader__${name}"></${tag}>`;
const LEADER = `
  <a class="rh-leader__screen" href="../">Skjermen</a>
  <div class="rh-leader__now" hidden>
    ${["time", "words", "late", "next"].map((name) => part("p", name)).join("")}${part("div", "notices")}${part("ul", "cuts")}
    ${["back", "forward", "toggle", "add", "propose", "accept", "undo"].map((name) => `<button type="button" data-do="${name}">${name}</button>`).join("")}
  </div>
  ${plan.steps.map((step) => `<section class="rh-leader__step" id="leder-${step.number}"><h2>${step.title}</h2></section>`).join("")}
  <dialog id="rh-resume"><p class="rh-resume__where"></p><button data-do="again">På nytt</button></dialog>
  <script id="rh-plan">${JSON.stringify(plan)}</script>`;

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
  assert.equal(text("next"), "Så kommer: opening");
  ["PageDown", "PageDown", "PageDown", "PageDown"].forEach((key) => press(key));
  assert.equal(text("next"), "Så kommer: Spørsmål 1, fasene");
  press("End");
  assert.equal(text("next"), "Dette er siste skjerm.");
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
  wait(0.2);
  assert.doesNotMatch(text("notices"), NO_SCREEN);
  wait(0.1);
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

test("a proposal is asked for when one is late, and gone when it is accepted; the cut can be taken back", () => {
  const { document, button, text, wait, press } = opened({ query: "?slutt=12:45" });
  const shown = () => ["propose", "accept", "undo"].filter((name) => !button(name).hidden).join();
  press("PageDown");
  assert.equal(shown(), "");
  wait(5);
  assert.equal(shown(), "propose");
  button("propose").fire("click");
  assert.equal(shown(), "accept");
  assert.match(text("cuts"), /Spørsmål 1, i grupper: 7 → 6 min.*Slutt kl\. 12\.45 som før/);
  button("accept").fire("click");
  assert.deepEqual([shown(), document.querySelector(".rh-leader__cuts").children], ["undo", []]);
  button("undo").fire("click");
  assert.equal(shown(), "propose");
});

test("notes that are longer than the window are read before the arrow goes on, a remote goes on at once", () => {
  const { window, document, text, press } = opened();
  const notes = document.getElementById("leder-1");
  notes.getBoundingClientRect = () => ({ top: 100, bottom: window.innerHeight + 200 });
  assert.equal(press("ArrowDown").defaultPrevented, false);
  assert.equal(press(" ").defaultPrevented, false);
  assert.equal(text("next"), "Så kommer: opening");
  assert.equal(press("PageDown").defaultPrevented, true);
  assert.equal(text("next"), "Så kommer: Spørsmål 1");
});

test("the way to the screen leads to where the meeting is", () => {
  const { document, press } = opened({ query: "?q=b" });
  press("PageDown");
  const { search, hash } = document.querySelector(".rh-leader__screen");
  assert.deepEqual([search, hash], ["?q=b", "s2"]);
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
  assert.match(document.querySelector(".rh-resume__where").textContent, /skjerm 8 av 8, kl\. 12\.00\./);
  assert.equal(window.clock.now, NOON);
  assert.equal(JSON.parse(kept.get(KEY)).at, "s6");
});
