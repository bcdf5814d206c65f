"""Files that are whole or not there, and removing that never follows a link."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM}
_REASONS = {
    errno.EROFS: "disken kan bare leses",
    errno.EFBIG: "fila ble større enn systemet tillater",
    errno.EMFILE: "for mange filer er åpne; lukk noe, og prøv igjen",
    errno.EIO: "disken svarer ikke som den skal",
    errno.ENAMETOOLONG: "navnet er for langt",
}


def write_whole(
    file: Path, content: bytes | Iterable[bytes], halves: Path | None = None, *, settled: bool = True
) -> None:
    """Writes a file that has its name only when all of it is on the disk; what stood there stays until then.

    The content may come bit by bit. With `settled` off that is what a reader sees while the machine has power, and nobody waits for the disk.
    `halves` is a folder on the same disk for what is not whole yet, which is there, as that of the file is; without it that lies
    beside the file. Raises OSError, and leaves nothing half-written. Whatever bears the name, be it a folder or a link, gives way,
    and no link is followed.
    """
    if halves is None:
        file.parent.mkdir(parents=True, exist_ok=True)
    half = (halves or file.parent) / f".{file.name}-{secrets.token_hex(4)}"
    try:
        with half.open("xb") as opened:
            opened.writelines([content] if isinstance(content, bytes) else content)
            if settled:
                opened.flush()
                os.fsync(opened.fileno())
        if is_folder(file):
            remove(file)
        half.replace(file)
    except BaseException:
        with suppress(OSError):
            half.unlink()
        raise


def is_folder(path: Path) -> bool:
    """Whether a folder itself stands there, and no link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def stands(path: Path) -> bool:
    """Whether anything has this name, a link that leads nowhere among it."""
    return os.path.lexists(path)


def holds_something(path: Path) -> bool:
    """Whether anything would be lost with what has this name: a file that is not empty, or a folder with a file or a link in it."""
    if is_folder(path):
        return next(files_below(path), None) is not None
    return not path.is_symlink() and path.is_file() and path.stat().st_size > 0


def read_plain(file: Path) -> bytes:
    """The content of a plain file. Raises OSError for all else: a pipe would be waited for without end."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(file))
    return file.read_bytes()


def remove(path: Path) -> None:
    """Removes whatever has this name, as far as the system lets us; of a link the link, never what it leads to."""
    if is_folder(path):
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def free_name(path: Path) -> Path:
    """The path, or the first of `path-2`, `path-3` … that nothing has."""
    if not stands(path):
        return path
    number = 2
    while stands(path.with_name(f"{path.name}-{number}")):
        number += 1
    return path.with_name(f"{path.name}-{number}")


def files_below(folder: Path) -> Iterator[str]:
    """Every file and link below a folder as a path with slashes, relative to it, in order. No link is followed."""
    yield from _files_below(os.fspath(folder), "")


def _files_below(folder: str, prefix: str) -> Iterator[str]:
    # Thousands of files are listed in every build: no paths are made of their names.
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        # Like what cannot be read, it is passed over.
        return
    folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    inside = {entry.name for entry in folders}
    yield from (f"{prefix}{entry.name}" for entry in entries if entry.name not in inside)
    for entry in folders:
        yield from _files_below(entry.path, f"{prefix}{entry.name}/")


def is_full(error: OSError) -> bool:
    """Whether there is no more room on a disk, or for whoever writes on it."""
    return error.errno in _NO_ROOM


def why(error: OSError) -> str | None:
    """What keeps something from being read or written, as the end of a sentence in bokmål; None where it is something else."""
    if error.errno in _NOT_ALLOWED:
        return f"du har ikke tilgang til {error.filename}" if error.filename else "du mangler tilgang"
    return "disken er full" if is_full(error) else _REASONS.get(error.errno or 0)
