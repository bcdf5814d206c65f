"""The screens of a projected page.

The first can stand while people come in: what the meeting is about, and when it begins. Then there are one or more for every step,
one for its phases and their clock, and one to write on where it has a force field. What is agreed on is written after the phases, too.
What is read aloud has its clock in its own head, and what a step asks people to look at stands with its question where there is room,
else on a screen between the question and its phases.

A question is the largest text while it is talked about, and the clock is smaller. What is too much for one screen is split
(`screen_text.py`). The limits hold at 4:3, the narrowest screen: with the handbook's own letters always, with the widest
system letters in `tokens.css` on all screens but those of the phases and their clock, and of a figure. A point or an aim is never
split: one of up to 300 signs fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from macros.content.fields import Text
from macros.content.models import Module
from macros.typography.measures import MOST_LINES, SCREEN, SCREEN_WIDTH, Type
from macros.views import screen_room as room_of
from macros.views.fitting import packed
from macros.views.meeting import AGREEMENT, LOOK_BACK, RESTS, MeetingView, PhaseView, StepView
from macros.views.screen_room import Day
from macros.views.screen_text import Boxes, paragraphs, points

# Body text is of size 5. For a question and a title: the first size that holds it is used; what none holds is set in the last,
# and a question is split. A title takes no more than so many lines of a size.
_BODY = 5
_QUESTIONS = {9: SCREEN.question_9, 8: SCREEN.question_8, 7: SCREEN.question_7}
_SMALLEST = min(_QUESTIONS)
# Over its phases a question may be set in the smallest size by our own letters alone.
_OVER_PHASES: tuple[tuple[int, Type], ...] = (*_QUESTIONS.items(), (_SMALLEST, SCREEN.phase_question))
_COVERS = {9: (SCREEN.cover_9, 1), 7: (SCREEN.cover_7, 2), 6: (SCREEN.cover_6, 3)}

# What stands over the aims.
_LABEL = SCREEN.label.line + SCREEN.after_label


_GATHERING = "Dette tar vi med oss"

# The first screen, which is of no step: it stands before whatever the meeting begins with.
COVER = "forside"

# A figure of no more signs is set in larger letters, but for a stair, whose steps stand beside each other however many they are.
_FEW_SIGNS = 180

# A method of so many phases reads and thinks; one of more works with what was read, and has a screen for that.
_READING = 2

# How a screen meets the clock: not at all, with its first phase, or with all of them.
Clock = Literal["none", "first", "all"]
# A step of these kinds without phases has a clock on its screen, and so has a rest.
_TIMED = ("look_back", "own")


@dataclass(frozen=True)
class Screen:
    """One screen. `id` is its anchor, `kind` says which template part shows it, `size` how large its main text is.

    `number` counts the planned screens; a spare one has that of the planned one before it.

    A step that takes more than one screen has `parts` of them, and this is number `part`; `texts` is what this one
    shows of the step's paragraphs or points, `question` what is asked over something else, `material` what there is to look at, and
    `look` the screen that has it where this one has not. `clock` says which phases run here, and `coming` what is planned after them.
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
    question: tuple[Text, ...] = ()
    material: tuple[Text, ...] = ()
    look: str | None = None
    clock: Clock = "none"
    coming: str = ""
    day: Day | None = None

    @property
    def phases(self) -> tuple[PhaseView, ...]:
        """The phases that run while it is shown."""
        return self.step.phases[: {"none": 0, "first": 1, "all": None}[self.clock]]

    @property
    def is_read(self) -> bool:
        """Whether its text is read while a clock runs."""
        return self.kind == "scene" and self.clock != "none"

    @property
    def is_rest(self) -> bool:
        """Whether it is on from when it is shown: its clock starts by itself."""
        return self.kind in RESTS

    @property
    def is_timed(self) -> bool:
        """Whether a clock runs here for a step without phases."""
        return (self.is_rest or self.kind in _TIMED) and not self.step.phases

    @property
    def look_words(self) -> str:
        """What leads to the material."""
        return _look_words(self.step) if self.look else ""


@dataclass(frozen=True)
class _Place:
    """A step where it stands in its meeting: its day, what is planned after it, and the modules of which something is gathered."""

    step: StepView
    day: Day | None
    coming: str
    gathered: tuple[Module, ...] = ()


