"""What no page may do: fetch from another host, run a script that is not ours, or hold what cannot be found or read.

The build looks at every page with these, and the tests at the finished site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from selectolax.lexbor import LexborNode

from macros.markup.addresses import in_list, is_elsewhere, is_run
from macros.markup.styles import fetched_by
from macros.markup.tree import Kind, Tree, inline_scripts, text_of

# Whatever the element: an address here is fetched, sent to, or told of a visit.
_FETCHING = frozenset(
    "src poster data background action formaction manifest dynsrc lowsrc codebase classid archive attributionsrc".split()
)
_FETCHING_LISTS = frozenset({"srcset", "imagesrcset", "ping"})
_HREFS = ("href", "xlink:href")
# On these a link waits for a press; on all others it fetches.
_WAITING = frozenset({"a", "area"})
# These only say where the page belongs, and nothing is fetched.
_TELLING = frozenset(
    {"canonical", "alternate", "license", "author", "next", "prev", "help", "bookmark", "me", "search"}
)
_ANIMATING = frozenset({"animate", "set", "animatetransform", "animatemotion"})
_ADDRESS_ATTRIBUTES = _FETCHING | {*_HREFS, "to", "from", "by", "values", "value"}
_REFRESH = re.compile(r"[\d.\s]*[;,]?\s*(?:url\s*=\s*)?[\"']?(.*?)[\"']?\s*", re.IGNORECASE | re.DOTALL)
# A document in the document, and what a browser reads in two ways.
_NESTING = frozenset(
    "iframe frame frameset object embed applet portal fencedframe base noscript noembed noframes plaintext xmp".split()
)


def fetched_from_elsewhere(tree: Tree) -> list[str]:
    """The addresses on other hosts from which a browser that shows a page would fetch, or to which it would send something."""
    in_styles = (fetched_by(text_of(element)) for element in tree.tagged("style"))
    return [*(address for fault in _faults(tree) for address in fault.fetched), *chain.from_iterable(in_styles)]


def fetched_by_element(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    """The addresses on other hosts in an element's attributes."""
    for name, value in given.items():
        if name in _FETCHING and is_elsewhere(value):
            yield value
        elif name in _FETCHING_LISTS:
            yield from filter(is_elsewhere, in_list(value))
        elif name in _HREFS and tag not in _WAITING and not _only_tells(tag, given) and is_elsewhere(value):
            yield value
        elif name == "srcdoc":
            yield from fetched_from_elsewhere(Tree(value))
        elif name == "style" or "(" in value:
            # In SVG, `fill`, `filter`, `mask` and others hold the same as a style.
            yield from fetched_by(value)
    if tag in _ANIMATING:
        yield from (value for name in ("to", "from", "by") if is_elsewhere(value := given.get(name, "")))
        yield from filter(is_elsewhere, given.get("values", "").split(";"))
    if tag == "param" and is_elsewhere(given.get("value", "")):
        yield given["value"]
    if tag == "meta" and given.get("http-equiv", "").strip().lower() == "refresh":
        yield from filter(is_elsewhere, [_refreshed(given.get("content", ""))])


def _only_tells(tag: str, given: Mapping[str, str]) -> bool:
    relations = given.get("rel", "").lower().split()
    return tag == "link" and bool(relations) and _TELLING.issuperset(relations)


def _refreshed(content: str) -> str:
    match = _REFRESH.fullmatch(content)
    return match[1] if match else ""


def scripts(tree: Tree) -> list[str]:
    """What of a document's own text a browser would run: scripts, attributes that listen, addresses that are scripts."""
    return [*map(_shortened, inline_scripts(tree)), *scripts_in_attributes(tree)]


def scripts_in_attributes(tree: Tree) -> list[str]:
    """Attributes that listen to events, and addresses that are scripts."""
    return [attribute for fault in _faults(tree) for attribute in fault.run]


@dataclass(frozen=True)
class Fault:
    """What no page may do and an element does by its tag and attributes: addresses, scripts, a style, a document in it."""

    fetched: tuple[str, ...]
    run: tuple[str, ...]
    style: str
    nested: str


