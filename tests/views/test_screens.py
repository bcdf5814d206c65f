"""What stands on which screen of a projected page: what is split, where, and what never is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros.build import Build
from macros.content.fields import Text
from macros.views.projected import Screen, screens
from macros.views.session import session_view

# Nine words to a sentence, and about two lines of a screen.
SENTENCE = "Barnet ser på de andre barna som graver dype hull."
Scene = Callable[..., list[Screen]]


@pytest.fixture
def scene(build: Callable[[], Build]) -> Scene:
    """The screens of the practice scene in a module of the small handbook, with another title and text."""
    handbook = build().handbook
    garderoben = handbook.module("garderoben")

    def scene(text: str, title: str = "Klokka åtte") -> list[Screen]:
        told = garderoben.scene.model_copy(update={"title": title, "text": Text(text)})
        module = garderoben.model_copy(update={"scene": told})
        return [screen for screen in screens(module, session_view(module, handbook.methods)) if screen.kind == "scene"]

    return scene


def _shown(found: list[Screen]) -> list[str]:
    return [" ".join(screen.texts) for screen in found]


def test_a_short_text_has_one_screen(scene: Scene) -> None:
    assert _shown(scene(SENTENCE)) == [SENTENCE]


def test_a_long_text_is_split_at_the_end_of_a_sentence_and_nothing_is_lost(scene: Scene) -> None:
    text = " ".join([SENTENCE] * 12)
    shown = _shown(scene(text))
    assert len(shown) > 1
    assert all(part.endswith("hull.") for part in shown)
    assert " ".join(shown) == text


@pytest.mark.parametrize(("before", "after"), [("«", "»"), ("**", "**"), ("*", "*"), ("[", "](../grunnlag/leken.md)")])
@pytest.mark.parametrize("place", range(8))
def test_what_stands_between_two_marks_is_never_torn_between_two_screens(
    scene: Scene, before: str, after: str, place: int
) -> None:
    marked = f"{before}{SENTENCE} {SENTENCE} {SENTENCE}{after}"
    shown = _shown(scene(" ".join([*[SENTENCE] * place, marked, *[SENTENCE] * (8 - place)])))
    assert len(shown) > 1
    assert [part.count(marked) for part in shown].count(1) == 1


def test_a_heading_of_many_lines_takes_room_from_the_text(scene: Scene) -> None:
    """The text fills a screen to the last line under a heading of two lines."""
    paragraph = "\n\n".join(["Barnet ser på de andre barna."] * 5)
    assert len(scene(paragraph)) == 1
    assert len(scene(paragraph, title="En lang tittel som går over flere linjer " * 3)) == 2
