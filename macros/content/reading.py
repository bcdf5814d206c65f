"""Reads `docs/` into models: every page's front matter and the shared data, and every problem in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from macros.content.bodies import problems_of_body
from macros.content.choices import CALLED, MODULES
from macros.content.edition import nothing
from macros.content.fields import Text
from macros.content.files import strange_files
from macros.content.located import (
    LARGEST_DATA,
    LARGEST_PAGE,
    KeyPath,
    Located,
    parse_yaml,
    read_text,
    split_front_matter,
)
from macros.content.models import (
    NOTICES,
    Audience,
    BuildingBlock,
    FrontMatter,
    Method,
    Model,
    Module,
    ModuleKeys,
    Moved,
    Notice,
    Part,
    PartStatements,
    Picture,
    Programme,
    Recommendation,
    Source,
    Synonym,
    Term,
    YearWheel,
    texts_of,
)
from macros.content.norwegian import as_id
from macros.content.problems import Problem, chosen
from macros.content.validating import validate
from macros.recipes import Remembering, made_at_once

# File name under docs/data/ → the model of its items, and the key that tells them apart; None where the file is one thing.
DATA_FILES: Mapping[str, tuple[type[Model], str | None]] = {
    "parts": (Part, "id"),
    "recommendations": (Recommendation, "number"),
    "building_blocks": (BuildingBlock, "id"),
    "audiences": (Audience, "id"),
    "sources": (Source, "id"),
    "methods": (Method, "id"),
    "notices": (Notice, "id"),
    "glossary": (Term, "nb"),
    "synonyms": (Synonym, "term"),
    "picture": (Picture, None),
    "year_wheels": (YearWheel, "id"),
    "programmes": (Programme, "id"),
    "statements": (PartStatements, "part"),
    "moved": (Moved, "old"),
}
# Those that need not be there, or hold anything.
MAY_BE_EMPTY = frozenset({"moved"})


@dataclass(frozen=True)
class Page:
    """One Markdown file: its front matter, and its body with the line that the body starts on."""

    source: str
    title: str
    description: str
    body: str
    body_line: int
    located: Located
    module: Module | None = None
    examples_from: str | None = None
    asked: tuple[str, ...] = ()


@dataclass
class DataFile:
    """One file of shared data: its items by id, in the order they were written, and the key path each stands at.

    A file that is one thing has that as its only item, under the file's name. `whole` is False where something in the file is wrong: then an id that is not among the items proves nothing.
    """

    located: Located
    items: dict[Any, Any] = field(default_factory=dict)
    places: dict[Any, KeyPath] = field(default_factory=dict)
    whole: bool = True


@dataclass
class Reading:
    """All that was read, and all that was wrong with it.

    `docs` is the name of the folder. `sources` are the files of all pages that the site may have, `kept_back` those that the settings keep out of it. `texts`
    is what stands in each file that could be opened and is not too much to read, whatever is wrong with its front matter.
    """

    docs: str = "docs"
    pages: list[Page] = field(default_factory=list)
    data: dict[str, DataFile] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    kept_back: frozenset[str] = frozenset()
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The slugs of all files that lie where modules lie, the broken ones too: a link to those is not what is wrong."""
        parts = self.data["parts"]
        files = map(PurePosixPath, self.sources)
        return frozenset(file.stem for file in files if file.parent.as_posix() in parts.items or not parts.whole)

    def ids(self, name: str) -> Collection[object]:
        """What may be named of a file of data, or of the modules, as far as that could be read."""
        return self.slugs if name == MODULES else self.data[name].items

    def has_all(self, name: str) -> bool:
        """Whether an id that is not among those of a file of data, or of the modules, is one that nothing has."""
        return name == MODULES or self.data[name].whole

    @cached_property
    def written(self) -> list[tuple[Located, KeyPath, Text]]:
        """Every Markdown text in front matter and shared data, and where it stands."""
        places: list[tuple[Model, KeyPath, Located]] = [
            (page.module, ("module",), page.located) for page in self.pages if page.module
        ]
        places += [
            (item, file.places[known_as], file.located)
            for file in self.data.values()
            for known_as, item in file.items.items()
        ]
        return [(located, (*prefix, *key), text) for model, prefix, located in places for key, text in texts_of(model)]


def read(docs: Path, keeps_back: Callable[[str], bool] = nothing, remembered: Remembering = made_at_once) -> Reading:
    """Reads every page and all shared data under `docs`; problems are addressed from its parent folder.

    What the settings keep out of the site is not read, nor what is hidden. What stands in a file is `remembered` by its text.
    """
    reading = Reading(docs.name)
    reading.problems += strange_files(docs)
    for name in DATA_FILES:
        reading.data[name], problems = _read_data(docs, name, reading.texts, remembered)
        reading.problems += [*problems, *reading.data[name].located.cut_off]
    there = {file.relative_to(docs).as_posix(): file for file in sorted(docs.rglob("*.md")) if file.is_file()}
    shown = {source: file for source, file in there.items() if not re.match(r"data/|(.*/)?\.", source)}
    reading.kept_back = frozenset(filter(keeps_back, shown))
    reading.sources = frozenset(shown) - reading.kept_back
    for source in sorted(reading.sources):
        page, problems = _read_page(docs, shown[source], reading, remembered)
        reading.problems += problems
        if page:
            reading.pages.append(page)
    reading.problems = [told for problem in reading.problems if (told := chosen(problem, reading.ids, reading.has_all))]
    return reading


