"""Two things have the same fingerprint only if they hold the same, in this process and in every other."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import pytest

from macros.content.fields import Text
from macros.content.models import Notice, Term
from macros.disk.fingerprints import Fingerprints
from tests.conftest import ROOT

pytestmark = pytest.mark.quick


@dataclass(frozen=True)
class _Box:
    inside: object
    beside: object = None

    @cached_property
    def count(self) -> int:
        return len(str(self.inside))


@dataclass(frozen=True)
class _Other:
    inside: object
    beside: object = None


class _Machine:
    """A thing that is more than it says, and says itself what tells it from others."""

    def __init__(self, setting: str) -> None:
        self.setting = setting
        self.uses: list[Callable[[], None]] = [lambda: None]

    @property
    def known_by(self) -> str:
        return self.setting


class _Entries(dict[str, object]):
    pass


@dataclass
class _List:
    things: list[object] = field(default_factory=list)


def of(thing: object) -> str:
    return Fingerprints().of(thing)


DIFFERENT: list[object] = [
    "a",
    b"a",
    1,
    True,
    1.0,
    None,
    ("a",),
    ["a"],
    ("a", "b"),
    ("ab",),
    ("b", "a"),
    {"a": "b"},
    {"b": "a"},
    {"a": "b", "b": "a"},
    # Templates show things in the order in which they stand.
    {"b": "a", "a": "b"},
    _Entries(a="b"),
    Text("a", "en.md"),
    Text("a", "to.md"),
    _Box("a"),
    _Box("a", "b"),
    _Box(("a", None)),
    _Box(_Box("a")),
    _Box(Text("a", "en.md")),
    _Box(Text("a", "to.md")),
    _Box(_Box(Text("a", "to.md"))),
    _Other("a"),
    _Other(_Box("a")),
    _Box(_Other("a")),
    _List(["a"]),
    Notice(id="stop_card", title=Text("b"), text=Text("c")),
    Notice(id="stop_card", title=Text("b"), text=Text("d")),
    _Machine("a"),
    _Machine("b"),
    _Box(_Machine("a")),
    _Box(_Machine("b")),
    len,
    Term,
]


def test_things_that_differ_in_anything_have_different_fingerprints() -> None:
    prints = [of(thing) for thing in DIFFERENT]
    alike = [
        (DIFFERENT[one], DIFFERENT[two]) for one, a in enumerate(prints) for two, b in enumerate(prints[:one]) if a == b
    ]
    assert alike == []


def test_things_that_hold_the_same_have_the_same_fingerprint() -> None:
    word = "tekst"
    text = f"en lang {word}"
    # One text twice, and two that are alike.
    assert of((text, text)) == of((text, f"en lang {word}"))
    assert of(_Box(_Box("a"))) == of(_Box(_Box("a")))
    assert of(_Box(frozenset({"a", "b", "c", "d"}))) == of(_Box(frozenset({"d", "c", "b", "a"})))


def test_what_a_thing_has_worked_out_does_not_matter() -> None:
    one, other = _Box("a"), _Box("a")
    assert one.count
    assert of(one) == of(other)


def test_what_says_itself_what_it_is_may_change_while_it_lives() -> None:
    fingerprints, machine = Fingerprints(), _Machine("a")
    before = fingerprints.of(_Box(machine)), fingerprints.of(machine)
    machine.setting = "b"
    assert before[1] != fingerprints.of(machine)
    assert before[0] != fingerprints.of(_Box(machine))


def test_a_thing_that_is_gone_is_not_taken_for_the_next_that_stands_in_its_place() -> None:
    fingerprints = Fingerprints()
    assert len({fingerprints.of(_Box(number)) for number in range(1000)}) == 1000


def test_what_nothing_tells_from_all_else_has_no_fingerprint() -> None:
    with pytest.raises((pickle.PicklingError, AttributeError)):
        of(_Box(lambda: None))


def test_another_process_gives_the_same() -> None:
    """In which texts and sets lie in another order."""
    code = (
        "from macros.disk.fingerprints import Fingerprints; from macros.content.models import Notice;"
        "from macros.content.fields import Text;"
        "print(Fingerprints().of((Notice(id='stop_card', title=Text('b', 'c.md'), text=Text('d')), {'æ': ('ø', 1.5)})))"
    )
    done = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    here = of((Notice(id="stop_card", title=Text("b", "c.md"), text=Text("d")), {"æ": ("ø", 1.5)}))
    assert {run.stdout.strip() for run in done} == {here}
