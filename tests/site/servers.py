"""A process that builds a handbook over and over, as `mkdocs serve` does, for tests to look at each site."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.site.building import PROJECT, contents


class Server:
    """Builds the handbook in a folder whenever it is asked to; packages in `before` come before those that are installed."""

    def __init__(self, folder: Path, before: Path | None = None) -> None:
        env = {**os.environ, **({"PYTHONPATH": str(before)} if before else {})}
        words = [sys.executable, str(PROJECT / "tests" / "served.py")]
        self._process = subprocess.Popen(
            words, cwd=folder, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        # Whether the last site was the one before it with one page made again.
        self.has_amended = False
        # What browsers were shown when the last whole build began, by the files of the site; None where there was none.
        self.first: dict[str, str] | None = None

    def build(self, *watched: str) -> dict[str, bytes] | None:
        """What is shown after a build, while browsers show the files of the site that are `watched`; None where something is wrong."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(" ".join(watched) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        self.has_amended, self.first = told["amended"], told["first"]
        return contents(Path(told["site"])) if told["site"] else None

    def end(self) -> None:
        """Ends it."""
        self._process.communicate()
