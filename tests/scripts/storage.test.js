"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open, NOON } = require("./page.js");

const HOUR = 60 * 60 * 1000;
const meeting = (age) => JSON.stringify({ saved: NOON - age });

// What is left of what was kept, once a page of ours has been opened.
const left = (entries) => {
  const kept = new Map(Object.entries(entries));
  open("", { kept }).run("assets/storage.js");
  return [...kept.keys()];
};

test("what a meeting that is over has left behind is removed, and one that is under way stays", () => {
  const old = "rh-meeting /handbok/ a", young = "rh-meeting /handbok/ b";
  assert.deepEqual(left({ [old]: meeting(4 * HOUR), [young]: meeting(4 * HOUR - 1) }), [young]);
});

test("a meeting of a time to come, and one that cannot be read, are none", () => {
  assert.deepEqual(left({ "rh-meeting /handbok/ a": meeting(-5 * HOUR), "rh-meeting /handbok/ b": "{" }), []);
});

test("what an older edition kept is removed, too", () => {
  assert.deepEqual(left({ "rh-meeting samlingsstund": meeting(9 * HOUR) }), []);
});

test("what others keep under the same host is left alone", () => {
  const others = { "rh-meeting /annen/ a": meeting(9 * HOUR), "rh-letters": "off", "noe annet": "x" };
  assert.deepEqual(left(others), Object.keys(others));
});

test("where a browser refuses to store, a page has storage for as long as it lasts, and says so", () => {
  const refuses = { getItem: () => { throw new Error("no"); } };
  const window = open("", { given: { localStorage: refuses, sessionStorage: refuses } });
  window.run("assets/storage.js");
  assert.equal(window.value("rhStorage.isKept"), false);
  window.value("localStorage.setItem('a', 1)");
  assert.equal(window.value("localStorage.getItem('a')"), "1");
  assert.equal(window.value("localStorage.getItem('b')"), null);
  window.value("localStorage.removeItem('a')");
  assert.equal(window.value("localStorage.length"), 0);
});

test("where a browser stores, that is used", () => {
  const window = open("");
  window.run("assets/storage.js");
  assert.equal(window.value("rhStorage.isKept"), true);
});
