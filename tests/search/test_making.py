"""What the index and the worker's file become when the site is built."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.build import Build
from macros.content.models import Synonym, Term
from macros.search import entries, script, vocabulary
from tests.search.engine import INDEX, added_bytes
from tests.site.building import PROJECT
from tests.site.sources import modules, shared

FOUND = [
    {"location": "", "title": "Forsiden", "text": "<p>Prøvehåndboka</p>"},
    {"location": "grunnlag/leken/", "title": "Inn i leken", "text": "<p>Barken &amp; disken</p>"},
    {"location": "grunnlag/leken/#sjekklister", "title": "Sjekklister", "text": ""},
    {
        "location": "grunnlag/leken/#sjekkliste-pa-kanten",
        "title": "Når et barn står på kanten",
        "text": "<p>Jeg ser.</p>",
    },
    {"location": "grunnlag/leken/#praksisfortelling", "title": "Hunden i familien", "text": "<p>En hund.</p>"},
    {"location": "praksis/garderoben/", "title": "Garderoben", "text": "<p>Aktivitetsplikten gjelder her.</p>"},
]


def searched(build: Build) -> dict[str, dict]:
    """The entries made from those above, by their places."""
    return {entry["location"]: entry for entry in build.searched(FOUND)}


def test_every_entry_says_what_it_is_and_questions_stand_for_themselves(build: Callable[[], Build]):
    made = searched(build())
    assert made[""]["kind"] == "Side"
    assert made["grunnlag/leken/"]["kind"] == "Modul"
    assert made["grunnlag/leken/#sjekkliste-pa-kanten"]["kind"] == "Sjekkliste"
    assert made["grunnlag/leken/#praksisfortelling"]["kind"] == "Praksisfortelling"
    question = made["grunnlag/leken/#sporsmal-ut"]
    assert (question["kind"], question["title"], question["text"]) == (
        "Spørsmål",
        "Når går du ut igjen?",
        "Se garderoben.",
    )


def test_what_is_no_page_of_markdown_is_found_where_it_lies_in_this_edition():
    other = {"location": "moter/mote/", "title": "Lag et møte", "text": "Velg.", "asked": "Kan jeg lage et møte?"}
    contents = entries.Contents(address=lambda url: f"{url}index.html", plain=str, others=[other])
    assert entries.with_kinds([], contents) == [
        {**other, "location": "moter/mote/index.html", "kind": "Side", "unmarked": True}
    ]


def test_a_module_weighs_more_than_a_page_and_a_question_and_a_word_less(build: Callable[[], Build]):
    handbook = build().handbook
    contents = entries.Contents(
        address=str, plain=str, modules=list(handbook.modules.values()), terms=handbook.terms(), glossary=""
    )
    by_weight = sorted(entries.with_kinds(FOUND, contents), key=lambda entry: -entry.get("boost", 1))
    assert list(dict.fromkeys(entry["kind"] for entry in by_weight if "kind" in entry)) == [
        "Modul",
        "Side",
        "Praksisfortelling",
        "Sjekkliste",
        "Ord",
        "Spørsmål",
    ]


@pytest.mark.parametrize(
    ("term", "text"), [("leke", "lekende"), ("tre", "tre"), ("måltid", "måltidene"), ("lek og ro", "ro lek og")]
)
def test_a_term_is_known_by_its_words_with_any_ending(term: str, text: str):
    assert vocabulary.Vocabulary([{"title": text}]).has(term)


@pytest.mark.parametrize(
    ("term", "text"), [("bre", "brann"), ("leke", "li"), ("måltid", "mål tid"), ("lek og ro", "lek")]
)
def test_a_term_is_not_known_by_other_words(term: str, text: str):
    assert not vocabulary.Vocabulary([{"title": text}]).has(term)


def test_a_heading_with_nothing_beneath_it_is_left_out_of_a_module(build: Callable[[], Build]):
    assert "grunnlag/leken/#sjekklister" not in searched(build())


def test_keywords_and_what_people_struggle_with_are_searched(docs: Path, build: Callable[[], Build]):
    module = docs / "grunnlag" / "leken.md"
    text = module.read_text(encoding="utf-8")
    module.write_text(
        text.replace(
            "  recommendations:", "  sokeord: [<b>sand</b>, vann]\n  troubles: [ingen får være med]\n  recommendations:"
        ),
        encoding="utf-8",
    )
    entry = searched(build())["grunnlag/leken/"]
    assert entry["keywords"] == "&lt;b&gt;sand&lt;/b&gt;. vann. ingen får være med"
    assert entry["text"].startswith("Hvordan et barn får en plass i leken. ")


def test_what_people_ask_of_a_page_is_searched_a_line_each_and_what_it_is_said_to_be(
    docs: Path, build: Callable[[], Build]
):
    page = docs / "index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace(
            "description: En liten håndbok.", 'description: En liten håndbok.\nasked: ["Hva er <b>?", hvor er lua]'
        ),
        encoding="utf-8",
    )
    entry = searched(build())[""]
    assert entry["asked"] == "Hva er &lt;b&gt;?\nhvor er lua"
    assert entry["text"].startswith("En liten håndbok. ")


def test_a_term_that_no_entry_has_is_a_problem_with_its_place(docs: Path, build: Callable[[], Build]):
    with (docs / "data" / "synonyms.yml").open("a", encoding="utf-8") as synonyms:
        synonyms.write(
            "- term: vulkan\n  words: [lava]\n- term: barken ved disken\n  words: [tre]\n- term: aktivitetsplikt her\n  words: [lov]\n"
        )
    made = build()
    assert made.problems == []
    made.searched(FOUND)
    assert [str(problem) for problem in made.problems] == [
        "docs/data/synonyms.yml:5  [2].term: ord 3, «vulkan»: «vulkan» står ingen steder i håndboka; skriv et ord som gjør det",
        "docs/data/synonyms.yml:7  [3].term: ord 4, «barken ved disken»: «barken ved disken» står ingen steder i håndboka; skriv et ord som gjør det",
    ]


@pytest.mark.parametrize(
    ("term", "there"),
    [("leken", True), ("disk", True), ("Barken & disken", True), ("bark og disk", False), ("eken", False), ("p", True)],
)
def test_a_term_is_there_with_any_ending(term: str, there: bool):
    assert vocabulary.Vocabulary(FOUND).has(term) is there


def test_synonyms_become_a_line_for_each_term():
    made = vocabulary.table(
        [Synonym(term="Måltid", words=("Spise mat", "pp-tjenesten")), Synonym(term="lek", words=("moro",))]
    )
    assert made == "måltid=spise mat,pp tjenesten\nlek=moro"


def test_a_word_of_the_glossary_is_found_by_its_nynorsk_and_english_where_they_are_other_words():
    other = Term(nb="veiledning", nn="rettleiing", en="guidance", explanation="Hjelp.")
    same = Term(nb="lek", nn="lek", en="lek", explanation="Moro.")
    assert vocabulary.table([], [other, same]) == "veiledning=rettleiing,guidance"


def test_a_term_in_another_language_that_is_an_explanation_is_no_word_that_people_write():
    terms = [
        Term(nb="vedtak", nn="vedtak", en="decision by a public authority", explanation="Noe."),
        Term(nb="taushetsplikt", nn="teieplikt", en="duty of confidentiality", explanation="Noe."),
    ]
    assert vocabulary.table([], terms) == "taushetsplikt=teieplikt,duty of confidentiality"


def test_a_word_has_one_line_whoever_says_what_people_write_for_it():
    term = Term(nb="mobbing", nn="mobbing", en="bullying", explanation="Noe.")
    assert (
        vocabulary.table([Synonym(term="Mobbing", words=("erting", "plaging"))], [term])
        == "mobbing=erting,plaging,bullying"
    )


def test_the_script_stands_after_what_lunr_sends_without_its_comments():
    scripts = ['var search = "// søk"; // søket', '/* om */\nvar tables = TABLES; // slutt\nvar a = "// ikke";']
    lunr, first, ours = script.with_norwegian("lunr;", scripts, 'lek=moro\nmat="lunsj"').split("\n", 2)
    assert (lunr, first) == ("lunr;", 'var search="// søk";')
    assert "om" not in ours.split("=")[0]
    assert "slutt" not in ours
    assert '"// ikke"' in ours
    assert json.loads(ours[ours.index("{") : ours.rindex("}") + 1])["synonyms"] == 'lek=moro\nmat="lunsj"'


def test_the_built_index_has_an_entry_for_everything_that_is_found_by_itself(published: Path):
    entries = {
        entry["location"]: entry for entry in json.loads((published / INDEX).read_text(encoding="utf-8"))["docs"]
    }
    assert len(entries) == len(json.loads((published / INDEX).read_text(encoding="utf-8"))["docs"])
    for module in modules():
        assert entries[module.address]["kind"] == "Modul"
        for prompt in module.module["prompts"]:
            assert entries[f"{module.address}#sporsmal-{prompt['id']}"]["kind"] == "Spørsmål"
        for checklist in module.module["checklists"]:
            assert entries[f"{module.address}#sjekkliste-{checklist['id']}"]["kind"] == "Sjekkliste"
    for method in shared("methods"):
        assert entries[f"moter/metoder/#metode-{method['id']}"]["kind"] == "Arbeidsmåte"
    assert sum(entry.get("kind") == "Ord" for entry in entries.values()) == len(shared("glossary"))


def test_what_the_search_adds_to_materials_weighs_at_most_sixteen_kilobytes(published: Path):
    assert sum(added_bytes(published).values()) <= 16 * 1024


def test_nothing_that_is_searched_touches_what_stands_beside_it(published: Path):
    """A capital letter stands within a word where somebody wrote it so, and nowhere else."""
    inside = re.compile(r"[^\W_]*[a-zæøå0-9][A-ZÆØÅ]\w*")
    sources = "\n".join(
        file.read_text(encoding="utf-8") for file in (PROJECT / "docs").rglob("*.*") if file.suffix in {".md", ".yml"}
    )
    found = json.loads((published / INDEX).read_text(encoding="utf-8"))["docs"]
    glued = {
        word
        for entry in found
        for name in ("title", "text")
        for word in inside.findall(re.sub("<[^>]*>", " ", entry[name]))
        if word not in sources
    }
    assert glued == set()