def screens(meeting: MeetingView) -> tuple[Screen, ...]:
    """The screens of a meeting in the order they are shown."""
    shown = [_cover(meeting)]
    number = 1
    for place in _places(meeting):
        for screen in _screens_of(place):
            number += not place.step.spare
            shown.append(replace(screen, number=number, day=place.day))
    return tuple(shown)


def _cover(meeting: MeetingView) -> Screen:
    sizes = {9: SCREEN.cover_9, 7: SCREEN.cover_7, 6: SCREEN.cover_6}
    below = SCREEN.after_lead + SCREEN.text.height(meeting.lead, SCREEN_WIDTH) + SCREEN.after_lead + SCREEN.begins.line
    room = room_of.under_with_buttons(0.0) - below
    fitting = (
        size
        for size, cover in sizes.items()
        if cover.longest_word(meeting.title) <= SCREEN_WIDTH and cover.height(meeting.title, SCREEN_WIDTH) <= room
    )
    lead = meeting.lead if isinstance(meeting.lead, Text) else Text(meeting.lead)
    return Screen(COVER, 1, "cover", meeting.title, meeting.planned[0], next(fitting, _BODY), texts=(lead,))


def _places(meeting: MeetingView) -> Iterator[_Place]:
    steps = meeting.steps
    coming = {step.id: after.title for step, after in pairwise(meeting.planned)}
    # One in reserve is used in the place of the planned one before it.
    after = ""
    several = len(meeting.blocks) > 1
    modules = tuple(dict.fromkeys(block.module for block in meeting.blocks if block.module and block.steps))
    last = next((step.id for step in reversed(steps) if step.kind == "agreement"), None)
    for number, block in enumerate(meeting.blocks):
        following = meeting.blocks[number + 1] if number + 1 < len(meeting.blocks) else None
        day = Day(block.title if block.module else None, following.title if following else None, number + 1)
        planned = [step for step in block.steps if not step.spare]
        for step in block.steps:
            day = replace(day, ends=step in planned[-1:])
            after = after if step.spare else coming.get(step.id, "")
            gathered = modules if step.id == last and len(modules) > 1 else ()
            is_title = step.kind == "opening" and step.module is not None and step.module.title == day.now
            is_said = several and not is_title and (day.now or day.coming)
            yield _Place(step, day if is_said else None, after, gathered)


def _screens_of(place: _Place) -> list[Screen]:
    step = place.step
    told = _told(place)
    # Who agrees has it beside the questions, where there is room.
    beside = [_phases(place, None)] if step.kind == "agreement" and step.phases else told
    material = _material(place) if step.material and not any(screen.material for screen in beside) else []
    before, after = ([], told) if step.kind == "agreement" else (told, [])
    # A question is asked before one looks; what else is told is easier with the figure in mind.
    before = [*before, *_figure(step)] if _question(step) else [*_figure(step), *before]
    # What an item of one's own says is its title, which stands over its phases.
    before = [] if step.kind == "own" and step.phases else before
    look = next((screen.id for screen in (*material, *told) if screen.kind == "material" or screen.material), None)
    phases = [_phases(place, look)] if step.phases and not any(screen.clock == "all" for screen in told) else []
    board = [Screen(f"steg-{step.id}-tavle", 0, "board", step.title, step)] if step.kind == "force_field" else []
    # What is written together stands last: that is where one is when it is said.
    return [*before, *material, *phases, *_gathering(place), *after, *board]


# --- what a step tells or asks ----------------------------------------------------------------------


def _told(place: _Place) -> list[Screen]:
    step = place.step
    size, boxes, material = _contents(place)
    is_read = step.kind == "scene" and bool(step.phases)
    thinks = len(step.phases) <= _READING
    return [
        Screen(
            id=f"steg-{step.id}" if part == 1 else f"steg-{step.id}-{part}",
            number=0,
            kind=step.kind,
            title=_titled(step),
            step=step,
            size=size,
            texts=texts,
            part=part,
            parts=len(boxes),
            material=material,
            clock=("all" if part == len(boxes) and thinks else "first") if is_read else "none",
            coming=place.coming,
        )
        for part, texts in enumerate(boxes, start=1)
    ]


