"""Checks that what the files say of each other is true: ids, minutes, sources, links between modules."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import SplitResult, unquote, urlsplit

from macros.content.addresses import fault_of
from macros.content.fields import Text
from macros.content.figure_checks import figure_problems
from macros.content.located import KeyPath, Located
from macros.content.meeting_checks import agenda_problems, known_in, session_problems, too_short
from macros.content.models import (
    Agenda,
    AgendaItem,
    Method,
    Model,
    Module,
    PartStatements,
    Phase,
    Programme,
    Source,
    Synonym,
    YearEntry,
    models_in,
)
from macros.content.problems import Problem, nearest, unknown
from macros.content.reading import Page, Reading

# What fills a screen; macros/views/projected.py counts with it. A longer text is split between screens, at the end of
# a sentence: one that goes on and on would be torn apart.
_LONGEST_TITLE = 150
_LONGEST_POINT = 300
_LONGEST_FORCE_FIELD = 180
# What fills one side with room for dots.
_STATEMENTS = 6
_LONGEST_STATEMENT = 160
_MOST_PLACES = 12
_LONGEST_SENTENCE = 450
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])[»”\"]?\s+|\n\s*\n")

_WORD = re.compile(r"[^\W_]+")

# The part of all modules that nobody dates wrongly by a slip.
_WRONG_CLOCK = 0.25

LinkFinder = Callable[[Text], Iterable[str]]


def check(reading: Reading, links_in: LinkFinder) -> list[Problem]:
    """Every cross-check over everything that was read.

    `links_in` gives the targets of the Markdown links in a text; the check of them needs no Markdown of its own.
    """
    modules = [(page.module, page.located) for page in reading.pages if page.module]
    problems = list(in_the_future(reading, date.today()))
    problems += _slugs(reading)
    problems += _front_page(reading)
    for module, located in modules:
        problems += _module(module, located, reading)
    for file in reading.data.values():
        for known_as, item in file.items.items():
            problems += _data_item(file.places[known_as], item, file.located, reading)
    problems += _anchors_of_terms(reading)
    problems += _parts_without_statements(reading)
    problems += _asked(reading)
    for page in reading.pages:
        if page.examples_from is not None and page.examples_from not in reading.slugs:
            problems.append(
                page.located.problem(("examples_from",), unknown("modul", page.examples_from, reading.slugs))
            )
    problems += _links(reading, links_in)
    return problems


def in_the_future(reading: Reading, today: date) -> Iterator[Problem]:
    """Modules that were checked after today. Where that is a good part of them, it is the machine's clock that is wrong."""
    pages = [page for page in reading.pages if page.module]
    later = [page for page in pages if page.module and page.module.checked > today]
    key = ("module", "checked")
    years = [item.year or 0 for item in reading.data["sources"].items.values() if isinstance(item, Source)]
    proved = len(later) > 1 and len(later) >= _WRONG_CLOCK * len(pages)
    if later and (proved or max(years, default=0) > today.year):
        message = (
            f"maskinen sier at det er {today.isoformat()}, men {len(later)} av {len(pages)} moduler er kontrollert "
            "etter den dagen; still klokka på maskinen, og prøv igjen"
        )
        yield Problem("maskinen", None, "klokka", message)
        return
    for page in later:
        got = page.located.got(key, page.module and page.module.checked)
        yield page.located.problem(key, f"kan ikke være en dato fram i tid, fikk {got}")


def _front_page(reading: Reading) -> Iterator[Problem]:
    """Without it whoever opens the site's address gets nothing at all, or a list of files."""
    if "index.md" not in reading.sources | reading.kept_back:
        message = "forsiden mangler; lag fila, med title og description mellom to linjer med --- øverst"
        yield Problem(f"{reading.docs}/index.md", None, "fil", message)


def _slugs(reading: Reading) -> Iterator[Problem]:
    first: dict[str, Page] = {}
    for page in reading.pages:
        if page.module is None:
            continue
        if page.module.slug == "index":
            yield Problem(
                page.located.path, None, "filnavn", "en modul kan ikke hete «index»; det er forsiden til en mappe"
            )
        other = first.setdefault(page.module.slug, page)
        if other is not page:
            yield Problem(
                page.located.path,
                None,
                "filnavn",
                f"to moduler heter «{page.module.slug}»; den andre er {other.located.path}",
            )


