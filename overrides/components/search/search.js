// Where the search finds nothing: names in the handbook that look like what was written, and the way to the glossary. They
// come with Material's own result (norwegian_search.js), and are taken away with it: Material takes every link for a find.
(function () {
  "use strict";

  var field = document.querySelector(".md-search__input");
  var place = document.querySelector(".rh-no-answer");
  var blank = document.getElementById("rh-no-answer");
  if (!blank || !window.component$) return;

  function show(names) {
    var answer = blank.content.cloneNode(true);
    var list = answer.querySelector(".rh-no-answer__names");
    names.forEach(function (name) {
      var item = list.querySelector("li").cloneNode(true);
      item.querySelector("a").href = "?q=" + encodeURIComponent(name);
      item.querySelector("a").dataset.name = item.querySelector("span").textContent = name;
      list.append(item);
    });
    list.firstElementChild.remove();
    if (!names.length) answer.querySelector(".rh-no-answer__near").remove();
    place.replaceChildren(answer);
  }

  window.component$.subscribe(function (component) {
    if (!component.items) return;
    if (component.items.length || !field.value.trim()) place.replaceChildren();
    else show(component.nearest || []);
  });

  place.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (!link) return;
    // A name is looked for at once. Enter in the field presses the first link: nobody is to be sent away by that.
    if (link.dataset.name || !event.isTrusted) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (!link.dataset.name) return;
    field.value = link.dataset.name;
    field.focus();
    field.dispatchEvent(new KeyboardEvent("keyup"));
  });
})();
