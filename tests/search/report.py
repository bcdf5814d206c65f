"""How well, how fast and how heavy the search is: `make search-report`.

The collection is asked in Node, the handbook in Chromium through the search field. A larger handbook is the same one, page
by page again under other addresses. Times are of this machine, at this moment.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch, served
from tests.search.engine import INDEX, added_bytes, build_collection, engine
from tests.search.field import Field
from tests.search.quality import (
    Answer,
    Figures,
    answered,
    by_kind,
    collection_queries,
    figures,
    fresh_sets,
    handbook_queries,
    misses,
    untold,
)
from tests.site.building import PROJECT, build

# Keystrokes that are timed: as many queries as this, letter by letter.
_TYPED = 60
_READY = (350, 1000)

# From the key to the finds on the page, in milliseconds, for every letter of a query.
_TYPE = """async (query) => {
  const field = document.querySelector(".md-search__input");
  const times = [];
  for (let end = 1; end <= query.length; end++) {
    const shown = new Promise((resolve) => { window.told = resolve; });
    const start = performance.now();
    field.value = query.slice(0, end);
    field.dispatchEvent(new KeyboardEvent("keyup"));
    await shown;
    document.querySelector(".md-search-result__list").getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times;
}"""
_LISTEN = "() => { component$.subscribe((component) => { if (component.items && window.told) window.told(); }); }"
# From the index, fetched and read, to the worker that is ready.
_SET_UP = """async ([worker, index]) => {
  const made = await (await fetch(index)).json();
  const start = performance.now();
  const started = new Worker(worker);
  started.postMessage({ type: 0, data: { ...made, options: {} } });
  await new Promise((resolve) => { started.onmessage = resolve; });
  return performance.now() - start;
}"""


def main() -> None:
    """Builds, asks, measures and prints."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        collection, handbook = Path(folder) / "collection", Path(folder) / "handbook"
        for outcome in (build_collection(collection), build(PROJECT, handbook)):
            if outcome.code:
                sys.exit(outcome.output)
        with engine(collection) as ready:
            _quality("The collection", [answered(ready, query) for query in collection_queries()])
        with engine(handbook) as ready:
            sets = {name: [answered(ready, query) for query in queries] for name, queries in fresh_sets().items()}
        for name, answers in sets.items():
            _quality(f"Fresh set: {name}", answers)
        _kinds("All fresh sets together", [answer for answers in sets.values() for answer in answers])
        browser = launch(playwright)
        with served(handbook) as home:
            _quality("The handbook", _asked(browser, home))
        _size(handbook)
        _speed(browser, handbook, Path(folder))
        browser.close()


def _asked(browser: Browser, home: str) -> list[Answer]:
    page = browser.new_page()
    page.goto(home)
    field = Field(page, home)
    answers = [Answer(query, field.search(query.text), told=field.is_unsure) for query in handbook_queries()]
    page.close()
    return answers


def _quality(title: str, answers: Sequence[Answer]) -> None:
    _kinds(title, answers)
    unsure = [answer.query.text for answer in answers if answer.query.pages and answer.told]
    print(f"Called a guess though something is right: {unsure}")
    print("\n".join(["Not among the first three:", *(f"  {miss}" for miss in misses(answers))]))


def _kinds(title: str, answers: Sequence[Answer]) -> None:
    print(f"\n{title}\n{'kind of query':24}{'asked':>6}{'hit@1':>8}{'hit@3':>8}{'MRR':>7}")
    for kind, reached in by_kind(answers).items():
        _row(kind, reached)
    _row("all", figures(answers))
    nothing = [answer for answer in answers if not answer.query.pages]
    print(
        f"Nothing is right for {len(nothing)}; it is told of {len(nothing) - len(untold(answers))}, not of: {untold(answers)}."
    )


def _row(kind: str, reached: Figures) -> None:
    print(f"{kind:24}{reached.count:6}{reached.hit_1:8.1f}{reached.hit_3:8.1f}{reached.mrr:7.3f}")


def _size(site: Path) -> None:
    added = added_bytes(site)
    print(
        f"\nSize, gzipped: +{sum(added.values())} bytes of script and tables, {added['worker']} in the worker and {added['page']} on the page"
    )


def _speed(browser: Browser, site: Path, folder: Path) -> None:
    print("\nSpeed in Chromium, milliseconds")
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    pages = len({entry["location"].partition("#")[0] for entry in index["docs"]})
    for many in (pages, *_READY):
        larger = folder / f"pages-{many}"
        shutil.copytree(site, larger)
        (larger / INDEX).write_text(json.dumps({**index, "docs": _repeated(index["docs"], many)}), encoding="utf-8")
        with served(larger) as home:
            times = sorted(_typed(browser, home))
            ready = statistics.median(_set_up(browser, home, larger) for _ in range(3))
        middle, slow = times[len(times) // 2], times[int(0.95 * len(times))]
        print(
            f"{many:5} pages: key to finds {middle:.0f} (median), {slow:.0f} (p95) of {len(times)} keys; worker ready in {ready:.0f}"
        )


def _repeated(entries: Iterable[dict], pages: int) -> list[dict]:
    """Entries of so many pages: those there are, and then the same under other addresses."""
    by_page: dict[str, list[dict]] = {}
    for entry in entries:
        by_page.setdefault(entry["location"].partition("#")[0], []).append(entry)
    originals = list(by_page.values())
    repeated = []
    for number in range(pages):
        copy = f"kopi-{number // len(originals)}/" if number >= len(originals) else ""
        repeated += [{**entry, "location": copy + entry["location"]} for entry in originals[number % len(originals)]]
    return repeated


def _typed(browser: Browser, home: str) -> list[float]:
    page = browser.new_page()
    page.goto(home)
    Field(page, home)
    page.evaluate(_LISTEN)
    queries = handbook_queries()
    chosen = queries[:: max(1, len(queries) // _TYPED)]
    times = [time for query in chosen for time in page.evaluate(_TYPE, query.text)]
    page.close()
    return times


def _set_up(browser: Browser, home: str, site: Path) -> float:
    page = browser.new_page()
    page.goto(f"{home}404.html")
    (worker,) = (site / "assets" / "javascripts").rglob("workers/search.*.js")
    ready = page.evaluate(_SET_UP, [home + worker.relative_to(site).as_posix(), home + INDEX])
    page.close()
    return ready


if __name__ == "__main__":
    main()
