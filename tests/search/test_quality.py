"""How well the search answers: the figures that it may not fall below. `make search-report` shows what lies behind them.

The handbook is asked through its own search field, in `tests/browser/test_search.py`.
"""

from __future__ import annotations

from pathlib import Path

from tests.search.engine import COLLECTION, Engine, page_of
from tests.search.quality import Answer, collection_queries, figures, handbook_queries, misses
from tests.site.sources import pages


def test_the_collection_is_answered(in_collection: Engine):
    answers = [Answer(query, in_collection.pages(query.text)) for query in collection_queries()]
    reached = figures(answers)
    assert reached.count >= 80
    assert reached.hit_1 >= 90, (reached, misses(answers))
    assert reached.hit_3 >= 97, (reached, misses(answers))


def test_what_nothing_is_right_for_mostly_finds_nothing(in_handbook: Engine, in_collection: Engine):
    for engine, queries in ((in_handbook, handbook_queries()), (in_collection, collection_queries())):
        nothing = [query.text for query in queries if not query.pages]
        answered = [text for text in nothing if engine.pages(text)]
        assert len(answered) * 3 <= len(nothing), answered


def test_no_query_stands_twice_and_every_page_that_is_right_exists():
    collection = {file.stem for file in (COLLECTION / "docs").glob("*.md")}
    handbook = {page_of(written.address) for written in pages()}
    for queries, known in ((collection_queries(), collection), (handbook_queries(), handbook)):
        texts = [query.text for query in queries]
        assert len(texts) == len(set(texts))
        assert {page for query in queries for page in query.pages} <= known


def test_nothing_in_the_code_knows_a_whole_query():
    """General means, not a list of answers: a query of three words or more stands in no file that the search is made of."""
    project = Path(__file__).parents[2]
    files = [*(project / "macros" / "search").glob("*.py"), *(project / "overrides" / "assets").glob("*_search.js")]
    code = "\n".join(file.read_text(encoding="utf-8") for file in files).lower()
    long = [query.text for query in [*collection_queries(), *handbook_queries()] if len(query.text.split()) > 2]
    assert len(long) > 40
    assert [text for text in long if text.lower() in code] == []