def reworded(docs: Path, reading: Reading, page: Page) -> tuple[Page, str] | None:
    """A page whose file may hold another text by now, and that text, where nothing is wrong with it and its front matter is the same; None otherwise."""
    text, problems = read_text(docs / page.source, page.located.path, LARGEST_PAGE)
    if problems or not has_same_front(reading, page.source, text):
        return None
    understood = _written_page(reading, page.source, text).make()
    if understood.page is None or understood.problems or understood.cut_off:
        return None
    # What front matter says stays the same thing, by which much else is known.
    return replace(page, body=understood.page.body), text


def has_same_front(reading: Reading, source: str, text: str) -> bool:
    """Whether a page would have the front matter that was read with another text, and its body on the same line."""
    before, after = split_front_matter(reading.texts[source]), split_front_matter(text)
    return (after[0], after[2]) == (before[0], before[2])


def without_places(reading: Reading) -> Reading:
    """What was read without where in the files it stands, and without the pages' text but in the files: enough where nothing is wrong with it."""
    pages = [replace(page, body="", located=Located(page.located.path)) for page in reading.pages]
    data = {name: replace(file, located=Located(file.located.path)) for name, file in reading.data.items()}
    return replace(reading, pages=pages, data=data, problems=[])


def _written_page(reading: Reading, source: str, text: str) -> _WrittenPage:
    parts = reading.data["parts"]
    return _WrittenPage(source, f"{reading.docs}/{source}", text, tuple(sorted(map(str, parts.items))), parts.whole)


def _read_data(docs: Path, name: str, texts: dict[str, str], remembered: Remembering) -> tuple[DataFile, list[Problem]]:
    source = f"data/{name}.yml"
    path = f"{docs.name}/{source}"
    if name in MAY_BE_EMPTY and not (docs / source).exists() and not (docs / source).is_symlink():
        return DataFile(Located(path)), []
    text, problems = read_text(docs / source, path, LARGEST_DATA)
    if problems:
        return DataFile(Located(path, called=CALLED.get(name, "")), whole=False), problems
    texts[source] = text
    return remembered(_WrittenData(name, path, text))


@dataclass(frozen=True)
class _WrittenData:
    """How a file of shared data is understood, by what stands in it alone."""

    name: str
    path: str
    text: str

    def make(self) -> tuple[DataFile, list[Problem]]:
        """What stands in it, and what is wrong with that."""
        return _data_in(self.name, *parse_yaml(self.text, self.path))


def _data_in(name: str, located: Located, problems: list[Problem]) -> tuple[DataFile, list[Problem]]:
    model, identity = DATA_FILES[name]
    source = f"data/{name}.yml"
    located.called = CALLED.get(name, "")
    file = DataFile(located)
    entries: list[tuple[KeyPath, Any]] = [((), located.data)]
    if identity and isinstance(located.data, list) and located.data:
        entries = [((index,), entry) for index, entry in enumerate(located.data)]
    elif name in MAY_BE_EMPTY and not located.data:
        entries = []
    elif identity and not problems:
        empty = "" if located.data else "fila er tom; den "
        problems = [located.problem((), f"{empty}må være en liste der hvert punkt er {model.expected}")]
    for place, entry in [] if problems else entries:
        if len(problems) > _MOST:
            break
        item, item_problems = validate(model, located, place, entry, source)
        problems += item_problems
        if item is None:
            continue
        known_as = getattr(item, identity) if identity else name
        if identity and known_as in file.items:
            problems.append(located.problem((*place, identity), f"«{known_as}» står to ganger i fila"))
            continue
        file.items[known_as] = item
        file.places[known_as] = place
    if name == "notices" and not problems:
        problems += [
            located.problem((), f"den faste teksten «{missing}» mangler")
            for missing in NOTICES
            if missing not in file.items
        ]
    file.whole = not problems
    return file, problems


def _read_page(docs: Path, file: Path, reading: Reading, remembered: Remembering) -> tuple[Page | None, list[Problem]]:
    source = file.relative_to(docs).as_posix()
    path = f"{docs.name}/{source}"
    text, problems = read_text(file, path, LARGEST_PAGE)
    if problems:
        return None, problems
    if not text.strip():
        return None, [
            Problem(path, 1, "", "fila er tom; en side trenger minst title og description mellom to linjer med ---")
        ]
    understood = remembered(_written_page(reading, source, text))
    if not understood.is_too_much:
        reading.texts[source] = text
    reading.problems += understood.cut_off
    return understood.page, understood.problems


