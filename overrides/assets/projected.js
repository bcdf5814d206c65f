// Keys and remotes page through the screens. Without this script the screens stand one after the other, with links.
(function () {
  "use strict";

  var SCHEME = "rh-projected-scheme";
  var FORWARD = ["PageDown", "ArrowRight", "ArrowDown"];
  var BACK = ["PageUp", "ArrowLeft", "ArrowUp"];

  var root = document.documentElement;
  var screens = Array.prototype.slice.call(document.querySelectorAll(".rh-screen"));

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

  // Read off the window every time: whoever scrolls or follows a link moves too.
  function current() {
    var middle = window.innerHeight / 2;
    var found = screens.findIndex(function (screen) {
      return screen.getBoundingClientRect().bottom > middle;
    });
    return Math.max(found, 0);
  }

  // Focus goes along, so that Tab and a screen reader go on from what is shown.
  function show(index) {
    var screen = screens[Math.min(Math.max(index, 0), screens.length - 1)];
    screen.scrollIntoView();
    screen.focus({ preventScroll: true });
  }

  // The place stands in the address, for F5 and for some remotes' start button, which is F5.
  function remember() {
    var place = "#" + screens[current()].id;
    if (location.hash !== place) history.replaceState(null, "", place);
  }

  function actionFor(key, shift) {
    if (FORWARD.indexOf(key) >= 0 || (key === " " && !shift)) return function () { show(current() + 1); };
    if (BACK.indexOf(key) >= 0 || key === " ") return function () { show(current() - 1); };
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

  window.addEventListener("scroll", remember, { passive: true });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", function () {
    setBlank(false);
  });

  setScheme(stored() || root.dataset.scheme);
})();
