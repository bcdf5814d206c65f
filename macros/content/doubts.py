"""What can be read, and was hardly meant: told as warnings, but for quotation marks that became part of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.located import KeyPath, Located
from macros.content.problems import Problem
from macros.content.reading import Page, Reading

# Twice what is agreed for a question; it fills a screen and cannot be kept in mind.
_LONGEST_QUESTION = 400
_CURLED = re.compile(r"[“”„‟].*[“”„‟]", re.DOTALL)
_QUOTES = re.compile(r'["“”„‟]')


def doubts(reading: Reading) -> Iterator[Problem]:
    """Everything doubtful in front matter and shared data."""
    for located in [page.located for page in reading.pages] + [file.located for file in reading.data.values()]:
        yield from _quotes(located)
    yield from _same_twice(
        "tittelen", [(page.title, page, ("title",)) for page in reading.pages if page.module is not None]
    )
    prompts: list[tuple[str, Page, KeyPath]] = []
    for page in reading.pages:
        for index, prompt in enumerate(page.module.prompts if page.module else ()):
            key: KeyPath = ("module", "prompts", index, "text")
            prompts.append((prompt.text, page, key))
            if "?" not in prompt.text:
                yield page.located.doubt(key, "spørsmålet har ikke noe spørsmålstegn")
            if len(prompt.text) > _LONGEST_QUESTION:
                message = (
                    f"spørsmålet er på {len(prompt.text)} tegn; del det, eller legg noe av det i note eller follow_ups"
                )
                yield page.located.doubt(key, message)
    yield from _same_twice("spørsmålet", prompts)


def _quotes(located: Located) -> Iterator[Problem]:
    for key, raw in located.raw.items():
        text = raw.strip()
        if _CURLED.fullmatch(text):
            message = 'de krøllete anførselstegnene blir en del av teksten; ta dem bort, eller bruk rette (")'
            yield located.problem(key, message)
        elif len(_QUOTES.findall(text)) % 2:
            message = "anførselstegnet står alene, og blir en del av teksten; ta det bort, eller sett det andre"
            at_an_end = _QUOTES.match(text) or _QUOTES.match(text[-1])
            yield located.problem(key, message) if at_an_end else located.doubt(key, message)
        elif text.count("«") != text.count("»"):
            yield located.doubt(key, "« og » går ikke opp; ett av dem mangler")


def _same_twice(what: str, texts: list[tuple[str, Page, KeyPath]]) -> Iterator[Problem]:
    first: dict[str, tuple[Page, KeyPath]] = {}
    for text, page, key in texts:
        same = " ".join(text.casefold().split())
        if same in first:
            other, its_key = first[same]
            place = f"{other.located.path}:{other.located.line(its_key)}"
            yield page.located.doubt(
                key,
                f"{what} er den samme som i {place}" if what == "tittelen" else f"{what} er det samme som i {place}",
            )
        first.setdefault(same, (page, key))
