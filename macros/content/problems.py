"""An author's mistake as one sentence with an address."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from macros.content.choices import ENDINGS
from macros.content.norwegian import meant

# A message is read in a terminal; what a tool hands on can be a whole picture.
_LONGEST_MESSAGE = 600
# More than there are keys in any model, and than there are macros.
_MOST_KNOWN = 40
_SHORTEST_PART = 5
# Nobody mends more than these before the next try.
_MOST = 500
_EMBEDDED = re.compile(r"(data:[\w/+.-]*(?:;[\w=-]+)*;base64,)[A-Za-z0-9+/=\s%]{12,}")


@dataclass(frozen=True)
class Choice:
    """A word where an id of the file `chosen_from` belongs; `otherwise` ends the sentence about it where that has none.

    `is_an_id` where it could be one, and is only wrong where nothing has it.
    """

    word: str
    chosen_from: str
    otherwise: str = ""
    is_an_id: bool = False


@dataclass(frozen=True)
class Problem:
    """One mistake: where it stands, and what was expected there.

    `path` is written as the author knows it (`docs/grunnlag/a-hore-til.md`), `line` counts from 1
    and is None where no line can be named, `key` is the path of keys (`module.prompts[1].lines`) or the
    kind of thing (`makro`, `lenke`), `message` is a sentence in bokmål without a full stop.

    What loses or damages something `stops` the build. What is only doubtful is a warning: shown, with its address, and
    the handbook is built.

    `choice` is set as long as what stands there may be one of the ids that another file has, and that was not read yet.
    """

    path: str
    line: int | None
    key: str
    message: str
    stops: bool = True
    choice: Choice | None = None

    def __str__(self) -> str:
        path, key = printable(self.path), printable(self.key)
        address = path if self.line is None else f"{path}:{self.line}"
        words = [word for word in ("" if self.stops else "advarsel", key, printable(self.message)) if word]
        return f"{address}  {': '.join(words)}"


def printable(text: str) -> str:
    """A text on one line, `bounded`, with signs that every terminal and file can show."""
    shown = bounded(text)
    # Nearly all of them.
    if shown.isprintable():
        return shown
    return "".join(
        sign
        if sign.isprintable() or sign in "\u00a0\u00ad"
        else sign.encode("unicode_escape", "replace").decode("ascii")
        for sign in shown
    )


def without_insides(message: str) -> str:
    """A message without the insides of pictures, which a tool may hand on whole."""
    return _EMBEDDED.sub(r"\1…", message)


def bounded(message: str) -> str:
    """A message without the insides of pictures, and no longer than can be read in a terminal."""
    short = without_insides(message)
    return short if len(short) <= _LONGEST_MESSAGE else f"{short[:_LONGEST_MESSAGE]}…"


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorts problems by file and line, and drops repetitions."""
    return sorted(set(problems), key=lambda p: (p.path, p.line or 0, p.key, p.message))


def stopping(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that keep the handbook from being built."""
    return [problem for problem in problems if problem.stops]


def report(problems: Iterable[Problem]) -> str:
    """The text an author sees when nothing was built: how many problems there are, each on a line, then the warnings."""
    problems = in_reading_order(problems)
    stops = stopping(problems)
    count = "1 feil" if len(stops) == 1 else f"{len(stops)} feil"
    lines = [f"Håndboka ble ikke bygd: {count}.", *map(str, stops[:_MOST])]
    if len(stops) > _MOST:
        lines.append(f"… og {len(stops) - _MOST} til; de kommer når disse er rettet.")
    if len(stops) < len(problems):
        lines += ["Dette stanser ikke byggingen, men se på det:", *_warnings(problems)]
    return "\n".join(lines)


def findings(problems: Iterable[Problem]) -> str:
    """The text an author sees after a check: how many problems there are, each on a line, then the warnings; nothing where there are none."""
    problems = in_reading_order(problems)
    stops = [str(problem) for problem in stopping(problems)]
    warnings = _warnings(problems)
    lines = [f"Sjekken fant {_counted(stops, 'feil', 'feil')}:", *stops[:_MOST]] if stops else []
    if len(stops) > _MOST:
        lines.append(f"… og {len(stops) - _MOST} til; de kommer når disse er rettet.")
    if warnings:
        lines += [f"{_counted(warnings, 'advarsel', 'advarsler')}, som ikke stanser byggingen:", *warnings]
    return "\n".join(lines)


def _counted(things: list[str], one: str, several: str) -> str:
    return f"1 {one}" if len(things) == 1 else f"{len(things)} {several}"


def chosen(
    problem: Problem, known: Callable[[str], Iterable[object]], has_all: Callable[[str], bool]
) -> Problem | None:
    """A problem with the id in it that was meant, now that all `known` ids of a file can be asked for; None where there is no problem.

    `has_all` says of a file whether another id than the known ones is one that nothing has.
    """
    choice = problem.choice
    if choice is None:
        return problem
    ids = list(known(choice.chosen_from))
    if choice.is_an_id and (choice.word in ids or not has_all(choice.chosen_from)):
        return None
    ending = nearest(choice.word, ids, ENDINGS.get(choice.chosen_from)) if ids else choice.otherwise
    return replace(problem, message=problem.message + ending, choice=None)


def remarks(problems: Iterable[Problem]) -> str:
    """The text an author sees beside a handbook that was built: its warnings; nothing where there are none."""
    lines = _warnings(problems)
    if not lines:
        return ""
    count = "1 advarsel" if len(lines) == 1 else f"{len(lines)} advarsler"
    return "\n".join([f"Håndboka har {count}. Den blir bygd, men se på dette:", *lines])


def _warnings(problems: Iterable[Problem]) -> list[str]:
    return [str(problem) for problem in in_reading_order(problems) if not problem.stops]


def guess(word: object, known: Iterable[object]) -> str | None:
    """The known word that was probably meant by an unknown one."""
    choices = [str(choice) for choice in known]
    same = meant(str(word), choices)
    if same:
        return same
    written = str(word).casefold()
    close = difflib.get_close_matches(written, choices, n=1, cutoff=0.6)
    if close:
        return close[0]
    # A slug or a title of which only a part was written, or more than all of it.
    parts = [choice for choice in choices if min(len(written), len(choice)) >= _SHORTEST_PART]
    parts = [choice for choice in parts if written in choice or choice in written]
    return parts[0] if len(parts) == 1 else None


def nearest(word: object, known: Iterable[object], otherwise: str | None = None) -> str:
    """The end of a sentence about an unknown word: the known one that was meant, or `otherwise`, or the known ones."""
    choices = [str(choice) for choice in known]
    close = guess(word, choices)
    if close:
        return f"; mente du «{close}»?"
    if otherwise is not None or not choices:
        return otherwise or ""
    shown = ", ".join(sorted(choices)[:_MOST_KNOWN])
    return f"; kjente: {shown}" + (" …" if len(choices) > _MOST_KNOWN else "")


def unknown(what: str, word: object, known: Iterable[object]) -> str:
    """The sentence about an id that nothing has: `ukjent kilde «ks-igb»; mente du «ks-igp»?`."""
    return f"ukjent {what} «{word}»{nearest(word, known)}"