def _too_long(module: Module, located: Located) -> Iterator[Problem]:
    """What stands on a screen in one piece and would not fit there, and sentences that would be torn apart."""
    for key, text, most in _in_one_piece(module):
        if len(text) > most:
            yield located.problem(key, f"må være høyst {most} tegn for å få plass på en skjerm, fikk {len(text)}")
    split: list[tuple[KeyPath, Text]] = [(("module", "scene", "text"), module.scene.text)]
    split += [(("module", "prompts", index, "text"), prompt.text) for index, prompt in enumerate(module.prompts)]
    for key, text in split:
        longest = max(map(len, _BETWEEN_SENTENCES.split(text)))
        if longest > _LONGEST_SENTENCE:
            message = f"har en setning på {longest} tegn; sett punktum, så ingen er over {_LONGEST_SENTENCE} og skjermene kan dele teksten"
            yield located.problem(key, message)


def _in_one_piece(module: Module) -> Iterator[tuple[KeyPath, str, int]]:
    yield ("title",), module.title, _LONGEST_TITLE
    yield ("module", "scene", "title"), module.scene.title, _LONGEST_TITLE
    for field in ("aims", "key_points"):
        for index, point in enumerate(getattr(module, field)):
            yield ("module", field, index), point, _LONGEST_POINT
    for index, checklist in enumerate(module.checklists):
        yield ("module", "checklists", index, "title"), checklist.title, _LONGEST_TITLE
        for number, item in enumerate(checklist.items):
            yield ("module", "checklists", index, "items", number), item, _LONGEST_POINT
    if module.force_field:
        yield ("module", "force_field", "question"), module.force_field.question, _LONGEST_FORCE_FIELD


def _lists(module: Module) -> Iterator[tuple[KeyPath, Sequence[object]]]:
    """The lists in which nothing can stand twice: where each is, and its items as an author knows them."""
    yield ("recommendations",), module.recommendations
    yield ("building_blocks",), module.building_blocks
    yield ("audience",), module.audience
    yield ("see_also",), [link.module for link in module.see_also]
    yield ("sources",), [f"{source.id}, {source.detail}" if source.detail else source.id for source in module.sources]
    yield ("aims",), module.aims
    yield ("key_points",), module.key_points
    for index, checklist in enumerate(module.checklists):
        yield ("checklists", index, "items"), checklist.items


def _module(module: Module, located: Located, reading: Reading) -> Iterator[Problem]:
    def key(*parts: str | int) -> KeyPath:
        return ("module", *parts)

    yield from _unique(located, key("prompts"), [prompt.id for prompt in module.prompts], "spørsmål")
    yield from _unique(located, key("checklists"), [checklist.id for checklist in module.checklists], "sjekklister")
    yield from _unique(located, key("figures"), [figure.id for figure in module.figures], "figurer")
    for index, figure in enumerate(module.figures):
        yield from figure_problems(figure, key("figures", index), located)
    yield from _too_long(module, located)
    for index, prompt in enumerate(module.prompts):
        yield from known_in(
            reading, "building_blocks", prompt.building_block, located, key("prompts", index, "building_block")
        )
    for field, name in (
        ("recommendations", "recommendations"),
        ("building_blocks", "building_blocks"),
        ("audience", "audiences"),
    ):
        for index, word in enumerate(getattr(module, field)):
            yield from known_in(reading, name, word, located, key(field, index))
    for place, words in _lists(module):
        for index in _repeated(words):
            yield located.problem(key(*place, index), f"«{words[index]}» står to ganger i lista")
    yield from _sources(module, located, reading)
    for index, link in enumerate(module.see_also):
        if link.module == module.slug:
            yield located.problem(key("see_also", index, "module"), "modulen lenker til seg selv")
        elif link.module not in reading.slugs:
            yield located.problem(key("see_also", index, "module"), unknown("modul", link.module, reading.slugs))
    yield from session_problems(module, located, reading)


def _sources(module: Module, located: Located, reading: Reading) -> Iterator[Problem]:
    """What is wrong with a module's sources. The same one may be named for two places in it."""
    whole = {reference.id for reference in module.sources if not reference.detail}
    seen: set[str] = set()
    for index, reference in enumerate(module.sources):
        if (
            reference.id in seen
            and reference.id in whole
            and len({each.detail for each in module.sources if each.id == reference.id}) > 1
        ):
            message = f"«{reference.id}» står to ganger; skriv hvor i kilden (detail) på begge, eller ta bort den ene"
            yield located.problem(("module", "sources", index, "id"), message)
        seen.add(reference.id)
        yield from known_in(reading, "sources", reference.id, located, ("module", "sources", index, "id"))


