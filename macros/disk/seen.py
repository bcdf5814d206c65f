"""What files held when they were last looked at: one that has the same times and size still holds that."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from macros.disk.digests import digest
from macros.disk.files import read_plain, write_whole

_SECOND = 2_000_000_000


class Seen:
    """The digests of files. Whoever writes a file changes its times; where these do not tell, it is read."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[list[int], str]] = {}
        self._asked: dict[str, tuple[list[int], str]] = {}
        self._kept: dict[str, tuple[list[int], str]] = {}

    def digest_of(self, file: str | Path) -> str:
        """The digest of a plain file. Raises OSError, also for all else."""
        state = os.stat(file)  # noqa: PTH116 - thousands, mostly by name
        seen_at = [state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino]
        name = str(file)
        known = self._known.get(name)
        if known is None or known[0] != seen_at:
            known = seen_at, digest(read_plain(Path(file)))
        # What has just been written may be written again within what the clock of a file tells apart.
        if time.time_ns() - max(state.st_mtime_ns, state.st_ctime_ns) > _SECOND:
            self._known[name] = self._asked[name] = known
        return known[1]

    def keep(self, file: Path) -> None:
        """Writes into a file what has been asked for, for another process. What cannot be written is looked at once more."""
        if self._asked != self._kept:
            with suppress(OSError):
                write_whole(file, json.dumps(self._asked).encode("utf-8", "surrogateescape"), settled=False)

    @classmethod
    def kept(cls, file: Path) -> Seen:
        """What another process has written; nothing where that cannot be read."""
        seen = cls()
        # On Windows the times do not tell when what a file holds was last changed, but when it was made.
        if os.name != "nt":
            with suppress(OSError, ValueError, TypeError, AttributeError):
                kept: dict[str, Any] = json.loads(read_plain(file))
                seen._known = {name: (list(at), str(content)) for name, (at, content) in kept.items()}
                seen._kept = dict(seen._known)
        return seen
