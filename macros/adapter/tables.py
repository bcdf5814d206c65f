"""A table's columns are set to the left, the middle or the right by a class: a page holds no style of its own.

Markdown writes the style of each cell into the page, which a browser refuses by the page's policy.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_ALIGNED = re.compile(r"text-align: (left|center|right);")


class AlignedTables(Extension):
    """Gives Markdown's tables the classes `rh-left`, `rh-center` and `rh-right`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 – Markdown's own name
        """Comes before what authors write in braces, which may add a class."""
        md.treeprocessors.register(_Aligned(md), "rh-aligned-tables", 25)


class _Aligned(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            aligned = _ALIGNED.fullmatch(cell.get("style", "")) if cell.tag in ("th", "td") else None
            if aligned:
                del cell.attrib["style"]
                cell.set("class", f"rh-{aligned[1]}")
