"""What MkDocs and Material make of a page, remembered between builds: programs that run its macros, HTML of Markdown, entries of the search index, and the page around it."""

from __future__ import annotations

import logging
import marshal
import pickle
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from macros.adapter.log_messages import Warnings
from macros.remembering import Memory, content_of


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
class _Read:
    """What Jinja makes a program of: a page with its macros, and what it is read with."""

    text: str
    options: Mapping[str, object]
    filters: tuple[str, ...]
    extensions: tuple[str, ...]


def remember_programs(plugin: Any, memory: Memory) -> None:
    """Lets the programs that Jinja makes of pages, so that their macros run, be those of builds before."""
    env = plugin.env
    anew = env.compile
    around = (dict(plugin.config), tuple(sorted(env.filters)), tuple(sorted(env.extensions)))

    def compile_text(source: Any, *others: Any, **options: Any) -> Any:
        if not isinstance(source, str) or others or options:
            return anew(source, *others, **options)
        read = _Read(source, *around)
        program = memory.recall(read)
        if program is not None:
            return marshal.loads(program)  # noqa: S302 - of our own making
        code = anew(source)
        memory.remember(read, marshal.dumps(code))
        return code

    env.compile = compile_text


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


# What of the settings no template shows, and what of a page: where the build lies, and the page's Markdown and links.
_OF_THE_BUILD = frozenset({"site_dir", "docs_dir", "config_file_path", "plugins", "theme", "hooks", "watch"})
_OF_THE_WAY = frozenset(
    {
        "file",
        "parent",
        "previous_page",
        "next_page",
        "toc",
        "render",
        "markdown",
        "links_to_anchors",
        "present_anchor_ids",
    }
)
# The template of every page.
_TEMPLATE = "main.html"


@dataclass(frozen=True)
class Settings:
    """What the settings say, wherever the site is built: MkDocs' values, the theme's and those of plugins."""

    values: Mapping[str, object]
    theme: Mapping[str, object]
    plugins: Mapping[str, object]

    @classmethod
    def of(cls, config: Any) -> Settings:
        """Those that MkDocs has loaded."""
        return cls(
            {name: _values(value) for name, value in config.items() if name not in _OF_THE_BUILD},
            {**dict(config.theme), "name": config.theme.name, "locale": str(config.theme.locale)},
            {name: _values(getattr(plugin, "config", {})) for name, plugin in config.plugins.items()},
        )


def _values(setting: Any) -> Any:
    """A setting without what MkDocs keeps beside its values: names of keys in a set, in another order in every process."""
    return {name: _values(value) for name, value in setting.items()} if isinstance(setting, Mapping) else setting


@dataclass(frozen=True)
class _Around:
    """All that a page's template is made by and shows of the handbook: itself, the settings, where files go out, and the menu."""

    templates: str
    settings: Settings
    names: Mapping[str, str]
    menu: tuple[object, ...]


@dataclass(frozen=True)
class _Templated:
    """A page as its template shows it; `near` are the pages before and after it and those that it stands below."""

    around: _Around
    page: Mapping[str, object]
    file: str
    headings: tuple[object, ...]
    near: tuple[object, ...]
    given: Mapping[str, object]


class _Template:
    """The template of every page, which need not show a page again that it has shown."""

    def __init__(self, template: Any, around: Callable[[Any], _Around], memory: Memory) -> None:
        self._template = template
        self._around = around
        self._memory = memory

    def render(self, context: Mapping[str, Any]) -> str:
        """The page's HTML."""
        page = context["page"]
        ingredients = _Templated(
            self._around(context["nav"]),
            {name: value for name, value in vars(page).items() if name not in _OF_THE_WAY},
            page.file.src_uri,
            _headings(page.toc),
            tuple(_named(each) for each in (page.previous_page, page.next_page, *page.ancestors)),
            {name: value for name, value in context.items() if name not in _OF_ALL_PAGES},
        )
        try:
            known: str | None = self._memory.recall(ingredients)
        except (pickle.PicklingError, TypeError, AttributeError):
            # A plugin has put something into the page that nothing tells from all else.
            anew: str = self._template.render(context)
            return anew
        if known is None:
            known = self._template.render(context)
            self._memory.remember(ingredients, known)
        return known


# What every template is given and is looked at by itself. When a site was built no page shows.
_OF_ALL_PAGES = frozenset({"page", "nav", "pages", "config", "build_date_utc"})


def remember_pages(env: Any, config: Any, names: Mapping[str, str], memory: Memory) -> None:
    """Lets the template of MkDocs' pages remember them; `names` are those under which files go out."""
    anew = env.get_template
    known: list[_Around] = []

    def around(nav: Any) -> _Around:
        if not known:
            known.append(
                _Around(content_of(*map(Path, config.theme.dirs)), Settings.of(config), names, _menu(nav.items))
            )
        return known[0]

    def get_template(name: Any, *others: Any, **options: Any) -> Any:
        template = anew(name, *others, **options)
        # With more than the name it is another template that asks.
        return _Template(template, around, memory) if name == _TEMPLATE and not others and not options else template

    env.get_template = get_template


def _menu(items: Iterable[Any]) -> tuple[object, ...]:
    return tuple((*_named(item), dict(getattr(item, "meta", None) or {}), _menu(item.children or ())) for item in items)


def _named(item: Any) -> tuple[object, ...]:
    return (type(item).__name__, str(item.title), getattr(item, "url", None)) if item else ()
