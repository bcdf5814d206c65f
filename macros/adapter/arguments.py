"""What is typed after a command: its options, each in any way it is written, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from macros.content.problems import nearest

_SHORT = {"-f": "--config-file", "-a": "--dev-addr", "-w": "--watch", "-d": "--site-dir"} | {
    "-q": "--quiet",
    "-v": "--verbose",
    "-o": "--open",
    "-s": "--strict",
    "-c": "--clean",
    "-n": "--dry-run",
}
# Options that are given a file or a folder.
_PLACES = frozenset({"--config-file", "--site-dir", "--watch"})


class Misunderstood(ValueError):
    """Arguments that are no command; the text is the sentence to show."""


def options_in(name: str, words: Sequence[str], options: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every option of the command `name` with its value, and every word that is none as ("", word).

    `options` says what each must be given, or nothing; where it has "", words that are no options may stand too. Raises
    Misunderstood.
    """
    rest = list(words)
    while rest:
        written = rest.pop(0)
        if "" in options and not written.startswith("-"):
            yield "", written
            continue
        word, equals, value = _whole(written)
        if word not in options or not word:
            known = nearest(word, filter(None, options), otherwise="")
            raise Misunderstood(f"«{name}» har ikke noe valg som heter «{word}»{known}")
        wanted = options[word]
        if not wanted and equals:
            raise Misunderstood(f"«{word}» skal stå uten noe etter")
        if wanted and not equals:
            value = rest.pop(0) if rest and not rest[0].startswith("-") else ""
        if wanted and not value.strip():
            raise Misunderstood(f"Etter «{word}» skal det stå {wanted}")
        if word in _PLACES and wanted:
            # A shell does so only where the sign begins a word. Of somebody who is not there it is a name like any other.
            with suppress(RuntimeError):
                value = str(Path(value).expanduser())
        yield word, value


def _whole(word: str) -> tuple[str, str, str]:
    """An option in its long form, and its value where that stands in the same word: `--site-dir=x`, `-dx`."""
    if word.startswith("--"):
        return word.partition("=")
    if word[:2] in _SHORT and len(word) > 2:
        return _SHORT[word[:2]], "=", word[2:].removeprefix("=")
    return _SHORT.get(word, word), "", ""
