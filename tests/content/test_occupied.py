"""The addresses that are kept free for the build are those that it writes to."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from macros.build import Build
from macros.occupied import AGREED, ALWAYS, MAKING, calendar_files, module_files, programme_files


def test_every_document_and_paper_of_a_build_has_an_address_that_is_kept_free(build: Callable[[], Build]) -> None:
    made = build()
    handbook = made.handbook
    kept = {
        *ALWAYS,
        *MAKING,
        AGREED,
        *calendar_files(handbook),
        *(path for module in handbook.modules.values() for path in module_files(module)),
        *(path for programme in handbook.programmes.values() for path in programme_files(programme)),
    }
    # Nobody hits a name with a hash in it.
    written = {path for path, _ in made.documents.files() if not re.search(r"\.[0-9a-f]{10}\.js$", path)}
    written |= {path for path, _ in made.documents.calendars()}
    written |= {paper.path for paper in made.documents.sheet_papers()}
    assert written <= kept
    # A sheet that is not asked for is not made.
    assert {path for path in kept - written if not path.endswith(".pdf")} <= set(ALWAYS)


def test_what_is_laid_beside_the_page_that_calls_it_keeps_its_address(docs: Path, build: Callable[[], Build]) -> None:
    (docs / "arkene.md").write_text(
        "---\ntitle: Alle arkene\ndescription: Arkene.\n---\n\n{{ all_sheets() }}\n", encoding="utf-8"
    )
    assert "arkene/ark/index.html" in dict(build().documents.files())
    (docs / "arkene").mkdir()
    (docs / "arkene" / "ark.md").write_text(
        "---\ntitle: Et ark\ndescription: Ett ark.\n---\nTekst.\n", encoding="utf-8"
    )
    assert [str(problem) for problem in build().problems] == [
        "docs/arkene/ark.md  filnavn: siden får en adresse som hører til docs/arkene.md; gi mappa et annet navn"
    ]


def test_the_sheets_of_statements_keep_their_addresses(docs: Path, build: Callable[[], Build]) -> None:
    page = "---\ntitle: Runden\ndescription: Runden.\n---\n\n{{ statements() }}\n"
    (docs / "runden.md").write_text(page, encoding="utf-8")
    built = build()
    assert "runden/ark/index.html" in dict(built.documents.files())
    assert "runden/ark/pastander.pdf" in {paper.path for paper in built.documents.sheet_papers()}
    (docs / "runden" / "ark").mkdir(parents=True)
    (docs / "runden" / "ark" / "pastander.pdf").write_bytes(b"%PDF")
    with (docs / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n[Arket](runden/ark/pastander.pdf)\n")
    assert [str(problem) for problem in build().problems if "adresse" in str(problem)] == [
        "docs/runden/ark/pastander.pdf  filnavn: fila får en adresse som hører til docs/runden.md; gi den et annet navn"
    ]
