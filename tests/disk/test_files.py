"""Files that are whole or not there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from macros.disk import files
from macros.disk.files import files_below, free_name, read_plain, remove, why, write_whole


def test_a_file_takes_the_place_of_the_old_one_and_leaves_nothing_beside(tmp_path: Path) -> None:
    for content in (b"gammel", b"ny"):
        write_whole(tmp_path / "dypt" / "fil", content)
    assert (tmp_path / "dypt" / "fil").read_bytes() == b"ny"
    assert [file.name for file in (tmp_path / "dypt").iterdir()] == ["fil"]


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_what_cannot_be_finished_leaves_the_old_one_and_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    write_whole(tmp_path / "fil", b"gammel")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*((files.os, "fsync") if fails == "fsync" else (Path, "replace")), full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "fil", b"ny")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("fil", b"gammel")]


def test_the_content_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[bool] = []
    synced = os.fsync
    monkeypatch.setattr(files.os, "fsync", lambda number: (there.append((tmp_path / "fil").exists()), synced(number)))
    write_whole(tmp_path / "fil", b"ny")
    assert there == [False]


def test_a_folder_or_a_link_with_the_name_gives_way_and_the_links_target_stays(tmp_path: Path) -> None:
    (tmp_path / "mål").write_bytes(b"en annens")
    (tmp_path / "lenke").symlink_to(tmp_path / "mål")
    (tmp_path / "mappe" / "inni").mkdir(parents=True)
    for name in ("lenke", "mappe"):
        write_whole(tmp_path / name, b"ny")
        assert read_plain(tmp_path / name) == b"ny"
    assert (tmp_path / "mål").read_bytes() == b"en annens"


def test_removing_never_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "annens").mkdir()
    (tmp_path / "annens" / "notater").touch()
    (tmp_path / "bort").mkdir()
    (tmp_path / "bort" / "lenke").symlink_to(tmp_path / "annens")
    (tmp_path / "lenke").symlink_to(tmp_path / "annens")
    for name in ("bort", "lenke", "finnes ikke"):
        remove(tmp_path / name)
    assert [file.relative_to(tmp_path).as_posix() for file in sorted(tmp_path.rglob("*"))] == [
        "annens",
        "annens/notater",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where there are named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør")
    with pytest.raises(OSError, match="Invalid"):
        read_plain(tmp_path / "rør")


def test_links_are_listed_and_not_walked_into(tmp_path: Path) -> None:
    (tmp_path / "annens").mkdir()
    (tmp_path / "annens" / "notater").touch()
    (tmp_path / "her" / "under").mkdir(parents=True)
    (tmp_path / "her" / "under" / "fil").touch()
    (tmp_path / "her" / "lenke").symlink_to(tmp_path / "annens")
    assert list(files_below(tmp_path / "her")) == ["lenke", "under/fil"]


def test_a_name_that_is_taken_gets_a_number_even_if_a_dead_link_has_it(tmp_path: Path) -> None:
    assert free_name(tmp_path / "x") == tmp_path / "x"
    (tmp_path / "x").symlink_to(tmp_path / "borte")
    (tmp_path / "x-2").touch()
    assert free_name(tmp_path / "x") == tmp_path / "x-3"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "disken er full"),
        (errno.EDQUOT, "disken er full"),
        (errno.EROFS, "disken kan bare leses"),
        (errno.EFBIG, "fila ble større enn systemet tillater"),
        (errno.EACCES, "du har ikke tilgang til /x/y"),
        (errno.ENOENT, None),
    ],
)
def test_what_keeps_a_file_from_being_written_is_said_in_norwegian(number: int, said: str | None) -> None:
    assert why(OSError(number, os.strerror(number), "/x/y")) == said