@dataclass
class _Understood:
    """A page as it was written, if it is one, and what is wrong with it; `is_too_much` where it is not read on."""

    page: Page | None
    problems: list[Problem]
    cut_off: list[Problem] = field(default_factory=list)
    is_too_much: bool = False


@dataclass(frozen=True)
class _WrittenPage:
    """How a page is understood, by what stands in it and the parts of the handbook alone, of which more may stand there than could be read."""

    source: str
    path: str
    text: str
    parts: tuple[str, ...]
    are_all_parts: bool

    def make(self) -> _Understood:
        """What stands in it, and what is wrong with that."""
        front, body, body_line = split_front_matter(self.text)
        if front is None:
            return _Understood(None, [_without_front_matter(self.text, self.path)], is_too_much=True)
        too_much = [*_cut_short(self.text, body, self.path, body_line), *problems_of_body(body, self.path, body_line)]
        located, problems = parse_yaml(front, self.path, first_line=2)
        page = None
        if not (problems or too_much):
            page, problems = self._page(body, body_line, located)
        return _Understood(page, [*problems, *too_much], located.cut_off, bool(too_much))

    def _page(self, body: str, body_line: int, located: Located) -> tuple[Page | None, list[Problem]]:
        file = PurePosixPath(self.source)
        written, problems = validate(
            FrontMatter, located, (), {} if located.data is None else located.data, self.source
        )
        folder = file.parent.as_posix()
        in_part = folder in self.parts
        if in_part and isinstance(located.data, dict) and located.data.get("module") is None:
            problems.append(located.problem(("module",), "mangler; alle sider i denne mappa er moduler"))
        if written is None or problems:
            return None, problems
        module = None
        if written.module is not None:
            if not in_part and self.are_all_parts:
                return None, [located.problem(("module",), f"moduler står i en av mappene {', '.join(self.parts)}")]
            module, problems = _module(written, file.stem, folder, located)
            if module is None:
                return None, problems
        page = Page(
            source=self.source,
            title=written.title,
            description=written.description,
            body=body,
            body_line=body_line,
            located=located,
            module=module,
            examples_from=written.examples_from,
            asked=written.asked,
        )
        return page, []


# Where a file has more mistakes than these, it is not read on.
_MOST = 500

# Signs that a word processor puts in the place of hyphens.
_DASHES = frozenset("-\u2010\u2011\u2012–\u2014\u2015−")


_KEY = re.compile(r"[ \t]*(?:- +)?(?P<name>[a-z_]+):(?:[ \t]|$)")
_KEYS = frozenset({*FrontMatter.model_fields, *ModuleKeys.model_fields, "sokeord"})


def _cut_short(text: str, body: str, path: str, body_line: int) -> Iterator[Problem]:
    """Whether the front matter ends where nobody meant it to: the rest would be shown as text."""
    if text.split("\n")[body_line - 2].rstrip() != "---":
        message = "«...» avslutter hodet, og resten blir tekst på siden; ta bort linja, eller skriv --- hvis hodet slutter her"
        yield Problem(path, body_line - 1, "", message)
        return
    for number, row in enumerate(body.split("\n"), start=body_line):
        if row.strip():
            key = _KEY.match(row)
            if key and key["name"] in _KEYS:
                message = f"«{key['name']}:» hører til i hodet, men det slutter på linje {body_line - 1}; flytt linja med --- ned"
                yield Problem(path, number, "", message)
            return


def _without_front_matter(text: str, path: str) -> Problem:
    lines = [line.strip() for line in text.split("\n")]
    dashes = [number for number, line in enumerate(lines, start=1) if line and set(line) <= _DASHES]
    # Up to the line that would have closed it: further down a line of dashes is a rule between paragraphs.
    wrong = [number for number in dashes[:2] if lines[number - 1] != "---"]
    if dashes[:1] == [1] and wrong:
        signs = "en tankestrek" if set(lines[wrong[0] - 1]) - {"-"} else "et annet antall bindestreker"
        return Problem(path, wrong[0], "", f"her må det stå tre bindestreker (---), men det står {signs}")
    if lines[0] == "---":
        return Problem(path, 1, "", "den første --- mangler en --- som avslutter")
    if "---" in lines[:5] and not any(lines[: lines.index("---")]):
        return Problem(path, 1, "", "linja med --- må være den aller første; ta bort det som står over")
    return Problem(path, 1, "", "siden må begynne med title og description mellom to linjer med ---")


def _module(written: FrontMatter, slug: str, part: str, located: Located) -> tuple[Module | None, list[Problem]]:
    keys = {name: getattr(written.module, name) for name in ModuleKeys.model_fields}
    identity = {"slug": slug, "part": part, "title": written.title, "description": written.description}
    checked, problems = validate(Module, located, (), {**identity, **keys}, f"{part}/{slug}.md")
    if checked is None:
        return None, [
            Problem(
                located.path,
                None,
                "filnavn",
                f"et filnavn skrives med små bokstaver a–z, tall og bindestrek; gi fila navnet «{as_id(slug) or 'navn'}.md»",
            )
        ]
    return checked, problems
