"""Whatever stops a build is a sentence; a fault of ours says that it is ours, and is kept in a file."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, BuildError

from macros.adapter.stopping import NotBuilt, not_built, stop_if_wrong
from macros.content.problems import Problem

UNTOUCHED = "Det gamle nettstedet står urørt."


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "disken er full"),
        (errno.ENOENT, "fila «docs/a.png» ble borte mens håndboka ble bygd; bygg en gang til"),
        (errno.EROFS, "fila «docs/a.png» kan ikke leses eller skrives: disken kan bare leses"),
        (errno.EFBIG, "fila «docs/a.png» kan ikke leses eller skrives: fila ble større enn systemet tillater"),
        (errno.EACCES, "fila «docs/a.png» kan ikke leses eller skrives: du mangler tilgang"),
        (
            errno.EMFILE,
            "fila «docs/a.png» kan ikke leses eller skrives: for mange filer er åpne; lukk noe, og prøv igjen",
        ),
        (errno.EISDIR, "fila «docs/a.png» er en mappe; her skulle det vært en fil"),
    ],
)
def test_what_the_machine_refuses_is_told_of_the_file(number: int, message: str, tmp_path: Path) -> None:
    error = OSError(number, "in English", str(tmp_path / "docs" / "a.png"))
    assert not_built(error, tmp_path).message == f"Håndboka ble ikke bygd: {message}. {UNTOUCHED}"
    assert not (tmp_path / ".cache").exists()


def test_a_page_that_goes_too_deep_is_told_as_a_problem_of_that_page(tmp_path: Path) -> None:
    error = not_built(RecursionError(), tmp_path, "docs/a.md")
    assert [str(problem) for problem in error.problems] == [
        "docs/a.md  tekst: noe på siden ligger i for mange nivåer inni hverandre; skriv det enklere"
    ]


@pytest.mark.parametrize("error", [Abort("Aborted with 1 warnings in strict mode!"), BuildError("Aborted")])
def test_what_mkdocs_says_is_quoted(error: Exception, tmp_path: Path) -> None:
    assert not_built(error, tmp_path).message == f"Håndboka ble ikke bygd. MkDocs sier: {error}"


def test_a_fault_is_kept_without_the_paths_of_the_machine(tmp_path: Path) -> None:
    project = tmp_path / "barnehage på Åsen"
    project.mkdir()
    code = compile(
        "def make():\n    raise TypeError('noe\\x00 galt')\nmake()", str(project / "macros" / "x.py"), "exec"
    )
    try:
        exec(code, {})
    except TypeError as error:
        message = not_built(error, project, "docs/grunnlag/a.md").message
    (kept,) = (project / ".cache" / "feil").iterdir()
    assert message.splitlines() == [
        "Håndboka ble ikke bygd: programmet til håndboka har en feil. Det er ikke noe du har skrevet feil.",
        "Det siste gode nettstedet står som det var.",
        "Det skjedde da denne siden ble laget: docs/grunnlag/a.md",
        f"Send fila .cache/feil/{kept.name} til den som tar vare på programmet; i den står det hva som skjedde.",
    ]
    account = kept.read_text(encoding="utf-8")
    assert 'File "[håndbok]/macros/x.py", line 2, in make' in account
    assert "Side: docs/grunnlag/a.md" in account
    assert "mkdocs 1." in account
    assert str(tmp_path) not in account
    assert str(Path.home()) not in account


def test_a_fault_where_no_file_can_be_written_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("here a folder would be", encoding="utf-8")
    message = not_built(KeyError("x"), tmp_path).message
    assert message.endswith("Send denne linja til den som tar vare på programmet: KeyError: 'x'")


def test_problems_stop_a_build_and_warnings_do_not() -> None:
    doubt = Problem("docs/a.md", 1, "tekst", "er rar", stops=False)
    stop_if_wrong([doubt])
    with pytest.raises(NotBuilt) as error:
        stop_if_wrong([doubt, Problem("docs/a.md", 2, "title", "mangler")])
    assert error.value.code == 1
    assert error.value.message.startswith("Håndboka ble ikke bygd: 1 feil.\ndocs/a.md:2  title: mangler")
    assert len(error.value.problems) == 2


@pytest.mark.parametrize(("name", "is_theirs"), [("krok.py", True), ("macros/x.py", False), (".venv/lib/x.py", False)])
def test_a_hook_of_somebodys_that_fails_is_told_with_its_line_and_is_no_fault_of_ours(
    name: str, is_theirs: bool, tmp_path: Path
) -> None:
    code = compile("import json\n\njson.loads('{')\n", str(tmp_path / name), "exec")
    try:
        exec(code, {})
    except ValueError as error:
        told = not_built(error, tmp_path)
    expected = [f"{name}:3  hooks: Python stanser på denne linja; rett den, eller ta fila ut av hooks i mkdocs.yml"]
    assert [str(problem) for problem in told.problems] == (expected if is_theirs else [])
    assert ("programmet til håndboka har en feil" in told.message) != is_theirs
