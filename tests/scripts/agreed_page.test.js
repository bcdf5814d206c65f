"use strict";

// The page that carries an agreement on: which meetings it offers, and what of it is ready.
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { open, ADDRESS, NOON } = require("./page.js");

const PAGE = `
  <main class="rh-agreed" data-site="https://b.example/">
    <form class="rh-agreed-form__fields" hidden>
      <textarea name="what"></textarea><input type="text" name="who"><input type="text" name="again"><span class="rh-agreed-form__day"></span>
      <select name="meeting">
        <option value="" data-href="" data-url="avtale/"></option><option data-own value="mote" data-href="../mote/vis/" data-url="mote/vis/"></option>
        <option value="lek" data-href="../lek/vis/" data-url="lek/vis/"></option>
      </select>
      <button>Lag ark og lenke</button>
      <p class="rh-agreed-form__told"></p>
    </form>
    <div class="rh-agreed-form__made" hidden><h2 data-past="Avtalen fra sist">Avtalen er klar</h2><a class="rh-agreed-form__link" href=""></a><button data-do="calendar"></button><p class="rh-agreed-form__done"></p><p class="rh-agreed-form__meeting"></p></div>
    <p class="rh-agreed-sheet__what"></p><p class="rh-agreed-sheet__who"></p><p class="rh-agreed-sheet__again"></p>
    <div class="rh-agreed-sheet__code" hidden><p class="rh-agreed-sheet__scan"></p></div>
  </main>`;

const opened = (address = "") => {
  const files = [];
  const window = open(PAGE, { address: `${ADDRESS}moter/avtale/${address}` });
  window.run(...["storage", "qr", "browser", "query", "outside", "typed", "meeting_address", "calendar", "days", "agreed", "agreed_names", "agreed_page"].map((name) => `assets/${name}.js`));
  window.value("rhCalendar").save = (name, text) => files.push(text.replaceAll("\r\n ", ""));
  const one = (selector) => window.document.querySelector(selector);
  const type = (name, value) => {
    one(`[name=${name}]`).value = value;
    one("form").fire("input");
  };
  const press = () => one("form").fire("submit", { preventDefault() {} });
  const make = () => {
    Object.entries({ what: "Vi hilser", who: "Den som åpner", again: "2026-12-01" }).forEach(([name, value]) => type(name, value));
    press();
  };
  return {
    type, make, press, one,
    file: () => {
      one("[data-do=calendar]").fire("click");
      return files.at(-1);
    },
    button: () => one("form button").textContent,
    own: () => one("[data-own]").hidden,
    isReady: () => !one(".rh-agreed-form__made").hidden,
    told: () => one(".rh-agreed-form__told").textContent
  };
};

test("a meeting of one's own is offered where it came along, and nowhere else", () => {
  assert.equal(opened().own(), true);
  assert.equal(opened("#mote=mote").own(), true);
  assert.equal(opened("?folk=9#mote=mote").own(), true);
  assert.equal(opened("?deler=lek:a#mote=lek").own(), true);
  const came = opened("?deler=lek#mote=mote");
  assert.deepEqual([came.own(), came.one("select").value], [false, "mote"]);
  assert.notEqual(opened("#mote=mote").one("select").value, "mote");
});

test("the sheet and the calendar say where the link leads", () => {
  const told = (page) => [page.one(".rh-agreed-sheet__scan").textContent, /Lenka åpner [^.]*/.exec(page.file())[0], page.one(".rh-agreed-form__meeting").hidden];
  const page = opened();
  page.make();
  assert.deepEqual(told(page), ["Skann koden på neste møte, så åpnes avtalen igjen.", "Lenka åpner avtalen igjen", true]);
  page.type("meeting", "lek");
  assert.deepEqual(told(page), ["Skann koden på neste møte, så kommer avtalen med dit.", "Lenka åpner møtet med avtalen", false]);
});

