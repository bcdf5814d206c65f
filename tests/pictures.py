"""A picture of a page as figures, for what a test can say of it; a person looks at the file."""

from __future__ import annotations

from pathlib import Path

from PIL import Image


def paper_and_ink(picture: Image.Image | Path) -> tuple[int, float]:
    """How light the background is, from 0 (black) to 255, and the share of the picture that is something else."""
    if isinstance(picture, Path):
        with Image.open(picture) as opened:
            return paper_and_ink(opened.convert("L"))
    counts = picture.histogram()
    background = max(range(len(counts)), key=counts.__getitem__)
    return background, 1 - counts[background] / sum(counts)
