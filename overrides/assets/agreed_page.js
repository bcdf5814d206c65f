// The page that carries an agreement on: a sheet to hang up, a day in the calendar and a link with the text after #. What was typed is on
// this page only, until somebody takes it along; what came by a link goes out of the address at once. Without this script there is
// an empty sheet to fill in by hand.
(() => {
  "use strict";

  const main = document.querySelector(".rh-agreed");
  const one = (selector) => main.querySelector(selector);
  const form = one(".rh-agreed-form__fields");
  const made = one(".rh-agreed-form__made");
  const link = one(".rh-agreed-form__link");
  const told = one(".rh-agreed-form__told");
  const heading = one(".rh-agreed-form__made h2");
  const READY = heading.textContent;
  const done = one(".rh-agreed-form__done");
  const code = one(".rh-agreed-sheet__code");
  const button = one(".rh-agreed-form__fields button");
  const MAKE = button.textContent;
  const field = (name) => form.elements[name];

  const options = () => [...field("meeting").querySelectorAll("option")];
  const chosen = () => options().find(({ value }) => value === field("meeting").value);

  // What the address asks of the meeting that one came from; another one is held as it is planned.
  const NAMES = [...Object.keys(rhMeetingAddress.WISHES), "deler"];
  const query = new URLSearchParams([...rhQuery.read(location.search)].filter(([name]) => NAMES.includes(name))).toString();
  let cameFrom = "";
  // What the meeting wrote of when, where that is no day.
  let said = "";
  // Whether the link that one came by says nothing that can be read.
  let isBroken = false;

  // Nothing leads to a meeting of one's own but what the address says of it.
  const isThere = (option, from) => option.dataset.own === undefined || (option.value === from && new URLSearchParams(query).has("deler"));

  const offer = () => options().forEach((option) => { option.disabled = option.hidden = !isThere(option, cameFrom); });

  const agreed = () => rhAgreed.read(rhAgreed.write({
    what: field("what").value, who: field("who").value, again: field("again").value, meeting: field("meeting").value
  }));

  // The link from this page, and the one that others can use (rhOutside).
  const linkFrom = (home) => home + (query && cameFrom && cameFrom === field("meeting").value ? `?${query}` : "");

  const linkHere = (hash) => new URL(linkFrom(chosen().dataset.href), location.href.split(/[?#]/)[0]).href + hash;

  const linkForOthers = (hash) => {
    const built = main.dataset.site && linkFrom(main.dataset.site + chosen().dataset.url) + hash;
    return rhOutside(linkHere(hash), built);
  };

  // --- the sheet ---

  const LONG = 70;
  const LONGEST = 130;

  const lengthOf = (text) => {
    if (text.length > LONGEST) return "longest";
    return text.length > LONG ? "long" : "short";
  };

  const fillSheet = ({ what, who, again }) => {
    const place = one(".rh-agreed-sheet__what");
    place.textContent = what;
    place.dataset.length = lengthOf(what);
    one(".rh-agreed-sheet__who").textContent = who;
    one(".rh-agreed-sheet__again").textContent = rhAgreed.dayInWords(again);
  };

  const drawCode = async (address) => {
    code.hidden = !address;
    if (address && !await rhQr.draw(code, address)) code.hidden = true;
  };

  // --- what is lacking ---

  const lacking = ({ what, who, again }) => Object.entries({ what, who, again }).filter(([, text]) => !text).map(([name]) => name);

  const QUESTIONS = { what: "hva dere prøver", who: "hvem som gjør det", again: "når dere ser på det igjen" };

  const listed = (parts) => (parts.length > 1 ? `${parts.slice(0, -1).join(", ")} og ${parts[parts.length - 1]}` : parts[0]);

  // A day that has been is no fault: the agreement may be opened again later.
  const tooLong = () => ["what", "who"].filter((name) => rhAgreed.tooLong(name, field(name).value));

  const LABELS = { what: "Hva prøver vi?", who: "Hvem gjør det?" };

  const longInWords = (name) => {
    const more = rhAgreed.tooLong(name, field(name).value);
    return `Teksten i «${LABELS[name]}» er ${more} tegn for lang. Det er plass til ${rhAgreed.LONGEST[name]}: kort den ned.`;
  };

  const hasBeen = () => rhAgreed.hasBeen(field("again").value, new Date());

  const texts = () => ["what", "who"].map((name) => field(name).value);

  // What may be somebody's name and was there when one was warned, and what one has said yes to.
  let warned = [];
  let meant = [];

  const asked = () => Object.values(rhAgreedNames.asked(texts())).flat();

  const doubted = () => asked().filter((word) => !meant.includes(word));

  const isWarned = () => doubted().length > 0 && doubted().every((word) => warned.includes(word));

  const joined = (sentences) => sentences.filter(Boolean).join(" ");

  // Nothing is asked any more of what one has said yes to.
  const nameInWords = () => (doubted().length ? joined([rhAgreedNames.askedInWords(texts()), isWarned() ? "Er det ikke det, trykker du «Lag likevel»." : ""]) : "");

  const pastInWords = () => (hasBeen() ? "Dagen har vært. Velg en som kommer, hvis dere skal se på avtalen igjen." : "");

  const inWords = (names) => {
    if (tooLong().length) return tooLong().map(longInWords).join(" ");
    if (names.length) return joined([`Si ${listed(names.map((name) => QUESTIONS[name]))}.`, nameInWords()]);
    return joined([isBroken ? "Lenka er ødelagt, og avtalen i den kunne ikke leses. Be om lenka på nytt, eller skriv avtalen her." : "", pastInWords(), nameInWords()]);
  };

  const tell = (names) => {
    told.textContent = inWords(names);
    Object.keys(QUESTIONS).forEach((name) => field(name).setAttribute("aria-invalid", String(names.includes(name) || tooLong().includes(name))));
  };

  const isReady = () => !lacking(agreed()).length && !tooLong().length && !doubted().length;

  const dayToldInWords = (again) => {
    const day = rhAgreed.dayInWords(again);
    if (!said) return day;
    return day ? `Dere skrev «${said}». Det er satt til ${day}.` : `Dere skrev «${said}». Velg dagen.`;
  };

  // --- all of it ---

  let isMade = false;

  const isPast = () => hasBeen() && !isMade;

  const isWarnedOfDay = () => field("again").dataset.warned === field("again").value;

  // An agreement that lacks something again is not ready any more.
  const show = () => {
    const now = agreed();
    made.hidden = !isMade || !isReady();
    button.textContent = isWarned() || (isPast() && isWarnedOfDay()) ? "Lag likevel" : MAKE;
    code.hidden = made.hidden;
    const hash = rhAgreed.write({ ...now, meeting: "" });
    one(".rh-agreed-form__day").textContent = dayToldInWords(now.again);
    fillSheet(now);
    main.dataset.held = String(doubted().length > 0);
    if (isMade || tooLong().length || told.textContent || isBroken || pastInWords() || nameInWords()) tell(isMade ? lacking(now) : []);
    if (made.hidden) return;
    // What has been is not called ready, and nobody puts its day into a calendar.
    heading.textContent = hasBeen() ? heading.dataset.past : READY;
    made.querySelector("[data-do=calendar]").hidden = hasBeen();
    done.textContent = "";
    link.href = linkHere(hash);
    // What was typed here is gone when the page is left.
    link.target = now.meeting ? "_blank" : "";
    link.textContent = now.meeting ? "Åpne møtet med avtalen i ny fane" : "Åpne avtalen igjen her";
    one(".rh-agreed-form__meeting").hidden = !now.meeting;
    one(".rh-agreed-sheet__scan").textContent = `Skann koden på neste møte, så ${now.meeting ? "kommer avtalen med dit" : "åpnes avtalen igjen"}.`;
    drawCode(linkForOthers(hash));
  };

  const nameFields = () => ["what", "who"].filter((name) => Object.values(rhAgreedNames.asked([field(name).value])).flat().some((word) => doubted().includes(word)));

  // Who has been warned of a day that has been, or of a name, and presses again, means it.
  const unwarned = () => [...(isWarned() ? [] : nameFields()), ...(isPast() && !isWarnedOfDay() ? ["again"] : [])];

  const make = () => {
    const names = lacking(agreed());
    const [wrong] = [...tooLong(), ...names, ...unwarned()];
    if (!tooLong().length) {
      // Also where something lacks: that may be filled in by hand.
      if (isWarned()) meant = [...meant, ...doubted()];
      warned = doubted();
      if (!names.length) field("again").dataset.warned = field("again").value;
    }
    if (wrong) {
      show();
      tell(names);
      field(wrong).focus();
      return;
    }
    isMade = true;
    show();
    heading.focus();
  };

  const event = ({ what, who, again, meeting }) => {
    const url = linkForOthers(link.hash) || null;
    const lines = [`Vi prøver: ${what}`, `Hvem: ${who}`, ...(url ? [`Lenka åpner ${meeting ? "møtet med avtalen" : "avtalen igjen"}.`] : [])];
    return {
      // Whatever its words: who mends them has the day once.
      id: `moter/avtale/${meeting} ${again}`, title: `Vi ser på avtalen igjen: ${what}`, text: lines.join("\n"),
      date: again, start: null, minutes: null, url
    };
  };

  // What was last taken to a calendar from here.
  let taken = "";
  const MOVED = "Dag eller møte er et annet enn i fila før: Slett den gamle dagen i kalenderen, hvis den står der.";
  const REWORDED = "Står det alt en avtale der for samme møte og dag, blir den byttet ut.";

  const acts = {
    copy: () => {
      const refused = () => { done.textContent = "Nettleseren kopierer ikke herfra. Høyreklikk på den første lenka, eller hold fingeren på den, og velg «Kopier»."; };
      const isAsked = rhBrowser.attempt(() => navigator.clipboard.writeText(linkForOthers(link.hash) || link.href).then(() => { done.textContent = "Lenka er kopiert."; }, refused));
      if (!isAsked) refused();
    },
    calendar: () => {
      const now = agreed();
      if (!isReady()) return;
      const planned = event(now);
      const isOther = taken !== "" && taken !== planned.id;
      rhCalendar.save(`avtale-${now.again}.ics`, rhCalendar.write("Avtale", [planned], Date.now()));
      taken = planned.id;
      done.textContent = ["Kalenderfila er lastet ned. Åpne den, så kommer dagen i kalenderen.", isOther ? MOVED : REWORDED].join(" ");
    }
  };

  // What the address says, and the address without it. The meeting that one came from may stay there: nobody wrote that.
  const take = () => {
    const given = rhAgreed.read(rhQuery.carried(location), rhAgreed.TAKEN_IN);
    said = given.said || "";
    isBroken = Boolean(given.isBroken);
    const wasMade = Boolean(given.what && given.again);
    given.again ||= rhAgreed.dayMeant(said, new Date());
    const isKnown = options().some((option) => option.value && option.value === given.meeting && isThere(option, given.meeting));
    rhBrowser.replaceAddress(location.pathname + rhQuery.withoutAgreed(location.search) + (isKnown ? `#mote=${given.meeting}` : ""));
    cameFrom = isKnown ? given.meeting : cameFrom;
    offer();
    if (isKnown) field("meeting").value = given.meeting;
    ["what", "who", "again"].filter((name) => given[name]).forEach((name) => { field(name).value = given[name]; });
    // Whoever opens the link has it made already, and was warned then; what a meeting wrote bears no day of the calendar.
    if (given.what && given.again) isMade = true;
    if (wasMade) meant = asked();
    show();
  };

  // A browser that keeps the page alive would show it again to whoever goes back.
  const forget = () => {
    form.reset();
    said = "";
    taken = "";
    warned = [];
    meant = [];
    isMade = false;
    made.hidden = true;
    fillSheet({ what: "", who: "", again: "" });
    main.dataset.held = "false";
    code.hidden = true;
  };

  // Of a press that is made double the second half answers no question that nobody has read.
  button.addEventListener("click", (pressed) => { if (pressed.detail > 1) pressed.preventDefault(); });
  // Whoever got paper that is not ready finds the question with its answer on the page.
  window.addEventListener("beforeprint", () => {
    if (!doubted().length) return;
    warned = doubted();
    show();
  });
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    make();
  });
  form.addEventListener("input", () => {
    isBroken = false;
    show();
  });
  main.addEventListener("click", ({ target }) => {
    const pressed = target.closest("[data-do]");
    if (pressed) acts[pressed.dataset.do]();
  });
  window.addEventListener("hashchange", () => { if (location.hash.includes("avtale=")) take(); });
  window.addEventListener("pagehide", forget);
  form.hidden = false;
  take();
})();
