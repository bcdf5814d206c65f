// Alt and an arrow move the row that one is in, as the row's own buttons do: `moves` are `{by, button}`, by -1 or 1. Only while the focus is in the row, and
// never where these keys open or change what is chosen there.
const rhArrowKeys = (() => {
  "use strict";

  // In the field of that name and kind in the row that one has come to with the button.
  const writeOn = ({ name, type }, caret) => {
    const row = document.activeElement.closest("li");
    const field = row && [...row.querySelectorAll("input")].find((other) => other.name === name && other.type === type);
    if (!field) return;
    field.focus();
    field.setSelectionRange(...caret);
  };

  // To the button; where that is not to be seen, to what is first in the row.
  const leave = (item, button, field) => {
    button.focus();
    if (document.activeElement === field) item.querySelector("input").focus();
  };

  return (item, moves) => item.addEventListener("keydown", (event) => {
    const { key: pressed, altKey, ctrlKey, metaKey, shiftKey, target } = event;
    const move = moves.find(({ by }) => pressed === (by < 0 ? "ArrowUp" : "ArrowDown"));
    if (!move || !altKey || ctrlKey || metaKey || shiftKey || target.closest("select, [type=date], [type=time], [type=number]")) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.button.hidden) return;
    // Whoever writes leaves the field first, as with a mouse: what they wrote comes along. Then they write on where they were.
    const isWriting = target.matches("input:not([type=checkbox])");
    const caret = [target.selectionStart, target.selectionEnd];
    if (isWriting) leave(item, move.button, target);
    move.button.click();
    if (isWriting) writeOn(target, caret);
    document.activeElement.scrollIntoView({ block: "nearest" });
  });
})();
