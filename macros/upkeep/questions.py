"""What must be known before something new is begun: asked for, or given as options."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from macros.content.norwegian import as_id, meant
from macros.content.problems import nearest

Answers = Mapping[str, str]
# Gives what is wrong with an answer, or nothing.
Check = Callable[[str], str]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60


@dataclass(frozen=True)
class Question:
    """One thing to be known: `name` is its option without dashes, `asks` the words it is asked with.

    `otherwise` gives what is meant where nothing is answered, from what was answered before; None where there must be an answer.
    Where only `words` may be answered, they are known in Norwegian too, and by what they are `called`: title → word.
    """

    name: str
    asks: str
    check: Check
    otherwise: Callable[[Answers], str] | None = None
    words: Sequence[str] = ()
    called: Mapping[str, str] = field(default_factory=dict)

    def read(self, answer: str) -> str:
        """An answer as it is taken."""
        named = [word for title, word in self.called.items() if as_id(answer) and as_id(answer) in as_id(title)]
        return meant(answer, self.words) or (named[0] if len(named) == 1 else answer.strip())


def a_line(text: str) -> str:
    """Any text on one line."""
    if not text.strip():
        return "må være tekst"
    return "" if text.isprintable() else "kan bare være én linje med vanlige tegn"


def a_word_of(known: Sequence[str]) -> Check:
    """One of a few words."""
    return lambda text: "" if text in known else f"må være {_one_of(known)}{nearest(text, known, otherwise='')}"


def words_of(known: Sequence[str]) -> Check:
    """Some of a few words, with commas between."""

    def check(text: str) -> str:
        wrong = next((word for word in listed(text) if word not in known), None)
        if not listed(text):
            return f"må være {_one_of(known)}"
        return f"«{wrong}» er ukjent{nearest(wrong, known)}" if wrong is not None else ""

    return check


def a_number(low: int, high: int) -> Check:
    """A whole number."""
    message = f"må være et helt tall fra {low} til {high}"
    return lambda text: "" if re.fullmatch(r"[0-9]{1,4}", text) and low <= int(text) <= high else message


def a_clock(text: str) -> str:
    """A time of day."""
    return "" if re.fullmatch(r"([01][0-9]|2[0-3])[:.][0-5][0-9]", text) else "må være et klokkeslett som 14:00"


def an_address(text: str) -> str:
    """An address on the web, or nothing."""
    fits = re.fullmatch(r"(https?://[^\s\"]+)?", text) and not {*text} & {"<", ">"}
    return "" if fits else "må være en nettadresse som begynner med https://"


def maybe(check: Check) -> Check:
    """What a check says, or nothing at all."""
    return lambda text: check(text) if text else ""


def an_id(taken: Mapping[str, str]) -> Check:
    """An id that nothing has; `taken` is id → what has it."""

    def check(text: str) -> str:
        if not _ID.fullmatch(text):
            meant = as_id(text)
            return "må være små bokstaver a–z, tall og bindestrek" + (f"; mente du «{meant}»?" if meant else "")
        if len(text) > _LONGEST_ID:
            return f"må være høyst {_LONGEST_ID} tegn"
        return f"kan ikke være «{text}», som er tatt: {taken[text]}" if text in taken else ""

    return check


def id_from(name: str) -> Callable[[Answers], str]:
    """An id made of another answer."""
    return lambda answers: as_id(answers[name])[:_LONGEST_ID].strip("-")


def listed(text: str) -> list[str]:
    """The words of an answer with commas in it."""
    return [word for word in re.split(r"[,;\s]+", text) if word]


def _one_of(known: Sequence[str]) -> str:
    return f"{', '.join(known[:-1])} eller {known[-1]}" if len(known) > 1 else "".join(known)
