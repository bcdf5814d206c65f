// The dialog that says how far behind a meeting is: what could be cut, each thing to be ticked, and what was cut, each to be
// taken back. Both windows of a meeting fetch it when the meeting is late, or when somebody asks.
const rhLateDialog = (() => {
  "use strict";

  const meeting = rhMeeting;

  const checkbox = (index, checked) =>
    Object.assign(document.createElement("input"), { type: "checkbox", value: String(index), checked });

  const proposed = (proposal, index) => {
    const item = document.createElement("li");
    const label = document.createElement("label");
    label.append(checkbox(index, proposal.isEnough), ` ${rhMeetingCuts.cutInWords(proposal, meeting.page.who, meeting.plan())}`);
    item.append(label);
    return item;
  };

  const taken = (cut, index) => {
    const step = meeting.plan().steps.find(({ id }) => id === cut.step);
    const from = cut.phase === null ? step.minutes : step.phases[cut.phase].minutes;
    const item = document.createElement("li");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "rh-button", textContent: "Angre" });
    button.dataset.undo = String(index);
    item.append(`${rhMeetingCuts.cutInWords({ step, cut, from }, meeting.page.who, meeting.plan())} `, button);
    return item;
  };

  const replace = (list, items) => {
    list.replaceChildren(...items);
    list.hidden = !items.length;
  };

  // Shows how it stands now; returns the proposals in the order of the boxes.
  const show = (dialog) => {
    const offered = rhLateProposals(meeting.current());
    const isWanting = meeting.late() > 0 && !offered.length;
    dialog.querySelector(".rh-late__now").textContent = `${meeting.lateInWords()}${isWanting ? " I det som er igjen, er det ikke noe å korte ned." : ""}`;
    replace(dialog.querySelector(".rh-late__proposals"), offered.map(proposed));
    replace(dialog.querySelector(".rh-late__cuts"), meeting.state().cuts.map(taken));
    dialog.querySelector("[data-do=accept]").hidden = !offered.length;
    return offered;
  };

  const ticked = (dialog, offered) => [...dialog.querySelectorAll(".rh-late__proposals input")]
    .filter((box) => box.checked)
    .map((box) => offered[Number(box.value)].cut);

  return { show, ticked };
})();
