"""The kinds of what a template is given, as a component's file writes them.

A class by its name (`Prompt`, `int`), `None`, `Sequence[X]`, `Mapping[K, V]`, `tuple[X, Y]`, several with `|` between; `absent` says
that there are uses in which it is not given.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import macros.content
import macros.views
from macros import components, qr

ABSENT = object()


def _classes() -> dict[str, type]:
    plain: dict[str, type] = {kind.__name__: kind for kind in (int, str, bool, date)}
    rooms = [
        importlib.import_module(f"{room.__name__}.{module.name}")
        for room in (macros.content, macros.views)
        for module in pkgutil.iter_modules(room.__path__)
    ]
    for room in (*rooms, components, qr):
        plain |= {
            name: kind for name, kind in inspect.getmembers(room, inspect.isclass) if kind.__module__ == room.__name__
        }
    return plain


CLASSES = _classes()


def is_kind(value: Any, kind: str) -> bool:
    """Whether `value` is what `kind` says."""
    return _fits(value, ast.parse(kind, mode="eval").body)


def _fits(value: Any, kind: ast.expr) -> bool:
    match kind:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _fits(value, left) or _fits(value, right)
        case ast.Constant(value=None):
            return value is None
        case ast.Name(id="absent"):
            return value is ABSENT
        case ast.Name(id="int"):
            return type(value) is int
        case ast.Name(id=name):
            return isinstance(value, CLASSES[name])
        case ast.Subscript(value=ast.Name(id="Sequence"), slice=inner):
            return (
                isinstance(value, Sequence) and not isinstance(value, str) and all(_fits(each, inner) for each in value)
            )
        case ast.Subscript(value=ast.Name(id="Mapping"), slice=ast.Tuple(elts=[key, inner])):
            return isinstance(value, Mapping) and all(_fits(k, key) and _fits(v, inner) for k, v in value.items())
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=inners)):
            return isinstance(value, tuple | list) and len(value) == len(inners) and all(map(_fits, value, inners))
        case _:
            raise ValueError(f"no kind is written {ast.unparse(kind)}")
