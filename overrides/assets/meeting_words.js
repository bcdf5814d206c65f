// A meeting in words: what is said of a clock, of the time and of a cut, from what meeting_rules.js has found out.
const rhMeetingWords = (() => {
  "use strict";

  const MINUTE = 60000;

  const count = (minutes) => (minutes === 1 ? "1 minutt" : `${minutes} minutter`);

  const twoDigits = (number) => String(number).padStart(2, "0");

  const timeOfDay = (moment) => {
    const time = new Date(moment);
    return `${twoDigits(time.getHours())}.${twoDigits(time.getMinutes())}`;
  };

  // Rounded up, so that the clock says 0:00 when the time is up and not a second before.
  const digits = (left) => {
    const seconds = left > 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
    const shown = `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
    return left <= -1000 ? `+${shown}` : shown;
  };

  const inWords = (clock) => {
    const minutes = count(Math.ceil(clock.left / MINUTE));
    if (!clock.started) return count(clock.minutes);
    if (!clock.runs) return clock.left > 0 ? `Pause, ${minutes} igjen` : "Pause, tida er ute";
    if (clock.left > 0) return `${minutes} igjen, til kl. ${timeOfDay(clock.ends)}`;
    return clock.left > -MINUTE ? "Tida er ute" : `${count(Math.floor(-clock.left / MINUTE))} over tida`;
  };

  // Who does what, and how long: sentences, of which a question has its own sign.
  const phaseInWords = (clock) =>
    [clock.phase.who, clock.phase.title, inWords(clock)]
      .filter(Boolean)
      .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
      .join(" ");

  // Where a clock would be in the way of what is read.
  const inShort = (clock) => {
    if (!clock.runs) return "pause";
    return clock.left > 0 ? `til kl. ${timeOfDay(clock.ends)}` : "tida er ute";
  };

  // `late` in whole minutes, `end` the planned one; null where there is none.
  const lateInWords = (late, end) => {
    if (late === null) return "Møtet har ikke begynt.";
    const until = `Planlagt slutt er kl. ${timeOfDay(end)}.`;
    if (late > 0) return `Dere er ${count(late)} etter planen. ${until}`;
    return late < 0 ? `Dere er ${count(-late)} foran planen. ${until}` : `Dere er i rute. ${until}`;
  };

  // A proposal, line by line.
  const cutInWords = (cut, end) => {
    const lines = cut.shorten.map(({ step, index, from, to }) => `${step.title}, ${step.phases[index].who}: ${from} → ${to} min`);
    if (cut.drop) lines.unshift(`Dropp ${cut.drop.title.toLowerCase()}`);
    lines.push(cut.left ? `${count(cut.left)} over tida likevel` : `Slutt kl. ${timeOfDay(end)} som før`);
    return lines;
  };

  // What an address held that was not understood. An address may be as long as somebody likes.
  const unknownInWords = (unknown) => {
    if (!unknown.length) return "";
    const short = (part) => (part.length > 30 ? `${part.slice(0, 30)}…` : part);
    const shown = unknown.slice(0, 3).map((part) => `«${short(part)}»`);
    return `Dette i adressen ble ikke forstått, og er utelatt: ${shown.join(", ")}.`;
  };

  const passedInWords = (end) => `Klokka ${end.replace(":", ".")} er passert, og regnes ikke som slutt.`;

  return { count, timeOfDay, digits, inWords, phaseInWords, inShort, lateInWords, cutInWords, unknownInWords, passedInWords };
})();
