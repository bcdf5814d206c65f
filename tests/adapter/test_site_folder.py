"""What a killed `mkdocs serve` leaves in the system's temporary folder."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from macros.adapter.site_folder import clear_left_by_serve


def test_only_empty_folders_that_nobody_has_touched_for_a_day_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("mkdocs_ab12_x9z", "mkdocs_fullfull", "mkdocs_newnewne", "mkdocs_2026", "mkdocs_notater1x", "annet"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs_fullfull" / "index.html").touch()
    (tmp_path / "mkdocs_lenkelen").symlink_to(tmp_path / "annet")
    long_ago = time.time() - 25 * 60 * 60
    for path in tmp_path.iterdir():
        if path.name != "mkdocs_newnewne":
            os.utime(path, (long_ago, long_ago), follow_symlinks=False)
    clear_left_by_serve()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "annet",
        "mkdocs_2026",
        "mkdocs_fullfull",
        "mkdocs_lenkelen",
        "mkdocs_newnewne",
        "mkdocs_notater1x",
    ]
