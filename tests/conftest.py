"""The small handbook that the tests of the content model, the macros and the views work on."""

from __future__ import annotations

import inspect
import os
import py_compile
import shutil
from collections.abc import Callable
from functools import cache
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path

import pytest
from hypothesis import settings

from macros.build import Build
from tests.site.compiled import compile_once

ROOT = Path(__file__).parent.parent

# No deadline: a slow machine is no mistake. Derandomized: a test that fails does so for everybody.
settings.register_profile("handbook", deadline=None, derandomize=True)
settings.load_profile("handbook")


# What the tests and the fixtures of these folders need. All that stands in no other folder is quick.
# What checks, begins and renames in a whole handbook makes all pages of it, as a build does.
_NEEDS = {"browser": "browser", "firefox": "browser", "site": "build", "print": "build", "upkeep": "build"}
_FIXTURES_NEED = {**_NEEDS, "search": "build"}


def pytest_configure(config: pytest.Config) -> None:
    """Compiles our programs once: hundreds of processes run them, from here and from copies of them, which take along what was made here.

    By their content, not by their times: whoever changes a program twice within a second sees the second.
    """
    if not hasattr(config, "workerinput"):
        for file in (ROOT / "macros").rglob("*.py"):
            _compile(file)


def _compile(file: Path) -> None:
    kept = Path(cache_from_source(str(file)))
    if not kept.exists() or kept.read_bytes()[:16] != MAGIC_NUMBER + _BY_CONTENT + source_hash(file.read_bytes()):
        py_compile.compile(str(file), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)


# How a compiled program says that its source is looked at, and not the time of that.
_BY_CONTENT = (0b11).to_bytes(4, "little")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Passes by the folders where nothing is quick, when only that is asked for: looking at their tests takes half a minute."""
    return True if config.option.markexpr == "quick" and _folder(collection_path / "any") in _NEEDS else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test with what it needs."""
    for item in items:
        item.add_marker(_need(item))


def _need(item: pytest.Item) -> str:
    needs = _NEEDS.get(_folder(item.path))
    if needs != "browser":
        fixtures = (fixture for same_name in item._fixtureinfo.name2fixturedefs.values() for fixture in same_name)
        of_fixtures = {_FIXTURES_NEED.get(_folder(Path(inspect.getfile(fixture.func)))) for fixture in fixtures}
        needs = "browser" if "browser" in of_fixtures else "build" if "build" in of_fixtures else needs
    return needs or "quick"


@cache
def _folder(file: Path) -> str:
    """The folder of `tests/` that a file stands in; nothing for its own files and for others' fixtures."""
    inside = file.relative_to(ROOT / "tests").parts if file.is_relative_to(ROOT / "tests") else ()
    return inside[0] if len(inside) > 1 else ""


@pytest.fixture(autouse=True, scope="session")
def _compiled_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Compiles each template once for the tests of all workers: hundreds of tests read the same."""
    compile_once(shared_by_workers(tmp_path_factory) / "compiled", "")


def shared_by_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers share; each has one of its own under it."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the small, whole handbook in `tests/content/good/`, to change as a test likes."""
    return Path(shutil.copytree(ROOT / "tests" / "content" / "good", tmp_path / "docs"))


@pytest.fixture
def build(docs: Path) -> Callable[[], Build]:
    """Reads and checks `docs` as a build of the site does."""
    return lambda: Build(docs, ROOT / "overrides", order=[], title="Prøvehåndboka", from_folder=False)
