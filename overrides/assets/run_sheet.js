// The run sheet of the meeting that the address asks for: its steps with clock times, groups and seconds, and what can be cut.
// Without this script it is that of the meeting as it is planned, in minutes from the start.
(() => {
  "use strict";

  const main = document.querySelector("main");
  const stock = document.querySelector("template.rh-stock").content.firstElementChild;

  const update = () => {
    const plan = rhMeeting.plan();
    main.replaceChildren(rhPaperPages.runSheet(stock, rhMeeting.page, plan));
    document.querySelectorAll(".rh-sheet-nav__pdf").forEach((planned) => { planned.hidden = rhMeeting.address() !== ""; });
    if (rhMeeting.address()) rhQr.lead(main, rhMeeting.address(), true, Boolean(rhMeeting.page.stock));
    rhMeetingFields.show(plan);
  };

  rhMeeting.onChange(update);
  update();
})();
