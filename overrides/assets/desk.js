// Light or dark around the sheets. The sheets are what the printer gives, black on white. It runs as soon as it is there, and what is late
// holds nothing up.
rhColours.follow(new URL("../", document.currentScript.src).pathname, (scheme) => { document.documentElement.dataset.desk = scheme; });
