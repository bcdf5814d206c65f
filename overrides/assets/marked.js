// A field with something in it that is not understood is marked, and bound to the line that says so, for those who hear a page.
const rhMarked = (() => {
  "use strict";

  let lines = 0;

  return (field, isWrong, told) => {
    if (!told.id) {
      lines += 1;
      told.setAttribute("id", `rh-told-${lines}`);
    }
    const invalid = String(isWrong);
    if (field.getAttribute("aria-invalid") !== invalid) field.setAttribute("aria-invalid", invalid);
    if (isWrong) field.setAttribute("aria-describedby", told.id);
    else field.removeAttribute("aria-describedby");
  };
})();
