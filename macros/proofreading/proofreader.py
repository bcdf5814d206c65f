"""All that is looked for before anything is built, over all files at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path, PurePosixPath

from macros.content.addresses import fault_of
from macros.content.checking import LinkFinder, every_link
from macros.content.edition import Edition
from macros.content.located import KeyPath, Located, split_front_matter
from macros.content.models import Model, lines_of
from macros.content.problems import Problem
from macros.content.reading import DATA_FILES, DataFile, Page, Reading
from macros.proofreading import metadata
from macros.proofreading.files import PHOTOS, PICTURES, Shelf, look_through, unnamed
from macros.proofreading.foreign import foreign_marks
from macros.proofreading.letters import lacking
from macros.proofreading.links import Surroundings, links_of, path_of, wrong_links
from macros.proofreading.manuscript import Manuscript
from macros.proofreading.marks import losses
from macros.proofreading.navigation import check_navigation
from macros.proofreading.pictures import wrong_with_picture
from macros.proofreading.signs import as_shown, odd_signs, two_editions
from macros.recipes import Remembering, made_at_once

# A text in front matter with none of these has no marks that could be lost: nearly all of them.
_MARKS = re.compile(r"[*\[\]{}|<`•·▪&\n]|__|!!!|\?\?\?|www\.|https?:|~~|==|::|\^|\$\$|\A[-–—+#>_\d=o]")
_TYPED = re.compile(
    r"\*\*[^*\s][^*]*\*\*|(?<!\w)\*[^*\s][^*]*\*(?!\w)|__[^_\s][^_]*__|`[^`]+`|\[[^\[\]]+\]\([^()]+\)|&(?:\w+|#\w+);"
)
_OF_THE_PAGE = frozenset({("module", "title"), ("module", "description")})
# What people search with is shown nowhere.
_NOT_SHOWN = frozenset({"data/synonyms.yml"})


@dataclass(frozen=True)
class Proofreading:
    """What was found, and the files under docs, beside the pages, that may be published; `readers` say how each text was read."""

    problems: tuple[Problem, ...]
    publishable: frozenset[str]
    readers: Mapping[str, _ReadText] = field(default_factory=dict)

    def without_texts(self) -> Proofreading:
        """What was found, and how each text was read, without the texts."""
        return replace(self, readers={source: replace(reader, text="") for source, reader in self.readers.items()})

    def with_texts(self, texts: Mapping[str, str]) -> Proofreading:
        """The same with the texts that were read."""
        readers = {source: replace(reader, text=texts[source]) for source, reader in self.readers.items()}
        return replace(self, readers=readers)

    def would_find_as_much_in(self, source: str, text: str) -> bool:
        """Whether nothing is wrong with the text of a file, nor would be with another, and both name the same files."""
        reader = self.readers.get(source)
        if reader is None:
            return False
        then, instead = reader.make(), replace(reader, text=text).make()
        return then == instead and not (then.marks or then.letters)


def proofread(  # noqa: PLR0913
    docs: Path,
    reading: Reading,
    *,
    links_in: LinkFinder,
    macros: Collection[str],
    letters: Callable[[], Collection[int]],
    order: Sequence[str],
    edition: Edition,
    known: Collection[str] = frozenset(),
    remembered: Remembering = made_at_once,
) -> Proofreading:
    """Reads everything that was read once more, as a proofreader; but for the `known` files, with which nothing was wrong as they are.

    `links_in` finds the links of a text in front matter, `macros` are the names of the macros, `letters` gives the code
    points of the typeface on paper, `order` is the navigation's. What is found in each text is `remembered`.
    """
    pages = {page.source: page for page in reading.pages}
    anew = replace(
        reading,
        pages=[page for page in reading.pages if page.source not in known],
        texts={source: text for source, text in reading.texts.items() if source not in known},
    )
    shelf = look_through(docs, DATA_FILES, edition.named)
    around = Surroundings(reading.sources, shelf.files, reading.kept_back, edition.site_url)
    problems: list[Problem] = list(shelf.problems)
    named = set(edition.named)
    for source in known:
        page = pages[source]
        there = links_of(Manuscript(page.located.path, page.body, page.body_line))
        named |= {path for link in there if (path := path_of(link.target, source))}
    printed = {page.source for page in anew.pages if page.module}
    names = tuple(sorted(macros))
    readers = {
        source: _ReadText(
            docs.name,
            source,
            text,
            names,
            around if source.endswith(".md") else None,
            letters,
            edition.paper_required and (source in printed or source.startswith("data/")),
        )
        for source, text in anew.texts.items()
    }
    texts = [remembered(reader) for reader in readers.values()]
    files: list[Page | DataFile] = [*anew.pages, *anew.data.values()]
    written = [remembered(_ReadFields(file, links_in, names, edition.site_url)) for file in files]
    for each in texts:
        problems += each.marks
        named |= each.named
    problems += chain(*(each.typed for each in written), *(each.lost for each in written))
    problems += chain(*(each.addresses for each in written))
    problems += _addresses_of_sources(anew, edition.site_url)
    problems += check_navigation(order, reading, docs.name, edition)
    named |= {file for name, file in around.in_two_parts.items() if name in named}
    problems += unnamed(docs.name, shelf, named)
    problems += _pictures(docs, shelf, named, edition.named)
    problems += _documents(docs, shelf, named)
    problems += chain(*(each.letters for each in texts))
    told = {problem.path for problem in shelf.problems}
    publishable = frozenset(path for path in named & shelf.files if f"{docs.name}/{path}" not in told)
    return Proofreading(tuple(problems), publishable, readers)


@dataclass(frozen=True)
class _Marked:
    """What was found in the text of a file: lost marks and dead links, signs that paper lacks, and the files that it names."""

    marks: tuple[Problem, ...]
    letters: tuple[Problem, ...]
    named: frozenset[str]


@dataclass(frozen=True)
class _ReadText:
    """How the text of a file is read once more; `around` is of a page's links, and with `stops` paper must have every letter."""

    docs: str
    source: str
    text: str
    macros: tuple[str, ...]
    around: Surroundings | None
    letters: Callable[[], Collection[int]]
    stops: bool

    def make(self) -> _Marked:
        """What is found."""
        source, text, path = self.source, self.text, f"{self.docs}/{self.source}"
        _front, body, line = split_front_matter(text) if source.endswith(".md") else (None, "", text.count("\n") + 2)
        marks = [*odd_signs(as_shown(text, line), path, line), *two_editions(text, path)]
        named: set[str] = set()
        if self.around:
            manuscript = Manuscript(path, body, line)
            links = list(links_of(manuscript))
            named = {there for link in links if (there := path_of(link.target, source))}
            marks += losses(manuscript, self.macros)
            marks += foreign_marks(manuscript)
            marks += wrong_links(manuscript, source, links, self.around)
        shown = () if source in _NOT_SHOWN else lacking(as_shown(text, line), path, self.letters(), stops=self.stops)
        return _Marked(tuple(marks), tuple(shown), frozenset(named))


