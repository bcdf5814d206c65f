// Uses: reading.
// A page has calendars for some years, and a reader wants those of this school year and the next two. Where the page is so old that it has
// none of them, all stay.
(() => {
  "use strict";

  const AUGUST = 7;
  const SHOWN = 3;
  const today = new Date(Date.now());
  const now = today.getMonth() >= AUGUST ? today.getFullYear() : today.getFullYear() - 1;

  document.querySelectorAll(".rh-year-calendars").forEach((place) => {
    const years = [...place.querySelectorAll("li")];
    const coming = years.filter(({ dataset }) => Number(dataset.year) >= now).slice(0, SHOWN);
    if (coming.length) years.forEach((item) => { item.hidden = !coming.includes(item); });
  });
})();
