"""Who names whom: every link, key and macro call that leads to a page, a source, a method, a programme or a word."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from macros.authoring import parse_calls
from macros.content.checking import LinkFinder, every_link
from macros.content.choices import ANCHORS
from macros.content.located import KeyPath, Located, written
from macros.content.models import (
    AgendaItem,
    Model,
    Module,
    Programme,
    SourceReference,
    Statement,
    Step,
    Synonym,
    models_in,
)
from macros.content.reading import Page, Reading
from macros.proofreading.links import links_of, path_of
from macros.proofreading.manuscript import Manuscript

# What can be named: a kind → what it is called.
CALLED: Mapping[str, str] = {
    "page": "siden",
    "source": "kilden",
    "method": "arbeidsmåten",
    "programme": "programmet",
    "term": "ordet",
    "prompt": "spørsmålet",
    "checklist": "sjekklista",
    "file": "fila",
}
# What has a list of its own under docs/data, with the file and the key that it is known by there.
LISTED: Mapping[str, tuple[str, str]] = {
    "source": ("sources", "id"),
    "method": ("methods", "id"),
    "programme": ("programmes", "id"),
    "term": ("glossary", "nb"),
}
# What stands in a module and is known by the module's slug and an id: the key of their list.
INSIDE: Mapping[str, str] = {"prompt": "prompts", "checklist": "checklists"}
_CALLS = {"programme": "programme", "written_plan": "source"}
# Macros that are given pages by their files.
_LEADING = {"doors", "parts", "meeting_lengths"}


@dataclass(frozen=True)
class Reference:
    """Where something is named: `kind` and `name` say what, the rest where.

    A page is named by its file and a file by its path, both relative to docs; a question and a checklist by `slug:id`; all else by
    its id. `source` is the file that it
    stands in, relative to docs, and `path` the same as an author knows it. `form` is `key`, `link` or `call`, or `word` for one of several in a
    list or a text, and `target` a link as it is written there. `how` says to an author what names it.
    """

    kind: str
    name: str
    source: str
    path: str
    line: int
    how: str
    form: str
    target: str = ""


@dataclass(frozen=True)
class Known:
    """What references are looked for in. `links_in` finds the links of a text in front matter."""

    reading: Reading
    links_in: LinkFinder

    def pages(self) -> Mapping[str, str]:
        """The file of every module, by its slug."""
        return {page.module.slug: page.source for page in self.reading.pages if page.module}


def references(known: Known) -> list[Reference]:
    """Every reference there is, in reading order."""
    reading = known.reading
    named = [*_keys(known), *_front_matter_links(known), *_bodies(known)]
    order = {source: place for place, source in enumerate(sorted(reading.texts))}
    return sorted(set(named), key=lambda each: (order.get(each.source, 0), each.line, each.how, each.name))


# --- keys -----------------------------------------------------------------------------------------


def _keys(known: Known) -> Iterator[Reference]:
    reading, files = known.reading, known.pages()
    for model, prefix, located in _things(reading):
        for key, part in models_in(model, prefix):
            for field, kind in (("module", "page"), ("source", "source"), ("method", "method")):
                word = getattr(part, field, None)
                if isinstance(word, str) and not isinstance(part, Programme):
                    yield _key(reading, kind, files.get(word, word) if kind == "page" else word, located, (*key, field))
            if isinstance(part, Statement):
                for number, word in enumerate(part.modules):
                    place = (*key, "modules", number)
                    yield replace(_key(reading, "page", files.get(word, word), located, place), form="word")
            yield from _keys_of(reading, model, part, located, key)
    for page in reading.pages:
        if page.examples_from is not None:
            name = files.get(page.examples_from, page.examples_from)
            yield _key(reading, "page", name, page.located, ("examples_from",))


def _keys_of(reading: Reading, model: Model, part: Model, located: Located, key: KeyPath) -> Iterator[Reference]:
    """The keys that only one kind of thing has."""
    if isinstance(part, Synonym) and part.term in reading.data["glossary"].items:
        yield _key(reading, "term", part.term, located, (*key, "term"))
    if isinstance(part, AgendaItem) and part.module:
        yield from _taken(reading, part, located, key)
    if isinstance(part, SourceReference):
        yield _key(reading, "source", part.id, located, (*key, "id"))
    if isinstance(part, Step) and isinstance(model, Module):
        for kind in INSIDE:
            if word := getattr(part, kind):
                yield _key(reading, kind, f"{model.slug}:{word}", located, (*key, kind))


def _taken(reading: Reading, item: AgendaItem, located: Located, key: KeyPath) -> Iterator[Reference]:
    """The questions and checklists that a programme takes from a module, among the kinds of steps."""
    module = next((page.module for page in reading.pages if page.module and page.module.slug == item.module), None)
    for number, word in enumerate(item.steps or ()):
        for kind in inside(module, word) if module else ():
            place = (*key, "steps", number)
            yield replace(_key(reading, kind, f"{item.module}:{word}", located, place), form="word")


def inside(module: Module, name: str) -> list[str]:
    """What of a module has a name as its id: kinds of `INSIDE`."""
    return [kind for kind, field in INSIDE.items() if name in (each.id for each in getattr(module, field))]


def _things(reading: Reading) -> Iterator[tuple[Model, KeyPath, Located]]:
    for page in reading.pages:
        if page.module:
            yield page.module, ("module",), page.located
    for name, file in reading.data.items():
        if name != "moved":
            for known_as, item in file.items.items():
                yield item, file.places[known_as], file.located


def _key(reading: Reading, kind: str, name: str, located: Located, key: KeyPath) -> Reference:
    source = located.path.removeprefix(f"{reading.docs}/")
    return Reference(kind, name, source, located.path, located.line(key), written(key), "key")


# --- links ----------------------------------------------------------------------------------------


def _front_matter_links(known: Known) -> Iterator[Reference]:
    for located, key, target, text in every_link(known.reading, known.links_in):
        source = located.path.removeprefix(f"{known.reading.docs}/")
        yield from _linked(known.reading, target, text.source, source, located.line(key), f"lenke i {written(key)}")


def _bodies(known: Known) -> Iterator[Reference]:
    reading = known.reading
    for page in reading.pages:
        manuscript = Manuscript(page.located.path, page.body, page.body_line)
        for link in links_of(manuscript):
            what = "bilde" if link.picture else "lenke"
            yield from _linked(reading, link.target, page.source, page.source, page.body_line + link.index, what)
        yield from _called(page, known.pages())


def _linked(reading: Reading, target: str, seen_from: str, source: str, line: int, how: str) -> Iterator[Reference]:
    """What a link leads to: a page or a file, and what has its place there."""
    file = path_of(target, seen_from)
    path = f"{reading.docs}/{source}"
    if file is None or file.startswith(".."):
        # A place on the page itself.
        file = seen_from if target.startswith("#") else None
    elif posixpath.splitext(file)[1] == ".md":
        yield Reference("page", file, source, path, line, how, "link", target)
    else:
        yield Reference("file", file, source, path, line, how, "link", target)
    anchor = _fragment(target) if file else ""
    for beginning, kind in ANCHORS.items():
        if anchor.startswith(beginning) and (name := _at_place(reading, kind, anchor, file or "")):
            yield Reference(kind, name, source, path, line, f"{how} til stedet på siden", "link", target)


def _at_place(reading: Reading, kind: str, anchor: str, file: str) -> str | None:
    """What of a kind has its place at an anchor on a page, by the name that references have for it."""
    rest = anchor.partition("-")[2]
    if kind == "term":
        return next((word for word, term in reading.data["glossary"].items.items() if term.anchor == anchor), None)
    if kind in LISTED:
        return rest if rest in reading.data[LISTED[kind][0]].items else None
    module = next((page.module for page in reading.pages if page.module and page.source == file), None)
    return f"{module.slug}:{rest}" if module and kind in inside(module, rest) else None


def _fragment(target: str) -> str:
    try:
        return urlsplit(target).fragment
    except ValueError:
        return ""


def _called(page: Page, files: Mapping[str, str]) -> Iterator[Reference]:
    calls, _ = parse_calls(page.body, page.located.path, page.body_line)
    for call in calls:
        inner = parse_calls("{{ " + str(call.args[0]) + " }}")[0] if call.name == "example" and call.args else []
        for each in (call, *inner):
            given = [str(value) for value in (*each.args, *each.kwargs.values())]
            how = f"makroen {call.name}()"
            place = (page.source, page.located.path, call.line, how)
            if each.name in _CALLS and given:
                yield Reference(_CALLS[each.name], given[0], *place, "call")
            if each.name in INSIDE and page.module and given and each.name in inside(page.module, given[0]):
                yield Reference(each.name, f"{page.module.slug}:{given[0]}", *place, "call")
            if each.name in _LEADING:
                yield from (Reference("page", file, *place, "call") for file in given)
            if each.name == "troubles":
                slugs = {word for groups in given for word in re.findall(r"[a-z0-9-]+", groups)} & files.keys()
                yield from (Reference("page", files[slug], *place, "word") for slug in sorted(slugs))


# --- by name --------------------------------------------------------------------------------------


def meant_by(name: str, known: Known, files: Sequence[str]) -> list[tuple[str, str]]:
    """Everything that a name is the name of, as (kind, name): a page by its slug or its path, all else by its id.

    `files` are the files under docs that are no pages. «source:x» means a source alone, and so the others; a question or a
    checklist may have its module before it.
    """
    wanted, _, rest = name.partition(":")
    only = wanted if rest and wanted in CALLED else None
    bare = (rest if only else name).replace("\\", "/").strip().removeprefix("./").strip("/")
    path = bare.removeprefix(f"{known.reading.docs}/")
    names = [("page", source) for source in sorted(known.reading.sources) if _is_named(source, path)]
    names += [
        (kind, word)
        for kind, (data, _) in LISTED.items()
        for word in known.reading.data[data].items
        if word == bare and kind != "term"
    ]
    for page in known.reading.pages:
        for field, kind in ((field, kind) for kind, field in INSIDE.items() if page.module):
            ids = [f"{page.module.slug}:{each.id}" for each in getattr(page.module, field)] if page.module else []
            names += [(kind, each) for each in ids if bare in (each, each.partition(":")[2])]
    names += [("term", word) for word in known.reading.data["glossary"].items if word.casefold() == bare.casefold()]
    names += [("file", file) for file in files if file == path]
    return [each for each in names if only in (None, each[0])]


def _is_named(source: str, path: str) -> bool:
    bare = source.removesuffix(".md")
    return path.removesuffix(".md") in (bare, bare.rpartition("/")[2]) and path != ""
