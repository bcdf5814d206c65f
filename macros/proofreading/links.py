"""Links and pictures on pages: where each stands, what it leads to, and whether a reader gets there."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote

from macros.content.addresses import fault_of, split
from macros.content.problems import Problem, nearest
from macros.proofreading.files import PICTURES, spelt_otherwise
from macros.proofreading.manuscript import BLOT, Manuscript

_INLINE = re.compile(
    r"(?P<picture>!?)\[(?:[^\[\]]|\[[^\[\]]*\](?:\([^()]*\))?)*\]\((?P<target>(?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*)\)"
)
_REFERENCE = re.compile(r"^ {0,3}\[(?P<name>[^\]\^\[\n]+)\]:[ ]*(?P<target>\S+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?P<target>(?:[a-zA-Z][\w+.-]*:[^\s<>]+|[^\s<>@/:]+@[^\s<>]+))>")
_IN_HTML = re.compile(
    r"""\b(?:href|src|poster)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'>]+))""", re.IGNORECASE
)
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")


@dataclass(frozen=True)
class Link:
    """One link on a page, with the line it stands on, counted from 0. `in_html` where it is typed as HTML."""

    target: str
    index: int
    picture: bool = False
    in_html: bool = False


def links_of(text: Manuscript) -> Iterator[Link]:
    """Every link and picture of a page, in no order."""
    whole = "\n".join(text.lines)
    if "[" in whole:
        for match in _INLINE.finditer(whole):
            yield Link(_bare(match["target"]), text.index_of(whole, match.start("target")), bool(match["picture"]))
            # A picture that is itself a link stands inside its brackets.
            words = match[0][: match.start("target") - match.start() - 1]
            for inner in _INLINE.finditer(words, len(match["picture"]) + 1):
                yield Link(_bare(inner["target"]), text.index_of(whole, match.start()), bool(inner["picture"]))
        for match in _REFERENCE.finditer(whole):
            yield Link(_bare(match["target"]), text.index_of(whole, match.start()))
    if "<" in whole:
        for match in _AUTOLINK.finditer(whole):
            target = match["target"] if ":" in match["target"] else f"mailto:{match['target']}"
            yield Link(target, text.index_of(whole, match.start()))
        for match in _IN_HTML.finditer(whole):
            target = match["a"] or match["b"] or match["c"] or ""
            picture = not match[0].lower().startswith("href")
            yield Link(target, text.index_of(whole, match.start()), picture, in_html=True)


def _bare(target: str) -> str:
    target = _TITLE.sub("", target.strip())
    return target[1:-1] if target.startswith("<") and target.endswith(">") else target


@dataclass(frozen=True)
class Surroundings:
    """What a link is judged by: the pages, all files under docs, the pages that are kept back, and the handbook's own address."""

    pages: Collection[str]
    files: Collection[str]
    kept_back: Collection[str] = frozenset()
    site_url: str = ""

    @cached_property
    def in_two_parts(self) -> Mapping[str, str]:
        """The files whose names have letters in two signs, by what pages call them: what is wrong with those is told once, of the file."""
        names = ((unicodedata.normalize("NFC", file), file) for file in self.files if not file.isascii())
        return {name: file for name, file in names if name not in self.files}


def path_of(target: str, source: str) -> str | None:
    """The file under docs that a link on the page `source` leads to; None where it leads to no file."""
    parts = split(target)
    if parts is None or parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(parts.path)))


def wrong_links(text: Manuscript, source: str, links: list[Link], around: Surroundings) -> Iterator[Problem]:
    """What is wrong with the links of the page `source`."""
    for link in links:
        if BLOT in link.target:
            continue
        kind = "bilde" if link.picture else "lenke"
        if not link.target:
            if not link.in_html:
                yield text.problem(link.index, kind, "mellom ( og ) mangler adressen")
            continue
        fault = fault_of(link.target, around.site_url)
        if fault:
            yield text.problem(link.index, kind, f"«{_shown(link.target)}» {fault.message}", stops=fault.stops)
        elif link.in_html:
            if not ((parts := split(link.target)) and (parts.scheme or parts.netloc)):
                yield text.problem(link.index, kind, _in_html(link))
        elif message := _wrong_path(link, source, around):
            yield text.problem(link.index, kind, f"«{_shown(link.target)}» {message}")


