"""A plan for the half-year: what modules can be chosen by, what their questions are about, and ready half-years to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.content.models import Module, Part, Programme
from macros.views.competence_map import CompetenceMap
from macros.views.programme import TermView


@dataclass(frozen=True)
class ReadyHalfYear:
    """A term of a plan over years, and the `query` with which it is opened as a half-year."""

    programme: Programme
    title: str
    query: str


@dataclass(frozen=True)
class HalfYearView:
    """What a half-year is planned from. `knowledge` is what the page's script knows."""

    map: CompetenceMap
    parts: tuple[tuple[Part, tuple[Module, ...]], ...]
    troubles: tuple[tuple[str, Module], ...]
    ready: tuple[ReadyHalfYear, ...]
    knowledge: Mapping[str, object]


def ready_half_years(programmes: Iterable[tuple[Programme, Sequence[TermView]]]) -> tuple[ReadyHalfYear, ...]:
    """The terms of every programme that have modules."""
    return tuple(
        ReadyHalfYear(programme, term.term.title, term.half_year)
        for programme, terms in programmes
        for term in terms
        if term.half_year
    )


def knowledge(modules: Sequence[Module], counts: CompetenceMap) -> Mapping[str, object]:
    """The modules as plain data, in the order of the handbook: how many questions each has of each building block."""
    return {
        "modules": [
            {
                "slug": module.slug,
                "title": module.title,
                "minutes": module.session.minutes,
                "recommendations": module.recommendations,
                "prompts": _counted(module),
                "words": " ".join([module.title, module.description, *module.troubles, *module.keywords]).lower(),
            }
            for module in modules
        ],
        "recommendations": [
            {"number": row.recommendation.number, "title": row.recommendation.title} for row in counts.rows
        ],
        "blocks": [{"id": block.id, "title": block.title} for block in counts.building_blocks],
    }


def _counted(module: Module) -> Mapping[str, int]:
    blocks = [prompt.building_block for prompt in module.prompts]
    return {block: blocks.count(block) for block in dict.fromkeys(blocks)}
