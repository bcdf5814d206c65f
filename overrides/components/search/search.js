// Uses: reading.
// Where the search finds nothing: names in the handbook that look like what was written, and the way to the glossary.
(() => {
  "use strict";

  const field = document.querySelector(".md-search__input");
  const place = document.querySelector(".rh-no-answer");
  const blank = document.getElementById("rh-no-answer");

  // Material finds while one writes: there is nothing to send.
  if (field) field.form.addEventListener("submit", (event) => event.preventDefault());
  if (!blank || !window.component$) return;

  // The names come with Material's own result (material_search.js). Where there are finds there may be no link here:
  // Material would take it for one of them.
  window.component$.subscribe((component) => {
    if (!component.items) return;
    place.replaceChildren();
    if (component.items.length || !field.value.trim()) return;
    place.append(blank.content.cloneNode(true));
    const near = place.firstElementChild;
    const row = near.querySelector("li");
    (component.nearest || []).forEach((name) => {
      const link = row.parentNode.appendChild(row.cloneNode(true)).firstElementChild;
      link.href = `?q=${encodeURIComponent(name)}`;
      link.firstElementChild.textContent = name;
    });
    row.remove();
    near.hidden = !near.querySelector("li");
  });

  place.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    const name = new URL(link.href).searchParams.get("q");
    // Enter in the field presses the first link: that may try a name, but not lead away.
    if (!name && event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
    if (!name) return;
    field.value = name;
    field.focus();
    field.dispatchEvent(new KeyboardEvent("keyup"));
  });
})();
