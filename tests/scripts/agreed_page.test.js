"use strict";

// The page that carries an agreement on: which meetings it offers, and what of it is ready.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open, ADDRESS, NOON } = require("./page.js");

const PAGE = `
  <main class="rh-agreed" data-site="https://b.example/">
    <form class="rh-agreed-form__fields" hidden>
      <textarea name="what"></textarea><input type="text" name="who"><input type="text" name="again"><span class="rh-agreed-form__day"></span>
      <select name="meeting">
        <option value="" data-href="" data-url="avtale/"></option><option data-own value="mote" data-href="../mote/vis/" data-url="mote/vis/"></option>
        <option value="lek" data-href="../lek/vis/" data-url="lek/vis/"></option>
      </select>
      <p class="rh-agreed-form__told"></p>
    </form>
    <div class="rh-agreed-form__made" hidden><h2></h2><a class="rh-agreed-form__link" href=""></a><p class="rh-agreed-form__done"></p></div>
    <p class="rh-agreed-sheet__what"></p><p class="rh-agreed-sheet__who"></p><p class="rh-agreed-sheet__again"></p>
    <div class="rh-agreed-sheet__code" hidden></div>
  </main>`;

const opened = (address = "") => {
  const window = open(PAGE, { address: `${ADDRESS}moter/avtale/${address}` });
  window.run(...["storage", "qr", "browser", "query", "meeting_address", "calendar", "agreed", "agreed_page"].map((name) => `assets/${name}.js`));
  const one = (selector) => window.document.querySelector(selector);
  const type = (name, value) => {
    one(`[name=${name}]`).value = value;
    one("form").fire("input");
  };
  const make = () => {
    Object.entries({ what: "Vi hilser", who: "Den som åpner", again: "2026-12-01" }).forEach(([name, value]) => type(name, value));
    one("form").fire("submit", { preventDefault() {} });
  };
  return {
    type, make, one,
    own: () => one("[data-own]").hidden,
    isReady: () => !one(".rh-agreed-form__made").hidden,
    told: () => one(".rh-agreed-form__told").textContent
  };
};

test("a meeting of one's own is offered where it came along, and nowhere else", () => {
  assert.equal(opened().own(), true);
  assert.equal(opened("#mote=mote").own(), true);
  assert.equal(opened("?folk=9#mote=mote").own(), true);
  assert.equal(opened("?deler=lek:a#mote=lek").own(), true);
  const came = opened("?deler=lek#mote=mote");
  assert.deepEqual([came.own(), came.one("select").value], [false, "mote"]);
  assert.notEqual(opened("#mote=mote").one("select").value, "mote");
});

test("what lacks something is not ready, and is again when it is said", () => {
  const page = opened();
  page.make();
  assert.deepEqual([page.isReady(), page.told()], [true, ""]);
  page.type("again", "");
  assert.deepEqual([page.isReady(), page.told(), page.one(".rh-agreed-sheet__code").hidden], [false, "Si når dere ser på det igjen.", true]);
  page.type("again", "2026-12-08");
  assert.deepEqual([page.isReady(), page.told()], [true, ""]);
});

test("nothing is asked for before somebody has made it", () => {
  const page = opened();
  page.type("what", "Vi hilser");
  assert.deepEqual([page.isReady(), page.told()], [false, ""]);
});

test("of a day that has been there is a word, and a day that comes has none", () => {
  assert.equal(new Date(NOON).getFullYear(), 2026);
  const page = opened();
  page.make();
  page.type("again", "2026-01-05");
  assert.deepEqual([page.isReady(), page.told()], [true, "Dagen har vært. Velg en som kommer, hvis dere skal se på avtalen igjen."]);
});

test("a day is past from the day after, by the clock on the wall", () => {
  const window = open("<p></p>");
  window.run("assets/agreed.js");
  const { hasBeen } = window.value("rhAgreed");
  const evening = new Date(2026, 10, 7, 23, 59);
  assert.deepEqual(["2026-11-06", "2026-11-07", "2026-11-08", "2025-12-31", ""].map((day) => hasBeen(day, evening)), [true, false, false, true, false]);
});
