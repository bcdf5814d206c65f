"""The sheets that a meeting writes on: which kinds there are, what stands on which page, and how many lines there is room for.

All of it is settled here, so that a sheet is the same on screen and on paper and every page can say which it is. Heights and
widths are millimetres, of the measures that the components' stylesheets draw with: what is really printed is not higher.
A sheet is made of the parts of its `Stock`, which is everything that may stand on its kind. For another meeting than the planned one
overrides/assets/meeting_paper.js chooses and lays out the same parts again.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.content.fields import Text
from macros.content.located import KeyPath
from macros.content.models import Checklist, ForceField, Module, Prompt, Scene, Who
from macros.typography.breaks import with_company
from macros.typography.measures import COLUMNS, SHEET, SHEET_TITLE_WIDTH, SHEET_WIDTH
from macros.views.fitting import PageMeasures, PagePart, Placed, laid_out, runs_over
from macros.views.meeting import StepView

# How many lines there are for what one will practise: at least two, at most as many as one needs.
_PRACTICE_LINES = (2, 5)

# Pages that each kind may have: what is more than this is not handed out at a meeting.
_MOST_PAGES = {"A": 3, "B": 2, "C": 2, "E": 1}
# What an author makes shorter where a sheet has more.
_FILLED_BY = {"A": "prompts", "B": "prompts", "C": "checklists", "E": "key_points"}

_SHREDDED = "Ikke skriv navn på barn. Arket makuleres etter møtet."
# The kinds that are shredded after the meeting: nothing that is kept stands on their backs.
SHREDDED = ("A", "B")
# A group writes more than one person does, and one who was not there less.
_LINES_OF_A_GROUP = 6
_LINES_ALONE = 2


@dataclass(frozen=True)
class NumberedPrompt:
    """A question with the number it has everywhere, how many lines to write on it gets here, and what there is to look at."""

    number: int
    prompt: Prompt
    lines: int
    material: tuple[Text, ...] = ()


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
    """One sheet. `purpose` is the sentence that says what it is for, `privacy` what becomes of it, `roles` who does what.

    `works` is who writes on it, as a phase has it; nothing where nobody does so in the meeting.
    """

    kind: str
    title: str
    purpose: str
    privacy: str
    pages: tuple[SheetPage, ...] = ()
    roles: tuple[str, ...] = ()
    works: Who | None = None


@dataclass(frozen=True)
class Stock:
    """Everything that may stand on a kind of sheet of a module: its `parts`, and by their ids what they hold.

    `sheet` has one page with all of it, and an empty one that continues.
    """

    sheet: Sheet
    measures: PageMeasures
    parts: tuple[PagePart, ...]
    contents: Mapping[str, SheetPage]

    @property
    def kind(self) -> str:
        """Its kind."""
        return self.sheet.kind


def sheets(stocks: Sequence[Stock], steps: Sequence[StepView]) -> tuple[Sheet, ...]:
    """The sheets of a module, from its `stocks`, for the steps that a meeting takes of it: what they write on, and what one gets who was not there."""
    planned = [step for step in steps if not step.spare]
    return tuple(
        sheet
        for stock in stocks
        if stock.kind == "E" or writes_on(stock.kind, planned)
        if (sheet := _chosen(stock, planned)).pages
    )


def fillable(sheet: Sheet) -> Sheet:
    """The same sheet as somebody fills it in on a screen who cannot write by hand: nothing is left when the meeting is over."""
    purpose = "Skriv i feltene før dere snakker sammen. Bruk tabulatortasten for å gå fra felt til felt."
    return replace(sheet, purpose=purpose, privacy="Ikke skriv navn på barn. Slett fila etter møtet.")


def all_sheets(stocks: Sequence[Stock], steps: Sequence[StepView]) -> tuple[Sheet, ...]:
    """A sheet of every kind, where nothing in the plan writes on one with everything that may stand on it."""
    asked = {sheet.kind: sheet for sheet in sheets(stocks, steps)}
    return tuple(
        asked.get(stock.kind) or _of_parts(stock, _everything(stock, steps))
        for stock in stocks
        if stock.kind in asked or stock.parts
    )


def writes_on(kind: str, steps: Sequence[StepView]) -> bool:
    """Whether a phase of some steps writes on a kind of sheet."""
    return any(phase.paper == kind for step in steps for phase in step.phases)


def blank_backs(sheets: Sequence[Sheet]) -> tuple[bool, ...]:
    """Of each sheet of a pile, whether its last back stays blank, so that what is kept and what is shredded share no paper."""
    backs = []
    sides = 0
    for sheet, after in zip(sheets, [*sheets[1:], None], strict=False):
        sides += len(sheet.pages)
        parts = after is not None and (sheet.kind in SHREDDED) != (after.kind in SHREDDED)
        backs.append(parts and sides % 2 == 1)
        sides += backs[-1]
    return tuple(backs)


# --- which parts ----------------------------------------------------------------------------------


def _asked(steps: Sequence[StepView]) -> list[str]:
    return [f"prompt:{step.prompt.id}" for step in steps if step.prompt]


def _parts_of(kind: str, steps: Sequence[StepView]) -> list[str]:
    """The parts that a sheet of a kind has for some steps."""
    if kind == "A":
        kinds = {step.kind for step in steps}
        return [*_asked(steps), *(kind for kind in ("force_field", "agreement") if kind in kinds)]
    if kind == "B":
        return _asked([step for step in steps if writes_on("B", [step])])
    if kind == "C":
        return [f"checklist:{step.checklist.id}" for step in steps if step.checklist and writes_on("C", [step])]
    if kind == "E":
        return ["points", *_asked(steps)[:1], "agreement"]
    raise ValueError(f"sheet {kind} has no rule for what stands on it")


def _wished(kind: str, parts: Sequence[str]) -> list[str]:
    """The parts with what stands on it too where it takes no more pages."""
    if kind == "C" and parts:
        return [*parts, "practice"]
    return [parts[0], "scene", *parts[1:]] if kind == "E" else list(parts)


def _everything(stock: Stock, steps: Sequence[StepView]) -> list[str]:
    if stock.kind == "E":
        return _parts_of("E", steps)
    return [part.id for part in stock.parts if part.id != "practice"]


def _chosen(stock: Stock, steps: Sequence[StepView]) -> Sheet:
    return _of_parts(stock, _parts_of(stock.kind, steps))


def _of_parts(stock: Stock, chosen: Sequence[str]) -> Sheet:
    """The sheet with what is wished for, where it takes no more pages than the least that it must have."""
    by_id = {part.id: part for part in stock.parts}
    least = [by_id[id] for id in chosen if id in by_id]
    wished = [by_id[id] for id in _wished(stock.kind, chosen) if id in by_id]
    parts, pages = least, laid_out(least, stock.measures)
    more = laid_out(wished, stock.measures)
    if len(more) == len(pages):
        parts, pages = wished, more
    over = runs_over(parts, pages, stock.measures)
    filled = tuple(_joined(stock, page, over=high) for page, high in zip(pages, over, strict=True))
    return replace(stock.sheet, pages=filled)


def _joined(stock: Stock, page: Sequence[Placed], *, over: bool = False) -> SheetPage:
    """The parts on one page, with the lines they get."""
    contents = [_with_lines(stock.contents[placed.id], placed) for placed in page]
    return SheetPage(
        points=tuple(point for content in contents for point in content.points),
        scene=next((content.scene for content in contents if content.scene), None),
        prompts=tuple(prompt for content in contents for prompt in content.prompts),
        checklists=tuple(checklist for content in contents for checklist in content.checklists),
        practice=sum(content.practice for content in contents),
        force_field=next((content.force_field for content in contents if content.force_field), None),
        columns=max((placed.columns // 100 for placed in page if placed.columns), default=COLUMNS[0]),
        has_agreement=any(content.has_agreement for content in contents),
        runs_over=over,
    )


def _with_lines(content: SheetPage, placed: Placed) -> SheetPage:
    return replace(
        content,
        prompts=tuple(replace(each, lines=placed.lines) for each in content.prompts),
        practice=content.practice and placed.lines,
    )


# --- what may stand on each kind ------------------------------------------------------------------


def stocks(module: Module, steps: Sequence[StepView]) -> tuple[Stock, ...]:
    """What may stand on each kind of a module's sheets, in the order of the kinds; `steps` with those in reserve."""
    numbered = [NumberedPrompt(module.number_of(prompt), prompt, _least(prompt.lines)) for prompt in module.prompts]
    material = {step.prompt.id: step.material for step in steps if step.prompt}
    of_group = [
        replace(
            each, lines=max(each.lines, _LINES_OF_A_GROUP), material=material.get(each.prompt.id, each.prompt.material)
        )
        for each in numbered
    ]
    alone = [
        replace(each, prompt=each.prompt.model_copy(update={"follow_ups": ()}), lines=_LINES_ALONE) for each in of_group
    ]
    alone = [replace(each, material=()) for each in alone]
    agreement = _Sized("agreement", SheetPage(has_agreement=True), _AGREEMENT)
    every_kind: list[tuple[Sheet, list[_Sized]]] = [
        (
            Sheet(
                kind="A",
                title="Refleksjonsark",
                purpose="Tenk gjennom spørsmålene alene og skriv stikkord før dere snakker sammen.",
                privacy=_SHREDDED,
                works="alone",
            ),
            [*map(_prompt, numbered), *_force_field(module), agreement],
        ),
        (
            Sheet(
                kind="B",
                title="Gruppeark",
                purpose="Sekretæren skriver det gruppa vil dele med de andre.",
                privacy=_SHREDDED,
                roles=("Gruppe nummer", "Ordstyrer", "Sekretær"),
                works="group",
            ),
            [*map(_prompt, of_group)],
        ),
        (
            Sheet(
                kind="C",
                title="Sjekkliste",
                purpose="Kryss av for det du ser at du gjør, og sett ring rundt ett punkt du vil øve på.",
                privacy="Ikke skriv navn på barn. Arket er ditt, og ingen samler det inn.",
                works="alone",
            ),
            [*map(_checklist, module.checklists), _PRACTICE],
        ),
        (
            Sheet(
                kind="E",
                title="Til deg som ikke var med",
                purpose="Les dette på to minutter, og spør en kollega om resten.",
                privacy="Ikke skriv navn på barn. Arket ligger til dere har sett på avtalen igjen, og makuleres da.",
            ),
            [_points(module), _scene(module.scene), *map(_prompt, alone), agreement],
        ),
    ]
    return tuple(_stock(sheet, module, sized) for sheet, sized in every_kind)


