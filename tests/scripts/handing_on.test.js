"use strict";

// Everything that an address can ask of a meeting is handed on by every page: also by one that has fields for some of it, when
// somebody writes in them.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open, ADDRESS } = require("./page.js");
const { openMeeting, MEETING: PLAIN, PAGE } = require("./meeting_page.js");
const { load } = require("../meeting/meeting.js");
const papers = require("../meeting/papers.js");

// As where a meeting is made: what it knows beside its modules.
const MEETING = { ...PLAIN, methods: { par: {} }, ready: { dag: {} } };

// A new name in an address needs an example here, and is tried on every page below.
const EXAMPLES = { min: "90", folk: "9", start: "13.00", slutt: "14.30", dato: "2027-02-09", q: "b,a", fra: "dag", deler: "eget-10~par:Kaffe+%26+te;prove:opening,a*9~par,b,agreement;pause-10" };
const queryOf = (examples) => `?${Object.entries(examples).map(([name, value]) => `${name}=${value}`).join("&")}`;
const WHOLE = queryOf(EXAMPLES);

const fields = (names) => names.map((name) => `<input type="text" name="${name}">`).join("");
const searchOf = (link) => new URL(link.href, ADDRESS).search;

test("every name of an address has an example, and what is written is read back", () => {
  const { WISHES, read, write } = load("rhMeetingAddress");
  assert.deepEqual([...Object.keys(WISHES), "deler"], Object.keys(EXAMPLES));
  const known = { prompts: ["a", "b"], modules: { prove: ["opening", "a", "b", "agreement"] }, methods: ["par"], ready: ["dag"] };
  for (const query of [WHOLE, ...Object.entries(EXAMPLES).map(([name, value]) => queryOf({ [name]: value }))]) {
    const { wishes, parts, unknown } = read(query, known);
    assert.equal(write(wishes, parts), query);
    assert.deepEqual([...unknown], []);
    // What it began as is told where it is said.
    assert.deepEqual(Object.keys({ ready: null, date: null, ...wishes }).sort(), Object.values(WISHES).sort(), "each wish has one name");
  }
});

test("a meeting keeps all that was asked: on its pages, among what is stored, and when somebody wishes one thing more", () => {
  const [asked, state, rules] = ["rhMeetingAsked", "rhMeetingState", "rhMeetingRules"].map(load);
  const read = asked.read(MEETING, WHOLE);
  assert.equal(asked.address(read), WHOLE);
  assert.deepEqual(Object.keys({ ...asked.nothing.wishes, date: "2027-02-09", ready: "dag" }).sort(), Object.keys(read.wishes).sort(), "what nobody has asked is told");
  const meeting = { page: MEETING, now: 1000, state: { ...state.fresh(read), saved: 1 } };
  assert.equal(asked.address(state.parsed(meeting, JSON.stringify(state.sealed(meeting.state)))), WHOLE);
  const chosen = rules.choose(meeting, { wishes: { ...read.wishes, people: 20 } });
  assert.equal(asked.address(chosen), WHOLE.replace("folk=9", "folk=20"));
});

// The page of a module, as wide as is said; `turn` makes it another.
const modulePage = (query, isNarrow) => {
  const width = { matches: isNarrow, addEventListener: (_type, listener) => { width.listener = listener; } };
  const page = `<details open><form class="rh-session__wishes">${fields(["min", "folk", "start"])}<p class="rh-session__told"></p></form></details><a data-face href="vis/#s3">Vis</a>`;
  const window = open(page, { address: `${ADDRESS}${query}`, given: { matchMedia: () => width } });
  window.run("assets/query.js", "assets/marked.js", "assets/typed.js", "assets/meeting_address.js", "assets/asked_anew.js", "components/session/session.js");
  const turn = (matches) => {
    width.matches = matches;
    width.listener();
  };
  return { window, turn, fold: window.document.querySelector("details") };
};

