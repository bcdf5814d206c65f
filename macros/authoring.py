"""The words an author may type on a page, each placing one component.

A macro looks things up and returns a `Component`: a template's name with finished objects. What it cannot find is an
`Unknown`, whose text is the sentence the author is shown. Rendering comes later, when it is known what stands around it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import jinja2
from jinja2 import nodes

from macros.components import Guides, NoGuide
from macros.content.located import split_front_matter
from macros.content.models import Module, Part
from macros.content.problems import Problem, nearest, unknown
from macros.content.reading import Page, Reading
from macros.content.told import SHOWN, keys_of
from macros.handbook import Handbook, Unknown, Unread, checklist_of, figure_of, prompt_of
from macros.recipes import Remembering, made_at_once
from macros.views.books import book_views
from macros.views.collected import Collected, Filters, collected, letters, within
from macros.views.competence_map import CompetenceMap
from macros.views.competence_map import competence_map as make_competence_map
from macros.views.half_year import HalfYearView, knowledge, ready_half_years
from macros.views.meetings import all_troubles, first_troubles
from macros.views.meetings import lengths as make_lengths
from macros.views.meetings import meetings as make_meetings
from macros.views.methods import method_views
from macros.views.module import Views
from macros.views.picture import picture_view
from macros.views.school_year import wheel_calendars
from macros.views.sources import references
from macros.views.statements import statements_views
from macros.views.year_wheel import year_wheel_view


@dataclass(frozen=True)
class Component:
    """A component to be placed: its template, what it is given, and which declared parts of the module it shows.

    What is `collected` from all modules is not searched: a hit should lead to the module, not to a list of everything.
    Nor is what is found `apart`: it has entries of its own in the search index, or says what is said on other pages too. `bound` are
    pages that shall stand in the book of the whole handbook.
    """

    name: str
    context: Mapping[str, Any]
    shows: tuple[str, ...] = ()
    collected: bool = False
    apart: bool = False
    bound: tuple[Page, ...] = ()


@dataclass(frozen=True)
class Call:
    """A macro call as it stands in a page's body. `line` counts in the file."""

    name: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    line: int


@dataclass(frozen=True)
class Desk:
    """What a macro works with: the handbook, its views, the guides to macros, the page it stands on, and all macro calls there."""

    handbook: Handbook
    views: Views
    guides: Guides
    page: Page
    calls: tuple[Call, ...] = ()
    example_of: Module | None = field(default=None)

    @property
    def module(self) -> Module:
        """The module whose parts a macro places."""
        module = self.example_of or self.page.module
        if module is None:
            raise Unknown("denne siden er ikke en modul, så makroen har ingenting å vise her")
        return module


MACROS: dict[str, Callable[..., Component]] = {}
_SIGNATURES: dict[str, inspect.Signature] = {}


def macro(function: Callable[..., Component]) -> Callable[..., Component]:
    """Makes a function a macro under its own name; its first parameter is the `Desk`."""
    MACROS[function.__name__] = function
    _SIGNATURES[function.__name__] = inspect.signature(function)
    return function


# --- a module's own parts -------------------------------------------------------------------------


@macro
def aims(desk: Desk) -> Component:
    """What one can do after the module."""
    return Component("aims", {"aims": desk.module.aims}, ("aims",))


@macro
def key_points(desk: Desk) -> Component:
    """The module's main points."""
    return Component("key_points", {"key_points": desk.module.key_points}, ("key_points",))


@macro
def scene(desk: Desk) -> Component:
    """The practice scene."""
    return Component("scene", {"scene": desk.module.scene}, ("scene",))


@macro
def prompts(desk: Desk) -> Component:
    """The module's questions, but for those that the page places one by one."""
    module = desk.module
    elsewhere = {id for call in desk.calls if call.name == "prompt" for id in (*call.args, *call.kwargs.values())}
    shown = [prompt for prompt in module.prompts if prompt.id not in elsewhere]
    if not shown:
        raise Unknown("alle spørsmålene står alt på siden hver for seg, så prompts() har ingen igjen")
    return Component(
        "prompts", {"module": module, "prompts": shown}, tuple(f"prompt {prompt.id}" for prompt in shown), apart=True
    )


