"""`new`: what it writes can be built as it is, and nothing that is there is written over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.adapter import author_commands
from macros.upkeep.listing import with_page
from macros.upkeep.scaffold import KINDS
from tests.upkeep.conftest import contents

Run = Callable[..., tuple[int, str, str]]

MODULE = ("new", "module", "--title", "Når hvilestunden blir en kamp", "--part", "praksis")
SLUG = "nar-hvilestunden-blir-en-kamp"
THINGS = {
    "module": MODULE,
    "source": ("new", "source", "--title", "Hva: barn sier # alt", "--publisher", "Udir", "--kind", "rapport"),
    "method": ("new", "method", "--title", "Fem på gangen"),
    "term": ("new", "term", "--nb", "hvilestund", "--en", "nap time"),
    "programme": ("new", "programme", "--title", "Vårt eget"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_begun_is_good_as_it_is(run: Run, project: Path, kind: str) -> None:
    before = contents(project)
    code, told, _ = run(*THINGS[kind])
    assert code == 0
    after = contents(project)
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed
    assert all(path in told for path in changed)
    assert run("check")[:2] == (0, run("check")[1])
    assert "advarsel" not in run("check")[1]


def test_a_module_has_its_line_in_the_menu_and_the_rest_is_as_it_was(run: Run, project: Path) -> None:
    before = (project / "mkdocs.yml").read_text(encoding="utf-8")
    run(*MODULE)
    line = f"      - praksis/{SLUG}.md\n"
    after = (project / "mkdocs.yml").read_text(encoding="utf-8")
    assert after == before.replace("# den siste\n", f"# den siste\n{line}")


def test_a_part_that_the_menu_lacks_is_put_there() -> None:
    text = "nav:\n  - Forsiden: index.md\n  - Grunnlaget:\n      - grunnlag/leken.md"
    assert with_page(text, "praksis/ny.md", "Ja: vi kan") == f'{text}\n  - "Ja: vi kan":\n      - praksis/ny.md\n'
    assert with_page("site_name: x\n", "praksis/ny.md", "x") == "site_name: x\n"


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_and_byte_order_marks_stay(run: Run, project: Path, end: str) -> None:
    for name in ("mkdocs.yml", "docs/data/sources.yml", "docs/data/glossary.yml"):
        file = project / name
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().rstrip().replace(b"\n", end.encode()))
    for kind in ("module", "source", "term"):
        assert run(*THINGS[kind])[::2] == (0, "")
    for name in ("mkdocs.yml", "docs/data/sources.yml", "docs/data/glossary.yml"):
        content = (project / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\n") == content.count(end.encode())
        assert content.count(b"\xef\xbb\xbf") == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--slug", "leken"), "som er tatt: docs/grunnlag/leken.md"),
        (("--slug", "Leken!"), "mente du «leken»?"),
        (("--slug", "index"), "forsiden i en mappe"),
        (("--slug", "praksis"), "mappa docs/praksis"),
        (("--slug", "../../ut"), "små bokstaver"),
        (("--minutes", "tre"), "må være et helt tall fra 10 til 240, fikk «tre»"),
        (
            (
                "--minutes",
                "10",
                "--steps",
                "break,force_field,scene,prompt,checklist,key_points,agreement,look_back,opening",
            ),
            "",
        ),
        (("--steps", "opning"), "«opning» er ukjent; mente du «opening»?"),
        (("--part", "finnes-ikke"), "må være"),
        (("--title", "a\nb"), "én linje"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    run: Run, project: Path, words: tuple[str, ...], sentence: str
) -> None:
    before = contents(project)
    code, _, told = run(*MODULE, *words)
    if sentence:
        assert (code, sentence in told) == (1, True), told
        assert contents(project) == before
    else:
        assert code == 0


def test_ids_that_are_taken_are_told(run: Run, project: Path) -> None:
    before = contents(project)
    for kind, option, taken in (("source", "id", "barnehageloven"), ("programme", "id", "kort"), ("term", "nb", "Lek")):
        code, _, told = run(*THINGS[kind], f"--{option}", taken)
        if kind != "term":
            assert (code, "er tatt" in told) == (1, True), told
    assert {path: content for path, content in contents(project).items() if "glossary" not in path} == {
        path: content for path, content in before.items() if "glossary" not in path
    }


def test_an_address_that_the_build_needs_is_not_given_away(run: Run, project: Path) -> None:
    """Seen before anything is written, in a copy with all checks."""
    (project / "docs/data/parts.yml").write_text(
        (project / "docs/data/parts.yml").read_text("utf-8")
        + "- id: moter\n  number: 9\n  title: Møter\n  intro: Om møter.\n",
        encoding="utf-8",
    )
    before = contents(project)
    code, _, told = run("new", "module", "--title", "Møte", "--part", "moter", "--slug", "mote")
    assert (code, "for da ville dette vært galt" in told, contents(project) == before) == (1, True, True), told


def test_a_menu_that_no_line_can_be_put_into_is_told_of(run: Run, project: Path) -> None:
    settings = project / "mkdocs.yml"
    head = settings.read_text(encoding="utf-8").partition("\nnav:")[0]
    settings.write_text(f"{head}\nnav: [index.md, grunnlag/leken.md, praksis/garderoben.md]\n", encoding="utf-8")
    before = contents(project)
    code, _, told = run(*MODULE)
    assert (code, f"for hånd: - praksis/{SLUG}.md" in told, contents(project) == before) == (1, True, True), told


def test_what_is_missing_is_asked_for_until_it_is_right(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = iter(["Hvilestunden", "praksiss", "praksis", "", "", "", ""])
    asked: list[str] = []
    monkeypatch.setattr(author_commands.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or next(given))
    code, _, told = run("new", "modul")
    assert (code, "Svaret må være grunnlag eller praksis; mente du «praksis»?" in told) == (0, True), told
    assert asked[0] == "Hva skal modulen hete: "
    assert asked[5] == "Filnavnet, som også blir adressen [hvilestunden]: "
    assert (project / "docs/praksis/hvilestunden.md").is_file()


def test_the_steps_stand_as_they_were_named_and_the_agreement_last(run: Run, project: Path) -> None:
    assert run(*MODULE, "--steps", "agreement, scene, pause, prompt, siden sist")[0] == 1
    assert run(*MODULE, "--minutes", "45", "--steps", "agreement,scene,break,prompt,look_back")[::2] == (0, "")
    text = next((project / "docs/praksis").glob("[!g]*.md")).read_text(encoding="utf-8")
    kinds = re.findall(r"- kind: (\w+)", text)
    assert kinds == ["look_back", "scene", "break", "prompt", "agreement"]


@pytest.mark.parametrize("part", ["praksis", "Praksis", "Hverdagen", "hverdag"])
def test_a_part_may_be_called_what_people_call_it(run: Run, project: Path, part: str) -> None:
    assert run("new", "module", "--title", "Hvile", "--part", part)[::2] == (0, "")
    assert (project / "docs/praksis/hvile.md").is_file()


def test_where_nobody_sits_there_the_option_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(author_commands.sys.stdin, "isatty", lambda: False, raising=False)
    assert "Her mangler «--part»: Hvilken del" in run("new", "module", "--title", "Hvile")[2]
    assert "module, source, method, term, programme" in run("new")[2]
    assert "mente du «source»?" in run("new", "sorce")[2]


def test_help_lists_what_may_be_given_and_nothing_else_is_taken(run: Run) -> None:
    for kind in KINDS:
        told = run("new", kind, "--help")[1]
        listed = [line.split()[0] for line in told.splitlines() if line.startswith("  --")]
        assert listed == [f"--{option}" for option in KINDS[kind].options]


def _interrupted(_: str) -> Iterator[str]:
    raise KeyboardInterrupt


def test_ctrl_c_in_the_middle_leaves_all_as_it_was(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(project)
    monkeypatch.setattr(author_commands.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", _interrupted)
    assert run("new", "module")[0] == 130
    assert contents(project) == before


def test_a_programme_with_a_module_takes_its_minutes(run: Run, project: Path) -> None:
    assert run("new", "programme", "--title", "Om lek", "--module", "leken")[0] == 0
    assert run("new", "programme", "--title", "Lenger om lek", "--module", "leken", "--minutes", "90")[0] == 0
    assert run("check")[0] == 0
    code, _, told = run("new", "programme", "--title", "For kort", "--module", "leken", "--minutes", "10")
    assert (code, "Møtet i «leken» er på" in told) == (1, True), told


def test_a_word_stands_where_the_alphabet_has_it(run: Run, project: Path) -> None:
    run("new", "term", "--nb", "ås", "--en", "ridge")
    run("new", "term", "--nb", "abc", "--en", "abc")
    words = [
        line[6:]
        for line in (project / "docs/data/glossary.yml").read_text("utf-8").splitlines()
        if line.startswith("- nb")
    ]
    assert (words[0], words[-1]) == ("abc", "ås")
