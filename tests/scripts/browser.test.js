"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open } = require("./page.js");

const MINUTE = 60000;

// What a browser is asked for. `answers` are what it says, one after the other: a lock, or an error.
const opened = (answers = []) => {
  const asked = { awake: 0, sound: 0 };
  class AudioContext {
    constructor() {
      asked.sound += 1;
      this.state = "running";
    }
  }
  const request = () => {
    asked.awake += 1;
    const answer = answers[Math.min(asked.awake, answers.length) - 1];
    return {
      then: (give, refuse) => (answer ? give(answer) : refuse()),
    };
  };
  const window = open("", { given: { AudioContext, navigator: { wakeLock: { request }, userActivation: { hasBeenActive: false } } } });
  window.run("assets/browser.js");
  return { window, asked, browser: window.value("rhBrowser"), touch: () => { window.navigator.userActivation.hasBeenActive = true; } };
};

const lock = () => {
  const held = { releases: 0, release: () => { held.releases += 1; }, addEventListener: (_, listener) => { held.lose = listener; } };
  return held;
};

test("no sound is prepared before somebody has touched the page", () => {
  const { asked, browser, touch } = opened();
  browser.prepareSound();
  assert.deepEqual([asked.sound, browser.isHeard()], [0, false]);
  touch();
  browser.prepareSound();
  browser.prepareSound();
  assert.deepEqual([asked.sound, browser.isHeard()], [1, true]);
});

test("a screen is kept awake while it is wanted and seen, and let go of when it is not", () => {
  const held = lock();
  const { window, asked, browser } = opened([held]);
  browser.keepAwake(false);
  assert.equal(asked.awake, 0);
  browser.keepAwake(true);
  browser.keepAwake(true);
  assert.deepEqual([asked.awake, held.releases, browser.mayGoDark()], [1, 0, false]);
  window.document.hidden = true;
  browser.keepAwake(true);
  assert.equal(held.releases, 1);
});

test("a hidden window asks for nothing", () => {
  const { window, asked, browser } = opened([lock()]);
  window.document.hidden = true;
  browser.keepAwake(true);
  assert.equal(asked.awake, 0);
});

test("where it is refused it is told, and asked again the more seldom, the oftener it was refused", () => {
  const { window, asked, browser } = opened([null]);
  const times = [];
  for (let second = 0; second < 300; second += 1) {
    const before = asked.awake;
    browser.keepAwake(true);
    if (asked.awake > before) times.push(second);
    window.clock.now += 1000;
  }
  assert.equal(browser.mayGoDark(), true);
  assert.deepEqual(times, [0, 1, 3, 7, 15, 31, 63, 123, 183, 243]);
});

test("whoever touches the machine has it asked for at once, and what is given then holds", () => {
  const held = lock();
  const { asked, browser } = opened([null, held]);
  browser.keepAwake(true);
  browser.keepAwake(true);
  assert.deepEqual([asked.awake, browser.mayGoDark()], [1, true]);
  browser.askAgain();
  browser.keepAwake(true);
  assert.deepEqual([asked.awake, browser.mayGoDark()], [2, false]);
});

test("a lock that the machine takes back is asked for again a second later", () => {
  const held = lock();
  const { window, asked, browser } = opened([held, lock()]);
  browser.keepAwake(true);
  window.clock.now += 2 * MINUTE;
  held.lose();
  browser.keepAwake(true);
  assert.equal(asked.awake, 1);
  window.clock.now += 1000;
  browser.keepAwake(true);
  assert.equal(asked.awake, 2);
});

test("a browser that knows no such lock may let the screen go dark, and nothing breaks", () => {
  const window = open("");
  window.run("assets/browser.js");
  const browser = window.value("rhBrowser");
  browser.keepAwake(true);
  assert.equal(browser.mayGoDark(), true);
});

test("what a browser refuses, at once or later, is told of and does no harm", () => {
  const { browser } = opened();
  assert.equal(browser.attempt(() => { throw new Error("no"); }), false);
  assert.equal(browser.attempt(() => Promise.reject(new Error("no"))), true);
  assert.equal(browser.attempt(() => 1), true);
});
