"use strict";

// What an address calls by an old name goes on with the new one.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open } = require("./page.js");

const NAMES = { modules: { gammel: "ny", leken: "lek-ute" }, programmes: { dag: "hele-dagen" } };

// The page after its address was looked at: what it was changed to, or null where it stays.
const shownAt = (address, names = NAMES) => {
  const changed = [];
  const history = { replaceState: (state, title, to) => { changed.push(to); } };
  const data = names ? `<script id="rh-moved-names" type="application/json">${JSON.stringify(names)}</script>` : "";
  open(`<main></main>${data}`, { given: { location: new URL(address), history } }).run("assets/moved_names.js");
  return changed.length ? changed[0] : null;
};

const SITE = "https://barnehage.example/moter/mote/vis/";

test("a module that a meeting is composed of goes by its new name, with its steps", () => {
  assert.equal(
    shownAt(`${SITE}?min=45&deler=gammel:historie,gammel*20~par;pause-10;leken&folk=18#a`),
    "/moter/mote/vis/?min=45&deler=ny:historie,gammel*20~par;pause-10;lek-ute&folk=18#a"
  );
});

test("signs that a mail program put in code are the same signs", () => {
  assert.equal(shownAt(`${SITE}?deler=pause-10%3Bgammel%3Ahistorie%3Bleken`), "/moter/mote/vis/?deler=pause-10%3Bny%3Ahistorie%3Blek-ute");
});

test("it goes by its new name also where a program has changed the address", () => {
  for (const [search, now] of [["?deler=gammel.", "?deler=ny."], ["?deler=gammel%3E", "?deler=ny%3E"], ["?DELER=GAMMEL", "?DELER=ny"], ["?min=45&amp;deler=leken)", "?min=45&amp;deler=lek-ute)"],
    ["?%20moduler=gammel,", "?%20moduler=ny,"], ["?fra=dag.", "?fra=hele-dagen."]]) assert.equal(shownAt(SITE + search), `/moter/mote/vis/${now}`);
});

test("so do the modules of a half-year, and the programme that a meeting began as", () => {
  assert.equal(shownAt(`${SITE}?moduler=-,gammel,leken,annen`), "/moter/mote/vis/?moduler=-,ny,lek-ute,annen");
  assert.equal(shownAt(`${SITE}?fra=dag&deler=annen`), "/moter/mote/vis/?fra=hele-dagen&deler=annen");
});

test("what somebody wrote, and what is a part of another name, stays", () => {
  for (const query of ["", "?deler=eget-15:gammel+leken", "?deler=gammel-og-mer", "?q=gammel", "?deler=constructor", "?deler=&fra="]) {
    assert.equal(shownAt(SITE + query), null, query);
  }
});

test("where nothing was called otherwise there is nothing to look at", () => {
  assert.equal(shownAt(`${SITE}?deler=gammel`, null), null);
});
