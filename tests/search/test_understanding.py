"""What the search understands, each way by words of its own, and what it does with a query that is no query."""

from __future__ import annotations

import json
import math
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.engine import INDEX, Engine
from tests.site.sources import modules, shared

TITLES = [module.front["title"] for module in modules()]


def first(engine: Engine, query: str) -> str:
    """The page that is shown first, and which the return key leads to."""
    found = engine.search(query)["items"]
    assert found, f"nothing is found for «{query}»"
    return found[0][0]["location"].partition("#")[0]


def folded(text: str, letters: dict[str, str]) -> str:
    """A text typed on a keyboard without æ, ø and å."""
    return text.lower().translate(str.maketrans(letters))


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("observerte", "observasjon"),
        ("observasjonene", "observasjon"),
        ("veilede", "veiledning"),
        ("rollen", "voksenrollen"),
        ("måltidssituasjonene", "maltid"),
        ("taushetsplikta", "taushetsplikt"),
        ("taushets plikt", "taushetsplikt"),
        ("maaltid", "maltid"),
        ("foreldremoete", "foreldresamarbeid"),
        ("sprakmiljoet", "sprakmiljo"),
        ("GARDEROBE", "garderobe"),
        ("observasojn", "observasjon"),
        ("gadrerobe", "garderobe"),
        ("vegleiing og rettleiing", "veiledning"),
        ("kva er taushetsplikt?", "taushetsplikt"),
        ("barnehageloven § 42", "aktivitetsplikt"),
        ("9 A", "skolens-kapittel-9a"),
        ("pappa og mamma", "foreldresamtalen"),
        ("hva sier vi egentlig om måltidet", "maltid"),
    ],
)
def test_a_word_is_found_in_another_form(in_collection: Engine, written: str, page: str):
    assert first(in_collection, written).strip("/") == page


@pytest.mark.parametrize(
    "letters", [{}, {"æ": "ae", "ø": "o", "å": "a"}, {"æ": "ae", "ø": "oe", "å": "aa"}], ids=["nb", "short", "long"]
)
def test_every_module_is_found_by_its_title(in_handbook: Engine, letters: dict[str, str]):
    lost = []
    for module in modules():
        title = folded(module.front["title"], letters)
        found = in_handbook.search(title)["items"][:1]
        if not any(place["location"].startswith(module.address) for page in found for place in page):
            lost.append(title)
    assert lost == []


def test_every_word_of_the_glossary_is_found_in_bokmål_and_nynorsk(published: Path, in_handbook: Engine):
    """Its own place, among the five pages that are in sight."""
    entries = json.loads((published / INDEX).read_text(encoding="utf-8"))["docs"]
    place = {unescape(entry["title"]): entry["location"] for entry in entries if entry.get("kind") == "Ord"}
    lost = []
    for term in shared("glossary"):
        for word in (term["nb"], term["nn"]):
            shown = {found["location"] for page in in_handbook.search(word)["items"][:5] for found in page}
            if place[term["nb"]] not in shown:
                lost.append(word)
    assert lost == []


def test_a_half_written_word_finds_what_the_whole_word_finds(in_collection: Engine):
    for word in ("taushetsplikt", "relasjonsansvar", "toleransevinduet", "veiledning", "samlingsstund"):
        for end in range(5, len(word)):
            assert first(in_collection, word[:end]) in {first(in_collection, word), f"{word}/"} or end < 8, word[:end]


# --- what a find says of itself ---------------------------------------------------------------------


def place_of(engine: Engine, query: str, location: str) -> dict:
    """The find at one place."""
    found = {place["location"]: place for page in engine.search(query)["items"] for place in page}
    assert location in found, list(found)
    return found[location]


def test_a_find_says_what_it_is_and_leads_to_its_place(in_handbook: Engine):
    module = modules()[0]
    prompt, checklist = module.module["prompts"][0], module.module["checklists"][0]
    method, term = shared("methods")[0], shared("glossary")[0]
    for query, location, kind in (
        (module.front["title"], module.address, "Modul"),
        (prompt["text"], f"{module.address}#sporsmal-{prompt['id']}", "Spørsmål"),
        (checklist["title"], f"{module.address}#sjekkliste-{checklist['id']}", "Sjekkliste"),
        (method["title"], f"moter/metoder/#metode-{method['id']}", "Arbeidsmåte"),
        (term["nb"], f"verktoy/ordliste/#ord-{term['nb']}", "Ord"),
        ("personvern", "om/personvern/", "Side"),
    ):
        assert place_of(in_handbook, query, location)["kind"] == kind


def test_a_module_comes_before_the_list_that_it_stands_in(in_handbook: Engine):
    for module in modules():
        assert first(in_handbook, module.front["title"]) == module.address


def test_the_words_that_were_met_are_marked_and_those_that_are_missing_told(in_collection: Engine):
    (place, *_), *_ = in_collection.search("måltidene lønnsslipp")["items"]
    assert "<mark>" in place["title"]
    assert "måltid" in place["title"].lower()
    assert place["terms"].pop("lønnsslipp") is False
    assert place["terms"]
    assert all(word in ("måltid", "måltidet", "bordet") for word in place["terms"])


def test_small_words_neither_find_nor_are_missed(in_collection: Engine):
    assert in_collection.pages("hvordan er det med garderoben")[0] == in_collection.pages("garderoben")[0]
    for page in in_collection.search("hvordan er det med garderoben")["items"]:
        assert not {"hvordan", "er", "det", "med"} & {word for place in page for word in place["terms"]}


