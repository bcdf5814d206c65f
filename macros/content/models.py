"""The words of the handbook as typed, frozen models.

The docstring of a model that stands in a list is also what an error message says was expected there.
Keys that an author may write are the fields of `ModuleKeys` and of the models below it; unknown keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from macros.content.fields import (
    Address,
    Clock,
    Day,
    Expected,
    Flag,
    Id,
    Line,
    MarkdownText,
    Material,
    Minutes,
    Month,
    OneOf,
    StepName,
    Text,
    Url,
    Whole,
    Year,
)
from macros.content.located import KeyPath

# The fixed words of the format.
StepKind = Literal[
    "look_back", "opening", "scene", "prompt", "checklist", "force_field", "key_points", "agreement", "break"
]
Who = Literal["alone", "pairs", "group", "all"]
Doing = Literal["write", "read", "walk"]
SourceKind = Literal[
    "law",
    "regulation",
    "preparatory_work",
    "official_report",
    "strategy",
    "report",
    "article",
    "web_page",
    "talk",
    "book",
]
NoticeId = Literal["duty_to_report", "stop_card"]
YearKind = Literal["training_day", "staff_meeting", "guidance", "observation", "other"]
ItemKind = Literal["item", "look_back", "agreement", "break", "lunch"]
FigureKind = Literal["path", "stairs", "circle", "timeline", "bands", "sides", "roles", "around", "cross"]

STEP_KINDS: tuple[StepKind, ...] = get_args(StepKind)
WHO: tuple[Who, ...] = get_args(Who)
DOINGS: tuple[Doing, ...] = get_args(Doing)
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
NOTICES: tuple[NoticeId, ...] = get_args(NoticeId)
YEAR_KINDS: tuple[YearKind, ...] = get_args(YearKind)
ITEM_KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)


class Model(BaseModel):
    """Frozen, and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    expected: ClassVar[str] = "en gruppe nøkler"


class Prompt(Model):
    """A discussion question. Its number is its place in the module's list, everywhere it is shown.

    `material` is what it asks people to look at. `method` and `minutes` are how it is talked about where no step of the
    meeting says so: without them, as the last question of the meeting is.
    """

    expected: ClassVar[str] = "et spørsmål med id, text og building_block"
    id: Id
    text: MarkdownText
    building_block: Id
    note: MarkdownText | None = None
    follow_ups: Annotated[tuple[MarkdownText, ...], Expected("en liste med oppfølgingsspørsmål")] = ()
    material: Material = ()
    method: Id | None = None
    minutes: Minutes | None = None
    lines: Annotated[int, Whole(0, 20)] = 6


class Checklist(Model):
    """Actions an adult can see oneself doing, to be ticked."""

    expected: ClassVar[str] = "en sjekkliste med id, title og items"
    id: Id
    title: Line
    intro: MarkdownText | None = None
    items: Annotated[tuple[MarkdownText, ...], Field(min_length=1), Expected("en liste med minst ett punkt")]


class Scene(Model):
    """A practice scene of our own making, open to more than one reading."""

    expected: ClassVar[str] = "en praksisfortelling med title og text"
    title: Line
    text: MarkdownText


class ForceField(Model):
    """What furthers, what hinders, what can we influence."""

    expected: ClassVar[str] = "et kraftfelt med question"
    question: MarkdownText


class FigurePart(Model):
    """One step, band, side or role of a figure. A `mark` is set off from the others: the window itself, where one trips."""

    expected: ClassVar[str] = "en del med title, og gjerne text eller items"
    title: Line
    text: MarkdownText | None = None
    items: Annotated[tuple[MarkdownText, ...], Expected("en liste med korte punkter")] = ()
    mark: Flag = False


class Figure(Model):
    """A drawing of one of a few kinds, made of its parts. `shows` says what it shows, `centre` is what the parts stand around or between."""

    expected: ClassVar[str] = "en figur med id, kind, title, shows og parts"
    id: Id
    kind: Annotated[FigureKind, OneOf(FIGURE_KINDS)]
    title: Line
    shows: MarkdownText
    centre: Line | None = None
    parts: Annotated[tuple[FigurePart, ...], Expected("en liste med deler")]

    @property
    def signs(self) -> int:
        """How many signs stand in it."""
        return sum(len(text) for part in self.parts for text in (part.title, part.text or "", *part.items))


