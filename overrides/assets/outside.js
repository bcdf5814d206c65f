// The address of a page for others: mailed, copied, in a code or in a calendar. It is the one that somebody stands on, since it works there; what is
// read from a folder has it at the address that the site was `built` for. Empty where it has none.
const rhOutside = (here, built = "") => (here.startsWith("http") ? here : built);
