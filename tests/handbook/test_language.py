"""The handbook's language: kindergarten's own words, plain Norwegian, spelt and set as Norwegian is.

`school_words.yml` says where school is the subject, `ordliste.txt` holds the real words that the dictionary lacks (among
them every word with «ae» or «oe» in it, such as «kollegaen»: Debian's dictionary has none).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from macros.content.problems import Problem
from macros.handbook import norwegian_order
from tests.handbook.texts import Piece, none_of, pieces

HERE = Path(__file__).parent

# Word of school → its forms and compounds. «Lærer» is a verb too: alone it counts only where it must be the noun.
_SCHOOL = {
    "elev": r"\belev\w*",
    "klasse": r"\b\w*klass(?:e|a|ing)\w*",
    "lærer": r"\b(?!barnehagelærer)(?:\w+lærer|\w*lærer(?:e|en|ens|es|ne|nes|s))\b|\b(?:en|hver|ingen|vår|min|din|ny|god) lærer\b",
    "skole": r"\b(?!h[øo][gy]skole)\w*skole(?!r(?:ing|t|e)\b)\w*",
    "rektor": r"\brektor\w*",
    "undervisning": r"\b\w*undervis\w*",
}
_CONSULTANTS_PHRASES = (
    r"\bverktøykass\w*",
    r"\beierskap\w*",
    r"\bfokus\w*",
    r"\bløfte (?:\w+ )?blikket\b",
    r"\bi et \w*perspektiv\b",
    r"\bpå dagsorden\b",
    r"\bforankr\w+",
    r"\bgjøre en forskjell\b",
    r"\bsynergi\w*",
    r"\bbevisstgjør\w*",
    r"\bgullstandard\w*",
    r"\bimplementer\w*",
    r"\bproaktiv\w*",
    r"\boptimal\w*",
    r"\bspille hverandre gode\b",
    r"\bendringsreise\w*",
    r"\bdra lasset\b",
    r"\bvinn-vinn\b",
    r"\bkomfortsone\w*",
    r"\bi det daglige\b",
    r"\bbeste praksis\b",
)
_ENGLISH = (
    "approach backup brainstorm buddy burnout case challenge coach coaching commitment deadline empowerment event fail "
    "feedback follow-up input issue kickoff know-how learning link mindset online outcome output review safe scaffolding "
    "setting sharing skills storytelling timing tool tools trigger update workshop"
).split()
# Bokmål has both; the handbook uses the second.
_ONE_FORM = {
    "av gangen": "om gangen",
    "døren": "døra",
    "frem": "fram",
    "fremfor": "framfor",
    "grensen": "grensa",
    "gruppen": "gruppa",
    "hånden": "hånda",
    "ifra": "fra",
    "kollegaene": "kollegene",
    "kollegaer": "kolleger",
    "likner": "ligner",
    "listen": "lista",
    "sammenlikne": "sammenligne",
    "senere": "seinere",
    "sent": "seint",
    "stod": "sto",
    "syv": "sju",
    "tiden": "tida",
    "uken": "uka",
}
_WORD = re.compile(r"[^\W\d_]{2,}(?:[’'][^\W\d_]+)*\b(?!-(?!\w))")
_SITE = re.compile(r"\b[\w.-]+\.(?:no|dk|com|org|net)\b")
# «det det» may be right: «når barnet gjør det det skal».
_MAY_BE_DOUBLED = {"det"}


def _ours() -> Iterator[Piece]:
    """What we wrote: not the titles, authors and publishers of sources."""
    for piece in pieces():
        if not piece.path.endswith("data/sources.yml") or piece.key.endswith(".note"):
            yield piece


def _running_text() -> Iterator[Piece]:
    """What is read, without the words people search by."""
    return (piece for piece in _ours() if ".keywords[" not in piece.key)


def _found(pattern: str, texts: Iterator[Piece], message: str, *, as_written: bool = False) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    none_of(
        piece.problem(message.format(match[0]))
        for piece in texts
        for match in compiled.finditer(piece.written if as_written else piece.text)
    )


def _school_is_the_subject() -> dict[tuple[str, str], str]:
    """File and word of school → why it may stand there."""
    listed = yaml.safe_load((HERE / "school_words.yml").read_text(encoding="utf-8"))
    return {(entry["file"], word): entry["because"] for entry in listed for word in entry["words"]}


def _words_of_school() -> Iterator[tuple[Piece, str, str]]:
    """Every word of school in what we say ourselves; `detail` says what a source is about."""
    for piece in _ours():
        for word, forms in _SCHOOL.items():
            if not piece.key.endswith(".detail"):
                yield from ((piece, word, match[0]) for match in re.finditer(forms, piece.text, re.IGNORECASE))


def test_words_of_school_stand_only_where_school_is_the_subject():
    exempt = _school_is_the_subject()
    none_of(
        piece.problem(
            f"«{form}» hører skolen til; bruk barnehagens ord, eller før opp «{word}» i tests/handbook/school_words.yml"
        )
        for piece, word, form in _words_of_school()
        if (piece.path.removeprefix("docs/"), word) not in exempt
    )


def test_every_exemption_for_words_of_school_is_needed_and_says_why():
    exempt = _school_is_the_subject()
    used = {(piece.path.removeprefix("docs/"), word) for piece, word, _ in _words_of_school()}
    path = "tests/handbook/school_words.yml"
    none_of(
        Problem(path, None, f"{file}, {word}", "unntaket er ikke lenger i bruk" if because else "begrunnelsen mangler")
        for (file, word), because in exempt.items()
        if not because or (file, word) not in used
    )


def test_no_consultants_phrases():
    # A title in italics is its author's.
    compiled = re.compile("|".join(_CONSULTANTS_PHRASES), re.IGNORECASE)
    none_of(
        piece.problem(f"«{match[0]}» er konsulentspråk; skriv hva noen gjør")
        for piece in _running_text()
        for match in compiled.finditer(re.sub(r"\*[^*]+\*", "", piece.written))
    )


def test_no_english_words_where_norwegian_has_one():
    _found(rf"\b(?:{'|'.join(_ENGLISH)})\b", _running_text(), "«{}» er engelsk; finn det norske ordet")


def test_a_word_has_one_form():
    compiled = re.compile(rf"\b(?:{'|'.join(_ONE_FORM)})\b", re.IGNORECASE)
    none_of(
        piece.problem(f"skriv «{_ONE_FORM[match[0].lower()]}» i stedet for «{match[0]}», slik resten av håndboka gjør")
        for piece in _running_text()
        for match in compiled.finditer(piece.text)
    )


def test_quotation_marks_are_norwegian():
    _found(r"[\"'“”„‘]", iter(pieces()), "bruk « » i stedet for {} (og ’ som apostrof)")


def test_quotation_marks_come_in_pairs():
    none_of(
        piece.problem("« og » går ikke opp") for piece in pieces() if piece.text.count("«") != piece.text.count("»")
    )


def test_a_dash_is_a_dash():
    _found(r"(?<=\s)--?(?=\s)|--|—", iter(pieces()), "bruk – som tankestrek, ikke «{}»")


def test_single_spaces():
    _found(r"(?<=\S)[ \t]{2,}(?=\S)", iter(pieces()), "doble mellomrom", as_written=True)


def test_no_word_stands_twice():
    none_of(
        piece.problem(f"«{match[0]}»: ordet står to ganger")
        for piece in pieces()
        for match in re.finditer(r"\b(\w+) \1\b", piece.text, re.IGNORECASE)
        if match[1].lower() not in _MAY_BE_DOUBLED
    )


@cache
def _word_list() -> tuple[str, ...]:
    return tuple((HERE / "ordliste.txt").read_text(encoding="utf-8").split("\n")[:-1])


def test_every_word_is_spelt_as_in_the_dictionary_or_the_word_list():
    # Words of the list that are written with a small letter may begin a sentence; names are names.
    known = set(_word_list()) | {word.capitalize() for word in _word_list()}
    met = [(word, piece) for piece in _ours() for word in _WORD.findall(_SITE.sub("", piece.text)) if word not in known]
    wrong = _not_in_the_dictionary({word for word, _ in met})
    none_of(
        piece.problem(
            f"«{word}» står ikke i ordboka; er det et ordentlig ord, hører det hjemme i tests/handbook/ordliste.txt"
        )
        for word, piece in met
        if word in wrong
    )


def _not_in_the_dictionary(words: set[str]) -> set[str]:
    command = ["hunspell", "-d", "nb_NO", "-i", "utf-8", "-l"]
    try:
        checked = subprocess.run(
            command, input="\n".join(sorted(words)), capture_output=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        pytest.fail("hunspell is missing; run: make test, which installs it")
    assert checked.returncode == 0, f"{checked.stderr}\nrun: make test, which installs it"
    return set(checked.stdout.split())


def test_the_word_list_is_in_norwegian_alphabetical_order():
    assert list(_word_list()) == sorted(set(_word_list()), key=norwegian_order)
