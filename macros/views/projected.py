"""The screens of a projected page.

There are one or more for every step of the session, one for its phases and their clock, and one to write on where it has
a force field. What is agreed on is written after the phases, too.

What is too much for one screen is split here, at the end of a paragraph, else of a sentence; a list is split between
its points. The limits hold at 4:3, the narrowest screen: with the handbook's own letters always, with the widest
system letters in `tokens.css` on all screens but those of the phases and their clock. A point or an aim is never
split: one of up to 300 signs fits. Heights and widths are those of `macros/typography/measures.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.content.fields import Text
from macros.content.models import Module
from macros.typography.measures import MOST_LINES, SCREEN, SCREEN_WIDTH, Type
from macros.views.fitting import packed
from macros.views.session import STEP_TITLES, PhaseView, SessionView, StepView

# Body text is of size 5. For a question and a title: the first size that holds it is used; what none holds is set in the last,
# and a question is split. A title takes no more than so many lines of a size.
_BODY = 5
_QUESTIONS = {9: SCREEN.question_9, 8: SCREEN.question_8, 7: SCREEN.question_7}
_SMALLEST = min(_QUESTIONS)
_COVERS = {9: (SCREEN.cover_9, 1), 7: (SCREEN.cover_7, 2), 6: (SCREEN.cover_6, 3)}

# What stands over the aims.
_LABEL = SCREEN.label.line + SCREEN.after_label

# Before a capital letter or a quotation, so that «kap. 7» holds together.
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][»”\"]))\s+(?=[«–“\"*_(\[]*[A-ZÆØÅ])")
_MARKS = ("**", "*", "_", "`")
_PAIRS = (("[", "]"), ("«", "»"))

# The texts of each screen.
_Boxes = tuple[tuple[Text, ...], ...]
# A whole paragraph or one sentence of it, with the paragraph's number.
_Piece = tuple[int, str]

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
        # The question stays in sight while it is talked about, if it leaves room for that.
        question = boxes[0] if step.kind in _ASKING and len(boxes) == 1 and _leaves_room(boxes[0], step, module) else ()
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


def _contents(step: StepView, module: Module) -> tuple[int, _Boxes]:
    """The size of a step's main text, and its texts screen by screen."""
    question = _question(step, module)
    if question is not None:
        return _asked(question, _room(step, _title(step, module)))
    if step.kind == "opening":
        return _opening(step, module)

    def texts(part: str) -> _Boxes:
        room = _room(step, _title(step, module, part))
        if step.checklist:
            return _points(step.checklist.items, SCREEN.point, SCREEN.after_point, room)
        if step.kind == "key_points":
            return _points(module.key_points, SCREEN.point, SCREEN.after_point, room)
        if step.kind == "scene":
            return _paragraphs(module.scene.text, SCREEN.text, SCREEN.after_paragraph, room)
        return (tuple(map(Text, _AGREEMENT)) if step.kind == "agreement" else (),)

    return _BODY, _with_parts(texts)


def _with_parts(texts: Callable[[str], _Boxes]) -> _Boxes:
    """A step's texts screen by screen; `texts` is given what its title ends with, which says the part if there are more."""
    boxes = texts("")
    return boxes if len(boxes) == 1 else texts(" 2 av 2")


def _opening(step: StepView, module: Module) -> tuple[int, _Boxes]:
    width = _width_of_title(step)
    fitting = (
        (size, cover)
        for size, (cover, most_lines) in _COVERS.items()
        if cover.longest_word(module.title) <= width and cover.lines(module.title, width) <= most_lines
    )
    size, cover = next(fitting, (_BODY, SCREEN.cover_5))

    def texts(part: str) -> _Boxes:
        room = _room(step, cover.height(module.title + part, width)) - _LABEL
        return _points(module.aims, SCREEN.aim, SCREEN.after_aim, room)

    return size, _with_parts(texts)


def _asked(question: Text, room: float) -> tuple[int, _Boxes]:
    for size, question_type in _QUESTIONS.items():
        fits = len(_paragraphs(question, question_type, SCREEN.after_question, room)) == 1
        if fits and question_type.longest_word(question) <= SCREEN_WIDTH:
            return size, ((question,),)
    return _SMALLEST, _paragraphs(question, _QUESTIONS[_SMALLEST], SCREEN.after_question, room)


# --- room -----------------------------------------------------------------------------------------


def _room(step: StepView, header: float) -> float:
    """What is left between the head of a step's screen, of this height, and its foot, which says how it is worked."""
    shown = SCREEN.foot.height(step.phases_in_short, SCREEN_WIDTH - SCREEN.beside_nav - _NAV)
    return _above_foot(header, max(shown, _HEIGHT_OF_NAV))


# The arrows, the number of the screen between them, and the last one's word.
_NAV = 2 * SCREEN.arrow + SCREEN.foot.width("00/00 Ferdig") + 2 * SCREEN.within_nav
_HEIGHT_OF_NAV = SCREEN.foot.line + 2 * SCREEN.around_arrow


