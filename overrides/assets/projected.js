// Keys and remotes page through the screens. Without this script the screens stand one after the other.
(function () {
  "use strict";

  var screens = Array.prototype.slice.call(document.querySelectorAll(".rh-screen"));

  function current() {
    var middle = window.innerHeight / 2;
    var found = screens.findIndex(function (screen) {
      var box = screen.getBoundingClientRect();
      return box.top <= middle && box.bottom > middle;
    });
    return Math.max(found, 0);
  }

  function show(index) {
    var screen = screens[Math.min(Math.max(index, 0), screens.length - 1)];
    screen.scrollIntoView();
    history.replaceState(null, "", "#" + screen.id);
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    var onLink = event.target.closest("a, button, input");
    var key = event.key;
    if (key === "PageDown" || key === "ArrowRight" || key === "ArrowDown" || (key === " " && !onLink)) show(current() + 1);
    else if (key === "PageUp" || key === "ArrowLeft" || key === "ArrowUp") show(current() - 1);
    else if (key === "Home") show(0);
    else if (key === "End") show(screens.length - 1);
    else return;
    event.preventDefault();
  });
})();
