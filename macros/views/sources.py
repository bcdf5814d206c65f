"""A module's sources with what the source list knows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.content.models import Module, Source


@dataclass(frozen=True)
class Reference:
    """A source, and which part of it the module rests on."""

    source: Source
    detail: str | None


def references(module: Module, sources: Mapping[str, Source]) -> list[Reference]:
    """The references of a module in the order its author wrote them; `sources` by id."""
    return [Reference(sources[reference.id], reference.detail) for reference in module.sources]
