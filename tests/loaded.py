"""A program that has loaded all that our commands load, and becomes each command that it is told of, in a process of that one's own.

To start Python and to load MkDocs and ourselves takes longer than most of what a test asks of a command. Each line is an order, as JSON: the `words`
after the interpreter, the `folder` and the `environment`. On a line of its own it tells, as soon as nobody can write there any more, with
which `code` the command ended and all its `output`.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import markdown

# What a build loads sooner or later, and nothing else: by the server that is loaded a build knows that it serves.
_MODULES = (
    "macros.adapter.commands",
    "macros.adapter.building",
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "mkdocs_macros.plugin",
    "material.plugins.search.plugin",
    "material.templates",
)
# What reads Markdown compiles its patterns when it is first made: two hundred of them, and the next one finds them.
_MARKS = ("abbr", "admonition", "attr_list", "footnotes", "tables", "toc", "pymdownx.details", "pymdownx.superfences")
# What PDFs need beside that. It is loaded when a command first asks for them, and not every machine has it.
_DRAWS, _ASKS_FOR_PDFS = "macros.paper.press", "--require-pdf"
# It has threads of its own as soon as it is loaded, without which it is of no use after a split: each process loads it when it needs it.
_WITH_THREADS = "minify"


@dataclass(frozen=True)
class Order:
    """What is to be run."""

    words: list[str]
    folder: str
    environment: dict[str, str]


class _Later(ModuleType):
    """A module that is loaded when something of it is asked for."""

    def __getattr__(self, name: str) -> object:
        del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def main() -> None:
    """Takes orders for as long as there are lines."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.path[0] = str(Path.cwd())
    before = set(os.environ)
    sys.modules[_WITH_THREADS] = _Later(_WITH_THREADS)
    for name in _MODULES:
        importlib.import_module(name)
    markdown.Markdown(extensions=_MARKS)
    by_loading = {name: value for name, value in os.environ.items() if name not in before}
    _settle()
    while line := sys.stdin.readline():
        order = Order(**json.loads(line))
        if _DRAWS not in sys.modules and _ASKS_FOR_PDFS in " ".join(order.words):
            # A command tells itself what is missing.
            with suppress(ImportError, OSError):
                importlib.import_module(_DRAWS)
            # It has asked for one, to find libraries.
            tempfile.tempdir = None
            _settle()
        output, theirs = os.pipe()
        child = os.fork()
        if not child:
            answers.close()
            os.close(output)
            _write(theirs)
            os.environ.clear()
            os.environ.update(by_loading | order.environment)
            _become(order)
            return
        os.close(theirs)
        with os.fdopen(output, encoding="utf-8") as told:
            text = told.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps({"code": code, "output": text}), file=answers, flush=True)


def _settle() -> None:
    """Makes this process ready to be split, when it has loaded something."""
    assert len(list(Path("/proc/self/task").iterdir())) == 1, "a process with threads must not be split"
    assert tempfile.tempdir is None, "each command has a temporary folder of its own"
    gc.collect()
    # What is there is there for good: nobody need look through it again.
    gc.freeze()


def _write(told: int) -> None:
    """Lets this process read nothing, and write all that it tells to one pipe, as Python does there."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for new, stream in ((nothing, 0), (told, 1), (told, 2)):
        os.dup2(new, stream)
    os.close(nothing)
    os.close(told)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)


def _become(order: Order) -> None:
    os.chdir(order.folder)
    sys.path[0] = str(Path.cwd())
    kind, what, *rest = order.words
    if kind == "-m":
        sys.argv = [what, *rest]
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        sys.argv = [kind, *rest]
        sys.modules["__main__"] = ModuleType("__main__")
        exec(what, vars(sys.modules["__main__"]))


if __name__ == "__main__":
    main()