def _titled(step: StepView) -> str:
    """What stands over a step: its title, or of an opening and of what is read that of the module and of the story."""
    if step.module and step.kind == "opening":
        return step.module.title
    return step.module.scene.title if step.module and step.kind == "scene" else step.title


def _contents(place: _Place) -> tuple[int, Boxes, tuple[Text, ...]]:
    """The size of a step's main text, its texts screen by screen, and what there is room to look at beside them."""
    step, module = place.step, place.step.module
    question = _question(step)
    if question is not None:
        return _asked(question, step.material, room_of.under(room_of.title(step.title, step, place.day), step))
    if step.kind == "opening" and module:
        return (*_opening(place, module), ())
    if step.kind == "own":
        return (*_entitled(place), ())

    def texts(part: str) -> Boxes:
        room = room_of.under(room_of.title(_titled(step) + part, step, place.day), step)
        if step.checklist:
            return points(step.checklist.items, SCREEN.point, SCREEN.after_point, room)
        if step.kind == "key_points" and module:
            return points(module.key_points, SCREEN.point, SCREEN.after_point, room)
        if step.kind == "scene" and module:
            room = _room_to_read(place, part) if step.phases else room
            return paragraphs(module.scene.text, SCREEN.text, SCREEN.after_paragraph, room)
        return (tuple(map(Text, AGREEMENT)) if step.kind == "agreement" else (),)

    return _BODY, _with_parts(texts), ()


def _with_parts(texts: Callable[[str], Boxes]) -> Boxes:
    """A step's texts screen by screen; `texts` is given what its title ends with, which says the part if there are more."""
    boxes = texts("")
    return boxes if len(boxes) == 1 else texts(" 2 av 2")


def _room_to_read(place: _Place, part: str) -> float:
    """What is left for a text that is read aloud: who reads stands below its title, and the clock beside it."""
    step = place.step
    head = SCREEN.title.height(_titled(step) + part, room_of.width_of_read_title(step)) + room_of.of_reading(
        step.phases
    )
    return room_of.under_with_buttons(room_of.of_day(place.day) + head)


def _opening(place: _Place, module: Module) -> tuple[int, Boxes]:
    """A title in the largest type that lets all aims stand below it; where none does, in the largest that it fits in."""
    step = place.step
    width = room_of.width_of_title(step)
    covers = [
        (size, cover)
        for size, (cover, most_lines) in _COVERS.items()
        if cover.longest_word(module.title) <= width and cover.lines(module.title, width) <= most_lines
    ]

    def below(cover: Type) -> Boxes:
        def texts(part: str) -> Boxes:
            head = room_of.of_day(place.day) + cover.height(module.title + part, width)
            return points(module.aims, SCREEN.aim, SCREEN.after_aim, room_of.under(head, step) - _LABEL)

        return _with_parts(texts)

    options = [(size, below(cover)) for size, cover in (*covers, (_BODY, SCREEN.cover_5))]
    return next((option for option in options if len(option[1]) == 1), options[0])


def _entitled(place: _Place) -> tuple[int, Boxes]:
    """An item of one's own, whose title is what the room sees, beside a clock."""
    room = room_of.under_with_buttons(room_of.of_day(place.day)) - room_of.strip(())
    return _largest(Text(place.step.title), room), ((Text(place.step.title),),)


def _asked(question: Text, material: tuple[Text, ...], room: float) -> tuple[int, Boxes, tuple[Text, ...]]:
    for shown in (material, ()):
        left = room - room_of.of_material(shown)
        for size, question_type in _QUESTIONS.items():
            fits = len(paragraphs(question, question_type, SCREEN.after_question, left)) == 1
            lines = question_type.lines(question, SCREEN_WIDTH) + room_of.lines_of_material(shown)
            if fits and lines <= MOST_LINES and question_type.longest_word(question) <= SCREEN_WIDTH:
                return size, ((question,),), shown
    return _SMALLEST, paragraphs(question, _QUESTIONS[_SMALLEST], SCREEN.after_question, room), ()


def _question(step: StepView) -> Text | None:
    """What a step asks, if it asks anything."""
    if step.kind == "force_field" and step.module and step.module.force_field:
        return step.module.force_field.question
    return step.prompt.text if step.prompt else None


