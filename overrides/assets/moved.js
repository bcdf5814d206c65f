// Leads from an address that something had before to where it is now, with all that the address asks for.
(() => {
 "use strict";

 const { href } = document.querySelector("a[data-moved]");
 const { search, hash } = window.location;
 // Whoever goes back does not come here again.
 window.location.replace(`${href}${search}${hash}`);
})();
