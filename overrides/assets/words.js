// Finding by words, where somebody types in a list: pure functions of text.
const rhWords = (() => {
  "use strict";

  const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);

  // What a sentence has beside what it is about, and no list need have.
  const SMALL = new Set(["at", "av", "de", "den", "der", "det", "en", "er", "et", "for", "fra", "har", "hos", "hva", "hvordan", "ikke", "jeg", "kan", "med", "mot", "når", "og", "om", "på", "seg", "skal", "som", "så", "til", "ved", "vi"]);

  const soughtIn = (query) => {
    const words = wordsOf(query);
    const large = words.filter((word) => !SMALL.has(word));
    return large.length ? large : words;
  };

  // A word is found at the start of one, whatever it ends with.
  const stemOf = (word) => word.slice(0, word.length - Math.min(2, Math.max(0, word.length - 4)));

  // What is to be found in, made once.
  const findable = (text) => ` ${wordsOf(text).join(" ")}`;

  // Whether every word that a query is about is there; whatever is there, where nothing is asked.
  const finder = (query) => {
    const stems = soughtIn(query).map((word) => ` ${stemOf(word)}`);
    return (findableText) => stems.every((stem) => findableText.includes(stem));
  };

  return { findable, finder };
})();
