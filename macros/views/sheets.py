"""The sheets a module prints: which kinds there are, what stands on which page, and how many lines there is room for.

All of it is settled here, so that a sheet is the same on screen and on paper and every page can say which it is. Heights and
widths are millimetres, of the measures that the components' stylesheets draw with: what is really printed is not higher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.content.fields import Text
from macros.content.located import KeyPath
from macros.content.models import Checklist, ForceField, Module, Prompt, Scene
from macros.typography.measures import COLUMNS, RUN_SHEET, RUN_SHEET_CELL, SHEET, SHEET_WIDTH
from macros.views.fitting import packed
from macros.views.session import SessionView, StepView

# How many lines there are for what one will practise: at least two, at most as many as one needs.
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
    columns: int = COLUMNS[0]
    has_agreement: bool = False
    runs_over: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet. `purpose` is the sentence that says what it is for, `privacy` what becomes of it, `roles` who does what."""

    kind: str
    title: str
    purpose: str
    privacy: str
    pages: tuple[SheetPage, ...] = ()
    roles: tuple[str, ...] = ()


# A part of a page, and its height with as few lines to write on as it may have.
_Part = tuple[SheetPage, float]


def sheets(module: Module) -> tuple[Sheet, ...]:
    """The sheets of a module, in the order of their kinds."""
    numbered = [NumberedPrompt(module.number_of(prompt), prompt, _least(prompt.lines)) for prompt in module.prompts]
    asked = {step.prompt for step in module.session.steps if step.prompt}
    of_group = [replace(each, lines=max(each.lines, _LINES_OF_A_GROUP)) for each in numbered if each.prompt.id in asked]
    agreement = (
        SheetPage(has_agreement=True),
        SHEET.part.line + SHEET.gap + 3 * SHEET.agreement_row + SHEET.after_agreement,
    )
    checklists = [_checklist(checklist) for checklist in module.checklists]
    practice = (
        SheetPage(practice=_PRACTICE_LINES[0]),
        SHEET.part.line + SHEET.gap + SHEET.ruled_line * _PRACTICE_LINES[0],
    )
    tried = [*map(_prompt, _without_follow_ups(of_group[:1])), agreement]
    every_kind: list[tuple[Sheet, Sequence[_Part], Sequence[_Part] | None]] = [
        (
            Sheet(
                kind="A",
                title="Refleksjonsark",
                purpose="Tenk gjennom spørsmålene alene og skriv stikkord før dere snakker sammen.",
                privacy=_SHREDDED,
            ),
            [*map(_prompt, numbered), *_force_field(module), agreement],
            None,
        ),
        (
            Sheet(
                kind="B",
                title="Gruppeark",
                purpose="Sekretæren skriver det gruppa vil dele med de andre.",
                privacy=_SHREDDED,
                roles=("Gruppe nummer", "Ordstyrer", "Sekretær"),
            ),
            [*map(_prompt, of_group)],
            None,
        ),
        (
            Sheet(
                kind="C",
                title="Sjekkliste",
                purpose="Kryss av for det du ser at du gjør, og velg ett punkt du vil øve på.",
                privacy="Ikke skriv navn på barn. Arket er ditt, og ingen samler det inn.",
            ),
            checklists,
            [*checklists, practice],
        ),
        (
            Sheet(
                kind="E",
                title="Til deg som ikke var med",
                purpose="Les dette på to minutter, og spør en kollega om resten.",
                privacy="Ikke skriv navn på barn. Arket ligger til dere har sett på avtalen igjen, og makuleres da.",
            ),
            [_points(module), *tried],
            [_points(module), _scene(module.scene), *tried],
        ),
    ]
    filled = (replace(sheet, pages=_filled(sheet, module, least, wished)) for sheet, least, wished in every_kind)
    return tuple(sheet for sheet in filled if sheet.pages)