@macro
def prompt(desk: Desk, id: str) -> Component:
    """One question."""
    question = prompt_of(desk.module, id)
    return Component("prompts", {"module": desk.module, "prompts": [question]}, (f"prompt {id}",), apart=True)


@macro
def checklist(desk: Desk, id: str) -> Component:
    """One checklist."""
    return Component("checklist", {"checklist": checklist_of(desk.module, id)}, (f"checklist {id}",))


@macro
def force_field(desk: Desk) -> Component:
    """The force field: what furthers, what hinders, what can we influence."""
    if desk.module.force_field is None:
        raise Unknown("modulen har ikke noe force_field")
    return Component("force_field", {"force_field": desk.module.force_field}, ("force_field",))


@macro
def figure(desk: Desk, id: str) -> Component:
    """One of the module's figures."""
    return Component("figure", {"figure": figure_of(desk.module, id)}, (f"figure {id}",))


@macro
def session(desk: Desk) -> Component:
    """The meeting plan with method, minutes and clock offsets."""
    return Component(
        "session", {"meeting": desk.views.of(desk.module).meeting, "module": desk.module}, ("session",), apart=True
    )


@macro
def sources(desk: Desk) -> Component:
    """The module's sources, and the day its facts were last checked."""
    context = {"references": references(desk.module, desk.handbook.sources), "checked": desk.module.checked}
    return Component("sources", context, ("sources",), apart=True)


@macro
def recommendation(desk: Desk, number: int) -> Component:
    """A box with one of the seven recommendations."""
    entry = desk.handbook.recommendation(number)
    context = {"recommendation": entry, "module": desk.handbook.module(entry.module)}
    return Component("recommendation", context, (f"recommendation {number}",), apart=True)


@macro
def building_blocks(desk: Desk) -> Component:
    """The building blocks of competence that the module serves."""
    handbook = desk.handbook
    blocks = [handbook.building_blocks[block] for block in desk.module.building_blocks]
    modules = {block.id: handbook.module(block.module) for block in blocks}
    return Component(
        "building_blocks", {"building_blocks": blocks, "modules": modules}, ("building_blocks",), apart=True
    )


@macro
def see_also(desk: Desk) -> Component:
    """Links on to other modules, each with a reason."""
    # No more of a module than is shown: else an edit of one would make every page anew that leads to it.
    linked = ((desk.handbook.module(link.module), link.reason) for link in desk.module.see_also)
    links = [(module.url, module.title, reason) for module, reason in linked]
    return Component("see_also", {"links": links}, ("see_also",), apart=True)


# --- the same words everywhere --------------------------------------------------------------------


@macro
def duty_to_report(desk: Desk) -> Component:
    """The duty to report goes first."""
    return Component("notice", {"notice": desk.handbook.notices["duty_to_report"]})


@macro
def stop_card(desk: Desk) -> Component:
    """What to do when the talk drifts to a real child."""
    return Component("notice", {"notice": desk.handbook.notices["stop_card"]})


# --- from the shared data -------------------------------------------------------------------------


@macro
def picture(desk: Desk) -> Component:
    """The big picture: each piece leads to its module, and the same stands as a list beneath."""
    handbook = desk.handbook
    return Component("picture", {"picture": picture_view(handbook.picture, handbook.modules)})


@macro
def year_wheel(desk: Desk, id: str) -> Component:
    """A year wheel, and the same as a table beneath."""
    wheel = desk.handbook.year_wheel(id)
    calendars = wheel_calendars(wheel, desk.handbook.modules.values())
    return Component("year_wheel", {"view": year_wheel_view(wheel), "calendars": calendars})


