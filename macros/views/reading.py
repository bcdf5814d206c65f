"""The head of a reading page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from macros.content.models import Audience, Module, Part

# Words a minute of a grown reader on a screen, rather low: these texts are read between two other things.
_WORDS_A_MINUTE = 200

# How many of the questions that people ask are shown: the rest, and what is no whole question, is for the search.
_MOST_SHOWN = 5


@dataclass(frozen=True)
class ReadingView:
    """What stands above the text. Only a module has a part, a reading time and a date.

    `reading_minutes` are for all that stands on the page, `text_minutes` for its running text alone. `asked` are the first of the
    questions that the page answers.
    """

    title: str
    part: Part | None = None
    reading_minutes: int | None = None
    text_minutes: int | None = None
    session_minutes: int | None = None
    checked: date | None = None
    audience: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def reading_view(
    title: str,
    module: Module | None,
    parts: Mapping[str, Part],
    audiences: Mapping[str, Audience],
    *,
    words: int,
    text: int,
    asked: tuple[str, ...] = (),
) -> ReadingView:
    """The head of a page of so many `words`, of which `text` are its running text."""
    if module is None:
        return ReadingView(title, asked=_shown(asked))
    return ReadingView(
        title=title,
        part=parts[module.part],
        reading_minutes=_minutes(words),
        text_minutes=_minutes(text),
        session_minutes=module.session.minutes,
        checked=module.checked,
        audience=tuple(audiences[audience].title for audience in module.audience),
        asked=_shown(asked),
    )


def _minutes(words: int) -> int:
    return max(1, round(words / _WORDS_A_MINUTE))


def _shown(asked: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sentence for sentence in asked if sentence.endswith("?"))[:_MOST_SHOWN]