def _filled(
    sheet: Sheet, module: Module, least: Sequence[_Part], wished: Sequence[_Part] | None
) -> tuple[SheetPage, ...]:
    """The pages with what is wished for, where it takes no more of them than the least that the sheet must have."""
    pages = _pages(sheet, module, least)
    wished_pages = _pages(sheet, module, wished) if wished else pages
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
        if _run_header(module) + _row(step, module) > _room(module) and not (step.prompt and step.prompt.id in told):
            place = ("session", "steps", step.number - 1)
            yield (
                place,
                "må være kortere: steget får ikke plass på én side av kjøreplanen, med spørsmålet og notatene sine",
            )


def _pages(sheet: Sheet, module: Module, parts: Sequence[_Part]) -> tuple[SheetPage, ...]:
    """The parts page by page, under the head of a sheet; what is left of a page is shared out as lines."""
    if not parts:
        return ()
    header = _header(sheet, module)

    def height(pieces: Sequence[_Part]) -> float:
        return (header if pieces[0] is parts[0] else _CONTINUES) + sum(millimetres for _, millimetres in pieces)

    room = _room(module)
    return tuple(_joined(page, room - height(page)) for page in packed(parts, height, room))


# In the footer the handbook's own title, or one that is no longer, stands before the module's; below them the part, and an
# address in two lines. And white above it.
_TITLE_OF_HANDBOOK = "Relasjonshåndboka · "
_LINES_BELOW_TITLE = 3
_ABOVE_FOOTER = 2.0


def _room(module: Module) -> float:
    """What is left above the footer, whether it has an address and a QR code or not."""
    title = SHEET.footer.lines(_TITLE_OF_HANDBOOK + module.title, SHEET.footer_text)
    text = SHEET.footer.line * (title + _LINES_BELOW_TITLE)
    return SHEET.height - SHEET.footer_rule - SHEET.above_footer_text - text - _ABOVE_FOOTER


# The line that says what a page continues.
_CONTINUES = SHEET.kind.line + SHEET.gap


def _header(sheet: Sheet, module: Module) -> float:
    title = SHEET.kind.line + SHEET.gap + SHEET.title.height(module.title, SHEET_WIDTH)
    purpose = SHEET.gap + SHEET.body.height(sheet.purpose, SHEET_WIDTH)
    privacy = SHEET.body.height(f"**{sheet.privacy}**", SHEET_WIDTH)
    return title + purpose + privacy + SHEET.after_header + (SHEET.roles if sheet.roles else 0.0)


def _joined(parts: Sequence[_Part], left: float) -> SheetPage:
    """The parts on one page; what is `left` of it becomes more lines, or a larger force field where none are drawn."""
    contents = [content for content, _ in parts]
    prompts = [prompt for content in contents for prompt in content.prompts]
    places = [place for place, prompt in enumerate(prompts) if prompt.lines]
    spare_lines = int(max(left, 0.0) // SHEET.ruled_line)
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
        columns=COLUMNS[0] if places else max(height for height in COLUMNS if height <= COLUMNS[0] + max(left, 0.0)),
        has_agreement=any(content.has_agreement for content in contents),
        runs_over=left < 0,
    )


def _prompt(each: NumberedPrompt) -> _Part:
    text = SHEET.question.height(f"**Spørsmål {each.number}** {each.prompt.text}", SHEET_WIDTH - SHEET.gap)
    follow_ups = sum(SHEET.follow_up.height(text, SHEET_WIDTH - SHEET.indent) for text in each.prompt.follow_ups)
    lines = SHEET.ruled_line * each.lines
    return SheetPage(prompts=(each,)), text + (follow_ups and SHEET.gap + follow_ups) + lines + SHEET.after_prompt


