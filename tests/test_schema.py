"""What is made for editors is in step with the models and the handbook, and says of files what the models say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from macros import schema
from macros.content.located import parse_yaml, read_text, split_front_matter
from macros.content.models import FrontMatter, Model, Module
from macros.content.reading import DATA_FILES, Reading, read
from macros.content.told import TOLD
from macros.content.validating import validate
from tests.conftest import ROOT
from tests.content.test_broken_handbooks import CASES, _make_broken

_EDITOR = ROOT / ".vscode"


@pytest.fixture(scope="module")
def real() -> Reading:
    return read(ROOT / "docs")


def test_what_lies_in_the_project_is_what_would_be_made_now(real: Reading) -> None:
    stale = [
        path
        for path, text in schema.files(real).items()
        if not (ROOT / path).is_file() or (ROOT / path).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run: make schema"


def test_every_key_of_every_model_is_told_of() -> None:
    written = {model for model in _models(Model) if model.__module__ == "macros.content.models"}
    assert set(TOLD) == written - {Module}
    for model, told in TOLD.items():
        assert set(told) == set(model.model_fields), model.__name__


def _models(model: type[Model]) -> Iterator[type[Model]]:
    for below in model.__subclasses__():
        yield below
        yield from _models(below)


def test_settings_of_the_editor_name_every_file_of_data() -> None:
    settings = json.loads((_EDITOR / "settings.json").read_text(encoding="utf-8"))
    expected = {f"{schema.FOLDER}/{name}.json": f"docs/data/{name}.yml" for name in DATA_FILES}
    assert settings["yaml.schemas"] == expected


# --- what they say --------------------------------------------------------------------------------


class _Editor:
    """What an editor does with the schemas of a handbook."""

    def __init__(self, reading: Reading) -> None:
        schemas = {name: json.loads(text) for name, text in schema.schemas(reading).items()}
        resources = [
            (name, Resource.from_contents(text, default_specification=DRAFT7)) for name, text in schemas.items()
        ]
        self._schemas = schemas
        self._registry = Registry().with_resources(resources)

    def marks(self, file: Path, text: str) -> list[str]:
        """The keys that it marks in a file, as an author reads them."""
        name, yaml = schema.PAGE, split_front_matter(text)[0]
        if file.suffix == ".yml":
            name, yaml = f"{file.stem}.json", text
        if yaml is None:
            return [""]
        located, problems = parse_yaml(yaml, file.name)
        if problems:
            return [problem.key for problem in problems]
        if located.data is None:
            # An editor has nothing to mark.
            return []
        validator = Draft7Validator(self._schemas[name], registry=self._registry)
        return [_written(error.absolute_path) for error in validator.iter_errors(_as_json(located.data))]


def _as_json(data: Any) -> Any:
    """Data as an editor reads it, which knows no dates."""
    if isinstance(data, dict):
        return {key: _as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_json(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data


def _written(path: Any) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def _files(docs: Path) -> Iterator[tuple[Path, str]]:
    for file in sorted([*docs.rglob("*.md"), *docs.glob("data/*.yml")]):
        text, problems = read_text(file, file.name, 10_000_000)
        if not problems:
            yield file, text


@pytest.mark.parametrize("docs", [ROOT / "docs", ROOT / "tests/sample/docs", ROOT / "tests/content/good"], ids=str)
def test_nothing_that_is_right_is_marked(docs: Path) -> None:
    editor = _Editor(read(docs))
    marked = {file.name: marks for file, text in _files(docs) if (marks := editor.marks(file, text))}
    assert marked == {}


# Cases in which the models refuse what a schema of this kind has no words for.
_BEYOND = {
    "texts-that-cannot-be-seen": "which signs can be seen",
    "date-in-quotes-or-with-a-time": "a date that YAML reads as a text or with a time",
    "date-that-is-impossible": "which days there are",
    "too-much-in-a-text": "how long Markdown works on a text",
    "numbers-without-end": "how many signs a number has",
}


@pytest.fixture(scope="module")
def editor() -> _Editor:
    return _Editor(read(ROOT / "tests" / "content" / "good"))


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir()))
def test_what_the_models_refuse_is_marked_and_what_is_marked_is_told_of(case: str, docs: Path, editor: _Editor) -> None:
    _make_broken(docs, case)
    told = _by_file(case)
    for file, text in _files(docs):
        good = ROOT / "tests" / "content" / "good" / file.relative_to(docs)
        if good.is_file() and good.read_bytes() == file.read_bytes():
            continue
        marks = editor.marks(file, text)
        if case not in _BEYOND and _is_refused(file, text):
            assert marks, file.name
        if marks:
            assert told.get(f"docs/{file.relative_to(docs).as_posix()}"), (file.name, marks)


def _is_refused(file: Path, text: str) -> bool:
    """Whether the models refuse something in a file that can be read as YAML."""
    model, identity = DATA_FILES.get(file.stem, (FrontMatter, None)) if file.suffix == ".yml" else (FrontMatter, None)
    yaml = text if file.suffix == ".yml" else split_front_matter(text)[0]
    located, problems = parse_yaml(yaml or "", file.name)
    if problems or located.data is None:
        return False
    entries = located.data if identity and isinstance(located.data, list) else [located.data]
    return any(validate(model, located, (), entry, "")[1] for entry in entries)


def _by_file(case: str) -> Mapping[str, list[str]]:
    told: dict[str, list[str]] = {}
    for line in (CASES / case / "expected.txt").read_text(encoding="utf-8").splitlines():
        told.setdefault(re.split(r":\d+  |  ", line)[0], []).append(line)
    return told


def test_known_ids_are_choices_and_keys_are_told_of_in_bokmal(real: Reading) -> None:
    methods = json.loads(schema.schemas(real)["ids.json"])["definitions"]["methods"]
    assert "igp" in methods["enum"]
    step = json.loads(schema.schemas(real)[schema.PAGE])["definitions"]["Step"]["properties"]
    assert step["method"]["anyOf"][0] == {"$ref": "ids.json#/definitions/methods"}
    assert step["phases"]["description"].startswith("Minutter for hver fase i arbeidsmåten")


def test_a_snippet_offers_the_ids_and_is_yaml(real: Reading) -> None:
    snippets = json.loads(schema.snippets(real))
    assert "${3|kunnskaper,ferdigheter,evner,holdninger|}" in "\n".join(snippets["spørsmål"]["body"])
    for snippet in snippets.values():
        body = "\n".join(snippet["body"])
        filled = re.sub(r"\$\{\d+[:|]([^,|}]*)[^}]*\}", r"\1", body)
        assert parse_yaml(filled, "snippet")[1] == [], body