test("an agreement in other words is the same day in the calendar, and of another day one is told to delete the old", () => {
  const page = opened();
  page.make();
  const id = () => /UID:(\S+)/.exec(page.file())[1];
  const done = () => page.one(".rh-agreed-form__done").textContent;
  const first = id();
  page.type("what", "Vi hilser på alle");
  assert.equal(id(), first);
  assert.match(done(), /Står det alt en avtale der for samme møte og dag, blir den byttet ut\.$/);
  page.type("again", "2026-12-08");
  assert.notEqual(id(), first);
  assert.match(done(), /Slett den gamle dagen i kalenderen, hvis den står der\.$/);
  page.type("again", "2026-12-01");
  page.type("meeting", "lek");
  assert.notEqual(id(), first);
});

test("the meeting opens beside what was typed, and what opens here stays here", () => {
  const page = opened();
  page.make();
  const link = () => [page.one(".rh-agreed-form__link").target, page.one(".rh-agreed-form__link").textContent];
  assert.deepEqual(link(), ["", "Åpne avtalen igjen her"]);
  page.type("meeting", "lek");
  assert.deepEqual(link(), ["_blank", "Åpne møtet med avtalen i ny fane"]);
});

test("what lacks something is not ready, and is again when it is said", () => {
  const page = opened();
  page.make();
  assert.deepEqual([page.isReady(), page.told()], [true, ""]);
  page.type("again", "");
  assert.deepEqual([page.isReady(), page.told(), page.one(".rh-agreed-sheet__code").hidden], [false, "Si når dere ser på det igjen.", true]);
  page.type("again", "2026-12-08");
  assert.deepEqual([page.isReady(), page.told()], [true, ""]);
});

test("nothing is asked for before somebody has made it", () => {
  const page = opened();
  page.type("what", "Vi hilser");
  assert.deepEqual([page.isReady(), page.told()], [false, ""]);
});

test("of a day that has been there is a word, and a day that comes has none", () => {
  assert.equal(new Date(NOON).getFullYear(), 2026);
  const page = opened();
  page.make();
  page.type("again", "2026-01-05");
  assert.deepEqual([page.isReady(), page.told()], [true, "Dagen har vært. Velg en som kommer, hvis dere skal se på avtalen igjen."]);
});

test("an agreement whose day has been is not called ready, until it has another day", () => {
  const page = opened("#mote=lek&avtale=Vi+hilser&hvem=Alle&igjen=2026-01-05");
  const heading = () => page.one(".rh-agreed-form__made h2").textContent;
  assert.deepEqual([page.isReady(), heading()], [true, "Avtalen fra sist"]);
  page.type("again", "2026-12-08");
  assert.deepEqual([page.told(), heading()], ["", "Avtalen er klar"]);
});

test("a day that has been is not offered to a calendar", () => {
  const page = opened();
  page.make();
  const isOffered = () => !page.one("[data-do=calendar]").hidden;
  assert.equal(isOffered(), true);
  page.type("again", "2026-01-05");
  assert.equal(isOffered(), false);
});

test("what may be a name is asked about as it is written", () => {
  const page = opened();
  page.type("what", "Vi hilser på Ola i døra");
  assert.equal(page.told(), "Er «Ola» navnet på noen? Skriv en rolle i stedet.");
  page.type("what", "Vi hilser. Alle venter: Den voksne først.");
  assert.equal(page.told(), "");
});

test("what may be a name is warned of before anything is made, and whoever presses again means it", () => {
  const page = opened();
  page.type("what", "Vi hjelper Ola i garderoben");
  page.type("who", "Alle");
  page.type("again", "2026-12-01");
  assert.equal(page.button(), "Lag ark og lenke");
  page.press();
  assert.deepEqual([page.isReady(), page.one(".rh-agreed-sheet__code").hidden, page.button()], [false, true, "Lag likevel"]);
  assert.match(page.told(), /^Er «Ola» navnet på noen\? Skriv en rolle i stedet\. .*«Lag likevel»/);
  page.press();
  assert.deepEqual([page.isReady(), page.button()], [true, "Lag ark og lenke"]);
  page.type("what", "Vi hjelper Ola på stellerommet");
  assert.equal(page.isReady(), true);
});

