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

  // A time of day, «14:05» or as it is read. It stays on a line.
  const timeInWords = (time) => `kl.\u00a0${time.replace(":", ".")}`;

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
    if (clock.left > 0) return `${minutes} igjen, til ${timeInWords(timeOfDay(clock.ends))}`;
    return clock.left > -MINUTE ? "Tida er ute" : `${count(Math.floor(-clock.left / MINUTE))} over tida`;
  };

  // Who does what, and how long: sentences, of which a question has its own sign. `who` says who works, by name.
  const phaseInWords = (clock, who) =>
    [who[clock.phase.who], clock.phase.title, inWords(clock)]
      .filter(Boolean)
      .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
      .join(" ");

  // As the beginning of a sentence.
  const begun = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  // --- people ---

  const listed = (parts) => parts.join(", ");

  const bySize = (groups) => [...new Set(groups)].map((size) => [groups.filter((other) => other === size).length, size]);

  // «2 grupper på 5, 2 på 4»; pairs are told as pairs.
  const groupsInWords = (groups, isPairs) => {
    if (isPairs) {
      const pairs = groups.filter((size) => size === 2).length;
      const left = groups.some((size) => size === 3) ? ["én gruppe på 3"] : [];
      return listed([...(pairs ? [`${pairs} par`] : []), ...left]) || "én alene";
    }
    const [[number, size], ...others] = bySize(groups);
    return listed([`${number} ${number === 1 ? "gruppe" : "grupper"} på ${size}`, ...others.map(([more, of]) => `${more} på ${of}`)]);
  };

  // How long each has in a round, in what one can keep to.
  const eachInWords = (seconds) => {
    if (seconds < 120) return `${Math.floor(seconds / 5) * 5} sekunder til hver`;
    return `${Math.floor(seconds / 60)} minutter til hver`;
  };

  // Where a clock would be in the way of what is read.
  const inShort = (clock) => {
    if (!clock.runs) return "pause";
    return clock.left > 0 ? `til ${timeInWords(timeOfDay(clock.ends))}` : "tida er ute";
  };

  // `late` in whole minutes, `end` the planned one; null where there is none.
  const lateInSentences = (late, end) => {
    if (late === null) return ["Møtet har ikke begynt."];
    const until = `Planlagt slutt er ${timeInWords(timeOfDay(end))}.`;
    if (late > 0) return [`Dere er ${count(late)} etter planen.`, until];
    return [late < 0 ? `Dere er ${count(-late)} foran planen.` : "Dere er i rute.", until];
  };

  // Before it begins, and not behind: `start` and `end` as the plan has them.
  const beginsInWords = (start, end) => `Møtet begynner ${timeInWords(start)} og slutter ${timeInWords(end)}.`;

  // What there is no time for, `{of, titles}`: `of` is the module where a meeting has several, and without `titles` all of it has gone.
  const lostOf = ({ dropped, steps }) => {
    const lost = dropped.filter(({ why }) => why === "time");
    const slugs = [...new Set([...steps, ...dropped].map(({ module }) => module))];
    const isOfOne = slugs.filter(Boolean).length < 2;
    const isGone = (slug) => !isOfOne && slug && !steps.some(({ module, kind }) => module === slug && kind !== "agreement");
    return (isOfOne ? [null] : slugs).map((slug) => [slug, lost.filter(({ module }) => isOfOne || module === slug)]).filter(([, some]) => some.length)
      .map(([slug, some]) => ({ of: slug && some[0].of, titles: isGone(slug) ? "" : listed([...new Set(some.map(({ title }) => title))]) }));
  };

  const lostInWords = ({ of, titles }) => {
    if (!titles) return `Det er ikke tid til «${of}».`;
    const where = of ? `I «${of}» er det` : "Det er";
    return `${where} ikke tid til: ${titles}.`;
  };

  // Where a plan is not as somebody wished: how short or how long it can be, what there is no time for, and which times it does not keep.
  const notAsWished = (plan) => {
    const { least, most, minutes, start, end, otherEnd, missed } = plan;
    const lunch = plan.steps.find(({ kind }) => kind === "lunch");
    const withLunch = lunch && lunch.at ? ` med lunsj ${timeInWords(lunch.at)}` : "";
    const begins = start && lunch ? `, og står ${timeInWords(rhMeetingPlan.after(start, lunch.starts))}` : "";
    return [
      least ? `Kortere enn ${count(least)} kan dette møtet ikke bli${withLunch}.` : "",
      most ? `Møtet varer bare ${count(most)}: det står ikke noe i det som kan ta resten av tida.` : "",
      ...lostOf(plan).map(lostInWords),
      ...missed.map((at) => `Lunsjen kan ikke begynne ${timeInWords(at)} i dette møtet${begins}.`),
      otherEnd ? `Møtet begynner ${timeInWords(start)} og varer ${count(minutes)}. Da slutter det ${timeInWords(end)}, ikke ${timeInWords(otherEnd)}.` : ""
    ].filter(Boolean);
  };

  const MOST_TOLD = 3;

  // What an address held that was not understood. An address may be as long as somebody likes.
  const unknownInWords = (unknown) => {
    if (!unknown.length) return "";
    const short = (part) => (part.length > 30 ? `${part.slice(0, 30)}…` : part);
    const shown = unknown.slice(0, MOST_TOLD).map((part) => `«${short(part)}»`);
    const more = unknown.length - shown.length;
    const told = [shown.join(", "), ...(more > 0 ? [`${more} til`] : [])].join(" og ");
    return `Dette i adressen ble ikke forstått, og er utelatt: ${told}.`;
  };

  const nothingInWords = "Lenka er ikke til noe møte som håndboka har. Sett sammen et på «Lag et møte», og åpne det derfra.";

  // The same where an address may have asked for no meeting at all.
  const leftOutInWords = (unknown, isNothing) => [isNothing ? nothingInWords : "", unknownInWords(unknown)].filter(Boolean).join(" ");

  const passedInWords = (end) => `Klokka ${end.replace(":", ".")} er passert, og regnes ikke som slutt.`;

  return {
    begun, count, timeOfDay, timeInWords, digits, inWords, phaseInWords, groupsInWords, eachInWords, inShort, lateInSentences, beginsInWords, lostOf, notAsWished,
    unknownInWords, leftOutInWords, passedInWords
  };
})();
