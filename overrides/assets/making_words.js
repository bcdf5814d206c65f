// What is said of a meeting that is being made: what has been chosen, and what whoever made it should look at again. Pure functions of
// the plan and of what the page knows.
const rhMakingWords = (() => {
  "use strict";

  // Nobody sits longer without a break.
  const LONGEST_SITTING = 90;
  // Of the minutes that are no break. Kindergartens that learnt together asked for more time to talk (Fafo 2014:24), and every meeting that
  // the handbook proposes gives more than this.
  const LEAST_TALK = 0.4;
  // A shorter one is a message.
  const SHORTEST = 20;
  const RESTS = ["break", "lunch"];
  // What all do together in these is talk.
  const ASKING = ["prompt", "force_field", "look_back", "agreement", "own"];

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  const isRest = ({ kind }) => RESTS.includes(kind);

  // --- sitting ---

  // Minutes from one rest to the next.
  const longestSitting = ({ steps }) => steps.reduce(({ sat, most }, step) => {
    const now = isRest(step) ? 0 : sat + step.minutes;
    return { sat: now, most: Math.max(most, now) };
  }, { sat: 0, most: 0 }).most;

  // --- talk ---

  const isTalk = ({ kind }) => ({ who }) => who === "pairs" || who === "group" || (who === "all" && ASKING.includes(kind));

  // What has no phases is heard or read, but for a look back and an agreement.
  const talkOf = (step) => {
    if (!step.phases.length) return ["look_back", "agreement"].includes(step.kind) ? step.minutes : 0;
    return sum(step.phases.filter(isTalk(step)).map(({ minutes }) => minutes));
  };

  const shareOfTalk = ({ steps }) => {
    const working = steps.filter((step) => !isRest(step));
    return { talk: sum(working.map(talkOf)), minutes: sum(working.map(({ minutes }) => minutes)) };
  };

  const talkInWords = (plan) => {
    const { talk, minutes } = shareOfTalk(plan);
    if (minutes < SHORTEST || talk >= LEAST_TALK * minutes) return "";
    return `Dere snakker sammen i bare ${talk} av ${minutes} minutter, resten er å høre på, lese og skrive. Ta med et spørsmål til, eller gi spørsmålene mer tid.`;
  };

  // --- all of it ---

  const sittingInWords = (plan) => {
    const sitting = longestSitting(plan);
    return sitting > LONGEST_SITTING ? `Dere sitter ${sitting} minutter uten pause. Legg inn en pause.` : "";
  };

  const tooMuchInWords = ({ least, minutes, dropped }) => {
    if (least !== null) return `Det er satt opp mer enn det er tid til: møtet blir ${minutes} minutter. Ta ut noe, eller gi møtet mer tid.`;
    const isOut = dropped.some(({ why }) => why === "time");
    return isOut ? "Noe av det du har valgt, er det ikke tid til. Ta ut noe annet, eller gi møtet mer tid." : "";
  };

  const questionsInWords = ({ steps }) =>
    (steps.some(({ kind }) => kind === "prompt" || kind === "force_field") ? "" : "Møtet har ikke noe spørsmål å snakke om. Legg til en modul, eller ta med et spørsmål.");

  // What to look at again, a sentence each.
  const notices = (plan) => [tooMuchInWords(plan), sittingInWords(plan), questionsInWords(plan) || talkInWords(plan)].filter(Boolean);

  const MOST_TITLES = 3;

  const listed = (titles) => {
    const shown = titles.length > MOST_TITLES ? [...titles.slice(0, MOST_TITLES - 1), `${titles.length - MOST_TITLES + 1} andre moduler`] : titles;
    return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} og ${shown[shown.length - 1]}` : shown[0];
  };

  // What the meeting is about; nothing where it takes up no module.
  const aboutInWords = ({ blocks }) => {
    const titles = blocks.filter(({ module }) => module).map(({ title }) => `«${title}»`);
    return titles.length ? `Det handler om ${listed(titles)}.` : "";
  };

  // What has been chosen: how long, for whom, when, and of what.
  const chosenInWords = (plan) => [rhPaperWords.meetingInWords(plan), aboutInWords(plan)].filter(Boolean).join(" ");

  return { LONGEST_SITTING, longestSitting, shareOfTalk, notices, aboutInWords, chosenInWords };
})();
