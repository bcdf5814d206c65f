"""What is typed after `python -m macros`: understood, or a sentence in bokmål and exit code 1."""

from __future__ import annotations

import ast
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.__main__ import run
from macros.adapter import commands
from macros.adapter.author_commands import _CHECK, _RENAME, _SETTINGS, _WHO, COMMANDS
from macros.adapter.commands import _COMMANDS, _OPTIONS, USAGE, Misunderstood, main, understood
from macros.adapter.help_texts import HELP

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Her mangler en kommando."),
        (["serv"], "Ukjent kommando «serv»; mente du «serve»?"),
        (["build"], "Ukjent kommando «build»"),
        (["site", "-d"], "Etter «--site-dir» skal det stå en mappe"),
        (["site", "--site-dir="], "Etter «--site-dir» skal det stå en mappe"),
        (["site", "-d", " "], "Etter «--site-dir» skal det stå en mappe"),
        (["serve", "-a", "\t"], "Etter «--dev-addr» skal det stå en adresse og en port, som 127.0.0.1:8001"),
        (["site", "-d", "--no-pdf"], "Etter «--site-dir» skal det stå en mappe"),
        (["serve", "-d", "x"], "«serve» har ikke noe valg som heter «--site-dir»"),
        (["serve", "-a"], "Etter «--dev-addr» skal det stå en adresse og en port, som 127.0.0.1:8001"),
        (["site", "--quite"], "«site» har ikke noe valg som heter «--quite»; mente du «--quiet»?"),
        (["site", "noe"], "«site» har ikke noe valg som heter «noe»"),
        (["site", "--quiet=ja"], "«--quiet» skal stå uten noe etter"),
        (["serve", "-w", "finnes-ikke"], "«--watch» kan ikke følge med på «finnes-ikke», som ikke finnes"),
        (["site", "--theme", "readthedocs"], "«site» har ikke noe valg som heter «--theme»"),
    ],
)
def test_what_is_not_understood_is_told(words: list[str], sentence: str) -> None:
    with pytest.raises(Misunderstood) as error:
        understood(words)
    assert str(error.value) == sentence


def test_options_are_taken_in_every_way_they_are_written() -> None:
    for words in (["-d", "ut mappe"], ["-dut mappe"], ["--site-dir", "ut mappe"], ["--site-dir=ut mappe"]):
        assert understood(["site", *words]).words == ["--site-dir", "ut mappe"]
    order = understood(["folder", "--no-pdf", "-q", "-f", "annen/mkdocs.yml", "--no-strict"])
    assert (order.name, order.variables, order.settings) == ("folder", {"PDF": "false"}, Path("annen/mkdocs.yml"))
    assert order.words == ["--quiet", "--config-file", "annen/mkdocs.yml", "--no-strict"]
    assert understood(["serve", "-a", "[::1]:8000", "--open"]).words == ["--dev-addr", "[::1]:8000", "--open"]


@given(
    st.lists(
        st.sampled_from(["serve", "site", "-d", "--site-dir=", "-a", "-", "--", "=", "", "-q", "x", "-dx"]) | st.text()
    )
)
def test_any_arguments_are_understood_or_told(words: list[str]) -> None:
    with suppress(Misunderstood):
        assert understood(words).name in ("serve", "site", "folder")


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["hjelp"]])
def test_help_is_shown(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert capsys.readouterr().out == USAGE


@pytest.mark.parametrize("name", [*_COMMANDS, *COMMANDS])
def test_each_command_says_what_it_can_be_told_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([name, "--help"], [name, "-h"], ["hjelp", name]):
        assert main(words) == 0
        told = capsys.readouterr().out
        assert told == HELP[name]
    assert f"Eksempel:\n  python -m macros {name}" in told
    options = _OPTIONS.get(name) or {"check": _CHECK, "rename": _RENAME, "who": _WHO}.get(name, _SETTINGS)
    # Two that MkDocs has and nobody needs.
    for option in filter(None, options.keys() - {"--strict", "--no-strict", "--clean"}):
        assert option in told


def test_a_mistake_ends_with_one_and_says_where_help_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site", "--finnes-ikke"]) == 1
    assert "python -m macros site --help" in capsys.readouterr().err
    assert main([]) == 1
    assert USAGE in capsys.readouterr().err


def test_what_no_terminal_should_be_sent_is_shown_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["\x1b[31msite"]) == 1
    assert "Ukjent kommando «\\x1b[31msite»" in capsys.readouterr().err


