"""The screens of a projected page.

There are one or more for every step of the session, one for its phases and their clock, and one to write on where it has
a force field. What is agreed on is written after the phases, too.

What is too much for one screen is split here, at the end of a paragraph, else of a sentence; a list is split between
its points. The limits below hold at 4:3, the narrowest screen: with the handbook's own letters always, with the widest
system letters in `tokens.css` where the foot of the screen takes no more than two lines. A point or an aim is never
split: one of up to 300 signs fits.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros.content.fields import Text
from macros.content.models import Module
from macros.views.fitting import lines, packed
from macros.views.session import STEP_TITLES, SessionView, StepView

# Sizes of type are hundredths of the screen's height. Body text is 5, and eight lines of it fill a screen.
_BODY = 5
_PER_LINE = 43
_PER_LINE_OF_POINT = 42
_PER_LINE_OF_AIM = 46
_PER_LINE_OF_HEADING = 32
_PARAGRAPHS_ROOM = 8.5
_POINTS_ROOM = 9.2
# The gap after a paragraph or a point, in lines.
_AFTER_PARAGRAPH = 0.5
_AFTER_POINT = 0.3

# For a question and a title: size, signs to a line, and how many such lines fit. The first that holds it is used; a
# question that none holds is split at the last.
_QUESTION_SIZES = ((9, 23, 5), (8, 26, 6), (7, 30, 7))
_TITLE_SIZES = ((9, 18, 1), (7, 22, 2), (6, 26, 3))

# Before a capital letter or a quotation, so that «kap. 7» holds together.
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][»”\"]))\s+(?=[«–“\"*_(\[]*[A-ZÆØÅ])")
_MARKS = ("**", "*", "_", "`")
_PAIRS = (("[", "]"), ("«", "»"))

_AGREEMENT = ("Hva gjør vi annerledes?", "Hvem gjør det?", "Når ser vi på det igjen?")

# Steps that put a question to the room.
_ASKING = ("prompt", "force_field")
# Screens whose points are shown one at a time.
_REVEALED = ("opening", "checklist", "key_points")


@dataclass(frozen=True)
class Screen:
    """One screen. `id` is its anchor, `kind` says which template part shows it, `size` how large its main text is.

    `number` counts the planned screens; a spare one has that of the planned one before it.

    A step that takes more than one screen has `parts` of them, and this is number `part`; `texts` is what this one
    shows of the step's paragraphs or points.
    """

    id: str
    number: int
    kind: str
    title: str
    step: StepView
    size: int = _BODY
    texts: tuple[Text, ...] = ()
    part: int = 1
    parts: int = 1


def screens(module: Module, session: SessionView) -> tuple[Screen, ...]:
    """The screens of a module's session in the order they are shown."""
    shown: list[Screen] = []
    number = 0
    for step in session.steps:
        for screen in _screens_of(step, module):
            number += not step.spare
            shown.append(replace(screen, number=number))
    return tuple(shown)


def _screens_of(step: StepView, module: Module) -> list[Screen]:
    size, boxes = _contents(step, module)
    told = [
        Screen(
            id=f"steg-{step.number}" if part == 1 else f"steg-{step.number}-{part}",
            number=0,
            kind=step.kind,
            title=module.title if step.kind == "opening" else step.title,
            step=step,
            size=size,
            texts=texts,
            part=part,
            parts=len(boxes),
        )
        for part, texts in enumerate(boxes, start=1)
    ]
    phases, board = [], []
    if step.phases:
        # The question stays in sight while it is talked about, unless it fills screens of its own.
        question = boxes[0] if step.kind in _ASKING and len(boxes) == 1 else ()
        if step.kind == "agreement":
            question = (Text(" ".join(_AGREEMENT)),)
        phases = [Screen(f"steg-{step.number}-tid", 0, "phases", step.title, step, texts=question)]
    if step.kind == "force_field":
        board = [Screen(f"steg-{step.number}-tavle", 0, "board", step.title, step)]
    # What is written together stands last: that is where one is when it is said.
    return [*phases, *told] if step.kind == "agreement" else [*told, *phases, *board]


def meeting_plan(module: Module, shown: Sequence[Screen]) -> dict[str, object]:
    """What the scripts need to know of a meeting: its steps with their minutes, and what each screen reveals bit by bit."""
    steps = {screen.step.number: screen.step for screen in shown}
    return {
        "slug": module.slug,
        "steps": [
            {
                "number": step.number,
                "kind": step.kind,
                "title": step.title if step.prompt else STEP_TITLES[step.kind],
                "minutes": step.minutes,
                "prompt": step.prompt.id if step.prompt else None,
                "spare": step.spare,
                "phases": [{"title": phase.title, "who": phase.who, "minutes": phase.minutes} for phase in step.phases],
            }
            for step in steps.values()
        ],
        "screens": [
            {
                "id": screen.id,
                "step": screen.step.number,
                "phases": screen.kind == "phases",
                "points": len(screen.texts) if screen.kind in _REVEALED else 1,
            }
            for screen in shown
        ],
    }


