"""The sheets of a module: what stands on which page, and how many lines there are to write on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.build import Build
from macros.content.fields import Text
from macros.content.models import Method, Module
from macros.views.meeting import StepView, meeting_of_module
from macros.views.sheets import Sheet, all_sheets, sheets, stocks, too_long
from tests.components.things import METHODS, MODULE, make


def steps_of(module: Module) -> tuple[StepView, ...]:
    """The steps of its meeting, with those in reserve."""
    return meeting_of_module(module, METHODS).steps


def of_kind(module: Module, kind: str) -> Sheet:
    """The sheet of one kind."""
    (found,) = [sheet for sheet in all_sheets(stocks(module, steps_of(module)), steps_of(module)) if sheet.kind == kind]
    return found


def numbers(sheet: Sheet) -> list[int]:
    """The numbers of the questions on a sheet, in order."""
    return [each.number for page in sheet.pages for each in page.prompts]


def with_prompts(lengths: list[int], lines: list[int]) -> Module:
    """The module with questions of so many words, of which each wants so many lines."""
    prompts = [
        {"id": f"nummer-{number}", "text": "votter " * words + "?", "building_block": "evner", "lines": wanted}
        for number, (words, wanted) in enumerate(zip(lengths, lines, strict=True), start=1)
    ]
    session = {"minutes": 5, "steps": [{"kind": "prompt", "prompt": "nummer-1", "minutes": 5}]}
    return make(
        Module,
        **{
            **MODULE.model_dump(exclude={"sources", "see_also"}),
            "sources": [{"id": "loven"}],
            "prompts": prompts,
            "session": session,
        },
    )


prompts = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 20)), min_size=1, max_size=8)


@given(wanted=prompts)
def test_every_question_is_on_sheet_a_once_with_the_lines_its_author_may_count_on(
    wanted: list[tuple[int, int]],
) -> None:
    module = with_prompts(*map(list, zip(*wanted, strict=True)))
    sheet = of_kind(module, "A")
    assert numbers(sheet) == list(range(1, len(wanted) + 1))
    given_lines = [each.lines for page in sheet.pages for each in page.prompts]
    for (_, lines), got in zip(wanted, given_lines, strict=True):
        assert got == 0 if lines == 0 else got >= max(lines - 2, min(lines, 3))
    assert [page.has_agreement for page in sheet.pages].count(True) == 1
    assert not any(page.runs_over for page in sheet.pages)


@given(wanted=prompts)
def test_lines_fill_what_room_is_left_and_no_question_gets_two_more_than_another(wanted: list[tuple[int, int]]) -> None:
    module = with_prompts(*map(list, zip(*wanted, strict=True)))
    for page in of_kind(module, "A").pages:
        spare = [
            each.lines - max(each.prompt.lines - 2, min(each.prompt.lines, 3))
            for each in page.prompts
            if each.prompt.lines
        ]
        assert not spare or max(spare) - min(spare) <= 1


def test_what_to_ask_further_takes_room_from_the_lines() -> None:
    plain = tuple(prompt.model_copy(update={"follow_ups": ()}) for prompt in MODULE.prompts)
    longer = tuple(prompt.model_copy(update={"follow_ups": ("Hvem så det?",) * 3}) for prompt in MODULE.prompts)
    counts = [
        sum(
            each.lines
            for page in of_kind(MODULE.model_copy(update={"prompts": prompts}), "A").pages
            for each in page.prompts
        )
        for prompts in (plain, longer)
    ]
    assert counts[0] >= counts[1] + len(plain)


IN_GROUPS = make(
    Method,
    id="par",
    title="I grupper",
    summary="Snakk sammen.",
    fits="Når det er trygt.",
    phases=[{"title": "Snakk", "who": "group", "minutes": 4}, {"title": "Alle", "who": "all", "minutes": 2}],
)


def test_a_group_answers_what_it_talks_about_and_has_more_room() -> None:
    steps = meeting_of_module(MODULE, {**METHODS, "par": IN_GROUPS}).steps
    (sheet,) = [sheet for sheet in sheets(stocks(MODULE, steps), steps) if sheet.kind == "B"]
    assert numbers(sheet) == [2]
    assert sheet.roles
    assert min(each.lines for page in sheet.pages for each in page.prompts) >= 6


def test_a_group_has_before_it_what_it_talks_about() -> None:
    material = (Text("En blå vott."), Text("En rød vott."))
    prompts = tuple(prompt.model_copy(update={"material": material}) for prompt in MODULE.prompts)
    module = MODULE.model_copy(update={"prompts": prompts})
    sheet = of_kind(module, "B")
    assert [each.material for page in sheet.pages for each in page.prompts] == [material, material]
    lines = [sum(each.lines for page in of_kind(of, "B").pages for each in page.prompts) for of in (MODULE, module)]
    assert lines[0] > lines[1]


def test_without_a_question_in_the_meeting_there_is_no_group_sheet(build: Callable[[], Build]) -> None:
    module = build().handbook.module("garderoben")
    steps = meeting_of_module(module, build().handbook.methods).steps
    assert "B" not in [sheet.kind for sheet in sheets(stocks(module, steps), steps)]


def test_what_one_will_practise_never_takes_a_page_of_its_own() -> None:
    items = [f"Jeg ser etter vott nummer {number}." for number in range(1, 24)]
    checklist = MODULE.checklists[0]
    for count in range(1, 24):
        module = MODULE.model_copy(
            update={"checklists": (checklist.model_copy(update={"items": tuple(items[:count])}),)}
        )
        (page,) = of_kind(module, "C").pages
        assert page.practice in (0, 2, 3, 4, 5)
        assert page.practice or count > 18


def test_one_who_was_not_there_gets_the_scene_only_where_it_takes_no_more_paper() -> None:
    (page,) = of_kind(MODULE, "E").pages
    assert page.scene == MODULE.scene
    long = MODULE.scene.model_copy(update={"text": "Hun leter. " * 400})
    (page,) = of_kind(MODULE.model_copy(update={"scene": long}), "E").pages
    assert page.scene is None
    assert [(each.number, each.lines >= 2, each.prompt.follow_ups) for each in page.prompts] == [(2, True, ())]


def test_a_whole_module_has_nothing_that_is_too_long() -> None:
    assert list(too_long(MODULE, stocks(MODULE, steps_of(MODULE)), steps_of(MODULE))) == []


@pytest.mark.parametrize("kind", ["A", "B", "C", "E"])
def test_every_sheet_says_what_it_is_for_and_names_no_child(kind: str) -> None:
    sheet = of_kind(MODULE, kind)
    assert sheet.purpose.endswith(".")
    assert sheet.privacy.startswith("Ikke skriv navn på barn. ")
