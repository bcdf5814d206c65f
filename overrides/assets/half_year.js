// The page of the half-year: modules are chosen for the meetings, and stand in the address and nowhere else; what they cover follows at once.
// Without this script it is the map and a list of modules.
(() => {
  "use strict";

  const page = document.querySelector(".rh-half-year");
  const one = (selector, inside = page) => inside.querySelector(selector);
  const all = (selector, inside = page) => [...inside.querySelectorAll(selector)];
  const known = JSON.parse(one(".rh-half-year__knowledge").textContent);
  const slugs = known.modules.map(({ slug }) => slug);
  const form = one(".rh-half-year__when");
  const made = one(".rh-half-year__made");
  const list = one(".rh-half-year__meetings");
  const told = one(".rh-half-year__told");
  const choices = all("[data-choice]");
  const now = new Date();
  let asked = rhHalfYear.read(location.search, slugs, now);

  const moduleOf = (slug) => known.modules.find((module) => module.slug === slug);
  const linkOf = (slug) => one(`[data-choice="${slug}"] a[data-project]`);

  const element = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text, ...properties });

  const linkTo = (slug) => {
    const link = element("a", moduleOf(slug).title);
    // As it was written, so that paper does not spell it out.
    link.setAttribute("href", linkOf(slug).getAttribute("href"));
    return link;
  };

  const inWords = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} og ${words[words.length - 1]}`);

  const counted = (count, single, several) => `${count} ${count === 1 ? single : several}`;

  // --- the plan and its address ---

  const attempt = (action) => {
    try {
      action();
      return true;
    } catch {
      // Where a browser refuses, the plan is right all the same.
      return false;
    }
  };

  const change = (plan) => {
    asked = { plan, unknown: [] };
    attempt(() => history.pushState(null, "", `${location.pathname}${rhHalfYear.write(plan)}`));
    show();
  };

  // Of a field what the plan says, and how what is typed in it is taken.
  const fields = new WeakMap();

  const shownIn = (field, value, take) => {
    field.value = value;
    fields.set(field, { shown: String(value), take });
  };

  // What somebody is in the middle of typing is taken before the plan goes on paper.
  const settle = () => {
    const field = document.activeElement;
    const { shown, take: takeTyped } = fields.get(field) || {};
    if (takeTyped && field.value !== shown) takeTyped((action) => action());
  };

  const dottedTime = (start) => (start || "").replace(":", ".");

  // Each meeting as an address of the module's own: as long as the meeting, from when it begins.
  const faceOf = (slug, date) => {
    const { start, minutes } = asked.plan;
    const query = `min=${minutes}${start ? "&start=" : ""}${dottedTime(start)}`;
    return { project: `${linkOf(slug).dataset.project}?${query}`, make: `deler=${slug}&${query}&dato=${date}` };
  };

  // --- the meetings ---

  const dotted = (date) => `${date.slice(8)}.${date.slice(5, 7)}.`;

  const dayInWords = (date) => rhDays.ofDate(date);

  const dayInWordsWrong = (text, date) => (text
    ? `«${text}» er ikke en ledig dag i ${rhHalfYear.named(asked.plan)}. Skriv dag og måned, som ${dotted(date)}`
    : `Møtet må ha en dato. Skriv dag og måned, som ${dotted(date)}`);

  const titleOf = (slug) => (slug ? moduleOf(slug).title : "Ikke valgt ennå");

  const movedInWords = (place, title) => {
    const { meetings } = rhHalfYear.meetings(asked.plan);
    return `Flyttet til møte ${place + 1} av ${meetings.length}, ${dayInWords(meetings[place].date)}: ${title}.`;
  };

  // A day that moves the meeting in the order is told as a press that does; whoever stays in the field goes along.
  const takeDay = (field, place, when) => {
    const { date, module: slug } = rhHalfYear.meetings(asked.plan).meetings[place];
    const day = rhHalfYear.typedDay(field.value, asked.plan);
    const plan = day && rhHalfYear.moved(asked.plan, place, day);
    rhMarked(field, !plan, told);
    if (!plan) {
      told.textContent = dayInWordsWrong(field.value.trim(), date);
      return;
    }
    when(() => {
      const isHere = document.activeElement === field;
      const to = plan.dates.indexOf(day);
      change(plan);
      if (isHere) focusOn(`date ${to}`);
      if (to !== place) told.textContent = movedInWords(to, titleOf(slug));
    });
  };

  const dateField = (item, place, { date }) => {
    const field = one("input", item);
    field.setAttribute("aria-label", `Dato for møte ${place + 1}`);
    field.dataset.key = `date ${place}`;
    shownIn(field, dotted(date), (when) => takeDay(field, place, when));
    field.addEventListener("change", () => takeDay(field, place, rhPainted.leaving));
  };

  const buttons = (item, place, title, isLast) => {
    const acts = {
      up: { isOff: place === 0, plan: () => rhHalfYear.swapped(asked.plan, place, place - 1), said: () => movedInWords(place - 1, title) },
      down: { isOff: isLast, plan: () => rhHalfYear.swapped(asked.plan, place, place + 1), said: () => movedInWords(place + 1, title) },
      remove: { isOff: false, plan: () => rhHalfYear.left(asked.plan, place), said: () => `«${title}» er tatt ut av planen.` }
    };
    Object.entries(acts).forEach(([name, { isOff, plan, said }]) => {
      const button = one(`[data-do=${name}]`, item);
      button.disabled = isOff;
      button.dataset.key = `${name} ${title}`;
      button.setAttribute("aria-label", `${button.textContent}: ${title}`);
      button.addEventListener("click", () => {
        change(plan());
        told.textContent = said();
      });
    });
    rhArrowKeys(item, [["up", -1], ["down", 1]].map(([name, by]) => ({ by, button: one(`[data-do=${name}]`, item) })));
  };

  const links = (item, { module: slug, date }, title) => {
    const face = faceOf(slug, date);
    const project = one(".rh-half-year__project", item);
    const make = one(".rh-half-year__make", item);
    project.setAttribute("href", face.project);
    make.setAttribute("href", `${make.getAttribute("href")}?${face.make}`);
    [project, make].forEach((link) => link.setAttribute("aria-label", `${link.textContent}: ${title}`));
    // Whoever moves the module by keys from one of its links is still there.
    all("a", item).forEach((link, at) => { link.dataset.key = `link${at} ${title}`; });
  };

  const meetingItem = (meeting, place, meetings) => {
    const item = one("template").content.firstElementChild.cloneNode(true);
    const title = titleOf(meeting.module);
    one(".rh-half-year__number", item).textContent = `Møte ${place + 1}`;
    one(".rh-half-year__day", item).textContent = `${dayInWords(meeting.date)}:`;
    one(".rh-half-year__why", item).textContent = meeting.why ? `(${meeting.why})` : "";
    dateField(item, place, meeting);
    const name = one("strong", item);
    if (!meeting.module) {
      name.replaceWith(title);
      one(".rh-half-year__buttons", item).remove();
      return item;
    }
    name.append(linkTo(meeting.module));
    buttons(item, place, title, place + 1 === meetings.length);
    links(item, meeting, title);
    return item;
  };

  // Nobody is called on a day off by the page: who has chosen one is told.
  const daysOffInWords = (meetings) => meetings.map(({ date, why }, place) => ({ date, why, place })).filter(({ why }) => why)
    .map(({ date, why, place }) => ` Møte ${place + 1} er på en dag da få er på jobb: ${dayInWords(date)} (${why}).`).join("");

  const sumInWords = ({ meetings, left }) => {
    const { plan } = asked;
    const when = plan.start ? ` kl.\u00a0${dottedTime(plan.start)}` : "";
    const titles = inWords(left.map((slug) => `«${moduleOf(slug).title}»`));
    const without = left.length ? ` Det er ikke nok møter til ${titles}.` : "";
    const name = rhHalfYear.named(plan);
    const most = rhHalfYear.isFull(plan) ? ` Siden setter opp høyst ${rhHalfYear.MOST} møter, så den slutter ${dayInWords(meetings[meetings.length - 1].date)}.` : "";
    return `${name[0].toUpperCase()}${name.slice(1)}: ${counted(meetings.length, "møte", "møter")} på ${plan.minutes} minutter${when}.${most}${without}${daysOffInWords(meetings)}`;
  };

  // --- the map ---

  const listedInWords = ({ recommendations, blocks }) => [
    ...recommendations.map(({ number, title }) => `anbefaling ${number} (${title})`),
    ...blocks.map(({ title }) => title.toLowerCase())
  ];

  const coversInWords = (covered) => {
    const chosen = rhHalfYear.held(asked.plan);
    if (!chosen.length) return ["Ingen moduler er valgt ennå. Tallene i kartet gjelder hele håndboka."];
    const [rows, columns] = [known.recommendations, known.blocks].map(({ length }) => length);
    const lacking = listedInWords(covered);
    const empty = Object.keys(covered.all).length - covered.lacking.length;
    return [
      `Valget dekker ${rows - covered.recommendations.length} av ${rows} anbefalinger, ${columns - covered.blocks.length} av ${columns} byggesteiner og ${empty} av ${Object.keys(covered.all).length} ruter.`,
      lacking.length ? `Det mangler ${inWords(lacking)}.` : "",
      "Tallene gjelder alle spørsmålene i modulene. Et møte rekker noen få av dem."
    ].filter(Boolean);
  };

  // The cells as they were, with how many of their questions the choice has.
  const showCell = (link, { cells, all: inAll }, isChosen) => {
    const key = link.hash.slice("#rute-".length);
    const count = cells[key] || 0;
    link.textContent = isChosen ? count : inAll[key];
    const cell = link.closest("td");
    cell.dataset.weight = isChosen ? String(Math.min(4, count)) : cell.dataset.usual;
    link.setAttribute("aria-label", isChosen ? `${count} av ${link.dataset.usual}` : link.dataset.usual);
    all(".rh-map__thin", cell).forEach((thin) => { thin.hidden = isChosen; });
  };

  const proposalItem = (proposal) => {
    const item = document.createElement("li");
    const { title } = moduleOf(proposal.slug);
    const gains = [...listedInWords(proposal), ...(proposal.cells ? [`${counted(proposal.cells, "rute", "ruter")} som er ${proposal.cells === 1 ? "tom" : "tomme"}`] : [])];
    const button = element("button", "Velg", { type: "button" });
    button.dataset.key = `propose ${proposal.slug}`;
    button.setAttribute("aria-label", `Velg: ${title}`);
    button.addEventListener("click", () => take(proposal.slug));
    item.append(linkTo(proposal.slug), ` dekker ${inWords(gains)}. `, button);
    return item;
  };

  const showProposals = () => {
    const chosen = rhHalfYear.chosen(asked.plan);
    const proposals = chosen.length && chosen.length < rhHalfYear.MOST ? rhHalfYearMap.proposals(chosen, known) : [];
    const items = proposals.map(proposalItem);
    const proposed = document.createElement("ul");
    proposed.append(...items);
    one(".rh-half-year__proposals").replaceChildren(...(items.length ? [element("p", "Dette kan fylle det som mangler:"), proposed] : []));
  };

  const showMap = () => {
    // A module without a meeting covers nothing.
    const chosen = rhHalfYear.held(asked.plan);
    const covered = rhHalfYearMap.coverage(chosen, known);
    one(".rh-half-year__covers").replaceChildren(...coversInWords(covered).map((line) => element("p", line)));
    all("a.rh-map__count").forEach((link) => showCell(link, covered, chosen.length > 0));
    all(".rh-map__lists li").forEach((item) => { item.classList.toggle("rh-is-chosen", chosen.includes(item.dataset.module)); });
    one(".rh-map-of-questions").classList.toggle("rh-is-of-choice", chosen.length > 0);
    showProposals();
  };

  // --- all of it ---

  const fill = () => {
    const { plan } = asked;
    const values = {
      halvar: `${plan.season}-${plan.year}`, dag: rhHalfYear.WEEKDAYS[plan.weekday], hver: String(plan.every), antall: plan.count || "",
      kl: dottedTime(plan.start), min: plan.minutes
    };
    const halves = rhHalfYear.choices(now);
    if (!halves.some(({ season, year }) => values.halvar === `${season}-${year}`)) halves.push(plan);
    form.elements.halvar.replaceChildren(...halves.map((half) => element("option", rhHalfYear.named(half), { value: `${half.season}-${half.year}` })));
    Object.entries(values).forEach(([name, value]) => {
      shownIn(form.elements[name], value, (when) => takeWish(form.elements[name], when));
      rhMarked(form.elements[name], false, told);
    });
  };

  const MOST_TOLD = 5;

  const unknownInWords = () => (asked.unknown.length ? `Dette i adressen ble ikke forstått: ${asked.unknown.slice(0, MOST_TOLD).join(", ")}.` : "");

  const TURNED = { up: "down", down: "up" };

  // Where the keyboard was, or as near to it as there is something to press.
  const focusOn = (key) => {
    const [name, ...title] = key.split(" ");
    const nearest = [key, [TURNED[name], ...title].join(" ")]
      .map((wanted) => all("[data-key]").find(({ dataset, disabled }) => dataset.key === wanted && !disabled))
      .find(Boolean);
    const proposal = name === "propose" ? one("[data-key^='propose']") : null;
    const again = nearest || proposal || one(`#${made.getAttribute("aria-labelledby")}`);
    again.focus();
    // As whoever comes to a field by the keyboard has it.
    if (again.select) again.select();
  };

  // A button that is pressed stays where it is, for the keyboard's sake.
  const showChoice = (item, chosen) => {
    one("button", item).setAttribute("aria-pressed", String(chosen.includes(item.dataset.choice)));
  };

  const show = () => {
    const focused = document.activeElement && document.activeElement.dataset.key;
    const { meetings, left } = rhHalfYear.meetings(asked.plan);
    const chosen = rhHalfYear.chosen(asked.plan);
    one(".rh-half-year__sum").textContent = sumInWords({ meetings, left });
    told.textContent = unknownInWords();
    one(".rh-half-year__done").textContent = "";
    list.replaceChildren(...meetings.map(meetingItem));
    choices.forEach((item) => showChoice(item, chosen));
    showMap();
    fill();
    if (focused) focusOn(focused);
  };

  const takenInWords = (slug, isIn) => {
    const title = `«${moduleOf(slug).title}»`;
    const isWaiting = isIn && rhHalfYear.meetings(asked.plan).left.includes(slug);
    if (isWaiting) return `${title} er valgt, men har ikke noe møte ennå. Sett opp flere møter, eller ta ut en modul.`;
    return `${title} er ${isIn ? "med i" : "tatt ut av"} planen.`;
  };

  const take = (slug) => {
    const { plan } = asked;
    const place = plan.modules.indexOf(slug);
    const next = place < 0 ? rhHalfYear.taken(plan, slug) : rhHalfYear.left(plan, place);
    const isFull = next === plan;
    if (!isFull) change(next);
    told.textContent = isFull ? `Planen har alt ${rhHalfYear.MOST} moduler.` : takenInWords(slug, place < 0);
  };

  const understood = {
    halvar: (text) => rhHalfYear.halfOfYear(text, now),
    dag: (text) => ({ weekday: rhHalfYear.WEEKDAYS.indexOf(text) }),
    hver: (text) => ({ every: Number(text) }),
    antall: (text) => wished("count", text.trim() ? rhTyped.whole(text, [1, rhHalfYear.MOST]) : null, !text.trim()),
    kl: (text) => wished("start", rhTyped.timeOfDay(text), !text.trim()),
    min: (text) => wished("minutes", rhTyped.minutes(text), false)
  };

  const wished = (name, value, isEmpty) => (value !== null || isEmpty ? { [name]: value } : null);

  const EXPECTED = {
    antall: `Skriv et tall fra 1 til ${rhHalfYear.MOST}, eller la feltet stå tomt.`,
    kl: "Skriv for eksempel 17.00, eller la feltet stå tomt.",
    min: `Et møte varer ${rhTyped.span("min")} minutter.`
  };

  // Only minutes may not be empty.
  const refusedInWords = (text) => (text ? `«${text}» går ikke.` : "Si hvor lenge møtet varer.");

  // Other days than those that are proposed are for the half-year, the weekday and the weeks that they were chosen in.
  const ofDays = ["halvar", "dag", "hver", "antall"];

  // Whoever leaves a field is in the next one before anything changes.
  const takeWish = (field, when) => {
    const { name, value } = field;
    const said = understood[name](value);
    rhMarked(field, !said, told);
    if (!said) told.textContent = [refusedInWords(value.trim()), EXPECTED[name]].filter(Boolean).join(" ");
    else when(() => change({ ...asked.plan, ...said, ...(ofDays.includes(name) ? { dates: null } : {}) }));
  };

  const typed = ({ target }) => {
    if (Object.hasOwn(understood, target.name)) takeWish(target, rhPainted.leaving);
  };

  const search = one(".rh-half-year__search input");

  const find = () => {
    const found = rhHalfYearMap.found(search.value, known);
    choices.forEach((item) => { item.hidden = !found.includes(item.dataset.choice); });
    const isAsked = search.value.trim() !== "";
    all(".rh-half-year__group").forEach((group) => {
      group.hidden = all("[data-choice]", group).every(({ hidden }) => hidden);
      group.open = isAsked;
    });
    one(".rh-half-year__found").textContent = isAsked ? `${counted(found.length, "modul", "moduler")} passer.` : "";
  };

  // --- what leaves the page ---

  const absolute = (href) => (location.protocol === "file:" ? null : new URL(href, location.href).href);

  const events = () => rhHalfYear.meetings(asked.plan).meetings.filter(({ module }) => module).map(({ id, module, date }) => ({
    id,
    title: `Personalmøte: ${moduleOf(module).title}`,
    text: "Åpne lenka for å vise møtet på skjermen.",
    date, start: asked.plan.start, minutes: asked.plan.minutes,
    url: absolute(faceOf(module, date).project)
  }));

  const done = (text) => { one(".rh-half-year__done").textContent = text; };

  const acts = {
    print: () => { if (!attempt(() => window.print())) done("Velg «Skriv ut» i menyen i nettleseren."); },
    calendar: () => {
      const planned = events();
      if (!planned.length) return done("Velg en modul først.");
      const name = rhHalfYear.named(asked.plan);
      rhCalendar.save(`halvarsplan-${asked.plan.season}-${asked.plan.year}.ics`, rhCalendar.write(`Personalmøter ${name}`, planned, Date.now()));
      return done(`Fila har ${counted(planned.length, "møte", "møter")}. Åpne den i kalenderen deres.`);
    },
    copy: () => {
      const refused = () => done("Kopier adressen øverst i nettleseren.");
      const where = absolute(location.href) ? "" : ", men virker bare på denne maskinen";
      if (!attempt(() => navigator.clipboard.writeText(location.href).then(() => done(`Lenka er kopiert${where}.`), refused))) refused();
    },
    dates: () => {
      change({ ...asked.plan, dates: null });
      done("Datoene er foreslått på nytt.");
    },
    clear: () => {
      change({ ...asked.plan, dates: null, modules: [] });
      done("Planen er tom.");
    }
  };

  const begin = () => {
    all("a.rh-map__count").forEach((link) => {
      link.dataset.usual = link.getAttribute("aria-label");
      link.closest("td").dataset.usual = link.closest("td").dataset.weight;
    });
    all(".rh-half-year__when, .rh-half-year__made, .rh-half-year__search, [data-choice] button").forEach((hidden) => { hidden.hidden = false; });
    one(".rh-half-year__plain").hidden = true;
    choices.forEach((item) => {
      const button = one("button", item);
      button.addEventListener("click", () => take(item.dataset.choice));
    });
    all(".rh-half-year__acts button").forEach((button) => { button.addEventListener("click", () => acts[button.dataset.do]()); });
    form.addEventListener("change", typed);
    window.addEventListener("beforeprint", settle);
    form.addEventListener("submit", (event) => { event.preventDefault(); });
    search.addEventListener("input", find);
    window.addEventListener("popstate", () => {
      asked = rhHalfYear.read(location.search, slugs, now);
      show();
    });
    show();
  };

  begin();
})();
