// What somebody types of a meeting: people, minutes, start and end. It is understood as in an address, and a little more kindly; what is not
// understood is told with what can be typed. Pure functions of text.
const rhMeetingTyped = (() => {
  "use strict";

  const LIMITS = { min: "Et møte varer fra 5 til 600 minutter.", folk: "Skriv et tall fra 1 til 200." };
  const EXAMPLES = { min: "Skriv for eksempel 45.", folk: "Skriv for eksempel 18.", start: "Skriv for eksempel 14.00.", slutt: "Skriv for eksempel 14.00." };

  const HOURS = /^\s*(\d\d?)(?:[.,](5))?\s*(?:t|h|time|timer)\.?(?:\s*(?:og\s+)?(\d\d?)\s*(?:m|min|minutter)?\.?)?\s*$/i;

  // «5 timer», «1,5 t» and «2 t 30» are minutes.
  const inMinutes = (value) => {
    const [, hours, half, more = 0] = HOURS.exec(value) || [];
    return hours ? String(60 * hours + (half ? 30 : 0) + Number(more)) : value;
  };

  // «14», «1430» and «kl. 9» are times of day too.
  const asInAddress = (name, value) => {
    if (name === "min") return inMinutes(value);
    const [, hours, minutes = "00"] = /^\s*(?:kl\.?\s*)?(\d\d?)[.:]?(\d\d)?\s*$/i.exec(value) || [];
    return hours && ["start", "slutt"].includes(name) ? `${hours}.${minutes}` : value;
  };

  const isNumber = (value) => /^\s*-?\d+\s*$/.test(value);

  const wrongInWords = (name, value) => {
    if (name in LIMITS && isNumber(value)) return `«${value.trim()}» går ikke. ${LIMITS[name]}`;
    return [`«${value.trim()}» ble ikke forstått.`, EXAMPLES[name]].filter(Boolean).join(" ");
  };

  return { asInAddress, wrongInWords };
})();
