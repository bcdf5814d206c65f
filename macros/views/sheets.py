"""The sheets a module prints: which kinds there are, what stands on which page, and how many lines there is room for.

All of it is settled here, so that a sheet is the same on screen and on paper and every page can say which it is. Heights
are millimetres as the components' stylesheets set them, lengths of lines in signs of the handbook's own letters, both a little on the
safe side: what is really printed is not higher.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.content.fields import Text
from macros.content.located import KeyPath
from macros.content.models import Checklist, ForceField, Module, Prompt, Scene
from macros.views.fitting import lines, packed
from macros.views.session import SessionView, StepView

# A4 less margins and the footer with its QR code.
_ROOM = 245.0
_HEADER = 24.2
_HEADER_LINE = 8.2
_PER_LINE_OF_TITLE = 40
# The line that says what a page continues.
_CONTINUES = 6.0
_RULED_LINE = 8.5
_ROLES = 14.0
# The three columns of a force field, at least, and what is around them. They grow in steps, each with a height of its
# own in overrides/components/force_field/force_field.css: a page that says what it looks like itself is refused by its own policy.
_COLUMNS = 76
_STEP_OF_COLUMNS = 5
_AROUND_COLUMNS = 9.0
_AGREEMENT = 48.0
# A heading, at least two lines, at most as many as one needs.
_PRACTICE = 10.0
_PRACTICE_LINES = (2, 5)

# Pages that each kind may have: what is more than this is not handed out at a meeting.
_MOST_PAGES = {"A": 3, "B": 2, "C": 2, "E": 1}
# What an author makes shorter where a sheet has more.
_FILLED_BY = {"A": "prompts", "B": "prompts", "C": "checklists", "E": "key_points"}

_SHREDDED = "Ikke skriv navn på barn. Arket makuleres etter møtet."
# A group writes more than one person does.
_LINES_OF_A_GROUP = 6


@dataclass(frozen=True)
class NumberedPrompt:
    """A question with the number it has everywhere, and how many lines to write on it gets here."""

    number: int
    prompt: Prompt
    lines: int


@dataclass(frozen=True)
class SheetPage:
    """One side of paper. Its parts stand in the order of the fields.

    `columns` is how many millimetres high the force field's are; `practice` how many lines there are for what one will
    practise. `runs_over` where it has one part, and that is higher than a page.
    """

    points: tuple[Text, ...] = ()
    scene: Scene | None = None
    prompts: tuple[NumberedPrompt, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    practice: int = 0
    force_field: ForceField | None = None
    columns: int = _COLUMNS
    has_agreement: bool = False
    runs_over: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet. `purpose` is the sentence that says what it is for, `privacy` what becomes of it, `roles` who does what."""

    kind: str
    title: str
    purpose: str
    privacy: str
    pages: tuple[SheetPage, ...]
    roles: tuple[str, ...] = ()


# A part of a page, and its height with as few lines to write on as it may have.
_Part = tuple[SheetPage, float]


def sheets(module: Module) -> tuple[Sheet, ...]:
    """The sheets of a module, in the order of their kinds."""
    numbered = [NumberedPrompt(module.number_of(prompt), prompt, _least(prompt.lines)) for prompt in module.prompts]
    asked = {step.prompt for step in module.session.steps if step.prompt}
    of_group = [replace(each, lines=max(each.lines, _LINES_OF_A_GROUP)) for each in numbered if each.prompt.id in asked]
    agreement = (SheetPage(has_agreement=True), _AGREEMENT)
    checklists = [_checklist(checklist) for checklist in module.checklists]
    practice = (SheetPage(practice=_PRACTICE_LINES[0]), _PRACTICE + _RULED_LINE * _PRACTICE_LINES[0])
    tried = [*map(_prompt, _without_follow_ups(of_group[:1])), agreement]
    every_kind = [
        Sheet(
            kind="A",
            title="Refleksjonsark",
            purpose="Tenk gjennom spørsmålene alene og skriv stikkord før dere snakker sammen.",
            privacy=_SHREDDED,
            pages=_pages(module, [*map(_prompt, numbered), *_force_field(module), agreement]),
        ),
        Sheet(
            kind="B",
            title="Gruppeark",
            purpose="Sekretæren skriver det gruppa vil dele med de andre.",
            privacy=_SHREDDED,
            pages=_pages(module, [*map(_prompt, of_group)], more=_ROLES),
            roles=("Gruppe nummer", "Ordstyrer", "Sekretær"),
        ),
        Sheet(
            kind="C",
            title="Sjekkliste",
            purpose="Kryss av for det du ser at du gjør, og velg ett punkt du vil øve på.",
            privacy="Ikke skriv navn på barn. Arket er ditt, og ingen samler det inn.",
            pages=_on_no_more_pages(module, checklists, [*checklists, practice]),
        ),
        Sheet(
            kind="E",
            title="Til deg som ikke var med",
            purpose="Les dette på to minutter, og spør en kollega om resten.",
            privacy="Ikke skriv navn på barn. Arket ligger til dere har sett på avtalen igjen, og makuleres da.",
            pages=_on_no_more_pages(module, [_points(module), *tried], [_points(module), _scene(module.scene), *tried]),
        ),
    ]
    return tuple(sheet for sheet in every_kind if sheet.pages)