@dataclass(frozen=True)
class _Sized:
    """A part, what it holds, and how many millimetres high it is with as few lines as it may have."""

    id: str
    content: SheetPage
    height: float
    most: int | None = None

    @property
    def part(self) -> PagePart:
        lines = sum(each.lines for each in self.content.prompts) + self.content.practice
        return PagePart(self.id, hundredths(self.height), lines, self.most, grows=self.content.force_field is not None)


def _stock(sheet: Sheet, module: Module, sized: Sequence[_Sized]) -> Stock:
    measures = PageMeasures(
        head=hundredths(_header(sheet, module)),
        continues=hundredths(CONTINUES),
        room=int(100 * room(module.title)),
        line=hundredths(SHEET.ruled_line),
        columns=[100 * height for height in COLUMNS],
    )
    contents = {each.id: each.content for each in sized}
    parts = tuple(each.part for each in sized)
    stock = Stock(sheet, measures, parts, contents)
    everything = _joined(stock, [Placed(part.id, part.lines, 0) for part in parts])
    return replace(stock, sheet=replace(sheet, pages=(everything, SheetPage())))


def hundredths(millimetres: float) -> int:
    """Whole hundredths of a millimetre, never less."""
    return math.ceil(round(100 * millimetres, 4))


def _least(wanted: int) -> int:
    """How few lines a question may have of those its author wants: two less, if a page is saved by that."""
    return max(wanted - 2, min(wanted, 3))


