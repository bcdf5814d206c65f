"""A text that YAML takes for something else by the sign it begins with: what the author is told."""

from __future__ import annotations

import pytest

from macros.content.located import parse_yaml
from macros.content.yaml_causes import cause

_WITH_QUOTES = "sett hele teksten i anførselstegn"
_AS_TEXT = "skal teksten begynne slik, må hele stå i anførselstegn"
_BEHIND = "teksten går videre etter anførselstegnet; bruk « » inni teksten"
_BRACKET = "en tekst som begynner med en parentes, må ha anførselstegn rundt seg"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        *((f"{sign}hjem", f"en tekst kan ikke begynne med «{sign}»; {_WITH_QUOTES}") for sign in "@%`"),
        ("**Husk** å se", f"en tekst kan ikke begynne med «*»; {_WITH_QUOTES}"),
        ("> Viktig", f"en tekst kan ikke begynne med «>»; {_WITH_QUOTES}"),
        ("| Viktig", f"en tekst kan ikke begynne med «|»; {_WITH_QUOTES}"),
        ("*hjem", f"alias («*hjem») er ikke lov; {_AS_TEXT}"),
        ("&hjem til oss", f"anker («&hjem») er ikke lov; {_AS_TEXT}"),
        ("!Viktig", f"merket «!Viktig» er ikke lov; {_AS_TEXT}"),
        ("[Viktig] å huske", _BRACKET),
        ("[garderoben](garderoben.md) først", _BRACKET),
        ("{Viktig} å huske", _BRACKET),
        ('"Viktig" å huske', _BEHIND),
        ("'Inn i 'leken''", _BEHIND),
    ],
)
def test_it_is_told_how_to_write_the_text(written: str, message: str) -> None:
    for text in (f"a: b\nnote: {written}\n", f"items:\n  - {written}\n"):
        _, problems = parse_yaml(text, "f")
        assert [str(problem) for problem in problems] == [f"f:2  YAML: {message}"]


@pytest.mark.parametrize(
    ("written", "stops"),
    [("Inn i leken #1", True), ("Inn i leken # den beste", False)],
)
def test_what_is_cut_off_at_a_number_sign_is_told(written: str, stops: bool) -> None:
    located, problems = parse_yaml(f"a:\n  - note: {written}\n", "f")
    assert problems == []
    (told,) = located.cut_off
    assert (told.line, told.key, told.stops) == (2, "a[0].note", stops)


@pytest.mark.parametrize("written", ['"Inn #1"', "Inn#1", "3 # tre", "|\n  Inn #1", "Inn i leken #", "[a, b]", "'a'"])
def test_what_is_whole_is_let_alone(written: str) -> None:
    located, problems = parse_yaml(f"note: {written}\n", "f")
    assert (problems, located.cut_off) == ([], [])


def test_a_line_that_is_not_as_far_in_as_the_others_is_told_and_no_text_before_it() -> None:
    lines = [
        "plugins:",
        "  - search:",
        "      separator: '[\\s“”\"''()]+'",
        "nav:",
        "  - Møter:",
        "      - moter/metoder.md",
        "    - moter/oppvarming.md",
        "      - moter/programmer.md",
    ]
    assert cause(lines, 6) == (
        6,
        "linja står ikke like langt inn som de andre i samme liste; rett mellomrommene foran den",
    )
    lines[6] = "      - moter/oppvarming.md"
    assert cause(lines, 6) is None
