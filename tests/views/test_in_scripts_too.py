"""What is said twice, in Python or a template and in a script, is the same in both: lists of kinds, what is counted, and words.

Where it can be said once it is: in what the plan of a meeting hands on. What stands here has to be there without the script as well.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from macros.build import Build
from macros.content import meeting_checks
from macros.content.models import ITEM_KINDS, STEP_KINDS
from macros.views import late, meeting, meeting_plan, print_pack, sheets
from macros.views.late import in_words
from macros.views.meeting import RESTS, STEP_TITLES, WHO_WORKS, WRITTEN_ON, MeetingStepKind, PhaseView
from macros.views.run_sheet import phase_in_words
from macros.views.sheets import SheetPage
from tests.components.things import MODULE
from tests.conftest import ROOT
from tests.views.test_papers import LATENESS, SESSION, points_of

_OVERRIDES = ROOT / "overrides"
# The kinds of a meeting's steps: those of modules, and what a programme or an address puts beside them.
_KINDS = {kind for part in get_args(MeetingStepKind) for kind in (get_args(part) or (part,))}
_SHEETS = [stock.kind for stock in sheets.stocks(MODULE, SESSION.steps)]


@cache
def _text(path: str) -> str:
    return (_OVERRIDES / path).read_text(encoding="utf-8")


def _constant(script: str, name: str) -> Any:
    """A list, a text or an object of a script, as it is written there."""
    found = re.search(
        rf"^  const {name} = (\[[^;]*\]|\{{[^;]*\}}|\"[^;]*\");$", _text(f"assets/{script}.js"), re.MULTILINE
    )
    assert found, f"{script}.js has no {name}"
    return json.loads(re.sub(r"(?<=[{,] )(\w+):", r'"\1":', found[1]))


# --- kinds of steps -------------------------------------------------------------------------------


def test_what_never_shrinks_is_one_list():
    fixed = ["agreement", *RESTS]
    assert _constant("meeting_plan", "FIXED") == fixed
    assert _constant("meeting_cuts", "NEVER") == fixed
    assert list(late._NEVER_CUT) == fixed


def test_what_rests_is_one_list():
    (is_rest,) = re.findall(r"^  const isRest = (.*);$", _text("assets/meeting_plan.js"), re.MULTILINE)
    assert re.findall(r'kind === "(\w+)"', is_rest) == list(RESTS)
    assert list(_constant("meeting_asked", "REST_TITLES")) == list(RESTS)
    assert meeting_checks._RESTS == RESTS
    assert set(re.findall(r'data-kind="(\w+)"', _text("components/agenda/agenda.css"))) == set(RESTS)


def test_what_asks_is_one_list():
    assert _constant("meeting_plan", "ASKING") == _constant("meeting_cuts", "ASKING") == list(late._ASKING)


def test_every_kind_of_step_has_its_turn_where_there_is_too_little_time_or_none():
    in_turn, asking = _constant("meeting_plan", "LEFT_OUT"), _constant("meeting_plan", "ASKING")
    classes = [
        *(kind for kind in in_turn if kind not in ("spare", "asking", "break")),
        *asking,
        *_constant("meeting_plan", "FIXED"),
    ]
    assert sorted(classes) == sorted(_KINDS)


def test_every_kind_of_step_has_a_least_and_those_of_modules_a_title_and_a_name_in_addresses():
    assert meeting._LEAST.keys() == _KINDS
    assert STEP_TITLES.keys() == set(STEP_KINDS)
    # A question and a checklist have ids of their own.
    assert meeting_plan._NAMES.keys() == set(STEP_KINDS) - {"prompt", "checklist"}
    names = list(meeting_plan._NAMES.values())
    assert len(names) == len(set(names))


def test_an_own_talk_is_as_short_in_an_address_as_in_a_programme():
    assert f"const LEAST_OWN = {meeting._LEAST['own']};" in _text("assets/meeting_asked.js")


def test_every_kind_of_item_is_a_kind_of_step_or_one_s_own():
    assert set(ITEM_KINDS) - {"item"} <= _KINDS
    assert set(RESTS) <= set(ITEM_KINDS)


# --- kinds of sheets ------------------------------------------------------------------------------


def test_every_kind_of_sheet_is_in_every_table():
    assert list(sheets._MOST_PAGES) == list(sheets._FILLED_BY) == _SHEETS
    assert sorted(print_pack._ONE_FOR_EACH) == sorted(["D", *_SHEETS])
    assert _constant("meeting_pack", "KINDS") == "".join(["D", *_SHEETS])
    assert list(_constant("paper_words", "NAMES")) == ["D", *_SHEETS]
    assert _constant("pile", "SHREDDED") == list(sheets.SHREDDED)
    assert set(WRITTEN_ON) <= set(_SHEETS)


def test_for_whom_a_sheet_is_is_said_as_it_is_counted():
    said = {"person": "til hver", "group": "til hver gruppe"}
    assert _constant("paper_words", "FOR_EACH") == {kind: said[print_pack._ONE_FOR_EACH[kind]] for kind in WRITTEN_ON}


def test_the_run_sheet_says_what_to_print_in_the_same_words_with_and_without_its_script():
    written = re.search(r"\{\{ (\{[^}]*\})\[kind\] \}\}", _text("components/run_sheet/template.html"))
    assert written
    names, for_each = _constant("paper_words", "NAMES"), _constant("paper_words", "FOR_EACH")
    assert json.loads(written[1]) == {kind: f"{names[kind]} {for_each[kind]}" for kind in WRITTEN_ON}


# --- what scripts make of it ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], dict[str, Any]]:
    """The meetings of a handbook, and what scripts make of them and of late ones."""
    sample = ROOT / "tests" / "content" / "good"
    build = Build(sample, _OVERRIDES, order=[], title="Prøvehåndboka", from_folder=False)
    meetings = [shown.of_meeting for shown in build.views.of_all()]
    programmes = [programme for programme in build.handbook.programmes.values() if programme.agenda]
    meetings += [build.views.of_agenda(programme, programme.agenda) for programme in programmes if programme.agenda]
    file = tmp_path_factory.mktemp("scripts") / "given.json"
    given = {"plans": [one.plan for one in meetings], "cases": [case["steps"] for case in LATENESS]}
    file.write_text(json.dumps(given), encoding="utf-8")
    node = shutil.which("node")
    assert node
    script = Path(__file__).parents[1] / "meeting" / "in_scripts.js"
    run = subprocess.run([node, str(script), str(file)], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert run.stderr == ""
    return meetings, json.loads(run.stdout)


def _parts_on(page: SheetPage) -> set[str]:
    """What stands on a page, as scripts call it."""
    held = {
        "points": page.points,
        "scene": page.scene,
        "practice": page.practice,
        "force_field": page.force_field,
        "agreement": page.has_agreement,
        **{f"prompt:{each.prompt.id}": True for each in page.prompts},
        **{f"checklist:{checklist.id}": True for checklist in page.checklists},
    }
    return {id for id, is_there in held.items() if is_there}


def test_scripts_make_the_same_sheets_of_every_meeting(made: tuple[list[Any], dict[str, Any]]):
    meetings, of_scripts = made
    assert len(meetings) > 1
    for one, of_script in zip(meetings, of_scripts["sheets"], strict=True):
        asked = [(slug, of.kind, list(map(_parts_on, of.pages))) for slug, every in one.sheets.items() for of in every]
        told = [
            (of["module"], of["kind"], list(map(set, of["pages"])))
            for of in of_script
            if of["isAsked"] or of["kind"] == "E"
        ]
        assert told == asked, one.meeting.key


def test_scripts_say_of_a_late_meeting_what_paper_says(made: tuple[list[Any], dict[str, Any]]):
    assert any("Det gir" in sentence for sentences in made[1]["late"] for sentence in sentences)
    for case, said in zip(LATENESS, made[1]["late"], strict=True):
        assert said == [in_words(point) for point in points_of(case)], case["name"]


def test_paper_counts_with_the_words_that_scripts_say_of_people(made: tuple[list[Any], dict[str, Any]]):
    said = made[1]
    phase = PhaseView("Runden", WHO_WORKS["group"], 5, works="group", round=True)
    assert f" {said['groups'][0]}. {said['each']}." in phase_in_words(phase)
    assert f" {said['pairs'][0]}." in phase_in_words(PhaseView("Bytt", WHO_WORKS["pairs"], 5, works="pairs"))
    room = (ROOT / "macros" / "views" / "screen_room.py").read_text(encoding="utf-8")
    assert f'"group": " · {said["groups"][1]}", "pairs": " · {said["pairs"][1]}"' in room
    assert f'" · ved bordene, {said["groups"][1]}"' in room


# --- words ----------------------------------------------------------------------------------------

# Sentence, with «…» for what is filled in → where it stands without a script, and the script that says it anew.
_SENTENCES = {
    "Skriv ut på forhånd: …": ("components/run_sheet/template.html", "paper_pages"),
    "Møte på … minutter": ("components/run_sheet/template.html", "paper_words"),
    ">Minutt<": ("components/run_sheet/template.html", "paper_pages"),
    "Vi begynner igjen om … minutter.": ("components/screen/break.html", "projected"),
    "Etterpå: ": ("parts/screen.html", "projected"),
    "etterpå:": ("parts/screen.html", "projected"),
}


@pytest.mark.parametrize(("sentence", "places"), _SENTENCES.items(), ids=_SENTENCES)
def test_a_sentence_is_the_same_with_and_without_its_script(sentence: str, places: tuple[str, str]):
    def stands_in(text: str, filled: str) -> bool:
        return re.search(re.escape(sentence.strip("<>")).replace("…", filled), text) is not None

    template, script = places
    assert stands_in(_text(template), r"\{[{%].+?[%}]\}")
    assert stands_in(_text(f"assets/{script}.js"), r"\$\{[^}]+\}")


def test_a_break_is_called_the_same_on_the_page_and_in_an_address():
    assert _constant("meeting_asked", "REST_TITLES")["break"] == STEP_TITLES["break"]