class Step(Model):
    """One step of a session. `phases` are minutes for each phase of the method, where the method's own do not fit.

    `material` is what there is to look at in it, `figure` the figure of the module that is shown in it.
    """

    expected: ClassVar[str] = "et steg med kind og minutes"
    kind: Annotated[StepKind, OneOf(STEP_KINDS)]
    minutes: Minutes
    prompt: Id | None = None
    checklist: Id | None = None
    method: Id | None = None
    phases: Annotated[tuple[Minutes, ...], Expected("en liste med minutter")] = ()
    material: Material = ()
    figure: Id | None = None
    note: MarkdownText | None = None


class Session(Model):
    """A meeting of a stated length."""

    expected: ClassVar[str] = "en møteplan med minutes og steps"
    minutes: Annotated[int, Whole(5, 480)]
    steps: Annotated[tuple[Step, ...], Field(min_length=1), Expected("en liste med minst ett steg")]


class SourceReference(Model):
    """Which source a module rests on, and which part of it."""

    expected: ClassVar[str] = "en kilde med id, og gjerne detail"
    id: Id
    detail: Line | None = None


class SeeAlso(Model):
    """A link on to another module, with a reason to follow it."""

    expected: ClassVar[str] = "en lenke med module og reason"
    module: Id
    reason: MarkdownText


class ModuleKeys(Model):
    """What an author writes under `module:`.

    `task` is small and to be tried until the next meeting, which asks for it. `keywords`, which may be written `sokeord`,
    are what only this module should answer.
    """

    expected: ClassVar[str] = "nøklene til en modul"
    aims: Annotated[tuple[MarkdownText, ...], Field(min_length=1), Expected("en liste med minst ett mål")]
    key_points: Annotated[tuple[MarkdownText, ...], Field(min_length=1), Expected("en liste med minst ett hovedpunkt")]
    scene: Scene
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1), Expected("en liste med minst ett spørsmål")]
    checklists: Annotated[tuple[Checklist, ...], Field(min_length=1), Expected("en liste med minst én sjekkliste")]
    force_field: ForceField | None = None
    figures: Annotated[tuple[Figure, ...], Expected("en liste med figurer")] = ()
    session: Session
    task: MarkdownText | None = None
    recommendations: Annotated[
        tuple[Annotated[int, Whole(1, 7)], ...],
        Field(min_length=1),
        Expected("en liste med minst ett tall fra 1 til 7"),
    ]
    building_blocks: Annotated[tuple[Id, ...], Field(min_length=1), Expected("en liste med minst én byggestein")]
    audience: Annotated[tuple[Id, ...], Expected("en liste med målgrupper")] = ("alle",)
    keywords: Annotated[
        tuple[Line, ...], Field(validation_alias=AliasChoices("keywords", "sokeord")), Expected("en liste med søkeord")
    ] = ()
    troubles: Annotated[tuple[Line, ...], Expected("en liste med vansker fra hverdagen")] = ()
    sources: Annotated[tuple[SourceReference, ...], Field(min_length=1), Expected("en liste med minst én kilde")]
    checked: Day
    see_also: Annotated[tuple[SeeAlso, ...], Expected("en liste med lenker til andre moduler")] = ()


class FrontMatter(Model):
    """Everything that may stand between the `---` lines of a page.

    `asked` is what people would ask who are to find this page, in their own words; the first few are shown on it.
    """

    title: Line
    description: Line
    asked: Annotated[tuple[Line, ...], Expected("en liste med det folk spør om")] = ()
    module: ModuleKeys | None = None
    examples_from: Id | None = None