def _data_item(place: KeyPath, item: Model, located: Located, reading: Reading) -> Iterator[Problem]:
    for key, part in models_in(item, place):
        module = getattr(part, "module", None)
        if module is not None and module not in reading.slugs:
            yield located.problem((*key, "module"), unknown("modul", module, reading.slugs))
        for field, name in (("source", "sources"), ("method", "methods")):
            word = getattr(part, field, None)
            if word is not None:
                yield from known_in(reading, name, word, located, (*key, field))
        if isinstance(part, PartStatements):
            yield from _statements(part, key, located, reading)
        elif isinstance(part, YearEntry):
            yield from _months(part, key, located)
        elif isinstance(part, Programme):
            yield from _programme(part, key, located)
        elif isinstance(part, Synonym):
            yield from _synonym(part, key, located)
        elif isinstance(part, Agenda):
            yield from agenda_problems(part, key, located, reading)
        elif isinstance(part, Phase) and part.minutes < part.least:
            yield located.problem(
                (*key, "least"), f"kan ikke være mer enn minutes, som er {part.minutes}, fikk {part.least}"
            )
        elif isinstance(part, AgendaItem) and isinstance(
            method := reading.data["methods"].items.get(part.method), Method
        ):
            yield from too_short(part.minutes, method, located, (*key, "minutes"))


def _statements(part: PartStatements, key: KeyPath, located: Located, reading: Reading) -> Iterator[Problem]:
    yield from known_in(reading, "parts", part.part, located, (*key, "part"))
    if len(part.statements) != _STATEMENTS:
        message = f"må ha {_STATEMENTS} påstander, som fyller én side, fikk {len(part.statements)}"
        yield located.problem((*key, "statements"), message)
    for number, statement in enumerate(part.statements):
        if len(statement.text) > _LONGEST_STATEMENT:
            message = f"må være høyst {_LONGEST_STATEMENT} tegn for å få plass på arket, fikk {len(statement.text)}"
            yield located.problem((*key, "statements", number, "text"), message)
        place = (*key, "statements", number, "modules")
        for index, slug in enumerate(statement.modules):
            if slug not in reading.slugs:
                yield located.problem((*place, index), unknown("modul", slug, reading.slugs))
        for index in _repeated(statement.modules):
            yield located.problem((*place, index), f"«{statement.modules[index]}» står to ganger i lista")


def _parts_without_statements(reading: Reading) -> Iterator[Problem]:
    parts, file = reading.data["parts"], reading.data["statements"]
    # One that is misspelt is told of where it stands.
    if parts.whole and file.whole and parts.items.keys() >= file.items.keys():
        for part in parts.items:
            if part not in file.items:
                yield file.located.doubt((), f"delen «{part}» har ingen påstander, så den er ikke med i runden")


def _months(entry: YearEntry, key: KeyPath, located: Located) -> Iterator[Problem]:
    for index in _repeated(entry.months):
        yield located.problem((*key, "months", index), f"måned {entry.months[index]} står to ganger i lista")


def _programme(programme: Programme, key: KeyPath, located: Located) -> Iterator[Problem]:
    if programme.agenda is None and programme.plan is None:
        yield located.problem(key, "mangler; her skal det stå enten agenda eller plan")
    elif programme.agenda and programme.plan:
        yield located.problem((*key, "plan"), "et program har enten agenda eller plan, ikke begge")


def _synonym(synonym: Synonym, key: KeyPath, located: Located) -> Iterator[Problem]:
    repeated = set(_repeated(map(str.casefold, synonym.words)))
    for index, word in enumerate(synonym.words):
        place = (*key, "words", index)
        if not any(sign.isalnum() for sign in word):
            yield located.problem(place, f"må ha bokstaver eller tall, fikk «{word}»")
        elif word.casefold() == synonym.term.casefold():
            yield located.problem(place, f"«{word}» er det samme som term")
        elif index in repeated:
            yield located.problem(place, f"«{word}» står to ganger i lista")


def _anchors_of_terms(reading: Reading) -> Iterator[Problem]:
    file = reading.data["glossary"]
    first: dict[str, str] = {}
    for known_as, term in file.items.items():
        other = first.setdefault(term.anchor, term.nb)
        if other != term.nb:
            key = (*file.places[known_as], "nb")
            yield file.located.problem(
                key, f"ordene «{other}» og «{term.nb}» får samme adresse i ordlista: {term.anchor}"
            )


def _asked(reading: Reading) -> Iterator[Problem]:
    """Sentences that say nothing, and those that two pages claim: whoever asks so would be sent to both."""
    first: dict[tuple[str, ...], Page] = {}
    for page in reading.pages:
        asked = [tuple(_WORD.findall(sentence.casefold())) for sentence in page.asked]
        repeated = set(_repeated(asked))
        for index, (sentence, words) in enumerate(zip(page.asked, asked, strict=True)):
            place = ("asked", index)
            other = first.setdefault(words, page)
            if not words:
                yield page.located.problem(place, f"må ha bokstaver eller tall, fikk «{sentence}»")
            elif other is not page:
                yield page.located.problem(
                    place, f"«{sentence}» står også i {other.located.path}; la bare én side svare på det"
                )
            elif index in repeated:
                yield page.located.problem(place, f"«{sentence}» står to ganger i lista")


