"""A lock that the system lets go of when its process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from macros.disk.files import holds_something, remove, stands

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
# Some disks on a network know no locks. There a build goes on without.
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_TRIES = 10


class Held:
    """A lock that this process holds, until it is let go or the process ends."""

    def __init__(self, file: Path, descriptor: int) -> None:
        self._file = file
        self._descriptor: int | None = descriptor

    def let_go(self) -> None:
        """Lets others have it, and takes its file away."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        if sys.platform == "win32":
            # An open file cannot be removed there.
            os.close(descriptor)
            self._file.unlink(missing_ok=True)
            return
        # Removed while it is still held: whoever opened it meanwhile sees that the name is gone, and tries again.
        with suppress(OSError):
            self._file.unlink()
        os.close(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.let_go()


def hold(file: Path) -> Held | None:
    """Takes the lock that `file` stands for; None while another process holds it.

    Whatever else bears the name gives way if nothing is lost by it: an empty folder, a link, a socket. Raises OSError where no
    file can be made, or where something stands that is somebody's.
    """
    for _ in range(_TRIES):
        if holds_something(file):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
        if stands(file) and (file.is_symlink() or not file.is_file()):
            remove(file)
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            _lock(descriptor)
            mine = _same(descriptor, file)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _BUSY:
                return None
            raise
        if mine:
            return Held(file, descriptor)
        # Its holder removed it between the two lines above.
        os.close(descriptor)
    return None


def _lock(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise


def _same(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False
