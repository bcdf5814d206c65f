"""The real handbook, built once for all tests of all workers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.site.building import PROJECT, build, once


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    base = tmp_path_factory.getbasetemp()
    # Each worker has a folder of its own under one that they share.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "handbook-site"
    outcome = once(folder, lambda target: build(PROJECT, target))
    if outcome.code != 0:
        pytest.fail(f"the handbook does not build:\n{outcome.output}", pytrace=False)
    return folder
