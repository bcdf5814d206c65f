"use strict";

// An address that something had before leads on, with all that it asks for.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open } = require("./page.js");

const PAGE = '<main><p><a data-moved href="https://barnehage.example/handbok/praksis/ny/vis/">Gå til «Ny»</a></p></main>';

const NEW = "https://barnehage.example/handbok/praksis/ny/vis/";

const ledFrom = (address, to = NEW) => {
  const targets = [];
  const location = Object.assign(new URL(address), { replace: (target) => { targets.push(target); } });
  const window = open(PAGE, { given: { location } });
  // A browser reads a link's address in full.
  window.document.querySelector("a[data-moved]").href = to;
  window.run("assets/moved.js");
  assert.equal(targets.length, 1, "once, in the place of the page: whoever goes back does not come here again");
  return targets[0];
};

test("it goes to the new address", () => {
  assert.equal(ledFrom("https://barnehage.example/handbok/grunnlag/gammel/vis/"), NEW);
});

test("minutes, questions and the place on the page go with it", () => {
  assert.equal(
    ledFrom("https://barnehage.example/handbok/grunnlag/gammel/vis/?min=45&q=a,b#steg-3"),
    "https://barnehage.example/handbok/praksis/ny/vis/?min=45&q=a,b#steg-3"
  );
});

test("from a memory stick it goes to a file", () => {
  const stick = "file:///media/minne/site-mappe";
  assert.equal(
    ledFrom(`${stick}/grunnlag/gammel/vis/index.html?min=30`, `${stick}/praksis/ny/vis/index.html`),
    `${stick}/praksis/ny/vis/index.html?min=30`
  );
});

test("letters in code stay in code, and nothing of an address is run", () => {
  assert.equal(ledFrom("https://barnehage.example/handbok/grunnlag/gammel/?q=%C3%A5#ord-%C3%B8"), `${NEW}?q=%C3%A5#ord-%C3%B8`);
  assert.ok(ledFrom("https://barnehage.example/handbok/x/?javascript:alert(1)").startsWith(`${NEW}?`));
});
