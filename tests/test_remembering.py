"""What was made once is made again only when something that it is made of has changed."""

from __future__ import annotations

import gc
import os
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import macros.remembering
from macros.remembering import Memory, Surroundings, content_of

pytestmark = pytest.mark.quick

MADE: list[str] = []


@dataclass(frozen=True)
class _Greeting:
    name: str
    count: int = 1

    def make(self) -> str:
        MADE.append(self.name)
        return f"Hei, {self.name}!" * self.count


@pytest.fixture(autouse=True)
def _nothing_made() -> Iterator[None]:
    MADE.clear()
    yield
    MADE.clear()


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "overrides"
    folder.mkdir()
    (folder / "a.html").write_text("a", encoding="utf-8")
    return folder


class _Build:
    """A build with these templates."""

    def __init__(self, templates: Path) -> None:
        self._memory = Memory(templates.parent / ".cache" / "minne", Surroundings((templates,)))

    def greet(self, *names: str) -> list[str]:
        return [self._memory.of(_Greeting(name)) for name in names]

    def end(self) -> list[str]:
        return list(self._memory.keep())


@dataclass(frozen=True)
class _Guest:
    name: str

    def make(self) -> list[str]:
        MADE.append(self.name)
        return [self.name]


class _Server:
    """A process that builds again and again with these templates."""

    def __init__(self, templates: Path) -> None:
        self._surroundings = Surroundings((templates,))
        self._folder = templates.parent / ".cache" / "minne"
        self.memory = Memory(self._folder, self._surroundings)

    def build(self, *names: str) -> list[list[str]]:
        MADE.clear()
        self.memory.begin()
        things = [self.memory.of(_Guest(name)) for name in names]
        assert list(self.memory.keep()) == []
        return things


def greeted(templates: Path, *names: str) -> list[str]:
    """What had to be made in a whole build."""
    MADE.clear()
    build = _Build(templates)
    assert build.greet(*names) == [f"Hei, {name}!" for name in names]
    assert build.end() == []
    return list(MADE)


def test_what_was_made_in_a_build_is_not_made_in_the_next(templates: Path) -> None:
    assert greeted(templates, "Kari", "Ola", "Kari") == ["Kari", "Ola"]
    assert greeted(templates, "Ola", "Kari", "Siri") == ["Siri"]
    assert greeted(templates, "Siri", "Ola", "Kari") == []


def test_with_another_template_all_is_made_anew_and_with_the_old_one_nothing(templates: Path) -> None:
    assert greeted(templates, "Kari") == ["Kari"]
    (templates / "a.html").write_text("b", encoding="utf-8")
    assert greeted(templates, "Kari") == ["Kari"]
    (templates / "a.html").write_text("a", encoding="utf-8")
    assert greeted(templates, "Kari") == []
    (templates / "a.html").rename(templates / "b.html")
    assert greeted(templates, "Kari") == ["Kari"]


