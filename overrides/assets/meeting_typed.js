// What is told of a field of a meeting that holds something that is not understood (typed.js): what can be written there, and which
// start and end no meeting has. Pure functions of text.
const rhMeetingTyped = (() => {
  "use strict";

  const LIMITED = { min: `Et møte varer ${rhTyped.span("min")} minutter.`, folk: `Skriv et tall ${rhTyped.span("folk")}.` };
  const EXAMPLES = { min: "45", folk: "18", start: "14.00", slutt: "14.00" };

  const wrongInWords = (name, value) => {
    if (name in LIMITED && /^\s*-?\d+\s*$/.test(value)) return `«${value.trim()}» går ikke. ${LIMITED[name]}`;
    return `«${value.trim()}» ble ikke forstått. Skriv for eksempel ${EXAMPLES[name]}.`;
  };

  // Where a meeting cannot be held from one time of day to another; nothing where it can.
  const spanInWords = (start, end) => {
    const { timeInWords } = rhMeetingWords;
    const minutes = rhMeetingPlan.minutesBetween(start, end);
    const [least, most] = rhTyped.LIMITS.min;
    if (minutes >= least && minutes <= most) return "";
    if (end < start) return `Møtet kan ikke slutte ${timeInWords(end)} når det begynner ${timeInWords(start)}.`;
    return `Fra ${timeInWords(start)} til ${timeInWords(end)} er det ${minutes} minutter. ${LIMITED.min}`;
  };

  // An end is written, and neither a start nor how long: `start` is the one that it leads to, null where nothing has a length yet.
  const loneEndInWords = (start, end) => (start === null ? "Skriv også når møtet begynner: slutten alene sier ikke hvor lenge dere har."
    : `Møtet begynner ${rhMeetingWords.timeInWords(start)} for å slutte ${rhMeetingWords.timeInWords(end)}: skriv når dere begynner, hvis det er en annen tid.`);

  return { wrongInWords, spanInWords, loneEndInWords };
})();
