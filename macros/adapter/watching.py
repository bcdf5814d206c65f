"""How files look while somebody writes: which have changed, and which are only half written.

Some editors empty a file and then write it, or take it away and put another in its place.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

# When each file was written, and how large it is.
State = Mapping[str, tuple[int, int]]

# In seconds. Whoever means a file to be empty or gone waits as long.
_LONGEST = 1.5


def state(places: Iterable[Path]) -> State:
    """What tells that a file has changed, of all that stand in some folders, and of files."""
    files: list[Path] = []
    for place in places:
        if not place.is_dir():
            files.append(place)
        for top, folders, names in os.walk(place):
            folders[:] = [name for name in folders if not name.startswith(".")]
            files += [Path(top, name) for name in names]
    seen: dict[str, tuple[int, int]] = {}
    for file in files:
        # One may be gone since it was listed.
        with suppress(OSError):
            status = file.stat()
            seen[str(file)] = (status.st_mtime_ns, status.st_size)
    return seen


def when_quiet(look: Callable[[], State], before: State, between: float) -> State:
    """How files look when two looks are the same and none is emptied or gone that was not so `before`, unless it stays so."""
    now, since = look(), time.monotonic()
    while True:
        time.sleep(between)
        again = look()
        if again != now:
            now, since = again, time.monotonic()
        elif not is_begun(before, now) or time.monotonic() - since > _LONGEST:
            return now


def is_begun(before: State, now: State) -> bool:
    """Whether a file that had something in it `before` has nothing now, or is no more."""
    return any(size and not now.get(file, (0, 0))[1] for file, (_, size) in before.items())
