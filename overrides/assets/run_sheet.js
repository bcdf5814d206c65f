// Clock times on the run sheet, from the start that is typed. Without this script it shows minutes from the start.
// The start stands in the address, to be shared and bookmarked; nothing is stored.
(() => {
  "use strict";

  const DAY = 24 * 60;

  const choice = document.querySelector(".rh-run-sheet-start");
  const input = choice.querySelector("input");
  const told = choice.querySelector(".rh-run-sheet-start__told");
  const times = [...document.querySelectorAll("[data-starts]")];

  const twoDigits = (number) => String(number).padStart(2, "0");

  const clock = (minutes) => `${twoDigits(Math.floor((minutes % DAY) / 60))}.${twoDigits(minutes % 60)}`;

  const setHidden = (selector, hidden) => {
    document.querySelectorAll(selector).forEach((element) => { element.hidden = hidden; });
  };

  const show = () => {
    const [hours, minutes] = input.value.split(":");
    const begins = Number(hours) * 60 + Number(minutes);
    const known = input.value !== "";
    times.forEach(({ dataset }, index) => {
      const between = `${clock(begins + Number(dataset.starts))}–${clock(begins + Number(dataset.ends))}`;
      times[index].textContent = known ? between : "";
    });
    setHidden(".rh-run-sheet__clock", !known);
    setHidden(".rh-run-sheet__offset", known);
  };

  const remember = () => {
    const query = input.value ? `?start=${input.value}` : "";
    try {
      history.replaceState(null, "", location.pathname + query + location.hash);
    } catch {
      // Where a browser refuses, the times are right all the same.
    }
  };

  // A time of day as people write it, the way a field takes it. What is none the browser itself leaves out of the field.
  const asField = (typed) => typed.trim().replace(/^(\d\d?)[:.](\d\d)$/, (_, hours, minutes) => `${hours.padStart(2, "0")}:${minutes}`);

  const asked = new URLSearchParams(location.search).get("start") || "";
  input.value = asField(asked);
  if (asked && !input.value) told.textContent = `«${asked.slice(0, 20)}» i adressen ble ikke forstått.`;
  input.addEventListener("input", () => {
    told.textContent = "";
    show();
    remember();
  });
  choice.hidden = false;
  show();
})();