test("on a phone what a meeting is held with is folded, unless the address brings a wish; on a wide page it never is", () => {
  assert.equal(modulePage("", false).fold.open, true);
  assert.equal(modulePage("?folk=9", true).fold.open, true);
  const { fold, turn } = modulePage("?h=lek", true);
  assert.equal(fold.open, false);
  turn(false);
  assert.equal(fold.open, true, "a phone that is turned on its side");
  turn(true);
  assert.equal(fold.open, false);
});

test("the page of a module hands on what it has no field for, as it was written", () => {
  const { window } = modulePage(`${WHOLE}&h=lek`, false);
  const link = window.document.querySelector("a");
  assert.equal(link.href, `vis/${WHOLE}#s3`);
  const input = window.document.querySelector("[name=folk]");
  input.value = "20";
  input.fire("input");
  assert.equal(link.href, `vis/${WHOLE.replace("folk=9", "folk=20")}#s3`);
  assert.equal(window.location.search, WHOLE.replace("folk=9", "folk=20"));
  input.value = "mange";
  input.fire("input");
  assert.equal(searchOf(link), WHOLE.replace("folk=9&", ""), "what is not understood wishes nothing");
});

test("a programme whose start somebody writes hands on the rest", () => {
  const page = `
    <section><div class="rh-agenda" data-starts="09:00"><p class="rh-agenda__start" hidden><input type="text"><span class="rh-agenda__hint"></span></p></div>
    <p class="rh-programme__print"><a href="skriv-ut/">Skriv ut</a></p></section>`;
  const window = open(page, { address: `${ADDRESS}${WHOLE}` });
  window.run("assets/query.js", "assets/marked.js", "assets/typed.js", "assets/meeting_address.js", "assets/asked_anew.js", "components/agenda/agenda.js");
  const input = window.document.querySelector("input");
  input.value = "08:00";
  input.fire("input");
  assert.equal(searchOf(window.document.querySelector("a")), WHOLE.replace("13.00", "08.00"));
});

const ASKED = ["storage", "browser", "query", "typed", "meeting_plan", "meeting_address", "meeting_asked", "meeting_words", "meeting_cuts", "meeting_paper"];

test("a page that nobody leads from hands on all of it, and what is written in its fields", () => {
  const plan = { ...MEETING, paper: { ...papers.page("prove").paper, modules: {} } };
  const page = `
    <form class="rh-meeting-fields">${fields(["folk", "min", "start"])}<p class="rh-meeting-fields__told"></p></form>
    <a data-face href="vis/">Vis</a><script id="rh-plan">${JSON.stringify(plan)}</script>`;
  const window = open(page, { address: `${ADDRESS}${WHOLE}` });
  window.run(...[...ASKED, "meeting_page", "meeting_typed", "marked", "meeting_fields"].map((name) => `assets/${name}.js`));
  const link = window.document.querySelector("a");
  assert.equal(searchOf(link), WHOLE);
  const shown = ["folk", "min", "start"].map((name) => window.document.querySelector(`[name=${name}]`).value);
  assert.deepEqual(shown, ["9", "90", "13.00"]);
  const input = window.document.querySelector("[name=folk]");
  input.value = "20";
  input.fire("input");
  assert.equal(searchOf(link), WHOLE.replace("folk=9", "folk=20"));
  assert.equal(window.location.search, WHOLE.replace("folk=9", "folk=20"));
});

