"""What is collected from all modules: the competence map, the front page's ways in, the catalogue."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from macros.build import Build
from macros.handbook import Handbook
from macros.rendering import plain
from macros.views.catalogue import catalogue, entry
from macros.views.competence_map import CompetenceMap, competence_map
from macros.views.half_year import knowledge, ready_half_years
from macros.views.making import choices
from macros.views.meetings import all_troubles, first_troubles, lengths, meetings
from macros.views.module import Views
from macros.views.reading import reading_view
from macros.views.sources import references
from macros.views.statements import statements_views


@pytest.fixture
def handbook(build: Callable[[], Build]) -> Handbook:
    return build().handbook


def _map(handbook: Handbook) -> CompetenceMap:
    return competence_map(
        handbook.modules.values(), tuple(handbook.recommendations.values()), tuple(handbook.building_blocks.values())
    )


def test_the_map_counts_a_question_under_every_recommendation_of_its_module(handbook: Handbook) -> None:
    made = _map(handbook)
    assert [block.id for block in made.building_blocks] == ["kunnskaper", "holdninger"]
    counts = {row.recommendation.number: [cell.count for cell in row.cells] for row in made.rows}
    assert counts == {1: [1, 2], 2: [0, 1]}


def test_the_map_counts_each_question_once_in_all(handbook: Handbook) -> None:
    assert _map(handbook).totals == (1, 2)


def test_a_cell_holds_the_questions_that_it_counts(handbook: Handbook) -> None:
    cells = [cell for row in _map(handbook).rows for cell in row.cells]
    assert [len(cell.questions) for cell in cells] == [cell.count for cell in cells]
    for row in _map(handbook).rows:
        for cell in row.cells:
            for module, prompt in cell.questions:
                assert row.recommendation.number in module.recommendations
                assert (prompt in module.prompts, prompt.building_block) == (True, cell.building_block.id)


def test_a_half_year_knows_every_module_by_what_its_questions_are_about(handbook: Handbook) -> None:
    known = knowledge(tuple(handbook.modules.values()), _map(handbook))
    counted: dict[tuple[int, str], int] = {}
    for module in known["modules"]:
        for number in module["recommendations"]:
            for block, count in module["prompts"].items():
                counted[number, block] = counted.get((number, block), 0) + count
    cells = {
        (row.recommendation.number, cell.building_block.id): cell.count
        for row in _map(handbook).rows
        for cell in row.cells
    }
    assert {key: count for key, count in cells.items() if count} == counted
    assert "det er kaos i garderoben" in next(
        each["words"] for each in known["modules"] if each["slug"] == "garderoben"
    )


def test_a_term_of_a_plan_opens_as_the_half_year_that_its_months_are_in(handbook: Handbook) -> None:
    views = Views(handbook.modules, handbook.methods, handbook.notices)
    programme = handbook.programme("to-ar")
    (ready,) = ready_half_years([(programme, views.programme(programme).terms)])
    assert (ready.title, ready.query) == ("Høsten", "?halvar=host&moduler=leken")
    assert programme.plan
    (term,) = programme.plan.terms
    for when, query in (
        ("Hver fjerde uke", "?moduler=leken"),
        (None, "?moduler=leken"),
        ("I mars eller april", "?halvar=var&moduler=leken"),
    ):
        items = tuple(item.model_copy(update={"when": when}) for item in (*term.items, *term.items))
        plan = programme.plan.model_copy(update={"terms": (term.model_copy(update={"items": items}),)})
        (view,) = (
            Views(handbook.modules, handbook.methods, handbook.notices)
            .programme(programme.model_copy(update={"plan": plan}))
            .terms
        )
        assert view.half_year == query
    bare = tuple(item.model_copy(update={"module": None}) for item in term.items)
    plan = programme.plan.model_copy(update={"terms": (term.model_copy(update={"items": bare}),)})
    shown = Views(handbook.modules, handbook.methods, handbook.notices).programme(
        programme.model_copy(update={"plan": plan})
    )
    assert ready_half_years([(programme, shown.terms)]) == ()


def test_statements_stand_by_part_in_the_order_of_the_handbook_and_are_numbered_anew_in_each(
    handbook: Handbook,
) -> None:
    written = list(handbook.statements.values())
    views = statements_views(reversed(written), handbook.parts, handbook.modules)
    assert [view.part.id for view in views] == ["grunnlag", "praksis"]
    assert [statement.number for statement in views[1].statements] == [1, 2, 3, 4, 5, 6]
    assert [module.slug for module in views[0].statements[1].modules] == ["leken", "garderoben"]
    assert [view.part.id for view in statements_views(written[1:], handbook.parts, handbook.modules)] == ["praksis"]


def test_the_fullest_cell_weighs_most_and_only_an_empty_one_weighs_nothing(handbook: Handbook) -> None:
    weights = {row.recommendation.number: [cell.weight for cell in row.cells] for row in _map(handbook).rows}
    assert weights == {1: [2, 4], 2: [0, 2]}


def test_a_single_question_beside_many_still_weighs_something(handbook: Handbook) -> None:
    leken = handbook.module("leken")
    inn, ut = leken.prompts
    crowded = leken.model_copy(update={"prompts": (inn,) * 9 + (ut,)})
    row, _ = competence_map(
        [crowded], tuple(handbook.recommendations.values()), tuple(handbook.building_blocks.values())
    ).rows
    assert [(cell.count, cell.weight) for cell in row.cells] == [(9, 4), (1, 1)]


def test_the_map_names_the_rows_where_holdninger_are_thin(handbook: Handbook) -> None:
    assert _map(handbook).thin == ()
    leken = handbook.module("leken")
    prompts = tuple(prompt.model_copy(update={"building_block": "kunnskaper"}) for prompt in leken.prompts)
    thin = competence_map(
        [leken.model_copy(update={"prompts": prompts})],
        tuple(handbook.recommendations.values()),
        tuple(handbook.building_blocks.values()),
    ).thin
    assert [row.recommendation.number for row in thin] == [1]


def test_the_map_of_a_handbook_without_modules_is_empty(handbook: Handbook) -> None:
    made = competence_map([], tuple(handbook.recommendations.values()), tuple(handbook.building_blocks.values()))
    assert {cell.count for row in made.rows for cell in row.cells} == {0}


def test_a_meeting_fits_the_time_there_is_and_the_longest_comes_first(handbook: Handbook) -> None:
    modules = handbook.modules.values()
    assert [module.slug for module in meetings(modules, 30)] == ["leken", "garderoben"]
    assert [module.slug for module in meetings(modules, 29)] == ["garderoben"]
    assert meetings(modules, 19) == []


def test_every_trouble_leads_to_its_module(handbook: Handbook) -> None:
    modules = handbook.modules
    groups = [("Inne", [modules["leken"], modules["garderoben"]]), ("Ute", [modules["leken"]])]
    ((title, told),) = all_troubles(groups)
    assert title == "Inne"
    assert [(trouble, module.slug) for trouble, module in told] == [("det er kaos i garderoben", "garderoben")]


def test_of_modules_that_are_named_the_first_trouble_is_told(handbook: Handbook) -> None:
    garderoben = handbook.modules["garderoben"].model_copy(update={"troubles": ("det er kaos", "det er trangt")})
    assert first_troubles([("Inne", [garderoben])]) == [("Inne", [("det er kaos", garderoben)])]


def test_how_long_meetings_are_is_counted_the_shortest_first(handbook: Handbook) -> None:
    modules = [*handbook.modules.values(), handbook.modules["leken"]]
    assert lengths(modules) == [(20, 1), (30, 2)]


def test_references_stand_as_the_author_wrote_them_with_what_the_source_list_knows(handbook: Handbook) -> None:
    (reference,) = references(handbook.module("leken"), handbook.sources)
    assert (reference.source.title, reference.detail) == ("Barnehageloven", "§ 42")


def test_the_head_of_a_module_says_how_long_and_for_whom(handbook: Handbook) -> None:
    view = reading_view(
        "I garderoben", handbook.module("garderoben"), handbook.parts, handbook.audiences, words=2100, text=540
    )
    assert (view.part.title, view.reading_minutes, view.text_minutes, view.session_minutes, view.audience) == (
        "Hverdagen",
        10,
        3,
        20,
        ("Styrere",),
    )
    empty = reading_view("T", handbook.module("leken"), handbook.parts, handbook.audiences, words=0, text=0)
    assert (empty.reading_minutes, empty.text_minutes) == (1, 1)


def test_the_head_of_any_other_page_is_its_title(handbook: Handbook) -> None:
    view = reading_view("Ordliste", None, handbook.parts, handbook.audiences, words=540, text=540)
    assert (view.title, view.part, view.reading_minutes) == ("Ordliste", None, None)


def test_a_page_shows_the_first_five_of_the_questions_that_it_answers(handbook: Handbook) -> None:
    asked = ("hva er", *(f"Hva er {number}?" for number in range(9)))
    page = reading_view("Ordliste", None, {}, {}, words=0, text=0, asked=asked)
    module = reading_view(
        "T", handbook.module("leken"), handbook.parts, handbook.audiences, words=0, text=0, asked=asked
    )
    assert page.asked == module.asked == asked[1:6]


def test_the_catalogue_has_the_shape_that_others_rely_on(build: Callable[[], Build]) -> None:
    (text,) = [text for path, text in build().documents.files() if path == "handbook.json"]
    published = json.loads(text)
    assert (published["title"], [module["slug"] for module in published["modules"]]) == (
        "Prøvehåndboka",
        ["leken", "garderoben"],
    )
    leken = published["modules"][0]
    sheets = leken.pop("sheets")
    assert leken == {
        "slug": "leken",
        "title": "Inn i leken",
        "description": "Hvordan et barn får en plass i leken.",
        "part": "grunnlag",
        "url": "grunnlag/leken/",
        "project_url": "grunnlag/leken/vis/",
        "sheet_url": "grunnlag/leken/ark/",
        "pdf_url": None,
        "run_sheet_url": "grunnlag/leken/kjoreplan/",
        "minutes": 30,
        "recommendations": [1],
        "building_blocks": ["kunnskaper", "holdninger"],
        "checked": "2026-01-15",
        "prompts": [
            {"id": "inn", "number": 1, "text": "Hvordan hjelper du et barn inn i leken?"},
            {"id": "ut", "number": 2, "text": "Når går du ut igjen?"},
        ],
        "checklists": [
            {"id": "pa-kanten", "title": "Når et barn står på kanten", "items": ["Jeg ser litt på leken først."]}
        ],
    }
    assert [set(sheet) for sheet in sheets] == [{"kind", "title", "pages", "pdf_url"}] * len(sheets)
    assert {sheet["kind"] for sheet in sheets} >= {"A", "C"}
    assert {sheet["pdf_url"] for sheet in sheets} == {None}


def test_the_catalogue_leads_to_every_pdf_where_there_are_any(handbook: Handbook) -> None:
    modules = Views(handbook.modules, handbook.methods, handbook.notices).of_all()
    leken = catalogue("Prøvehåndboka", (entry(shown, plain, with_pdf=True) for shown in modules))["modules"][0]
    assert leken["pdf_url"] == "grunnlag/leken/leken.pdf"
    assert {sheet["kind"]: sheet["pdf_url"] for sheet in leken["sheets"]}["A"] == "grunnlag/leken/ark/leken-a.pdf"


def test_a_pile_has_one_sheet_for_the_leader_and_of_the_others_one_for_each_whom_they_are_for(
    handbook: Handbook,
) -> None:
    pile = Views(handbook.modules, handbook.methods, handbook.notices).of(handbook.module("leken")).pile
    assert {sheet.kind: sheet.one_for for sheet in pile.sheets} == {
        "D": "meeting",
        "A": "person",
        "B": "group",
        "C": "person",
        "E": "absent",
    }


# --- modules to make a meeting of -----------------------------------------------------------------


def _others(handbook: Handbook, asked: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """The words that each module is found by when people ask for it so, beside those of its own."""
    pages = {
        module.source: replace(handbook.pages[module.source], asked=asked[slug])
        for slug, module in handbook.modules.items()
    }
    chosen = choices(iter(handbook.modules.values()), handbook.parts, pages, ())
    return {choice.module.slug: choice.others.split(" ") for choice in chosen}


def test_a_module_to_choose_has_each_word_that_people_ask_with_once(handbook: Handbook) -> None:
    others = _others(handbook, {"leken": ("klatre høyt", "Klatre, hoppe?"), "garderoben": ("vått tøy",)})
    assert others == {"leken": ["hoppe", "høyt", "klatre"], "garderoben": ["tøy", "vått"]}


def test_what_a_module_says_of_itself_is_found_by_each_of_its_words_once_and_by_no_single_letter(
    handbook: Handbook,
) -> None:
    module = handbook.modules["leken"].model_copy(
        update={"description": "Å leke i lek, å leke.", "troubles": (), "keywords": ()}
    )
    pages = {module.source: replace(handbook.pages[module.source], asked=())}
    (choice,) = choices(iter([module]), handbook.parts, pages, ())
    assert choice.words == "lek leke"


def test_a_word_that_many_modules_are_asked_for_with_tells_none_from_the_others(handbook: Handbook) -> None:
    others = _others(handbook, {"leken": ("hvordan klatre",), "garderoben": ("hvordan henge",)})
    assert others == {"leken": ["klatre"], "garderoben": ["henge"]}


def test_what_a_module_says_of_itself_is_not_said_again(handbook: Handbook) -> None:
    module = handbook.modules["leken"]
    said = (f"{module.title} klatre", module.description, *module.troubles, *module.keywords)
    assert _others(handbook, {"leken": said, "garderoben": ()})["leken"] == ["klatre"]
