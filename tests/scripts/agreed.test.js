"use strict";

// What was agreed stands after # and nowhere else: what a link may say, and what the windows of a meeting do with it.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open, ADDRESS } = require("./page.js");
const { openMeeting, MEETING, KEY } = require("./meeting_page.js");

const { LONGEST, read, write, dayInWords } = (() => {
  const window = open("<p></p>");
  window.run("assets/query.js", "assets/days.js", "assets/agreed.js");
  return window.value("rhAgreed");
})();
const plain = (value) => JSON.parse(JSON.stringify(value));

const AGREED = { what: "Vi hilser på alle i gangen, også når det haster", who: "Den som åpner", again: "2026-12-01", meeting: "" };
const HASH = write(AGREED);

// --- what a link may say ---

test("what is written is read back, whatever the signs in it", () => {
  const texts = ["Æ, ø & å = 100 % #1?", "«Hei» + <b>hei</b>", "a&hvem=b&igjen=2027-01-01", "👋🏽 og 🎉", "\\n; , :", "+%2B+", "avtale=x"];
  for (const what of texts) for (const who of texts) {
    const agreed = { ...AGREED, what, who, meeting: "vennskap-og-lek" };
    assert.deepEqual(plain(read(write(agreed))), agreed);
    assert.match(write(agreed), /^#[\w.*+%=&-]+$/, "no sign that ends an address in a mail");
  }
  assert.equal(write({ what: "", who: "", again: "" }), "#");
});

test("whatever stands after #, what is read is short plain text on one line", () => {
  const rules = [
    "#", "", "#avtale", "#avtale=", "#avtale=%", "#avtale=%E0%A4%A", "#avtale=%00%0a%0d%07", "#=", "#&&&", "#avtale=a&avtale=b", `#avtale=${"x".repeat(1e5)}`,
    `#avtale=${"%F0%9F%98%80".repeat(500)}`, "#avtale=%E2%80%AEmort%E2%80%AC", "#avtale=%ED%A0%80", "#avtale=a%E2%80%A8b%E2%80%A9c", "#igjen=2026-02-30&avtale=a",
    "#avtale=a&igjen=2026-12-01T00:00", "#avtale=a&igjen=99999-01-01", "#avtale=a&igjen=<script>", "#avtale=<img src=x onerror=alert(1)>", "#mote=../../x&avtale=a", "#__proto__=x&avtale=a"
  ];
  for (const hash of rules) {
    const { what, who, again, meeting } = read(hash);
    for (const [text, longest] of [[what, LONGEST.what], [who, LONGEST.who], [meeting, LONGEST.meeting]]) {
      assert.ok([...text].length <= longest, hash);
      assert.doesNotMatch(text, /[\u0000-\u001f\u2028-\u202e\u2066-\u2069\ufffd]|^\s|\s$/u, hash); // eslint-disable-line no-control-regex
    }
    assert.ok(again === "" || dayInWords(again) !== "", hash);
  }
  assert.equal(read("#avtale=a+%0A++b").what, "a b");
  assert.equal(read("#avtale=%E2%80%AEmort").what, "mort");
});

test("a link that a program has spoilt or cut in the middle of a letter says that it is broken, and no text", () => {
  for (const hash of ["#avtale=%E0%A4%A", "#avtale=Vi+hilser+p%C3%A", "#avtale=Vi+hilser+p%C3", "#avtale=Vi+hilser+p%", "#avtale=Vi&hvem=%E0%A4%A&igjen=2026-12-01", "#avtale=%ED%A0%80"]) {
    const { isBroken, what, who } = read(hash);
    assert.deepEqual([isBroken, what, who], [true, "", ""], hash);
  }
  for (const what of ["100 %", "50 % av oss", "%E0", "a%"]) assert.deepEqual(plain(read(write({ ...AGREED, what }))), { ...AGREED, what });
});

test("a day is told in words, and one that there is not is none", () => {
  assert.equal(dayInWords("2026-12-01"), "tirsdag 1.\u00a0desember\u00a02026");
  assert.equal(dayInWords("2027-01-01"), "fredag 1.\u00a0januar\u00a02027");
  ["", "2026-02-29", "2026-13-01", "1999-01-01", "i morgen", "2026-12-01 "].forEach((text) => assert.equal(dayInWords(text), "", text));
});

// --- in the windows of a meeting ---

const opened = (query, { kept = new Map(), channels = [], hasChannel = true } = {}) => {
  const sent = [];
  class BroadcastChannel {
    constructor() {
      if (!hasChannel) throw new Error("none");
      channels.push(this);
    }
    postMessage(message) { sent.push(message); }
  }
  const window = openMeeting([], { query, kept, given: { BroadcastChannel } });
  const meeting = window.value("rhMeeting");
  return {
    window, meeting, sent, kept,
    hear: (message) => channels.at(-1).onmessage({ data: { meeting: KEY, ...message } }),
    scripts: () => window.document.querySelectorAll("script").filter(({ src }) => src !== undefined)
  };
};

test("what a link carries is out of the address before anything reads it, and what shows it is fetched", () => {
  const { window, meeting, scripts } = opened(`?min=30${HASH}`);
  assert.equal(window.location.href, `${ADDRESS}vis/?min=30`);
  assert.equal(meeting.carried.hash, HASH);
  assert.equal(scripts().length, 1);
});

test("without one nothing is fetched, and the place in the address is one on the screen", () => {
  for (const query of ["", "#s3", "#avtaler=x", "#hvem=x", "#avtale"]) {
    const { meeting, scripts, sent } = opened(query);
    assert.equal(meeting.carried.hash, "");
    assert.equal(scripts().length, 0);
    assert.equal(sent.some((message) => "agreed" in message), false);
  }
});

test("the other window of the meeting gets it, and no storage ever sees it", () => {
  for (const hasChannel of [true, false]) {
    const writes = [];
    const kept = new Map();
    const set = kept.set.bind(kept);
    kept.set = (key, value) => { writes.push(value); return set(key, value); };
    const { window, sent, meeting } = opened(HASH, { kept, hasChannel });
    meeting.forward();
    if (hasChannel) assert.deepEqual(plain(sent.filter(({ agreed }) => agreed)), [{ meeting: KEY, agreed: HASH }]);
    assert.ok(writes.length > 0);
    assert.doesNotMatch([...writes, ...kept.values(), window.location.href].join(" "), /hilser|avtale/);
  }
});

test("a window that asks is answered, and one that is told takes it, once", () => {
  const channels = [];
  const { sent, hear, meeting, scripts } = opened(HASH, { channels });
  sent.length = 0;
  hear({ hello: true });
  assert.deepEqual(plain(sent.filter(({ agreed }) => agreed)), [{ meeting: KEY, agreed: HASH }]);
  hear({ agreed: HASH });
  assert.equal(scripts().length, 1);
  assert.equal(sent.filter(({ agreed }) => agreed).length, 1, "what two windows have is not sent to and fro");
  const other = opened("", { channels });
  other.hear({ agreed: HASH });
  other.hear({ agreed: HASH });
  assert.equal(other.meeting.carried.hash, HASH);
  assert.equal(other.scripts().length, 1);
  other.hear({ agreed: { toString: null } });
  other.hear({ agreed: "<b>" });
  assert.equal(other.meeting.carried.hash, HASH);
  assert.equal(meeting.carried.hash, HASH);
});

test("a link that is opened in the window of a running meeting is taken too", () => {
  const { window, meeting } = opened("#s3");
  window.location.hash = HASH;
  window.fire("hashchange");
  assert.equal(meeting.carried.hash, HASH);
  assert.doesNotMatch(window.location.href, /avtale/);
  assert.equal(MEETING.screens.some(({ id }) => id === meeting.screen().id), true);
});

test("a link with what was agreed begins the next meeting where the last one has come to its end", () => {
  const kept = new Map();
  const last = opened("", { kept });
  last.meeting.go("s6");
  const next = opened(`?folk=9${HASH}`, { kept });
  assert.deepEqual([next.meeting.isHeld(), next.meeting.screen().id, next.meeting.state().wishes.people], [false, "s1", 9]);
  assert.equal(opened("?folk=9", { kept }).meeting.screen().id, "s1", "in the leader's window too");
});

test("where a meeting is in the middle, somebody chooses before a link with what was agreed begins another", () => {
  const kept = new Map();
  opened("", { kept }).meeting.go("s3");
  const going = opened(HASH, { kept });
  assert.deepEqual([going.meeting.isHeld(), going.meeting.screen().id, going.meeting.whereRunning().number], [true, "s1", 3]);
  going.meeting.takeUp();
  assert.equal(going.meeting.screen().id, "s3");
});
