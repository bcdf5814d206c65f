"""README's table of rooms names what is there: files, folders, and names in them."""

from __future__ import annotations

import re
from functools import cache

from tests.conftest import ROOT

_ROWS = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Where do I add …?")[2].partition("\n## ")[0]
_NAMED = sorted({name for row in _ROWS.splitlines() if row.startswith("| ") for name in re.findall(r"`([^`]+)`", row)})
# What is made, what somebody else makes, and what stands for a name of one's own.
_NOT_OURS = re.compile(r"<|[\s{$]|^(site|search|\.cache)/|^(SITE_URL|vm|docs|nav)$")
_OURS = ("macros", "overrides", "tests", "docs")


@cache
def _files() -> list[str]:
    files = [path for folder in _OURS for path in (ROOT / folder).rglob("*") if "node_modules" not in path.parts]
    return [f"/{path.relative_to(ROOT).as_posix()}{'/' if path.is_dir() else ''}" for path in files]


def _is_there(path: str) -> bool:
    pattern = re.compile(f"/{re.escape(path)}$".replace(r"\*", "[^/]*"))
    return (ROOT / path).exists() or any(map(pattern.search, _files()))


@cache
def _words() -> frozenset[str]:
    texts = (ROOT / file[1:] for file in _files() if file.endswith((".py", ".js", ".html", ".css", ".yml")))
    return frozenset(
        word
        for file in [*texts, ROOT / "mkdocs.yml"]
        for word in re.findall(r"[\w-]+", file.read_text(encoding="utf-8"))
    )


def test_every_file_and_folder_that_the_table_of_rooms_names_is_there() -> None:
    paths = [
        name
        for name in _NAMED
        if not _NOT_OURS.search(name) and re.search(r"/|\.(py|js|html|css|yml|json|mjs|md|txt)$", name)
    ]
    assert len(paths) > 100
    assert [path for path in paths if not _is_there(path)] == []


def test_every_name_that_the_table_of_rooms_names_is_in_use() -> None:
    names = [name for name in _NAMED if not _NOT_OURS.search(name) and re.fullmatch(r"[A-Za-z_]\w+", name)]
    assert len(names) > 50
    assert [name for name in names if name not in _words()] == []


# «`NAME`, `OTHER` in `file`», and «`file` (`NAME`, `OTHER` …».
_IN_FILE = re.compile(r"((?:`\w+`(?:, | and )?)+) (?:in|of) `([^`<]+)`")
_OF_FILE = re.compile(r"`([^`<]+\.(?:py|js))` \(((?:`\w+`(?:, | and )?)+)")


def test_a_name_is_in_the_file_that_it_is_said_to_be_in() -> None:
    said = [(file, names) for names, file in _IN_FILE.findall(_ROWS)] + _OF_FILE.findall(_ROWS)
    pairs = [(file, name) for file, names in said for name in re.findall(r"`(\w+)`", names)]
    assert len(pairs) > 40
    for file, name in pairs:
        places = [ROOT / path[1:] for path in _files() if path.endswith(f"/{file}") and not path.endswith("/")]
        texts = [place.read_text(encoding="utf-8") for place in places or [ROOT / file] if place.is_file()]
        assert not texts or any(re.search(rf"\b{name}\b", text) for text in texts), f"{name} is not in {file}"
