"""What takes long to make and is kept on disk until what it is made from changes. It may be deleted at any time.

The name of an entry ends in a hash of its key and its content. So what is damaged, cut off, empty or another entry's is
seen, and made again like what is not there.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from macros.disk.digests import LENGTH, digest
from macros.disk.files import read_plain, remove, why, write_whole
from macros.disk.temporary import temporary

# What is not whole yet lies in this folder, beside the entries.
HALVES = "halve"

# An entry that no build has used for so long is removed.
DAYS = 60
_HOUR = 60 * 60
DAY = 24 * _HOUR
_CHECK = re.compile(rf"-[0-9a-f]{{{LENGTH}}}")


class Kept:
    """The entries in a folder, by key: a file name without an ending, different for whatever must be made anew.

    Nothing here stops a build: what cannot be read counts as not there, and what cannot be written is made again next time.
    """

    def __init__(self, folder: Path, ending: str) -> None:
        self._folder = folder
        self._ending = ending
        self._damaged = 0
        self._unwritten: OSError | None = None
        self._files: dict[str, list[str]] = {}
        with suppress(OSError), os.scandir(folder) as entries:
            for name in sorted(entry.name for entry in entries):
                if self._is_entry(name):
                    self._files.setdefault(name[: -LENGTH - 1 - len(ending)], []).append(name)

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, if it is there and whole."""
        for name in self._files.get(key, ()):
            file = self._folder / name
            try:
                content = read_plain(file)
            except OSError:
                content = None
            if content is not None and file == self._file(key, content):
                note_use(file)
                return content
            self._damaged += 1
            remove(file)
        return None

    @contextmanager
    def adding(self, *, clears: bool = True) -> Iterator[Callable[[str, bytes], None]]:
        """Gives what keeps a content under a key; in the end it `clears` away what no build has used for long."""
        with ExitStack() as stack:
            halves: Path | None = None

            def add(key: str, content: bytes) -> None:
                nonlocal halves
                try:
                    if halves is None:
                        self._folder.mkdir(parents=True, exist_ok=True)
                        halves = stack.enter_context(temporary(self._folder / HALVES))
                    file = self._file(key, content)
                    # What is cut off by a power cut is seen when it is read: nobody waits for the disk.
                    write_whole(file, content, halves, settled=False)
                    self._files.setdefault(key, []).append(file.name)
                except OSError as error:
                    self._unwritten = error

            yield add
        if clears:
            self._clear()

    def complaints(self) -> Iterator[str]:
        """A sentence on what was damaged, and one on why something could not be kept."""
        return complaints(self._folder, self._damaged, self._unwritten)

    def _file(self, key: str, content: bytes) -> Path:
        # The key is in the hash too: a whole entry under another's name is not that other.
        check = digest(key.encode() + b"\0" + content)
        return self._folder / f"{key}-{check}{self._ending}"

    def _is_entry(self, name: str) -> bool:
        stem = name.removesuffix(self._ending)
        return stem != name and bool(_CHECK.fullmatch(stem[-LENGTH - 1 :]))

    def _clear(self) -> None:
        """Removes old entries, known by their names: where a link leads, or beside the entries, there may be somebody's."""
        oldest = time.time() - DAYS * DAY
        with suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    is_ours = self._is_entry(entry.name) and entry.is_file()
                    if is_ours and entry.stat(follow_symlinks=False).st_mtime < oldest:
                        remove(self._folder / entry.name)


def complaints(folder: Path, damaged: int, unwritten: OSError | None) -> Iterator[str]:
    """A sentence on how many files in a folder were damaged, and one on why something could not be kept there."""
    where = f"{folder.parent.name}/{folder.name}"
    if damaged:
        files = "1 fil" if damaged == 1 else f"{damaged} filer"
        yield f"{files} i {where} var skadet og lages på nytt."
    if unwritten:
        reason = why(unwritten) or "mappa kan ikke brukes"
        yield f"Noe kan ikke legges i {where} og må lages på nytt neste gang: {reason}."


def note_use(file: Path) -> None:
    """Notes that a file has been used, so that it is not removed as old."""
    with suppress(OSError):
        if file.stat().st_mtime < time.time() - _HOUR:
            os.utime(file)
