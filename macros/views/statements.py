"""The round of statements: what a part of the handbook looks like in a good week, and the modules each statement leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.content.fields import Text
from macros.content.models import Module, Part, PartStatements


@dataclass(frozen=True)
class StatementView:
    """One statement. Its `number` counts from 1 within its part, on the sheet as on the page."""

    number: int
    text: Text
    modules: tuple[Module, ...]


@dataclass(frozen=True)
class StatementsView:
    """The statements of one part: one side of paper."""

    part: Part
    statements: tuple[StatementView, ...]


def statements_views(
    statements: Iterable[PartStatements], parts: Mapping[str, Part], modules: Mapping[str, Module]
) -> list[StatementsView]:
    """Every part that has statements, in the order of the handbook; `parts` by id, `modules` by slug."""
    of_parts = {each.part: each for each in statements}
    return [
        StatementsView(
            part,
            tuple(
                StatementView(number, statement.text, tuple(modules[slug] for slug in statement.modules))
                for number, statement in enumerate(of_parts[part.id].statements, start=1)
            ),
        )
        for part in parts.values()
        if part.id in of_parts
    ]