# The keys and places that lead to something in a module, and what is wrong with it.
_Problem = tuple[KeyPath, str]


def too_long(module: Module, stocks: Sequence[Stock], steps: Sequence[StepView]) -> Iterator[_Problem]:
    """What no page has room for, else sheets of the module that have more pages than their kind may have."""
    of_group = [sheet for sheet in sheets(stocks, steps) if sheet.kind == "B"]
    every = [_of_parts(stock, _everything(stock, steps)) for stock in stocks if stock.kind != "B"]
    of_module = [*every, *of_group]
    higher_than_a_page = dict(_higher_than_a_page(module, of_module))
    yield from higher_than_a_page.items()
    for sheet in of_module if not higher_than_a_page else ():
        most = _MOST_PAGES[sheet.kind]
        if len(sheet.pages) > most:
            pages = "én side" if most == 1 else f"{most} sider"
            yield (_FILLED_BY[sheet.kind],), f"ark {sheet.kind} får bare ha {pages}, og dette fyller {len(sheet.pages)}"


def _higher_than_a_page(module: Module, of_module: Sequence[Sheet]) -> Iterator[_Problem]:
    for page in (page for sheet in of_module for page in sheet.pages if page.runs_over):
        if page.prompts:
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


# --- heights --------------------------------------------------------------------------------------