def _in_html(link: Link) -> str:
    """MkDocs leaves HTML as it was typed, and does not look where it leads."""
    target = _shown(link.target)
    address = f"<{target}>" if any(sign.isspace() for sign in target) else target
    typed = f"![hva bildet viser]({address})" if link.picture else f"[tekst]({address})"
    so = "ser ingen etter om stedet finnes" if target.startswith("#") else "blir adressen feil på den ferdige siden"
    return f"«{target}» er skrevet med HTML, og da {so}; skriv {typed} i stedet"


def _shown(target: str) -> str:
    return target if len(target) <= 120 else f"{target[:117]}…"


def _wrong_path(link: Link, source: str, around: Surroundings) -> str | None:
    parts = split(link.target)
    if parts is None or parts.scheme or parts.netloc or not parts.path:
        return None
    folder = posixpath.dirname(source) or "."
    if parts.path.startswith("/"):
        return f"må skrives som en sti fra denne fila, uten skråstrek først{_page_at(parts.path, folder, around)}"
    path = path_of(link.target, source)
    if path is None or path in around.pages or _is_made_by_the_build(path, around.pages):
        return None
    if message := _not_published(path, around):
        return message
    return None if path in around.files or path in around.in_two_parts else _not_there(link, path, folder, around)


def _not_published(path: str, around: Surroundings) -> str | None:
    if path.startswith(".."):
        return "går ut av docs, og det som ligger der, blir ikke publisert"
    if path in around.kept_back:
        return (
            "går til en side som ikke blir publisert: den er holdt utenfor i mkdocs.yml (exclude_docs eller draft_docs)"
        )
    if path.split("/", maxsplit=1)[0] == "data":
        return "går til docs/data, som ikke blir publisert; lenk til siden som viser innholdet"
    return None


def _not_there(link: Link, path: str, folder: str, around: Surroundings) -> str:
    if link.picture or PurePosixPath(path).suffix not in ("", ".md"):
        kinds = PICTURES if link.picture else {PurePosixPath(path).suffix.lower()}
        other = spelt_otherwise(path, [file for file in around.files if PurePosixPath(file).suffix.lower() in kinds])
        meant = f"; mente du «{posixpath.relpath(other, folder)}»?" if other else ""
        return f"går til en fil som ikke finnes{meant}"
    if not path.endswith(".md"):
        return f"må gå til en .md-fil{_page_at(path, folder, around)}"
    known = (posixpath.relpath(page, folder) for page in around.pages)
    written = posixpath.relpath(path, folder)
    return f"går til en fil som ikke finnes{_moved(path, folder, around) or nearest(written, known, otherwise='')}"


def _is_made_by_the_build(path: str, pages: Collection[str]) -> bool:
    """Whether a path is of the kind that the build makes: below a page, or among the assets. MkDocs knows them all, and looks."""
    file = PurePosixPath(path)
    below_a_page = any(f"{above}.md" in pages for above in file.parents) and file.suffix in (".html", ".pdf")
    return below_a_page or file.parts[0] == "assets"


def _moved(path: str, folder: str, around: Surroundings) -> str:
    """The same page in another folder."""
    same = [page for page in around.pages if PurePosixPath(page).name == PurePosixPath(path).name]
    return f"; mente du «{posixpath.relpath(same[0], folder)}»?" if len(same) == 1 else ""


def _page_at(path: str, folder: str, around: Surroundings) -> str:
    """The page whose address in the site a path is, or nearly is."""
    bare = path.strip("/").removesuffix("index.html").strip("/").removesuffix(".html").removesuffix(".md")
    for page in (f"{bare}.md", f"{bare}/index.md" if bare else "index.md"):
        if page in around.pages:
            return f"; mente du «{posixpath.relpath(page, folder)}»?"
    return _moved(f"{bare}.md", folder, around)
