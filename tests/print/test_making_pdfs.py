"""How PDFs are made: once for each content, the same bytes every time, and what happens where they cannot be."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import cache
from pathlib import Path

import pytest

from macros.paper import pdf, press
from macros.paper.manuscript import Manuscript
from macros.paper.pdf import NotMade, Paper
from tests.print.paper import sheets_of
from tests.site.building import Outcome, command, run, sample_project
from tests.site.pages import page
from tests.site.sources import SAMPLE, modules

ADDRESS = modules(SAMPLE)[0].address
CSS = '@font-face { font-family: "Handbook Text"; src: url("fonts/text-regular.woff2") } body { font: 12pt "Handbook Text" }'


def paper(words: str, path: str = "ark/et.pdf") -> Paper:
    """A small document that is whole."""
    return Paper(path, "ark/", f"<html lang=nb><title>Prøve</title><body><h1>{words}</h1></body></html>")


class _Here:
    """Draws at once and in this process what should be drawn in others: to start one takes longer than all that a test draws."""

    def __init__(self, _processes: int, _context: object, _start: object, arguments: tuple[str, str]) -> None:
        press._press = _press_with(arguments[0])
        # Where the last press that was set up listens.
        logging.getLogger("weasyprint").handlers = [press._press._errors]

    def submit(self, draw: Callable[..., bytes], *papers: Manuscript) -> Future[bytes]:
        """What is finished when it is given back."""
        future: Future[bytes] = Future()
        try:
            future.set_result(draw(*papers))
        except Exception as error:  # noqa: BLE001
            future.set_exception(error)
        return future

    def shutdown(self, *, cancel_futures: bool) -> None:
        """Leaves nothing: all was drawn at once."""


@cache
def _press_with(css: str) -> press._Press:
    return press._Press(css)


@pytest.fixture(scope="module", autouse=True)
def _put_away() -> Iterator[None]:
    yield
    _press_with.cache_clear()
    del press._press


@pytest.fixture
def make(
    in_processes: Callable[..., tuple[int, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, list[str]]]:
    """The same, in this process."""
    monkeypatch.setattr(pdf, "ProcessPoolExecutor", _Here)
    return in_processes


@pytest.fixture
def in_processes(tmp_path: Path) -> Callable[..., tuple[int, list[str]]]:
    """Makes papers into `tmp_path/site`; gives how many had to be made, and what was told."""
    (tmp_path / "site").mkdir()

    def make(*papers: Paper, cache: str = "cache", css: str = CSS) -> tuple[int, list[str]]:
        told: list[str] = []
        return pdf.make(papers, tmp_path / "site", css, tmp_path / cache, told.append), told

    return make


def test_what_has_not_changed_is_not_made_again(make: Callable[..., tuple[int, list[str]]], tmp_path: Path):
    one, other = paper("Ærlig talt: «både og»"), paper("Øving", "ark/to.pdf")
    assert make(one, other) == (2, ["PDF: 1 av 2 laget", "PDF: 2 av 2 laget"])
    (tmp_path / "site" / "ark" / "et.pdf").unlink()
    assert make(one, other) == (0, [])
    assert "Ærlig talt: «både og»" in sheets_of(tmp_path / "site" / "ark" / "et.pdf")[0].text
    assert make(one, paper("Øving på nytt", "ark/to.pdf"))[0] == 1
    assert make(one, css=CSS.replace("12pt", "13pt"))[0] == 1


def test_of_a_book_all_chapters_count_and_what_has_not_changed_is_not_made_again(
    make: Callable[..., tuple[int, list[str]]], tmp_path: Path
):
    def chapter(words: str) -> str:
        return f"<html lang=nb><title>Kapittel</title><body><h2 id=to>{words}</h2></body></html>"

    front = paper('Bok <span data-page="to"></span>').html
    assert make(Paper("bok.pdf", "", front, (chapter("Én"), chapter("Øving"))))[0] == 1
    assert [sheet.text for sheet in sheets_of(tmp_path / "site" / "bok.pdf")] == ["Bok 2", "Én", "Øving"]
    assert make(Paper("bok.pdf", "", front, (chapter("Én"), chapter("Øving"))))[0] == 0
    assert make(Paper("bok.pdf", "", front, (chapter("Én"), chapter("Øving på nytt"))))[0] == 1


def test_what_would_leave_a_page_nearly_empty_is_set_tighter(
    make: Callable[..., tuple[int, list[str]]], tmp_path: Path
):
    css = (
        CSS
        + "@page { size: 100mm 100mm; margin: 0 } p { margin: 0; font-size: 10pt; line-height: var(--rh-paper-leading, 1.5) }"
    )
    html = f"<html lang=nb><title>Prøve</title><body style='margin:0'>{'<p>Ord</p>' * 20}</body></html>"
    for tightens, pages in ((False, 2), (True, 1)):
        make(Paper("a.pdf", "", html, tightens=tightens), css=css)
        assert len(sheets_of(tmp_path / "site" / "a.pdf")) == pages


def test_the_same_is_the_same_to_the_byte_in_whichever_process(
    in_processes: Callable[..., tuple[int, list[str]]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    in_processes(paper("Prøve"), cache="cache")
    first = (tmp_path / "site" / "ark" / "et.pdf").read_bytes()
    monkeypatch.setattr(pdf, "ProcessPoolExecutor", _Here)
    assert in_processes(paper("Prøve"), cache="another")[0] == 1
    assert (tmp_path / "site" / "ark" / "et.pdf").read_bytes() == first


def test_every_sheet_that_fails_is_told_with_its_path(
    in_processes: Callable[..., tuple[int, list[str]]], monkeypatch: pytest.MonkeyPatch
):
    # One process is enough to tell it from.
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    picture = '<img src="data:image/png;base64,AAAA" alt="Logo">'
    broken = [Paper(path, "", f"<html lang=nb><body>{picture}{path}") for path in ("b.pdf", "a.pdf")]
    with pytest.raises(NotMade) as told:
        in_processes(paper("Hel"), *broken)
    first, second = str(told.value).splitlines()
    assert first.startswith("a.pdf  PDF: kunne ikke lages: ")
    assert second.startswith("b.pdf  PDF: kunne ikke lages: ")


def test_nothing_is_fetched_from_anywhere(make: Callable[..., tuple[int, list[str]]]):
    with pytest.raises(NotMade, match=r"henter ikke https://barnehage\.example/logo\.png"):
        make(Paper("a.pdf", "", '<html lang=nb><body><img src="https://barnehage.example/logo.png" alt="Logo">'))


def test_a_picture_on_a_sheet_is_made_again_when_it_changes(make: Callable[..., tuple[int, list[str]]], tmp_path: Path):
    logo = tmp_path / "site" / "logo.svg"
    with_logo = Paper("ark/et.pdf", "ark/", '<html lang=nb><body><img src="../logo.svg" alt="Logo">')
    for size in (10, 20):
        logo.write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"><rect width="9" height="9"/></svg>'
        )
        assert make(with_logo)[0] == 1
    assert make(with_logo)[0] == 0


def _links_to_pdf(site: Path, address: str) -> list[str]:
    return [link["href"] for link in page(site, address).all("a") if link.get("href", "").endswith(".pdf")]


# --- where the machine cannot ---------------------------------------------------------------------

SENTENCE = "Det lages ingen PDF-er: WeasyPrint finner ikke biblioteket Pango. Installer det med «apt-get install libpango-1.0-0"


@pytest.fixture(scope="module")
def without_pango(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[Outcome, Path]]:
    """Builds the made-up handbook where WeasyPrint fails as it does without Pango."""
    folder = tmp_path_factory.mktemp("without")
    project = sample_project(folder / "project")
    (folder / "weasyprint.py").write_text(
        'print("a long banner")\nraise OSError("cannot load library libgobject-2.0-0")\n'
    )

    def build_without(*options: str) -> tuple[Outcome, Path]:
        site = folder / "-".join(["site", *options])
        return run(command("site", "-d", str(site), *options), project, env={"PYTHONPATH": str(folder)}), site

    return build_without


def test_without_pango_one_line_says_what_to_install_and_the_site_is_whole(
    without_pango: Callable[..., tuple[Outcome, Path]],
):
    outcome, site = without_pango()
    assert outcome.code == 0, outcome.output
    assert len([line for line in outcome.output.splitlines() if SENTENCE in line]) == 1
    assert "banner" not in outcome.output
    assert list(site.rglob("*.pdf")) == []
    for address in (ADDRESS, f"{ADDRESS}ark/", f"{ADDRESS}kjoreplan/", "verktoy/alle-ark/"):
        assert _links_to_pdf(site, address) == []
    assert '"pdf_url": "' not in (site / "handbook.json").read_text(encoding="utf-8")


def test_where_pdfs_are_required_a_machine_without_pango_is_an_error(
    without_pango: Callable[..., tuple[Outcome, Path]],
):
    outcome, site = without_pango("--require-pdf")
    assert outcome.code == 1
    assert f"Håndboka ble ikke bygd. {SENTENCE}" in outcome.output
    assert "Traceback" not in outcome.output
    assert not site.exists()


def test_where_there_are_pdfs_pages_lead_to_them(site: Path):
    for address in (ADDRESS, f"{ADDRESS}ark/", f"{ADDRESS}kjoreplan/", "verktoy/alle-ark/"):
        found = _links_to_pdf(site, address)
        assert found, address
        assert [link for link in found if not (site / address / link).is_file()] == []
