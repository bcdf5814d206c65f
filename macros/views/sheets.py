"""The sheets a module prints: kinds are A (reflection sheet) and C (checklists); more kinds join them here.

What stands on which page is settled here, so that a sheet is the same on screen and on paper and every page can say
which sheet it belongs to. Heights are millimetres as `print.css` sets them, with the widest of the system fonts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.content.models import Checklist, Module, Prompt
from macros.views.fitting import lines, packed

# A4 less margins, the footer and the line that says what a page continues.
_ROOM = 246.0
_HEADER = 24.0
_HEADER_LINE = 8.5
_PER_LINE_OF_TITLE = 35
_RULED_LINE = 8.5


@dataclass(frozen=True)
class NumberedPrompt:
    """A question with the number it has everywhere."""

    number: int
    prompt: Prompt


@dataclass(frozen=True)
class SheetPage:
    """One side of paper."""

    prompts: tuple[NumberedPrompt, ...] = ()
    checklists: tuple[Checklist, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One sheet. `purpose` is the sentence that says what it is for."""

    kind: str
    title: str
    purpose: str
    pages: tuple[SheetPage, ...]


def sheets(module: Module) -> tuple[Sheet, ...]:
    """The sheets of a module, in the order of their kinds."""
    header = _HEADER + _HEADER_LINE * lines(module.title, _PER_LINE_OF_TITLE)
    numbered = [NumberedPrompt(module.number_of(prompt), prompt) for prompt in module.prompts]

    def prompts_height(some: Sequence[NumberedPrompt]) -> float:
        first = header if some[0] is numbered[0] else 0.0
        return first + sum(_prompt_height(each.prompt) for each in some)

    def checklists_height(some: Sequence[Checklist]) -> float:
        first = header if some[0] is module.checklists[0] else 0.0
        return first + sum(map(_checklist_height, some))

    return (
        Sheet(
            kind="A",
            title="Refleksjonsark",
            purpose="Tenk gjennom spørsmålene alene og skriv stikkord før dere snakker sammen.",
            pages=tuple(SheetPage(prompts=page) for page in packed(numbered, prompts_height, _ROOM)),
        ),
        Sheet(
            kind="C",
            title="Sjekkliste",
            purpose="Kryss av for det du ser at du gjør, og velg ett punkt du vil øve på.",
            pages=tuple(SheetPage(checklists=page) for page in packed(module.checklists, checklists_height, _ROOM)),
        ),
    )


def _prompt_height(prompt: Prompt) -> float:
    follow_ups = sum(5.0 * lines(follow_up, 84) for follow_up in prompt.follow_ups)
    return 8.0 + 5.8 * lines(f"Spørsmål 00 {prompt.text}", 70) + follow_ups + _RULED_LINE * prompt.lines


def _checklist_height(checklist: Checklist) -> float:
    intro = 5.5 * lines(checklist.intro, 76) if checklist.intro else 0.0
    return 18.0 + intro + sum(3.2 + 5.6 * lines(item, 66) for item in checklist.items)
