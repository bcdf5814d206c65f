"""How wide texts are, and how many lines they take, by the letters of our own faces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.typography.measures import BOLD, TEXT, TITLE
from macros.typography.measuring import lines, longest_word, width

SENTENCE = "Barnet ser på de andre barna som graver dype hull."


def test_wide_letters_take_more_lines_than_as_many_narrow_ones() -> None:
    assert lines("mmmm " * 20, TEXT, 20) > lines("iiii " * 20, TEXT, 20)


def test_a_text_is_as_wide_as_its_letters_in_the_face() -> None:
    """The widths of `a`, `b` and the space in Source Sans Pro, of 1,000 to an em."""
    assert width("a", TEXT) == pytest.approx(0.504)
    assert width("ab", TEXT) == pytest.approx(0.504 + 0.553)
    assert width("a b", TEXT) == pytest.approx(0.504 + 0.2 + 0.553)


@pytest.mark.parametrize("sign", [*"æøåÆØÅ«»–…§½×", "\u00e1", "\u0161"])
def test_the_signs_of_northern_languages_have_widths_of_their_own(sign: str) -> None:
    assert 0.2 < width(sign, TEXT) < 1.0


@pytest.mark.parametrize("sign", ["漢", "🙂"])
def test_a_sign_that_the_faces_lack_is_as_wide_as_any_machine_draws_it(sign: str) -> None:
    assert width(sign, TEXT) >= 1.25


def test_a_mark_that_stands_on_the_letter_before_takes_no_room() -> None:
    assert width("a\u20dd", TEXT) == width("a", TEXT)
    assert width("a\u030a", TEXT) == width("a", TEXT)
    assert width("a\u200b", TEXT) == width("a", TEXT)


def test_what_one_face_lacks_is_taken_from_the_other() -> None:
    """The Sámi eng is drawn from the text's face, in a title too."""
    assert width("ŋ", TITLE) == width("ŋ", BOLD)


def test_bold_is_wider_and_its_marks_are_not_counted() -> None:
    assert width(f"**{SENTENCE}**", TEXT) == pytest.approx(width(SENTENCE, BOLD))
    assert width(f"__{SENTENCE}__", TEXT) > width(SENTENCE, TEXT)


def test_bold_within_a_word_keeps_the_word_whole() -> None:
    assert longest_word("vott**er**", TEXT) == pytest.approx(width("vott", TEXT) + width("er", BOLD))
    assert lines("vott**er**", TEXT, width("vott", TEXT) + 0.1) == lines("votter", TEXT, width("vott", TEXT) + 0.1)


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("Det er *viktig* nå", "Det er viktig nå"),
        ("Det er _viktig_ nå", "Det er viktig nå"),
        ("et_navn_her", "et_navn_her"),
        (r"2 \* 3 \* 4", "2 * 3 * 4"),
        ("votter &amp; luer", "votter & luer"),
        ("Les [loven](../grunnlag/aktivitetsplikten.md) først", "Les loven først"),
        ("Les [«**loven**»](https://lovdata.no/lov/2005) først", "Les «**loven**» først"),
    ],
)
def test_what_markdown_does_not_show_takes_no_room(marked: str, shown: str) -> None:
    assert width(marked, TEXT) == pytest.approx(width(shown, TEXT))


def test_code_is_set_with_letters_of_one_width() -> None:
    assert width("`iiii`", TEXT) == width("`mmmm`", TEXT) > width("iiii", TEXT)
    # The widest of the machines' own: Cascadia Mono's are 0.586 of an em, DejaVu Sans Mono's 0.602.
    assert width("`i`", TEXT) >= 0.602


def test_paragraphs_items_and_hard_breaks_begin_on_a_line_of_their_own() -> None:
    assert lines("Først.\n\nSå.", TEXT, 20) == 2
    assert lines("Først:\n- votter\n- luer\n1. sko", TEXT, 20) == 4
    assert lines("Først  \nså", TEXT, 20) == 2
    assert lines("Først\\\nså", TEXT, 20) == 2
    assert lines("Først\nså", TEXT, 20) == 1


def test_an_item_of_a_list_has_less_room() -> None:
    room = width(SENTENCE, TEXT) + 0.1
    assert lines(SENTENCE, TEXT, room) == 1
    assert lines(f"- {SENTENCE}", TEXT, room) == 2
    # Browsers set a list in by 40 px: three sizes of the smallest type that a list on a sheet has, 10 points.
    assert lines(f"- {SENTENCE}", TEXT, room + 2.8) == 2
    assert lines(f"1. {SENTENCE}", TEXT, room + 3) == 1


