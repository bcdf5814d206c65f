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

  // --- words that are not quite the same ---

  // What a word has in common with its other forms, and typed without æ, ø and å: «krangling» and «krangler», «mobbeing» and «mobbing».
  const ENDINGS = /(?:ingene|ingen|inger|elsene|elsen|elser|else|ing|ende|ene|ert|ere|et|er|en|te|de|ar|a|e|s|t|r)$/;
  const LEAST_STEM = 4;
  const LEAST_TYPED = 5;

  const folded = (word) => word.replace(/aa|[åæä]|ae/g, "a").replace(/[øö]|oe/g, "o").replace(/[éèê]/g, "e");

  const rootOf = (word) => {
    const root = folded(word).replace(ENDINGS, "");
    return root.length < LEAST_STEM ? folded(word) : root;
  };

  // Whether one slip of the finger makes one word of another: a letter too many, too few, another one, or two that have changed places.
  const isSlip = (one, other) => {
    let from = 0;
    while (from < one.length && one[from] === other[from]) from += 1;
    const rest = (word, past) => word.slice(from + past);
    const swapped = one.length === other.length && one[from] === other[from + 1] && one[from + 1] === other[from] && rest(one, 2) === rest(other, 2);
    return swapped || rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1);
  };

  // The words of a text, as they are asked for.
  const roots = (text) => [...new Set(wordsOf(text))].map((word) => ({ whole: folded(word), root: rootOf(word) }));

  // How well a word is among such words: 1 where it is there in some form or begins one, a half where it is so but for a slip, else 0.
  const likeness = (asked) => {
    const typed = asked.toLowerCase();
    const root = rootOf(typed);
    const isLike = (one, other, least) => one.length >= least && other.length >= least && one[0] === other[0] && isSlip(one, other);
    const isHere = (word) => word.root === root || (root.length >= LEAST_STEM && word.whole.startsWith(root));
    const isNear = (word) => isLike(root, word.root, LEAST_TYPED) || isLike(folded(typed), word.whole, LEAST_TYPED);
    return (words) => {
      if (words.some(isHere)) return 1;
      return words.some(isNear) ? 0.5 : 0;
    };
  };

  return { findable, finder, roots, likeness };
})();
