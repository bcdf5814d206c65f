// Keys and remotes page through the screens. Without this script the screens stand one after the other, with links.
(function () {
  "use strict";

  var SCHEME = "rh-projected-scheme";
  var FORWARD = ["PageDown", "ArrowRight", "ArrowDown"];
  var BACK = ["PageUp", "ArrowLeft", "ArrowUp"];

  var root = document.documentElement;
  var screens = Array.prototype.slice.call(document.querySelectorAll(".rh-screen"));
  var shown = 0;

  // A browser may refuse to store anything, and everything but the choice of scheme works without.
  function stored(value) {
    try {
      if (value) localStorage.setItem(SCHEME, value);
      return localStorage.getItem(SCHEME);
    } catch (refused) {
      return null;
    }
  }

  function setScheme(scheme) {
    root.dataset.scheme = scheme;
  }

  function toggleScheme() {
    var scheme = root.dataset.scheme === "dark" ? "light" : "dark";
    setScheme(scheme);
    stored(scheme);
  }

  function setBlank(blank) {
    root.classList.toggle("rh-is-blank", blank);
  }

  function isBlank() {
    return root.classList.contains("rh-is-blank");
  }

  // Focus goes along, so that Tab and a screen reader go on from what is shown.
  function show(index) {
    shown = Math.min(Math.max(index, 0), screens.length - 1);
    screens[shown].scrollIntoView();
    screens[shown].focus({ preventScroll: true });
  }

  // The place stands in the address, for F5 and for some remotes' start button, which is F5.
  function remember(entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      shown = screens.indexOf(entry.target);
      if (location.hash !== "#" + entry.target.id) history.replaceState(null, "", "#" + entry.target.id);
    });
  }

  function actionFor(key, shift) {
    if (FORWARD.indexOf(key) >= 0 || (key === " " && !shift)) return function () { show(shown + 1); };
    if (BACK.indexOf(key) >= 0 || key === " ") return function () { show(shown - 1); };
    if (key === "Home") return function () { show(0); };
    if (key === "End") return function () { show(screens.length - 1); };
    if (key === "b" || key === ".") return function () { setBlank(true); };
    if (key === "d") return toggleScheme;
    return null;
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    var action = actionFor(event.key.length === 1 ? event.key.toLowerCase() : event.key, event.shiftKey);
    var wasBlank = isBlank();
    if (!action && !(wasBlank && event.key === "Escape")) return;
    event.preventDefault();
    // Whoever presses on after a blank screen wants to see where they were.
    if (wasBlank) setBlank(false);
    else action();
  }

  screens.forEach(function (screen) {
    screen.tabIndex = -1;
  });

  var middle = new IntersectionObserver(remember, { rootMargin: "-50% 0px" });
  screens.forEach(function (screen) {
    middle.observe(screen);
  });

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", function () {
    setBlank(false);
  });

  setScheme(stored() || root.dataset.scheme);
})();
