"""JSON schemas of front matter and of every file of shared data, made from the models: what an editor completes and marks in red.

They let through what the models do. What must be true between files only a check knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from macros.content.choices import CALLED, CHOSEN_FROM, MODULES
from macros.content.models import (
    STEP_KINDS,
    Checklist,
    FrontMatter,
    Model,
    Prompt,
    SeeAlso,
    SourceReference,
    Step,
)
from macros.content.reading import DATA_FILES, Reading
from macros.content.told import TOLD, described

# Where editors look for them, beside their own settings.
FOLDER = ".vscode/schema"
PAGE = "side.json"
# The ids that there are stand in one file alone: nothing else changes when something new is added.
IDS = "ids.json"
SNIPPETS = ".vscode/hode.code-snippets"
_DIALECT = "http://json-schema.org/draft-07/schema#"
_MODELS = {model.__name__: model for model in TOLD}


def schemas(reading: Reading) -> Mapping[str, str]:
    """Every schema as (file name → text)."""
    texts = {PAGE: _schema(FrontMatter, "Hodet på en side")}
    for name, (model, identity) in DATA_FILES.items():
        kind = list[model] if identity else model  # type: ignore[valid-type]
        called = CALLED.get(name, name)
        texts[f"{name}.json"] = _schema(kind, f"{reading.docs}/data/{name}.yml: {called}")
    return {name: _written(schema) for name, schema in {**texts, IDS: _ids(reading)}.items()}


def files(reading: Reading) -> Mapping[str, str]:
    """All that is made for editors, as (path in the project → text)."""
    return {**{f"{FOLDER}/{name}": text for name, text in schemas(reading).items()}, SNIPPETS: snippets(reading)}


# What an author begins with in front matter, where editors know no schema: the word that is typed, and what it stands for.
_SNIPPETS: Mapping[str, type[Model]] = {
    "spørsmål": Prompt,
    "sjekkliste": Checklist,
    "steg": Step,
    "kilde": SourceReference,
    "se også": SeeAlso,
}
_KINDS = {"kind": STEP_KINDS}


def snippets(reading: Reading) -> str:
    """What VS Code puts in for a word of Norwegian in a page's front matter, with the known ids to choose from."""
    entries = {
        word: {
            "scope": "markdown",
            "prefix": word,
            "description": model.expected[:1].upper() + model.expected[1:],
            "body": _body(model, reading),
        }
        for word, model in _SNIPPETS.items()
    }
    methods = _choice(1, list(reading.data["methods"].items))
    entries["arbeidsmåte"] = {
        "scope": "markdown",
        "prefix": "arbeidsmåte",
        "description": "Arbeidsmåten i et steg eller et spørsmål",
        "body": [f"method: {methods}"],
    }
    return _written(entries)


def _body(model: type[Model], reading: Reading) -> list[str]:
    lines = []
    required = [key for key, field in model.model_fields.items() if field.is_required()]
    for number, key in enumerate(required, start=1):
        what = described(model)[key][0].rstrip(".").replace("`", "")
        written = f"${{{number}:{what}}}"
        name = CHOSEN_FROM.get((model.__name__, key))
        if name:
            written = _choice(number, _known(name, reading))
        elif key in _KINDS:
            written = _choice(number, _KINDS[key])
        elif key == "items":
            written = f"\n    - ${{{number}:Jeg …}}"
        lines += f"{'- ' if number == 1 else '  '}{key}: {written}".replace(": \n", ":\n").split("\n")
    return lines


def _choice(number: int, words: Sequence[object]) -> str:
    return f"${{{number}|{','.join(map(str, words))}|}}"


def _known(name: str, reading: Reading) -> list[str]:
    if name == MODULES:
        return sorted(page.module.slug for page in reading.pages if page.module)
    return list(reading.data[name].items)


def _written(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _ids(reading: Reading) -> dict[str, Any]:
    known = {name: _known(name, reading) for name in sorted({*CHOSEN_FROM.values()})}
    return {
        "$schema": _DIALECT,
        "title": "id-ene som finnes",
        "definitions": {name: {"type": "string", "enum": ids} for name, ids in known.items()},
    }


def _schema(kind: Any, title: str) -> dict[str, Any]:
    schema = TypeAdapter(kind).json_schema(ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs", {})
    if kind in _MODELS.values():
        definitions[kind.__name__] = {**schema}
        schema = {"$ref": f"#/definitions/{kind.__name__}"}
    for name, definition in definitions.items():
        _complete(_MODELS[name], definition)
    # Beside a reference nothing else counts.
    return {"$schema": _DIALECT, "title": title, "allOf": [schema], "definitions": _plain(definitions)}


def _complete(model: type[Model], definition: dict[str, Any]) -> None:
    """Says in bokmål what a model and its keys are, and puts the known ids in."""
    definition["description"] = model.expected[:1].upper() + model.expected[1:]
    definition.pop("title", None)
    properties = definition["properties"]
    for key, (what, rules) in described(model).items():
        told = properties[key]
        told.pop("title", None)
        if (model.__name__, key) in CHOSEN_FROM:
            _choose(told, CHOSEN_FROM[model.__name__, key])
        if (model.__name__, key) in _TEXT_OR_LIST:
            told = {"anyOf": [told["items"], told]}
        described_key = f"{what.rstrip('.')}. {rules}" if rules else what
        told_in_full = described_key.replace("`", "").replace(", se egen tabell", "")
        properties[key] = {**_without_reference(told), "description": told_in_full}
    for key, other in _ALSO_WRITTEN.items():
        if key in properties:
            properties[other] = properties[key]


# What may be one text, or several.
_TEXT_OR_LIST = {("Prompt", "material"), ("Step", "material")}
_ALSO_WRITTEN = {"keywords": "sokeord"}


def _without_reference(told: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in told:
        rest = {key: value for key, value in told.items() if key != "$ref"}
        return {**rest, "allOf": [{"$ref": told["$ref"]}]}
    return told


def _choose(told: dict[str, Any], name: str) -> None:
    """Puts the known ids in the place of whatever looks like an id."""
    chosen = {"$ref": f"{IDS}#/definitions/{name}"}
    if "items" in told:
        told["items"] = chosen
    elif "anyOf" in told:
        told["anyOf"] = [chosen, *(each for each in told["anyOf"] if each.get("type") == "null")]
    else:
        told.pop("type", None)
        told.pop("pattern", None)
        told["allOf"] = [chosen]


def _plain(part: Any) -> Any:
    """A part of a schema with patterns that every editor can read: what cannot be seen is told by a check."""
    if isinstance(part, dict):
        return {key: _pattern(value) if key == "pattern" else _plain(value) for key, value in _kept(part)}
    return [_plain(each) for each in part] if isinstance(part, list) else part


def _kept(part: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    # A default of nothing says nothing.
    return ((key, value) for key, value in part.items() if not (key == "default" and value in (None, [])))


def _pattern(pattern: Any) -> Any:
    if isinstance(pattern, str) and "\\p{" in pattern:
        return r"^[^\n]*\S[^\n]*$" if pattern.startswith("^") else r"\S"
    return re.sub(r"\\-", "-", pattern) if isinstance(pattern, str) else _plain(pattern)
