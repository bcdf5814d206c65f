"""What the folders of components tell those who write: of each macro what it shows, where it belongs and what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field

from macros.content.fields import Expected, Flag, MarkdownText
from macros.content.located import LARGEST_DATA, Located, parse_yaml, read_text
from macros.content.models import Model
from macros.content.problems import Problem, nearest, stopping
from macros.content.validating import validate


class Guide(Model):
    """What a macro shows, where a call of it is placed, and what one writes for each of its arguments.

    An example that is long is `closed` until the reader opens it.
    """

    expected: ClassVar[str] = "en gruppe nøkler med shows"
    shows: MarkdownText
    place: MarkdownText | None = None
    arguments: Annotated[dict[str, MarkdownText], Expected("tekst til hvert navn i parentesen")] = Field(
        default_factory=dict
    )
    closed: Flag = False


class NoGuide(LookupError):
    """A component's file has no guide that fits; `problems` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


class Guides:
    """The guides of one build. A component's file is read when it is first asked for."""

    def __init__(self, overrides: Path) -> None:
        self._overrides = overrides
        self._files: dict[str, tuple[Located, list[Problem]]] = {}

    def of(self, component: str, macro: str, arguments: Sequence[str]) -> Guide:
        """The guide to a macro that places `component` and takes `arguments`, or NoGuide."""
        if component not in self._files:
            self._files[component] = self._read(component)
        located, problems = self._files[component]
        if problems:
            raise NoGuide(problems)
        key = ("macros", macro)
        macros = located.data.get("macros") if isinstance(located.data, dict) else None
        if not isinstance(macros, dict) or macro not in macros:
            told = nearest(macro, macros, "") if isinstance(macros, dict) else ""
            raise NoGuide([located.problem(key, f"mangler; her skal det stå hva makroen viser{told}")])
        guide, problems = validate(Guide, located, key, macros[macro], source="")
        if guide is None:
            raise NoGuide(problems)
        if list(guide.arguments) != list(arguments):
            raise NoGuide([located.problem((*key, "arguments"), _demanded(arguments, list(guide.arguments)))])
        return guide

    def _read(self, component: str) -> tuple[Located, list[Problem]]:
        inner = f"components/{component}/{component}.yml"
        path = f"{self._overrides.name}/{inner}"
        text, problems = read_text(self._overrides / inner, path, LARGEST_DATA)
        if problems:
            return Located(path), problems
        located, problems = parse_yaml(text, path)
        return located, [*problems, *stopping(located.cut_off)]


def _demanded(arguments: Sequence[str], written: Sequence[str]) -> str:
    taken = f"makroen tar {', '.join(arguments)} i parentesen, i den rekkefølgen" if arguments else _NOTHING
    return f"{taken}; her står {', '.join(written) or 'ingenting'}"


_NOTHING = "makroen tar ingenting i parentesen"
