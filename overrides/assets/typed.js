// Minutes, people and times of day as people write them, in a field or in an address, and within which limits: everybody reads them here. Pure
// functions of text.
const rhTyped = (() => {
  "use strict";

  // Of a meeting, of its people, and of a step or a part of a meeting that is made.
  const LIMITS = { min: [5, 600], folk: [1, 200], step: [1, 180], part: [2, 600] };
  const HOURS = /^\s*(\d\d?)(?:[.,](5))?\s*(?:t|h|time|timer)\.?(?:\s*(?:og\s+)?(\d\d?)\s*(?:m|min|minutter)?\.?)?\s*$/i;

  // A whole number within limits; null where it is none.
  const whole = (text, [least, most]) => {
    const number = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : NaN;
    return number >= least && number <= most ? number : null;
  };

  // How long a meeting is: «5 timer», «1,5 t» and «2 t 30» are minutes too.
  const minutes = (text) => {
    const [, hours, half, more = 0] = HOURS.exec(text) || [];
    return whole(hours ? String(60 * hours + (half ? 30 : 0) + Number(more)) : text, LIMITS.min);
  };

  // A time of day as "14:05": of «14.05», «14:05», «14,05», «1405», «14» and «kl. 14»; null where it is none.
  const timeOfDay = (text) => {
    const [, hours, past = "00"] = /^\s*(?:kl\.?\s*)?(\d\d?)[.:,]?(\d\d)?\s*$/i.exec(text) || [];
    return hours < 24 && past < 60 ? `${hours.padStart(2, "0")}:${past}` : null;
  };

  const span = (name) => `fra ${LIMITS[name].join(" til ")}`;

  return { LIMITS, span, whole, minutes, timeOfDay };
})();
