"""The page for authors tells of everything that a module may hold: its keys, its kinds of step, and the macros."""

from __future__ import annotations

import re

import yaml

from macros.authoring import MACROS, parse_calls
from macros.content.located import split_front_matter
from macros.content.models import ITEM_KINDS, STEP_KINDS, AgendaItem, Method, Phase, Programme, Source, Term
from macros.content.norwegian import _CALLED
from macros.content.told import SHOWN, TOLD
from tests.conftest import ROOT

_GUIDE = (ROOT / "docs" / "om" / "for-forfattere.md").read_text(encoding="utf-8")
_CALLS = parse_calls(split_front_matter(_GUIDE)[1])[0]
# Told of in words, or written by a command.
_NOT_WRITTEN_BY_HAND = {"agenda", "moved", "session", "synonym"}


def _below(heading: str) -> str:
    """What stands on the page between this heading and the next."""
    return _GUIDE.partition(f"\n{heading}\n")[2].partition("\n#")[0]


def test_the_keys_of_everything_that_authors_write_are_shown_as_the_models_have_them():
    shown = {str(call.args[0]) for call in _CALLS if call.name == "keys"}
    assert shown == SHOWN.keys() - _NOT_WRITTEN_BY_HAND
    assert {Source, Method, Phase, Term, Programme, AgendaItem} <= {SHOWN[name] for name in shown}


def test_what_is_shown_in_no_table_is_told_of_in_words():
    for heading, keys in (
        ("### Møteplanen i `session`", ("minutes", "steps")),
        ("### Slik blir modulen funnet", ("term", "words")),
    ):
        assert all(f"`{key}`" in _below(heading) for key in keys), heading


def test_every_kind_of_step_is_explained():
    explained = _below("### Møteplanen i `session`")
    assert [kind for kind in STEP_KINDS if f"\n| `{kind}` | " not in explained] == []


def test_every_kind_of_item_of_a_programme_is_explained():
    what, _ = TOLD[AgendaItem]["kind"]
    assert set(re.findall(r"`(\w+)`", what)) == set(ITEM_KINDS) - {"item"}


def test_every_kind_of_step_and_item_is_understood_in_norwegian():
    assert {*STEP_KINDS, *ITEM_KINDS} - {"item"} <= _CALLED.keys()


def test_every_method_is_named_and_what_is_said_of_its_minutes_is_so():
    methods = yaml.safe_load((ROOT / "docs" / "data" / "methods.yml").read_text(encoding="utf-8"))
    least = {method["id"]: sum(phase.get("least", 1) for phase in method["phases"]) for method in methods}
    about = next(line for line in _GUIDE.splitlines() if line.startswith("Arbeidsmåtene er "))
    assert re.findall(r"`([\w-]+)`", about.partition(". ")[0]) == list(least)
    told = re.findall(r"`([\w-]+)`(?: trenger minst)? (\d+)", about)
    assert len(told) > 2
    assert told == [(method, str(least[method])) for method, _ in told]


def test_every_macro_is_shown_in_use():
    examples = [str(call.args[0]) for call in _CALLS if call.name == "example"]
    assert {example.partition("(")[0] for example in examples} == MACROS.keys() - {"example"}
