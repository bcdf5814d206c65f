"use strict";

// Which years' calendars a reader is offered, by the day on which the page is read.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open } = require("./page.js");

const YEARS = [2026, 2027, 2028, 2029, 2030];
const PAGE = `<div class="rh-year-calendars"><ul>${YEARS.map((year) => `<li data-year="${year}">${year}</li>`).join("")}</ul></div>`;

const shownOn = (...day) => {
  const window = open(PAGE, { given: { clock: { now: new Date(...day).getTime() } } });
  window.run("components/year_calendars/year_calendars.js");
  return window.document.querySelectorAll("li").filter(({ hidden }) => !hidden).map(({ textContent }) => Number(textContent));
};

test("this school year and the next two", () => {
  assert.deepEqual(shownOn(2026, 10, 27), [2026, 2027, 2028]);
});

test("a school year turns in August", () => {
  assert.deepEqual([shownOn(2027, 6, 31)[0], shownOn(2027, 7, 1)[0]], [2026, 2027]);
});

test("near the end of what there is, what is left", () => {
  assert.deepEqual(shownOn(2030, 0, 1), [2029, 2030]);
});

test("a page that is older than all its calendars hides none", () => {
  assert.deepEqual(shownOn(2040, 0, 1), YEARS);
  assert.deepEqual(shownOn(2020, 0, 1), [2026, 2027, 2028]);
});
