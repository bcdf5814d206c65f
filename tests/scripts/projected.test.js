"use strict";

// The projected page: what is written on it, what the keys do, and what the room sees.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { openMeeting, KEY, NOON } = require("./meeting_page.js");

const opened = (more = {}) => {
  const sent = [];
  class BroadcastChannel {
    postMessage(message) { sent.push(message); }
  }
  const window = openMeeting(["assets/projected.js"], { ...more, given: { BroadcastChannel, ...more.given } });
  const { document } = window;
  const root = document.documentElement;
  const field = document.querySelector(".rh-written");
  return {
    window, document, root, field, sent,
    meeting: window.value("rhMeeting"),
    at: () => window.value("rhMeeting").screen().id,
    isBlack: () => root.classList.contains("rh-is-blank"),
    press: (key, more_ = {}) => (more_.target || root).fire("keydown", { key, ...more_ }),
    write: (text) => {
      field.value = text;
      field.fire("input");
    }
  };
};

// --- what is written ---

test("what was written is gone when the page is left, from the screen and from what is printed", () => {
  const { window, field, write } = opened();
  write("Vi hilser på alle.");
  window.fire("beforeprint");
  assert.equal(field.nextElementSibling.textContent, "Vi hilser på alle.");
  window.fire("pagehide");
  assert.equal(field.value, "");
  assert.equal(field.nextElementSibling.textContent, "");
});

test("what was written is stored nowhere and sent to no other window", () => {
  const { window, sent, press, write } = opened();
  write("Vi hilser på alle.");
  ["PageDown", "a", "d", "PageDown", "s"].forEach((key) => press(key));
  window.fire("beforeprint");
  window.document.fire("visibilitychange");
  assert.ok(sent.length > 0 && window.kept.size > 0);
  assert.doesNotMatch(JSON.stringify([sent, [...window.kept], window.location.href]), /hilser/);
});

test("the leader's window is told at once that the screen is gone", () => {
  const { window, sent } = opened();
  window.fire("pagehide");
  assert.equal(sent.at(-1).screen, null);
});

test("whoever leaves what is written is asked first; nobody is where nothing is", () => {
  const { window, write } = opened();
  assert.equal(window.fire("beforeunload").defaultPrevented, false);
  write(" \n ");
  assert.equal(window.fire("beforeunload").defaultPrevented, false);
  write("Vi hilser på alle.");
  assert.equal(window.fire("beforeunload").defaultPrevented, true);
});

test("a remote whose start button is F5 does not take what is written with it", () => {
  const { press, write } = opened();
  assert.equal(press("F5").defaultPrevented, false);
  write("Vi hilser på alle.");
  assert.equal(press("F5").defaultPrevented, true);
});

test("keys write where somebody writes, and a remote goes on all the same", () => {
  const { at, field, press, isBlack, document } = opened();
  ["b", " ", "ArrowRight", "Home"].forEach((key) => assert.equal(press(key, { target: field }).defaultPrevented, false));
  assert.deepEqual([at(), isBlack()], ["s1", false]);
  press("PageDown", { target: field });
  assert.equal(at(), "s2");
  press("Escape", { target: field });
  assert.equal(document.activeElement.id, "s2");
});

// --- a black screen ---

test("whoever presses on after a black screen sees where they were, and has not moved", () => {
  const { at, press, isBlack } = opened();
  for (const key of ["b", "."]) {
    press(key);
    assert.equal(isBlack(), true);
    press("PageDown");
    assert.deepEqual([at(), isBlack()], ["s1", false]);
  }
  press("b");
  press("Escape");
  assert.deepEqual([at(), isBlack()], ["s1", false]);
  press("PageDown");
  assert.equal(at(), "s2");
});

test("a click wakes a black screen, too; a key that is none leaves it black", () => {
  const { press, isBlack, root } = opened();
  press("b");
  press("x");
  assert.equal(isBlack(), true);
  root.fire("click");
  assert.equal(isBlack(), false);
});