# In the footer the handbook's own title, or one that is no longer, stands before the module's; below them the part, and an
# address in two lines. And white above it.
_TITLE_OF_HANDBOOK = "Relasjonshåndboka · "
_LINES_BELOW_TITLE = 3
_ABOVE_FOOTER = 2.0

# The line that says what a page continues.
CONTINUES = SHEET.kind.line + SHEET.gap
_AGREEMENT = SHEET.part.line + SHEET.gap + 3 * SHEET.agreement_row + SHEET.after_agreement
_PRACTICE = _Sized(
    "practice",
    SheetPage(practice=_PRACTICE_LINES[0]),
    SHEET.part.line + SHEET.gap + SHEET.ruled_line * _PRACTICE_LINES[0],
    most=_PRACTICE_LINES[1],
)


def room(title: str) -> float:
    """What is left above the footer, whether it has an address and a QR code or not."""
    lines = SHEET.footer.lines(_TITLE_OF_HANDBOOK + title, SHEET.footer_text)
    text = SHEET.footer.line * (lines + _LINES_BELOW_TITLE)
    return SHEET.height - SHEET.footer_rule - SHEET.above_footer_text - text - _ABOVE_FOOTER


def above_title(after_band: float) -> float:
    """From a sheet's upper edge to its title: the band of its part, and what kind of sheet it is."""
    return SHEET.band + after_band + SHEET.kind.line + SHEET.gap


def _header(sheet: Sheet, module: Module) -> float:
    title = above_title(SHEET.after_band) + SHEET.title.height(with_company(module.title), SHEET_TITLE_WIDTH)
    purpose = SHEET.gap + SHEET.body.height(sheet.purpose, SHEET_WIDTH)
    privacy = SHEET.body.height(f"**{sheet.privacy}**", SHEET_WIDTH)
    return title + purpose + privacy + SHEET.after_header + (SHEET.roles if sheet.roles else 0.0)


def _prompt(each: NumberedPrompt) -> _Sized:
    text = SHEET.question.height(
        f"**Spørsmål {each.number}** {with_company(each.prompt.text)}", SHEET_WIDTH - SHEET.gap
    )
    below = [*each.material, *each.prompt.follow_ups]
    items = sum(SHEET.follow_up.height(text, SHEET_WIDTH - SHEET.indent) for text in below)
    gaps = SHEET.gap * (bool(each.material) + bool(each.prompt.follow_ups))
    height = text + gaps + items + SHEET.ruled_line * each.lines + SHEET.after_prompt
    return _Sized(f"prompt:{each.prompt.id}", SheetPage(prompts=(each,)), height)


def _checklist(checklist: Checklist) -> _Sized:
    title = SHEET.part.height(with_company(checklist.title), SHEET_WIDTH)
    intro = SHEET.gap + SHEET.body.height(checklist.intro, SHEET_WIDTH) if checklist.intro else 0.0
    items = sum(
        2 * SHEET.around_item + SHEET.item.height(item, SHEET_WIDTH - SHEET.item_indent) for item in checklist.items
    )
    height = title + intro + SHEET.gap + items + SHEET.after_checklist
    return _Sized(f"checklist:{checklist.id}", SheetPage(checklists=(checklist,)), height)


def _force_field(module: Module) -> Iterator[_Sized]:
    if module.force_field:
        question = SHEET.question.height(f"**{module.force_field.question}**", SHEET_WIDTH) + SHEET.after_question
        height = question + COLUMNS[0] + SHEET.after_force_field
        yield _Sized("force_field", SheetPage(force_field=module.force_field), height)


def _points(module: Module) -> _Sized:
    points = sum(SHEET.question.height(point, SHEET_WIDTH - SHEET.indent) + SHEET.gap for point in module.key_points)
    height = SHEET.part.line + SHEET.gap + points + SHEET.after_points
    return _Sized("points", SheetPage(points=module.key_points), height)


def _scene(scene: Scene) -> _Sized:
    title = SHEET.part.height(scene.title, SHEET_WIDTH) + SHEET.gap
    text = sum(
        SHEET.scene.height(paragraph, SHEET_WIDTH) + SHEET.after_paragraph
        for paragraph in re.split(r"\n\s*\n", scene.text)
    )
    return _Sized("scene", SheetPage(scene=scene), title + text + SHEET.after_scene)
