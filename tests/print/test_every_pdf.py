"""Every PDF of the site: tagged as PDF/UA-1 asks, A4, with the pages that were stated, and to be written on.

A site that is made for the tests has of papers that are made alike those that
`tests/site/fewer_papers.py` draws; one that is about to be published has all.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import page as checker
import pytest
import weasyprint
import zxingcpp
from pypdf import PdfReader

from tests.pictures import paper_and_ink
from tests.print.paper import A4, MM, Box, Sheet, sheets_of
from tests.site.building import PROJECT
from tests.site.fewer_papers import is_drawn, kind_of
from tests.site.pages import Element, one_line, page, parse
from tests.site.sources import SAMPLE, Written, modules, shared, shown

MODULES = modules()
ONE_OF_EACH_PART = {written.file.parent.name: written for written in MODULES}.values()
WHITE = 255
OUTPUT = PROJECT / "tests" / "output"
# All tests of one module, then all of the next: what is read of a file is kept for them, and not for longer.
each_module = pytest.mark.parametrize("written", MODULES, ids=lambda written: written.file.stem, scope="module")

# The printable part of a page, in millimetres: the left margin leaves room for holes.
_LEFT, _RIGHT, _TOP, _BOTTOM = 24.5, 195.5, 14.5, 282.5
# Below stands a page's own number.
_FOOT = 275


@cache
def _catalogue(site: Path) -> dict[str, Any]:
    entries = json.loads((site / "handbook.json").read_text(encoding="utf-8"))["modules"]
    return {entry["url"]: entry for entry in entries}


def _pdf(site: Path, written: Written, name: str = "") -> Path:
    """A PDF of a module's sheets: all of them, or one kind."""
    slug = written.file.stem
    return site / written.address / "ark" / (f"{slug}-{name}.pdf" if name else f"{slug}.pdf")


def _to_read(site: Path, written: Written) -> Path:
    """The PDF of a whole module."""
    return site / written.address / f"{written.file.stem}.pdf"


def _pdfs(site: Path, written: Written) -> list[Path]:
    """The PDFs of a module that are drawn."""
    return sorted(filter(is_drawn, (site / written.address).rglob("*.pdf")))


def _of_sheets(site: Path, written: Written) -> list[Path]:
    """Those of one kind of sheet each."""
    return [file for kind in "abcde" for file in _drawn(_pdf(site, written, kind))]


def _drawn(file: Path) -> list[Path]:
    return [file] if is_drawn(file) else []


# As many as a module has.
@lru_cache(maxsize=8)
def _sheets_of(file: Path) -> list[Sheet]:
    return sheets_of(file)


@lru_cache(maxsize=8)
def _read(file: Path) -> PdfReader:
    """What a PDF holds: reading it takes longer than all that is asked of it."""
    return PdfReader(file)


def _codes(sheet: Sheet) -> list[str]:
    """What the QR codes of a page say. Looking for every other kind of code would take most of the time."""
    found = zxingcpp.read_barcodes(sheet.picture(200), formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found]


def _failures(file: Path) -> list[str]:
    report = checker.validate_pdf(file, profile=checker.ValidationProfile.PDF_UA_1)
    return [f"{file.name}: {failure.rule_id} {failure.message}" for failure in report.failures]


@each_module
def test_there_is_one_for_all_sheets_one_for_each_and_one_to_read(published: Path, written: Written):
    slug, kinds = written.file.stem, "abcde"
    wanted = {f"{slug}.pdf", *(f"ark/{slug}-{kind}.pdf" for kind in (*kinds, "a-skjema")), f"ark/{slug}.pdf"}
    folder = published / written.address
    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*.pdf")} == wanted


def test_of_every_kind_one_is_drawn_at_least(published: Path):
    drawn: dict[str, list[bool]] = {}
    for file in published.rglob("*.pdf"):
        drawn.setdefault(kind_of(file.relative_to(published).as_posix()), []).append(is_drawn(file))
    assert {"*/*", "*/ark/*", "*/ark/*-a-skjema", "programmer/*/*", "programmer/*/leder/*-leder"} <= drawn.keys()
    assert [kind for kind, each in drawn.items() if not any(each)] == []
    for kind in "abcde":
        assert sum(drawn[f"*/ark/*-{kind}"]) >= len(MODULES) / 5


@each_module
def test_the_machine_finds_nothing_against_pdf_ua(published: Path, written: Written):
    found = [failure for file in _pdfs(published, written) for failure in _failures(file)]
    assert found == []


