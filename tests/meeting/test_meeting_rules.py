"""The rules of a meeting, without a browser: `rules.test.js`, which Node runs, and what the scripts must be to be sent as they are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OVERRIDES = HERE.parents[1] / "overrides"
SCRIPTS = sorted([*OVERRIDES.glob("assets/*.js"), *OVERRIDES.glob("components/*/*.js")])


def test_every_rule_of_a_meeting_holds() -> None:
    node = shutil.which("node")
    assert node, "Node.js is needed: tests/system.sh installs it"
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", str(HERE / "rules.test.js")],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"^# pass [1-9]\d\d", done.stdout, re.MULTILINE), "no test was run"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_template_string_stands_in_another(script: Path) -> None:
    """Taking out comments and spaces takes them out of the inner one too."""
    assert re.findall(r"\$\{[^}]*`", script.read_text(encoding="utf-8")) == []
