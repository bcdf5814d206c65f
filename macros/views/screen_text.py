"""How texts are split between screens: at the end of a paragraph, else of a sentence; a list is split between its points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from macros.content.fields import Text
from macros.typography.measures import MOST_LINES, SCREEN, SCREEN_WIDTH, Type
from macros.views.fitting import packed

# The texts of each screen.
Boxes = tuple[tuple[Text, ...], ...]

# Before a capital letter or a quotation, so that «kap. 7» holds together.
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][»”\"]))\s+(?=[«–“\"*_(\[]*[A-ZÆØÅ])")
_MARKS = ("**", "*", "_", "`")
_PAIRS = (("[", "]"), ("«", "»"))

# A whole paragraph or one sentence of it, with the paragraph's number.
_Piece = tuple[int, str]


def points(texts: Sequence[Text], point_type: Type, after: float, room: float) -> Boxes:
    """A list's points screen by screen; a point is never split."""
    width = SCREEN_WIDTH - SCREEN.point_indent

    def size(together: Sequence[Text]) -> float:
        return height([point_type.lines(point, width) for point in together], point_type, after, room)

    return packed(texts, size, room)


def paragraphs(text: Text, text_type: Type, after: float, room: float) -> Boxes:
    """A text's paragraphs screen by screen. Only a paragraph that is too long for a screen is split."""

    def size(together: Sequence[str]) -> float:
        lines = [text_type.lines(paragraph, SCREEN_WIDTH) for paragraph in together]
        return height(lines, text_type, after, room)

    pieces: list[_Piece] = []
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text)):
        whole = size([paragraph]) <= room
        parts = [paragraph] if whole else _sentences(paragraph, lambda part: size([part]) <= room)
        pieces += [(number, part) for part in parts]
    return tuple(
        tuple(Text(paragraph, text.source) for paragraph in _joined(box))
        for box in packed(pieces, lambda box: size(_joined(box)), room)
    )


def height(lines: Sequence[int], text_type: Type, after: float, room: float) -> float:
    """How high texts of so many lines are together; more lines than a screen may have fill more than there is room for."""
    return max(sum(lines) * text_type.line + after * (len(lines) - 1), sum(lines) * room / MOST_LINES)


def _sentences(paragraph: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """A paragraph in sentences; what stands between two marks, such as bold or quotation, stays together.

    A sentence that does not fit by itself is split between two words.
    """
    whole: list[str] = []
    for sentence in _SENTENCE_END.split(paragraph):
        if whole and _is_open(whole[-1]):
            whole[-1] += f" {sentence}"
        else:
            whole.append(sentence)
    for sentence in whole:
        part = ""
        for word in re.split(r"[ \t\n]+", sentence):
            longer = f"{part} {word}" if part else word
            if part and not fits(longer):
                yield part
                longer = word
            part = longer
        yield part


def _is_open(text: str) -> bool:
    return any(text.count(mark) % 2 for mark in _MARKS) or any(
        text.count(opening) != text.count(closing) for opening, closing in _PAIRS
    )


def _joined(pieces: Sequence[_Piece]) -> list[str]:
    paragraphs: dict[int, list[str]] = {}
    for number, piece in pieces:
        paragraphs.setdefault(number, []).append(piece)
    return [" ".join(sentences) for sentences in paragraphs.values()]
