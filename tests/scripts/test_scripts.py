"""What our scripts do on a page, without a browser: files of tests that Node runs, on `page.js`, which is as much of a page as they touch."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.node import every_test_passes

FILES = sorted(Path(__file__).parent.glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.js"))
def test_what_a_script_promises_on_a_page_holds(file: Path) -> None:
    assert every_test_passes(file) >= 4


def _words_in(script: str, name: str) -> set[str]:
    """The words of one of the sets of a script, which is written as strings that are joined."""
    written = re.search(rf"const {name} = new Set\(\((.*?)\)\.split", script, re.DOTALL)
    assert written, f"{name} is not there"
    return {word for text in re.findall(r'"([^"]+)"', written[1]) for word in text.split()}


def test_a_name_that_the_dictionary_has_as_a_word_is_nobody_with_a_small_letter() -> None:
    script = (Path(__file__).parents[2] / "overrides/assets/agreed_names.js").read_text(encoding="utf-8")
    names, words_too = (_words_in(script, name) for name in ("KNOWN", "WORDS_TOO"))
    assert words_too <= names
    done = subprocess.run(
        ["hunspell", "-d", "nb_NO", "-i", "utf-8", "-l"],
        input="\n".join(sorted(names - words_too)),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert names - words_too - set(done.stdout.split()) == set()
