"""The made-up handbook that tests of behaviour run on holds every kind of thing, so that a kind that is new is tried there, too."""

from __future__ import annotations

from typing import Any, get_args

import yaml

from macros.authoring import MACROS, parse_calls
from macros.content.models import ItemKind, StepKind, Who
from tests.conftest import ROOT

_SAMPLE = ROOT / "tests" / "sample" / "docs"
_PAGES = {file: file.read_text(encoding="utf-8").split("---\n", 2) for file in sorted(_SAMPLE.rglob("*.md"))}


def _modules() -> list[dict[str, Any]]:
    fronts = [yaml.safe_load(front) for _, front, _ in _PAGES.values()]
    return [front["module"] for front in fronts if "module" in front]


def _shared(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((_SAMPLE / "data" / f"{name}.yml").read_text(encoding="utf-8")))


def test_every_macro_is_called():
    called = {call.name for _, _, body in _PAGES.values() for call in parse_calls(body)[0]}
    assert called == MACROS.keys()


def test_every_kind_of_step_is_in_a_meeting():
    assert {step["kind"] for module in _modules() for step in module["session"]["steps"]} == set(get_args(StepKind))


def test_every_way_to_work_is_in_a_method():
    assert {phase["who"] for method in _shared("methods") for phase in method["phases"]} == set(get_args(Who))


def test_every_kind_of_programme_is_there():
    agendas = [programme["agenda"] for programme in _shared("programmes") if "agenda" in programme]
    kinds = {item.get("kind", "item") for agenda in agendas for item in agenda["items"]}
    assert kinds == set(get_args(ItemKind))
    assert any("plan" in programme for programme in _shared("programmes"))


def test_questions_are_planned_and_in_reserve_and_a_meeting_has_none():
    planned = [{step.get("prompt") for step in module["session"]["steps"]} - {None} for module in _modules()]
    asked = [{prompt["id"] for prompt in module["prompts"]} for module in _modules()]
    assert set() in planned
    assert any(taken and taken < every for taken, every in zip(planned, asked, strict=True))
    assert any(taken == every for taken, every in zip(planned, asked, strict=True))
