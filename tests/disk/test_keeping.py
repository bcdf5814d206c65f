"""What is kept between builds: only what is whole is used, and nothing that is wrong with it stops a build."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.disk.keeping import Kept
from tests.disk.hindrances import leave_half_a_file, notes_instead_of

_CONTENT = {"en": b"innholdet i en", "to": b"innholdet i to"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which two entries are kept."""
    _keep(tmp_path / ".cache" / "pdf", **_CONTENT)
    return tmp_path / ".cache" / "pdf"


def _keep(folder: Path, **entries: bytes) -> list[str]:
    kept = Kept(folder, ".pdf")
    with kept.adding() as add:
        for key, content in entries.items():
            add(key, content)
    return list(kept.complaints())


def _got(folder: Path) -> tuple[dict[str, bytes | None], list[str]]:
    kept = Kept(folder, ".pdf")
    return {key: kept.get(key) for key in _CONTENT}, list(kept.complaints())


def _file(folder: Path, key: str) -> Path:
    (file,) = folder.glob(f"{key}-*.pdf")
    return file


def test_what_is_kept_is_given_back(folder: Path) -> None:
    assert _got(folder) == (_CONTENT, [])
    assert len(list(folder.iterdir())) == 2


def _swap(folder: Path) -> None:
    one, other = _file(folder, "en"), _file(folder, "to")
    _file(folder, "en").rename(folder / "x")
    other.rename(one)
    (folder / "x").rename(other)


def _under_anothers_name(folder: Path) -> None:
    check = _file(folder, "to").name.removeprefix("to")
    _file(folder, "en").unlink()
    (folder / f"en{check}").write_bytes(_CONTENT["to"])


def _folder_instead(folder: Path) -> None:
    file = _file(folder, "en")
    file.unlink()
    (file / "inni").mkdir(parents=True)


def _instead(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = _file(folder, "en")
        file.unlink()
        make(file)

    return change


_DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda folder: _file(folder, "en").write_bytes(b""),
    "cut off": lambda folder: _file(folder, "en").write_bytes(_CONTENT["en"][:-1]),
    "a text": lambda folder: _file(folder, "en").write_text("notater", encoding="utf-8"),
    "one bit": lambda folder: _file(folder, "en").write_bytes(b"Innholdet i en"),
    "longer": lambda folder: _file(folder, "en").write_bytes(_CONTENT["en"] + b"\n"),
    "another's content": lambda folder: _file(folder, "en").write_bytes(_CONTENT["to"]),
    "another's, with its hash": _under_anothers_name,
    "a folder": _folder_instead,
    "a dead link": _instead(lambda file: file.symlink_to("borte")),
    "a link to itself": _instead(lambda file: file.symlink_to(file.name)),
    "a pipe": _instead(os.mkfifo),
}


@pytest.mark.parametrize("damage", _DAMAGE.values(), ids=_DAMAGE.keys())
def test_what_is_damaged_counts_as_not_there_is_told_in_one_line_and_mended(
    folder: Path, damage: Callable[[Path], object]
) -> None:
    damage(folder)
    found, told = _got(folder)
    assert found == {"en": None, "to": _CONTENT["to"]}
    assert told == ["1 fil i .cache/pdf var skadet og lages på nytt."]
    assert _keep(folder, en=_CONTENT["en"]) == []
    assert _got(folder) == (_CONTENT, [])


def test_two_that_changed_names_are_both_seen(folder: Path) -> None:
    _swap(folder)
    assert _got(folder) == ({"en": None, "to": None}, ["2 filer i .cache/pdf var skadet og lages på nytt."])


@pytest.mark.parametrize("place", ["the folder", "its parent"])
def test_a_folder_that_cannot_be_used_is_told_and_stops_nothing(folder: Path, place: str) -> None:
    notes = notes_instead_of(folder, place)
    assert _got(folder) == ({"en": None, "to": None}, [])
    (told,) = _keep(folder, **_CONTENT)
    assert told == "Noe kan ikke legges i .cache/pdf og må lages på nytt neste gang: mappa kan ikke brukes."
    assert notes.read_text(encoding="utf-8") == "notater"


def test_half_files_of_a_killed_build_are_removed_by_the_next(folder: Path) -> None:
    leave_half_a_file(folder, ".en-1234.pdf")
    _keep(folder, tre=b"tre")
    assert sorted(file.name.partition("-")[0] for file in folder.iterdir()) == ["en", "to", "tre"]


def test_what_no_build_has_used_for_long_is_removed(folder: Path) -> None:
    _keep(folder, tre=b"innholdet i tre")
    day = 24 * 60 * 60
    for key, days in (("en", 61), ("to", 61), ("tre", 59)):
        then = time.time() - days * day
        os.utime(_file(folder, key), (then, then))
    kept = Kept(folder, ".pdf")
    assert kept.get("en")
    with kept.adding():
        pass
    assert sorted(file.name.partition("-")[0] for file in folder.iterdir()) == ["en", "tre"]


def test_what_a_build_may_still_ask_for_is_left_until_it_ends(folder: Path) -> None:
    os.utime(_file(folder, "en"), (0, 0))
    kept = Kept(folder, ".pdf")
    for clears, left in ((False, True), (True, False)):
        with kept.adding(clears=clears):
            pass
        assert any(file.name.startswith("en-") for file in folder.iterdir()) is left


def test_what_others_keep_in_the_same_folder_is_theirs_however_old(folder: Path) -> None:
    theirs = [folder / name for name in ("notater.txt", "notater.pdf", f"notater-{'x' * 32}.pdf")]
    for file in theirs:
        file.touch()
        os.utime(file, (0, 0))
    _keep(folder, tre=b"tre")
    assert all(file.exists() for file in theirs)


def test_what_has_just_been_kept_is_given_back(folder: Path) -> None:
    kept = Kept(folder, ".pdf")
    with kept.adding() as add:
        add("tre", b"xxx")
    assert kept.get("tre") == b"xxx"
