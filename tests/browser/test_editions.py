"""Two editions, one after the other, at a host that says nothing of how long a browser may keep things."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.chromium import arguments, executable, served
from tests.site.building import build, keep_faces, small_project

_DAY = 24 * 60 * 60
MODULE = "grunnlag/leken/"


def edition(number: int, folder: Path) -> Path:
    """The handbook as a site, with the edition's number in a page, in every kind of file it runs with, and in the index."""
    project = small_project(folder / f"project-{number}")
    keep_faces(project)
    page = project / "docs" / "grunnlag" / "leken.md"
    overrides = project / "overrides"
    front = "\n---\n"
    for file, old, new in (
        (page, front, f"{front}\nOrdet utgavenummer{number} står her.\n\n"),
        (overrides / "assets" / "tokens.css", "", f":root {{ --edition: {number}; }}\n"),
        (overrides / "assets" / "storage.js", "", f"window.edition = {number};\n"),
        (overrides / "assets" / "norwegian_search.js", "", f"self.edition = {number};\n"),
        (overrides / "skeleton.html", "<body ", f'<body data-edition="{number}" '),
    ):
        text = file.read_text(encoding="utf-8")
        head, found, tail = text.partition(old) if old else ("", "", text)
        assert found == old
        file.write_text(f"{head}{new}{tail}", encoding="utf-8")
    site = folder / f"site-{number}"
    outcome = build(project, site)
    assert outcome.code == 0, outcome.output
    # A browser keeps for a tenth of the time since a file was changed: ten days.
    changed = time.time() - (101 - number) * _DAY
    for file in site.rglob("*"):
        os.utime(file, (changed, changed))
    return site


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The first edition, and the second."""
    folder = tmp_path_factory.mktemp("editions")
    return edition(1, folder), edition(2, folder)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The folder that the host serves: a link, so that another edition takes its place at once."""
    return tmp_path / "published"


@pytest.fixture
def publish(published: Path) -> Callable[[Path], None]:
    """Puts an edition in the place of what was there."""

    def publish(site: Path) -> None:
        if published.exists():
            shutil.rmtree(published)
        shutil.copytree(site, published)

    return publish


@pytest.fixture
def reader(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser that remembers."""
    context = playwright.chromium.launch_persistent_context(
        tmp_path / "profile", executable_path=executable(), args=arguments(), locale="nb-NO"
    )
    yield context
    context.close()


_OF_PAGE = "[window.edition, Number(getComputedStyle(document.documentElement).getPropertyValue('--edition'))]"


def seen_on_module(page: Page) -> set[int]:
    """The editions of the page, its script, its stylesheet, its index and its search worker."""
    text = page.get_by_role("main").inner_text()
    found = [int(text.partition("utgavenummer")[2][0]), *page.evaluate(_OF_PAGE)]
    page.get_by_role("combobox", name="Søk").first.click()
    page.keyboard.type("utgavenummer")
    hit = page.locator(".md-search-result__item", has_text="utgavenummer").first
    expect(hit).to_be_visible()
    found.append(int(hit.inner_text().partition("utgavenummer")[2][0]))
    # It starts when the field is used.
    (worker,) = page.workers
    found.append(worker.evaluate("self.edition"))
    return set(found)


def seen_on_screen(page: Page) -> set[int]:
    """The editions of a projected page, its script and its stylesheet."""
    return {int(page.locator("body").get_attribute("data-edition") or 0), *page.evaluate(_OF_PAGE)}


@pytest.mark.parametrize(
    ("address", "seen"), [(MODULE, seen_on_module), (f"{MODULE}vis/", seen_on_screen)], ids=["read", "projected"]
)
def test_a_page_only_runs_with_the_files_of_its_own_edition(
    editions: tuple[Path, Path],
    published: Path,
    publish: Callable[[Path], None],
    reader: BrowserContext,
    address: str,
    seen: Callable[[Page], set[int]],
):
    first, second = editions
    publish(first)
    page = reader.new_page()
    with served(published) as home:
        page.goto(f"{home}{address}")
        assert seen(page) == {1}

        publish(second)
        page.goto("about:blank")
        page.goto(f"{home}{address}")
        # A tenth of a hundred days is not over: the browser does not ask, which is what makes mixtures.
        assert seen(page) == {1}
        page.reload()
        assert seen(page) == {2}
        page.goto("about:blank")
        page.goto(f"{home}{address}")
        assert seen(page) == {2}


def test_a_page_that_was_not_seen_before_is_whole_in_the_new_edition(
    editions: tuple[Path, Path], published: Path, publish: Callable[[Path], None], reader: BrowserContext
):
    first, second = editions
    publish(first)
    page = reader.new_page()
    with served(published) as home:
        page.goto(f"{home}grunnlag/a-vente/")
        page.goto(f"{home}grunnlag/a-vente/vis/")
        publish(second)
        page.goto(f"{home}{MODULE}vis/")
        assert seen_on_screen(page) == {2}
        page.goto(f"{home}{MODULE}")
        assert seen_on_module(page) == {2}
