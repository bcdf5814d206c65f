"""What builds remember is never stale: after any edit the site is, byte for byte, the one that a build makes that remembers nothing.

Files of each kind are edited in a random order, and put back as they were, which is when something old could come again; each
site comes of a process of its own, and of a server that goes on. A build that remembers nothing takes longest: the suite edits each kind once,
and makes one when edits have followed each other of which each leaves more as it was than the one before, so that what one left stale
still is, in a handbook with few modules. `EDITS=200` tries as many as one likes, each by itself, in one with more; `SEED=7` another order.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

import material
import pytest

from macros.remembering import content_of
from tests.site.building import (
    HOST,
    PATIENCE,
    PROJECT,
    Outcome,
    command,
    contents,
    environment,
    keep_faces,
    listing_project,
    run_anew,
    sample_project,
)
from tests.site.loaded import Loaded, runs_our_programs
from tests.site.servers import Server

EDITS = int(os.environ.get("EDITS", "0"))
SEED = int(os.environ.get("SEED", "1"))
THEME = Path(material.__file__).parent
# Editions of the site: they share what they can.
EDITIONS = (("site", ""), ("site", HOST), ("folder", ""))


@dataclass(frozen=True)
class Kind:
    """A kind of file and what is written in it: after one of `after`, a place in one of `files`, comes `new` with a number."""

    files: str
    after: str
    new: str


# By how much is made anew after them: all pages, what is around them, what pages share, a page and what leads to it.
_OF_ALL = {
    "macro": Kind("macros/authoring.py", r'(?<=")(?=Det viktigste|Fra praksis|Snakk sammen)', "Nummer {} – "),
    "view": Kind(
        "macros/views/*sheet*.py", r'(?<=")(?=Til deg som ikke var med|Kjøreplan til lederen)', "Nummer {} – "
    ),
    "component": Kind("overrides/components/*/template.html", r"(?m)^ *<li>(?=\{\{)", "{}. "),
    "document": Kind("overrides/*.html", r"<h1[^>]*>(?=\w)", "Nummer {} – "),
    "style": Kind("overrides/components/*/*.css", r"\Z", "\n.rh-nummer-{} {{ color: inherit; }}\n"),
    "script": Kind(
        "overrides/assets/*asked*.js", r'  "use strict";\n', "\n  document.documentElement.dataset.nummer = {};\n"
    ),
}
_AROUND = {
    "settings": Kind("mkdocs.yml", r"(?m)^site_name: |^site_description: ", "Nummer {} – "),
    "order": Kind("mkdocs.yml", r"(?m)^  - (?=[A-ZÆØÅ]\w+:\n)", "Nummer {} "),
    "theme": Kind(
        "theme/material/templates/partials/*.html", r'(?<=<div class="md-footer-meta__inner md-grid">)', "{}"
    ),
}
_SHARED = {
    "source": Kind("docs/data/sources.yml", r"(?m)^  title: ", "Nummer {} – "),
    "word": Kind("docs/data/glossary.yml", r"(?m)^  explanation: ", "Nummer {} – "),
    "notice": Kind("docs/data/notices.yml", r"(?m)^  title: ", "Nummer {} – "),
    "method": Kind("docs/data/methods.yml", r"(?m)^  title: ", "Nummer {} – "),
    "programme": Kind("docs/data/programmes.yml", r"(?m)^- id: .+\n  title: ", "Nummer {} – "),
}
_OF_A_PAGE = {
    "front matter": Kind("docs/grunnlag/*.md", r"(?m)^    - [a-zæøå]+ (?=[a-zæøå])", "helst {} ganger "),
    "question": Kind("docs/*/*.md", r"(?m)^      text: (?=Hv)", "Nummer {} – "),
    "title": Kind("docs/*/*.md", r"(?m)^title: ", "Nummer {} – "),
    "body": Kind("docs/**/*.md", r"(?m)^---\n\n?(?=[^a-z])", "Dette er nummer {}.\n\n"),
}
_MISTAKE = {
    "mistake": Kind("docs/grunnlag/*.md", r"\Z", "\n\n{{{{ finnes_ikke_{}() }}}}\n"),
}
KINDS = {**_OF_ALL, **_AROUND, **_SHARED, **_OF_A_PAGE, **_MISTAKE}


# What a build runs by that remembers nothing.
_COMPILES_ONCE = """
import sys, pathlib
sys.path.append({project!r})
from tests.site.compiled import compile_once
compile_once(pathlib.Path({compiled!r}), {programs!r})
sys.path.remove({project!r})
"""
_BUILDS = """
import runpy
sys.argv = {words!r}
runpy.run_module("macros", run_name="__main__", alter_sys=True)
"""
# A server that is told once to build, with nobody watching, and keeps what it shows.
_SERVES = """
import io, runpy
sys.stdin, sys.argv = io.TextIOWrapper(io.BytesIO(b"\\n")), {words!r}
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@dataclass
class Handbook:
    """A project that is edited and built again and again, with the theme in a folder of its own."""

    folder: Path
    chance: random.Random
    before: dict[Path, str] = field(default_factory=dict)
    number: int = 0
    loaded: Loaded | None = None

    def edit(self, kind: str) -> str:
        """Edits a file of a kind, as it was at first, and tells which."""
        places = [(file, match.end()) for file, text in self._files(kind) for match in self._places(kind, text)]
        assert places, f"there is no file of the kind «{kind}» to edit"
        file, end = self.chance.choice(places)
        text = self.before.setdefault(file, file.read_text(encoding="utf-8"))
        self.number += 1
        file.write_text(f"{text[:end]}{KINDS[kind].new.format(self.number)}{text[end:]}", encoding="utf-8")
        return f"{kind} in {file.relative_to(self.folder)}"

    def put_back(self) -> str:
        """Puts a file back as it was at first, and tells which."""
        file = self.chance.choice(sorted(self.before))
        file.write_text(self.before.pop(file), encoding="utf-8")
        return f"{file.relative_to(self.folder)} as it was"

    def put_all_back(self) -> None:
        """Puts every file back as it was at first."""
        while self.before:
            self.put_back()

    def mend(self) -> None:
        """Puts back what cannot be built, and our programs, which a process that has loaded them can then run again."""
        for file, text in list(self.before.items()):
            if "finnes_ikke" in file.read_text(encoding="utf-8") or file.suffix == ".py":
                file.write_text(text, encoding="utf-8")
                del self.before[file]

    def build(self, edition: tuple[str, str], site: Path) -> tuple[Outcome, dict[str, bytes]]:
        """Builds an edition, and gives what came of it."""
        return self._built(command(edition[0], *_options(site)), edition, site)

    def _built(self, words: list[str], edition: tuple[str, str], site: Path) -> tuple[Outcome, dict[str, bytes]]:
        done = self._run(words, SITE_URL=edition[1])
        told = re.sub(r"\d+,\d+ sekunder", "", done.output)
        return Outcome(done.code, told), contents(site) if not done.code else {}

    def serve_remembering_nothing(self, site: Path) -> dict[str, bytes] | None:
        """What a new server shows that has nothing from builds before; None where something is wrong."""
        program = PROJECT / "tests" / "served.py"
        with self.remembering_nothing():
            outcome = self._run(self._compiling_once(_SERVES, str(program), str(site)))
        assert outcome.code == 0, outcome.output
        if not site.exists():
            return None
        shown = contents(site)
        shutil.rmtree(site)
        return shown

    def _run(self, words: list[str], **variables: str) -> Outcome:
        variables |= {"PYTHONPATH": str(self.folder / "theme")}
        if sys.platform == "linux" and runs_our_programs(self.folder):
            self.loaded = self.loaded or Loaded(environment(**variables))
            return Outcome(*self.loaded.run(words, self.folder, environment(**variables), PATIENCE))
        return run_anew(words, self.folder, env=variables)

    def build_remembering_nothing(self, edition: tuple[str, str], site: Path) -> tuple[Outcome, dict[str, bytes]]:
        """The same without anything from builds before."""
        with self.remembering_nothing():
            return self._built(self._compiling_once(_BUILDS, "macros", edition[0], *_options(site)), edition, site)

    def _compiling_once(self, program: str, *words: str) -> list[str]:
        compiled, programs = self.folder.with_name("compiled"), content_of(self.folder / "macros")
        once = _COMPILES_ONCE.format(project=str(PROJECT), compiled=str(compiled), programs=programs)
        return [sys.executable, "-c", once + program.format(words=list(words))]

    def remembering_nothing(self) -> AbstractContextManager[None]:
        """Hides what builds before have left, but the typeface, which takes its time."""
        return _aside(self.folder / ".cache")

    def files_of_pages(self) -> list[str]:
        """The files of the site that pages are shown in."""
        docs = self.folder / "docs"
        return [f"{file.relative_to(docs).with_suffix('').as_posix()}/index.html" for file in docs.glob("*/*.md")]

    def _files(self, kind: str) -> Iterator[tuple[Path, str]]:
        for file in sorted(self.folder.glob(KINDS[kind].files)):
            yield file, self.before.get(file) or file.read_text(encoding="utf-8")

    def _places(self, kind: str, text: str) -> Iterator[re.Match[str]]:
        return re.finditer(KINDS[kind].after, text)


