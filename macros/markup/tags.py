"""Where every tag of a piece of HTML stands in its text.

Reads as the standard says a browser splits text into tags and the rest; no input takes longer than its length is worth.
What a browser would move or close by itself is not known here: `structure` compares with the tree.
"""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# In these, text is text to the end tag of the same name. (`noscript` is read as where scripts are off.)
_RAW = frozenset("script style xmp iframe noembed noframes title textarea plaintext".split())

# HTML's own white space is these five signs; possessive marks keep a try from being made twice.
_ATTRIBUTE = re.compile(
    r"""[\t\n\f\r /]*+([^\t\n\f\r />][^\t\n\f\r />=]*+)(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+("[^"]*+"|'[^']*+'|(?=>)|[^\t\n\f\r >"'][^\t\n\f\r >]*+))?+"""
)
_TAG = re.compile(rf"<(/?+)([a-zA-Z][^\t\n\f\r />]*+)((?:{_ATTRIBUTE.pattern})*+[\t\n\f\r /]*+)>")
# Read once to its first `<` that begins no tag: tried at each, a text of many such would take long.
_TAGS_AND_TEXT = re.compile(rf"(?:[^<]*+{_TAG.pattern})*+[^<]*+")
# A comment and its like, an element of text that nothing ends, and one whose end is not the next tag: what a `<` begins there is known only to who reads from the start.
_READ_FROM_START = re.compile(
    rf"<(?:[!?]|plaintext|({'|'.join(sorted(_RAW - {'plaintext'}))})[^<]*+(?!</\1[\t\n\f\r />]))", re.IGNORECASE
)
_SMALL = str.maketrans({letter: letter.lower() for letter in string.ascii_uppercase})
_LETTER = re.compile("[a-zA-Z]")
_BEGINS_TAG = re.compile("[a-zA-Z/!?]")
_COMMENT_END = re.compile(r"--!?>")


# A build reads hundreds of thousands of these two. A frozen data class takes longer to make than a tag takes to read.
@dataclass(eq=False)
class Tag:
    """A start tag or an end tag: its name in small letters, and where it begins and ends."""

    name: str
    start: int
    end: int
    closes: bool
    inside: str = field(repr=False)

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes as a browser takes them: names in small letters, the first of two that are alike."""
        given: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.inside):
            value = match[2] or ""
            given.setdefault(_lower(match[1]), html.unescape(value[1:-1] if value[:1] in ('"', "'") else value))
        return given

    def place_of(self, attribute: str) -> tuple[int, int]:
        """Where an attribute that the tag has begins and ends, its value with it."""
        begins = self.start + 1 + self.closes + len(self.name)
        match = next(match for match in _ATTRIBUTE.finditer(self.inside) if match[1].lower() == attribute)
        return begins + match.start(1), begins + match.end()


class Text(NamedTuple):
    """Text between tags, or in an element that holds nothing but text."""

    start: int
    end: int


@dataclass(frozen=True)
class Swallowed:
    """What takes in all that follows: an element of text that does not close, or (`cut`) a tag or a comment without its end."""

    start: int
    name: str
    cut: bool


Piece = Tag | Text | Swallowed


def end_of_tag(content: str, start: int) -> int:
    """Where the tag ends that begins at a place; -1 where none does."""
    match = _TAG.match(content, start)
    return match.end() if match else -1


def pieces(content: str) -> Iterator[Piece]:
    """The tags and the texts between them, in order. Comments are passed over."""
    place = end = 0
    while (start := content.find("<", place)) >= 0:
        match = _TAG.match(content, start)
        if match is None:
            place = _after_no_tag(content, start)
            if place == start + 1:
                continue
            if start > end:
                yield Text(end, start)
            if place < 0:
                yield Swallowed(start, _beginning(content, start), cut=True)
                return
            end = place
            continue
        if start > end:
            yield Text(end, start)
        end = place = match.end()
        tag = _tag(match)
        yield tag
        if tag.closes or tag.name not in _RAW:
            continue
        place = _closing(content, tag)
        if place < 0:
            yield Swallowed(tag.start, tag.name, cut=False)
            return
        if place > end:
            yield Text(end, place)
        end = place
    if end < len(content):
        yield Text(end, len(content))


def _tag(match: re.Match[str]) -> Tag:
    closes, name, inside = match.groups()[:3]
    return Tag(name if name.islower() else _lower(name), *match.span(), bool(closes), inside)


def _after_no_tag(content: str, start: int) -> int:
    """Where what begins at a `<` and is no tag ends: a comment (-1: it does not), or the sign itself where it is text."""
    following = content[start + 1 : start + 3]
    if following == "/" or not _BEGINS_TAG.match(following):
        return start + 1
    if following[0] in "!?":
        return _after_comment(content, start)
    if following[0] == "/" and not _LETTER.match(following[1:]):
        return _after(content, ">", start + 2)
    return -1


def _lower(name: str) -> str:
    """A name in small letters, but for those that only other alphabets have: so a browser takes it."""
    return name.lower() if name.isascii() else name.translate(_SMALL)


def _closing(content: str, tag: Tag) -> int:
    """Where the end tag of an element of text begins; -1: there is none, and nothing ends a `plaintext`."""
    if tag.name == "plaintext":
        return -1
    match = re.compile(rf"</{tag.name}(?=[\t\n\f\r />])", re.IGNORECASE).search(content, tag.end)
    return match.start() if match else -1


def tags(content: str) -> Iterator[Tag]:
    """The tags alone."""
    return (piece for piece in pieces(content) if isinstance(piece, Tag))


def is_plain(content: str) -> bool:
    """Whether all of it is tags and text without a `<`: then no comment, and nothing that an element of text holds, is taken for a tag."""
    return not _READ_FROM_START.search(content) and bool(_TAGS_AND_TEXT.fullmatch(content))


def without_tags(content: str, between: str) -> str | None:
    """The text with `between` for each tag, where it is plain; None where only `pieces` can tell."""
    return _TAG.sub(between, content) if is_plain(content) else None


def _after(content: str, sign: str, start: int) -> int:
    place = content.find(sign, start)
    return place + len(sign) if place >= 0 else -1


def _after_comment(content: str, start: int) -> int:
    if not content.startswith("<!--", start):
        return _after(content, ">", start + 1)
    for short in ("<!-->", "<!--->"):
        if content.startswith(short, start):
            return start + len(short)
    match = _COMMENT_END.search(content, start + 4)
    return match.end() if match else -1


def _beginning(content: str, start: int) -> str:
    match = re.compile(r"<(?:!--|!\[CDATA\[|[/!?]?[a-zA-Z0-9]*)").match(content, start)
    return match[0].removeprefix("<") if match else ""
