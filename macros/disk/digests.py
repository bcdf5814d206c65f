"""What a content is known by in names and lists of files."""

from __future__ import annotations

import hashlib

# Half of what there is: as good as never two alike, and names that every file system takes.
LENGTH = 32


def digest(content: bytes) -> str:
    """`LENGTH` hexadecimal signs that say which content this is."""
    return hashlib.sha256(content).hexdigest()[:LENGTH]
