"""Nobody is left out and nothing is cut from one cloth: what `counts.py` counts is held here, and keywords are kept."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from macros.content.problems import Problem
from tests.handbook.counts import Counted, scenes
from tests.handbook.texts import PROJECT, body, front_matter, modules, none_of

HERE = Path(__file__).parent
# In how many scenes at least: each a person whom the search promises and the first edition forgot.
_PEOPLE = {
    "man": 10,
    "vikar": 6,
    "grandparent": 4,
    "first_language": 4,
    "disability": 3,
    "leader_sees": 3,
    "two_homes": 2,
}
_NOT_READ = {"keywords", "sources", "troubles"}


@cache
def _counted() -> Counted:
    return Counted.of(PROJECT / "docs")


# --- language ---


def test_the_text_is_easy_to_read():
    lix = _counted().lix
    assert statistics.median(lix.values()) < 27
    assert {slug: round(value, 1) for slug, value in lix.items() if value > 34} == {}


def test_no_sentence_has_more_than_thirty_words():
    none_of(piece.problem(f"over 30 ord: «{sentence}»") for piece, sentence in _counted().long_sentences)


# --- questions and leads ---


def test_questions_do_not_begin_alike_and_ask_one_thing_each():
    counted = _counted()
    (word, count), *_ = counted.first_words.most_common(1)
    assert count <= len(counted.questions) / 4, f"{count} spørsmål begynner med «{word}»"
    assert counted.two_in_one == []


def test_few_questions_ask_what_somebody_is_like():
    assert _counted().blocks["evner"] <= len(_counted().questions) / 10


def test_no_formula_of_leads_has_more_than_a_fifth():
    few = len(modules()) / 5
    assert {formula: found for formula, found in _counted().leads.items() if len(found) > few} == {}
    assert [start for start, count in _counted().lead_beginnings.items() if count > few] == []


# --- scenes ---


def test_scenes_have_many_shapes_and_none_has_a_twin():
    noted = scenes()
    assert noted.keys() == {module.slug for module, _ in modules()}
    shapes = Counter(scene["shape"] for scene in noted.values())
    assert {"goes_well", "disagree", "overheard", "picture", "decision"} <= shapes.keys()
    assert max(shapes.values()) <= len(noted) / 5
    alike = Counter((scene["shape"], scene["place"], str(scene["child"])) for scene in noted.values())
    assert [what for what, count in alike.items() if count > 1] == []


def test_everyone_is_in_the_scenes():
    noted = scenes().values()
    people = Counter(person for scene in noted for person in scene["people"])
    assert {person: people[person] for person, least in _PEOPLE.items() if people[person] < least} == {}
    assert sum(scene["child"] in (1, 2) for scene in noted) >= len(noted) / 5


def test_hardly_anybody_says_something_friendly_and_empty():
    # Where it is what the scene is about.
    assert set(_counted().empty_lines) <= {"hverdagssituasjonene", "observasjon"}


# --- base and tasks ---


def test_every_module_names_the_framework_plan_and_rests_on_something_about_kindergartens():
    assert _counted().without_the_framework_plan == []
    assert _counted().without_kindergarten_source == []


def test_every_module_has_a_task_of_one_or_two_short_sentences():
    def found() -> Iterator[Problem]:
        for module, page in modules():
            key = ("module", "task")
            if module.task is None:
                yield page.located.problem(key, "mangler; neste møte spør etter den")
            elif len(module.task) > 160:
                yield page.located.problem(key, f"høyst 160 tegn, har {len(module.task)}")

    none_of(found())


# --- what keywords promise ---


def test_what_keywords_promise_stands_in_the_text():
    promises = yaml.safe_load((HERE / "promises.yml").read_text(encoding="utf-8"))

    def found() -> Iterator[Problem]:
        for module, page in modules():
            read = " ".join(
                piece.text.lower()
                for piece in (*front_matter(page), *body(page))
                if not _NOT_READ & set(re.split(r"[.\[]", piece.key))
            )
            for keyword in module.keywords:
                for promise in promises:
                    if re.search(rf"\b(?:{promise['asked']})", keyword, re.IGNORECASE) and not re.search(
                        promise["told"], read
                    ):
                        yield page.located.problem(
                            ("module", "keywords"),
                            f"«{keyword}» lover noe om {promise['matter']}, og teksten sier ikke noe om det",
                        )

    none_of(found())