test("a black screen needs not be kept awake", () => {
  const held = { releases: 0, release: () => { held.releases += 1; } };
  const wakeLock = { request: () => ({ then: (give) => give(held) }) };
  let tick;
  const { press } = opened({ given: { navigator: { wakeLock }, setInterval: (what) => { tick = what; } } });
  press("PageDown");
  assert.equal(held.releases, 0);
  press("b");
  tick();
  assert.equal(held.releases, 1);
});

// --- keys ---

test("space, arrows and a remote's keys go on and back", () => {
  const { at, press } = opened();
  const after = (key, more) => {
    press(key, more);
    return at();
  };
  assert.deepEqual(["PageDown", "PageUp", " "].map((key) => after(key)), ["s2", "s1", "s2"]);
  assert.equal(after(" ", { shiftKey: true }), "s1");
  assert.deepEqual(["End", "Home", "B"].map((key) => after(key)), ["s6", "s1", "s1"]);
});

test("a remote closes what is open, and the meeting stands where it is", () => {
  const { at, press, document, meeting } = opened();
  meeting.go("s3");
  for (const [key, id] of [["k", "rh-stop"], ["l", "rh-late"], ["?", "rh-keys"], ["v", "rh-setup"]]) {
    press(key);
    assert.equal(document.getElementById(id).open, true, id);
    assert.equal(press("PageDown").defaultPrevented, true);
    assert.deepEqual([document.getElementById(id).open, at()], [false, "s3"], id);
  }
  press("k");
  press("k");
  assert.equal(document.getElementById("rh-stop").open, false);
});

test("a question says at its foot how it is worked in this meeting", () => {
  const { document } = opened({ query: "?folk=40" });
  const foot = document.getElementById("s3").querySelector(".rh-phases");
  assert.equal(foot.textContent.replace(/\s+/g, " ").trim(), "IGP: hver for seg 4 + i grupper 13 min");
});

test("while people come in it stands when the meeting begins and what the time is, and then no more what the time is", () => {
  const toTwo = new Date(NOON).setHours(13, 52);
  const { window, document } = opened({ query: "?start=14.00", given: { clock: { now: toTwo } } });
  const place = document.querySelector(".rh-screen__begins");
  const at = (minute) => {
    window.clock.now = new Date(NOON).setHours(13, minute);
    document.fire("visibilitychange");
    return place.textContent;
  };
  assert.deepEqual([place.hidden, place.textContent], [false, "Vi begynner kl.\u00a014.00 · klokka er 13.52"]);
  assert.deepEqual([at(59), at(60)], ["Vi begynner kl.\u00a014.00 · klokka er 13.59", "Vi begynner kl.\u00a014.00"]);
  assert.equal(opened().document.querySelector(".rh-screen__begins").hidden, true);
});

test("keys of the browser's are left to it, and so are all while a window is open", () => {
  const { at, press, document } = opened();
  ["ctrlKey", "altKey", "metaKey"].forEach((held) => assert.equal(press("ArrowRight", { [held]: true }).defaultPrevented, false));
  press("v");
  assert.equal(document.getElementById("rh-setup").open, true);
  press("PageDown");
  assert.equal(at(), "s1");
});

test("after a button was pressed with the mouse, space goes on to what is next; with the keyboard it stays at the button", () => {
  const { document, meeting, press } = opened();
  meeting.go("s3-tid");
  const button = document.getElementById("s3-tid").querySelector("button");
  button.focus();
  button.fire("click", { detail: 0 });
  assert.equal(document.activeElement.tag, "button");
  assert.equal(press(" ", { target: button }).defaultPrevented, false);
  button.fire("click", { detail: 1 });
  assert.equal(document.activeElement.id, "s3-tid");
});