def _unique(located: Located, key: KeyPath, ids: list[str], what: str) -> Iterator[Problem]:
    for index in _repeated(ids):
        yield located.problem((*key, index, "id"), f"to {what} har id-en «{ids[index]}»")


def _repeated(words: Iterable[object]) -> Iterator[int]:
    """The places in a list of what stands in it before; however long it is, each word is looked at once."""
    seen: set[object] = set()
    for index, word in enumerate(words):
        if word in seen:
            yield index
        seen.add(word)


def places(anchor: str, named: Collection[str]) -> str:
    """The end of a sentence about a place that a page has not: which was meant, or which its author `named`, the nearest first."""
    # What begins with other signs, the build gives.
    known = sorted(name for name in named if name[:1].isalpha())
    wanted = unquote(anchor)
    near = nearest(wanted, known, otherwise="")
    if near or not known:
        return near
    known.sort(key=lambda name: difflib.SequenceMatcher(None, wanted.casefold(), name).ratio(), reverse=True)
    more = f" og {len(known) - _MOST_PLACES} til" if len(known) > _MOST_PLACES else ""
    return f"; stedene på siden heter {', '.join(known[:_MOST_PLACES])}{more}"


@dataclass(frozen=True)
class AnchorLink:
    """A link to a place on a page: `problem` is what is wrong if the page made from `source` has no such `anchor`."""

    source: str
    anchor: str
    problem: Problem

    def among(self, named: Collection[str]) -> Problem:
        """What is wrong, told with the places that the page's author `named`."""
        return replace(self.problem, message=f"{self.problem.message}{places(self.anchor, named)}")

    def is_lost(self, ids: Collection[str]) -> bool:
        """Whether none of the ids on the page is the one it leads to."""
        # An address copied from a browser has its letters in code.
        return self.anchor not in ids and unquote(self.anchor) not in ids


def anchor_links(reading: Reading, links_in: LinkFinder) -> Iterator[AnchorLink]:
    """The links that cannot be checked before the pages are HTML."""
    for located, key, target, text in every_link(reading, links_in):
        link = _split(target)
        if link is None:
            continue
        wanted = _page_of(link.path, text)
        if link.fragment and wanted in reading.sources:
            message = f"lenken «{target}» går til et sted på siden som ikke finnes"
            yield AnchorLink(wanted, link.fragment, located.problem(key, message))


@dataclass(frozen=True)
class SoughtTerm:
    """A word that something else is searched with: `problem` is what is wrong if the handbook has no such `term`."""

    term: str
    problem: Problem


def sought_terms(reading: Reading) -> Iterator[SoughtTerm]:
    """The words that cannot be checked before it is known what every page says."""
    file = reading.data["synonyms"]
    for term, place in file.places.items():
        message = f"«{term}» står ingen steder i håndboka; skriv et ord som gjør det"
        yield SoughtTerm(term, file.located.problem((*place, "term"), message))


def _links(reading: Reading, links_in: LinkFinder) -> Iterator[Problem]:
    for located, key, target, text in every_link(reading, links_in):
        message = _wrong_with(target, text, reading.sources)
        # What is wrong with an address whatever pages there are, is told where all addresses are read.
        if message and not fault_of(target):
            yield located.problem(key, message)


def every_link(reading: Reading, links_in: LinkFinder) -> Iterator[tuple[Located, KeyPath, str, Text]]:
    """Every link in front-matter text and shared data: where it stands, its target, and the text around it."""
    for located, key, text in reading.written:
        for target in links_in(text):
            yield located, key, target, text


def _split(target: str) -> SplitResult | None:
    try:
        return urlsplit(target)
    except ValueError:
        return None


def _page_of(path: str, text: Text) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(text.source), path))


def _wrong_with(target: str, text: Text, sources: frozenset[str]) -> str | None:
    link = _split(target)
    if link is None:
        return f"lenken «{target}» er ikke en adresse som kan leses"
    if link.scheme in ("http", "https", "mailto"):
        return None
    if link.scheme or link.netloc or link.path.startswith("/"):
        return f"lenken «{target}» må være en nettadresse eller en sti til en .md-fil"
    if not link.path:
        return f"lenken «{target}» må si hvilken .md-fil den går til: teksten vises på flere sider"
    if _page_of(link.path, text) in sources:
        return None
    folder = posixpath.dirname(text.source) or "."
    near = nearest(link.path, (posixpath.relpath(known, folder) for known in sources), otherwise="")
    return f"lenken «{target}» går til en side som ikke finnes{near}"
