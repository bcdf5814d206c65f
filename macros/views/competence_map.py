"""The competence map: which questions there are where a recommendation meets a building block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.content.models import BuildingBlock, Module, Prompt, Recommendation


@dataclass(frozen=True)
class Cell:
    """The `questions` that are counted, each with its module; `weight` is 0 to 4, how full the cell is beside the fullest."""

    building_block: BuildingBlock
    questions: tuple[tuple[Module, Prompt], ...]
    weight: int

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.questions)


@dataclass(frozen=True)
class Row:
    """One recommendation across the building blocks."""

    recommendation: Recommendation
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class CompetenceMap:
    """The whole map, with how many questions each building block has in all (each question counted once)."""

    building_blocks: tuple[BuildingBlock, ...]
    rows: tuple[Row, ...]
    totals: tuple[int, ...]
    thin: tuple[Row, ...]

    @property
    def totals_by_block(self) -> tuple[tuple[BuildingBlock, int], ...]:
        """The building blocks with their totals."""
        return tuple(zip(self.building_blocks, self.totals, strict=True))


def competence_map(
    modules: Iterable[Module], recommendations: Sequence[Recommendation], building_blocks: Sequence[BuildingBlock]
) -> CompetenceMap:
    """Counts questions. A question belongs to every recommendation that its module serves.

    `thin` are the rows where holdninger have fewer questions than kunnskaper.
    """
    questions: dict[tuple[int, str], list[tuple[Module, Prompt]]] = {}
    totals: dict[str, int] = {}
    for module in modules:
        for prompt in module.prompts:
            totals[prompt.building_block] = totals.get(prompt.building_block, 0) + 1
            for number in module.recommendations:
                questions.setdefault((number, prompt.building_block), []).append((module, prompt))
    counts = {key: len(asked) for key, asked in questions.items()}
    fullest = max(counts.values(), default=1)

    def cell(number: int, block: BuildingBlock) -> Cell:
        key = (number, block.id)
        return Cell(block, tuple(questions.get(key, ())), -(-4 * counts.get(key, 0) // fullest))

    rows = tuple(
        Row(recommendation, tuple(cell(recommendation.number, block) for block in building_blocks))
        for recommendation in recommendations
    )
    thin = tuple(
        row
        for row in rows
        if counts.get((row.recommendation.number, "holdninger"), 0)
        < counts.get((row.recommendation.number, "kunnskaper"), 0)
    )
    return CompetenceMap(
        building_blocks=tuple(building_blocks),
        rows=rows,
        totals=tuple(totals.get(block.id, 0) for block in building_blocks),
        thin=thin,
    )
