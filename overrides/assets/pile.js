// A pile of paper as it comes out of a printer: which backs stay blank, and how many sides and papers there are. Pure functions of
// sheets in their order.
const rhPile = (() => {
  "use strict";

  const SHREDDED = ["A", "B"];

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  // Of a pile `[{kind, pages}]`, where a back stays blank: printed on both sides, every sheet begins on a front; on one side there are no
  // backs; and where nobody has said, what is shredded and what is kept share no paper.
  const blankBacks = (pile, isTwoSided = null) => {
    if (isTwoSided === false) return pile.map(() => false);
    let sides = 0;
    return pile.map(({ kind, pages }, index) => {
      const next = pile[index + 1];
      sides += pages;
      const isParted = next && (isTwoSided || SHREDDED.includes(kind) !== SHREDDED.includes(next.kind));
      const isBlank = Boolean(isParted && sides % 2 === 1);
      sides += isBlank ? 1 : 0;
      return isBlank;
    });
  };

  // How many sides of a pile are printed, and how many papers it takes, of sheets `[{kind, copies, pages}]`.
  const size = (some, isTwoSided) => {
    const pile = some.flatMap((sheet) => Array.from({ length: sheet.copies || 0 }, () => sheet));
    const sides = sum(pile.map(({ pages }) => pages));
    return { sides, papers: isTwoSided ? sum(pile.map(({ pages }) => Math.ceil(pages / 2))) : sides };
  };

  // Before the papers of each block their cover, `{kind: "F", module, copies, pages}`, where there are papers of more than one to be parted.
  const withCovers = (sheets) => {
    const modules = [...new Set(sheets.map(({ module }) => module).filter(Boolean))];
    if (modules.length < 2) return sheets;
    const covered = modules.flatMap((module) => [{ kind: "F", module, copies: 1, pages: 1 }, ...sheets.filter((sheet) => sheet.module === module)]);
    return [...sheets.filter(({ module }) => !module), ...covered];
  };

  return { blankBacks, size, withCovers };
})();
