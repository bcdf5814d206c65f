// What a choice of modules covers of the competence map, and what would cover what it lacks. Pure functions of what the page knows,
// `{modules: [{slug, title, recommendations, prompts: {holdninger: 2}, words}], recommendations: [{number, title}], blocks: [{id, title}]}`.
const rhHalfYearMap = (() => {
  "use strict";

  // A module that belongs to most recommendations is about none of them in particular: it is not proposed for what is lacking.
  const MOST_RECOMMENDATIONS = 3;

  const cellsOf = ({ recommendations, prompts }) =>
    recommendations.flatMap((number) => Object.entries(prompts).map(([block, count]) => ({ key: `${number}-${block}`, count })));

  const counted = (modules) => {
    const counts = {};
    modules.flatMap(cellsOf).forEach(({ key, count }) => { counts[key] = (counts[key] || 0) + count; });
    return counts;
  };

  // In `cells` how many questions the chosen modules have in each, by "3-holdninger", and in `all` how many there are; which
  // recommendations and building blocks have none, and how many cells that could have some.
  const coverage = (slugs, known) => {
    const cells = counted(known.modules.filter(({ slug }) => slugs.includes(slug)));
    const all = counted(known.modules);
    const isLacking = (is) => !Object.keys(cells).some(is);
    return {
      cells, all,
      recommendations: known.recommendations.filter(({ number }) => isLacking((key) => key.startsWith(`${number}-`))),
      blocks: known.blocks.filter(({ id }) => isLacking((key) => key.endsWith(`-${id}`))),
      lacking: Object.keys(all).filter((key) => !cells[key])
    };
  };

  const gain = (module, covered) => {
    const cells = cellsOf(module).map(({ key }) => key).filter((key) => covered.lacking.includes(key));
    const recommendations = covered.recommendations.filter(({ number }) => module.recommendations.includes(number));
    const blocks = covered.blocks.filter(({ id }) => module.prompts[id]);
    // A row or a column that has nothing weighs more than any number of cells in those that have something.
    return { slug: module.slug, recommendations, blocks, cells: cells.length, weight: 10 * (recommendations.length + blocks.length) + cells.length };
  };

  // Up to `most` modules, each for what those chosen and those proposed before it lack.
  const proposals = (slugs, known, most = 3) => {
    const made = [];
    while (made.length < most) {
      const chosen = [...slugs, ...made.map(({ slug }) => slug)];
      const covered = coverage(chosen, known);
      const best = known.modules
        .filter(({ slug, recommendations }) => !chosen.includes(slug) && recommendations.length <= MOST_RECOMMENDATIONS)
        .map((module) => gain(module, covered))
        .reduce((one, other) => (other.weight > one.weight ? other : one), { weight: 0 });
      if (!best.weight) break;
      made.push(best);
    }
    return made;
  };

  // --- by a word ---

  // The slugs of the modules that have every word; of all where nothing is asked.
  const found = (text, { modules }) => {
    const isFound = rhWords.finder(text);
    return modules.filter(({ words }) => isFound(rhWords.findable(words))).map(({ slug }) => slug);
  };

  return { coverage, proposals, found };
})();
