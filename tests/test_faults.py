"""What is kept of a fault of our own, for whoever mends it: all that helps, and nothing of the machine or its owner."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import faults


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is kept of a fault that tells of a file in the project and of one in somebody's home."""
    monkeypatch.setenv("HOME", "/home/kari-nordmann")
    project = tmp_path / "prosjekt"
    message = f"{project}/docs/a.md og /home/kari-nordmann/Dokumenter/b.md {'x' * 1000}"
    kept = faults.keep(RuntimeError(message), project, at_work_on="docs/a.md")
    assert kept
    assert kept.parent == project / ".cache" / "feil"
    return kept.read_text(encoding="utf-8")


def test_it_holds_what_helps(account: str) -> None:
    for part in ("Python 3", "mkdocs-material ", "Side: docs/a.md", "RuntimeError: [håndbok]/docs/a.md"):
        assert part in account


def test_it_holds_nothing_of_whose_machine_it_is(account: str) -> None:
    assert "~/Dokumenter/b.md" in account
    assert "kari" not in account


def test_no_line_is_without_end(account: str) -> None:
    assert max(map(len, account.splitlines())) <= 400
