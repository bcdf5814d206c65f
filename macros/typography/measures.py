"""The measures of sheets and screens: heights, widths, and how type is set. Each stands here and nowhere else.

Views count with them, and stylesheets draw with them: a bundle begins with the measures of its use as custom properties,
named as the fields are. `SHEET.ruled_line` is `var(--rh-sheet-ruled-line)`, and a `Type` is size and line height for `font`.
They stand in Python because what is counted with is then named, typed and looked up by tools; the stylesheets need only their values.

Paper is measured in millimetres, and its type in points. Screens are measured in hundredths of the height of one that is 4:3
and fits the window, `--rh-u` in overrides/assets/projected.css. Texts are a little wider here than our faces draw them:
what is really shown takes no more lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import ClassVar

from macros.typography import measuring
from macros.typography.measuring import Letters

TEXT = Letters("text-regular", "text-semibold")
BOLD = Letters("text-semibold", "text-semibold")
TITLE = Letters("title-semibold", "title-semibold")


@dataclass(frozen=True)
class Type:
    """How a text is set: its size, the distance between its lines in sizes, and its letters."""

    size: float
    leading: float
    letters: Letters = TEXT
    # How many of the measures' own units one of the size is, and how much wider its letters are taken to be.
    _unit: ClassVar[float]
    _margin: ClassVar[float]

    @property
    def line(self) -> float:
        """How high a line is, in the units of its measures."""
        return self.size * self._unit * self.leading

    def height(self, text: str, width: float) -> float:
        """How high a Markdown text is in lines of this width."""
        return self.line * self.lines(text, width)

    def lines(self, text: str, width: float) -> int:
        """How many lines of this width a Markdown text takes."""
        return measuring.lines(text, self.letters, width / self._em)

    def width(self, text: str) -> float:
        """How wide a Markdown text is on one line."""
        return measuring.width(text, self.letters) * self._em

    def longest_word(self, text: str) -> float:
        """How wide the longest word of a Markdown text is."""
        return measuring.longest_word(text, self.letters) * self._em

    @property
    def _em(self) -> float:
        return self.size * self._unit * self._margin


@dataclass(frozen=True)
class OnPaper(Type):
    """Type in points."""

    _unit = 25.4 / 72
    # Browsers and WeasyPrint round each letter's place in ways of their own.
    _margin = 1.01


@dataclass(frozen=True)
class OnScreen(Type):
    """Type in hundredths of a screen's height."""

    _unit = 1.0
    # A screen keeps its limits with the machine's own letters too, until ours have come or where they are refused: the widest
    # of those that tokens.css names are a quarter wider than ours.
    _margin = 1.26


@dataclass(frozen=True)
class OnScreenInOurs(OnScreen):
    """Type that takes the room it has in our own letters: with wider ones, a screen is higher than the window."""

    _margin = 1.02


# --- paper ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Page:
    """A4 and its margins, in millimetres."""

    width: float = 210.0
    height: float = 297.0
    top: float = 15.0
    right: float = 15.0
    bottom: float = 15.0
    left: float = 25.0


PAGE = Page()


