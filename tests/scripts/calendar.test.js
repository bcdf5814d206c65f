"use strict";

// The calendar file as it is written: its lines and what makes an event the same one. What other parsers read out of it: test_calendars.py.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open, ADDRESS } = require("./page.js");
const { write, isDate, event, EVENTS, NOW } = require("./calendars.js");

const linesOf = (text) => text.split("\r\n");
const valueOf = (text, name) => linesOf(text.replaceAll("\r\n ", "")).filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));

test("every line ends as it must, holds 75 octets at most, and no character is divided", () => {
  const text = write("Årets møter ".repeat(20), Object.values(EVENTS), NOW);
  assert.ok(text.endsWith("END:VCALENDAR\r\n"));
  assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]/);
  const sizes = linesOf(text).map((line) => Buffer.byteLength(line));
  assert.ok(Math.max(...sizes) <= 75 && Math.max(...sizes) >= 74, String(Math.max(...sizes)));
  assert.doesNotMatch(Buffer.from(text).toString(), /\ufffd/);
});

test("a line of just 75 octets is whole, and one more makes two", () => {
  const room = 75 - "SUMMARY:".length;
  assert.ok(linesOf(write("", [event({ title: "x".repeat(room) })], NOW)).includes(`SUMMARY:${"x".repeat(room)}`));
  const parted = linesOf(write("", [event({ title: `${"x".repeat(room - 1)}ø` })], NOW));
  assert.ok(parted.includes(`SUMMARY:${"x".repeat(room - 1)}`) && parted.includes(" ø"));
});

test("what somebody wrote begins no line of its own", () => {
  const text = write("N\r\nBEGIN:VEVENT", [EVENTS.hostile], NOW);
  assert.equal(linesOf(text).filter((line) => /^(BEGIN|END):VEVENT/.test(line)).length, 2);
  assert.deepEqual(valueOf(text, "SUMMARY:"), ["A\\nEND:VEVENT\\nBEGIN:VEVENT\\nSUMMARY:B"]);
  assert.deepEqual(valueOf(text, "URL:"), ["https://b.example/?a=1%0D%0ASUMMARY:C"]);
});

test("the same thing is the same event, whatever else is said of it, also on another day", () => {
  const uid = (more, now = NOW) => valueOf(write("", [event(more)], now), "UID:")[0];
  assert.equal(uid({ start: "09:00", minutes: 90, title: "Ny tittel", date: "2026-12-08" }, NOW + 1e9), uid());
  assert.equal(new Set([uid(), uid({ id: "a" }), uid({ id: "grunnlag/vennskap/?min=45" })]).size, 3);
});

const CALENDAR = `
  <div class="rh-meeting-calendar" data-title="Lek" data-minutes="45" data-url="lek/vis/" hidden>
    <form><a data-face href="vis/?folk=9" search="?folk=9">Vis</a><input type="date" name="date"><button>Legg i kalenderen</button><p class="rh-meeting-calendar__told"></p></form></div>`;

// The file that the page of a meeting hands out, for a day.
const taken = (date, query = "?folk=9", address = ADDRESS) => {
  const window = open(CALENDAR.replaceAll("?folk=9", query), { address, given: { setTimeout: () => {}, Blob: class { constructor(parts) { this.parts = parts; } } } });
  let file = "";
  window.URL = { createObjectURL: ({ parts }) => { file = parts.join(""); return "blob:a"; } };
  const { createElement } = window.document;
  window.document.createElement = (tag) => Object.assign(createElement(tag), { click() {}, remove() {} });
  window.run("assets/query.js", "assets/marked.js", "assets/typed.js", "assets/meeting_address.js", "assets/outside.js", "assets/calendar.js", "assets/meeting_calendar.js");
  if (date) window.document.querySelector("[name=date]").value = date;
  window.document.querySelector("form").fire("submit");
  return file;
};

test("a meeting that has been changed is the same event, and one on another day or at another time is another", () => {
  const uid = (date, query) => valueOf(taken(date, query), "UID:")[0];
  const same = ["?start=14.00", "?start=14.00&folk=18", "?start=14.00&min=90", "?start=14.00&deler=lek:historie", "?start=14.00&q=a&deler=lek;pause-10;rom"];
  assert.equal(new Set(same.map((query) => uid("2027-01-15", query))).size, 1);
  const others = [["2027-01-15", "?start=14.00"], ["2027-01-16", "?start=14.00"], ["2027-01-15", "?start=09.00"], ["2027-01-15", ""], ["2028-01-15", "?start=14.00"]];
  assert.equal(new Set(others.map(([date, query]) => uid(date, query))).size, others.length);
});

test("a day that comes with the address is proposed", () => {
  assert.match(taken("", "?start=14.00", `${ADDRESS}?dato=2027-02-09.`), /DTSTART;TZID=Europe\/Oslo:20270209T140000/);
  assert.equal(taken("", "?start=14.00", `${ADDRESS}?dato=2027-02-30`), "");
});

test("what is taken later counts as newer, in a number that calendars can hold", () => {
  const numbers = [NOW, NOW + 60000, Date.UTC(2099, 11, 31)].map((now) => Number(valueOf(write("", [event()], now), "SEQUENCE:")[0]));
  assert.ok(numbers[0] < numbers[1] && numbers[2] < 2 ** 31, numbers.join());
});

test("the zone stands where a time of day does, and only there", () => {
  assert.match(write("", [EVENTS.winter], NOW), /BEGIN:VTIMEZONE\r\nTZID:Europe\/Oslo/);
  assert.doesNotMatch(write("", [EVENTS.wholeDay], NOW), /VTIMEZONE|TZID/);
});

test("a day is one that there is", () => {
  assert.deepEqual(["2026-02-28", "2028-02-29"].map(isDate), [true, true]);
  const none = ["", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01x", "x", "9999-99-99", "2026-01-01\n"];
  assert.deepEqual(none.filter(isDate), []);
});

test("a file is handed out as a download, and its address given back later", () => {
  const done = [];
  const given = {
    Blob: class { constructor(parts, { type }) { Object.assign(this, { parts, type }); } },
    setTimeout: (action) => { done.push("later"); action(); }
  };
  const window = open("<p></p>", { given });
  window.URL = { createObjectURL: ({ parts, type }) => { done.push(parts.join(""), type); return "blob:a"; }, revokeObjectURL: (url) => done.push(url) };
  const { createElement } = window.document;
  window.document.createElement = (tag) => Object.assign(createElement(tag), { click() { done.push(`${this.download} ${this.href}`); }, remove() { done.push("removed"); } });
  window.run("assets/calendar.js");
  window.value("rhCalendar").save("mote.ics", "BEGIN:VCALENDAR");
  assert.deepEqual(done, ["BEGIN:VCALENDAR", "text/calendar;charset=utf-8", "mote.ics blob:a", "removed", "later", "blob:a"]);
});
