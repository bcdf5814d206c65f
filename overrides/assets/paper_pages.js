// The pages of a meeting's papers, from their stocks: which lines a sheet has, and what the rows of a run sheet say of its plan.
const rhPaperPages = (() => {
  "use strict";

  // --- what one writes on ---

  const withLines = (part, number) => {
    const lines = part.querySelector(".rh-lines");
    if (!lines) return;
    const line = lines.firstElementChild;
    lines.replaceChildren(...Array.from({ length: number }, () => line.cloneNode()));
  };

  const withColumns = (part, hundredths) => {
    const columns = part.querySelector(".rh-force-field__columns");
    columns.className = `rh-force-field__columns rh-force-field__columns--${hundredths / 100}`;
  };

  const partsOf = (placed, whole) => placed.map(({ id, lines, columns }) => {
    const part = whole.querySelector(`[data-part="${CSS.escape(id)}"]`).cloneNode(true);
    withLines(part, lines);
    if (columns) withColumns(part, columns);
    return part;
  });

  // A sheet as meeting_paper.js has laid it out.
  const sheet = (stock, pages) => rhLayingOut.sheetOf(stock, pages, partsOf);

  // --- the run sheet ---

  const people = ({ who, groups, seconds_each: each }) => {
    const told = [groups && rhMeetingWords.groupsInWords(groups, who === "pairs"), each && rhMeetingWords.eachInWords(each)];
    return told.filter(Boolean).map((part) => ` ${rhMeetingWords.begun(part)}.`).join("");
  };

  const showPhase = (page, line, phase) => {
    line.dataset.works = phase.who;
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

  const shownRow = (page, whole, plan, { step, hasRoles, hasNotes }) => {
    const row = rowOf(whole, step);
    if (!hasNotes) row.querySelectorAll(".rh-run-sheet__to-leader").forEach((notes) => { notes.remove(); });
    if (!hasRoles) row.querySelectorAll(".rh-run-sheet__roles").forEach((roles) => { roles.remove(); });
    row.querySelector(".rh-run-sheet__clock").textContent = rhPaperWords.timesOf(plan, step.starts, step.minutes);
    row.querySelector(".rh-run-sheet__minutes").textContent = `${step.minutes} min`;
    row.querySelectorAll(".rh-run-sheet__phases > li").forEach((line, index) => showPhase(page, line, step.phases[index]));
    return row;
  };

  const headingOf = (whole, { step, isFirst }) => {
    const heading = isFirst && whole.querySelector(`tr[data-heading="${CSS.escape(step.module)}"]`);
    return heading ? [heading.cloneNode(true)] : [];
  };

  const tableOf = (page, whole, plan, rows) => {
    const table = whole.querySelector("table").cloneNode(true);
    table.querySelector(".rh-run-sheet__unit").textContent = plan.start ? "Klokka" : "Minutt";
    table.tBodies[0].replaceChildren(...rows.flatMap((row) => [...headingOf(whole, row), shownRow(page, whole, plan, row)]));
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

  const rowsAndBoxes = (page, plan, { late: sentences, withNotes, withRoles }) => (ids, whole) => {
    const rows = rhMeetingPaper.headed(page, plan).filter(({ step }) => ids.includes(step.id))
      .map((row) => ({ ...row, hasRoles: withRoles && row.hasRoles, hasNotes: withNotes }));
    const box = (name) => ids.filter((id) => id === name).map((id) => boxOf(whole, id, sentences));
    return [...box("stop"), ...(rows.length ? [tableOf(page, whole, plan, rows)] : []), ...box("late")];
  };

  const printInWords = (page, plan) => {
    const listed = rhPaperWords.kindsInWords(rhMeetingPaper.sheets(page, plan).filter(({ kind }) => kind !== "D"));
    return listed && `Skriv ut på forhånd: ${listed}.`;
  };

  const runSheet = (stock, page, plan) => {
    const found = rhMeetingPaper.runSheet(page, plan);
    const made = rhLayingOut.sheetOf(stock, found.pages, rowsAndBoxes(page, plan, found));
    made.querySelector(".rh-run-sheet__meeting").textContent = `${rhPaperWords.meetingInWords(plan)}${found.withNotes ? "" : " Notatene til deg står i ledervinduet."}`;
    made.querySelector(".rh-run-sheet__print").textContent = printInWords(page, plan);
    return made;
  };

  return { sheet, runSheet };
})();
