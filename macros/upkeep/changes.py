"""Changes to several files of a project: all of them, or none."""

from __future__ import annotations

import difflib
import errno
import os
import re
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from macros.disk.files import stands


class Refused(Exception):
    """What was asked for cannot be done, and nothing has been changed; the text is the sentence to show."""


@dataclass
class Changes:
    """New contents, and new places, of files of a project; all paths are relative to it, with slashes.

    `before` is what the files that are written over held when they were read, `moved` is old path → new.
    """

    written: dict[str, bytes] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    def read(self, project: Path, path: str) -> str:
        """The text of a file with all that is changed in it so far; line ends and byte-order mark as they are."""
        if path not in self.written:
            self.before[path] = (project / path).read_bytes()
        return self.written.get(path, self.before.get(path, b"")).decode("utf-8")

    def write(self, path: str, text: str) -> None:
        """Gives a file another text, or makes it."""
        self.written[path] = text.encode("utf-8")

    def apply(self, project: Path) -> None:
        """Does all of it; where that fails, or is ended half-way, everything is as it was. Raises OSError or Refused."""
        undoing: list[Callable[[], object]] = []
        try:
            halves = {path: self._half(project / path, content, undoing) for path, content in self.written.items()}
            for old, new in self.moved.items():
                _move(project / old, project / new, undoing)
            for folder in sorted({(project / old).parent for old in self.moved}, reverse=True):
                _remove_if_empty(folder, undoing)
            for path, half in halves.items():
                self._place(half, project / path, path, undoing)
        except BaseException:
            for undo in reversed(undoing):
                with suppress(OSError):
                    undo()
            raise

    def _half(self, file: Path, content: bytes, undoing: list[Callable[[], object]]) -> Path:
        """A file's new content, beside it."""
        _make_folders(file.parent, undoing)
        half = file.parent / f".{file.name}-{secrets.token_hex(4)}"
        undoing.append(lambda: half.unlink(missing_ok=True))
        with half.open("xb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        return half

    def _place(self, half: Path, file: Path, path: str, undoing: list[Callable[[], object]]) -> None:
        """Puts a new content in a file's place: of a link, in the place of what it leads to."""
        target = Path(os.path.realpath(file))
        if path not in self.before:
            if stands(file):
                raise Refused(f"«{path}» finnes fra før; den blir ikke skrevet over.")
            half.rename(file)
            undoing.append(lambda: file.unlink(missing_ok=True))
            return
        before = self.before[path]
        if target.read_bytes() != before:
            raise Refused(f"«{path}» ble endret av noen andre i mellomtida. Prøv igjen.")
        # Where a system lets a file be replaced that may not be written, its owner did not mean that.
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        shutil.copymode(target, half)
        undoing.append(lambda: _write_back(target, before))
        half.replace(target)


def _make_folders(folder: Path, undoing: list[Callable[[], object]]) -> None:
    if not folder.is_dir():
        _make_folders(folder.parent, undoing)
        folder.mkdir()
        undoing.append(folder.rmdir)


def _move(old: Path, new: Path, undoing: list[Callable[[], object]]) -> None:
    if stands(new):
        raise Refused(f"«{new.name}» finnes fra før i {new.parent.name}; den blir ikke skrevet over.")
    _make_folders(new.parent, undoing)
    old.rename(new)
    undoing.append(lambda: new.rename(old))


def _remove_if_empty(folder: Path, undoing: list[Callable[[], object]]) -> None:
    with suppress(OSError):
        folder.rmdir()
        undoing.append(folder.mkdir)


def _write_back(file: Path, content: bytes) -> None:
    if file.read_bytes() != content:
        file.write_bytes(content)


def rows_of(text: str) -> list[str]:
    """The lines of a text with their ends, as editors count them."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)


def staged(project: Path, folder: str, changes: Changes, into: Path) -> Path:
    """A copy in `into` of a folder of the project as it will be; of what does not change, by links, so that it costs nothing."""
    shutil.copytree(project / folder, into / folder, copy_function=_link, symlinks=True)
    inside = f"{folder}/"
    for old, new in changes.moved.items():
        if old.startswith(inside):
            (into / new).parent.mkdir(parents=True, exist_ok=True)
            (into / old).rename(into / new)
    for path, content in changes.written.items():
        if path.startswith(inside):
            file = into / path
            file.parent.mkdir(parents=True, exist_ok=True)
            # What lies there is the project's own file.
            file.unlink(missing_ok=True)
            file.write_bytes(content)
    return into / folder


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def differences(changes: Changes) -> Mapping[str, list[tuple[int, str]]]:
    """The lines that are new or another in every file, with their numbers in it."""
    lines: dict[str, list[tuple[int, str]]] = {}
    for path, content in changes.written.items():
        before = changes.before.get(path, b"").decode("utf-8").splitlines()
        after = content.decode("utf-8").splitlines()
        lines[path] = _changed(before, after)
    return lines


def _changed(before: list[str], after: list[str]) -> list[tuple[int, str]]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [
        (number + 1, after[number])
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag in ("replace", "insert")
        for number in range(start, end)
    ]
