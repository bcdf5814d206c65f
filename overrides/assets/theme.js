// After Material 9.8.1 (MIT, Copyright (c) 2016-2025 Martin Donath: LICENSES.txt).
// What Material writes into every page as scripts of the page's own (its partials javascripts/base.html and
// palette.html), as a file: our pages hold no script, so that a browser may refuse every one that is planted there.
// It runs before all others. Colours are set by scheme.js. The four names are those that Material's other scripts call.
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

/* Says in the search that it could not be fetched, and tries again when one turns to the field or writes there anew. */
const searchLost = (again) => {
  const field = document.querySelector(".md-search__input"), seen = document.querySelector(".md-search-result__meta");
  const say = (words) => [seen, document.querySelector(".rh-spoken")].forEach((line) => { line.textContent = words; });
  const retry = () => {
    ["focus", "input"].forEach((type) => field.removeEventListener(type, retry));
    say(seen.dataset.wait);
    again();
  };
  say(seen.dataset.lost);
  ["focus", "input"].forEach((type) => field.addEventListener(type, retry));
};

const fetchIndex = (address, use) => fetch(address).then((answer) => {
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}).then(use, () => searchLost(() => fetchIndex(address, use)));

/* The index of the search, for whoever waits for it: fetched when the first does. */
const searchIndex = (address) => ({ then: (...then) => new Promise((use) => { fetchIndex(address, use); }).then(...then) });

// The types of the messages that ask Material's worker and answer.
const SEARCH_QUERY = 2, SEARCH_RESULT = 3;

/* A worker like any other that starts with the first message to it: Material's would start on every page, whoever searches.
   It answers in the order in which it is asked, and each answer gets to hold what was asked: `query`. */
const searchWorker = (address) => {
  const listeners = [], queries = [];
  let worker;
  const start = (message) => {
    worker = new Worker(address);
    const lose = (event) => {
      event.preventDefault();
      worker.terminate();
      searchLost(() => start(message));
    };
    worker.addEventListener("error", lose);
    worker.addEventListener("message", (event) => {
      const { type, data } = event.data;
      if (type === "lost") lose(event);
      if (type === SEARCH_RESULT) data.query = queries.shift();
    });
    listeners.forEach((listener) => worker.addEventListener(...listener));
    worker.postMessage(message);
  };
  return {
    addEventListener: (...listener) => {
      worker?.addEventListener(...listener);
      listeners.push(listener);
    },
    removeEventListener: (...listener) => { worker?.removeEventListener(...listener); },
    postMessage: (message) => {
      if (message.type === SEARCH_QUERY) queries.push(message.data);
      if (worker) worker.postMessage(message);
      else start(message);
    },
  };
};