def _on_no_more_pages(module: Module, least: Sequence[_Part], wished: Sequence[_Part]) -> tuple[SheetPage, ...]:
    """What is wished for, where it takes no more pages than the least that the sheet must have."""
    pages, wished_pages = _pages(module, least), _pages(module, wished)
    return wished_pages if len(wished_pages) == len(pages) else pages


def _without_follow_ups(prompts: Sequence[NumberedPrompt]) -> Iterator[NumberedPrompt]:
    """As one answers alone, in two lines: what to ask further belongs in the talk."""
    for each in prompts:
        yield replace(each, prompt=each.prompt.model_copy(update={"follow_ups": ()}), lines=2)


def _least(wanted: int) -> int:
    """How few lines a question may have of those its author wants: two less, if a page is saved by that."""
    return max(wanted - 2, min(wanted, 3))


# The keys and places that lead to something in a module, and what is wrong with it.
_Problem = tuple[KeyPath, str]


def too_long(module: Module, session: SessionView, of_module: Sequence[Sheet]) -> Iterator[_Problem]:
    """What no page has room for, else sheets of the module that have more pages than their kind may have."""
    higher_than_a_page = dict(_higher_than_a_page(module, session, of_module))
    yield from higher_than_a_page.items()
    for sheet in of_module if not higher_than_a_page else ():
        most = _MOST_PAGES[sheet.kind]
        if len(sheet.pages) > most:
            pages = "én side" if most == 1 else f"{most} sider"
            yield (_FILLED_BY[sheet.kind],), f"ark {sheet.kind} får bare ha {pages}, og dette fyller {len(sheet.pages)}"


def _higher_than_a_page(module: Module, session: SessionView, of_module: Sequence[Sheet]) -> Iterator[_Problem]:
    told = set()
    for page in (page for sheet in of_module for page in sheet.pages if page.runs_over):
        if page.prompts:
            told.add(page.prompts[0].prompt.id)
            yield (
                ("prompts", page.prompts[0].number - 1),
                "må være kortere: spørsmålet får ikke plass på én side av arket",
            )
        elif page.checklists:
            number = [checklist.id for checklist in module.checklists].index(page.checklists[0].id)
            yield (
                ("checklists", number),
                "må være kortere, eller deles i to: sjekklista får ikke plass på én side av arket",
            )
        elif page.points:
            yield ("key_points",), "må være kortere: punktene får ikke plass på én side av arket"
    for step in session.steps:
        if _run_header(module) + _row(step, module) > _ROOM and not (step.prompt and step.prompt.id in told):
            place = ("session", "steps", step.number - 1)
            yield (
                place,
                "må være kortere: steget får ikke plass på én side av kjøreplanen, med spørsmålet og notatene sine",
            )


def _pages(module: Module, parts: Sequence[_Part], more: float = 0.0) -> tuple[SheetPage, ...]:
    """The parts page by page; what is left of a page is shared out as lines. `more` is what the head has beside its title."""
    if not parts:
        return ()
    header = more + _HEADER + _HEADER_LINE * lines(module.title, _PER_LINE_OF_TITLE)

    def height(pieces: Sequence[_Part]) -> float:
        return (header if pieces[0] is parts[0] else _CONTINUES) + sum(millimetres for _, millimetres in pieces)

    return tuple(_joined(page, _ROOM - height(page)) for page in packed(parts, height, _ROOM))


