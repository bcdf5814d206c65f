"""What is shown where a meeting is made: all that it can take of any module, modules to choose from, and meetings to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus

from macros.content.models import Module, Part
from macros.views.meeting import BlockView, MeetingView
from macros.views.meeting_plan import block_plan, meeting_plan, name_of
from macros.views.module import MeetingViews
from macros.views.paper_plan import paper_plan, run_plan


@dataclass(frozen=True)
class Choice:
    """A module that can be chosen; `words` is what it is found by, beside its title."""

    module: Module
    part: Part
    words: str


@dataclass(frozen=True)
class Beginning:
    """A ready meeting: where it lies, and the `query` with which it is opened to be changed."""

    meeting: MeetingView
    query: str


def in_one(composed: MeetingViews, parts: Sequence[MeetingViews]) -> dict[str, object]:
    """What the page's scripts know: all steps of all modules, how high they are on paper, and the questions' texts by their steps.

    overrides/assets/composing.js puts together in the same way what a meeting does take.
    """
    stocks = {slug: stock for part in parts for slug, stock in part.stocks.items()}
    return {
        **meeting_plan(composed.meeting, ()),
        "stock": {"blocks": [block_plan(block) for part in parts for block in part.meeting.blocks]},
        "paper": {
            **paper_plan(stocks, composed.run_sheet),
            "run": run_plan([composed.run_sheet, *(part.run_sheet for part in parts)]),
        },
        "texts": {step.id: step.prompt.text for part in parts for step in part.meeting.steps if step.prompt},
    }


def choices(modules: Iterator[Module], parts: Mapping[str, Part]) -> list[Choice]:
    """Every module, with what people strive with as words to find it by; `parts` by id."""
    return [
        Choice(
            module,
            parts[module.part],
            " ".join([module.description, *module.troubles, *module.keywords]).lower(),
        )
        for module in modules
    ]


def beginning(meeting: MeetingView) -> Beginning:
    """A meeting as an address that names all its parts."""
    start = f"start={meeting.starts.replace(':', '.')}&" if meeting.starts else ""
    return Beginning(meeting, f"?{start}deler={';'.join(map(_part, meeting.blocks))}")


def _part(block: BlockView) -> str:
    """As overrides/assets/meeting_address.js reads it."""
    if block.module:
        names = dict.fromkeys(name_of(step) for step in block.steps if not step.spare)
        return f"{block.module.slug}:{','.join(names)}"
    if block.kind == "break":
        return f"pause-{block.minutes}"
    if block.kind == "lunch":
        return f"lunsj-{block.minutes}" + (f"@{block.at.replace(':', '.')}" if block.at else "")
    return f"eget-{block.minutes}:{quote_plus(block.title.replace(';', ','))}"
