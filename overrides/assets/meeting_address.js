// The address of a meeting, which every face of it reads and hands on: `?min=45&folk=18&start=14.00&slutt=14.45&dato=…&q=…&fra=…&deler=…`.
// Pure functions of text. What a page knows is `{prompts, modules, methods, ready}`: the ids of its questions, or null where it has
// none of its own, by slug the steps that a composed meeting can take, and by id the methods in which they can be run and the
// programmes that it can begin as. Times are "14:05" here, and "14.05" in the address.
const rhMeetingAddress = (() => {
  "use strict";

  // What an address says of a meeting, in its order, and which wish each is; `deler` is what it is composed of. Nobody else lists them.
  const WISHES = { min: "min", folk: "people", start: "start", slutt: "end", dato: "date", q: "prompts", fra: "ready" };
  const { LIMITS, whole, timeOfDay } = rhTyped;
  const LONGEST_TITLE = 80;
  // No day has more.
  const MOST_PARTS = 60;

  // A day as "2027-02-09", which is how an address has it too; null where there is none.
  const dayOf = (text) => {
    const noon = new Date(`${text}T12:00:00Z`);
    return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(text) ? text : null;
  };

  const listed = (text) => (text || "").split(",").map((one) => one.trim()).filter(Boolean);

  // --- the parts of a composed meeting ---

  // A step is named, and may have minutes and a method of its own: `heie-pa*25~igp`.
  const step = (text) => {
    const [, name = text, minutes = "", method = ""] = /^([^*~]+)(?:\*(\d+))?(?:~(.*))?$/.exec(text) || [];
    return { name, minutes, method };
  };

  const stepInWords = ({ name, minutes, method }) => name + (minutes ? `*${minutes}` : "") + (method ? `~${method}` : "");

  // A step that is named again is not taken again.
  const onceEach = (steps) => steps.filter((text, index) => steps.findIndex((other) => step(other).name === step(text).name) === index);

  const timedPart = (kind, minutes, more) => {
    const given = whole(minutes, LIMITS.part);
    return given === null ? null : { kind, minutes: given, ...more };
  };

  const lunch = (minutes, at) => {
    const time = at === undefined ? null : timeOfDay(at);
    return at !== undefined && time === null ? null : timedPart("lunch", minutes, { at: time });
  };

  // Something of one's own may be what a meeting looks back at or agrees on: then it has that `name`.
  const OWN = "eget";

  const written = (text) => (text || "").replace(/\\([\\;])/g, "$1").trim();

  // What of such a text there is no room for.
  const cutOff = (text) => written((/^[^:]*:(.*)$/s.exec(text) || [])[1]).slice(LONGEST_TITLE).trim();

  const own = (name, minutes, method, text) => {
    const title = written(text).slice(0, LONGEST_TITLE).trim();
    return title ? timedPart("own", minutes, { title, ...(method && { method }), ...(name !== OWN && { name }) }) : null;
  };

  // A method that is not known is left out, and the step stays.
  const knownStep = (text, names, methods) => {
    const { name, minutes, method } = step(text);
    const isStep = names.includes(name) && (!minutes || whole(minutes, LIMITS.step) !== null);
    return isStep ? [stepInWords({ name, minutes, method: methods.includes(method) && method })] : [];
  };

  // Last among the steps of a module: nobody has chosen them, they only say on which side of a break they stand. What is in reserve comes and goes by itself.
  const REST = "resten";

  const isOpenIn = (names, known) => names[names.length - 1] === REST && !known.includes(REST);

  const ofModule = (slug, steps, { modules, methods }) => {
    if (!Object.hasOwn(modules, slug)) return null;
    const names = steps === undefined ? null : onceEach(listed(steps).flatMap((text) => knownStep(text, modules[slug], methods)));
    const isOpen = isOpenIn(listed(steps), modules[slug]);
    return names && !names.length ? null : { kind: "module", module: slug, steps: names, ...(isOpen && { isOpen }) };
  };

  const part = (text, known) => {
    const [, name, minutes, method, rest] = /^(pause|lunsj|eget|avtale|siden-sist)-(\d+)(?:~([^@:]*))?(?:[@:](.*))?$/s.exec(text) || [];
    if (name === "pause") return rest === undefined ? timedPart("break", minutes) : null;
    if (name === "lunsj") return lunch(minutes, rest);
    if (name) return own(name, minutes, known.methods.includes(method) && method, rest);
    const [slug, steps] = text.split(":", 2);
    return ofModule(slug.trim(), steps, known);
  };

  // Each step once: a module comes again only with other steps than it was taken with before, so that a break can stand among them.
  const onlyOnce = (read, taken) => {
    const before = taken.filter(({ module }) => module && module === read.module);
    if (!before.length) return read;
    if (!read.steps || before.some(({ steps }) => !steps)) return null;
    const names = before.flatMap(({ steps }) => steps.map((text) => step(text).name));
    const steps = read.steps.filter((text) => !names.includes(step(text).name));
    return steps.length ? { ...read, steps } : null;
  };

  const parts = (text, known) => {
    const taken = [];
    const unknown = [];
    rhQuery.divided(text).map((one) => one.trim()).filter(Boolean).forEach((one) => {
      const understood = part(one, known);
      const read = understood && taken.length < MOST_PARTS ? onlyOnce(understood, taken) : null;
      if (read) taken.push(read);
      if (read && read.kind === "own" && cutOff(one)) unknown.push(`…${cutOff(one)}`);
      if (!read || (!read.module && step(one.split(":")[0]).method !== (read.method || ""))) unknown.push(`deler=${one}`);
      const lost = read && read.steps ? listed(one.split(":")[1]).filter((name) => !read.steps.includes(name) && !(read.isOpen && name === REST)) : [];
      unknown.push(...lost.map((name) => `deler=${read.module}:${name}`));
    });
    return { parts: taken.length ? taken : null, unknown };
  };

  // --- reading and writing ---

  // What an address asks for, and in `unknown` what was not understood of it.
  const read = (search, { prompts = null, modules = {}, methods = [], ready = [] }) => {
    const query = rhQuery.read(search);
    const unknown = rhQuery.strange(search);
    const value = (name, understood) => {
      const text = query.get(name);
      if (!text) return null;
      const known = understood(text);
      if (known === null) unknown.push(`${name}=${text}`);
      return known;
    };
    const wishes = {
      min: value("min", rhTyped.minutes),
      people: value("folk", (text) => whole(text, LIMITS.folk)),
      start: value("start", timeOfDay),
      end: value("slutt", timeOfDay)
    };
    const date = value("dato", dayOf);
    const ids = [...new Set(listed(query.get("q")))];
    const known = ids.filter((id) => prompts && prompts.includes(id));
    unknown.push(...ids.filter((id) => !known.includes(id)).map((id) => `q=${id}`));
    const begun = value("fra", (text) => (ready.includes(text) ? text : null));
    const given = query.get("deler");
    const composed = parts(given || "", { modules, methods });
    // Where parts were to be named, and none is.
    if (given !== null && !composed.parts && !composed.unknown.length) unknown.push(`deler=${given}`);
    return {
      wishes: { ...wishes, prompts: known.length ? known : null, ...(date && { date }), ...(begun && { ready: begun }) }, parts: composed.parts, unknown: [...unknown, ...composed.unknown]
    };
  };

  const dotted = (time) => time.replace(":", ".");

  const partInWords = (one) => {
    if (one.kind === "break") return `pause-${one.minutes}`;
    if (one.kind === "lunch") return [`lunsj-${one.minutes}`, ...(one.at ? [dotted(one.at)] : [])].join("@");
    const name = `${one.name || OWN}-${one.minutes}`;
    if (one.kind === "own") return `${stepInWords({ name, method: one.method })}:${one.title.replace(/[\\;]/g, "\\$&")}`;
    return one.steps ? `${one.module}:${[...one.steps, ...(one.isOpen ? [REST] : [])].join(",")}` : one.module;
  };

  // A title that ends with a sign is closed, so that nobody takes that for the end of a sentence with a link in it.
  const composedInWords = (composed) => {
    const text = composed.map(partInWords).join(";");
    return composed.length && composed[composed.length - 1].kind === "own" && /[^\p{L}\p{N}]$/u.test(text) ? `${text};` : text;
  };

  // The query of a meeting, with its question mark; nothing where nothing is wished.
  const write = ({ min, people, start, end, date, prompts, ready }, composed = null) => {
    const values = {
      min, folk: people, start: start && dotted(start), slutt: end && dotted(end), dato: date, q: prompts && prompts.join(","), fra: ready,
      deler: composed && composedInWords(composed)
    };
    const query = Object.keys(values).filter((name) => values[name]).map((name) => `${name}=${rhQuery.written(values[name])}`).join("&");
    return query && `?${query}`;
  };

  // Links take a query along, and a `hash` for their own where one is given. What stands in them stays relative, as it was written: that is
  // what paper prints.
  const handOn = (links, query, hash = null) => links.forEach((link) => {
    const [, path, before = ""] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(link.getAttribute("href"));
    link.setAttribute("href", path + query + (hash ?? before));
  });

  return { WISHES, step, stepInWords, read, write, handOn };
})();
