// A list that one chooses in: what its address says, what is shown, and what is taken out of it. Pure functions of plain data:
// `?del=praksis&anbefaling=3&byggestein=evner&tid=15&ord=lek&vis=valgte&deler=a-vente:lyden`. An item is
// `{key, part, recommendations, blocks, minutes, words}`, and its key `slug:id`, as addresses of meetings name it.
const rhList = (() => {
  "use strict";

  const LONGEST = 80;

  // By its name in the address: whether an item is let through.
  const FILTERS = {
    del: (asked) => ({ part }) => part === asked,
    anbefaling: (asked) => ({ recommendations }) => recommendations.includes(asked),
    byggestein: (asked) => ({ blocks }) => blocks.includes(asked),
    tid: (asked) => ({ minutes }) => minutes !== null && minutes <= Number(asked),
    ord: (asked) => {
      const isFound = rhWords.finder(asked);
      return ({ words }) => isFound(words);
    }
  };

  // --- the address ---

  const parted = (key) => {
    const [module, name] = key.split(":");
    return { module, name };
  };

  // As addresses of meetings have them: each module once, in the order of the list.
  const partsOf = (keys) => keys.map(parted).reduce((parts, { module, name }) => {
    const known = parts.find((part) => part.module === module);
    if (known) known.steps.push(name);
    else parts.push({ kind: "module", module, steps: [name] });
    return parts;
  }, []);

  const modulesOf = (keys) => Object.fromEntries(partsOf(keys).map(({ module, steps }) => [module, steps]));

  // What is chosen, in the order of the list; a module that names none of its own is chosen whole.
  const chosenIn = (search, keys) => {
    const { parts, unknown } = rhMeetingAddress.read(search, { modules: modulesOf(keys) });
    const isNamed = ({ module, name }) => (parts || []).some((part) =>
      part.module === module && (!part.steps || part.steps.some((step) => rhMeetingAddress.step(step).name === name)));
    return { chosen: keys.filter((key) => isNamed(parted(key))), unknown: unknown.filter((one) => one.startsWith("deler=")) };
  };

  // `offered` are the fields of the page with the values that they take, or null where they take any words; `keys` what can be chosen.
  const read = (search, { offered, keys }) => {
    const query = rhQuery.read(search);
    const asked = Object.keys(offered).map((name) => [name, (query.get(name) || "").trim().slice(0, LONGEST)]).filter(([, text]) => text);
    const isKnown = ([name, text]) => offered[name] === null || offered[name].includes(text);
    // A list is asked for one thing at a time: what else is asked under the same name is told.
    const again = Object.keys(offered).flatMap((name) => [...new Set(query.getAll(name))].slice(1).map((text) => [name, text.trim().slice(0, LONGEST)]));
    const { chosen, unknown } = keys.length ? chosenIn(search, keys) : { chosen: [], unknown: [] };
    return {
      filters: Object.fromEntries(asked.filter(isKnown)),
      chosen,
      isOnly: query.get("vis") === "valgte" && chosen.length > 0,
      unknown: [...[...asked.filter((one) => !isKnown(one)), ...again].map(([name, text]) => `${name}=${text}`), ...unknown, ...rhQuery.strange(search)]
    };
  };

  const meetingOf = (parts) => (parts.length ? rhMeetingAddress.write({}, parts) : "");

  // The query of all that, with its question mark; nothing where nothing is asked.
  const write = ({ filters, chosen, isOnly }) => {
    const asked = Object.keys(FILTERS).filter((name) => filters[name]).map((name) => `${name}=${encodeURIComponent(filters[name]).replace(/%20/g, "+")}`);
    const query = [...asked, ...(isOnly ? ["vis=valgte"] : []), ...(chosen.length ? [meetingOf(partsOf(chosen)).slice(1)] : [])].join("&");
    return query && `?${query}`;
  };

  // --- what is shown ---

  // For each item whether it is.
  const shown = (items, { filters, chosen, isOnly }) => {
    const tests = Object.keys(filters).map((name) => FILTERS[name](filters[name]));
    return items.map((item) => tests.every((isLet) => isLet(item)) && (!isOnly || chosen.includes(item.key)));
  };

  // What paper says of a list that is not all of it; `told` is how much of it there is.
  const told = ({ chosen, isOnly, told: counted }) => {
    const words = [...(isOnly ? ["valgt for hånd"] : []), ...chosen.map(({ name, words: asked }) => `${name.toLowerCase()}: ${asked}`)];
    return words.length ? `Utvalg – ${words.join("; ")}. ${counted}.` : "";
  };

  // --- what is taken along ---

  // The query of a meeting of what is chosen: every question and every checklist is a step that it can take of its module.
  const meeting = (keys) => meetingOf(partsOf(keys));

  // The query of a pile of sheets with what is chosen and nothing else.
  const sheets = (keys) => `${meeting(keys)}&valgt=ja`;

  // As plain text: the lines of each, where it is from, and at the end where all of it is from.
  const text = (chosen, { title, url }) => [
    ...chosen.map(({ lines, from, address }) => [...lines, `(${[from, address].filter(Boolean).join(", ")})`].join("\n")),
    `Kilde: ${[title, url].filter(Boolean).join(", ")}`
  ].join("\n\n");

  return { read, write, shown, told, meeting, sheets, text };
})();