def _above_foot(header: float, foot: float) -> float:
    around = SCREEN.top + 2 * SCREEN.gap + SCREEN.above_foot + SCREEN.rule + SCREEN.bottom
    return 100 - around - header - foot


def _leaves_room(question: Sequence[Text], step: StepView, module: Module) -> bool:
    """Whether the phases and their clock have room below a question."""
    height = sum(SCREEN.phase_question.height(text, SCREEN_WIDTH) for text in question) + SCREEN.after_phase_question
    beside = (SCREEN_WIDTH - SCREEN.beside_clock) / 2
    phases = max(_phase(phase, beside) for phase in step.phases)
    return height + max(phases, _CLOCK) <= _above_foot(_title(step, module), _HEIGHT_OF_NAV)


def _phase(phase: PhaseView, width: float) -> float:
    """How high a phase is: who works with what, their roles and sheet, and for how long."""
    roles = SCREEN.more.height(f"Velg {' og '.join(phase.roles)}.", width) if phase.roles else 0.0
    more = SCREEN.more.line * (2 if phase.paper else 1)
    return SCREEN.who.height(f"{phase.who} på 00", width) + SCREEN.what.height(phase.title, width) + roles + more


# The time, two lines of words, and the buttons.
_CLOCK = (
    SCREEN.time.line
    + 2 * SCREEN.words.line
    + SCREEN.above_buttons
    + SCREEN.button.line
    + 2 * (SCREEN.around_button + SCREEN.edge_of_button)
)


def _title(step: StepView, module: Module, part: str = "") -> float:
    """How high the head of a screen is that is no cover; the first one names the module, too."""
    width = _width_of_title(step)
    named = SCREEN.module.height(module.title, width) if step.number == 1 else 0.0
    return named + SCREEN.title.height(step.title + part, width)


def _width_of_title(step: StepView) -> float:
    """What is left beside the step's minutes."""
    return SCREEN_WIDTH - SCREEN.beside_title - SCREEN.foot.width(f"{step.minutes} min")


def _question(step: StepView, module: Module) -> Text | None:
    """What a step asks, if it asks anything."""
    if step.kind == "force_field" and module.force_field:
        return module.force_field.question
    return step.prompt.text if step.prompt else None


def _points(points: Sequence[Text], point_type: Type, after: float, room: float) -> _Boxes:
    width = SCREEN_WIDTH - SCREEN.point_indent
    measured = [(point, point_type.lines(point, width)) for point in points]

    def size(pieces: Sequence[tuple[Text, int]]) -> float:
        return _height([lines for _, lines in pieces], point_type, after, room)

    return tuple(tuple(point for point, _ in box) for box in packed(measured, size, room))


def _height(lines: Sequence[int], text_type: Type, after: float, room: float) -> float:
    """How high texts of so many lines are together; more lines than a screen may have fill more than there is room for."""
    return max(sum(lines) * text_type.line + after * (len(lines) - 1), sum(lines) * room / MOST_LINES)


def _paragraphs(text: Text, text_type: Type, after: float, room: float) -> _Boxes:
    """A text's paragraphs screen by screen. Only a paragraph that is too long for a screen is split."""

    def height(paragraphs: Sequence[str]) -> float:
        lines = [text_type.lines(paragraph, SCREEN_WIDTH) for paragraph in paragraphs]
        return _height(lines, text_type, after, room)

    pieces: list[_Piece] = []
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text)):
        whole = height([paragraph]) <= room
        parts = [paragraph] if whole else _sentences(paragraph, lambda part: height([part]) <= room)
        pieces += [(number, part) for part in parts]
    return tuple(
        tuple(Text(paragraph, text.source) for paragraph in _joined(box))
        for box in packed(pieces, lambda box: height(_joined(box)), room)
    )


def _sentences(paragraph: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """A paragraph in sentences; what stands between two marks, such as bold or quotation, stays together.

    A sentence that does not fit by itself is split between two words.
    """
    whole: list[str] = []
    for sentence in _SENTENCE_END.split(paragraph):
        if whole and _is_open(whole[-1]):
            whole[-1] += f" {sentence}"
        else:
            whole.append(sentence)
    for sentence in whole:
        part = ""
        for word in re.split(r"[ \t\n]+", sentence):
            longer = f"{part} {word}" if part else word
            if part and not fits(longer):
                yield part
                longer = word
            part = longer
        yield part


def _is_open(text: str) -> bool:
    return any(text.count(mark) % 2 for mark in _MARKS) or any(
        text.count(opening) != text.count(closing) for opening, closing in _PAIRS
    )


def _joined(pieces: Sequence[_Piece]) -> list[str]:
    paragraphs: dict[int, list[str]] = {}
    for number, piece in pieces:
        paragraphs.setdefault(number, []).append(piece)
    return [" ".join(sentences) for sentences in paragraphs.values()]
