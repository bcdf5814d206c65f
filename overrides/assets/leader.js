// The leader's window: notes, what comes next and the clock, in step with the projected page. meeting.js stands before
// it in the same file. Without this script all the notes stand one after the other.
(function () {
  "use strict";

  var meeting = rhMeeting;
  var panel = document.querySelector(".rh-leader__now");
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var seen = null;
  var cut = null;

  function part(name) {
    return document.querySelector(".rh-leader__" + name);
  }

  function button(name) {
    return panel.querySelector("[data-do=" + name + "]");
  }

  function next() {
    var following = meeting.screens()[meeting.place() + 1];
    if (!following) return "Dette er siste skjerm.";
    return "Så kommer: " + meeting.stepOf(following).title + (following.phases ? ", fasene" : "");
  }

  function tick() {
    var now = meeting.clock();
    part("time").textContent = now ? meeting.digits(now.left) : "";
    part("words").textContent = now ? meeting.phaseInWords(now) : "";
    part("late").textContent = meeting.late() === null ? "" : meeting.lateInWords();
    button("propose").hidden = Boolean(cut) || !(meeting.late() > 0);
    button("undo").hidden = Boolean(cut) || !meeting.state().before;
    part("next").textContent = next();
    button("toggle").textContent = now && now.runs ? "Pause" : now && now.started ? "Fortsett" : "Start";
  }

  function render() {
    var used = meeting.steps();
    var here = meeting.stepOf(meeting.screen()).number;
    meeting.plan.steps.forEach(function (step) {
      var own = document.getElementById("leder-" + step.number);
      own.hidden = used.indexOf(step) < 0;
      if (step.number === here) own.setAttribute("aria-current", "step");
      else own.removeAttribute("aria-current");
      if (step.number === here && seen !== here) own.scrollIntoView();
    });
    seen = here;
    // The screen opens, or comes forward, where the meeting is.
    part("screen").search = meeting.address();
    part("screen").hash = meeting.screen().id;
    if (location.search !== meeting.address()) history.replaceState(null, "", location.pathname + meeting.address());
    tick();
  }

  // What is proposed stands until it is accepted, or the meeting goes on.
  function setCut(proposed) {
    cut = proposed;
    var list = part("cuts");
    list.textContent = "";
    (cut ? meeting.cutInWords(cut) : []).forEach(function (line) {
      list.appendChild(document.createElement("li")).textContent = line;
    });
    list.hidden = !cut;
    button("accept").hidden = !cut;
    tick();
  }

  var actions = {
    forward: meeting.forward, back: meeting.back, toggle: meeting.toggle, add: meeting.addMinute, undo: meeting.undo,
    propose: function () { setCut(meeting.proposal()); }, accept: function () { meeting.accept(cut); }
  };
  var keys = {
    PageDown: meeting.forward, ArrowRight: meeting.forward, PageUp: meeting.back, ArrowLeft: meeting.back,
    s: meeting.start, p: meeting.pause, "+": meeting.addMinute
  };

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button) actions[button.dataset.do]();
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !keys[event.key] || meeting.isOff(event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  // The screen's link to this window finds it by its name, and the other way round.
  window.name = "rh-leder";
  panel.hidden = false;
  if (dark.matches) document.documentElement.dataset.scheme = "dark";
  dark.addEventListener("change", function () { document.documentElement.dataset.scheme = dark.matches ? "dark" : "light"; });
  meeting.onChange(function () {
    setCut(null);
    render();
  });
  render();
  setInterval(tick, 250);
})();
