"""MkDocs' events, each one call into `macros/adapter/building.py`. Nothing is decided here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

# Under plain `mkdocs build` the project's folder is not on the path (with `python -m mkdocs` it is).
sys.path.insert(0, str(Path(__file__).parent.parent))

from mkdocs.plugins import event_priority

from macros.adapter.building import Command

_COMMAND = Command()


def on_startup(command: str, dirty: bool) -> None:
    """A command begins."""
    _COMMAND.start(command)


@event_priority(100)
def on_config(config: Any) -> Any:
    """A build begins, and MkDocs' settings are read: before any plugin sees them."""
    return _COMMAND.begin(config)


def on_files(files: Any, config: Any) -> Any:
    """MkDocs has listed the files."""
    return _COMMAND.building.take_files(files)


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """The pages stand in their order."""
    return _COMMAND.building.part_neighbours(nav)


def on_page_read_source(page: Any, config: Any) -> str:
    """MkDocs would read a page's file."""
    return _COMMAND.building.source(page)


@event_priority(-100)
def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """A page's macros have run: after every plugin."""
    return _COMMAND.building.finish(markdown, page)


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """A page is HTML."""
    return _COMMAND.building.fill(html, page)


def on_env(env: Any, config: Any, files: Any) -> None:
    """All pages are HTML, and nothing has been written yet."""
    _COMMAND.building.lead_to_files(env)


@event_priority(-100)
def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """A page goes to its template: after the search plugin has had its part."""
    return _COMMAND.building.complete(context, page)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """A page will be written."""
    return _COMMAND.building.note_page(output, page)


@event_priority(-100)
def on_template_context(context: Any, template_name: str, config: Any) -> Any:
    """What no file under docs becomes goes to its template."""
    return _COMMAND.building.lead_on(context)


def on_post_template(output: str, template_name: str, config: Any) -> str:
    """A page that no file under docs becomes will be written."""
    return _COMMAND.building.note_template(output, template_name)


@event_priority(-100)
def on_post_build(config: Any) -> None:
    """MkDocs and its plugins have written all they write."""
    _COMMAND.complete()


def on_build_error(error: Exception) -> None:
    """A build has stopped, wherever it stopped."""
    _COMMAND.fail(error)


def on_shutdown() -> None:
    """A command ends."""
    _COMMAND.end()