def _options(site: Path) -> tuple[str, ...]:
    return "-d", str(site), "--no-pdf"


@contextmanager
def _aside(cache: Path) -> Iterator[None]:
    aside = cache.with_name(".aside")
    cache.rename(aside)
    shutil.copytree(aside / "fonts", cache / "fonts")
    try:
        yield
    finally:
        shutil.rmtree(cache)
        aside.rename(cache)


@pytest.fixture
def handbook(tmp_path: Path) -> Iterator[Handbook]:
    folder = (sample_project if EDITS else listing_project)(tmp_path / "project")
    (folder / ".cache").unlink(missing_ok=True)
    keep_faces(folder)
    theme = folder / "theme" / "material"
    shutil.copytree(THEME, theme, ignore=shutil.ignore_patterns(".icons", ".overrides"))
    (theme / "templates" / ".icons").symlink_to(THEME / "templates" / ".icons", target_is_directory=True)
    handbook = Handbook(folder, random.Random(SEED))
    yield handbook
    if handbook.loaded:
        handbook.loaded.end()


def _rounds(chance: random.Random, without: tuple[str, ...] = ()) -> Iterator[list[str]]:
    """The kinds of edits that follow each other until a site is compared."""
    if EDITS:
        yield from ([kind] for kind, _ in zip(_kinds(chance, without), range(EDITS), strict=False))
        return
    tiers = [sorted(tier.keys() - set(without)) for tier in (_OF_ALL, _AROUND, _SHARED, _OF_A_PAGE)]
    for tier in tiers:
        chance.shuffle(tier)
    rounds = [list(filter(None, kinds)) for kinds in zip_longest(*tiers)]
    # Where nothing is built there is nothing to compare.
    rounds.insert(chance.randrange(len(rounds)), [*_MISTAKE])
    yield from rounds