@macro
def methods(desk: Desk) -> Component:
    """Every way of working, each to be linked to as `#metode-<id>`."""
    handbook = desk.handbook
    printable = any(call.name == "methods" for call in desk.calls)
    views = method_views(handbook.methods.values(), handbook.sources)
    return Component("methods", {"methods": views, "printable": printable})


@macro
def programme(desk: Desk, id: str) -> Component:
    """A ready programme by the clock, or over years, with the way to its pages to print."""
    view = desk.views.programme(desk.handbook.programme(id))
    return Component("programme", {"view": view, "half_year": _url_of(desk, _HALF_YEAR)})


@macro
def programmes(desk: Desk) -> Component:
    """How long the ready programmes are, and where one chooses among those of the page by minutes."""
    views = [desk.views.programme(programme) for programme in desk.handbook.programmes.values()]
    placed = {id for call in desk.calls if call.name == "programme" for id in (*call.args, *call.kwargs.values())}
    minutes = within(view.minutes for view in views if view.minutes is not None)
    return Component(
        "programmes", {"views": views, "placed": sorted(placed), "filters": Filters(minutes=minutes, words=False)}
    )


@macro
def half_year(desk: Desk) -> Component:
    """Where modules are chosen for the meetings of half a year: what the choice covers, when the meetings are."""
    handbook, counts = desk.handbook, _map_of(desk)
    programmes = ((programme, desk.views.programme(programme).terms) for programme in handbook.programmes.values())
    view = HalfYearView(
        map=counts,
        parts=tuple((part, tuple(modules)) for part, modules in _by_part(handbook)["parts"]),
        troubles=tuple(
            trouble for _, troubles in all_troubles([("", handbook.modules.values())]) for trouble in troubles
        ),
        ready=ready_half_years(programmes),
        knowledge=knowledge(tuple(handbook.modules.values()), counts),
    )
    return Component("half_year", {"view": view, "modules": _of_recommendations(desk, counts)}, collected=True)


@macro
def statements(desk: Desk) -> Component:
    """The round of statements: where what was counted on paper becomes three modules; the page gets its sheets beside it."""
    handbook = desk.handbook
    views = statements_views(handbook.statements.values(), handbook.parts, handbook.modules)
    printable = any(call.name == "statements" for call in desk.calls)
    return Component("statements", {"parts": views, "half_year": _url_of(desk, _HALF_YEAR), "printable": printable})


@macro
def written_plan(desk: Desk, law: str, checked: str) -> Component:
    """The points of the written plan; the page they are placed on gets a blank to print."""
    source = desk.handbook.source(law)
    try:
        day = date.fromisoformat(checked)
    except ValueError:
        raise Unknown(f"«{checked}» er ikke en dato som 2026-11-22") from None
    printable = any(call.name == "written_plan" for call in desk.calls)
    return Component("written_plan", {"law": source, "checked": day, "printable": printable})


# --- collected from all modules -------------------------------------------------------------------


@macro
def all_prompts(desk: Desk) -> Component:
    """Every question of every module."""
    parts = _collected(desk)
    minutes = within(question.minutes for _, of_part in parts for each in of_part for question in each.prompts)
    given = {"parts": parts, "filters": _filters(desk, minutes), "sheets": _url_of(desk, _ALL_SHEETS)}
    return Component("all_prompts", given, collected=True)


@macro
def all_checklists(desk: Desk) -> Component:
    """Every checklist of every module."""
    given = {"parts": _collected(desk), "filters": _filters(desk), "sheets": _url_of(desk, _ALL_SHEETS)}
    return Component("all_checklists", given, collected=True)


@macro
def all_sheets(desk: Desk) -> Component:
    """Every sheet of every module, to pick from and print; the page gets another beside it that holds them all."""
    by_part = _by_part(desk.handbook)["parts"]
    parts = [(part, [desk.views.pile(module) for module in modules]) for part, modules in by_part]
    printable = any(call.name == "all_sheets" for call in desk.calls)
    given = {"parts": parts, "printable": printable, "plans": desk.views.plans}
    return Component("all_sheets", given, collected=True)


