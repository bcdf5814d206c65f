"""The rules of a meeting, without a browser: `rules.test.js`, which Node runs, and what the scripts must be to be sent as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.node import every_test_passes

HERE = Path(__file__).parent
OVERRIDES = HERE.parents[1] / "overrides"
SCRIPTS = sorted([*OVERRIDES.glob("assets/*.js"), *OVERRIDES.glob("components/*/*.js")])


def test_every_rule_of_a_meeting_holds() -> None:
    assert every_test_passes(HERE / "rules.test.js") >= 100


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_template_string_stands_in_another(script: Path) -> None:
    """Taking out comments and spaces takes them out of the inner one too."""
    assert re.findall(r"\$\{[^}]*`", script.read_text(encoding="utf-8")) == []
