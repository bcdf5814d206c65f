"""A site that stands, of which one page's text has changed since: that page is made again by a new process, as a server does it.

What the build of such a site had read, checked and made is left on disk, as far as making a page needs it. So the handbook is not read
and no other page is made. What MkDocs does before it makes pages is done, with settings of its own: should more have changed than that
page, a build begins with those that nothing has touched.
"""

from __future__ import annotations

import copy
import logging
from collections import UserDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from macros import build
from macros.adapter.amending import Ground


@dataclass(frozen=True)
class LeftPage:
    """What MkDocs knows of a page that another one may show or lead to: its front matter, and the places on it."""

    meta: Mapping[str, Any]
    ids: frozenset[str]


@dataclass(frozen=True)
class Places:
    """All that a page of a site may lead to: its `pages` by file, and what is `generated` beside the files under docs and of the theme.

    `names` are those under which the files go out that pages run with.
    """

    pages: Mapping[str, LeftPage]
    generated: tuple[str, ...]
    names: Mapping[str, str]

    @classmethod
    def of(cls, files: Files, generated: Sequence[str], names: Mapping[str, str]) -> Places:
        """Those of a site that has been made of some files."""
        shown: dict[str, Any] = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        pages = {
            source: LeftPage(dict(page.meta), frozenset(page.present_anchor_ids or ()))
            for source, page in shown.items()
        }
        return cls(pages, tuple(generated), names)


@dataclass(frozen=True)
class Left:
    """What is left of a site that a build has made: of the `build`, its `places`, and which pages lead to the search.

    The author was told the first `before` of all that was told before pages were made.
    """

    build: build.Left
    places: Places
    with_search: frozenset[str]
    before: int


@dataclass(frozen=True)
class Resumed:
    """A site that is gone on with: what it was made of then, what is `left` of that, and the one page that has changed."""

    ground: Ground
    left: Left
    changed: str


def separate_settings(config: Any) -> Any:
    """MkDocs' settings as it has loaded them, to be used for a build that may be given up: the given ones stay as they are."""
    separate = copy.copy(config)
    separate.data = {name: _copied(value) for name, value in config.data.items()}
    separate.theme = copy.copy(config.theme)
    plugins = PluginCollection()
    for name, plugin in config.plugins.items():
        if name in config.hooks:
            plugins[name] = plugin
        else:
            plugins[name] = copy.copy(plugin)
            plugins[name].config = copy.deepcopy(plugin.config)
    separate.plugins = plugins
    return separate


def _copied(value: Any) -> Any:
    """A value that may be changed and leaves the one that it was copied from alone."""
    if isinstance(value, UserDict):
        copied = copy.copy(value)
        copied.data = {name: _copied(each) for name, each in value.data.items()}
        return copied
    if type(value) is dict:
        return {name: _copied(each) for name, each in value.items()}
    return [_copied(each) for each in value] if type(value) is list else value


def until_pages(config: Any, places: Places) -> tuple[Files, Any, Any]:
    """All that MkDocs does before it makes pages, whose front matter is known: its files, its navigation, and what templates are loaded with."""
    plugins = config.plugins
    plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for file in files.documentation_pages():
        page = file.page or Page(None, file, config)
        if known := places.pages.get(file.src_uri):
            # A page has a title when it has been read.
            page.markdown, page.meta, page.present_anchor_ids = "", dict(known.meta), set(known.ids)
    return files, nav, plugins.on_env(env, config=config, files=files)


class Counting:
    """How many warnings MkDocs and its plugins log meanwhile: a strict build would stop at one."""

    def __init__(self) -> None:
        self._counter = CountHandler()
        self._counter.setLevel(logging.WARNING)

    def __enter__(self) -> Self:
        logging.getLogger("mkdocs").addHandler(self._counter)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self._counter)

    @property
    def has_any(self) -> bool:
        """Whether there was one."""
        return bool(self._counter.get_counts())


def tell_as_built(config: Any, told: Sequence[str], before: int, seconds: float) -> None:
    """Logs what is logged of a build: the first `before` of what was `told` of the handbook come before MkDocs' own."""
    ours, of_mkdocs = logging.getLogger("mkdocs"), logging.getLogger("mkdocs.commands.build")
    for sentence in told[:before]:
        ours.info(sentence)
    of_mkdocs.info(f"Building documentation to directory: {config.site_dir}")
    for sentence in told[before:]:
        ours.info(sentence)
    of_mkdocs.info(f"Documentation built in {seconds:.2f} seconds")
