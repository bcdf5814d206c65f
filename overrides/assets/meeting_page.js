// The meeting on a page that nobody leads from: what its address asks for, the plan of it, and the links to its other faces.
// The projected page and the leader's window have meeting.js instead; `rhMeeting.plan()` is the same on all of them.
const rhMeeting = (() => {
  "use strict";

  const page = JSON.parse(document.getElementById("rh-plan").textContent);
  const listeners = [];
  // Where a meeting is made, what the page knows changes with the ways in which its steps are run.
  const known = { ...page };
  let asked = null;

  const ask = (next) => {
    const isSame = asked && asked.parts === next.parts && asked.wishes.ready === next.wishes.ready;
    asked = next;
    if (page.runs && !isSame) Object.assign(page, rhMeetingMethods.settled(known, asked));
  };

  const plan = () => {
    const planned = rhMeetingAsked.plan(page, asked);
    return { ...planned, sheets: rhMeetingPaper.sheets(page, planned) };
  };

  // What the meeting would be of other parts: its plan, and the blocks that it is made of.
  const planOf = (parts) => {
    const other = { wishes: { ...asked.wishes, prompts: null }, parts };
    const its = page.runs ? { ...page, ...rhMeetingMethods.settled(known, other) } : page;
    return { plan: rhMeetingAsked.plan(its, other), blocks: rhMeetingAsked.composed(its, parts).blocks };
  };

  const address = () => rhMeetingAsked.address(asked);

  // Every link to a face of this meeting takes the meeting along.
  const handOn = () => rhMeetingAddress.handOn(document.querySelectorAll("a[data-face]"), address());

  const here = () => location.pathname + address() + location.hash;

  const remember = () => rhBrowser.replaceAddress(here());

  const tell = () => {
    handOn();
    listeners.forEach((listener) => listener());
  };

  // Somebody wishes something else, `{people: 18}`: the address follows, and whoever listens.
  const wish = (changed) => {
    ask({ ...asked, wishes: { ...asked.wishes, ...changed }, unknown: [] });
    remember();
    tell();
  };

  // Somebody makes the meeting of other parts; with the browser's way back it is the one before.
  // With `isSame` it is the same one, said in other words.
  const compose = (parts, isSame = false) => {
    ask(rhMeetingAsked.normal(page, { wishes: { ...asked.wishes, prompts: null }, parts, unknown: isSame ? asked.unknown : [] }));
    if (isSame || !rhBrowser.attempt(() => history.pushState(null, "", here()))) remember();
    tell();
  };

  // Another meeting takes the place of this one.
  const open = (search) => {
    ask(rhMeetingAsked.read(page, search));
    remember();
    tell();
  };

  window.addEventListener("popstate", () => {
    ask(rhMeetingAsked.read(page, location.search));
    tell();
  });

  ask(rhMeetingAsked.read(page, location.search));
  handOn();
  return {
    page, wish, compose, open, address, plan, planOf,
    parts: () => asked.parts,
    wishes: () => asked.wishes,
    // What of the address was not understood, in one line; empty where all was.
    unknown: () => rhMeetingWords.unknownInWords(asked.unknown),
    onChange: (listener) => { listeners.push(listener); }
  };
})();
