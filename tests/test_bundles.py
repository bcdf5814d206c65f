"""Which CSS and JS make which file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.bundles import bundles, uses_of

OVERRIDES = Path(__file__).parent.parent / "overrides"


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    """A copy of the looks and scripts, to change."""
    return Path(shutil.copytree(OVERRIDES, tmp_path / "overrides"))


def test_a_component_is_seen_in_the_uses_that_it_states(overrides: Path):
    look = overrides / "components" / "qr" / "qr.css"
    look.write_text("/* Uses: leader. */\n.of-the-test {}\n", encoding="utf-8")
    made = bundles(overrides, from_folder=False)
    assert [path for path, text in made.items() if ".of-the-test" in text] == ["assets/leader.css"]


def test_a_script_goes_where_it_says(overrides: Path):
    script = overrides / "components" / "qr" / "qr.js"
    script.write_text("// Uses: print, projected.\nofTheTest();\n", encoding="utf-8")
    made = bundles(overrides, from_folder=False)
    assert [path for path, text in made.items() if "ofTheTest()" in text] == ["assets/print.js", "assets/projected.js"]


@pytest.mark.parametrize("first", ["", ".rh-qr {}", "/* Uses: screens. */", "/* Uses: . */", "/* Brukes: reading. */"])
def test_a_component_that_does_not_say_where_it_is_seen_stops_the_build(overrides: Path, first: str):
    look = overrides / "components" / "qr" / "qr.css"
    look.write_text(f"{first}\n.rh-qr {{}}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"qr\.css: the first line must say"):
        bundles(overrides, from_folder=False)


def test_every_component_says_where_it_is_seen():
    stated = {file.name: uses_of(file) for kind in ("css", "js") for file in OVERRIDES.glob(f"components/*/*.{kind}")}
    assert len(stated) > 30
