"""What lies under docs/ and is no plain file with a plain name: told, and never waited for."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.build import Build
from macros.content.files import strange_files
from macros.content.located import LARGEST_PAGE, read_text
from macros.content.reading import read
from tests.conftest import ROOT

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no such files")


def told(docs: Path) -> list[str]:
    return [str(problem) for problem in strange_files(docs)]


def test_an_ordinary_handbook_has_none(docs: Path) -> None:
    assert told(docs) == []


IN_TWO_PARTS = (
    "navnet har bokstaver som «å» i to deler, slik bare Mac skriver dem; skriv navnet på nytt, helst med bare a–z"
)
NAMES = {
    "Con.md": "dette navnet bruker Windows til noe annet; gi fila et nytt navn",
    "lpt1.foto.png": "dette navnet bruker Windows til noe annet; gi fila et nytt navn",
    "hva?.md": "navnet har tegn som ikke alle maskiner godtar; bruk a–z, tall og bindestrek",
    "linje\nskift.md": "navnet har tegn som ikke alle maskiner godtar; bruk a–z, tall og bindestrek",
    "punktum.": "navnet har tegn som ikke alle maskiner godtar; bruk a–z, tall og bindestrek",
    f"{210 * 'a'}.md": "navnet er for langt; høyst 200 tegn",
    "pa\u030a.md": IN_TWO_PARTS,
    os.fsdecode(b"l\xf8k.md"): "navnet er ikke skrevet i UTF-8; gi fila et nytt navn",
}


@needs_posix
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_some_machine_refuses_is_told(name: str, docs: Path) -> None:
    try:
        (docs / name).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system refuses the name itself")
    (sentence,) = told(docs)
    assert sentence.endswith(f"filnavn: {NAMES[name]}")
    assert sentence.isprintable()


@needs_posix
@pytest.mark.parametrize(
    ("one", "other"), [("a.md", "A.md"), ("e\u030a.png", "\u00ea.png"), ("a\u030a.png", "\u00e5.png")]
)
def test_two_names_that_are_one_on_another_machine_are_told(one: str, other: str, docs: Path) -> None:
    for name in (one, other):
        (docs / name).write_text("x", encoding="utf-8")
    expected = 0 if one.startswith("e") else 1
    assert sum("på Windows og Mac" in sentence for sentence in told(docs)) == expected


@needs_posix
def test_a_name_with_letters_in_two_parts_is_told_once_whatever_leads_to_it(docs: Path) -> None:
    (docs / "bilder").mkdir()
    (docs / "bilder" / "a\u030a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (docs / "pa\u030a.md").write_text("---\ntitle: På\ndescription: En side om på.\n---\n", encoding="utf-8")
    with (docs / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n![Et tegn](bilder/\u00e5.svg) [her](p\u00e5.md)\n")
    order = ["index.md", "p\u00e5.md", "grunnlag/leken.md", "praksis/garderoben.md"]
    made = Build(docs, ROOT / "overrides", order=order, title="x", from_folder=False)
    assert [str(problem) for problem in made.problems] == [
        f"docs/bilder/a\u030a.svg  filnavn: {IN_TWO_PARTS}",
        f"docs/pa\u030a.md  filnavn: {IN_TWO_PARTS}",
    ]


@needs_posix
def test_links_that_lead_in_circles_or_nowhere_are_told_and_not_followed(docs: Path) -> None:
    (docs / "ring").symlink_to(docs, target_is_directory=True)
    (docs / "borte.png").symlink_to("finnes-ikke.png")
    (docs / "seg-selv.md").symlink_to("seg-selv.md")
    assert told(docs) == [
        "docs/borte.png  fil: lenka fører ikke til noen fil; slett den, eller legg selve fila her",
        "docs/ring  mappe: dette er en lenke til en mappe, og den følges ikke; legg selve mappa her",
        "docs/seg-selv.md  fil: lenka fører ikke til noen fil; slett den, eller legg selve fila her",
    ]
    assert [problem for problem in read(docs).problems if problem.path == "docs/ring"]


@needs_posix
def test_pipes_and_sockets_are_told_and_not_waited_for(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(docs / "rør.md")
    monkeypatch.chdir(docs)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("kontakt.md")
    not_read = "fil: dette er ikke en vanlig fil, og den blir ikke lest; slett den"
    assert told(docs) == [f"docs/kontakt.md  {not_read}", f"docs/rør.md  {not_read}"]
    assert read_text(docs / "rør.md", "docs/rør.md")[0] == ""
    (docs / "data" / "sources.yml").unlink()
    os.mkfifo(docs / "data" / "sources.yml")
    assert "docs/data/sources.yml  dette er ikke en vanlig fil, og den blir ikke lest" in map(str, read(docs).problems)


@needs_posix
def test_a_device_without_end_is_not_read() -> None:
    assert (
        str(read_text(Path("/dev/zero"), "docs/a.md")[1][0])
        == "docs/a.md  dette er ikke en vanlig fil, og den blir ikke lest"
    )


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(docs: Path) -> None:
    (docs / "låst.png").write_bytes(b"x")
    (docs / "låst.png").chmod(0)
    (docs / "mappe").mkdir(mode=0)
    assert told(docs) == [
        "docs/låst.png  fil: fila kan ikke leses; sjekk at du har lov til å åpne den",
        "docs/mappe  mappe: mappa kan ikke leses; sjekk at du har lov til å åpne den",
    ]


def test_a_file_that_is_gone_when_it_is_read_is_told(docs: Path) -> None:
    assert str(read_text(docs / "borte.md", "docs/borte.md")[1][0]) == "docs/borte.md  fila finnes ikke"


def test_a_file_is_refused_by_its_size_and_one_just_below_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(LARGEST_PAGE * b"a")
    assert read_text(file, "a.md") == (LARGEST_PAGE * "a", [])
    file.write_bytes(LARGEST_PAGE * b"a" + b"a")
    assert [str(problem) for problem in read_text(file, "a.md")[1]] == [
        "a.md  fila er for stor: 301 kB; grensen er 300 kB"
    ]


@settings(max_examples=60)
@given(raw=st.binary() | st.text("-: \n[]{}&*!|>'\"a1é—\t\0").map(str.encode))
@example(raw=b"\xff\xfe-\0-\0-\0")
@example(raw="—\n".encode())
def test_any_bytes_are_read_as_shared_data_or_give_problems(
    raw: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    docs = tmp_path_factory.mktemp("handbook") / "docs"
    (docs / "data").mkdir(parents=True)
    (docs / "data" / "sources.yml").write_bytes(raw)
    (docs / "side.md").write_bytes(raw)
    reading = read(docs)
    assert reading.data["sources"].whole or any(problem.path == "docs/data/sources.yml" for problem in reading.problems)
    assert all("\n" not in str(problem) for problem in reading.problems)