test("what may be a name is asked about beside what lacks, and may be answered for where that is filled in by hand", () => {
  const page = opened();
  page.type("what", "Vi hjelper Ola i garderoben");
  page.press();
  assert.equal(page.told(), "Si hvem som gjør det og når dere ser på det igjen. Er «Ola» navnet på noen? Skriv en rolle i stedet. Er det ikke det, trykker du «Lag likevel».");
  assert.equal(page.button(), "Lag likevel");
  page.press();
  assert.deepEqual([page.told(), page.button(), page.isReady()], ["Si hvem som gjør det og når dere ser på det igjen.", "Lag ark og lenke", false]);
});

test("whoever was warned of one name is warned of another", () => {
  const page = opened();
  page.make();
  page.type("what", "Vi hjelper Ola");
  page.press();
  page.type("what", "Vi hjelper Ola og Zubaida");
  assert.equal(page.button(), "Lag ark og lenke");
  page.press();
  assert.equal(page.isReady(), false);
  page.press();
  assert.equal(page.isReady(), true);
});

test("what is made has no name put into it without a warning", () => {
  const page = opened();
  page.make();
  const href = page.one(".rh-agreed-form__link").href;
  page.type("who", "Den som åpner og Kari");
  assert.deepEqual([page.isReady(), page.one(".rh-agreed-form__link").href, page.told()], [false, href, "Er «Kari» navnet på noen? Skriv en rolle i stedet."]);
  page.press();
  assert.equal(page.isReady(), false);
  page.press();
  assert.equal(page.isReady(), true);
  assert.match(page.one(".rh-agreed-form__link").href, /Kari/);
});

test("what a meeting wrote is warned of as well, and who opens what was made has it", () => {
  const came = opened("#mote=lek&avtale=Vi+hjelper+Ola&hvem=Alle&nar=fredag");
  assert.equal(came.isReady(), false);
  assert.match(came.told(), /^Er «Ola» navnet på noen/);
  const dayless = opened("#mote=lek&avtale=Vi+hjelper+Ola&hvem=Alle");
  dayless.type("again", "2026-12-01");
  dayless.press();
  assert.equal(dayless.isReady(), false);
  assert.equal(opened("#mote=lek&avtale=Vi+hjelper+Ola&hvem=Alle&igjen=2026-12-01").isReady(), true);
});

test("initials and age that point one child out are warned of, and groups, places and units are not", () => {
  const window = open("<p></p>");
  window.run("assets/agreed_names.js");
  const told = window.value("rhAgreedNames").askedInWords;
  const pointing = {
    "M.H. 3 år får hjelp": "M.H. 3 år", "Vi hjelper M.H": "M.H", "M. får hjelp": "M.", "Vi følger A. B. inn": "A. B.", "MH (4 år) trenger ro": "MH (4 år", "Vi sitter ved M i garderoben": "M",
    "Vi venter på gutten på 3 år": "gutten på 3 år", "Jenta på tre år får velge": "Jenta på tre år", "3-åringen får velge": "3-åringen", "Vi hjelper fireåringen inn": "fireåringen",
    "Vi hjelper gutten med høreapparat": "gutten med høreapparat", "Jenta som biter får en voksen ved seg": "Jenta som biter", "vi følger gutten fra nabobygda": "gutten fra nabobygda", "Vi tar imot den nye jenta": "den nye jenta",
    "Vi sitter ved barnet med rullestol": "barnet med rullestol", "Han med briller får gå først": "Han med briller"
  };
  assert.deepEqual(Object.fromEntries(Object.keys(pointing).map((text) => [text, told([text])])),
    Object.fromEntries(Object.entries(pointing).map(([text, found]) => [text, `Peker «${found}» ut noen? Skriv hva dere voksne skal gjøre, og for alle.`])));
  const others = [
    "I 3 år har vi prøvd", "Vi har gjort det i 3 år", "Treåringene spiser først", "Barna på 3 år", "Å vente. I garderoben er en av oss på gulvet", "Uke A. Vi bytter", "Vi slår av TV og PC", "Gruppe B går ut", "Avdeling A rydder", "Kl. 10", "Plan B"
  ];
  assert.deepEqual(others.filter((text) => told([text])), []);
  assert.equal(told(["Ola og M.H. 3 år"]), "Er «Ola» navnet på noen? Skriv en rolle i stedet. Peker «M.H. 3 år» ut noen? Skriv hva dere voksne skal gjøre, og for alle.");
});