def test_with_another_package_all_is_made_anew(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert greeted(templates, "Kari") == ["Kari"]
    monkeypatch.syspath_prepend(str(templates.parent / "packages"))
    (templates.parent / "packages" / "mkdocs_material-99.0.dist-info").mkdir(parents=True)
    assert greeted(templates, "Kari") == ["Kari"]


def test_with_programs_that_are_others_than_those_that_run_nothing_is_remembered(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server has loaded its programs once: what it makes is not what the new ones would make."""
    assert greeted(templates, "Kari") == ["Kari"]
    monkeypatch.setattr(macros.remembering, "_LOADED", "others")
    assert greeted(templates, "Kari", "Ola") == ["Kari", "Ola"]
    monkeypatch.undo()
    assert greeted(templates, "Kari", "Ola") == ["Ola"]


def test_what_was_made_while_a_template_changed_is_not_kept(templates: Path) -> None:
    build = _Build(templates)
    build.greet("Kari")
    (templates / "a.html").write_text("b", encoding="utf-8")
    assert build.end() == []
    (templates / "a.html").write_text("a", encoding="utf-8")
    assert greeted(templates, "Kari") == ["Kari"]


def test_a_build_knows_what_it_has_made_itself_however_much_that_is(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(macros.remembering, "_WAITING", 40)
    names = [f"nummer {number}" for number in range(10)]
    assert greeted(templates, *names, *names) == names
    assert greeted(templates, *names) == []


@pytest.mark.parametrize("damage", [b"", b"ikke vaart", None])
def test_what_is_damaged_or_somebody_elses_is_made_anew(templates: Path, damage: bytes | None) -> None:
    assert greeted(templates, "Kari") == ["Kari"]
    (file,) = (templates.parent / ".cache" / "minne").glob("*.minne")
    file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    MADE.clear()
    build = _Build(templates)
    assert build.greet("Kari") == ["Hei, Kari!"]
    assert build.end() == ["1 fil i .cache/minne var skadet og lages på nytt."]
    assert greeted(templates, "Kari") == []


def test_what_cannot_be_kept_is_told_and_made(templates: Path) -> None:
    (templates.parent / ".cache").write_text("en fil", encoding="utf-8")
    build = _Build(templates)
    assert build.greet("Kari") == ["Hei, Kari!"]
    (told,) = build.end()
    assert told.startswith("Noe kan ikke legges i .cache/minne")


def test_two_builds_at_once_do_each_other_no_harm(templates: Path) -> None:
    one, other = _Build(templates), _Build(templates)
    one.greet("Kari", "Ola")
    other.greet("Kari", "Siri")
    assert (one.end(), other.end()) == ([], [])
    assert greeted(templates, "Kari", "Ola", "Siri") == []


def test_without_a_folder_all_is_made() -> None:
    memory = Memory()
    assert [memory.of(_Greeting("Kari", 2)), memory.of(_Greeting("Kari", 2))] == ["Hei, Kari!Hei, Kari!"] * 2
    assert MADE == ["Kari", "Kari"]
    assert list(memory.keep()) == []


def test_what_an_editor_or_python_leaves_beside_files_does_not_matter(templates: Path) -> None:
    before = content_of(templates)
    (templates / ".a.html.swp").write_text("x", encoding="utf-8")
    (templates / "__pycache__").mkdir()
    (templates / "__pycache__" / "a.pyc").write_text("x", encoding="utf-8")
    assert content_of(templates) == before


def test_a_server_has_the_very_thing_at_hand_that_it_made_before(templates: Path) -> None:
    server = _Server(templates)
    (first,) = server.build("Kari")
    (again,) = server.build("Kari")
    assert again is first
    assert MADE == []
    # Another process gets one that is alike.
    assert _Server(templates).build("Kari") == [["Kari"]]
    assert MADE == []


def test_what_is_held_is_at_hand_in_this_process_alone(templates: Path) -> None:
    server = _Server(templates)
    first = server.memory.hold(_Guest("Kari"))
    assert list(server.memory.keep()) == []
    server.memory.begin()
    assert server.memory.hold(_Guest("Kari")) is first
    assert _Server(templates).memory.hold(_Guest("Kari")) is not first
    assert MADE == ["Kari", "Kari"]


def test_a_server_makes_all_anew_when_a_template_has_changed(templates: Path) -> None:
    server = _Server(templates)
    server.build("Kari")
    (templates / "a.html").write_text("b", encoding="utf-8")
    server.build("Kari")
    assert MADE == ["Kari"]


def test_what_a_server_made_while_a_template_changed_is_not_at_hand_even_when_that_is_as_it_was(
    templates: Path,
) -> None:
    server = _Server(templates)
    server.build()
    before = server.memory.of(_Guest("Kari")), server.memory.hold(_Guest("Ola"))
    (templates / "a.html").write_text("b", encoding="utf-8")
    assert list(server.memory.keep()) == []
    (templates / "a.html").write_text("a", encoding="utf-8")
    server.memory.begin()
    assert server.memory.of(_Guest("Kari")) is not before[0]
    assert server.memory.hold(_Guest("Ola")) is not before[1]


def test_what_a_build_made_that_stopped_is_made_anew(templates: Path) -> None:
    """Nobody looked whether a template changed meanwhile."""
    server = _Server(templates)
    made = server.memory.of(_Guest("Kari"))
    server.memory.begin()
    assert server.memory.of(_Guest("Kari")) is not made


class _Guests(list[str]):
    """A list that is known to be gone."""


@dataclass(frozen=True)
class _Party:
    name: str

    def make(self) -> _Guests:
        return _Guests([self.name])


def test_a_server_does_not_hold_what_its_last_builds_did_without(templates: Path) -> None:
    server = _Server(templates)
    parties = []
    for number in range(20):
        server.build("Kari")
        parties.append(weakref.ref(server.memory.of(_Party(f"nummer {number}"))))
        assert list(server.memory.keep()) == []
    gc.collect()
    assert sum(party() is not None for party in parties) <= 2


def test_what_files_hold_is_seen_though_their_times_are_put_back(templates: Path) -> None:
    file = templates / "a.html"
    os.utime(file, ns=(1, 1))
    before = content_of(templates)
    assert content_of(templates) == before
    file.write_text("b", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert content_of(templates) != before
