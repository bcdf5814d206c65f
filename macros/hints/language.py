"""The rules of the handbook's language, each over pieces of text.

`school_words.yml` says where school is the subject, `ordliste.txt` holds the real words that the dictionary lacks (among
them every word with «ae» or «oe» in it, such as «kollegaen»: Debian's dictionary has none).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

from macros.content.problems import Problem
from macros.content.reading import Reading
from macros.hints.texts import BODY, Piece, pieces

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


# In words. What plain language calls long is 25; some sentences list things.
_LONGEST_SENTENCE = 35
_NUMBER = r"(?:\d+(?:[.,]\d+)?|en|én|ett|to|tre|fire|fem|seks|sju|åtte|ni|ti)"
# Something that somebody has counted or found out.
_CLAIM = re.compile(
    rf"\b{_NUMBER}\s*(?:prosent|%|promille)|\b{_NUMBER} av (?:{_NUMBER}|hundre) (?:barn|ansatte|foreldre|barnehager|voksne|unge)"
    r"|\b\d{3,}\s(?:barn|ansatte|foreldre|barnehager|voksne)\b|\b(?:forskning|studier|undersøkelser)\w*\s+(?:viser|sier|tyder)",
    re.IGNORECASE,
)
# What tells the reader where it is from: a link, a footnote, a paragraph of a law, a year.
_TOLD_FROM_WHERE = re.compile(r"\]\(|\[\^|§|\b(?:19|20)\d\d\b|\brapport|\bifølge\b|\bSSB\b|\bUdir\b", re.IGNORECASE)

Rule = Callable[[Sequence[Piece]], Iterator[Problem]]


class NoDictionary(LookupError):
    """The dictionary cannot be asked; the text is the sentence that says so."""


def hints(reading: Reading) -> tuple[list[Problem], str]:
    """All advice on the texts of a handbook; and a sentence on what could not be looked at, or nothing."""
    texts = tuple(pieces(reading))
    advice = [problem for rule in (*RULES, *_DOUBTS) for problem in rule(texts)]
    try:
        advice += misspelt(texts)
    except NoDictionary as missing:
        return advice, str(missing)
    return advice, ""


def ours(texts: Iterable[Piece]) -> Iterator[Piece]:
    """What we wrote: not the titles, authors and publishers of sources."""
    for piece in texts:
        if not piece.path.endswith("data/sources.yml") or piece.key.endswith(".note"):
            yield piece


def running_text(texts: Iterable[Piece]) -> Iterator[Piece]:
    """What is read, without the words people search by."""
    return (piece for piece in ours(texts) if ".keywords[" not in piece.key)


def _matches(pattern: str, texts: Iterable[Piece], message: str, *, as_written: bool = False) -> Iterator[Problem]:
    compiled = re.compile(pattern, re.IGNORECASE)
    for piece in texts:
        for match in compiled.finditer(piece.written if as_written else piece.text):
            yield piece.problem(message.format(match[0]))


# --- words ----------------------------------------------------------------------------------------


def school_is_the_subject() -> dict[tuple[str, str], str]:
    """File, relative to docs, and word of school → why it may stand there."""
    listed = yaml.safe_load((HERE / "school_words.yml").read_text(encoding="utf-8"))
    return {(entry["file"], word): entry["because"] for entry in listed for word in entry["words"]}


def words_of_school(texts: Iterable[Piece]) -> Iterator[tuple[Piece, str, str]]:
    """Every word of school in what we say ourselves, with the form it has; `detail` says what a source is about."""
    for piece in ours(texts):
        for word, forms in _SCHOOL.items():
            if not piece.key.endswith(".detail"):
                yield from ((piece, word, match[0]) for match in re.finditer(forms, piece.text, re.IGNORECASE))


def school(texts: Sequence[Piece]) -> Iterator[Problem]:
    """Words of school where school is not the subject."""
    exempt = school_is_the_subject()
    for piece, word, form in words_of_school(texts):
        if (piece.path.partition("/")[2], word) not in exempt:
            yield piece.problem(
                f"«{form}» hører skolen til; bruk barnehagens ord, eller før opp «{word}» i macros/hints/school_words.yml"
            )


def consultants(texts: Sequence[Piece]) -> Iterator[Problem]:
    """Phrases of consultants."""
    compiled = re.compile("|".join(_CONSULTANTS_PHRASES), re.IGNORECASE)
    for piece in running_text(texts):
        # A title in italics is its author's.
        for match in compiled.finditer(re.sub(r"\*[^*]+\*", "", piece.written)):
            yield piece.problem(f"«{match[0]}» er konsulentspråk; skriv hva noen gjør")


def english(texts: Sequence[Piece]) -> Iterator[Problem]:
    """English where Norwegian has a word."""
    pattern = rf"\b(?:{'|'.join(_ENGLISH)})\b"
    return _matches(pattern, running_text(texts), "«{}» er engelsk; finn det norske ordet")


def one_form(texts: Sequence[Piece]) -> Iterator[Problem]:
    """The one of two forms that the handbook does not use."""
    compiled = re.compile(rf"\b(?:{'|'.join(_ONE_FORM)})\b", re.IGNORECASE)
    for piece in running_text(texts):
        for match in compiled.finditer(piece.text):
            other = _ONE_FORM[match[0].lower()]
            yield piece.problem(f"skriv «{other}» i stedet for «{match[0]}», slik resten av håndboka gjør")


def doubled(texts: Sequence[Piece]) -> Iterator[Problem]:
    """A word that stands twice."""
    for piece in texts:
        for match in re.finditer(r"\b(\w+) \1\b", piece.text, re.IGNORECASE):
            if match[1].lower() not in _MAY_BE_DOUBLED:
                yield piece.problem(f"«{match[0]}»: ordet står to ganger")


# --- signs ----------------------------------------------------------------------------------------


def quotation_marks(texts: Sequence[Piece]) -> Iterator[Problem]:
    """Quotation marks that are not Norwegian."""
    return _matches(r"[\"'“”„‘]", texts, "bruk « » i stedet for {} (og ’ som apostrof)")


def pairs(texts: Sequence[Piece]) -> Iterator[Problem]:
    """Quotation marks without their others."""
    for piece in texts:
        if piece.text.count("«") != piece.text.count("»"):
            yield piece.problem("« og » går ikke opp")


def dashes(texts: Sequence[Piece]) -> Iterator[Problem]:
    """Hyphens where a dash belongs."""
    return _matches(r"(?<=\s)--?(?=\s)|--|—", texts, "bruk – som tankestrek, ikke «{}»")


def spaces(texts: Sequence[Piece]) -> Iterator[Problem]:
    """Two spaces where one belongs."""
    return _matches(r"(?<=\S)[ \t]{2,}(?=\S)", texts, "doble mellomrom", as_written=True)


# --- sentences ------------------------------------------------------------------------------------


def long_sentences(texts: Sequence[Piece]) -> Iterator[Problem]:
    """Sentences that most lose the thread of."""
    for piece in running_text(texts):
        for sentence in piece.sentences:
            words = len(sentence.split())
            if words > _LONGEST_SENTENCE and not piece.quotes_the_law:
                beginning = " ".join(sentence.split()[:6])
                yield piece.problem(f"setningen «{beginning} …» har {words} ord; del den, gjerne der det står komma")


def claims(texts: Sequence[Piece]) -> Iterator[Problem]:
    """Numbers that somebody has counted, in a module's text, where no one learns who."""
    for piece in running_text(texts):
        if piece.module and (piece.key == BODY or "key_points" in piece.key):
            for sentence in piece.sentences:
                match = _CLAIM.search(sentence)
                if match and not _TOLD_FROM_WHERE.search(piece.written):
                    yield piece.problem(
                        f"«{match[0]}» er en påstand; si hvor den er hentet fra, i setningen eller med en lenke"
                    )