class Module(ModuleKeys):
    """One theme, written once: what the author declared, and where it stands."""

    slug: Id
    part: Id
    title: Line
    description: Line

    @property
    def source(self) -> str:
        """The module's own file, relative to `docs/`."""
        return f"{self.part}/{self.slug}.md"

    @property
    def url(self) -> str:
        """The reading page, relative to the site's root. The others lie beneath it."""
        return f"{self.part}/{self.slug}/"

    @property
    def project_url(self) -> str:
        """The projected page."""
        return f"{self.url}vis/"

    @property
    def leader_url(self) -> str:
        """The leader's window, beside the projected page."""
        return f"{self.project_url}leder/"

    @property
    def sheet_url(self) -> str:
        """The sheets to print."""
        return f"{self.url}ark/"

    @property
    def run_sheet_url(self) -> str:
        """The leader's run sheet."""
        return f"{self.url}kjoreplan/"

    @property
    def pdf_url(self) -> str:
        """The module to read on paper, as PDF."""
        return f"{self.url}{self.slug}.pdf"

    @property
    def sheets_pdf_url(self) -> str:
        """All sheets of the sheets' page, as PDF."""
        return f"{self.sheet_url}{self.slug}.pdf"

    def sheet_pdf_url(self, kind: str) -> str:
        """One kind of sheet as PDF; the run sheet is of kind D."""
        return f"{self.sheet_url}{self.slug}-{kind.lower()}.pdf"

    @property
    def fillable_pdf_url(self) -> str:
        """Sheet A as a PDF that one fills in on a screen."""
        return f"{self.sheet_url}{self.slug}-a-skjema.pdf"

    def number_of(self, prompt: Prompt) -> int:
        """The number a question has on page, screen and paper, from 1."""
        return self.prompts.index(prompt) + 1


class Recommendation(Model):
    """One of the seven recommendations."""

    expected: ClassVar[str] = "en anbefaling med number, title, summary, in_practice og module"
    number: Annotated[int, Whole(1, 7)]
    title: Line
    summary: MarkdownText
    in_practice: MarkdownText
    module: Id


class BuildingBlock(Model):
    """One of the four building blocks of competence."""

    expected: ClassVar[str] = "en byggestein med id, title, gloss og module"
    id: Id
    title: Line
    gloss: MarkdownText
    module: Id


class Source(Model):
    """A law, report or page that claims rest on. `year` is left out where the source is undated."""

    expected: ClassVar[str] = "en kilde med id, title, publisher og kind"
    id: Id
    author: Line | None = None
    title: Line
    publisher: Line
    year: Year | None = None
    url: Url | None = None
    kind: Annotated[SourceKind, OneOf(SOURCE_KINDS)]
    note: MarkdownText | None = None


class Phase(Model):
    """One phase of a method: who works, and for how many minutes as the method is usually run.

    In less than `least` minutes it makes no sense. In a `round` everybody says something in turn. `roles` are needed from here.
    What one is `doing` besides talking is drawn: one writes, somebody reads aloud, one walks.
    """

    expected: ClassVar[str] = "en fase med title, who og minutes"
    title: Line
    who: Annotated[Who, OneOf(WHO)]
    doing: Annotated[Doing, OneOf(DOINGS)] | None = None
    minutes: Minutes
    least: Minutes = 1
    round: Flag = False
    roles: Annotated[tuple[Line, ...], Expected("en liste med roller")] = ()


class Method(Model):
    """A way of working in a meeting. Its minutes are data, never code. `origin` says where it comes from in words.

    `roles` are those that are needed from the beginning; a phase has what is needed from there. `steps` are the kinds of steps that
    it may take another method's place in.
    """

    expected: ClassVar[str] = "en arbeidsmåte med id, title, summary, phases og fits"
    id: Id
    title: Line
    summary: MarkdownText
    phases: Annotated[tuple[Phase, ...], Field(min_length=1), Expected("en liste med minst én fase")]
    group_size: Line | None = None
    roles: Annotated[tuple[Line, ...], Expected("en liste med roller")] = ()
    steps: Annotated[tuple[Annotated[StepKind, OneOf(STEP_KINDS)], ...], Expected("en liste med slags steg")] = ()
    fits: MarkdownText
    origin: MarkdownText | None = None
    source: Id | None = None

    @property
    def least(self) -> int:
        """The fewest minutes it makes sense in."""
        return sum(phase.least for phase in self.phases)

    @property
    def sizes(self) -> tuple[int, int] | None:
        """The least and the most of a group; None where it says none."""
        numbers = [int(number) for number in re.findall(r"\d+", self.group_size or "")]
        return (min(numbers), max(numbers)) if numbers else None

    @property
    def all_roles(self) -> tuple[str, ...]:
        """Every role, in the order they are needed."""
        return (*self.roles, *(role for phase in self.phases for role in phase.roles))


