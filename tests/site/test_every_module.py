"""Every module is there in its four forms, and nothing that its author declared is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.site.pages import Element, page
from tests.site.sources import Written, modules, paragraphs, shared, shown

MODULES = modules()
SOURCES = {source["id"]: source for source in shared("sources")}
RECOMMENDATIONS = {recommendation["number"]: recommendation for recommendation in shared("recommendations")}
BUILDING_BLOCKS = {block["id"]: block for block in shared("building_blocks")}
METHODS = {method["id"]: method for method in shared("methods")}
TITLES = {written.file.stem: written.front["title"] for written in MODULES}
MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split()

each_module = pytest.mark.parametrize("written", MODULES, ids=lambda written: written.file.stem)


def declared(written: Written) -> Iterator[str]:
    """Every text that the reading page of a module must show, as a reader meets it."""
    module = written.module
    yield written.front["title"]
    yield from map(shown, module["aims"])
    yield from map(shown, module["key_points"])
    yield module["scene"]["title"]
    yield from paragraphs(module["scene"]["text"])
    for prompt in module["prompts"]:
        yield shown(prompt["text"])
        yield from map(shown, prompt.get("follow_ups", []))
        yield from paragraphs(prompt.get("note", ""))
    for checklist in module["checklists"]:
        yield checklist["title"]
        yield shown(checklist.get("intro", ""))
        yield from map(shown, checklist["items"])
    if "force_field" in module:
        yield shown(module["force_field"]["question"])
    for source in module["sources"]:
        yield SOURCES[source["id"]]["title"]
        yield source.get("detail", "")
    for number in module["recommendations"]:
        yield RECOMMENDATIONS[number]["title"]
        yield shown(RECOMMENDATIONS[number]["summary"])
    for block in module["building_blocks"]:
        yield BUILDING_BLOCKS[block]["title"]
    for link in module.get("see_also", []):
        yield TITLES[link["module"]]
        yield shown(link["reason"])


def sentences(markdown: str) -> list[str]:
    """The sentences of a text: what is too long for one screen goes on after one of them."""
    return [
        sentence
        for paragraph in paragraphs(markdown)
        for sentence in re.split(r"(?<=[.!?»])\s+(?=[A-ZÆØÅ«])", paragraph)
    ]


def main_of(site: Path, address: str) -> Element:
    """What a page is about, without its navigation."""
    return page(site, address).one("main")


def prompt_numbers(written: Written) -> dict[str, int]:
    return {prompt["id"]: number for number, prompt in enumerate(written.module["prompts"], start=1)}


def prompts_used(written: Written) -> list[dict]:
    """The module's questions that its session takes up, in the session's order."""
    by_id = {prompt["id"]: prompt for prompt in written.module["prompts"]}
    return [by_id[step["prompt"]] for step in written.module["session"]["steps"] if "prompt" in step]


def written_day(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def test_there_are_the_seventeen_modules_of_this_edition_or_more():
    assert len(MODULES) >= 17


@each_module
def test_a_module_has_its_reading_page_and_the_three_others(published: Path, written: Written):
    missing = [
        view
        for view in ("", "vis/", "ark/", "kjoreplan/")
        if not (published / written.address / view / "index.html").is_file()
    ]
    assert missing == []


@each_module
def test_everything_declared_is_on_the_reading_page(published: Path, written: Written):
    text = main_of(published, written.address).text
    lost = [part for part in declared(written) if part not in text]
    assert lost == []


@each_module
def test_nothing_declared_stands_twice_on_the_reading_page(published: Path, written: Written):
    text = main_of(published, written.address).text
    module = written.module
    once = [shown(prompt["text"]) for prompt in module["prompts"]]
    once += [shown(item) for checklist in module["checklists"] for item in checklist["items"]]
    once += [*paragraphs(module["scene"]["text"])]
    assert [part for part in once if text.count(part) > 1] == []


@each_module
def test_the_plan_on_the_reading_page_has_every_step_with_method_minutes_and_clock_offset(
    published: Path, written: Written
):
    session = written.module["session"]
    numbers = prompt_numbers(written)
    checklists = {checklist["id"]: checklist["title"] for checklist in written.module["checklists"]}
    (plan,) = [
        table
        for table in main_of(published, written.address).all("table")
        if "rh-session__table" in table.get("class", "")
    ]
    rows = [row.text for row in plan.one("tbody").all("tr")]
    assert len(rows) == len(session["steps"])
    starts = 0
    for step, row in zip(session["steps"], rows, strict=True):
        ends = starts + step["minutes"]
        assert re.search(rf"\b{starts}\s?–\s?{ends}\b", row), f"{row} has no clock offset {starts}–{ends}"
        assert f"{step['minutes']} min" in row
        if "method" in step:
            assert METHODS[step["method"]]["title"] in row
        if "prompt" in step:
            assert f"Spørsmål {numbers[step['prompt']]}" in row
        if "checklist" in step:
            assert checklists[step["checklist"]] in row
        starts = ends
    assert starts == session["minutes"]
    assert f"{session['minutes']} min" in plan.one("tfoot").text


def on_sheet(sheets: Element, prompt: str) -> Element:
    """A question on the page of sheets: on sheet A where the meeting asks it, else among what a browser lays one out of."""
    ids = (f"sporsmal-{prompt}", f"lager-sporsmal-{prompt}")
    return next(element for wanted in ids for element in sheets.walk() if element.get("id") == wanted)


@each_module
def test_every_question_has_the_same_number_on_page_screen_and_paper(published: Path, written: Written):
    numbers = prompt_numbers(written)
    reading, projected, sheets = (page(published, written.address + view) for view in ("", "vis/", "ark/"))
    for prompt in written.module["prompts"]:
        text = shown(prompt["text"])
        for placed in (reading.with_id(f"sporsmal-{prompt['id']}"), on_sheet(sheets, prompt["id"])):
            assert re.search(rf"\bSpørsmål {numbers[prompt['id']]}\b", placed.text)
            assert text in placed.text
    for prompt in prompts_used(written):
        first = sentences(prompt["text"])[0]
        screens = [section.text for section in projected.all("section") if first in section.text]
        # By itself, with what there is to look at, and beside the clock where there are phases.
        assert 1 <= len(screens) <= 4, f"{prompt['id']} is on {len(screens)} screens"
        assert [screen for screen in screens if not re.search(rf"\bSpørsmål {numbers[prompt['id']]}\b", screen)] == []


@each_module
def test_the_projected_page_has_a_screen_for_every_step_of_the_session(published: Path, written: Written):
    main = main_of(published, written.address + "vis/")
    steps = written.module["session"]["steps"]
    # A step that is too much for one screen goes on in `steg-3-2`.
    screens = [
        [section for section in main.all("section") if re.fullmatch(rf"steg-{number}(-\d+)?", section.get("id", ""))]
        for number in range(1, len(steps) + 1)
    ]
    checklists = {checklist["id"]: checklist for checklist in written.module["checklists"]}
    for number, (step, shown_on) in enumerate(zip(steps, screens, strict=True), start=1):
        assert [screen["id"] for screen in shown_on][:1] == [f"steg-{number}"]
        assert [screen["id"] for screen in shown_on if f"{step['minutes']} min" not in screen.text] == []
        text = " ".join(screen.text for screen in shown_on)
        expected: list[str] = []
        if step["kind"] == "opening":
            expected = [written.front["title"], *map(shown, written.module["aims"])]
        elif step["kind"] == "scene":
            expected = [written.module["scene"]["title"], *sentences(written.module["scene"]["text"])]
        elif step["kind"] == "prompt":
            (prompt,) = [prompt for prompt in written.module["prompts"] if prompt["id"] == step["prompt"]]
            expected = sentences(prompt["text"])
        elif step["kind"] == "checklist":
            expected = [shown(item) for item in checklists[step["checklist"]]["items"]]
        elif step["kind"] == "force_field":
            expected = [shown(written.module["force_field"]["question"])]
        elif step["kind"] == "key_points":
            expected = list(map(shown, written.module["key_points"]))
        assert [part for part in expected if part not in text] == []


def test_no_two_screens_of_a_meeting_are_called_the_same(published: Path):
    """Whoever listens hears the name of a screen when it comes."""
    same = {}
    for written in MODULES:
        main = main_of(published, written.address + "vis/")
        names = [
            written.front["title"],
            *(
                section.get("aria-label") or main.with_id(section["aria-labelledby"]).text
                for section in main.all("section")
                if "rh-screen" in section.get("class", "").split()
            ),
        ]
        same[written.file.stem] = {name for name in names if names.count(name) > 1}
    assert {slug: names for slug, names in same.items() if names} == {}


@each_module
def test_the_projected_page_shows_no_note_to_the_leader(published: Path, written: Written):
    text = main_of(published, written.address + "vis/").text
    notes = [prompt.get("note") for prompt in written.module["prompts"]]
    notes += [step.get("note") for step in written.module["session"]["steps"]]
    assert [note for note in notes if note and shown(note) in text] == []


@each_module
def test_the_sheets_have_every_question_with_its_lines_and_every_checklist_item(published: Path, written: Written):
    main = page(published, written.address + "ark/")
    for prompt in written.module["prompts"]:
        wanted = prompt.get("lines", 6)
        ruled = [line for line in on_sheet(main, prompt["id"]).walk() if line.get("class") == "rh-line"]
        # A page fills what room it has; two lines fewer, but for the last three, may save one.
        assert len(ruled) >= max(wanted - 2, min(wanted, 3))
        assert bool(ruled) == bool(wanted)
    # What the meeting does not write on is in reserve.
    text = " ".join([main.text, *(stock.text for stock in main.all("template"))])
    items = [checklist["title"] for checklist in written.module["checklists"]]
    items += [shown(item) for checklist in written.module["checklists"] for item in checklist["items"]]
    assert [item for item in items if item not in text] == []
    assert "Ikke skriv navn på barn" in text


@each_module
def test_the_run_sheet_has_every_step_with_its_offset_question_and_note(published: Path, written: Written):
    rows = [row.text for row in main_of(published, written.address + "kjoreplan/").all("tr") if row.get("data-step")]
    by_id = {prompt["id"]: prompt for prompt in written.module["prompts"]}
    steps = written.module["session"]["steps"]
    assert len(rows) == len(steps)
    starts = 0
    for step, row in zip(steps, rows, strict=True):
        assert re.search(rf"\b{starts}\s?–\s?{starts + step['minutes']}\b", row)
        starts += step["minutes"]
        expected = [shown(step.get("note", ""))]
        if "method" in step:
            expected += [phase["title"] for phase in METHODS[step["method"]]["phases"]]
        if "prompt" in step:
            prompt = by_id[step["prompt"]]
            expected += [shown(prompt["text"]), shown(prompt.get("note", ""))]
        assert [part for part in expected if part not in row] == []


def test_no_line_ends_between_a_section_sign_and_its_number(published: Path):
    pages = [path for path in published.rglob("*.html") if "§" in path.read_text(encoding="utf-8")]
    assert len(pages) > len(MODULES)
    apart = re.compile(r"§ \d|§\u00a0\d+ [a-e]\b|§§\u00a0\d+(?:–\d| og |, \d)")
    assert [path for path in pages if apart.search(path.read_text(encoding="utf-8"))] == []


@each_module
def test_the_reading_page_tells_reading_time_meeting_time_and_when_it_was_checked(published: Path, written: Written):
    text = main_of(published, written.address).text
    told = re.search(r"\b([1-9]\d?) min å lese alt\b", text)
    assert told
    # The explanations of words stand there unseen until somebody asks for one.
    unseen = [element for element in main_of(published, written.address).walk() if element.get("popover") is not None]
    words = len(text.split()) - sum(len(element.text.split()) for element in unseen)
    assert int(told[1]) == pytest.approx(words / 200, rel=0.2)
    assert re.search(r"\b[1-9]\d? min å lese teksten\b", text)
    assert f"Møte på {written.module['session']['minutes']} minutter" in text
    assert f"Sist kontrollert {written_day(written.module['checked'])}" in text


@each_module
def test_the_ways_to_show_and_print_a_module_stand_where_its_text_ends_and_before_what_they_show(
    published: Path, written: Written
):
    before, ways, after = (
        (published / written.address / "index.html").read_text(encoding="utf-8").partition('id="bruk-modulen"')
    )
    assert ways
    text = before.partition("rh-page-header")[2]
    assert "rh-key-points" in text
    assert "rh-session" in after
    assert len(re.sub(r"<[^>]*>", " ", text).split()) > 350


@each_module
def test_the_reading_page_leads_to_the_three_others_and_each_leads_back(published: Path, written: Written):
    def targets(address: str) -> set[str]:
        return {link.get("href", "") for link in page(published, address).one("body").all("a")}

    assert {"vis/", "ark/", "kjoreplan/"} <= targets(written.address)
    for view in ("vis/", "ark/", "kjoreplan/"):
        assert "../" in targets(written.address + view)
