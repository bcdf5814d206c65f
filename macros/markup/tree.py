"""HTML as a browser sees it: a tree made by a browser's own parser (lexbor)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

# A script is run unless its type says that it is data.
_DATA = frozenset({"application/json", "application/ld+json"})


Answer = TypeVar("Answer")

# A tag and its attributes: most elements of a site are alike on all pages, and need be judged only once.
Kind = tuple[str, tuple[tuple[str, str | None], ...]]

_WHOLE = re.compile(r"\s*<(?:!doctype|html)", re.IGNORECASE)


class Tree:
    """A whole document, or a piece of one as it would stand in a body."""

    def __init__(self, html: str) -> None:
        if not _WHOLE.match(html):
            html = f"<!doctype html><body>{html}"
        # A lone surrogate is no sign: what is written to a file would lack it too.
        self._answers: dict[Any, list[Any]] = {}
        self._parser = LexborHTMLParser(html.encode("utf-8", "replace"))

    @cached_property
    def elements(self) -> list[LexborNode]:
        """Every element in the order of the document; after them what stands in a `<template>`."""
        return [node for root in self._roots for node in root.traverse() if node.is_element_node]

    @cached_property
    def _roots(self) -> list[LexborNode]:
        """The document, and what stands in a `<template>`, which is no part of it."""
        waiting = [self._parser.root] if self._parser.root else []
        roots: list[LexborNode] = []
        while waiting:
            roots.append(waiting.pop())
            waiting += roots[-1].template_fragments()
        return roots

    @cached_property
    def kinds(self) -> Counter[Kind]:
        """Every tag with its attributes that there is, and how many times: what is asked of all elements is asked of these."""
        return Counter((element.tag or "", tuple(element.attributes.items())) for element in self.elements)

    def answers(self, judge: Callable[[Kind], Answer | None]) -> list[Answer]:
        """What `judge` has to say of the kinds of elements, in their order. It is asked once, however many want to know."""
        if judge not in self._answers:
            self._answers[judge] = [answer for kind in self.kinds if (answer := judge(kind)) is not None]
        return self._answers[judge]

    def tagged(self, tag: str) -> list[LexborNode]:
        """Every element with a tag."""
        return self.select(tag) if tag in self._tags else []

    @cached_property
    def _tags(self) -> frozenset[str]:
        return frozenset(tag for tag, _ in self.kinds)

    def select(self, query: str) -> list[LexborNode]:
        """Every element that a CSS selector names."""
        return [node for root in self._roots for node in root.css(query)]


def attributes_of(element: LexborNode) -> dict[str, str]:
    """An element's attributes; one without a value has an empty one, as in a browser."""
    return {name: value or "" for name, value in element.attributes.items()}


def inline_scripts(tree: Tree) -> list[str]:
    """The text of every script that stands in the document itself and would be run."""
    return [text_of(script) for script in tree.tagged("script") if is_inline(script.attributes)]


def is_inline(of_script: Mapping[str, str | None]) -> bool:
    """Whether a browser runs what stands in a `<script>` with these attributes: it neither fetches another nor keeps it as data."""
    return "src" not in of_script and (of_script.get("type") or "").strip().lower() not in _DATA


def text_of(element: LexborNode) -> str:
    """The text of an element and all beneath it."""
    return element.text(deep=True)
