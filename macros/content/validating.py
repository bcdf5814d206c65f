"""Validates plain data against a model and says in bokmål, with an address, what was expected and what stood there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import AliasChoices, ValidationError
from pydantic.fields import FieldInfo

from macros.content.choices import CALLED, CHOSEN_FROM
from macros.content.fields import AN_ID, ID, SENTENCE, Expected
from macros.content.located import LONGEST_NUMBER, KeyPath, Located
from macros.content.models import Model
from macros.content.norwegian import as_id
from macros.content.problems import Choice, Problem, nearest
from macros.content.yaml_causes import HARD_BLANK

M = TypeVar("M", bound=Model)

# A thing with more mistakes than this is another thing.
_MOST = 200
_HARD_AROUND = re.compile(rf"^{HARD_BLANK}(?=.*\w)|(?<=\w){HARD_BLANK}$")
_YES_OR_NO = {"ja": "true", "nei": "false", "yes": "true", "no": "false", "sann": "true", "usann": "false"}


def validate(model: type[M], located: Located, key: KeyPath, data: Any, source: str) -> tuple[M | None, list[Problem]]:
    """The model made from `data`, which stands at `key` of `located`; or None and every problem in it.

    `source` is the file, relative to `docs/`, that relative links in the texts are written from.
    """
    try:
        return model.model_validate(data, context={"source": source}), []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False)[:_MOST]
        problems = [_problem(model, located, key, details) for details in errors if not _follows_from(details, errors)]
        return None, [*problems, *_choices(model, located, key, {details["loc"] for details in errors})]


def _choices(model: type[Model], located: Located, key: KeyPath, wrong: set[KeyPath]) -> Iterator[Problem]:
    """The ids that name something elsewhere, which nobody looks up in a thing that is refused; told if nothing has them."""
    for where, word in located.raw.items():
        inner = where[len(key) :]
        is_wrong = any(inner[:end] in wrong for end in range(len(inner) + 1))
        if is_wrong or where[: len(key)] != key or not re.fullmatch(ID, word):
            continue
        chosen_from = _chosen_from(model, inner)
        if chosen_from:
            choice = Choice(word, chosen_from, is_an_id=True)
            yield replace(located.problem(where, f"ukjent {CALLED[chosen_from]} «{word}»"), choice=choice)


def _follows_from(details: Any, errors: list[Any]) -> bool:
    """Whether a list counts as too short because something in it was refused, or a key is missing because it is misspelt."""
    here = details["loc"]
    if details["type"] == "missing":
        return any(
            other["type"] == "extra_forbidden"
            and other["loc"][:-1] == here[:-1]
            and nearest(other["loc"][-1], here[-1:], "")
            for other in errors
        )
    return details["type"] == "too_short" and any(
        len(other["loc"]) > len(here) and other["loc"][: len(here)] == here for other in errors
    )


def _problem(model: type[Model], located: Located, key: KeyPath, details: Any) -> Problem:
    inner: KeyPath = details["loc"]
    where = (*key, *inner)
    if details["type"] == "extra_forbidden":
        owner = _annotation_at(model, inner[:-1])
        return located.problem(where, f"ukjent nøkkel{nearest(inner[-1], _keys_of(owner))}")
    expected = _expected(model, inner)
    if details["type"] == "missing":
        return located.problem(where, f"mangler; her skal det stå {expected.phrase}")
    demand = details["msg"] if details["type"] == SENTENCE else f"må være {expected.phrase}"
    message = f"{demand}, fikk {located.got(where, details['input'])}"
    hard = _HARD_AROUND.search(located.raw.get(where, ""))
    if hard:
        message += (
            f"; {'bak' if hard.start() else 'foran'} står et hardt mellomrom, fra Word eller en nettside; slett det"
        )
    elif details["type"] == "string_type" and located.raw.get(where) and not expected.words:
        message += "; sett teksten i anførselstegn"
    elif (
        details["type"] == "int_type"
        and str(details["input"]).isdecimal()
        and len(str(details["input"])) <= LONGEST_NUMBER
    ):
        plain = str(int(details["input"]))
        message += "; skriv tallet uten anførselstegn" if plain == details["input"] else f"; skriv {plain}"
    elif details["type"] == "string_type" and isinstance(details["input"], dict) and len(details["input"]) == 1:
        message += "; er det kolon i teksten, må hele teksten stå i anførselstegn"
    elif expected == AN_ID and isinstance(details["input"], str):
        other = as_id(details["input"])
        otherwise = f"; mente du «{other}»?" if other else ""
        chosen_from = _chosen_from(model, inner)
        if chosen_from:
            choice = Choice(details["input"], chosen_from, otherwise)
            return replace(located.problem(where, message), choice=choice)
        message += otherwise
    elif details["type"] == "bool_type" and str(details["input"]).casefold() in _YES_OR_NO:
        message += f"; mente du {_YES_OR_NO[str(details['input']).casefold()]}?"
    elif expected.words and isinstance(details["input"], str):
        message += nearest(details["input"], expected.words, otherwise="")
    return located.problem(where, message)


def _chosen_from(model: type[Model], inner: KeyPath) -> str | None:
    """The file whose ids belong at a place; None where an id of one's own belongs."""
    keys = [index for index, part in enumerate(inner) if isinstance(part, str)]
    owner = _model_in(_annotation_at(model, inner[: keys[-1]])) if keys else None
    return CHOSEN_FROM.get((owner.__name__, str(inner[keys[-1]]))) if owner else None


def _keys_of(annotation: Any) -> list[str]:
    model = _model_in(annotation)
    return list(model.model_fields) if model else []


def _expected(model: type[Model], inner: KeyPath) -> Expected:
    """What is expected at a place, from the nearest `Expected` or model there."""
    annotation = _annotation_at(model, inner)
    for part in _unwrapped(annotation):
        if isinstance(part, Expected):
            return part
    model_there = _model_in(annotation)
    if model_there:
        return Expected(model_there.expected)
    return Expected("en liste" if _item_of(annotation) is not None else "en annen verdi")


def _annotation_at(model: type[Model], inner: KeyPath) -> Any:
    """The declared type at a place, still wrapped in its `Annotated` metadata."""
    annotation: Any = model
    for part in inner:
        owner = _model_in(annotation)
        if isinstance(part, int):
            annotation = _item_of(annotation)
        elif owner is not None and (field := _field_of(owner, part)):
            annotation = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return annotation


def _field_of(model: type[Model], key: str) -> FieldInfo | None:
    """The field that a key belongs to, by its name or by another that authors may write."""
    return model.model_fields.get(key) or next(
        (
            field
            for field in model.model_fields.values()
            if isinstance(field.validation_alias, AliasChoices) and key in field.validation_alias.choices
        ),
        None,
    )


def _unwrapped(annotation: Any) -> Iterator[Any]:
    """An annotation and all that it wraps: metadata first, then the members of `X | None`, but not items of lists."""
    yield annotation
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        yield from metadata
        yield from _unwrapped(inner)
    elif get_origin(annotation) is not tuple:
        for member in get_args(annotation):
            yield from _unwrapped(member)


def _model_in(annotation: Any) -> type[Model] | None:
    for part in _unwrapped(annotation):
        if isinstance(part, type) and issubclass(part, Model):
            return part
    return None


def _item_of(annotation: Any) -> Any:
    for part in _unwrapped(annotation):
        if get_origin(part) is tuple:
            return get_args(part)[0]
    return None
