"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open } = require("./page.js");

// A window of a meeting, what it has received, and a way to send from it.
const opened = (more = {}) => {
  const window = open("", more);
  window.run("assets/browser.js", "assets/windows.js");
  const received = [];
  const send = window.value("rhWindows")("møtet", (message) => received.push(message));
  return { window, received, send };
};

const peer = () => {
  const messages = [];
  return { messages, closed: false, postMessage: (message, to) => messages.push({ ...message, to }) };
};

test("a message is taken from our own pages alone, and only of this meeting", () => {
  const { window, received } = opened();
  const data = { meeting: "møtet", state: { at: "s2" } };
  window.fire("message", { origin: "https://annet.example", data, source: peer() });
  window.fire("message", { origin: window.location.origin, data: { ...data, meeting: "et annet" }, source: peer() });
  assert.deepEqual(received, []);
  window.fire("message", { origin: window.location.origin, data, source: peer() });
  assert.deepEqual(received, [data]);
});

test("whoever is no window of this meeting is sent nothing", () => {
  const { window, send } = opened();
  const stranger = peer(), ours = peer();
  window.fire("message", { origin: "https://annet.example", data: { meeting: "møtet" }, source: stranger });
  window.fire("message", { origin: window.location.origin, data: { meeting: "møtet" }, source: ours });
  send({ state: 1 });
  assert.deepEqual(stranger.messages, []);
  assert.deepEqual(ours.messages, [{ meeting: "møtet", state: 1, to: window.location.origin }]);
});

test("from a folder, where no page has an origin, messages are taken and sent all the same", () => {
  const { window, received, send } = opened({ address: "file:///minnepinne/index.html" });
  const other = peer();
  window.fire("message", { origin: "null", data: { meeting: "møtet" }, source: other });
  send({ hello: true });
  assert.equal(received.length, 1);
  assert.equal(other.messages[0].to, "*");
});

test("a window that is closed is not written to", () => {
  const opener = peer();
  const { send } = opened({ given: { opener } });
  send({ state: 1 });
  opener.closed = true;
  send({ state: 2 });
  assert.deepEqual(opener.messages.map(({ state }) => state), [1]);
});

test("what goes by storage is gone from it again at once", () => {
  const { window, send } = opened();
  const kept = [];
  const { setItem } = window.localStorage;
  window.localStorage.setItem = (key, value) => { kept.push(value); setItem(key, value); };
  send({ state: 1 });
  assert.deepEqual(kept, ['{"meeting":"møtet","state":1}']);
  assert.equal(window.kept.size, 0);
});

test("what arrives by storage is taken, and nonsense is passed over", () => {
  const { window, received } = opened();
  window.fire("storage", { key: "rh-letter møtet", newValue: '{"meeting":"møtet","state":1}' });
  window.fire("storage", { key: "rh-letter møtet", newValue: "{" });
  window.fire("storage", { key: "rh-letter møtet", newValue: null });
  window.fire("storage", { key: "rh-letter noe annet", newValue: '{"meeting":"møtet"}' });
  assert.equal(received.length, 1);
});

test("where there is a channel, nothing is stored on the way", () => {
  const sent = [];
  class BroadcastChannel {
    postMessage(message) { sent.push(message); }
  }
  const { window, send } = opened({ given: { BroadcastChannel } });
  window.localStorage.setItem = () => assert.fail("it was stored");
  send({ state: 1 });
  assert.equal(sent.length, 1);
});
