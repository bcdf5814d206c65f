// What a meeting agreed on, as the part of an address after #, which no server sees: `avtale=Vi+hilser&hvem=Alle&igjen=2026-12-01&mote=vennskap`.
// Pure functions. Whatever stands there, what is read is plain text of a length that has room on paper and on a screen.
const rhAgreed = (() => {
  "use strict";

  // In characters.
  const LONGEST = { what: 160, who: 60, meeting: 80 };

  // On one line, without signs that are not seen or turn a line round.
  const plain = (text, longest) => {
    const seen = (text || "").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/gu, " ").replace(/\s+/g, " ").trim();
    return [...seen].slice(0, longest).join("").trim();
  };

  // «tirsdag 1. desember 2026»; nothing where there is no such day.
  const dayInWords = (date) => {
    const noon = new Date(`${date}T12:00:00Z`);
    if (!/^20\d\d-\d\d-\d\d$/.test(date) || Number.isNaN(noon.getTime()) || !noon.toISOString().startsWith(date)) return "";
    return noon.toLocaleDateString("nb-NO", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  };

  // Whether a day is before the one that it is here, at the moment `now`.
  const hasBeen = (date, now) => date !== "" && date < [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

  // `{what, who, again, meeting}` of what stands after #: text that may be empty, and `again` a day such as "2026-12-01", or empty.
  const read = (hash) => {
    const given = rhQuery.read(hash);
    const again = given.get("igjen") || "";
    return {
      what: plain(given.get("avtale"), LONGEST.what),
      who: plain(given.get("hvem"), LONGEST.who),
      again: dayInWords(again) ? again : "",
      meeting: plain(given.get("mote"), LONGEST.meeting)
    };
  };

  // The same as text, with its #; what is empty is left out.
  const write = ({ what, who, again, meeting = "" }) => {
    const said = { avtale: plain(what, LONGEST.what), hvem: plain(who, LONGEST.who), igjen: again, mote: meeting };
    return `#${new URLSearchParams(Object.entries(said).filter(([, text]) => text))}`;
  };

  return { LONGEST, read, write, dayInWords, hasBeen };
})();
