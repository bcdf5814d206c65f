// What a round of statements on paper leads to. Pure functions of numbers: `{counts: [sjelden, av og til, ofte, nesten alltid], modules}` for
// each statement, the modules by slug and the nearest first.
const rhStatements = (() => {
  "use strict";

  const MOST_DOTS = 200;

  // A number of dots, as typed; 0 where nothing is, null where it is none.
  const dots = (text) => {
    if (!text.trim()) return 0;
    const number = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : NaN;
    return number <= MOST_DOTS ? number : null;
  };

  // Fewer than these, and it is easy to guess who meant what.
  const FEWEST = 5;

  // How many put dots, as typed: at least one, and null where nobody has said or it is none; `isFew` where they are too few to be nobody in particular.
  const group = (text) => {
    const count = dots(text) || null;
    return { count, isOdd: !count && text.trim() !== "", isFew: count !== null && count < FEWEST };
  };

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  // What was typed in the fields of one statement, where so many `people` put dots, or null where nobody has said: `counts`, none of which counts where one
  // is no number or where they are more than the people, and which of the two it `isOdd` or `isOver`.
  const row = (texts, people) => {
    const counts = texts.map(dots);
    const isOdd = counts.includes(null);
    const isOver = !isOdd && sum(counts) > (people ?? MOST_DOTS);
    return { counts: isOdd || isOver ? counts.map(() => 0) : counts, isOdd, isOver };
  };

  // From 1, where every dot is on «sjelden», to 4; null where there is none.
  const mean = (counts) => {
    const all = sum(counts);
    return all ? sum(counts.map((count, step) => count * (step + 1))) / all : null;
  };

  // The places of the statements that have dots, the lowest first. Of two that are as low comes first the one with more dots on «sjelden»,
  // and else the one that stands first.
  const lowest = (statements) => statements
    .map(({ counts }, place) => ({ place, mean: mean(counts), rare: counts[0] }))
    .filter((one) => one.mean !== null)
    .sort((a, b) => a.mean - b.mean || b.rare - a.rare || a.place - b.place);

  // Up to `most` modules, each with the place of the statement it stands for: from the lowest statement up each gives the nearest of its modules
  // that no other has given. When all have given one and there is room for more, each gives another.
  const proposals = (statements, most = 3) => {
    const ranked = lowest(statements);
    const made = [];
    const isFree = (slug) => !made.some((one) => one.slug === slug);
    const more = () => ranked.forEach(({ place }) => {
      const slug = statements[place].modules.find(isFree);
      if (slug && made.length < most) made.push({ slug, place });
    });
    let before = -1;
    while (made.length < most && made.length > before) {
      before = made.length;
      more();
    }
    return made;
  };

  return { dots, group, row, sum, mean, lowest, proposals };
})();
