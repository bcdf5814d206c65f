"""What of a theme MkDocs copies into the site: looked for without Material's ten thousand icons.

MkDocs lists every file of the theme at every build, and then leaves out what lies in a folder whose name begins with a dot.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, FileSystemLoader


class _WithoutHidden(FileSystemLoader):
    """Loads every template, and lists those that lie in no hidden folder."""

    def list_templates(self) -> list[str]:
        """Their names, with slashes, in order."""
        names: set[str] = set()
        for folder in self.searchpath:
            for top, folders, files in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                here = Path(top).relative_to(folder).as_posix()
                names.update(files if here == "." else (f"{here}/{name}" for name in files))
        return sorted(names)


def lighten(theme: Any, compiled: BytecodeCache) -> None:
    """Lets MkDocs look through a theme's folders without the hidden ones, and plugins that ask for its templates have them as they were `compiled`."""
    environment_of = theme.get_env

    def environment() -> Any:
        env = environment_of()
        env.loader = _WithoutHidden(env.loader.searchpath)
        env.bytecode_cache = compiled
        return env

    theme.get_env = environment
