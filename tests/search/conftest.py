"""The built sites that are searched in, and a worker for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.engine import Engine, build_collection, engine
from tests.site.built import built, published

__all__ = ["published"]


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built collection."""
    return built("search-collection", build_collection, tmp_path_factory)


@pytest.fixture(scope="session")
def in_collection(collection: Path) -> Iterator[Engine]:
    """The worker of the collection."""
    with engine(collection) as ready:
        yield ready


@pytest.fixture(scope="session")
def in_handbook(published: Path) -> Iterator[Engine]:
    """The worker of the real handbook."""
    with engine(published) as ready:
        yield ready
