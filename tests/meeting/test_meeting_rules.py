"""The rules of a meeting, without a browser: tests that Node runs, and what the scripts must be to be sent as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.node import every_test_passes

HERE = Path(__file__).parent
OVERRIDES = HERE.parents[1] / "overrides"
SCRIPTS = sorted([*OVERRIDES.glob("assets/*.js"), *OVERRIDES.glob("components/*/*.js")])


@pytest.mark.parametrize("rules", sorted(HERE.glob("*.test.js")), ids=lambda file: file.name.partition(".")[0])
def test_every_rule_of_a_meeting_holds(rules: Path) -> None:
    assert every_test_passes(rules) >= 5


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_template_string_stands_in_another(script: Path) -> None:
    """Taking out comments and spaces takes them out of the inner one too."""
    assert re.findall(r"\$\{[^}]*`", script.read_text(encoding="utf-8")) == []
