// Alt and an arrow move the row that one is in, as the row's own buttons do: `moves` are `{by, button}`, by -1 or 1. Only while the focus is in the row, and
// never where the arrows are for what is typed or chosen there.
const rhArrowKeys = (() => {
  "use strict";

  return (item, moves) => item.addEventListener("keydown", (event) => {
    const { key: pressed, altKey, ctrlKey, metaKey, shiftKey, target } = event;
    const move = moves.find(({ by }) => pressed === (by < 0 ? "ArrowUp" : "ArrowDown"));
    if (!move || !altKey || ctrlKey || metaKey || shiftKey || target.closest("select, input:not([type=checkbox])")) return;
    event.preventDefault();
    event.stopPropagation();
    if (!move.button.hidden) move.button.click();
  });
})();
