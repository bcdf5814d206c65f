/* The Norwegian search (norwegian_search.js, which stands before this) inside Material's worker: it takes lunr's place for
   words, and lunr's own index answers queries with operators or quotes. It goes out at the end of lunr's file for Norwegian,
   which the worker loads, and gets `tables` with it (macros/search/script.py). Every seam into lunr and Material is here. */
((lunr, tables) => {
  "use strict";

  // The type of the message that Material's worker answers a query with.
  const RESULT = 3;

  // What the latest query met, by address, and what may be tried where it met nothing.
  let latest = { met: new Map() };

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
        latest = { met: new Map() };
        if (hasOperators(query)) return (withOperators ||= stockIndex()).search(text);
        const written = termsOf(query), asked = written.join(" "), results = norwegian.search(asked);
        if (!results.length) latest.nearest = norwegian.names(asked);
        return results.map((result) => {
          latest.met.set(result.ref, result.met);
          written.forEach((term) => { result.matches[term] ||= {}; });
          // Material multiplies a page by five and a place on it by two when every word of the query is met.
          return { ref: result.ref, score: result.score / (result.page ? 5 : 2), matchData: { metadata: result.matches } };
        });
      };

      // Asked for nothing but the end of the word that is being typed.
      const complete = (ask) => {
        const query = new lunr.Query(fields);
        ask(query);
        const end = norwegian.ending(termsOf(query).pop() || "");
        return end ? [{ matchData: { metadata: { [end]: {} } } }] : [];
      };

      // Material looks into it for words of scripts that put no spaces between them.
      return { fields, invertedIndex: norwegian.postings, search, query: complete };
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

  /* What leaves the worker gets which words were met, what each find is, and names to try where nothing was found. */
  const send = self.postMessage;
  self.postMessage = (message, ...rest) => {
    if (message.type === RESULT) {
      message.data.nearest = latest.nearest || [];
      message.data.items.flat().forEach((item) => {
        item.terms = latest.met.get(item.location) || item.terms;
        if (item.kind) item.title = `<span class="rh-kind">${item.kind}</span> ${item.title}`;
      });
    }
    return send.call(self, message, ...rest);
  };
})(self.lunr, TABLES);
