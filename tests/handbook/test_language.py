"""The handbook's language keeps the rules that `check --hints` gives advice by (macros/hints/language.py)."""

from __future__ import annotations

import pytest

from macros.content.problems import Problem
from macros.handbook import norwegian_order
from macros.hints import language
from macros.hints.language import RULES, NoDictionary, Rule, misspelt, school_is_the_subject, word_list, words_of_school
from tests.handbook.texts import none_of, pieces


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_handbook_keeps_the_rule(rule: Rule):
    none_of(rule(pieces()))


def test_every_exemption_for_words_of_school_is_needed_and_says_why():
    exempt = school_is_the_subject()
    used = {(piece.path.removeprefix("docs/"), word) for piece, word, _ in words_of_school(pieces())}
    path = "macros/hints/school_words.yml"
    none_of(
        Problem(path, None, f"{file}, {word}", "unntaket er ikke lenger i bruk" if because else "begrunnelsen mangler")
        for (file, word), because in exempt.items()
        if not because or (file, word) not in used
    )


def test_every_word_is_spelt_as_in_the_dictionary_or_the_word_list():
    try:
        none_of(misspelt(pieces()))
    except NoDictionary as missing:
        pytest.fail(f"{missing} run: make test, which installs it")


def test_the_word_list_is_in_norwegian_alphabetical_order():
    assert list(word_list()) == sorted(set(word_list()), key=norwegian_order)


def test_without_a_dictionary_all_else_is_looked_at(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(language.subprocess, "run", _not_there)
    with pytest.raises(NoDictionary, match="hunspell mangler"):
        list(misspelt(pieces()))


def _not_there(*_: object, **__: object) -> None:
    raise FileNotFoundError
