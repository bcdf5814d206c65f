"""What of a theme MkDocs copies into the site: looked for without Material's ten thousand icons.

MkDocs lists every file of the theme at every build, and then leaves out what lies in a folder whose name begins with a dot.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader


class _WithoutHidden(FileSystemLoader):
    """Loads every template, and lists those that lie in no hidden folder."""

    def list_templates(self) -> list[str]:
        """Their names, with slashes, in order."""
        names: set[str] = set()
        for folder in self.searchpath:
            for top, folders, files in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                here = Path(top).relative_to(folder)
                names.update((here / name).as_posix() for name in files)
        return sorted(names)


def pass_over_icons(theme: Any) -> None:
    """Lets MkDocs look through a theme's folders without the hidden ones."""
    environment_of = theme.get_env

    def environment() -> Any:
        env = environment_of()
        env.loader = _WithoutHidden(env.loader.searchpath)
        return env

    theme.get_env = environment
