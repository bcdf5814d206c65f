"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open, ADDRESS } = require("./page.js");

// A sheet of a module, of so many pages.
const sheet = (slug, kind, pages = 1) => `
  <section class="rh-sheet" id="${slug}-ark-${kind.toLowerCase()}" aria-labelledby="${slug}-${kind}">
    ${`<div class="rh-sheet__page"><h2 id="${slug}-${kind}">Ark</h2></div>`.repeat(pages)}
  </section>`;

const PILE = `
  <section class="rh-sheet" id="utenfor-ark-a"><div class="rh-sheet__page"></div></section>
  <nav class="rh-sheet-nav"><a href="../">Tilbake</a><span class="rh-sheet-nav__count"></span><span class="rh-print"></span></nav>
  <div class="rh-sheet-pile">
    ${[..."DABCE"].map((kind) => sheet("lek", kind)).join("")}
    ${[..."DABCE"].map((kind) => sheet("ro", kind, kind === "A" ? 3 : 2)).join("")}
  </div>`;

const asked = (query) => {
  const window = open(PILE, { address: `${ADDRESS}ark/${query}` });
  const { document } = window;
  window.run("assets/print_pack.js");
  const sheets = document.querySelector(".rh-sheet-pile").querySelectorAll(".rh-sheet");
  return {
    document, sheets,
    told: document.querySelector(".rh-sheet-nav__count").textContent,
    isPrintable: !document.querySelector(".rh-print").hidden,
    count: sheets.length,
    backs: sheets.map((one) => one.querySelectorAll(".rh-sheet__back").length).join("")
  };
};

// How many of each kind there are, told by how many one asks for.
const counted = (people, kind) => asked(`?moduler=lek&${people}&ark=${kind}`).count;

test("without anything in the address all sheets stand here once, to be printed", () => {
  const { count, told, isPrintable } = asked("");
  assert.deepEqual([count, told, isPrintable], [10, "", true]);
});

test("each who takes part gets A and C, each group B, each who is away E, and the leader D", () => {
  const people = "deltakere=7&grupper=3&borte=2";
  assert.deepEqual([..."ABCDE"].map((kind) => counted(people, kind)), [7, 3, 7, 1, 2]);
  assert.equal(asked(`?moduler=lek&${people}&ark=ABCDE`).told, "20 ark");
});

test("sheets lie in the order in which they are handed out, module by module, and none comes twice for a module named twice", () => {
  const { sheets } = asked("?moduler=ro,lek,ro&deltakere=1&grupper=1&borte=1&ark=EDCBA");
  const pages = sheets.map((one) => one.querySelectorAll(".rh-sheet__page").length);
  assert.deepEqual(pages, [2, 3, 2, 2, 2, 1, 1, 1, 1, 1]);
});

test("no id stands twice in a pile", () => {
  const { document } = asked("?moduler=lek&deltakere=3&ark=A");
  const pile = document.querySelector(".rh-sheet-pile");
  assert.equal(pile.querySelectorAll(".rh-sheet").length, 3);
  assert.deepEqual(pile.querySelectorAll("[id]"), []);
  assert.deepEqual(pile.querySelectorAll("[aria-labelledby]"), []);
});

test("on a printer for both sides a sheet of an odd number of pages gets a back, but not the last", () => {
  const query = "?moduler=lek,ro&deltakere=1&ark=DAC";
  assert.equal(asked(`${query}&tosidig=ja`).backs, "111010");
  assert.equal(asked(query).backs, "000000");
});

test("what is not a sheet of the pile, and numbers that are none, give nothing", () => {
  assert.equal(asked("?moduler=utenfor,finnes-ikke&deltakere=5&ark=A").told, "Ingen ark er valgt");
  assert.equal(counted("deltakere=-5", "A"), 0);
  assert.equal(counted("deltakere=5000", "A"), 0);
  assert.equal(counted("deltakere=999", "A"), 200);
});

test("more pages than anybody prints at once are told of and not laid out", () => {
  const { count, told, isPrintable } = asked("?moduler=lek,ro&deltakere=200&grupper=200&borte=200&ark=ABCE");
  assert.equal(count, 0);
  assert.equal(told, "2600 sider er for mye på én gang (høyst 2000). Velg færre moduler eller deltakere.");
  assert.equal(isPrintable, false);
});
