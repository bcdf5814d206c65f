"""Our words are our own: nothing of the documents the handbook builds on, and no module repeats another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from macros.content.problems import Problem
from tests.handbook.make_hashes import HASHES, RUN, runs_of, words_of
from tests.handbook.texts import BODY, Piece, none_of, pieces

_SEEDS = frozenset(HASHES.read_text(encoding="utf-8").split())
_SHORTEST_SENTENCE = 6


def _stretches() -> Iterator[list[Piece]]:
    """What is read in one go: each front-matter text alone, each body whole, but broken by marked quotations of law."""
    alone = 0

    def stretch(piece: Piece) -> tuple[str, int]:
        nonlocal alone
        alone += piece.key != BODY or piece.quotes_the_law
        return piece.path, alone

    for _, together in groupby(pieces(), stretch):
        own = [piece for piece in together if not piece.quotes_the_law]
        if own:
            yield own


def test_no_run_of_eight_words_is_copied():
    def found() -> Iterator[Problem]:
        for stretch in _stretches():
            words = [(word, piece) for piece in stretch for word in words_of(piece.text)]
            for start, run in runs_of([word for word, _ in words]):
                if run in _SEEDS:
                    copied = " ".join(word for word, _ in words[start : start + RUN])
                    yield words[start][1].problem(
                        f"«{copied}» er avskrift; si det med egne ord, eller siter loven med «> »"
                    )

    none_of(found())


def test_no_two_modules_share_a_sentence():
    """References to sources are alike where the same part of a source is meant."""

    def found() -> Iterator[Problem]:
        first: dict[tuple[str, ...], Piece] = {}
        for piece in pieces():
            for sentence in piece.sentences if piece.module and ".sources[" not in piece.key else ():
                words = tuple(words_of(sentence))
                other = first.setdefault(words, piece)
                if len(words) >= _SHORTEST_SENTENCE and other.module != piece.module:
                    yield piece.problem(f"«{sentence}» står også i {other.path}:{other.line}")

    none_of(found())
