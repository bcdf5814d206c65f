// What nobody sees at once waits until the browser has painted what they do see: on a slow telephone a press is answered first. Before anything else is
// pressed, copied or printed, and before the page is left, it is done.
const rhPainted = (() => {
  "use strict";

  // A press leaves the field somebody was in as the button goes down; a box is ticked before its click is told.
  const HURRIES = ["pointerdown", "mouseup", "keydown", "click", "contextmenu", "dragstart", "beforeprint", "pagehide"];

  const waiting = new Set();

  let left = [];

  const settle = () => {
    const actions = [...waiting];
    waiting.clear();
    actions.forEach((action) => action());
  };

  // Each once, however often it has been asked for. What nobody looks at is not painted.
  const after = (action) => {
    if (!waiting.size) requestAnimationFrame(() => setTimeout(settle));
    waiting.add(action);
    if (document.hidden) settle();
  };

  const leave = () => {
    const actions = left;
    left = [];
    actions.forEach((action) => action());
  };

  // Whoever leaves a field is in the next one before anything changes.
  const leaving = (action) => {
    left.push(action);
    setTimeout(leave);
  };

  // How long whoever types is at rest before what they have typed is taken.
  const REST = 150;

  let typed = null;
  let restingSince = 0;

  const rest = () => {
    const action = typed;
    typed = null;
    if (action) action();
  };

  // What somebody is typing: each key puts it off, and nothing, where it is null, takes its place.
  const resting = (action) => {
    clearTimeout(restingSince);
    typed = action;
    if (action) restingSince = setTimeout(rest, REST);
  };

  // A key that writes more of the same asks for nothing that is done meanwhile.
  const isWriting = ({ type, key, altKey, ctrlKey, metaKey, target }) =>
    type === "keydown" && !altKey && !ctrlKey && !metaKey && /^(.|Backspace|Delete)$/u.test(key) && target.matches("input:not([type=checkbox])");

  const hurry = (event) => {
    leave();
    if (isWriting(event)) return;
    rest();
    settle();
  };

  let next = 0;

  // While nobody asks for anything, one after the other; on the next call what is left of them is dropped. Where a browser cannot tell when that is, never.
  const whenIdle = ([action, ...others]) => {
    if (!window.requestIdleCallback) return;
    cancelIdleCallback(next);
    next = requestIdleCallback(() => {
      action();
      if (others.length) whenIdle(others);
    });
  };

  HURRIES.forEach((name) => window.addEventListener(name, hurry, true));
  document.addEventListener("visibilitychange", hurry);
  return { after, leaving, resting, whenIdle };
})();