@macro
def all_sources(desk: Desk) -> Component:
    """Every source, with the modules that rest on it."""
    handbook = desk.handbook
    used: dict[str, list[Module]] = {source.id: [] for source in handbook.sources.values()}
    for module in handbook.modules.values():
        for source in {ref.id for ref in module.sources} & used.keys():
            used[source].append(module)
    return Component("all_sources", {"sources": list(handbook.sources.values()), "used": used})


@macro
def competence_map(desk: Desk) -> Component:
    """Recommendations × building blocks, counted in questions."""
    counts = _map_of(desk)
    given = {"map": counts, "modules": _of_recommendations(desk, counts), "questions": _url_of(desk, _ALL_PROMPTS)}
    return Component("competence_map", given, apart=True)


@macro
def glossary(desk: Desk) -> Component:
    """Every term in bokmål, nynorsk and English."""
    given = {"letters": letters(desk.handbook.terms()), "filters": Filters(), "modules": desk.handbook.modules}
    return Component("glossary", given, apart=True)


@macro
def module_cards(desk: Desk, part: str) -> Component:
    """A card for every module of a part."""
    entry = desk.handbook.part(part)
    return Component("module_cards", {"part": entry, "modules": desk.handbook.modules_of(part)}, collected=True)


@macro
def parts(desk: Desk, page: str) -> Component:
    """The parts of the handbook, each leading to its place on the `page` that has their modules."""
    return Component("parts", {**_by_part(desk.handbook), "page": desk.handbook.page(page).source}, collected=True)


@macro
def doors(desk: Desk, read: str, meet: str, print: str) -> Component:  # noqa: A002
    """The front page's three doors: the pages where one chooses what to read, a meeting to hold, and what to print."""
    pages = {"read": read, "meet": meet, "print": print}
    return Component("doors", {door: desk.handbook.page(page).source for door, page in pages.items()})


@macro
def books(desk: Desk, pages: str = "") -> Component:
    """The handbook and each part of it as a book; the whole one has some `pages` too, after the modules."""
    handbook = desk.handbook
    bound = tuple(handbook.page(page.strip()) for page in pages.split(",") if page.strip())
    shown = book_views(handbook.parts.values(), handbook.modules_of)
    return Component("books", {"books": shown}, bound=bound, apart=True)


@macro
def troubles(desk: Desk, groups: str = "") -> Component:
    """The door by trouble: everyday difficulties, each leading to a module; those of every module, or the first of those in `groups`."""
    handbook = desk.handbook
    if groups:
        chosen = [(title, [_with_trouble(handbook, slug) for slug in slugs]) for title, slugs in _groups(groups)]
        return Component("troubles", {"groups": first_troubles(chosen)}, collected=True)
    by_part = [(part.title, modules) for part, modules in _by_part(handbook)["parts"]]
    return Component("troubles", {"groups": all_troubles(by_part)}, collected=True)


@macro
def meeting_lengths(desk: Desk, page: str) -> Component:
    """How long the modules' meetings are, each leading to its place on the `page` that has them all."""
    lengths = make_lengths(desk.handbook.modules.values())
    return Component("meeting_lengths", {"lengths": lengths, "page": desk.handbook.page(page).source}, collected=True)


@macro
def meetings(desk: Desk, minutes: int) -> Component:
    """Modules whose session takes at most so many minutes, straight to their projected pages."""
    short_enough = make_meetings(desk.handbook.modules.values(), minutes)
    if not short_enough and not desk.handbook.unread:
        raise Unknown(f"ingen modul har et møte på {minutes} minutter eller kortere")
    return Component("meetings", {"minutes": minutes, "modules": short_enough}, collected=True)


@macro
def keys(desk: Desk, of: str) -> Component:
    """The keys of front matter, or of an item of a data file, as the models have them."""
    if of not in SHOWN:
        raise Unknown(unknown("slags nøkler", of, SHOWN))
    return Component("keys", {"keys": keys_of(of, desk.page.source)})


