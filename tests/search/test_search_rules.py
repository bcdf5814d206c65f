"""The search without a page or a worker: `norwegian_search.test.js`, which Node runs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path


def test_every_rule_of_the_search_holds() -> None:
    node = shutil.which("node")
    assert node, "Node.js is needed: `make test` installs it"
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", str(Path(__file__).parent / "norwegian_search.test.js")],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"^# pass [1-9]\d", done.stdout, re.MULTILINE), "no test was run"