test("a common name of a child is asked about with a small letter too, and what is a word as well is not", () => {
  const window = open("<p></p>");
  window.run("assets/agreed_names.js");
  const names = (text) => [...window.value("rhAgreedNames").namesIn(text)];
  const cases = {
    "vi hjelper emma inn": ["emma"], "vi venter på noah og leah": ["noah", "leah"], "noras mor får beskjed": ["noras"], "olivia": ["olivia"], "vi følger maryam inn": ["maryam"],
    "en gang per uke": [], "tom for ord": [], "vi tar saken opp med hans foreldre": [], "en lun tone i garderoben": [], "mette og utvilte barn": [], "ute og inne": [], "kl. 9 på ei line": []
  };
  assert.deepEqual(Object.fromEntries(Object.keys(cases).map((text) => [text, names(text)])), cases);
});

// As people agree, of nobody in particular.
const ORDINARY = [
  "Vi hilser på alle barn og foreldre ved navn i garderoben", "En voksen sitter på gulvet i frileken hver dag fra 10 til 11", "Vi følger med på hvem som står utenfor, og noterer det på fredag", "Den som har tidligvakt, tar imot ved porten",
  "Vi spør barnet hva det vil, før vi foreslår noe", "Hjelp barnet med klærne etter tur", "Møt barnet med ro og et smil", "Vi setter ord på det barnet gjør", "Bli med i leken uten å ta over", "Vi legger bort telefonen når barna er ute",
  "To voksne deler gruppa i to før samling", "Vi rydder sammen med barna, ikke for dem", "Alle barn får et valg ved påkledning", "Vi venter ti sekunder før vi griper inn", "Ved konflikt hører vi begge barna hver for seg", "Vi tar opp det som skjedde, på avdelingsmøtet mandag",
  "Styrer setter av tid til veiledning annenhver uke", "Pedagogisk leder lager skjema til observasjon", "Assistenten som er ute først, tar med lekekassa", "Vi sier fra til hverandre når en voksen blir for streng", "Vi spiser i grupper på fem", "Leker som lager krangel, finnes i flere eksemplarer",
  "Vi leser samme bok hele uka", "Tirsdag er turdag for de eldste", "Vi prøver nye plasser ved bordet", "Barna velger turmål hver fredag", "Vi inviterer foreldrene til kaffe kl. 15 i november", "Vi ber om tolk når vi inviterer til samtale",
  "Vi spør foreldrene hva de kaller hverandre hjemme", "Hver avdeling velger én rutine og endrer den", "Vi lar dører stå åpne mellom rommene", "Vi ser på planen igjen om tre uker", "En av oss er alltid på uteplassen bak boden", "Vi bruker navnet til barnet når vi snakker med det",
  "Vi lytter til barnet som forteller, til det er ferdig", "Barnet som kommer sist, blir tatt imot av en voksen", "Vi skriver ned tre gode øyeblikk i uka", "Alle som jobber her, kan stoppe leken når noen gråter", "Vi snakker med barna om å spørre om å få være med", "Vi øver på å si unnskyld uten å kreve det",
  "Vi tegner et kart over hvor barna leker", "Uke 48: vi følger med i garderoben", "Vi henger opp avtalen på pauserommet", "Vi tar tre minutter på hvert møte til det vi lærte", "Den voksne som ser det, går bort", "Vi holder oss til det vi ble enige om, også når det er travelt",
  "Vi bytter på hvem som leder samlingen", "Småbarna får egen plass i sofaen", "Vi ber et barn vise et annet barn hvordan det gjøres", "Vi gir beskjed på norsk og med tegn", "Vi roser innsats, ikke resultat", "Vi går sakte gjennom garderoben", "Vi setter oss ned når et barn gråter",
  "Vi ser an hvem som trenger mer tid, og gir det", "Vi lager faste lekegrupper mandag og onsdag", "Vi evaluerer med smilefjes etter hver tur", "Vi avtaler et tegn som betyr at jeg trenger hjelp", "Vi spør kollegaen før vi tar over", "Per uke har vi én time til refleksjon", "Trine på trine blir barna tryggere"
];