@macro
def example(desk: Desk, call: str) -> Component:
    """What a macro is for, a call of it and what that gives, for those who write."""
    parsed, problems = parse_calls("{{ " + call + " }}")
    if problems:
        raise Unknown(f"eksemplet «{call}»: {problems[0].message}")
    if len(parsed) != 1 or parsed[0].name == "example":
        raise Unknown(f"eksemplet «{call}» må være ett kall på en annen makro")
    slug = desk.page.examples_from
    example_of = desk.handbook.module(slug) if slug else desk.page.module
    shown = run(Desk(desk.handbook, desk.views, desk.guides, desk.page, example_of=example_of), parsed[0])
    name = parsed[0].name
    guide = desk.guides.of(shown.name, name, _arguments(name))
    return Component("example", {"macro": name, "guide": guide, "call": call, "shown": shown}, apart=True)


def _groups(groups: str) -> Iterator[tuple[str, list[str]]]:
    """Titles with slugs, from `Barna: slug, slug; Foreldre: slug`."""
    for group in groups.split(";"):
        title, colon, slugs = (piece.strip() for piece in group.partition(":"))
        if not title or not colon or not slugs:
            raise Unknown(
                f"«{group.strip()}» skal være en overskrift, kolon og moduler med komma imellom, som «Barna: leken, garderoben»"
            )
        yield title, [slug.strip() for slug in slugs.split(",")]


def _with_trouble(handbook: Handbook, slug: str) -> Module:
    module = handbook.named_module(slug)
    if not module.troubles:
        raise Unknown(f"modulen «{slug}» har ingen troubles")
    return module


# Pages that others lead to. A kindergarten may leave them out.
_HALF_YEAR = "moter/halvar.md"
_ALL_PROMPTS = "verktoy/alle-sporsmal.md"
_ALL_SHEETS = "verktoy/alle-ark.md"


def _url_of(desk: Desk, source: str) -> str | None:
    is_there = source in desk.handbook.pages
    return f"{source.removesuffix('.md')}/" if is_there else None


def _collected(desk: Desk) -> list[tuple[Part, list[Collected]]]:
    by_part = _by_part(desk.handbook)["parts"]
    return [
        (part, [collected(module, desk.views.of(module).meeting) for module in modules]) for part, modules in by_part
    ]


def _filters(desk: Desk, minutes: tuple[int, ...] = ()) -> Filters:
    handbook = desk.handbook
    parts = tuple(part for part, _ in _by_part(handbook)["parts"])
    shared = (tuple(handbook.recommendations.values()), tuple(handbook.building_blocks.values()))
    return Filters(parts, *shared, minutes)


def _map_of(desk: Desk) -> CompetenceMap:
    handbook = desk.handbook
    return make_competence_map(
        handbook.modules.values(), tuple(handbook.recommendations.values()), tuple(handbook.building_blocks.values())
    )


def _of_recommendations(desk: Desk, counts: CompetenceMap) -> dict[int, Module]:
    return {row.recommendation.number: desk.handbook.module(row.recommendation.module) for row in counts.rows}


def _by_part(handbook: Handbook) -> dict[str, Any]:
    parts = [(part, handbook.modules_of(part.id)) for part in handbook.parts.values()]
    return {"parts": [(part, modules) for part, modules in parts if modules]}


# --- what a module declares and its body does not place -------------------------------------------

# Heading, then the calls for what is left, in the order in which they stand at the end of a page.
_ENDING: tuple[tuple[str, str], ...] = (
    ("Her øver du på å", "aims"),
    ("Det viktigste", "key_points"),
    ("Fra praksis", "scene"),
    ("Snakk sammen", "prompts"),
    ("Sjekklister", "checklist"),
    ("Kraftfelt", "force_field"),
    ("Figurer", "figure"),
    ("Møteplan", "session"),
    ("Anbefalinger og byggesteiner", "recommendation"),
    ("Les videre", "see_also"),
    ("Kilder", "sources"),
)


# What of the ending is read as the text above it is.
_READ = ("aims", "key_points", "scene")


