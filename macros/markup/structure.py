"""What in a page's HTML does not close, stands where a browser moves it, or is not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.markup.fragment import Fragment
from macros.markup.tags import VOID, Piece, Swallowed, Tag
from macros.markup.tree import Tree


@dataclass(frozen=True)
class Flaw:
    """Something wrong in a piece of HTML: where it begins there, and a sentence about it in bokmål."""

    start: int
    message: str


def flaws(page: Fragment) -> list[Flaw]:
    """Everything that keeps a piece of HTML from being in a browser what it is in its text, in order.

    Where this is empty, elements are nested in a browser as their tags are in the text.
    """
    return list(_unclosed(page.pieces)) or list(_moved(page))


def _unclosed(pieces: Iterable[Piece]) -> Iterator[Flaw]:
    opened: list[Tag] = []
    counts: Counter[str] = Counter()
    for piece in pieces:
        if isinstance(piece, Swallowed):
            yield Flaw(piece.start, _swallows(piece))
            if not piece.cut:
                opened.pop()
        elif not isinstance(piece, Tag) or (piece.name in VOID and not piece.closes):
            continue
        elif not piece.closes:
            opened.append(piece)
            counts[piece.name] += 1
        elif not counts[piece.name]:
            yield Flaw(piece.start, f"«</{piece.name}>» lukker ingenting som står åpent; ta den bort")
        else:
            counts[piece.name] -= 1
            while (tag := opened.pop()).name != piece.name:
                counts[tag.name] -= 1
                yield _open(tag)
    yield from map(_open, opened)


def _open(tag: Tag) -> Flaw:
    return Flaw(tag.start, f"«<{tag.name}>» lukkes ikke der den hører til; skriv </{tag.name}> der den slutter")


def _swallows(piece: Swallowed) -> str:
    if not piece.cut:
        return f"«<{piece.name}>» lukkes ikke og tar med seg resten av siden; ta den bort"
    if piece.name.startswith("!--"):
        return "kommentaren «<!--» lukkes ikke og skjuler resten av siden; ta den bort"
    return f"«<{piece.name}» mangler «>» og tar med seg resten av siden; skriv den ut, eller ta den bort"


def _moved(page: Fragment) -> Iterator[Flaw]:
    """The first place where a browser's tree is another than the one that the tags draw."""
    drawn = list(_drawn(page.tags))
    seen = list(_seen(page.tree))
    for index, (tag, depth) in enumerate(drawn):
        if index >= len(seen) or seen[index] != (tag.name, depth):
            yield Flaw(tag.start, f"«<{tag.name}>» kan ikke stå her; nettleseren ville flyttet eller lukket den selv")
            return
    if len(seen) > len(drawn):
        last = drawn[-1][0].start if drawn else 0
        yield Flaw(last, f"nettleseren ville satt inn «<{seen[len(drawn)][0]}>» her; skriv HTML-en helt ut")


def _drawn(tags: Iterable[Tag]) -> Iterator[tuple[Tag, int]]:
    depth = 0
    for tag in tags:
        if tag.closes:
            depth -= 1
            continue
        yield tag, depth
        depth += tag.name not in VOID


def _seen(tree: Tree) -> Iterator[tuple[str, int]]:
    depths: dict[int, int] = {}
    for element in tree.elements:
        parent = element.parent
        depth = depths.get(parent.mem_id, -3) + 1 if parent is not None else -2
        depths[element.mem_id] = depth
        # The document itself, its head and its body.
        if depth >= 0:
            yield element.tag or "", depth


def hidden(page: Fragment) -> Iterator[int]:
    """Where something begins that a browser keeps and does not show: comments, and what it takes for one."""
    end, whole = 0, len(page.html)
    for piece in page.pieces:
        # Several may follow each other; one sentence about them is enough.
        if piece.start > end:
            yield end
        end = whole if isinstance(piece, Swallowed) else piece.end
    if end < whole:
        yield end
