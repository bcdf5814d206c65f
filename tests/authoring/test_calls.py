"""Macro calls as they stand on a page."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.authoring import MACROS, Call, Desk, parse_calls, run, usage
from macros.build import Build
from macros.components import Guides
from macros.handbook import Unknown
from tests.components.things import FIGURES

GUIDES = Guides(Path(__file__).parents[2] / "overrides")

# For every macro that takes something, what it may take in the small handbook.
_ARGUMENTS = {
    "keys": ("source",),
    "year_wheel": ("aret",),
    "programme": ("kort",),
    "prompt": ("inn",),
    "checklist": ("pa-kanten",),
    "figure": ("som-path",),
    "recommendation": (2,),
    "module_cards": ("grunnlag",),
    "written_plan": ("barnehageloven", "2026-11-22"),
    "meetings": (30,),
    "meeting_lengths": ("index.md",),
    "parts": ("index.md",),
    "doors": ("index.md", "index.md", "index.md"),
    "example": ("prompts()",),
}


@pytest.fixture
def desk(build: Callable[[], Build]) -> Desk:
    built = build()
    page = built.handbook.pages["grunnlag/leken.md"]
    assert page.module
    drawn = page.module.model_copy(update={"figures": tuple(FIGURES.values())})
    return Desk(built.handbook, built.views, GUIDES, replace(page, module=drawn))


def test_calls_are_found_with_their_arguments_and_their_line_in_the_file() -> None:
    body = '{{ prompts() }}\n\ntekst\n\n{{ prompt("inn") }} og {{ recommendation(number=2) }}\n'
    calls, problems = parse_calls(body, "docs/a.md", first_line=10)
    assert problems == []
    assert calls == [
        Call("prompts", (), {}, 10),
        Call("prompt", ("inn",), {}, 14),
        Call("recommendation", (), {"number": 2}, 14),
    ]


def test_a_sign_that_marks_a_place_cannot_be_typed() -> None:
    (problem,) = parse_calls("Før.\n\n\ue0009\ue001\n", "docs/a.md", first_line=10)[1]
    assert str(problem) == "docs/a.md:12  tegn: her står et usynlig tegn som ikke kan brukes; slett det"


def test_what_stands_in_raw_is_text_and_no_call() -> None:
    assert parse_calls("{% raw %}{{ prompts() }}{% endraw %}") == ([], [])


@given(st.text() | st.text("{}%#()'\"prompts \n"))
def test_any_body_gives_calls_or_problems(body: str) -> None:
    calls, problems = parse_calls(body, "docs/a.md")
    rows = body.count("\n") + 1
    assert all(1 <= found.line <= rows for found in [*calls, *problems])


@pytest.mark.parametrize("name", MACROS)
def test_every_macro_places_a_component(name: str, desk: Desk) -> None:
    assert run(desk, Call(name, _ARGUMENTS.get(name, ()), {}, 1)).name


def test_an_example_of_every_macro_tells_what_its_function_takes(desk: Desk) -> None:
    """With the words of the folder of the component that it places."""
    for name in MACROS.keys() - {"example"}:
        call = f"{name}({', '.join(map(repr, _ARGUMENTS.get(name, ())))})"
        shown = run(desk, Call("example", (call,), {}, 1)).context
        assert shown["macro"] == name
        assert list(shown["guide"].arguments) == list(inspect.signature(MACROS[name]).parameters)[1:], name


@pytest.mark.parametrize("name", MACROS)
def test_every_macro_says_how_it_is_written_when_it_gets_too_much(name: str, desk: Desk) -> None:
    with pytest.raises(Unknown, match="makroen skrives slik") as told:
        run(desk, Call(name, ("a", "b", "c", "d"), {}, 1))
    assert usage(name) in str(told.value)


def test_usage_shows_quotes_where_quotes_are_needed() -> None:
    assert usage("prompts") == "{{ prompts() }}"
    assert usage("checklist") == '{{ checklist("id") }}'
    assert usage("meetings") == "{{ meetings(minutes) }}"


def test_true_is_not_taken_for_a_number(desk: Desk) -> None:
    with pytest.raises(Unknown, match="makroen skrives slik"):
        run(desk, Call("recommendation", (True,), {}, 1))


@pytest.mark.parametrize("call", [Call("prompt", ("inn",), {}, 1), Call("prompt", (), {"id": "inn"}, 1)])
def test_prompts_leaves_out_the_questions_that_stand_alone(call: Call, desk: Desk) -> None:
    rest = run(Desk(desk.handbook, desk.views, desk.guides, desk.page, (call,)), Call("prompts", (), {}, 2))
    assert [prompt.id for prompt in rest.context["prompts"]] == ["ut"]


def test_an_example_shows_the_module_that_the_page_names(build: Callable[[], Build]) -> None:
    built = build()
    module = built.handbook.module("garderoben")
    index = built.handbook.pages["index.md"]
    shown = run(Desk(built.handbook, built.views, GUIDES, index, example_of=module), Call("scene", (), {}, 1))
    assert shown.context["scene"] == module.scene


def test_an_example_does_not_count_as_placing_what_it_shows(desk: Desk) -> None:
    assert run(desk, Call("example", ("scene()",), {}, 1)).shows == ()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('written_plan("loven", "i går")', "written_plan: ukjent kilde «loven»"),
        ('written_plan("barnehageloven", "i går")', "written_plan: «i går» er ikke en dato som 2026-11-22"),
    ],
)
def test_a_written_plan_needs_a_law_and_a_day(docs: Path, build: Callable[[], Build], call: str, message: str) -> None:
    with (docs / "index.md").open("a", encoding="utf-8") as index:
        index.write(f"\n{{{{ {call} }}}}\n")
    (problem,) = build().problems
    assert message in str(problem)


def test_the_page_with_a_written_plan_gets_a_blank_and_an_example_of_it_does_not(
    docs: Path, build: Callable[[], Build]
) -> None:
    call = "written_plan('barnehageloven', '2026-11-22')"
    with (docs / "index.md").open("a", encoding="utf-8") as index:
        index.write(f'\n{{{{ example("{call}") }}}}\n')
    assert "ark/index.html" not in dict(build().documents.files())
    with (docs / "index.md").open("a", encoding="utf-8") as index:
        index.write(f"\n{{{{ {call} }}}}\n")
    assert "Skriftlig plan" in dict(build().documents.files())["ark/index.html"]
