"""`check`: all that is wrong, at once and without a site, in the form that is asked for."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.adapter import check_command
from macros.adapter.checking import check
from tests.conftest import ROOT

Run = Callable[..., tuple[int, str, str]]


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_good_handbook_ends_with_nothing_wrong(run: Run) -> None:
    code, told, _ = run("check")
    assert (code, told.splitlines()[-1].startswith("Ingen feil på 3 sider")) == (0, True)
    assert "lager ingen PDF-er" in told


def test_no_site_is_made(run: Run, project: Path) -> None:
    run("check")
    assert sorted(path.name for path in project.iterdir()) == [".cache", "docs", "macros", "mkdocs.yml", "overrides"]


def test_front_matter_links_html_and_settings_come_together(run: Run, project: Path) -> None:
    _change(project / "docs/grunnlag/leken.md", "lines: ", "linjer: ")
    with (project / "docs/praksis/garderoben.md").open("a", encoding="utf-8") as file:
        file.write("\n[x](finnes-ikke.md)\n\n<blink>a</blink>\n")
    _change(project / "mkdocs.yml", "  - Grunnlaget:", "  - Borte: borte.md\n  - Grunnlaget:")
    code, told, _ = run("check")
    assert code == 1
    for part in (
        "linjer: ukjent nøkkel",
        "«finnes-ikke.md» går til en fil som ikke finnes",
        "«<blink>»",
        "«borte.md» finnes ikke",
    ):
        assert part in told


def test_texts_are_looked_at_although_the_settings_are_wrong(run: Run, project: Path) -> None:
    _change(project / "mkdocs.yml", "strict: true", "strit: true")
    _change(project / "docs/grunnlag/leken.md", "lines: ", "linjer: ")
    code, told, _ = run("check")
    assert (code, "strit: ukjent nøkkel" in told, "linjer: ukjent nøkkel" in told) == (1, True, True)


@pytest.mark.parametrize(
    ("added", "sentence"),
    [
        ("[x](../grunnlag/leken.md#finnes-ikke)", "går til et sted på siden som ikke finnes; stedene på siden heter "),
        ("[x](../grunnlag/leken.md#sporsmal-inn)", ""),
        ("## En\n\n## To {: #samme }\n\n## Tre {: #samme }", "«samme» er brukt før"),
        ("<details><summary>a</summary>", "lukke"),
        ("[x]: {{ scene() }}", "kommer ikke med på siden"),
        ("<img src=x.png>", "mangler alt-tekst"),
    ],
)
def test_what_only_a_pages_html_shows_is_seen(run: Run, project: Path, added: str, sentence: str) -> None:
    with (project / "docs/praksis/garderoben.md").open("a", encoding="utf-8") as file:
        file.write(f"\n## Nederst\n\n{added}\n")
    code, told, _ = run("check")
    assert (code, sentence in told) == (1 if sentence else 0, True), told


def test_what_a_page_has_places_for_is_told_in_its_authors_words(run: Run, project: Path) -> None:
    with (project / "docs/praksis/garderoben.md").open("a", encoding="utf-8") as file:
        file.write("\n## Nederst\n\n[x](../grunnlag/leken.md#finnes-ikke)\n\n{{ methods() }}\n\n[y](#qqqq)\n")
    told = run("check")[1]
    offered = [
        line.partition("stedene på siden heter ")[2].split(", ") for line in told.splitlines() if "stedene" in line
    ]
    assert len(offered) == 2, told
    there, here = map(set, offered)
    assert {"sporsmal-inn"} < there
    assert {"nederst"} < here
    for ours in ("rh-", "forklaring-", "slik-", "mal", "praksisfortelling", "kraftfelt-sporsmal", "bruk-modulen"):
        assert not [name for name in there | here if name == ours or (ours.endswith("-") and name.startswith(ours))]
    methods = [name for name in here if name.startswith("metode-")]
    assert methods
    assert not [name for name in methods if name.endswith("-slik")]


def test_a_heading_that_only_the_title_may_be_is_told_once(run: Run, project: Path) -> None:
    with (project / "docs/praksis/garderoben.md").open("a", encoding="utf-8") as file:
        file.write("\n# Rommet\n")
    _, told, _ = run("check")
    assert ("1 feil" in told, "siden har alt tittelen sin" in told) == (True, True), told


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("{{ praksisfortelling() }}", "ukjent makro «praksisfortelling»"),
        ("{{ scene() }", "mangler de to krøllparentesene"),
        ("{{ prompt(inn) }}", "må være tekst i anførselstegn"),
        ("{{ prompt(“inn”) }}", "er krøllete"),
        ("{{ scene }}", "makroen skrives med parenteser"),
    ],
)
def test_a_slip_in_a_call_is_told_once_and_hides_nothing(run: Run, project: Path, call: str, sentence: str) -> None:
    with (project / "docs/praksis/garderoben.md").open("a", encoding="utf-8") as file:
        file.write(f"\n## Nederst\n\n{call}\n")
    with (project / "docs/index.md").open("a", encoding="utf-8") as file:
        file.write("\n[x](finnes-ikke.md)\n")
    code, told, _ = run("check")
    assert (code, sentence in told, "finnes-ikke.md" in told) == (1, True, True), told
    assert "2 feil" in told, told


@pytest.mark.parametrize(
    "added",
    ["{{ scene() }}\n\n{{ scene() }}", "![Et rom](finnes-ikke.png)", "![Et rom](C:\\bilder\\rom.png)"],
)
def test_what_follows_from_a_slip_is_not_told_too(run: Run, project: Path, added: str) -> None:
    with (project / "docs/praksis/garderoben.md").open("a", encoding="utf-8") as file:
        file.write(f"\n## Nederst\n\n{added}\n")
    code, told, _ = run("check")
    assert (code, "1 feil" in told) == (1, True), told


def test_a_question_that_a_meeting_asks_for_and_nobody_wrote_is_told_on_a_page_of_all_sheets(
    run: Run, project: Path
) -> None:
    _change(project / "docs/grunnlag/leken.md", "prompt: inn", "prompt: innn")
    with (project / "docs/index.md").open("a", encoding="utf-8") as file:
        file.write("\n{{ all_sheets() }}\n")
    code, told, _ = run("check")
    assert (code, "ukjent spørsmål «innn»; mente du «inn»?" in told) == (1, True), told


def test_a_word_that_people_search_with_must_lead_somewhere(run: Run, project: Path) -> None:
    (project / "docs/data/synonyms.yml").write_text("- term: xyzzy\n  words: [abc]\n", encoding="utf-8")
    assert "«xyzzy» står ingen steder i håndboka" in run("check")[1]


def test_what_is_remembered_of_pages_is_never_stale(run: Run, project: Path) -> None:
    """A page is not read again while nothing it is made from has changed, and is when something has."""
    link = "\n[x](../grunnlag/leken.md#her)\n"
    target, source = project / "docs/grunnlag/leken.md", project / "docs/praksis/garderoben.md"
    target.write_text(target.read_text("utf-8") + "\n## Sted {: #her }\n\nTekst.\n", encoding="utf-8")
    source.write_text(source.read_text("utf-8") + link, encoding="utf-8")
    for _ in range(2):
        assert run("check")[0] == 0
    _change(target, "#her", "#der")
    assert "garderoben.md" in run("check")[1]
    _change(target, "#der", "#her")
    assert run("check")[0] == 0
    (project / ".cache/check/sider.json").write_bytes(b"skadet")
    assert run("check")[0] == 0


def test_what_is_remembered_of_mistakes_is_never_stale(run: Run, project: Path) -> None:
    """What a file was read as is told of the same way the next time, and no longer when the file is another."""
    module, data = project / "docs/grunnlag/leken.md", project / "docs/data/synonyms.yml"
    good = {file: file.read_text("utf-8") for file in (module, data)}
    _change(module, "lines: ", "linjer: ")
    data.write_text("- term: xyzzy\n  words: [abc\n", encoding="utf-8")
    first = run("check")
    assert ("linjer: ukjent nøkkel" in first[1], "synonyms.yml" in first[1]) == (True, True)
    assert run("check") == first
    (kept,) = (project / ".cache/check").glob("*.minne")
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert run("check") == first
    for file, text in good.items():
        file.write_text(text, encoding="utf-8")
    assert run("check")[0] == 0


def test_what_is_remembered_is_another_programs_no_more(run: Run, project: Path) -> None:
    """Another template or program may read the same file as something else."""
    overrides = project / "overrides"
    overrides.unlink()
    shutil.copytree(ROOT / "overrides", overrides)
    assert run("check")[0] == 0
    before = set((project / ".cache/check").glob("*.minne"))
    with (overrides / "leader.html").open("a", encoding="utf-8") as file:
        file.write("{# noe #}")
    assert run("check")[0] == 0
    after = set((project / ".cache/check").glob("*.minne"))
    assert before < after


# --- forms ----------------------------------------------------------------------------------------


def test_for_github_every_problem_is_a_command_with_its_place(run: Run, project: Path) -> None:
    _change(project / "docs/grunnlag/leken.md", "lines: ", "100%: ")
    lines = run("check", "--format", "github")[1].splitlines()
    (line,) = [line for line in lines if "100" in line]
    assert line.startswith("::error file=docs/grunnlag/leken.md,line=")
    assert "title=module.prompts[0].100%25::ukjent nøkkel" in line


def test_signs_that_github_would_take_apart_are_written_in_code() -> None:
    assert check_command._escaped("a:b,c%\n", more=True) == "a%3Ab%2Cc%25%0A"
    assert check_command._escaped("a:b,c%\r\n") == "a:b,c%25%0D%0A"


def test_where_the_project_is_a_folder_of_the_repository_paths_are_the_repositorys(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.parent))
    _change(project / "docs/grunnlag/leken.md", "lines: ", "linjer: ")
    assert f"file={project.name}/docs/grunnlag/leken.md," in run("check", "--format=github")[1]


def test_for_tools_it_is_one_object(run: Run, project: Path) -> None:
    _change(project / "docs/grunnlag/leken.md", "lines: ", "linjer: ")
    told = json.loads(run("check", "--format", "json")[1])
    assert (told["pages"], told["errors"], told["problems"][0]["kind"]) == (2, len(told["problems"]), "error")
    assert told["problems"][0].keys() == {"kind", "path", "line", "key", "message"}


def test_advice_is_told_apart_and_is_no_mistake(run: Run, project: Path) -> None:
    with (project / "docs/praksis/garderoben.md").open("a", encoding="utf-8") as file:
        file.write("\nVi tar en workshop med eleven, og 40 prosent er med.\n")
    code, told, _ = run("check", "--hints")
    assert code == 0
    for part in ("råd: «workshop» er engelsk", "råd: «eleven» hører skolen til", "råd: «40 prosent» er en påstand"):
        assert part in told
    kinds = {entry["kind"] for entry in json.loads(run("check", "--hints", "--format", "json")[1])["problems"]}
    assert kinds == {"hint"}
    assert "workshop" not in run("check")[1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("check", "--format", "githb"), "mente du «github»?"),
        (("check", "--format"), "Etter «--format» skal det stå text, github eller json"),
        (("check", "docs"), "«check» har ikke noe valg som heter «docs»"),
        (("check", "-f", "finnes-ikke.yml"), "«finnes-ikke.yml» finnes ikke her"),
        (("chek",), "mente du «check»?"),
    ],
)
def test_what_is_not_understood_is_told(run: Run, words: tuple[str, ...], sentence: str) -> None:
    code, _, told = run(*words)
    assert (code, sentence in told) == (1, True), told


# --- going on -------------------------------------------------------------------------------------


def test_watching_looks_again_only_when_something_has_changed(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[int] = []

    def sleep(_: float) -> None:
        rounds.append(len(looked))
        if len(rounds) == 3:
            _change(project / "docs/grunnlag/leken.md", "lines: ", "linjer: ")
        elif len(rounds) > 6:
            raise KeyboardInterrupt

    looked: list[object] = []
    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(check_command, "check", lambda settings: looked.append(0) or check(settings))
    assert check_command.run(Path("mkdocs.yml"), "text", watch=True) == 0
    # Once more before it is checked: what is being written must have come to rest.
    assert rounds == [1, 1, 1, 1, 2, 2, 2]
    told = capsys.readouterr().out
    assert told.index("Ingen feil på 3 sider") < told.index("linjer: ukjent nøkkel")
    assert told.endswith("Slutter.\n")


def test_lines_of_a_check_are_read_by_the_task_of_the_editor(run: Run, project: Path) -> None:
    """In VS Code what a check finds is marked in the files, by the patterns in `.vscode/tasks.json`."""
    text = re.sub(r"(?m)^\s*//.*$", "", (ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))
    matchers = json.loads(text)["tasks"][0]["problemMatcher"]
    _change(project / "docs/grunnlag/leken.md", "lines: ", "linjer: ")
    (project / "docs/Feil navn.docx").write_bytes(b"")
    lines = run("check")[1].splitlines()
    found = [
        (matcher["owner"], match[1], match[2] if matcher["pattern"].get("line") else None)
        for line in lines
        for matcher in matchers
        if (match := re.match(matcher["pattern"]["regexp"], line))
    ]
    numbered = {(owner, file) for owner, file, line in found if line}
    assert ("handboka-feil", "docs/grunnlag/leken.md") in numbered
    assert ("handboka-fil", "docs/Feil navn.docx", None) in found
    assert {file for _, file, _ in found} == {"docs/grunnlag/leken.md", "docs/Feil navn.docx"}


_LATER: dict[str, tuple[str, str, str]] = {
    "a mark that is lost": ("docs/praksis/garderoben.md", "Dagen begynner her.", "**Dagen begynner her."),
    "a point too long": ("docs/grunnlag/leken.md", "- Barnet må ha", f"- {'Barnet må ha. ' * 30}Barnet må ha"),
    "marks in a title": ("docs/grunnlag/leken.md", "title: Ved disken", "title: Ved **disken**"),
    "a doubt": ("docs/grunnlag/leken.md", "igjen?", "igjen"),
    "a slug that goes": ("docs/praksis/garderoben.md", "title: ", "tittel: "),
    "a method that is gone": ("docs/data/methods.yml", "- id: igp", "- id: igpp"),
    "a page that becomes hidden": ("mkdocs.yml", "exclude_docs: |", "exclude_docs: |\n  /praksis/garderoben.md"),
}


@pytest.mark.parametrize("case", _LATER)
def test_what_was_found_good_before_hides_nothing_that_is_wrong_now(run: Run, project: Path, case: str) -> None:
    name, old, new = _LATER[case]
    assert run("check")[0] == 0
    _change(project / name, old, new)
    _, warm, _ = run("check")
    # What is only doubtful is told each time.
    assert run("check")[1] == warm
    shutil.rmtree(project / ".cache")
    assert run("check")[1] == warm
    assert warm.count("\n") > 1
