"""What an author is told about every mistake that we know of.

Each folder in `broken/` is a case: `expected.txt` is what is reported, one line for each problem, and the rest is how the
handbook differs from the whole one in `good/`. `change.diff` has lines to take out (`-`) and put in (`+`), after lines
around them where these are needed to find the place, under the name of a file; any other file is added or takes the
place of its namesake. What text files cannot hold is in `_AS_BYTES`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.build import Build
from macros.content.problems import in_reading_order, report

CASES = Path(__file__).parent / "broken"
MODULE = "grunnlag/leken.md"

# Case → what becomes of a file's bytes; None where the file is deleted.
_AS_BYTES: dict[str, dict[str, Callable[[bytes], bytes] | None]] = {
    "byte-order-mark-and-crlf": {
        MODULE: lambda good: b"\xef\xbb\xbf" + good.replace(b"\n", b"\r\n"),
        "data/sources.yml": lambda good: b"\xef\xbb\xbf" + good.replace(b"\n", b"\r\n"),
    },
    "latin-1": {MODULE: lambda good: good.decode("utf-8").encode("latin-1", "replace")},
    # Opened as Windows-1252 and saved as UTF-8.
    "spoilt-letters-all-over": {
        MODULE: lambda good: good.decode("cp1252", "replace").encode(),
        "praksis/garderoben.md": lambda good: good.replace("å".encode(), "Ã¥".encode(), 1),
    },
    "control-character": {MODULE: lambda good: good.replace(b"title: Ved", b"title: \x07Ved")},
    "empty-file": {MODULE: lambda good: b"", "praksis/garderoben.md": lambda good: b"\n  \n"},
    "empty-data-file": {
        "data/methods.yml": lambda good: b"",
        "data/sources.yml": lambda good: b"# bare en kommentar\n",
    },
    "deleted-data-file": {"data/sources.yml": None},
    "no-front-page": {"index.md": None},
    "deleted-parts": {"data/parts.yml": None},
    "deleted-synonyms": {"data/synonyms.yml": None},
    "empty-synonyms": {"data/synonyms.yml": lambda good: b"# ingen ord\n"},
    "deleted-recommendations": {"data/recommendations.yml": None},
    "meeting-data-that-is-broken-where-it-is-shown": {
        "data/picture.yml": None,
        "data/programmes.yml": lambda good: b"",
    },
    "utf-16": {
        MODULE: lambda good: good.decode("utf-8").encode("utf-16"),
        "data/sources.yml": lambda good: good.decode("utf-8").encode("utf-16-be"),
    },
    "dashes-for-hyphens": {
        MODULE: lambda good: good.replace(b"---", "—".encode(), 1),
        "praksis/garderoben.md": lambda good: good.replace(b"---", b"--", 1),
    },
    "front-matter-below-the-first-line": {MODULE: lambda good: b"\n" + good},
    "page-that-is-too-large": {
        MODULE: lambda good: good + 300_000 * b"a",
        "data/sources.yml": lambda good: good + 2_000_000 * b"#",
    },
    "more-than-markdown-can-take": {
        MODULE: lambda good: b"\n\n".join(
            [good, 8000 * b"<a ", 4000 * b"[", 11 * b"> " + b"a", 44 * b" " + b"- a", 500 * b"a\n", 30 * b"[" + b"a"]
        ),
        "praksis/garderoben.md": lambda good: good + b"\n" + 301 * b"# a\n\n" + 12 * (90 * b"[a](b) " + b"\n\n"),
    },
    "too-much-in-a-text": {
        MODULE: lambda good: good.replace(b"    - se n", b'    - "' + 300 * b"[a](b) " + b'"\n    - se n', 1),
    },
    "deeply-nested": {MODULE: lambda good: b"---\ntitle: " + 100_000 * b"[" + b"\n---\n"},
}


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir()))
def test_the_author_is_told_what_is_wrong_and_where(case: str, docs: Path, build: Callable[[], Build]) -> None:
    _make_broken(docs, case)
    expected = (CASES / case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [str(problem) for problem in in_reading_order(build().problems)] == expected


def test_the_whole_handbook_has_no_problems(build: Callable[[], Build]) -> None:
    assert build().problems == []


def test_a_report_counts_the_problems_and_lists_each_once(docs: Path, build: Callable[[], Build]) -> None:
    _make_broken(docs, "missing-title")
    (problem,) = build().problems
    assert report([problem, problem]) == f"Håndboka ble ikke bygd: 1 feil.\n{problem}"


def test_every_case_that_is_made_of_bytes_has_its_folder() -> None:
    assert set(_AS_BYTES) <= {folder.name for folder in CASES.iterdir()}


def _make_broken(docs: Path, case: str) -> None:
    for file in (CASES / case).rglob("*"):
        if file.is_file() and file.name not in ("expected.txt", "change.diff"):
            target = docs / file.relative_to(CASES / case)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    change = CASES / case / "change.diff"
    if change.exists():
        for name, before, after in _changes(change.read_text(encoding="utf-8")):
            text = (docs / name).read_text(encoding="utf-8")
            assert text.count(before) == 1, f"{name} has these lines {text.count(before)} times:\n{before}"
            (docs / name).write_text(text.replace(before, after), encoding="utf-8")
    for name, changed in _AS_BYTES.get(case, {}).items():
        if changed is None:
            (docs / name).unlink()
        else:
            (docs / name).write_bytes(changed((docs / name).read_bytes()))


def _changes(diff: str) -> Iterator[tuple[str, str, str]]:
    """The file, the lines as they are there and the lines as they become, of every piece of a `change.diff`.

    Empty lines stand between the pieces; a piece that names no file belongs to the file of the one before.
    """
    name = ""
    for piece in diff.strip("\n").split("\n\n"):
        lines = piece.split("\n")
        if lines[0][0] not in "+- ":
            name = lines.pop(0)
        yield name, _lines(lines, " -"), _lines(lines, " +")


def _lines(lines: list[str], signs: str) -> str:
    return "".join(f"{line[1:]}\n" for line in lines if line[0] in signs)
