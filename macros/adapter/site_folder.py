"""Where MkDocs is told to build, by mkdocs.yml or on the command line."""

from __future__ import annotations

import os
import re
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from macros.content.problems import Problem
from macros.publishing import Grounds

_SITE_DIR = re.compile(r"""site_dir:\s*["']?(?P<folder>[^"'#]*?)["']?\s*(#.*)?$""")
_MADE_BY_SERVE = re.compile(r"mkdocs_[a-z0-9_]{8}")
_DAY = 24 * 60 * 60
_SOURCES = ("docs", "overrides", "macros", "tests")


def is_served(config: Any) -> bool:
    """Whether the site is one that `mkdocs serve` shows while it is written: `serve --clean` says that it builds."""
    site = Path(config.site_dir)
    return site.name.startswith("mkdocs_") and site.parent == Path(tempfile.gettempdir())


def clear_left_by_serve() -> None:
    """Removes the folders that `mkdocs serve` made for a site in the system's temporary folder, where it was killed before it had any.

    It makes them before it knows of us, so they have no lock. What is empty, our own, named as Python names such a folder, and was
    left alone for a day, nobody needs: one in use has a site in it.
    """
    me = os.getuid() if hasattr(os, "getuid") else None
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            with suppress(OSError):
                if not (_MADE_BY_SERVE.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)):
                    continue
                state = entry.stat(follow_symlinks=False)
                if me in (None, state.st_uid) and state.st_mtime < time.time() - _DAY:
                    # Refused by the system where anything is in it.
                    Path(entry.path).rmdir()


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
