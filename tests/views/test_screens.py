"""What stands on which screen of a projected page: what is split, where, and what never is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from macros.views.session import session_view

from macros.build import Build
from macros.content.fields import Text
from macros.content.models import Method, Module
from macros.typography.measures import MOST_LINES, SCREEN, SCREEN_WIDTH, Type
from macros.views.projected import Screen, screens
from tests.components.things import METHODS, MODULE

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


def test_a_screen_has_eight_lines_of_body_text_and_no_more(scene: Scene) -> None:
    for words in range(20, 120):
        text = " ".join(["votter"] * words)
        assert (len(scene(text)) == 1) == (SCREEN.text.lines(text, SCREEN_WIDTH) <= 8)


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


# --- room -----------------------------------------------------------------------------------------

_MAIN: dict[str, tuple[Type, float, float]] = {
    "opening": (SCREEN.aim, SCREEN.after_aim, SCREEN.point_indent),
    "checklist": (SCREEN.point, SCREEN.after_point, SCREEN.point_indent),
    "key_points": (SCREEN.point, SCREEN.after_point, SCREEN.point_indent),
    "scene": (SCREEN.text, SCREEN.after_paragraph, 0.0),
}
_COVERS = {9: SCREEN.cover_9, 7: SCREEN.cover_7, 6: SCREEN.cover_6, 5: SCREEN.cover_5}
_QUESTIONS = {9: SCREEN.question_9, 8: SCREEN.question_8, 7: SCREEN.question_7}


def _type_of(screen: Screen) -> tuple[Type, float, float]:
    return _MAIN[screen.kind] if screen.kind in _MAIN else (_QUESTIONS[screen.size], SCREEN.after_question, 0.0)


def _lines_of(screen: Screen) -> int:
    type_of, _, indent = _type_of(screen)
    return sum(type_of.lines(text, SCREEN_WIDTH - indent) for text in screen.texts)


def _height_of(screen: Screen, module: Module) -> float:
    """How high a screen is with all that stands on it, in hundredths of the window."""
    type_of, after, _ = _type_of(screen)
    beside = SCREEN_WIDTH - SCREEN.beside_title - SCREEN.foot.width(f"{screen.step.minutes} min")
    is_cover = screen.kind == "opening" and screen.part == 1
    title = (_COVERS[screen.size] if is_cover else SCREEN.title).height(screen.title, beside)
    named = SCREEN.module.height(module.title, beside) if screen.number == 1 and not is_cover else 0.0
    label = SCREEN.label.line + SCREEN.after_label if screen.kind == "opening" else 0.0
    main = label + _lines_of(screen) * type_of.line + after * (len(screen.texts) - 1)
    nav = 2 * SCREEN.arrow + 2 * SCREEN.within_nav + SCREEN.foot.width("20/20") + SCREEN.beside_nav
    rounds = SCREEN.foot.height(screen.step.phases_in_short, SCREEN_WIDTH - nav)
    foot = SCREEN.above_foot + SCREEN.rule + max(rounds, SCREEN.foot.line + 2 * SCREEN.around_arrow)
    return SCREEN.top + named + title + SCREEN.gap + main + SCREEN.gap + foot + SCREEN.bottom


def _of_kind(module: Module, kind: str, methods: Mapping[str, Method] = METHODS) -> list[Screen]:
    return [screen for screen in screens(module, session_view(module, methods)) if screen.kind == kind]


# The foot of whose screens takes more than a line.
_LONG_METHODS = {
    name: method.model_copy(update={"title": "Først alene, så i grupper, og til slutt alle sammen i plenum"})
    for name, method in METHODS.items()
}


def _with_question(text: str) -> Module:
    prompts = tuple(prompt.model_copy(update={"text": Text(text)}) for prompt in MODULE.prompts)
    return MODULE.model_copy(update={"prompts": prompts})


@pytest.mark.parametrize(
    "title",
    [
        "Kort",
        "Når barnehagen snakker om det som er vanskelig",
        "Når alle i barnehagen snakker sammen om det som er vanskelig i hverdagen vår",
        "Vi snakker sammen " * 8,
    ],
)
@pytest.mark.parametrize("count", range(1, 12))
@pytest.mark.parametrize("aim", ["se barnet", "se når et barn står utenfor leken, og finne på noe"])
def test_a_screen_with_aims_is_never_higher_than_the_window(aim: str, count: int, title: str) -> None:
    aims = tuple(Text(f"{aim}, gang {number}") for number in range(count))
    module = MODULE.model_copy(update={"aims": aims, "title": title.strip()})
    shown = _of_kind(module, "opening")
    assert [text for screen in shown for text in screen.texts] == list(aims)
    assert max(_height_of(screen, module) for screen in shown) <= 100
    assert max(map(_lines_of, shown)) <= MOST_LINES


@pytest.mark.parametrize("methods", [METHODS, _LONG_METHODS], ids=["short foot", "long foot"])
@pytest.mark.parametrize("words", range(4, 100, 3))
def test_a_question_is_as_large_as_the_window_allows(words: int, methods: Mapping[str, Method]) -> None:
    """It is split only where its smallest size has no room for it."""
    module = _with_question(" ".join(["barnehage"] * words) + "?")
    shown = _of_kind(module, "prompt", methods)
    assert max(_height_of(screen, module) for screen in shown) <= 100
    assert max(map(_lines_of, shown)) <= MOST_LINES
    assert {screen.size for screen in shown} == ({9} if words <= 10 else {7} if words > 40 else {shown[0].size})
    assert len(shown) == 1 or shown[0].size == 7


def test_no_word_of_a_question_is_torn_where_a_smaller_size_holds_it() -> None:
    (shown,) = _of_kind(_with_question("Hva er barnehagemiljøutviklingen?"), "prompt")
    assert shown.size < 9
    assert _type_of(shown)[0].longest_word(shown.texts[0]) <= SCREEN_WIDTH


def test_a_question_stands_over_its_phases_only_where_they_have_room_below_it() -> None:
    module = _with_question("Hva gjør du når et barn sier nei?")
    (question,) = {screen.texts for screen in _of_kind(module, "phases") if screen.step.kind == "prompt"}
    assert question == (module.prompts[0].text,)
    much_to_do = {
        name: method.model_copy(
            update={
                "phases": tuple(
                    phase.model_copy(update={"title": "Skriv, tegn og fortell. " * 12}) for phase in method.phases
                )
            }
        )
        for name, method in METHODS.items()
    }
    (question,) = {screen.texts for screen in _of_kind(module, "phases", much_to_do) if screen.step.kind == "prompt"}
    assert question == ()


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
@pytest.mark.parametrize("count", range(1, 14))
def test_no_screen_of_text_is_higher_than_the_window(scene: Scene, count: int, between: str) -> None:
    for screen in scene(between.join([SENTENCE] * count)):
        assert _height_of(screen, MODULE) <= 100
        assert _lines_of(screen) <= MOST_LINES
