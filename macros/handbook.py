"""Handbook: all modules of one build and what they share, with the look-ups that macros and views need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from macros.content.checking import AnchorLink, LinkFinder, SoughtTerm, anchor_links, check, sought_terms
from macros.content.doubts import doubts
from macros.content.models import (
    Audience,
    BuildingBlock,
    Checklist,
    Figure,
    Method,
    Model,
    Module,
    Moved,
    Notice,
    Part,
    PartStatements,
    Picture,
    Programme,
    Prompt,
    Recommendation,
    Source,
    Synonym,
    Term,
    YearWheel,
)
from macros.content.problems import Problem, unknown
from macros.content.reading import DATA_FILES, Page, Reading

K = TypeVar("K")
T = TypeVar("T")


# What every page leads to from its foot, in that order. A kindergarten may leave any of them out.
_ABOUT = ("om/hjelp.md", "om/om-handboka.md", "om/personvern.md", "om/tilgjengelighet.md")


class Unknown(LookupError):
    """A word that nothing in the handbook has; its text is the sentence an author is shown."""


class Unread(KeyError):
    """A word that may stand in a file which could not be read: that file's problems are told, this is none."""


class _Entries(dict[K, T]):
    """What was read of one kind, by id. An id that is not there raises Unread, not an error that could be any fault."""

    def __missing__(self, key: K) -> T:
        raise Unread(key)


def load(reading: Reading, order: Sequence[str], links_in: LinkFinder) -> tuple[Handbook, list[Problem]]:
    """Checks what was read, and brings it in order: the handbook, and every problem.

    `order` lists page files as the navigation does, relative to the folder of pages; pages it leaves out come last.
    """
    problems = [*reading.problems, *check(reading, links_in), *doubts(reading)]
    anchors, sought = tuple(anchor_links(reading, links_in)), tuple(sought_terms(reading))
    return in_order(reading, order, anchors, sought), problems


def in_order(
    reading: Reading, order: Sequence[str], anchors: tuple[AnchorLink, ...], sought: tuple[SoughtTerm, ...]
) -> Handbook:
    """The handbook of what was read, without a check; `anchors` and `sought` are what was found in it by one."""
    place = {source: index for index, source in enumerate(order)}
    pages = sorted(reading.pages, key=lambda page: (place.get(page.source, len(place)), page.source))
    shared = {name: _Entries(file.items) for name, file in reading.data.items() if DATA_FILES[name][1]}
    single = {name: item for name, file in reading.data.items() if name not in shared for item in file.items.values()}
    broken = {f"data/{name}.yml" for name, file in reading.data.items() if not file.whole}
    unread = reading.sources - {page.source for page in pages} | broken
    return Handbook(
        {page.source: page for page in pages},
        unread=unread,
        anchor_links=anchors,
        sought_terms=sought,
        single=_Entries(single),
        **shared,
    )


@dataclass(frozen=True)
class Handbook:
    """Everything that was read. Pages and modules stand in the navigation's order.

    `unread` are the files in which something is wrong: what seems to be missing may stand there. `single` is what there is
    one of, by the name of its file.
    """

    pages: Mapping[str, Page]
    unread: frozenset[str] = frozenset()
    anchor_links: tuple[AnchorLink, ...] = ()
    sought_terms: tuple[SoughtTerm, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)
    recommendations: Mapping[int, Recommendation] = field(default_factory=dict)
    building_blocks: Mapping[str, BuildingBlock] = field(default_factory=dict)
    audiences: Mapping[str, Audience] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    notices: Mapping[str, Notice] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    synonyms: Mapping[str, Synonym] = field(default_factory=dict)
    year_wheels: Mapping[str, YearWheel] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    statements: Mapping[str, PartStatements] = field(default_factory=dict)
    moved: Mapping[str, Moved] = field(default_factory=dict)
    single: Mapping[str, Model] = field(default_factory=dict)

    @cached_property
    def modules(self) -> Mapping[str, Module]:
        """Every module by its slug."""
        return _Entries((page.module.slug, page.module) for page in self.pages.values() if page.module)

    def module(self, slug: str) -> Module:
        """The module with a slug that stands in front matter or data: where it is not there, that is reported there."""
        return self.modules[slug]

    def named_module(self, slug: str) -> Module:
        """The module whose slug an author gives a macro."""
        if slug not in self.modules and any(source.endswith(f"/{slug}.md") for source in self.unread):
            raise Unread(slug)
        return _find(self.modules, slug, "modul")

    def page(self, source: str) -> Page:
        """The page whose file, relative to the folder of pages, an author gives a macro."""
        if source in self.unread:
            raise Unread(source)
        return _find(self.pages, source, "side")

    def part(self, part: str) -> Part:
        """The part with an id."""
        return self._shared("parts", self.parts, part, "del")

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """The pages about the handbook itself that there are, as (title, source)."""
        return tuple((self.pages[source].title, source) for source in _ABOUT if source in self.pages)

    def modules_of(self, part: str) -> list[Module]:
        """The modules of one part."""
        return [module for module in self.modules.values() if module.part == part]

    def recommendation(self, number: int) -> Recommendation:
        """One of the seven recommendations."""
        return self._shared("recommendations", self.recommendations, number, "anbefaling")

    @property
    def picture(self) -> Picture:
        """The big picture."""
        picture = self.single["picture"]
        assert isinstance(picture, Picture)
        return picture

    def year_wheel(self, wheel: str) -> YearWheel:
        """The year wheel with an id."""
        return self._shared("year_wheels", self.year_wheels, wheel, "årshjul")

    def programme(self, programme: str) -> Programme:
        """The programme with an id."""
        return self._shared("programmes", self.programmes, programme, "program")

    def source(self, source: str) -> Source:
        """The source with an id."""
        return self._shared("sources", self.sources, source, "kilde")

    def _shared(self, name: str, known: Mapping[Any, T], word: object, what: str) -> T:
        return known[word] if f"data/{name}.yml" in self.unread else _find(known, word, what)

    def terms(self) -> list[Term]:
        """The glossary in Norwegian alphabetical order."""
        return sorted(self.glossary.values(), key=lambda term: norwegian_order(term.nb))


def prompt_of(module: Module, prompt_id: str) -> Prompt:
    """A module's question by its id."""
    return _find({prompt.id: prompt for prompt in module.prompts}, prompt_id, "spørsmål")


def checklist_of(module: Module, checklist_id: str) -> Checklist:
    """A module's checklist by its id."""
    return _find({checklist.id: checklist for checklist in module.checklists}, checklist_id, "sjekkliste")


def figure_of(module: Module, figure_id: str) -> Figure:
    """A module's figure by its id."""
    return _find({figure.id: figure for figure in module.figures}, figure_id, "figur")


def _find(known: Mapping[Any, T], word: object, what: str) -> T:
    try:
        return known[word]
    except (KeyError, TypeError):
        raise Unknown(unknown(what, word, known)) from None


_LAST_LETTERS = str.maketrans("æøåäöéü", "{|}{|eu")


def norwegian_order(text: str) -> tuple[str, str]:
    """A sort key that puts æ, ø, å (and aa) last and leaves out signs, as Norwegian word lists do."""
    letters = text.casefold().replace("aa", "å")
    folded = letters.translate(_LAST_LETTERS)
    return "".join(sign for sign in folded if sign.isalnum() or sign in "{|} "), text
