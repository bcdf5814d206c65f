"""What a build keeps in one file: only what is whole is used, and nothing that is wrong with it stops a build."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from macros.disk import packs
from macros.disk.files import remove
from macros.disk.packs import Packs
from tests.disk.hindrances import leave_half_a_file, notes_instead_of

_CONTENT = {"en": b"innholdet i en", "to": b"innholdet i to"}
_DAMAGED = ["1 fil i .cache/minne var skadet og lages på nytt."]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which a build has kept two things."""
    _keep(tmp_path / ".cache" / "minne", _CONTENT)
    return tmp_path / ".cache" / "minne"


def _keep(folder: Path, contents: Mapping[str, bytes], *, bound: int = 1000, uses: tuple[str, ...] = ()) -> list[str]:
    """A build that uses something and keeps something; gives its complaints."""
    kept = Packs(folder, ".minne", bound)
    for key in uses:
        kept.get(key)
    with kept.adding() as add:
        for key, content in contents.items():
            add(key, content)
    return list(kept.complaints())


def _got(folder: Path, *keys: str) -> tuple[dict[str, bytes | None], list[str]]:
    kept = Packs(folder, ".minne", 1000)
    return {key: kept.get(key) for key in keys or _CONTENT}, list(kept.complaints())


def _there(folder: Path, *keys: str) -> set[str]:
    return {key for key, content in _got(folder, *keys)[0].items() if content is not None}


def _only(folder: Path) -> Path:
    (file,) = folder.glob("*.minne")
    return file


def _made_older(folder: Path, days: float) -> None:
    for file in folder.glob("*.minne"):
        then = file.stat().st_mtime - days * 24 * 60 * 60
        os.utime(file, (then, then))


def test_what_is_kept_is_given_back_from_one_file(folder: Path) -> None:
    assert _got(folder, "en", "to", "tre") == ({**_CONTENT, "tre": None}, [])
    assert [file.name for file in folder.iterdir()] == [_only(folder).name]


def test_what_has_just_been_kept_is_given_back(folder: Path) -> None:
    kept = Packs(folder, ".minne", 1000)
    with kept.adding() as add:
        add("tre", b"tre")
    assert (kept.get("tre"), kept.get("en")) == (b"tre", _CONTENT["en"])


def test_of_two_with_one_key_the_later_is_given(folder: Path) -> None:
    _made_older(folder, 1)
    _keep(folder, {"en": b"ny"})
    assert _got(folder) == ({"en": b"ny", "to": _CONTENT["to"]}, [])


def _instead(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        file.unlink()
        make(file)

    return change


_DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"x"),
    "a text": lambda file: file.write_text("notater om noe helt annet", encoding="utf-8"),
    "another list": lambda file: file.write_bytes(file.read_bytes().replace(b"en 14", b"en 13")),
    "under another name": lambda file: file.rename(file.with_stem("0" * 32)),
    "a folder": _instead(lambda file: (file / "inni").mkdir(parents=True)),
    "a dead link": _instead(lambda file: file.symlink_to("borte")),
    "a pipe": _instead(os.mkfifo),
}


@pytest.mark.parametrize("damage", _DAMAGE.values(), ids=_DAMAGE.keys())
def test_a_file_that_is_damaged_counts_as_not_there_is_told_once_and_mended(
    folder: Path, damage: Callable[[Path], object]
) -> None:
    damage(_only(folder))
    assert _got(folder) == ({"en": None, "to": None}, _DAMAGED)
    assert _keep(folder, _CONTENT) == []
    assert _got(folder) == (_CONTENT, [])


def test_of_a_file_in_which_one_thing_is_damaged_the_others_are_used(folder: Path) -> None:
    file = _only(folder)
    file.write_bytes(file.read_bytes().replace(b"innholdet i en", b"Innholdet i en"))
    assert _got(folder) == ({"en": None, "to": _CONTENT["to"]}, _DAMAGED)
    # Whoever makes it anew leaves no file with a damage behind.
    assert _keep(folder, {"tre": b"tre"}, uses=("en",)) == _DAMAGED
    assert _got(folder, "en", "to", "tre") == ({"en": None, "to": _CONTENT["to"], "tre": b"tre"}, [])


