"""The handbooks of the tests, each built once for all tests of all workers.

`site`, `hosted` and `folder_edition` are the made-up handbook of `tests/sample/`, for tests of behaviour: whoever mends a
module breaks none of them. `published` and what begins with it is the handbook itself, for the tests that go over all of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import shared_by_workers
from tests.site.building import (
    HOST,
    PROJECT,
    Outcome,
    build,
    build_fewer_papers,
    build_folder,
    build_hosted,
    once,
    sample_project,
)
from tests.site.pages import read


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the made-up handbook; who wants to change it, makes one of their own."""
    folder = shared_by_workers(tmp_path_factory) / "sample-project"
    once(folder, lambda folder: Outcome(0, str(sample_project(folder))))
    return folder


@pytest.fixture(scope="session")
def site(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up handbook as a site that does not know its address, with PDFs: those of them that `fewer_papers` draws."""
    return built("sample-site", partial(build_fewer_papers, sample, "site"), tmp_path_factory)


@pytest.fixture(scope="session")
def hosted(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up handbook as a site whose own address is set."""
    return built("sample-hosted", partial(build_hosted, sample), tmp_path_factory)


@pytest.fixture(scope="session")
def folder_edition(sample: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up handbook as it is opened from a folder. Its PDFs are those of the site, which draws them first."""
    assert site
    return built("sample-folder", partial(build_fewer_papers, sample, "folder"), tmp_path_factory)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook's site, which knows its address: a new one, or what is about to be published, if TESTED_SITE names its folder.

    A new one is without the books: those of the made-up handbook are what the tests of books read. Of its other PDFs it has
    those that `fewer_papers` draws.
    """
    if tested := os.environ.get("TESTED_SITE"):
        return PROJECT / tested
    return built("published", _published, tmp_path_factory)


def _published(folder: Path) -> Outcome:
    return build_fewer_papers(PROJECT, "site", folder, "--no-books", SITE_URL=HOST)


@pytest.fixture(scope="session")
def address(published: Path) -> str:
    """Where the handbook says that it lies."""
    found = [link["href"] for link in read(published / "index.html").all("link") if link.get("rel") == "canonical"]
    if not found:
        pytest.fail(f"{published} does not know its address: build it with SITE_URL={HOST}", pytrace=False)
    return found[0]


@pytest.fixture(scope="session")
def published_plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook's site as it is built when nobody has said where it will be, without PDFs."""
    return built("published-plain", lambda folder: build(PROJECT, folder), tmp_path_factory)


@pytest.fixture(scope="session")
def published_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook's edition that is opened from a folder, without PDFs."""
    return built("published-folder", partial(build_folder, PROJECT), tmp_path_factory)


def built(name: str, how: Callable[[Path], Outcome], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is built once for all workers; the test fails with what the build said where it does not succeed."""
    folder = shared_by_workers(tmp_path_factory) / name
    outcome = once(folder, how)
    if outcome.code != 0:
        pytest.fail(f"the handbook does not build:\n{outcome.output}", pytrace=False)
    return folder
