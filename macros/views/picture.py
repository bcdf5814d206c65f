"""The big picture as a drawing: a ring of pieces around what they carry."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from macros.content.models import Module, Picture, Piece
from macros.views.polar import Line, point, sector, stacked

# The drawing is 600 wide and as high, with its middle at (0, 0). On the narrowest phone it is half as large.
_OUTER = 296
_INNER = 124
_TEXT_AT = 216
_TEXT = 22
_SIGNS = 13
_CENTRE_TEXT = 30


@dataclass(frozen=True)
class DrawnPiece:
    """A piece with its outline, and the lines of its title."""

    piece: Piece
    module: Module
    outline: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class PictureView:
    """The whole drawing. Text sizes are in the drawing's own units."""

    title: str
    words: tuple[str, ...]
    centre: tuple[Line, ...]
    centre_radius: int
    centre_size: int
    text_size: int
    pieces: tuple[DrawnPiece, ...]


def picture_view(picture: Picture, modules: Mapping[str, Module]) -> PictureView:
    """Shares the ring out among the pieces, with the middle of the first one at the top; `modules` by slug."""
    width = 360 / len(picture.pieces)
    return PictureView(
        title=picture.title,
        words=picture.centre,
        centre=stacked(picture.centre, point(0, 0), _CENTRE_TEXT),
        centre_radius=_INNER - 6,
        centre_size=_CENTRE_TEXT,
        text_size=_TEXT,
        pieces=tuple(
            DrawnPiece(
                piece=piece,
                module=modules[piece.module],
                outline=sector((index - 0.5) * width, (index + 0.5) * width, _INNER, _OUTER),
                lines=stacked(
                    piece.drawn or tuple(textwrap.wrap(piece.title, _SIGNS)), point(index * width, _TEXT_AT), _TEXT
                ),
            )
            for index, piece in enumerate(picture.pieces)
        ),
    )
