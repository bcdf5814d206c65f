"""Our Jinja environment, and front-matter text as HTML.

Autoescape is on and an undefined name is an error. A template receives finished objects and a `Place`: where the
result will stand. From the place come relative addresses and heading levels, and which of the three uses it is.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
import markdown
from jinja2 import pass_context
from jinja2.defaults import DEFAULT_NAMESPACE
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

from macros.content.fields import Text
from macros.markup.text import (
    held_together,
    with_held_words,
    with_links,
    without_links,
    without_space_at_blocks,
    words,
)
from macros.policy import policy
from macros.typography.breaks import with_company

# In these views a link is text.
_WITHOUT_LINKS = frozenset({"projected", "sheet"})
# Stands in front of a link to one of our own pages until it is known on which page it will be shown.
_PAGE = "docs:"
_SET_IN = re.compile(r"\n\s+")


@dataclass(frozen=True)
class Place:
    """Where something is rendered.

    `url` is the page's address relative to the site's root (`""` for the front page), `heading` the level of the
    nearest heading above, `prefix` stands before every id (examples show things twice), `view` is `reading`, `projected`,
    `sheet`, or `paper` for the reading page as it is printed: a component reads it to show itself as that use needs. On
    screens and sheets a link is text. `fillable` is a sheet that becomes a PDF with fields, for those who cannot write by hand.
    """

    url: str
    heading: int = 1
    prefix: str = ""
    view: str = "reading"
    fillable: bool = False


@dataclass(frozen=True)
class Anywhere:
    """Every place of one use: what is rendered for it has no address, heading or id of its own, and asking for one is a fault."""

    view: str
    fillable: bool


def _flush_left(html: str) -> Markup:
    """HTML in which no line is set in, and none begins with a block: on a page of many screens that weighs.

    Not for what may hold a text that keeps its spaces.
    """
    return Markup(without_space_at_blocks(_SET_IN.sub("\n", html)))  # noqa: S704


# What says nothing of its own HTML.
_WITHOUT_HTML = frozenset({str, Text, int})


def _escaped(shown: Any) -> str:
    """What a template writes for a value: what Jinja would, but that no text becomes `Markup` on its way, nor what is so again."""
    kind = type(shown)
    if kind in _WITHOUT_HTML:
        return _escape_inner(str(shown))
    return shown if kind is Markup else escape(shown)


class _Template(jinja2.Template):
    """Jinja's, which escapes with less ado: two million times in a build of three hundred modules."""

    @classmethod
    def from_code(cls, *given: Any, **named: Any) -> jinja2.Template:
        """A template of a program, which has the names that it calls beside it."""
        template = super().from_code(*given, **named)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


