"""What no line may part on a reading page, and where its HTML stays as it was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.markup.text import held_together, start_of_heading, with_held_words, without_space_at_blocks


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("<p>Fra 22. november</p>", "<p>Fra 22.\u00a0november</p>"),
        ("<p>22.\nmai</p>", "<p>22.\u00a0mai</p>"),
        ("<p>22. november 2026</p>", "<p>22.\u00a0november\u00a02026</p>"),
        ("<p>22.\u00a0november 2026</p>", "<p>22.\u00a0november\u00a02026</p>"),
        ("<p>Grupper på 4 · for alle</p>", "<p>Grupper på 4\u00a0·\u00a0for alle</p>"),
        ("<p>4 ·\n· fem</p>", "<p>4\u00a0·\u00a0· fem</p>"),
        ("<p>22. november 20 barn</p>", "<p>22.\u00a0november 20 barn</p>"),
        ("<p>Han sa … og gikk 1. mai</p>", "<p>Han sa\u00a0… og gikk 1.\u00a0mai</p>"),
        ("<p>9.00–10.15 og 10–12 min</p>", "<p>9.00–\u206010.15 og 10–\u206012 min</p>"),
        ("<p>1.–3. mai, 4 – 5, fram–tilbake</p>", "<p>1.–\u20603.\u00a0mai, 4 – 5, fram–tilbake</p>"),
        ("<p>1. mai, <em>2. mai</em></p>", "<p>1.\u00a0mai, <em>2.\u00a0mai</em></p>"),
        ("<p><code>1. mai</code> 1. mai</p>", "<p><code>1. mai</code> 1.\u00a0mai</p>"),
        ("<!-- Noe --><p>a < b 1. mai</p>", "<!-- Noe --><p>a < b 1.\u00a0mai</p>"),
    ],
)
def test_a_day_and_a_span_are_held_on_one_line(written: str, held: str) -> None:
    assert with_held_words(written) == held


@pytest.mark.parametrize(
    "written",
    [
        '<p title="22. november" data-x="a > 1. mai">Noe</p>',
        "<title>22. november</title>",
        '<script type="application/json">{"a": "1. mai"}</script>',
        "<svg><text>1. mai</text></svg>",
        "<select><option>1. mai</option></select>",
        "<pre><code>3–5</code> 1. mai</pre>",
        "<p>1. maidag</p>",
        "<!-- 1. mai --><p>Noe</p>",
        "<SCRIPT>1. mai</SCRIPT>",
        '<p aria-label="10–12 min">10–</p><code>1–2</code>',
    ],
)
def test_all_else_stays_as_it_was_written(written: str) -> None:
    assert with_held_words(written) == written


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("§ 42", "§\u00a042"),
        ("§ 2 a", "§\u00a02\u00a0a"),
        ("§§ 41–43", "§§\u00a041–\u206043"),
        ("§§ 32 og 35", "§§\u00a032\u00a0og\u00a035"),
        ("§§ 41, 42 og 43 i loven", "§§\u00a041,\u00a042\u00a0og\u00a043 i loven"),
    ],
)
def test_a_section_sign_and_its_numbers_are_held_on_one_line_also_the_second_time(written: str, held: str) -> None:
    assert held_together(written) == held
    assert held_together(held + " § 1") == held + " §\u00a01"


def test_the_last_heading_of_a_name_is_found_whatever_follows_it_and_none_that_only_begins_so() -> None:
    page = (
        '<h2 id="a">Møte &amp; mat</h2><h2 id="b">Møte &amp; mat<a href="#b">¶</a></h2><h2>Møte &amp; mat og mer</h2>'
    )
    assert start_of_heading(page, "Møte & mat") == page.index('<h2 id="b"')
    assert start_of_heading(page, "Mat") is None


@pytest.mark.parametrize("after", ["<!-- <h2>Mat</h2> -->", "<title><h2>Mat</h2></title>", "<p title='<h2>Mat</h2>'>"])
def test_a_heading_that_no_browser_shows_is_none(after: str) -> None:
    assert start_of_heading(f"<h2>Mat</h2>{after}", "Mat") == 0
    assert start_of_heading(after, "Mat") is None


@given(
    st.lists(st.sampled_from([" ", "\n", "\u00a0", "<p>", "</li>", "<b>", "<pre>", "<", "a", "<h2 ", "<olx>"])).map(
        "".join
    )
)
def test_no_space_is_left_before_a_block_and_all_else_stays(written: str) -> None:
    assert without_space_at_blocks(written) == re.sub(
        r"\s+(?=</?(?:div|footer|h\d|header|li|ol|p|section|ul)\b)", "", written
    )
