"""A file that has the same times and size is not read again; one that has been written is, also where its size is the same."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from macros.disk import seen
from macros.disk.digests import digest
from macros.disk.seen import Seen

pytestmark = pytest.mark.quick

LONG_AGO = time.time() - 60


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "fil"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are read."""
    files: list[Path] = []
    plain = seen.read_plain

    def noted(file: Path) -> bytes:
        files.append(file)
        return plain(file)

    monkeypatch.setattr(seen, "read_plain", noted)
    return files


@pytest.fixture
def _much_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen.time, "time_ns", lambda: int((time.time() + 60) * 1e9))


@pytest.mark.usefixtures("_much_later")
def test_what_has_been_seen_is_not_read_again_until_it_is_written(file: Path, read: list[Path]) -> None:
    known = Seen()
    for text in (b"en", b"to"):
        file.write_bytes(text)
        # Whoever sets the time of a file changes another of its times.
        os.utime(file, (LONG_AGO, LONG_AGO))
        read.clear()
        assert [known.digest_of(file), known.digest_of(str(file))] == [digest(text)] * 2
        assert read == [file]


def test_what_has_just_been_written_is_read_each_time(file: Path, read: list[Path]) -> None:
    known = Seen()
    file.write_bytes(b"en")
    assert known.digest_of(file) == known.digest_of(file)
    assert len(read) == 2


@pytest.mark.usefixtures("_much_later")
def test_another_process_knows_what_was_asked_for_last(file: Path, read: list[Path], tmp_path: Path) -> None:
    kept, other = tmp_path / "kept", tmp_path / "other"
    file.write_bytes(b"en")
    other.write_bytes(b"annet")
    first = Seen.kept(kept)
    first.digest_of(file)
    first.digest_of(other)
    first.keep(kept)
    second = Seen.kept(kept)
    read.clear()
    assert second.digest_of(file) == digest(b"en")
    assert read == []
    # What nobody asked for is forgotten.
    second.keep(kept)
    assert str(other) not in kept.read_text("utf-8")


@pytest.mark.parametrize("damage", ["", "{", '{"a": 1}', "[]"])
def test_what_cannot_be_understood_is_seen_anew(file: Path, tmp_path: Path, damage: str) -> None:
    kept = tmp_path / "kept"
    kept.write_text(damage, encoding="utf-8")
    file.write_bytes(b"en")
    assert Seen.kept(kept).digest_of(file) == digest(b"en")


def test_what_is_no_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Invalid argument"):
        Seen().digest_of(tmp_path)
