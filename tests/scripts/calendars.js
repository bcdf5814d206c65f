"use strict";

// Calendars as our script writes them, with what they are of: for tests/scripts/calendar.test.js, and printed as JSON for test_calendars.py,
// which has them read by somebody else's parser.
const { open } = require("./page.js");

const NOW = Date.UTC(2026, 10, 27, 18, 14, 5);
const LONG = "Å lære av praksisfortellinger: sånn møter vi hverandre på nytt, også når det røyner på. ";

const { write, isDate } = (() => {
  const window = open("<p></p>");
  window.run("assets/calendar.js");
  return window.value("rhCalendar");
})();

const event = (more = {}) => ({
  id: "grunnlag/vennskap/", title: "Vennskap", text: null, date: "2026-12-01", start: "14:00", minutes: 45, url: null, ...more
});

const EVENTS = {
  winter: event(),
  summer: event({ date: "2027-06-15", start: "09:05" }),
  beforeTheClockChanges: event({ date: "2027-03-27" }),
  afterTheClockHasChanged: event({ date: "2027-03-29" }),
  pastMidnight: event({ date: "2026-12-31", start: "23:30", minutes: 90 }),
  wholeDay: event({ date: "2026-12-31", start: null, minutes: null }),
  leapDay: event({ date: "2028-02-29", start: null, minutes: null }),
  longText: event({ title: LONG.repeat(3).trim(), text: LONG.repeat(40).trim() }),
  emoji: event({ title: "👩‍👩‍👧‍👦🎉".repeat(30), text: `${"x".repeat(57)}😀${"😀".repeat(60)}` }),
  punctuation: event({ title: "Komma, semikolon; kolon: \\ og \\n og \"hermetegn\"", text: "Første linje\nAndre; linje,\r\n\r\nfjerde\\nlinje" }),
  hostile: event({ title: "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:B", text: "\u0000\u0007Ikke\u2028noe\rannet", url: "https://b.example/?a=1\r\nSUMMARY:C" }),
  withAddress: event({ text: "Ta med ark A.", url: "https://barnehage.example/handbok/vennskap/vis/?min=45&folk=18&start=14.00#x,y;z" })
};

module.exports = { write, isDate, event, EVENTS, NOW };

if (require.main === module) {
  const calendars = Object.entries(EVENTS).map(([name, one]) => [name, { event: one, text: write("Møter, høsten", [one], NOW) }]);
  console.log(JSON.stringify({ ...Object.fromEntries(calendars), all: { text: write("Alle", Object.values(EVENTS), NOW) } }));
}