def _kinds(chance: random.Random, without: tuple[str, ...]) -> Iterator[str]:
    """All kinds again and again, each time in another order."""
    while True:
        kinds = sorted(KINDS.keys() - set(without))
        chance.shuffle(kinds)
        yield from kinds


def _next(handbook: Handbook, kind: str) -> str:
    """Edits a file, or puts one back, where each edit is tried by itself."""
    is_old = EDITS and handbook.before and handbook.chance.random() < 0.3
    return handbook.put_back() if is_old else handbook.edit(kind)


def _different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_what_is_remembered_is_never_stale(handbook: Handbook, tmp_path: Path) -> None:
    chance, told, good = handbook.chance, [], []
    first, original = handbook.build(EDITIONS[0], tmp_path / "remembering")
    assert first.code == 0, first.output
    for kinds in _rounds(chance):
        edition = chance.choice(EDITIONS)
        for kind in kinds:
            told.append(_next(handbook, kind))
            outcome, site = handbook.build(edition, tmp_path / "remembering")
            good.append(outcome.code == 0)
        expected, anew = handbook.build_remembering_nothing(edition, tmp_path / "anew")
        order = "\n".join([*told, f"{edition}, seed {SEED}"])
        assert outcome == expected, order
        assert _different(site, anew) == [], order
        handbook.mend()
    # Most edits are no mistakes.
    assert sum(good) > len(good) / 2
    assert any((handbook.folder / ".cache" / "minne").iterdir())
    handbook.put_all_back()
    assert _different(handbook.build(EDITIONS[0], tmp_path / "remembering")[1], original) == []


def test_a_server_shows_what_a_new_one_would(handbook: Handbook, tmp_path: Path) -> None:
    """Its programs are those that it began with: what else is edited, it sees."""
    told, good = [], []
    server = Server(handbook.folder, handbook.folder / "theme")
    original = server.build()
    assert original
    for kinds in _rounds(handbook.chance, without=("macro", "view")):
        for kind in kinds:
            told.append(_next(handbook, kind))
            served = server.build(*handbook.files_of_pages())
            good.append(served is not None)
        expected = handbook.serve_remembering_nothing(tmp_path / "anew")
        order = "\n".join([*told, f"seed {SEED}"])
        assert (served is None) == (expected is None), order
        if served and expected:
            assert _different(served, expected) == [], order
        handbook.mend()
    assert sum(good) > len(good) / 2
    handbook.put_all_back()
    assert _different(server.build() or {}, original) == []
    server.end()