def test_settings_that_are_nowhere_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site", "-f", str(tmp_path / "annen.yml")]) == 1
    assert "annen.yml  fila finnes ikke" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["serve", "-a", "abc"], "kommandolinja  dev_addr: må være en adresse og en port, som 127.0.0.1:8000"),
        (
            ["serve", "-a", "x.y:1"],
            "kommandolinja  dev_addr: «x.y» er ikke en adresse på maskinen; bruk 127.0.0.1 eller localhost",
        ),
        (["site", "-d", "docs/site"], "kommandolinja  site_dir: site_dir kan ikke ligge inne i docs_dir"),
    ],
)
def test_a_value_that_mkdocs_refuses_is_told_as_the_command_lines(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(words) == 1
    assert sentence in capsys.readouterr().err.splitlines()


def test_a_command_leaves_the_environment_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("PDF", "BOOKS", "FOLDER_EDITION")
    seen: list[tuple[str | None, ...]] = []
    monkeypatch.setattr(commands, "_run", lambda _order: seen.append(tuple(map(os.environ.get, names))))
    for name in names:
        monkeypatch.delenv(name, raising=False)
    for words in (["folder", "--require-pdf"], ["site", "--no-pdf"], ["site", "--no-books"], ["serve"]):
        assert main(words) == 0
    assert seen == [
        ("required", None, "true"),
        ("false", None, None),
        ("true", "false", None),
        (None, None, None),
    ]
    assert not {*names} & {*os.environ}


@pytest.mark.parametrize(
    ("words", "given", "read"),
    [
        (["site"], None, "true"),
        (["site"], "", "true"),
        (["site"], "false", "false"),
        (["folder"], "required", "required"),
        (["site", "--no-pdf"], "required", "false"),
        # Which is told, with its name, when the settings are read.
        (["site"], "x", "x"),
        (["serve"], "x", "x"),
    ],
)
def test_what_the_environment_says_of_pdfs_counts_where_the_command_says_nothing(
    words: list[str], given: str | None, read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []
    monkeypatch.setattr(commands, "_run", lambda _order: seen.append(os.environ.get("PDF")))
    monkeypatch.delenv("PDF", raising=False)
    if given is not None:
        monkeypatch.setenv("PDF", given)
    assert main(words) == 0
    assert seen == [read]
    assert os.environ.get("PDF") == given


def test_a_folder_of_ones_own_is_known_however_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/hjem/kari")
    monkeypatch.setenv("USERPROFILE", "/hjem/kari")
    for words in (["-d", "~/ut"], ["-d~/ut"], ["--site-dir=~/ut"]):
        assert understood(["site", *words]).words == ["--site-dir", "/hjem/kari/ut"]
        assert understood(["site", *words]).given == {"site_dir": "/hjem/kari/ut"}
    assert understood(["site", "--config-file=~/mkdocs.yml"]).settings == Path("/hjem/kari/mkdocs.yml")


@pytest.mark.parametrize(("name", "edition"), [("site", None), ("serve", None), ("folder", "true")])
def test_only_the_command_for_a_memory_stick_makes_its_edition(
    name: str, edition: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []
    monkeypatch.setattr(commands, "_run", lambda _order: seen.append(os.environ.get("FOLDER_EDITION")))
    monkeypatch.setenv("FOLDER_EDITION", "true")
    assert main([name]) == 0
    assert seen == [edition]
    assert os.environ["FOLDER_EDITION"] == "true"


def test_a_command_that_is_interrupted_while_it_is_loaded_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Pressed:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "macros.adapter.commands":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "macros.adapter.commands")
    monkeypatch.setattr(sys, "meta_path", [Pressed(), *sys.meta_path])
    assert run() == 130
    assert capsys.readouterr().err == "Avbrutt.\n"


def test_an_interrupted_command_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_order: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_run", interrupted)
    assert main(["site"]) == 130
    assert capsys.readouterr().err == "Avbrutt.\n"


def test_a_fault_of_ours_says_so_and_names_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty(_order: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(commands, "_run", faulty)
    monkeypatch.chdir(tmp_path)
    assert main(["site"]) == 1
    told = capsys.readouterr().err
    (kept,) = (tmp_path / ".cache" / "feil").iterdir()
    assert "programmet til håndboka har en feil" in told
    assert f".cache/feil/{kept.name}" in told
    assert "Traceback" not in told
    assert "KeyError: 'x'" in kept.read_text(encoding="utf-8")


def test_a_package_that_is_missing_is_told_with_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "macros.adapter.commands", None)
    assert run() == 1
    told = capsys.readouterr().err
    assert told.startswith("Håndboka kan ikke startes: pakken «macros.adapter.commands» mangler.")
    assert "pip install --require-hashes -r requirements.txt" in told


def test_an_old_python_gets_as_far_as_the_sentence_about_it() -> None:
    """Everything up to the check is written so that Python 3.6 reads it: the file is parsed as a whole before it runs."""
    text = (ROOT / "macros" / "__main__.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 6))
    first = next(node for node in tree.body if not isinstance(node, (ast.Expr, ast.Import)))
    before = tree.body[: tree.body.index(first)]
    assert isinstance(first, ast.If)
    assert "sys.version_info" in ast.unparse(first.test)
    assert [name.name for node in before if isinstance(node, ast.Import) for name in node.names] == ["sys"]
    assert "from __future__" not in text
    assert sys.version_info >= (3, 11)
