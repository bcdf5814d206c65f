"use strict";

// What stands where the search found nothing.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open } = require("./page.js");

const SEARCH = `
  <div class="md-search">
  <form name="search"><input class="md-search__input"></form>
  <div class="md-search-result">
    <div class="md-search-result__meta"></div><ul class="rh-suggested"></ul>
    <div class="rh-no-answer"></div>
    <ol class="md-search-result__list"></ol>
  </div>
  </div>
  <input type="checkbox" id="__search">
  <div id="__config">{"base":"."}</div>
  <template id="rh-find"></template>
  <template id="rh-no-answer">
    <p class="rh-no-answer__unknown"></p>
    <div class="rh-no-answer__near"><ul><li><a href=""><span></span></a></li></ul></div>
    <p><a href="ordliste/">Se ordlista</a></p>
  </template>`;

const NOTHING = { found: [], suggested: [], unknown: [], nearest: [], isGuess: false };

const opened = (written) => {
  let tell;
  const component$ = { subscribe: (listener) => { tell = listener; } };
  class KeyboardEvent {
    constructor(type) { this.type = type; }
  }
  const window = open(SEARCH, { given: { component$, KeyboardEvent, setTimeout: () => 0, clearTimeout: () => {} } });
  const { document } = window;
  window.run("components/search/search.js");
  const field = document.querySelector("input");
  field.value = written;
  return { window, document, field, tell, links: () => document.querySelector(".rh-no-answer").querySelectorAll("a") };
};

test("where nothing is found, names that are alike are offered, and the glossary", () => {
  const { tell, links } = opened("vennskapp");
  tell({ ...NOTHING, nearest: ["vennskap", "venner"] });
  assert.deepEqual(links().map((link) => link.textContent), ["vennskap", "venner", "Se ordlista"]);
});

test("where nothing was written, nothing is offered", () => {
  const { tell, links, field } = opened("lek");
  field.value = " ";
  tell({ ...NOTHING, nearest: ["lek"] });
  assert.deepEqual(links(), []);
});

test("a word that the handbook has not is named", () => {
  const { document, tell } = opened("feriepenger lønn");
  tell({ ...NOTHING, unknown: ["feriepenger"] });
  assert.equal(document.querySelector(".rh-no-answer__unknown").textContent, "Håndboka har ikke ordet «feriepenger».");
  tell({ ...NOTHING, unknown: ["feriepenger", "lønn"] });
  assert.equal(document.querySelector(".rh-no-answer__unknown").textContent, "Håndboka har ikke ordene «feriepenger», «lønn».");
});

test("what is pasted or dictated is asked for like what is typed", () => {
  const { field } = opened("lek");
  let asked = 0;
  field.addEventListener("keyup", () => { asked += 1; });
  field.fire("input");
  assert.equal(asked, 1);
});

test("where no name is alike, no empty list is shown", () => {
  const { document, tell } = opened("xyzzy");
  tell({ ...NOTHING, nearest: [] });
  assert.equal(document.querySelector(".rh-no-answer__near").hidden, true);
});

test("a name is searched for in the same field; Enter, which presses the first link, leads nowhere away", () => {
  const { document, field, tell, links } = opened("vennskapp");
  tell({ ...NOTHING, nearest: ["vennskap"] });
  const [name, glossary] = links();
  name.href = "https://barnehage.example/?q=vennskap";
  glossary.href = "https://barnehage.example/ordliste/";
  assert.equal(name.fire("click").defaultPrevented, true);
  assert.equal(field.value, "vennskap");
  assert.equal(document.activeElement, field);
  assert.equal(glossary.fire("click", { isTrusted: false }).defaultPrevented, true);
  assert.equal(glossary.fire("click").defaultPrevented, false);
});

test("the form is never sent", () => {
  assert.equal(opened("lek").document.querySelector("form").fire("submit").defaultPrevented, true);
});
