// What a meeting can be made of comes packed, since it is most of what the page weighs: what there is of each step stands by its place.
// As macros/views/making.py packs it.
const rhMakingStock = (() => {
  "use strict";

  // Puts all of it where whoever asks for a step looks for it, in what the page knows.
  const unpack = (page) => {
    const { run, modules } = page.paper;
    const tables = [run.rows, run.notes, run.roles, page.runs, page.texts];
    page.packed.forEach(({ blocks, sheets, headings, steps }) => {
      page.stock.blocks.push(...blocks);
      Object.assign(modules, sheets);
      Object.assign(run.headings, headings);
      blocks.flatMap((block) => block.steps).forEach(({ id }, place) => steps[place].forEach((value, table) => {
        if (value !== null) tables[table][id] = value;
      }));
    });
    return page;
  };

  return { unpack };
})();
