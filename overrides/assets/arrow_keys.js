// Alt and an arrow move the row that one is in, as the row's own buttons do: `moves` are `{by, button}`, by -1 or 1. Only while the focus is in the row, and
// never where these keys open or change what is chosen there.
const rhArrowKeys = (() => {
  "use strict";

  return (item, moves) => item.addEventListener("keydown", (event) => {
    const { key: pressed, altKey, ctrlKey, metaKey, shiftKey, target } = event;
    const move = moves.find(({ by }) => pressed === (by < 0 ? "ArrowUp" : "ArrowDown"));
    if (!move || !altKey || ctrlKey || metaKey || shiftKey || target.closest("select, [type=date], [type=time], [type=number]")) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.button.hidden) return;
    // Whoever writes leaves the field first, as with a mouse: what they wrote comes along.
    if (target.matches("input:not([type=checkbox])")) move.button.focus();
    move.button.click();
    document.activeElement.scrollIntoView({ block: "nearest" });
  });
})();
