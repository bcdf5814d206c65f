"""What the views give every component is what the file beside its template says: the names, and the kinds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2.meta
import markdown
import pytest

from macros.build import Build
from macros.rendering import Place, Renderer
from tests.components.examples import COMPONENTS, EXAMPLES, GIVEN, Example
from tests.components.kinds import ABSENT, is_kind

# What every template has, given or not.
_EVERYWHERE = {"place", "component", "anywhere", "with_pdf", "policy", "range", "dict"}


def _asked(environment: jinja2.Environment, template: str) -> set[str]:
    """The names that a template takes from outside, with those of the templates that it includes."""
    tree = environment.parse(environment.loader.get_source(environment, template)[0])
    included = [name for name in jinja2.meta.find_referenced_templates(tree) if name]
    return jinja2.meta.find_undeclared_variables(tree).union(*(_asked(environment, name) for name in included))


def _wrong(template: tuple[str, str], given: Mapping[str, Any]) -> list[str]:
    return [
        f"{'/'.join(template)}: {name} is {type(given[name]).__name__ if name in given else 'absent'}, not {kind}"
        for name, kind in GIVEN[template].items()
        if not is_kind(given.get(name, ABSENT), kind)
    ]


def test_every_template_has_a_file_that_says_what_it_is_given():
    assert set(GIVEN) == {(file.parent.name, file.stem) for file in COMPONENTS.glob("*/*.html")}


@pytest.mark.parametrize("template", GIVEN, ids="/".join)
def test_a_template_takes_the_names_that_its_file_says_and_no_other(template: tuple[str, str]):
    asked = _asked(Renderer(COMPONENTS.parent)._environment, f"components/{template[0]}/{template[1]}.html")
    assert asked - _EVERYWHERE == set(GIVEN[template])


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_is_given_what_the_views_give(example: Example):
    assert _wrong((example.component, example.template), example.given) == []
    assert set(example.given) <= set(GIVEN[example.component, example.template])


# Beside those of the small handbook's own pages: every macro that no page of it calls.
_CALLS = """
{{ all_prompts() }} {{ all_checklists() }} {{ all_sheets() }} {{ all_sources() }} {{ glossary() }} {{ doors("index.md", "index.md", "index.md") }} {{ troubles() }} {{ books("index.md") }}
{{ parts("index.md") }} {{ meeting_lengths("index.md") }}
{{ picture() }} {{ year_wheel("aret") }} {{ methods() }} {{ programmes() }} {{ programme("kort") }} {{ programme("to-ar") }}
{{ written_plan("barnehageloven", "2026-11-22") }} {{ example("meetings(30)") }} {{ keys("source") }}
{{ half_year() }} {{ statements() }}
"""

_FIGURE = """  figures:
    - {id: sidene, kind: sides, title: Sidene, shows: To sider., parts: [{title: Ute}, {title: Inne}]}
"""


@pytest.fixture
def rendered(docs: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Mapping[str, Any]]]:
    """Every component that a small handbook shows, by name, each time with what it was given."""
    shown: list[tuple[str, Mapping[str, Any]]] = []
    part = Renderer.part

    def watched(renderer: Renderer, template: str, place: Place, context: Mapping[str, Any]) -> str:
        path = Path(template)
        if path.match("components/*/template.html"):
            shown.append((path.parent.name, context))
        return part(renderer, template, place, context)

    monkeypatch.setattr(Renderer, "part", watched)
    index = docs / "index.md"
    front, body = index.read_text(encoding="utf-8").split("\n---\n", 1)
    index.write_text(f"{front}\nasked: ['Hvem får være med?']\n---\n{body}{_CALLS}", encoding="utf-8")
    module = docs / "grunnlag" / "leken.md"
    module.write_text(
        module.read_text(encoding="utf-8").replace("  session:\n", f"{_FIGURE}  session:\n", 1), encoding="utf-8"
    )
    module = docs / "praksis" / "garderoben.md"
    module.write_text(f"{module.read_text(encoding='utf-8')}\nDa blir det lek.\n", encoding="utf-8")
    privacy = docs / "om" / "personvern.md"
    privacy.parent.mkdir()
    privacy.write_text("---\ntitle: Personvern\ndescription: Hva som lagres.\n---\nTekst.\n", encoding="utf-8")
    build = Build(docs, COMPONENTS.parent, order=[], title="", from_folder=False, site_url="https://x.example/")
    assert build.problems == []
    for source, draft in build.pages.drafts.items():
        slots = "\n\n".join(map(draft.place, draft.calls))
        assert draft.header()
        filled = build.fill(source, markdown.markdown(draft.finish(f"{draft.page.body}\n\n{slots}")))
        assert draft.with_uses(filled)
    list(build.documents.files())
    list(build.documents.sheet_papers())
    return shown


def test_what_the_views_give_is_what_the_files_say(rendered: list[tuple[str, Mapping[str, Any]]]):
    # Screens are no components of their own: the projected page includes them. No step of the small handbook has a material.
    assert {name for name, _ in GIVEN} - {name for name, _ in rendered} == {"screen", "material"}
    assert {fault for name, given in rendered for fault in _wrong((name, "template"), given)} == set()
