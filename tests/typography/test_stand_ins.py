"""What shows until our faces have come takes the room that they take."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from macros.typography import stand_ins
from macros.typography.faces import FACES

_TOKENS = Path("overrides/assets/tokens.css")


def test_the_tokens_name_each_stand_in_after_the_face_that_it_stands_in_for():
    tokens = _TOKENS.read_text(encoding="utf-8")
    for (face, _), kinds in stand_ins.STAND_INS.items():
        family = FACES[face].family
        named = ", ".join(f'"{family} {kind}"' for kind in kinds)
        assert f'"{family}", {named}, ' in tokens


def test_each_stand_in_is_made_as_large_as_ours_is_wide():
    sizes = [float(size) for size in re.findall(r"size-adjust: ([\d.]+)%", stand_ins.stylesheet())]
    assert len(sizes) == sum(map(len, stand_ins.STAND_INS.values()))
    # All of them are wider than ours.
    assert all(70 < size < 100 for size in sizes)


@pytest.mark.skipif(not shutil.which("fc-match"), reason="fontconfig tells which faces a machine has")
def test_the_widths_are_those_of_the_faces_of_this_machine():
    looked_at = 0
    for kinds in stand_ins.STAND_INS.values():
        for stand_in in kinds.values():
            for name in stand_in.local:
                family = name.removesuffix(" Bold")
                weight = "bold" if name.endswith(" Bold") else "regular"
                command = ["fc-match", "-f", "%{family[0]}\n%{file}", f"{family}:{weight}"]
                found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
                if found[0] != family:
                    continue
                with TTFont(found[1]) as font:
                    letters, widths, em = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
                    width = sum(widths[letters[ord(sign)]][0] for sign in stand_ins.SAMPLE)
                assert width / em / len(stand_ins.SAMPLE) == pytest.approx(stand_in.width, abs=0.0005)
                looked_at += 1
    # One set of faces comes with the browser that tests are run in.
    assert looked_at
