"use strict";

// What stands where the search found nothing.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open } = require("./page.js");

const SEARCH = `
  <form name="search"><input class="md-search__input"></form>
  <div class="rh-no-answer"></div>
  <template id="rh-no-answer">
    <div class="rh-no-answer__near"><ul><li><a href=""><span></span></a></li></ul></div>
    <p><a href="ordliste/">Se ordlista</a></p>
  </template>`;

const opened = (written) => {
  let tell;
  const component$ = { subscribe: (listener) => { tell = listener; } };
  class KeyboardEvent {
    constructor(type) { this.type = type; }
  }
  const window = open(SEARCH, { given: { component$, KeyboardEvent } });
  const { document } = window;
  window.run("components/search/search.js");
  const field = document.querySelector("input");
  field.value = written;
  return { window, document, field, tell, links: () => document.querySelector(".rh-no-answer").querySelectorAll("a") };
};

test("where nothing is found, names that are alike are offered, and the glossary", () => {
  const { tell, links } = opened("vennskapp");
  tell({ items: [], nearest: ["vennskap", "venner"] });
  assert.deepEqual(links().map((link) => link.textContent), ["vennskap", "venner", "Se ordlista"]);
});

test("where something is found, or nothing was written, nothing is offered", () => {
  const { tell, links, field } = opened("lek");
  tell({ items: [[]], nearest: ["lek"] });
  assert.deepEqual(links(), []);
  field.value = " ";
  tell({ items: [], nearest: ["lek"] });
  assert.deepEqual(links(), []);
});

test("where no name is alike, no empty list is shown", () => {
  const { document, tell } = opened("xyzzy");
  tell({ items: [], nearest: [] });
  assert.equal(document.querySelector(".rh-no-answer").firstElementChild.hidden, true);
});

test("a name is searched for in the same field; Enter, which presses the first link, leads nowhere away", () => {
  const { document, field, tell, links } = opened("vennskapp");
  tell({ items: [], nearest: ["vennskap"] });
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
