"""Lets Jinja compile each template once for all tests, and for many builds that remember nothing, which each take a third of their time for it.

What comes of a template is known by all of its source, by what it is read with and by our programs: `macros/compiled.py`, which tells templates
apart by less, is not asked.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2

_DELIMITERS = ("block_start", "block_end", "variable_start", "variable_end", "comment_start", "comment_end")
_READ_WITH = (
    *(f"{name}_string" for name in _DELIMITERS),
    *("line_statement_prefix", "line_comment_prefix", "newline_sequence", "optimized", "is_async"),
    *("autoescape", "trim_blocks", "lstrip_blocks", "keep_trailing_newline"),
)


def compile_once(folder: Path, programs: str) -> None:
    """Keeps in a folder what Jinja makes of templates in this process and others that run the same `programs`."""
    anew = jinja2.Environment.compile
    at_hand: dict[str, CodeType] = {}

    def compiled(self: jinja2.Environment, source: Any, name: Any = None, filename: Any = None, **others: Any) -> Any:
        if not isinstance(source, str) or others:
            return anew(self, source, name, filename, **others)
        read_with = [(type(self), self.finalize), *(getattr(self, each) for each in _READ_WITH)]
        known = (sorted(self.extensions), sorted(self.filters), sorted(self.tests), sorted(self.policies))
        key = hashlib.sha256(repr((source, name, read_with, known, programs)).encode()).hexdigest()
        code = at_hand.get(key) or _kept(folder / key)
        if code is None:
            code = anew(self, source, name, filename)
            _keep(folder / key, code)
        at_hand[key] = code
        # By this Jinja tells where a mistake stands.
        return code.replace(co_filename=filename or "<template>")

    jinja2.Environment.compile = compiled  # type: ignore[assignment, method-assign]


def _kept(file: Path) -> CodeType | None:
    return marshal.loads(file.read_bytes()) if file.exists() else None


def _keep(file: Path, code: CodeType) -> None:
    file.parent.mkdir(exist_ok=True)
    # Others may read it at any time.
    half = file.with_name(f"{file.name}.{os.getpid()}")
    half.write_bytes(marshal.dumps(code))
    half.replace(file)
