"""The run sheet, kind D: all that a leader needs to lead a meeting from paper alone, page by page.

Heights are millimetres, of the measures that `overrides/components/run_sheet/` draws with. What depends on people is counted
with as much text as it can become: overrides/assets/meeting_paper.js lays out the same rows for the meeting that an address asks for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from macros.content.fields import Text
from macros.content.located import KeyPath
from macros.content.models import Figure, Notice
from macros.typography.breaks import with_company
from macros.typography.measures import COLUMNS, RUN_SHEET, RUN_SHEET_BOX, RUN_SHEET_CELL, SHEET, SHEET_WIDTH
from macros.views.fitting import PageMeasures, PagePart, laid_out
from macros.views.late import in_words, late_points
from macros.views.meeting import COMPOSED, DRAWN, WRITTEN_ON, BlockView, MeetingView, PhaseView, StepView
from macros.views.sheets import CONTINUES, above_title, hundredths, room, writes_on

# What stands in the head beside the title and the duty to report: what the meeting is, and what to print.
_LINES_OF_PURPOSE = 1
_LINES_OF_PRINT = 1
# What is said of a late meeting has other words for another meeting; so its lines are counted by their letters.
LETTERS_OF_A_LINE = 90
_MOST_PAGES = 2


@dataclass(frozen=True)
class RunRow:
    """A row of the run sheet: a step, below its block's heading where the meeting has several and this is the first of its own.

    What roles do is said where they are first needed, and what is for the leader alone where there is room for it.
    """

    step: StepView
    block: BlockView | None = None
    has_roles: bool = False
    has_notes: bool = True


@dataclass(frozen=True)
class RunPage:
    """One side of the run sheet."""

    rows: tuple[RunRow, ...]
    has_late: bool = False
    has_stop: bool = False


@dataclass(frozen=True)
class RunSheet:
    """The leader's plan on paper. `late` are sentences of what can be cut; `stock` has every row there is, on one page.

    `papers` are the kinds of sheets that the meeting writes on. `sides_of_all` is how many sides it takes with all that is for the
    leader. What follows is what it was laid out by.
    """

    minutes: int
    pages: tuple[RunPage, ...]
    papers: tuple[str, ...]
    late: tuple[str, ...]
    stop: Notice
    stock: tuple[RunPage, RunPage]
    measures: PageMeasures
    sides_of_all: int
    with_notes: bool
    heights: Mapping[str, int]
    notes: Mapping[str, int]
    roles: Mapping[str, int]
    headings: Mapping[str, int]
    plain: int
    late_line: int
    late_head: int
    stop_height: int


def run_sheet(meeting: MeetingView, notices: Mapping[str, Notice]) -> RunSheet:
    """The run sheet of a meeting: one page where it fits."""
    stop = notices["stop_card"]
    measures = PageMeasures(
        head=hundredths(_header(meeting, notices["duty_to_report"])),
        continues=hundredths(CONTINUES + _HEAD_OF_TABLE),
        room=int(100 * room(meeting.title)),
        line=100,
        columns=[100 * COLUMNS[0]],
    )
    heights = {step.id: hundredths(_row(step)) for step in meeting.steps}
    notes = {step.id: heights[step.id] - hundredths(_row(step, with_notes=False)) for step in meeting.steps}
    has_headings = (
        len([block for block in meeting.blocks if block.module]) > 1
        or meeting.key.startswith("program-")
        or meeting.key == COMPOSED
    )
    headings = {
        block.module.slug: hundredths(_heading(block)) for block in meeting.blocks if block.module and has_headings
    }
    points = tuple(in_words(point, _titles(meeting)) for point in late_points(meeting.planned, _fixed(meeting)))
    late_line, late_head = hundredths(RUN_SHEET.text.line), hundredths(_BOX + RUN_SHEET.text.line)
    stop_height = hundredths(_stop(stop))
    roles = {step.id: hundredths(RUN_SHEET.gap + _text(_roles(step))) for step in meeting.steps if _roles(step)}
    rows = [row for row in _rows(meeting, headings, meeting.planned) if not row.step.spare]

    def below(late: Sequence[str]) -> list[PagePart]:
        height = late_head + late_line * sum(map(lines_by_letters, late))
        return [PagePart("late", height)] if late else []

    def parts(late: Sequence[str], with_notes: bool, with_roles: bool, stop_first: bool) -> list[PagePart]:
        told = [
            PagePart(
                row.step.id,
                heights[row.step.id]
                - (0 if with_notes else notes[row.step.id])
                + _heading_of(row, headings)
                + (roles[row.step.id] if with_roles and row.has_roles else 0),
            )
            for row in rows
        ]
        boxed = [PagePart("stop", stop_height)]
        return [*(boxed if stop_first else ()), *told, *(() if stop_first else boxed), *below(late)]

    # Rather than one side more, the stop card stands on the last one, then what roles do is left out, then places where the
    # meeting may be late, and at last what is for the leader alone.
    tried = [
        (points[:count], noted, told, first)
        for noted in (True, False)
        for count in range(len(points), -1, -1)
        for told in (True, False)
        for first in (True, False)
    ]
    late, with_notes, with_roles, stop_first = next(
        (way for way in tried if len(laid_out(parts(*way), measures)) <= _MOST_PAGES),
        tried[0],
    )
    # No way with the notes takes fewer sides than those in which all else is left out.
    sides_of_all = min(
        len(laid_out(parts((), with_notes=True, with_roles=False, stop_first=first), measures))
        for first in (True, False)
    )
    rows = [replace(row, has_roles=with_roles and row.has_roles, has_notes=with_notes) for row in rows]
    by_id = {row.step.id: row for row in rows}
    pages = tuple(
        RunPage(
            tuple(by_id[placed.id] for placed in page if placed.id in by_id),
            has_late=any(placed.id == "late" for placed in page),
            has_stop=any(placed.id == "stop" for placed in page),
        )
        for page in laid_out(parts(late, with_notes, with_roles, stop_first), measures)
    )
    stock = RunPage(tuple(_rows(meeting, headings, None)), has_late=True, has_stop=True)
    papers = tuple(kind for kind in WRITTEN_ON if writes_on(kind, meeting.planned))
    return RunSheet(
        meeting.minutes,
        pages,
        papers,
        late,
        stop,
        (stock, RunPage(())),
        measures,
        sides_of_all,
        with_notes,
        heights,
        notes,
        roles,
        headings,
        plain=hundredths(2 * RUN_SHEET.text.line + _AROUND),
        late_line=late_line,
        late_head=late_head,
        stop_height=stop_height,
    )


def _fixed(meeting: MeetingView) -> frozenset[str]:
    """The rests that are locked to the clock, by id."""
    return frozenset(step.id for block in meeting.blocks if block.at for step in block.steps)


def _titles(meeting: MeetingView) -> dict[str, str]:
    """By step what its block is called, where there are more modules than one."""
    if len({module.slug for module in meeting.modules}) < 2:
        return {}
    return {step.id: block.title for block in meeting.blocks if block.module for step in block.steps}


def lines_by_letters(text: str) -> int:
    """How many lines a sentence is counted with."""
    return math.ceil(len(text) / LETTERS_OF_A_LINE)


def too_long_to_lead_from(meeting: MeetingView, sheet: RunSheet) -> tuple[tuple[KeyPath, str], ...]:
    """A step that no side of the run sheet has room for, else a run sheet of more sides than one leads from."""
    over = [
        step
        for step in meeting.planned
        if sheet.measures.head + sheet.heights[step.id] + sheet.roles.get(step.id, 0) > sheet.measures.room
    ]
    if over:
        return tuple(
            (
                ("session", "steps", step.number - 1),
                "må være kortere: steget får ikke plass på én side av kjøreplanen, med spørsmålet og notatene sine",
            )
            for step in over
        )
    if sheet.sides_of_all > _MOST_PAGES:
        return (
            (
                ("session",),
                f"kjøreplanen får bare ha {_MOST_PAGES} sider, og dette fyller {sheet.sides_of_all}: kort ned fortelling, notater eller steg",
            ),
        )
    return ()


def _rows(meeting: MeetingView, headings: Mapping[str, int], shown: Sequence[StepView] | None) -> list[RunRow]:
    """The rows of all steps. What roles do is said in those of `shown` that need them first, or everywhere."""
    rows = []
    told = {_roles(step): step for step in reversed(shown or ())}
    for block in meeting.blocks:
        first = next((step for step in block.steps if not step.spare), None)
        for step in block.steps:
            has_heading = step is first and block.module and block.module.slug in headings
            has_roles = bool(_roles(step)) and (shown is None or told.get(_roles(step)) is step)
            rows.append(RunRow(step, block if has_heading else None, has_roles))
    return rows


def _heading_of(row: RunRow, headings: Mapping[str, int]) -> int:
    return headings[row.block.module.slug] if row.block and row.block.module else 0


# --- what stands in a row -------------------------------------------------------------------------


def points_of(step: StepView) -> tuple[Text, ...]:
    """What a step has one by one: points of a checklist, key points."""
    if not step.module:
        return ()
    if step.kind == "key_points":
        return step.module.key_points
    return step.checklist.items if step.checklist else ()


def _roles(step: StepView) -> str:
    """What those do who are needed beside those who talk."""
    return f"Roller: {'. '.join(step.method.all_roles)}." if step.method and step.method.all_roles else ""


def figure_in_words(figure: Figure) -> str:
    """What a row says of the figure that its step shows."""
    return f"På skjermen: figuren «{figure.title}»."


def phase_in_words(phase: PhaseView) -> str:
    """A phase as a line of a row, with as much of people as there can be."""
    people = {"group": " 10 grupper på 5, 10 på 4.", "pairs": " 20 par, én gruppe på 3."}
    goes_round = phase.round and phase.works == "all"
    groups = people["group"] if goes_round else people.get(phase.works, "")
    each = " 20 sekunder til hver." if phase.round else ""
    paper = f" Skriv på ark {phase.paper}." if phase.paper else ""
    roles = f" Velg {' og '.join(phase.roles)}." if phase.roles else ""
    return f"{DRAWN[phase.works]}**120 min** {phase.who}: {phase.title}.{paper}{roles}{groups}{each}"


# --- heights --------------------------------------------------------------------------------------

_AROUND = 2 * RUN_SHEET.around_cell + RUN_SHEET.rule
_HEAD_OF_TABLE = RUN_SHEET.text.line + 2 * RUN_SHEET.around_cell + 2 * RUN_SHEET.rule
_BOX = RUN_SHEET.above_box + 2 * RUN_SHEET.in_box + 2 * RUN_SHEET.rule


def _header(meeting: MeetingView, duty: Notice) -> float:
    title = above_title(RUN_SHEET.after_band) + SHEET.title.height(with_company(meeting.title), SHEET_WIDTH)
    about_duty = RUN_SHEET.text.height(f"**{duty.title}. {duty.text}**", SHEET_WIDTH)
    text = SHEET.gap + RUN_SHEET.text.line * (_LINES_OF_PURPOSE + _LINES_OF_PRINT) + about_duty
    return title + text + RUN_SHEET.after_header + _HEAD_OF_TABLE


def _row(step: StepView, *, with_notes: bool = True) -> float:
    cell = sum(height + RUN_SHEET.gap for height in _cell(step, with_notes=with_notes)) - RUN_SHEET.gap
    # Beside it stand the times, and how many minutes that is.
    return max(cell, 2 * RUN_SHEET.text.line) + _AROUND


def _cell(step: StepView, *, with_notes: bool) -> list[float]:
    """The heights of what a row says, one below the other."""
    heights = [_text(f"**{step.title}**")]
    if step.asked:
        heights.append(_text(f"**{step.asked}**"))
    if step.kind == "scene" and step.module:
        heights += [_text(paragraph) for paragraph in re.split(r"\n\s*\n", step.module.scene.text)]
    if step.kind == "opening" and step.module:
        heights.append(_text(f"Mål: {'; '.join(step.module.aims)}."))
    if step.figure:
        heights.append(_text(figure_in_words(step.figure)))
    for points in (step.material, points_of(step)):
        if points:
            heights.append(sum(_text(point, RUN_SHEET.item) for point in points))
    if step.phases:
        heights.append(height_of_phases(step))
    if step.afterwards:
        heights.append(_text(step.afterwards))
    notes = notes_of(step) if with_notes else ()
    return [*heights, *(_text(text, RUN_SHEET.to_leader) for text in notes)]


def height_of_phases(step: StepView) -> float:
    """What the phases of a step take of its row."""
    return sum(_text(phase_in_words(phase), RUN_SHEET.item) for phase in step.phases)


def notes_of(step: StepView) -> tuple[str, ...]:
    """What only the leader reads."""
    further = f"Spør videre: {' '.join(step.prompt.follow_ups)}" if step.prompt and step.prompt.follow_ups else None
    notes = (step.note, step.prompt.note if step.prompt else None, further)
    return tuple(paragraph for note in notes if note for paragraph in re.split(r"\n\s*\n", note))


def _text(text: str, indent: float = 0.0) -> float:
    return RUN_SHEET.text.height(text, RUN_SHEET_CELL - indent)


def _heading(block: BlockView) -> float:
    note = RUN_SHEET.gap + _text(block.note) if block.note else 0.0
    return _text(f"**{block.title}**") + note + _AROUND


def _stop(stop: Notice) -> float:
    points = sum(RUN_SHEET.text.height(point, RUN_SHEET_BOX - RUN_SHEET.item) for point in stop.points)
    return _BOX + RUN_SHEET.text.line + points
