"""Where only one page's text has changed a server makes that page again and no other; what it shows is what a new server would.

Where more has changed, the page that somebody writes on and watches is there before all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.adapter.assets import without_edition
from tests.site.building import keep_faces, small_project
from tests.site.servers import Server

MODULE, OTHER = "docs/grunnlag/leken.md", "docs/index.md"
AFTER_FRONT = "\n---\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook, edited by one test after another. (What a server shows of each kind of page, `test_remembering` asks.)"""
    project = small_project(tmp_path_factory.mktemp("amending") / "med mellomrom og æøå")
    keep_faces(project)
    return project


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
        (MODULE, "Les om [andre](../index.md)."),
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


PAGE, QUESTION, TITLE = "grunnlag/leken/index.html", "      text: ", "title: "


def _change(project: Path, old: str, new: str) -> None:
    path = project / MODULE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def unchanged(project: Path, server: Server) -> Iterator[None]:
    """The handbook as it was, before a test and after it: each test here leaves it built."""
    before = (project / MODULE).read_text("utf-8")
    yield
    (project / MODULE).write_text(before, encoding="utf-8")
    server.build()


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        (QUESTION, f"{QUESTION}Hvem hører zebraene, og ", "Hvem hører zebraene"),
        (TITLE, f"{TITLE}Zebraer og ", "Zebraer og"),
        (AFTER_FRONT, f"{AFTER_FRONT}\n## Om zebraer\n", ">Om zebraer<"),
    ],
)
def test_the_page_that_somebody_watches_is_there_before_all_others(
    project: Path, server: Server, old: str, new: str, seen: str
) -> None:
    _change(project, old, new)
    shown = server.build(PAGE, "index.html")
    assert shown
    assert server.first
    assert seen in server.first[PAGE]
    assert without_edition(server.first[PAGE].encode()) == without_edition(shown[PAGE])
    assert seen not in server.first["index.html"]


@pytest.mark.usefixtures("unchanged")
def test_a_page_that_nobody_watches_waits_for_all_others(project: Path, server: Server) -> None:
    _change(project, QUESTION, f"{QUESTION}Hvem hører zebraene, og ")
    server.build("index.html")
    assert server.first
    assert "zebraene" not in server.first["index.html"]
    _change(project, "Hvem hører zebraene", "Hvem ser zebraene")
    server.build()
    assert server.first == {}


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Told before any page is made, or of the page itself, or of the site.
        (QUESTION, "      tekst: "),
        (AFTER_FRONT, f"{AFTER_FRONT}\n![](lyd.png)\n"),
        (AFTER_FRONT, f"{AFTER_FRONT}\nLes [mer](finnes-ikke.md).\n"),
    ],
)
def test_a_page_with_a_mistake_is_never_there_first(project: Path, server: Server, old: str, new: str) -> None:
    shown = server.build(PAGE)
    assert shown
    _change(project, old, new)
    assert server.build(PAGE) is None
    assert server.first is None or server.first[PAGE].encode() == shown[PAGE]


MISTAKE = f"{AFTER_FRONT}\n{{{{ sceen() }}}}\n"


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("old", "new", "watched"),
    [
        (QUESTION, "      tekst: ", (PAGE,)),
        (AFTER_FRONT, MISTAKE, ()),
        (AFTER_FRONT, f"{AFTER_FRONT}\n![](lyd.png)\n", (PAGE,)),
        (AFTER_FRONT, f"{AFTER_FRONT}\nLes [mer](finnes-ikke.md).\n", ()),
        (AFTER_FRONT, f"{AFTER_FRONT}\n## Om zebraer\n\n![](lyd.png)\n", (PAGE,)),
    ],
)
def test_a_mistake_that_is_taken_back_takes_no_build(
    project: Path, server: Server, old: str, new: str, watched: tuple[str, ...]
) -> None:
    before = server.build()
    _change(project, old, new)
    assert server.build(*watched) is None
    _change(project, new, old)
    assert server.build(*watched) == before
    assert server.has_amended


@pytest.mark.usefixtures("unchanged")
def test_a_mistake_that_is_mended_in_other_words_takes_one_page(project: Path, server: Server) -> None:
    _change(project, AFTER_FRONT, MISTAKE)
    assert server.build() is None
    _change(project, MISTAKE, f"{AFTER_FRONT}\nZebraer, da.\n")
    shown = server.build()
    assert server.has_amended
    assert shown
    assert b"Zebraer, da." in shown[PAGE]


@pytest.mark.usefixtures("unchanged")
def test_what_came_with_a_mistake_and_stays_is_built(project: Path, server: Server) -> None:
    heading = "\n## Om zebraer\n"
    _change(project, AFTER_FRONT, f"{AFTER_FRONT}{heading}\nLes [mer](finnes-ikke.md).\n")
    assert server.build() is None
    _change(project, "\nLes [mer](finnes-ikke.md).\n", "")
    shown = server.build()
    assert not server.has_amended
    assert shown
    assert b"Om zebraer" in shown["search/search_index.json"]


@pytest.mark.usefixtures("unchanged")
def test_a_page_whose_mistake_is_mended_is_there_before_all_others(project: Path, server: Server) -> None:
    _change(project, QUESTION, "      tekst: ")
    assert server.build(PAGE) is None
    _change(project, "      tekst: ", f"{QUESTION}Hvem hører zebraene, og ")
    assert server.build(PAGE)
    assert server.first
    assert "Hvem hører zebraene" in server.first[PAGE]
