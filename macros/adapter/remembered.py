"""What MkDocs and Material make of a page, remembered between builds: HTML of Markdown, and entries of the search index."""

from __future__ import annotations

import logging
import pickle
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from macros.adapter.log_messages import Warnings
from macros.remembering import Memory


@dataclass(frozen=True)
class _Markdown:
    """What MkDocs makes HTML of: a page's Markdown, its place, and the settings that say what its marks mean."""

    text: str
    file: str
    url: str
    extensions: tuple[object, ...]
    settings: object
    levels: Mapping[str, object]


@dataclass(frozen=True)
class _Linked:
    """The same with the files that its links name, each with its address, and whether it is left out; None where there is none."""

    markdown: _Markdown
    files: Mapping[str, tuple[str, bool] | None]


@dataclass(frozen=True)
class _Rendered:
    """What came of it, as MkDocs keeps it in a page. Links to places are by file."""

    content: str
    toc: TableOfContents
    title: str | None
    ids: set[str]
    links: Mapping[str, Mapping[str, str]]


class _Asked:
    """MkDocs' files as far as it asks for them when it makes HTML, and what it has asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.names: list[str] = []

    def get_file_from_path(self, path: str) -> File | None:
        """The file that a link names."""
        self.names.append(path)
        return self._files.get_file_from_path(path)


def remember_markdown(page: Any, config: Any, memory: Memory, warnings: Warnings) -> None:
    """Lets a page's Markdown become HTML as it did in another build, where it is the same and its links name the same files.

    Which files it names its text alone says; where a link names none, nothing is remembered, since MkDocs would tell of it.
    """
    anew = page.render
    try:
        memory.fingerprints.of((config.markdown_extensions, config.mdx_configs))
    except (pickle.PicklingError, TypeError, AttributeError):
        # Settings may name what nothing tells from all else.
        return

    def render(_config: Any, files: Files) -> None:
        if logging.getLogger("mkdocs").getEffectiveLevel() <= logging.DEBUG:
            anew(_config, files)
            return
        markdown = _Markdown(
            page.markdown,
            page.file.src_uri,
            page.file.url,
            tuple(config.markdown_extensions),
            config.mdx_configs,
            dict(config.validation.links),
        )
        names = memory.recall(_Names(markdown))
        rendered = names is not None and memory.recall(_Linked(markdown, _resolved(names, files)))
        if rendered:
            _put_into(page, rendered, files)
            return
        asked, before = _Asked(files), warnings.count
        anew(_config, asked)
        if warnings.count == before:
            memory.remember(_Names(markdown), asked.names)
            memory.remember(_Linked(markdown, _resolved(asked.names, files)), _taken_from(page))

    page.render = render


@dataclass(frozen=True)
class _Names:
    """Which files the links of a page name."""

    markdown: _Markdown


def _resolved(names: Iterable[str], files: Files) -> dict[str, tuple[str, bool] | None]:
    there: dict[str, Any] = {name: files.get_file_from_path(name) for name in names}
    return {name: (file.url, bool(file.inclusion.is_excluded())) if file else None for name, file in there.items()}


def _taken_from(page: Page) -> _Rendered:
    links = {file.src_uri: dict(links) for file, links in (page.links_to_anchors or {}).items()}
    title = page._title_from_render  # noqa: SLF001
    return _Rendered(page.content or "", page.toc, title, page.present_anchor_ids or set(), links)


def _put_into(page: Any, rendered: _Rendered, files: Files) -> None:
    page.content, page.toc, page.present_anchor_ids = rendered.content, rendered.toc, set(rendered.ids)
    page._title_from_render = rendered.title  # noqa: SLF001
    page.links_to_anchors = {files.src_uris[name]: dict(links) for name, links in rendered.links.items()}


@dataclass(frozen=True)
class _Searched:
    """What Material makes entries of the search index of: all of a page that it looks at."""

    content: str
    url: str
    title: str
    meta: Mapping[str, object]
    headings: tuple[object, ...]


def remember_entries(index: Any, memory: Memory) -> None:
    """Lets Material's search `index` take the entries of a page that were made of the same page before.

    Where words are told apart with a dictionary, as Chinese ones are, nothing is remembered: that dictionary is nobody's field.
    """
    if "jieba" in sys.modules:
        return
    anew = index.add_entry_from_context

    def add(page: Any) -> None:
        searched = _Searched(page.content, page.url, str(page.title), dict(page.meta), _headings(page.toc))
        entries = memory.recall(searched)
        if entries is None:
            before = len(index.entries)
            anew(page)
            memory.remember(searched, index.entries[before:])
        else:
            index.entries += entries

    index.add_entry_from_context = add


def _headings(contents: Iterable[Any]) -> tuple[object, ...]:
    return tuple((link.id, link.url, _headings(link.children)) for link in contents)
