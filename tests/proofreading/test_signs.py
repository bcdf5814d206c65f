"""Signs that nobody meant to write: which are told, and which are let alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.located import parse_yaml, read_text
from macros.proofreading.signs import as_shown, odd_signs, two_editions

_SPOILT = "står der det har stått en annen bokstav: teksten ble ødelagt da fila ble lagret; skriv den på nytt"
_BREAK = "her står et linjeskift fra et annet program, som blir borte; slett det, og trykk Enter"
_CONTROL = "her står et usynlig tegn som ikke er lov; slett det"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Bl\u00c3\u00a5b\u00c3\u00a6r", f"«\u00c3\u00a5» {_SPOILT}"),
        ("En \u00e2\u20ac\u0153tekst", f"«\u00e2\u20ac\u0153» {_SPOILT}"),
        ("10\u00c2\u00a0kr", f"«\u00c2\u00a0» {_SPOILT}"),
        ("bl\ufffdb\ufffdr", f"«\ufffd» {_SPOILT}"),
        *((f"en{sign}to", _BREAK) for sign in "\x0b\x0c\x85\u2028\u2029"),
        *((f"en{sign}to", _CONTROL) for sign in "\x00\x02\x1b\x7f\x9b"),
        (
            "i barne\u200bhagen",
            "advarsel: tegn: her står et usynlig tegn ved «barne», så søket ikke finner ordet; skriv ordet på nytt",
        ),
        (
            "\u202etxet",
            "advarsel: tegn: her står et usynlig tegn ved «txet», så søket ikke finner ordet; skriv ordet på nytt",
        ),
    ],
)
def test_a_sign_that_nobody_meant_is_told_with_its_line(row: str, message: str) -> None:
    expected = message if message.startswith("advarsel") else f"tegn: {message}"
    assert [str(problem) for problem in odd_signs(f"Før\n{row}\nEtter", "f")] == [f"f:2  {expected}"]


@pytest.mark.parametrize(
    "text", ["æøå «» – … €", "\tinnrykk", "bar\u00adnehage", "👩\u200d👧", "naïve Ærø, Ål, Ã", "10\u00a0kr", "á č"]
)
def test_what_was_meant_is_let_alone(text: str) -> None:
    assert list(odd_signs(text, "f")) == []


@pytest.mark.parametrize("escape", ["\\0", "\\x1b", "\\x85"])
def test_a_sign_that_only_quotes_can_hold_is_told(escape: str) -> None:
    _, problems = parse_yaml(f'title: "Inn{escape}"\n', "f")
    assert [str(problem) for problem in problems] == [
        "f:1  title: teksten har et usynlig tegn som ikke er lov; slett det"
    ]


def test_a_letter_of_two_signs_is_read_as_one_and_a_mark_at_the_start_is_none(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes("\ufeff\ufeffpa\u030a tvers".encode())
    assert read_text(file, "a.md") == ("på tvers", [])


def test_two_editions_of_the_same_lines_are_told_where_they_begin_and_end() -> None:
    text = "Før\n<<<<<<< HEAD\nEn\n=======\nTo\n>>>>>>> gren\nOverskrift\n=======\n<<<<<<<< og\na <<<<<<< b\n"
    message = "er et merke fra Git: her står to utgaver av det samme; behold den ene, og ta bort merkene"
    assert [str(problem) for problem in two_editions(text, "f")] == [
        f"f:2  tegn: «<<<<<<<» {message}",
        f"f:6  tegn: «>>>>>>>» {message}",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("&#x1F44D; &#9728; &#x202E;a", "\U0001f44d \u2600 \u202ea"),
        ("&copy; &Atilde;&yen; &shy;", "\u00a9 \u00c3\u00a5 \u00ad"),
        ("`&#9728;` R&D &x y; AT&T", "`&#9728;` R&D &x y; AT&T"),
        ("&#10; &#13; &#0; &#x110000;", "&#10; &#13; &#0; &#x110000;"),
        ("\\u2600", "\\u2600"),
    ],
)
def test_a_sign_that_is_written_by_its_number_is_seen_as_readers_see_it(written: str, shown: str) -> None:
    assert as_shown(f"---\na: b\n---\n{written}", 4) == f"---\na: b\n---\n{shown}"


def test_what_yaml_makes_of_numbers_in_quotes_is_seen_too() -> None:
    written = '---\na: "\\u2600 \\U0001F44D \\x07 \\ud800"\n---\n\\u2600'
    assert as_shown(written, 4) == '---\na: "\u2600 \U0001f44d \\x07 \\ud800"\n---\n\\u2600'
