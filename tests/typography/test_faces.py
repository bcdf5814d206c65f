"""Every face is the file that its name says."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from macros.typography.faces import FACES

_WEIGHTS = {"regular": 400, "italic": 400, "semibold": 600}
_FAMILIES = {"text": ("Source Sans Pro", "Handbook Text"), "title": ("Source Serif Pro", "Handbook Title")}


@pytest.mark.parametrize("name", FACES)
def test_a_face_has_the_family_the_weight_and_the_slant_that_its_name_says(name: str) -> None:
    family, style = name.split("-")
    face = FACES[name]
    font = TTFont(BytesIO(face.original()), lazy=True)
    assert (font["name"].getDebugName(16) or font["name"].getDebugName(1), face.family) == _FAMILIES[family]
    assert font["OS/2"].usWeightClass == _WEIGHTS[style]
    assert bool(font["post"].italicAngle) == (style == "italic")
    assert face.style == style.capitalize()
