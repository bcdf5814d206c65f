"""A file that is only half written is none to build from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.adapter import watching
from macros.adapter.watching import State, is_begun, state, when_quiet

WRITTEN: State = {"a.md": (1, 900), "b.md": (1, 20)}


def after(*looks: State) -> tuple[State, int]:
    """What is built from, and how many looks that takes, where files look so one after another, and so for ever at last."""
    left: Iterator[State] = iter(looks)
    taken: list[State] = []

    def look() -> State:
        taken.append(next(left, looks[-1]))
        return taken[-1]

    return when_quiet(look, WRITTEN, 0.001), len(taken)


def test_a_file_that_is_written_at_once_is_built_from_at_the_second_look() -> None:
    new = {**WRITTEN, "a.md": (2, 901)}
    assert after(new) == (new, 2)


def test_a_file_that_grows_is_waited_for() -> None:
    looks = [{**WRITTEN, "a.md": (2 + size, size)} for size in (300, 600, 902)]
    assert after(*looks) == (looks[-1], 4)


@pytest.mark.parametrize("between", [{"a.md": (2, 0), "b.md": (1, 20)}, {"b.md": (1, 20)}])
def test_a_file_that_is_emptied_or_taken_away_is_waited_for(between: State) -> None:
    new = {**WRITTEN, "a.md": (3, 901)}
    assert after(*[between] * 20, new) == (new, 22)


def test_a_file_that_stays_empty_is_meant_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_LONGEST", 0.02)
    empty = {**WRITTEN, "a.md": (2, 0)}
    assert after(empty)[0] == empty
    assert not is_begun(empty, empty)


def test_hidden_folders_are_no_texts_of_authors(tmp_path: Path) -> None:
    for name in ("docs/a.md", "docs/.git/b", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("tre", encoding="utf-8")
    seen = state([tmp_path / "docs", tmp_path / "mkdocs.yml", tmp_path / "borte.yml"])
    assert {Path(file).name: size for file, (_, size) in seen.items()} == {"a.md": 3, "mkdocs.yml": 3}
