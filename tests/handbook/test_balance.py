"""The whole is in balance: the competence map has no empty cells, attitudes get their share, and nothing is asked twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from macros.content.problems import Problem
from macros.views.competence_map import CompetenceMap, competence_map
from tests.handbook.make_hashes import words_of
from tests.handbook.texts import Piece, modules, none_of, pieces, reading

# Two questions that have more of their words in common than this are the same question.
_ALIKE = 0.6


def _map() -> CompetenceMap:
    data = reading().data
    return competence_map(
        [module for module, _ in modules()],
        tuple(data["recommendations"].items.values()),
        tuple(data["building_blocks"].items.values()),
    )


def _ending(ending: str) -> list[Piece]:
    return [piece for piece in pieces() if piece.module and piece.key.endswith(ending)]


def _unique(texts: Iterable[Piece], what: str) -> None:
    def found() -> Iterator[Problem]:
        first: dict[str, Piece] = {}
        for piece in texts:
            other = first.setdefault(piece.text.casefold(), piece)
            if other is not piece:
                yield piece.problem(f"{what} «{piece.text}» finnes alt i {other.path}:{other.line}")

    none_of(found())


def test_every_recommendation_meets_every_building_block():
    none_of(
        Problem(
            f"docs/anbefalinger/{row.recommendation.module}.md",
            None,
            "recommendations",
            f"ingen spørsmål om {cell.building_block.id} i modulene som har anbefaling {row.recommendation.number}",
        )
        for row in _map().rows
        for cell in row.cells
        if not cell.count
    )


def test_attitudes_have_at_least_as_many_questions_as_knowledge():
    made = _map()
    totals = {block.id: count for block, count in zip(made.building_blocks, made.totals, strict=True)}
    assert totals["holdninger"] >= totals["kunnskaper"], f"docs/*/*.md module.prompts[].building_block: {totals}"
    none_of(
        Problem(
            f"docs/anbefalinger/{row.recommendation.module}.md",
            None,
            "recommendations",
            "modulene som har denne anbefalingen, har færre spørsmål om holdninger enn om kunnskaper: "
            + ", ".join(f"{cell.building_block.id} {cell.count}" for cell in row.cells),
        )
        for row in made.thin
    )


def test_no_two_questions_are_alike():
    asked = [
        (piece, frozenset(words_of(piece.text)))
        for piece in pieces()
        if piece.module and piece.key.endswith("].text") and ".prompts[" in piece.key
    ]
    none_of(
        two.problem(f"«{two.text}» ligner for mye på «{one.text}» i {one.path}:{one.line}")
        for (one, these), (two, those) in combinations(asked, 2)
        if len(these & those) > _ALIKE * len(these | those)
    )


def test_no_two_scenes_have_the_same_title():
    _unique(_ending(".scene.title"), "tittelen")


def test_no_two_modules_have_the_same_trouble():
    _unique((piece for piece in pieces() if ".troubles[" in piece.key), "vansken")
