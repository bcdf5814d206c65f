"""What a person meets in a piece of HTML: roles with their names, and text, in order. Looks and class names do not count."""

from __future__ import annotations

from collections.abc import Iterator

from tests.site.pages import Element, one_line

_NAMED = {"section": "region", "aside": "complementary", "nav": "navigation", "header": "header", "footer": "footer"}
_TEXT = {
    "p": "text",
    "li": "item",
    "summary": "summary",
    "caption": "caption",
    "dt": "term",
    "dd": "definition",
    "td": "cell",
    "code": "code",
    "figcaption": "caption",
    "cite": "title",
    "time": "time",
    "span": "text",
    "div": "text",
}
_LANDMARKS_NEED_NAMES = ("section", "aside", "nav")


def meets(piece: Element) -> list[str]:
    """Everything that is met, such as `heading 2: Før samtalen` or `checkbox: Jeg vet hva jeg har sett.`"""
    return [met for element in piece.walk() if element.tag and not _hidden(element) for met in _met(element, piece)]


def _met(element: Element, piece: Element) -> Iterator[str]:
    tag = element.tag
    name = _name(element, piece)
    if tag in _NAMED and (name or tag not in _LANDMARKS_NEED_NAMES):
        yield f"{_NAMED[tag]}: {name}" if name else _NAMED[tag]
    elif tag[0] == "h" and tag[1:].isdigit():
        yield f"heading {tag[1:]}: {element.text}"
    elif tag == "a" and "href" in element.attributes:
        yield f"link: {name or element.text} → {element['href']}"
    elif tag == "input":
        label = next((around for around in element.ancestors() if around.tag == "label"), element)
        yield f"{element.get('type', 'text')}: {name or label.text}"
    elif tag == "textarea":
        yield f"textbox: {name or element.get('title', '')}"
    elif tag == "button":
        yield f"button: {name or element.text}"
    elif tag in ("ul", "ol") and name:
        yield f"list: {name}"
    elif tag == "th":
        yield f"{'row' if element.get('scope') == 'row' else 'column'} header: {element.text}"
    elif tag in ("svg", "img"):
        yield f"picture: {name or element.get('alt') or element.text}"
    elif tag in _TEXT and _own_text(element):
        yield f"{_TEXT[tag]}: {element.text}"


def _own_text(element: Element) -> bool:
    """Whether there is text here, and not only in blocks further in."""
    if element.tag not in ("div", "span"):
        return bool(element.text)
    return any(isinstance(child, str) and one_line(child) for child in element.children)


def _name(element: Element, piece: Element) -> str:
    if element.get("aria-labelledby"):
        return " ".join(piece.with_id(id).text for id in element["aria-labelledby"].split())
    return element.get("aria-label", "") or ""


def _hidden(element: Element) -> bool:
    return any(
        "hidden" in around.attributes or around.get("aria-hidden") == "true"
        for around in (element, *element.ancestors())
    )
