"""Where MkDocs is told to build, by mkdocs.yml or on the command line."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from macros.content.problems import Problem
from macros.publishing import Grounds

_SITE_DIR = re.compile(r"""site_dir:\s*["']?(?P<folder>[^"'#]*?)["']?\s*(#.*)?$""")
_SOURCES = ("docs", "overrides", "macros", "tests")


def is_served(config: Any) -> bool:
    """Whether the site is one that `mkdocs serve` shows while it is written: `serve --clean` says that it builds."""
    site = Path(config.site_dir)
    return site.name.startswith("mkdocs_") and site.parent == Path(tempfile.gettempdir())


def grounds(config: Any) -> Grounds:
    """The project and its sources."""
    project = Path(config.config_file_path).resolve().parent
    named = [config.docs_dir, config.theme.custom_dir, *config.watch]
    folders = [*(project / name for name in (*_SOURCES, *named))]
    return Grounds(project, tuple(dict.fromkeys(folder for folder in folders if folder.is_dir())))


def problem(config: Any, message: str) -> Problem:
    """What is wrong with the target, at the place where it was named."""
    settings = Path(config.config_file_path)
    for number, row in enumerate(settings.read_text(encoding="utf-8").splitlines(), start=1):
        named = _SITE_DIR.match(row)
        if named and (settings.parent / named["folder"]).absolute() == Path(config.site_dir):
            return Problem(settings.name, number, "site_dir", message)
    return Problem("-d", None, "", message)
