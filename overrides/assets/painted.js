// What nobody sees at once waits until the browser has painted what they do see: on a slow telephone a press is answered first. Before anything else is
// pressed, copied or printed, and before the page is left, it is done.
const rhPainted = (() => {
  "use strict";

  const HURRIES = ["pointerdown", "keydown", "click", "contextmenu", "dragstart", "beforeprint", "pagehide"];

  const waiting = new Set();

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

  HURRIES.forEach((name) => window.addEventListener(name, settle, true));
  document.addEventListener("visibilitychange", settle);
  return { after, settle, whenIdle };
})();