test("whoever dictates may turn letters and signs off, and the other keys stay", () => {
  const { at, press, isBlack, document } = opened();
  const letters = document.querySelector("[name=letters]");
  letters.checked = false;
  letters.fire("change");
  ["b", ".", "d"].forEach((key) => press(key));
  assert.equal(isBlack(), false);
  press(" ");
  assert.equal(at(), "s2");
});

// --- what the room sees ---

test("points come one at a time, and only the phase one is in is shown", () => {
  const { document, press } = opened();
  const coming = (id, part) => document.getElementById(id).querySelectorAll(part).map((one) => one.classList.contains("rh-is-coming"));
  press("PageDown");
  assert.deepEqual(coming("s2", "li"), [false, true, true]);
  press("PageDown");
  assert.deepEqual(coming("s2", "li"), [false, false, true]);
  press("a");
  assert.deepEqual(coming("s2", "li"), [false, false, false]);
  // To the question, to its phases, the first one's clock, and on.
  ["PageDown", "PageDown", "PageDown", "PageDown"].forEach((key) => press(key));
  assert.deepEqual(coming("s3-tid", ".rh-phase"), [true, false, true]);
});

test("a phase says how many groups of how many, and what the page was written with where nobody said how many people", () => {
  const { document } = opened({ query: "?folk=18" });
  const said = (part) => document.getElementById("s3-tid").querySelectorAll(part).map((place) => place.textContent);
  assert.deepEqual(said(".rh-phase__groups"), ["", "2 grupper på 5, 2 på 4", ""]);
  assert.deepEqual(said(".rh-phase__who"), ["Skrevet", "Skrevet", "Skrevet"]);
  const crowded = opened({ query: "?folk=40" }).document.getElementById("s3-tid");
  assert.equal(crowded.querySelectorAll(".rh-phase__who").at(-1).textContent, "I grupper");
  assert.match(crowded.querySelectorAll(".rh-phase__groups").at(-1).textContent, /^ved bordene, 8 grupper på 5$/);
});

test("the screens stand in the order of the questions", () => {
  const { document, at, press } = opened({ query: "?q=b,a" });
  ["PageDown", "PageDown", "PageDown", "PageDown"].forEach((key) => press(key));
  assert.equal(at(), "s4");
  const shown = document.querySelectorAll(".rh-screen").filter(({ hidden }) => !hidden).map(({ id }) => id);
  assert.deepEqual(shown, ["s1", "s2", "s4", "s4-tid", "s3", "s3-tid", "s6-tid", "s6"]);
});

test("what is typed before the meeting changes it, and its address and every link to another face follow", () => {
  const { document, window, press, meeting } = opened();
  press("v");
  const type = (name, value) => {
    document.querySelector(`[name=${name}]`).value = value;
    document.getElementById("rh-setup").fire("input");
  };
  type("folk", "18");
  type("min", "30");
  type("start", "14.00");
  assert.equal(meeting.plan().minutes, 30);
  assert.match(document.querySelector("output").textContent, /^Til sammen 30 minutter, kl\.\u00a014\.00–\u206014\.30\.$/);
  assert.equal(window.location.search, "?min=30&folk=18&start=14.00");
  assert.equal(document.querySelector("[data-face]").getAttribute("href"), "leder/?min=30&folk=18&start=14.00");
  type("folk", "mange");
  assert.match(document.querySelector(".rh-notices").textContent, /«folk=mange»/);
  const lookBack = document.querySelector("[name=steg]");
  lookBack.checked = false;
  document.getElementById("rh-setup").fire("input");
  assert.equal(meeting.steps()[0].kind, "opening");
});

