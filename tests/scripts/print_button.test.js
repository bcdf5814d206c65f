"use strict";

const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { test } = require("node:test");

const { open } = require("./page.js");

const PLACE = readFileSync(join(__dirname, "..", "..", "overrides", "components", "print_button", "template.html"), "utf8").trim();

const opened = (print, html = `<nav><ul>${PLACE}</ul></nav>`) => {
  const window = open(html, { given: { print } });
  const before = window.document.querySelectorAll("button").map(({ hidden }) => hidden);
  window.run("assets/print_button.js");
  const button = window.document.querySelector("button");
  return { before, button, how: () => window.document.querySelector(".rh-print__how").textContent };
};

test("without a script there is no button, and a line says how one prints; with it, it is the other way round", () => {
  assert.match(PLACE, /Ctrl \+ P/);
  const { before, button, how } = opened(() => {});
  assert.deepEqual([before, button.hidden, how()], [[true], false, ""]);
});

test("the button prints the page", () => {
  let printed = 0;
  const { button, how } = opened(() => { printed += 1; });
  button.fire("click");
  assert.deepEqual([printed, how()], [1, ""]);
});

test("where a browser refuses, the line says what to do", () => {
  const { button, how } = opened(() => { throw new Error("no"); });
  button.fire("click");
  assert.match(how(), /^Nettleseren skriver ikke ut herfra.*Ctrl \+ P\.$/);
});

test("where a browser cannot print a page at all, the line says what to do", () => {
  const { button, how } = opened(undefined);
  button.fire("click");
  assert.match(how(), /menyen/);
});

test("a page that is not for printing is left alone", () => {
  assert.equal(opened(() => {}, "<p>Ingenting</p>").button, null);
});
