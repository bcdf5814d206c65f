// The meeting on a page that nobody leads from: what its address asks for, the plan of it, and the links to its other faces.
// The projected page and the leader's window have meeting.js instead; `rhMeeting.plan()` is the same on all of them.
const rhMeeting = (() => {
  "use strict";

  const page = JSON.parse(document.getElementById("rh-plan").textContent);
  if (page.packed) rhMakingStock.unpack(page);
  const listeners = [];
  // Where a meeting is made, what the page knows changes with the ways in which its steps are run.
  const known = { ...page };
  let asked = null;
  // The plan of it and its address, made when somebody looks at them first.
  let current = null;
  let query = null;
  // The field whose change has an entry of its own in the browser's history, while somebody is writing in it.
  let written = null;

  // --- what a link says was agreed last time ---

  // It goes out of the address before anything else reads it, and along to the faces that show it. It is kept nowhere.
  let agreed = "";

  const take = () => {
    const hash = rhQuery.carried(location);
    if (!hash.startsWith("#avtale=")) return;
    agreed = hash;
    rhBrowser.replaceAddress(location.pathname + rhQuery.withoutAgreed(location.search));
  };

  const carry = () => {
    rhMeetingAddress.handOn(document.querySelectorAll("a[data-agreed]"), address(), agreed);
    document.querySelectorAll(".rh-meeting-fields__carried").forEach((told) => { told.hidden = !agreed; });
  };

  // --- what is asked ---

  // What the meeting would be of other parts, worked out before somebody makes it of them: by those parts, for as long as nothing else is asked.
  const foreseen = new Map();

  const ask = (next, seen = { plan: null }) => {
    const isSame = asked && asked.parts === next.parts && asked.wishes.ready === next.wishes.ready;
    foreseen.clear();
    asked = next;
    current = seen.plan;
    query = null;
    if (page.runs && !isSame) Object.assign(page, seen.settled || rhMeetingMethods.settled(known, asked));
  };

  // Which sheets it takes is worked out when somebody asks: whoever changes a meeting sees first what has become of it.
  const withSheets = (planned) => {
    let sheets = null;
    return Object.defineProperty(planned, "sheets", {
      enumerable: true,
      get: () => {
        sheets ??= rhMeetingPaper.sheets(page, planned);
        return sheets;
      }
    });
  };

  const plan = () => {
    current ??= withSheets(rhMeetingAsked.plan(page, asked));
    return current;
  };

  const composed = (parts, unknown = []) => rhMeetingAsked.normal(page, { wishes: { ...asked.wishes, prompts: null }, parts, unknown });

  const foresee = (parts) => {
    const next = composed(parts);
    const settled = rhMeetingMethods.settled(known, next);
    foreseen.set(parts, { next, settled, plan: withSheets(rhMeetingAsked.plan({ ...page, ...settled }, next)) });
  };

  // What the meeting would be of other parts: its plan, and the blocks that it is made of. Many are tried, and none of them is shown or printed: who
  // sits with whom changes no minutes, and only the modules that are in it are looked at.
  const planOf = (parts) => {
    const other = { wishes: { ...asked.wishes, people: null, prompts: null }, parts };
    if (!page.runs) return rhMeetingAsked.planned(page, other);
    const slugs = new Set(parts.map(({ module }) => module));
    const few = { ...known, stock: { blocks: known.stock.blocks.filter(({ module }) => slugs.has(module)) } };
    return rhMeetingAsked.planned({ ...page, stock: rhMeetingMethods.stock(few, other) }, other);
  };

  const address = () => {
    query ??= rhMeetingAsked.address(asked);
    return query;
  };

  // Every link to a face of this meeting takes the meeting along.
  const handOn = () => {
    rhMeetingAddress.handOn(document.querySelectorAll("a[data-face]"), address());
    carry();
  };

  const here = () => location.pathname + address() + location.hash;

  const remember = () => rhBrowser.replaceAddress(here());

  // With the browser's way back it is the meeting before.
  const enter = () => { if (!rhBrowser.attempt(() => history.pushState(null, "", here()))) remember(); };

  // Where a meeting is made, what is seen of it comes before its address and its links.
  const afterwards = (action) => {
    if (page.runs) rhPainted.after(action);
    else action();
  };

  // How the address is to follow what is asked, `enter` or `remember`; null where it has.
  let behind = null;

  const follow = () => {
    const how = behind;
    behind = null;
    if (how) how();
  };

  const followed = (how) => {
    behind = how;
    afterwards(follow);
  };

  // Whether it `isAnother` meeting that is here by the browser's way back, also in the field that somebody stands in.
  const tell = (isAnother = false) => {
    afterwards(handOn);
    listeners.forEach((listener) => listener(isAnother));
  };

  // Somebody wishes something else, `{people: 18}`: the address follows, and whoever listens. What is written in a `field`
  // is one change, however many keys it takes.
  const wish = (changed, field = null) => {
    const isMore = field === null || field === written;
    follow();
    ask({ ...asked, wishes: { ...asked.wishes, ...changed }, unknown: [] });
    written = field;
    followed(isMore ? remember : enter);
    tell();
  };

  // What was written is finished: what comes next is another change.
  const finish = () => { written = null; };

  // Somebody makes the meeting of other parts. With `isSame` it is the same one, said in other words; in a `field` they are writing.
  const compose = (parts, { isSame = false, field = null } = {}) => {
    const isMore = isSame || (field !== null && field === written);
    const seen = foreseen.get(parts);
    follow();
    if (seen) ask(seen.next, seen);
    else ask(composed(parts, isSame ? asked.unknown : []));
    written = field;
    followed(isMore ? remember : enter);
    tell();
  };

  // Another meeting takes the place of this one.
  const open = (search) => {
    follow();
    ask(rhMeetingAsked.read(page, search));
    remember();
    tell();
  };

  window.addEventListener("popstate", () => {
    const isUndone = behind === enter;
    behind = null;
    // Whoever goes back from a change that has no entry yet is to go back from it alone.
    if (isUndone) {
      history.forward();
      return;
    }
    take();
    finish();
    ask(rhMeetingAsked.read(page, location.search));
    tell(true);
  });
  // A browser that keeps the page alive would hand it on for whoever goes back.
  window.addEventListener("pagehide", () => {
    agreed = "";
    carry();
  });

  take();
  ask(rhMeetingAsked.read(page, location.search));
  handOn();
  return {
    page, wish, finish, foresee, compose, open, follow, address, plan, planOf,
    parts: () => asked.parts,
    wishes: () => asked.wishes,
    // What of the address was not understood, in one line; empty where all was.
    unknown: () => rhMeetingWords.leftOutInWords(asked.unknown, rhMeetingAsked.isNothing(page, asked)),
    onChange: (listener) => { listeners.push(listener); }
  };
})();
