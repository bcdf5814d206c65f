"use strict";

// A page as far as our scripts touch one, so that what they promise is tried in milliseconds. It knows the elements of
// well-formed HTML, events that rise, and the few things beside that a script asks for; it lays nothing out. How a real
// browser takes all this is seen in tests/browser.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const OVERRIDES = join(__dirname, "..", "..", "overrides");
const ADDRESS = "https://barnehage.example/handbok/side/";
const HEIGHT = 700;
const NOON = new Date(2026, 10, 23, 12, 0, 0).getTime();
const VOID = ["input", "br", "link"];

const asData = (name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

// --- selectors: tag, .class, #id, [attribute], [attribute="value"], :checked, :not(:last-child), within and , ---

const PART = /([\w-]+)?((?:[.#][\w-]+|\[[\w-]+(?:="?[^\]"]*"?)?\]|:checked|:not\(:last-child\))*)/y;

const isCondition = (element, condition) => {
  if (condition === ":checked") return element.checked;
  if (condition === ":not(:last-child)") return element.parentNode.children.at(-1) !== element;
  if (condition[0] === ".") return element.classList.contains(condition.slice(1));
  if (condition[0] === "#") return element.id === condition.slice(1);
  const [, name, , value] = /^\[([\w-]+)(="?([^\]"]*)"?)?\]$/.exec(condition);
  return value === undefined ? element.attributes.has(name) : element.getAttribute(name) === value;
};

const isPart = (element, part) => {
  PART.lastIndex = 0;
  const [whole, tag, conditions] = PART.exec(part);
  if (whole !== part) throw new Error(`page.js knows no selector «${part}»`);
  const each = conditions.match(/[.#][\w-]+|\[[^\]]*\]|:not\(:last-child\)|:checked/g) || [];
  return (!tag || element.tag === tag) && each.every((condition) => isCondition(element, condition));
};

const isWithin = (element, parts) => {
  if (!isPart(element, parts.at(-1))) return false;
  const around = parts.slice(0, -1);
  if (!around.length) return true;
  for (let outer = element.parentNode; outer.attributes; outer = outer.parentNode) if (isWithin(outer, around)) return true;
  return false;
};

const isMet = (element, selector) => selector.split(/,\s*/).some((one) => isWithin(element, one.trim().split(/\s+/)));

// --- elements ---

class Target {
  constructor() {
    this.listeners = [];
    this.parentNode = null;
  }

  addEventListener(type, listener) {
    this.listeners.push({ type, listener });
  }

  // Something happens here: whoever listens is told, from the inside out. What came of it is in the event.
  fire(type, more = {}) {
    const event = {
      type, target: this, key: "", detail: 0, isTrusted: true, defaultPrevented: false, isStopped: false,
      preventDefault() { this.defaultPrevented = true; },
      stopPropagation() { this.isStopped = true; },
      ...more
    };
    for (let at = this; at && !event.isStopped; at = at.parentNode) {
      at.listeners.filter((one) => one.type === type).forEach(({ listener }) => listener(event));
    }
    return event;
  }
}

class Element extends Target {
  constructor(tag, attributes = []) {
    super();
    this.tag = tag;
    this.attributes = new Map(attributes);
    this.nodes = [];
    this.scrollHeight = 0;
    this.clientHeight = 0;
    this.offsetHeight = 0;
    this.style = { setProperty: () => {} };
    this.open = false;
    this.takeUpAttributes();
  }

  takeUpAttributes() {
    const given = (name) => this.attributes.has(name);
    Object.assign(this, { hidden: given("hidden"), checked: given("checked"), value: this.getAttribute("value") || "" });
    this.dataset = new Proxy(this, {
      get: (_, name) => this.getAttribute(asData(name)) ?? undefined,
      set: (_, name, value) => { this.attributes.set(asData(name), String(value)); return true; }
    });
    this.classList = {
      names: () => (this.getAttribute("class") || "").split(" ").filter(Boolean),
      contains: (name) => this.classList.names().includes(name),
      toggle: (name, on = !this.classList.contains(name)) => {
        const others = this.classList.names().filter((other) => other !== name);
        this.attributes.set("class", [...others, ...(on ? [name] : [])].join(" "));
      },
      add: (name) => this.classList.toggle(name, true),
      remove: (name) => this.classList.toggle(name, false)
    };
    ["min", "max", "name", "type", "href", "className", "search", "hash"].forEach((name) => {
      const attribute = name === "className" ? "class" : name;
      if (!(name in this)) Object.defineProperty(this, name, {
        get: () => this.getAttribute(attribute) || "", set: (value) => { this.attributes.set(attribute, value); }
      });
    });
  }

  get id() { return this.getAttribute("id") || ""; }
  get children() { return this.nodes.filter((node) => node instanceof Element); }
  get firstElementChild() { return this.children[0] || null; }
  get nextElementSibling() { return this.parentNode.children[this.parentNode.children.indexOf(this) + 1] || null; }
  get textContent() { return this.nodes.map((node) => (node instanceof Element ? node.textContent : node)).join(""); }
  set textContent(text) { this.nodes = text === "" ? [] : [String(text)]; }
  get content() { return this; }
  get form() { return this.closest("form"); }
  get elements() {
    const every = this.querySelectorAll("[name]");
    return new Proxy(every, { get: (_, name) => (name === Symbol.iterator ? every[name].bind(every) : this.querySelector(`[name="${name}"]`)) });
  }

  getAttribute(name) { return this.attributes.has(name) ? this.attributes.get(name) : null; }
  setAttribute(name, value) { this.attributes.set(name, String(value)); }
  removeAttribute(name) { this.attributes.delete(name); }

  append(...nodes) {
    nodes.flatMap((node) => (node instanceof Element && node.tag === "#fragment" ? node.nodes.splice(0) : [node])).forEach((node) => {
      if (node instanceof Element) {
        if (node.parentNode) node.parentNode.nodes = node.parentNode.nodes.filter((other) => other !== node);
        node.parentNode = this;
      }
      this.nodes.push(node);
    });
  }

  appendChild(node) {
    this.append(node);
    return node;
  }

  replaceChildren(...nodes) {
    this.nodes = [];
    this.append(...nodes);
  }

  remove() { this.parentNode.nodes = this.parentNode.nodes.filter((node) => node !== this); }

  cloneNode(isDeep) {
    const copy = new Element(this.tag === "template" ? "#fragment" : this.tag, this.attributes);
    if (isDeep) copy.append(...this.nodes.map((node) => (node instanceof Element ? node.cloneNode(true) : node)));
    return copy;
  }

  *descendants() {
    for (const child of this.children) {
      yield child;
      yield* child.descendants();
    }
  }

  contains(other) { return other === this || [...this.descendants()].includes(other); }
  querySelectorAll(selector) { return [...this.descendants()].filter((element) => isMet(element, selector)); }
  querySelector(selector) { return this.querySelectorAll(selector)[0] || null; }

  closest(selector) {
    for (let at = this; at instanceof Element; at = at.parentNode) if (isMet(at, selector)) return at;
    return null;
  }

  focus() { this.onFocus(); }
  onFocus() { for (let at = this; at; at = at.parentNode) if ("activeElement" in at) at.activeElement = this; }

  // What stands beside each other fills a window each, and one looks at the first until somebody scrolls.
  getBoundingClientRect() {
    const beside = this.parentNode.children;
    const top = HEIGHT * (beside.indexOf(this) - Math.max(beside.findIndex((element) => element.isInView), 0));
    return { top, bottom: top + HEIGHT };
  }

  scrollIntoView() {
    this.parentNode.children.forEach((element) => { element.isInView = element === this; });
  }


  showModal() {
    this.open = true;
    this.attributes.set("open", "");
  }

  close() {
    this.open = false;
    this.attributes.delete("open");
    this.fire("close");
  }

  dispatchEvent(event) { this.fire(event.type); }
}

// The elements of well-formed HTML, with every value in double quotes.
const parsed = (html) => {
  const root = new Element("html");
  let here = root;
  for (const [, closes, tag, inside, text] of html.matchAll(/<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*)>|([^<]+)/g)) {
    if (text !== undefined) here.append(text);
    else if (closes) here = here.parentNode;
    else {
      const attributes = [...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, value ?? ""]);
      const element = here.appendChild(new Element(tag, attributes));
      if (!VOID.includes(tag)) here = element;
    }
  }
  if (here !== root) throw new Error(`«<${here.tag}>» is not closed`);
  return root;
};

// --- a window ---

const store = (kept) => ({
  get length() { return kept.size; },
  key: (index) => [...kept.keys()][index] ?? null,
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => { kept.set(key, String(value)); },
  removeItem: (key) => { kept.delete(key); }
});

const documentOf = (window, root) => Object.assign(new Target(), {
  parentNode: window, documentElement: root, hidden: false, activeElement: null, fullscreenElement: null,
  currentScript: { src: "https://barnehage.example/handbok/assets/script.js", dataset: { style: "not_found.css" } },
  head: root, body: root,
  getElementById: (id) => root.querySelector(`#${id}`),
  querySelector: (selector) => root.querySelector(selector),
  querySelectorAll: (selector) => root.querySelectorAll(selector),
  createElement: (tag) => new Element(tag),
  createDocumentFragment: () => new Element("#fragment")
});

// A window with a page in it. `kept` is what the machine has stored: windows that share it are on one machine.
const open = (html, { address = ADDRESS, kept = new Map(), given = {} } = {}) => {
  const window = new Target();
  const root = parsed(html);
  const document = documentOf(window, root);
  root.parentNode = document;
  const url = new URL(address);
  Object.assign(window, {
    document, kept, navigator: {}, location: url, innerHeight: HEIGHT, name: "",
    localStorage: store(kept), sessionStorage: store(new Map()), URL, URLSearchParams,
    history: { replaceState: (_state, _title, to) => { url.href = new URL(to, url).href; } },
    setInterval: () => {}, scrollY: 0, clock: { now: NOON }, ...given
  });
  window.window = window;
  window.self = window;
  window.addEventListener = Target.prototype.addEventListener.bind(window);
  const world = vm.createContext(window);
  vm.runInContext("Date.now = () => clock.now", world);
  window.run = (...files) => {
    const text = files.map((file) => readFileSync(join(OVERRIDES, file), "utf8")).join("\n");
    return vm.runInContext(text, world);
  };
  // What scripts call each other by is no property of the window.
  window.value = (name) => vm.runInContext(name, world);
  return window;
};

module.exports = { open, NOON, ADDRESS };