# The handbook's own texts keep these, and a test says so.
RULES: tuple[Rule, ...] = (school, consultants, english, one_form, doubled, quotation_marks, pairs, dashes, spaces)
# These only ask for another look.
_DOUBTS: tuple[Rule, ...] = (long_sentences, claims)


# --- spelling -------------------------------------------------------------------------------------


@cache
def word_list() -> tuple[str, ...]:
    """The real words that the dictionary lacks."""
    return tuple((HERE / "ordliste.txt").read_text(encoding="utf-8").split("\n")[:-1])


def misspelt(texts: Sequence[Piece]) -> Iterator[Problem]:
    """Words that neither the dictionary nor the list of words has. Raises NoDictionary."""
    # Words of the list that are written with a small letter may begin a sentence; names are names.
    known = set(word_list()) | {word.capitalize() for word in word_list()}
    met = [
        (word, piece) for piece in ours(texts) for word in _WORD.findall(_SITE.sub("", piece.text)) if word not in known
    ]
    wrong = _not_in_the_dictionary({word for word, _ in met})
    for word, piece in met:
        if word in wrong:
            yield piece.problem(
                f"«{word}» står ikke i ordboka; er det et ordentlig ord, hører det hjemme i macros/hints/ordliste.txt"
            )


def _not_in_the_dictionary(words: set[str]) -> set[str]:
    command = ["hunspell", "-d", "nb_NO", "-i", "utf-8", "-l"]
    try:
        checked = subprocess.run(  # noqa: S603
            command, input="\n".join(sorted(words)), capture_output=True, encoding="utf-8", check=False
        )
    except OSError:
        raise NoDictionary("Stavingen er ikke sett på: programmet hunspell mangler på maskinen.") from None
    if checked.returncode:
        raise NoDictionary("Stavingen er ikke sett på: hunspell har ingen norsk ordbok (nb_NO).")
    return set(checked.stdout.split())
