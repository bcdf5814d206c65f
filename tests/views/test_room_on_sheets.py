"""How much room there is on a sheet: added up here part by part, as the stylesheets draw it, and never from the sums of the views.

That a browser draws it so is tried in `tests/browser/test_measures.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from macros.content.fields import Text
from macros.content.models import Checklist, Module, Prompt, Session
from macros.typography.measures import COLUMNS, RUN_SHEET, RUN_SHEET_BOX, RUN_SHEET_CELL, SHEET, SHEET_WIDTH
from macros.views.meeting import AGREEMENT, CARRY_ON, LOOK_BACK, MeetingView, StepView, meeting_of_module
from macros.views.run_sheet import lines_by_letters, phase_in_words, run_sheet, too_long_to_lead_from
from macros.views.sheets import Sheet, SheetPage, all_sheets, stocks, too_long
from tests.components.things import METHODS, MODULE, NOTICE

LINE = 8.5


def module_of_size(size: int) -> Module:
    """A module of which everything is as long as another number makes it, so that pages are filled in many ways."""
    title = " ".join(["votter"] * (1 + size % 20))
    prompts = tuple(
        MODULE.prompts[number % 2].model_copy(
            update={
                "id": f"nummer-{number}",
                "text": Text("votter " * (1 + (7 * number + 3 * size) % 50) + "?"),
                "follow_ups": ("Hvem så " + "det " * size + "?",) * ((size + number) % 4),
                "lines": 0 if size % 9 == 0 else (size + 5 * number) % 9 + 1,
            }
        )
        for number in range(1 + size % 6)
    )
    items = tuple(f"Jeg ser etter vott {number}{' og luer' * (size % 12)}." for number in range(1 + size % 23))
    checklist = MODULE.checklists[0].model_copy(update={"items": items, **({"intro": None} if size % 3 else {})})
    text = Text("\n\n".join(["Hun leter. " * (1 + size % 7)] * (1 + size % 10)))
    steps = tuple(
        step.model_copy(update={"prompt": "nummer-0"} if step.prompt else {}) for step in MODULE.session.steps
    )
    return MODULE.model_copy(
        update={
            "title": title,
            "prompts": prompts,
            "checklists": (checklist,),
            "scene": MODULE.scene.model_copy(update={"text": text}),
            "session": MODULE.session.model_copy(update={"steps": steps}),
        }
    )


MODULES = [module_of_size(size) for size in range(120)]


def room(module: Module) -> float:
    """Between the top of a page and its footer: a rule, space, the titles in one or two lines, three lines more, and white."""
    titles = SHEET.footer.lines(f"Relasjonshåndboka · {module.title}", 98)
    footer = 0.3 + 2 + (titles + 3) * 8.5 * 25.4 / 72 * 1.4
    return 297 - 15 - 15 - 0.5 - footer - 2


def head(module: Module, sheet: Sheet) -> float:
    """What stands above the parts on the first page."""
    texts = (
        BAND + SHEET.title.height(module.title, SHEET_WIDTH - 22) + 1 + SHEET.body.height(sheet.purpose, SHEET_WIDTH)
    )
    texts += SHEET.body.height(f"**{sheet.privacy}**", SHEET_WIDTH)
    return CONTINUES + texts + 6 + (14 if sheet.roles else 0)


CONTINUES = SHEET.kind.line + 1
# Above all else on the first page: the band of the part, and white.
BAND = 1.2 + 1.8


def parts(page: SheetPage) -> Iterator[float]:
    """How high each part of a page is."""
    if page.points:
        yield SHEET.part.line + 1 + 6
        yield from (SHEET.question.height(point, SHEET_WIDTH - 5) + 1 for point in page.points)
    if page.scene:
        yield SHEET.part.height(page.scene.title, SHEET_WIDTH) + 1 + 4
        yield from (SHEET.scene.height(paragraph, SHEET_WIDTH) + 2 for paragraph in page.scene.text.split("\n\n"))
    for each in page.prompts:
        yield SHEET.question.height(f"**Spørsmål {each.number}** {each.prompt.text}", SHEET_WIDTH - 1)
        yield from (SHEET.follow_up.height(text, SHEET_WIDTH - 5) for text in each.prompt.follow_ups)
        yield from (SHEET.follow_up.height(text, SHEET_WIDTH - 5) for text in each.material)
        yield (1 if each.material else 0) + (1 if each.prompt.follow_ups else 0) + LINE * each.lines + 6
    for checklist in page.checklists:
        yield from checklist_parts(checklist)
    if page.practice:
        yield SHEET.part.line + 1 + LINE * page.practice
    if page.force_field:
        yield SHEET.question.height(f"**{page.force_field.question}**", SHEET_WIDTH) + 2 + page.columns + 6
    if page.has_agreement:
        yield SHEET.part.line + 1 + 3 * 12 + 5


def checklist_parts(checklist: Checklist) -> Iterator[float]:
    """How high each part of a checklist is."""
    yield SHEET.part.height(checklist.title, SHEET_WIDTH) + 1 + 8
    if checklist.intro:
        yield SHEET.body.height(checklist.intro, SHEET_WIDTH) + 1
    yield from (SHEET.item.height(item, SHEET_WIDTH - 9) + 2 * 1.6 for item in checklist.items)


def pages_with_what_is_left(kinds: str) -> Iterator[tuple[SheetPage, float]]:
    """Every page of these kinds of sheet, with how many millimetres of it are left."""
    for module in MODULES:
        steps = meeting_of_module(module, METHODS).steps
        for sheet in all_sheets(stocks(module, steps), steps):
            if sheet.kind in kinds:
                for number, page in enumerate(sheet.pages):
                    above = CONTINUES if number else head(module, sheet)
                    yield page, room(module) - above - sum(parts(page))


@pytest.mark.parametrize("kind", ["A", "B", "C", "E"])
def test_a_page_is_never_fuller_than_it_is_high_and_says_so_where_it_is(kind: str) -> None:
    pages = list(pages_with_what_is_left(kind))
    assert len(pages) > 100
    assert [left for page, left in pages if (left < -1e-6) != page.runs_over] == []


@pytest.mark.parametrize("kind", ["A", "B", "E"])
def test_lines_to_write_on_leave_less_than_one_more_would_take(kind: str) -> None:
    written = [left for page, left in pages_with_what_is_left(kind) if any(each.lines for each in page.prompts)]
    assert len(written) > 50
    # Heights are counted in whole hundredths of a millimetre, never less.
    assert [left for left in written if left >= LINE + 0.01] == []


def test_of_lines_that_do_not_come_out_even_the_first_questions_get_one_more() -> None:
    for page, _ in pages_with_what_is_left("A"):
        more = [
            each.lines - max(each.prompt.lines - 2, min(each.prompt.lines, 3)) for each in page.prompts if each.lines
        ]
        assert more == sorted(more, reverse=True)


def test_what_one_will_practise_has_all_lines_up_to_five_that_there_is_room_for() -> None:
    for page, left in pages_with_what_is_left("C"):
        assert page.practice in range(6)
        if page.practice:
            assert page.practice == 5 or left < LINE


def test_a_force_field_fills_a_page_without_lines_and_no_other() -> None:
    fields = [(page, left) for page, left in pages_with_what_is_left("A") if page.force_field]
    alone = [(page, left) for page, left in fields if not any(each.lines for each in page.prompts)]
    assert len({page.columns for page, _ in alone}) > 1
    assert [left for page, left in alone if left >= 5] == []
    assert {page.columns for page, left in fields if (page, left) not in alone} == {76}


def test_columns_come_in_steps_that_are_smaller_than_a_line() -> None:
    assert COLUMNS[0] == 76
    assert COLUMNS.step < LINE


# --- the run sheet --------------------------------------------------------------------------------

TABLE = RUN_SHEET.text.line + 2 * 1 + 2 * 0.2
NOTICES = {"duty_to_report": NOTICE, "stop_card": NOTICE}
BOX = 2 + 2 * 1.5 + 2 * 0.2


def run_head(module: Module) -> float:
    """What stands above the steps on the first page: the title, what it is, what to print, the duty to report, the stop card."""
    duty = RUN_SHEET.text.height(f"**{NOTICE.title}. {NOTICE.text}**", SHEET_WIDTH)
    points = sum(RUN_SHEET.text.height(point, RUN_SHEET_BOX - 4) for point in NOTICE.points)
    texts = 1.2 + 0.8 + SHEET.title.height(module.title, SHEET_WIDTH) + 1 + 2 * RUN_SHEET.text.line + duty
    return CONTINUES + texts + 1 + TABLE + BOX + RUN_SHEET.text.line + points


def row(step: StepView, *, noted: bool = True) -> float:
    """How high a step is: all that is done, and where it is `noted` what its leader is told, one below the other."""
    module = step.module or MODULE
    bold = [step.title, *([step.prompt.text] if step.prompt else [])]
    if step.kind == "force_field" and module.force_field:
        bold.append(module.force_field.question)
    bold += {"look_back": [LOOK_BACK], "agreement": [" ".join(AGREEMENT)]}.get(step.kind, [])
    blocks = [_height(f"**{text}**") for text in bold]
    if step.kind == "scene":
        blocks += [_height(text) for text in module.scene.text.split("\n\n")]
    if step.kind == "opening":
        blocks.append(_height(f"Mål: {'; '.join(module.aims)}."))
    points = module.key_points if step.kind == "key_points" else step.checklist.items if step.checklist else ()
    if points:
        blocks.append(sum(_height(point, 4) for point in points))
    if step.phases:
        blocks.append(sum(_height(phase_in_words(phase), 4) for phase in step.phases))
    if step.kind == "agreement":
        blocks.append(_height(CARRY_ON))
    notes = [step.note, step.prompt.note if step.prompt else None]
    if step.prompt and step.prompt.follow_ups:
        notes.append(f"Spør videre: {' '.join(step.prompt.follow_ups)}")
    blocks += [_height(text, 3) for note in notes if note and noted for text in note.split("\n\n")]
    return max(sum(blocks) + 0.7 * (len(blocks) - 1), 2 * RUN_SHEET.text.line) + 2 * 1 + 0.2


def _height(text: str, indent: float = 0) -> float:
    return RUN_SHEET.text.height(text, RUN_SHEET_CELL - indent)


def with_notes(words: int, *, turn: int = 0, question: int = 3) -> MeetingView:
    """A meeting whose steps have notes of about so many words, and a question of so many."""
    prompts = tuple(prompt.model_copy(update={"text": Text("votter " * question + "?")}) for prompt in MODULE.prompts)
    steps = tuple(
        step.model_copy(update={"note": Text("votter " * (words + (turn * place) % 5))})
        for place, step in enumerate(MODULE.session.steps)
    )
    session: Session = MODULE.session.model_copy(update={"steps": steps})
    module = MODULE.model_copy(update={"session": session, "prompts": prompts})
    return meeting_of_module(module, METHODS)


@pytest.mark.parametrize("question", [3, 90])
def test_no_side_of_a_run_sheet_is_too_full(question: int) -> None:
    seen = set()
    for words in range(0, 400, 4):
        meeting = with_notes(words, turn=words, question=question)
        (module,) = meeting.modules
        written = run_sheet(meeting, NOTICES)
        seen.add((len(written.pages), len(written.late)))
        stop = (
            BOX + RUN_SHEET.text.line + sum(RUN_SHEET.text.height(point, RUN_SHEET_BOX - 4) for point in NOTICE.points)
        )
        for number, page in enumerate(written.pages):
            above = (CONTINUES + TABLE if number else run_head(module) - stop) + stop * page.has_stop
            rows = sum(row(each.step, noted=each.has_notes) + _roles(each.step) * each.has_roles for each in page.rows)
            late = BOX + RUN_SHEET.text.line * (1 + sum(map(lines_by_letters, written.late))) if page.has_late else 0
            assert above + rows + late <= room(module) + 1e-6
    assert len({pages for pages, _ in seen}) > 1
    # Rather than one side more, less is said of a meeting that is late.
    assert question > 3 or len({late for pages, late in seen if pages == 2}) > 1


def _roles(step: StepView) -> float:
    return 0.7 + _height(f"Roller: {'. '.join(step.method.all_roles)}.") if step.method else 0


def test_a_step_is_too_long_where_it_has_no_room_below_the_head_of_the_first_page() -> None:
    told = set()
    for words in range(100, 1000, 4):
        meeting = with_notes(words)
        (module,) = meeting.modules
        places = [place for place, _ in too_long_to_lead_from(meeting, run_sheet(meeting, NOTICES)) if len(place) > 1]
        above = (
            run_head(module)
            - (BOX + RUN_SHEET.text.line)
            - sum(RUN_SHEET.text.height(point, RUN_SHEET_BOX - 4) for point in NOTICE.points)
        )
        too_high = [
            step
            for step in meeting.planned
            if above + row(step) + (_roles(step) if step.method and step.method.all_roles else 0) > room(module)
        ]
        assert places == [("session", "steps", step.number - 1) for step in too_high]
        told.add(len(places))
    assert 0 in told
    assert max(told) == len(MODULE.session.steps)


def test_a_run_sheet_of_more_than_two_sides_is_told_of() -> None:
    meeting = with_notes(150)
    ((place, message),) = too_long_to_lead_from(meeting, run_sheet(meeting, NOTICES))
    assert place == ("session",)
    assert message.startswith("kjøreplanen får bare ha 2 sider")


def test_a_question_that_no_page_holds_is_told_of_once() -> None:
    """Where it is written, and not again where the meeting takes it up."""
    long: Prompt = MODULE.prompts[1].model_copy(update={"text": Text("votter " * 1200)})
    module = MODULE.model_copy(update={"prompts": (MODULE.prompts[0], long)})
    steps = meeting_of_module(module, METHODS).steps
    problems = too_long(module, stocks(module, steps), steps)
    assert [place for place, _ in problems] == [("prompts", 1)]