def ending(desk: Desk) -> list[tuple[str, list[Call]]]:
    """What the module declares and no call on the page shows, as (heading, calls): nothing declared is lost."""
    shown = {part for call in desk.calls for part in run(desk, call).shows}
    module = desk.module
    left: dict[str, list[Call]] = {}

    def add(heading_of: str, name: str, *args: Any, part: str) -> None:
        if part not in shown:
            left.setdefault(heading_of, []).append(Call(name, args, {}, 0))

    for name in ("aims", "key_points", "scene"):
        add(name, name, part=name)
    if any(f"prompt {prompt.id}" not in shown for prompt in module.prompts):
        add("prompts", "prompts", part="")
    for checklist in module.checklists:
        add("checklist", "checklist", checklist.id, part=f"checklist {checklist.id}")
    if module.force_field:
        add("force_field", "force_field", part="force_field")
    for figure in module.figures:
        add("figure", "figure", figure.id, part=f"figure {figure.id}")
    add("session", "session", part="session")
    for number in module.recommendations:
        add("recommendation", "recommendation", number, part=f"recommendation {number}")
    add("recommendation", "building_blocks", part="building_blocks")
    if module.see_also:
        add("see_also", "see_also", part="see_also")
    add("sources", "sources", part="sources")
    return [(heading, left[name]) for heading, name in _ENDING if name in left]


def first_to_use(desk: Desk) -> str | None:
    """The heading in the ending where reading ends and using begins, if the author has not placed all of that in the text."""
    return next((heading for heading, calls in ending(desk) if calls[0].name not in _READ), None)


# --- reading and checking a page's calls ----------------------------------------------------------

# It only takes calls apart; nothing is rendered.
_PARSER = jinja2.Environment()  # noqa: S701
_TOO_LARGE = 1_000_000
# What a macro leaves in the Markdown is marked with these; nothing that is typed may look like it.
RESERVED = re.compile("[\ue000\ue001]")


@dataclass(frozen=True)
class _Parsed:
    """How the calls in a body are found, which begins on a line of the file at `path`."""

    body: str
    path: str
    first_line: int

    def make(self) -> tuple[list[Call], list[Problem]]:
        """The calls, and what is wrong."""
        return parse_calls(self.body, self.path, self.first_line)


def parse_calls(body: str, path: str = "", first_line: int = 1) -> tuple[list[Call], list[Problem]]:
    """The macro calls in a body, and what stands in `{{ }}` or `{% %}` and is not a macro call."""
    sign = RESERVED.search(body)
    if sign:
        line = first_line + body.count("\n", 0, sign.start())
        return [], [Problem(path, line, "tegn", "her står et usynlig tegn som ikke kan brukes; slett det")]
    try:
        # Hardly any body has what may begin a comment.
        signs = list(_PARSER.lex(body)) if "{#" in body else []
        hidden = [line for line, kind, _ in signs if kind == "comment_begin"]
        if hidden:
            message = "«{# … #}» er en kommentar, og det som står i den, vises ikke; ta den bort"
            return [], [Problem(path, first_line + hidden[0] - 1, "makro", message)]
        tree = _PARSER.parse(body)
    except jinja2.TemplateSyntaxError as error:
        line, message = _syntax(error, body)
        return [], [Problem(path, first_line + line - 1, "makro", message)]
    except (ValueError, RecursionError, MemoryError, OverflowError):
        # A number of thousands of digits, or parentheses without end: Jinja names no line.
        return [], [Problem(path, first_line + _longest_call(body), "makro", _UNREADABLE)]
    calls: list[Call] = []
    problems: list[Problem] = []
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            problems.append(Problem(path, first_line + node.lineno - 1, "makro", _NO_BLOCKS))
            continue
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                continue
            call = _call(part, first_line + part.lineno - 1)
            if isinstance(call, Call):
                calls.append(call)
            else:
                problems.append(Problem(path, first_line + part.lineno - 1, "makro", call))
    return calls, problems