@pytest.mark.parametrize("place", ["the folder", "its parent"])
def test_a_folder_that_cannot_be_used_is_told_and_stops_nothing(folder: Path, place: str) -> None:
    notes = notes_instead_of(folder, place)
    assert _got(folder) == ({"en": None, "to": None}, [])
    (told,) = _keep(folder, _CONTENT)
    assert told == "Noe kan ikke legges i .cache/minne og må lages på nytt neste gang: mappa kan ikke brukes."
    assert notes.read_text(encoding="utf-8") == "notater"


def test_half_files_of_a_killed_build_are_removed_by_the_next(folder: Path) -> None:
    leave_half_a_file(folder, ".en-1234")
    _keep(folder, {"tre": b"tre"})
    assert not (folder / "halve").exists()


def test_what_no_build_has_used_for_long_is_removed(folder: Path) -> None:
    _made_older(folder, 61)
    _keep(folder, {}, uses=("en",))
    assert _there(folder, "en", "to") == {"en", "to"}
    _made_older(folder, 61)
    _keep(folder, {"tre": b"tre"})
    assert _there(folder, "en", "to", "tre") == {"tre"}


def test_what_others_keep_in_the_same_folder_is_theirs_however_old(folder: Path) -> None:
    theirs = [folder / name for name in ("notater.txt", "notater.minne", f"{'x' * 32}.minne")]
    for file in theirs:
        file.touch()
        os.utime(file, (0, 0))
    _keep(folder, {"tre": b"tre"})
    assert all(file.exists() for file in theirs)


def test_many_files_are_made_one_which_holds_all_that_they_held(folder: Path) -> None:
    names = [f"nummer{number}" for number in range(2 * packs._MOST)]
    for name in names:
        _keep(folder, {name: name.encode()})
    assert len(list(folder.iterdir())) <= packs._MOST
    found, told = _got(folder, "en", "to", *names)
    assert (found, told) == ({**_CONTENT, **{name: name.encode() for name in names}}, [])


def test_what_no_build_uses_takes_little_more_than_is_allowed_and_the_oldest_goes_first(folder: Path) -> None:
    for number, key in enumerate(("eldst", "eldre", "ny")):
        _keep(folder, {key: 400 * b"x"}, bound=10_000)
        _made_older(folder, 1 / (number + 1))
    _made_older(folder, 0.01)
    _keep(folder, {"egen": 5000 * b"x"}, bound=900, uses=("en",))
    assert _there(folder, "en", "eldst", "eldre", "ny", "egen") == {"en", "eldre", "ny", "egen"}


def test_what_a_build_may_still_ask_for_is_left_until_it_ends(folder: Path) -> None:
    kept = Packs(folder, ".minne", 0)
    for clears, left in ((False, {"en", "to"}), (True, set())):
        with kept.adding(clears=clears):
            pass
        assert _there(folder) == left


def test_a_file_that_another_build_has_made_one_with_others_is_no_damage(folder: Path) -> None:
    kept = Packs(folder, ".minne", 1000)
    _only(folder).unlink()
    assert (kept.get("en"), list(kept.complaints())) == (None, [])


def test_what_gets_shorter_while_files_are_made_one_is_not_taken_for_something_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = packs._read
    monkeypatch.setattr(packs, "_read", lambda place: whole(place)[:-1])
    monkeypatch.setattr(packs, "_MOST", 0)
    (told,) = _keep(folder, {"tre": b"tre"})
    assert told.startswith("Noe kan ikke legges i .cache/minne")
    monkeypatch.undo()
    assert _got(folder, "en", "to", "tre") == ({**_CONTENT, "tre": b"tre"}, [])


def test_a_use_is_noted_once_an_hour(folder: Path) -> None:
    _made_older(folder, 1)
    before = time.time()
    _got(folder, "en")
    assert _only(folder).stat().st_mtime >= before - 1


def test_files_that_another_build_takes_away_meanwhile_are_no_damage_and_no_hindrance(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two that make many files one at once, the second has nothing to do."""
    there = packs._places_in

    def gone(file: Path) -> object:
        remove(file)
        return there(file)

    monkeypatch.setattr(packs, "_places_in", gone)
    assert _got(folder) == ({"en": None, "to": None}, [])
    monkeypatch.undo()
    assert _keep(folder, _CONTENT) == []
    whole = packs._whole

    def late(place: packs._Place) -> bytes:
        remove(place.file)
        return whole(place)

    monkeypatch.setattr(packs, "_whole", late)
    monkeypatch.setattr(packs, "_MOST", 0)
    assert _keep(folder, {"tre": b"tre"}) == []
