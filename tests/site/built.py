"""The real handbook, built once for all tests of all workers."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.site.building import PROJECT, Outcome, build, build_folder, build_hosted, once


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site: a new one, or what is about to be published, if TESTED_SITE names its folder."""
    if tested := os.environ.get("TESTED_SITE"):
        return PROJECT / tested
    return _without_address(tmp_path_factory)


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built when nobody has said where it will be; what is about to be published knows."""
    return _without_address(tmp_path_factory)


def _without_address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("handbook-site", lambda folder: build(PROJECT, folder, "--require-pdf"), tmp_path_factory)


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built when its own address is set."""
    return built("handbook-hosted", build_hosted, tmp_path_factory)


@pytest.fixture(scope="session")
def folder_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition that is opened from a folder."""
    return built("handbook-folder", partial(build_folder, PROJECT), tmp_path_factory)


def built(name: str, how: Callable[[Path], Outcome], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is built once for all workers; the test fails with what the build said where it does not succeed."""
    base = tmp_path_factory.getbasetemp()
    # Each worker has a folder of its own under one that they share.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / name
    outcome = once(folder, how)
    if outcome.code != 0:
        pytest.fail(f"the handbook does not build:\n{outcome.output}", pytrace=False)
    return folder
