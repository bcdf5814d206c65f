"""The small handbook that the tests of the content model, the macros and the views work on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from macros.build import Build

ROOT = Path(__file__).parent.parent

# No deadline: a slow machine is no mistake. Derandomized: a test that fails does so for everybody.
settings.register_profile("handbook", deadline=None, derandomize=True)
settings.load_profile("handbook")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the small, whole handbook in `tests/content/good/`, to change as a test likes."""
    return Path(shutil.copytree(ROOT / "tests" / "content" / "good", tmp_path / "docs"))


@pytest.fixture
def build(docs: Path) -> Callable[[], Build]:
    """Reads and checks `docs` as a build of the site does."""
    return lambda: Build(docs, ROOT / "overrides", order=[], title="Prøvehåndboka", from_folder=False)
