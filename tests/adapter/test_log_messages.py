"""What MkDocs tells of its work is said in bokmål; its warnings are problems even when it is asked to be quiet."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest

from macros.adapter.log_messages import Warnings, _Bokmal, _Plain


def said(message: str, level: int = logging.INFO) -> str | None:
    record = logging.LogRecord("mkdocs", level, "", 0, message, (), None)
    return _Plain("%(message)s").format(record) if _Bokmal().filter(record) else None


@pytest.mark.parametrize(
    ("english", "ours"),
    [
        ("Cleaning site directory", None),
        ("Building documentation to directory: /tmp/x", "Bygger håndboka …"),
        ("Documentation built in 47.04 seconds", "Håndboka er bygd på 47,04 sekunder."),
        ("[12:00:00] Watching paths for changes: 'docs', 'mkdocs.yml'", "Følger med på endringer i docs, mkdocs.yml."),
        (
            "[12:00:00] Serving on http://127.0.0.1:8000/",
            "Håndboka vises på http://127.0.0.1:8000/ – trykk Ctrl+C for å slutte.",
        ),
        ("[12:00:00] Detected file changes", "En fil er endret."),
        ("[12:00:00] Reloading browsers", "Sidene er oppdatert."),
        ('[12:00:00] "GET /borte/ HTTP/1.1" code 404', "Finnes ikke: /borte/"),
        ("Det kan ikke lages PDF-er.", "Det kan ikke lages PDF-er."),
    ],
)
def test_progress_is_told_in_bokmal(english: str, ours: str | None) -> None:
    assert said(english) == ours


def test_a_warning_says_that_it_is_one() -> None:
    assert said("Something odd", logging.WARNING) == "Advarsel: Something odd"


@pytest.mark.parametrize("level", [logging.INFO, logging.ERROR])
def test_warnings_are_kept_when_mkdocs_is_quiet_too(level: int, monkeypatch: pytest.MonkeyPatch) -> None:
    root = logging.getLogger("mkdocs")
    monkeypatch.setattr(root, "level", level)
    root.manager._clear_cache()
    warnings = Warnings()
    warnings.listen()
    try:
        logging.getLogger("mkdocs.structure.files").warning(
            "Excluding 'a/README.md' from the site because it conflicts with 'a/index.md'."
        )
        logging.getLogger("mkdocs.structure.nav").warning("Something new")
        config = SimpleNamespace(config_file_path="x/mkdocs.yml", docs_dir="x/docs")
        assert [str(problem) for problem in warnings.problems(config)] == [
            "docs/a/README.md  filnavn: fila tas ikke med, for «a/index.md» får samme adresse; gi den ene et annet navn",
            "mkdocs.yml  MkDocs: MkDocs sier: Something new",
        ]
    finally:
        warnings.stop_listening()
