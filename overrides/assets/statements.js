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

  // A field that holds no number counts as empty, and is marked.
  const countsOf = (row) => fields(row).map((field) => {
    const count = rhStatements.dots(field.value);
    rhMarked(field, count === null, told);
    return count || 0;
  });

  const decimal = (number) => number.toFixed(1).replace(".", ",");

  const proposalItem = ({ slug, place }, { counts }) => {
    const item = document.createElement("li");
    const link = linkTo(slug).cloneNode(true);
    item.append(link, ` – «${textOf(rows[place])}» Snitt ${decimal(rhStatements.mean(counts))} av 4.`);
    return item;
  };

  const show = () => {
    const statements = rows.map((row) => ({ counts: countsOf(row), modules: row.dataset.modules.split(" ") }));
    const isWrong = all("[aria-invalid='true']").length > 0;
    const proposals = rhStatements.proposals(statements);
    const used = statements.filter(({ counts }) => rhStatements.sum(counts) > 0).length;
    answer.hidden = !used && !isWrong;
    told.textContent = [
      used ? `${used} av ${rows.length} påstander har prikker.` : "",
      isWrong ? "Noe av det du har skrevet, er ikke et tall. Det er ikke regnet med." : ""
    ].filter(Boolean).join(" ");
    list.replaceChildren(...proposals.map((proposal) => proposalItem(proposal, statements[proposal.place])));
    if (!plan) return;
    plan.hidden = !proposals.length;
    plan.search = `?moduler=${proposals.map(({ slug }) => slug).join(",")}`;
  };

  all(".rh-statement__counts").forEach((counts) => { counts.hidden = false; });
  page.addEventListener("input", show);
  page.addEventListener("submit", (event) => { event.preventDefault(); });
  // A browser may bring back what stood in the fields.
  window.addEventListener("pageshow", show);
})();
