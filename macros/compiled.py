"""Templates as Jinja has compiled them, which is a tenth of a build's work: kept on disk until they change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from macros.disk.digests import digest
from macros.disk.keeping import Kept


class CompiledTemplates(jinja2.BytecodeCache):
    """What one build has compiled and the next need not. The folder may be deleted at any time.

    Jinja says itself which Python a template was compiled for. What is compiled in a build is written by `keep`, at its end.
    """

    def __init__(self, folder: Path) -> None:
        self._kept = Kept(folder, ".template")
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives Jinja a template as it was compiled, if that is kept and whole."""
        content = self._kept.get(_key(bucket))
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Takes a template that Jinja had to compile."""
        self._compiled[_key(bucket)] = bucket.bytecode_to_string()

    def keep(self) -> Iterator[str]:
        """Writes what was compiled; gives a sentence on whatever is wrong with the folder."""
        if self._compiled:
            with self._kept.adding() as add:
                for key, content in self._compiled.items():
                    add(key, content)
        yield from self._kept.complaints()


def _key(bucket: Bucket) -> str:
    """A name that is another where the template, its file, Jinja or what a template is read with is another."""
    environment = bucket.environment
    read_with = (
        environment.autoescape,
        environment.trim_blocks,
        environment.lstrip_blocks,
        sorted(environment.extensions),
    )
    ingredients = (bucket.key, bucket.checksum, jinja2.__version__, read_with)
    return digest(repr(ingredients).encode())
