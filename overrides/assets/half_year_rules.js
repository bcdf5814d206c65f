// A half-year of meetings as plain data, `{season, year, weekday, every, count, start, minutes, dates, modules}`: `season` is "host" (August to
// December) or "var" (January to June), `weekday` 0 for Monday to 4, `every` so many weeks, `count` at most so many meetings or null, `start`
// "17:00" or null, `dates` those that somebody has chosen or null where they are proposed, `modules` a slug or null for each meeting.
// Pure functions. Days are text, "2027-02-09", and are counted in UTC, where every day is as long as the others.
const rhHalfYear = (() => {
  "use strict";

  const DAY = 86400000;
  const WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"];
  const NAMES = { host: "høsten", var: "våren" };
  // Month and day of the half-year's ends, and between which meetings are proposed: children settle in first.
  const SEASONS = {
    host: { from: "08-01", to: "12-31", first: "08-15", last: "12-12" },
    var: { from: "01-01", to: "06-30", first: "01-08", last: "06-15" }
  };
  const YEARS = [2020, 2099];
  const EVERY = [1, 8];
  const MOST = 12;
  const { whole, timeOfDay } = rhTyped;
  const USUAL = { weekday: 1, every: 4, count: null, start: "17:00", minutes: 45, dates: null, modules: [] };

  const pad = (number) => String(number).padStart(2, "0");

  // --- days ---

  const momentOf = (date) => Date.parse(`${date}T00:00:00Z`);
  const dayOf = (moment) => new Date(moment).toISOString().slice(0, 10);
  const plus = (date, days) => dayOf(momentOf(date) + days * DAY);
  const weekdayOf = (date) => (new Date(momentOf(date)).getUTCDay() + 6) % 7;
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(momentOf(text)) && dayOf(momentOf(text)) === text;

  // Easter Sunday by the Gregorian rule, as Meeus, Jones and Butcher wrote it down.
  const easter = (year) => {
    const century = Math.floor(year / 100);
    const golden = year % 19;
    const leaps = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
    const moon = (19 * golden + leaps + 15) % 30;
    const week = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
    const late = Math.floor((golden + 11 * moon + 22 * week) / 451);
    const sum = moon + week - 7 * late + 114;
    return `${year}-${pad(Math.floor(sum / 31))}-${pad((sum % 31) + 1)}`;
  };

  const HOLIDAYS = { "05-01": "1. mai", "05-17": "17. mai" };
  const AFTER_EASTER = { "-3": "skjærtorsdag", "-2": "langfredag", 0: "1. påskedag", 1: "2. påskedag", 39: "Kristi himmelfartsdag", 49: "1. pinsedag", 50: "2. pinsedag" };

  // Why nobody calls a meeting on a day, in a word or two; nothing where one does.
  const closed = (date) => {
    const [year, month, day] = date.split("-");
    const sinceEaster = (momentOf(date) - momentOf(easter(Number(year)))) / DAY;
    const holiday = HOLIDAYS[`${month}-${day}`] || AFTER_EASTER[sinceEaster];
    // A day that has a name of its own bears it on a Sunday too.
    if (holiday) return holiday;
    if ((month === "12" && day >= "20") || (month === "01" && day <= "02")) return "jula";
    if (sinceEaster >= -6 && sinceEaster <= 0) return "påskeuka";
    if (weekdayOf(date) > 4) return "helg";
    return month === "07" ? "juli" : "";
  };

  // --- half-years ---

  const ends = ({ season, year }) => ({ from: `${year}-${SEASONS[season].from}`, to: `${year}-${SEASONS[season].to}` });

  const isWithin = (date, plan) => date >= ends(plan).from && date <= ends(plan).to;

  const seasonOf = (now) => {
    const month = now.getMonth() + 1;
    return month >= 5 && month <= 10 ? "host" : "var";
  };

  // The half-year that somebody plans at a moment; with `season` the next of those.
  const next = (now, season = seasonOf(now)) => {
    const month = now.getMonth() + 1;
    return { season, year: now.getFullYear() + (season === "var" && month >= 5 ? 1 : 0) };
  };

  const following = ({ season, year }) => (season === "host" ? { season: "var", year: year + 1 } : { season: "host", year });

  // Half-years to choose from, the one before the next first.
  const choices = (now) => {
    const { season, year } = next(now);
    const before = season === "host" ? { season: "var", year } : { season: "host", year: year - 1 };
    return [1, 2, 3, 4, 5].reduce((list) => [...list, following(list[list.length - 1])], [before]);
  };

  const named = ({ season, year }) => `${NAMES[season]} ${year}`;

  // --- meetings ---

  // On one weekday, every so many weeks; what falls on a day off comes a week later, and the rest is counted from there.
  const proposed = (plan, most = plan.count || MOST) => {
    const { first, last } = SEASONS[plan.season];
    const end = `${plan.year}-${last}`;
    let day = `${plan.year}-${first}`;
    day = plus(day, (plan.weekday - weekdayOf(day) + 7) % 7);
    const dates = [];
    while (day <= end && dates.length < most) {
      if (!closed(day)) dates.push(day);
      day = plus(day, closed(day) ? 7 : 7 * plan.every);
    }
    return dates;
  };

  // Whether there are more days for meetings than a plan has.
  const isFull = (plan) => !plan.dates && !plan.count && proposed(plan, MOST + 1).length > MOST;

  // Every meeting with its module, and the modules that no date is left for. Its `id` is its place in the half-year, whatever its day.
  const meetings = (plan) => {
    const dates = plan.dates || proposed(plan);
    return {
      meetings: dates.map((date, index) => ({ id: `halvar ${plan.season}-${plan.year} ${index + 1}`, date, module: plan.modules[index] || null, why: closed(date) })),
      left: plan.modules.slice(dates.length).filter(Boolean)
    };
  };

  const withoutEnd = (modules) => {
    const last = modules.reduce((place, slug, index) => (slug ? index : place), -1);
    return modules.slice(0, last + 1);
  };

  const chosen = ({ modules }) => modules.filter(Boolean);

  // Those of them that there is a meeting for.
  const held = (plan) => meetings(plan).meetings.map(({ module }) => module).filter(Boolean);

  // In the first meeting that has none.
  const taken = (plan, slug) => {
    if (plan.modules.includes(slug) || chosen(plan).length >= MOST) return plan;
    const place = plan.modules.indexOf(null);
    return { ...plan, modules: place < 0 ? [...plan.modules, slug] : plan.modules.map((one, at) => (at === place ? slug : one)) };
  };

  const put = (plan, places) => {
    const modules = [...plan.modules];
    Object.entries(places).forEach(([place, slug]) => {
      while (modules.length < place) modules.push(null);
      modules[place] = slug;
    });
    return { ...plan, modules: withoutEnd(modules) };
  };

  const left = (plan, place) => put(plan, { [place]: null });

  const swapped = (plan, one, other) => put(plan, { [one]: plan.modules[other] || null, [other]: plan.modules[one] || null });

  // One meeting on another day. Meetings stand in the order of their days, and each keeps its module.
  const moved = (plan, place, date) => {
    const now = meetings(plan);
    const days = now.meetings.map((meeting, at) => (at === place ? { ...meeting, date } : meeting));
    if (!isWithin(date, plan) || days.filter((one) => one.date === date).length > 1) return null;
    const sorted = [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
    return { ...plan, dates: sorted.map((one) => one.date), modules: withoutEnd([...sorted.map((one) => one.module), ...now.left]) };
  };

  // --- addresses ---

  const halfOfYear = (text, now) => {
    const [, season, year] = /^(host|var)(?:-(\d{4}))?$/.exec(text) || [];
    if (!season) return null;
    if (!year) return next(now, season);
    return whole(year, YEARS) === null ? null : { season, year: Number(year) };
  };

  const MONTHS = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];

  // The number of a month by its name or its first letters.
  const monthOf = (text) => {
    if (/^\d/.test(text)) return Number(text);
    return text.length < 3 ? 0 : MONTHS.findIndex((name) => name.startsWith(text.toLowerCase())) + 1;
  };

  // A day as somebody types it, "9.2.", "9/2", "9. februar" or "tirsdag 09.02.2027", in a half-year; null where it is none.
  const typedDay = (text, { year }) => {
    const said = text.trim().replace(new RegExp(`^(?:${WEEKDAYS.join("|")})?\\s*(?:den\\s+)?`, "i"), "");
    const [, day, month, other] = /^(\d\d?)(?:\s*[./-]\s*|\s+)(\d\d?|[a-zæøå]+)[./-]?\s*(\d{4}|\d\d)?$/i.exec(said) || [];
    const date = day && `${other ? other.padStart(4, "20") : year}-${pad(monthOf(month))}-${pad(day)}`;
    return date && isDay(date) ? date : null;
  };

  const listed = (text) => text.split(",").map((one) => one.trim()).filter(Boolean);

  const daysIn = (text, plan, unknown) => {
    const days = listed(text);
    const known = [...new Set(days)].filter((day) => isDay(day) && isWithin(day, plan)).sort().slice(0, MOST);
    unknown.push(...days.filter((day) => !known.includes(day)).map((day) => `datoer=${day}`));
    return known.length ? known : null;
  };

  // Each module once; a hyphen is a meeting without one.
  const modulesIn = (text, slugs, unknown) => {
    const modules = [];
    listed(text).forEach((one) => {
      const isTaken = one !== "-" && (!slugs.includes(one) || modules.includes(one));
      if (isTaken || modules.length >= 2 * MOST || (one !== "-" && chosen({ modules }).length >= MOST)) unknown.push(`moduler=${one}`);
      else modules.push(one === "-" ? null : one);
    });
    return withoutEnd(modules);
  };

  // What an address asks for at the moment `now`, and in `unknown` what was not understood of it. `slugs` are those of all modules.
  const read = (search, slugs, now) => {
    const query = rhQuery.read(search);
    const unknown = rhQuery.strange(search);
    const value = (name, understood, usual) => {
      const text = query.get(name);
      if (!text) return usual;
      const known = understood(text);
      if (known === null) unknown.push(`${name}=${text}`);
      return known === null ? usual : known;
    };
    const half = value("halvar", (text) => halfOfYear(text, now), next(now));
    const weekday = value("dag", (text) => (WEEKDAYS.includes(text) ? WEEKDAYS.indexOf(text) : null), USUAL.weekday);
    const plan = {
      ...half, weekday,
      every: value("hver", (text) => whole(text, EVERY), USUAL.every),
      count: value("antall", (text) => whole(text, [1, MOST]), USUAL.count),
      // Without a time on purpose.
      start: query.get("kl") === "" ? null : value("kl", timeOfDay, USUAL.start),
      minutes: value("min", rhTyped.minutes, USUAL.minutes)
    };
    const dates = value("datoer", (text) => daysIn(text, plan, unknown) || [], null);
    const modules = modulesIn(query.get("moduler") || "", slugs, unknown);
    return { plan: { ...plan, dates: dates && dates.length ? dates : null, modules }, unknown };
  };

  const write = ({ season, year, weekday, every, count, start, minutes, dates, modules }) => {
    const parts = [
      `halvar=${season}-${year}`, `dag=${WEEKDAYS[weekday]}`, `hver=${every}`, ...(count ? [`antall=${count}`] : []),
      `kl=${start ? start.replace(":", ".") : ""}`, `min=${minutes}`, ...(dates ? [`datoer=${dates.join(",")}`] : []),
      ...(modules.length ? [`moduler=${modules.map((slug) => slug || "-").join(",")}`] : [])
    ];
    return `?${parts.join("&")}`;
  };

  return {
    WEEKDAYS, MOST, easter, closed, isDay, isWithin, weekdayOf, next, choices, named, proposed, isFull, meetings, chosen, held, taken, left, swapped, moved,
    halfOfYear, typedDay, read, write
  };
})();