def test_a_line_that_is_just_wide_enough_holds_the_text() -> None:
    taken = width(SENTENCE, TEXT)
    assert lines(SENTENCE, TEXT, taken + 0.001) == 1
    assert lines(SENTENCE, TEXT, taken - 0.001) == 2
    assert lines("a a", TEXT, 0.504 + 0.2 + 0.504) == 1


def test_a_word_that_is_longer_than_a_line_is_torn() -> None:
    word = "barnehagemiljøutviklingsarbeidsgruppemøte" * 3
    taken = width(word, TEXT)
    assert lines(word, TEXT, taken / 3.5) >= 4
    assert lines(f"Et {word}", TEXT, taken / 3.5) >= 5
    assert longest_word(f"Et {word} til", TEXT) == pytest.approx(taken)


def test_a_torn_word_leaves_empty_what_is_too_narrow_for_one_more_letter() -> None:
    assert lines("m" * 500, TEXT, 5.99 * width("m", TEXT)) >= 100


def test_the_next_word_stands_on_the_last_line_of_a_torn_one() -> None:
    word = "barnehagemiljøutviklingsarbeid"
    assert lines(f"{word} nå", TEXT, width(word, TEXT) - 1) == 2


def test_a_line_ends_at_a_hyphen_between_letters_but_not_before_a_number() -> None:
    room = width("matpakke-", TEXT) + 0.1
    assert lines("matpakke-fri", TEXT, room) == 2
    assert longest_word("matpakke-fri", TEXT) == pytest.approx(width("matpakke-", TEXT))
    assert longest_word("3-5", TEXT) == pytest.approx(width("3-5", TEXT))


def test_a_soft_hyphen_is_drawn_only_where_a_line_ends() -> None:
    assert width("vott\u00ader", TEXT) == pytest.approx(width("votter", TEXT))
    room = width("barnehage-", TEXT) + 0.01
    assert lines("barnehage\u00admøte", TEXT, room) == 2
    assert lines("barnehage\u00admøte", TEXT, width("barnehagemøte", TEXT) + 0.01) == 1
    assert lines("barnehage\u00ad", TEXT, 10) == 1
    assert longest_word("barnehage\u00admøte", TEXT) == pytest.approx(width("barnehage-", TEXT))


def test_a_line_that_ends_at_a_soft_hyphen_has_room_for_it() -> None:
    room = width("barnehage", TEXT) + 0.01
    assert lines("barne\u00adhage\u00admiljøet", TEXT, room) == 3
    assert lines("barne\u00adhage\u00admiljøet", TEXT, room + width("-", TEXT)) == 2


def test_soft_hyphens_within_a_line_take_no_room() -> None:
    assert lines("barne\u00adhage\u00admøte\u00adplan", TEXT, width("barnehagemøteplan", TEXT) + 0.01) == 1


def test_bold_within_a_word_keeps_its_soft_hyphen() -> None:
    taken = width("barne", TEXT) + width("hage-", BOLD)
    assert longest_word("barne**hage\u00adby**", TEXT) == pytest.approx(taken)


def test_no_line_ends_at_a_space_that_holds_together() -> None:
    assert longest_word("kap.\u00a07", TEXT) == pytest.approx(width("kap. 7", TEXT), abs=0.01)
    assert lines("Les kap.\u00a07", TEXT, width("Les kap.", TEXT) + 0.1) == 2


def test_no_line_ends_between_a_section_sign_and_its_number() -> None:
    assert longest_word("§ 42", TEXT) == pytest.approx(width("§ 42", TEXT), abs=0.01)
    assert lines("Les § 42", TEXT, width("Les §", TEXT) + 0.1) == 2
    assert lines("Les § og", TEXT, width("Les §", TEXT) + 0.1) == 2
    assert longest_word("§ og", TEXT) < width("§ og", TEXT)


def test_nothing_takes_no_room() -> None:
    assert width("", TEXT) == lines("", TEXT, 10) == longest_word("", TEXT) == 0


@given(
    st.lists(st.sampled_from(["på", "votter", "«Æ!»", "garderobe-\u00adbenk", "**nå**", "å"]), max_size=30),
    st.integers(3, 40),
)
def test_more_room_never_takes_more_lines_and_all_of_it_fits(words: list[str], room: int) -> None:
    text = " ".join(words)
    assert lines(text, TEXT, room + 1) <= lines(text, TEXT, room)
    assert lines(text, TEXT, room) * room >= width(text, TEXT) - 0.2 * lines(text, TEXT, room)
