/* Norwegian for Material's search: what lunr lacks to find «måltidene» where «måltid» is written.

   It goes out at the end of lunr's own file for Norwegian, which Material's worker loads, and gets `tables` with it: words
   that say little, and what people write for the handbook's words (macros/search/). Material's interface, worker and index
   are as they were. When the index is made, its words are filed by spelling, stem and root; a query is looked up there,
   word by word, and how near each find is decides the order. A query with operators or quotes goes to lunr untouched. */
(function (lunr, tables) {
  "use strict";

  // How near a word of the index is to the one that was written; the same is 1.
  var SPELLING = 0.96, STEM = 0.9, ROOT = 0.62, NYNORSK = 0.85, JOINED = 0.9, SYNONYM = 0.72, SIBLING = 0.5, TYPO = 0.6, TAIL = 0.55;
  // From here on it is the same word in another form.
  var SAME = 0.6;
  // What a word says by where it stands.
  var PAGE_TITLE = 5.5, TITLE = 2, KEYWORDS = 2.2, TEXT = 1.3, CALLED = 3;
  // What it says of what was asked: words of every question, parts of a compound, parts beside the whole compound.
  var LIGHT = 0.45, PART = 0.75, BESIDE = 0.5;
  var FEW_PAGES = 4, MOST_WORDS = 16, MOST_FORMS = 60, MOST_MARKED = 8, COMMON = 2000, LONGEST = 40, MOST_PAGES = 30, MOST_PLACES = 6;
  // The type of the message that Material's worker answers a query with.
  var RESULT = 3;
  var ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

  var small = new Set(tables.small.split(" ")), light = new Set(tables.light.split(" "));

  function isSmall(word) {
    return small.has(word) || !lunr.no.stopWordFilter(word);
  }

  /* A word as it is typed where there is no æ, ø and å. */
  function fold(word) {
    return word.replace(/ae|aa|[æäåáà]/g, "a").replace(/oe|[øöóòô]/g, "o").replace(/[éèê]/g, "e");
  }

  function stem(word) {
    return fold(lunr.no.stemmer(word));
  }

  /* What a verb, its noun and its adjective share: observere, observasjon; veilede, veiledning; sårbar, sårbart; trygg, trygt. */
  function root(stemmed) {
    for (var i = 0; i < 2; i++) stemmed = stemmed.replace(/ksjon$/, "kt").replace(/^(.{3,}?)n?ings?$|^(.{4,}?)(?:a?sjon|erer|er|isk|skap)s?$/, "$1$2");
    return stemmed.replace(/(.{3}[^aeiouyst])t$/, "$1").replace(/([bgmnp])\1$/, "$1");
  }

  // Where nynorsk differs in a regular way; each is tried on what the others made.
  var rules = [
    [/ei/, "e"], [/øy/, "ø"], [/au/, "ø"], [/kv/, "hv"], [/kvar/, "hver"], [/heim/, "hjem"], [/hald/, "hold"], [/leik/, "lek"], [/spel/, "spill"], [/verk/, "virk"],
    [/nad$/, "ning"], [/sle/, "else"], [/sle/, "ing"], [/rsle/, "righet"], [/leik/, "het"], [/heit/, "het"], [/semd/, "somhet"],
    [/ven(?!n)/, "venn"], [/ope?n/, "åpn"], [/kj/, "k"], [/gj/, "g"], [/([lv])ing/, "$1else"], [/rettlei/, "veiled"], [/leiing/, "ledelse"], [/lei/, "led"],
    [/sjølv/, "selv"], [/sam(?=an)/, "samm"], [/man$/, "men"], [/skule/, "skole"], [/veg/, "vei"], [/born/, "barn"], [/ssing/, "sning"],
    [/tilset/, "ansat"], [/mogleg/, "mulig"], [/ynsk/, "ønsk"], [/gjer/, "gjør"],
  ];

  function bokmaal(word) {
    var made = new Set([word]);
    // What is added while it runs is tried too.
    made.forEach(function (form) {
      if (made.size < 40) rules.forEach(function (rule) { made.add(form.replace(rule[0], rule[1])); });
    });
    made.delete(word);
    return made;
  }

  /* How many slips of the finger two words are apart (Damerau and Levenshtein), up to a limit. An `open` word is half typed. */
  function slips(typed, word, limit, open) {
    var width = Math.min(word.length, typed.length + limit), before, last = [], row, i, j;
    if (typed.length - word.length > limit || (!open && word.length - typed.length > limit)) return limit + 1;
    for (j = 0; j <= width; j++) last[j] = j;
    for (i = 1; i <= typed.length; i++) {
      row = [i];
      for (j = 1; j <= width; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (typed[i - 1] !== word[j - 1]));
        if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min.apply(null, row) > limit) return limit + 1;
      before = last;
      last = row;
    }
    return open ? Math.min.apply(null, last) : last[width];
  }

  /* The letters of a word as bits. */
  function bits(word) {
    for (var set = 0, i = 0; i < word.length; i++) set |= 1 << word.charCodeAt(i);
    return set;
  }

  function backwards(word) {
    return word.split("").reverse().join("");
  }

  function file(map, key, value) {
    if (map.has(key)) map.get(key).push(value);
    else map.set(key, [value]);
  }

  /* Keeps the best weight of each word. */
  function put(found, word, weight) {
    if (weight > (found.get(word) || 0)) found.set(word, weight);
  }

  function best(found) {
    return Math.max.apply(null, [0].concat(Array.from(found.values())));
  }

  function byOrder(key) {
    return function (a, b) { return a[key] < b[key] ? -1 : 1; };
  }

  function byWeight(a, b) {
    return b[1] - a[1];
  }

  function byScore(a, b) {
    return b.score - a.score;
  }

  /* What answers queries in one index: `docs` are its documents by their address. */
  function Norwegian(index, docs) {
    var posting = index.invertedIndex, stems = new Map(), roots = new Map(), folds = new Map(), synonyms = new Map(), kept = new Map();
    var longest = 1;

    var forwards = Object.keys(posting).map(function (term) {
      var word = { term: term, fold: fold(term), stem: stem(term), many: posting[term].many };
      word.back = backwards(word.stem);
      word.bits = bits(word.fold);
      file(stems, word.stem, word);
      file(roots, root(word.stem), word);
      file(folds, word.fold, word);
      return word;
    }).sort(byOrder("fold"));
    var reversed = forwards.slice().sort(byOrder("back"));

    tables.synonyms.split("\n").forEach(function (line) {
      var parts = line.split("="), group = { term: parts[0], words: line.split(/[=,]/) };
      group.words.forEach(function (written) {
        var key = written.split(" ").map(stem);
        longest = Math.max(longest, key.length);
        file(synonyms, key.join(" "), group);
      });
    });

    /* Calls `use` with every word of a sorted list that begins with a text. */
    function beginning(list, key, text, use) {
      var low = 0, high = list.length, middle;
      while (low < high) {
        middle = (low + high) >> 1;
        if (list[middle][key] < text) low = middle + 1;
        else high = middle;
      }
      for (; low < list.length && list[low][key].startsWith(text); low++) use(list[low]);
    }

    /* The word itself, in every spelling and form. */
    function same(found, written, factor, exact) {
      var stemmed = stem(written);
      if (!exact) (roots.get(root(stemmed)) || []).forEach(function (word) { put(found, word, ROOT * factor); });
      (stems.get(stemmed) || []).forEach(function (word) { put(found, word, STEM * factor); });
      (folds.get(fold(written)) || []).forEach(function (word) { put(found, word, (word.term === written ? 1 : SPELLING) * factor); });
    }

    /* Whether the index has a word, which an s or e may join to the next. */
    function knows(word) {
      return word.length > 2 && !isSmall(word) && (stems.has(stem(word)) || (word.length > 3 && /[se]$/.test(word) && stems.has(stem(word.slice(0, -1)))));
    }

    /* Words that begin with it, and compounds that end with it. */
    function around(found, written, factor, whole) {
      var folded = fold(written), stemmed = stem(written);
      if (/^\d/.test(written)) return;
      beginning(forwards, "fold", stemmed.length > 3 ? stemmed : folded, function (word) {
        var begun = word.fold.startsWith(folded);
        put(found, word, factor * ((whole || !begun ? 0.2 : 0.5) + 0.35 * (begun ? folded : stemmed).length / word.fold.length));
      });
      if (stemmed.length > 2) beginning(reversed, "back", backwards(stemmed), function (word) {
        var rest = word.stem.slice(0, -stemmed.length);
        if (rest.length < 3 || isSmall(rest)) return;
        if (knows(rest)) put(found, word, TAIL * factor);
        else if (!whole && stemmed.length > 3 && rest.length > 3) put(found, word, 0.7 * TAIL * factor);
      });
    }

    /* The two parts of a compound that are known, or the one that is half of it or more. */
    function parts(written, least) {
      var folded = fold(written), choice = [], most = 0;
      for (var i = least; i <= folded.length - least && folded.length > 7; i++) {
        var left = folded.slice(0, i), head = folded.slice(i), whole = stems.has(stem(left));
        var pair = [knows(left) && (whole ? left : left.slice(0, -1)), knows(head) && head].filter(Boolean);
        var covered = pair.join("").length + (pair.length > 1);
        if (covered > most && 2 * covered >= folded.length) {
          most = covered;
          choice = pair;
        }
      }
      return choice;
    }

    /* Words a slip of the finger away, and everyday words that are. */
    function near(found, written, open, limit) {
      var folded = fold(written), stemmed = stem(written), set = bits(folded), hits = [], least = limit;
      if (folded.length < 4 || folded.length > LONGEST || /\d/.test(folded)) return;
      forwards.forEach(function (word) {
        for (var other = set & ~word.bits, many = 0; other; many++) other &= other - 1;
        if (many > limit) return;
        var apart = Math.min(slips(folded, word.fold, limit, open && folded.length > 4), slips(stemmed, word.stem, limit) + 0.5);
        // The first letter is seldom wrong.
        if (apart > least || (word.fold[0] !== folded[0] && (apart > 1 || folded.length < 8))) return;
        least = apart;
        hits.push([word, apart]);
      });
      hits.forEach(function (hit) {
        if (hit[1] === least) put(found, hit[0], TYPO - 0.1 * least);
      });
      synonyms.forEach(function (groups, key) {
        if (key[0] === stemmed[0] && slips(stemmed, key, least) <= least) groups.forEach(function (group) { meaning(found, group, 0.8 * SYNONYM); });
      });
    }

    /* The handbook's word for what was written, and the other words for it that the handbook may have. */
    function meaning(found, group, factor) {
      group.words.forEach(function (word) {
        if (word !== group.term) {
          if (word.indexOf(" ") < 0) same(found, word, SIBLING * factor, true);
          return;
        }
        var words = word.split(" ");
        words.forEach(function (word) {
          if (isSmall(word) || (words.length > 1 && light.has(word))) return;
          around(found, word, 0.6 * factor, true);
          same(found, word, factor);
        });
      });
    }

    function pagesWith(found) {
      var pages = new Set();
      found.forEach(function (weight, word) {
        if (weight >= SAME) index.fields.forEach(function (field) {
          for (var ref in posting[word.term][field]) pages.add(ref.split("#")[0]);
        });
      });
      return pages.size;
    }

    /* Everything in the index that a word may mean, as units: one, or one for each part of a compound and one for the whole. */
    function look(written, last) {
      var found = new Map(), made = [], key = written + (last ? "*" : ""), whole, sure, two;
      if (kept.has(key)) return kept.get(key);
      same(found, written, 1);
      whole = best(found) >= SAME;
      bokmaal(written).forEach(function (form) { same(found, form, NYNORSK); });
      around(found, written, 1, whole);
      (synonyms.get(stem(written)) || []).forEach(function (group) { meaning(found, group, whole ? 0.8 * SYNONYM : SYNONYM); });
      if (!whole && /^\d+\D$/.test(written)) same(found, written.slice(0, -1), STEM);
      two = parts(written, whole ? 4 : 3);
      sure = best(found) > 0.4;
      if (!sure) near(found, written, last, two.length > 1 || written.length < 8 ? 1 : 2);
      if (best(found) < 0.4 || (two.length > 1 && pagesWith(found) < FEW_PAGES)) two.forEach(function (part) {
        var of = new Map();
        same(of, part, STEM);
        around(of, part, 0.8, true);
        (synonyms.get(stem(part)) || []).forEach(function (group) { meaning(of, group, 0.8 * SYNONYM); });
        made.push({ label: written, found: of, part: found.size ? BESIDE : PART, pair: two.length > 1 });
      });
      made.push({ label: written, found: found, part: 1 });
      made = made.filter(function (unit) { return unit.found.size || made.length < 2; });
      if (kept.size > 300) kept.clear();
      kept.set(key, made);
      return made;
    }

    /* A query as units: what was written, and the words of the index that answer it. */
    function units(written) {
      var all = [], plain = written.filter(function (word) { return !isSmall(word); });
      (plain.length ? plain : written).slice(0, MOST_WORDS).forEach(function (word) {
        if (word.length > LONGEST) return;
        look(word, word === written[written.length - 1]).forEach(function (unit) {
          all.push({ label: unit.label, found: new Map(unit.found), part: unit.part, pair: unit.pair });
        });
      });
      function at(word) {
        return all.find(function (unit) { return unit.label === word; });
      }
      written.forEach(function (word, i) {
        var unit = at(word), next = written[i + 1], number = ROMAN.indexOf(word);
        // One word written as two: «lærings fellesskap», «9 A».
        if (unit && next) [word + next, word + "s" + next].forEach(function (joined) {
          same(unit.found, joined, JOINED, true);
          if (at(next)) same(at(next).found, joined, JOINED, true);
        });
        // Several words that mean one: «ta opp».
        for (var many = 2; many <= longest; many++) {
          var phrase = written.slice(i, i + many);
          if (phrase.length === many) (synonyms.get(phrase.map(stem).join(" ")) || []).forEach(function (group) {
            var found = new Map();
            meaning(found, group, 0.9);
            all.push({ label: "", found: found, part: 1 });
          });
        }
        // «Kapittel 8» is «kapittel VIII».
        if (unit && /^kap/.test(written[i - 1])) same(unit.found, number > 0 ? String(number) : ROMAN[word] || word, STEM);
      });
      return all;
    }

    /* Where a word stands, and what it says there. */
    function places(word) {
      if (!word.places) {
        word.places = [];
        index.fields.forEach(function (field) {
          for (var ref in posting[word.term][field]) {
            var doc = docs.get(ref), times = posting[word.term][field][ref].position.length;
            word.places.push({
              doc: doc, field: field,
              worth: field === "title" ? (doc.page === doc ? PAGE_TITLE : TITLE) * (0.65 + 0.35 / doc.words)
                : field === "text" ? TEXT * times / (times + 0.4 + 0.6 * doc.length) : KEYWORDS,
            });
          }
        });
      }
      return word.places;
    }

    /* Every document that answers some unit: its `units` say how well it answers each. */
    function answers(asked) {
      var found = new Set(), rarest = 1 / 0;
      asked.forEach(function (unit, at) {
        unit.at = at;
        unit.words = Array.from(unit.found).sort(byWeight).slice(0, MOST_FORMS);
        unit.many = unit.words.reduce(function (sum, word) { return sum + word[0].many; }, 0);
        if (unit.many) rarest = Math.min(rarest, unit.many);
      });
      // The rarest first: what stands nearly everywhere only adds to what they have found.
      asked.slice().sort(function (a, b) { return a.many - b.many; }).forEach(function (unit) {
        var strong = 0, common = unit.many > COMMON && rarest <= COMMON;
        unit.words.forEach(function (word) {
          var weight = word[1], list = places(word[0]);
          if (weight >= 0.7 * unit.words[0][1]) strong += word[0].many;
          for (var i = 0; i < list.length; i++) {
            var place = list[i], doc = place.doc, of;
            if (!found.has(doc)) {
              if (common) continue;
              found.add(doc);
              doc.units = [];
            }
            of = doc.units[unit.at] || (doc.units[unit.at] = { title: 0, text: 0, keywords: 0, most: 0, all: 0 });
            if (weight * place.worth > of[place.field]) {
              of.most = of.all += weight * place.worth - of[place.field];
              of[place.field] = weight * place.worth;
            }
          }
        });
        unit.worth = unit.part * Math.log(1 + docs.size / (1 + strong)) * (light.has(unit.label) ? LIGHT : 1);
      });
      found.forEach(function (doc) { doc.score = score(asked, doc.units, 0.8) * doc.boost; });
      return found;
    }

    /* What is met of a query, and how well: less by a power where something is missing. */
    function score(asked, met, power) {
      var sum = 0, has = 0, all = 0;
      for (var i = 0; i < asked.length; i++) {
        var worth = asked[i].worth, of = met[i];
        // A phrase is found beside its words: it adds, but is not missed.
        if (asked[i].label) all += worth;
        if (!of) continue;
        has += worth;
        sum += worth * (of.most + 0.35 * Math.min(of.most, (of.all - of.most) / 3));
      }
      return sum * (has < all ? Math.pow(has / all, power) : 1);
    }

    /* Whether a page is called what was written, word for word in any form. */
    function isCalled(sought, page) {
      return sought.length > 1 && page.names.some(function (name) {
        return name.some(function (first, start) {
          return sought.every(function (forms, i) { return forms.has(name[start + i]); });
        });
      });
    }

    /* The best pages, each with its best places, as lunr would return them. */
    function search(written) {
      var asked = units(written), pages = new Map(), results = [], list;
      var sought = written.map(function (word) {
        var forms = new Set([stem(word)]);
        asked.forEach(function (unit) {
          if (unit.label === word) unit.found.forEach(function (weight, hit) { if (weight >= SAME) forms.add(hit.stem); });
        });
        return forms;
      });
      // Of a compound that nobody wrote, a page must have both parts, or one in a title.
      var pairs = asked.filter(function (unit) { return unit.pair; });
      answers(asked).forEach(function (doc) {
        var page = pages.get(doc.page);
        if (!page) pages.set(doc.page, page = { doc: doc.page, places: [], units: [], top: 0 });
        page.places.push(doc);
        page.top = Math.max(page.top, doc.score);
        doc.units.forEach(function (of, at) {
          var sum = page.units[at] || (page.units[at] = { most: 0, all: 0, title: 0 });
          sum.title += of.title;
          sum.most = Math.max(sum.most, of.most);
          sum.all += of.all;
        });
      });
      list = Array.from(pages.values());
      list.forEach(function (page) {
        pairs.forEach(function (unit) {
          var of = page.units[unit.at];
          if (of && !of.title && pairs.some(function (other) { return other.label === unit.label && !page.units[other.at]; })) delete page.units[unit.at];
        });
        if (!page.units.some(Boolean)) page.top = 0;
        page.score = (0.4 * score(asked, page.units, 1.2) + 0.5 * page.top) * page.doc.boost * (isCalled(sought, page.doc) ? CALLED : 1);
      });
      list.sort(byScore).slice(0, MOST_PAGES).forEach(function (page) {
        if (page.score > 0.03 * list[0].score) page.places.sort(byScore).slice(0, MOST_PLACES).forEach(function (doc) {
          if (doc.score > 0.2 * page.top) results.push(result(doc, asked, page.score * doc.score / page.top));
        });
      });
      return results;
    }

    /* An answer as lunr has it. `met` says which words were found in it, and which of those written were not. */
    function result(doc, asked, score) {
      var data = {}, met = {};
      [].concat.apply([], asked.map(function (unit) { return unit.words; })).sort(byWeight).forEach(function (word) {
        var term = word[0].term;
        index.fields.forEach(function (field) {
          var place = posting[term][field][doc.ref];
          if (place) (data[term] = data[term] || {})[field] = place;
        });
        // These are marked on the page that the find leads to, and stand in its address.
        if (data[term] && term.length > 1 && Object.keys(met).length < MOST_MARKED) met[term] = true;
      });
      asked.forEach(function (unit) {
        var has = asked.some(function (other, at) { return other.label === unit.label && doc.units[at]; });
        if (unit.label && !has && !met[unit.label]) met[unit.label] = false;
      });
      return { ref: doc.ref, score: score, matchData: { metadata: data }, met: met, page: doc.page === doc };
    }

    /* The names in the handbook that begin as what was written and are nearest to it. */
    function names(written) {
      var sought = fold(written.join(" ")).slice(0, LONGEST), limit = Math.floor(0.65 * sought.length), alike = new Map();
      docs.forEach(function (doc) {
        var name = doc.title.toLowerCase(), apart = doc.names && name[0] === sought[0] ? slips(sought, fold(name), limit) : limit + 1;
        if (apart <= limit) put(alike, name, 1 / apart);
      });
      return Array.from(alike).sort(byWeight).slice(0, 3).map(function (name) { return name[0]; });
    }

    /* How the word that is being typed might end. */
    function ending(typed) {
      var choice, most = 0;
      if (typed.length > 1) beginning(forwards, "fold", fold(typed), function (word) {
        var many = Object.keys(posting[word.term].title).length;
        if (many > most && word.term.startsWith(typed)) {
          most = many;
          choice = word.term;
        }
      });
      return choice;
    }

    return { search: search, names: names, ending: ending };
  }

  /* --- into lunr and Material ---------------------------------------------------------------------- */

  // What the latest query met, by address, and what may be tried where it met nothing.
  var latest = { met: new Map(), nearest: [] };

  function terms(clauses) {
    return clauses.map(function (clause) { return clause.term.replace(/\*$/, ""); }).filter(Boolean);
  }

  var stock = lunr.no;
  lunr.no = function () {
    var builder = this, docs = new Map(), added = [], untouched;
    stock.call(builder);

    /* As lunr adds a document, but every word of it once: most of the time goes there. */
    builder.add = function (doc) {
      var path = doc.location.split("#")[0], words = doc.title.match(/[\p{L}\d]+/gu) || [];
      var known = { ref: doc.location, title: doc.title, boost: doc.boost || 1, words: words.length || 1, length: doc.text.length / 700 };
      added.push(doc);
      docs.set(known.ref, known);
      known.page = docs.get(path) || known;
      // What it is called: by its title, and a page by its address.
      if (known.page === known || doc.kind === tables.name) {
        known.names = [words, path.match(/[^/]*(?=(?:\/|\/index\.html)?$)/)[0].split("-")].map(function (name) {
          return name.map(function (word) { return stem(word.toLowerCase()); });
        });
      }
      fields().forEach(function (field) {
        var found = new Map();
        builder.pipeline.run(builder.tokenizer(builder._fields[field].extractor(doc))).forEach(function (token) {
          file(found, token.str, token.metadata.position);
        });
        found.forEach(function (positions, term) {
          var posting = builder.invertedIndex[term];
          if (!posting) {
            posting = builder.invertedIndex[term] = { many: 0 };
            fields().forEach(function (field) { posting[field] = {}; });
          }
          posting.many++;
          posting[field][known.ref] = { position: positions };
        });
      });
    };

    function fields() {
      return Object.keys(builder._fields);
    }

    /* The index that lunr makes itself, when the first query needs it. */
    function withOperators(text) {
      if (!untouched) {
        var again = new lunr.Builder();
        ["pipeline", "searchPipeline", "tokenizer", "metadataWhitelist", "_ref", "_fields", "_b"].forEach(function (name) { again[name] = builder[name]; });
        added.forEach(function (doc) { again.add(doc, { boost: doc.boost }); });
        untouched = again.build();
      }
      return untouched.search(text);
    }

    builder.build = function () {
      var index = { fields: fields(), invertedIndex: builder.invertedIndex }, norwegian = Norwegian(index, docs);

      index.search = function (text) {
        var query = new lunr.Query(index.fields), written, results;
        new lunr.QueryParser(text, query).parse();
        latest = { met: new Map(), nearest: [] };
        if (query.clauses.some(function (clause) {
          return clause.presence !== lunr.Query.presence.OPTIONAL || clause.editDistance || clause.boost !== 1 ||
            clause.fields.length < index.fields.length || /\*./.test(clause.term);
        })) return withOperators(text);
        written = terms(query.clauses);
        results = norwegian.search(written.map(function (term) { return term.normalize("NFC"); }));
        if (!results.length) latest.nearest = norwegian.names(written);
        results.forEach(function (result) {
          latest.met.set(result.ref, result.met);
          // Material multiplies a page by five and a place on it by two when every word of the query is met.
          result.score /= result.page ? 5 : 2;
          written.forEach(function (term) { result.matchData.metadata[term] = result.matchData.metadata[term] || {}; });
        });
        return results;
      };

      // Asked for nothing but the end of the word that is being typed.
      index.query = function (ask) {
        var query = new lunr.Query(index.fields), end, data = {};
        ask.call(query, query);
        end = norwegian.ending(terms(query.clauses).pop() || "");
        if (end) data[end] = {};
        return end ? [{ matchData: { metadata: data } }] : [];
      };
      return index;
    };
  };
  Object.assign(lunr.no, stock);

  // Signs that stand like operators and are none are read as spaces.
  var parse = lunr.QueryParser.prototype.parse;
  lunr.QueryParser.prototype.parse = function () {
    try {
      return parse.call(this);
    } catch (unreadable) {
      this.query.clauses = [];
      (this.lexer.str.toLowerCase().match(/[\p{L}\d]+/gu) || []).forEach(function (word) { this.query.term(word + "*"); }, this);
      return this.query;
    }
  };

  /* What leaves the worker gets which words were met, what each find is, and names to try where nothing was found. */
  var send = self.postMessage;
  self.postMessage = function (message) {
    if (message.type === RESULT) {
      message.data.nearest = latest.nearest;
      message.data.items.forEach(function (page) {
        page.forEach(function (item) {
          item.terms = latest.met.get(item.location) || item.terms;
          if (item.kind) item.title = '<span class="rh-kind">' + item.kind + "</span> " + item.title;
        });
      });
    }
    return send.apply(self, arguments);
  };
})(self.lunr, TABLES);
