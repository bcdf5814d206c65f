"""Every text of a handbook that a reader meets, piece by piece, each with the place an author finds it at."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from macros.components import Guide
from macros.content.fields import Line, Text
from macros.content.located import KeyPath, Located, parse_yaml, written
from macros.content.models import Model
from macros.content.problems import Problem
from macros.content.reading import Page, Reading

BODY = "brødtekst"
_BOKMAL = {"nb", "no"}
# What is searched with, and where pages have moved: no reader meets them.
_NOT_READ = frozenset({"synonyms", "moved"})

# What tells a field of plain words from an id, a choice or an address.
_PLAIN_WORDS = get_args(Line)[-1]
_MACRO = re.compile(r"\{\{.*?\}\}")
_FENCE = re.compile(r"\s*(```|~~~)")
_ADMONITION = re.compile(r'(?:!!!|\?\?\?\+?) \w+(?: "(?P<title>.*)")?$')
_TABLE_RULE = re.compile(r"\|[\s|:-]+\|$")
_BLOCK_MARK = re.compile(r"^(?:#{1,6}|[-*+]|\d+[.)]|>)\s+")
_LANGUAGE = re.compile(r"\{:[^}]*\blang=[\"']?(?P<language>\w+)")
_LAW_IS_QUOTED = re.compile(r"barnehagelov|opplæringslov|rammeplan|§", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """One front-matter text, one paragraph, list item, heading or table cell: `written` as its author wrote it."""

    path: str
    line: int
    key: str
    written: str
    module: str | None = None

    @cached_property
    def text(self) -> str:
        """The words a reader meets: without Markdown's marks, code and addresses."""
        text = _MACRO.sub("", self.written)
        text = re.sub(r"`[^`]*`|\w+\(\)", "", text)
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
        text = re.sub(r"<?https?://[^\s>)]+>?|\{:[^}]*\}|<\w+>", "", text)
        text = re.sub(r"\*+|(?<!\w)_+|_+(?!\w)", "", text)
        return html.unescape(text.removeprefix("> ").strip())

    @property
    def is_bokmal(self) -> bool:
        """Whether its author left it unmarked, or marked it as bokmål."""
        marked = _LANGUAGE.search(self.written)
        return not marked or marked["language"] in _BOKMAL

    @property
    def sentences(self) -> list[str]:
        """The text's sentences."""
        return [sentence for sentence in re.split(r"(?<=[.!?…])»?\s+(?=[«–A-ZÆØÅ0-9])|\n\n+", self.text) if sentence]

    @property
    def quotes_the_law(self) -> bool:
        """Whether this is a marked quotation that names the law or rammeplanen it is taken from."""
        return self.written.startswith("> ") and bool(_LAW_IS_QUOTED.search(self.written))

    def problem(self, message: str) -> Problem:
        """A problem with this text."""
        return Problem(self.path, self.line, self.key, message)


def pieces(reading: Reading) -> Iterator[Piece]:
    """Every text of every page and data file, in reading order. Left out: what is marked as nynorsk, English or another language, and what people search with."""
    for page in reading.pages:
        yield from in_bokmal(front_matter(page))
        yield from in_bokmal(body(page))
    for name, file in reading.data.items():
        if name not in _NOT_READ:
            for known_as, item in file.items.items():
                yield from in_bokmal(_pieces(file.located, file.places[known_as], item, None))


def in_bokmal(texts: Iterable[Piece]) -> Iterator[Piece]:
    """Those that are in the handbook's own language."""
    return (piece for piece in texts if piece.is_bokmal and not piece.key.endswith((".nn", ".en")))


def guides(overrides: Path) -> Iterator[Piece]:
    """What the folders of components tell of macros on the page for authors."""
    for file in sorted((overrides / "components").glob("*/*.yml")):
        path = f"{overrides.name}/{file.relative_to(overrides).as_posix()}"
        located, _ = parse_yaml(file.read_text(encoding="utf-8"), path)
        for macro, told in located.data.get("macros", {}).items():
            key = ("macros", macro)
            yield from _pieces(located, key, Guide.model_validate(told), None)


def front_matter(page: Page) -> list[Piece]:
    """The texts between the `---` lines."""
    slug = page.module.slug if page.module else None
    top = [
        Piece(page.located.path, page.located.line((key,)), key, getattr(page, key), slug)
        for key in ("title", "description")
    ]
    # Half sentences are for the search alone, and may be nynorsk or English; whole questions are shown.
    top += [
        Piece(page.located.path, page.located.line(("asked", index)), f"asked[{index}]", sentence, slug)
        for index, sentence in enumerate(page.asked)
        if sentence.endswith("?")
    ]
    rest = _pieces(page.located, ("module",), page.module, slug) if page.module else ()
    return top + [piece for piece in rest if piece.key not in ("module.title", "module.description")]


def body(page: Page) -> list[Piece]:
    """The texts of the body. Code is left out, and so are lines that are a macro."""
    slug = page.module.slug if page.module else None
    return [Piece(page.located.path, line, BODY, block, slug) for line, block in _blocks(page.body, page.body_line)]


def _pieces(located: Located, key: KeyPath, model: Model, slug: str | None) -> Iterator[Piece]:
    for inner, text in _texts(model, key):
        yield Piece(located.path, located.line(inner), written(inner), text, slug)


def _texts(model: Model, key: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for name, field in type(model).model_fields.items():
        words = _PLAIN_WORDS in field.metadata or _mentions_plain_words(field.annotation)
        yield from _texts_in(getattr(model, name), (*key, name), words)


def _texts_in(value: object, key: KeyPath, words: bool) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, Text) or (words and isinstance(value, str)):
        yield key, value
    elif isinstance(value, Model):
        yield from _texts(value, key)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts_in(item, (*key, index), words)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts_in(item, (*key, name), words)


def _mentions_plain_words(annotation: Any) -> bool:
    return annotation == _PLAIN_WORDS or any(map(_mentions_plain_words, get_args(annotation)))


def _blocks(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Paragraphs, list items, headings and table cells, each with the line it begins on."""
    start, in_code = first_line, False
    gathered: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""], start=first_line):
        line = row.strip()
        fence = bool(_FENCE.match(row))
        ends = fence or in_code or not line or _MACRO.fullmatch(line) or _begins_a_block(line)
        if ends and gathered:
            yield start, " ".join(gathered)
            gathered = []
        in_code ^= fence
        if fence or in_code or not line or _MACRO.fullmatch(line) or _TABLE_RULE.fullmatch(line):
            continue
        if line.startswith("|"):
            yield from ((number, cell.strip()) for cell in line.strip("|").split("|") if cell.strip())
            continue
        admonition = _ADMONITION.fullmatch(line)
        if admonition:
            yield from [(number, admonition["title"])] if admonition["title"] else []
            continue
        if not gathered:
            start = number
        # The sign of a quotation stays: it is what marks it.
        gathered.append(line if line.startswith("> ") and not gathered else _BLOCK_MARK.sub("", line, count=1))


def _begins_a_block(line: str) -> bool:
    quotation_goes_on = line.startswith(">")
    return not quotation_goes_on and bool(
        _BLOCK_MARK.match(line) or _ADMONITION.fullmatch(line) or line.startswith("|")
    )
