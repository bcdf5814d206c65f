// The page of the round of statements: what was counted on paper is typed, and three modules are proposed. The numbers are about one workplace:
// they are in the fields and nowhere else, and gone when the page is. Without this script the page lists the statements and their modules.
(() => {
  "use strict";

  const page = document.querySelector(".rh-statements");
  const all = (selector, inside = page) => [...inside.querySelectorAll(selector)];
  const rows = all(".rh-statement");
  const answer = page.querySelector(".rh-statements__answer");
  const told = page.querySelector(".rh-statements__told");
  const list = page.querySelector(".rh-statements__proposals");
  const plan = page.querySelector(".rh-statements__plan");

  const fields = (row) => all("input", row);

  const linkTo = (slug) => page.querySelector(`a[data-module="${slug}"]`);

  const textOf = (row) => row.querySelector(".rh-statement__said").textContent;

  const people = page.querySelector("[name=people]");

  const peopleOf = () => rhStatements.group(people.value);

  // What is wrong in a row is marked: what is no number, or all of it where there are too many dots.
  const rowOf = (row) => {
    const read = rhStatements.row(fields(row).map(({ value }) => value), peopleOf().count);
    fields(row).forEach((field) => rhMarked(field, read.isOver || rhStatements.dots(field.value) === null, told));
    return { ...read, modules: row.dataset.modules.split(" ") };
  };

  const leftOutInWords = (some, why) => (some.length ? `${some.length} ${some.length === 1 ? "påstand" : "påstander"} er ikke regnet med: ${why}` : "");

  const decimal = (number) => number.toFixed(1).replace(".", ",");

  const proposalItem = ({ slug, place }, { counts }) => {
    const item = document.createElement("li");
    const link = linkTo(slug).cloneNode(true);
    item.append(link, ` – «${textOf(rows[place])}» Snitt ${decimal(rhStatements.mean(counts))} av 4.`);
    return item;
  };

  const show = () => {
    const { isOdd: isNoNumber, isFew } = peopleOf();
    rhMarked(people, isNoNumber, told);
    const statements = rows.map(rowOf);
    const isWrong = all("[aria-invalid='true']").length > 0;
    const proposals = rhStatements.proposals(statements);
    const used = statements.filter(({ counts }) => rhStatements.sum(counts) > 0).length;
    answer.hidden = !used && !isWrong && !isFew;
    told.textContent = [
      used ? `${used} av ${rows.length} påstander har prikker.` : "",
      leftOutInWords(statements.filter(({ isOdd }) => isOdd), "noe av det som står der, er ikke et tall."),
      leftOutInWords(statements.filter(({ isOver }) => isOver), "der er det flere prikker enn dere var."),
      isNoNumber ? `«${people.value.trim()}» er ikke et antall. Skriv for eksempel 18.` : "",
      isFew ? "Er dere færre enn fem, er det lett å gjette hvem som mente hva. Ta runden sammen med en annen avdeling." : ""
    ].filter(Boolean).join(" ");
    list.replaceChildren(...proposals.map((proposal) => proposalItem(proposal, statements[proposal.place])));
    if (!plan) return;
    plan.hidden = !proposals.length;
    plan.search = `?moduler=${proposals.map(({ slug }) => slug).join(",")}`;
  };

  all(".rh-statement__counts, .rh-statements__people").forEach((counts) => { counts.hidden = false; });
  page.addEventListener("input", show);
  page.addEventListener("submit", (event) => { event.preventDefault(); });
  // A browser may bring back what stood in the fields.
  window.addEventListener("pageshow", show);
})();
