"""Many small things that take long to make, kept on disk until what they are made from changes: all of a build in one file.

With a file for each of the thousands of them it would take longer to open these than to write what is in them. The folder may be
deleted at any time. A file begins with a list of what it holds and is named after that list, in which each thing has a hash of its
key and its content. So what is damaged, cut off, empty or another's is seen, and made again like what is not there.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from macros.disk.digests import LENGTH, digest
from macros.disk.files import remove, write_whole
from macros.disk.keeping import DAY, DAYS, HALVES, complaints, note_use
from macros.disk.temporary import temporary

# Each build writes one. When there are so many, they are made one.
_MOST = 32
_NAME = re.compile(rf"[0-9a-f]{{{LENGTH}}}")
# What a file begins with: how long its list is.
_HEADER = 12


@dataclass(frozen=True)
class _Place:
    """In which file a thing is, from where on, how long it is, and its hash."""

    file: Path
    start: int
    length: int
    check: str


class Packs:
    """The things in a folder, by key: a text without spaces, different for whatever must be made anew.

    Nothing here stops a build: what cannot be read counts as not there, and what cannot be written is made again next time.
    When what this build has not used takes more than `bound` bytes, what was written first is left out.
    """

    def __init__(self, folder: Path, ending: str, bound: int) -> None:
        self._folder = folder
        self._ending = ending
        self._bound = bound
        self._used: dict[str, None] = {}
        self._in_use: set[Path] = set()
        self._damaged: set[Path] = set()
        self._unwritten: OSError | None = None
        self._places: dict[str, _Place] = {}
        for file in self._files():
            places = _places_in(file)
            if places is None:
                self._damaged.add(file)
                remove(file)
            else:
                self._places |= places

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, if it is there and whole."""
        place = self._places.get(key)
        if place is None:
            return None
        try:
            content = _read(place)
        except OSError:
            # Another build has made several files one.
            return None
        if _check(key, content) != place.check:
            self._damaged.add(place.file)
            del self._places[key]
            return None
        self._use(key, place.file)
        return content

    @contextmanager
    def adding(self, *, clears: bool = True) -> Iterator[Callable[[str, bytes], None]]:
        """Gives what keeps a content under a key; in the end it `clears` away what no build has used for long."""
        contents: dict[str, bytes] = {}
        yield contents.__setitem__
        try:
            if contents:
                told = {key: (len(content), _check(key, content)) for key, content in contents.items()}
                file = self._write(told, iter(contents.values()))
                for key in contents:
                    self._use(key, file)
            if clears:
                # Another build that does the same at once leaves nothing to do.
                with suppress(FileNotFoundError):
                    self._clear()
        except OSError as error:
            self._unwritten = error

    def complaints(self) -> Iterator[str]:
        """A sentence on what was damaged, and one on why something could not be kept."""
        return complaints(self._folder, len(self._damaged), self._unwritten)

    def _use(self, key: str, file: Path) -> None:
        self._used[key] = None
        if file not in self._in_use:
            self._in_use.add(file)
            note_use(file)

    def _write(self, told: Mapping[str, tuple[int, str]], contents: Iterator[bytes]) -> Path:
        """Writes a file of things, of which length and hash are told, and lets them be found there."""
        listed = "".join(f"{key} {length} {check}\n" for key, (length, check) in told.items()).encode()
        file = self._folder / f"{digest(listed)}{self._ending}"
        self._folder.mkdir(parents=True, exist_ok=True)
        with temporary(self._folder / HALVES) as halves:
            # What is cut off by a power cut is seen when it is read: nobody waits for the disk.
            write_whole(file, _in_turn(listed, contents), halves, settled=False)
        self._places |= _places(file, listed)
        return file

    def _files(self) -> list[Path]:
        """The files of ours in the folder, the oldest first."""
        ours: list[tuple[int, Path]] = []
        with suppress(OSError):
            for file in self._folder.iterdir():
                if file.suffix == self._ending and _NAME.fullmatch(file.stem):
                    # One that is gone meanwhile is not there.
                    with suppress(FileNotFoundError):
                        ours.append((file.lstat().st_mtime_ns, file))
        return [file for _, file in sorted(ours)]

    def _clear(self) -> None:
        """Removes what is old, and makes one file of many, of one in which something is damaged, or of what takes too much."""
        oldest = (time.time() - DAYS * DAY) * 1e9
        files = []
        taken = 0
        for file in self._files():
            with suppress(FileNotFoundError):
                state = file.lstat()
                if state.st_mtime_ns < oldest:
                    remove(file)
                else:
                    files.append(file)
                    taken += state.st_size
        unused = taken - sum(self._places[key].length for key in self._used)
        # A little more than is allowed: else it would be done again for whatever the next build adds.
        if len(files) > _MOST or unused > self._bound * 5 // 4 or self._damaged.intersection(files):
            self._make_one(files)

    def _make_one(self, files: list[Path]) -> None:
        """Makes one file of these, with what this build has used, and of all else what was written last."""
        there: dict[str, _Place] = {}
        for file in files:
            there |= _places_in(file) or {}
        kept = {key: there[key] for key in self._used if key in there}
        room = self._bound
        for key, place in reversed(there.items()):
            room -= place.length if key not in kept else 0
            if key not in kept and room >= 0 and (key in self._places or place.file not in self._damaged):
                kept[key] = place
        told = {key: (place.length, place.check) for key, place in kept.items()}
        one = self._write(told, (_whole(place) for place in kept.values()))
        for file in files:
            if file != one:
                remove(file)


def _check(key: str, content: bytes) -> str:
    # The key is in the hash too: what is whole and stands under another's key is not that other's.
    return digest(key.encode() + b"\0" + content)


def _in_turn(listed: bytes, contents: Iterator[bytes]) -> Iterator[bytes]:
    """What stands in a file, bit by bit: all of it may be more than one wants to hold at once."""
    yield f"{len(listed):{_HEADER}}".encode()
    yield listed
    yield from contents


def _places(file: Path, listed: bytes) -> dict[str, _Place]:
    """Where in a file the things are that it lists."""
    lines = [line.split(" ") for line in listed.decode().splitlines()]
    starts = accumulate((int(length) for _, length, _ in lines), initial=_HEADER + len(listed))
    return {
        key: _Place(file, start, int(length), check) for (key, length, check), start in zip(lines, starts, strict=False)
    }


def _places_in(file: Path) -> dict[str, _Place] | None:
    """What a file says that it holds, nothing where it is gone meanwhile; None where that is not all there, or no file."""
    try:
        # A pipe would be waited for without end.
        state = file.lstat()
        if not stat.S_ISREG(state.st_mode):
            return None
        with file.open("rb") as opened:
            listed = opened.read(int(opened.read(_HEADER)))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        return None
    if digest(listed) != file.stem:
        return None
    places = _places(file, listed)
    whole = _HEADER + len(listed) + sum(place.length for place in places.values())
    return places if state.st_size == whole else None


def _read(place: _Place) -> bytes:
    with place.file.open("rb") as opened:
        opened.seek(place.start)
        return opened.read(place.length)


def _whole(place: _Place) -> bytes:
    """The same, where a file that gets shorter meanwhile would bring what follows out of place."""
    content = _read(place)
    if len(content) < place.length:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(place.file))
    return content
