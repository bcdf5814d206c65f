"""What a module declares and its body does not place stands at the end: nothing declared is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.authoring import Call, Desk, ending, run
from macros.build import Build
from macros.components import Guides
from tests.components.things import FIGURES

GUIDES = Guides(Path(__file__).parents[2] / "overrides")

HEADINGS = [
    "Her øver du på å",
    "Det viktigste",
    "Fra praksis",
    "Snakk sammen",
    "Sjekklister",
    "Kraftfelt",
    "Møteplan",
    "Anbefalinger og byggesteiner",
    "Les videre",
    "Kilder",
]

# Everything that the module «leken» declares, one call for each.
DECLARED = [
    Call("aims", (), {}, 1),
    Call("key_points", (), {}, 2),
    Call("scene", (), {}, 3),
    Call("prompt", ("inn",), {}, 4),
    Call("prompt", ("ut",), {}, 5),
    Call("checklist", ("pa-kanten",), {}, 6),
    Call("force_field", (), {}, 7),
    Call("session", (), {}, 8),
    Call("recommendation", (1,), {}, 9),
    Call("building_blocks", (), {}, 10),
    Call("see_also", (), {}, 11),
    Call("sources", (), {}, 12),
]


@pytest.fixture
def desk(build: Callable[[], Build]) -> Desk:
    built = build()
    return Desk(built.handbook, built.views, GUIDES, built.handbook.pages["grunnlag/leken.md"])


def test_a_body_that_places_nothing_gets_everything_in_a_fixed_order(desk: Desk) -> None:
    assert [heading for heading, _ in ending(desk)] == HEADINGS


def test_a_figure_that_no_call_places_stands_before_the_meeting(desk: Desk) -> None:
    module = desk.module.model_copy(update={"figures": (FIGURES["path"], FIGURES["sides"])})
    figures = [Call("figure", ("som-path",), {}, 0), Call("figure", ("som-sides",), {}, 0)]
    left = ending(replace(desk, example_of=module))
    headings = [heading for heading, _ in left]
    assert headings[headings.index("Møteplan") - 1] == "Figurer"
    assert dict(left)["Figurer"] == figures
    placed = replace(desk, example_of=module, calls=(figures[0],))
    assert dict(ending(placed))["Figurer"] == figures[1:]


def test_a_body_that_places_everything_gets_nothing(desk: Desk) -> None:
    assert ending(replace(desk, calls=tuple(DECLARED))) == []


def test_what_a_module_does_not_have_gets_no_heading(desk: Desk) -> None:
    garderoben = replace(desk, page=desk.handbook.pages["praksis/garderoben.md"])
    assert [heading for heading, _ in ending(garderoben)] == [heading for heading in HEADINGS if heading != "Kraftfelt"]


def test_the_questions_that_are_left_are_placed_together(desk: Desk) -> None:
    left = dict(ending(replace(desk, calls=(Call("prompt", ("ut",), {}, 1),))))
    (call,) = left["Snakk sammen"]
    assert call.name == "prompts"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(placed=st.lists(st.sampled_from(DECLARED), unique_by=lambda call: call.line))
def test_whatever_the_body_places_everything_is_shown_exactly_once(placed: list[Call], desk: Desk) -> None:
    work = replace(desk, calls=tuple(placed))
    sections = ending(work)
    calls = [*placed, *(call for _, calls in sections for call in calls)]
    shown = Counter(part for call in calls for part in run(work, call).shows)
    assert shown == Counter(part for call in DECLARED for part in run(desk, call).shows)
    assert [heading for heading in HEADINGS if heading in dict(sections)] == [heading for heading, _ in sections]
