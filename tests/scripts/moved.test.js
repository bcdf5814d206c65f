"use strict";

// An address that something had before leads on, with all that it asks for.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open } = require("./page.js");

const PAGE = '<main><p><a data-moved href="https://barnehage.example/handbok/praksis/ny/vis/">Gå til «Ny»</a></p></main>';

const ledFrom = (address) => {
  let target = null;
  const location = Object.assign(new URL(address), { replace: (to) => { target = to; } });
  const anchor = { href: "https://barnehage.example/handbok/praksis/ny/vis/" };
  const window = open(PAGE, { given: { location } });
  // A browser reads a link's address in full.
  window.document.querySelector("a[data-moved]").href = anchor.href;
  window.run("assets/moved.js");
  return target;
};

test("it goes to the new address", () => {
  assert.equal(ledFrom("https://barnehage.example/handbok/grunnlag/gammel/vis/"), "https://barnehage.example/handbok/praksis/ny/vis/");
});

test("minutes, questions and the place on the page go with it", () => {
  assert.equal(
    ledFrom("https://barnehage.example/handbok/grunnlag/gammel/vis/?min=45&q=a,b#steg-3"),
    "https://barnehage.example/handbok/praksis/ny/vis/?min=45&q=a,b#steg-3"
  );
});
