"use strict";

// What stands where the search found nothing.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { ADDRESS, open } = require("./page.js");

const SEARCH = `
  <div class="md-search">
  <form name="search"><input class="md-search__input"></form>
  <div class="md-search-result">
    <div class="md-search-result__meta" data-wait="Gjør klar søket" data-empty="Skriv søkeord"></div><div class="rh-spoken"></div><ul class="rh-suggested"></ul>
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

const NOTHING = { found: [], suggested: [], unknown: [], slight: [], nearest: [], isGuess: false };

const opened = (written) => {
  let tell;
  const component$ = { subscribe: (listener) => { tell = listener; } };
  class KeyboardEvent {
    constructor(type) { this.type = type; }
  }
  const window = open(SEARCH, { given: { component$, KeyboardEvent, Event: KeyboardEvent, setTimeout: () => 0, clearTimeout: () => {} } });
  const { document } = window;
  document.getElementById("__search").click = () => {};
  window.run("assets/query.js", "assets/sought.js", "components/search/search.js");
  const field = document.querySelector("input");
  field.value = written;
  // An answer to what stands in the field, if it says nothing else.
  return { window, document, field, tell: (answer) => tell({ ref: field, value: field.value, query: field.value, ...answer }), links: () => document.querySelector(".rh-no-answer").querySelectorAll("a") };
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

test("above a guess the words are named that the handbook says little about", () => {
  const { document, tell } = opened("lønn");
  const said = () => document.querySelector(".rh-no-answer__unknown").textContent;
  tell({ ...NOTHING, slight: ["lønn", "ferie"] });
  assert.equal(said(), "Håndboka har lite om «lønn», «ferie».");
  tell({ ...NOTHING, unknown: ["feriepenger"], slight: ["lønn"] });
  assert.equal(said(), "Håndboka har ikke ordet «feriepenger».", "what it has not says more");
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

test("nothing is told of an answer to other words than those that stand there", () => {
  const { document, field, tell } = opened("");
  const count = document.querySelector(".md-search-result__meta");
  tell(NOTHING);
  assert.equal(count.textContent, "Skriv søkeord");
  field.value = "tariff";
  field.fire("input");
  assert.equal(count.textContent, "Gjør klar søket");
  tell({ ...NOTHING, query: "" });
  assert.equal(count.textContent, "Gjør klar søket");
  tell(NOTHING);
  assert.equal(count.textContent, "Ingen treff");
});

test("a name is searched for in the same field; the glossary is gone to when it is pressed, and not by Enter", () => {
  const { document, field, tell, links } = opened("vennskapp");
  tell({ ...NOTHING, nearest: ["vennskap"] });
  const [name, glossary] = links();
  assert.equal(name.href, "#q=vennskap");
  glossary.href = "https://barnehage.example/ordliste/";
  assert.equal(name.fire("click").defaultPrevented, true);
  assert.equal(field.value, "vennskap");
  assert.equal(document.activeElement, field);
  let pressed = 0;
  glossary.click = () => { pressed += 1; };
  field.fire("keydown", { key: "Enter" });
  assert.equal(pressed, 0);
  assert.equal(glossary.fire("click").defaultPrevented, false);
});

test("the form is never sent", () => {
  assert.equal(opened("lek").document.querySelector("form").fire("submit").defaultPrevented, true);
});

// A page with some text that an address leads to.
const led = (hash) => {
  const page = `<article class="md-content__inner"><p>Lek og <button>lek</button></p></article>`;
  const window = open(page, { address: `${ADDRESS}${hash}` });
  window.location.replace = (to) => { window.location.href = new URL(to, window.location.href).href; };
  window.run("assets/query.js", "assets/sought.js");
  return window;
};

const carried = (window) => {
  let given;
  window.value("rhSought").whenLed((one) => { given = one; });
  return { words: [...given.words], query: given.query };
};

test("what was searched stands after # on the way, and is taken out of the address at once", () => {
  const window = led("?folk=9#sporsmal-a&h=lek+r%C3%B8ver");
  assert.equal(window.location.href, `${ADDRESS}?folk=9#sporsmal-a`);
  assert.deepEqual(carried(window), { words: ["lek", "røver"], query: "" });
  const whole = led("?folk=9#h=lek");
  assert.equal(whole.location.href, `${ADDRESS}?folk=9`);
  assert.deepEqual(carried(whole).words, ["lek"]);
  const asked = led("#q=ta%20imot");
  assert.equal(asked.location.href, ADDRESS);
  assert.equal(carried(asked).query, "ta imot");
});

test("an address that carries no search stays as it is", () => {
  ["#sporsmal-a", "#avtale=lek&hvem=vi", ""].forEach((hash) => {
    const window = led(hash);
    assert.equal(window.location.href, ADDRESS + hash);
    assert.deepEqual(carried(window), { words: [], query: "" });
  });
});

test("the address of a find carries its words after the place, all that is read again", () => {
  const { marking } = led("").value("rhSought");
  assert.equal(marking("", []), "");
  assert.equal(marking("#a", []), "#a");
  assert.equal(marking("", ["lek"]), "#h=lek");
  const window = led(marking("#a", ["lek", "så & så"]));
  assert.equal(window.location.hash, "#a");
  assert.deepEqual(carried(window).words, ["lek", "så", "&", "så"]);
});
