"use strict";

// Clock times on a programme, and where a page that leads nowhere leads on.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open, ADDRESS } = require("./page.js");

const AGENDA = `
  <section class="rh-programme">
    <div class="rh-agenda" data-starts="17:30">
      <p class="rh-agenda__start" hidden><input type="text" value="17.30"><span class="rh-agenda__hint"></span></p>
      <time data-minute="0">17.30</time><time data-minute="45">18.15</time>
    </div>
    <p class="rh-programme__print"><a href="skriv-ut/">Skriv ut</a></p>
  </section>`;

const programme = () => {
  const window = open(AGENDA, { address: ADDRESS });
  window.run("assets/query.js", "assets/marked.js", "assets/typed.js", "assets/meeting_address.js", "assets/asked_anew.js", "components/agenda/agenda.js");
  const { document } = window;
  const input = document.querySelector("input");
  return {
    document, input, kept: window.kept,
    times: () => document.querySelectorAll("time").map((time) => time.textContent),
    // As keys write it, before somebody leaves the field.
    write: (...texts) => {
      texts.forEach((text) => {
        input.value = text;
        input.fire("input");
      });
      input.fire("change");
    }
  };
};

test("a programme that begins at another time has all its times moved, past midnight too", () => {
  const { times, write } = programme();
  write("8.05");
  assert.deepEqual(times(), ["08.05", "08.50"]);
  write("2330");
  assert.deepEqual(times(), ["23.30", "00.15"]);
  write("25:00");
  assert.deepEqual(times(), ["23.30", "00.15"], "what is no time changes nothing");
});

test("a start that cannot be leaves the one that was there, not what half of it could have been", () => {
  const { document, times, write } = programme();
  write("8.05");
  write("2", "25", "25.", "25.0", "25.00");
  assert.deepEqual(times(), ["08.05", "08.50"]);
  assert.equal(document.querySelector("a").href, "skriv-ut/?start=08.05");
});

test("the time goes along to the page to print, and is stored nowhere", () => {
  const { document, write, kept } = programme();
  write("08:00");
  assert.equal(document.querySelector("a").href, "skriv-ut/?start=08.00");
  write("17:30");
  assert.equal(document.querySelector("a").href, "skriv-ut/");
  assert.equal(kept.size, 0);
});

const NOWHERE = `
  <a data-address="om/">Om</a>
  <ul><li class="rh-not-found__search" hidden><a href="">Søk etter <span></span></a></li></ul>`;

const nowhere = (path, isDark = false) => {
  const window = open(NOWHERE, { address: `https://barnehage.example${path}`, given: { matchMedia: () => ({ matches: isDark }) } });
  window.run("assets/not_found.js");
  const item = window.document.querySelector("li");
  return { item, words: item.hidden ? null : item.querySelector("span").textContent, document: window.document };
};

test("a page that leads nowhere is dark where the reader's others are", () => {
  assert.equal(nowhere("/borte/", true).document.documentElement.dataset.scheme, "dark");
  assert.equal(nowhere("/borte/").document.documentElement.dataset.scheme, undefined);
});

test("the last words of an address that leads nowhere can be searched for", () => {
  const { item, words } = nowhere("/handbok/praksis/garderobe-og_stress/vis/");
  assert.equal(words, "garderobe og stress");
  assert.equal(item.querySelector("a").href, "https://barnehage.example/handbok/#q=garderobe%20og%20stress");
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
