"""What shows until our own faces have come: faces that machines have, drawn as wide and as high as ours, so that little moves when ours come.

A stand-in is made as large as it takes for a Norwegian text to be as long as in our face, and has the heights of our face. Which
letters a machine has is not ours to choose: every kind of machine has one of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from fontTools.ttLib import TTFont

from macros.typography import measuring
from macros.typography.faces import FACES

# Letters and spaces as often as they come in what the handbook says.
SAMPLE = (
    "Alle barn skal ha noen å være sammen med. Vi voksne ser etter hvem som står alene, og hva som gjør det vanskelig å bli med i leken. "
    "Spør hverandre: Hva gjorde du da, og hva kunne du ha gjort? Kvaliteten på samspillet avgjør om barnet våger å prøve én gang til."
)

# What just fills a line in our face fills it before ours has come, too.
_HAIR = 0.998


@dataclass(frozen=True)
class StandIn:
    """A face that many machines have: what they call it, and how many ems a sign of `SAMPLE` takes in it."""

    local: tuple[str, ...]
    width: float


# Our face by its name in the site, with the weight that overrides/assets/fonts.css gives it → by what the kind is called, as tokens.css has it.
# The widths are those of the faces themselves, or of free ones that were drawn to take the same room: Arimo for Arial, Gelasio for Georgia.
STAND_INS = {
    ("text-regular", 400): {
        "Arial": StandIn(("Arial", "Liberation Sans"), 0.4515),
        "Roboto": StandIn(("Roboto",), 0.4453),
        "DejaVu": StandIn(("DejaVu Sans",), 0.5138),
    },
    ("text-semibold", 600): {
        "Arial": StandIn(("Arial Bold", "Liberation Sans Bold"), 0.4824),
        "Roboto": StandIn(("Roboto Bold",), 0.4526),
        "DejaVu": StandIn(("DejaVu Sans Bold",), 0.5776),
    },
    ("title-semibold", 600): {
        "Georgia": StandIn(("Georgia Bold",), 0.5153),
        "Noto": StandIn(("Noto Serif Bold",), 0.5112),
        "DejaVu": StandIn(("DejaVu Serif Bold",), 0.5701),
    },
}


def stylesheet() -> str:
    """The stand-ins as faces of their own, which tokens.css names after ours."""
    return "\n".join(_rules())


def _rules() -> Iterator[str]:
    for (name, weight), kinds in STAND_INS.items():
        face = FACES[name]
        heights = TTFont(BytesIO(face.original()), lazy=True)
        em, lines = heights["head"].unitsPerEm, heights["hhea"]
        for kind, stand_in in kinds.items():
            size = _HAIR * measuring.advance_of(SAMPLE, name) / len(SAMPLE) / stand_in.width
            source = ", ".join(f'local("{local}")' for local in stand_in.local)
            yield (
                f'@font-face {{ font-family: "{face.family} {kind}"; src: {source}; font-weight: {weight}; size-adjust: {size:.1%}; '
                f"ascent-override: {lines.ascent / em / size:.1%}; descent-override: {-lines.descent / em / size:.1%}; }}"
            )
