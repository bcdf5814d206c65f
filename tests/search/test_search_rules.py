"""The search without a page or a worker: `norwegian_search.test.js`, which Node runs."""

from __future__ import annotations

from pathlib import Path

from tests.node import every_test_passes


def test_every_rule_of_the_search_holds() -> None:
    assert every_test_passes(Path(__file__).parent / "norwegian_search.test.js") >= 10
