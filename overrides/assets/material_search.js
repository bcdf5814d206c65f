/* The Norwegian search (norwegian_search.js, which stands before this) inside Material's worker: it takes lunr's place for
   words, and lunr's own index answers queries with operators or quotes. It goes out at the end of lunr's file for Norwegian,
   which the worker loads, and gets `tables` with it (macros/search/script.py). Every seam into lunr and Material is here. */
((lunr, tables) => {
  "use strict";

  // The type of the message that Material's worker answers a query with.
  const RESULT = 3;

  // From how much of a query being known it is no guess what is found, and how many guesses are shown.
  const GUESS = 0.7, MOST_GUESSES = 3;

  // What the latest query met, by address, and what may be tried where it met nothing.
  let latest = { met: new Map(), why: new Map() };

  const termsOf = (query) => query.clauses.map((clause) => clause.term.replace(/\*$/, "")).filter(Boolean);

  const hasOperators = ({ clauses, allFields }) => clauses.some((clause) => (
    clause.presence !== lunr.Query.presence.OPTIONAL || clause.editDistance || clause.boost !== 1 ||
    clause.fields.length < allFields.length || /\*./.test(clause.term)
  ));

  const stock = lunr.no;
  lunr.no = function () {
    const builder = this, entries = [];
    stock.call(builder);
    builder.add = (entry) => { entries.push(entry); };

    builder.build = () => {
      const fields = Object.keys(builder._fields);
      const norwegian = norwegianSearch.create(entries, tables, {
        fields,
        tokens: (entry, field) => builder.pipeline.run(builder.tokenizer(builder._fields[field].extractor(entry)))
          .map(({ str, metadata }) => ({ term: str, position: metadata.position })),
        stem: stock.stemmer,
        isSmall: (word) => !stock.stopWordFilter(word),
      });
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
        latest = { met: new Map(), why: new Map(), suggested: norwegian.suggest(text) };
        if (hasOperators(query)) return (withOperators ||= stockIndex()).search(text);
        const written = termsOf(query), asked = written.join(" "), { finds, unknown, sure, isCut } = norwegian.search(asked);
        // Where the words that matter are not there, what has the rest is little more than a guess.
        const isGuess = sure <= GUESS;
        Object.assign(latest, { unknown, isGuess, isCut: isCut && !isGuess });
        if (isGuess || !finds.length) latest.nearest = unknown.map(norwegian.names).find((names) => names.length);
        return finds.map((result) => {
          latest.met.set(result.ref, result.met);
          latest.why.set(result.ref, result.why);
          written.forEach((term) => { result.matches[term] ||= {}; });
          // Material multiplies a page by five and a place on it by two when every word of the query is met.
          return { ref: result.ref, score: result.score / (result.page ? 5 : 2), matchData: { metadata: result.matches } };
        });
      };

      // Material asks it for words of scripts that put no spaces between them.
      const invertedIndex = new Proxy({}, { has: (_, word) => norwegian.words.has(word) });
      return { fields, invertedIndex, search };
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

  /* The address of a find with the words that are to be marked there, which `search.js` of the page does. */
  const withWords = (location, words) => words.length ? location.replace(/(?=#|$)/, `?h=${encodeURIComponent(words.join(" "))}`) : location;

  /* A place that was found, with what it is, what was met there and why it was found. */
  const shown = (item) => {
    const terms = latest.met.get(item.location) || item.terms, words = Object.keys(terms).filter((word) => terms[word]);
    const title = item.kind ? `<span class="rh-kind">${item.kind}</span> ${item.title}` : item.title;
    return { ...item, terms, title, name: item.title, why: latest.why.get(item.location) || {}, location: withWords(item.location, words) };
  };

  /* The page of the field shows what was `found` itself (its search.js), and so leaves nothing for Material to show. */
  const send = self.postMessage;
  self.postMessage = (message, ...rest) => {
    if (message.type === RESULT) {
      const { items } = message.data, found = latest.isGuess ? items.slice(0, MOST_GUESSES) : items;
      message.data = {
        items: [],
        found: found.map((places) => places.map(shown)),
        isCut: Boolean(latest.isCut),
        isGuess: Boolean(latest.isGuess),
        unknown: latest.unknown || [],
        nearest: latest.nearest || [],
        suggested: latest.suggested || [],
      };
    }
    return send.call(self, message, ...rest);
  };
})(self.lunr, TABLES);
