"""What a reading page's HTML becomes for a tagged PDF."""

from __future__ import annotations

import pytest

from macros.markup.tagging import on_paper

PAGE = "https://barnehage.example/grunnlag/leken/"


def test_the_sign_that_leads_to_a_heading_is_left_out() -> None:
    heading = '<h2 id="snakk">Snakk<a class="headerlink" href="#snakk" title="Lenke hit">¶</a></h2>'
    assert on_paper(heading, PAGE) == '<h2 id="snakk">Snakk</h2>'


@pytest.mark.parametrize(
    ("written", "address", "target"),
    [
        ("../../praksis/garderoben/", PAGE, "https://barnehage.example/praksis/garderoben/"),
        ("../../praksis/garderoben/#morgen", PAGE, "https://barnehage.example/praksis/garderoben/#morgen"),
        ("../../praksis/garderoben/index.html", PAGE, "https://barnehage.example/praksis/garderoben/"),
        ("https://lovdata.no/lov", PAGE, "https://lovdata.no/lov"),
        ("https://lovdata.no/lov?a=1&amp;b=2", "", "https://lovdata.no/lov?a=1&amp;b=2"),
        ("mailto:styrer@barnehage.example", "", "mailto:styrer@barnehage.example"),
        ("tel:+4712345678", "", "tel:+4712345678"),
    ],
)
def test_a_link_leads_to_a_whole_address(written: str, address: str, target: str) -> None:
    assert on_paper(f'<p>Se <a href="{written}">her</a>.</p>', address) == f'<p>Se <a href="{target}">her</a>.</p>'


@pytest.mark.parametrize("written", ["../../praksis/garderoben/", "../../praksis/garderoben/#morgen", ""])
def test_a_link_to_another_page_is_text_where_the_site_does_not_know_its_address(written: str) -> None:
    assert on_paper(f'<p>Se <a href="{written}">her</a>.</p>', "") == "<p>Se her.</p>"


@pytest.mark.parametrize("anchor", ["måltid", "m%C3%A5ltid"])
def test_a_link_to_a_place_on_the_page_stays_where_the_place_is_there(anchor: str) -> None:
    link = f'<a href="#{anchor}">dit</a>'
    assert on_paper(f'<p id="måltid">{link}</p>', "") == f'<p id="måltid">{link}</p>'
    assert on_paper(f'<p id="annet">{link}</p>', "") == '<p id="annet">dit</p>'


def test_nothing_but_text_stands_in_a_link() -> None:
    """As WeasyPrint tags it, a link that holds other elements is not PDF/UA."""
    link = '<p><a href="https://lovdata.no"><strong>lov</strong> <em>og</em> <span class="x">rett</span></a> <em>ja</em></p>'
    assert on_paper(link, "") == '<p><a href="https://lovdata.no">lov og rett</a> <em>ja</em></p>'


def test_what_becomes_text_keeps_what_stands_in_it() -> None:
    assert on_paper('<p><a href="../x/"><strong>lov</strong></a></p>', "") == "<p><strong>lov</strong></p>"


def test_an_item_that_is_one_paragraph_has_none() -> None:
    assert on_paper("<ul>\n<li>\n<p>Ett.</p>\n</li>\n<li><p>To.</p></li>\n</ul>", PAGE) == (
        "<ul>\n<li>Ett.</li>\n<li>To.</li>\n</ul>"
    )


@pytest.mark.parametrize(
    "item",
    [
        "<li><p>Ett.</p><p>To.</p></li>",
        "<li>Før. <p>Ett.</p></li>",
        "<li><p>Ett.</p> Etter.</li>",
        '<li id="her"><p>Ett.</p></li>',
        '<li><p class="x">Ett.</p></li>',
    ],
)
def test_an_item_that_holds_more_or_is_pointed_to_stays_as_it_is(item: str) -> None:
    assert on_paper(f"<ul>{item}</ul>", PAGE) == f"<ul>{item}</ul>"


def test_an_item_with_items_in_it_keeps_them() -> None:
    items = "<ul><li><p>Ett.</p><ul><li><p>Inni.</p></li></ul></li></ul>"
    assert on_paper(items, PAGE) == "<ul><li><p>Ett.</p><ul><li>Inni.</li></ul></li></ul>"
