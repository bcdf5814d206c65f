// Light or dark around the sheets. The sheets are what the printer gives, black on white. It stands in the head, so that nothing is
// seen in other colours first.
rhColours.follow(new URL("../", document.currentScript.src).pathname, (scheme) => { document.documentElement.dataset.desk = scheme; });
