// What was searched stands in an address after # alone, which no server sees, and only on the way: `side/#anker&h=lek+vis` are words to mark at a
// place, `#q=lek` something to search for. A page takes it out of its address before anything else reads that, and goes to the place.
const rhSought = (() => {
  "use strict";

  const listeners = [];
  let latest = { words: [], query: "" };

  // What follows a place, `hash` with its # or nothing.
  const marking = (hash, words) => {
    const said = words.map(encodeURIComponent).join("+"), after = hash ? "&" : "#";
    return said ? `${hash}${after}h=${said}` : hash;
  };

  // What an address holds after its # or ?, but for what was searched; Material reads that after ? as well.
  const without = (part) => part.slice(1).split("&").filter((one) => !/^[hq]=/.test(one)).join("&");

  // Firefox looks once more for what it was led to first, after all that listens for the page to be there.
  const goTo = (place) => {
    window.location.replace(place);
    if (document.readyState !== "complete") window.addEventListener("load", () => setTimeout(() => {
      if (window.location.hash === place && !document.querySelector(":target")) window.location.replace(place);
    }));
  };

  // A browser may refuse to write an address.
  const forget = (address) => {
    try {
      window.history.replaceState(null, "", address);
    } catch {
      window.location.replace("#");
    }
  };

  const take = () => {
    const { pathname, search, hash } = window.location;
    const place = without(hash), others = without(search), isAsked = others !== search.slice(1);
    if (!isAsked && place === hash.slice(1)) return false;
    const said = rhQuery.read(hash);
    latest = { words: (said.get("h") || "").toLowerCase().split(/\s+/).filter(Boolean), query: said.get("q") || rhQuery.read(search).get("q") || "" };
    if (isAsked || !place) forget(pathname + (others && `?${others}`) + (place && hash));
    // Only what is gone to anew is a place like any other, shown and looked for by whoever opens what is folded.
    if (place && place !== hash.slice(1)) goTo(`#${place}`);
    return true;
  };

  /* Calls `use` with what the page is led to with, now and whenever a find leads to another place on it. */
  const whenLed = (use) => {
    listeners.push(use);
    use(latest);
  };

  // A place on the page that one is on already.
  window.addEventListener("hashchange", () => {
    if (!take()) return;
    if (!window.location.hash) window.scrollTo(0, 0);
    listeners.forEach((use) => use(latest));
  });
  take();

  return { marking, whenLed };
})();
