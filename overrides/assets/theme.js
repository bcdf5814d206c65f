// After Material 9.8.1 (MIT, Copyright (c) 2016-2025 Martin Donath: LICENSES.txt).
// What Material writes into every page as scripts of the page's own (its partials javascripts/base.html and
// palette.html), as a file: our pages hold no script, so that a browser may refuse every one that is planted there.
// It stands first in the body. The four names are those that Material's other scripts call.
const __md_scope = new URL(rhStorage.base, location);

const __md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);

const __md_get = (key, store = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(store.getItem(`${scope.pathname}.${key}`));
  } catch {
    return null;
  }
};

const __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // What a browser does not keep is chosen again on the next page.
  }
};

/* A worker like any other that starts with the first message to it: Material's would start on every page, whoever searches. */
const searchWorker = (address) => {
  const listeners = [];
  let worker;
  return {
    addEventListener: (...listener) => {
      if (worker) worker.addEventListener(...listener);
      else listeners.push(listener);
    },
    removeEventListener: (...listener) => { worker?.removeEventListener(...listener); },
    postMessage: (message) => {
      if (!worker) {
        worker = new Worker(address);
        listeners.forEach((listener) => worker.addEventListener(...listener));
      }
      worker.postMessage(message);
    },
  };
};

// The colours that were chosen, before anything is seen.
(() => {
  "use strict";

  const color = __md_get("__palette")?.color;
  if (!color) return;
  if (color.media === "(prefers-color-scheme)") {
    const wanted = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${wanted})']`);
    ["media", "scheme", "primary", "accent"].forEach((name) => {
      color[name] = input?.getAttribute(`data-md-color-${name}`) ?? color[name];
    });
  }
  Object.entries(color).forEach(([name, value]) => document.body.setAttribute(`data-md-color-${name}`, value));
})();
