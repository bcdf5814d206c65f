"""A reading page's finished HTML as a tagged PDF needs it.

PDF/UA-1 fails a link that holds other elements, and a paragraph in an item of a list, as WeasyPrint tags them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote, urljoin

from macros.markup.tags import Tag, tags
from macros.markup.text import replaced

_INSIDE_LINK = frozenset({"strong", "em", "b", "i", "span"})


def on_paper(content: str, address: str, beside: Collection[str] = ()) -> str:
    """The content of a page whose full address is `address`, or empty where the site does not know its own.

    A link to another page of ours leads to its full address, or is text where there is none; so is one to a place that
    is neither here nor among those `beside` it on the same paper.
    """
    linked = replaced(content, _links(content, address, beside))
    return replaced(linked, _loose_items(linked))


def _links(content: str, address: str, beside: Collection[str]) -> Iterator[tuple[int, int, str]]:
    ids = {name for tag in tags(content) if (name := tag.attributes.get("id"))}.union(beside)
    opened: Tag | None = None
    inside: list[Tag] = []
    for tag in tags(content):
        if opened is None:
            if tag.name == "a" and not tag.closes:
                opened, inside = tag, []
        elif tag.name != "a":
            inside.append(tag)
        else:
            yield from _link(opened, inside, tag, _target(opened, address, ids))
            opened = None


def _link(opened: Tag, inside: list[Tag], closed: Tag, target: str) -> Iterator[tuple[int, int, str]]:
    if "headerlink" in opened.attributes.get("class", "").split():
        yield opened.start, closed.end, ""
        return
    yield opened.start, opened.end, f'<a href="{html.escape(target)}">' if target else ""
    if target:
        yield from ((tag.start, tag.end, "") for tag in inside if tag.name in _INSIDE_LINK)
    yield closed.start, closed.end, "</a>" if target else ""


def _target(link: Tag, address: str, ids: Collection[str]) -> str:
    written = link.attributes.get("href", "")
    target = _full(written, address) if written else ""
    return "" if target.startswith("#") and not {target[1:], unquote(target[1:])}.intersection(ids) else target


def _full(target: str, address: str) -> str:
    if re.match(r"https?:|mailto:|tel:|#", target):
        return target
    # The edition for a memory stick names files; an address does not.
    return urljoin(address, target).replace("/index.html", "/") if address else ""


def _loose_items(content: str) -> Iterator[tuple[int, int, str]]:
    """The tags of a paragraph that is all there is in an item."""
    opened: list[Tag] = []
    for tag in tags(content):
        if tag.name not in ("li", "p"):
            continue
        names = [(one.name, one.closes) for one in (*opened, tag)]
        if names == _LOOSE[: len(names)]:
            opened.append(tag)
        else:
            opened = [tag] if names[-1] == _LOOSE[0] else []
        if len(opened) == len(_LOOSE):
            item, paragraph, after, end = opened
            bare = (item.inside or paragraph.inside).strip() == ""
            if bare and not (content[item.end : paragraph.start] + content[after.end : end.start]).strip():
                yield item.end, paragraph.end, ""
                yield after.start, end.start, ""
            opened = []


_LOOSE = [("li", False), ("p", False), ("p", True), ("li", True)]