def _joined(parts: Sequence[_Part], left: float) -> SheetPage:
    """The parts on one page; what is `left` of it becomes more lines, or a larger force field where none are drawn."""
    contents = [content for content, _ in parts]
    prompts = [prompt for content in contents for prompt in content.prompts]
    places = [place for place, prompt in enumerate(prompts) if prompt.lines]
    spare_lines = int(max(left, 0.0) // _RULED_LINE)
    for turn, place in enumerate(places):
        # The first ones get what does not come out even.
        more = (spare_lines + len(places) - 1 - turn) // len(places)
        prompts[place] = replace(prompts[place], lines=prompts[place].lines + more)
    practice = sum(content.practice for content in contents)
    return SheetPage(
        points=tuple(point for content in contents for point in content.points),
        scene=next((content.scene for content in contents if content.scene), None),
        prompts=tuple(prompts),
        checklists=tuple(checklist for content in contents for checklist in content.checklists),
        practice=practice and min(practice + spare_lines, _PRACTICE_LINES[1]),
        force_field=next((content.force_field for content in contents if content.force_field), None),
        columns=_COLUMNS if places else _COLUMNS + int(max(left, 0.0) // _STEP_OF_COLUMNS) * _STEP_OF_COLUMNS,
        has_agreement=any(content.has_agreement for content in contents),
        runs_over=left < 0,
    )


def _prompt(each: NumberedPrompt) -> _Part:
    follow_ups = 1.0 + sum(5.0 * lines(follow_up, 92) for follow_up in each.prompt.follow_ups)
    text = 5.8 * lines(f"Spørsmål 00 {each.prompt.text}", 78)
    return SheetPage(prompts=(each,)), 6.5 + text + follow_ups + _RULED_LINE * each.lines


def _checklist(checklist: Checklist) -> _Part:
    intro = 1.0 + 5.5 * lines(checklist.intro, 84) if checklist.intro else 0.0
    items = sum(3.2 + 5.6 * lines(item, 73) for item in checklist.items)
    return SheetPage(checklists=(checklist,)), 15.5 + intro + items


def _force_field(module: Module) -> Iterator[_Part]:
    if module.force_field:
        question = 5.8 * lines(module.force_field.question, 72)
        yield SheetPage(force_field=module.force_field), _AROUND_COLUMNS + question + _COLUMNS


def _points(module: Module) -> _Part:
    return SheetPage(points=module.key_points), 14.0 + sum(1.0 + 5.8 * lines(point, 75) for point in module.key_points)


def _scene(scene: Scene) -> _Part:
    text = sum(4.9 * lines(paragraph, 90) + 2.0 for paragraph in scene.text.split("\n\n"))
    return SheetPage(scene=scene), 11.5 + text


# --- D: the run sheet -----------------------------------------------------------------------------

# The head without its title, and the head of the table; a line of a cell, what is around it, and the phases' line.
_RUN_HEADER = 38.0
_CELL_LINE = 4.9
_AROUND_CELL = 3.2
_PHASES = 5.9
_PER_LINE_OF_CELL = 38


@dataclass(frozen=True)
class RunSheet:
    """The leader's plan on paper: the steps of the meeting, page by page."""

    minutes: int
    pages: tuple[tuple[StepView, ...], ...]


def run_sheet(module: Module, session: SessionView) -> RunSheet:
    """The run sheet of a session: one page where it fits."""
    header = _run_header(module)

    def height(steps: Sequence[StepView]) -> float:
        return (header if steps[0] is session.steps[0] else 0.0) + sum(_row(step, module) for step in steps)

    return RunSheet(session.minutes, packed(session.steps, height, _ROOM))


def _run_header(module: Module) -> float:
    return _RUN_HEADER + _HEADER_LINE * lines(module.title, _PER_LINE_OF_TITLE)


def _row(step: StepView, module: Module) -> float:
    what: list[str | None] = [step.title]
    if step.prompt:
        what.append(step.prompt.text)
    elif step.kind == "force_field" and module.force_field:
        what.append(module.force_field.question)
    to_leader: list[str | None] = [step.step.note, step.prompt.note if step.prompt else None]
    if step.prompt and step.prompt.follow_ups:
        to_leader.append(f"Spør videre: {' '.join(step.prompt.follow_ups)}")
    left, right = (
        sum(_CELL_LINE * lines(text, _PER_LINE_OF_CELL) + 1.0 for text in texts if text) for texts in (what, to_leader)
    )
    return _AROUND_CELL + max(left + (_PHASES if step.method else 0.0), right)
