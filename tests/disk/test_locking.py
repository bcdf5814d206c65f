"""A lock that ends with its process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from macros.disk.locking import hold

_ROOT = Path(__file__).parents[2]
_HOLDS = (
    "import sys; from pathlib import Path; from macros.disk.locking import hold;"
    " held = hold(Path(sys.argv[1])); print('holdt' if held else 'opptatt', flush=True); sys.stdin.read()"
)


def _other(file: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", _HOLDS, str(file)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_ROOT)


def test_a_lock_is_held_by_one_process_and_leaves_no_file(tmp_path: Path) -> None:
    held = hold(tmp_path / "lås")
    assert held
    with _other(tmp_path / "lås") as other:
        assert other.stdout
        assert other.stdout.readline() == "opptatt\n"
        other.communicate()
    held.let_go()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    with _other(tmp_path / "lås") as other:
        assert other.stdout
        assert other.stdout.readline() == "holdt\n"
        assert hold(tmp_path / "lås") is None
        other.kill()
        other.communicate()
    assert (tmp_path / "lås").exists()
    held = hold(tmp_path / "lås")
    assert held
    held.let_go()


def test_what_is_no_lock_gives_way_and_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "annens").write_text("notater", encoding="utf-8")
    (tmp_path / "lenke").symlink_to(tmp_path / "annens")
    (tmp_path / "mappe" / "inni").mkdir(parents=True)
    for name in ("lenke", "mappe"):
        held = hold(tmp_path / name)
        assert held
        held.let_go()
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("annens", "notater")]


@pytest.mark.parametrize("name", ["fil", "mappe/inni/notater"])
def test_what_is_somebodys_is_no_lock_and_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("notater", encoding="utf-8")
    with pytest.raises(FileExistsError):
        hold(tmp_path / Path(name).parts[0])
    assert (tmp_path / name).read_text(encoding="utf-8") == "notater"
