// Light or dark, as in the handbook: what somebody has chosen there, else what the machine prefers, now and whenever that changes.
const rhColours = (() => {
  "use strict";

  // Where Material keeps what was chosen on a reading page; a browser may refuse to tell. `base` is the folder of the site.
  const chosen = (base) => {
    try {
      return { slate: "dark", default: "light" }[JSON.parse(localStorage.getItem(`${base}.__palette`)).color.scheme];
    } catch {
      return null;
    }
  };

  const follow = (base, show) => {
    try {
      const dark = window.matchMedia("(prefers-color-scheme: dark)");
      const told = () => show(chosen(base) || (dark.matches ? "dark" : "light"));
      told();
      dark.addEventListener("change", told);
    } catch {
      // What a browser does not tell stays as the page has it.
    }
  };

  return { follow };
})();
