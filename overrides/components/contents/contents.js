// Uses: reading.
// Material marks that line of the contents whose heading is nearest the top. At the end of a page no heading gets there:
// then the line that was pressed is marked, as everywhere else.
(() => {
  "use strict";

  const ACTIVE = "md-nav__link--active";
  const contents = document.querySelector(".md-sidebar--secondary");
  if (!contents) return;

  const links = [...contents.querySelectorAll(".md-nav__link[href]")];
  let pressed = links.find((link) => location.hash && link.hash === location.hash);

  const isAtEnd = () => window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;

  const isSeen = (link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return Boolean(heading) && heading.getBoundingClientRect().top < window.innerHeight && heading.getBoundingClientRect().top > 0;
  };

  const mark = () => {
    if (!pressed || !isAtEnd() || !isSeen(pressed)) return;
    links.forEach((link) => {
      // Only what differs is changed: this listens to its own changes, too.
      if (link.classList.contains(ACTIVE) !== (link === pressed)) link.classList.toggle(ACTIVE);
    });
  };

  const forget = () => { pressed = undefined; };

  contents.addEventListener("click", (event) => {
    pressed = links.find((link) => link.contains(event.target));
    mark();
  });
  new MutationObserver(mark).observe(contents, { attributes: true, attributeFilter: ["class"], subtree: true });
  window.addEventListener("scroll", mark, { passive: true });
  window.addEventListener("wheel", forget, { passive: true });
  window.addEventListener("touchmove", forget, { passive: true });
})();
