"""The page for authors tells of everything that a module may hold: its keys, its kinds of step, and the macros."""

from __future__ import annotations

import re

import pytest
import yaml

from macros.authoring import MACROS, parse_calls
from macros.content.located import split_front_matter
from macros.content.models import (
    ITEM_KINDS,
    STEP_KINDS,
    Checklist,
    Model,
    ModuleKeys,
    Prompt,
    SeeAlso,
    Session,
    SourceReference,
    Step,
)
from macros.content.norwegian import _CALLED
from tests.conftest import ROOT

_GUIDE = (ROOT / "docs" / "om" / "for-forfattere.md").read_text(encoding="utf-8")
_PROGRAMMES = "### `programme()` – et ferdig program {: #program }"
_HEADING = {
    ModuleKeys: "### Under `module`",
    Prompt: "### Hvert spørsmål i `prompts`",
    Checklist: "### Hver liste i `checklists`",
    Session: "### Møteplanen i `session`",
    Step: "### Møteplanen i `session`",
    SourceReference: "### Kilder og veien videre",
    SeeAlso: "### Kilder og veien videre",
}


def _below(heading: str) -> str:
    """What stands on the page between this heading and the next."""
    return _GUIDE.partition(f"\n{heading}\n")[2].partition("\n#")[0]


@pytest.mark.parametrize("model", _HEADING, ids=lambda model: model.__name__)
def test_every_key_of_a_module_is_explained(model: type[Model]):
    explained = _below(_HEADING[model])
    assert [key for key in model.model_fields if f"`{key}`" not in explained] == []


def test_every_kind_of_step_is_explained():
    explained = _below("### Møteplanen i `session`")
    assert [kind for kind in STEP_KINDS if f"\n| `{kind}` | " not in explained] == []


def test_every_kind_of_item_of_a_programme_is_explained():
    row = next(line for line in _below(_PROGRAMMES).splitlines() if line.startswith("| `kind` | "))
    assert set(re.findall(r"`(\w+)`", row.split(" | ")[1])) == set(ITEM_KINDS) - {"item"}


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
    _, body, _ = split_front_matter(_GUIDE)
    examples = [str(call.args[0]) for call in parse_calls(body)[0] if call.name == "example"]
    assert {example.partition("(")[0] for example in examples} == MACROS.keys() - {"example"}
