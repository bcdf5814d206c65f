"""A page that a glance at its start tags clears is one that its tree has nothing to tell of, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.markup import guards
from macros.markup.glances import Glances
from macros.markup.tree import Tree

_PAGES = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", '<p title="x">', '<p title="', '</p title="', "<p title='", '"', "'", ">", "<", "/>", " ", "=", "&lt;"),
            *("<!--", "-->", "--!>", "<!", "<?", "<![CDATA[", "]]>", "\r", "\x00", "\x0c"),
            *("<title>", "</title>", "<textarea>", "</textarea>", "<svg>", "</svg>", "<math>", "<template>", "<select>", "<table>"),
            *("<script>", '<script type="application/json">', '<script src="a.js">', "</script>", "<style>", "</style>"),
            *("<plaintext>", "<iframe>", "<noscript>", "<base>", '<a href="https://x.no/">', '<a href="javascript:alert(1)">'),
            *('<img src="https://x.no/a">', "<img src='//x.no'>", "<image src=//x.no>", '<use xlink:href="//x.no/a">', '<p style="x:y">'),
            *('<P ONCLICK="x()">', '<b/onclick="x()">', '<p id="a" id="b" onclick>', '<p title="a > b" onclick="x()">'),
            *('<meta http-equiv="refresh" content="0;url=//x.no">', '<img src="&#104;ttps://x.no">', '<img src="https&colon;//x.no">'),
        ]
    )
    | st.text(max_size=2)
).map("".join)  # fmt: skip


@given(_PAGES)
@example('<p title="</p title="><img src=//x.no>')
@example('<!--><img src="//x.no/a">-->')
def test_what_a_glance_clears_has_nothing_that_no_page_may_do(page: str) -> None:
    glances = Glances()
    if glances.are_enough(page) and glances.are_enough(page):
        tree = Tree(page)
        assert not guards.fetched_from_elsewhere(tree)
        assert not guards.inline(tree)
        assert not guards.own_styles(tree)
        assert not guards.scripts_in_attributes(tree)
        assert not guards.nested_documents(tree)


def test_a_page_as_the_theme_writes_it_is_cleared() -> None:
    page = (
        '<!doctype html><html lang="nb" class="no-js"><head><meta charset="utf-8"><link rel="icon" href="../a.svg">'
        '<title>A &amp; b</title><script src="../a.js"></script></head><body dir="ltr"><input type="checkbox" checked />'
        '<script id="__config" type="application/json">{"a": "b"}</script><!-- x --></body></html>'
    )
    assert Glances().are_enough(page)


@pytest.mark.parametrize("tag", ['<p onclick="x()">', '<img src="//x.no">', "<script>", "<style>", "<p title='x'>"])
def test_a_tag_that_was_not_cleared_is_cleared_on_no_later_page(tag: str) -> None:
    glances = Glances()
    assert not glances.are_enough(f"<p>{tag}</p>")
    assert not glances.are_enough(f"<p>{tag}</p>")
    assert glances.are_enough("<p></p>")
