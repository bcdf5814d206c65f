// The projected page: keys and remotes page through the screens, points come one at a time, the clock runs.
// Without this script the screens stand one after the other, with links. meeting.js stands before it in the same file.
(function () {
  "use strict";

  var SCHEME = "rh-projected-scheme";
  var FORWARD = ["PageDown", "ArrowRight", "ArrowDown"];
  var BACK = ["PageUp", "ArrowLeft", "ArrowUp"];

  var meeting = rhMeeting;
  var root = document.documentElement;
  var sections = Array.prototype.slice.call(document.querySelectorAll(".rh-screen"));
  var says = document.querySelector(".rh-says");
  var setup = document.getElementById("rh-setup");
  var resume = document.getElementById("rh-resume");
  var late = document.getElementById("rh-late");
  var keys = document.getElementById("rh-keys");
  var phone = document.getElementById("rh-phone");
  var fields = all(".rh-written");
  var cut = null;
  var phaseSaid = null;
  var leftBefore = null;
  var lock = null;

  function all(selector, inside) {
    return Array.prototype.slice.call((inside || document).querySelectorAll(selector));
  }

  // --- light and dark, black ---

  // A browser may refuse to store anything, and everything but the choice of scheme works without.
  function stored(value) {
    try {
      if (value) localStorage.setItem(SCHEME, value);
      return localStorage.getItem(SCHEME);
    } catch (refused) {
      return null;
    }
  }

  function setScheme(scheme) {
    root.dataset.scheme = scheme;
  }

  function toggleScheme() {
    var scheme = root.dataset.scheme === "dark" ? "light" : "dark";
    setScheme(scheme);
    stored(scheme);
  }

  function setBlank(blank) {
    root.classList.toggle("rh-is-blank", blank);
  }

  function isBlank() {
    return root.classList.contains("rh-is-blank");
  }

  // --- the window follows the meeting ---

  function section(id) {
    return document.getElementById(id);
  }

  // Read off the window: whoever scrolls or follows a link moves too.
  function inWindow() {
    var middle = window.innerHeight / 2;
    var found = sections.filter(function (some) {
      return !some.hidden && some.getBoundingClientRect().bottom > middle;
    })[0];
    return found ? found.id : meeting.screen().id;
  }

  // Focus goes along, so that Tab and a screen reader go on from what is shown.
  function follow() {
    var here = section(meeting.screen().id);
    if (inWindow() === here.id && here.contains(document.activeElement)) return;
    here.scrollIntoView();
    here.focus({ preventScroll: true });
  }

  // The place stands in the address, for F5 and for some remotes' start button, which is F5.
  function remember() {
    var place = meeting.address() + "#" + meeting.screen().id;
    setup.querySelector(".rh-leader-link").search = meeting.address();
    if (location.search + location.hash !== place) history.replaceState(null, "", location.pathname + place);
  }

  function reveal(screen) {
    var shown = meeting.shownOn(screen);
    var own = section(screen.id);
    all(".rh-screen__points li", own).forEach(function (point, index) {
      point.classList.toggle("rh-is-coming", screen.points > 1 && index >= shown);
    });
    all(".rh-phase", own).forEach(function (phase, index) {
      phase.classList.toggle("rh-is-coming", index !== shown - 1);
      phase.querySelector(".rh-phase__number").textContent = meeting.phaseMinutes(meeting.stepOf(screen), index);
    });
  }

  function number(screens) {
    screens.forEach(function (screen, index) {
      var own = section(screen.id);
      var place = index + 1 + "/" + screens.length;
      own.querySelector(".rh-screen__place").textContent = place;
      own.querySelector(".rh-screen__nav").setAttribute("aria-label", "Skjerm " + place.replace("/", " av "));
      var back = own.querySelector("[rel=prev]");
      var next = own.querySelector("[rel=next]");
      if (back && index) back.hash = screens[index - 1].id;
      if (next && index + 1 < screens.length) next.hash = screens[index + 1].id;
      own.querySelector(".rh-screen__minutes").textContent = meeting.minutesOf(meeting.stepOf(screen)) + " min";
    });
  }

  function render() {
    var screens = meeting.screens();
    var used = screens.map(function (screen) { return screen.id; });
    sections.forEach(function (some) {
      some.hidden = used.indexOf(some.id) < 0;
    });
    number(screens);
    screens.forEach(reveal);
    tick();
    remember();
  }

  // --- the clock ---

  function tick() {
    var now = meeting.clock();
    var own = section(meeting.screen().id);
    var face = own.querySelector(".rh-clock__time");
    if (now && face) {
      face.textContent = meeting.digits(now.left);
      own.querySelector(".rh-clock__words").textContent = meeting.inWords(now);
      own.querySelector("[data-do=toggle]").textContent = now.runs ? "Pause" : now.started ? "Fortsett" : "Start";
    } else if (now && now.started) {
      own.querySelector(".rh-screen__minutes").textContent = now.minutes + " min, " + meeting.inShort(now);
    }
    announce(now);
    var left = now && now.runs ? now.left : null;
    if (leftBefore > 0 && left !== null && left <= 0 && meeting.setting("sound")) playTone();
    leftBefore = left;
  }

  // A low tone that fades, where a browser lets one be heard.
  function playTone() {
    var audio = new AudioContext();
    var tone = audio.createOscillator();
    var volume = audio.createGain();
    tone.frequency.value = 440;
    volume.gain.setValueAtTime(0.3, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.5);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 1.5);
    tone.onended = function () { audio.close(); };
  }

  // Said when a phase begins, when it stops and when its time is up; never every second.
  function announce(now) {
    var phase = now ? [meeting.screen().id, now.number, now.started, now.runs, now.left <= 0].join() : null;
    if (phase === phaseSaid) return;
    phaseSaid = phase;
    says.textContent = now ? meeting.phaseInWords(now) : "";
    stayAwake(Boolean(now && now.runs));
  }

  // A screen that goes dark in the middle of a phase stops the meeting.
  function stayAwake(wanted) {
    if (!navigator.wakeLock || document.hidden) return;
    if (wanted && !lock) {
      lock = navigator.wakeLock.request("screen").catch(function () { lock = null; });
    } else if (!wanted && lock) {
      lock.then(function (held) { if (held) held.release(); });
      lock = null;
    }
  }

  // --- choosing beforehand ---

  function boxes() {
    return all("[name=q]", setup);
  }

  function sum() {
    var minutes = meeting.planned();
    var end = meeting.state().end;
    var text = "Til sammen " + meeting.count(minutes) + ".";
    if (end) text += " Begynn senest kl. " + meeting.timeOfDay(meeting.plannedEnd() - minutes * meeting.MINUTE) + ".";
    setup.querySelector("output").textContent = text;
  }

  function openSetup() {
    var state = meeting.state();
    boxes().forEach(function (box) {
      box.checked = meeting.steps().some(function (step) { return step.prompt === box.value; });
    });
    setup.querySelector("[name=slutt]").value = state.end;
    sum();
    setup.showModal();
  }

  function choose() {
    var ticked = boxes().filter(function (box) { return box.checked; });
    meeting.choose(ticked.map(function (box) { return box.value; }), setup.querySelector("[name=slutt]").value);
    sum();
  }

  // Whoever comes from a link may have tried it out before, or may be back in the middle of the meeting.
  function askWhereToBegin() {
    var here = meeting.screen();
    var where = meeting.stepOf(here).title + ", skjerm " + (meeting.place() + 1) + " av " + meeting.screens().length;
    resume.querySelector(".rh-resume__where").textContent = where + ", kl. " + meeting.timeOfDay(meeting.state().saved) + ".";
    resume.showModal();
  }

  // --- late ---

  function openLate() {
    cut = meeting.proposal();
    late.querySelector(".rh-late__now").textContent = meeting.lateInWords();
    var list = late.querySelector(".rh-late__cuts");
    list.textContent = "";
    (cut ? meeting.cutInWords(cut) : []).forEach(function (line) {
      list.appendChild(document.createElement("li")).textContent = line;
    });
    list.hidden = !cut;
    late.querySelector("[data-do=accept]").hidden = !cut;
    late.querySelector("[data-do=undo]").hidden = !meeting.state().before;
    late.showModal();
  }

  // --- what is written together: it stands on the screen and on paper, and nowhere else ---

  function hasWritten() {
    return fields.some(function (field) { return field.value.trim(); });
  }

  // The letters shrink once; what is still too much is in sight while it is written, and whole on paper.
  function fit(field) {
    field.classList.remove("rh-is-long");
    field.classList.toggle("rh-is-long", field.scrollHeight > field.clientHeight + 1);
    var rule = section(field.closest(".rh-screen").id).querySelector(".rh-written__rule");
    rule.classList.toggle("rh-is-full", field.scrollHeight > field.clientHeight + 1);
  }

  function fillPaper() {
    var day = new Date().toLocaleDateString("nb-NO", { day: "numeric", month: "long", year: "numeric" });
    root.classList.toggle("rh-has-written", hasWritten());
    fields.forEach(function (field) { field.nextElementSibling.textContent = field.value; });
    all(".rh-written__day").forEach(function (place) { place.textContent = day; });
  }

  // --- keys and buttons ---

  function enterFullScreen() {
    if (!document.fullscreenElement) root.requestFullscreen().catch(function () {});
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else enterFullScreen();
  }

  function first() {
    meeting.go(meeting.screens()[0].id);
  }

  function last() {
    var screens = meeting.screens();
    meeting.go(screens[screens.length - 1].id);
  }

  function openKeys() {
    all("[type=checkbox]", keys).forEach(function (box) { box.checked = meeting.setting(box.name); });
    if (setup.open) setup.close();
    keys.showModal();
  }

  var actions = {
    "Home": first, "End": last, "b": function () { setBlank(true); }, ".": function () { setBlank(true); },
    "d": toggleScheme, "a": meeting.showAll, "s": meeting.start, "p": meeting.pause, "+": meeting.addMinute,
    "v": openSetup, "l": openLate, "f": fullScreen, "u": function () { window.print(); }, "?": openKeys
  };

  function actionFor(key, shift) {
    if (FORWARD.indexOf(key) >= 0 || (key === " " && !shift)) return meeting.forward;
    if (BACK.indexOf(key) >= 0 || key === " ") return meeting.back;
    return actions[key] || null;
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    // Some remotes' start button is F5, and a reload would take what is written with it.
    if (event.key === "F5" && hasWritten()) {
      event.preventDefault();
      enterFullScreen();
    }
    if (event.target.closest("textarea")) {
      if (event.key === "Escape") section(meeting.screen().id).focus({ preventScroll: true });
      // A remote goes on from wherever somebody was writing; every other key writes.
      if (event.key !== "PageDown" && event.key !== "PageUp") return;
    }
    if (event.key === " " && event.target.closest("button")) return;
    if (meeting.isOff(event.key)) return;
    var action = actionFor(event.key.length === 1 ? event.key.toLowerCase() : event.key, event.shiftKey);
    var wasBlank = isBlank();
    if (!action && !(wasBlank && event.key === "Escape")) return;
    event.preventDefault();
    // Whoever presses on after a blank screen wants to see where they were.
    if (wasBlank) setBlank(false);
    else action();
  }

  var buttons = {
    setup: openSetup, keys: openKeys, print: function () { window.print(); }, phone: function () { phone.showModal(); }, toggle: meeting.toggle, add: meeting.addMinute, again: meeting.again, undo: meeting.undo,
    accept: function () { if (cut) meeting.accept(cut); }
  };

  function onClick(event) {
    setBlank(false);
    var button = event.target.closest("[data-do]");
    if (button) buttons[button.dataset.do]();
    // After the mouse, the space bar goes on to what is next instead of pressing the button again.
    if (button && event.detail && !button.closest("dialog")) section(meeting.screen().id).focus({ preventScroll: true });
  }

  sections.forEach(function (some) {
    some.tabIndex = -1;
  });
  all(".rh-clock, .rh-screen__footer .rh-button, .rh-written, .rh-written__note").forEach(function (some) {
    some.hidden = false;
  });

  window.addEventListener("scroll", function () { meeting.go(inWindow()); }, { passive: true });
  window.addEventListener("hashchange", function () { meeting.go(location.hash.slice(1)); });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("visibilitychange", function () {
    // The browser lets go of the lock when the window is hidden.
    lock = null;
    phaseSaid = null;
    tick();
  });
  setup.addEventListener("input", choose);
  keys.addEventListener("change", function (event) { meeting.setting(event.target.name, event.target.checked); });
  fields.forEach(function (field) {
    field.addEventListener("input", function () { fit(field); });
  });
  window.addEventListener("beforeprint", fillPaper);
  window.addEventListener("beforeunload", function (event) {
    if (hasWritten()) event.preventDefault();
  });
  // A browser that keeps the page alive would show it again to whoever goes back.
  window.addEventListener("pagehide", function () {
    fields.forEach(function (field) { field.value = ""; });
    fillPaper();
  });
  meeting.onChange(function () {
    render();
    follow();
  });

  // The link to the screen in the leader's window finds this one.
  window.name = "rh-vis";
  setScheme(stored() || root.dataset.scheme);
  var isFromLink = !location.hash;
  if (!isFromLink) meeting.go(location.hash.slice(1));
  render();
  follow();
  if (isFromLink && meeting.place() > 0) askWhereToBegin();
  setInterval(tick, 250);
  Object.defineProperty(window, "rhProjector", { get: function () { return JSON.parse(JSON.stringify(meeting.state())); } });
})();
