// Uses: reading.
// The search field: what is found and why, what might be meant while it is typed, and what to try where nothing is found.
// The finds come with the answer of Material's worker (material_search.js). Nothing that is written is kept or sent.
(() => {
  "use strict";

  const field = document.querySelector(".md-search__input");
  const blank = document.getElementById("rh-find");
  if (!field || !blank || !window.component$) return;

  const result = document.querySelector(".md-search-result");
  const [count, suggested, place] = [".md-search-result__meta", ".rh-suggested", ".rh-no-answer"].map((name) => result.querySelector(name));
  const list = result.querySelector(".md-search-result__list");
  const base = new URL(JSON.parse(document.getElementById("__config").textContent).base, location);
  // How many finds are shown before the next key may come.
  const FIRST = 8, PAUSE = 100;
  // A title of more letters has a line of the text's.
  const LONG = 66;

  // Material finds while one writes: there is nothing to send. It listens to keys, which paste and dictation do not press.
  field.form.addEventListener("submit", (event) => event.preventDefault());
  const ask = () => field.dispatchEvent(new KeyboardEvent("keyup"));
  field.addEventListener("input", ask);

  const write = (words) => {
    field.value = words.trim();
    field.focus();
    ask();
  };

  /* --- what is found --- */

  /* The text and the marks of a piece of HTML, without the rest of it. */
  const inOneLine = (html) => {
    const box = document.createElement("template"), line = document.createDocumentFragment();
    box.innerHTML = html;
    const nodes = document.createNodeIterator(box.content, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const mark = document.createElement("mark"), isMarked = node.parentElement?.closest("mark");
      mark.textContent = node.data;
      line.append(isMarked ? mark : node.data.replace(/\s+/g, " "));
    }
    return line;
  };

  /* A text, with the words in it that a page was found by as marks. */
  const withMarks = (text, words) => text.split(/([\p{L}\p{N}_]+)/u).filter(Boolean).map((piece) => {
    if (!words.includes(piece.toLowerCase())) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });

  const reasonOf = ({ why, text }) => {
    if (why.asked) return ["Svarer på: «", ...withMarks(why.asked, why.words), "»"];
    return why.keyword ? ["Søkeord: ", ...withMarks(why.keyword, why.words)] : [inOneLine(text)];
  };

  const findOf = (places) => {
    const [best] = places, page = places.find(({ isPage }) => isPage) || best;
    const find = blank.content.cloneNode(true).firstElementChild;
    const [link, article, kind, of, missing, title, text] = ["a", ".md-search-result__article", ".rh-kind", ".rh-find__of", ".rh-find__missing", "h2", ".rh-find__text"]
      .map((name) => find.querySelector(name));
    const absent = Object.keys(best.terms).filter((term) => !best.terms[term]);
    const address = new URL(best.location, base);
    address.hash = rhSought.marking(address.hash, best.marked);
    link.href = address;
    article.dataset.mdScore = best.score.toFixed(2);
    kind.textContent = best.kind || page.kind || "";
    if (best !== page) of.append(" · ", inOneLine(page.name));
    if (absent.length) missing.textContent = ` · uten «${absent.join("», «")}»`;
    title.append(inOneLine(best.name));
    find.classList.toggle("rh-find--long", title.textContent.length > LONG);
    text.append(...reasonOf(best));
    return find;
  };

  const countOf = ({ found, isCut, isGuess }) => {
    if (!found.length) return "Ingen treff";
    if (isGuess) return `Ingen sikre treff, ${found.length} kanskje`;
    return isCut ? `De ${found.length} beste treffene` : `${found.length} treff`;
  };

  // Where a find leads to a place on this page, one is there now.
  list.addEventListener("click", () => field.blur());

  /* --- what is not found --- */

  const showWayOn = ({ found, isGuess, unknown, nearest }) => {
    place.replaceChildren();
    if (found.length && !isGuess) return;
    place.append(document.getElementById("rh-no-answer").content.cloneNode(true));
    const [said, near, row] = [".rh-no-answer__unknown", ".rh-no-answer__near", "li"].map((name) => place.querySelector(name));
    if (unknown.length) said.textContent = `Håndboka har ikke ${unknown.length > 1 ? "ordene" : "ordet"} «${unknown.join("», «")}».`;
    nearest.forEach((name) => {
      const link = row.parentNode.appendChild(row.cloneNode(true)).firstElementChild;
      link.href = `#q=${encodeURIComponent(name)}`;
      link.dataset.name = name;
      link.firstElementChild.textContent = name;
    });
    row.remove();
    near.hidden = !near.querySelector("li");
    if (found.length) place.querySelectorAll(".rh-no-answer__near ~ p").forEach((line) => line.remove());
  };

  place.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    const { name } = link.dataset;
    // Enter in the field presses the first link: that may try a name, but not lead away.
    if (!name && event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
    if (name) write(name);
  });

  /* --- what might be meant --- */

  const optionsOf = () => Array.from(suggested.children);
  const chosen = () => optionsOf().findIndex((option) => option.getAttribute("aria-selected") === "true");

  const choose = (number) => {
    optionsOf().forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === number));
      if (at === number) option.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    if (number < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", optionsOf()[number].id);
  };

  const suggest = (sayings) => {
    suggested.replaceChildren(...sayings.map((saying, number) => {
      const option = document.createElement("li");
      option.id = `rh-suggested-${number}`;
      option.setAttribute("role", "option");
      option.append(inOneLine(saying));
      return option;
    }));
    suggested.hidden = !sayings.length;
    field.setAttribute("aria-expanded", String(sayings.length > 0));
    choose(-1);
  };

  suggested.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) write(option.textContent);
  });

  // Down through what might be meant, and then on into what is found, as Material has it.
  field.addEventListener("keydown", (event) => {
    const number = chosen(), last = optionsOf().length - 1;
    const next = { ArrowDown: number < last ? number + 1 : undefined, ArrowUp: number >= 0 ? number - 1 : undefined }[event.key];
    const isTaken = event.key === "Enter" && number >= 0;
    // Escape takes what is suggested away, and only then closes the search.
    if (event.key === "Escape" && last >= 0) suggest([]);
    else if (isTaken) write(optionsOf()[number].textContent);
    else if (next === undefined) {
      choose(-1);
      return;
    } else choose(next);
    event.preventDefault();
    event.stopPropagation();
  });

  // Tab goes on into what is found, where Material closes the search; it closes when one leaves it.
  const search = field.closest(".md-search"), open = document.getElementById("__search");
  search.addEventListener("keydown", (event) => {
    if (event.key === "Tab") event.stopPropagation();
  });
  search.addEventListener("focusout", (event) => {
    if (!event.relatedTarget || search.contains(event.relatedTarget) || !open.checked) return;
    open.checked = false;
    open.dispatchEvent(new Event("change"));
  });

  // A key that is pressed before the last one is answered waits, and only the latest of those is asked for.
  let asked, isAnswered = true;
  field.addEventListener("keyup", (event) => {
    if (!isAnswered && field.value !== asked) event.stopImmediatePropagation();
  }, true);

  rhSought.whenLed(({ query }) => {
    if (!query) return;
    open.checked = true;
    open.dispatchEvent(new Event("change"));
    write(query);
  });

  let later;
  window.component$.subscribe((component) => {
    if (component.ref === field && component.value !== asked) {
      asked = component.value;
      isAnswered = false;
    }
    if (!component.found) return;
    isAnswered = true;
    if (field.value !== asked) ask();
    clearTimeout(later);
    const { found, suggested: sayings } = component, isEmpty = !field.value.trim();
    suggest(isEmpty ? [] : sayings);
    if (isEmpty) {
      place.replaceChildren();
      return;
    }
    count.textContent = countOf(component);
    showWayOn(component);
    list.replaceChildren(...found.slice(0, FIRST).map(findOf));
    later = setTimeout(() => list.append(...found.slice(FIRST).map(findOf)), PAUSE);
  });
})();

// The words that a find was found by, marked on the page that it leads to: whole words, and none of a button.
(() => {
  "use strict";

  const UNMARKED = "button, summary, label, select, textarea, script, style, svg, [data-face], .md-button, .headerlink, [role=button]";
  const text = document.querySelector(".md-content__inner");
  if (!text) return;

  const unmark = () => text.querySelectorAll("mark.rh-sought").forEach((mark) => {
    const around = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    around.normalize();
  });

  const markWords = (sought) => {
    const nodes = document.createNodeIterator(text, NodeFilter.SHOW_TEXT), found = [];
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (!node.parentElement.closest(UNMARKED)) found.push(node);
    }
    found.forEach((node) => {
      const pieces = node.data.split(/([\p{L}\p{N}]+)/u);
      if (!pieces.some((piece) => sought.has(piece.toLowerCase()))) return;
      node.replaceWith(...pieces.filter(Boolean).map((piece) => {
        if (!sought.has(piece.toLowerCase())) return piece;
        const mark = document.createElement("mark");
        mark.className = "rh-sought";
        mark.textContent = piece;
        return mark;
      }));
    });
  };

  rhSought.whenLed(({ words }) => {
    if (!words.length) return;
    unmark();
    markWords(new Set(words));
  });
})();
