// Uses: reading.
// A reader says how long they have, how many they are and when they begin: every way to the meeting takes it along, and the
// address of this page too. Nothing is stored. What the minutes become of is shown where the meeting is.
(() => {
  "use strict";

  const form = document.querySelector(".rh-session__wishes");
  if (!form) return;

  const names = Object.keys(rhMeetingAddress.WISHES).filter((name) => form.elements[name]);
  const told = form.querySelector(".rh-session__told");
  const here = rhQuery.read(location.search);

  const typed = () => new URLSearchParams(names.map((name) => [name, form.elements[name].value.trim()]));

  const search = (wishes) => rhAskedAnew(location.search, names, wishes);

  const quoted = (part) => `«${part.split("=")[1].slice(0, 20)}»`;

  const sentence = (unknown) => (unknown.length ? `Dette ble ikke forstått: ${unknown.map(quoted).join(", ")}.` : "");

  const follow = (query) => {
    const { wishes, unknown } = rhMeetingAddress.read(`?${query}`, {});
    told.textContent = sentence(unknown);
    names.forEach((name) => rhMarked(form.elements[name], unknown.some((part) => part.startsWith(`${name}=`)), told));
    rhMeetingAddress.handOn(document.querySelectorAll("a[data-face]"), search(wishes));
    return wishes;
  };

  // Where a browser refuses, the links are right all the same.
  const remember = (query) => {
    try {
      history.replaceState(null, "", location.pathname + query + location.hash);
    } catch {
      told.textContent = "";
    }
  };

  // On a phone it is folded until somebody wants it, unless the address brings a wish that is shown there. On a wide page it is open.
  const fold = form.closest("details");
  const isNarrow = window.matchMedia("(max-width: 29.984375em)");
  const folded = () => { fold.open = !isNarrow.matches || names.some((name) => here.get(name)); };
  isNarrow.addEventListener("change", folded);
  folded();

  names.forEach((name) => { form.elements[name].value = here.get(name) || ""; });
  form.hidden = false;
  follow(typed());
  form.addEventListener("input", () => remember(search(follow(typed()))));
  form.addEventListener("submit", (event) => { event.preventDefault(); });
})();
