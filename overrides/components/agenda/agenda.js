// Uses: reading.
// A reader may type another start time: the clock times follow. Nothing is stored; the ways to the printed
// pages, and to those that it is held with, carry the time in their addresses.
(() => {
  "use strict";

  const clock = (starts, minutes) => {
    const [hours, past] = starts.split(":").map(Number);
    const total = (60 * hours + past + minutes) % (24 * 60);
    return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
  };

  const show = (agenda, starts) => {
    agenda.querySelectorAll("time[data-minute]").forEach((time) => {
      time.dateTime = clock(starts, Number(time.dataset.minute));
      time.textContent = time.dateTime.replace(":", ".");
    });
    const wished = { start: starts === agenda.dataset.starts ? null : starts };
    const query = rhAskedAnew(location.search, ["start"], wished);
    rhMeetingAddress.handOn(agenda.parentNode.querySelectorAll(".rh-programme__print a"), query);
  };

  document.querySelectorAll(".rh-agenda").forEach((agenda) => {
    const line = agenda.querySelector(".rh-agenda__start");
    const input = line.querySelector("input");
    line.hidden = false;
    // What is not understood leaves the start that was there when somebody came to the field, and not what half of it could have been.
    let now = agenda.dataset.starts;
    let before = now;
    const come = () => { before = now; };
    ["focusin", "change"].forEach((name) => input.addEventListener(name, come));
    // A field of the browser's own would ask for AM or PM wherever its language does.
    input.addEventListener("input", () => {
      const starts = rhTyped.timeOfDay(input.value);
      rhMarked(input, !starts, line.querySelector(".rh-agenda__hint"));
      now = starts || before;
      show(agenda, now);
    });
  });
})();
