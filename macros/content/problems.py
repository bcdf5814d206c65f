"""An author's mistake as one sentence with an address."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One mistake: where it stands, and what was expected there.

    `path` is written as the author knows it (`docs/grunnlag/a-hore-til.md`), `line` counts from 1
    and is None where no line can be named, `key` is the path of keys (`module.prompts[1].lines`) or the
    kind of thing (`makro`, `lenke`), `message` is a sentence in bokmål without a full stop.
    """

    path: str
    line: int | None
    key: str
    message: str

    def __str__(self) -> str:
        address = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{address}  {self.key}: {self.message}" if self.key else f"{address}  {self.message}"


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorts problems by file and line, and drops repetitions."""
    return sorted(set(problems), key=lambda p: (p.path, p.line or 0, p.key, p.message))


def report(problems: Iterable[Problem]) -> str:
    """The text an author sees: how many problems there are, then each on a line of its own."""
    lines = [str(problem) for problem in in_reading_order(problems)]
    count = "1 feil" if len(lines) == 1 else f"{len(lines)} feil"
    return "\n".join([f"Håndboka ble ikke bygd: {count}.", *lines])


def nearest(word: object, known: Iterable[object], otherwise: str | None = None) -> str:
    """The end of a sentence about an unknown word: the nearest known one, or `otherwise`, or some of the known ones."""
    choices = [str(choice) for choice in known]
    close = difflib.get_close_matches(str(word), choices, n=1, cutoff=0.6)
    if close:
        return f"; mente du «{close[0]}»?"
    if otherwise is not None or not choices:
        return otherwise or ""
    shown = ", ".join(sorted(choices)[:12])
    return f"; kjente: {shown}" + (" …" if len(choices) > 12 else "")


def unknown(what: str, word: object, known: Iterable[object]) -> str:
    """The sentence about an id that nothing has: `ukjent kilde «ks-igb»; mente du «ks-igp»?`."""
    return f"ukjent {what} «{word}»{nearest(word, known)}"
