// Uses: reading.
// The search field: what is found and why, what might be meant while it is typed, and what to try where nothing is found.
// The finds come with the answer of Material's worker (material_search.js). Nothing that is written is kept or sent.
(() => {
  "use strict";

  const field = document.querySelector(".md-search__input");
  const blank = document.getElementById("rh-find");
  if (!field || !blank || !window.component$) return;

  const result = document.querySelector(".md-search-result");
  const [count, spoken, suggested, place, list] = [".md-search-result__meta", ".rh-spoken", ".rh-suggested", ".rh-no-answer", ".md-search-result__list"]
    .map((name) => result.querySelector(name));
  const open = document.getElementById("__search");
  const base = new URL(JSON.parse(document.getElementById("__config").textContent).base, location);
  // How many finds are shown before the next key may come.
  const FIRST = 8, PAUSE = 100;
  // How long one rests before what has come of it is read aloud; of a single letter nothing is.
  const REST = 500;
  // A title of more letters has a line of the text's.
  const LONG = 66;

  // Material finds while one writes: there is nothing to send. It listens to keys, which paste and dictation do not press.
  field.form.addEventListener("submit", (event) => event.preventDefault());
  const ask = () => field.dispatchEvent(new KeyboardEvent("keyup"));

  const setOpen = (isOpen) => {
    if (open.checked !== isOpen) open.click();
  };

  const write = (words) => {
    field.value = words.trim();
    field.focus();
    field.dispatchEvent(new Event("input"));
  };

  /* --- what is said of it --- */

  // What was asked for last, what has been answered, and whether that is a guess; Enter that waits for an answer.
  let asked, answered, isUnsure, isAwaited = false, resting;

  const isPending = () => field.value !== answered;

  /* Every key changes what is seen; what is heard changes when typing rests. */
  const rest = () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (!isPending()) spoken.textContent = field.value.trim().length > 1 ? `${count.textContent}. ${place.innerText}` : "";
    }, REST);
  };

  field.addEventListener("input", () => {
    isAwaited = false;
    setOpen(true);
    ask();
    // Where there are finds, they stand with their number until there are others.
    if (isPending() && !list.children.length) count.textContent = count.dataset.wait;
    rest();
  });

  /* --- what is found --- */

  /* The text and the marks of a piece of HTML, without the rest of it. */
  const inOneLine = (html) => {
    const box = document.createElement("template"), line = document.createDocumentFragment();
    box.innerHTML = html;
    const nodes = document.createNodeIterator(box.content, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const mark = document.createElement("mark");
      mark.textContent = node.data;
      line.append(node.parentElement?.closest("mark") ? mark : node.data.replace(/\s+/g, " "));
    }
    return line;
  };

  const findOf = (places) => {
    const [best] = places, page = places.find(({ isPage }) => isPage) || best;
    const find = blank.content.cloneNode(true).firstElementChild;
    const [link, kind, of, missing, title, text] = ["a", ".rh-kind", ".rh-find__of", ".rh-find__missing", "h2", ".rh-find__text"]
      .map((name) => find.querySelector(name));
    const absent = Object.keys(best.terms).filter((term) => !best.terms[term]);
    const address = new URL(best.location, base);
    address.hash = rhSought.marking(address.hash, best.marked);
    link.href = address;
    kind.textContent = best.kind || page.kind || "";
    if (best !== page) of.append(" · ", inOneLine(page.title));
    if (absent.length) missing.textContent = ` · uten «${absent.join("», «")}»`;
    title.append(inOneLine(best.title));
    find.classList.toggle("rh-find--long", title.textContent.length > LONG);
    text.append(inOneLine(best.text));
    return find;
  };

  const countOf = ({ found, isCut, isGuess }) => {
    if (!found.length) return "Ingen treff";
    if (isGuess) return `Ingen sikre treff, ${found.length} kanskje`;
    return isCut ? `De ${found.length} beste treffene` : `${found.length} treff`;
  };

  // Where a find leads to a place on this page, one is there now; where it opens in a tab of its own, one is still here.
  list.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey) event.stopPropagation();
    else field.blur();
  });

  /* --- what is not found --- */

  const showWayOn = ({ found, isGuess, unknown, slight, nearest }) => {
    if (found.length && !isGuess) return;
    place.append(document.getElementById("rh-no-answer").content.cloneNode(true));
    const [said, near, row] = [".rh-no-answer__unknown", ".rh-no-answer__near", "li"].map((name) => place.querySelector(name));
    const quoted = `«${(unknown.length ? unknown : slight).join("», «")}».`;
    if (unknown.length) said.textContent = `Håndboka har ikke ${unknown.length > 1 ? "ordene" : "ordet"} ${quoted}`;
    else if (slight.length) said.textContent = `Håndboka har lite om ${quoted}`;
    nearest.forEach((name) => {
      const link = row.parentNode.appendChild(row.cloneNode(true)).firstElementChild;
      link.href = `#q=${encodeURIComponent(name)}`;
      link.textContent = name;
    });
    row.remove();
    near.hidden = !nearest.length;
    if (found.length) place.querySelectorAll(".rh-no-answer__near ~ p").forEach((line) => line.remove());
  };

  place.addEventListener("click", (event) => {
    const name = event.target.closest("li a");
    if (!name) return;
    event.preventDefault();
    event.stopPropagation();
    write(name.textContent);
  });

  /* Enter leads to the best find, or tries the nearest name where there is none; from a guess it leads nowhere. */
  const enter = () => {
    isAwaited = isPending();
    if (!isAwaited && !(isUnsure && list.firstElementChild)) result.querySelector("li a")?.click();
  };

  /* --- what might be meant --- */

  const optionsOf = () => [...suggested.children];
  const chosen = () => optionsOf().findIndex((option) => option.getAttribute("aria-selected") === "true");

  const choose = (number) => {
    optionsOf().forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === number));
      // By its own row alone: the whole panel would move beneath the field.
      if (at === number) suggested.scrollLeft = option.offsetLeft - suggested.offsetLeft;
    });
    field.setAttribute("aria-activedescendant", optionsOf()[number]?.id || "");
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
    else if (event.key === "Enter" && !event.isComposing) enter();
    else if (next === undefined) {
      choose(-1);
      return;
    } else choose(next);
    event.preventDefault();
    event.stopPropagation();
  });

  // Tab goes on into what is found, where Material closes the search; it closes when one leaves it.
  // Escape leads from there back to the field, and from the field to what opened it, where that is seen.
  const search = field.closest(".md-search"), opener = document.querySelector(".md-header__button[for=__search]");
  search.addEventListener("keydown", (event) => {
    const isEscape = event.key === "Escape";
    if (isEscape || event.key === "Tab") event.stopPropagation();
    if (!isEscape) return;
    if (event.target === field) setOpen(false);
    (event.target === field ? opener : field).focus();
  });
  search.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !search.contains(event.relatedTarget)) setOpen(false);
  });

  // A key that is pressed before the last one is answered waits, and only the latest of those is asked for.
  field.addEventListener("keyup", (event) => {
    if (asked !== answered && field.value !== asked) event.stopImmediatePropagation();
  }, true);

  rhSought.whenLed(({ query }) => {
    if (query) write(query);
  });

  let later;
  window.component$.subscribe((component) => {
    if (component.ref === field) asked = component.value;
    if (!component.found) return;
    answered = component.query;
    // What is there now is something else: nothing is said of what was.
    if (isPending()) {
      ask();
      return;
    }
    clearTimeout(later);
    const isEmpty = !field.value.trim(), { found } = component;
    isUnsure = component.isGuess;
    suggest(component.suggested);
    place.replaceChildren();
    count.textContent = isEmpty ? count.dataset.empty : countOf(component);
    if (!isEmpty) showWayOn(component);
    list.replaceChildren(...found.slice(0, FIRST).map(findOf));
    later = setTimeout(() => list.append(...found.slice(FIRST).map(findOf)), PAUSE);
    rest();
    if (isAwaited) enter();
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