def _checklist(checklist: Checklist) -> _Part:
    title = SHEET.part.height(checklist.title, SHEET_WIDTH)
    intro = SHEET.gap + SHEET.body.height(checklist.intro, SHEET_WIDTH) if checklist.intro else 0.0
    items = sum(
        2 * SHEET.around_item + SHEET.item.height(item, SHEET_WIDTH - SHEET.item_indent) for item in checklist.items
    )
    return SheetPage(checklists=(checklist,)), title + intro + SHEET.gap + items + SHEET.after_checklist


def _force_field(module: Module) -> Iterator[_Part]:
    if module.force_field:
        question = SHEET.question.height(f"**{module.force_field.question}**", SHEET_WIDTH) + SHEET.after_question
        yield SheetPage(force_field=module.force_field), question + COLUMNS[0] + SHEET.after_force_field


def _points(module: Module) -> _Part:
    points = sum(SHEET.question.height(point, SHEET_WIDTH - SHEET.indent) + SHEET.gap for point in module.key_points)
    return SheetPage(points=module.key_points), SHEET.part.line + SHEET.gap + points + SHEET.after_points


def _scene(scene: Scene) -> _Part:
    title = SHEET.part.height(scene.title, SHEET_WIDTH) + SHEET.gap
    text = sum(
        SHEET.scene.height(paragraph, SHEET_WIDTH) + SHEET.after_paragraph
        for paragraph in re.split(r"\n\s*\n", scene.text)
    )
    return SheetPage(scene=scene), title + text + SHEET.after_scene


# --- D: the run sheet -----------------------------------------------------------------------------

# What stands in the head beside the title: what the meeting is, and the duty to report, with its link and in bold.
_LINES_OF_PURPOSE = 2
_LINES_OF_DUTY = 3


@dataclass(frozen=True)
class RunSheet:
    """The leader's plan on paper: the steps of the meeting, page by page."""

    minutes: int
    pages: tuple[tuple[StepView, ...], ...]


def run_sheet(module: Module, session: SessionView) -> RunSheet:
    """The run sheet of a session: one page where it fits."""
    header = _run_header(module)
    rows = [(step, _row(step, module)) for step in session.steps]

    def height(pieces: Sequence[tuple[StepView, float]]) -> float:
        return (header if pieces[0] is rows[0] else _RUN_CONTINUES) + sum(millimetres for _, millimetres in pieces)

    pages = packed(rows, height, _room(module))
    return RunSheet(session.minutes, tuple(tuple(step for step, _ in page) for page in pages))


_HEAD_OF_TABLE = RUN_SHEET.text.line + 2 * RUN_SHEET.around_cell + 2 * RUN_SHEET.rule
_RUN_CONTINUES = _CONTINUES + _HEAD_OF_TABLE


def _run_header(module: Module) -> float:
    title = SHEET.kind.line + SHEET.gap + SHEET.title.height(module.title, SHEET_WIDTH)
    text = SHEET.gap + RUN_SHEET.text.line * (_LINES_OF_PURPOSE + _LINES_OF_DUTY)
    return title + text + RUN_SHEET.after_header + _HEAD_OF_TABLE


def _row(step: StepView, module: Module) -> float:
    what: list[str | None] = [f"**{step.title}**"]
    if step.prompt:
        what.append(step.prompt.text)
    elif step.kind == "force_field" and module.force_field:
        what.append(module.force_field.question)
    if step.method:
        what.append(step.phases_in_short)
    to_leader: list[str | None] = [step.step.note, step.prompt.note if step.prompt else None]
    if step.prompt and step.prompt.follow_ups:
        to_leader.append(f"Spør videre: {' '.join(step.prompt.follow_ups)}")
    cell = max(_paragraphs([text for text in texts if text]) for texts in (what, to_leader))
    return cell + 2 * RUN_SHEET.around_cell + RUN_SHEET.rule


def _paragraphs(texts: Sequence[str]) -> float:
    return sum(RUN_SHEET.text.height(text, RUN_SHEET_CELL) + RUN_SHEET.gap for text in texts) - RUN_SHEET.gap
