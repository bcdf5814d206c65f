"""A PDF as a person and a printer meet it: its words where they stand, its lines and boxes, its pages as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

# Points in a millimetre.
MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)


@dataclass(frozen=True)
class Box:
    """Something on a page, in millimetres from its left and upper edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


class Sheet:
    """One page of a PDF."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self.size = page.get_size()

    @cached_property
    def text(self) -> str:
        """All text in the order in which it stands in the file, on one line."""
        return " ".join(self._page.get_textpage().get_text_range().split())

    @property
    def lines(self) -> list[str]:
        """Each line of text by itself."""
        return [" ".join(line.split()) for line in self._page.get_textpage().get_text_range().splitlines()]

    @property
    def letters_in_all(self) -> str:
        """Every sign that leaves ink, by the alphabet: what stands on the page, however its lines are broken."""
        return "".join(sorted("".join(self.text.split())))

    def letters(self) -> Iterator[Box]:
        """Where every sign stands that leaves ink."""
        text = self._page.get_textpage()
        for index in range(text.count_chars()):
            if text.get_text_range(index, 1).strip():
                yield self._box(*text.get_charbox(index))

    def lines_of_type(self) -> Iterator[Box]:
        """Where every line of text stands, or every piece of one that is set alike: faster than its letters one by one."""
        text = self._page.get_textpage()
        for index in range(text.count_rects()):
            yield self._box(*text.get_rect(index))

    def drawn(self) -> list[Box]:
        """Everything that is drawn: lines, the edges of boxes, QR codes."""
        return [
            self._box(*drawn.get_bounds() if hasattr(drawn, "get_bounds") else drawn.get_pos())
            for drawn in self._page.get_objects([pdfium.FPDF_PAGEOBJ_PATH], max_depth=15)
        ]

    def picture(self, dots_per_inch: int = 150) -> Image.Image:
        """The page in shades of grey, as a printer without colours makes it."""
        return self._page.render(scale=dots_per_inch / 72, grayscale=True).to_pil().convert("L")

    def _box(self, left: float, bottom: float, right: float, top: float) -> Box:
        height = self.size[1]
        return Box(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)


def sheets_of(file: Path) -> list[Sheet]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(file)
    assert len(document), f"{file} has no pages"
    return [Sheet(document[number]) for number in range(len(document))]