def test_what_is_sent_of_a_text_is_as_much_as_is_shown_from_shortly_before_the_first_mark(in_handbook: Engine):
    """Each key waits for it."""
    for query in ("foreldre", "lek", "vennskap ute"):
        places = [page[0] for page in in_handbook.search(query)["items"]]
        assert max(len(place["text"]) for place in places) < 1000
        # Of what was found by a sentence or a keyword that is shown.
        texts = [place["text"] for place in places if not (place["why"].get("asked") or place["why"].get("keyword"))]
        marked = [text for text in texts if "<mark>" in text]
        assert len(marked) > 10
        assert all(text.index("<mark>") < 60 for text in marked)
        assert any(text.startswith("… ") for text in marked)


def test_what_has_no_word_gets_no_suggestion_of_what_was_asked_before(in_handbook: Engine):
    assert in_handbook.search("vennsk")["suggested"]
    for query in ("?", "…", ""):
        assert in_handbook.search(query)["suggested"] == []


def test_every_page_that_is_sure_to_be_found_by_a_compound_shows_a_word_or_says_why(in_handbook: Engine):
    for query in ("sommerfest", "potteterning", "tastatursnarveier", "litteraturliste"):
        for place, *_ in in_handbook.search(query)["items"]:
            assert "<mark>" in place["title"] + place["text"] or any(place["why"].values()), (query, place["location"])


# --- operators, and what is no query ----------------------------------------------------------------


def test_operators_and_quotes_work_as_in_material(in_collection: Engine):
    both = in_collection.pages('"lek barn"')
    assert both
    assert set(both) <= set(in_collection.pages("+lek")) & set(in_collection.pages("+barn"))
    without = in_collection.pages("foreldre -samtale")
    assert without
    assert not set(without) & set(in_collection.pages("+samtale"))
    assert set(in_collection.pages("title:garderoben")) == {"garderobe"}
    assert "garderobe" in in_collection.pages("garderoven~1")


def test_a_list_with_dashes_is_searched_for_by_its_words(in_collection: Engine):
    assert in_collection.pages("-garderobe") == in_collection.pages("garderobe")
    assert in_collection.pages("-lek -barn") == in_collection.pages("lek barn")


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ('"Vennskap og lek"', "grunnlag/vennskap-og-lek"),
        ('Hva gjør jeg når "ho" biter de andre?', "grunnlag/de-yngste-barna"),
        ("+vennskap +xyzzyq", "grunnlag/vennskap-og-lek"),
    ],
)
def test_what_nothing_has_word_by_word_is_searched_for_by_its_words(in_handbook: Engine, query: str, page: str):
    assert page in in_handbook.pages(query)[:3]


NO_QUERIES = [
    "",
    " ",
    "a",
    "å",
    "§",
    "og i på",
    "hva er det",
    "!?.,",
    "()[]{}",
    "???",
    "- - -",
    "+",
    "-",
    "~",
    "^",
    "*",
    "**",
    "a*b",
    '"',
    '""',
    '"og"',
    "😀",
    "👩‍👧 lek",
    "<script>alert(1)</script>",
    "</mark>",
    "&lt;b&gt;",
    "^(a+)+$",
    "\\",
    "\\\\d",
    "a\\",
    "foo^bar",
    "foo~bar",
    "~~~1",
    "title:",
    ":",
    "a:b:c",
    "felt:lek",
    "__proto__",
    "constructor",
    "__proto__ lek",
    "toString hasOwnProperty",
    "undefined null NaN",
    "lek^",
    "lek~",
    "+-lek",
    "\uff4c\uff45\uff4b",
    "le\u0301k",
    "ma\u030altid",
    "\u0000",
    "\ud800",
    "\u202elek",
    "x" * 5000,
    "lek " * 1250,
    "å" * 5000,
    "ab " * 1666,
    "-" * 5000,
    "* " * 2500,
]


@pytest.mark.parametrize("query", NO_QUERIES, ids=lambda query: repr(query[:20]))
def test_whatever_is_typed_gets_an_answer_and_so_does_the_next_query(in_collection: Engine, query: str):
    answered(in_collection, query)
    assert first(in_collection, "garderobe") == "garderobe/"


def test_letters_that_are_put_together_of_two_are_the_same_letters(in_collection: Engine):
    assert in_collection.pages("ma\u030altid") == in_collection.pages("måltid")


@settings(max_examples=300)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["lek", "barn", "§", "+", "-", "~", "^2", '"', "*", ":", "title:", "æøå"]), max_size=9
    ).map(" ".join)
)
def test_any_text_gets_an_answer(in_collection: Engine, query: str):
    answered(in_collection, query)


@settings(max_examples=100)
@given(st.sampled_from(TITLES), st.data())
def test_any_piece_of_a_title_gets_an_answer(in_handbook: Engine, title: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(title) - 1))
    answered(in_handbook, title[start : data.draw(st.integers(start + 1, len(title)))])


def answered(engine: Engine, query: str) -> None:
    """A query has a result that can be shown: places with scores in order, and words that were met or were not."""
    message = engine.search(query)
    assert message["type"] == 3
    assert isinstance(message["items"], list)
    best = [max(place["score"] for place in page) for page in message["items"]]
    assert best == sorted(best, reverse=True)
    assert all(map(math.isfinite, best))
    for page in message["items"]:
        for place in page:
            assert all(value in (True, False) for value in place["terms"].values())
            assert "<script" not in place["title"] + place["text"]
    assert all(isinstance(name, str) for name in message["nearest"])
    assert message["warnings"] == []
