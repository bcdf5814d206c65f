// The run sheet of the meeting that the address asks for: its steps with clock times, groups and seconds, and what can be cut.
// Without this script it is that of the meeting as it is planned, in minutes from the start.
(() => {
  "use strict";

  const NAMES = { A: "refleksjonsark (A)", B: "gruppeark (B)", C: "sjekkliste (C)" };
  const FOR_EACH = { A: "til hver", B: "til hver gruppe", C: "til hver" };

  const main = document.querySelector("main");
  const stock = document.querySelector("template.rh-stock").content.firstElementChild;
  const { page } = rhMeeting;

  const timesOf = (plan, starts, minutes) => {
    const ends = starts + minutes;
    return plan.start ? `${rhMeetingPaper.clock(plan, starts)}–${rhMeetingPaper.clock(plan, ends)}` : `${starts}–${ends}`;
  };

  // --- a row ---

  const people = ({ who, groups, seconds_each: each }) => {
    const told = [groups && rhMeetingWords.groupsInWords(groups, who === "pairs"), each && rhMeetingWords.eachInWords(each)];
    return told.filter(Boolean).map((part) => ` ${part}.`).join("");
  };

  const showPhase = (line, phase) => {
    line.querySelector(".rh-run-sheet__share").textContent = phase.minutes;
    line.querySelector(".rh-run-sheet__who").textContent = page.who[phase.who];
    line.querySelector(".rh-run-sheet__people").textContent = people(phase);
  };

  // What somebody has made in an address has a row like a break's.
  const rowOf = (whole, step) => {
    const found = whole.querySelector(`tr[data-step="${CSS.escape(step.id)}"]`);
    if (found) return found.cloneNode(true);
    const row = whole.querySelector("tr[data-step]").cloneNode(true);
    Object.assign(row.dataset, { step: step.id, kind: step.kind });
    const title = row.querySelector(".rh-run-sheet__step");
    title.textContent = step.title;
    title.parentNode.replaceChildren(title);
    return row;
  };

  const shownRow = (whole, plan, { step, hasRoles }) => {
    const row = rowOf(whole, step);
    if (!hasRoles) row.querySelectorAll(".rh-run-sheet__roles").forEach((roles) => { roles.remove(); });
    row.querySelector(".rh-run-sheet__clock").textContent = timesOf(plan, step.starts, step.minutes);
    row.querySelector(".rh-run-sheet__minutes").textContent = `${step.minutes} min`;
    row.querySelectorAll(".rh-run-sheet__phases > li").forEach((line, index) => showPhase(line, step.phases[index]));
    return row;
  };

  // --- a page ---

  const headingOf = (whole, { step, isFirst }) => {
    const heading = isFirst && whole.querySelector(`tr[data-heading="${CSS.escape(step.module)}"]`);
    return heading ? [heading.cloneNode(true)] : [];
  };

  const tableOf = (whole, plan, rows) => {
    const table = whole.querySelector("table").cloneNode(true);
    table.querySelector(".rh-run-sheet__unit").textContent = plan.start ? "Klokka" : "Minutt";
    table.tBodies[0].replaceChildren(...rows.flatMap((row) => [...headingOf(whole, row), shownRow(whole, plan, row)]));
    return table;
  };

  const boxOf = (whole, id, sentences) => {
    const box = whole.querySelector(`[data-part="${id}"]`).cloneNode(true);
    if (id !== "late") return box;
    box.querySelector("ul").replaceChildren(...sentences.map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }));
    return box;
  };

  const made = (plan, sentences, withRoles) => (ids, whole) => {
    const rows = rhMeetingPaper.headed(page, plan).filter(({ step }) => ids.includes(step.id))
      .map((row) => ({ ...row, hasRoles: withRoles && row.hasRoles }));
    const box = (name) => ids.filter((id) => id === name).map((id) => boxOf(whole, id, sentences));
    return [...box("stop"), ...(rows.length ? [tableOf(whole, plan, rows)] : []), ...box("late")];
  };

  // --- the head ---

  const meetingInWords = (plan) => {
    const who = plan.people === null ? "" : ` for ${plan.people} deltakere`;
    const when = plan.start ? `, klokka ${timesOf(plan, 0, plan.minutes)}` : "";
    return `Møte på ${plan.minutes} minutter${who}${when}.`;
  };

  const printInWords = (plan) => {
    const asked = rhMeetingPaper.sheets(page, plan);
    const listed = Object.keys(NAMES).filter((kind) => asked.some((sheet) => sheet.kind === kind)).map((kind) => {
      const copies = asked.filter((sheet) => sheet.kind === kind).reduce((all, sheet) => all + sheet.copies, 0);
      return plan.people === null ? `${NAMES[kind]} ${FOR_EACH[kind]}` : `${copies} × ${NAMES[kind]}`;
    });
    return listed.length ? `Skriv ut på forhånd: ${listed.join(", ")}.` : "";
  };

  const update = () => {
    const plan = rhMeeting.plan();
    const { pages, late, withRoles } = rhMeetingPaper.runSheet(page, plan);
    const sheet = rhLayingOut.sheetOf(stock, pages, made(plan, late, withRoles));
    sheet.querySelector(".rh-run-sheet__meeting").textContent = meetingInWords(plan);
    sheet.querySelector(".rh-run-sheet__print").textContent = printInWords(plan);
    main.replaceChildren(sheet);
    document.querySelectorAll(".rh-sheet-nav__pdf").forEach((planned) => { planned.hidden = rhMeeting.address() !== ""; });
    rhMeetingFields.show(plan);
  };

  rhMeeting.onChange(update);
  update();
})();
