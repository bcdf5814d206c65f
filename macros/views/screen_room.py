"""How much room a screen has between its head and its foot, and how much the phases and their clock take of it.

Heights are hundredths of a 4:3 screen's, and are those of `macros/typography/measures.py`. What is filled in by the script is counted
as the longest that it may be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.content.fields import Text
from macros.typography.measures import BESIDE_CLOCK, SCREEN, SCREEN_WIDTH
from macros.views.meeting import DRAWN, DRAWN_DOING, PhaseView, StepView

# How many groups there are, as a phase says it of a large meeting: overrides/assets/meeting_words.js.
_GROUPS = {"group": " · 10 grupper på 5, 2 på 4", "pairs": " · 19 par, én gruppe på 3"}
_TABLES = " · ved bordene, 10 grupper på 5, 2 på 4"
# The arrows, the number of the screen between them, and the last one's word.
_NAV = 2 * SCREEN.arrow + SCREEN.foot.width("00/00 Ferdig") + 2 * SCREEN.within_nav
_HEIGHT_OF_NAV = SCREEN.foot.line + 2 * SCREEN.around_arrow
_HEIGHT_OF_BUTTONS = SCREEN.button.line + 2 * (SCREEN.around_button + SCREEN.edge_of_button)
# What stands below fields that are written in.
NOTE = SCREEN.above_note + _HEIGHT_OF_BUTTONS


@dataclass(frozen=True)
class Day:
    """Where a screen stands in a meeting of several parts: what is now, and the part that comes next, by its place from 0.

    What comes is said where the part `ends`, and not over phases, beside which stands what comes after each.
    """

    now: str | None
    coming: str | None
    place: int = 0
    ends: bool = False

    @property
    def height(self) -> float:
        """How high it is over a title."""
        text = " – ".join(filter(None, [self.now, self.coming and f"etterpå: {self.coming} kl. 00.00"]))
        return SCREEN.day.height(text, SCREEN_WIDTH)


def title(text: str, step: StepView, day: Day | None) -> float:
    """How high the head of a screen is."""
    return of_day(day) + SCREEN.title.height(text, width_of_title(step))


def of_day(day: Day | None) -> float:
    """How high the line over a title is, where there is one."""
    return day.height if day else 0.0


def head_of_phases(text: str, step: StepView, day: Day | None, coming: Sequence[str]) -> float:
    """How high the head of a screen with phases is: beside its title stands what comes next."""
    width = width_of_title(step) - SCREEN.beside_title
    title_width = min(SCREEN.title.width(text), 0.6 * width)
    beside = max(SCREEN.coming.height(f"Etterpå: {each}", width - title_width) for each in coming)
    return of_day(day) + max(SCREEN.title.height(text, title_width) if text else 0.0, beside)


def width_of_title(step: StepView) -> float:
    """What is left beside the step's minutes."""
    return SCREEN_WIDTH - SCREEN.beside_title - SCREEN.foot.width(f"{step.minutes} min")


def under(head: float, step: StepView) -> float:
    """What is left between a head of this height and the foot, which says how the step is worked."""
    shown = SCREEN.foot.height(step.phases_in_short, SCREEN_WIDTH - SCREEN.beside_nav - _NAV)
    return _above_foot(head, max(shown, _HEIGHT_OF_NAV))


def under_with_buttons(head: float) -> float:
    """What is left where the foot has the buttons of the clock."""
    return _above_foot(head, max(_HEIGHT_OF_BUTTONS, _HEIGHT_OF_NAV))


def _above_foot(head: float, foot: float) -> float:
    around = SCREEN.top + 2 * SCREEN.gap + SCREEN.above_foot + SCREEN.rule + SCREEN.bottom
    return 100 - around - head - foot


def strip(phases: Sequence[PhaseView], look: str = "") -> float:
    """How high the highest of the phases is below a question, beside its clock; `look` are the words that lead to a material."""
    width = (SCREEN_WIDTH - SCREEN.beside_clock) * BESIDE_CLOCK
    clock = SCREEN.time.line + 2 * SCREEN.words.line
    return SCREEN.above_strip + max([clock, *(_phase(phase, width, look) for phase in phases)])


def _phase(phase: PhaseView, width: float, look: str) -> float:
    """How high a phase is: who works with what, their roles and sheet, and for how long."""
    groups = _TABLES if phase.round and phase.works == "all" else _GROUPS.get(phase.works, "")
    who = DRAWN[phase.works] + ("I grupper" if phase.round and phase.works == "all" else phase.who)
    is_beside = SCREEN.who.width(who) + SCREEN.more.width(groups) <= width
    below = 0.0 if is_beside or not groups else SCREEN.more.height(groups, width)
    what = SCREEN.what.height(f"{DRAWN_DOING if phase.doing else ''}{phase.title}", width)
    return SCREEN.who.height(who, width) + below + what + SCREEN.more.height(_more(phase, look), width)


def _more(phase: PhaseView, look: str) -> str:
    roles = f"Velg {' og '.join(phase.roles)}." if phase.roles else ""
    paper = f"Skriv på ark {phase.paper}." if phase.paper else ""
    return " ".join(filter(None, [roles, paper, "00 min · 0 av 0", look]))


def of_reading(phases: Sequence[PhaseView]) -> float:
    """How high the line is that says how a text is read, below its title."""
    return max(
        SCREEN.more.height(
            f"{DRAWN[phase.works]}{phase.who}: {DRAWN_DOING if phase.doing else ''}{phase.title} {_more(phase, '')}",
            _BESIDE_READING,
        )
        for phase in phases
    )


# Beside the clock of what is read aloud.
_BESIDE_READING = (
    SCREEN_WIDTH - 2 * SCREEN.beside_title - SCREEN.time_reading.width("00:00") - SCREEN.foot.width("00 min")
)


def width_of_read_title(step: StepView) -> float:
    """What is left for a title beside the clock of what is read aloud."""
    return width_of_title(step) - SCREEN.beside_title - SCREEN.time_reading.width("00:00")


def of_material(material: Sequence[Text]) -> float:
    """How high a material is below its question, with what parts them."""
    if not material:
        return 0.0
    width = SCREEN_WIDTH - (SCREEN.material_indent if len(material) > 1 else 0.0)
    lines = sum(SCREEN.material.height(text, width) for text in material)
    return SCREEN.above_material + lines + SCREEN.after_material * (len(material) - 1)


def lines_of_material(material: Sequence[Text]) -> int:
    """How many lines it is."""
    width = SCREEN_WIDTH - (SCREEN.material_indent if len(material) > 1 else 0.0)
    return sum(SCREEN.material.lines(text, width) for text in material)
