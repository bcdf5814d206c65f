"""The figure of a step on the screen."""

from __future__ import annotations

from macros.content.models import Module
from macros.views.meeting import meeting_of_module
from macros.views.projected import Screen, screens
from tests.components.things import FIGURES, METHODS, MODULE


def _showing(kind: str, place: int) -> Module:
    """The module, with a figure of this kind in the step at this place."""
    steps = list(MODULE.session.steps)
    steps[place] = steps[place].model_copy(update={"figure": f"som-{kind}"})
    session = MODULE.session.model_copy(update={"steps": tuple(steps)})
    return MODULE.model_copy(update={"figures": tuple(FIGURES.values()), "session": session})


def _of_step(module: Module, place: int) -> list[Screen]:
    meeting = meeting_of_module(module, METHODS)
    return [screen for screen in screens(meeting) if screen.step is meeting.planned[place] and screen.kind != "cover"]


def test_a_figure_has_a_screen_before_what_its_step_tells() -> None:
    shown = _of_step(_showing("path", 6), 6)
    assert [screen.kind for screen in shown] == ["figure", "key_points"]
    assert shown[0].title == "Slik er path"
    assert shown[0].id == "steg-7-figur"


def test_a_question_is_asked_before_its_figure_is_looked_at() -> None:
    assert [screen.kind for screen in _of_step(_showing("sides", 3), 3)] == ["prompt", "figure", "phases"]


def test_a_figure_that_says_little_is_set_in_larger_letters() -> None:
    long = FIGURES["path"].model_copy(
        update={"parts": tuple(part.model_copy(update={"title": 40 * "a "}) for part in FIGURES["path"].parts)}
    )
    module = _showing("path", 6)
    (small, *_), (large, *_) = (
        _of_step(module.model_copy(update={"figures": (figure,)}), 6) for figure in (long, FIGURES["path"])
    )
    assert small.size < large.size


def test_no_other_step_shows_it() -> None:
    module = _showing("path", 6)
    assert sum(screen.kind == "figure" for screen in screens(meeting_of_module(module, METHODS))) == 1
    assert not any(screen.kind == "figure" for screen in screens(meeting_of_module(MODULE, METHODS)))


def test_a_stair_is_never_set_in_larger_letters_since_its_steps_share_the_width() -> None:
    path, stairs = (
        next(s for s in _of_step(_showing(kind, 6), 6) if s.kind == "figure") for kind in ("path", "stairs")
    )
    assert stairs.size < path.size