def test_the_machine_finds_nothing_where_the_address_is_not_known_either(site: Path):
    files = sorted(filter(is_drawn, site.rglob("*.pdf")))
    assert len(files) > 20
    assert [failure for file in files for failure in _failures(file)] == []


def test_the_machine_finds_what_is_wrong(tmp_path: Path):
    file = tmp_path / "untagged.pdf"
    weasyprint.HTML(string="<p>Uten tagger").write_pdf(file)
    assert _failures(file)


def _sheets(published: Path, written: Written) -> list[Element]:
    """The sheets that a module's page of them shows: what its meeting writes on, and that for who was not there."""
    sections = page(published, f"{written.address}ark/").one("main").all("section")
    return [section for section in sections if "data-kind" in section.attributes]


def _prompts(published: Path, written: Written) -> list[dict[str, Any]]:
    """What sheet A asks, in its order: the meeting's questions, or every question where the meeting writes on none."""
    for sheet in _sheets(published, written):
        if sheet["data-kind"] == "A":
            ids = [
                part["id"].removeprefix("sporsmal-")
                for part in sheet.walk()
                if part.get("id", "").startswith("sporsmal-")
            ]
            return [prompt for id in ids for prompt in written.module["prompts"] if prompt["id"] == id]
    return written.module["prompts"]


def _checklists(published: Path, written: Written) -> list[dict[str, Any]]:
    """What sheet C has: the meeting's checklists, or every one where the meeting writes on none."""
    for sheet in _sheets(published, written):
        if sheet["data-kind"] == "C":
            return [checklist for checklist in written.module["checklists"] if shown(checklist["title"]) in sheet.text]
    return written.module["checklists"]


@each_module
def test_pages_are_a4_and_as_many_as_stated(published: Path, written: Written):
    entry = _catalogue(published)[written.address]
    stated = {sheet["kind"].lower(): sheet["pages"] for sheet in entry["sheets"]}
    for kind, pages in stated.items():
        file = _pdf(published, written, kind)
        if not is_drawn(file):
            continue
        made = _sheets_of(file)
        assert len(made) == pages
        for number, sheet in enumerate(made, start=1):
            assert sheet.text.endswith(f"Ark {kind.upper()}, side {number} av {pages}")
    for pile in _drawn(_pdf(published, written)):
        # It has what the meeting writes on, and blank backs between what is kept and what is shredded.
        asked = [sheet.text for sheet in _sheets_of(pile) if sheet.text]
        assert len(asked) == sum(stated[section["data-kind"].lower()] for section in _sheets(published, written))
    for file in _pdfs(published, written):
        assert all(sheet.size == pytest.approx(A4, abs=0.5) for sheet in _sheets_of(file)), file.name


@each_module
def test_nothing_is_cut_at_an_edge_or_stands_in_the_margin(published: Path, written: Written):
    for file in _of_sheets(published, written):
        for sheet in _sheets_of(file):
            _assert_within_the_margins(sheet)


def _assert_within_the_margins(sheet: Sheet) -> None:
    lines = list(sheet.lines_of_type())
    assert min(line.left for line in lines) >= _LEFT
    assert max(line.right for line in lines) <= _RIGHT
    assert min(line.top for line in lines) >= _TOP
    assert max(line.bottom for line in lines) <= _BOTTOM


def _ruled(drawn: list[Box]) -> list[Box]:
    """The lines to write on: as wide as the text, a line's height above them. The lowest such thing on a page is its foot."""
    wide = sorted((box for box in drawn if box.width > 160 and 5 < box.height < 11), key=lambda box: box.top)
    return wide[:-1]


@each_module
def test_lines_to_write_on_are_eight_and_a_half_millimetres_apart(published: Path, written: Written):
    asked = [prompt for prompt in _prompts(published, written) if prompt.get("lines", 6)]
    for kind in "ab":
        for file in _drawn(_pdf(published, written, kind)):
            found = [line.height for sheet in _sheets_of(file) for line in _ruled(sheet.drawn())]
            if kind == "a":
                assert len(found) >= 3 * len(asked)
            assert found == pytest.approx([8.5] * len(found), abs=0.3)


@each_module
def test_boxes_to_tick_are_empty_in_grey(published: Path, written: Written):
    for file in _drawn(_pdf(published, written, "c")):
        boxes = sum(map(_assert_boxes_are_empty, _sheets_of(file)))
        assert boxes == sum(len(checklist["items"]) for checklist in _checklists(published, written))


