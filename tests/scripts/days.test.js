// Days as scripts write them: no line ends within one.
const test = require("node:test");
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const text = readFileSync(join(__dirname, "..", "..", "overrides", "assets", "days.js"), "utf8");
const days = vm.runInContext(`${text}\nrhDays`, vm.createContext({ Intl }));

test("a day is not parted from its month", () => {
  assert.equal(days.ofDate("2027-05-01"), "lørdag 1.\u00a0mai");
});

test("a month is not parted from its year", () => {
  assert.equal(days.ofDate("2026-11-22", { year: "numeric" }), "søndag 22.\u00a0november\u00a02026");
});

test("a day without its weekday is held together whole", () => {
  assert.equal(days.inWords(new Date(2026, 10, 22, 12), { year: "numeric" }), "22.\u00a0november\u00a02026");
});

test("a date of the calendar is that day wherever the machine is", () => {
  const there = process.env.TZ;
  for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
    process.env.TZ = zone;
    assert.equal(days.ofDate("2026-12-01"), "tirsdag 1.\u00a0desember");
  }
  process.env.TZ = there ?? "";
});
