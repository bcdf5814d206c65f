// People, minutes and start of a meeting, typed on a page where nobody leads: its plan follows, and what of it is not as wished is told.
const rhMeetingFields = (() => {
  "use strict";

  const form = document.querySelector(".rh-meeting-fields");
  if (!form) return { show: () => {} };

  const told = form.querySelector(".rh-meeting-fields__told");
  const whole = (least, most) => (text) => {
    const number = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : NaN;
    return number >= least && number <= most ? number : null;
  };
  const WISHES = {
    folk: ["people", whole(1, 200), String],
    min: ["min", whole(5, 600), String],
    start: ["start", (text) => rhMeetingAddress.timeOfDay(text), (time) => time.replace(":", ".")]
  };

  // What is not understood is marked, and wishes nothing.
  const typed = ({ target }) => {
    const field = WISHES[target.name];
    if (!field) return;
    const [name, understood] = field;
    const value = understood(target.value);
    target.setAttribute("aria-invalid", String(value === null && target.value.trim() !== ""));
    if (value !== rhMeeting.wishes()[name]) rhMeeting.wish({ [name]: value });
    else show(rhMeeting.plan());
  };

  const wrong = () => [...form.elements]
    .filter((field) => field.getAttribute("aria-invalid") === "true")
    .map(({ value }) => `«${value.trim()}» ble ikke forstått.`);

  const show = (plan) => {
    told.textContent = [rhMeeting.unknown(), ...wrong(), ...rhMeetingWords.notAsWished(plan)].filter(Boolean).join(" ");
  };

  Object.entries(WISHES).forEach(([name, [wish, , inField]]) => {
    const value = rhMeeting.wishes()[wish];
    form.elements[name].value = value === null ? "" : inField(value);
  });
  form.hidden = false;
  form.addEventListener("input", typed);
  form.addEventListener("submit", (event) => { event.preventDefault(); });
  return { show };
})();
