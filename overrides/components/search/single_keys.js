// Uses: reading.
// Material lets single letters and signs do something wherever one stands on a page, and they cannot be switched off. Whoever
// dictates presses them without meaning to (WCAG 2.1.4): so they reach nobody but the field that is written in.
(() => {
  "use strict";

  const isWritten = (element) => element.isContentEditable || element.matches?.("input, select, textarea");

  addEventListener("keydown", (event) => {
    const isSingle = event.key?.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isSingle && !isWritten(event.target)) event.stopImmediatePropagation();
  }, true);
})();