test("of sixty ordinary agreements few are asked about", () => {
  const window = open("<p></p>");
  window.run("assets/agreed_names.js");
  const told = window.value("rhAgreedNames").askedInWords;
  assert.equal(ORDINARY.length, 60);
  assert.deepEqual(ORDINARY.filter((text) => told([text])), ["Per uke har vi én time til refleksjon", "Trine på trine blir barna tryggere"]);
});

test("each of several names is asked about, also where a sentence begins, and what is no name is not", () => {
  const window = open("<p></p>");
  window.run("assets/agreed_names.js");
  const names = (text) => [...window.value("rhAgreedNames").namesIn(text)];
  const cases = {
    "Ola rydder garderoben": ["Ola"], "Kari": ["Kari"], "Ola og Kari": ["Ola", "Kari"], "Zubaida og Kari hilser": ["Zubaida", "Kari"], "Zubaida, Ovidia og Per": ["Zubaida", "Ovidia", "Per"],
    "Vi hilser på Ola, og Kari venter. Anne-Lise ser på": ["Ola", "Kari", "Anne-Lise"], "Den som åpner: Nora": ["Nora"], "Vi hjelper Zubaida inn": ["Zubaida"], "Emmas mor får beskjed": ["Emmas"], "Vi trøster EMMA": ["EMMA"], "Vi har HMS og PPT": [],
    "Vi hilser. Alle venter: Den voksne først.": [], "Styrer og pedagogisk leder": [], "Alle": [], "Barna rydder. Leken varer – Uka starter": [], "Ro er viktig; Mat serveres": [], "": []
  };
  assert.deepEqual(Object.fromEntries(Object.keys(cases).map((text) => [text, names(text)])), cases);
  const page = opened();
  page.type("what", "Ola rydder med Kari");
  page.type("who", "Kari og Per");
  assert.equal(page.told(), "Er «Ola», «Kari» og «Per» navn på noen? Skriv roller i stedet.");
});

test("a day that has been is warned of before a sheet is made, and whoever presses again means it", () => {
  const page = opened();
  page.type("again", "2026-01-05");
  assert.match(page.told(), /^Dagen har vært\./);
  page.type("what", "Vi hilser");
  page.type("who", "Alle");
  page.one("form").fire("submit", { preventDefault() {} });
  assert.deepEqual([page.isReady(), page.one(".rh-agreed-sheet__code").hidden, page.button()], [false, true, "Lag likevel"]);
  assert.match(page.told(), /^Dagen har vært\./);
  page.one("form").fire("submit", { preventDefault() {} });
  assert.equal(page.isReady(), true);
});

