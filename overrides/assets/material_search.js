/* The Norwegian search (norwegian_search.js, which stands before this) inside Material's worker: it takes lunr's place for
   words, and lunr's own index answers queries with operators or quotes. It goes out at the end of lunr's file for Norwegian,
   which the worker loads, and gets `tables` with it (macros/search/script.py). Every seam into lunr and Material is here. */
((lunr, tables) => {
  "use strict";

  // The type of the message that Material's worker answers a query with.
  const RESULT = 3;

  // How many finds are shown where they are little more than a guess.
  const MOST_GUESSES = 3;

  // How many letters of a text are shown from the first word that was met, and before it. Texts are long, and each key waits for them.
  const ENOUGH = 500, BEFORE = 40;

  // What the latest query found, by address, and what may be tried where it met nothing.
  let latest = { finds: new Map() };

  const termsOf = ({ clauses }) => clauses.filter(({ presence }) => presence !== lunr.Query.presence.PROHIBITED)
    .map(({ term }) => term.replace(/\*$/, "")).filter(Boolean);

  const hasOperators = ({ clauses, allFields }) => clauses.some((clause) => (
    clause.presence !== lunr.Query.presence.OPTIONAL || clause.editDistance || clause.boost !== 1 ||
    clause.fields.length < allFields.length || /\*./.test(clause.term)
  ));

  /* The words of a text, as Material's own tokenizer has them, which also says where each stands; what stands between two signs is an empty one. */
  const wordsOf = (html) => html.toLowerCase().replace(/<[^>]*>/g, " ").split(lunr.tokenizer.separator);

  const stock = lunr.no;
  lunr.no = function () {
    const builder = this, entries = [];
    stock.call(builder);
    builder.add = (entry) => { entries.push(entry); };

    builder.build = () => {
      const fields = Object.keys(builder._fields);
      const norwegian = norwegianSearch.create(entries, tables, {
        fields,
        words: (entry, field) => (Array.isArray(entry[field]) ? entry[field].flatMap(wordsOf) : wordsOf(entry[field] || "")),
        isLeftOut: (word) => !builder.pipeline.runString(word).length,
        stem: stock.stemmer,
        isSmall: (word) => !stock.stopWordFilter(word),
      });
      // When whoever waits has been told that it can be asked.
      setTimeout(norwegian.prepare);
      let withOperators;

      /* The index that lunr makes itself, from the builder as it was. */
      const stockIndex = () => {
        delete builder.add;
        delete builder.build;
        entries.forEach((entry) => builder.add(entry, { boost: entry.boost }));
        return builder.build();
      };

      const search = (text) => {
        const query = new lunr.Query(fields);
        new lunr.QueryParser(text, query).parse();
        // Whoever writes dashes alone has written a list: there is nothing that the rest could be without.
        if (!termsOf(query).length) query.clauses.forEach((clause) => { clause.presence = lunr.Query.presence.OPTIONAL; });
        latest = { finds: new Map(), suggested: norwegian.suggest(text) };
        const exactly = hasOperators(query) ? (withOperators ||= stockIndex()).search(text) : [];
        // Who has pasted a text with quotes in it, which nothing has word by word, means its words.
        if (exactly.length) return exactly;
        const written = termsOf(query), asked = written.join(" "), { finds, isCut, ...told } = norwegian.search(asked), { unknown, isGuess } = told;
        Object.assign(latest, told, { isCut: isCut && !isGuess });
        if (isGuess) latest.nearest = unknown.map(norwegian.names).find((names) => names.length);
        return finds.map((result) => {
          latest.finds.set(result.ref, result);
          // Material multiplies a page by five and a place on it by two when every word of the query is met.
          return { ref: result.ref, score: result.score / (result.page ? 5 : 2), matchData: { metadata: Object.fromEntries(written.map((term) => [term, {}])) } };
        });
      };

      // Material looks there for words of scripts that put no spaces between them.
      return { fields, invertedIndex: {}, search };
    };
  };
  Object.assign(lunr.no, stock);

  // Signs that stand like operators and are none are read as spaces.
  const parse = lunr.QueryParser.prototype.parse;
  lunr.QueryParser.prototype.parse = function () {
    try {
      return parse.call(this);
    } catch {
      this.query.clauses = [];
      (this.lexer.str.toLowerCase().match(/[\p{L}\d]+/gu) || []).forEach((word) => { this.query.term(`${word}*`); });
      return this.query;
    }
  };

  const isLetter = (sign) => /[\p{L}\p{N}]/u.test(sign);

  /* Where some words stand in a text, each from where to where, in order. */
  const standing = (html, words) => {
    const text = html.toLowerCase(), places = [];
    words.forEach((word) => {
      for (let at = text.indexOf(word), end; at >= 0; at = text.indexOf(word, end)) {
        end = at + word.length;
        if (!isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(end))) places.push([at, end]);
      }
    });
    return places.sort(([at], [other]) => at - other);
  };

  /* A text with its words that are among some marked. */
  const marked = (html, words) => {
    let last = 0, whole = "";
    standing(html, words).forEach(([at, end]) => {
      if (at < last) return;
      whole += `${html.slice(last, at)}<mark>${html.slice(at, end)}</mark>`;
      last = end;
    });
    return whole + html.slice(last);
  };

  /* A text without tags, but for those of what was met. */
  const bare = (html) => html.replace(/<\/?code>/g, "").replace(/<(?!\/?mark>)[^>]*>/g, " ");

  /* As much of a text as is shown, from shortly before the first of the words that were met there. */
  const excerpt = (html, words) => {
    const from = Math.max(0, html.indexOf("<mark>"), standing(html, words)[0]?.[0] ?? 0);
    const before = bare(html.slice(Math.max(0, from - 4 * BEFORE), from).replace(/^[^<>]*>/, "")).replace(/\s+/g, " ");
    const after = bare(html.slice(from, from + ENOUGH).replace(/<[^>]*$/, ""));
    return (before.length > BEFORE ? `… ${before.slice(-BEFORE).replace(/^\S*\s/, "")}` : before) + marked(after, words);
  };

  /* Why a place was found: the sentence or keyword, or what its text has. */
  const reasonOf = ({ asked, keyword, words }, text, met) => {
    if (asked) return `Svarer på: «${marked(asked, words)}»`;
    return keyword ? `Søkeord: ${marked(keyword, words)}` : excerpt(text, met);
  };

  /* A place that was found, with what it is, what was met there and why it was found. */
  const shown = ({ location, title, text, kind, parent, score, terms, unmarked }) => {
    const { matches = {}, met = terms, why = {} } = latest.finds.get(location) || {};
    const wordsIn = (field) => Object.keys(matches).filter((term) => matches[term][field]);
    return {
      title: marked(title, wordsIn("title")), kind, score, why, terms: met,
      isPage: !parent, text: reasonOf(why, text, wordsIn("text")), location,
      // What is to be marked on the page that the find leads to, if that does so.
      marked: unmarked ? [] : Object.keys(met).filter((word) => met[word]),
    };
  };

  /* The page of the field shows what was `found` itself (its search.js), and so leaves nothing for Material to show. */
  const send = self.postMessage;
  self.postMessage = (message) => {
    if (message.type === RESULT) {
      const { items } = message.data, { isCut = false, isGuess = false, unknown = [], slight = [], nearest = [], suggested = [] } = latest;
      const found = (isGuess ? items.slice(0, MOST_GUESSES) : items).map((places) => places.map(shown));
      message.data = { items: [], found, isCut, isGuess, unknown, slight, nearest, suggested };
      // Of what has no words Material asks nobody.
      latest = { finds: new Map() };
    }
    send.call(self, message);
  };
})(self.lunr, TABLES);
