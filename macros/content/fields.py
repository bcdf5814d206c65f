"""The kinds of value an author writes. Each carries, as `Expected`, the words an error message says it with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import PydanticCustomError, core_schema

from macros.content.bodies import too_much_in

# The type of an error whose own words are the message.
SENTENCE = "sentence"


@dataclass(frozen=True)
class Expected:
    """What may stand here, as it reads after «må være» in an error message; `words` where only those may stand."""

    phrase: str
    words: tuple[str, ...] = ()


class Whole(Expected):
    """A whole number from `low` to `high`, both included."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__(f"et helt tall fra {low} til {high}")
        self._schema = core_schema.int_schema(strict=True, ge=low, le=high)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return self._schema


class OneOf(Expected):
    """One of a few fixed words of the format itself."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(f"ett av ordene {', '.join(words)}", words)


class Text(str):
    """Inline Markdown from front matter; `source` is the file its relative links are written from.

    `source` is relative to `docs/`, with forward slashes.
    """

    __slots__ = ("source",)
    source: str

    def __new__(cls, text: str, source: str = "") -> Self:
        """A text that stands in the file `source`."""
        instance = super().__new__(cls, text)
        instance.source = source
        return instance

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(
            lambda text, info: cls(_bounded(text), (info.context or {}).get("source", "")),
            core_schema.str_schema(strict=True, strip_whitespace=True, min_length=1, pattern=_SEEN),
        )


# A sign that can be seen: a text of blanks without width is none.
_SEEN = r"[^\s\p{C}]"


def _bounded(text: str) -> str:
    """The text, if Markdown can be made of it in reasonable time."""
    too_much = too_much_in(text)
    if too_much:
        raise PydanticCustomError(SENTENCE, too_much)
    return text


# As `Id` is written.
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
AN_ID = Expected("en id av små bokstaver a–z, tall og bindestrek")

MarkdownText = Annotated[Text, Expected("tekst")]
# One text, or several: what there is to look at.
Material = Annotated[
    tuple[MarkdownText, ...],
    BeforeValidator(lambda given: [given] if isinstance(given, str) else given),
    Field(min_length=1),
    Expected("tekst, eller en liste med tekster"),
]
Line = Annotated[
    str,
    StringConstraints(strict=True, strip_whitespace=True, min_length=1, pattern=rf"^[^\n]*{_SEEN}[^\n]*$"),
    Expected("tekst på én linje"),
]
Id = Annotated[
    str,
    StringConstraints(strict=True, pattern=ID),
    AN_ID,
]
StepName = Annotated[
    str,
    StringConstraints(strict=True, pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$"),
    Expected("et steg: kind, eller id-en til et spørsmål eller en sjekkliste"),
]
Url = Annotated[
    str,
    StringConstraints(strict=True, pattern=r"^https?://[^\s<>\"]+$"),
    Expected("en nettadresse som begynner med https://"),
]
# Of a page of the handbook, as it stands behind the site's own address.
Address = Annotated[
    str,
    StringConstraints(strict=True, pattern=r"^([^/\s?#:\\<>|\"*.][^/\s?#:\\<>|\"*]*/)+$"),
    Expected("en adresse i håndboka, som grunnlag/a-hore-til/"),
]
# The handbook is younger; a year of two signs or with a slip in it is older.
Day = Annotated[
    date,
    Field(strict=True, ge=date(2000, 1, 1)),
    Expected("en dato som 2026-11-22, uten anførselstegn"),
]
Clock = Annotated[
    str,
    StringConstraints(strict=True, pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"),
    Expected('et klokkeslett som "17:30"'),
]
Flag = Annotated[bool, Field(strict=True), Expected("true eller false")]
Year = Annotated[int, Whole(1900, 2100)]
Month = Annotated[int, Whole(1, 12)]
Minutes = Annotated[int, Whole(1, 240)]