test("a place in the address that the meeting does not have is told, as other wrong addresses are", () => {
  const told = (query) => {
    const { document, at } = opened({ query });
    return [at(), document.querySelector(".rh-told").textContent];
  };
  const line = (place) => `Dette i adressen ble ikke forstått, og er utelatt: «#${place}».`;
  assert.deepEqual(told("#steg-finnes-ikke"), ["s1", line("steg-finnes-ikke")]);
  // In reserve, and not asked for.
  assert.deepEqual(told("#s5"), ["s1", line("s5")]);
  assert.deepEqual(told("?q=a#s4"), ["s1", line("s4")]);
  assert.deepEqual(told("?folk=mange#nei"), ["s1", "Dette i adressen ble ikke forstått, og er utelatt: «folk=mange», «#nei»."]);
  for (const [query, place] of [["", "s1"], ["#s1", "s1"], ["#s4", "s4"], ["?q=reserve#s5", "s5"], ["#avtale=Vi+hilser", "s1"]]) assert.deepEqual(told(query), [place, ""], query);
});

test("so is one that is written in the address of a meeting that is open, until somebody goes on", () => {
  const { window, document, at, press } = opened();
  const told = document.querySelector(".rh-told");
  const follow = (hash) => {
    window.location.hash = hash;
    window.fire("hashchange");
  };
  follow("#s3");
  assert.deepEqual([at(), told.hidden], ["s3", true]);
  follow("#borte");
  assert.equal(at(), "s3");
  assert.match(told.textContent, /utelatt: «#borte»\.$/);
  follow("#t%C3%A5ke");
  assert.match(told.textContent, /utelatt: «#tåke»\.$/);
  press("PageDown");
  assert.deepEqual([at(), told.hidden], ["s3-tid", true]);
});

test("screens of questions that are not used are hidden, and the others counted without them", () => {
  const { document } = opened({ query: "?q=a" });
  const hidden = document.querySelectorAll(".rh-screen").filter((section) => section.hidden).map(({ id }) => id);
  assert.deepEqual(hidden, ["s4", "s4-tid", "s5", "s5-tid"]);
  const place = document.getElementById("s6").querySelector(".rh-screen__place");
  assert.equal(place.textContent, "6/6");
  assert.equal(place.getAttribute("aria-label"), "Skjerm 6 av 6");
  assert.equal(document.getElementById("s6-tid").querySelector("[rel=prev]").hash, "s3-tid");
});

test("whoever comes back in the middle of a meeting is asked where to begin", () => {
  const kept = new Map();
  opened({ kept }).press("End");
  const { document } = opened({ kept });
  assert.equal(document.getElementById("rh-resume").open, true);
  assert.match(document.querySelector(".rh-resume__where").textContent, /^Dette blir vi enige om, skjerm 8 av 8, kl\.\u00a012\.00\.$/);
  assert.equal(opened().document.getElementById("rh-resume").open, false);
});

test("a meeting that is finished leaves nothing on the machine; a link opened beside it finishes nothing", () => {
  const { window, press, document } = opened();
  press("End");
  const done = document.querySelector(".rh-screen__done");
  done.fire("click", { ctrlKey: true });
  assert.equal(window.kept.has(KEY), true);
  done.fire("click");
  assert.equal(window.kept.has(KEY), false);
});

// How often a tone is heard of a clock of four minutes that is looked at again and again.
const tonesHeard = (sound) => {
  let tones = 0, tick;
  const node = { gain: { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} }, frequency: {}, stop: () => {} };
  node.connect = () => node;
  node.start = () => { tones += 1; };
  class AudioContext {
    createOscillator() { return node; }
    createGain() { return node; }
  }
  const given = { AudioContext, setInterval: (what) => { tick = what; } };
  const { window, press } = opened({ given, kept: new Map([["rh-sound", sound]]) });
  press("s");
  return [3, 4, 5].map((minutes) => {
    window.clock.now = NOON + minutes * 60000;
    tick();
    return tones;
  });
};

test("a tone is heard once, when the time is up, and only where somebody has asked for it", () => {
  assert.deepEqual(tonesHeard("on"), [0, 1, 1]);
  assert.deepEqual(tonesHeard("off"), [0, 0, 0]);
});