test("a broken link says that it is, until somebody writes", () => {
  const page = opened("#avtale=%E0%A4%A&hvem=Alle&igjen=2026-12-01");
  assert.deepEqual([page.isReady(), page.one("[name=what]").value, page.one("[name=who]").value], [false, "", ""]);
  assert.match(page.told(), /^Lenka er ødelagt/);
  page.type("what", "Vi hilser");
  assert.equal(page.told(), "");
});

test("a day is past from the day after, by the clock on the wall", () => {
  const window = open("<p></p>");
  window.run("assets/query.js", "assets/days.js", "assets/agreed.js");
  const { hasBeen } = window.value("rhAgreed");
  const evening = new Date(2026, 10, 7, 23, 59);
  assert.deepEqual(["2026-11-06", "2026-11-07", "2026-11-08", "2025-12-31", ""].map((day) => hasBeen(day, evening)), [true, false, false, true, false]);
});

test("a day that the meeting wrote is proposed where it is sure, and said where it is not", () => {
  const day = (text) => {
    const page = opened(`#mote=lek&avtale=Vi+hilser&hvem=Alle&nar=${encodeURIComponent(text)}`);
    return [page.one("[name=again]").value, page.one(".rh-agreed-form__day").textContent];
  };
  const [friday, told] = day("fredag");
  assert.equal(new Date(`${friday}T12:00:00Z`).getUTCDay(), 5);
  assert.match(told, /^Dere skrev «fredag»\. Det er satt til fredag \d+\.\u00a0\p{L}+\u00a0\d{4}\.$/u);
  assert.deepEqual(day("neste gang"), ["", "Dere skrev «neste gang». Velg dagen."]);
  assert.deepEqual(day(""), ["", ""]);
});

test("a day is meant as people write it", () => {
  const window = open("<p></p>");
  window.run("assets/query.js", "assets/days.js", "assets/agreed.js");
  const { dayMeant } = window.value("rhAgreed");
  const monday = new Date(2026, 10, 23, 12);
  const days = {
    "fredag": "2026-11-27", "På fredag.": "2026-11-27", "mandag": "2026-11-30", "søndag": "2026-11-29", "i morgen": "2026-11-24", "om to uker": "2026-12-07", "om 3 uker": "2026-12-14",
    "4.12.": "2026-12-04", "4.12": "2026-12-04", "4. desember": "2026-12-04", "4. des.": "2026-12-04", "5. januar": "2027-01-05", "5.1.2028": "2028-01-05", "2026-12-01": "2026-12-01",
    "": "", "neste fredag": "", "i vår": "", "31.2.": "", "0.0.": "", "om mange uker": "", "om constructor uker": "", "fredag 4. desember": "", "uke 50": "", ["x".repeat(60)]: ""
  };
  assert.deepEqual(Object.fromEntries(Object.keys(days).map((text) => [text, dayMeant(text, monday)])), days);
});

test("what is too long is whole on the page, and not ready before somebody has made it shorter", () => {
  const what = `${"Vi hilser på alle. ".repeat(12)}Slutt`;
  const page = opened(`#avtale=${encodeURIComponent(what)}&hvem=Alle&igjen=2026-12-01`);
  assert.equal(page.one("[name=what]").value, what);
  assert.deepEqual([page.isReady(), page.told()], [false, "Teksten i «Hva prøver vi?» er 73 tegn for lang. Det er plass til 160: kort den ned."]);
  page.type("what", "Vi hilser");
  assert.deepEqual([page.isReady(), page.told()], [true, ""]);
});

test("others get the link that one stands on, and from a folder the one that the site was built for", () => {
  const window = open("<p></p>");
  window.run("assets/outside.js");
  const outside = window.value("rhOutside");
  assert.deepEqual([outside("https://c.example/a/", "https://b.example/a/"), outside("file:///a/index.html", "https://b.example/a/"), outside("file:///a/index.html")],
    ["https://c.example/a/", "https://b.example/a/", ""]);
});
