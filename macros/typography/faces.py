"""The handbook's typefaces as they lie, unchanged, in `faces/`: Source Sans Pro for text, Source Serif Pro for titles.

Their licence (SIL Open Font Licence 1.1) lies beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "faces"


@dataclass(frozen=True)
class Face:
    """A face as it lies in `faces/`, and what it is called once it has been cut. overrides/assets/fonts.css says the same family."""

    file: str
    family: str
    style: str

    def original(self) -> bytes:
        """The whole face, as TTF."""
        return (_FOLDER / self.file).read_bytes()


# Name in the site → face. overrides/assets/fonts.css says which weight each is.
FACES = {
    "text-regular": Face("SourceSansPro-Regular.ttf", "Handbook Text", "Regular"),
    "text-italic": Face("SourceSansPro-It.ttf", "Handbook Text", "Italic"),
    "text-semibold": Face("SourceSansPro-Semibold.ttf", "Handbook Text", "Semibold"),
    "title-regular": Face("SourceSerifPro-Regular.ttf", "Handbook Title", "Regular"),
    "title-semibold": Face("SourceSerifPro-Semibold.ttf", "Handbook Title", "Semibold"),
}


def licence() -> str:
    """The faces' licence with its copyright notices, which goes out wherever they do."""
    return (_FOLDER / "OFL.txt").read_text(encoding="utf-8")
