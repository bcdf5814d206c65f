// People, minutes and start of a meeting, typed on a page where nobody leads: its plan follows, and what of it is not as wished is told.
const rhMeetingFields = (() => {
  "use strict";

  const form = document.querySelector(".rh-meeting-fields");
  if (!form) return { show: () => {} };

  const told = form.querySelector(".rh-meeting-fields__told");
  const { WISHES } = rhMeetingAddress;
  const names = Object.keys(WISHES).filter((name) => form.elements[name]);

  // A field is understood as its name in an address is.
  const understood = ({ name, value }) => rhMeetingAddress.read(new URLSearchParams([[name, value]]), {}).wishes[WISHES[name]];

  // What is not understood is marked, and wishes nothing.
  const typed = ({ target }) => {
    const name = WISHES[target.name];
    if (!name) return;
    const value = understood(target);
    target.setAttribute("aria-invalid", String(value === null && target.value.trim() !== ""));
    if (value !== rhMeeting.wishes()[name]) rhMeeting.wish({ [name]: value });
    else show(rhMeeting.plan());
  };

  const wrong = () => [...form.elements]
    .filter((field) => field.getAttribute("aria-invalid") === "true")
    .map(({ value }) => `«${value.trim()}» ble ikke forstått.`);

  // The fields say what is wished, also when that comes by the browser's way back; what somebody is typing is let be.
  const fill = () => names.map((name) => form.elements[name])
    .filter((field) => field !== document.activeElement && field.getAttribute("aria-invalid") !== "true")
    .forEach((field) => { field.value = String(rhMeeting.wishes()[WISHES[field.name]] ?? "").replace(":", "."); });

  const show = (plan) => {
    fill();
    told.textContent = [rhMeeting.unknown(), ...wrong(), ...rhMeetingWords.notAsWished(plan)].filter(Boolean).join(" ");
  };

  fill();
  form.hidden = false;
  form.addEventListener("input", typed);
  form.addEventListener("submit", (event) => { event.preventDefault(); });
  return { show };
})();