def _assert_boxes_are_empty(sheet: Sheet) -> int:
    """Fails where a box to tick is filled or has no edge; says how many there are."""
    picture = sheet.picture()
    dots = picture.width / 210
    boxes = [box for box in sheet.drawn() if 4.5 < box.width < 6.5 and 4.5 < box.height < 6.5]
    for box in boxes:
        inside = picture.crop(
            [round(edge * dots) for edge in (box.left + 1, box.top + 1, box.right - 1, box.bottom - 1)]
        )
        assert inside.getextrema() == (255, 255)
        edge = picture.crop([round(edge * dots) for edge in (box.left, box.top, box.right, box.bottom)])
        assert edge.getextrema()[0] < 100
    return len(boxes)


@each_module
def test_text_is_in_the_order_in_which_it_is_read(published: Path, written: Written):
    asked = [shown(written.front["title"]), "Ikke skriv navn på barn. Arket makuleres etter møtet."]
    for prompt in _prompts(published, written):
        number = written.module["prompts"].index(prompt) + 1
        asked += [f"Spørsmål {number} {shown(prompt['text'])}", *map(shown, prompt.get("follow_ups", []))]
    asked += ["Dette prøver vi", "Hva prøver vi?", "Hvem?", "Når ser vi på det igjen?"]
    ticked = [
        line for checklist in _checklists(published, written) for line in (checklist["title"], *checklist["items"])
    ]
    for kind, wanted in (("a", asked), ("c", list(map(shown, ticked)))):
        for file in _drawn(_pdf(published, written, kind)):
            assert _in_order(" ".join(sheet.text for sheet in _sheets_of(file)), wanted) == []


def test_all_that_a_sheet_says_is_in_its_pdf(published: Path):
    main = (
        (published / "verktoy" / "alle-ark" / "ark" / "index.html").read_text(encoding="utf-8").partition("</main>")[0]
    )
    sheets = {html.partition('"')[0]: html for html in main.split('<section class="rh-sheet" id="')[1:]}
    assert len(sheets) > 4 * len(MODULES)
    lacking = {}
    for id, html in sheets.items():
        slug, _, kind = id.rpartition("-ark-")
        (file,) = published.glob(f"*/{slug}/ark/{slug}-{kind}.pdf")
        if not is_drawn(file):
            continue
        # Letter by letter, wherever a line has parted a word.
        said = Counter(_letters("".join(parse(f'<section id="{html}').texts("svg"))))
        if less := said - Counter(_letters("".join(sheet.text for sheet in sheets_of(file)))):
            lacking[id] = dict(less)
    assert lacking == {}


def _letters(text: str) -> str:
    return "".join(one_line(text).casefold().split())


def _in_order(text: str, wanted: list[str]) -> list[str]:
    """What of the wanted does not stand in the text after what was wanted before it."""
    # A word is parted at the end of a line only where its author wrote a hyphen.
    text, place, missing = text.replace("\u00ad", "").replace("- ", "-"), 0, []
    for words in wanted:
        found = text.find(one_line(words).replace("- ", "-"), place)
        if found < 0:
            missing.append(words)
        else:
            place = found + len(words)
    return missing


