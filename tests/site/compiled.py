"""Lets Jinja compile each template once for many builds that remember nothing, which each take a third of their time for it.

What comes of a template is known by all of its source, by what it is read with and by our programs: `macros/compiled.py`, which tells templates
apart by less, is not asked.
"""

from __future__ import annotations

import hashlib
import marshal
from pathlib import Path
from typing import Any

import jinja2


def compile_once(folder: Path, programs: str) -> None:
    """Keeps in a folder what Jinja makes of templates in this process and others that run the same `programs`."""
    anew = jinja2.Environment.compile

    def compiled(self: jinja2.Environment, source: Any, name: Any = None, filename: Any = None, **others: Any) -> Any:
        if not isinstance(source, str) or others:
            return anew(self, source, name, filename, **others)
        read_with = (self.autoescape, self.trim_blocks, self.lstrip_blocks, self.keep_trailing_newline, type(self))
        known = (sorted(self.extensions), sorted(self.filters), sorted(self.tests), sorted(self.policies))
        key = hashlib.sha256(repr((source, name, filename, read_with, known, programs)).encode()).hexdigest()
        file = folder / key
        if not file.exists():
            folder.mkdir(exist_ok=True)
            file.write_bytes(marshal.dumps(anew(self, source, name, filename)))
        return marshal.loads(file.read_bytes())

    jinja2.Environment.compile = compiled  # type: ignore[assignment, method-assign]