def _contents(step: StepView, module: Module) -> tuple[int, tuple[tuple[Text, ...], ...]]:
    """The size of a step's main text, and its texts screen by screen."""
    if step.kind == "opening":
        size = _size(module.title, _TITLE_SIZES)
        # A title that none of its sizes holds takes more than is counted with.
        more_title = 0 if size else lines(module.title, _PER_LINE_OF_HEADING) - 2
        return size or _BODY, _points(module.aims, _POINTS_ROOM - more_title, _PER_LINE_OF_AIM)
    question = _question(step, module)
    if question is not None:
        fitting = _size(question, _QUESTION_SIZES)
        if fitting:
            return fitting, ((question,),)
        size, per_line, most_lines = _QUESTION_SIZES[-1]
        return size, _paragraphs(question, most_lines, per_line)
    # Two lines of heading leave the room that is counted with.
    more_heading = max(lines(step.title, _PER_LINE_OF_HEADING) - 2, 0)
    if step.checklist:
        return _BODY, _points(step.checklist.items, _POINTS_ROOM - more_heading)
    if step.kind == "key_points":
        return _BODY, _points(module.key_points, _POINTS_ROOM - more_heading)
    if step.kind == "scene":
        return _BODY, _paragraphs(module.scene.text, _PARAGRAPHS_ROOM - more_heading, _PER_LINE)
    if step.kind == "agreement":
        return _BODY, (tuple(map(Text, _AGREEMENT)),)
    return _BODY, ((),)


def _question(step: StepView, module: Module) -> Text | None:
    """What a step asks, if it asks anything."""
    if step.kind == "force_field" and module.force_field:
        return module.force_field.question
    return step.prompt.text if step.prompt else None


def _size(text: str, sizes: Sequence[tuple[int, int, int]]) -> int | None:
    longest_word = max(map(len, text.split()))
    for size, per_line, most_lines in sizes:
        if longest_word <= per_line and lines(text, per_line) <= most_lines:
            return size
    return None


def _points(points: Sequence[Text], room: float, per_line: int = _PER_LINE_OF_POINT) -> tuple[tuple[Text, ...], ...]:
    def size(texts: Sequence[Text]) -> float:
        return sum(lines(point, per_line) + _AFTER_POINT for point in texts)

    return packed(points, size, room)


# A whole paragraph or one sentence of it, with the paragraph's number.
_Piece = tuple[int, str]


def _paragraphs(text: Text, room: float, per_line: int) -> tuple[tuple[Text, ...], ...]:
    """A text's paragraphs screen by screen. Only a paragraph that is too long for a screen is split."""
    pieces: list[_Piece] = []
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text)):
        whole = lines(paragraph, per_line) <= room
        pieces += [(number, piece) for piece in ([paragraph] if whole else _sentences(paragraph, room, per_line))]

    def size(texts: Sequence[_Piece]) -> float:
        joined = _joined(texts)
        return sum(lines(paragraph, per_line) for paragraph in joined) + _AFTER_PARAGRAPH * (len(joined) - 1)

    return tuple(
        tuple(Text(paragraph, text.source) for paragraph in _joined(box)) for box in packed(pieces, size, room)
    )


def _sentences(paragraph: str, room: float, per_line: int) -> list[str]:
    """A paragraph in sentences; what stands between two marks, such as bold or quotation, stays together."""
    whole: list[str] = []
    for sentence in _SENTENCE_END.split(paragraph):
        if whole and _is_open(whole[-1]):
            whole[-1] += f" {sentence}"
        else:
            whole.append(sentence)
    longest = int(room) * (per_line - 4)
    return [piece for sentence in whole for piece in textwrap.wrap(sentence, longest, break_on_hyphens=False)]


def _is_open(text: str) -> bool:
    return any(text.count(mark) % 2 for mark in _MARKS) or any(
        text.count(opening) != text.count(closing) for opening, closing in _PAIRS
    )


def _joined(pieces: Sequence[_Piece]) -> list[str]:
    paragraphs: dict[int, list[str]] = {}
    for number, piece in pieces:
        paragraphs.setdefault(number, []).append(piece)
    return [" ".join(sentences) for sentences in paragraphs.values()]
