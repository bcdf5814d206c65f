// Finding by words, where somebody types in a list: pure functions of text.
const rhWords = (() => {
  "use strict";

  const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);

  // A word is found at the start of one, whatever it ends with.
  const stemOf = (word) => (word.length > 5 ? word.slice(0, -2) : word);

  // What is to be found in, made once.
  const findable = (text) => ` ${wordsOf(text).join(" ")}`;

  // Whether every word of a query is there; whatever is there, where nothing is asked.
  const finder = (query) => {
    const stems = wordsOf(query).map((word) => ` ${stemOf(word)}`);
    return (findableText) => stems.every((stem) => findableText.includes(stem));
  };

  return { findable, finder };
})();
