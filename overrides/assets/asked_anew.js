// An address where somebody says some of it anew, on a reading page that has fields for that alone: `rhAskedAnew("?folk=18&q=a",
// ["folk"], {people: 20})`. What else it asks of the meeting goes along as it was written; what is not of a meeting does not.
const rhAskedAnew = (() => {
  "use strict";

  const NAMES = [...Object.keys(rhMeetingAddress.WISHES), "deler"];

  const nameOf = (part) => part.split("=")[0];

  const partsOf = (search, isTaken) => [...rhQuery.read(search)].filter(([name, value]) => value && isTaken(name)).map(([name, value]) => `${name}=${rhQuery.written(value)}`);

  return (search, names, wishes) => {
    const anew = partsOf(rhMeetingAddress.write(wishes), (name) => names.includes(name));
    const old = partsOf(search, (name) => NAMES.includes(name) && !names.includes(name));
    const query = NAMES.flatMap((name) => [...anew, ...old].filter((part) => nameOf(part) === name)).join("&");
    return query && `?${query}`;
  };
})();
