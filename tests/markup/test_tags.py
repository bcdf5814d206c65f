"""Tags with their places: the same tags as a browser sees, and never long to find."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.markup.fragment import Fragment
from macros.markup.slots import Slots, slot
from macros.markup.structure import flaws
from macros.markup.tags import VOID, Swallowed, Tag, Text, pieces, tags, without_tags
from macros.markup.text import words
from macros.markup.tree import Tree, attributes_of

# Without these two signs and end tags, which a browser may answer with elements of its own.
_PIECES = st.lists(
    st.sampled_from(["<b>", "<br>", "<i a=1>", "<u b='2' B=3>", '<s c="&amp;>">', "<", ">", "=", '"', "'", " ", "/", "\n", "x",
                     "<!--", "-->", "--!>", "<?", "<!", "<![CDATA[", "&lt;", "-", "\x0b", "\u00a0", "<b", "<em/"])
    | st.text(alphabet=st.characters(exclude_characters="\x00\r"), max_size=2)
).map("".join)  # fmt: skip


@given(_PIECES)
def test_a_tag_and_its_attributes_are_what_a_browser_takes_them_for(written: str) -> None:
    ours = [(tag.name, tag.attributes) for tag in tags(f"<div>{written}") if not tag.closes]
    theirs = [((element.tag or ""), attributes_of(element)) for element in Tree(f"<div>{written}").elements[3:]]
    assert ours == theirs


@given(st.text())
def test_the_pieces_stand_in_order_and_are_where_they_say(written: str) -> None:
    end = 0
    for piece in pieces(written):
        assert piece.start >= end
        if isinstance(piece, Tag):
            assert written[piece.start] == "<"
            assert written[piece.end - 1] == ">"
        end = piece.start if isinstance(piece, Swallowed) else piece.end
    assert end <= len(written)


@pytest.mark.parametrize(
    "repeated",
    ["<a ", "<a", '<a b="', "<!--", "<![CDATA[", "</", "<script>", "<", "<a/", "<a =", "<p>", "<a b='c' ", "<title></titl",
     "</a <", "<a\n", "<?", "</p>", "<b></i>", "<svg><p>"],
)  # fmt: skip
def test_what_is_repeated_a_hundred_thousand_times_is_read_at_once(repeated: str) -> None:
    # What took a time that grows with the square would take hours here.
    assert sum(1 for _ in pieces(repeated * 100_000)) <= 200_001
    flaws(Fragment(repeated * 10_000))
    words(repeated * 100_000)


@given(
    _PIECES
    | st.lists(
        st.sampled_from(
            [
                "<title>",
                "</title>",
                "<TITLE >",
                "</titles>",
                "<plaintext>",
                "</plaintext>",
                "<!-- -->",
                "<b>",
                "< ",
                "a",
                "<i a='<'>",
                "<textarea>",
                "</TEXTAREA>",
                "<script/>",
                "</script>",
            ]
        )
    ).map("".join)
)
def test_a_text_without_its_tags_is_the_same_however_it_is_read(written: str) -> None:
    texts = (written[piece.start : piece.end] if isinstance(piece, Text) else "|" for piece in pieces(written))
    read = "".join(texts)
    assert without_tags(written, "|") in (None, read)
    assert words(written, "|") == html.unescape(read)


@pytest.mark.parametrize("written", ["<p a='<'>b</p>", "<svg><title>a</title></svg>", "<TITLE>a</title >", "a"])
def test_most_texts_are_plain(written: str) -> None:
    assert without_tags(written, "") is not None


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("a <div>b", "«<div>» lukkes ikke der den hører til; skriv </div> der den slutter"),
        ("<details><summary>a</summary>", "«<details>» lukkes ikke der den hører til; skriv </details> der den slutter"),
        ("<pre>a", "«<pre>» lukkes ikke der den hører til; skriv </pre> der den slutter"),
        ("<noscript>a", "«<noscript>» lukkes ikke der den hører til; skriv </noscript> der den slutter"),
        ("<b><i>a</b></i>", "«<i>» lukkes ikke der den hører til; skriv </i> der den slutter"),
        ("a</div>", "«</div>» lukker ingenting som står åpent; ta den bort"),
        ("<title>a", "«<title>» lukkes ikke og tar med seg resten av siden; ta den bort"),
        ("<textarea>a", "«<textarea>» lukkes ikke og tar med seg resten av siden; ta den bort"),
        ("<plaintext>a", "«<plaintext>» lukkes ikke og tar med seg resten av siden; ta den bort"),
        ("<script>a", "«<script>» lukkes ikke og tar med seg resten av siden; ta den bort"),
        ("<xmp>a", "«<xmp>» lukkes ikke og tar med seg resten av siden; ta den bort"),
        ("a <!-- b", "kommentaren «<!--» lukkes ikke og skjuler resten av siden; ta den bort"),
        ("a <![CDATA[ b", "«<![CDATA[» mangler «>» og tar med seg resten av siden; skriv den ut, eller ta den bort"),
        ("a <a href='b", "«<a» mangler «>» og tar med seg resten av siden; skriv den ut, eller ta den bort"),
        ("<p>a<div>b</div></p>", "«<div>» kan ikke stå her; nettleseren ville flyttet eller lukket den selv"),
        ("<a href=b>c<a href=d>e</a></a>", "«<a>» kan ikke stå her; nettleseren ville flyttet eller lukket den selv"),
        ("<svg><p>a</p></svg>", "«<p>» kan ikke stå her; nettleseren ville flyttet eller lukket den selv"),
        ("<math><mi>a</mi><div>b</div></math>", "«<div>» kan ikke stå her; nettleseren ville flyttet eller lukket den selv"),
        ("<table><p>a</p></table>", "«<table>» kan ikke stå her; nettleseren ville flyttet eller lukket den selv"),
        ("<body>a</body>", "«<body>» kan ikke stå her; nettleseren ville flyttet eller lukket den selv"),
        ("<template><p>a</p></template>", "«<p>» kan ikke stå her; nettleseren ville flyttet eller lukket den selv"),
    ],
)  # fmt: skip
def test_what_does_not_close_or_is_moved_is_told_at_its_place(written: str, sentence: str) -> None:
    found = flaws(Fragment(written))
    assert sentence in [flaw.message for flaw in found]
    assert all(written[flaw.start] == "<" for flaw in found)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "a < b & c > d",
        "<p>a<br>b<img src=c></p>",
        "<ul><li>a</li></ul>",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
        '<div class="admonition note"><p class="admonition-title">a</p><p>b</p></div>',
        "<details><summary>a</summary><p>b</p></details>",
        "<p>a<!-- b <div> --></p>",
        '<p title="</div>">a</p>',
    ],
)
def test_what_is_whole_is_let_be(written: str) -> None:
    assert flaws(Fragment(written)) == []


@given(_PIECES)
def test_where_nothing_is_told_the_tags_are_nested_as_in_a_browser(written: str) -> None:
    if not flaws(Fragment(written)):
        opened = sum(1 for tag in tags(written) if not tag.closes and tag.name not in VOID)
        assert opened == sum(1 for tag in tags(written) if tag.closes)


SLOT = slot(0)


@pytest.mark.parametrize(
    ("written", "is_met"),
    [
        (f"<p>{SLOT}</p>", True),
        (f"<ul>\n<li>\n<p>a</p>\n<p>{SLOT}</p>\n</li>\n</ul>", True),
        (f'<div class="admonition note"><p>{SLOT}</p></div>', True),
        (f"<details><summary>a</summary><p>{SLOT}</p></details>", True),
        (f"<blockquote><p>{SLOT}</p></blockquote>", True),
        (f"<p>a {SLOT}</p>", False),
        (f"<p>{SLOT} a</p>", False),
        (f"<p><em>{SLOT}</em></p>", False),
        (f"<p><em>a</em>{SLOT}</p>", False),
        (f'<p class="a">{SLOT}</p>', False),
        (f"<h2>{SLOT}</h2>", False),
        (f"<ul><li>{SLOT}</li></ul>", False),
        (f"<table><tr><td><p>{SLOT}</p></td></tr></table>", False),
        (f"<pre><code>{SLOT}</code></pre>", False),
        (f"<p><code>{SLOT}</code></p>", False),
        (f'<p><a href="{SLOT}">a</a></p>', False),
        (f'<p><img alt="{SLOT}" src="a.png"></p>', False),
        (f"<!-- <p>{SLOT}</p> -->", False),
        (f"<p>{SLOT}</p><p>{SLOT}</p>", False),
        (f"<p>{SLOT}</p><p title='{SLOT}'>a</p>", False),
        ("<p>a</p>", False),
    ],
)
def test_a_slot_is_met_once_in_a_paragraph_of_its_own(written: str, is_met: bool) -> None:
    assert Slots(Fragment(written)).is_met(0) is is_met


def test_texts_are_told_from_tags() -> None:
    content = "a<b title='>'>c</b><script>d<e></script>"
    assert [content[piece.start : piece.end] for piece in pieces(content) if isinstance(piece, Text)] == [
        "a",
        "c",
        "d<e>",
    ]