// The page of a meeting that nobody leads from, with the steps that its history took; with `isMaking` it is the one where meetings are made.
const onPage = (query, { isMaking = false } = {}) => {
  const plan = { ...MEETING, paper: { ...papers.page("prove").paper, modules: {} } };
  const page = `
    <main class="${isMaking ? "rh-making" : ""}"><form class="rh-meeting-fields">${fields(["folk", "min", "start", "slutt"])}
    <p class="rh-meeting-fields__told"></p><p class="rh-meeting-fields__carried" hidden></p></form></main>
    <a data-face data-agreed href="vis/">Vis</a><a data-face href="kalender/">Kalender</a><script id="rh-plan">${JSON.stringify(plan)}</script>`;
  const window = open(page, { address: `${ADDRESS}${query}` });
  const steps = [];
  const go = (to) => { window.location.href = new URL(to, window.location).href; };
  Object.assign(window.history, { pushState: (_state, _title, to) => { steps.push(window.location.href); go(to); } });
  window.run(...[...ASKED, "meeting_page", "meeting_typed", "marked", "meeting_fields"].map((name) => `assets/${name}.js`));
  window.value("rhMeeting").onChange(() => window.value("rhMeetingFields").show(window.value("rhMeeting").plan()));
  const one = (selector) => window.document.querySelector(selector);
  const type = (name, ...values) => values.forEach((value) => {
    one(`[name=${name}]`).value = value;
    one(`[name=${name}]`).fire("input");
  });
  const leave = (name) => one(`[name=${name}]`).fire("change");
  const back = () => {
    go(steps.pop());
    window.fire("popstate");
  };
  return { window, one, steps, type, leave, back, search: () => window.location.search };
};

test("the plan of a meeting is made once, and anew when somebody wishes something else", () => {
  const { window, type } = onPage("?folk=9");
  const plan = () => window.value("rhMeeting").plan();
  const before = plan();
  assert.equal(plan(), before);
  type("folk", "18");
  assert.notEqual(plan(), before);
  assert.equal(plan().people, 18);
});

test("where a meeting is made, a field that was written in is one step of the way back, however many keys it took", () => {
  const { one, steps, type, leave, back, search } = onPage("?folk=9", { isMaking: true });
  type("min", "4", "45");
  leave("min");
  type("folk", "1", "18");
  leave("folk");
  type("folk", "180");
  leave("folk");
  assert.deepEqual([search(), steps.length], ["?min=45&folk=180", 3]);
  back();
  assert.deepEqual([search(), one("[name=folk]").value], ["?min=45&folk=18", "18"]);
  back();
  assert.deepEqual([search(), one("[name=folk]").value], ["?min=45&folk=9", "9"]);
  back();
  assert.deepEqual([search(), one("[name=min]").value], ["?folk=9", ""]);
  type("start", "25.00");
  leave("start");
  assert.equal(steps.length, 0, "what is not understood is no step");
});

test("what cannot be leaves the meeting that was there when somebody came to the field, not what half of it could have been", () => {
  const query = "?min=45&folk=18&start=13.30";
  for (const [name, ...keys] of [
    ["min", "9", "99", "999"], ["min", "", "a"], ["min", "", "0"], ["min", "", "-", "-5"], ["folk", "9", "99", "999"], ["start", "2", "25", "25.", "25.0", "25.00"], ["start", "12", "12.60"],
    ["slutt", "1", "13", "13.", "13.0", "13.00"], ["slutt", "4", "45"], ["slutt", "23.59"]
  ]) {
    const { one, type, leave, search } = onPage(query, { isMaking: name !== "folk" });
    type(name, ...keys);
    assert.deepEqual([search(), one(`[name=${name}]`).getAttribute("aria-invalid")], [query, "true"], keys.join());
    assert.notEqual(one("p").textContent, "", keys.join());
    leave(name);
    assert.equal(search(), query, keys.join());
  }
});

test("an end before the start is told as that, and taken when the start is another one", () => {
  const { one, type, leave, search } = onPage("?min=45&start=13.30", { isMaking: true });
  type("slutt", "10.00");
  leave("slutt");
  assert.match(one("p").textContent, /^Møtet kan ikke slutte kl\.\u00a010\.00 når det begynner kl\.\u00a013\.30\./);
  type("start", "9", "9.", "9.0", "9.00");
  assert.equal(one("[name=slutt]").value, "10.00");
  leave("start");
  assert.deepEqual([search(), one("[name=slutt]").getAttribute("aria-invalid"), one("p").textContent], ["?start=09.00&slutt=10.00", "false", ""]);
});

