// A meeting in somebody's own calendar: on the day that they say, which stands in the address of a page that has the meeting's plan, with the address that opens
// this very meeting. The day is not stored.
(() => {
  "use strict";

  const place = document.querySelector(".rh-meeting-calendar");
  if (!place) return;

  // Another day or time is another meeting to a calendar.
  const MOVED = "Har møtet fått en annen dag eller et annet klokkeslett, sletter dere det gamle i kalenderen.";

  // In what a calendar shows of a meeting of many parts.
  const MOST_TITLES = 3;

  const form = place.querySelector("form");
  const told = place.querySelector(".rh-meeting-calendar__told");
  const link = form.querySelector("a");
  const { title, minutes, url } = place.dataset;
  const isRest = ({ module, title: name }) => !module && ["Pause", "Lunsj"].includes(name);

  const between = (start, end) => {
    const [from, to] = [start, end].map((time) => time.split(":").reduce((hours, more) => 60 * Number(hours) + Number(more)));
    return (to - from + 24 * 60) % (24 * 60);
  };

  // On a page that has the meeting's plan it is that one; a page that only leads to it says in its links what was wished.
  const planned = () => {
    if (typeof rhMeeting !== "undefined") return rhMeeting.plan();
    const { wishes } = rhMeetingAddress.read(link.search, {});
    const wished = wishes.min || (wishes.start && wishes.end ? between(wishes.start, wishes.end) : 0);
    return { minutes: wished || Number(minutes), start: wishes.start, people: wishes.people, blocks: [] };
  };

  const titleOf = ({ blocks }) => {
    const titles = title ? [title] : [...new Set(blocks.filter((block) => !isRest(block)).map((block) => block.title))];
    const more = titles.length - MOST_TITLES;
    const shown = `Møte: ${titles.slice(0, MOST_TITLES).join(" · ")}`;
    return more > 0 ? `${shown} og ${more} til` : shown;
  };

  // The meeting that this page is of, on its day and at its time, whatever it consists of: README's decision on calendars says why.
  const idOf = (date, start) => [url, date, start].filter(Boolean).join(" ");

  // Where a page knows what it was built for.
  const built = () => {
    const main = document.querySelector(".rh-making");
    return main && main.dataset.site ? main.dataset.site + link.getAttribute("href").replace(/index\.html(?=[?#]|$)/, "") : "";
  };

  const event = (date) => {
    const plan = planned();
    const who = plan.people ? ` for ${plan.people} ${plan.people === 1 ? "deltaker" : "deltakere"}` : "";
    // The address of a file leads nowhere on another machine.
    const address = rhOutside(link.href, built());
    const where = !address ? `Møtet ligger i håndboka: ${url}${link.search}` : "Lenka åpner møtet:";
    return {
      id: idOf(date, plan.start), title: titleOf(plan), text: `Møte på ${plan.minutes} minutter${who}.\n${where}`, date,
      start: plan.start, minutes: plan.minutes, url: address || null
    };
  };

  const save = () => {
    const { value } = form.elements.date;
    const isDay = rhCalendar.isDate(value);
    rhMarked(form.elements.date, !isDay, told);
    if (!isDay) {
      told.textContent = "Velg en dato først.";
      form.elements.date.focus();
      return;
    }
    const meeting = event(value);
    rhCalendar.save(`mote-${value}.ics`, rhCalendar.write("Møter", [meeting], Date.now()));
    told.textContent = meeting.start
      ? `Kalenderfila er lastet ned. Åpne den, så står møtet i kalenderen. ${MOVED}`
      : `Kalenderfila er lastet ned, med møtet på hele dagen. Si når dere begynner, så får det klokkeslett. ${MOVED}`;
  };

  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    // Fields around it are no business of this form's.
    submitted.stopPropagation();
    save();
  });
  form.addEventListener("input", () => { told.textContent = ""; });
  // Whoever comes from a plan has chosen the day already.
  const wishes = () => (typeof rhMeeting === "undefined" ? rhMeetingAddress.read(location.search, {}).wishes : rhMeeting.wishes());
  const day = () => wishes().date || "";
  const field = form.elements.date;
  // On a meeting that is another one now, what was told of the file is not true any more.
  const follow = () => {
    told.textContent = "";
    if (field !== document.activeElement || rhCalendar.isDate(field.value)) field.value = day();
  };
  if (typeof rhMeeting !== "undefined") {
    field.addEventListener("change", () => {
      if (field.value !== day() && (!field.value || rhCalendar.isDate(field.value))) rhMeeting.wish({ date: field.value || null });
    });
    rhMeeting.onChange(follow);
  }
  field.value = day();
  place.hidden = false;
})();
