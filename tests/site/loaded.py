"""Commands of ours that are run by a process that has loaded them (`tests/loaded.py`), where the system can split a process in two."""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from macros.remembering import contents_of

_PROJECT = Path(__file__).resolve().parents[2]
_PROGRAM = _PROJECT / "tests" / "loaded.py"
_MODULES = ("macros", "mkdocs")
# As it is before any test has changed it.
_ENVIRONMENT = {**os.environ, "PYTHONIOENCODING": "utf-8"}


class Loaded:
    """A process that runs our commands, with the variables that Python itself reads."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(_PROGRAM)],
            cwd=_PROJECT,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, words: list[str], folder: Path, environment: Mapping[str, str], patience: float) -> tuple[int, str]:
        """The exit code of a command and all it said."""
        assert self._process.stdin
        assert self._process.stdout
        order = {"words": words[1:], "folder": str(folder), "environment": dict(environment)}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        if not select.select([self._process.stdout], [], [], patience)[0]:
            self._process.kill()
            raise TimeoutError(f"{words} did not end")
        told = json.loads(self._process.stdout.readline())
        return told["code"], told["output"]

    def end(self) -> None:
        """Ends it."""
        self._process.communicate()


def can_run(words: list[str], folder: Path, environment: Mapping[str, str]) -> bool:
    """Whether `ours` does what a new process would: it runs the project's own programs, as this process' Python does."""
    interpreter, kind, *rest = words
    return (
        sys.platform == "linux"
        and interpreter == sys.executable
        and (kind == "-c" or (kind == "-m" and rest[0] in _MODULES))
        and _of_python(environment) == _of_python(_ENVIRONMENT)
        and runs_our_programs(folder)
    )


def runs_our_programs(folder: Path) -> bool:
    """Whether the programs in a folder's project are those of this one."""
    return contents_of(folder / "macros") == contents_of(_PROJECT / "macros")


@cache
def ours() -> Loaded:
    """That of this process, which is started when it is first asked for."""
    loaded = Loaded(_ENVIRONMENT)
    atexit.register(loaded.end)
    return loaded


def _of_python(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith("PYTHON")}