@dataclass(frozen=True)
class Sheet:
    """What stands on a sheet, in millimetres.

    `gap` is the little that parts a heading from what it is over, and an item from the next; `after_…` what is left below a part.
    """

    # Half a millimetre less than there is, so that rounding never makes a blank page.
    height: float = PAGE.height - PAGE.top - PAGE.bottom - 0.5
    band: float = 1.2
    after_band: float = 1.8
    # The part's drawing is as high as the line that says which sheet it is, and a title of one line; its width, and with white beside it.
    picture: float = 18.0
    beside_title: float = 22.0
    kind: Type = OnPaper(10, 1.4, BOLD)
    title: Type = OnPaper(20, 1.15, TITLE)
    body: Type = OnPaper(11, 1.4)
    part: Type = OnPaper(14, 1.2, TITLE)
    question: Type = OnPaper(12, 1.35)
    follow_up: Type = OnPaper(10, 1.4)
    item: Type = OnPaper(12, 1.3)
    scene: Type = OnPaper(10.5, 1.3)
    gap: float = 1.0
    indent: float = 5.0
    after_header: float = 6.0
    ruled_line: float = 8.5
    roles: float = 14.0
    after_prompt: float = 6.0
    after_points: float = 6.0
    after_paragraph: float = 2.0
    after_scene: float = 4.0
    item_indent: float = 9.0
    around_item: float = 1.6
    after_checklist: float = 8.0
    after_question: float = 2.0
    after_force_field: float = 6.0
    agreement_row: float = 12.0
    after_agreement: float = 5.0
    footer: Type = OnPaper(8.5, 1.4)
    # Beside a QR code and a logo.
    footer_text: float = 98.0
    within_footer: float = 6.0
    above_footer_text: float = 2.0
    footer_rule: float = 0.3


@dataclass(frozen=True)
class RunSheet:
    """The leader's plan on paper, in millimetres.

    `times` is a column, wide enough for «14.15–14.30»; `to_leader` is what a note stands in from the edge of its cell, `item`
    what a point does. What stands below the table is a box, with `in_box` around its text.
    """

    text: Type = OnPaper(9.5, 1.26)
    after_band: float = 0.8
    after_header: float = 1.0
    beside_cell: float = 2.0
    around_cell: float = 1.0
    gap: float = 0.7
    rule: float = 0.2
    times: float = 23.0
    to_leader: float = 3.0
    item: float = 4.0
    in_box: float = 1.5
    above_box: float = 2.0
    # What the table stands within the right edge, where browsers would clip its border.
    within_edge: float = 0.4


SHEET = Sheet()
RUN_SHEET = RunSheet()

# Between the margins of a page.
SHEET_WIDTH = PAGE.width - PAGE.left - PAGE.right
SHEET_TITLE_WIDTH = SHEET_WIDTH - SHEET.beside_title
# A text of a step on the run sheet, and one in a box below them.
RUN_SHEET_CELL = SHEET_WIDTH - RUN_SHEET.within_edge - RUN_SHEET.times - 2 * RUN_SHEET.beside_cell - RUN_SHEET.rule
RUN_SHEET_BOX = SHEET_WIDTH - RUN_SHEET.within_edge - 2 * RUN_SHEET.in_box - 2 * RUN_SHEET.rule
# How high the three columns of a force field may be: a class says it, since a page that says it itself is refused by its own policy.
COLUMNS = range(76, 247, 5)


