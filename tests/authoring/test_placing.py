"""Where in a page's HTML a component comes to stand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest

from macros.build import Build
from macros.content.problems import in_reading_order
from macros.pages import Filled

ROOT = Path(__file__).parents[2]


def _page(docs: Path, build: Callable[[], Build], body: str) -> tuple[Build, str]:
    """The page «leken» with another body, and what was wrong with it."""
    built, filled = _filled(docs, build, body)
    return built, filled.whole


def _filled(docs: Path, build: Callable[[], Build], body: str) -> tuple[Build, Filled]:
    """The same: what is in the braces becomes a slot, as mkdocs-macros makes it."""
    file = docs / "grunnlag" / "leken.md"
    front = file.read_text(encoding="utf-8").split("---\n")[1]
    file.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    built = build()
    assert built.problems == []
    source = "grunnlag/leken.md"
    draft = built.pages.drafts[source]
    for call in draft.calls:
        start, end = body.index("{{"), body.index("}}") + 2
        body = body[:start] + draft.place(call) + body[end:]
    return built, built.fill(source, markdown.markdown(body, extensions=["attr_list", "footnotes", "admonition"]))


def _change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_a_component_takes_the_place_of_the_paragraph_it_was_called_in(docs: Path, build: Callable[[], Build]) -> None:
    built, html = _page(docs, build, "Før.\n\n{{ scene() }}\n\nEtter.\n")
    before, after = html.split("Ved disken")
    assert "<p>Før.</p>" in before
    assert "<p>Etter.</p>" in after
    assert "<p><section" not in html
    assert built.problems == []


def test_the_headings_of_a_component_come_one_level_below_the_heading_above_it(
    docs: Path, build: Callable[[], Build]
) -> None:
    _, html = _page(
        docs, build, "## Fra praksis\n\n### Nærmere\n\n{{ scene() }}\n\n## Lister\n\n{{ checklist('pa-kanten') }}\n"
    )
    assert "Ved disken</h4>" in html
    assert "Når et barn står på kanten</h3>" in html


@pytest.mark.parametrize(
    "body", ["Her er {{ scene() }}", "{{ scene() }} sier mye.", "Her er {{ scene() }} til dere.", "## Se {{ scene() }}"]
)
def test_a_macro_in_the_middle_of_a_line_is_a_problem_with_its_line(
    body: str, docs: Path, build: Callable[[], Build]
) -> None:
    built, _ = _page(docs, build, body)
    assert [str(problem) for problem in built.problems] == [
        "docs/grunnlag/leken.md:50  makro: scene: en makro må stå alene på sin egen linje, med en tom linje over og under"
    ]


def test_of_two_calls_that_are_alike_the_misplaced_one_is_told(docs: Path, build: Callable[[], Build]) -> None:
    built, _ = _page(docs, build, "{{ stop_card() }}\n\nHer er {{ stop_card() }}")
    (problem,) = built.problems
    assert problem.line == 52


def test_examples_of_a_part_that_is_also_on_the_page_share_no_id_with_it(
    docs: Path, build: Callable[[], Build]
) -> None:
    _, html = _page(docs, build, '{{ scene() }}\n\n{{ example("scene()") }}\n\n{{ example("scene()") }}\n')
    ids = [piece.split('"')[0] for piece in html.split(' id="')[1:]]
    assert len(ids) >= 3
    assert len(ids) == len(set(ids))


def test_what_has_an_entry_of_its_own_or_stands_on_other_pages_too_is_not_searched_on_this_one(
    docs: Path, build: Callable[[], Build]
) -> None:
    """A question has an entry of its own, what a recommendation says is said on every page about it; a scene is only here."""
    _, filled = _filled(docs, build, "Før.\n\n{{ prompts() }}\n\n{{ scene() }}\n\n{{ see_also() }}\n\nEtter.\n")
    question, scene, link = "Hvordan hjelper du et barn inn i leken?", "Gutten står ved disken", "Der begynner dagen."
    for words in ("Før.", question, scene, link, "Etter."):
        assert words in filled.whole
    for words in ("Før.", scene, "Etter."):
        assert words in filled.searched
    for words in (question, link):
        assert words not in filled.searched


def test_an_example_tells_what_its_macro_is_for_and_only_that_is_searched(
    docs: Path, build: Callable[[], Build]
) -> None:
    """The words of the component's folder stand above the call, and what it gives below it."""
    _, filled = _filled(docs, build, "## Makroene\n\n{{ example(\"prompt('inn')\") }}\n\nEtter.\n")
    words = ["Viser ett spørsmål", "Sett den der", "I parentesen skriver du id-en til spørsmålet"]
    result = ["prompt('inn')", "Hvordan hjelper du et barn inn i leken?"]
    places = [filled.whole.replace("&#39;", "'").find(each) for each in ("Makroene", *words, *result, "Etter.")]
    assert -1 not in places
    assert places == sorted(places)
    assert [each for each in ("Makroene", *words, *result, "Etter.") if each in filled.searched] == [
        "Makroene",
        *words,
        "Etter.",
    ]


def test_what_is_wrong_in_the_folders_of_components_is_told_all_at_once_with_its_place(
    docs: Path, tmp_path: Path
) -> None:
    overrides = Path(shutil.copytree(ROOT / "overrides", tmp_path / "overrides"))
    _change(overrides / "components" / "scene" / "scene.yml", "    shows:", "    viser:")
    _change(overrides / "components" / "notice" / "notice.yml", "  stop_card:", "  stop_kard:")
    _change(overrides / "components" / "prompts" / "prompts.yml", "arguments: {id:", "arguments: {nummer:")
    (overrides / "components" / "aims" / "aims.yml").unlink()
    calls = ["scene()", "stop_card()", "prompt('inn')", "aims()", "key_points()", "scene()", "glossery()"]
    with (docs / "grunnlag" / "leken.md").open("a", encoding="utf-8") as page:
        page.write("".join(f'\n{{{{ example("{call}") }}}}\n' for call in calls))
    built = Build(docs, overrides, order=[], title="Prøvehåndboka", from_folder=False)
    assert [str(problem) for problem in in_reading_order(built.problems)] == [
        "docs/grunnlag/leken.md:76  makro: example: eksemplet «glossery()»: ukjent makro «glossery»; mente du «glossary»?",
        "overrides/components/aims/aims.yml  fila finnes ikke",
        "overrides/components/notice/notice.yml:3  macros.stop_card: mangler; her skal det stå hva makroen viser; mente du «stop_kard»?",
        "overrides/components/prompts/prompts.yml:9  macros.prompt.arguments: makroen tar id i parentesen, i den rekkefølgen; her står nummer",
        "overrides/components/scene/scene.yml:4  macros.scene.shows: mangler; her skal det stå tekst",
        "overrides/components/scene/scene.yml:5  macros.scene.viser: ukjent nøkkel; kjente: arguments, closed, place, shows",
    ]
