"""Tests that Node runs: a file of rules in JavaScript is one test here."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path


def every_test_passes(file: Path) -> int:
    """Runs a file of tests, and shows what Node says of those that fail; how many passed. Node as a runner of tests would start another Node for it."""
    node = shutil.which("node")
    assert node, "Node.js is needed: `make test` installs it"
    done = subprocess.run(
        [node, "--test-reporter=tap", str(file)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    counted = re.search(r"^# pass (\d+)", done.stdout, re.MULTILINE)
    assert counted, f"Node has counted no tests: {done.stdout}"
    return int(counted[1])
