"""What our scripts do on a page, without a browser: files of tests that Node runs, on `page.js`, which is as much of a page as they touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.node import every_test_passes

FILES = sorted(Path(__file__).parent.glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.js"))
def test_what_a_script_promises_on_a_page_holds(file: Path) -> None:
    assert every_test_passes(file) >= 4
