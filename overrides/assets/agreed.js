// What a meeting agreed on, as the part of an address after #, which no server sees: `avtale=Vi+hilser&hvem=Alle&igjen=2026-12-01&mote=vennskap`.
// Pure functions. Whatever stands there, what is read is plain text of a length that has room on paper and on a screen.
const rhAgreed = (() => {
  "use strict";

  // In characters: what has room on paper and on a screen, and what a page takes in of what somebody wrote elsewhere, so that they can see what to leave out.
  const LONGEST = { what: 160, who: 60, meeting: 80 };
  const TAKEN_IN = { what: 1000, who: 300, meeting: 80 };
  const LONGEST_DAY = 60;

  // On one line, without signs that are not seen or turn a line round.
  const plain = (text, longest) => {
    const seen = (text || "").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/gu, " ").replace(/\s+/g, " ").trim();
    return [...seen].slice(0, longest).join("").trim();
  };

  // «tirsdag 1. desember 2026»; nothing where there is no such day.
  const dayInWords = (date) => {
    const noon = new Date(`${date}T12:00:00Z`);
    if (!/^20\d\d-\d\d-\d\d$/.test(date) || Number.isNaN(noon.getTime()) || !noon.toISOString().startsWith(date)) return "";
    return rhDays.ofDate(date, { year: "numeric" });
  };

  // Whether a day is before the one that it is here, at the moment `now`.
  const hasBeen = (date, now) => date !== "" && date < [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

  // --- a day as people write it ---

  const WEEKDAYS = ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"];
  const MONTHS = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];
  const COUNTS = { en: 1, ei: 1, én: 1, to: 2, tre: 3, fire: 4, fem: 5, seks: 6 };

  const pad = (number) => String(number).padStart(2, "0");

  const inDays = (now, days) => {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
    return [day.getFullYear(), pad(day.getMonth() + 1), pad(day.getDate())].join("-");
  };

  // The next such day of a year that is not said.
  const dated = (now, day, month, year) => {
    const dates = (year ? [year] : [now.getFullYear(), now.getFullYear() + 1]).map((one) => `${one}-${pad(month)}-${pad(day)}`);
    return dates.find((date) => dayInWords(date) && (year || !hasBeen(date, now))) || "";
  };

  // The day that somebody means by «fredag», «4.12.», «4. desember», «i morgen» or «om to uker»; empty where that is not sure.
  const dayMeant = (text, now) => {
    const said = text.toLowerCase().replace(/[\s.,!]+$/, "").replace(/^(?:på|til|den|førstkommende)\s+/, "");
    const [, day, month, year] = /^(\d\d?)\.\s*(\d\d?)(?:\.\s*(20\d\d))?$/.exec(said) || [];
    const [, dayOf, name, yearOf] = /^(\d\d?)\.?\s+([a-zæøå]{3,})\.?(?:\s+(20\d\d))?$/.exec(said) || [];
    const [, count] = /^om\s+(\S+)\s+uker?$/.exec(said) || [];
    const weekday = WEEKDAYS.indexOf(said);
    const named = name ? MONTHS.findIndex((one) => one.startsWith(name)) : -1;
    if (dayInWords(said)) return said;
    if (day) return dated(now, day, month, year);
    if (named >= 0) return dated(now, dayOf, named + 1, yearOf);
    if (weekday >= 0) return inDays(now, ((weekday - now.getDay() + 6) % 7) + 1);
    if (said === "i morgen") return inDays(now, 1);
    const weeks = Object.hasOwn(COUNTS, count || "") ? COUNTS[count] : Number(count);
    return weeks >= 1 && weeks <= 52 ? inDays(now, 7 * weeks) : "";
  };

  // --- the part of an address ---

  // Whether a program has spoilt what stood there, or cut it in the middle of a letter.
  const isBroken = (hash) => /(?:^|[#&])(?:avtale|hvem)=[^&]*%[\da-f]?(?:&|$)/i.test(hash) || ["avtale", "hvem"].some((name) => (rhQuery.read(hash).get(name) || "").includes("\ufffd"));

  // `{what, who, again, meeting, said}` of what stands after #: text that may be empty, `again` a day such as "2026-12-01", or empty, and `said`
  // what somebody wrote of the day. A link that is broken says nothing of what and who, and that it is.
  const read = (hash, longest = LONGEST) => {
    const given = rhQuery.read(hash);
    const again = given.get("igjen") || "";
    const broken = isBroken(hash);
    const textOf = (name) => (broken ? "" : given.get(name));
    return {
      what: plain(textOf("avtale"), longest.what),
      who: plain(textOf("hvem"), longest.who),
      again: dayInWords(again) ? again : "",
      meeting: plain(given.get("mote"), longest.meeting),
      ...(broken && { isBroken: true }),
      ...(given.get("nar") && { said: plain(given.get("nar"), LONGEST_DAY) })
    };
  };

  // The same as text, with its #; what is empty is left out.
  const write = ({ what, who, again, meeting = "" }) => {
    const said = { avtale: plain(what, LONGEST.what), hvem: plain(who, LONGEST.who), igjen: again, mote: meeting };
    return `#${new URLSearchParams(Object.entries(said).filter(([, text]) => text))}`;
  };

  // How many characters a text has too much, by its name.
  const tooLong = (name, text) => Math.max([...plain(text, TAKEN_IN[name])].length - LONGEST[name], 0);

  return { LONGEST, TAKEN_IN, tooLong, dayMeant, read, write, dayInWords, hasBeen };
})();
