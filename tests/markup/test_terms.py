"""Which words of a page are found as terms of the glossary, and which are left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import markdown
import pytest

from macros.build import Build
from macros.content.models import Term
from macros.markup.terms import Terms


def _term(nb: str, **more: bool) -> Term:
    return Term.model_validate({"nb": nb, "nn": nb, "en": nb, "explanation": f"Om {nb}.", **more})


def _found(content: str, *words: str) -> list[str]:
    return [content[use.start : use.end] for use in Terms(tuple(map(_term, words))).first_uses(content)]


@pytest.mark.parametrize(
    ("nb", "used"),
    [
        ("krenkelse", "Krenkelsen"),
        ("krenkelse", "krenkelsene"),
        ("krenkelse", "krenkelsers"),
        ("rammeplan", "rammeplanens"),
        ("toleransevindu", "TOLERANSEVINDUET"),
        ("utestenging", "utestenginga"),
        ("personopplysninger", "personopplysningene"),
        ("skriftlig plan (aktivitetsplan)", "skriftlige planen"),
        ("rettigheter", "rettigheten"),
        ("vurderinger", "vurderinga"),
        ("psykososialt miljø", "psykososiale miljøet"),
        ("barnehagemiljø, trygt og godt", "barnehagemiljøet"),
        ("årsverk", "Årsverkene"),
        ("taus kunnskap", "taus\nkunnskap"),
    ],
)
def test_a_term_is_found_in_its_regular_inflections(nb: str, used: str) -> None:
    assert _found(f"<p>Her er {used}.</p>", nb) == [used]


@pytest.mark.parametrize(
    "other", ["rammeplanarbeid", "smårammeplan", "rammeplan-arbeid", "halv-rammeplan", "rammeplanlegge"]
)
def test_a_part_of_another_word_is_not_a_term(other: str) -> None:
    assert _found(f"<p>Her er {other}.</p>", "rammeplan") == []


def test_the_longest_term_is_found() -> None:
    content = "<p>Skjerpet aktivitetsplikt er mer enn aktivitetsplikt.</p>"
    assert _found(content, "aktivitetsplikt", "skjerpet aktivitetsplikt") == [
        "Skjerpet aktivitetsplikt",
        "aktivitetsplikt",
    ]


def test_a_term_is_found_once_whichever_of_its_words_is_used() -> None:
    assert _found("<p>Relasjonskompetanse og relasjonsansvar.</p>", "relasjonsansvar / relasjonskompetanse") == [
        "Relasjonskompetanse"
    ]


def test_an_everyday_word_is_left_alone() -> None:
    assert Terms((_term("lek", everyday=True),)).first_uses("<p>Her er lek.</p>") == []


@pytest.mark.parametrize(
    "content",
    [
        "<h2>Mobbing</h2>",
        '<a href="x">mobbing</a>',
        "<a href='x'><em>mobbing</em></a>",
        "<code>mobbing</code>",
        "<label>mobbing</label>",
        "<summary>mobbing</summary>",
        "<table><thead><tr><th>mobbing</th></tr></thead></table>",
        "<button>mobbing</button>",
        '<p title="mobbing">x</p>',
        '<p title="a > mobbing">x</p>',
        "<!-- mobbing -->",
        '<p class="admonition-title">mobbing</p>',
        "<div data-without-terms><div>x</div>mobbing</div>",
    ],
)
def test_what_is_not_running_text_is_passed_over_and_what_comes_after_is_not(content: str) -> None:
    assert _found(content, "mobbing") == []
    found = Terms((_term("mobbing"),)).first_uses(f"{content}<p>En <em>mobbing</em>.</p>")
    assert [use.start for use in found] == [len(content) + len("<p>En <em>")]


def test_words_that_would_share_a_place_in_the_glossary_are_a_problem(docs: Path, build: Callable[[], Build]) -> None:
    with (docs / "data" / "glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write("- nb: lek!\n  nn: leik\n  en: play\n  explanation: Rop.\n")
    assert [str(problem) for problem in build().problems] == [
        "docs/data/glossary.yml:10  [2].nb: ord 3, «lek!»: ordene «lek» og «lek!» får samme adresse i ordlista: ord-lek"
    ]


def test_everyday_is_true_or_false(docs: Path, build: Callable[[], Build]) -> None:
    with (docs / "data" / "glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write("  everyday: kanskje\n")
    assert [str(problem) for problem in build().problems] == [
        "docs/data/glossary.yml:10  [1].everyday: ord 2, «aktivitetsplikt»: må være true eller false, fikk «kanskje»"
    ]


def test_a_page_without_a_glossary_to_lead_to_explains_no_word(docs: Path, build: Callable[[], Build]) -> None:
    assert "popover" not in _leken(build(), "Lek er aktivitetsplikt.")[0]


def test_the_first_use_in_a_module_is_explained_where_it_is_shown_and_not_where_it_is_searched(
    docs: Path, build: Callable[[], Build]
) -> None:
    with (docs / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n{{ glossary() }}\n")
    shown, searched = _leken(build(), "Aktivitetsplikten & mer *aktivitetsplikt*.")
    assert shown.count("popovertarget=") == shown.count(" popover ") >= 1
    assert ">Aktivitetsplikten</button> &amp; mer <em>aktivitetsplikt</em>" in shown
    assert 'href="../../#ord-aktivitetsplikt"' in shown
    assert "popover" not in searched


def _leken(built: Build, body: str) -> tuple[str, str]:
    assert built.problems == []
    source = "grunnlag/leken.md"
    filled = built.fill(source, markdown.markdown(built.pages.drafts[source].finish(body)))
    return filled.whole, filled.searched
