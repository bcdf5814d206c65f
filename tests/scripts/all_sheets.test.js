"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open, ADDRESS } = require("./page.js");

const ONE_FOR = { D: "meeting", A: "person", B: "group", C: "person", E: "absent" };
const module_ = (slug, pages) => `
  <li class="rh-pack__module" data-module="${slug}">
    <p><input class="rh-pack__pick" type="checkbox" hidden> <a href="${slug}/">Om ${slug}</a></p>
    <ul>${[..."DABCE"].map((kind) => `<li data-kind="${kind}" data-pages="${pages}" data-one-for="${ONE_FOR[kind]}"><a href="${slug}/ark/">Ark</a></li>`).join("")}</ul>
  </li>`;
const PACK = `
  <div class="rh-pack">
    <form class="rh-pack__people" hidden>
      <input type="number" name="deltakere" value="18" min="1" max="200"><input type="number" name="grupper" value="4" min="0" max="100">
      <input type="number" name="borte" value="0" min="0" max="200">
      ${[..."DABCE"].map((kind) => `<input type="checkbox" name="ark" value="${kind}" checked>`).join("")}
      <input type="checkbox" name="tosidig" value="ja">
    </form>
    <ul>${module_("lek", 1)}${module_("ro", 3)}</ul>
    <section class="rh-pack__answer" hidden><p class="rh-pack__count"></p><a class="rh-pack__print" href="ark/">Vis</a><ol class="rh-pack__list"></ol></section>
  </div>`;

const opened = (query = "") => {
  const window = open(PACK, { address: `${ADDRESS}${query}` });
  window.run("components/all_sheets/all_sheets.js");
  window.fire("pageshow");
  const { document } = window;
  const field = (name) => document.querySelector(`[name="${name}"]`);
  const set = (values) => {
    Object.entries(values).forEach(([name, value]) => Object.assign(field(name), value === true ? { checked: true } : { value }));
    document.querySelector(".rh-pack").fire("input");
  };
  const pick = (place) => {
    document.querySelectorAll(".rh-pack__pick")[place].checked = true;
    document.querySelector(".rh-pack").fire("input");
  };
  return { window, document, field, set, pick, count: () => document.querySelector(".rh-pack__count").textContent };
};

test("nothing is chosen to begin with, and one can choose", () => {
  const { document, count } = opened();
  assert.equal(count(), "Ingen ark er valgt.");
  assert.equal(document.querySelector("form").hidden, false);
  assert.equal(document.querySelector(".rh-pack__answer").hidden, true);
});

test("it is told how many of each sheet there will be, for those who take part, the groups and those who are away", () => {
  const { document, set, pick, count } = opened();
  set({ deltakere: "7", grupper: "2", borte: "1" });
  pick(0);
  assert.equal(count(), "7 × ark A, 2 × ark B, 7 × ark C, 1 lederark, 1 × ark E. Det blir 18 sider på 18 papirark.");
  assert.equal(document.querySelector(".rh-pack__answer").hidden, false);
});

test("on both sides of the paper two pages take one, and each sheet begins on a new one", () => {
  const { set, pick, count } = opened();
  set({ deltakere: "1", grupper: "1", borte: "1" });
  pick(1);
  assert.match(count(), /15 sider på 15 papirark\.$/);
  set({ tosidig: true });
  assert.match(count(), /15 sider på 10 papirark\.$/);
});

test("what was chosen stands in the address, and nowhere else", () => {
  const { window, document, set, pick } = opened();
  set({ deltakere: "7", grupper: "2", borte: "1", tosidig: true });
  pick(0);
  pick(1);
  const query = "?moduler=lek,ro&deltakere=7&grupper=2&borte=1&ark=DABCE&tosidig=ja";
  assert.equal(window.location.search, query);
  assert.equal(document.querySelector(".rh-pack__print").search, query);
  assert.equal(window.kept.size, 0);
});

test("an address brings back what was chosen, and what it says amiss is left out", () => {
  const { document, field, count } = opened("?moduler=ro,finnes-ikke&deltakere=500&grupper=mange&borte=2&ark=AE");
  assert.deepEqual(document.querySelectorAll(".rh-pack__pick").map((box) => box.checked), [false, true]);
  assert.deepEqual([field("deltakere").value, field("grupper").value, field("borte").value], [200, "4", 2]);
  assert.equal(count(), "200 × ark A, 2 × ark E. Det blir 606 sider på 606 papirark.");
});

test("a number outside what the field takes becomes the nearest that is counted with", () => {
  const { field } = opened();
  field("deltakere").value = "0";
  field("deltakere").fire("change");
  assert.equal(field("deltakere").value, 1);
});
