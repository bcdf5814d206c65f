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

  const wished = () => Object.fromEntries(Object.values(WISHES).map((name) => [name, rhMeeting.wishes()[name]]));

  // What gave way last, `{by, name, value}`: whoever empties the field that it gave way to has it again.
  let yielded = null;

  const given = (before, name, value) => {
    const isBack = value === null && yielded !== null && yielded.by === name && before[yielded.name] === null;
    const wishes = { ...before, [name]: value, ...(isBack && { [yielded.name]: yielded.value }) };
    const isTooMuch = value !== null && name in GIVES_WAY && Object.keys(GIVES_WAY).every((other) => wishes[other] !== null);
    return { ...wishes, ...(isTooMuch && { [GIVES_WAY[name]]: null }) };
  };

  // Where a meeting is made, what is written in a field can be undone by itself, with the browser's way back.
  const isMaking = form.closest(".rh-making") !== null;

  // What was wished when somebody began to write in a field.
  let before = null;

  // What is wrong in a field, by its name.
  const wrong = new Map();

  const mark = (field, text) => {
    if (text) wrong.set(field.name, text);
    else wrong.delete(field.name);
    rhMarked(field, text !== "", told);
  };

  const wish = (wishes, name) => {
    const now = rhMeeting.wishes();
    if (Object.keys(wishes).some((other) => wishes[other] !== now[other])) rhMeeting.wish(wishes, isMaking ? name : null);
    else show(shown ?? rhMeeting.plan());
  };

  const wrongInWords = (field, value, { start, end, min }) => {
    if (value === null) return field.value.trim() && rhMeetingTyped.wrongInWords(field.name, field.value);
    const from = start ?? rhMeeting.page.meeting.start;
    return min === null && from && end && WISHES[field.name] in GIVES_WAY ? rhMeetingTyped.spanInWords(from, end) : "";
  };

  // What cannot be is marked, and what was wished before somebody came to the field stays: not what half of it could have been.
  const take = (field) => {
    const name = WISHES[field.name];
    const value = understood(field);
    const next = given(before, name, value);
    const text = wrongInWords(field, value, next);
    mark(field, text);
    wish(text ? before : next, name);
  };

  const typed = ({ target }) => {
    if (!WISHES[target.name]) return;
    before ??= wished();
    take(target);
  };

  const noteYielded = () => {
    if (!before) return;
    const now = wished();
    const [by, name] = Object.entries(GIVES_WAY).find(([written, other]) => now[written] !== before[written] && before[other] !== null && now[other] === null) || [];
    if (by) yielded = { by, name, value: before[name] };
  };

  const leave = () => {
    noteYielded();
    before = null;
    rhMeeting.finish();
  };

  // An end that was too early may be right when the start is another one.
  const finish = () => {
    noteYielded();
    before = wished();
    names.filter((name) => wrong.has(name)).forEach((name) => take(form.elements[name]));
    leave();
  };

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
      mark(field, "");
      fillIn(field);
    });
    before = null;
    yielded = null;
    if (shown) show(shown);
  };

  // An empty field says what its name comes to.
  const hint = (plan) => ["min", "start", "slutt"].filter((name) => form.elements[name]).forEach((name) => {
    set(form.elements[name], "placeholder", { min: plan.minutes, start: plan.start, slutt: plan.end }[name]);
  });

  let shown = null;

  // Where a meeting is made, an end alone says neither when it begins nor how long it is.
  const loneEnd = (plan) => {
    const { min, start, end } = rhMeeting.wishes();
    return isMaking && end && !start && min === null && !wrong.size ? rhMeetingTyped.loneEndInWords(plan.start, end) : "";
  };

  const show = (plan) => {
    shown = plan;
    fill();
    hint(plan);
    told.textContent = [rhMeeting.unknown(), ...wrong.values(), loneEnd(plan), ...rhMeetingWords.notAsWished(plan)].filter(Boolean).join(" ");
  };

  fill();
  form.hidden = false;
  form.addEventListener("input", typed);
  form.addEventListener("change", finish);
  // What is again as it was when they came is no change to a browser.
  form.addEventListener("focusout", leave);
  window.addEventListener("popstate", fillAnew);
  form.addEventListener("submit", (event) => { event.preventDefault(); });
  return { show };
})();
