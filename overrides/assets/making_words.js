// What is said of a meeting that is being made: what has been chosen, and what whoever made it should look at again. Pure functions of
// the plan and of what the page knows.
const rhMakingWords = (() => {
  "use strict";

  // No meeting is wished longer.
  const [, LONGEST] = rhTyped.LIMITS.min;
  const { LONGEST_SITTING } = rhMeetingPlan;
  // Minutes: a break that is so near another one, or the beginning or the end, rests nobody.
  const NEAR = 15;
  // Of the minutes that are no break. Kindergartens that learnt together asked for more time to talk (Fafo 2014:24), and every meeting that
  // the handbook proposes gives more than this.
  const LEAST_TALK = 0.4;
  // A shorter one is a message.
  const SHORTEST = 20;
  // What all do together in these is talk.
  const ASKING = ["prompt", "force_field", "look_back", "agreement", "own"];

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  const { isRest } = rhMeetingPlan;

  // --- sitting ---

  // The steps from one rest to the next.
  const sittings = ({ steps }) => steps.reduce((all, step) => (isRest(step) ? [...all, []] : [...all.slice(0, -1), [...all[all.length - 1], step]]), [[]]);

  const lengthOf = (steps) => sum(steps.map(({ minutes }) => minutes));

  // The rests that have too little before or after them: `{rest, other, minutes}`, where the `other` is a rest, or null where it is the beginning or the end.
  const nearRests = ({ steps }) => steps.flatMap((rest, index) => {
    if (!isRest(rest)) return [];
    const last = steps.slice(0, index).findLastIndex(isRest);
    const before = lengthOf(steps.slice(last + 1, index));
    const after = lengthOf(steps.slice(index + 1));
    const isLast = !steps.slice(index + 1).some(isRest);
    return [
      ...(before < NEAR ? [{ rest, other: steps[last] || null, minutes: before, isAtEnd: false }] : []),
      ...(isLast && after < NEAR ? [{ rest, other: null, minutes: after, isAtEnd: true }] : [])
    ];
  });

  const sittingLengths = (plan) => sittings(plan).map(lengthOf);

  const longestSitting = (plan) => Math.max(...sittingLengths(plan));

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

  // Whoever rests longer than they meet.
  const restingInWords = ({ steps }) => {
    const minutes = lengthOf(steps);
    const rests = steps.filter(isRest);
    if (2 * lengthOf(rests) <= minutes) return "";
    const hasLunch = rests.some(({ kind }) => kind === "lunch");
    const [one, more] = hasLunch ? ["Lunsjen", "Lunsjen og pausene"] : ["Pausen", "Pausene"];
    return `${rests.length > 1 ? more : one} tar ${lengthOf(rests)} av ${minutes} minutter. Ta ut noe av det, eller gi møtet mer tid.`;
  };

  // --- all of it ---

  // A break has its place between two parts or two steps: where one alone is too long, another remedy is told.
  const sittingInWords = (plan) => {
    const sitting = longestSitting(plan);
    if (sitting <= LONGEST_SITTING) return "";
    const steps = sittings(plan).find((some) => lengthOf(some) === sitting);
    if (steps.length > 1) return `Dere sitter ${sitting} minutter uten pause. Legg inn en pause, ta med flere spørsmål eller gi møtet mindre tid.`;
    return `«${steps[0].title}» varer ${sitting} minutter, og en pause kan bare stå mellom to deler eller to steg. Legg til en modul eller noe eget i møtet, eller gi møtet mindre tid.`;
  };

  const RESTING = { break: "pausen", lunch: "lunsjen" };

  const nearInWords = ({ rest, other, minutes, isAtEnd }) => {
    const name = RESTING[rest.kind];
    // A meeting may well begin or end with eating together.
    if (!other && (minutes || rest.kind === "lunch")) return "";
    if (!other) return isAtEnd ? "Møtet slutter med en pause. Legg til det som kommer etter, eller ta den ut." : "Møtet begynner med en pause. Flytt den, eller ta den ut.";
    if (minutes) return `Det er bare ${minutes} minutter mellom ${RESTING[other.kind]} og ${other.kind === rest.kind ? "den neste" : name}. Flytt den ene, eller ta den ut.`;
    return other.kind === rest.kind ? "To pauser står rett etter hverandre. Ta ut den ene." : `${name[0].toUpperCase()}${name.slice(1)} står rett etter ${RESTING[other.kind]}. Flytt den, eller ta den ut.`;
  };

  const inOneLine = (some) => (some.length > 1 ? `${some.slice(0, -1).join(", ")} og ${some[some.length - 1]}` : some[0]);

  const isOutOfTime = ({ why }) => why === "time";

  const isAsking = ({ kind }) => kind === "prompt" || kind === "force_field";

  // Where there is no time for a whole module.
  const crowdedInWords = (plan) => {
    const modules = new Set([...plan.steps, ...plan.dropped].map(({ module }) => module).filter(Boolean)).size;
    const gone = rhMeetingWords.lostOf(plan).filter(({ titles }) => !titles).map(({ of }) => `«${of}»`);
    if (!gone.length) return "";
    // What stands on the other side of it cannot give of its time.
    const { at } = plan.steps.find((step) => step.at) || {};
    if (at) return `Med lunsj ${rhMeetingWords.timeInWords(at)} er det ikke tid til ${inOneLine(gone)}. Sett lunsjen til en annen tid, ta ut en modul, eller gi møtet mer tid.`;
    return `${modules} moduler er for mye på ${plan.minutes} minutter: det er ikke tid til ${inOneLine(gone)}. Ta ut en modul, eller gi møtet mer tid.`;
  };

  const isLeftOutOf = (planned) => (step) => isOutOfTime(step) && planned.includes(step.module);

  const agreed = ({ steps }) => (steps.some(({ kind }) => kind === "agreement") ? " og avtalen" : "");

  // Where nothing more can be taken out.
  const isBare = ({ steps }) => steps.filter(isAsking).length === 1 && steps.every((step) => isAsking(step) || step.kind === "agreement");

  const tooMuchInWords = (plan, planned) => {
    const { least, minutes, dropped } = plan;
    if (minutes > LONGEST) return `Møtet blir ${minutes} minutter, og håndboka regner ikke med møter på mer enn ${LONGEST}. Ta ut noe.`;
    if (least !== null && isBare(plan)) return `Møtet blir ${minutes} minutter: ett spørsmål${agreed(plan)} er det minste som går. Gi møtet mer tid.`;
    if (least !== null) return `Det er satt opp mer enn det er tid til: møtet blir ${minutes} minutter. Ta ut noe, eller gi møtet mer tid.`;
    const isOut = dropped.some((step) => isOutOfTime(step) && !isLeftOutOf(planned)(step));
    return crowdedInWords(plan) || (isOut ? "Noe av det du har valgt, er det ikke tid til. Ta ut noe annet, eller gi møtet mer tid." : "");
  };

  const NUMBERS = ["ingen", "ett", "to", "tre", "fire", "fem"];

  // What there is no time for of modules that are taken as they are: nobody chose that, and it is no fault. `planned` are their slugs.
  const leftOutInWords = (plan, planned) => {
    const lost = rhMeetingWords.lostOf({ steps: plan.steps, dropped: plan.dropped.filter(isLeftOutOf(planned)) }).map(({ of, titles }) => {
      const where = of && titles ? ` i «${of}»` : "";
      const what = titles || `«${of}»`;
      return ` Utelatt${where}: ${what}.`;
    });
    if (!lost.length || crowdedInWords(plan)) return "";
    const asked = plan.steps.filter(isAsking).length;
    return `På ${plan.minutes} minutter rekker dere ${NUMBERS[asked] || asked} spørsmål${agreed(plan)}.${lost.join("")}`;
  };

  // Where a step is not as long as somebody typed; `least` is how short it can be.
  const lengthInWords = ({ title, asked, minutes, least }) => {
    const told = `«${title}» får ${minutes} minutter, ikke ${asked}`;
    if (minutes < asked) return `${told}: det er ikke tid til mer. Ta ut noe, eller gi møtet mer tid.`;
    return least > asked ? `${told}: kortere enn ${least} kan det ikke bli.` : `${told}: møtet har tid til overs. Legg til noe, eller gi møtet mindre tid.`;
  };

  // So many are told one by one.
  const MOST_LENGTHS = 2;

  const lengthsInWords = (lengths) => {
    const [shorter, longer] = [(one) => one.minutes < one.asked, (one) => one.minutes >= one.asked].map((is) => lengths.filter(is));
    const told = (some, many) => (some.length > MOST_LENGTHS ? [many] : some.map(lengthInWords));
    return [
      ...told(shorter, `${shorter.length} deler og steg er kortere enn du har skrevet: det er ikke tid til mer. Ta ut noe, eller gi møtet mer tid.`),
      ...told(longer, `${longer.length} deler og steg er lengre enn du har skrevet: møtet har tid til overs. Legg til noe, eller gi møtet mindre tid.`)
    ];
  };

  // Why a step that comes once in a meeting is not there.
  const onceInWords = ({ kind }, { steps }) => {
    if (kind === "agreement") return "Bare én gang, til slutt i møtet.";
    return steps.some((step) => step.kind === kind) ? "Bare én gang i hvert møte." : "Bare i den første modulen i møtet.";
  };

  const agreementInWords = ({ steps }) =>
    (steps.some(({ kind }) => kind === "agreement") ? "" : "Møtet har ingen avtale. Ta med «Dette blir vi enige om», så vet alle hva dere skal prøve.");

  const questionsInWords = ({ steps }) =>
    (steps.some(isAsking) ? "" : "Møtet har ikke noe spørsmål å snakke om. Legg til en modul, eller ta med et spørsmål.");

  // One looks back first, and agrees when all has been talked about.
  const orderInWords = ({ steps }) => {
    const agreement = steps.findIndex(({ kind }) => kind === "agreement");
    if (agreement < 0) return "";
    if (steps.findIndex(({ kind }) => kind === "look_back") > agreement) return "«Siden sist» står etter avtalen. Flytt det fram, så ser dere tilbake først.";
    return steps.slice(agreement).some(isAsking) ? "Avtalen står før et spørsmål. Flytt den til slutt, så blir dere enige når alt er snakket om." : "";
  };

  // A lunch by the clock in a meeting without one.
  const clocklessInWords = ({ start }, parts) => {
    const { at } = parts.find((part) => part.kind === "lunch" && part.at) || {};
    return at && start === null ? `Lunsjen er satt til ${rhMeetingWords.timeInWords(at)}, men møtet har ingen start. Skriv når dere begynner, så får den sin tid.` : "";
  };

  // What to look at again, a sentence each: of the modules that are taken as they are, of the lengths that were typed and are not so, and of the meeting's `parts`.
  const notices = (plan, planned = [], lengths = [], parts = []) => (plan.steps.every(isRest) ? ["En pause alene er ikke noe møte. Legg til en modul eller noe eget."] : [
    tooMuchInWords(plan, planned), clocklessInWords(plan, parts), orderInWords(plan), sittingInWords(plan), restingInWords(plan), ...nearRests(plan).map(nearInWords), questionsInWords(plan) || talkInWords(plan), agreementInWords(plan),
    ...lengthsInWords(lengths)
  ].filter(Boolean));

  const MOST_TITLES = 3;

  const listed = (titles) => {
    const shown = titles.length > MOST_TITLES ? [...titles.slice(0, MOST_TITLES - 1), `${titles.length - MOST_TITLES + 1} andre moduler`] : titles;
    return inOneLine(shown);
  };

  // What the meeting is about; nothing where it takes up no module.
  const aboutInWords = ({ blocks }) => {
    const titles = [...new Set(blocks.filter(({ module }) => module).map(({ title }) => `«${title}»`))];
    return titles.length ? `Det handler om ${listed(titles)}.` : "";
  };

  // --- on paper ---

  // How large the agenda is printed, from what most can read from afar: of each size how many parts it is for, and in millimetres how high a part is, how high
  // a line, and how many letters one holds. With what stands above them, which is also when and where it is, they are to be on one side.
  const SIZES = [["largest", 9, 8.3, 8.5, 33], ["larger", 16, 5.3, 6.8, 41], ["large", Infinity, 3.3, 5.5, 50]];
  const ROOM = 195;

  const printSize = (titles) => SIZES.find(([name, most, part, line, letters]) => {
    const height = sum(titles.map((title) => part + line * Math.ceil(title.length / letters)));
    return name === "large" || (titles.length <= most && height <= ROOM);
  })[0];

  // The day that was said, as paper has it: «Tirsdag 9. februar 2027»; nothing where none was.
  const dayInWords = (date) => {
    if (!date) return "";
    return rhMeetingWords.begun(rhDays.ofDate(date, { year: "numeric" }));
  };

  // What has been chosen: how long, for whom, when, and of what.
  const chosenInWords = (plan) => [rhPaperWords.meetingInWords(plan), aboutInWords(plan)].filter(Boolean).join(" ");

  return { LONGEST_SITTING, NEAR, isRest, sittingLengths, longestSitting, nearRests, notices, lengthInWords, onceInWords, leftOutInWords, aboutInWords, chosenInWords, dayInWords, printSize };
})();
