// An address as people pass it on: every page reads its own here. Mail, chat and text programs change what they carry. They take the full stop
// of the sentence along, or the bracket that the link stood in, write `&amp;` and `%3D`, divide a long line, begin with a capital letter. That
// is undone, so that a link leads to what it was made for; what nobody knows is left to be told. Pure functions of text.
const rhQuery = (() => {
  "use strict";

  // Every name that a page of ours reads. A new one joins them.
  const NAMES = [
    "min", "folk", "start", "slutt", "q", "fra", "deler", "dato", "ark", "moduler", "deltakere", "grupper", "borte", "tosidig", "valgt",
    "halvar", "dag", "hver", "antall", "kl", "datoer", "del", "anbefaling", "byggestein", "tid", "ord", "vis", "avtale", "hvem", "nar", "igjen", "mote"
  ];
  // What somebody wrote is as it is.
  const FREE = ["ord", "avtale", "hvem", "nar"];
  // What others add to links to know who follows them, and the search once had its words marked by.
  const FOLLOWING = /^(utm_|mc_|mt_|_)|clid$|^igsh$|^h$/;
  const LONGEST_TOLD = 40;

  const AMPERSANDS = /(?:&|%26)amp(?:;|%3B)/gi;
  const HIDDEN_AMPERSANDS = new RegExp(`%26(?=(?:${NAMES.join("|")})(?:=|%3D))`, "gi");
  // Something of one's own in a meeting has a title that somebody wrote.
  const OWN = /(?:^|[=;]|%3B)(?:eget|avtale|siden-sist)-\d/i;
  const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
  const AT_END = /[\s.,:;!?()[\]{}<>"'`«»“”‘’„…*_|\\]+$/;
  // No title ends so that is not closed by a sign of ours.
  const AT_END_OF_TITLE = /[\s<>"]+$/;
  // What was agreed last time stands after #, which some programs write in code.
  const AGREED = /(?:^#|%23)(?:%20|\s)*avtale(?:=|%3D)/i;

  // As browsers read a value, also one that is no proper code.
  const decoded = (raw) => new URLSearchParams(`v=${raw}`).get("v");

  const nameOf = (raw) => decoded(raw).replace(UNSEEN, "").replace(/^(?:amp;|[?&\s"'«<(])+|\s+$/gi, "").toLowerCase();

  // --- values ---

  // A line that was divided is one again, and hyphens that a text program has made long are short.
  const joined = (text) => text.replace(UNSEEN, "").replace(/\s*[\r\n\t]\s*/g, "").replace(/[\u2010-\u2015\u2212]/g, "-");

  // No name here has capital letters.
  const lower = (text) => (/^(?:[A-Z][^A-Z]*|[^a-z]*)$/.test(text) ? text.toLowerCase() : text);

  const plain = (text) => lower(joined(text).replace(/\u00a0/g, " ").trim().replace(/\s*([,:;@*~-])\s*/g, "$1"));

  // The parts of a composed meeting: a semicolon in a title has a stroke before it.
  const divided = (text) => text.match(/(?:\\[\\;]|[^;])+/g) || [];

  const isOwn = (part) => OWN.test(part.trim());

  const ownPart = (part) => {
    const [, head, title] = /^([^:@]*)(.*)$/s.exec(part);
    return plain(head) + title.replace(UNSEEN, "");
  };

  const parts = (text) => {
    const all = divided(text).map((part) => (isOwn(part) ? ownPart(part) : plain(part)));
    const last = all[all.length - 1] || "";
    const isClosed = /(^|[^\\]);\s*$/.test(text);
    if (isClosed || !last) return all.join(";");
    return [...all.slice(0, -1), last.replace(isOwn(last) ? AT_END_OF_TITLE : AT_END, "")].join(";");
  };

  // Coded twice, as programs do that look at links before they let anybody follow them.
  const onceCoded = (text) => (/[:;,@]/.test(text) || !/%(?:3A|3B|2C|40)/i.test(text) ? text : decoded(text.replace(/[&+]/g, encodeURIComponent)));

  const valueOf = (name, raw) => {
    if (FREE.includes(name) || !NAMES.includes(name)) return decoded(raw);
    const text = onceCoded(decoded(raw.replace(/^3D(?=.)/, "")));
    if (name === "deler") return parts(text);
    const value = plain(text).replace(AT_END, "");
    return name === "ark" ? value.toUpperCase() : value;
  };

  // --- the whole of it ---

  const pairOf = (part) => {
    const [, name, value = ""] = /^(.*?)(?:(?:=|%3D)(.*))?$/is.exec(part);
    const known = nameOf(name);
    return [known, valueOf(known, value)];
  };

  const isWritten = (part) => OWN.test(part) || FREE.includes(pairOf(part)[0]);

  // `[name, value]` of all that an address says after its ? or its #.
  const pairs = (given) => String(given).replace(/^[?#]+/, "").replace(AMPERSANDS, "&").split("&").filter(Boolean)
    .flatMap((part) => (isWritten(part) ? [part] : part.split(HIDDEN_AMPERSANDS))).map(pairOf);

  // A query without an agreement that has come into it.
  const withoutAgreed = (search) => String(search).split(/%23(?=(?:%20|\s)*avtale(?:=|%3D))/i)[0];

  // What a page's address asks, by names as they are written here.
  const read = (search) => new URLSearchParams(pairs(withoutAgreed(search)));

  // What stands in an address under a name that no page knows, `name=value` each.
  const strange = (search) => pairs(withoutAgreed(search)).filter(([name]) => !NAMES.includes(name) && !FOLLOWING.test(name))
    .map(([name, value]) => [name, ...(value ? [value] : [])].join("=").slice(0, LONGEST_TOLD)).filter(Boolean);

  // The agreement that a link carries, as `#avtale=…`; else what stands after # as it is.
  const carried = ({ search, hash }) => {
    const given = [hash, search].find((text) => AGREED.test(text));
    return given === undefined ? hash : `#avtale=${given.slice(AGREED.exec(given).index).replace(AGREED, "")}`;
  };

  // The place on a page that stands after #, with the letters that its author sees there.
  const place = ({ hash }) => decoded(hash.slice(1).replace(/[&+]/g, encodeURIComponent));

  // A value as an address has it: signs that mean nothing there stay as they are, so that a person can read it. One at the end that a program would
  // take for the end of a sentence is in code.
  const written = (text) => encodeURIComponent(text).replace(/%(2C|3A|3B|40)/g, (sign) => decodeURIComponent(sign)).replace(/%20/g, "+")
    .replace(/[,:;@]$/, encodeURIComponent);

  return { NAMES, read, strange, carried, place, withoutAgreed, divided, written };
})();
