"""The words that the handbook is written with, and those that it is searched with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from macros.content.checking import SoughtTerm
from macros.content.models import Synonym, Term
from macros.content.problems import Problem
from macros.markup.text import words

_WORD = re.compile(r"[^\W_]+")
# Of more words a term in another language is an explanation, which nobody writes: it is found where it stands.
_MOST_WORDS = 4


class Vocabulary:
    """Every word of the search index."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        every_word = {
            word
            for entry in entries
            for name in ("title", "text", "keywords")
            for word in words_of(words(entry.get(name, ""), between=" "))
        }
        self._words = sorted(every_word)

    def has(self, term: str) -> bool:
        """Whether every word of a term stands in the handbook, by itself or with an ending."""
        return all(self.begins(word) for word in words_of(term))

    def begins(self, word: str) -> bool:
        """Whether a word stands in the handbook, by itself or with an ending."""
        beginning = word.removesuffix("e") if len(word) > 3 else word
        place = bisect_left(self._words, beginning)
        return place < len(self._words) and self._words[place].startswith(beginning)


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.lower())


def not_found(sought: Iterable[SoughtTerm], vocabulary: Vocabulary) -> Iterator[Problem]:
    """The problems of terms that nothing in the handbook is found by."""
    return (wanted.problem for wanted in sought if not vocabulary.has(wanted.term))


def may_be_lost(
    sought: Iterable[SoughtTerm], before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]
) -> bool:
    """Whether a term may be found by nothing any more when one page has other entries: a word of it stood there, and does not now."""
    then, now = Vocabulary(before), Vocabulary(after)
    wanted = {word for each in sought for word in words_of(each.term)}
    return any(then.begins(word) and not now.begins(word) for word in wanted)


def table(synonyms: Iterable[Synonym], terms: Iterable[Term] = ()) -> str:
    """The synonyms as the script reads them: a line for each term, `måltid=lunsj,spise mat`; of a word of the glossary its nynorsk and English."""
    others = [(synonym.term, synonym.words) for synonym in synonyms]
    others += [
        (term.nb, tuple(word for word in (term.nn, term.en) if len(words_of(word)) <= _MOST_WORDS)) for term in terms
    ]
    lines: dict[str, dict[str, None]] = {}
    for term, meaning in others:
        # A line for each, though others are of it elsewhere: every browser fetches the table.
        line = lines.setdefault(_written(term), {})
        line.update(dict.fromkeys(word for word in map(_written, meaning) if word and word != _written(term)))
    return "\n".join(f"{term}={','.join(words)}" for term, words in lines.items() if words)


def _written(text: str) -> str:
    return " ".join(words_of(text))
