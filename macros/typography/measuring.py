"""How wide a text is and how many lines it takes, by the advance widths of our own faces.

Widths are ems: a width of 1 is the size of the type. Kerning is not counted: it draws letters together far more often than
apart. Italics are counted as upright, which is wider. Nothing but the faces' own files is read.
"""

from __future__ import annotations

import html
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from fontTools.ttLib import TTFont

from macros.typography.faces import FACES

# What our faces lack is taken from some face of the machine: signs of East Asia are an em wide, pictures a little more.
_LACKING = 1.3
# Code is set with the machine's own letters of one width: the widest are 0.61.
_CODE = "code"
_WIDTH_OF_CODE = 0.62
# What stands before an item of a list, where a list is drawn as one.
_LIST_INDENT = 3.0
# What a line may leave empty where a word is torn between two letters: none is wider.
_WIDEST_LETTER = 1.0

_SOFT_HYPHEN = "\u00ad"
# Where a link leads is not shown.
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BOLD = re.compile(r"(?:\*\*|__)(?=\S)(.+?)(?<=\S)(?:\*\*|__)", re.DOTALL)
_EMPHASIS = re.compile(r"(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_CODE_MARKS = re.compile(r"`([^`]+)`")
_MARKED = re.compile(r"[*_`&\\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# A paragraph, an item of a list, and what stands after a hard break begin on a line of their own.
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_NEW_LINE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)|(?: {2,}|\\)\n")
# Not at a space that holds together what stands around it, as the one after a section sign does where it is shown.
_SPACE = re.compile(r"(?!(?<=§) \d)[ \t\n]+")
# Within a word a line ends after a hyphen between letters, or at a soft one.
_WITHIN_WORD = re.compile(rf"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<={_SOFT_HYPHEN})")


# Looked up by with each text that is measured: a data class would be asked for its fields each time.
class Letters(NamedTuple):
    """What a text is set with, by names in `FACES`: plain, and where Markdown makes it bold."""

    plain: str
    bold: str


# On paper, and where a page says nothing else, what one face lacks is taken from the other.
_OTHER = {
    "text-regular": "title-regular",
    "text-italic": "title-regular",
    "text-semibold": "title-semibold",
    "title-regular": "text-regular",
    "title-semibold": "text-semibold",
}

# The same texts are measured on every screen and sheet they may stand on. Bounded: a server lives all day.
_MEASURED = 100_000

# A part of a word that no line ends within: its width, and that of the hyphen which is drawn where a line ends after it.
_Fragment = tuple[float, float]
_Word = tuple[_Fragment, ...]


@lru_cache(maxsize=_MEASURED)
def width(text: str, letters: Letters) -> float:
    """How many ems a Markdown text takes, all on one line."""
    words = _words(text, letters)
    spaces = _advance(" ", letters.plain) * max(len(words) - 1, 0)
    return sum(fragment for word in words for fragment, _ in word) + spaces


@lru_cache(maxsize=_MEASURED)
def longest_word(text: str, letters: Letters) -> float:
    """How many ems the longest word of a Markdown text takes; it may be parted at its hyphens."""
    return max((sum(fragment) for word in _words(text, letters) for fragment in word), default=0.0)


def advance_of(text: str, face: str) -> float:
    """How many ems a text takes in one face, as it stands."""
    return sum(_advance(sign, face) for sign in text)


@lru_cache(maxsize=_MEASURED)
def lines(text: str, letters: Letters, room: float) -> int:
    """How many lines a Markdown text takes, each of them `room` ems; a word that is longer is torn, as browsers tear it."""
    count = 0
    for piece in _NEW_LINE.split(text):
        item = _ITEM.match(piece)
        words = _words(piece[item.end() :] if item else piece, letters)
        count += _broken(words, _advance(" ", letters.plain), room - _LIST_INDENT if item else room)
    return count


def _broken(words: Sequence[_Word], space: float, room: float) -> int:
    """How many lines these words take: each goes where the one before it ends, if there is room."""
    count, used = 0, room
    for word in words:
        before = space
        for place, (fragment, hyphen) in enumerate(word):
            # Where it is not the last one, its hyphen may have to be drawn.
            taken = fragment if place == len(word) - 1 else fragment + hyphen
            if count and used + before + taken <= room:
                used += before + fragment
            else:
                torn = math.ceil(max(taken - room, 0.0) / (room - _WIDEST_LETTER))
                count += 1 + torn
                used = fragment - torn * (room - _WIDEST_LETTER)
            before = 0.0
    return count


def _words(text: str, letters: Letters) -> list[_Word]:
    """The words as they are drawn, without the marks of Markdown."""
    words: list[_Word] = []
    goes_on = False
    for run, face in _runs(text, letters):
        for place, part in enumerate(_SPACE.split(run)):
            if place == 0 and goes_on:
                words[-1] = _glued(words[-1], _fragments(part, face))
            else:
                words.append(_fragments(part, face))
        goes_on = True
    return [word for word in words if word]


def _glued(word: _Word, rest: _Word) -> _Word:
    """One word of what two faces set of it: no line ends between them."""
    if not word or not rest:
        return word + rest
    (last, _), (first, hyphen) = word[-1], rest[0]
    return (*word[:-1], (last + first, hyphen), *rest[1:])


def _runs(text: str, letters: Letters) -> Iterator[tuple[str, str]]:
    """A text in the runs that are set with one face: each with its face's name."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if not _MARKED.search(text):
        yield text, letters.plain
        return
    for is_code, run in _alternating(_CODE_MARKS.split(text)):
        if is_code:
            yield run, _CODE
            continue
        for is_bold, part in _alternating(_BOLD.split(run)):
            shown = html.unescape(_ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", part)))
            yield shown, letters.bold if is_bold else letters.plain


def _alternating(parts: Sequence[str]) -> Iterator[tuple[bool, str]]:
    """What a pattern with one group splits a text into: whether each part is what the group held, and the part."""
    return ((place % 2 == 1, part) for place, part in enumerate(parts))


# A handbook's words come again and again.
@lru_cache(maxsize=100_000)
def _fragments(part: str, face: str) -> _Word:
    """A word, or what one face sets of it."""
    if not part:
        return ()
    hyphen = _advance("-", face)
    return tuple(
        (
            sum(_advance(sign, face) for sign in piece if sign != _SOFT_HYPHEN),
            hyphen if piece[-1] == _SOFT_HYPHEN else 0.0,
        )
        for piece in _WITHIN_WORD.split(part)
        if piece
    )


def _advance(sign: str, face: str) -> float:
    if face == _CODE:
        return _WIDTH_OF_CODE
    advance = _advances(face).get(sign)
    if advance is None:
        advance = _advances(_OTHER[face]).get(sign)
    if advance is None:
        # Marks that stand on the letter before, and signs that are not seen, take no room.
        return 0.0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else _LACKING
    return advance


@lru_cache(maxsize=len(FACES))
def _advances(face: str) -> dict[str, float]:
    """How many ems the pen moves for each sign of a face."""
    font = TTFont(BytesIO(FACES[face].original()), lazy=True)
    em, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
    return {
        chr(point): metrics[glyph][0] / em
        for point, glyph in font.getBestCmap().items()
        if unicodedata.category(chr(point)) not in ("Mn", "Me")
    }
