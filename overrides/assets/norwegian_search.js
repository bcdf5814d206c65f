/* Norwegian for Material's search: what lunr lacks to find «måltidene» where «måltid» is written.

   It stands at the end of lunr's own file for Norwegian, which Material's worker loads (macros/search/ puts it there), and
   gets `tables` from there: what people write for the handbook's words, and the small words that say nothing.
   Material's interface, worker and index are as they were. When the index is made, every word in it is filed by stem,
   root and spelling; when somebody searches, each word is looked up in these files, and the weights decide.
   A query with operators or quotes goes to lunr untouched. */
(function (lunr, tables) {
  "use strict";

  // How far a word in the index is from the word that was written. 1 is the same word.
  var SPELLING = 0.96, STEM = 0.9, ROOT = 0.62, NYNORSK = 0.85, SYNONYM = 0.72, JOINED = 0.9, TAIL = 0.55, MIDDLE = 0.3, TYPO = 0.62, SIBLING = 0.5, LIGHT = 0.45, CALLED = 2;
  // How much a word says by where it stands.
  var PAGE_TITLE = 5.5, TITLE = 2, KEYWORDS = 2.2, TEXT = 1.3;
  // A weight from here on is the word itself, in another form.
  var SAME = 0.6;
  var FEW = 4, MOST_WORDS = 16, MOST_PAGES = 40, MOST_PLACES = 8, LONGEST = 40;
  var RESULT = 3;

  var stops = new Set(tables.stop.split(" ")), light = new Set(tables.light.split(" "));
  var letters = { ae: "a", aa: "a", oe: "o", "æ": "a", "ä": "a", "å": "a", "á": "a", "à": "a", "ø": "o", "ö": "o", "ó": "o", "ò": "o", "ô": "o", "é": "e", "è": "e", "ê": "e", "ü": "u" };

  /* A word as it is typed where there is no æ, ø and å. */
  function fold(word) {
    return word.replace(/ae|aa|oe|[æäåáàøöóòôéèêü]/g, function (found) { return letters[found]; });
  }

  function stem(word) {
    return fold(lunr.no.stemmer(word));
  }

  /* What a verb, its noun and its adjective have in common: observere, observasjon; veilede, veiledning. */
  function root(stemmed) {
    var found = stemmed.replace(/(k)sjon$/, "$1t");
    for (var round = 0; round < 2; round++) found = found.replace(/^(.{3,}?)(?:ning|ing)s?$|^(.{4,}?)(?:asjon|sjon|erer|er|isk|skap)s?$/, "$1$2");
    return found.replace(/([b-df-hj-np-tv-z])\1$/, "$1");
  }

  /* --- nynorsk: regular differences, each tried on what the others made ------------------------- */

  var rules = [
    [/ei/, "e"], [/øy/, "ø"], [/au/, "ø"], [/kv/, "hv"], [/^heim/, "hjem"], [/hald/, "hold"], [/leik/, "lek"], [/spel/, "spill"], [/verk/, "virk"],
    [/nad$/, "ning"], [/sle(?:r|ne|n)?$/, "else"], [/sle(?:r|ne|n)?$/, "ing"], [/høyrsle/, "hørighet"], [/leik(?:en)?$/, "het"], [/heit/, "het"],
    [/semd/, "somhet"], [/ven(?!n)/, "venn"], [/^op(?:e?)n/, "åpn"], [/kj(?=e)/, "k"], [/gj(?=e)/, "g"], [/([lv])ing(?:a|ar|ane)?$/, "$1else"],
    [/rettlei/, "veiled"], [/leiing/, "ledelse"], [/lei/, "led"], [/sjølv/, "selv"], [/saman/, "sammen"], [/skule/, "skole"], [/veg/, "vei"],
    [/^born/, "barn"], [/ss(?=ing)/, "sn"], [/tilset/, "ansat"], [/mogleg/, "mulig"], [/ynsk/, "ønsk"], [/gjer/, "gjør"], [/arar(?:ane)?$/, "arer"],
    [/kvardag/, "hverdag"], [/språkl?eg/, "språklig"], [/tenkj/, "tenk"], [/byrj/, "begynn"], [/gg?j(?=[ae])/, "gg"],
  ];

  function bokmaal(word) {
    var made = new Set([word]);
    for (var depth = 0; depth < 3; depth++) {
      made.forEach(function (form) {
        if (made.size > 60) return;
        rules.forEach(function (rule) {
          var changed = form.replace(rule[0], rule[1]);
          if (changed !== form) made.add(changed);
        });
      });
    }
    made.delete(word);
    return made;
  }

  /* --- distance between words (Damerau and Levenshtein), up to a limit ------------------------------ */

  /* `open`: the word may go on after what was typed. */
  function distance(typed, word, limit, open) {
    if (typed.length - word.length > limit || (!open && word.length - typed.length > limit)) return limit + 1;
    var width = Math.min(word.length, typed.length + limit);
    var before = [], last = [], row = [], best, i, j;
    for (j = 0; j <= width; j++) last[j] = j;
    for (i = 1; i <= typed.length; i++) {
      row = [i];
      best = i;
      for (j = 1; j <= width; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        if (row[j] < best) best = row[j];
      }
      if (best > limit) return limit + 1;
      before = last;
      last = row;
    }
    return open ? Math.min.apply(null, row) : row[width];
  }

  /* Which letters a word has, as bits: words with too many different letters need no measuring. */
  function bits(word) {
    for (var set = 0, i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31);
    return set;
  }

  function count(set) {
    for (var many = 0; set; many++) set &= set - 1;
    return many;
  }

  /* --- the index's words, filed ------------------------------------------------------------------ */

  function file(map, key, value) {
    var there = map.get(key);
    if (there) there.push(value);
    else map.set(key, [value]);
  }

  function Words(index, docs) {
    this.index = index;
    this.docs = docs;
    this.all = [];
    this.stems = new Map();
    this.roots = new Map();
    this.folds = new Map();
    this.synonyms = new Map();
    this.longest = 1;
    this.kept = new Map();
    Object.keys(index.invertedIndex).forEach(function (term) {
      var word = { term: term, fold: fold(term), stem: stem(term) };
      word.bits = bits(word.fold);
      this.all.push(word);
      file(this.stems, word.stem, word);
      file(this.roots, root(word.stem), word);
      file(this.folds, word.fold, word);
    }, this);
    tables.synonyms.split("\n").forEach(function (line) {
      var parts = line.split("="), group = { term: parts[0], words: (parts[1] || "").split(",") };
      group.words.concat(group.term).forEach(function (written) {
        var key = written.split(" ");
        this.longest = Math.max(this.longest, key.length);
        file(this.synonyms, key.map(stem).join(" "), group);
      }, this);
    }, this);
  }

  /* Keeps the best weight of each word. */
  function put(found, word, weight) {
    if (weight > (found.get(word) || 0)) found.set(word, weight);
  }

  function best(found) {
    var most = 0;
    found.forEach(function (weight) { if (weight > most) most = weight; });
    return most;
  }

  /* The word itself, in any form and spelling. */
  Words.prototype.same = function (found, written, factor) {
    var folded = fold(written), stemmed = stem(written);
    (this.roots.get(root(stemmed)) || []).forEach(function (word) { put(found, word, ROOT * factor); });
    (this.stems.get(stemmed) || []).forEach(function (word) { put(found, word, STEM * factor); });
    (this.folds.get(folded) || []).forEach(function (word) {
      put(found, word, (word.term === written ? 1 : SPELLING) * factor);
    });
  };

  /* Whether something is a word that the index knows; the s or e that joins a compound may follow it. */
  Words.prototype.knows = function (folded) {
    if (folded.length < 3 || stops.has(folded)) return false;
    var stemmed = stem(folded);
    return this.stems.has(stemmed) || this.folds.has(folded) || (/[se]$/.test(folded) && folded.length > 3 && this.stems.has(stem(folded.slice(0, -1))));
  };

  /* Compounds that it is a part of, and words that begin with it. */
  Words.prototype.around = function (found, written, factor, whole) {
    var folded = fold(written), stemmed = stem(written), digits = /^\d+$/.test(written), self = this;
    if (digits) return;
    var long = stemmed.length >= 4;
    this.all.forEach(function (word) {
      var place = word.fold.indexOf(folded), rest;
      if (place === 0) {
        put(found, word, (whole ? 0.25 : 0.5) * factor + 0.35 * factor * folded.length / word.fold.length);
      } else if (stemmed.length < 3) {
        return;
      } else if (long && word.stem.startsWith(stemmed)) {
        put(found, word, (0.2 + 0.4 * stemmed.length / word.stem.length) * factor);
      } else if (word.stem.endsWith(stemmed) && word.stem.length > stemmed.length) {
        rest = word.stem.slice(0, -stemmed.length);
        if (rest.length < 3 || stops.has(rest)) return;
        if (self.knows(rest)) put(found, word, TAIL * factor);
        else if (long && rest.length > 3) put(found, word, 0.7 * TAIL * factor);
      } else if (long && stemmed.length > 4 && place > 2 && self.knows(word.fold.slice(0, place))) {
        put(found, word, MIDDLE * factor);
      }
    });
  };

  /* The two parts of a compound that are known, or the one that is most of it; null if there are none. */
  Words.prototype.parts = function (written) {
    var folded = fold(written), choice = null, most = 0;
    for (var i = 3; i <= folded.length - 3; i++) {
      var left = folded.slice(0, i), head = folded.slice(i);
      if (Math.min(i, head.length) < 4 && folded.length < 8) continue;
      var knowsLeft = this.knows(left), knowsHead = this.knows(head);
      var covered = knowsLeft && knowsHead ? folded.length : knowsLeft ? left.length : knowsHead ? head.length : 0;
      if (covered < 0.5 * folded.length) continue;
      // An s between the parts belongs to neither.
      if (knowsLeft && this.stems.has(stem(left))) covered += 0.5;
      if (covered > most) {
        most = covered;
        choice = [];
        if (knowsLeft) choice.push(this.stems.has(stem(left)) ? left : left.slice(0, -1));
        if (knowsHead) choice.push(head);
      }
    }
    return choice;
  };

  /* Words that differ from it by a slip of the finger, and everyday words that do. */
  Words.prototype.near = function (found, written, open, limit) {
    var folded = fold(written), stemmed = stem(written);
    if (folded.length < 4 || folded.length > LONGEST || /\d/.test(folded)) return;
    var set = bits(folded), hits = [], least = limit;
    function measure(word, key, letters) {
      if (count(set & ~letters) > limit) return;
      var apart = distance(stemmed, key, limit, false);
      if (apart > limit) apart = distance(folded, word, limit, open && folded.length > 4);
      // The first letter is seldom wrong.
      if (apart <= limit && (word[0] === folded[0] || (apart === 1 && folded.length > 7))) {
        least = Math.min(least, apart);
        return apart;
      }
    }
    this.all.forEach(function (word) {
      var apart = measure(word.fold, word.stem, word.bits);
      if (apart !== undefined) hits.push([word, apart]);
    });
    hits.forEach(function (hit) {
      if (hit[1] === least) put(found, hit[0], TYPO - 0.12 * hit[1]);
    });
    this.synonyms.forEach(function (groups, key) {
      if (key.indexOf(" ") < 0 && Math.abs(key.length - stemmed.length) <= limit && distance(stemmed, key, Math.min(limit, least), false) <= least) {
        groups.forEach(function (group) { this.meaning(found, group, 0.8 * SYNONYM); }, this);
      }
    }, this);
  };

  /* The handbook's word for what was written, and the other words for the same that the handbook may have. */
  Words.prototype.meaning = function (found, group, factor) {
    group.term.split(" ").forEach(function (word) {
      if (stops.has(word)) return;
      this.same(found, word, factor);
      var stemmed = stem(word);
      if (stemmed.length > 3) this.all.forEach(function (other) {
        if (other.stem !== stemmed && (other.stem.startsWith(stemmed) || other.stem.endsWith(stemmed))) put(found, other, 0.6 * factor);
      });
    }, this);
    group.words.forEach(function (word) {
      if (word.indexOf(" ") < 0) this.same(found, word, SIBLING * factor);
    }, this);
  };

  /* How many pages have the word itself. */
  Words.prototype.pages = function (found) {
    var pages = new Set();
    found.forEach(function (weight, word) {
      if (weight < SAME) return;
      this.index.fields.forEach(function (field) {
        for (var ref in this.index.invertedIndex[word.term][field]) pages.add(ref.split("#")[0]);
      }, this);
    }, this);
    return pages.size;
  };

  /* Everything in the index that one word may mean, as a list of finds: one, or one for each part of a compound. */
  Words.prototype.finds = function (written, last) {
    var key = (last ? "+" : "") + written;
    if (this.kept.has(key)) return this.kept.get(key);
    var found = new Map(), made = null, folded = fold(written);
    this.same(found, written, 1);
    var whole = best(found) >= SAME;
    bokmaal(written).forEach(function (form) {
      if (this.roots.has(root(stem(form)))) this.same(found, form, NYNORSK);
    }, this);
    this.around(found, written, 1, whole);
    (this.synonyms.get(stem(written)) || []).forEach(function (group) { this.meaning(found, group, SYNONYM); }, this);
    var digits = /^(\d+)([a-zæøå])$/.exec(written);
    if (digits && !whole) this.same(found, digits[1], STEM);
    var sure = best(found), parts = folded.length > 5 && !digits ? this.parts(written) : null;
    if (sure < 0.4 && !(parts && parts.length > 1)) this.near(found, written, last, folded.length < 8 ? 1 : 2);
    else if (sure < 0.4) this.near(found, written, last, 1);
    // A compound that few pages have is looked for in its parts too.
    if (parts && (best(found) < 0.4 || (parts.length > 1 && this.pages(found) < FEW))) {
      made = parts.map(function (part) {
        var of = new Map();
        this.same(of, part, STEM);
        this.around(of, part, 0.8, true);
        return of;
      }, this);
      if (found.size) made.push(found);
    }
    made = made || [found];
    if (this.kept.size > 500) this.kept.clear();
    this.kept.set(key, made);
    return made;
  };

  /* --- a query ------------------------------------------------------------------------------------ */

  var ROMAN = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, ix: 9, x: 10, xi: 11, xii: 12 };

  /* What was written, as units: each with the words of the index that answer it. */
  Words.prototype.units = function (written) {
    var units = [], self = this;
    var plain = written.filter(function (word) { return !stops.has(word); });
    if (!plain.length) plain = written;
    var last = written[written.length - 1];
    plain.slice(0, MOST_WORDS).forEach(function (word) {
      if (word.length > LONGEST) return;
      var finds = self.finds(word, word === last && word.length > 1);
      finds.forEach(function (found) { units.push({ label: word, found: new Map(found), part: finds.length > 1 ? 0.75 : 1 }); });
    });
    function unit(label) { return units.find(function (unit) { return unit.label === label; }); }
    written.forEach(function (word, i) {
      // One word written as two: «lærings fellesskap», «9 A».
      var next = written[i + 1];
      if (next && unit(word) && unit(next)) [word + next, word + "s" + next].forEach(function (joined) {
        var found = new Map();
        self.same(found, joined, JOINED);
        found.forEach(function (weight, hit) {
          put(unit(word).found, hit, weight);
          put(unit(next).found, hit, weight);
        });
      });
      // Several words that mean one: «ta opp».
      for (var many = 2; many <= self.longest && i + many <= written.length; many++) {
        var phrase = written.slice(i, i + many);
        (self.synonyms.get(phrase.map(stem).join(" ")) || []).forEach(function (group) {
          var found = new Map();
          self.meaning(found, group, 0.9);
          units.push({ label: phrase.join(" "), found: found, part: 1, whole: true });
        });
      }
      // «kapittel 8» is «kapittel VIII».
      if (/^kap/.test(written[i - 1] || "") && unit(word)) Object.keys(ROMAN).forEach(function (sign) {
        if (String(ROMAN[sign]) === word) self.same(unit(word).found, sign, STEM);
        if (sign === word) self.same(unit(word).found, String(ROMAN[sign]), STEM);
      });
    });
    return units;
  };

  /* Every document that answers some of the units: how well each is answered there, and by which words. */
  Words.prototype.documents = function (units) {
    var docs = new Map(), self = this, total = this.docs.size;
    units.forEach(function (unit, at) {
      var strong = new Set(), limit = 0.7 * best(unit.found);
      unit.found.forEach(function (weight, word) {
        var posting = self.index.invertedIndex[word.term];
        self.index.fields.forEach(function (field) {
          for (var ref in posting[field]) {
            var doc = self.docs.get(ref), at_ = docs.get(ref);
            if (!doc) continue;
            if (!at_) docs.set(ref, at_ = { ref: ref, doc: doc, units: [], words: new Map() });
            var of = at_.units[at] || (at_.units[at] = { title: 0, text: 0, keywords: 0 });
            if (weight >= limit) strong.add(ref);
            var worth;
            if (field === "title") worth = weight * (doc.article ? PAGE_TITLE : TITLE) * (0.65 + 0.35 / doc.words);
            else if (field === "text") {
              var times = posting[field][ref].position.length;
              worth = weight * TEXT * times / (times + 0.4 + 0.6 * doc.length);
            } else worth = weight * KEYWORDS;
            var name = field === "title" || field === "text" ? field : "keywords";
            if (worth > of[name]) of[name] = worth;
            put(at_.words, word.term, weight);
          }
        });
      });
      unit.worth = unit.part * Math.log(1 + total / (1 + strong.size)) * (light.has(unit.label) ? LIGHT : 1);
    });
    docs.forEach(function (found) {
      found.score = 0;
      var met = 0, all = 0;
      units.forEach(function (unit, at) {
        var of = found.units[at];
        if (!unit.whole) all += unit.worth;
        if (!of) return;
        of.worth = of.title + of.text + of.keywords;
        found.score += unit.worth * of.worth;
        met += unit.worth;
      });
      found.score *= Math.pow(Math.min(1, met / (all || 1)), 0.8) * (found.doc.boost || 1);
    });
    return docs;
  };

  /* The best pages, each with its best places: what lunr would return, in the order that is to be shown. */
  Words.prototype.search = function (written) {
    var units = this.units(written), pages = new Map(), self = this;
    this.documents(units).forEach(function (found) {
      var path = found.ref.split("#")[0], page = pages.get(path);
      if (!page) pages.set(path, page = { places: [], units: [], top: 0 });
      page.places.push(found);
      page.top = Math.max(page.top, found.score);
      found.units.forEach(function (of, at) {
        var sum = page.units[at] || (page.units[at] = { most: 0, all: 0 });
        sum.most = Math.max(sum.most, of.worth);
        sum.all += of.worth;
      });
    });
    var list = [];
    pages.forEach(function (page, path) {
      var met = 0, all = 0, score = 0, article = self.docs.get(path);
      units.forEach(function (unit, at) {
        if (!unit.whole) all += unit.worth;
        var of = page.units[at];
        if (!of) return;
        met += unit.worth;
        score += unit.worth * (of.most + 0.35 * Math.min(of.most, (of.all - of.most) / 3));
      });
      var called = article && self.isCalled(units, written, article) ? CALLED : 1;
      page.score = (0.4 * score * Math.pow(Math.min(1, met / (all || 1)), 1.2) + 0.5 * page.top) * ((article && article.boost) || 1) * called;
      list.push(page);
    });
    list.sort(function (a, b) { return b.score - a.score; });
    var results = [];
    list.slice(0, MOST_PAGES).forEach(function (page) {
      if (page.score < 0.12 * list[0].score) return;
      page.places.sort(function (a, b) { return b.score - a.score; });
      page.places.slice(0, MOST_PLACES).forEach(function (found) {
        if (found.score < 0.2 * page.top) return;
        results.push(self.result(found, units, page.score * found.score / page.top));
      });
    });
    return results;
  };

  /* Whether a page is called what was written, word for word in any form. */
  Words.prototype.isCalled = function (units, written, article) {
    if (written.length < 2) return false;
    var sought = written.map(function (word) {
      var stems = new Set([stem(word)]);
      units.forEach(function (unit) {
        if (unit.label === word) unit.found.forEach(function (weight, hit) { if (weight >= SAME) stems.add(hit.stem); });
      });
      return stems;
    });
    return article.stems.some(function (name) {
      return name.some(function (first, start) {
        return sought.every(function (stems, i) { return stems.has(name[start + i]); });
      });
    });
  };

  /* A find as lunr has it, and beside it which words were met: Material counts only whole beginnings. */
  Words.prototype.result = function (found, units, score) {
    var data = {}, met = {}, index = this.index.invertedIndex;
    Array.from(found.words.entries()).sort(function (a, b) { return b[1] - a[1]; }).slice(0, 12).forEach(function (entry) {
      var term = entry[0], of = data[term] = {};
      this.index.fields.forEach(function (field) { if (index[term][field][found.ref]) of[field] = index[term][field][found.ref]; }, this);
      if (term.length > 1) met[term] = true;
    }, this);
    units.forEach(function (unit, at) {
      if (unit.whole || found.units[at] || met[unit.label]) return;
      if (!units.some(function (other, place) { return other.label === unit.label && found.units[place]; })) met[unit.label] = false;
    });
    return { ref: found.ref, score: score, matchData: { metadata: data }, met: met };
  };

  /* Names in the handbook that look like what was written. */
  Words.prototype.names = function (written) {
    function threes(text) {
      var set = new Set(), padded = " " + fold(text.toLowerCase()) + " ";
      for (var i = 0; i < padded.length - 2; i++) set.add(padded.slice(i, i + 3));
      return set;
    }
    var sought = threes(written.join(" ").slice(0, 100)), names = [];
    this.docs.forEach(function (doc) {
      if (!doc.name) return;
      var own = threes(doc.title), shared = 0;
      own.forEach(function (three) { if (sought.has(three)) shared++; });
      var alike = 2 * shared / (own.size + sought.size);
      if (alike > 0.25) names.push([alike, doc.title]);
    });
    names.sort(function (a, b) { return b[0] - a[0]; });
    return Array.from(new Set(names.map(function (name) { return name[1]; }))).slice(0, 3);
  };

  /* How the word that is being typed might end. */
  Words.prototype.ending = function (typed) {
    var choice = null, most = 0, index = this.index.invertedIndex;
    if (typed.length > 1) this.all.forEach(function (word) {
      if (!word.term.startsWith(typed)) return;
      var many = Object.keys(index[word.term].title || {}).length;
      if (many > most) {
        most = many;
        choice = word.term;
      }
    });
    return choice;
  };

  /* What a page is called, as stems: by its title, and by its address. */
  function named(doc) {
    return [doc.title, doc.location.replace(/index\.html$/, "").split("/").slice(-2).join(" ")].map(function (name) {
      return (name.toLowerCase().match(/[\p{L}\d]+/gu) || []).map(stem);
    });
  }

  /* --- into lunr and Material ------------------------------------------------------------------------ */

  var latest = { met: new Map(), nearest: [], docs: new Map() };

  function isPlain(clause) {
    return clause.presence === lunr.Query.presence.OPTIONAL && !clause.editDistance && clause.boost === 1 && /^[^*]*\*?$/.test(clause.term);
  }

  function search(words, query) {
    var index = words.index, parsed = new lunr.Query(index.fields);
    new lunr.QueryParser(query, parsed).parse();
    latest = { met: new Map(), nearest: [], docs: words.docs };
    var plain = parsed.clauses.every(isPlain) && parsed.clauses.every(function (clause) { return clause.fields.length === index.fields.length; });
    if (!plain) return lunr.Index.prototype.search.call(index, query);
    var clauses = parsed.clauses.map(function (clause) { return clause.term.replace(/\*$/, ""); }).filter(Boolean);
    var written = clauses.map(function (term) { return term.normalize("NFC").toLowerCase(); });
    var results = written.length ? words.search(written) : [];
    if (!results.length) latest.nearest = words.names(written);
    results.forEach(function (result) {
      latest.met.set(result.ref, result.met);
      // Material multiplies by five for a page and by two for a place on it when every word is met.
      result.score /= words.docs.get(result.ref).article ? 5 : 2;
      clauses.forEach(function (term) {
        if (!Object.prototype.hasOwnProperty.call(result.matchData.metadata, term)) result.matchData.metadata[term] = {};
      });
    });
    return results;
  }

  var norwegian = lunr.no;
  lunr.no = function () {
    norwegian.call(this);
    var add = this.add, build = this.build, docs = new Map();
    this.add = function (doc, attributes) {
      docs.set(doc.location, {
        title: doc.title,
        article: doc.location.indexOf("#") < 0,
        boost: doc.boost || 1,
        kind: doc.kind,
        name: doc.kind && doc.kind === tables.name || doc.location.indexOf("#") < 0,
        words: doc.title.split(/\s+/).length,
        stems: doc.location.indexOf("#") < 0 ? named(doc) : [],
        length: doc.text.length / 700,
      });
      return add.call(this, doc, attributes);
    };
    this.build = function () {
      var index = build.call(this), words = new Words(index, docs);
      index.search = function (query) { return search(words, query); };
      // Only Material's suggestion asks in this way.
      index.query = function (ask) {
        var asked = new lunr.Query(this.fields);
        ask.call(asked, asked);
        var last = asked.clauses[asked.clauses.length - 1], end = last && words.ending(last.term.replace(/\*$/, ""));
        if (!end) return [];
        var data = {};
        data[end] = {};
        return [{ matchData: { metadata: data } }];
      };
      return index;
    };
  };
  Object.assign(lunr.no, norwegian);

  /* Signs that lunr takes for operators and cannot read are read as spaces. */
  var parse = lunr.QueryParser.prototype.parse;
  lunr.QueryParser.prototype.parse = function () {
    try {
      return parse.call(this);
    } catch (error) {
      this.query.clauses = [];
      this.lexer.str.toLowerCase().split(/[^\p{L}\d]+/u).filter(Boolean).forEach(function (term) {
        this.query.term(term, { wildcard: lunr.Query.wildcard.TRAILING });
      }, this);
      return this.query;
    }
  };

  /* What leaves the worker: which words were met, what each find is, and names to try where nothing was found. */
  var send = self.postMessage;
  self.postMessage = function (message) {
    if (message && message.type === RESULT) {
      message.data.nearest = message.data.items.length ? [] : latest.nearest;
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