class Term(Model):
    """A word of the field, in bokmål, nynorsk and English. An `everyday` word needs no explanation where it is used."""

    expected: ClassVar[str] = "et ord med nb, nn, en og explanation"
    nb: Line
    nn: Line
    en: Line
    explanation: MarkdownText
    module: Id | None = None
    everyday: Flag = False

    @property
    def anchor(self) -> str:
        """The word's place in the glossary: the same as long as the word is, whatever stands around it."""
        letters = self.nb.casefold().replace("æ", "ae").replace("ø", "o").replace("å", "a")
        return "ord-" + "-".join(re.findall(r"[a-z0-9]+", letters))


class Synonym(Model):
    """Everyday words that people search with, and the word that the handbook has for them."""

    expected: ClassVar[str] = "et ord med term og words"
    term: Line
    words: Annotated[tuple[Line, ...], Field(min_length=1), Expected("en liste med minst ett ord")]


class Notice(Model):
    """Words that stand the same everywhere, such as the duty to report."""

    expected: ClassVar[str] = "en fast tekst med id, title og text"
    id: Annotated[NoticeId, OneOf(NOTICES)]
    title: Line
    text: MarkdownText
    points: Annotated[tuple[MarkdownText, ...], Expected("en liste med punkter")] = ()


class Part(Model):
    """A part of the handbook: a folder of modules."""

    expected: ClassVar[str] = "en del med id, number, title og intro"
    id: Id
    number: Annotated[int, Whole(1, 99)]
    title: Line
    intro: MarkdownText

    @property
    def book_url(self) -> str:
        """The part as a book, as PDF."""
        return f"bok/{self.id}.pdf"


class Audience(Model):
    """Whom a module is for."""

    expected: ClassVar[str] = "en målgruppe med id og title"
    id: Id
    title: Line


class Piece(Model):
    """One piece of the picture. `drawn` are the lines of its title in the drawing, where it must be broken by hand."""

    expected: ClassVar[str] = "en brikke med title, module og text"
    title: Line
    drawn: Annotated[tuple[Line, ...], Field(max_length=3), Expected("en liste med høyst tre linjer")] = ()
    module: Id
    text: MarkdownText


class Picture(Model):
    """The big picture: what stands in the middle, and the pieces around it that carry it."""

    expected: ClassVar[str] = "et bilde med title, centre og pieces"
    title: Line
    centre: Annotated[tuple[Line, ...], Field(min_length=1, max_length=4), Expected("en liste med én til fire linjer")]
    pieces: Annotated[
        tuple[Piece, ...], Field(min_length=3, max_length=10), Expected("en liste med tre til ti brikker")
    ]


class YearEntry(Model):
    """Something that comes in certain months, once in each or every so many weeks of them."""

    expected: ClassVar[str] = "et punkt med kind, title og months"
    kind: Annotated[YearKind, OneOf(YEAR_KINDS)]
    title: Line
    months: Annotated[tuple[Month, ...], Field(min_length=1), Expected("en liste med minst ett tall fra 1 til 12")]
    every_weeks: Annotated[int, Whole(1, 12)] | None = None


class YearWheel(Model):
    """A year of meetings and days. It begins with the month `starts`."""

    expected: ClassVar[str] = "et årshjul med id, title, starts og entries"
    id: Id
    title: Line
    intro: MarkdownText | None = None
    starts: Month
    entries: Annotated[tuple[YearEntry, ...], Field(min_length=1), Expected("en liste med minst ett punkt")]


class AgendaItem(Model):
    """One item of a programme. `note` is for the leader alone.

    `steps` are those that it takes from its module, by kind or by the id of a question or a checklist; `at` is the time that
    a lunch is locked to.
    """

    expected: ClassVar[str] = "et punkt med title og minutes"
    kind: Annotated[ItemKind, OneOf(ITEM_KINDS)] = "item"
    title: Line
    minutes: Annotated[int, Whole(1, 480)]
    module: Id | None = None
    steps: Annotated[tuple[StepName, ...], Expected("en liste med steg fra modulen")] = ()
    method: Id | None = None
    at: Clock | None = None
    note: MarkdownText | None = None


