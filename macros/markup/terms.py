"""Finds the glossary's terms in a page's HTML: the first use of each in running text.

What is found is a whole word, in any case, in a regular inflection: the last word of a term may take the endings of a
noun (-en, -et, -a, -e, -er, -ene … and -s after any of them), and a word before it the -e of an adjective («skriftlige
planer»). Irregular forms and verbs other than the infinitive are not found. Of two terms that begin at the same place
the longer is found. Terms that are `everyday` are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from macros.content.models import Term
from macros.markup.tags import VOID, Tag, Text, pieces

# Not running text, and what must not hold something to press.
_PASSED_OVER = frozenset(
    "a button code pre kbd label summary script style svg textarea select th thead caption figcaption cite h1 h2 h3 h4 h5 h6".split()
)
# A template writes the first on what is a label or a list of references; the second is Markdown's own heading of a box.
_OPTED_OUT, _HEADING_OF_BOX = "data-without-terms", "admonition-title"
_ENDINGS = "(?:en|et|a|e|er|ere|eren|erne|ene)?s?"
# Signs that stand to a word without a space.
_OPENING, _CLOSING = "«([„“‘\"'", "»)]”’\"'.,:;!?…"
_ENDINGS_AFTER_E = "(?:e|en|et|a|er|ene)s?"


@dataclass(frozen=True)
class Use:
    """A use of a term: where it begins and ends in the HTML."""

    term: Term
    start: int
    end: int

    def with_signs(self, content: str) -> tuple[int, int]:
        """Where the word begins and ends with the signs that stand to it: a browser would let a line end between them and what one presses."""
        before, after = content[: self.start], content[self.end :]
        return len(before.rstrip(_OPENING)), len(content) - len(after.lstrip(_CLOSING))


class _Sought(NamedTuple):
    """The pattern of all forms, if there is one, and the term of each of its groups."""

    pattern: re.Pattern[str] | None
    of_group: Sequence[Term]


@dataclass(frozen=True)
class Terms:
    """The glossary as one pattern."""

    glossary: tuple[Term, ...]

    @cached_property
    def _sought(self) -> _Sought:
        terms = {form.casefold(): term for term in self.glossary if not term.everyday for form in _forms(term.nb)}
        by_letter: dict[str, list[str]] = {}
        for form in sorted(terms, key=lambda form: (-len(form), form)):
            by_letter.setdefault(form[0], []).append(form)
        of_group = [terms[form] for forms in by_letter.values() for form in forms]
        return _Sought(_one_pattern(by_letter) if terms else None, of_group)

    def first_uses(self, content: str) -> list[Use]:
        """The first use of every term that stands in the running text, in the order in which they stand."""
        firsts: dict[str, Use] = {}
        for use in self.uses(content):
            firsts.setdefault(use.term.nb, use)
        return list(firsts.values())

    def uses(self, content: str) -> Iterator[Use]:
        """Every use of a term in the running text, in the order in which they stand."""
        pattern, of_group = self._sought
        if pattern is None:
            return
        for start, end in _running_text(content):
            for match in pattern.finditer(content, start, end):
                yield Use(of_group[(match.lastindex or 0) - 1], *match.span())


def _one_pattern(by_letter: Mapping[str, list[str]]) -> re.Pattern[str]:
    """One group for each form. A set of letters comes first: past all other places the search runs without a try."""
    first = {letter: f"[{re.escape(letter)}{re.escape(letter.upper())}]" for letter in by_letter}
    branches = (
        f"(?<={first[letter]})(?i:{'|'.join(f'({_after_first_letter(form)})' for form in forms)})"
        for letter, forms in by_letter.items()
    )
    anyone = "".join(letters[1:-1] for letters in first.values())
    return re.compile(rf"[{anyone}](?<![\w-].)(?:{'|'.join(branches)})(?![\w-])", re.DOTALL)


def _forms(nb: str) -> list[str]:
    """The words to look for: «a / b» is two, and what stands in brackets or after a comma only explains."""
    bare = re.sub(r"\(.*?\)|,.*", "", nb)
    return [" ".join(form.split()) for form in bare.split("/") if form.strip()]


def _after_first_letter(form: str) -> str:
    *before, last = form.split()
    return r"\s+".join([*map(_adjective, before), _noun(last)]).removeprefix(re.escape(form[0]))


def _adjective(word: str) -> str:
    if len(word) > 2 and word.endswith("t"):
        return f"{re.escape(word[:-1])}[te]"
    return f"{re.escape(word)}e?"


def _noun(word: str) -> str:
    # Nouns in -ing and -het may stand in the plural in the glossary.
    if word.endswith(("inger", "heter")):
        word = word.removesuffix("er")
    if word.endswith("e"):
        return re.escape(word[:-1]) + _ENDINGS_AFTER_E
    return re.escape(word) + _ENDINGS


def _running_text(content: str) -> Iterator[tuple[int, int]]:
    """Where the pieces of running text between the tags begin and end."""
    inside: str | None = None
    depth = 0
    for piece in pieces(content):
        if isinstance(piece, Text):
            # Half of all texts are the line break between two tags.
            if inside is None and not content[piece.start : piece.end].isspace():
                yield piece.start, piece.end
        elif not isinstance(piece, Tag):
            return
        elif inside is not None:
            # Only tags of the same name say where the one that was entered ends.
            if piece.name == inside:
                depth += -1 if piece.closes else 1
                if not depth:
                    inside = None
        elif not piece.closes and piece.name not in VOID and _is_passed_over(piece):
            inside, depth = piece.name, 1


def _is_passed_over(tag: Tag) -> bool:
    if tag.name in _PASSED_OVER or _OPTED_OUT in tag.inside:
        return True
    return _HEADING_OF_BOX in tag.inside and _HEADING_OF_BOX in tag.attributes.get("class", "").split()
