"""What the folders of components tell those who write about macros, and what is told where a folder tells it wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from macros.authoring import MACROS
from macros.components import Guide, Guides, NoGuide
from tests.components.examples import COMPONENTS, GUIDED

SCENE = "macros:\n  scene:\n    shows: Viser *historien*.\n"
WITH_ARGUMENTS = "macros:\n  scene:\n    shows: Viser.\n    arguments: {id: id-en, day: dagen}\n"


def _guides(overrides: Path, **files: str) -> Guides:
    """Guides to components by their names, each with what stands in its file."""
    for name, text in files.items():
        (overrides / "components" / name).mkdir(parents=True)
        (overrides / "components" / name / f"{name}.yml").write_text(text, encoding="utf-8")
    return Guides(overrides)


def test_every_macro_has_a_guide_in_one_folder_and_every_guide_a_macro() -> None:
    """But for `example`, which shows the others."""
    guided = sorted(macro for macros in GUIDED.values() for macro in macros)
    assert guided == sorted(set(MACROS) - {"example"})


def test_a_guide_is_what_stands_in_the_file_of_the_component(tmp_path: Path) -> None:
    guides = _guides(tmp_path, scene=SCENE, notice=WITH_ARGUMENTS)
    assert guides.of("scene", "scene", []) == Guide.model_validate({"shows": "Viser *historien*."})
    assert guides.of("notice", "scene", ["id", "day"]).arguments == {"id": "id-en", "day": "dagen"}


def test_only_the_file_that_is_asked_for_is_read(tmp_path: Path) -> None:
    guides = _guides(tmp_path, scene=SCENE, aims="macros: [")
    assert guides.of("scene", "scene", []).shows == "Viser *historien*."
    with pytest.raises(NoGuide):
        guides.of("aims", "aims", [])


@pytest.mark.parametrize(
    ("text", "arguments", "told"),
    [
        ("", [], [":1  macros.scene: mangler; her skal det stå hva makroen viser"]),
        ("- a\n", [], [":1  macros.scene: mangler; her skal det stå hva makroen viser"]),
        ("templates: {}\n", [], [":1  macros.scene: mangler; her skal det stå hva makroen viser"]),
        ("\nmacros: scene\n", [], [":2  macros.scene: mangler; her skal det stå hva makroen viser"]),
        (
            "macros:\n  scenen: {shows: Viser.}\n",
            [],
            [":1  macros.scene: mangler; her skal det stå hva makroen viser; mente du «scenen»?"],
        ),
        ("macros:\n  scene: Viser.\n", [], [":2  macros.scene: må være en gruppe nøkler med shows, fikk «Viser.»"]),
        (
            "macros:\n  scene:\n    place: Sett den.\n    closed: ja\n",
            [],
            [
                ":2  macros.scene.shows: mangler; her skal det stå tekst",
                ":4  macros.scene.closed: må være true eller false, fikk «ja»; mente du true?",
            ],
        ),
        (
            "macros:\n  scene:\n    shows: Viser.\n    plase: Sett den.\n",
            [],
            [":4  macros.scene.plase: ukjent nøkkel; mente du «place»?"],
        ),
        (
            WITH_ARGUMENTS.replace("dagen", "3"),
            ["id", "day"],
            [
                ":4  macros.scene.arguments.day: må være tekst til hvert navn i parentesen, fikk «3»; sett teksten i anførselstegn"
            ],
        ),
        (
            WITH_ARGUMENTS,
            ["id"],
            [":4  macros.scene.arguments: makroen tar id i parentesen, i den rekkefølgen; her står id, day"],
        ),
        (
            WITH_ARGUMENTS,
            ["day", "id"],
            [":4  macros.scene.arguments: makroen tar day, id i parentesen, i den rekkefølgen; her står id, day"],
        ),
        (WITH_ARGUMENTS, [], [":4  macros.scene.arguments: makroen tar ingenting i parentesen; her står id, day"]),
        (
            SCENE,
            ["id"],
            [":2  macros.scene.arguments: makroen tar id i parentesen, i den rekkefølgen; her står ingenting"],
        ),
        (
            "macros:\n  scene:\n    shows: [Viser\n",
            [],
            [":3  YAML: parentesen som åpnes på denne linja, blir ikke lukket; skriv ]"],
        ),
        (
            "macros:\n  scene:\n    shows: Viser #1\n",
            [],
            [
                ":3  macros.scene.shows: det som står etter #, blir borte; sett hele teksten i anførselstegn, eller flytt kommentaren til en egen linje"
            ],
        ),
    ],
)
def test_a_file_that_does_not_guide_is_told_of_with_its_place(
    text: str, arguments: Sequence[str], told: list[str], tmp_path: Path
) -> None:
    guides = _guides(tmp_path / "overrides", scene=text)
    with pytest.raises(NoGuide) as error:
        guides.of("scene", "scene", arguments)
    assert [str(problem) for problem in error.value.problems] == [
        f"overrides/components/scene/scene.yml{line}" for line in told
    ]


def test_a_component_without_a_file_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(NoGuide) as error:
        Guides(tmp_path / "overrides").of("scene", "scene", [])
    assert [str(problem) for problem in error.value.problems] == [
        "overrides/components/scene/scene.yml  fila finnes ikke"
    ]


@pytest.mark.parametrize(("component", "macro"), [(each, macro) for each, macros in GUIDED.items() for macro in macros])
def test_a_guide_says_it_in_whole_sentences(component: str, macro: str) -> None:
    written = GUIDED[component][macro]
    guide = Guides(COMPONENTS.parent).of(component, macro, list(written.get("arguments", {})))
    for text in filter(None, (guide.shows, guide.place)):
        assert text[0].isupper()
        assert text.endswith(".")
    # They go on in a sentence of the template's.
    for text in guide.arguments.values():
        assert text[0].islower()
        assert not text.endswith(".")
