"""Folders that are gone when their process is, or when the next one comes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from macros.disk.temporary import clear, temporary

_ROOT = Path(__file__).parents[2]
_KILLED = (
    "import os, sys; from pathlib import Path; from macros.disk.temporary import temporary\n"
    "with temporary(Path(sys.argv[1])) as folder:\n    (folder / 'fil').touch(); os._exit(9)"
)


def test_a_folder_is_gone_afterwards_whatever_happened(tmp_path: Path) -> None:
    def ended() -> None:
        with temporary(tmp_path / "tmp") as folder:
            (folder / "dypt").mkdir()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ended()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_removed_and_what_another_uses_is_not(tmp_path: Path) -> None:
    inside = tmp_path / "tmp"
    with temporary(inside) as used:
        subprocess.run([sys.executable, "-c", _KILLED, str(inside)], cwd=_ROOT, check=False)
        assert len(list(inside.glob("*/fil"))) == 1
        with temporary(inside):
            assert list(inside.glob("*/fil")) == []
            assert used.is_dir()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["file", "link"])
def test_something_else_with_the_name_gives_way(tmp_path: Path, what: str) -> None:
    (tmp_path / "annens").mkdir()
    (tmp_path / "annens" / "notater").touch()
    if what == "file":
        (tmp_path / "tmp").touch()
    else:
        (tmp_path / "tmp").symlink_to(tmp_path / "annens")
    with temporary(tmp_path / "tmp") as folder:
        assert folder.parent == tmp_path / "tmp"
    assert [path.name for path in tmp_path.rglob("*")] == ["annens", "notater"]


def test_where_nothing_can_be_written_the_folder_is_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    with temporary(tmp_path / "fil" / "tmp") as folder:
        assert folder.is_dir()
        assert not folder.is_relative_to(tmp_path)
    assert not folder.exists()


def test_what_others_keep_in_the_same_folder_is_theirs(tmp_path: Path) -> None:
    for name in ("notater", "mappe/notater", "20261127/notater", "deadbeef.lock/notater"):
        (tmp_path / "tmp" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tmp" / name).touch()
    with temporary(tmp_path / "tmp"):
        pass
    clear(tmp_path / "tmp")
    assert sorted(path.parent.name for path in (tmp_path / "tmp").rglob("notater")) == [
        "20261127",
        "deadbeef.lock",
        "mappe",
        "tmp",
    ]


def test_a_file_of_somebodys_with_the_folders_name_stays(tmp_path: Path) -> None:
    (tmp_path / "tmp").write_text("notater", encoding="utf-8")
    with temporary(tmp_path / "tmp") as folder:
        assert not folder.is_relative_to(tmp_path)
    assert (tmp_path / "tmp").read_text(encoding="utf-8") == "notater"


def test_what_killed_processes_left_can_be_cleared_without_a_folder_of_ones_own(tmp_path: Path) -> None:
    inside = tmp_path / "tmp"
    clear(inside)
    with temporary(inside) as used:
        subprocess.run([sys.executable, "-c", _KILLED, str(inside)], cwd=_ROOT, check=False)
        clear(inside)
        assert list(inside.glob("*/fil")) == []
        assert used.is_dir()
    subprocess.run([sys.executable, "-c", _KILLED, str(inside)], cwd=_ROOT, check=False)
    clear(inside)
    assert list(tmp_path.iterdir()) == []
