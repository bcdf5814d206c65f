"""Chapters of a book: places that are each other's only once, links that stay inside, words that are found again, page numbers."""

from __future__ import annotations

from macros.content.models import Term
from macros.markup.binding import Binding, Chapter, with_page_numbers
from macros.markup.terms import Terms

ONE = Chapter(
    "del-en",
    "del/en/",
    '<h2 id="a">Først</h2><p id="b">Om <a href="#a">det</a>, <a href="../to/">alt</a>, <a href="../to/#c">noe</a>, '
    '<a href="../to/#borte">mer</a> og <a href="vis/">møtet</a>. Lekens lek. Leken.</p><h2 id="d">Så</h2><p>Leken igjen.</p>',
)
TWO = Chapter("del-to", "del/to/", '<p id="c">Ingen ord. <a href="../en/index.html#a">Tilbake</a></p>')
TERMS = Terms(
    (
        Term.model_validate(
            {"nb": "lek", "nn": "leik", "en": "play", "explanation": "Moro."}, context={"source": "a.md"}
        ),
    )
)


def bound(site_url: str = "") -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Both chapters in one book, and the places of words in the first."""
    binding = Binding([ONE, TWO], TERMS, site_url, lambda id, shown: f"<mark id={id}>{shown}</mark>")
    first, second = binding.bound(ONE), binding.bound(TWO)
    return first.content, second.content, first.uses


def test_places_bear_the_name_of_their_chapter_and_headings_stand_a_level_deeper() -> None:
    first, second, _ = bound()
    assert '<h3 id="del-en--a">Først</h3><p id="del-en--b">' in first
    assert '<p id="del-to--c">' in second


def test_links_between_chapters_lead_within_the_book_and_to_the_chapter_where_the_place_is_not_there() -> None:
    first, second, _ = bound()
    for target, words in (("del-en--a", "det"), ("del-to", "alt"), ("del-to--c", "noe"), ("del-to", "mer")):
        assert f'<a href="#{target}">{words}</a>' in first
    assert '<a href="#del-en--a">Tilbake</a>' in second


def test_what_is_not_bound_is_led_to_where_the_site_is_or_is_text() -> None:
    assert " og møtet." in bound()[0]
    assert '<a href="https://x.example/del/en/vis/">møtet</a>' in bound("https://x.example/")[0]


def test_a_picture_is_fetched_from_where_it_lies_seen_from_the_root() -> None:
    chapter = Chapter("del-en", "del/en/", '<img src="../bilde.jpg" alt=""><img src="data:," alt="">')
    content = Binding([chapter], TERMS, "", lambda _id, shown: shown).bound(chapter).content
    assert content == '<img src="del/bilde.jpg" alt=""><img src="data:," alt="">'


def test_a_word_has_a_place_at_its_first_use_in_each_section() -> None:
    first, _, uses = bound()
    assert [word for word, _ in uses] == ["lek", "lek"]
    assert [f"<mark id={place}>" in first for _, place in uses] == [True, True]
    assert first.count("<mark") == 2


def test_a_page_is_said_once_of_those_that_follow_each_other() -> None:
    asked = "".join(f'<i data-page="{place}"><a href="#{place}"></a></i>' for place in "abcd")
    told = with_page_numbers(f'<p>Side {asked}</p><p data-page="a"></p>', {"a": 3, "b": 3, "c": 12, "d": 14})
    words = "".join(piece.partition(">")[2] for piece in told.split("<"))
    assert words == "Side 3, 12, 143"


def test_what_asks_for_no_page_stays_as_it_is() -> None:
    assert with_page_numbers("<p>Side</p>", {"a": 1}) == "<p>Side</p>"
