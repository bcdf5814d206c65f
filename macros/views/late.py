"""What can be cut where a meeting is late, worked out beforehand, for a leader who has paper only.

By the same rules as overrides/assets/meeting_paper.js, which says it anew for the meeting that an address asks for:
`tests/meeting/late_cases.json` is run by both. What hurts least comes first; the agreement is never touched.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.views.meeting import WHO_WORKS, PhaseView, StepView

LATE = 5
# At so many places of a meeting it is said what can be cut.
_MOST_POINTS = 2
# How many each goes round with at a table, and for how long, where nobody has said how many there are.
_TABLE = 6
_SECONDS_AT_TABLE = 30
_NEVER_CUT = ("agreement", "break", "lunch")
_ASKING = ("prompt", "force_field")


@dataclass(frozen=True)
class Cut:
    """One thing that is shorter, or goes: then `who` and `to` are nothing. A round that goes round the `tables` says so."""

    title: str
    who: str | None
    minutes: int
    to: int
    tables: bool = False

    @property
    def saves(self) -> int:
        """How many minutes that gives."""
        return self.minutes - self.to


@dataclass(frozen=True)
class LatePoint:
    """Where a meeting is late: when `title` should begin, so many minutes from the start. The `cuts` are made together, or one question goes."""

    title: str
    starts: int
    cuts: tuple[Cut, ...]
    instead: Cut | None = None


def late_points(steps: Sequence[StepView]) -> tuple[LatePoint, ...]:
    """The places of a meeting where it is said what can be cut: before its questions, if it has more than one."""
    every = tuple(_points(steps))
    asking = tuple(point for step, point in every if step.kind in _ASKING)
    places = asking if len(asking) > 1 else tuple(point for _, point in every)
    return places if len(places) <= _MOST_POINTS else (places[0], places[-1])


def _points(steps: Sequence[StepView]) -> Iterator[tuple[StepView, LatePoint]]:
    asked = [place for place, step in enumerate(steps) if step.kind in _ASKING]
    for place, step in enumerate(steps):
        if step.kind in _NEVER_CUT or not asked or not place or place < asked[0]:
            continue
        left = [each for each in steps[place:] if each.kind not in _NEVER_CUT]
        cuts = tuple(_cuts(left))
        # A meeting without any question is another meeting.
        questions = [each for each in left if each.kind in _ASKING] if len(asked) > 1 else []
        last = (questions or [each for each in left if each.kind == "checklist"])[-1:]
        instead = Cut(last[0].title, None, last[0].minutes, 0) if last else None
        if cuts or instead:
            yield step, LatePoint(step.title, step.starts, cuts, instead)


def _cuts(left: Sequence[StepView]) -> Iterator[Cut]:
    """What is enough together: rounds at the tables first, then what has most to give; no phase comes under its least."""
    phases = [(step, phase) for step in left for phase in step.phases]
    rounds = [(step, phase, _at_table(step, phase)) for step, phase in phases if phase.round and phase.works == "all"]
    need = LATE
    for step, phase, to in rounds:
        if need > 0 and to < phase.minutes:
            need -= phase.minutes - to
            yield Cut(step.title, WHO_WORKS[phase.works], phase.minutes, to, tables=True)
    others = [(step, phase) for step, phase in phases if not any(phase is each for _, each, _ in rounds)]
    for step, phase in sorted(others, key=lambda each: each[1].least - each[1].minutes):
        saves = min(max(phase.minutes - phase.least, 0), need)
        if saves > 0:
            need -= saves
            yield Cut(step.title, WHO_WORKS[phase.works], phase.minutes, phase.minutes - saves)


def _at_table(step: StepView, phase: PhaseView) -> int:
    sizes = step.method.sizes if step.method else None
    return max(math.ceil((sizes[1] if sizes else _TABLE) * _SECONDS_AT_TABLE / 60), phase.least)


# --- in words -------------------------------------------------------------------------------------


def in_words(point: LatePoint) -> str:
    """What a leader reads."""
    together = "; ".join(_cut_in_words(cut) for cut in point.cuts)
    saved = sum(cut.saves for cut in point.cuts)
    enough = "" if saved >= LATE else f" Det gir {saved} min."
    gone = f"{point.instead.title} går ut ({point.instead.minutes} min)" if point.instead else ""
    instead = f" Eller: {gone}." if together and gone else ""
    when = f"Er dere {LATE} minutter etter minutt {point.starts} («{point.title}»)"
    return f"{when}: {f'{together}.{enough}' if together else f'{gone}.'}{instead}"


def _cut_in_words(cut: Cut) -> str:
    if cut.tables:
        return f"runden i «{cut.title}» går ved bordene, {cut.minutes} → {cut.to} min"
    return f"{cut.title}, {cut.who}: {cut.minutes} → {cut.to} min"
