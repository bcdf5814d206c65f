"""Ways of working as a reader meets them: minutes added up, who works in each phase, where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.content.models import Method, Source
from macros.views.meeting import WHO_WORKS, PhaseView


@dataclass(frozen=True)
class MethodView:
    """A method with its minutes in all. `source` is None where the method or its minutes are the handbook's own."""

    method: Method
    minutes: int
    phases: tuple[PhaseView, ...]
    source: Source | None


def method_views(methods: Iterable[Method], sources: Mapping[str, Source]) -> list[MethodView]:
    """Every method in the order of its file; `sources` by id."""
    return [
        MethodView(
            method=method,
            minutes=sum(phase.minutes for phase in method.phases),
            phases=tuple(
                PhaseView(phase.title, WHO_WORKS[phase.who], phase.minutes, works=phase.who, doing=phase.doing)
                for phase in method.phases
            ),
            source=sources[method.source] if method.source else None,
        )
        for method in methods
    ]
