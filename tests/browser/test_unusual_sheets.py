"""Modules at the edge of what an author may write still make sheets that one can write on, or the author is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.build import Build
from macros.content.owner import Owner
from macros.content.problems import stopping
from tests.browser.paper import faults, lay_out, said, stated, texts
from tests.browser.rendered import write_site
from tests.browser.test_unusual_meetings import LONG, SHORT
from tests.conftest import ROOT

WORD = "barnehagemiljøutviklingsarbeidsgruppemøt"
QUESTION = ("Hva gjør du når et barn sier nei for tredje gang, og «alle» venter på å få gå ut? " * 8)[
    :599
].strip() + "?"
TITLE = "Når været er ålreit, går både øyenstikkere, småfugl og «alle de store» sammen ut på tur ærlig talt"
INN = "      text: Hvordan hjelper du et barn inn i leken?\n"
ITEM = "        - Jeg ser litt på leken først.\n"
# Every sheet that a module can have, and its run sheet.
VIEWS = {"ark": "?ark=ABCE", "kjoreplan": ""}

Change = tuple[str, str]


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[dict[str, Page]]:
    """Where papers of each view are laid out, one after the other."""
    with browser.new_context() as context:
        yield {view: context.new_page() for view in VIEWS}


@pytest.fixture
def papers(docs: Path, tmp_path: Path, desk: dict[str, Page]) -> Callable[..., dict[str, Page]]:
    """Changes a module of the small handbook as given, old text and new, and lays its sheets out; by view."""

    def papers(*changes: Change, name: str = "grunnlag/leken", **given: object) -> dict[str, Page]:
        changed(docs, name, *changes)
        if SHORT in [old for old, _ in changes]:
            longer_programme(docs)
        built = Build(docs, ROOT / "overrides", order=[], title="Prøvehåndboka", from_folder=True, **given)
        assert stopping(built.problems) == []
        write_site(tmp_path / "site", built)
        return {view: laid_out(desk[view], tmp_path / "site" / name / view, query) for view, query in VIEWS.items()}

    return papers


def laid_out(page: Page, folder: Path, query: str) -> Page:
    """The sheets that lie in a folder, as they are asked for."""
    page.goto((folder / "index.html").as_uri() + query)
    return lay_out(page)


def changed(docs: Path, name: str, *changes: Change) -> None:
    """Puts new text for old in a module of the small handbook."""
    file = docs / f"{name}.md"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def longer_programme(docs: Path) -> None:
    """The programme that takes the step which is longer has as many minutes more."""
    file = docs / "data" / "programmes.yml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("        minutes: 20\n        module: leken", "        minutes: 25\n        module: leken")
    file.write_text(text.replace("    minutes: 30\n", "    minutes: 35\n", 1), encoding="utf-8")


def assert_fits(opened: dict[str, Page]) -> None:
    """Nothing runs over, and Chromium prints the pages that the sheets say they have."""
    for view, page in opened.items():
        assert faults(page) == [], view
        printed = texts(page)
        assert [one for one in said(printed) if one] == stated(page), view
        # A back may be blank, so that what is shredded and what is kept share no paper.
        assert [text for text in printed if 0 < len(text.split()) < 10] == [], view


def assert_asked(opened: dict[str, Page]) -> None:
    """The long question stands on every sheet that has questions."""
    for kind in "ABE":
        assert opened["ark"].locator(f"#ark-{kind.lower()} .rh-prompt__text", has_text="for tredje gang").count() == 1


def test_a_question_of_six_hundred_signs_and_the_longest_checklist_that_a_page_holds(
    papers: Callable[..., dict[str, Page]], desk: dict[str, Page], tmp_path: Path
):
    assert len(QUESTION) == 600
    opened = papers((INN, f"      text: «{QUESTION}»\n"), (ITEM, items(22)))
    assert_fits(opened)
    assert_asked(opened)
    assert opened["ark"].locator("#ark-c .rh-checklist__items li").count() == 22
    # Beside it lies a module with one question that its meeting does not take up: nobody writes alone and no group
    # has anything to answer; one who was not there has no question either.
    other = laid_out(desk["ark"], tmp_path / "site" / "praksis" / "garderoben" / "ark", "")
    assert_fits({"ark": other})
    assert [text.split(",")[0] for text in stated(other)] == ["Ark C", "Ark E"]


def test_where_an_address_is_long_a_question_of_six_hundred_signs_and_twenty_five_items_in_two_checklists(
    papers: Callable[..., dict[str, Page]],
):
    opened = papers(
        (INN, f"      text: «{QUESTION}»\n"),
        (ITEM, f"{items(13)}    - id: den-andre\n      title: Når dere ser på det sammen\n      items:\n{items(12)}"),
        site_url=f"https://{'barnehage-' * 8}no/relasjonshandboka/",
    )
    assert_fits(opened)
    assert_asked(opened)
    assert opened["ark"].locator("#ark-c .rh-checklist__items li").count() == 25


def test_a_word_of_forty_letters_wherever_room_is_narrow(papers: Callable[..., dict[str, Page]]):
    assert len(WORD) == 40
    opened = papers(
        ("Hvordan hjelper du", f"Hvordan forstår du {WORD} når du hjelper"),
        ("Jeg ser litt", f"Jeg ser {WORD} litt"),
        ("Hva hindrer oss?", f"Hva hindrer {WORD}?"),
        ("Barnet må ha", f"{WORD.capitalize()} må ha"),
        ("title: Inn i leken", f"title: {WORD.capitalize()} i leken"),
        ("Ved disken", f"{WORD.capitalize()} ved disken"),
        ("      - kind: opening\n", f"      - kind: opening\n        note: {WORD}{WORD} er et langt ord.\n"),
    )
    assert_fits(opened)
    assert WORD in " ".join(texts(opened["ark"])).replace("- ", "")


def items(count: int) -> str:
    """A checklist's items, each of them a line on paper."""
    return "".join(
        f"        - Jeg ser litt på leken først, og venter til de ser meg, gang {number}.\n"
        for number in range(1, count + 1)
    )


