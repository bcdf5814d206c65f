"""Where only one page's text has changed a server makes that page again and no other; what it shows is what a new server would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.building import sample_project
from tests.site.servers import Server

MODULE, OTHER = "docs/grunnlag/lyden.md", "docs/om/for-forfattere.md"
AFTER_FRONT = "\n---\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up handbook, edited by one test after another."""
    return sample_project(tmp_path_factory.mktemp("amending") / "med mellomrom og æøå")


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[Server]:
    """A server that has built once."""
    server = Server(project)
    assert server.build()
    yield server
    server.end()


def _write(project: Path, file: str, text: str) -> None:
    """Writes a paragraph as the first of a page."""
    path = project / file
    path.write_text(path.read_text("utf-8").replace(AFTER_FRONT, f"{AFTER_FRONT}\n{text}\n", 1), encoding="utf-8")


def test_what_is_amended_is_what_a_new_server_would_show(project: Path, server: Server) -> None:
    before = (project / OTHER).read_text("utf-8")
    for file, text in ((MODULE, "Et nytt avsnitt."), (OTHER, "Et til."), (MODULE, "**Flere** ord om zebraer.")):
        _write(project, file, text)
        shown = server.build()
        assert server.has_amended, (file, text)
    (project / OTHER).write_text(before, encoding="utf-8")
    shown = server.build()
    assert server.has_amended
    new = Server(project)
    expected = new.build()
    new.end()
    assert shown
    assert expected
    assert sorted(name for name in shown.keys() | expected.keys() if shown.get(name) != expected.get(name)) == []
    assert b"zebraer" in shown["search/search_index.json"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (MODULE, "## En ny overskrift"),
        (MODULE, "Les om [andre](../om/for-forfattere.md)."),
        (MODULE, "{{ hjemler() }}"),
        (MODULE, "![Bilde](https://example.org/bilde.png)"),
        ("docs/data/glossary.yml", ""),
    ],
)
def test_what_may_touch_more_than_one_page_is_built(project: Path, server: Server, file: str, text: str) -> None:
    path = project / file
    before = path.read_text("utf-8")
    if text:
        _write(project, file, text)
    else:
        path.write_text(f"{before}\n# En merknad\n", encoding="utf-8")
    server.build()
    assert not server.has_amended
    path.write_text(before, encoding="utf-8")
    server.build()


def test_two_files_at_once_are_built(project: Path, server: Server) -> None:
    server.build()
    for file in (MODULE, OTHER):
        _write(project, file, "Om begge.")
    server.build()
    assert not server.has_amended
