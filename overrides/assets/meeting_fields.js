// People, minutes, start and end of a meeting, typed on a page where nobody leads: its plan follows, and what of it is not as wished is
// told. Of minutes, start and end two decide the third.
const rhMeetingFields = (() => {
  "use strict";

  const form = document.querySelector(".rh-meeting-fields");
  if (!form) return { show: () => {} };

  const told = form.querySelector(".rh-meeting-fields__told");
  const { WISHES } = rhMeetingAddress;
  // Where a third is written, this one gives way.
  const GIVES_WAY = { min: "end", start: "end", end: "min" };
  const names = Object.keys(WISHES).filter((name) => form.elements[name]);

  // A field is understood as its name in an address is.
  const understood = ({ name, value }) => rhMeetingAddress.read(new URLSearchParams([[name, value]]), {}).wishes[WISHES[name]];

  const given = (name, value) => {
    const wishes = { ...rhMeeting.wishes(), [name]: value };
    const isTooMuch = value !== null && name in GIVES_WAY && Object.keys(GIVES_WAY).every((other) => wishes[other] !== null);
    return { [name]: value, ...(isTooMuch && { [GIVES_WAY[name]]: null }) };
  };

  // Where a meeting is made, what is written in a field can be undone by itself, with the browser's way back.
  const isMaking = form.closest(".rh-making") !== null;

  // What is not understood is marked, and what was wished before stays.
  const typed = ({ target }) => {
    const name = WISHES[target.name];
    if (!name) return;
    const value = understood(target);
    const isWrong = value === null && target.value.trim() !== "";
    rhMarked(target, isWrong, told);
    if (!isWrong && value !== rhMeeting.wishes()[name]) rhMeeting.wish(given(name, value), isMaking ? name : null);
    else show(rhMeeting.plan());
  };

  const wrong = () => [...form.elements]
    .filter((field) => field.getAttribute("aria-invalid") === "true")
    .map(({ name, value }) => rhMeetingTyped.wrongInWords(name, value));

  // What is as it was is let be: a browser that is told the same again lays it out again.
  const set = (field, name, value) => {
    const text = String(value ?? "").replace(":", ".");
    if (field[name] !== text) field[name] = text;
  };

  const fillIn = (field) => set(field, "value", rhMeeting.wishes()[WISHES[field.name]]);

  // The fields say what is wished; what somebody is typing is let be.
  const fill = () => names.map((name) => form.elements[name])
    .filter((field) => field !== document.activeElement && field.getAttribute("aria-invalid") !== "true")
    .forEach(fillIn);

  // By the browser's way back another meeting is here, also in the field that somebody stands in.
  const fillAnew = () => {
    names.map((name) => form.elements[name]).forEach((field) => {
      rhMarked(field, false, told);
      fillIn(field);
    });
    if (shown) show(shown);
  };

  // An empty field says what its name comes to.
  const hint = (plan) => ["min", "start", "slutt"].filter((name) => form.elements[name]).forEach((name) => {
    set(form.elements[name], "placeholder", { min: plan.minutes, start: plan.start, slutt: plan.end }[name]);
  });

  let shown = null;

  const show = (plan) => {
    shown = plan;
    fill();
    hint(plan);
    told.textContent = [rhMeeting.unknown(), ...wrong(), ...rhMeetingWords.notAsWished(plan)].filter(Boolean).join(" ");
  };

  fill();
  form.hidden = false;
  form.addEventListener("input", typed);
  form.addEventListener("change", rhMeeting.finish);
  window.addEventListener("popstate", fillAnew);
  form.addEventListener("submit", (event) => { event.preventDefault(); });
  return { show };
})();
