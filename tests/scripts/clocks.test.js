"use strict";

// Clock times on a programme and on a run sheet, and where a page that leads nowhere leads on.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open, ADDRESS } = require("./page.js");

const agenda = (around) => `
  <section class="${around}">
    <div class="rh-agenda" data-starts="17:30">
      <p class="rh-agenda__start" hidden><input type="text" value="17:30"></p>
      <time data-minute="0">17:30</time><time data-minute="45">18:15</time>
    </div>
    <p class="rh-programme__print"><a href="skriv-ut/">Skriv ut</a></p>
  </section>`;

const programme = (query = "", around = "rh-sheet") => {
  const window = open(agenda(around), { address: `${ADDRESS}${query}` });
  window.run("components/agenda/agenda.js");
  const { document } = window;
  const input = document.querySelector("input");
  return {
    document, input, kept: window.kept,
    times: () => document.querySelectorAll("time").map((time) => time.textContent),
    write: (text) => {
      input.value = text;
      input.fire("input");
    }
  };
};

test("a programme that begins at another time has all its times moved, past midnight too", () => {
  const { times, write } = programme();
  write("8.05");
  assert.deepEqual(times(), ["08:05", "08:50"]);
  write("2330");
  assert.deepEqual(times(), ["23:30", "00:15"]);
  write("25:00");
  assert.deepEqual(times(), ["23:30", "00:15"], "what is no time changes nothing");
});

test("the time goes along to the page to print, and is stored nowhere", () => {
  const { document, write, kept } = programme();
  write("08:00");
  assert.equal(document.querySelector("a").search, "start=08:00");
  write("17:30");
  assert.equal(document.querySelector("a").search, "");
  assert.equal(kept.size, 0);
});

test("a time in the address is taken by the page to print, and not by the page with many programmes", () => {
  assert.deepEqual(programme("?start=23:30").times(), ["23:30", "00:15"]);
  assert.deepEqual(programme("?start=23:30", "rh-programme").times(), ["17:30", "18:15"]);
  assert.deepEqual(programme("?start=snart").times(), ["17:30", "18:15"]);
});

const RUN_SHEET = `
  <p class="rh-run-sheet-start" hidden><input type="time"><span class="rh-run-sheet-start__told"></span></p>
  <p><span class="rh-run-sheet__clock" hidden data-starts="0" data-ends="20"></span><span class="rh-run-sheet__offset">0–20</span></p>
  <p><span class="rh-run-sheet__clock" hidden data-starts="20" data-ends="45"></span></p>`;

const runSheet = (query = "") => {
  const window = open(RUN_SHEET, { address: `${ADDRESS}${query}` });
  window.run("assets/run_sheet.js");
  const clocks = window.document.querySelectorAll(".rh-run-sheet__clock");
  return { window, document: window.document, clocks, times: () => clocks.map((clock) => clock.textContent) };
};

test("a run sheet shows minutes until somebody says when it begins, and then the clock", () => {
  const { window, document, clocks, times } = runSheet();
  const offset = document.querySelector(".rh-run-sheet__offset");
  assert.deepEqual([offset.hidden, clocks[0].hidden], [false, true]);
  const input = document.querySelector("input");
  input.value = "23:30";
  input.fire("input");
  assert.deepEqual(times(), ["23.30–23.50", "23.50–00.15"]);
  assert.deepEqual([offset.hidden, clocks[0].hidden], [true, false]);
  assert.equal(window.location.search, "?start=23:30");
  assert.equal(window.kept.size, 0);
});

test("a time in the address may be written as people write it", () => {
  assert.deepEqual(runSheet("?start=8.05").times(), ["08.05–08.25", "08.25–08.50"]);
});

const NOWHERE = `
  <a data-address="om/">Om</a>
  <ul><li hidden><a href="">Søk etter <span></span></a></li></ul>`;

const nowhere = (path) => {
  const window = open(NOWHERE, { address: `https://barnehage.example${path}` });
  window.run("assets/not_found.js");
  const item = window.document.querySelector("li");
  return { item, words: item.hidden ? null : item.querySelector("span").textContent, document: window.document };
};

test("the last words of an address that leads nowhere can be searched for", () => {
  const { item, words } = nowhere("/handbok/praksis/garderobe-og_stress/vis/");
  assert.equal(words, "garderobe og stress");
  assert.equal(item.querySelector("a").href, "https://barnehage.example/handbok/?q=garderobe%20og%20stress");
  assert.equal(nowhere("/handbok/praksis/h%C3%B8ytlesning.html").words, "høytlesning");
});

test("what is no word, or too long to be one, is not offered", () => {
  assert.equal(nowhere("/").words, null);
  assert.equal(nowhere("/%E6/").words, null);
  assert.equal(nowhere(`/${"x".repeat(61)}/`).words, null);
  assert.equal(nowhere(`/${"x".repeat(60)}/`).words.length, 60);
});

test("its links lead to the site, wherever the page was shown", () => {
  assert.equal(nowhere("/a/b/c/").document.querySelector("a").href, "https://barnehage.example/handbok/om/");
});
