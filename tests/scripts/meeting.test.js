"use strict";

// A meeting in its windows: what is kept, what is taken from another window, and what a link may do.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { openMeeting, PAGE, KEY } = require("./meeting_page.js");

// A window of the meeting, with all that it sends to the others.
const opened = (more = {}) => {
  const sent = [];
  const channels = [];
  class BroadcastChannel {
    constructor() { channels.push(this); }
    postMessage(message) { sent.push(message); }
  }
  const window = openMeeting([], { ...more, given: { BroadcastChannel } });
  const receive = (state) => channels[0].onmessage({ data: { meeting: KEY, state } });
  return { window, sent, receive, meeting: window.value("rhMeeting"), stored: () => JSON.parse(window.kept.get(KEY) || "null") };
};

const moved = (kept, to = "s3") => {
  const { meeting } = opened({ kept });
  meeting.go(to);
  return JSON.parse(kept.get(KEY));
};

test("where one is is kept on the machine, and the other windows are told", () => {
  const { meeting, sent, stored } = opened();
  meeting.forward();
  assert.equal(stored().at, "s2");
  assert.deepEqual(sent.map(({ state }) => state.at), ["s2"]);
  assert.equal(opened({ kept: new Map([[KEY, JSON.stringify(stored())]]) }).meeting.state().at, "s2");
});

// Somebody's own words stand in the address of a meeting that was made, and in its key as the page makes it.
const TITLE = "Ola sitt bleieskift";
const MADE = `?deler=eget-10:${encodeURIComponent(TITLE)};prove;avtale-5:Ola+igjen`;
const madePage = PAGE.replace('"key":"prove"', `"key":"mote eget-10:${TITLE} prove avtale-5:Ola igjen"`);

test("what somebody called a part of a meeting touches no storage and no name, and is back when the page is loaded anew", () => {
  for (const page of [PAGE, madePage]) {
    const touched = [];
    const kept = new Map();
    const set = kept.set.bind(kept);
    kept.set = (key, value) => { touched.push(key, value); return set(key, value); };
    // Without a channel the other windows are told by way of storage.
    class BroadcastChannel { constructor(name) { touched.push(name); throw new Error("none"); } }
    const made = (query) => openMeeting([], { kept, page, query, given: { BroadcastChannel } }).value("rhMeeting");
    const meeting = made(MADE);
    meeting.go("s3");
    meeting.choose({ wishes: { ...meeting.state().wishes, people: 9 } });
    assert.ok(touched.length > 4);
    assert.doesNotMatch(touched.join(" "), /ola|bleie|igjen/i);
    const anew = made(meeting.address());
    assert.deepEqual([anew.isHeld(), anew.state().at, anew.address()], [false, "s3", meeting.address()]);
    assert.match(anew.address(), /bleieskift.*igjen/);
  }
});

test("a window that has no word for somebody's own part shows it without one", () => {
  const kept = new Map();
  openMeeting([], { kept, query: MADE }).value("rhMeeting").go("s3");
  const { meeting } = opened({ kept });
  assert.deepEqual([...meeting.state().parts.map(({ title }) => title)], ["Noe eget", undefined, "Noe eget"]);
});

test("meetings that were made of other parts are kept apart", () => {
  const keys = ["a", "b"].map((title) => {
    const kept = new Map();
    openMeeting([], { kept, page: madePage.replace(TITLE, title) }).value("rhMeeting").go("s3");
    return [...kept.keys()].join();
  });
  assert.notEqual(keys[0], keys[1]);
});

test("looking at a page keeps nothing", () => {
  const { window } = opened();
  assert.equal(window.kept.size, 0);
});

test("nothing is left on the machine of a meeting that is finished, and the other windows are told", () => {
  const { window, meeting, sent } = opened();
  meeting.go("s6");
  meeting.end();
  assert.equal(window.kept.size, 0);
  assert.deepEqual([sent.at(-1).state.at, sent.at(-1).state.began], [null, null]);
});

test("a newer meeting of another window is taken, an older one is not", () => {
  const { meeting, receive } = opened();
  meeting.forward();
  const here = meeting.state();
  receive({ ...here, at: "s4", saved: here.saved + 1 });
  assert.equal(meeting.state().at, "s4");
  receive({ ...here, at: "s3", saved: here.saved });
  assert.equal(meeting.state().at, "s4");
});

test("a window that slept takes up what the other one did, before it does anything itself", () => {
  const kept = new Map();
  const { window, meeting } = opened({ kept });
  meeting.forward();
  kept.set(KEY, JSON.stringify({ ...meeting.state(), at: "s4", saved: meeting.state().saved + 1 }));
  window.document.fire("visibilitychange");
  assert.equal(meeting.state().at, "s4");
});

test("a window that stood open since another meeting begins anew, and keeps nothing of it", () => {
  const { window, meeting } = opened();
  meeting.go("s4");
  window.clock.now += 4 * 60 * 60 * 1000;
  window.document.fire("visibilitychange");
  assert.deepEqual([meeting.state().at, meeting.state().began, window.kept.size], [null, null, 0]);
});

test("a link that asks for another meeting than the one that is running changes nothing until somebody chooses", () => {
  const kept = new Map();
  const running = moved(kept);
  const { meeting, receive } = opened({ kept, query: "?q=b" });
  assert.equal(meeting.isHeld(), true);
  meeting.forward();
  receive({ ...running, at: "s4", saved: running.saved + 1 });
  assert.deepEqual(JSON.parse(kept.get(KEY)), running);
  assert.equal(meeting.screen().id, "s1");
  assert.equal(meeting.whereRunning().title, "Spørsmål 1");
});

test("whoever chooses the meeting that is running is in it; whoever begins anew has the link's", () => {
  const kept = new Map();
  moved(kept);
  const going = opened({ kept, query: "?q=b" }).meeting;
  going.takeUp();
  assert.deepEqual([going.isHeld(), going.state().at, going.state().wishes.prompts], [false, "s3", null]);
  const anew = opened({ kept, query: "?q=b" }).meeting;
  anew.again();
  assert.deepEqual([anew.isHeld(), anew.screen().id, [...anew.state().wishes.prompts]], [false, "s1", ["b"]]);
  assert.deepEqual(JSON.parse(kept.get(KEY)).wishes.prompts, ["b"]);
});

test("a link to the meeting that is running leads into it", () => {
  const kept = new Map();
  moved(kept);
  const { meeting } = opened({ kept });
  assert.deepEqual([meeting.isHeld(), meeting.state().at], [false, "s3"]);
});

test("letters are keys, going on starts a clock and there is no sound, until somebody says otherwise on this machine", () => {
  const kept = new Map();
  const { meeting } = opened({ kept });
  assert.deepEqual([meeting.setting("letters"), meeting.setting("sound"), meeting.setting("clock")], [true, false, true]);
  meeting.setting("letters", false);
  meeting.setting("sound", true);
  meeting.setting("clock", false);
  const later = opened({ kept }).meeting;
  assert.deepEqual([later.setting("letters"), later.setting("sound"), later.setting("clock")], [false, true, false]);
  assert.deepEqual(["b", "+", " ", "PageDown"].map(later.isOff), [true, true, false, false]);
});

test("where nothing may be stored the meeting goes on, and whoever leads is told", () => {
  const refuses = { getItem: () => { throw new Error("no"); } };
  const window = openMeeting([], { given: { localStorage: refuses } });
  const meeting = window.value("rhMeeting");
  meeting.forward();
  assert.equal(meeting.state().at, "s2");
  assert.match(meeting.notices().join(), /lagrer ingenting/);
});
