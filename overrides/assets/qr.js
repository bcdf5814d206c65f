// QR codes for addresses that only the browser knows: those with this meeting's choices in them. They take the place of the
// ones that the build drew, and say their address beneath as those do. What works a code out is somebody else's, just as
// it was written, and comes when the first one is drawn: no page begins with it.
const rhQr = (() => {
  "use strict";

  // As macros/qr.py has them: to be read when up to 15 % is worn off, and a line of an address ends between its parts.
  const LEVEL = "M";
  // Up to 7 %, which leaves room for more: then the squares of a long address are not smaller than a telephone sees on paper.
  const LEVEL_OF_LONG = "L";
  const LONGEST_PIECE = 50;
  // What has room in two lines of a footer, and in the code beside them: squares of 0.3 mm.
  const LONGEST_LINES = 110;
  const LONGEST_CODE = 230;
  // Where nothing else leads to the meeting: squares of 0.26 mm.
  const LONGEST_MADE = 321;
  const BY_CODE = "Koden åpner møtet.";
  const BY_LINK = "Møtet åpnes med lenka fra «Lag et møte».";
  // For the library: the smallest square that the address has room in.
  const AS_SMALL_AS_CAN_BE = 0;

  const wanted = new WeakMap();
  let library = null;

  const piecesOf = (address) => {
    const pieces = address.match(/[^/?&]+[/?&]*/g);
    return pieces.some(({ length }) => length > LONGEST_PIECE) ? [address] : pieces;
  };

  // What is dark of a square, as lines of an SVG path: `rows` of 1 and 0. Each is said from where the one before it ended.
  const pathOf = (rows) => {
    const runs = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map(({ 0: { length }, index }) => ({ x: index, y, length })));
    return runs.map(({ x, y, length }, place) => {
      const before = runs[place - 1] || { x: 0, y: 0, length: 0 };
      return `m${x - before.x - before.length} ${y - before.y}h${length}`;
    }).join("");
  };

  // Throws where an address is longer than any code holds.
  const rowsOf = (qrcode, address) => {
    const code = qrcode(AS_SMALL_AS_CAN_BE, address.length > LONGEST_LINES ? LEVEL_OF_LONG : LEVEL);
    code.addData(address);
    code.make();
    const places = Array.from({ length: code.getModuleCount() }, (_, place) => place);
    return places.map((y) => places.map((x) => (code.isDark(y, x) ? "1" : "0")).join(""));
  };

  const load = (source) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", () => resolve(window.qrcode));
    script.addEventListener("error", () => reject(new Error(source)));
    document.head.append(script);
  }).catch((error) => {
    // The net may be back when the next code is drawn.
    library = null;
    throw error;
  });

  const write = (element, address) => {
    element.querySelectorAll(".rh-qr-address").forEach((place) => {
      place.replaceChildren(...piecesOf(address).map((piece) => {
        const part = document.createElement("span");
        part.textContent = piece;
        return part;
      }));
    });
  };

  const set = (codes, address, side, path) => {
    codes.forEach((code) => {
      if (side) code.setAttribute("viewBox", `0 -.5 ${side} ${side}`);
      code.querySelector("title").textContent = `QR-kode til ${address}`;
      code.querySelector("path").setAttribute("d", path);
    });
  };

  // Every code in `element` leads to `address` when what is given back has come: true if they are drawn. Where they cannot be, the
  // codes go, since they would lead elsewhere, and the address that is `written` there stays.
  const draw = async (element, address, written = address) => {
    const codes = [...element.querySelectorAll(".rh-qr")];
    write(element, written);
    if (!codes.length) return false;
    codes.forEach((code) => { wanted.set(code, address); });
    set(codes, address, 0, "");
    try {
      library ??= load(codes[0].dataset.library);
      const rows = rowsOf(await library, address);
      // Another address may have been asked for in the meantime.
      set(codes.filter((code) => wanted.get(code) === address), address, rows.length, pathOf(rows));
      return true;
    } catch {
      codes.forEach((code) => { code.remove(); });
      return false;
    }
  };

  const planned = new WeakMap();

  // A meeting that was made is nowhere but at its own address: without it, what the build drew leads to an empty one.
  const leadToMade = async (element, address) => {
    const isTooLong = address.length > LONGEST_MADE;
    if (isTooLong) element.querySelectorAll(".rh-qr").forEach((code) => { code.remove(); });
    const isDrawn = await draw(element, address, address.length > LONGEST_LINES ? BY_CODE : address);
    if (!isDrawn && address.length > LONGEST_LINES) write(element, BY_LINK);
  };

  // Codes that the build drew lead to a meeting as it is planned; with a `query` they lead to the one that it asks for. In a footer
  // there is room for so much: first what is written beside the code has no query, then the code has none either. What `isMade` is
  // planned nowhere.
  const lead = (element, query, isInFooter = true, isMade = false) => {
    const place = element.querySelector(".rh-qr-address");
    if (!place) return;
    if (!planned.has(place)) planned.set(place, place.textContent);
    const address = `${planned.get(place)}${query}`;
    const within = (room) => (isInFooter && address.length > room ? planned.get(place) : address);
    if (isMade) leadToMade(element, address);
    else draw(element, within(LONGEST_CODE), within(LONGEST_LINES));
  };

  return { draw, lead, pathOf, piecesOf, rowsOf };
})();