class _Environment(jinja2.Environment):
    """Jinja's, with its globals as one plain dictionary: each of a build's thousands of renderings copies them."""

    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.known_templates: dict[Any, jinja2.Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template, as they are when it is loaded."""
        return {**self.globals, **(d or {})}

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:  # noqa: A002
        """A template by its name. One that is loaded is found at once: two hundred thousand times in such a build."""
        known = self.known_templates.get(name)
        if known is None or globals:
            known = self.known_templates[name] = super().get_template(name, parent, globals)
        return known


class Renderer:
    """Renders components and whole documents from `overrides/`.

    With `index_files` links end in `index.html`, for an edition that is opened from a folder. Templates know by `with_pdf`
    whether there are PDFs to lead to, by `with_books` whether the books are among them, and by `about` which pages (title,
    source) every page leads to from its foot.
    """

    def __init__(
        self,
        overrides: Path,
        *,
        index_files: bool = False,
        with_pdf: bool = False,
        with_books: bool = False,
        about: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._index_files = index_files
        self._names: Mapping[str, str] = {}
        # What it was made of is kept too: another thing would get the number of one that is gone.
        self._alike: dict[tuple[object, ...], tuple[Mapping[str, Any], Markup]] = {}
        self._about = tuple(about)
        self._environment = _Environment(
            loader=jinja2.FileSystemLoader(overrides),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            # Those that are loaded it keeps itself: every build has a renderer of its own, and within one no template changes.
            cache_size=0,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self._environment.filters |= {
            "inline": self._inline,
            "block": self._block,
            "plain": plain,
            "held": _held,
            "href": self._href,
            "page_url": page_url,
            "day": norwegian_day,
            "flush_left": _flush_left,
        }
        # A page with a meeting's plan in it is lighter where its words are written as they are elsewhere on the page.
        self._environment.policies["json.dumps_kwargs"] = {
            "ensure_ascii": False,
            "separators": (",", ":"),
            "sort_keys": True,
        }
        self._environment.globals |= {
            "component": self._nested,
            "anywhere": self._anywhere,
            "with_pdf": with_pdf,
            "with_books": with_books,
            "about_pages": self._about,
            "from_folder": index_files,
            "policy": policy(),
            "moved_names": {},
        }

    @property
    def known_by(self) -> tuple[object, ...]:
        """What tells a renderer from another one with the same templates: all that these are given beside what they are asked to show."""
        told = {
            name: value
            for name, value in self._environment.globals.items()
            if name not in DEFAULT_NAMESPACE and name not in ("component", "anywhere")
        }
        return self._index_files, dict(self._names), told

    def keep_compiled(self, compiled: jinja2.BytecodeCache) -> None:
        """Says where templates lie as they were compiled for another build."""
        self._environment.bytecode_cache = compiled

    def settle(self, names: Mapping[str, str], page_policy: str) -> None:
        """Says where the files go out that documents run with (the address that templates know → the one in the site), and their policy."""
        self._names = names
        self._environment.globals["policy"] = page_policy
        # What is loaded has the globals of before.
        self._environment.known_templates.clear()

    def know_moved(self, names: Mapping[str, Mapping[str, str]]) -> None:
        """Says what modules and programmes were called before, each as old → new."""
        self._environment.globals["moved_names"] = names

    def component(self, name: str, place: Place, **context: Any) -> str:
        """The HTML of `overrides/components/<name>/template.html`."""
        return self.document(_template_of(name), place, **context)

    def document(self, template: str, place: Place, **context: Any) -> str:
        """The HTML of any template under `overrides/`."""
        return with_held_words(held_together(self.part(template, place, context)))

    def part(self, template: str, place: Place | Anywhere, context: Mapping[str, Any]) -> str:
        """The HTML of a template for another one to stand in, where its words are held together."""
        return self._environment.get_template(template).render(place=place, **context).strip()

    @pass_context
    def _nested(self, context: Any, name: str, **given: Any) -> Markup:
        place = given.pop("place", context["place"])
        deeper = given.pop("deeper", 0)
        prefix = given.pop("prefix", place.prefix)
        if deeper or prefix != place.prefix:
            place = replace(place, heading=place.heading + deeper, prefix=prefix)
        # Its words are held when all that it stands in is there.
        return Markup(self.part(_template_of(name), place, given))  # noqa: S704

    @pass_context
    def _anywhere(self, context: Any, name: str, **given: Any) -> Markup:
        """What stands on several pages and is the same on each of them, of the same things: rendered once."""
        place = Anywhere(context["place"].view, context["place"].fillable)
        key = (name, place, *given, *map(id, given.values()))
        if key not in self._alike:
            self._alike[key] = given, Markup(self.part(f"components/{name}.html", place, given))  # noqa: S704
        return self._alike[key][1]

    @pass_context
    def _inline(self, context: Any, text: Text) -> Markup:
        """A text without paragraphs around it."""
        place = context["place"]
        if place.view in _WITHOUT_LINKS:
            return _inline_without_links(text, text.source)
        return Markup(_without_paragraphs(self._placed(text, place)))  # noqa: S704

    @pass_context
    def _block(self, context: Any, text: Text) -> Markup:
        """A text as paragraphs."""
        return Markup(self._placed(text, context["place"]))  # noqa: S704

    @pass_context
    def _href(self, context: Any, url: str) -> str:
        """The address of one of our own pages or files, seen from the page that is being rendered.

        A file that pages run with and that nothing makes is a fault of the program: no list of links knows of these.
        """
        if self._names and url.startswith("assets/") and url not in self._names:
            raise LookupError(
                f"{context.name} leads to {url}, which is no file of the site; macros/bundles.py makes them"
            )
        return self.relative(self._names.get(url, url), context["place"].url)

    def relative(self, url: str, seen_from: str) -> str:
        """`url` as a link from the page at `seen_from`; both relative to the site's root."""
        return _relative(url, seen_from, self._index_files)

    def _placed(self, text: Text, place: Place) -> str:
        converted = _convert(text, text.source)
        if place.view in _WITHOUT_LINKS:
            return without_links(converted) if "<a" in converted else converted
        if _PAGE not in converted:
            return converted
        return with_links(converted, lambda address: self._from_root(address, place.url))

    def _from_root(self, address: str, seen_from: str) -> str | None:
        return self.relative(address.removeprefix(_PAGE), seen_from) if address.startswith(_PAGE) else None


def _template_of(component: str) -> str:
    return f"components/{component}/template.html"


def _held(text: str) -> str:
    """A title or a question whose last short words stay on one line."""
    held = with_company(text)
    return Text(held, text.source) if isinstance(text, Text) else held


# Every page leads to many of the same places.
@lru_cache(maxsize=100_000)
def _relative(url: str, seen_from: str, index_files: bool) -> str:
    target = urlsplit(url)
    path = target.path
    if index_files and (not path or path.endswith("/")):
        path += "index.html"
    # An anchor makes "./" unnecessary only where the page links to itself.
    if target.path == seen_from and target.fragment:
        return f"#{target.fragment}"
    # As `posixpath.relpath`, which asks the system for the folder it runs in, twice.
    there, here = _parts(path), _parts(seen_from)
    shared = 0
    while shared < min(len(there), len(here)) and there[shared] == here[shared]:
        shared += 1
    relative = "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."
    if path.endswith("/") or not path:
        relative += "/"
    asked = f"?{target.query}" if target.query else ""
    return f"{relative}{asked}#{target.fragment}" if target.fragment else f"{relative}{asked}"


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def page_url(source: str) -> str:
    """The address of a page from its file, both relative: `grunnlag/a.md` → `grunnlag/a/`, `index.md` → ``."""
    folder, name = posixpath.split(source)
    if name == "index.md":
        return f"{folder}/" if folder else ""
    return f"{source[: -len('.md')]}/"


def links_in(text: Text) -> tuple[str, ...]:
    """The targets of the Markdown links in a text, as they were written."""
    if "](" not in text and "<" not in text and "]:" not in text:
        return ()
    finder = _Links("")
    _convert_with(text, finder)
    return tuple(finder.targets)


def plain(text: Text) -> str:
    """A text without marks, on one line."""
    return " ".join(words(_convert(text, text.source)).split())


def norwegian_day(day: Any) -> str:
    """A date as it is written in Norwegian, on one line: 22. november 2026."""
    months = "januar februar mars april mai juni juli august september oktober november desember".split()
    return f"{day.day}.\u00a0{months[day.month - 1]}\u00a0{day.year}"


def _without_paragraphs(text: str) -> str:
    return text.replace("</p>\n<p>", "<br>").removeprefix("<p>").removesuffix("</p>")


# Most of what is shown is: on screens, and on several papers each. Bounded: a server lives all day.
@lru_cache(maxsize=100_000)
def _inline_without_links(text: str, source: str) -> Markup:
    converted = _convert(text, source)
    return Markup(_without_paragraphs(without_links(converted) if "<a" in converted else converted))  # noqa: S704


class _Links(Treeprocessor):
    """Finds links, and turns those to our own pages into addresses from the site's root."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.targets: list[str] = []

    def run(self, root: Any) -> None:
        for link in root.iter("a"):
            # Markdown writes `<post@example.no>` in entities, whose ampersands it puts in last of all.
            target = html.unescape(link.get("href", "").replace(AMP_SUBSTITUTE, "&"))
            self.targets.append(target)
            try:
                address = urlsplit(target)
            except ValueError:
                # The check of links tells of it.
                continue
            if not address.scheme and address.path.endswith(".md"):
                page = posixpath.normpath(posixpath.join(posixpath.dirname(self.source), address.path))
                anchor = f"#{address.fragment}" if address.fragment else ""
                link.set("href", f"{_PAGE}{page_url(page)}{anchor}")


def _convert_with(text: str, links: _Links) -> str:
    converter = markdown.Markdown(output_format="html")
    # Raw HTML in front matter is shown as text; pictures belong in the body, where their alt text is checked.
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    for name in ("image_link", "image_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(name)
    converter.treeprocessors.register(links, "own-links", 0)
    return converter.convert(text)


# Letters, digits and the signs that mean nothing to Markdown: most texts, and forty times faster.
_NO_MARKS = re.compile(r"[\w .,;:?!«»–—()§%/…’'\"=]*")


# A text is shown on a page, on screens, on sheets and in the catalogue. Bounded: a server lives all day.
@lru_cache(maxsize=100_000)
def _convert(text: str, source: str) -> str:
    if _NO_MARKS.fullmatch(text) and not re.match(r"\d+[.)] |=|:", text) and "_" not in text:
        return f"<p>{html.escape(text, quote=False)}</p>"
    return _convert_with(text, _Links(source))
