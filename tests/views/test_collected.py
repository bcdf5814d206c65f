"""What is collected from all modules, and by what one can choose among it."""

from __future__ import annotations

import pytest

from macros.content.models import Term
from macros.views.collected import collected, letters, within
from macros.views.meeting import meeting_of_module
from macros.views.programme import ProgrammeView, programme_view
from tests.components.things import DAY, METHODS, MODULE, OTHER, TWO_YEARS, make

_MODULES = {module.slug: module for module in (MODULE, OTHER)}


def _term(word: str) -> Term:
    return make(Term, nb=word, nn=word, en=word, explanation="Et ord.")


def test_every_question_has_its_number_and_the_minutes_it_takes_whether_the_meeting_has_it_or_not() -> None:
    meeting = meeting_of_module(MODULE, METHODS)
    questions = collected(MODULE, meeting).prompts
    assert [(each.prompt, each.number) for each in questions] == [(p, n) for n, p in enumerate(MODULE.prompts, start=1)]
    taken = {step.prompt.id: step.minutes for step in meeting.steps if step.prompt}
    assert {each.prompt.id: each.minutes for each in questions} == taken
    assert {step.spare for step in meeting.steps if step.prompt} == {True, False}


@pytest.mark.parametrize(
    ("lengths", "offered"),
    [
        ([], ()),
        ([10, 10], ()),
        ([10, 20], (10, 15)),
        ([6, 7, 22], (10, 15, 20)),
        ([30, 45, 60, 90, 360], (30, 45, 60, 90, 120)),
    ],
)
def test_minutes_are_offered_that_part_what_there_is(lengths: list[int], offered: tuple[int, ...]) -> None:
    assert within(lengths) == offered


def test_the_alphabet_has_every_letter_and_aa_is_its_last() -> None:
    alphabet = letters(
        [_term(word) for word in ("Ask", "øve", "ærlig", "år", "Aaserud", "ödeland", "« barn »", "§ 42")]
    )
    assert "".join(letter.letter for letter in alphabet) == "abcdefghijklmnopqrstuvwxyzæøå"
    assert {letter.anchor: [term.nb for term in letter.terms] for letter in alphabet if letter.terms} == {
        "bokstav-a": ["Ask", "§ 42"],
        "bokstav-b": ["« barn »"],
        "bokstav-ae": ["ærlig"],
        "bokstav-oe": ["øve", "ödeland"],
        "bokstav-aa": ["år", "Aaserud"],
    }


def _view(minutes: int) -> ProgrammeView:
    assert DAY.agenda
    agenda = DAY.agenda.model_copy(
        update={"minutes": minutes, "items": (DAY.agenda.items[0].model_copy(update={"minutes": minutes}),)}
    )
    return programme_view(DAY.model_copy(update={"agenda": agenda}), _MODULES, METHODS)


def test_a_programme_tells_its_length_as_people_do() -> None:
    told = {minutes: _view(minutes).length for minutes in (30, 90, 120, 150, 360)}
    assert told == {
        30: "30 minutter",
        90: "90 minutter",
        120: "2 timer",
        150: "2 timer og 30 minutter",
        360: "6 timer",
    }
    years = programme_view(TWO_YEARS, _MODULES, METHODS)
    assert (years.minutes, years.length) == (None, f"{len(years.terms)} halvår")


def test_the_recommendations_of_a_module_are_one_list_of_words() -> None:
    assert collected(MODULE, meeting_of_module(MODULE, METHODS)).recommendations.split() == [
        str(number) for number in MODULE.recommendations
    ]
