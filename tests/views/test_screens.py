"""What stands on which screen of a projected page: what is split, where, and what never is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from macros.build import Build
from macros.content.fields import Text
from macros.content.models import Method, Module, Programme
from macros.typography.measures import MOST_LINES, SCREEN, SCREEN_WIDTH, Type
from macros.views.meeting import MeetingView, meeting_of_module, meeting_of_programme
from macros.views.projected import Screen, screens
from tests.components.things import METHODS, MODULE, OTHER, make

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
        return [screen for screen in screens(meeting_of_module(module, handbook.methods)) if screen.kind == "scene"]

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
    """The text fills a screen to the last line under a heading of one line."""
    paragraph = "\n\n".join(["Barnet ser på de andre barna."] * 6)
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


def _height_of(screen: Screen) -> float:
    """How high a screen is with all that stands on it, in hundredths of the window."""
    type_of, after, _ = _type_of(screen)
    beside = SCREEN_WIDTH - SCREEN.beside_title - SCREEN.foot.width(f"{screen.step.minutes} min")
    clock = SCREEN.beside_title + SCREEN.time_reading.width("0:00") if screen.is_read else 0.0
    is_cover = screen.kind == "opening" and screen.part == 1
    title = (_COVERS[screen.size] if is_cover else SCREEN.title).height(screen.title, beside - clock)
    read = SCREEN.more.line if screen.is_read else 0.0
    label = SCREEN.label.line + SCREEN.after_label if screen.kind == "opening" else 0.0
    main = label + _lines_of(screen) * type_of.line + after * (len(screen.texts) - 1)
    foot = SCREEN.above_foot + SCREEN.rule + _foot_of(screen)
    return SCREEN.top + title + read + SCREEN.gap + main + SCREEN.gap + foot + SCREEN.bottom


def _foot_of(screen: Screen) -> float:
    if screen.is_read:
        return SCREEN.button.line + 2 * (SCREEN.around_button + SCREEN.edge_of_button)
    nav = 2 * SCREEN.arrow + 2 * SCREEN.within_nav + SCREEN.foot.width("20/20") + SCREEN.beside_nav
    rounds = SCREEN.foot.height(screen.step.phases_in_short, SCREEN_WIDTH - nav)
    return max(rounds, SCREEN.foot.line + 2 * SCREEN.around_arrow)


def _of_kind(module: Module, kind: str, methods: Mapping[str, Method] = METHODS) -> list[Screen]:
    found = screens(meeting_of_module(module, methods))
    return [screen for screen in found if screen.kind == kind and not screen.step.spare]


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
    assert max(_height_of(screen) for screen in shown) <= 100
    assert max(map(_lines_of, shown)) <= MOST_LINES


def test_a_title_is_smaller_before_aims_that_fit_below_it_are_parted() -> None:
    title = "Når vi snakker om noe vanskelig"

    def below(count: int) -> list[Screen]:
        aims = tuple(Text("se når et barn står utenfor") for _ in range(count))
        return _of_kind(MODULE.model_copy(update={"aims": aims, "title": title}), "opening")

    parted = next(count for count in range(1, 12) if len(below(count)) > 1)
    sizes = [below(count)[0].size for count in range(1, parted)]
    assert sizes[0] == below(parted)[0].size == 7
    assert sizes[-1] < 7


@pytest.mark.parametrize("methods", [METHODS, _LONG_METHODS], ids=["short foot", "long foot"])
@pytest.mark.parametrize("words", range(4, 100, 3))
def test_a_question_is_as_large_as_the_window_allows(words: int, methods: Mapping[str, Method]) -> None:
    """It is split only where its smallest size has no room for it."""
    module = _with_question(" ".join(["barnehage"] * words) + "?")
    shown = _of_kind(module, "prompt", methods)
    assert max(_height_of(screen) for screen in shown) <= 100
    assert max(map(_lines_of, shown)) <= MOST_LINES
    assert {screen.size for screen in shown} == ({9} if words <= 10 else {7} if words > 40 else {shown[0].size})
    assert len(shown) == 1 or shown[0].size == 7


def test_no_word_of_a_question_is_torn_where_a_smaller_size_holds_it() -> None:
    (shown,) = _of_kind(_with_question("Hva er barnehagemiljøutviklingen?"), "prompt")
    assert shown.size < 9
    assert _type_of(shown)[0].longest_word(shown.texts[0]) <= SCREEN_WIDTH


def _over_phases(module: Module, methods: Mapping[str, Method] = METHODS) -> Screen:
    """The screen of the phases of the question that the meeting asks."""
    return next(screen for screen in _of_kind(module, "phases", methods) if screen.step.kind == "prompt")


def test_a_question_is_the_largest_text_over_its_phases():
    shown = _over_phases(_with_question("Hva gjør du når et barn sier nei?"))
    assert shown.question == ("Hva gjør du når et barn sier nei?",)
    assert shown.size >= 7
    assert _QUESTIONS[shown.size].size > SCREEN.time.size
    assert shown.clock == "all"


@pytest.mark.parametrize("words", range(4, 22))
def test_the_longer_a_question_the_smaller_it_is_over_its_phases_and_never_under_seven_hundredths(words: int):
    question = " ".join(["hverdag"] * words) + "?"
    shorter = " ".join(["hverdag"] * (words - 1)) + "?"
    assert _over_phases(_with_question(shorter)).size >= _over_phases(_with_question(question)).size >= 7


def test_a_question_stands_over_its_phases_only_where_they_have_room_below_it():
    much_to_do = {
        name: method.model_copy(
            update={
                "phases": tuple(
                    phase.model_copy(update={"title": "Skriv, tegn og fortell. " * 16}) for phase in method.phases
                )
            }
        )
        for name, method in METHODS.items()
    }
    assert _over_phases(_with_question("Hva gjør du når et barn sier nei?"), much_to_do).question == ()


def test_the_cover_is_of_no_step_and_says_what_the_meeting_is_about():
    cover, first, *_ = screens(meeting_of_module(MODULE, METHODS))
    assert (cover.id, cover.kind, cover.number) == ("forside", "cover", 1)
    assert cover.texts == (MODULE.description,)
    assert (first.id, first.number) == ("steg-1", 2)


# --- what is read, and what there is to look at ---------------------------------------------------


def _with_material(count: int, text: str = "Et ord") -> Module:
    material = tuple(Text(f"{text} {number}") for number in range(1, count + 1))
    prompts = tuple(prompt.model_copy(update={"material": material}) for prompt in MODULE.prompts)
    return MODULE.model_copy(update={"prompts": prompts})


def test_a_little_material_stands_with_its_question_before_and_while_it_is_talked_about():
    module = _with_material(2)
    (asked,) = _of_kind(module, "prompt")
    assert asked.material == _over_phases(module).material == module.prompts[1].material
    assert _over_phases(module).look is None
    assert _of_kind(module, "material") == []


def test_what_to_try_until_next_time_stands_with_the_agreement_and_the_next_meeting_asks_for_it():
    meeting = meeting_of_module(MODULE.model_copy(update={"task": Text("Se etter *én* vott.")}), METHODS)
    (agreement,) = [step for step in meeting.planned if step.kind == "agreement"]
    assert agreement.material == ("Prøv til neste gang: Se etter *én* vott.",)
    shown = [screen.texts or screen.material for screen in screens(meeting) if screen.step.id == agreement.id]
    assert agreement.material in shown
    (look_back,) = [step for step in meeting.planned if step.kind == "look_back"]
    assert "oppgaven" in look_back.asked


def test_material_that_there_is_no_room_for_has_a_screen_between_the_question_and_its_phases():
    found = screens(meeting_of_module(_with_material(9), METHODS))
    kinds = [screen.kind for screen in found if screen.step.id == "4"]
    assert kinds == ["prompt", "material", "material", "phases"]
    phases = next(screen for screen in found if screen.id == "steg-4-tid")
    assert (phases.look, phases.look_words, phases.material) == ("steg-4-stoff", "Vis punktene", ())
    assert phases.question
    shown = [text for screen in found if screen.kind == "material" and screen.step.id == "4" for text in screen.texts]
    assert shown == [f"Et ord {number}" for number in range(1, 10)]


def test_what_is_read_aloud_has_its_clock_beside_it_and_all_phases_on_its_last_screen():
    reads = METHODS["par"].model_copy(update={"id": "les"})
    steps = [
        step.model_copy(update={"method": "les"}) if step.kind == "scene" else step for step in MODULE.session.steps
    ]
    told = MODULE.scene.model_copy(update={"text": Text("\n\n".join([SENTENCE * 3] * 5))})
    module = MODULE.model_copy(
        update={"scene": told, "session": MODULE.session.model_copy(update={"steps": tuple(steps)})}
    )
    found = [
        screen for screen in screens(meeting_of_module(module, {**METHODS, "les": reads})) if screen.step.id == "3"
    ]
    assert {screen.kind for screen in found} == {"scene"}
    assert [screen.clock for screen in found] == ["first"] * (len(found) - 1) + ["all"]
    assert max(_height_of(screen) for screen in found) <= 100


# --- a meeting of several parts -------------------------------------------------------------------


@pytest.fixture
def day() -> MeetingView:
    """A welcome, a module, lunch, another module and what is agreed on."""
    items = [
        {"title": "Velkommen", "minutes": 5},
        {"title": "Votter", "minutes": 24, "module": "votter"},
        {"title": "Noe vi gjør sammen", "minutes": 12, "method": "par"},
        {"kind": "lunch", "title": "Lunsj", "minutes": 20},
        {"title": "Luer", "minutes": 24, "module": "luer"},
        {"kind": "agreement", "title": "Runde", "minutes": 9, "method": "par"},
    ]
    programme = make(
        Programme, id="dag", title="Dag", summary="En dag.", agenda={"minutes": 94, "starts": "09:00", "items": items}
    )
    assert programme.agenda
    return meeting_of_programme(programme, programme.agenda, {"votter": MODULE, "luer": OTHER}, METHODS)


def test_every_screen_of_a_day_says_what_is_now_and_what_comes(day: MeetingView):
    days = {screen.step.id: screen.day for screen in screens(day)}
    welcome, read, last = days["punkt-1"], days["votter-3"], days["punkt-6"]
    assert welcome
    assert read
    assert (welcome.now, welcome.coming, welcome.place) == (None, "Votter", 1)
    assert (read.now, read.coming, read.place) == ("Votter", "Noe vi gjør sammen", 2)
    assert last is None


def test_a_modules_first_screen_says_its_title_once():
    item = {"title": MODULE.title, "minutes": 24, "module": "votter"}
    agenda = {"minutes": 60, "starts": "09:00", "items": [{"title": "Velkommen", "minutes": 36}, item]}
    programme = make(Programme, id="dag", title="Dag", summary="En dag.", agenda=agenda)
    assert programme.agenda
    found = screens(meeting_of_programme(programme, programme.agenda, {"votter": MODULE}, METHODS))
    opening = next(screen for screen in found if screen.kind == "opening")
    assert (opening.title, opening.day) == (MODULE.title, None)
    assert {screen.day.now for screen in found if screen.day} == {None, MODULE.title}


def test_a_meeting_of_one_module_says_nothing_of_a_day():
    assert {screen.day for screen in screens(meeting_of_module(MODULE, METHODS))} == {None}


def test_something_of_ones_own_is_its_title_large_with_its_clock_or_its_phases(day: MeetingView):
    own = [screen for screen in screens(day) if screen.kind in ("own", "phases") and screen.step.kind == "own"]
    assert [(screen.id, screen.kind) for screen in own] == [("steg-punkt-1", "own"), ("steg-punkt-3-tid", "phases")]
    assert own[1].question == ("Noe vi gjør sammen",)
    assert min(screen.size for screen in own) >= 7


def test_before_the_agreement_there_is_a_line_for_every_module(day: MeetingView):
    last = [screen for screen in screens(day) if screen.step.id == "punkt-6"]
    assert [screen.kind for screen in last] == ["phases", "gathering", "agreement"]
    assert last[1].texts == (
        f"Fra «{MODULE.title}» tar vi med oss",
        f"Fra «{OTHER.title}» tar vi med oss",
    )
    assert "gathering" not in {screen.kind for screen in screens(meeting_of_module(MODULE, METHODS))}


# --- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
@pytest.mark.parametrize("count", range(1, 14))
def test_no_screen_of_text_is_higher_than_the_window(scene: Scene, count: int, between: str) -> None:
    for screen in scene(between.join([SENTENCE] * count)):
        assert _height_of(screen) <= 100
        assert _lines_of(screen) <= MOST_LINES
