// Light or dark, as somebody has chosen or the machine prefers, set on the page's body as Material does when it has come. It runs as soon as
// it is there, which is often before the body is.
rhColours.follow(new URL("../", document.currentScript.src).pathname, (scheme) => {
  const set = () => { document.body.dataset.mdColorScheme = { dark: "slate", light: "default" }[scheme]; };
  if (document.body) {
    set();
    return;
  }
  new MutationObserver((changes, observer) => {
    if (!document.body) return;
    observer.disconnect();
    set();
  }).observe(document.documentElement, { childList: true });
});
