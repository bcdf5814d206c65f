"""A date fram i tid is a slip of one module, or a clock that is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.content.checking import in_the_future
from macros.content.reading import read


def told(docs: Path, today: date) -> list[str]:
    return [str(problem) for problem in in_the_future(read(docs), today)]


def dated(docs: Path, days: list[str]) -> None:
    """Makes as many modules as there are days, each checked on its own."""
    module = (docs / "grunnlag" / "leken.md").read_text(encoding="utf-8")
    for number, day in enumerate(days):
        text = module.replace("checked: 2026-01-15", f"checked: {day}")
        (docs / "grunnlag" / f"modul-{number}.md").write_text(text, encoding="utf-8")


def test_today_is_not_in_the_future(docs: Path) -> None:
    assert told(docs, date(2026, 2, 1)) == []


def test_one_module_with_a_later_day_is_told_with_its_line(docs: Path) -> None:
    dated(docs, [*6 * ["2026-01-10"], "2026-03-01"])
    (sentence,) = told(docs, date(2026, 2, 1))
    assert (
        sentence == "docs/grunnlag/modul-6.md:45  module.checked: kan ikke være en dato fram i tid, fikk «2026-03-01»"
    )


def test_when_most_modules_are_later_it_is_said_once_of_the_clock(docs: Path) -> None:
    dated(docs, 8 * ["2026-03-01"])
    (sentence,) = told(docs, date(2020, 1, 1))
    assert sentence == (
        "maskinen  klokka: maskinen sier at det er 2020-01-01, men 10 av 10 moduler er kontrollert etter den dagen; "
        "still klokka på maskinen, og prøv igjen"
    )


def test_a_quarter_of_the_modules_is_the_clock_and_fewer_are_slips(docs: Path) -> None:
    """With the two that are there already, they are ten."""
    dated(docs, [*6 * ["2026-01-10"], *2 * ["2026-03-01"]])
    assert ["fram i tid" in sentence for sentence in told(docs, date(2026, 2, 1))] == [True, True]
    dated(docs, [*5 * ["2026-01-10"], *3 * ["2026-03-01"]])
    (sentence,) = told(docs, date(2026, 2, 1))
    assert "3 av 10 moduler er kontrollert etter den dagen" in sentence


def test_a_source_of_a_year_to_come_shows_that_the_clock_is_wrong(docs: Path) -> None:
    dated(docs, [*9 * ["2026-01-10"], "2026-03-01"])
    today = date(2026, 2, 1)
    sources = docs / "data" / "sources.yml"
    assert "klokka" not in told(docs, today)[0]
    sources.write_text(
        f"{sources.read_text(encoding='utf-8')}\n- id: ny\n  title: T\n  publisher: P\n  kind: law\n  year: 2027\n"
    )
    assert "klokka" in told(docs, today)[0]
