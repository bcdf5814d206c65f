// What papers are called: a kind of sheet by its name and letter, a side that is printed, and a piece of paper.
const rhPaperWords = (() => {
  "use strict";

  const NAMES = { D: "kjøreplan (D)", A: "refleksjonsark (A)", B: "gruppeark (B)", C: "sjekkliste (C)", E: "ark til dem som ikke var med (E)" };
  // What parts a pile is no kind of sheet.
  const PILED = { ...NAMES, F: "forside" };
  const FOR_EACH = { A: "til hver", B: "til hver gruppe", C: "til hver" };
  // More than a browser lays out in a few seconds, and more than anybody prints at once.
  const MOST_SIDES = 2000;

  const counted = (number, one, more) => `${number} ${number === 1 ? one : more}`;

  // «62 sider på 44 papir».
  const sizeInWords = ({ sides, papers }) => `${counted(sides, "side", "sider")} på ${papers} papir`;

  const tooMuchInWords = ({ sides }) => `${sides} sider er for mye på én gang (høyst ${MOST_SIDES}).`;

  // Of sheets `[{kind, copies}]`, how many of each kind; «til hver» where nobody has said how many come.
  const kindsInWords = (sheets) => Object.keys(PILED).filter((kind) => sheets.some((sheet) => sheet.kind === kind)).map((kind) => {
    const copies = sheets.filter((sheet) => sheet.kind === kind).map((sheet) => sheet.copies);
    if (copies.includes(null)) return `${PILED[kind]} ${FOR_EACH[kind]}`;
    return `${copies.reduce((all, one) => all + one, 0)}\u00a0× ${PILED[kind]}`;
  }).join(", ");

  // «14.00–14.45», or minutes from the start where nobody has said when that is. No line ends after the dash.
  const timesOf = (plan, starts, minutes) => {
    const ends = starts + minutes;
    return plan.start ? `${rhMeetingPaper.clock(plan, starts)}–\u2060${rhMeetingPaper.clock(plan, ends)}` : `${starts}–\u2060${ends}`;
  };

  const meetingInWords = (plan) => {
    const who = plan.people === null ? "" : ` for ${counted(plan.people, "deltaker", "deltakere")}`;
    const when = plan.start ? `, klokka ${timesOf(plan, 0, plan.minutes)}` : "";
    return `Møte på ${plan.minutes} minutter${who}${when}.`;
  };

  return { timesOf, meetingInWords, NAMES, MOST_SIDES, counted, sizeInWords, tooMuchInWords, kindsInWords };
})();
