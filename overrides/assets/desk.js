// Light or dark around the sheets, as in the handbook: what somebody has chosen there, else what the machine prefers. The sheets are
// what the printer gives, black on white. It stands in the head, so that nothing is seen in other colours first.
(() => {
  "use strict";

  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  // Where Material keeps what was chosen on a reading page; a browser may refuse to tell.
  const key = `${new URL("../", document.currentScript.src).pathname}.__palette`;
  const chosen = () => {
    try {
      return { slate: "dark", default: "light" }[JSON.parse(localStorage.getItem(key)).color.scheme];
    } catch {
      return null;
    }
  };

  const show = () => { document.documentElement.dataset.desk = chosen() || (dark.matches ? "dark" : "light"); };

  dark.addEventListener("change", show);
  show();
})();