test("an end alone is told where a meeting is made, and when a start or a length is written it is none", () => {
  const { one, type, leave } = onPage("", { isMaking: true });
  const told = () => one("p").textContent;
  type("slutt", "19.30");
  leave("slutt");
  assert.match(told(), /^Møtet begynner kl\.\u00a0\d\d\.\d\d for å slutte kl\.\u00a019\.30: skriv når dere begynner/);
  type("start", "18.00");
  leave("start");
  assert.equal(told(), "");
  type("start", "");
  leave("start");
  assert.notEqual(told(), "");
  type("slutt", "");
  leave("slutt");
  assert.equal(told(), "");
  const face = onPage("?slutt=19.30");
  face.type("folk", "18");
  assert.equal(face.one("p").textContent, "", "a meeting that is made is as long as it is");
});

test("whoever empties the end has the length again that gave way to it, until they go back to another meeting", () => {
  const query = "?min=45&start=13.30";
  const { one, type, leave, back, search } = onPage(query, { isMaking: true });
  type("slutt", "15.30");
  leave("slutt");
  assert.deepEqual([search(), one("[name=min]").value], ["?start=13.30&slutt=15.30", ""]);
  type("slutt", "");
  leave("slutt");
  assert.deepEqual([search(), one("[name=min]").value, one("[name=slutt]").value], [query, "45", ""]);
  back();
  assert.equal(search(), "?start=13.30&slutt=15.30");
  type("slutt", "");
  leave("slutt");
  assert.equal(search(), "?start=13.30");
});

test("on the faces of a meeting, the way back leads to where one came from", () => {
  const { steps, type, leave, search } = onPage("?folk=9");
  type("folk", "18");
  leave("folk");
  assert.deepEqual([search(), steps.length], ["?folk=18", 0]);
});

test("an agreement in the address is taken out at once, and goes along to the faces that show it and nowhere else", () => {
  for (const isMaking of [true, false]) {
    const { window, one, type } = onPage("?folk=9#avtale=Vi+hilser&igjen=2026-12-01", { isMaking });
    const links = () => window.document.querySelectorAll("a").map((link) => link.getAttribute("href"));
    assert.equal(window.location.href, `${ADDRESS}?folk=9`);
    assert.deepEqual(links(), ["vis/?folk=9#avtale=Vi+hilser&igjen=2026-12-01", "kalender/?folk=9"]);
    assert.equal(one(".rh-meeting-fields__carried").hidden, false);
    type("folk", "18");
    assert.deepEqual(links(), ["vis/?folk=18#avtale=Vi+hilser&igjen=2026-12-01", "kalender/?folk=18"]);
    assert.deepEqual([...window.kept], [], "nothing of it is stored");
    // Whoever goes back in this browser finds nothing of it.
    window.fire("pagehide");
    assert.deepEqual([links()[0], one(".rh-meeting-fields__carried").hidden], ["vis/?folk=18", true]);
  }
});

test("an agreement that is opened where the meeting is open already is taken out too", () => {
  const { window, one } = onPage("?folk=9");
  window.location.hash = "#avtale=Nytt";
  window.fire("popstate");
  assert.deepEqual([window.location.href, one("a").getAttribute("href")], [`${ADDRESS}?folk=9`, "vis/?folk=9#avtale=Nytt"]);
});

test("a projected page hands on all of it, and choosing before the meeting loses nothing", () => {
  const query = queryOf({ ...EXAMPLES, q: "a", deler: "prove:look_back,opening,b,agreement" });
  const page = PAGE.replace(JSON.stringify(PLAIN), JSON.stringify(MEETING));
  const { document, location } = openMeeting(["assets/projected.js"], { query, page });
  const link = document.querySelector("a[data-face]");
  assert.equal(searchOf(link), query);
  document.documentElement.fire("keydown", { key: "v" });
  document.querySelector("#rh-setup").fire("input");
  assert.deepEqual([searchOf(link), location.search], [query, query]);
});