class Agenda(Model):
    """A meeting or a day, with breaks and lunch in its minutes."""

    expected: ClassVar[str] = "en agenda med minutes, starts og items"
    minutes: Annotated[int, Whole(5, 600)]
    starts: Clock
    items: Annotated[tuple[AgendaItem, ...], Field(min_length=1), Expected("en liste med minst ett punkt")]


class PlanItem(Model):
    """One thing that is done in a term. `note` is for the leader alone."""

    expected: ClassVar[str] = "et punkt med title"
    title: Line
    when: Line | None = None
    module: Id | None = None
    method: Id | None = None
    note: MarkdownText | None = None


class PlanTerm(Model):
    """One term of a plan."""

    expected: ClassVar[str] = "et halvår med title, aim og items"
    title: Line
    aim: MarkdownText
    items: Annotated[tuple[PlanItem, ...], Field(min_length=1), Expected("en liste med minst ett punkt")]


class Plan(Model):
    """Work over years: terms, not minutes."""

    expected: ClassVar[str] = "en plan med terms"
    terms: Annotated[tuple[PlanTerm, ...], Field(min_length=1), Expected("en liste med minst ett halvår")]


class Programme(Model):
    """A ready programme: either an agenda in minutes or a plan in terms."""

    expected: ClassVar[str] = "et program med id, title, summary og enten agenda eller plan"
    id: Id
    title: Line
    summary: MarkdownText
    agenda: Agenda | None = None
    plan: Plan | None = None

    @property
    def url(self) -> str:
        """The page to print for everybody, relative to the site's root."""
        return f"moter/programmer/{self.id}/"

    @property
    def leader_url(self) -> str:
        """The same with the leader's notes."""
        return f"{self.url}leder/"

    @property
    def pdf_url(self) -> str:
        """The page for everybody as PDF."""
        return f"{self.url}{self.id}.pdf"

    @property
    def leader_pdf_url(self) -> str:
        """The same with the leader's notes."""
        return f"{self.leader_url}{self.id}-leder.pdf"


class Statement(Model):
    """Something one can see in a good week, and the modules that it leads to, the nearest first."""

    expected: ClassVar[str] = "en påstand med text og modules"
    text: MarkdownText
    modules: Annotated[tuple[Id, ...], Field(min_length=1), Expected("en liste med minst én modul")]


class PartStatements(Model):
    """The statements of one part of the handbook: as many for each, so that all sheets look alike."""

    expected: ClassVar[str] = "en del med part og statements"
    part: Id
    statements: Annotated[tuple[Statement, ...], Field(min_length=1), Expected("en liste med seks påstander")]


class Moved(Model):
    """A page that has another address than before. Whoever comes by the `old` one is led on to the `new`."""

    expected: ClassVar[str] = "en adresse som er flyttet, med old og new"
    old: Address
    new: Address


def models_in(model: Model, key: KeyPath = ()) -> Iterator[tuple[KeyPath, Model]]:
    """A model and every model within it, each with its key path: `(("agenda", "items", 1), AgendaItem)`."""
    yield key, model
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, Model):
            yield from models_in(value, (*key, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Model):
                    yield from models_in(item, (*key, name, index))


def texts_of(model: Model, key: KeyPath = ()) -> Iterator[tuple[KeyPath, Text]]:
    """Every Markdown text in a model, each with its key path: `(("prompts", 1, "note"), Text)`."""
    for name in type(model).model_fields:
        yield from _texts_in(getattr(model, name), (*key, name))


def _texts_in(value: object, key: KeyPath) -> Iterator[tuple[KeyPath, Text]]:
    if isinstance(value, Text):
        yield key, value
    elif isinstance(value, Model):
        yield from texts_of(value, key)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts_in(item, (*key, index))


def lines_of(model: Model, key: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text in a model that is shown as it is typed, each with its key path: titles, names, words."""
    for place, part in models_in(model, key):
        for name in type(part).model_fields:
            value = getattr(part, name)
            for index, item in enumerate(value if isinstance(value, tuple) else (value,)):
                if type(item) is str:
                    yield (*place, name, *((index,) if isinstance(value, tuple) else ())), item
