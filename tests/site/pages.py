"""HTML as a small tree, and the pages of a built site by their address."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_INLINE = frozenset("a abbr b button cite code em i kbd mark q s small span strong sub sup time u wbr".split())
_UNSEEN = frozenset("script style template noscript".split())


@dataclass(eq=False)
class Element:
    """One element. Texts and elements stand in `children` in the order in which they are written."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = None

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def get(self, attribute: str, default: str | None = None) -> str | None:
        """An attribute, or the default."""
        return self.attributes.get(attribute, default)

    def walk(self) -> Iterator[Element]:
        """This element and all beneath it, in the order in which they are written."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str) -> list[Element]:
        """Every element beneath with one of the tags."""
        return [element for element in self.walk() if element.tag in tags and element is not self]

    def one(self, tag: str) -> Element:
        """The only element beneath with the tag."""
        (found,) = self.all(tag)
        return found

    def with_id(self, id: str) -> Element:
        """The element beneath with an id."""
        found = [element for element in self.walk() if element.get("id") == id]
        assert len(found) == 1, f"{len(found)} elements have the id «{id}»"
        return found[0]

    def ancestors(self) -> Iterator[Element]:
        """The elements around this one, the nearest first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    def texts(self, *without: str) -> Iterator[str]:
        """The texts that are shown, without those in some tags; permalinks are not text."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in _UNSEEN and child.tag not in without and child.get("class") != "headerlink":
                space = "" if child.tag in _INLINE else " "
                yield space
                yield from child.texts(*without)
                yield space

    @property
    def text(self) -> str:
        """All text that is shown, on one line."""
        return one_line("".join(self.texts()))


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self._open)
        self._open.children.append(element)
        if tag not in _VOID:
            self._open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for element in (self._open, *self._open.ancestors()):
            # Browsers pass over an end tag that nothing opened.
            if element.tag == tag and element.parent is not None:
                self._open = element.parent
                return

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)


def parse(html: str) -> Element:
    """A document or a piece of one; the root has no tag."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


@cache
def read(file: Path) -> Element:
    """A file's document. It is there for good: nobody need look through it for what may be thrown away."""
    gc.disable()
    document = parse(file.read_text(encoding="utf-8"))
    gc.freeze()
    gc.enable()
    return document


@cache
def places(file: Path) -> frozenset[str | None]:
    """The places in a file's document that a link may lead to."""
    return frozenset(element.get("id") for element in read(file).walk())


def html_files(site: Path) -> list[Path]:
    """Every HTML file of a site."""
    return sorted(site.rglob("*.html"))


def address_of(file: Path, site: Path) -> str:
    """A file's address relative to the site's root: `grunnlag/a/` for `grunnlag/a/index.html`."""
    return re.sub(r"(^|/)index\.html$", r"\1", file.relative_to(site).as_posix())


def page(site: Path, address: str) -> Element:
    """The page at an address relative to the site's root."""
    return read(site / address / "index.html")


def asset(site: Path, name: str) -> Path:
    """A file of ours in a built site, whose name holds a hash there: `print.css`, `fonts/text-regular.woff2`."""
    stem, kind = name.rsplit(".", 1)
    (found,) = (site / "assets").glob(f"{stem}.{'[0-9a-f]' * 10}.{kind}")
    return found


def one_line(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.replace("\u00ad", "").replace("\u2060", "").split())
