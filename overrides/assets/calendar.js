// A calendar file as RFC 5545 has it, made in the browser. `rhCalendar.write` is a pure function of events
// `{id, title, text, date, start, minutes, url}`: `date` is "2026-12-01", `start` "14:00" in Norway or null for the whole day, `minutes` how
// long one with a start is, `url` and `text` may be null. The same `id` is the same event, also on another
// day: whoever takes a calendar twice has nothing twice, and what was moved is moved there too.
const rhCalendar = (() => {
  "use strict";

  // A line holds so many octets, without its end.
  const LONGEST = 75;
  const ZONE = "Europe/Oslo";
  // The clock has changed on these Sundays since 1996.
  const ZONE_LINES = [
    "BEGIN:VTIMEZONE", `TZID:${ZONE}`,
    "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
    "END:VTIMEZONE"
  ];

  // --- lines ---

  const octets = (sign) => {
    const code = sign.codePointAt(0);
    if (code < 0x80) return 1;
    if (code < 0x800) return 2;
    return code < 0x10000 ? 3 : 4;
  };

  // A line that is too long goes on in the next one, after a blank; no character is divided.
  const folded = (line) => {
    let length = 0;
    return [...line].map((sign) => {
      length += octets(sign);
      if (length <= LONGEST) return sign;
      length = 1 + octets(sign);
      return `\r\n ${sign}`;
    }).join("");
  };

  // Text may hold any sign but those that end a value or are none to read.
  const escaped = (text) => text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "") // eslint-disable-line no-control-regex
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, "\\n");

  // An address ends where its line does.
  const addressed = (url) => url.replace(/[\u0000-\u0020\u007f]/g, (sign) => encodeURIComponent(sign)); // eslint-disable-line no-control-regex

  // --- days and times ---

  const compact = (moment) => moment.toISOString().replace(/[-:]|\.\d+/g, "");

  // A day and a time of it as though the clock never changed, which is how a local time is written and added to.
  const moment = (date, time = "00:00") => new Date(`${date}T${time}:00Z`);

  const later = (from, minutes) => new Date(from.getTime() + minutes * 60000);

  // Whether a text is a day that there is, "2026-02-28".
  const isDate = (text) =>
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(moment(text).getTime()) && moment(text).toISOString().startsWith(text);

  const local = (when) => compact(when).slice(0, -1);

  const wholeDay = (date) => [
    `DTSTART;VALUE=DATE:${local(moment(date)).slice(0, 8)}`,
    `DTEND;VALUE=DATE:${local(later(moment(date), 24 * 60)).slice(0, 8)}`,
    // Nobody is taken for busy all day.
    "TRANSP:TRANSPARENT"
  ];

  const timed = (date, start, minutes) => [
    `DTSTART;TZID=${ZONE}:${local(moment(date, start))}`,
    `DTEND;TZID=${ZONE}:${local(later(moment(date, start), minutes))}`
  ];

  // --- events ---

  // Eight signs that say which text this is (FNV-1a over its UTF-16 units).
  const hashed = (text, seed) => {
    let hash = seed;
    for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, "0");
  };

  const named = (id) => `${hashed(id, 0x811c9dc5)}${hashed(id, 0x9747b28c)}@relasjonshandboka`;

  const event = ({ id, title, text, date, start, minutes, url }, now) => [
    "BEGIN:VEVENT",
    `UID:${named(id)}`,
    `DTSTAMP:${compact(now)}`,
    // A calendar that has the event already takes the one with the greater number: minutes, since seconds would outgrow it.
    `SEQUENCE:${Math.floor(now.getTime() / 60000)}`,
    ...(start ? timed(date, start, minutes) : wholeDay(date)),
    `SUMMARY:${escaped(title)}`,
    // Many calendars show no address but the one in the text.
    ...(text || url ? [`DESCRIPTION:${escaped([text, url].filter(Boolean).join("\n\n"))}`] : []),
    ...(url ? [`URL:${addressed(url)}`] : []),
    "END:VEVENT"
  ];

  // The text of a calendar with a name, as it is at the moment `now` (milliseconds or a Date).
  const write = (name, events, now) => {
    const lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Relasjonshåndboka//Kalender//NB", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      `X-WR-CALNAME:${escaped(name)}`,
      ...(events.some(({ start }) => start) ? ZONE_LINES : []),
      ...events.flatMap((one) => event(one, new Date(now))),
      "END:VCALENDAR"
    ];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  };

  // Hands a file out as a download. It never leaves the machine.
  const save = (fileName, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
    link.download = fileName;
    document.body.append(link);
    link.click();
    link.remove();
    // Some browsers read the file after the click has returned.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  return { write, save, isDate };
})();
