"""What is collected from all modules to be worked with: every question and checklist, and by what one can choose among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from macros.content.models import BuildingBlock, Module, Part, Prompt, Recommendation, Term
from macros.views.meeting import MeetingView

# What somebody has time for, in minutes.
_OFFERED = (5, 10, 15, 20, 30, 45, 60, 90, 120)

_LETTERS = (*ascii_lowercase, "æ", "ø", "å")
_WRITTEN = {"æ": "ae", "ø": "oe", "å": "aa"}
_PLAIN = str.maketrans("äöéü", "æøeu")


@dataclass(frozen=True)
class CollectedPrompt:
    """A question with its number in the module, and the minutes that it takes where it is talked about."""

    prompt: Prompt
    number: int
    minutes: int


@dataclass(frozen=True)
class Collected:
    """What is collected of one module."""

    module: Module
    prompts: tuple[CollectedPrompt, ...]

    @property
    def recommendations(self) -> str:
        """Their numbers as one word list."""
        return " ".join(map(str, self.module.recommendations))


@dataclass(frozen=True)
class Filters:
    """By what one can choose: whatever is empty is not asked."""

    parts: tuple[Part, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    building_blocks: tuple[BuildingBlock, ...] = ()
    minutes: tuple[int, ...] = ()
    words: bool = True


@dataclass(frozen=True)
class Letter:
    """A letter, where it stands on the page, and the terms that begin with it, which may be none."""

    letter: str
    anchor: str
    terms: tuple[Term, ...]


def collected(module: Module, meeting: MeetingView) -> Collected:
    """What is collected of a module, with the meeting that it proposes."""
    minutes = {step.prompt.id: step.minutes for step in meeting.steps if step.prompt}
    return Collected(
        module,
        tuple(
            CollectedPrompt(prompt, number, minutes[prompt.id]) for number, prompt in enumerate(module.prompts, start=1)
        ),
    )


def within(lengths: Iterable[int]) -> tuple[int, ...]:
    """The minutes that are worth asking for: some of what takes so long fits into them, and some does not."""
    known = list(lengths)
    return tuple(offered for offered in _OFFERED if 0 < sum(length <= offered for length in known) < len(known))


def letters(terms: Sequence[Term]) -> tuple[Letter, ...]:
    """The alphabet with the terms of each letter, in the order of the terms."""
    by_letter: dict[str, list[Term]] = {letter: [] for letter in _LETTERS}
    for term in terms:
        by_letter[_first(term.nb)].append(term)
    return tuple(
        Letter(letter, f"bokstav-{_WRITTEN.get(letter, letter)}", tuple(by_letter[letter])) for letter in _LETTERS
    )


def _first(word: str) -> str:
    """The letter that a word is looked up under; what has none stands under the first."""
    plain = word.casefold().replace("aa", "å").translate(_PLAIN)
    return next((sign for sign in plain if sign in _LETTERS), _LETTERS[0])
