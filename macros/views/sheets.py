"""The sheets a module prints: kinds are A (reflection sheet) and C (checklists); more kinds join them here."""

from __future__ import annotations

from dataclasses import dataclass

from macros.content.models import Checklist, Module, Prompt


@dataclass(frozen=True)
class NumberedPrompt:
    """A question with the number it has everywhere."""

    number: int
    prompt: Prompt


@dataclass(frozen=True)
class Sheet:
    """One sheet. `purpose` is the sentence that says what it is for."""

    kind: str
    title: str
    purpose: str
    prompts: tuple[NumberedPrompt, ...] = ()
    checklists: tuple[Checklist, ...] = ()


def sheets(module: Module) -> tuple[Sheet, ...]:
    """The sheets of a module, in the order of their kinds."""
    numbered = tuple(NumberedPrompt(module.number_of(prompt), prompt) for prompt in module.prompts)
    return (
        Sheet(
            kind="A",
            title="Refleksjonsark",
            purpose="Tenk gjennom spørsmålene alene og skriv stikkord før dere snakker sammen.",
            prompts=numbered,
        ),
        Sheet(
            kind="C",
            title="Sjekkliste",
            purpose="Kryss av for det du ser at du gjør, og velg ett punkt du vil øve på.",
            checklists=module.checklists,
        ),
    )