def _faults(tree: Tree) -> list[Fault]:
    """The faults of a page's elements, one for each kind that has any."""
    return tree.answers(fault_of)


# Most elements of a site are of a few thousand kinds: what is asked of each is its tag with its attributes.
@lru_cache(maxsize=20_000)
def fault_of(kind: Kind) -> Fault | None:
    """What no page may do and an element of this kind does."""
    name, given = kind[0], {name: value or "" for name, value in kind[1]}
    tag = name.lower()
    fetched, run = tuple(fetched_by_element(tag, given)), tuple(run_by_element(tag, given))
    fault = Fault(fetched, run, given.get("style", ""), name if tag in _NESTING else "")
    return fault if fetched or run or fault.style or fault.nested else None


def run_by_element(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    """The attributes of an element in which a browser would run something."""
    for name, value in given.items():
        if tag in _ANIMATING and name.lower() == "attributename" and value.strip().lower().startswith("on"):
            yield _shortened(f"{name}={value}")
        if name.startswith("on") or (name in _ADDRESS_ATTRIBUTES and _is_run(tag, name, value)):
            yield _shortened(f"{name}={value}")
        elif name == "srcdoc":
            yield from scripts(Tree(value))
        elif name == "style" and any(map(is_run, fetched_by(value))):
            yield _shortened(f"{name}={value}")
    refresh = tag == "meta" and given.get("http-equiv", "").strip().lower() == "refresh"
    if refresh and is_run(_refreshed(given.get("content", ""))):
        yield _shortened(f"content={given['content']}")


def _is_run(tag: str, name: str, value: str) -> bool:
    # A drawing that is shown as a picture runs nothing.
    if tag in ("img", "image", "feimage", "source", "input", "link") and value.strip().lower().startswith(
        "data:image/"
    ):
        return False
    return any(map(is_run, value.split(";"))) if name == "values" else is_run(value)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:80]}…"


def nested_documents(tree: Tree) -> list[str]:
    """The elements that show another document in this one, or that a browser reads in two ways."""
    return [fault.nested for fault in _faults(tree) if fault.nested]


def without_alt(tree: Tree) -> list[str]:
    """The addresses of pictures that no text stands for."""
    return [
        element.attributes.get("src") or "?"
        for element in tree.elements
        if _is_picture(element) and not (element.attributes.get("alt") or "").strip()
    ]


def pictures_on(page: str) -> list[str]:
    """The addresses of all pictures on a page."""
    if "<img" not in page:
        return []
    return [
        address
        for element in Tree(page).elements
        if _is_picture(element) and (address := element.attributes.get("src"))
    ]


def _is_picture(element: LexborNode) -> bool:
    kind = (element.attributes.get("type") or "").strip().lower()
    return element.tag == "img" or (element.tag == "input" and kind == "image")


def ids(tree: Tree) -> Counter[str]:
    """How many elements have each id: what a link may lead to, and what stands twice."""
    return Counter(name for element in tree.select("[id]") if (name := element.id))


def twice(tree: Tree) -> list[str]:
    """The ids that more than one element has."""
    return [name for name, count in ids(tree).items() if count > 1]


def skipped_headings(tree: Tree, above: int) -> Iterator[tuple[str, int, int]]:
    """Headings that are more than one level below the one before, as (text, level, level before).

    `above` is the level of what stands over the piece.
    """
    before = above
    for heading in tree.elements:
        if not re.fullmatch("h[1-6]", heading.tag or ""):
            continue
        level = int((heading.tag or "h1")[1])
        if level > before + 1:
            yield " ".join(text_of(heading).replace("¶", "").split()), level, before
        before = level


def inline(tree: Tree) -> list[str]:
    """The scripts that stand in a page itself, as they begin: its policy lets none of them run."""
    return [_shortened(script) for script in inline_scripts(tree)]


def own_styles(tree: Tree) -> list[str]:
    """The styles that stand in a page itself, as they begin: its policy lets none of them be used."""
    attributes = (fault.style for fault in _faults(tree) if fault.style)
    return [_shortened(style) for style in chain(attributes, map(text_of, tree.tagged("style")))]
