"""What the authors wrote, read with PyYAML alone: the site is held against this, not against the project's own models.

Everything is asked of the published handbook, or of another whose `docs` are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.site.building import PROJECT
from tests.site.pages import one_line

DOCS = PROJECT / "docs"
# The made-up handbook that the tests of behaviour run on: every kind of step, sheet, tool and programme, in few pages.
SAMPLE = PROJECT / "tests" / "sample" / "docs"
# Pages that are no modules and have something to print all the same: a blank, all sheets of all modules, statements, cards.
BLANKS = ["verktoy/skriftlig-plan/", "verktoy/alle-ark/", "verktoy/pastander/", "moter/metoder/"]


@dataclass(frozen=True)
class Written:
    """One Markdown file: its front matter, its body, and the address it should have."""

    file: Path
    docs: Path
    front: dict[str, Any]
    body: str

    @property
    def address(self) -> str:
        """The page's address relative to the site's root."""
        path = self.file.relative_to(self.docs)
        if path.name == "index.md":
            return "" if path.parent == Path() else f"{path.parent.as_posix()}/"
        return f"{path.with_suffix('').as_posix()}/"

    @property
    def module(self) -> dict[str, Any]:
        """What stands under `module:`."""
        return self.front["module"]

    def __str__(self) -> str:
        return self.address or "forsiden"


def _read(file: Path, docs: Path) -> Written:
    _, front, body = re.split(r"^---[ \t]*$", file.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    return Written(file, docs, loaded(front), body)


# libyaml reads YAML in a tenth of the time; PyYAML has it wherever it comes as a wheel.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def loaded(text: str) -> Any:
    """What YAML says. It takes long to read, and dozens of files ask for all of the handbook: nobody changes what they are given."""
    return yaml.load(text, _Loader)


def pages(docs: Path = DOCS) -> list[Written]:
    """Every page."""
    return [_read(file, docs) for file in sorted(docs.rglob("*.md"))]


def modules(docs: Path = DOCS) -> list[Written]:
    """Every page that is a module."""
    return [written for written in pages(docs) if "module" in written.front]


def module(name: str, docs: Path = DOCS) -> Written:
    """The module with a path like `grunnlag/a-vente`."""
    return _read(docs / f"{name}.md", docs)


def shared(name: str, docs: Path = DOCS) -> list[dict[str, Any]]:
    """One file of shared data."""
    return loaded((docs / "data" / f"{name}.yml").read_text(encoding="utf-8"))


# Where a meeting is made in the browser, and the faces of what is made there.
MAKING = [f"moter/mote/{view}" for view in ("", "vis/", "vis/leder/", "ark/", "kjoreplan/")]

# Where an agreement goes on to the next meeting.
AGREED = "moter/avtale/"


def addresses(docs: Path = DOCS) -> list[str]:
    """The address of every HTML file that the site should have, but for 404.html."""
    made = [written.address for written in pages(docs)]
    for written in modules(docs):
        made += [f"{written.address}{view}/" for view in ("vis", "vis/leder", "ark", "kjoreplan")]
    made += [f"{address}ark/" for address in BLANKS]
    return sorted([*made, *programme_addresses(docs), *MAKING, AGREED])


def programme_addresses(docs: Path = DOCS) -> list[str]:
    """The pages of every programme: to print for everybody and for the leader, and of a meeting its four faces."""
    faces = ("vis/", "vis/leder/", "ark/", "kjoreplan/")
    return [
        f"moter/programmer/{item['id']}/{view}"
        for item in shared("programmes", docs)
        for view in ("", "leder/", *(faces if "agenda" in item else ()))
    ]


def shown(markdown: str) -> str:
    """A text as a reader meets it: without Markdown's marks, on one line."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"(?<![\w*])(\*\*|\*|__|_|`)(?=\S)(.+?)(?<=\S)\1(?![\w*])", r"\2", text)
    return one_line(text)


def paragraphs(markdown: str) -> Iterator[str]:
    """The paragraphs of a text, each as a reader meets it."""
    for paragraph in re.split(r"\n\s*\n", markdown.strip()):
        yield shown(paragraph)
