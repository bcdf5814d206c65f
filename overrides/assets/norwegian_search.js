/* Norwegian search: finds «måltidene» where «måltid» is written. It knows nothing of pages, workers or any search library.

   norwegianSearch.create(entries, tables, language) files the words of all entries by spelling, stem and root, and answers
   queries from that: a query is looked up word by word, and how near each find is decides the order.

   entries   those of the search index: { location, title, text, keywords, boost, kind }; the entry of a page comes before
             those of places on it, whose location has a # in it
   tables    { small, light, synonyms, name, quiet, told }: words that say nothing or little, divided by spaces; a line for each of the
             handbook's words with what people write for it, `måltid=lunsj,spise mat`; the kind of an entry that is a name,
             the kinds of those whose titles nobody would ask for, and of those whose titles do not say what the text is about
   language  { fields, words(entry, field), isLeftOut(word), stem(word), isSmall(word) }: the fields that are searched; the words that
             stand in one, in small letters; whether one is not searched for there; the stem of a word; whether it says nothing
             (beside `tables.small`)

   The result is { search(text), names(text), suggest(text), words, prepare() }: `words` are all words of the entries; to prepare
   files what people ask, which the first search does otherwise.
   `search` gives { finds, unknown, slight, isGuess, isCut }: the best place of each of the best pages, which of the words that matter the entries
   have not and of which they say little, whether it is little more than a guess that a page answers, and whether there are more. A find is
   { ref, score, page, matches, met, why }: the location, how good it is, whether it is a whole page, where each word of the index
   stands in it (term → field → true), which words were met (true) and which of those written were not (false), and the
   sentence or keyword that it was found by, where its text does not show that, with the words of it that were met, in small letters:
   { asked, words } or { keyword, words }. */
