"""The plan of a meeting: offsets, phases and titles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.build import Build
from macros.content.models import STEP_KINDS, WHO, Method, Module, Phase
from macros.views.meeting import (
    STEP_TITLES,
    WHO_WORKS,
    MeetingView,
    StepView,
    fairly,
    meeting_of_module,
    meeting_of_programme,
    part_of_composed,
    shared_out,
)
from tests.components.things import METHODS, MODULE


@pytest.fixture
def plan(build: Callable[[], Build]) -> Callable[[str], MeetingView]:
    handbook = build().handbook
    return lambda slug: meeting_of_module(handbook.module(slug), handbook.methods)


def test_every_step_begins_where_the_one_before_ends(plan: Callable[[str], MeetingView]) -> None:
    view = plan("leken")
    assert [(step.number, step.starts, step.ends) for step in view.planned] == [(1, 0, 5), (2, 5, 25), (3, 25, 30)]
    assert view.minutes == 30


def test_a_step_is_named_after_what_it_shows(plan: Callable[[str], MeetingView]) -> None:
    assert [step.title for step in plan("leken").planned] == ["Vi begynner", "Spørsmål 1", "Dette blir vi enige om"]
    assert [step.title for step in plan("garderoben").planned] == [
        "Praksisfortelling: Klokka åtte",
        "Sjekkliste: Om morgenen",
    ]


def test_every_checklist_is_a_step_that_a_meeting_of_ones_own_can_take(build: Callable[[], Build]) -> None:
    handbook = build().handbook
    for module in handbook.modules.values():
        part = part_of_composed(module, handbook.methods).blocks[0]
        lists = [step for step in part.steps if step.checklist]
        assert {step.checklist.id for step in lists if step.checklist} == {each.id for each in module.checklists}
        assert {step.checklist.id for step in lists if step.checklist and not step.spare} == {
            step.checklist for step in module.session.steps if step.checklist
        }
        # What was there before is called what it was, and the end is the end.
        proposed = meeting_of_module(module, handbook.methods).steps
        assert {step.number for step in proposed} <= {step.number for step in part.steps}
        assert part.steps[-1].kind == proposed[-1].kind
        assert len({step.id for step in part.steps}) == len(part.steps)


def test_a_checklist_in_reserve_is_run_as_the_modules_own_else_as_a_method_for_such_steps_says() -> None:
    other = MODULE.checklists[0].model_copy(update={"id": "en-til"})
    two = MODULE.model_copy(update={"checklists": (*MODULE.checklists, other)})
    unplanned = two.session.model_copy(
        update={"steps": tuple(step for step in two.session.steps if step.kind != "checklist")}
    )
    assert unplanned != two.session
    alone = METHODS["alene"].model_copy(update={"steps": ("checklist",)})

    def run(module: Module, methods: Mapping[str, Method]) -> tuple[str | None, int, list[str | None]]:
        steps = part_of_composed(module, methods).blocks[0].steps
        (step,) = [step for step in steps if step.checklist and step.checklist.id == "en-til"]
        return step.method and step.method.id, step.minutes, [phase.paper for phase in step.phases]

    (own,) = [step for step in two.session.steps if step.checklist]
    assert run(two, METHODS)[:2] == (own.method, own.minutes)
    without = two.model_copy(update={"session": unplanned})
    assert run(without, {**METHODS, "alene": alone}) == ("alene", sum(phase.minutes for phase in alone.phases), ["C"])


def test_the_authors_phases_go_before_the_methods_own(plan: Callable[[str], MeetingView]) -> None:
    assert [(phase.title, phase.who, phase.minutes) for phase in plan("leken").planned[1].phases] == [
        ("Tenk", "hver for seg", 4),
        ("Snakk sammen", "i grupper", 10),
        ("Del", "alle sammen", 6),
    ]


def test_the_methods_phases_are_scaled_to_the_step(plan: Callable[[str], MeetingView]) -> None:
    (phase,) = plan("garderoben").planned[1].phases
    assert (phase.who, phase.minutes) == ("to og to", 12)


def test_a_step_without_a_method_has_no_phases(plan: Callable[[str], MeetingView]) -> None:
    assert plan("leken").planned[0].phases == ()


def test_every_kind_of_step_and_every_way_of_working_has_a_name() -> None:
    assert set(STEP_TITLES) == set(STEP_KINDS)
    assert set(WHO_WORKS) == set(WHO)


def test_minutes_are_shared_out_by_weight() -> None:
    assert shared_out(30, [5, 15, 10], [1, 1, 1]) == (5, 15, 10)
    assert shared_out(15, [5, 15, 10], [1, 1, 1]) == (3, 7, 5)
    assert shared_out(2, [5, 15, 10], [1, 1, 1]) == (1, 1, 0)


def test_no_phase_is_shorter_than_it_makes_sense_in_while_there_is_time_for_all() -> None:
    assert shared_out(20, [5, 15, 10], [4, 10, 6]) == (4, 10, 6)
    assert shared_out(22, [5, 15, 10], [5, 8, 4]) == (5, 10, 7)
    assert shared_out(15, [5, 15, 10], [4, 10, 6]) == (3, 7, 5)


def test_two_who_tell_and_listen_in_turn_have_as_long_as_each_other() -> None:
    assert fairly((3, 2, 1), ["pairs", "pairs", "all"]) == (2, 2, 2)
    assert fairly((2, 3, 1), ["pairs", "pairs", "all"]) == (2, 2, 2)
    assert fairly((3, 3, 1), ["pairs", "pairs", "all"]) == (3, 3, 1)
    assert fairly((3, 2), ["pairs", "pairs"]) == (3, 2)
    assert fairly((1, 3, 2), ["all", "pairs", "group"]) == (1, 3, 2)


@st.composite
def weighed(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    weights = draw(st.lists(st.integers(1, 240), min_size=1, max_size=8))
    return weights, [draw(st.integers(1, weight)) for weight in weights]


@given(total=st.integers(0, 480), phases=weighed())
def test_shares_add_up_and_none_is_under_its_least_while_there_are_enough_minutes(
    total: int, phases: tuple[list[int], list[int]]
) -> None:
    weights, least = phases
    shares = shared_out(total, weights, least)
    assert len(shares) == len(weights)
    assert sum(shares) == total
    enough = least if total >= sum(least) else [total >= len(weights)] * len(weights)
    assert all(share >= fewest for share, fewest in zip(shares, enough, strict=True))


@given(total=st.integers(0, 480), phases=weighed())
def test_no_share_is_a_minute_off_where_every_phase_is_due_its_least(
    total: int, phases: tuple[list[int], list[int]]
) -> None:
    weights, least = phases
    due = [total * weight / sum(weights) for weight in weights]
    assume(all(part >= fewest for part, fewest in zip(due, least, strict=True)))
    assert all(abs(share - part) < 1 for share, part in zip(shared_out(total, weights, least), due, strict=True))


def test_phases_with_the_same_people_are_told_as_one_round(build: Callable[[], Build]) -> None:
    handbook = build().handbook
    pairs, everyone = Phase(title="Den ene", who="pairs", minutes=1), Phase(title="Alle", who="all", minutes=2)
    methods = {
        name: method.model_copy(update={"phases": (pairs, pairs, everyone)})
        for name, method in handbook.methods.items()
    }
    step = meeting_of_module(handbook.module("garderoben"), methods).planned[1]
    assert [phase.who for phase in step.phases] == ["to og to", "to og to", "alle sammen"]
    assert [phase.who for phase in step.rounds] == ["to og to", "alle sammen"]
    assert sum(phase.minutes for phase in step.rounds) == step.minutes


def test_a_phase_says_which_sheet_is_written_on(build: Callable[[], Build]) -> None:
    handbook = build().handbook
    alone, group, everyone = meeting_of_module(handbook.module("leken"), handbook.methods).planned[1].phases
    assert (alone.paper, group.paper, everyone.paper) == ("A", "B", None)


@pytest.mark.parametrize(
    ("kind", "sheets"),
    [
        ("prompt", ("A", None, "B", None)),
        ("force_field", ("A", None, None, None)),
        ("checklist", ("C", "C", None, None)),
        ("agreement", ("A", None, None, None)),
        ("scene", (None, None, None, None)),
    ],
)
def test_who_works_at_what_says_the_sheet(
    build: Callable[[], Build], kind: str, sheets: tuple[str | None, ...]
) -> None:
    """Alone, in pairs, in a group and all together."""
    handbook = build().handbook
    phases = tuple(Phase(title="Fase", who=who, minutes=1) for who in ("alone", "pairs", "group", "all"))
    methods = {"igp": handbook.methods["igp"].model_copy(update={"phases": phases})}
    module = handbook.module("leken")
    step = module.session.steps[1].model_copy(update={"kind": kind, "prompt": None, "phases": ()})
    session = module.session.model_copy(update={"steps": (step,)})
    shown = meeting_of_module(module.model_copy(update={"session": session}), methods)
    assert tuple(phase.paper for phase in shown.planned[0].phases) == sheets


def test_a_role_is_asked_for_where_it_is_needed_and_never_after(build: Callable[[], Build]) -> None:
    handbook = build().handbook
    igp = handbook.methods["igp"]
    think, talk, share = igp.phases
    phases = (think, talk.model_copy(update={"roles": ("Ordstyrer: passer tida", "Sekretær: skriver")}), share)
    methods = {**handbook.methods, "igp": igp.model_copy(update={"roles": ("Leser: tar seg tid",), "phases": phases})}
    shown = meeting_of_module(handbook.module("leken"), methods).planned[1].phases
    assert [phase.roles for phase in shown] == [("leser",), ("ordstyrer", "sekretær"), ()]
    assert methods["igp"].all_roles == ("Leser: tar seg tid", "Ordstyrer: passer tida", "Sekretær: skriver")


def test_questions_that_are_not_planned_stand_ready_after_the_last_that_is(build: Callable[[], Build]) -> None:
    handbook = build().handbook
    module = handbook.module("leken")
    whole = meeting_of_module(module, handbook.methods)
    assert [(step.number, step.title, step.spare) for step in whole.steps] == [
        (1, "Vi begynner", False),
        (2, "Spørsmål 1", False),
        (4, "Spørsmål 2", True),
        (3, "Dette blir vi enige om", False),
    ]
    spare, like = whole.steps[2], whole.steps[1]
    assert (spare.minutes, spare.method, spare.phases) == (like.minutes, like.method, like.phases)


def test_a_meeting_that_asks_nothing_has_its_questions_in_reserve_before_its_end(build: Callable[[], Build]) -> None:
    handbook = build().handbook
    module = handbook.module("garderoben")
    whole = meeting_of_module(module, handbook.methods)
    assert [(step.number, step.kind, step.spare) for step in whole.steps] == [
        (1, "scene", False),
        *((3 + place, "prompt", True) for place in range(len(module.prompts))),
        (2, "checklist", False),
    ]


def test_a_question_in_reserve_is_run_as_it_says_itself(build: Callable[[], Build]) -> None:
    handbook = build().handbook
    module = handbook.module("leken")
    first, second = module.prompts
    module = module.model_copy(update={"prompts": (first, second.model_copy(update={"method": "par", "minutes": 8}))})
    whole = meeting_of_module(module, handbook.methods)
    (spare,) = [step for step in whole.steps if step.spare]
    assert (spare.method, spare.minutes) == (handbook.methods["par"], 8)
    assert [phase.minutes for phase in spare.phases] == [8]


def test_a_meeting_ends_as_planned_where_its_last_step_is_a_question(build: Callable[[], Build]) -> None:
    handbook = build().handbook
    module = handbook.module("leken")
    session = module.session.model_copy(update={"steps": module.session.steps[:2], "minutes": 25})
    module = module.model_copy(update={"session": session})
    whole = meeting_of_module(module, handbook.methods)
    assert [step.number for step in whole.steps] == [1, 3, 2]


# --- a programme ----------------------------------------------------------------------------------


@pytest.fixture
def day(docs: Path, build: Callable[[], Build]) -> Callable[[str], MeetingView]:
    """The meeting of a programme with these items, of an hour and a half from nine."""

    def meeting(items: str) -> MeetingView:
        file = docs / "data" / "programmes.yml"
        file.write_text(
            '- id: dag\n  title: En dag\n  summary: Kort sagt.\n  agenda:\n    minutes: 90\n    starts: "09:00"\n'
            f"    items:\n{items}",
            encoding="utf-8",
        )
        handbook = build().handbook
        programme = handbook.programme("dag")
        assert programme.agenda
        return meeting_of_programme(programme, programme.agenda, handbook.modules, handbook.methods)

    return meeting


def _item(title: str, minutes: int, more: str = "") -> str:
    return f"      - title: {title}\n        minutes: {minutes}\n{more}"


def _names(steps: Iterable[StepView]) -> list[tuple[str, str, int]]:
    return [(step.id, step.kind, step.starts) for step in steps]


def test_a_programme_is_a_meeting_of_blocks_one_after_the_other(day: Callable[[str], MeetingView]) -> None:
    view = day(
        _item("Velkommen", 6, "        method: par\n        note: Hils.\n")
        + _item("Lek", 30, "        module: leken\n")
        + _item("Pause", 10, "        kind: break\n")
        + _item("Lunsj", 44, '        kind: lunch\n        at: "09:46"\n')
    )
    assert (view.key, view.title, view.lead, view.part, view.minutes, view.starts) == (
        "program-dag", "En dag", "Kort sagt.", "moter", 90, "09:00",
    )  # fmt: skip
    assert [(block.kind, block.title, block.starts, block.ends, block.at) for block in view.blocks] == [
        ("own", "Velkommen", 0, 6, None),
        ("module", "Lek", 6, 36, None),
        ("break", "Pause", 36, 46, None),
        ("lunch", "Lunsj", 46, 90, "09:46"),
    ]
    assert [module.slug for module in view.modules] == ["leken"]
    assert _names(view.planned) == [
        ("punkt-1", "own", 0),
        ("leken-1", "opening", 6),
        ("leken-2", "prompt", 11),
        ("leken-3", "agreement", 31),
        ("punkt-3", "break", 36),
        ("punkt-4", "lunch", 46),
    ]
    own = view.steps[0]
    assert (own.note, own.module, [phase.works for phase in own.phases]) == ("Hils.", None, ["pairs"])


def test_its_faces_lie_beneath_its_page(day: Callable[[str], MeetingView]) -> None:
    view = day(_item("Bare dette", 90))
    assert (view.project_url, view.leader_url, view.run_sheet_url, view.sheet_url) == (
        "moter/programmer/dag/vis/",
        "moter/programmer/dag/vis/leder/",
        "moter/programmer/dag/kjoreplan/",
        "moter/programmer/dag/ark/",
    )


def test_a_programme_has_its_own_steps_and_none_in_reserve(day: Callable[[str], MeetingView]) -> None:
    asking = day(_item("Lek", 20, "        module: leken\n        steps: [inn]\n") + _item("Annet", 70))
    assert [step.id for step in asking.steps] == ["leken-2", "punkt-2"]
    assert asking.planned == asking.steps
