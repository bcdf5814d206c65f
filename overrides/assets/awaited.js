// What an address asks for, and what time it is, is known when the page's own scripts have run. Until then what they will change is not shown,
// so that nobody sees it move: stylesheets say what that is. It runs before anything is shown, and waits for no script that does not come.
(() => {
  "use strict";

  const page = document.documentElement;
  page.dataset.awaited = location.search.length > 1 ? "address" : "script";
  document.addEventListener("DOMContentLoaded", () => { page.removeAttribute("data-awaited"); });
})();
