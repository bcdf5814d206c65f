"use strict";

// What waits until the page has been painted, and who need not wait for it.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open } = require("./page.js");

// A window that paints when it is told to, and has nothing to do when it is told so.
const opened = () => {
  const due = { frames: [], idle: [], timers: [] };
  const done = [];
  const window = open("", { given: {
    requestAnimationFrame: (action) => { due.frames.push(action); }, setTimeout: (action) => due.timers.push(action), clearTimeout: (number) => { due.timers[number - 1] = () => {}; },
    requestIdleCallback: (action) => due.idle.push(action), cancelIdleCallback: (number) => { due.idle[number - 1] = () => {}; }
  } });
  window.run("assets/painted.js");
  const run = (name) => due[name].splice(0).forEach((action) => action());
  const tick = () => run("timers");
  const paint = () => {
    run("frames");
    tick();
  };
  const action = (name) => () => { done.push(name); };
  return { window, done, action, painted: window.value("rhPainted"), paint, tick, rest: () => run("idle") };
};

test("what nobody sees at once is done after the page has been painted, in order and once each", () => {
  const { done, action, painted, paint } = opened();
  const [address, links] = ["address", "links"].map(action);
  [address, links, address].forEach(painted.after);
  assert.deepEqual(done, []);
  paint();
  assert.deepEqual(done, ["address", "links"]);
  painted.after(links);
  paint();
  assert.deepEqual(done, ["address", "links", "links"]);
});

["pointerdown", "mouseup", "keydown", "click", "contextmenu", "dragstart", "beforeprint", "pagehide"].forEach((name) => {
  test(`it is done before ${name}, and not again when the page is painted`, () => {
    const { window, done, action, painted, paint } = opened();
    painted.after(action("address"));
    window.fire(name);
    assert.deepEqual(done, ["address"]);
    paint();
    assert.deepEqual(done, ["address"]);
  });
});

test("what was written in a field comes when whoever left it is in the next one", () => {
  const { done, action, painted, tick } = opened();
  ["minutes", "title"].map(action).forEach(painted.leaving);
  assert.deepEqual(done, []);
  tick();
  assert.deepEqual(done, ["minutes", "title"]);
});

test("what was written comes before the press that left the field, with all that follows it, and once", () => {
  const { window, done, action, painted, tick } = opened();
  painted.leaving(() => {
    action("minutes")();
    painted.after(action("address"));
  });
  window.fire("mouseup");
  assert.deepEqual(done, ["minutes", "address"]);
  tick();
  assert.deepEqual(done, ["minutes", "address"]);
});

test("a page that nobody looks at is not painted: it waits for nothing, also where it is left while it waits", () => {
  const { window, done, action, painted } = opened();
  painted.after(action("address"));
  window.document.hidden = true;
  window.document.fire("visibilitychange");
  assert.deepEqual(done, ["address"]);
  painted.after(action("links"));
  assert.deepEqual(done, ["address", "links"]);
});

test("what may be asked for next is worked out while nobody asks for anything, one at a time; what comes of another change takes its place", () => {
  const { done, action, painted, rest } = opened();
  painted.whenIdle(["a", "b", "c"].map(action));
  rest();
  assert.deepEqual(done, ["a"]);
  rest();
  assert.deepEqual(done, ["a", "b"]);
  painted.whenIdle(["d"].map(action));
  rest();
  rest();
  assert.deepEqual(done, ["a", "b", "d"]);
});

test("where a browser cannot tell when it has nothing to do, nothing is worked out ahead", () => {
  const { window, done, action, painted, rest } = opened();
  delete window.requestIdleCallback;
  painted.whenIdle([action("a")]);
  rest();
  assert.deepEqual(done, []);
});

test("what somebody types is taken when they are at rest, once, and at the latest before they do something else", () => {
  const { window, done, action, painted, tick } = opened();
  painted.resting(action("2"));
  painted.resting(action("25"));
  tick();
  assert.deepEqual(done, ["25"]);
  painted.resting(action("30"));
  const key = (more) => ({ key: "5", altKey: false, ctrlKey: false, metaKey: false, target: { matches: () => true }, ...more });
  painted.after(action("address"));
  window.fire("keydown", key());
  assert.deepEqual(done, ["25"]);
  window.fire("keydown", key({ key: "p", ctrlKey: true }));
  assert.deepEqual(done, ["25", "30", "address"]);
  painted.resting(action("40"));
  painted.resting(null);
  window.fire("pointerdown");
  assert.deepEqual(done, ["25", "30", "address"]);
});
