// Days as they are read: «tirsdag 1. desember 2026», in which no line ends but after the weekday.
const rhDays = (() => {
  "use strict";

  const held = (words) => words.replace(/(\d\.) | (?=\d{4}$)/g, "$1\u00a0");

  // A moment, as `Intl.DateTimeFormat` takes it, with what of the day is to be said besides its number and month.
  const inWords = (moment, more) => held(new Intl.DateTimeFormat("nb-NO", { day: "numeric", month: "long", ...more }).format(moment));

  // A date of the calendar, «2026-12-01», wherever the machine is.
  const ofDate = (date, more) => inWords(new Date(`${date}T12:00:00Z`), { weekday: "long", timeZone: "UTC", ...more });

  return { inWords, ofDate };
})();
