"""Judged queries, and how well a search answers them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.search.engine import COLLECTION, HERE, Engine, page_of

SETS = HERE / "sets"


@dataclass(frozen=True)
class Query:
    """What somebody types: one of `pages` should come first; where there are none, nothing is right."""

    text: str
    kind: str
    pages: frozenset[str]


@dataclass(frozen=True)
class Answer:
    """A query and the pages that were found, best first. `told` says that they were called a guess, or that there were none."""

    query: Query
    found: Sequence[str]
    told: bool = False

    @property
    def rank(self) -> int:
        """The place of the first right page, from 1; 0 where there is none."""
        return next((place for place, page in enumerate(self.found, start=1) if page in self.query.pages), 0)


@dataclass(frozen=True)
class Figures:
    """How many were asked; shares of 100 answered first and among the first three; mean reciprocal rank."""

    count: int
    hit_1: float
    hit_3: float
    mrr: float


def collection_queries() -> list[Query]:
    """The queries of the collection."""
    return _queries(COLLECTION / "queries.json")


def handbook_queries() -> list[Query]:
    """The queries against the real handbook, written before anybody tried them."""
    return _queries(HERE / "handbook_queries.json")


def fresh_sets() -> dict[str, list[Query]]:
    """Queries written from titles and headings alone, by the name of their set. The first nine have been tuned on and all thirty read: only a set that comes after them says how good the search is."""
    return {file.stem: _queries(file) for file in sorted(SETS.glob("*.json"))}


def _queries(file: Path) -> list[Query]:
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [Query(row["query"], row["kind"], frozenset(row["pages"])) for row in rows]


def answered(engine: Engine, query: Query) -> Answer:
    """What is found for a query, and whether it is told to be a guess."""
    message = engine.search(query.text)
    found = [page_of(places[0]["location"]) for places in message["items"]]
    return Answer(query, found, told=message["isGuess"] or not found)


def figures(answers: Iterable[Answer]) -> Figures:
    """The figures of the answers to queries that have one."""
    ranks = [answer.rank for answer in answers if answer.query.pages]
    count = len(ranks)
    return Figures(
        count=count,
        hit_1=100 * sum(rank == 1 for rank in ranks) / count,
        hit_3=100 * sum(0 < rank <= 3 for rank in ranks) / count,
        mrr=sum(1 / rank for rank in ranks if rank) / count,
    )


def by_kind(answers: Iterable[Answer]) -> dict[str, Figures]:
    """The figures of every kind of query that has answers."""
    kinds: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.query.pages:
            kinds.setdefault(answer.query.kind, []).append(answer)
    return {kind: figures(of_kind) for kind, of_kind in kinds.items()}


def untold(answers: Iterable[Answer]) -> list[str]:
    """The queries for which nothing is right, and of which the search does not say so."""
    return [answer.query.text for answer in answers if not answer.query.pages and not answer.told]


def misses(answers: Iterable[Answer]) -> list[str]:
    """A line for every query that has no right page among the first three."""
    return [
        f"{answer.query.kind}: «{answer.query.text}» → {', '.join(answer.found[:3]) or 'ingen treff'}"
        for answer in answers
        if answer.query.pages and not 0 < answer.rank <= 3
    ]
