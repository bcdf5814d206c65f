"""What can be cut where a meeting is late, worked out beforehand, for a leader who has paper only.

By the same rules as overrides/assets/meeting_cuts.js, which cuts in the meeting's windows and on the paper of one that an address
asks for: `tests/meeting/late_cases.json` is run by both. What hurts least comes first; the agreement is never touched.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from macros.views.meeting import RESTS, WHO_WORKS, PhaseView, StepView

LATE = 5
# At so many places of a meeting it is said what can be cut.
_MOST_POINTS = 2
# How many each goes round with at a table, and for how long, where nobody has said how many there are.
_TABLE = 6
_SECONDS_AT_TABLE = 30
# Nobody gives more than so many minutes for so few.
_MOST_LOST = 20
_NEVER_CUT = ("agreement", *RESTS)
_ASKING = ("prompt", "force_field")


@dataclass(frozen=True)
class Cut:
    """One thing that is shorter, or goes: then `who` and `phase` are nothing. A round that goes round the `tables` says so."""

    step: StepView
    phase: PhaseView | None
    to: int
    tables: bool = False

    @property
    def title(self) -> str:
        """What is cut, as the leader knows it."""
        return self.step.title

    @property
    def who(self) -> str | None:
        """Who works in the phase that is shorter."""
        return WHO_WORKS[self.phase.works] if self.phase else None

    @property
    def minutes(self) -> int:
        """How long it is as planned."""
        return self.phase.minutes if self.phase else self.step.minutes

    @property
    def saves(self) -> int:
        """How many minutes that gives."""
        return self.minutes - self.to

    def is_of(self, other: Cut) -> bool:
        """Whether both are of the same thing, or of a thing and its part."""
        return self.step is other.step and (self.phase is None or other.phase is None or self.phase is other.phase)


@dataclass(frozen=True)
class LatePoint:
    """Where a meeting is late: when `step` should begin. The `cuts` are made together; or what is `instead` goes, if anything is."""

    step: StepView
    cuts: tuple[Cut, ...]
    instead: Cut | None = None


def late_points(steps: Sequence[StepView], fixed: Collection[str] = ()) -> tuple[LatePoint, ...]:
    """The places of a meeting where it is said what can be cut: before its questions, if it has more than one.

    What is cut stands before the next rest that is locked to the clock; `fixed` are their ids.
    """
    every = tuple(_points(steps, fixed))
    asking = tuple(point for step, point in every if step.kind in _ASKING)
    places = asking if len(asking) > 1 else tuple(point for _, point in every)
    return places if len(places) <= _MOST_POINTS else (places[0], places[-1])


def _points(steps: Sequence[StepView], fixed: Collection[str]) -> Iterator[tuple[StepView, LatePoint]]:
    asked = [place for place, step in enumerate(steps) if step.kind in _ASKING]
    for place, step in enumerate(steps):
        if step.kind in _NEVER_CUT or not asked or not place or place < asked[0]:
            continue
        coming = takewhile(lambda each: each.id not in fixed, steps[place:])
        left = [each for each in coming if each.kind not in _NEVER_CUT]
        gone = _gone(left, [steps[index] for index in asked])
        cuts = tuple(_together(_at_tables(left), gone, _shortenings(left)))
        if cuts:
            yield step, LatePoint(step, cuts, next((cut for cut in gone if cut not in cuts), None))


def _at_tables(left: Sequence[StepView]) -> list[Cut]:
    rounds = [(step, phase) for step in left for phase in step.phases if phase.round and phase.works == "all"]
    cuts = [Cut(step, phase, _minutes_at_table(step, phase), tables=True) for step, phase in rounds]
    return [cut for cut in cuts if cut.saves > 0]


def _minutes_at_table(step: StepView, phase: PhaseView) -> int:
    sizes = step.method.sizes if step.method else None
    least = min(phase.least, phase.minutes)
    return max(math.ceil((sizes[1] if sizes else _TABLE) * _SECONDS_AT_TABLE / 60), least)


def _gone(left: Sequence[StepView], asked: Sequence[StepView]) -> list[Cut]:
    """The last question, unless it is the only one of its module: that would be another meeting. Else what is read for oneself.

    Neither for much less than it takes.
    """
    sensible = [step for step in left if step.minutes <= _MOST_LOST]
    alone = [step for step in asked if sum(other.module == step.module for other in asked) < 2]
    questions = [step for step in sensible if step.kind in _ASKING and step not in alone]
    last = questions or [step for step in sensible if step.kind == "checklist"]
    return [Cut(step, None, 0) for step in last[-1:]]


def _shortenings(left: Sequence[StepView]) -> list[Cut]:
    """The greatest first, so that few phases are touched; none comes under its least."""
    phases = [(step, phase) for step in left for phase in step.phases]
    cuts = [Cut(step, phase, max(min(phase.least, phase.minutes), phase.minutes - LATE)) for step, phase in phases]
    return sorted((cut for cut in cuts if cut.saves > 0), key=lambda cut: -cut.saves)


def _together(tables: Sequence[Cut], gone: Sequence[Cut], shorter: Sequence[Cut]) -> list[Cut]:
    """What is enough, gentlest first: a question goes for a few minutes only where nothing else is enough, and then whole."""
    used: list[Cut] = []

    def needed() -> int:
        return LATE - sum(cut.saves for cut in used)

    def use(cut: Cut) -> None:
        gives_more = cut.phase is not None and not cut.tables and cut.saves > needed()
        used.append(replace(cut, to=cut.minutes - needed()) if gives_more else cut)

    def take(cuts: Sequence[Cut], most: float = math.inf) -> None:
        for cut in cuts:
            if needed() > 0 and cut.saves <= most * needed() and not any(cut.is_of(other) for other in used):
                use(cut)

    take(tables)
    take(gone, most=2)
    take(shorter)
    for cut in gone:
        if needed() > 0 and cut not in used:
            used[:] = [other for other in used if not cut.is_of(other)]
            use(cut)
    return used


# --- in words -------------------------------------------------------------------------------------


def in_words(point: LatePoint, titles: Mapping[str, str] | None = None) -> str:
    """What a leader reads. `titles` are those of the blocks by the steps' ids, where there is more than one module that has such a step."""
    of = titles or {}
    together = "; ".join(_cut_in_words(cut, point.step, of) for cut in point.cuts)
    saved = sum(cut.saves for cut in point.cuts)
    enough = "" if saved >= LATE else f" Det gir {saved} min."
    instead = f" Eller: {_cut_in_words(point.instead, point.step, of)}." if point.instead else ""
    where = f" i «{of[point.step.id]}»" if point.step.id in of else ""
    return f"Er dere {LATE} minutter etter minutt {point.step.starts} («{point.step.title}»{where}): {together}.{enough}{instead}"


def _named(step: StepView, within: StepView, titles: Mapping[str, str]) -> str:
    if not titles:
        return step.title
    where = f" i «{titles[step.id]}»" if step.id in titles and step.module != within.module else ""
    return f"{step.title}{where} (minutt {step.starts})"


def _cut_in_words(cut: Cut, within: StepView, titles: Mapping[str, str]) -> str:
    title = _named(cut.step, within, titles)
    if cut.who is None:
        return f"{title} går ut ({cut.minutes} min)"
    if cut.tables:
        return f"runden i {title} går ved bordene, {cut.minutes} → {cut.to} min"
    return f"{title}, {cut.who}: {cut.minutes} → {cut.to} min"
