"use strict";

// What somebody types of a meeting, in a field or in an address: how it is understood, and what is told of what is not.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");
const { address, meetingWords, plans, typed: reading } = require("./papers.js");

const ASSETS = join(__dirname, "..", "..", "overrides", "assets");
const typed = vm.runInNewContext(`${readFileSync(join(ASSETS, "meeting_typed.js"), "utf8")}\nrhMeetingTyped`, { rhTyped: reading, rhMeetingPlan: plans, rhMeetingWords: meetingWords });
const wish = (name, value) => address.read(new URLSearchParams([[name, value]]), {}).wishes[address.WISHES[name]];

test("a time of day may be typed as people write it", () => {
  for (const [value, time] of [["14", "14:00"], ["1430", "14:30"], ["kl 9", "09:00"], ["kl. 9.15", "09:15"], ["930", "09:30"], ["14.05", "14:05"], ["14:05", "14:05"], [" 8 ", "08:00"], ["8,30", "08:30"], ["8.30", "08:30"], ["0830", "08:30"], ["8:30", "08:30"], ["kl. 8", "08:00"]]) {
    assert.equal(wish("start", value), time, value);
    assert.equal(wish("slutt", value), time, value);
  }
  assert.equal(wish("min", "45"), 45);
});

test("what is no time of day is none, and a number is no time", () => {
  for (const value of ["25", "1460", "fem", "14,5", "14.3", "14.305", "-1", "kl"]) assert.equal(wish("start", value), null, value);
  assert.equal(wish("min", "kl 45"), null);
});

test("what is not understood says what can be typed", () => {
  assert.equal(typed.wrongInWords("start", "14,5"), "«14,5» ble ikke forstått. Skriv for eksempel 14.00.");
  assert.equal(typed.wrongInWords("min", "fem"), "«fem» ble ikke forstått. Skriv for eksempel 45.");
});

test("a number that is too small or too large is told the limits that addresses have", () => {
  for (const [name, least, most] of [["min", 5, 600], ["folk", 1, 200]]) {
    assert.deepEqual([least - 1, least, most, most + 1].map((value) => wish(name, String(value))), [null, least, most, null]);
    assert.match(typed.wrongInWords(name, "999"), new RegExp(`^«999» går ikke\\. .*fra ${least} til ${most}`));
  }
});

test("a start and an end that no meeting has are told: an end before the start, and more or fewer minutes than there may be", () => {
  assert.equal(typed.spanInWords("13:30", "14:15"), "");
  assert.equal(typed.spanInWords("22:00", "01:00"), "", "past midnight");
  assert.equal(typed.spanInWords("13:30", "13:00"), "Møtet kan ikke slutte kl.\u00a013.00 når det begynner kl.\u00a013.30.");
  assert.equal(typed.spanInWords("13:30", "23:59"), "Fra kl.\u00a013.30 til kl.\u00a023.59 er det 629 minutter. Et møte varer fra 5 til 600 minutter.");
  assert.match(typed.spanInWords("13:30", "13:30"), / er det 0 minutter\. Et møte varer fra 5 /);
});

test("hours are minutes", () => {
  const minutes = (text) => wish("min", text);
  assert.deepEqual(["5 timer", "6 t", "1 time", "1,5 t", "2 t 30", "2 timer og 15 minutter", "5t", "5 Timer."].map(minutes), [300, 360, 60, 90, 150, 135, 300, 300]);
  assert.deepEqual(["45", "t", "fem timer", "5 t x", "-1 t", "", "11 t", "9999"].map(minutes), [45, null, null, null, null, null, null, null]);
});

test("limits and times are the same wherever they are read", () => {
  const text = ["query", "typed", "half_year_rules"].map((name) => readFileSync(join(ASSETS, `${name}.js`), "utf8")).join("\n");
  const half = vm.runInNewContext(`${text}\nrhHalfYear`, { URLSearchParams });
  const ofHalf = (search) => half.read(search, [], new Date(2026, 10, 27)).plan;
  const usual = ofHalf("");
  for (const value of ["4", "5", "14", "15", "480", "481", "600", "601", "9999", "2 timer"]) assert.equal(ofHalf(`?min=${value}`).minutes, wish("min", value) ?? usual.minutes, value);
  for (const value of ["8,30", "8.30", "0830", "8:30", "kl. 8", "14,5", "24"]) assert.equal(ofHalf(`?kl=${value}`).start, wish("start", value) ?? usual.start, value);
});