@dataclass(frozen=True)
class _MarkedFields:
    """What was found in front matter or in shared data: marks that are shown as they were typed, or are lost, and wrong addresses."""

    typed: tuple[Problem, ...]
    lost: tuple[Problem, ...]
    addresses: tuple[Problem, ...]


@dataclass(frozen=True)
class _ReadFields:
    """How front matter, or a file of shared data, is read once more."""

    file: Page | DataFile
    links_in: LinkFinder
    macros: tuple[str, ...]
    site_url: str

    def make(self) -> _MarkedFields:
        """What is found."""
        alone = (
            Reading(pages=[self.file])
            if isinstance(self.file, Page)
            else Reading(data={self.file.located.path: self.file})
        )
        return _MarkedFields(
            tuple(_typed_marks(alone)),
            tuple(_lost_marks(alone, self.macros)),
            tuple(_addresses(alone, self.links_in, self.site_url)),
        )


def _typed_marks(reading: Reading) -> Iterator[Problem]:
    """Marks of Markdown's in titles and other lines of plain text, which are shown as they were typed."""
    lines: list[tuple[Located, KeyPath, str]] = []
    for page in reading.pages:
        lines += [(page.located, ("title",), page.title), (page.located, ("description",), page.description)]
    models: list[tuple[Model, KeyPath, Located]] = [
        (page.module, ("module",), page.located) for page in reading.pages if page.module
    ]
    for file in reading.data.values():
        models += [(item, file.places[known_as], file.located) for known_as, item in file.items.items()]
    for model, prefix, located in models:
        # A module's own title and description are its page's.
        lines += [
            (located, key, text)
            for key, text in lines_of(model, prefix)
            if key[-1] != "url" and key not in _OF_THE_PAGE
        ]
    for located, key, text in lines:
        if mark := _TYPED.search(text):
            message = f"«{mark[0]}» vises slik det står her; dette er ren tekst, uten utheving og lenker"
            yield located.doubt(key, message)


def _lost_marks(reading: Reading, macros: Collection[str]) -> Iterator[Problem]:
    for located, key, text in reading.written:
        if _MARKS.search(text):
            dotted = located.problem(key, "")
            manuscript = Manuscript(located.path, text, dotted.line or 1, dotted.key)
            yield from losses(manuscript, macros)
            yield from foreign_marks(manuscript)


def _addresses(reading: Reading, links_in: LinkFinder, site_url: str) -> Iterator[Problem]:
    for located, key, target, _text in every_link(reading, links_in):
        fault = fault_of(target, site_url)
        if fault:
            tell = located.problem if fault.stops else located.doubt
            yield tell(key, f"lenken «{target}» {fault.message}")


def _addresses_of_sources(reading: Reading, site_url: str) -> Iterator[Problem]:
    sources = reading.data["sources"]
    for known_as, item in sources.items.items():
        fault = fault_of(item.url, site_url) if item.url else None
        if fault:
            tell = sources.located.problem if fault.stops else sources.located.doubt
            yield tell((*sources.places[known_as], "url"), f"«{item.url}» {fault.message}")


def _pictures(
    docs: Path, shelf: Shelf, named: Collection[str], named_in_settings: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with those that go out as they lie."""
    for path in sorted(shelf.files.intersection(named)):
        kind = PurePosixPath(path).suffix.lower()
        if kind in PICTURES and (kind not in PHOTOS or path in named_in_settings):
            yield from wrong_with_picture(docs / path, f"{docs.name}/{path}")


def _documents(docs: Path, shelf: Shelf, named: Collection[str]) -> Iterator[Problem]:
    """What bears the ending of a PDF and is something else, such as a Word file that was only given another name; who made the rest."""
    for path in sorted(shelf.files.intersection(named)):
        file = docs / path
        if file.suffix.lower() == ".pdf" and file.is_file():
            content = file.read_bytes()
            # The mark may stand a little way in.
            if b"%PDF-" not in content[:1024]:
                message = "fila er ikke en PDF; åpne den i programmet den er laget i, og lagre den som PDF"
                yield Problem(f"{docs.name}/{path}", None, "fil", message)
            elif listed := metadata.listed(metadata.of_document(content)):
                message = (
                    f"PDF-en har med seg noe som legges ut: {listed}; ta det bort hvis det er et navn som ikke skal ut"
                )
                yield Problem(f"{docs.name}/{path}", None, "fil", message, stops=False)
