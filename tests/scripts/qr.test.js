"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const qrcode = require("../../overrides/assets/vendor/qrcode-generator.js");
const { open, ADDRESS } = require("./page.js");

const ASKED = `${ADDRESS}ark/?min=45&folk=18&start=14.00&q=vente,hente`;
const LIBRARY = "../assets/vendor/library.js";
const CODE = `<svg class="rh-qr" viewBox="0 0 3 3" data-library="${LIBRARY}"><title>Før</title><path d="m0 0h3"></path></svg>`;

const page = (codes = 1) => {
  const window = open(`<div>${CODE.repeat(codes)}<p class="rh-qr-address">Før</p></div>`, { given: { qrcode } });
  window.run("assets/qr.js");
  const { document } = window;
  return {
    document,
    rhQr: window.value("rhQr"),
    codes: () => document.querySelectorAll(".rh-qr"),
    paths: () => document.querySelectorAll("path").map((path) => path.getAttribute("d")),
    fetched: () => document.querySelectorAll("script")
  };
};

test("what is dark is drawn in as few pieces as there are runs of it, and nothing else", () => {
  const { rhQr } = page();
  assert.equal(rhQr.pathOf(["1101", "0000", "0111"]), "m0 0h2m1 0h1m-3 2h3");
});

test("an address ends its lines between its parts, also those that are asked for", () => {
  const { rhQr } = page();
  assert.deepEqual([...rhQr.piecesOf("https://b.example/et-sted/?min=45&folk=18")], [
    "https://", "b.example/", "et-sted/?", "min=45&", "folk=18"
  ]);
});

test("an address with a part that is longer than a line is whole", () => {
  const { rhQr } = page();
  const address = `https://b.example/?q=${"spørsmål,".repeat(8)}`;
  assert.deepEqual([...rhQr.piecesOf(address)], [address]);
});

test("a code is worked out for the address, and is larger for a longer one", () => {
  const { rhQr } = page();
  const [short, long] = [ADDRESS, ASKED].map((address) => rhQr.rowsOf(qrcode, address));
  assert.ok(long.length > short.length);
  assert.ok([...short, ...long].every((row) => /^[01]+$/.test(row)));
  assert.match(short[0], /^11111110.*01111111$/);
});

test("nothing is fetched before a code is asked for, and the library once for all", async () => {
  const { document, rhQr, codes, paths, fetched } = page(3);
  assert.equal(fetched().length, 0);
  const drawn = [rhQr.draw(document, ADDRESS), rhQr.draw(document, ASKED)];
  assert.deepEqual(fetched().map(({ src }) => src), [LIBRARY]);
  assert.deepEqual(paths(), ["", "", ""]);
  fetched()[0].fire("load");
  assert.deepEqual(await Promise.all(drawn), [true, true]);
  const rows = rhQr.rowsOf(qrcode, ASKED);
  assert.deepEqual(paths(), Array(3).fill(rhQr.pathOf(rows)));
  assert.ok(codes().every((code) => code.getAttribute("viewBox") === `0 -.5 ${rows.length} ${rows.length}`));
  assert.equal(document.querySelector("title").textContent, `QR-kode til ${ASKED}`);
  assert.equal(document.querySelector(".rh-qr-address").textContent, ASKED);
});

test("where the library does not come the old codes go and the address is there to be typed", async () => {
  const { document, rhQr, codes, fetched } = page(2);
  const drawn = rhQr.draw(document, ASKED);
  fetched()[0].fire("error");
  assert.equal(await drawn, false);
  assert.deepEqual([codes().length, document.querySelector(".rh-qr-address").textContent], [0, ASKED]);
});

test("an address that no code holds has none", async () => {
  const { document, rhQr, codes, fetched } = page();
  const drawn = rhQr.draw(document, `${ADDRESS}?${"q".repeat(3000)}`);
  fetched()[0].fire("load");
  assert.equal(await drawn, false);
  assert.equal(codes().length, 0);
});

test("in a footer a long address is in the code alone, and one that is longer yet in none", async () => {
  const { document, rhQr, fetched } = page();
  const title = () => document.querySelector("title").textContent;
  const written = () => document.querySelector(".rh-qr-address").textContent;
  const base = written();
  const led = async (length, ...more) => {
    rhQr.lead(document, `?q=${"a".repeat(length - base.length - 3)}`, ...more);
    fetched()[0].fire("load");
    await new Promise((resolve) => { setImmediate(resolve); });
    return [title().length - "QR-kode til ".length, written().length];
  };
  assert.deepEqual(await led(110), [110, 110]);
  assert.deepEqual(await led(111), [111, base.length]);
  assert.deepEqual(await led(230), [230, base.length]);
  assert.deepEqual(await led(231), [base.length, base.length]);
  assert.deepEqual(await led(231, false), [231, 231], "where there is room");
});

test("a meeting that was made is led to by its own address or by none: never by that of an empty one", async () => {
  const told = async (length) => {
    const { document, rhQr, codes, fetched } = page();
    const base = document.querySelector(".rh-qr-address").textContent;
    rhQr.lead(document, `?q=${"a".repeat(length - base.length - 3)}`, true, true);
    fetched().forEach((script) => script.fire("load"));
    await new Promise((resolve) => { setImmediate(resolve); });
    return [codes().map((code) => code.querySelector("title").textContent.length - "QR-kode til ".length), document.querySelector(".rh-qr-address").textContent];
  };
  const [codes, written] = await told(110);
  assert.deepEqual([codes, written.length], [[110], 110]);
  assert.deepEqual(await told(111), [[111], "Koden åpner møtet."]);
  assert.deepEqual(await told(321), [[321], "Koden åpner møtet."]);
  assert.deepEqual(await told(322), [[], "Møtet åpnes med lenka fra «Lag et møte»."]);
});

test("where the library does not come, what is made says by which link it is opened", async () => {
  const { document, rhQr, codes, fetched } = page();
  rhQr.lead(document, `?q=${"a".repeat(150)}`, true, true);
  fetched()[0].fire("error");
  await new Promise((resolve) => { setImmediate(resolve); });
  assert.deepEqual([codes().length, document.querySelector(".rh-qr-address").textContent], [0, "Møtet åpnes med lenka fra «Lag et møte»."]);
});