# --- screens --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Screen:
    """What fills a window, in hundredths of its height where it is 4:3. `gap` parts head, body and foot."""

    small: float = 4.1
    body: float = 5.0
    top: float = 4.0
    bottom: float = 3.0
    side: float = 6.0
    bar: float = 1.5
    gap: float = 3.0
    beside_title: float = 4.0
    above_foot: float = 1.5
    rule: float = 0.2
    foot: Type = OnScreen(small, 1.3)
    # What stands in small letters over a title and beside it: the day, and what comes next.
    day: Type = OnScreen(small, 1.3)
    coming: Type = OnScreenInOurs(small, 1.3)
    title: Type = OnScreen(body, 1.34, TITLE)
    cover_9: Type = OnScreen(9, 1.34, TITLE)
    cover_7: Type = OnScreen(7, 1.34, TITLE)
    cover_6: Type = OnScreen(6, 1.34, TITLE)
    cover_5: Type = OnScreen(body, 1.34, TITLE)
    after_lead: float = 4.0
    begins: Type = OnScreen(body, 1.35, BOLD)
    question_9: Type = OnScreen(9, 1.2)
    question_8: Type = OnScreen(8, 1.2)
    question_7: Type = OnScreen(7, 1.2)
    text: Type = OnScreen(body, 1.4)
    after_question: float = 4.0
    after_paragraph: float = 3.5
    # A question in the smallest size over its phases, in our own letters.
    phase_question: Type = OnScreenInOurs(7, 1.2)
    # What a question asks people to look at, and the question over what has a screen to itself.
    material: Type = OnScreen(4.5, 1.3)
    above_material: float = 2.5
    after_material: float = 0.8
    material_indent: float = 5.0
    about: Type = OnScreen(4.5, 1.3)
    after_about: float = 3.0
    # Below a question: who does what, and a clock that is smaller than it.
    above_strip: float = 3.0
    beside_clock: float = 4.0
    beside_time: float = 3.0
    who: Type = OnScreenInOurs(body, 1.2, TITLE)
    what: Type = OnScreenInOurs(4.5, 1.25)
    more: Type = OnScreenInOurs(small, 1.3)
    time: Type = OnScreen(6.5, 1.1, BOLD)
    words: Type = OnScreenInOurs(small, 1.3)
    # Where there is no question, they fill the screen.
    who_alone: Type = OnScreenInOurs(7, 1.2, TITLE)
    what_alone: Type = OnScreenInOurs(body, 1.3)
    time_alone: Type = OnScreen(16, 1.1, BOLD)
    words_alone: Type = OnScreen(4.5, 1.3)
    # In the head of what is read aloud.
    time_reading: Type = OnScreen(body, 1.2, BOLD)
    gathered: Type = OnScreen(4.5, 1.25)
    gathered_field: float = 7.0
    after_gathered: float = 2.0
    above_note: float = 1.5
    button: Type = OnScreen(small, 1.2)
    around_button: float = 0.8
    edge_of_button: float = 0.3
    beside_nav: float = 4.0
    arrow: float = 7.0
    around_arrow: float = 0.6
    within_nav: float = 1.0
    label: Type = OnScreen(small, 1.35, BOLD)
    after_label: float = 1.0
    point: Type = OnScreen(body, 1.35)
    after_point: float = 2.0
    aim: Type = OnScreen(4.5, 1.3)
    after_aim: float = 1.2
    point_indent: float = 7.0


SCREEN = Screen()

# At 4:3, the narrowest screen.
SCREEN_WIDTH = 100 * 4 / 3 - SCREEN.bar - 2 * SCREEN.side
# Eight lines of body text fill a screen.
MOST_LINES = 8
# Beside a clock, those who work have so much of a screen's width.
BESIDE_CLOCK = 0.66


# --- for stylesheets ------------------------------------------------------------------------------


def _properties(prefix: str, measures: Page | Sheet | RunSheet | Screen) -> Iterator[str]:
    """The measures as custom properties."""
    on_screen = isinstance(measures, Screen)

    def length(value: float, unit: str) -> str:
        return f"calc({value:g} * var(--rh-u))" if on_screen else f"{value:g}{unit}"

    for field in fields(measures):
        value = getattr(measures, field.name)
        shown = f"{length(value.size, 'pt')}/{value.leading:g}" if isinstance(value, Type) else length(value, "mm")
        yield f"--rh-{prefix}-{field.name.replace('_', '-')}: {shown};"


def stylesheet(use: str) -> str:
    """What the stylesheet of a use begins with: its measures as custom properties, and its paper."""
    page = f"@page {{ size: {PAGE.width:g}mm {PAGE.height:g}mm; margin: {PAGE.top:g}mm {PAGE.right:g}mm {PAGE.bottom:g}mm {PAGE.left:g}mm }}"
    if use == "print":
        columns = [f".rh-force-field__columns--{height} {{ --rh-columns: {height}mm }}" for height in COLUMNS]
        properties = [*_properties("page", PAGE), *_properties("sheet", SHEET), *_properties("run-sheet", RUN_SHEET)]
        return "\n".join([page, f":root {{ {' '.join(properties)} }}", *columns])
    if use == "projected":
        return "\n".join(
            [page, f":root {{ {' '.join(_properties('screen', SCREEN))} --rh-screen-share: {BESIDE_CLOCK:g}; }}"]
        )
    return ""