def _call(node: nodes.Node, line: int) -> Call | str:
    if isinstance(node, nodes.Name):
        if node.name in MACROS:
            return f"makroen skrives med parenteser: {{{{ {node.name}() }}}}"
        return _unknown_macro(node.name)
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return "mellom {{ og }} skal det stå ett makrokall, for eksempel {{ prompts() }}"
    if node.node.name not in MACROS:
        return _unknown_macro(node.node.name)
    values = [*node.args, *(keyword.value for keyword in node.kwargs)]
    given = [value.value for value in values if isinstance(value, nodes.Const)]
    if node.dyn_args or node.dyn_kwargs or len(given) < len(values):
        names = [value.name for value in values if isinstance(value, nodes.Name)]
        written = (
            f'; skriv {{{{ {node.node.name}("{names[0]}") }}}}'
            if len(values) == len(names) == len(_arguments(node.node.name)) == 1
            else ""
        )
        return f"det som står i parentesen, må være tekst i anførselstegn eller tall{written}"
    names = [keyword.key for keyword in node.kwargs]
    wrong = _wrong_with_arguments(names, given)
    if wrong:
        return wrong
    count = len(node.args)
    return Call(node.node.name, tuple(given[:count]), dict(zip(names, given[count:], strict=True)), line)


def _wrong_with_arguments(names: list[str], given: list[Any]) -> str | None:
    """What Jinja can read between the parentheses and a macro cannot take."""
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        return f"«{twice}» står to ganger i parentesen; behold den ene"
    if any(isinstance(value, str) and not value.isprintable() for value in given):
        return "teksten i parentesen har et tegn som ikke kan vises; skriv den på nytt"
    if any(isinstance(value, int) and value >= _TOO_LARGE for value in given):
        return "tallet i parentesen er for stort"
    return None


def _unknown_macro(name: str) -> str:
    return f"ukjent makro «{name}»{nearest(name, MACROS)}"


_UNREADABLE = "kan ikke leses; sjekk at {{ og }} står parvis, og at anførselstegn og parenteser er lukket"
_CURLED = re.compile("[“”„‟«»‘’]")
_NO_BLOCKS = "bare makroer i {{ … }} kan brukes her; {% … %} er ikke lov"


def _syntax(error: jinja2.TemplateSyntaxError, body: str) -> tuple[int, str]:
    """The line of the body, counted from 1, where what cannot be read begins, and the sentence about it."""
    message = error.message or ""
    if "comment" in message:
        return error.lineno, "«{#» leses som starten på en kommentar; skriv id-en til en overskrift som {: #id }"
    rows = list(enumerate(body.split("\n")[: error.lineno], start=1))
    blocks = [number for number, row in rows if "{%" in row]
    if blocks and ("innermost block" in message or "unknown tag" in message):
        return blocks[-1 if "unknown tag" in message else 0], _NO_BLOCKS
    opened = [number for number, row in rows if "{{" in row or "{%" in row]
    line = opened[-1] if opened else error.lineno
    return line, _unreadable(body.split("\n")[line - 1])


def _unreadable(row: str) -> str:
    """Why the call on a row cannot be read, as far as the row shows it."""
    call = row.partition("{{")[2]
    if _CURLED.search(call.partition("}}")[0]):
        return 'anførselstegnene i makroen er krøllete, som i Word; skriv rette: "'
    if call and "}}" not in call:
        return "makroen mangler de to krøllparentesene som avslutter: }}"
    if call.count("(") != call.count(")"):
        return "parentesen i makroen blir ikke lukket" if "(" in call else _UNREADABLE
    if call.count('"') % 2:
        return "anførselstegnet i makroen blir ikke lukket"
    return _UNREADABLE


def _longest_call(body: str) -> int:
    """The line, counted from 0, with the longest text from its first `{{`."""
    rows = [len(row) - row.find("{{") if "{{" in row else 0 for row in body.split("\n")]
    return rows.index(max(rows))


