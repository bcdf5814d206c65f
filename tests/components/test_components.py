"""Every component, rendered in each of its uses, gives a person what its examples say."""

from __future__ import annotations

import re

import pytest

from macros.rendering import Place, Renderer
from macros.views.meeting import STEP_TITLES
from tests.components.examples import EXAMPLES, Example
from tests.components.person import meets
from tests.components.things import MODULE
from tests.site.building import PROJECT
from tests.site.pages import Element, parse

OVERRIDES = PROJECT / "overrides"
RENDERER = Renderer(OVERRIDES)
USES = [(example, view) for example in EXAMPLES for view in example.meets]
each_use = pytest.mark.parametrize(("example", "view"), USES, ids=[f"{example}-{view}" for example, view in USES])


def rendered(example: Example, view: str, prefix: str = "") -> Element:
    """An example as it stands on the module's own page in one use."""
    place = Place(MODULE.url, heading=example.heading, view=view, prefix=prefix)
    return parse(RENDERER.document(f"components/{example.component}/{example.template}.html", place, **example.given))


@each_use
def test_a_person_meets_what_the_example_says(example: Example, view: str):
    met = meets(rendered(example, view))
    rest = iter(met)
    missing = [expected for expected in example.meets[view] if not any(expected in one for one in rest)]
    assert missing == [], "\n".join(met)
    assert [one for one in met for never in example.never if never in one] == []


@each_use
def test_nothing_an_author_writes_becomes_a_tag_or_runs(example: Example, view: str):
    ours = [element for element in rendered(example, view).walk() if not {"src", "type"} & element.attributes.keys()]
    assert {element.tag for element in ours}.isdisjoint({"script", "b", "i"})


@each_use
def test_every_id_carries_the_prefix_of_an_example_and_every_label_exists(example: Example, view: str):
    piece = rendered(example, view, prefix="eksempel-1-")
    ids = [element["id"] for element in piece.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert [id for id in ids if not id.startswith("eksempel-1-")] == []
    for element in piece.walk():
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            assert set(element.get(attribute, "").split()) <= set(ids)


# What stands within a line of text, or as rows of a list that somebody else makes.
_PIECES = ("icon", "source", "phases", "programme_use", "term")
_BLOCKS = [use for use in USES if use[1] == "reading" and use[0].component not in _PIECES]


@pytest.mark.parametrize(("example", "view"), _BLOCKS, ids=str)
def test_a_component_is_one_block_that_markdown_leaves_alone(example: Example, view: str):
    (root,) = [child for child in rendered(example, view).children if isinstance(child, Element)]
    assert root.tag in ("div", "section", "aside", "figure", "header", "ol", "ul", "dl")


@pytest.mark.parametrize(("example", "view"), [use for use in USES if use[1] in ("projected", "sheet")], ids=str)
def test_on_screens_and_sheets_no_component_has_a_link_out_of_a_text(example: Example, view: str):
    assert [one for one in meets(rendered(example, view)) if one.startswith("link:")] == []


@pytest.mark.parametrize("lines", [0, 1, 12])
def test_a_question_has_as_many_lines_on_a_sheet_as_it_is_given_and_none_elsewhere(lines: int):
    for view, ruled in (("sheet", lines), ("paper", 0), ("reading", 0)):
        html = RENDERER.component(
            "prompt", Place(MODULE.url, view=view), prompt=MODULE.prompts[0], number=1, lines=lines
        )
        assert html.count('class="rh-line"') == ruled


def test_every_kind_of_sheet_can_be_chosen_and_is_counted_in_the_order_in_which_it_is_printed():
    """By the page of all sheets, and by the script that lays out what was chosen there."""
    (example,) = [example for example in EXAMPLES if example.component == "all_sheets"]
    pack = rendered(example, "reading")
    kinds = list(dict.fromkeys(sheet["data-kind"] for sheet in pack.all("li") if "data-kind" in sheet.attributes))
    assert kinds == [box["value"] for box in pack.all("input") if box.get("name") == "ark"]
    script = (OVERRIDES / "assets" / "meeting_pack.js").read_text(encoding="utf-8")
    assert "".join(kinds) == re.search(r'KINDS = "(\w+)"', script)[1]


def test_every_component_has_an_example():
    folders = {path.parent.name for path in (OVERRIDES / "components").glob("*/*.html")}
    assert folders - {example.component for example in EXAMPLES} == set()


def test_every_kind_of_step_has_a_screen_with_an_example():
    kinds = {*STEP_TITLES, "own", "lunch", "cover", "phases", "material", "gathering", "board", "figure"}
    assert {example.template for example in EXAMPLES if example.component == "screen"} == kinds
    assert {path.stem for path in (OVERRIDES / "components" / "screen").glob("*.html")} == kinds


@each_use
def test_a_component_names_its_styles_with_the_one_prefix(example: Example, view: str):
    names = {name for element in rendered(example, view).walk() for name in element.get("class", "").split()}
    assert [name for name in names if not name.startswith("rh-")] == []