const norwegianSearch = (() => {
  "use strict";

  // How near a word of the index is to the one that was written; the same is 1.
  const SPELLING = 0.96, STEM = 0.9, ROOT = 0.62, NYNORSK = 0.85, JOINED = 0.9, SYNONYM = 0.72, SIBLING = 0.5, TYPO = 0.6, TAIL = 0.55;
  // From here on it is the same word in another form.
  const SAME = 0.6;
  // What a word says by where it stands.
  const PAGE_TITLE = 5.5, TITLE = 2, KEYWORDS = 2.2, TEXT = 1.3, CALLED = 3, ASKED = 1.3;
  // What it says that sentences of a page sound like the query, and how much of that lies in letters rather than words.
  const SOUND = 14, LETTERS = 0.3, HEARD = 0.1;
  // How much is counted as said beside the words of each sentence, so that one of a word or two is not all that a query sounds like.
  const BRIEF = 8;
  // How much weight is on that a page's sentences together use the words of a query, and their letters, and what they are taken to say of each that they never use.
  const USED_WORDS = 0.03, USED_LETTERS = 0.05, UNSAID = 0.05;
  // What other forms of the words of a query, and what means the same, count beside the words themselves, how many of each, and how near they must be.
  const AKIN = 0.75, MOST_AKIN = 3, KIN = 0.5;
  // What it says of what was asked: words of every question, parts of a compound, parts beside the whole compound.
  const LIGHT = 0.45, PART = 0.75, BESIDE = 0.5;
  // A slip of the finger makes another word of so short a one, and few words beside it tell which is meant. Of an everyday word, so many
  // letters must be right for each slip.
  const SHORT = 6, FEW_WORDS = 3, RIGHT = 4;
  const FEW_PAGES = 4, MOST_WORDS = 16, MOST_FORMS = 60, MOST_MARKED = 8, COMMON = 2000, LONGEST = 40, MOST_PAGES = 50, MOST_SUGGESTED = 3, LONGEST_SUGGESTED = 64, MOST_STEMS = 50000;
  // How much a sentence must sound like the query to say why a page was found, and how near a word must be to be known.
  const NEAR = 0.5, KNOWN = 0.45;
  // What only stands in the text of so few places, or in what people ask of so few pages, is said in passing: nobody would call it an
  // answer, unless what they ask is clearly the query. Of a word alone, written to its end, more places and more of what may name it are
  // passing: a story's title, a question that the handbook asks, a keyword of more words.
  const PASSING = 4, RARE = 12;
  // A page that sounds so much like the query, by its sentences together or by one, answers it whatever its words are.
  // A single word does so where it is nearly all that somebody asks: «krig» is not what «det er krig på avdelingen» is about.
  const LOUD = 0.65, CLEAR = 0.55, CLEAR_ALONE = 0.75;
  // Whoever looks at the finds sees so many pages at once. Beside how much of several words they know, it says so much that one of them sounds like the
  // query, and so much for each power of e that the best is better than what comes behind them: what a regression over thirty sets gave, rounded.
  // What says less than the last is a guess.
  const IN_SIGHT = 2, HEARD_OF = 0.15, PER_POWER = 0.25, SURE = 0.9;
  // Behind how many pages, at the latest, stands what is called just what was written.
  const AHEAD = 3;
  // What is so much less than the best is not shown, sooner where it only sounds like the query. Of what many words ask for something has
  // some nearly always: behind the first few, what is near the best, and so much of it.
  const LEAST = 0.01, FAINT = 0.3, GOOD = 0.5, FEW_GOOD = 5, MOST_GOOD = 10;
  // How many of the letters of what was written may be others in a name that is near it, also where it begins as half of it does, and as so many letters.
  const CLOSE = 0.3, FAR = 0.65, LEAST_BEGUN = 4;
  // The rows of letters that `slips` counts in: whoever types waits for thousands of words.
  const ROWS = [[], [], []];
  // Beside a number they say how long something lasts: no page is said to lack that.
  const TIMES = /^(min|timar|time|kvarter|dag|uke|veke)/;
  const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

  // Where nynorsk differs in a regular way: a pattern and what stands for it. Each is tried on what the others gave.
  const NYNORSK_RULES = (
    "ei:e øy:ø au:ø kv:hv kvar:hver heim:hjem hald:hold leik:lek spel:spill verk:virk nad$:ning sle:else sle:ing rsle:righet leik:het " +
    "heit:het semd:somhet ven(?!n):venn ope?n:åpn kj:k gj:g ([lv])ing:$1else rettlei:veiled leiing:ledelse lei:led sjølv:selv " +
    "sam(?=an):samm man$:men skule:skole veg:vei born:barn ssing:sning tilset:ansat mogleg:mulig ynsk:ønsk gjer:gjør"
  ).split(" ").map((rule) => rule.split(":")).map(([pattern, instead]) => [RegExp(pattern), instead]);

  /* --- letters ------------------------------------------------------------------------------------- */

  /* A word as it is typed where there is no æ, ø and å. */
  const fold = (word) => word.replace(/ae|aa|[æäåáà]/g, "a").replace(/oe|[øöóòô]/g, "o").replace(/[éèê]/g, "e");

  /* Whether a word has a, o or e where æ, ø or å was written: who has those keys means them. */
  const isOther = (written, word) => /[æøå]/.test(written) &&
    [...written].some((letter, i) => /[æøå]/.test(letter) && word[i] !== letter && fold(word[i] || "") === fold(letter));

  /* What a verb, its noun and its adjective share: observere, observasjon; veilede, veiledning; sårbar, sårbart; trygg, trygt. */
  const root = (stemmed) => {
    let rest = stemmed;
    for (let round = 0; round < 2; round++) rest = rest.replace(/ksjon$/, "kt").replace(/^(.{3,}?)n?ings?$|^(.{4,}?)(a?sjon|erer|er|isk|skap)s?$/, "$1$2");
    return rest.replace(/(.{3}[^aeiouyst])t$/, "$1").replace(/([bgmnp])\1$/, "$1");
  };

  const bokmaalSpellings = (word) => {
    const spellings = new Set([word]);
    // What is added while it runs is tried too.
    spellings.forEach((form) => {
      if (spellings.size < 40) NYNORSK_RULES.forEach(([pattern, instead]) => spellings.add(form.replace(pattern, instead)));
    });
    spellings.delete(word);
    return spellings;
  };

  /* How many slips of the finger two words are apart (Damerau and Levenshtein), up to a limit. An `open` word is half typed. */
  const slips = (typed, word, limit, open) => {
    const width = Math.min(word.length, typed.length + limit);
    if (typed.length - word.length > limit || (!open && word.length - typed.length > limit)) return limit + 1;
    let [before, last, row] = ROWS, least = 0;
    for (let j = 0; j <= width; j++) last[j] = j;
    for (let i = 1; i <= typed.length; i++) {
      row[0] = least = i;
      for (let j = 1; j <= width; j++) {
        let apart = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (typed[i - 1] !== word[j - 1]));
        if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) apart = Math.min(apart, before[j - 2] + 1);
        row[j] = apart;
        if (apart < least) least = apart;
      }
      if (least > limit) return limit + 1;
      [before, last, row] = [last, row, before];
    }
    return open ? least : last[width];
  };

  /* The letters of a word as bits. */
  const bits = (word) => [...word].reduce((set, letter) => set | (1 << letter.charCodeAt()), 0);

  const countBits = (set) => set ? 1 + countBits(set & (set - 1)) : 0;

  const backwards = (word) => [...word].reverse().join("");

  const wordsOf = (text) => text.normalize("NFC").toLowerCase().match(/(?<![\p{L}\p{N}_])\p{L}[+#]+|[\p{L}\p{N}_]+(\.[\p{N}_]+)*/gu) || [];

  /* --- maps and orders ------------------------------------------------------------------------------ */

  const append = (map, key, value) => {
    const values = map.get(key);
    if (values) values.push(value);
    else map.set(key, [value]);
  };

  const keepBest = (weights, word, weight) => {
    if (weight > (weights.get(word) || 0)) weights.set(word, weight);
  };

  const bestOf = (weights) => Math.max(0, ...weights.values());

  const byOrder = (key) => (a, b) => (a[key] < b[key] ? -1 : 1);
  const byWeight = (a, b) => b[1] - a[1];
  const byScore = (a, b) => b.score - a.score;

  /* --- what is searched ----------------------------------------------------------------------------- */

  /* The entries by their location, every word of them: { term, places }, where it stands and what it says there, and their titles and
     what people ask, a line each: { doc, line, isAsked, words }. */
  const fileEntries = (entries, language, isSmall, { name, quiet, told }) => {
    const index = { words: new Map(), docs: new Map(), sayings: [] };
    entries.forEach((entry) => {
      const path = entry.location.split("#")[0], title = entry.title.toLowerCase().match(/[\p{L}\d]+/gu) || [];
      const doc = {
        ref: entry.location, title: entry.title, boost: entry.boost || 1, keywords: (entry.keywords || "").split(". "), words: title.length || 1, length: entry.text.length / 700,
        // Of the latest query that found it.
        query: null, units: [], score: 0, isNamed: false, standing: null, isQuiet: quiet.includes(entry.kind), isTold: told.includes(entry.kind),
      };
      index.docs.set(doc.ref, doc);
      doc.page = index.docs.get(path) || doc;
      // What it is called, with and without words that say nothing: by its title, and a page by its address.
      if (doc.page === doc || entry.kind === name) {
        doc.names = [title, path.match(/[^/]*(?=(\/|\/index\.html)?$)/)[0].split("-")].flatMap((words) => [words, words.filter((word) => !isSmall(word))]);
      }
      const asked = (entry.asked || "").split("\n").filter(Boolean).map((line) => ({ doc, line, isAsked: true, words: wordsOf(line) }));
      doc.asked = asked;
      index.sayings.push({ doc, line: entry.title, words: wordsOf(entry.title) }, ...asked);
      language.fields.forEach((field) => fileWords(index, doc, field, language.words(entry, field), language.isLeftOut));
      // Of what people ask of a page, the words, like those of a field.
      fileWords(index, doc, "asked", asked.flatMap(({ words }) => words), language.isLeftOut);
    });
    // Those that are left out everywhere.
    index.words.forEach(({ places }, term) => { if (!places.length) index.words.delete(term); });
    return index;
  };

  const fileWords = (index, doc, field, words, isLeftOut) => {
    const places = [];
    words.forEach((term) => {
      if (!term) return;
      let word = index.words.get(term);
      if (!word) index.words.set(term, word = { term, places: [], isLeftOut: isLeftOut(term) });
      if (field !== "asked" && word.isLeftOut) return;
      const last = word.places.at(-1);
      if (last?.doc === doc && last.field === field) last.times++;
      else places.push(word.places[word.places.length] = { doc, field, times: 1, worth: 0 });
    });
    places.forEach((place) => {
      place.worth = field === "title" ? (doc.page === doc ? PAGE_TITLE : TITLE) * (0.65 + 0.35 / doc.words)
        : field === "text" ? (TEXT * place.times) / (place.times + 0.4 + 0.6 * doc.length) : field === "asked" ? ASKED : KEYWORDS;
    });
  };

  /* The words of an index by stem, root and spelling, and in order from either end. */
  const fileForms = (index, stem, isSmall) => {
    const stems = new Map(), roots = new Map(), folds = new Map();
    const forwards = [...index.words.values()].map((word) => {
      Object.assign(word, { fold: fold(word.term), stem: stem(word.term) });
      Object.assign(word, { back: backwards(word.stem), bits: bits(word.fold) });
      append(stems, word.stem, word);
      // «Som» is no form of «sommer».
      if (!isSmall(word.term)) append(roots, root(word.stem), word);
      append(folds, word.fold, word);
      return word;
    }).sort(byOrder("fold"));
    return { stems, roots, folds, forwards, reversed: [...forwards].sort(byOrder("back")) };
  };

  /* Calls `use` with every word of a sorted list that begins with a text. */
  const eachBeginning = (list, key, text, use) => {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle][key] < text) low = middle + 1;
      else high = middle;
    }
    for (; low < list.length && list[low][key].startsWith(text); low++) use(list[low]);
  };

  /* The groups of words that mean the same, by the stems of each, and of how many words the longest consists. */
  const fileSynonyms = (lines, stem) => {
    const groups = new Map(), roots = new Map();
    let longest = 1;
    lines.split("\n").forEach((line) => {
      const group = { term: line.split("=")[0], words: line.split(/[=,]/) };
      group.words.forEach((written) => {
        const key = written.split(" ").map(stem);
        longest = Math.max(longest, key.length);
        append(groups, key.join(" "), group);
        if (key.length < 2) append(roots, root(key[0]), group);
      });
    });
    return { groups, roots, longest };
  };

  /* --- from a word that was written to words of the index ------------------------------------------- */

  /* Looks words up by what they look like. Each function adds to `weights`: word of the index → how near it is. */
  const spelledAlike = (forms, stem, isSmall) => {
    /* The word itself, in every spelling and form. */
    const addSame = (weights, written, factor, exact) => {
      const stemmed = stem(written);
      const add = (words, near) => words?.forEach((word) => {
        if (!isOther(written, word.term)) keepBest(weights, word, (word.term === written ? 1 : near) * factor);
      });
      if (!exact) add(forms.roots.get(root(stemmed)), ROOT);
      add(forms.stems.get(stemmed), STEM);
      add(forms.folds.get(fold(written)), SPELLING);
    };

    /* Whether the index has a word, a long one perhaps in another part of speech, or with an s or e that joins it to the next. */
    const knows = (word) => word.length > 2 && !isSmall(word) &&
      (forms.stems.has(stem(word)) || (word.length > 5 && forms.roots.has(root(stem(word)))) ||
      (word.length > 3 && /[se]$/.test(word) && forms.stems.has(stem(word.slice(0, -1)))));

    /* Words that begin with it, and compounds that end with it. */
    const addAround = (weights, written, factor, whole) => {
      const folded = fold(written), stemmed = stem(written);
      // What is a word as it stands is hardly the beginning of others where it has two letters.
      if (/^\d/.test(written) || (whole && written.length === 2)) return;
      eachBeginning(forms.forwards, "fold", stemmed.length > 3 ? stemmed : folded, (word) => {
        const begun = word.fold.startsWith(folded);
        if (isOther(written, word.term)) return;
        keepBest(weights, word, factor * ((whole || !begun ? 0.2 : 0.5) + (0.35 * (begun ? folded : stemmed).length) / word.fold.length));
      });
      if (stemmed.length < 3) return;
      eachBeginning(forms.reversed, "back", backwards(stemmed), (word) => {
        const rest = word.stem.slice(0, -stemmed.length);
        if (rest.length < 3 || isSmall(rest) || isOther(written, word.term.slice(rest.length))) return;
        if (knows(rest)) keepBest(weights, word, TAIL * factor);
        else if (!whole && stemmed.length > 3 && rest.length > 3) keepBest(weights, word, 0.7 * TAIL * factor);
      });
    };

    /* The two parts of a compound that are known, or the one that is half of it or more. */
    const partsOf = (written, least) => {
      const folded = fold(written), letters = folded.length === written.length ? written : folded;
      let choice = [], most = 0;
      if (folded.length < 8) return choice;
      for (let i = least; i <= folded.length - least; i++) {
        const left = letters.slice(0, i), head = letters.slice(i), whole = forms.stems.has(stem(left));
        const pair = [knows(left) && (whole ? left : left.slice(0, -1)), knows(head) && head].filter(Boolean);
        const covered = pair.join("").length + (pair.length > 1);
        if (covered > most && 2 * covered >= folded.length) {
          most = covered;
          choice = pair;
        }
      }
      return choice;
    };

    return { addSame, addAround, partsOf };
  };

  /* Looks words up, also by what they mean and by what may have been meant. */
  const dictionary = (forms, synonyms, stem, isSmall, light) => {
    const { addSame, addAround, partsOf } = spelledAlike(forms, stem, isSmall);

    /* Words a slip of the finger away, and everyday words that are. Gives the first that the index has. */
    const addNear = (weights, written, open, limit) => {
      const folded = fold(written), stemmed = stem(written), set = bits(folded);
      let least = limit, nearest = [];
      if (folded.length < 4 || folded.length > LONGEST || /\d/.test(folded)) return null;
      forms.forwards.forEach((word) => {
        // The first letter is seldom wrong; and what is further away than the nearest so far is not needed.
        const isLike = word.fold[0] === folded[0], most = Math.floor(isLike ? least : Math.min(least, 1));
        if ((!isLike && folded.length < 8) || countBits(set & ~word.bits) > most) return;
        const apart = Math.min(slips(folded, word.fold, most, open && folded.length > 4), slips(stemmed, word.stem, most) + 0.5) || Number(isOther(written, word.term));
        if (apart > least || (!isLike && apart > 1)) return;
        if (apart < least) nearest = [];
        least = apart;
        nearest.push(word.term);
      });
      nearest.forEach((term) => addSame(weights, term, TYPO - 0.1 * least));
      synonyms.groups.forEach((groups, key) => {
        if (key[0] === stemmed[0] && Math.min(stemmed.length, key.length) >= RIGHT * least && slips(stemmed, key, least) <= least) addMeanings(weights, groups, 0.8 * SYNONYM);
      });
      return nearest[0];
    };

    /* The handbook's word for what was written, and the other words for it that the handbook may have. */
    const addMeanings = (weights, groups, factor) => {
      groups?.forEach((group) => group.words.forEach((word) => {
        if (word !== group.term) {
          if (!word.includes(" ")) addSame(weights, word, SIBLING * factor, true);
          return;
        }
        const words = word.split(" ");
        words.forEach((part) => {
          if (isSmall(part) || (words.length > 1 && light.has(part))) return;
          addAround(weights, part, 0.6 * factor, true);
          addSame(weights, part, factor);
        });
      }));
    };

    return { addSame, addAround, addNear, addMeanings, partsOf };
  };

  /* --- from a query to what it asks for ------------------------------------------------------------- */

  /* How many pages hold a word that is the same as what was written. */
  const countPages = (weights) => {
    const pages = new Set();
    weights.forEach((weight, { places }) => {
      if (weight >= SAME) places.forEach(({ doc, field }) => field !== "asked" && pages.add(doc.page));
    });
    return pages.size;
  };

  /* Reads queries as units, each what was written (`label`), what was meant by it if a finger slipped (`meant`), and the words of the index that answer it (`weights`). */
  const reader = (words, synonyms, stem, isSmall) => {
    const kept = new Map();

    /* The groups of a word: as it is written, as bokmål would write it, or of what shares its root. */
    const meanings = (written) => {
      const spelled = [written, ...bokmaalSpellings(written)].find((word) => synonyms.groups.has(stem(word)));
      const groups = spelled ? synonyms.groups.get(stem(spelled)) : synonyms.roots.get(root(stem(written))), said = spelled || written;
      // «Får» is not «far», but «åleine» may be «aleine».
      return isSmall(written) ? groups?.filter((group) => group.words.some((word) => root(stem(word)) === root(stem(said)) && !isOther(said, word))) : groups;
    };

    /* Everything in the index that a word may mean: one unit, or one for each part of a compound and one for the whole. */
    const lookUp = (written, isLast) => {
      const key = written + (isLast ? "*" : ""), weights = new Map();
      if (kept.has(key)) return kept.get(key);
      if (kept.size > 300) kept.clear();
      words.addSame(weights, written, 1);
      const whole = bestOf(weights) >= SAME;
      bokmaalSpellings(written).forEach((form) => words.addSame(weights, form, NYNORSK));
      words.addAround(weights, written, 1, whole);
      words.addMeanings(weights, meanings(written), whole ? 0.8 * SYNONYM : SYNONYM);
      if (!whole && /^\d+\D$/.test(written)) words.addSame(weights, written.slice(0, -1), STEM);
      const parts = words.partsOf(written, whole ? 4 : 3), isPair = parts.length > 1;
      const isFound = bestOf(weights) >= KNOWN, meant = !isFound && words.addNear(weights, written, isLast, isPair || written.length < 8 ? 1 : 2), part = weights.size ? BESIDE : PART;
      const units = [{ label: written, weights, part: 1, meant }];
      if (isFound ? isPair && countPages(weights) < FEW_PAGES : !meant) parts.reverse().forEach((half) => {
        const unit = { label: written, said: half, weights: new Map(), part, isPair };
        words.addSame(unit.weights, half, STEM);
        words.addAround(unit.weights, half, 0.8, true);
        words.addMeanings(unit.weights, meanings(half), 0.8 * SYNONYM);
        units.unshift(unit);
      });
      kept.set(key, units.filter((unit) => unit.weights.size || units.length < 2));
      return kept.get(key);
    };

    /* Several words that mean one: «ta opp». */
    const phrases = (written, start) => {
      const units = [];
      for (let many = 2; many <= synonyms.longest && start + many <= written.length; many++) {
        const key = written.slice(start, start + many).map(stem).join(" ");
        synonyms.groups.get(key)?.forEach((group) => {
          const weights = new Map();
          words.addMeanings(weights, [group], 0.9);
          units.push({ label: "", weights, part: 1 });
        });
      }
      return units;
    };

    /* The units of a query. */
    return (written) => {
      const plain = written.filter((word) => !isSmall(word)), units = [];
      (plain.length ? plain : written).slice(0, MOST_WORDS).filter((word) => word.length <= LONGEST).forEach((word) => {
        lookUp(word, word === written.at(-1)).forEach((unit) => units.push({ ...unit, weights: new Map(unit.weights) }));
      });
      const unitOf = (word) => units.find((unit) => unit.label === word);
      written.forEach((word, i) => {
        const unit = unitOf(word), next = written[i + 1], number = ROMAN.indexOf(word);
        // One word written as two: «lærings fellesskap», «9 A».
        if (unit && next) [word + next, `${word}s${next}`].forEach((joined) => {
          [unit, unitOf(next)].forEach((half) => half && words.addSame(half.weights, joined, JOINED, true));
        });
        units.push(...phrases(written, i));
        // «Kapittel 8» is «kapittel VIII».
        if (unit && /^kap/.test(written[i - 1])) words.addSame(unit.weights, number > 0 ? String(number) : ROMAN[word] || word, STEM);
      });
      return units;
    };
  };

  /* --- what sounds like a query --------------------------------------------------------------------- */

  /* Which parts each text has, each once, by their numbers: `having`, those of a text from its place in `starts` to that of the next one.
     `holders` gives the texts that have a part. */
  const filed = (partsIn, many) => {
    const seen = new Int32Array(many).fill(-1), starts = new Int32Array(partsIn.length + 1), begins = new Int32Array(many + 1);
    const having = new Int32Array(partsIn.reduce((most, words) => words.reduce((sum, parts) => sum + parts.length, most), 0));
    let end = 0;
    partsIn.forEach((words, text) => {
      words.forEach((parts) => parts.forEach((part) => {
        if (seen[part] === text) return;
        seen[part] = text;
        having[end++] = part;
        begins[part + 1]++;
      }));
      starts[text + 1] = end;
    });
    for (let part = 0; part < many; part++) begins[part + 1] += begins[part];
    const texts = new Int32Array(end), places = begins.slice();
    for (let text = 0, i = 0; text < partsIn.length; text++) for (; i < starts[text + 1]; i++) texts[places[having[i]]++] = text;
    return { having, starts, holders: (part) => texts.subarray(begins[part], begins[part + 1]) };
  };

  /* How alike texts are to a query (`alike`, from 0 to 1, by their numbers) in the parts of their words: in parts that few texts have, most.
     Texts are lists of words, `partsOf` gives the parts of one; beside its words a query may have others, each with what it counts. It is the
     cosine of tf-idf vectors. And how likely it is that who writes such texts writes the query (`likely`, by the numbers of those who do, which
     `writers` has for each text, a logarithm): multinomial naive Bayes over the same vectors (Rennie and others 2003, 4.1 and 4.3). */
  const likeness = (texts, writers, partsOf) => {
    const numbers = new Map(), ofWord = new Map();
    const numberOf = (part) => {
      if (!numbers.has(part)) numbers.set(part, numbers.size);
      return numbers.get(part);
    };
    const partsIn = texts.map((words) => words.map((word) => {
      if (!ofWord.has(word)) ofWord.set(word, partsOf(word).map(numberOf));
      return ofWord.get(word);
    }));
    const { having, starts, holders } = filed(partsIn, numbers.size);
    const weigh = (many) => (1 + Math.log((1 + texts.length) / (1 + many))) ** 2;
    const weights = Float64Array.from({ length: numbers.size }, (_, part) => weigh(holders(part).length)), once = weights.map(Math.sqrt);
    const lengths = new Float64Array(texts.length), written = new Float64Array(new Set(writers).size);
    for (let text = 0; text < texts.length; text++) {
      let length = BRIEF, sum = 0;
      for (let i = starts[text]; i < starts[text + 1]; i++) {
        length += weights[having[i]];
        sum += once[having[i]];
      }
      lengths[text] = Math.sqrt(length);
      written[writers[text]] += sum / lengths[text];
    }
    const all = written.map((sum) => Math.log(sum + UNSAID * numbers.size));
    const alike = new Float64Array(texts.length);
    /* For each writer how much likelier a part is than if it were never used; worked out when a query has it first. */
    const uses = [];
    const usesOf = (part) => {
      if (!uses[part]) {
        const used = new Map();
        holders(part).forEach((text) => used.set(writers[text], (used.get(writers[text]) || 0) + once[part] / lengths[text]));
        uses[part] = [...used].map(([writer, sum]) => [writer, Math.log(1 + sum / UNSAID)]);
      }
      return uses[part];
    };
    return (words, others = []) => {
      const parts = new Map();
      alike.fill(0);
      [...others, ...words.map((word) => [word, 1])].forEach(([word, count]) => partsOf(word).forEach((part) => keepBest(parts, part, count)));
      // What a query has and no text makes them less alike, too.
      const held = [...parts].map(([part, count]) => ({ count, part: numbers.get(part), weight: weights[numbers.get(part)] ?? weigh(0) }));
      const length = Math.sqrt(held.reduce((sum, { count, weight }) => sum + count * count * weight, 0));
      const known = held.filter(({ part }) => part !== undefined).map((one) => ({ ...one, share: (one.count * Math.sqrt(one.weight)) / length }));
      const shared = known.reduce((sum, { share }) => sum + share, 0), likely = all.map((sum) => -shared * sum);
      known.forEach(({ part, count, weight, share }) => {
        const most = (count * weight) / length;
        for (const text of holders(part)) alike[text] += most / lengths[text];
        usesOf(part).forEach(([writer, gain]) => { likely[writer] += share * gain; });
      });
      return { alike, likely };
    };
  };

  /* How much a page sounds like a query: what people ask of it and what its places are called, held against the query as a whole.
     Small words count here: «hva gjør vi når» and «min» tell who asks and for what. Gives { sounds, likely }: page → { sum, near, most }, of its
     sentences the squares together, and what people ask that is nearest, how near it is; and how likely its sentences make the query
     beside the page where that is likeliest (from 0 to 1). */
  const soundOf = (index, stem) => {
    const sayings = index.sayings.filter(({ doc }) => !doc.isQuiet);
    // Where nobody has written what people ask, titles alone are too little to go by.
    const share = sayings.filter(({ isAsked }) => isAsked).length / (sayings.length || 1);
    const texts = sayings.map(({ words }) => words), docs = [...new Set(sayings.map(({ doc }) => doc.page))];
    const numbers = new Map(docs.map((doc, number) => [doc, number])), writers = sayings.map(({ doc }) => numbers.get(doc.page));
    const inWords = likeness(texts, writers, (word) => [stem(word)]);
    const inLetters = likeness(texts, writers, (word) => {
      const letters = ` ${fold(word)} `;
      return Array.from({ length: letters.length - 2 }, (_, i) => letters.slice(i, i + 3));
    });
    const heard = new Set([...new Set(texts.flat())].map(stem));

    /* What the index has, and some sentence too, for a word of several that no sentence has: a slip of the finger, a synonym. */
    const meant = (word, asked) => {
      if (heard.has(stem(word))) return [];
      const others = asked.filter(({ label }) => label === word).flatMap(({ weights }) => [...weights].filter(([other, weight]) => weight >= KNOWN && heard.has(other.stem)));
      return others.filter(([other]) => !isTail(word, other)).sort(byWeight).slice(0, 1).map(([{ term }]) => term);
    };

    /* Whether a word of the index is another compound that only ends as what was written. */
    const isTail = (word, { stem: other }) => other !== stem(word) && other.endsWith(stem(word));

    /* What some sentence has for the words of a query in other forms (in bokmål, joined, as another part of speech) or as synonyms, with what each counts. */
    const akin = (asked) => asked.filter(({ label }) => label).flatMap(({ label, part, weights }) => (
      [...weights].filter(([{ stem: other }, weight]) => weight >= KIN && other !== stem(label) && heard.has(other)).sort(byWeight).slice(0, MOST_AKIN)
        .map(([{ term }, weight]) => [term, AKIN * weight * part])
    ));

    return (written, asked) => {
      const said = written.length > 1 ? written.flatMap((word) => [word, ...meant(word, asked)]) : written;
      // A single word that the index has, whole or begun, is not guessed at.
      const isKnown = written.length < 2 && asked.some(({ weights }) => bestOf(weights) >= SAME);
      const words = inWords(said, written.length > 1 ? akin(asked) : []), letters = inLetters(said), sounds = docs.map(() => ({ sum: 0, most: 0, near: null }));
      const used = docs.map((_, number) => share * (USED_WORDS * words.likely[number] + USED_LETTERS * letters.likely[number])), most = Math.max(...used), least = Math.min(...used);
      for (let i = 0; i < sayings.length; i++) {
        const inWord = words.alike[i], alike = isKnown && !inWord ? 0 : (1 - LETTERS) * inWord + LETTERS * letters.alike[i];
        if (!alike) continue;
        const page = sounds[writers[i]];
        page.sum += (share * alike) ** 2;
        if (alike <= page.most || !sayings[i].isAsked) continue;
        page.most = alike;
        page.near = sayings[i];
      }
      const heardOf = new Map(docs.map((doc, number) => [doc, sounds[number]]).filter(([, { sum }]) => sum));
      return { sounds: heardOf, likely: (doc) => (docs.length ? Math.exp((used[numbers.get(doc)] ?? least) - most) : 1) };
    };
  };

  /* --- what answers best ---------------------------------------------------------------------------- */

  /* Whether all that is meant by a word only stands in texts and in what people ask, and hardly there; or is said in passing otherwise, where it `isAlone`. */
  const isPassing = (units, isAlone) => {
    let many = 0;
    return units.every(({ weights }) => [...weights].every(([{ term, places }, weight]) => {
      if (weight < KNOWN) return true;
      many += places.length;
      return many <= (isAlone ? RARE : PASSING) && places.every(({ doc, field }) => field === "text" || field === "asked" ||
        (isAlone && (field === "title" ? doc.isTold : !doc.keywords.includes(term))));
    }));
  };

  /* Which words that matter nothing has, of which little is said, how much of the query is known (light words count least), how much loosely (a compound when each of its parts is the
     same word as one of the index and one of the first pages answers by all; a word that these do not have), and how much is only said in passing. */
  const doubtsOf = (asked, light, pages) => {
    const unknown = [], slight = [];
    const labels = new Set(asked.map((unit) => unit.label).filter(Boolean));
    // A phrase is known as a whole.
    const inSight = pages.slice(0, IN_SIGHT), isPhrase = asked.some((unit) => !unit.label && bestOf(unit.weights) >= SAME);
    let known = 0, loose = 0, passing = 0, all = 0;
    labels.forEach((label) => {
      const units = asked.filter((unit) => unit.label === label), rare = light.has(label) ? LIGHT : 1;
      const whole = units.filter((unit) => unit.part === 1), best = Math.max(...whole.map((unit) => bestOf(unit.weights)));
      const parts = units.filter((unit) => unit.part < 1).map((unit) => (light.has(unit.said) || bestOf(unit.weights) < SAME ? 0 : 1));
      const isMet = inSight.some((page) => units.some((unit) => page.units[unit.at]));
      if (!isPhrase && (Math.max(best, parts.length > 1 && isMet ? Math.min(...parts) : 0) < KNOWN || (best < TYPO && label.length < SHORT && labels.size < FEW_WORDS))) unknown.push(label);
      else if (!isPhrase && isPassing(best >= KNOWN ? whole : units, labels.size < 2 && best >= STEM)) {
        passing += rare;
        slight.push(label);
      } else if (isPhrase || (best >= KNOWN && isMet)) known += rare;
      else {
        loose += rare;
        slight.push(label);
      }
      all += rare;
    });
    return { unknown, slight, known: all ? known / all : 1, loose: all ? loose / all : 0, passing: all ? passing / all : 0 };
  };

  /* Whether it is little more than a guess that one of the best pages answers: for a word alone, whether it is known; beside several words, what those pages say too. */
  const guesses = (written, pages, { known, loose, passing }) => {
    const inSight = pages.slice(0, IN_SIGHT), clear = inSight.some(({ isClear }) => isClear) * passing;
    const [best] = pages, ahead = best && Math.log(best.score / (pages[IN_SIGHT] || best).score);
    return !best || known + clear + (written.length < 2 ? loose : PER_POWER * ahead + HEARD_OF * inSight.some(({ isHeard }) => isHeard)) < SURE;
  };

  /* What is met of a query, and how well: less by a power where something is missing. */
  const scoreOf = (asked, met, power) => {
    let sum = 0, has = 0, all = 0;
    asked.forEach(({ worth, label }, at) => {
      const part = met[at];
      // A phrase is found beside its words: it adds, but is not missed.
      if (label) all += worth;
      if (!part) return;
      has += worth;
      sum += worth * (part.most + 0.35 * Math.min(part.most, (part.all - part.most) / 3));
    });
    return sum * (has < all ? (has / all) ** power : 1);
  };

  /* The pages of the documents, each with its places and what they answer together. */
  const pagesOf = (docs) => {
    const pages = new Map();
    docs.forEach((doc) => {
      const page = pages.get(doc.page) || { doc: doc.page, places: [], units: [], top: 0 };
      pages.set(doc.page, page);
      page.places.push(doc);
      page.top = Math.max(page.top, doc.score);
      doc.units.forEach((met, at) => {
        const sum = page.units[at] ||= { most: 0, all: 0, title: 0 };
        sum.title += met.title;
        sum.most = Math.max(sum.most, met.most);
        sum.all += met.all;
      });
    });
    return [...pages.values()];
  };

  const answering = (index, light) => {
    let latest;

    /* Every document that answers some unit, each with how well it answers which: `units`, beside those asked for. */
    const answers = (asked) => {
      const found = [];
      let rarest = Infinity;
      latest = {};
      asked.forEach((unit, at) => {
        unit.at = at;
        unit.words = [...unit.weights].sort(byWeight).slice(0, MOST_FORMS);
        unit.many = unit.words.reduce((sum, [word]) => sum + word.places.length, 0);
        if (unit.many) rarest = Math.min(rarest, unit.many);
      });
      // The rarest first: what stands nearly everywhere only adds to what they have found.
      [...asked].sort((a, b) => a.many - b.many).forEach((unit) => {
        meet(unit, found, unit.many > COMMON && rarest <= COMMON);
      });
      found.forEach((doc) => { doc.score = scoreOf(asked, doc.units, 0.8) * doc.boost; });
      return found;
    };

    /* Notes on every document how well it answers a unit, and on the unit what it is worth: more, the rarer it is. */
    const meet = (unit, found, isCommon) => {
      let strong = 0;
      unit.words.forEach(([word, weight]) => {
        if (weight >= 0.7 * unit.words[0][1]) strong += word.places.length;
        word.places.forEach(({ doc, field, worth }) => {
          if (doc.query !== latest) {
            if (isCommon) return;
            found.push(doc);
            doc.query = latest;
            doc.units = [];
          }
          const met = doc.units[unit.at] ||= { title: 0, text: 0, keywords: 0, asked: 0, most: 0, all: 0 };
          if (weight * worth > met[field]) {
            met.most = met.all += weight * worth - met[field];
            met[field] = weight * worth;
          }
        });
      });
      unit.worth = unit.part * Math.log(1 + index.docs.size / (1 + strong)) * (light.has(unit.label) ? LIGHT : 1);
    };

    return answers;
  };

  /* Pages that only sound like the query, with no word of it that matters, beside those that have some. */
  const addSounding = (pages, sounds) => {
    const found = new Set(pages.map(({ doc }) => doc));
    sounds.forEach(({ sum }, doc) => {
      if (found.has(doc) || Math.sqrt(sum) < HEARD) return;
      Object.assign(doc, { units: [], score: 0 });
      pages.push({ doc, places: [doc], units: [], top: 0 });
    });
    return pages;
  };

  /* Whether a page is called what was written, word for word in any form: of a word alone, just that. `sought` has the stems of each word. */
  const isCalled = (sought, page) =>
    page.names.some((name) => (sought.length > 1 || name.length < 2) && name.some((_, start) => sought.every((stems, i) => stems.has(name[start + i]))));

  /* Finds the places that are called just one of `names`, each the stems of every word of it. A title may give several: «fagteam (team)», «krenking / mobbing». */
  const namesakes = (docs, stem) => {
    const called = new Map();
    docs.forEach((doc) => {
      [doc.title, ...doc.title.split(/[/()]/)].forEach((title) => {
        const words = wordsOf(title).map(stem);
        append(called, words[0], { doc, words });
      });
    });
    return (names) => new Set(names.flatMap((name) => [...name[0] || []].flatMap((first) => called.get(first) || [])
      .filter(({ words }) => words.length === name.length && words.every((word, i) => name[i].has(word))).map(({ doc }) => doc)));
  };

  const ranking = (index, light, sound, stem) => {
    const answers = answering(index, light), called = namesakes(index.docs, stem);

    /* The pages, best first; those that have a place with one of the names right behind the best at the latest, whatever others have.
       Scores tell the order to whoever sorts by them. */
    const ordered = (pages) => {
      const [first] = pages.sort(byScore), shown = pages.filter((page) => page.isNamed || page.score > (page.top ? LEAST : FAINT) * first.score);
      let last = shown[AHEAD - 1]?.score;
      shown.slice(AHEAD).sort((a, b) => !!b.isNamed - !!a.isNamed).forEach((page) => {
        last = 0.999 * (page.isNamed ? last : Math.min(last, page.score));
        page.score = last;
      });
      return shown.sort(byScore).slice(0, MOST_PAGES + 1);
    };

    /* The best pages of all that answer, best first; `sought` has the stems of each word, `names` those of what it may be called. */
    return (written, asked, sought, names) => {
      const { sounds, likely } = sound(written, asked), pages = addSounding(pagesOf(answers(asked)), sounds), pairs = asked.filter((unit) => unit.isPair);
      const named = called(names), all = asked.reduce((sum, { label, worth, many }) => sum + (label && many ? worth : 0), 0);
      pages.forEach((page) => {
        // Of a compound that nobody wrote, a page must have both parts, or one in a title.
        pairs.forEach((unit) => {
          const met = page.units[unit.at];
          if (met && !met.title && pairs.some((other) => other.label === unit.label && !page.units[other.at])) delete page.units[unit.at];
        });
        if (!page.units.some(Boolean)) page.top = 0;
        const has = 0.4 * scoreOf(asked, page.units, 1.2) + 0.5 * page.top, sounding = sounds.get(page.doc);
        page.near = sounding?.near;
        page.isNear = sounding?.most > NEAR;
        page.isClear = sounding?.most > (written.length > 1 ? CLEAR : CLEAR_ALONE);
        page.isHeard = page.isClear || Math.sqrt(sounding?.sum || 0) > LOUD;
        // What collects the texts of others weighs less, what it is asked for does not.
        page.score = (has * page.doc.boost + SOUND * all * Math.sqrt(sounding?.sum || 0)) * (isCalled(sought, page.doc) ? CALLED : 1) * likely(page.doc);
        page.places.forEach((doc) => {
          doc.isNamed = named.has(doc);
          if (!doc.isNamed) return;
          page.isNamed = true;
          doc.score = page.top;
        });
      });
      return ordered(pages);
    };
  };

  /* --- what might be meant, while it is typed ------------------------------------------------------- */

  /* How soon something is suggested: what the handbook calls its pages and words, then whole questions, then what else is said. What is asked in
     a word or two is no suggestion to somebody who writes: many a word is only there to be found by. */
  const turnOf = ({ doc, line, words, isAsked }) => {
    if (!isAsked) return doc.names ? 0 : 2;
    return line.endsWith("?") ? 1 : words.length < FEW_WORDS ? -1 : 2;
  };

  /* Titles and sentences that have every word that was typed, the last of them perhaps half: those that begin so, those that have it as it
     was written, and others, of each those whose turn it is first, and the shortest; before all, those with æ, ø and å where they were typed. */
  const suggester = (said) => {
    const known = new Map();
    said.filter(({ line }) => line && line.length <= LONGEST_SUGGESTED).forEach((saying) => {
      const words = ` ${fold(saying.words.join(" "))} `, turn = turnOf(saying), other = known.get(words);
      if (turn >= 0 && !(other?.turn <= turn)) known.set(words, { saying: saying.line.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()), words, turn });
    });
    const sayings = [...known.values()].sort((a, b) => a.turn - b.turn || a.words.length - b.words.length);
    // One long text is looked through sooner than thousands of short ones.
    const all = [...sayings.map(({ words }) => words), ""].join("\n");
    return (text) => {
      const written = wordsOf(text), typed = written.map(fold), whole = ` ${typed.join(" ")}`, groups = [[], [], [], [], [], []];
      if (whole.length < 3) return [];
      const [rarest, ...others] = typed.map((word, i) => ` ${word}${i < typed.length - 1 ? " " : ""}`).sort((a, b) => b.length - a.length);
      let number = 0, end = -1;
      for (let at = all.indexOf(rarest); at >= 0 && groups[0].length < MOST_SUGGESTED; at = all.indexOf(rarest, end)) {
        for (; end < at; number++) end += sayings[number].words.length + 1;
        const { saying, words } = sayings[number - 1];
        if (words === `${whole} ` || !others.every((part) => words.includes(part))) continue;
        const isExact = written.every((word) => !/[æøå]/.test(word) || saying.toLowerCase().includes(word));
        groups[(isExact ? 0 : 3) + (words.startsWith(whole) ? 0 : words.includes(whole) ? 1 : 2)].push(saying);
      }
      return groups.flat().slice(0, MOST_SUGGESTED);
    };
  };

  /* --- the whole ------------------------------------------------------------------------------------ */

  /* The same word is asked for again and again while all is filed, and to find its stem takes its time. What ends in -as without being
     the genitive of one of the `words` is no form of another: «barnas» is one of «barna», «stillas» none of «stille». */
  const stemmer = (language, words) => {
    const stems = new Map();
    return (word) => {
      const known = stems.get(word) ?? fold(/as$/.test(word) && !words.has(word.slice(0, -1)) ? word : language.stem(word));
      if (stems.size < MOST_STEMS) stems.set(word, known);
      return known;
    };
  };

  /* The sentence that a page was found by, if it has a word that matters, or a keyword where neither title nor text has the word that says
     most; and which words of it were met, those of every question only where there are no others. Where nothing of the query is seen
     otherwise, it is the sentence that has a word of it, or else the nearest. */
  const reasonOf = (light, doc, asked, matches, { near, isNear }) => {
    if (doc.page !== doc) return {};
    const said = asked.filter((_, at) => doc.units[at]).sort((a, b) => b.worth - a.worth);
    const metBy = (words, units) => words.filter((word) => units.some(({ terms }) => terms.has(word)));
    const metIn = ({ words }) => {
      const weighty = metBy(words, said.filter(({ label }) => !light.has(label)));
      return weighty.length ? weighty : metBy(words, said);
    };
    const has = (sentence) => metIn(sentence).length > 0;
    if (isNear && has(near)) return { asked: near.line, words: metIn(near) };
    const found = said.length ? Object.keys(matches).filter((term) => said[0].terms.has(term)) : [];
    if (found.some((term) => matches[term].title || matches[term].text)) return {};
    const keyword = doc.keywords.find((one) => wordsOf(one).some((word) => found.includes(word)));
    if (keyword) return { keyword, words: wordsOf(keyword).filter((word) => found.includes(word)) };
    const sentence = Object.keys(matches).length ? null : doc.asked.find(has) || near;
    return sentence ? { asked: sentence.line, words: metIn(sentence) } : {};
  };

  /* Tells of the best pages, each with its best place, where it is entered, what of the query is met there, and why it was found. */
  const telling = (index, forms, light, stem, isSmall) => {
    /* Notes on some documents where the words of a query stand in them, those that are nearest to it first: [{ unit, term, field }]. */
    const addStanding = (docs, asked) => {
      docs.forEach((doc) => { doc.standing = []; });
      asked.forEach((unit) => { unit.terms = new Set(unit.words.map(([{ term }]) => term)); });
      asked.flatMap((unit) => unit.words.map(([word, weight]) => [{ unit, word }, weight])).sort(byWeight).forEach(([{ unit, word: { term, places } }]) => {
        places.forEach(({ doc: { standing }, field }) => standing?.push({ unit, term, field }));
      });
    };

    /* Where a page is best entered that was found by what people ask of it: the place with most of the words that weigh in the sentence, if that
       is more than half of them and more than its top has. */
    const leadOf = ({ doc: top, isClear, near }, best) => {
      if (best !== top || !isClear) return best;
      const said = new Map([[top, 0]]);
      let all = 0;
      new Set(near.words.filter((word) => !isSmall(word) && !light.has(word)).map(stem)).forEach((stemmed) => {
        const same = forms.stems.get(stemmed) || [], weight = Math.log(1 + index.docs.size / (1 + same.reduce((sum, { places }) => sum + places.length, 0)));
        const docs = same.flatMap(({ places }) => places.filter(({ doc, field }) => doc.page === top && !doc.isTold && /^t/.test(field)).map(({ doc }) => doc));
        all += weight;
        new Set(docs).forEach((doc) => said.set(doc, (said.get(doc) || 0) + weight));
      });
      const [[lead, most]] = [...said].sort(byWeight);
      return most > all / 2 ? lead : top;
    };

    const result = (doc, from, asked, page, lengths) => {
      const matches = Object.create(null), met = Object.create(null), says = doc.standing.filter(({ unit }) => !light.has(unit.label));
      let many = 0;
      // Words of every question are marked only where there are no others.
      (says.length ? says : doc.standing).forEach(({ term, field }) => {
        if (field === "asked") return;
        (matches[term] ||= {})[field] = true;
        // These are marked on the page that the find leads to, and stand in its address.
        if (term.length < 2 || met[term] || many >= MOST_MARKED) return;
        met[term] = true;
        many++;
      });
      asked.forEach((unit) => {
        // What the page has elsewhere, whoever goes there finds.
        const has = asked.some((other, at) => other.label === unit.label && (doc.units[at] || page.units[at]));
        if (unit.label && !lengths.includes(unit.label) && !has && !met[unit.label]) met[unit.label] = false;
      });
      doc.standing = null;
      return { ref: doc.ref, score: page.score, page: doc.page === doc, matches, met, why: reasonOf(light, from, asked, matches, page) };
    };

    return (pages, best, asked, lengths) => {
      const leads = best.map((doc, i) => leadOf(pages[i], doc));
      addStanding(leads, asked);
      return leads.map((doc, i) => result(doc, best[i], asked, pages[i], lengths));
    };
  };

  /* A function that `make` makes when it is prepared, or called for the first time. */
  const madeLater = (make) => {
    let made = null;
    const prepare = () => { made ||= make(); };
    const call = (...given) => {
      prepare();
      return made(...given);
    };
    return { prepare, call };
  };

  const create = (entries, tables, language) => {
    const small = new Set(tables.small.split(" ")), light = new Set(tables.light.split(" "));
    const isSmall = (word) => small.has(word) || language.isSmall(word), index = fileEntries(entries, language, isSmall, tables);
    const stem = stemmer(language, index.words);
    index.docs.forEach((doc) => { doc.names = doc.names?.map((words) => words.map(stem)); });
    const forms = fileForms(index, stem, isSmall), synonyms = fileSynonyms(tables.synonyms, stem);
    const read = reader(dictionary(forms, synonyms, stem, isSmall, light), synonyms, stem, isSmall);
    // What people ask takes a third of the time to file, and nobody has written so much yet that it is needed.
    const sound = madeLater(() => soundOf(index, stem));
    const rank = ranking(index, light, sound.call, stem), tell = telling(index, forms, light, stem, isSmall);

    const search = (text) => {
      const written = wordsOf(text), asked = read(written), lengths = written.filter((word, i) => /^\d+$/.test(word) && TIMES.test(written[i + 1]));
      // For each word that was written, the stems of it and of all that is the same word, of a compound its end.
      const sought = written.map((word) => new Set([stem(word), ...asked.filter((unit) => unit.label === word && word.endsWith(unit.said || "")).flatMap((unit) => (
        [...unit.weights].filter(([, weight]) => weight >= SAME).map(([same]) => same.stem)
      ))]));
      // What was written, and what the handbook has for it as a whole.
      const names = [sought, ...(synonyms.groups.get(written.map(stem).join(" ")) || []).map(({ term }) => wordsOf(term).map((word) => new Set([stem(word)])))];
      // Where a word stands alone, a page sounds like what was meant by it; beside others, those tell enough.
      const meant = written.length > 1 ? written : written.map((word) => asked.at(-1)?.meant || word);
      const pages = rank(meant, asked, sought, names), { unknown, slight, ...doubts } = doubtsOf(asked, light, pages);
      const isLong = written.length > FEW_WORDS, most = isLong ? MOST_GOOD : MOST_PAGES;
      const good = pages.filter(({ score, isNamed }, place) => !isLong || place < FEW_GOOD || isNamed || score > GOOD * pages[0].score);
      const best = good.slice(0, most).map(({ places }) => places.reduce((one, other) => (other.isNamed - one.isNamed || other.score - one.score) > 0 ? other : one));
      const finds = tell(good, best, asked, lengths);
      return { finds, unknown, slight, isGuess: guesses(written, pages, doubts), isCut: good.length > most };
    };

    /* The names in the handbook that are nearest to what was written: few slips away, or half of it and more begins them. */
    const names = (text) => {
      const sought = fold(wordsOf(text).join(" ")).slice(0, LONGEST), limit = Math.floor(FAR * sought.length), alike = new Map();
      index.docs.forEach((doc) => {
        const name = doc.title.toLowerCase(), folded = fold(name);
        if (!doc.names || folded[0] !== sought[0]) return;
        const apart = slips(sought, folded, limit), isBegun = folded.startsWith(sought.slice(0, Math.max(LEAST_BEGUN, sought.length / 2)));
        if (apart <= (isBegun ? limit : CLOSE * sought.length)) keepBest(alike, name, 1 / apart);
      });
      return [...alike].sort(byWeight).slice(0, 3).map(([name]) => name);
    };

    return { search, names, suggest: suggester(index.sayings), words: new Set(index.words.keys()), prepare: sound.prepare };
  };

  return { create };
})();
