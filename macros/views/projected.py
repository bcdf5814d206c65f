"""The screens of a projected page: one for the opening, then one or more for every step of the session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.content.models import Method, Module
from macros.views.session import StepView, session_view


@dataclass(frozen=True)
class Screen:
    """One screen. `id` is its anchor, `kind` says which template part shows it."""

    id: str
    number: int
    kind: str
    title: str
    step: StepView


def screens(module: Module, methods: Mapping[str, Method]) -> tuple[Screen, ...]:
    """The screens of a module in the order they are shown."""
    session = session_view(module, methods)
    return tuple(
        Screen(id=f"steg-{step.number}", number=step.number, kind=step.kind, title=step.title, step=step)
        for step in session.steps
    )