# --- what there is to look at, who works, what is written --------------------------------------------


def _material(place: _Place) -> list[Screen]:
    """What a step asks people to look at, where it has no room beside the question."""
    step = place.step
    asked = _question(step)
    above = SCREEN.above_material + (SCREEN.about.height(asked, SCREEN_WIDTH) + SCREEN.after_about if asked else 0.0)

    def texts(part: str) -> Boxes:
        room = room_of.under(room_of.title(f"{step.title}: dette ser vi på{part}", step, place.day), step) - above
        if len(step.material) > 1:
            return points(step.material, SCREEN.material, SCREEN.after_material, room)
        return paragraphs(step.material[0], SCREEN.material, SCREEN.after_material, room)

    boxes = _with_parts(texts)
    return [
        Screen(
            id=f"steg-{step.id}-stoff" if part == 1 else f"steg-{step.id}-stoff-{part}",
            number=0,
            kind="material",
            title=f"{step.title}: dette ser vi på",
            step=step,
            texts=shown,
            part=part,
            parts=len(boxes),
            question=(asked,) if asked else (),
        )
        for part, shown in enumerate(boxes, start=1)
    ]


def _figure(step: StepView) -> list[Screen]:
    """The figure of a step, which takes a screen to itself: in larger letters where it says little."""
    figure = step.figure
    if figure is None:
        return []
    size = _SMALLEST if figure.signs <= _FEW_SIGNS and figure.kind != "stairs" else _BODY
    return [Screen(f"steg-{step.id}-figur", 0, "figure", figure.title, step, size)]


def _talked_about(step: StepView) -> Text | None:
    """What stays in sight while a step is worked with."""
    if step.kind == "agreement":
        return Text(" ".join(AGREEMENT))
    if step.kind == "look_back":
        return Text(LOOK_BACK)
    return Text(step.title) if step.kind == "own" else _question(step)


def _phases(place: _Place, look: str | None) -> Screen:
    """The phases of a step and their clock, below what is asked."""
    step = place.step
    screen = Screen(f"steg-{step.id}-tid", 0, "phases", step.title, step, clock="all", coming=place.coming, look=look)
    question = _talked_about(step)
    if question is None:
        return screen
    coming = [*(phase.title for phase in step.phases[1:]), place.coming]
    head = room_of.head_of_phases("" if step.kind == "own" else step.title, step, place.day, coming)
    room = room_of.under_with_buttons(head)
    for material in dict.fromkeys([step.material, ()]):
        words = _look_words(step) if look and not material else ""
        left = room - room_of.strip(step.phases, words) - room_of.of_material(material)
        size = _largest(question, left)
        if size:
            return replace(screen, size=size, question=(question,), material=material, look=look if words else None)
    return screen


def _largest(question: Text, room: float) -> int:
    """The largest size that holds a question; 0 where none does."""
    fitting = (
        size
        for size, question_type in _OVER_PHASES
        if question_type.height(question, SCREEN_WIDTH) <= room and question_type.longest_word(question) <= SCREEN_WIDTH
    )
    return next(fitting, 0)


def _look_words(step: StepView) -> str:
    return "Vis punktene" if len(step.material) > 1 else "Vis teksten"


def _gathering(place: _Place) -> list[Screen]:
    """What the agreement at the end of several modules gathers: a line to write on for each."""
    step = place.step
    labels = [Text(f"Fra «{module.title}» tar vi med oss") for module in place.gathered]
    room = room_of.under_with_buttons(room_of.title(f"{_GATHERING} 2 av 2", step, place.day)) - room_of.NOTE

    def size(together: Sequence[Text]) -> float:
        lines = sum(SCREEN.gathered.height(label, SCREEN_WIDTH) + SCREEN.gathered_field for label in together)
        return lines + SCREEN.after_gathered * (len(together) - 1)

    boxes = packed(labels, size, room)
    return [
        Screen(
            f"steg-{step.id}-samling" if part == 1 else f"steg-{step.id}-samling-{part}",
            0,
            "gathering",
            _GATHERING,
            step,
            texts=shown,
            part=part,
            parts=len(boxes),
        )
        for part, shown in enumerate(boxes, start=1)
    ]
