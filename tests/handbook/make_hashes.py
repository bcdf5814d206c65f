"""Makes `seed_hashes.txt`: a short hash of every run of eight words of the documents the handbook must not copy.

python -m tests.handbook.make_hashes FOLDER     (the folder of their .txt files)

The hashes tell whether a text of ours has such a run, and cannot be turned back into the documents.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

HASHES = Path(__file__).parent / "seed_hashes.txt"
RUN = 8
# Twelve hexadecimal digits: among some thousand hashes, a hundred thousand runs meet a wrong one once in a million times.
_DIGITS = 12


def words_of(text: str) -> list[str]:
    """A text's words as they are compared: small letters, without punctuation, marks and addresses."""
    return re.findall(r"[^\W_]+", re.sub(r"(?:https?://|www\.)\S+", " ", text).lower())


def runs_of(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Every run of eight words: where it begins, and its hash."""
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield start, hashlib.sha256(run.encode()).hexdigest()[:_DIGITS]


def main(folder: Path) -> None:
    """Writes the hashes of all documents in a folder, sorted, one on a line."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    if not texts:
        sys.exit(f"{folder} has no .txt files")
    hashes = {found for text in texts for _, found in runs_of(words_of(text))}
    HASHES.write_text("".join(f"{found}\n" for found in sorted(hashes)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
