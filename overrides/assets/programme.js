// A programme on paper is the meeting that its address asks for: the rows have its times, and what it has no time for goes.
// Without this script it is the programme as it is planned.
(() => {
  "use strict";

  const table = document.querySelector(".rh-agenda__table");
  const body = table.tBodies[0];
  const written = [...body.rows];
  // Each row stands for a block, in the same order.
  const blocks = rhMeeting.page.meeting.blocks.map(({ module, title }, index) => ({ module, title, row: written[index] }));

  const clock = (plan, minute) => (plan.start ? rhMeetingPaper.clock(plan, minute) : String(minute));

  const setTimes = (where, plan, starts, minutes) => {
    const times = [starts, starts + minutes].map((minute) => {
      const time = document.createElement("time");
      time.textContent = clock(plan, minute);
      return time;
    });
    where.querySelector(".rh-agenda__clock").replaceChildren(times[0], "–", times[1]);
    where.querySelector(".rh-agenda__minutes").textContent = `${minutes} min`;
    return where;
  };

  // What an address has that the programme has not is told by its title alone.
  const newRow = ({ module, title }) => {
    const row = written[0].cloneNode(true);
    row.dataset.kind = module ? "item" : "break";
    row.querySelector(".rh-agenda__title").textContent = title;
    [...row.querySelectorAll(".rh-programme-use")].forEach((use) => { use.remove(); });
    [...row.cells].slice(2, -1).forEach((note) => { note.textContent = ""; });
    return row;
  };

  const rowsOf = (plan) => {
    const left = [...blocks];
    return plan.blocks.map((block) => {
      const place = left.findIndex(({ module, title }) => module === block.module && title === block.title);
      const row = place < 0 ? newRow(block) : left.splice(place, 1)[0].row;
      return setTimes(row, plan, block.starts, block.minutes);
    });
  };

  const update = () => {
    const plan = rhMeeting.plan();
    body.replaceChildren(...rowsOf(plan));
    const foot = table.tFoot.rows[0];
    foot.querySelector("output").textContent = clock(plan, plan.minutes);
    foot.querySelector(".rh-agenda__minutes").textContent = `${plan.minutes} min`;
    rhMeetingFields.show(plan);
  };

  rhMeeting.onChange(update);
  update();
})();
