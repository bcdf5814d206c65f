"""Folders for what is needed while a process runs, and no longer.

They do not lie in the system's temporary folder: a process that is killed cannot clear up, and there nobody would. Each has a
lock beside it that ends with its process, so that the next one that needs such a folder knows which to remove.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.disk.files import holds_something, remove, stands
from macros.disk.locking import Held, hold

_LOCK = ".lock"
_LENGTH = 8
_NAME = re.compile(rf"[0-9a-f]{{{_LENGTH}}}\.lock")
_TRIES = 10


@contextmanager
def temporary(inside: Path) -> Iterator[Path]:
    """A new folder in `inside` that is removed afterwards; those that killed processes left there are removed first.

    Where nothing can be written in `inside`, the folder lies in the system's temporary folder.
    """
    try:
        folder, held = _new(inside)
    except OSError:
        with tempfile.TemporaryDirectory(prefix="relasjonshandboka-", ignore_cleanup_errors=True) as elsewhere:
            yield Path(elsewhere)
        return
    try:
        yield folder
    finally:
        remove(folder)
        held.let_go()
        with suppress(OSError):
            inside.rmdir()


def clear(inside: Path) -> None:
    """Removes what killed processes left in `inside`, and `inside` with it where nobody needs it."""
    with suppress(OSError):
        _clear(inside)
        inside.rmdir()


def _new(inside: Path) -> tuple[Path, Held]:
    if holds_something(inside) and not inside.is_dir():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(inside))
    if inside.is_symlink() or (stands(inside) and not inside.is_dir()):
        remove(inside)
    inside.mkdir(parents=True, exist_ok=True)
    _clear(inside)
    for _ in range(_TRIES):
        folder = inside / secrets.token_hex(_LENGTH // 2)
        # Another process may take the empty `inside` away in this very moment.
        with suppress(FileNotFoundError):
            inside.mkdir(parents=True, exist_ok=True)
            held = hold(folder.with_suffix(_LOCK))
            if held:
                folder.mkdir()
                return folder, held
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(inside))


def _clear(inside: Path) -> None:
    """Removes what nobody holds any more. A folder of ours has its lock before it is there, and longer than it is.

    So only what has one is ours: where `inside` lies in a folder that others use too, the rest is theirs, a folder that is
    called by a day among it.
    """
    for lock in sorted(path for path in inside.iterdir() if _NAME.fullmatch(path.name)):
        with suppress(OSError):
            held = hold(lock)
            if held:
                with held:
                    remove(lock.with_suffix(""))
