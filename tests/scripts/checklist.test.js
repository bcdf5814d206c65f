"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open } = require("./page.js");

const LIST = `
  <section class="rh-checklist">
    <ul class="rh-checklist__items">
      <li><label><input type="checkbox"> <span>Si hei</span></label></li>
      <li><label><input type="checkbox"> <span>Sett deg ned</span></label></li>
    </ul>
    <p>Kryssene lagres ikke. <button type="button" class="rh-checklist__clear" hidden>Fjern kryssene</button></p>
  </section>`;

const opened = () => {
  const window = open(LIST + LIST);
  window.run("components/checklist/checklist.js");
  const { document } = window;
  const tick = (box) => {
    box.checked = true;
    box.fire("change");
  };
  return { window, document, tick, boxes: document.querySelectorAll("input"), buttons: document.querySelectorAll("button") };
};

const ticked = (boxes) => boxes.map((box) => box.checked);

test("ticks are gone when the page is left, for a browser may show it again to somebody else", () => {
  const { window, tick, boxes, buttons } = opened();
  boxes.forEach(tick);
  window.fire("pagehide");
  assert.deepEqual(ticked(boxes), [false, false, false, false]);
  assert.deepEqual(buttons.map((button) => button.hidden), [true, true]);
});

test("ticks that a browser brings back on «back» are gone before anybody sees them", () => {
  const { window, boxes } = opened();
  boxes[1].checked = true;
  window.fire("pageshow");
  assert.deepEqual(ticked(boxes), [false, false, false, false]);
});

test("the button that clears a list is there while it has ticks, clears no other list, and leaves one at the first box", () => {
  const { document, tick, boxes, buttons } = opened();
  boxes.slice(1, 3).forEach(tick);
  assert.deepEqual(buttons.map((button) => button.hidden), [false, false]);
  buttons[0].fire("click");
  assert.deepEqual(ticked(boxes), [false, false, true, false]);
  assert.deepEqual(buttons.map((button) => button.hidden), [true, false]);
  assert.equal(document.activeElement, boxes[0]);
  boxes[2].checked = false;
  boxes[2].fire("change");
  assert.equal(buttons[1].hidden, true);
});

test("no tick is stored", () => {
  const { window, tick, boxes } = opened();
  boxes.forEach(tick);
  assert.equal(window.kept.size, 0);
});
