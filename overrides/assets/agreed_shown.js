// What a link says was agreed last time, shown where a meeting looks back: on the projected page and in the leader's window. It comes when a link
// has something (meeting.js), and what it shows is text: nothing in it is read as markup. It is kept nowhere.
(() => {
  "use strict";

  // In characters: what has room on a screen in large letters.
  const LONG = 80;

  const meeting = rhMeeting;
  const told = document.querySelector(".rh-told");
  const place = document.createElement("div");
  place.className = "rh-agreed";
  place.style.setProperty("overflow-wrap", "anywhere");

  const paragraph = (text, className = "") => Object.assign(document.createElement("p"), { textContent: text, className });

  const lines = ({ what, who, again }, isCut) => {
    const [toldWhat, toldWho] = [[what, "what"], [who, "who"]].map(([text, name]) => (isCut(name) ? `${text}…` : text));
    const cut = ["what", "who"].some(isCut) ? "Teksten i lenka var for lang, og slutten er ikke med." : "";
    const more = [who && `Hvem: ${toldWho}.`, again && `Vi skulle se på det igjen ${rhAgreed.dayInWords(again)}.`, cut].filter(Boolean).join(" ");
    return [`«${toldWhat}»`, more].filter(Boolean);
  };

  // Where this window looks back; nothing in a meeting that does not.
  const home = () => {
    const { id } = meeting.steps().find(({ kind }) => kind === "look_back") || {};
    const screens = meeting.page.screens.filter(({ step }) => step === id);
    const questions = screens.map((screen) => document.querySelector(`#${screen.id} .rh-screen__question`));
    return document.getElementById(`leder-${id}`) || questions.find(Boolean);
  };

  // In the window without a place for it: one line.
  const tell = (line) => {
    if (told) {
      told.textContent = line;
      told.hidden = false;
      // The page makes room for the line as it does when its window is another size.
      window.dispatchEvent(new Event("resize"));
    } else {
      place.replaceChildren(paragraph(line));
      document.querySelector("header").append(place);
    }
  };

  let shown = "";

  const show = () => {
    const { hash } = meeting.carried;
    const at = home();
    const now = `${hash} ${Boolean(at)}`;
    if (!hash || (now === shown && (!at || at.contains(place)))) return;
    shown = now;
    const agreed = rhAgreed.read(hash);
    const whole = rhAgreed.read(hash, rhAgreed.TAKEN_IN);
    const isCut = (name) => rhAgreed.tooLong(name, whole[name]) > 0;
    place.remove();
    if (agreed.isBroken) tell("Lenka er ødelagt, og avtalen i den kunne ikke leses. Se på arket, eller be om lenka på nytt.");
    else if (!agreed.what) tell("Avtalen i lenka kunne ikke leses. Se på arket, eller åpne lenka en gang til.");
    else if (!at) tell(`Dette ble dere enige om sist: ${lines(agreed, isCut).join(" ")}`);
    else {
      const [what, ...more] = lines(agreed, isCut);
      const main = paragraph(what, what.length > LONG ? "rh-screen__aside" : "");
      main.style.setProperty("font-weight", "600");
      place.replaceChildren(main, ...more.map((line) => paragraph(line, "rh-screen__aside")));
      // What a block is called may stand above the title of its first step.
      (told ? at.firstElementChild : at.querySelector("h2")).after(place);
      // Where it is long, it stands for the question that it answers.
      if (told) at.firstElementChild.hidden = what.length > LONG;
      if (!told) place.append(paragraph("Dette kom med lenka, og står bare her til vinduene lukkes."));
    }
  };

  // Some remotes' start button is F5, and a reload would take this with it.
  const holdReload = (event) => {
    if (event.key !== "F5" || !told || !meeting.carried.hash) return;
    event.preventDefault();
    if (!document.fullscreenElement) rhBrowser.attempt(() => document.documentElement.requestFullscreen());
  };

  // A browser that keeps the page alive would show it again to whoever goes back.
  const forget = () => {
    meeting.carried.hash = "";
    shown = "";
    place.remove();
  };

  document.addEventListener("keydown", holdReload);
  window.addEventListener("pagehide", forget);
  meeting.onChange(show);
  show();
})();
