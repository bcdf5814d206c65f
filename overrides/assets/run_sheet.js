// Clock times on the run sheet, from the start that is typed. Without this script it shows minutes from the start.
// The start stands in the address, to be shared and bookmarked; nothing is stored.
(function () {
  "use strict";

  const DAY = 24 * 60;

  const choice = document.querySelector(".rh-run-sheet-start");
  const input = choice.querySelector("input");
  const times = Array.prototype.slice.call(document.querySelectorAll("[data-starts]"));

  function twoDigits(number) {
    return (number < 10 ? "0" : "") + number;
  }

  function clock(minutes) {
    const today = minutes % DAY;
    return twoDigits(Math.floor(today / 60)) + "." + twoDigits(today % 60);
  }

  function setHidden(selector, hidden) {
    document.querySelectorAll(selector).forEach(function (element) {
      element.hidden = hidden;
    });
  }

  function show() {
    const start = input.value.split(":");
    const begins = Number(start[0]) * 60 + Number(start[1]);
    const known = input.value !== "";
    times.forEach(function (time) {
      time.textContent = known ? clock(begins + Number(time.dataset.starts)) + "–" + clock(begins + Number(time.dataset.ends)) : "";
    });
    setHidden(".rh-run-sheet__clock", !known);
    setHidden(".rh-run-sheet__offset", known);
  }

  function remember() {
    history.replaceState(null, "", location.pathname + (input.value ? "?start=" + input.value : "") + location.hash);
  }

  // The browser itself empties the field where the address holds no time of day.
  input.value = new URLSearchParams(location.search).get("start") || "";
  input.addEventListener("input", function () {
    show();
    remember();
  });
  choice.hidden = false;
  show();
})();
