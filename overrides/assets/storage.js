// Stands before everything else that runs on a page. A browser may refuse to store anything, and then throws an error
// wherever storage is touched, also in what is not ours: such a page gets storage that lasts as long as the page does.
// What meetings that are over have left behind is removed.
const rhStorage = (() => {
  "use strict";

  // Everybody on a shared host (github.io) has the same storage: this is the folder that is ours.
  const base = new URL("../", document.currentScript.src).pathname;
  const meetingLasts = 4 * 60 * 60 * 1000;

  const inMemory = () => {
    const kept = new Map();
    return {
      get length() { return kept.size; },
      key: (index) => [...kept.keys()][index] ?? null,
      getItem: (key) => kept.get(String(key)) ?? null,
      setItem: (key, value) => { kept.set(String(key), String(value)); },
      removeItem: (key) => { kept.delete(String(key)); },
      clear: () => { kept.clear(); }
    };
  };

  // Whether a store of the browser's can be read; one that cannot is replaced.
  const lasts = (name) => {
    try {
      window[name].getItem("");
      return true;
    } catch {
      Object.defineProperty(window, name, { value: inMemory(), configurable: true });
      return false;
    }
  };

  // What an older edition kept has no folder in its name.
  const isMeeting = (key) => key.startsWith(`rh-meeting ${base} `) || /^rh-meeting [a-z0-9-]+$/.test(key);

  const isOver = (text) => {
    try {
      return !(Math.abs(Date.now() - JSON.parse(text).saved) < meetingLasts);
    } catch {
      return true;
    }
  };

  const sweep = () => {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
    keys.filter((key) => isMeeting(key) && isOver(localStorage.getItem(key))).forEach((key) => localStorage.removeItem(key));
  };

  lasts("sessionStorage");
  const isKept = lasts("localStorage");
  try {
    sweep();
  } catch {
    // What may be read and not removed stays.
  }
  return { base, isKept, meetingLasts };
})();
