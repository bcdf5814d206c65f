"""What builds remember is never stale: after any edit the site is, byte for byte, the one that a build makes that remembers nothing.

Files of each kind are edited in a random order, and put back as they were, which is when something old could come again; each
site comes of a process of its own, and of a server that goes on. `EDITS=200` tries as many as one likes, `SEED=7` another order.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import material
import pytest

from tests.site.building import HOST, Outcome, command, contents, keep_faces, run, sample_project
from tests.site.servers import Server

EDITS = int(os.environ.get("EDITS", "10"))
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


KINDS = {
    "front matter": Kind("docs/grunnlag/*.md", r"(?m)^    - [a-zæøå]+ (?=[a-zæøå])", "helst {} ganger "),
    "question": Kind("docs/*/*.md", r"(?m)^      text: (?=Hv)", "Nummer {} – "),
    "title": Kind("docs/*/*.md", r"(?m)^title: ", "Nummer {} – "),
    "body": Kind("docs/**/*.md", r"(?m)^---\n\n?(?=[^a-z])", "Dette er nummer {}.\n\n"),
    "source": Kind("docs/data/sources.yml", r"(?m)^  title: ", "Nummer {} – "),
    "word": Kind("docs/data/glossary.yml", r"(?m)^  explanation: ", "Nummer {} – "),
    "notice": Kind("docs/data/notices.yml", r"(?m)^  title: ", "Nummer {} – "),
    "method": Kind("docs/data/methods.yml", r"(?m)^  title: ", "Nummer {} – "),
    "programme": Kind("docs/data/programmes.yml", r"(?m)^- id: .+\n  title: ", "Nummer {} – "),
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
    "settings": Kind("mkdocs.yml", r"(?m)^site_name: |^site_description: ", "Nummer {} – "),
    "order": Kind("mkdocs.yml", r"(?m)^  - (?=[A-ZÆØÅ]\w+:\n)", "Nummer {} "),
    "theme": Kind(
        "theme/material/templates/partials/*.html", r'(?<=<div class="md-footer-meta__inner md-grid">)', "{}"
    ),
    "mistake": Kind("docs/grunnlag/*.md", r"\Z", "\n\n{{{{ finnes_ikke_{}() }}}}\n"),
}


@dataclass
class Handbook:
    """A project that is edited and built again and again, with the theme in a folder of its own."""

    folder: Path
    chance: random.Random
    before: dict[Path, str] = field(default_factory=dict)
    number: int = 0

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

    def mend(self) -> None:
        """Puts back what cannot be built."""
        for file in [file for file in self.before if "finnes_ikke" in file.read_text(encoding="utf-8")]:
            file.write_text(self.before.pop(file), encoding="utf-8")

    def build(self, edition: tuple[str, str], site: Path) -> tuple[Outcome, dict[str, bytes]]:
        """Builds an edition, and gives what came of it."""
        name, address = edition
        words = command(name, "-d", str(site), "--no-pdf")
        done = run(words, self.folder, env={"SITE_URL": address, "PYTHONPATH": str(self.folder / "theme")})
        told = re.sub(r"\d+,\d+ sekunder", "", done.output)
        return Outcome(done.code, told), contents(site) if not done.code else {}

    def build_remembering_nothing(self, edition: tuple[str, str], site: Path) -> tuple[Outcome, dict[str, bytes]]:
        """The same without anything from builds before."""
        with self.remembering_nothing():
            return self.build(edition, site)

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
def handbook(tmp_path: Path) -> Handbook:
    folder = sample_project(tmp_path / "project")
    (folder / ".cache").unlink()
    keep_faces(folder)
    theme = folder / "theme" / "material"
    shutil.copytree(THEME, theme, ignore=shutil.ignore_patterns(".icons", ".overrides"))
    (theme / "templates" / ".icons").symlink_to(THEME / "templates" / ".icons", target_is_directory=True)
    return Handbook(folder, random.Random(SEED))


def _kinds(chance: random.Random) -> Iterator[str]:
    """All kinds again and again, each time in another order."""
    while True:
        kinds = sorted(KINDS)
        chance.shuffle(kinds)
        yield from kinds


def test_what_is_remembered_is_never_stale(handbook: Handbook, tmp_path: Path) -> None:
    chance, kinds, told = handbook.chance, _kinds(handbook.chance), []
    first, _ = handbook.build(EDITIONS[0], tmp_path / "remembering")
    assert first.code == 0, first.output
    good = 0
    for _ in range(EDITS):
        is_old = bool(handbook.before) and chance.random() < 0.3
        told.append(handbook.put_back() if is_old else handbook.edit(next(kinds)))
        edition = chance.choice(EDITIONS)
        outcome, site = handbook.build(edition, tmp_path / "remembering")
        expected, anew = handbook.build_remembering_nothing(edition, tmp_path / "anew")
        order = "\n".join([*told, f"{edition}, seed {SEED}"])
        assert outcome == expected, order
        assert sorted(name for name in site.keys() | anew.keys() if site.get(name) != anew.get(name)) == [], order
        good += outcome.code == 0
        handbook.mend()
    # Most edits are no mistakes.
    assert good > EDITS / 2
    assert any((handbook.folder / ".cache" / "minne").iterdir())


def test_a_server_shows_what_a_new_one_would(handbook: Handbook) -> None:
    """Its programs are those that it began with: what else is edited, it sees."""
    chance, told = handbook.chance, []
    kinds = (kind for kind in _kinds(chance) if kind not in ("macro", "view"))
    server = Server(handbook.folder, handbook.folder / "theme")
    good = [server.build() is not None]
    for _ in range(EDITS):
        is_old = bool(handbook.before) and chance.random() < 0.3
        told.append(handbook.put_back() if is_old else handbook.edit(next(kinds)))
        served = server.build(*handbook.files_of_pages())
        with handbook.remembering_nothing():
            new = Server(handbook.folder, handbook.folder / "theme")
            expected = new.build()
            new.end()
        order = "\n".join([*told, f"seed {SEED}"])
        assert (served is None) == (expected is None), order
        if served and expected:
            assert (
                sorted(name for name in served.keys() | expected.keys() if served.get(name) != expected.get(name)) == []
            ), order
        good.append(served is not None)
        handbook.mend()
    server.end()
    assert good[0]
    assert sum(good) > EDITS / 2
