// An address that names a module or a programme by what it was called before goes on with what it is called now: what it is
// composed of (`deler`), planned with (`moduler`) or begun as (`fra`). Stands before all that reads the address.
const rhMovedNames = (() => {
  "use strict";

  // Signs that divide may have been put in code by a mail program.
  const AT = {
    deler: { kind: "modules", pattern: /(^|;|%3B)([a-z0-9-]+)(?=$|[^a-z0-9-])/gi },
    moduler: { kind: "modules", pattern: /(^|,|%2C)([a-z0-9-]+)(?=$|[^a-z0-9-])/gi },
    fra: { kind: "programmes", pattern: /(^)([a-z0-9-]+)(?=$|[^a-z0-9-])/gi }
  };

  const named = (part, names) => {
    const [name, ...value] = part.split("=");
    // As query.js reads a name.
    const known = name.replace(/^(?:amp;|%20|\s)+/i, "").toLowerCase();
    const { kind, pattern } = Object.hasOwn(AT, known) ? AT[known] : {};
    const now = (word) => (Object.hasOwn(names[kind], word.toLowerCase()) ? names[kind][word.toLowerCase()] : word);
    return kind ? [name, value.join("=").replace(pattern, (_, before, word) => before + now(word))].join("=") : part;
  };

  // The query as it is now: `followed("?deler=gammel:historie", {modules: {gammel: "ny"}, programmes: {}})`.
  const followed = (search, names) => search && `?${search.slice(1).split("&").map((part) => named(part, names)).join("&")}`;

  return { followed };
})();

(() => {
  "use strict";

  const holder = document.getElementById("rh-moved-names");
  if (!holder) return;
  const { search, hash, pathname } = window.location;
  const now = rhMovedNames.followed(search, JSON.parse(holder.textContent));
  if (now !== search) window.history.replaceState(null, "", `${pathname}${now}${hash}`);
})();
