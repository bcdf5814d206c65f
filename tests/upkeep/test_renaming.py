"""`rename` and `who`: all that names a thing follows, or nothing does, and who that is."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.adapter.workplace import Workplace
from macros.build import Build
from macros.content.reading import read
from macros.rendering import links_in
from macros.upkeep import changes
from macros.upkeep.changes import Changes, Refused
from macros.upkeep.listing import entries, with_other_page
from macros.upkeep.references import Known, references
from tests.conftest import ROOT
from tests.upkeep.conftest import contents

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def linked(project: Path) -> Path:
    """The project, where the page on play is named in every way that there is."""
    page = project / "docs/praksis/garderoben.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text
        + "\n## Mer\n\n[inni](../grunnlag/leken.md), [sted](../grunnlag/leken.md#sporsmal-inn) og [samme](<../grunnlag/leken.md>).\n\n"
        + "[lang tekst\nover to linjer](../grunnlag/leken.md)\n\n[vist][leken]\n\n[leken]: ../grunnlag/leken.md\n\n"
        + "`../grunnlag/leken.md` er bare vist.\n\n![En båt](../grunnlag/leken/bat.png)\n",
        encoding="utf-8",
    )
    index = project / "docs/index.md"
    front = '\n{{ doors("grunnlag/leken.md", "index.md", "index.md") }}\n\n{{ troubles("Inne: leken") }}\n'
    index.write_text(index.read_text("utf-8") + front, encoding="utf-8")
    play = project / "docs/grunnlag/leken.md"
    play.write_text(
        play.read_text("utf-8").replace("  recommendations:", "  troubles: [noen blir stående]\n  recommendations:", 1),
        encoding="utf-8",
    )
    pictures = project / "docs/grunnlag/leken"
    pictures.mkdir()
    shutil.copy(ROOT / "tests/sample/docs/bilder/bat.png", pictures / "bat.png") if (
        ROOT / "tests/sample/docs/bilder/bat.png"
    ).exists() else (pictures / "bat.png").write_bytes(_PNG)
    play.write_text(
        play.read_text("utf-8") + "\n![En båt](leken/bat.png) og [garderoben](../praksis/garderoben.md)\n",
        encoding="utf-8",
    )
    return project


# The smallest picture there is.
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def _named(project: Path, kind: str, name: str) -> list[tuple[str, int, str]]:
    known = Known(read(project / "docs"), links_in)
    return [(each.path, each.line, each.form) for each in references(known) if (each.kind, each.name) == (kind, name)]


def test_the_project_is_good_to_begin_with(run: Run, linked: Path) -> None:
    assert run("check")[0] == 0, run("check")[1]


@pytest.mark.parametrize("wanted", ["lek-ute", "praksis/lek-ute", "praksis\\lek-ute.md", "docs/grunnlag/lek-ute.md"])
def test_all_that_names_a_page_follows(run: Run, linked: Path, wanted: str) -> None:
    before = _named(linked, "page", "grunnlag/leken.md")
    folder = "praksis" if "praksis" in wanted else "grunnlag"
    code, told, error = run("rename", "leken", wanted)
    assert (code, error) == (0, "")
    assert (linked / f"docs/{folder}/lek-ute/bat.png").is_file()
    assert not (linked / "docs/grunnlag/leken.md").exists()
    assert not (linked / "docs/grunnlag/leken").exists()
    after = _named(linked, "page", f"{folder}/lek-ute.md")
    assert len(after) == len(before) > 8
    assert _named(linked, "page", "grunnlag/leken.md") == []
    assert run("check")[0] == 0, run("check")[1]
    assert f"docs/{folder}/lek-ute.md" in (told)
    assert "`../grunnlag/leken.md` er bare vist" in (linked / "docs/praksis/garderoben.md").read_text("utf-8")
    assert "docs/praksis/garderoben.md" in told.partition("uten å være en lenke")[2]


def test_only_the_lines_that_are_told_of_have_changed(run: Run, linked: Path) -> None:
    before = contents(linked)
    told = run("rename", "leken", "lek-ute")[1].partition("\n\n")[0]
    for path, content in contents(linked).items():
        old = before.get(path, before.get(path.replace("lek-ute", "leken"), b""))
        if path.endswith((".md", ".yml")) and path != "docs/data/moved.yml":
            pairs = zip(old.decode().splitlines(), content.decode().splitlines(), strict=True)
            for number, (one, other) in enumerate(pairs, start=1):
                assert (one != other) == (f"\n{path}:{number}  " in told), (path, number)


def test_line_ends_and_marks_stay(run: Run, linked: Path) -> None:
    for path in ("docs/praksis/garderoben.md", "docs/grunnlag/leken.md", "mkdocs.yml", "docs/data/recommendations.yml"):
        file = linked / path
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert run("rename", "leken", "lek-ute")[0] == 0
    for path in (
        "docs/praksis/garderoben.md",
        "docs/grunnlag/lek-ute.md",
        "mkdocs.yml",
        "docs/data/recommendations.yml",
    ):
        content = (linked / path).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\n") == content.count(b"\r\n")


def test_to_try_it_changes_nothing_and_tells_the_same(run: Run, linked: Path) -> None:
    before = contents(linked)
    _, tried, _ = run("rename", "leken", "lek-ute", "--dry-run")
    assert contents(linked) == before
    _, told, _ = run("rename", "leken", "lek-ute")
    assert tried.replace("Dette ville blitt endret", "Dette er endret") == told


def test_there_and_back_again_leaves_all_as_it_was_but_for_where_it_has_been(run: Run, linked: Path) -> None:
    before = contents(linked)
    assert run("rename", "leken", "lek-ute")[0] == 0
    assert run("rename", "lek-ute", "leken")[0] == 0
    after = contents(linked)
    moved = after.pop("docs/data/moved.yml").decode()
    assert after == before
    assert moved.splitlines()[-2:] == ["- old: grunnlag/lek-ute/", "  new: grunnlag/leken/"]
    assert moved.count("- old:") == 1
    assert run("check")[0] == 0


def test_what_led_to_an_old_address_leads_to_the_newest(run: Run, linked: Path) -> None:
    run("rename", "leken", "lek-ute")
    run("rename", "lek-ute", "lek-inne")
    moved = (linked / "docs/data/moved.yml").read_text(encoding="utf-8")
    assert moved.count("  new: grunnlag/lek-inne/") == 2
    assert run("check")[0] == 0


@pytest.mark.parametrize(
    ("kind", "old", "new"), [("source", "barnehageloven", "loven"), ("programme", "kort", "enda-kortere")]
)
def test_what_has_an_id_gets_another(run: Run, project: Path, kind: str, old: str, new: str) -> None:
    with (project / "docs/index.md").open("a", encoding="utf-8") as file:
        file.write('\n{{ programme("kort") }}\n\n[dit](#program-kort)\n')
    before = _named(project, kind, old)
    assert before
    code, _, error = run("rename", old, new)
    assert (code, error) == (0, "")
    assert _named(project, kind, new) == before
    assert run("check")[0] == 0


def test_a_question_follows_in_its_module_and_in_programmes(run: Run, project: Path) -> None:
    play = project / "docs/grunnlag/leken.md"
    play.write_text(
        play.read_text("utf-8").replace("{{ prompts() }}", '{{ prompt("inn") }}\n\n[her](#sporsmal-inn)'), "utf-8"
    )
    door = project / "docs/praksis/garderoben.md"
    door.write_text(door.read_text("utf-8") + "\n[dit](../grunnlag/leken.md#sporsmal-inn)\n", "utf-8")
    before = {(path, line) for path, line, _ in _named(project, "prompt", "leken:inn")}
    assert len(before) == 5
    assert [each[0] for each in _named(project, "prompt", "leken:inn")].count("docs/data/programmes.yml") == 1
    code, told, error = run("rename", "leken:inn", "inn-i-leken")
    assert (code, error) == (0, "")
    assert {(path, line) for path, line, _ in _named(project, "prompt", "leken:inn-i-leken")} == before
    assert "- id: inn-i-leken" in play.read_text("utf-8")
    assert "[dit](../grunnlag/leken.md#sporsmal-inn-i-leken)" in door.read_text("utf-8")
    assert "viser møtet uten det valget" in told
    assert run("check")[0] == 0


def test_a_checklist_gets_another_name_and_the_module_says_which(run: Run, project: Path) -> None:
    code, _, error = run("rename", "pa-kanten", "ved-kanten")
    assert (code, error) == (0, "")
    assert "- id: ved-kanten" in (project / "docs/grunnlag/leken.md").read_text("utf-8")
    assert run("check")[0] == 0


def test_a_word_of_the_glossary_gets_another_name_with_its_links_and_its_synonyms(run: Run, project: Path) -> None:
    door = project / "docs/praksis/garderoben.md"
    door.write_text(
        door.read_text("utf-8") + "\nVi leker fritt: en fri lek.\n\n[ordet](../index.md#ord-lek)\n", "utf-8"
    )
    code, told, error = run("rename", "term:lek", "fri lek", "--dry-run")
    assert (code, error) == (0, "")
    assert "nb: fri lek" in told
    assert "docs/praksis/garderoben.md" in told
    assert "../index.md#ord-fri-lek" in told
    assert "Ordet er ikke byttet ut i tekstene" in told


def test_an_example_follows_where_it_names_the_folder_too(run: Run, project: Path) -> None:
    index = project / "docs/index.md"
    text = index.read_text("utf-8").replace("description:", "examples_from: leken\ndescription:", 1)
    index.write_text(text + "\n`docs/grunnlag/leken.md:7` og `leken.md` og `../grunnlag/leken.md`\n", "utf-8")
    _, told, _ = run("rename", "leken", "lek-ute")
    assert "`docs/grunnlag/lek-ute.md:7` og `leken.md` og `../grunnlag/lek-ute.md`" in index.read_text("utf-8")
    assert "uten å være en lenke" in told


def test_a_prompt_of_the_same_name_stays(run: Run, project: Path) -> None:
    """A name is changed where it names the thing, not wherever the word stands."""
    page = project / "docs/grunnlag/leken.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("detail: § 42", "detail: barnehageloven"), encoding="utf-8")
    run("rename", "barnehageloven", "loven")
    assert "detail: barnehageloven" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("leken", "garderoben"), "er tatt, av docs/praksis/garderoben.md"),
        (("leken", "praksis/garderoben"), "finnes fra før; den blir ikke skrevet over"),
        (("leken", "Å leke"), "Mente du «a-leke»?"),
        (("leken", "leken"), "heter «grunnlag/leken.md» fra før"),
        (("leken", "index"), "En forside (index) kan ikke flyttes"),
        (("index", "forside"), "En forside (index) kan ikke flyttes"),
        (("leken", "om/leken-ute"), "må ligge i en av mappene"),
        (("leken", "../../etc/passwd"), "små bokstaver"),
        (("lekene", "lek"), "mente du «leken»?"),
        (("leken",), "to navn: det gamle og det nye"),
        (("barnehageloven", "rammeplanen"), ""),
        (("bat.png", "annet"), "Ingenting heter «bat.png»"),
        (("leken:inn", "ut"), "«ut» er tatt, i docs/grunnlag/leken.md"),
        (("leken:inn", "inn"), "Det heter «inn» fra før"),
        (("leken:inn", "Inn i"), "Mente du «inn-i»?"),
        (("lek", "Aktivitetsplikt"), "er tatt, i docs/data/glossary.yml"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_has_changed(
    run: Run, project: Path, words: tuple[str, ...], sentence: str
) -> None:
    before = contents(project)
    code, _, told = run("rename", *words)
    if sentence:
        assert (code, sentence in told) == (1, True), told
        assert contents(project) == before


def test_where_something_is_wrong_already_nothing_is_renamed(run: Run, project: Path) -> None:
    (project / "docs/praksis/garderoben.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    before = contents(project)
    code, _, told = run("rename", "leken", "lek-ute")
    assert (code, "Rett feilene først" in told, contents(project) == before) == (1, True, True), told


@pytest.mark.parametrize("fails_at", range(1, 7))
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()], ids=["full", "ctrl-c"])
def test_what_fails_half_way_leaves_all_as_it_was(
    run: Run, linked: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int, error: BaseException
) -> None:
    before = contents(linked)
    calls = 0
    place = changes.Changes._place

    def failing(*given: object) -> None:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise error
        place(*given)

    monkeypatch.setattr(Changes, "_place", failing)
    code, _, told = run("rename", "leken", "lek-ute")
    assert code == (1 if isinstance(error, OSError) else 130)
    assert "disken er full" in told or "Avbrutt" in told
    assert contents(linked) == before
    assert not list((linked / "docs").rglob(".*"))


def test_a_file_that_somebody_else_has_just_changed_is_left_alone(linked: Path) -> None:
    made = Changes()
    made.write("mkdocs.yml", made.read(linked, "mkdocs.yml") + "# x\n")
    made.write("docs/ny.md", "ny")
    (linked / "mkdocs.yml").write_text("site_name: annet\n", encoding="utf-8")
    with pytest.raises(Refused, match="ble endret av noen andre"):
        made.apply(linked)
    assert (linked / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: annet\n"
    assert not (linked / "docs/ny.md").exists()


def test_a_file_that_has_come_meanwhile_is_not_written_over(linked: Path) -> None:
    made = Changes()
    made.write("docs/ny.md", "ny")
    (linked / "docs/ny.md").write_text("noens", encoding="utf-8")
    with pytest.raises(Refused, match="finnes fra før"):
        made.apply(linked)
    assert (linked / "docs/ny.md").read_text(encoding="utf-8") == "noens"


def test_a_file_that_may_not_be_written_is_told_of(run: Run, linked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(linked)
    monkeypatch.setattr(os, "access", lambda file, mode: not str(file).endswith("mkdocs.yml") or mode != os.W_OK)
    code, _, told = run("rename", "leken", "lek-ute")
    assert (code, "du har ikke tilgang til" in told, contents(linked) == before) == (1, True, True), told


def test_a_page_that_goes_to_another_part_stands_in_its_menu() -> None:
    text = "nav:\n  - A:\n      - a/x.md\n      - a/y.md # kommentar\n  - B: [b/z.md]\n"
    assert [entry.source for entry in entries(with_other_page(text, "a/x.md", "c/x.md", "C"))] == [
        "a/y.md",
        "b/z.md",
        "c/x.md",
    ]
    with pytest.raises(Refused, match="for hånd"):
        with_other_page(text, "a/x.md", "b/x.md", "B")
    assert "      - a/å.md # kommentar" in with_other_page(text, "a/y.md", "a/å.md")


# --- where the old address leads ------------------------------------------------------------------


def test_every_face_of_a_module_leads_on(run: Run, linked: Path) -> None:
    run("rename", "leken", "praksis/lek-ute")
    for from_folder in (False, True):
        build = Build(linked / "docs", ROOT / "overrides", [], "Prøve", from_folder=from_folder)
        pages = {path: text for path, text in build.documents.files() if path.startswith("grunnlag/leken/")}
        end = "index.html" if from_folder else ""
        assert {path.removeprefix("grunnlag/leken/").removesuffix("index.html") for path in pages} == {
            *("", "vis/", "vis/leder/", "ark/", "kjoreplan/"),
        }
        assert f'href="../../../praksis/lek-ute/vis/{end}"' in pages["grunnlag/leken/vis/index.html"]
        assert f'href="../../praksis/lek-ute/{end}"' in pages["grunnlag/leken/index.html"]


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("- old: grunnlag/x/\n  new: grunnlag/finnes-ikke/\n", "det er ingen side på adressen «grunnlag/finnes-ikke/»"),
        ("- old: grunnlag/leken/\n  new: praksis/garderoben/\n", "hører til docs/grunnlag/leken.md"),
        ("- old: grunnlag/leken/vis/\n  new: praksis/garderoben/\n", "hører til docs/grunnlag/leken.md"),
        ("- old: ../ut/\n  new: praksis/garderoben/\n", "må være en adresse i håndboka"),
        ("- old: a\n  new: praksis/garderoben/\n", "må være en adresse i håndboka"),
        ("- old: a/\n  new: praksis/garderoben/\n- old: a/\n  new: grunnlag/leken/\n", "står to ganger"),
        ("# ingen\n", ""),
    ],
)
def test_what_is_written_by_hand_is_checked(run: Run, project: Path, entry: str, sentence: str) -> None:
    (project / "docs/data/moved.yml").write_text(entry, encoding="utf-8")
    code, told, _ = run("check")
    assert (code, sentence in told) == (1 if sentence else 0, True), told


# --- who ------------------------------------------------------------------------------------------


def test_who_tells_of_every_place_and_of_the_menu(run: Run, linked: Path) -> None:
    _, told, _ = run("who", "docs\\grunnlag\\leken.md")
    assert "mkdocs.yml:" in told
    for path, line, _ in _named(linked, "page", "grunnlag/leken.md"):
        assert f"{path}:{line}  " in told
    assert "nevnt" in run("who", "barnehageloven")[1]
    assert "docs/grunnlag/leken.md" in run("who", "grunnlag/leken/bat.png")[1]


def test_a_word_of_the_glossary_is_used_where_it_is_read(run: Run, project: Path) -> None:
    assert run("who", "aktivitetsplikt")[1].splitlines()[1].startswith("docs/praksis/garderoben.md:")


def test_what_nobody_uses_is_told_with_its_place(run: Run, project: Path) -> None:
    run("new", "source", "--title", "Ubrukt", "--publisher", "Ingen", "--kind", "book")
    told = run("who", "--unused")[1]
    assert "docs/data/sources.yml:" in told
    assert "  ubrukt" in told


def test_a_name_that_nothing_has_is_told(run: Run) -> None:
    assert "Ingenting heter «lekn»; mente du «leken»?" in run("who", "lekn")[2]
    assert "ett navn, eller --unused" in run("who")[2]


def test_what_is_looked_at_beforehand_is_a_copy(project: Path) -> None:
    """Files of the copy are the project's own under another name: what is written there must not be written here."""
    before = contents(project)
    made = Changes()
    made.write("docs/index.md", made.read(project, "docs/index.md") + "\nmer\n")
    Workplace(project / "mkdocs.yml").try_out(made)
    assert contents(project) == before
