"""The handbook outlives MkDocs: ProperDocs, the maintained fork of its 1.6 line, builds the same site."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from macros.publishing import MARK
from tests.site.building import build, contents, run

# Each says which of the two has made a page.
_GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def test_properdocs_builds_the_same_site_page_for_page(sample: Path, tmp_path: Path):
    with_mkdocs = build(sample, tmp_path / "mkdocs")
    assert with_mkdocs.code == 0, with_mkdocs.output
    words = [sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml", "-d", str(tmp_path / "properdocs")]
    with_properdocs = run(words, sample, env={"PDF": "false"})
    assert with_properdocs.code == 0, with_properdocs.output
    ours, theirs = _contents(tmp_path / "mkdocs"), _contents(tmp_path / "properdocs")
    assert len([path for path in ours if path.endswith(".html")]) > 30
    assert sorted(theirs) == sorted(ours)
    assert [path for path in ours if theirs[path] != ours[path]] == []
    assert any(b"ProperDocs" in page for page in contents(tmp_path / "properdocs").values())


def _contents(site: Path) -> dict[str, bytes]:
    """Every file but for the list of what is in them."""
    return {path: _GENERATOR.sub(b"", content) for path, content in contents(site).items() if path != MARK}
