"""The finished site: pages after theme, plugins and settings have had their say, and the drawings and styles beside them.

What authors write was looked at before; what is told here comes from settings, a theme, a plugin or a file in docs.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from macros.content.problems import Problem
from macros.markup import guards
from macros.markup.drawings import wrong_in_drawing
from macros.markup.fragment import Fragment
from macros.markup.glances import Glances
from macros.markup.styles import fetched_by
from macros.markup.tree import Tree
from macros.recipes import Remembering, made_at_once


@dataclass(frozen=True)
class Expected:
    """What must be on a page that was made from `path`: ids, and elements with a class and how many of each."""

    path: str
    ids: frozenset[str]
    roots: Counter[tuple[str, str]]


@dataclass(frozen=True)
class Settings:
    """The file that says what is around the pages, as the author wrote it."""

    path: str
    text: str

    def problem(self, kind: str, message: str, *sought: str) -> Problem:
        """A problem on the first line that names what it is about."""
        lines = self.text.lower().splitlines()
        numbers = (
            number
            for wanted in sought
            if wanted
            for number, line in enumerate(lines, start=1)
            if wanted.lower() in line.split(" #")[0] and not line.lstrip().startswith("#")
        )
        return Problem(self.path, next(numbers, None), kind, message)


@dataclass(frozen=True)
class Site:
    """What is known of a site that has just been written to `folder`.

    `pages` are those made from Markdown, by their address; files that are no pages come from `docs`, under the name that
    authors know it by, or from elsewhere. `plain` gives a page without the address that changes when any other page does.
    """

    folder: Path
    docs: Path
    pages: Mapping[str, Expected]
    settings: Settings
    remembered: Remembering = made_at_once
    plain: Callable[[bytes], bytes] = bytes

    def problems(self, names: Collection[str] | None = None) -> list[Problem]:
        """Everything in the site, or in some files of it, that fetches from elsewhere, runs what is not ours, or has lost a part; each once."""
        wrong: dict[Problem, None] = {}
        looks: dict[str, Callable[[str, str], Iterator[Problem]]] = {
            ".html": partial(self._page, Glances()),
            ".css": self._styles,
            ".svg": self._drawing,
        }
        for name in self._not_known_to_be_good(looks) if names is None else names:
            text = (self.folder / name).read_text(encoding="utf-8", errors="replace")
            wrong |= dict.fromkeys(looks[suffix_of(name)](name, text))
        return list(wrong)

    def _not_known_to_be_good(self, looks: Mapping[str, Callable[[str, str], Iterator[Problem]]]) -> Iterator[str]:
        """The files that may have something wrong in them: what was good in another build is not looked at again."""
        groups: dict[tuple[str, ...], list[str]] = {}
        for file in sorted(self.folder.rglob("*")):
            name = file.relative_to(self.folder).as_posix()
            if suffix_of(name) in looks and file.is_file():
                groups.setdefault(PurePosixPath(name).parts[:2], []).append(name)
        for names in groups.values():
            if not self.remembered(_AreGood(self, looks, names)):
                yield from names

    def expected_of(self, name: str) -> Expected | None:
        """What must be on the page that is a file, where it was made from Markdown."""
        return self.pages.get(name.removesuffix("index.html"))

    def _page(self, glances: Glances, name: str, text: str) -> Iterator[Problem]:
        page = Fragment(text)
        if not glances.are_enough(text):
            yield from self._wrong(name, page.tree)
        expected = self.expected_of(name)
        if expected:
            yield from self._whole(expected, page.tree)

    def _wrong(self, name: str, tree: Tree) -> Iterator[Problem]:
        for address in guards.fetched_from_elsewhere(tree):
            message = (
                f"«{address}» hentes fra et annet nettsted, som da får vite hvem som leser; ta bort det som gjør det"
            )
            yield self._at(name, "personvern", message, address, urlsplit(address).netloc, *_named_by(address))
        for script in guards.inline(tree):
            message = f"sidene får et skript som ikke er håndbokas («{script}»); ta bort det som gjør det"
            yield self._at(name, "skript", message, *_words_of(script))
        for style in guards.own_styles(tree):
            message = f"sidene får et utseende som nettleserne ikke bruker («{style}»); skriv det i et stilark"
            yield self._at(name, "stil", message, style, *re.findall(r"[\w.-]{4,}", style)[:3], "style")
        for attribute in guards.scripts_in_attributes(tree):
            message = f"sidene får et skript («{attribute}»); ta bort det som gjør det"
            key, _, value = attribute.removesuffix("…").partition("=")
            yield self._at(name, "skript", message, attribute, value, key)
        for element in guards.nested_documents(tree):
            yield self._at(name, "html", f"sidene får «<{element}>»; ta bort det som gjør det", f"<{element}")

    def _whole(self, expected: Expected, tree: Tree) -> Iterator[Problem]:
        """Whether all of a page is there, to the last thing that the theme puts at its end."""
        ids = guards.ids(tree)
        tags = {tag for tag, _ in expected.roots if tag}
        alike = tree.select(", ".join(sorted(tags))) if tags else []
        roots = Counter((element.tag or "", element.attributes.get("class") or "") for element in alike)
        lost = [*(expected.ids - ids.keys()), *(root for root in expected.roots if roots[root] < expected.roots[root])]
        if lost or not tree.select("body > script#__config"):
            message = (
                "noe rundt sidene lukkes ikke, så resten av siden forsvinner; se etter HTML i titler og andre verdier"
            )
            yield self.settings.problem("html", message, *re.findall(r"<[!/]?[a-zA-Z-]+", self.settings.text))
        for name in (name for name, count in ids.items() if count > 1):
            if name in expected.ids:
                message = f"id-en «{name}» er i bruk på alle sider; velg en annen"
                yield Problem(expected.path, None, "id", message)

    def _at(self, name: str, kind: str, message: str, *sought: str) -> Problem:
        file = self.docs / name
        if file.is_file():
            return Problem(f"{self.docs.name}/{name}", _line_of(file, sought), kind, message)
        return self.settings.problem(kind, message, *sought)

    def _styles(self, name: str, text: str) -> Iterator[Problem]:
        for address in fetched_by(text):
            message = f"stilarket henter «{address}» fra et annet nettsted; legg fila i docs"
            yield self._at(name, "personvern", message, address)

    def _drawing(self, name: str, text: str) -> Iterator[Problem]:
        for message in wrong_in_drawing(text):
            yield self._at(name, "bilde", message)


def suffix_of(name: str) -> str:
    """What says which kind of file it is."""
    return PurePosixPath(name).suffix.lower()


@dataclass(frozen=True)
class _AreGood:
    """Whether nothing is wrong in files of a site that lie together."""

    site: Site
    looks: Mapping[str, Callable[[str, str], Iterator[Problem]]]
    names: Sequence[str]

    @property
    def known_by(self) -> tuple[object, ...]:
        """What it is seen by: the files, and what must be there."""
        return tuple(
            (name, hashlib.sha256(self.site.plain(content)).digest(), self.site.expected_of(name))
            for name, content in self._contents.items()
        )

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        """What stands in the files, which is read once."""
        return {name: (self.site.folder / name).read_bytes() for name in self.names}

    def make(self) -> bool:
        """Looks at them."""
        return not any(
            True
            for name, content in self._contents.items()
            for _ in self.looks[suffix_of(name)](name, content.decode("utf-8", "replace"))
        )


def _line_of(file: Path, sought: tuple[str, ...]) -> int | None:
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for wanted in sought if wanted for number, line in enumerate(lines, 1) if wanted in line), None)


# Where settings name no address, this is what makes the theme fetch from one.
_NAMED = {"fonts.g": "font:", "googletagmanager": "analytics", "google-analytics": "analytics"}


def _named_by(address: str) -> Iterator[str]:
    return (key for part, key in _NAMED.items() if part in address)


def _words_of(script: str) -> list[str]:
    named = ["analytics"] if "gtag" in script or "analytics" in script.lower() else []
    return [*named, script, *re.findall(r"[\w.-]{4,}", script)[:3], "<script"]