@each_module
def test_title_language_and_typeface_are_in_the_file(published: Path, written: Written):
    for file in _pdfs(published, written):
        pdf = _read(file)
        assert one_line(pdf.metadata.title).startswith(written.front["title"])
        assert pdf.trailer["/Root"]["/Lang"] in ("nb", "nb-NO")
        assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
        # Pages share their faces: each is looked at once.
        named = {font for page in pdf.pages for font in page["/Resources"]["/Font"].get_object().values()}
        fonts = [font.get_object() for font in named]
        descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
        assert fonts
        assert all("/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in descriptors)
        assert all("+Handbook-" in font["/BaseFont"] for font in fonts), file.name
    titles = [_read(file).metadata.title for file in _pdfs(published, written)]
    assert len(set(titles)) == len(titles)


@each_module
def test_a_module_to_read_has_no_page_that_holds_hardly_anything_and_says_once_how_long_its_meeting_is(
    published: Path, written: Written
):
    for file in _drawn(_to_read(published, written)):
        sheets = _sheets_of(file)
        for number, sheet in enumerate(sheets, start=1):
            lowest = max(line.bottom for line in sheet.lines_of_type() if line.bottom < _FOOT)
            assert lowest > A4[1] / MM / 4, f"page {number} of {len(sheets)}"
        assert len(re.findall(r"Til sammen \d+ min\b", " ".join(sheet.text for sheet in sheets))) == 1


@each_module
def test_bookmarks_lead_to_every_sheet_of_a_pile(published: Path, written: Written):
    for pile in _drawn(_pdf(published, written)):
        sheets = _read(pile)
        starts = [
            (sheets.get_destination_page_number(mark), one_line(mark.title).partition(" · ")[0])
            for mark in sheets.outline
            if not isinstance(mark, list)
        ]
        numbered = enumerate(_sheets_of(pile))
        firsts = [(place, re.search(r"(Ark [A-E]), side 1 av ", sheet.text)) for place, sheet in numbered]
        assert starts == [(place, first[1]) for place, first in firsts if first]


@each_module
def test_bookmarks_lead_to_every_heading_of_a_module(published: Path, written: Written):
    for file in _drawn(_to_read(published, written)):
        marks = [one_line(mark.title) for mark in _flat(_read(file).outline)]
        # An author may say the id of a heading.
        lines = [re.sub(r" *\{:[^}]*\}$", "", line) for line in written.body.splitlines() if line.startswith("## ")]
        headings = [shown(line.strip("# ")) for line in lines]
        assert marks[0] == written.front["title"]
        assert [heading for heading in headings if heading not in marks] == []


def _flat(outline: list[Any]) -> list[Any]:
    return [mark for entry in outline for mark in (_flat(entry) if isinstance(entry, list) else [entry])]


def _links(file: Path) -> set[str]:
    annotations = [note.get_object() for page in _read(file).pages for note in page.get("/Annots", [])]
    return {note["/A"]["/URI"] for note in annotations if "/URI" in note.get("/A", {})}


@each_module
def test_links_of_a_module_are_whole_addresses_and_never_lead_into_a_machine(
    published: Path, address: str, written: Written
):
    for file in _drawn(_to_read(published, written)):
        links = _links(file)
        assert all(link.startswith(("https://", "mailto:")) for link in links)
        inside = {link for link in links if link.startswith(address)}
        for link in inside:
            path = link.removeprefix(address).partition("#")[0]
            assert (published / path / "index.html").is_file(), link
        assert {f"{address}{neighbour}" for neighbour in _neighbours(written)} <= inside
        assert links - inside


def _neighbours(written: Written) -> list[str]:
    by_slug = {other.file.stem: other.address for other in MODULES}
    return [by_slug[link["module"]] for link in written.module.get("see_also", [])]


@each_module
def test_qr_codes_lead_to_the_module_and_their_address_stands_beside_them(
    published: Path, address: str, written: Written
):
    for file in _of_sheets(published, written):
        first, *others = _sheets_of(file)
        code = f"{address}{written.address}"
        assert code in first.text.replace(" ", "")
        assert [sheet.text for sheet in others if code in sheet.text.replace(" ", "")] == []
        # That the code is that of its address is asked of the HTML of every sheet; here it is seen that it can be read.
        if written in ONE_OF_EACH_PART:
            assert [_codes(sheet) for sheet in (first, *others)] == [[code], *([] for _ in others)]


def test_a_site_that_does_not_know_its_address_prints_none(site: Path):
    kinds = set()
    for written in modules(SAMPLE):
        for file in _of_sheets(site, written):
            kinds.add(file.stem[-1])
            for sheet in _sheets_of(file):
                assert "http" not in sheet.text
                assert one_line(written.front["title"]) in sheet.text
    assert kinds == set("abcde")


def test_with_a_qr_code_no_sheet_has_other_pages(published: Path, published_plain: Path):
    stated, plain = (
        {
            address: [(sheet["kind"], sheet["pages"]) for sheet in entry["sheets"]]
            for address, entry in catalogue.items()
        }
        for catalogue in (_catalogue(published), _catalogue(published_plain))
    )
    assert stated == plain
    assert stated.keys() == {written.address for written in MODULES}


def test_a_site_that_does_not_know_its_address_has_links_to_others_only(site: Path):
    to_read = [file for written in modules(SAMPLE) for file in _drawn(_to_read(site, written))]
    assert to_read
    for file in to_read:
        links = _links(file)
        assert all(link.startswith(("https://lovdata.no/", "mailto:")) for link in links)


def test_pages_are_black_on_white_and_pictures_of_them_are_left_for_a_person(published: Path):
    OUTPUT.mkdir(exist_ok=True)
    with_a_board = [written for written in MODULES if "force_field" in written.module]
    board = next(file for written in with_a_board for file in _drawn(_pdf(published, written, "a")))
    piles, to_read = (
        [file for written in MODULES for file in _drawn(place(published, written))] for place in (_pdf, _to_read)
    )
    to_lead = next(file for written in MODULES for file in _drawn(_pdf(published, written, "d")))
    for file in (piles[0], board, to_lead, to_read[0]):
        for number, sheet in enumerate(_sheets_of(file), start=1):
            if not sheet.text:
                # A blank back.
                continue
            picture = sheet.picture(75)
            picture.save(OUTPUT / f"pdf-{file.parent.name}-{file.stem}-{number}.png")
            paper, ink = paper_and_ink(picture)
            assert paper == WHITE
            assert 0.01 < ink < 0.3, f"{file.name}, page {number}"


def test_the_statements_are_one_side_for_each_part_with_six_scales_within_the_margins(published: Path):
    file = published / "verktoy" / "pastander" / "ark" / "pastander.pdf"
    assert _failures(file) == []
    made = _sheets_of(file)
    parts = shared("statements")
    assert len(made) == len(parts)
    # A list among them would be what lies within one of the sheets.
    assert [mark if isinstance(mark, list) else one_line(mark.title) for mark in _read(file).outline] == [
        shown(part["title"]) for part in shared("parts")
    ]
    for sheet, part in zip(made, parts, strict=True):
        assert sheet.size == pytest.approx(A4, abs=0.5)
        assert [each["text"] for each in part["statements"] if each["text"] not in sheet.text] == []
        assert sheet.text.count("Nesten alltid") == len(part["statements"])
        _assert_within_the_margins(sheet)


# --- for those who cannot write by hand -----------------------------------------------------------


def _fields(file: Path) -> dict[str, str]:
    """The fields of a PDF, by name, with what a screen reader says of each."""
    return {name: field["/TU"] for name, field in (PdfReader(file).get_fields() or {}).items()}


@each_module
def test_sheet_a_has_a_field_for_each_question_and_for_what_one_will_try(published: Path, written: Written):
    for file in _drawn(_pdf(published, written, "a-skjema")):
        fields = _fields(file)
        said = [one_line(each) for each in fields.values()]
        prompts = [prompt for prompt in _prompts(published, written) if prompt.get("lines", 6)]
        for prompt in prompts:
            number = written.module["prompts"].index(prompt) + 1
            assert f"Spørsmål {number}: {shown(prompt['text'])}" in said
        asked = [each.partition(": ")[2] for each in said[-3:]]
        assert asked == ["Hva prøver vi?", "Hvem?", "Når ser vi på det igjen?"]
        assert len(fields) == len(said) >= len(prompts) + 3


def test_the_written_plan_is_one_side_with_a_field_for_all_that_is_asked(published: Path):
    file = published / "verktoy" / "skriftlig-plan" / "ark" / "skriftlig-plan.pdf"
    assert _failures(file) == []
    (sheet,) = _sheets_of(file)
    assert "Bruk saksnummeret" in sheet.text
    said = [one_line(each) for each in _fields(file).values()]
    assert len(said) == len(set(said)) == 23
    assert [
        one for one in ("1 ", "Tiltak a: Hvem", "5 Når", "Etter § 3") if not any(one in each for each in said)
    ] == []


# --- programmes and cards -------------------------------------------------------------------------


def test_every_programme_is_a_pdf_for_everybody_and_one_for_the_leader(published: Path):
    for programme in shared("programmes"):
        folder = published / "moter" / "programmer" / programme["id"]
        files = (folder / f"{programme['id']}.pdf", folder / "leder" / f"{programme['id']}-leder.pdf")
        for file in filter(is_drawn, files):
            assert _failures(file) == []
            sheets = _sheets_of(file)
            assert shown(programme["title"]) in sheets[0].text
            # The last page is no footer alone.
            assert len(sheets[-1].text) > 200


def test_ways_of_working_are_cards_two_on_a_page_and_none_runs_over(published: Path):
    file = published / "moter" / "metoder" / "ark" / "metodekort.pdf"
    assert _failures(file) == []
    methods, sheets = shared("methods"), _sheets_of(file)
    assert len(sheets) == (len(methods) + 1) // 2
    for place, method in enumerate(methods):
        sheet = sheets[place // 2]
        assert shown(method["title"]) in sheet.text
        assert shown(method["fits"]) in sheet.text
    for sheet in sheets:
        middle = sheet.size[1] / 2 / MM
        assert [letter for letter in sheet.letters() if letter.top < middle + 8 and letter.bottom > middle - 3] == []
        # What a dash is about stands before it on its line.
        assert [line for line in sheet.lines if line.startswith("– ")] == []