# They show all modules whatever stands in those, and take long: of a call of theirs nothing can be wrong but what it is given.
_NEVER_WRONG = frozenset({"all_sheets", "all_prompts", "all_checklists", "all_sources"})


def run(desk: Desk, call: Call) -> Component:
    """The component that a call places, or Unknown with the sentence to show."""
    bound = _given(desk, call)
    return MACROS[call.name](*bound.args, **bound.kwargs)


def _named_in(call: Call) -> frozenset[str]:
    """The macro that is called, and the one that an example shows."""
    shown = str(call.args[0]).partition("(")[0].strip() if call.name == "example" and call.args else ""
    return frozenset({call.name, shown})


def _given(desk: Desk, call: Call) -> inspect.BoundArguments:
    """What a call hands to its macro, or Unknown where it takes something else."""
    signature = _SIGNATURES[call.name]
    try:
        bound = signature.bind(desk, *call.args, **call.kwargs)
    except TypeError:
        raise Unknown(f"makroen skrives slik: {usage(call.name)}") from None
    for name, value in bound.arguments.items():
        wanted = {"str": str, "int": int}.get(str(signature.parameters[name].annotation))
        if wanted and type(value) is not wanted:
            raise Unknown(f"makroen skrives slik: {usage(call.name)}")
    return bound


def usage(name: str) -> str:
    """How a macro is written: `{{ checklist("id") }}`."""
    parameters = _SIGNATURES[name].parameters
    shown = ", ".join(each if parameters[each].annotation == "int" else f'"{each}"' for each in _arguments(name))
    return f"{{{{ {name}({shown}) }}}}"


def _arguments(name: str) -> list[str]:
    """What a macro is given between its parentheses."""
    _desk, *arguments = _SIGNATURES[name].parameters
    return arguments


def check_page(
    handbook: Handbook,
    views: Views,
    guides: Guides,
    page: Page,
    *,
    reported: frozenset[str],
    remembered: Remembering = made_at_once,
) -> tuple[tuple[Call, ...], list[Problem]]:
    """The macro calls of a page, and everything that is wrong with them.

    `reported` are the files in which something is wrong already: a call that trips over that is no mistake here. Any
    other error is a fault of ours, and is raised.
    """
    path = page.located.path
    calls, wrong = remembered(_Parsed(page.body, path, page.body_line))
    problems = list(wrong)
    desk = Desk(handbook, views, guides, page, tuple(calls))
    shown: dict[str, int] = {}
    for call in calls:
        try:
            if _named_in(call) & _NEVER_WRONG:
                _given(desk, call)
                continue
            component = run(desk, call)
        except Unknown as unknown:
            problems.append(Problem(path, call.line, "makro", f"{call.name}: {unknown}"))
            continue
        except NoGuide as missing:
            problems += missing.problems
            continue
        except Unread:
            if not reported:
                raise
            continue
        except ValueError:
            # A view of a module whose own parts do not fit together; what is no module shows all of them.
            if path not in reported and (page.module or not reported):
                raise
            continue
        for part in dict.fromkeys(component.shows):
            if part in shown:
                problems.append(
                    Problem(path, call.line, "makro", f"{call.name}: det samme står alt på linje {shown[part]}")
                )
            shown.setdefault(part, call.line)
    return tuple(calls), problems


def calls_on_broken_pages(reading: Reading) -> Iterator[Problem]:
    """What is wrong with the calls on pages whose front matter could not be taken: as much as their words alone tell."""
    taken = {page.source: page for page in reading.pages}
    for source, text in reading.texts.items():
        if source.endswith(".md") and source not in taken:
            _front, body, line = split_front_matter(text)
            yield from parse_calls(body, f"{reading.docs}/{source}", line)[1]


def macros(place: Callable[[Call], str]) -> Iterator[tuple[str, Callable[..., str]]]:
    """Every macro as mkdocs-macros calls it: `place` takes the call and returns what stands in the Markdown."""
    for name in MACROS:
        yield name, lambda *args, _name=name, **kwargs: place(Call(_name, args, kwargs, 0))