def test_a_title_of_ninety_signs_with_every_norwegian_letter(papers: Callable[..., dict[str, Page]]):
    assert len(TITLE) >= 90
    opened = papers(
        ("title: Inn i leken", f"title: {TITLE}"),
        ("Barnet må ha noe å bidra med.", "«Æ, ø og å!» sa barnet på Åsgårdstrand."),
        ("Hvordan hjelper du", "Hvordan «hjelper» du, på øya i ærlighet og åpenhet,"),
        ("Jeg ser litt", "Jeg sier «hei på deg» og ser på øynene, ærlig og åpent,"),
        ("Når et barn står på kanten", "Når «et barn» står på kanten av øya i Ærfjorden"),
        ("Hva hindrer oss?", "Hva hindrer «oss» på øya, ærlig og åpent?"),
        ("Ved disken", "Ved «ærlig Øyvinds» åpne disk"),
        ("      - kind: opening\n", "      - kind: opening\n        note: Åpne med «æ», «ø» og «å».\n"),
        site_url="https://barnehage.example/",
        owner=Owner("Bjørkåsen «Ærfugl» barnehage", None),
    )
    assert_fits(opened)
    written = " ".join([*texts(opened["ark"]), *texts(opened["kjoreplan"])])
    for said_so in (
        TITLE,
        "«Æ, ø og å!» sa barnet på Åsgårdstrand.",
        "«hei på deg»",
        "Åpne med «æ», «ø» og «å».",
        "Bjørkåsen «Ærfugl» barnehage",
        "«ærlig Øyvinds»",
    ):
        assert said_so in written
    assert "�" not in written


def test_a_session_of_ninety_minutes_with_a_break_and_much_to_remember_gets_a_second_page(
    papers: Callable[..., dict[str, Page]],
):
    note = "Vent til alle har skrevet ferdig, og si så høyt hva dere skal gjøre videre. " * 9
    opened = papers((SHORT, LONG.replace("        minutes: 10\n", f"        minutes: 10\n        note: {note}\n")))
    assert_fits(opened)
    assert stated(opened["kjoreplan"]) == ["Ark D, side 1 av 2", "Ark D, side 2 av 2"]
    written = " ".join(texts(opened["kjoreplan"]))
    for said_so in ("Møte på 90 minutter", "Pause", "45–60", "15 min", "80–90"):
        assert said_so in written


def test_paragraphs_lists_and_emphasis_in_every_text(papers: Callable[..., dict[str, Page]]):
    opened = papers(
        (
            "    text: Gutten står ved disken med barken i hendene.\n",
            "    text: |\n" + "\n\n".join(["      **Gutten** står ved *disken*."] * 12) + "\n",
        ),
        (
            INN,
            "      text: |\n        Hvordan **hjelper** du?\n\n        Og hva gjør *du* da?\n\n        Og så?\n\n        Og så?\n",
        ),
        ("      note: Se", "      follow_ups: [Hvem så det?, Hva sa du?, Hva sa barnet?]\n      note: Se"),
    )
    assert_fits(opened)


def test_a_question_without_lines_leaves_its_page_to_the_force_field(papers: Callable[..., dict[str, Page]]):
    opened = papers(
        ("      lines: 3\n", "      lines: 0\n"),
        ("      text: Når går du ut igjen?\n", "      text: Når går du ut igjen?\n      lines: 0\n"),
    )
    assert_fits(opened)
    assert opened["ark"].locator("#ark-a .rh-line").count() == 0
    assert opened["ark"].locator("#ark-a .rh-force-field__column").first.bounding_box()["height"] > 76 * 96 / 25.4
