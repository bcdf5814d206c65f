// Where a page that leads nowhere finds the site: this script lies in its folder for assets. Of the addresses that the page tries,
// the first that is there does the work.
(() => {
  "use strict";

  const page = document.documentElement;
  if (page.dataset.found) return;
  page.dataset.found = "yes";
  const root = new URL("../", document.currentScript.src);
  if (matchMedia("(prefers-color-scheme: dark)").matches) page.dataset.scheme = "dark";

  document.querySelectorAll("[data-address]").forEach((link) => {
    link.href = new URL(link.dataset.address, root).href;
  });

  // The last words of the address are what somebody was looking for.
  const words = (() => {
    const names = location.pathname.split("/").filter((name) => name && !/^(?:index\.html|vis|leder|ark|kjoreplan)$/.test(name));
    const last = names.length ? names[names.length - 1].replace(/\.\w+$/, "") : "";
    try {
      return decodeURIComponent(last).replace(/[-_+\s]+/g, " ").trim();
    } catch {
      return "";
    }
  })();
  if (!words || words.length > 60) return;
  const item = document.querySelector(".rh-not-found__search");
  item.querySelector("span").textContent = words;
  item.querySelector("a").href = `${root.href}#q=${encodeURIComponent(words)}`;
  item.hidden = false;
})();
