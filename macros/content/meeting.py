"""A meeting as it is written: of one module, or a programme's agenda of several.

Screen, leader's window, run sheet, sheets, pile and programme all show this, so that they can never be different meetings.
How it is fitted to people and minutes is worked out in the browser, by overrides/assets/meeting_plan.js.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.content.models import Agenda, AgendaItem, ItemKind, Method, Module, Prompt, Step


@dataclass(frozen=True)
class NumberedStep:
    """A step of a module. `number` is its name: planned ones are counted first, then those in reserve, which are `spare`."""

    number: int
    step: Step
    spare: bool = False


@dataclass(frozen=True)
class Block:
    """A part of a meeting: a `module` with the steps it takes, something of one's own, a break or a lunch.

    `item` is the programme's, where it stands in one; what is no module has no steps.
    """

    minutes: int
    module: Module | None = None
    steps: tuple[NumberedStep, ...] = ()
    item: AgendaItem | None = None

    @property
    def kind(self) -> ItemKind:
        """What it is."""
        return self.item.kind if self.item else "item"


@dataclass(frozen=True)
class Meeting:
    """A meeting of so many `minutes`; `starts` is a time such as `14:00`, where one is given."""

    minutes: int
    blocks: tuple[Block, ...]
    starts: str | None = None


def steps_of(module: Module) -> tuple[NumberedStep, ...]:
    """The steps of a module, and after its last question one in reserve for every question that no step takes up.

    They never end the meeting: it ends as it was planned. A question in reserve is run as it says itself, else as the last
    one is; where no step asks a question, all talk together about it.
    """
    planned = [NumberedStep(number, step) for number, step in enumerate(module.session.steps, start=1)]
    asked = [each for each in planned if each.step.prompt]
    taken = {each.step.prompt for each in asked}
    left = [prompt for prompt in module.prompts if prompt.id not in taken]
    like = asked[-1].step if asked else _WITHOUT_METHOD
    reserve = [
        NumberedStep(number, _in_reserve(prompt, like), spare=True)
        for number, prompt in enumerate(left, start=len(planned) + 1)
    ]
    place = min(asked[-1].number if asked else len(planned), len(planned) - 1)
    return (*planned[:place], *reserve, *planned[place:])


_WITHOUT_METHOD = Step(kind="prompt", minutes=10)


def _in_reserve(prompt: Prompt, like: Step) -> Step:
    run = {"method": prompt.method, "phases": ()} if prompt.method else {}
    minutes = {"minutes": prompt.minutes, "phases": ()} if prompt.minutes else {}
    return like.model_copy(update={"prompt": prompt.id, "note": None, "material": (), **run, **minutes})


def with_checklists(module: Module, method: Method | None) -> tuple[NumberedStep, ...]:
    """The same, with one more in reserve, before the end, for every checklist that no step takes up: whoever makes a meeting may want it.

    It is run as the last checklist that is planned, else in the `method` for such steps.
    """
    known = steps_of(module)
    planned = [each.step for each in known if each.step.checklist]
    taken = {step.checklist for step in planned}
    like = planned[-1] if planned else _checklist_in(method)
    left = [checklist.id for checklist in module.checklists if checklist.id not in taken]
    reserve = [
        NumberedStep(number, _checklist_in_reserve(id, like), spare=True)
        for number, id in enumerate(left, start=len(known) + 1)
    ]
    return (*known[:-1], *reserve, *known[-1:])


def _checklist_in(method: Method | None) -> Step:
    if method is None:
        return Step(kind="checklist", minutes=_MINUTES_WITHOUT_METHOD)
    return Step(kind="checklist", minutes=sum(phase.minutes for phase in method.phases), method=method.id)


_MINUTES_WITHOUT_METHOD = 5


def _checklist_in_reserve(id: str, like: Step) -> Step:
    return like.model_copy(update={"checklist": id, "note": None, "material": (), "figure": None})


def named(module: Module, name: str) -> tuple[NumberedStep, ...]:
    """The steps that a name means: a question's or a checklist's id, else a kind of which only what is planned is meant."""
    every = steps_of(module)
    by_id = tuple(each for each in every if name in (each.step.prompt, each.step.checklist))
    return by_id or tuple(each for each in every if each.step.kind == name and not each.spare)


def names(module: Module) -> list[str]:
    """All that a step of a module may be named by, in the order of its plan."""
    known = dict.fromkeys(
        name for each in steps_of(module) for name in (each.step.prompt or each.step.checklist or each.step.kind,)
    )
    return list(known)


def of_module(module: Module) -> Meeting:
    """The meeting that a module proposes."""
    return Meeting(module.session.minutes, (Block(module.session.minutes, module, steps_of(module)),))


def of_agenda(agenda: Agenda, modules: Mapping[str, Module]) -> Meeting:
    """A programme's agenda as a meeting; `modules` by slug. A block of a module that is not there has no steps."""
    return Meeting(agenda.minutes, tuple(_blocks(agenda.items, modules)), agenda.starts)


def _blocks(items: Sequence[AgendaItem], modules: Mapping[str, Module]) -> Iterator[Block]:
    for place, item in enumerate(items):
        module = modules.get(item.module) if item.module else None
        yield Block(item.minutes, module, _taken(item, module, place, items) if module else (), item)


def _taken(item: AgendaItem, module: Module, place: int, items: Sequence[AgendaItem]) -> tuple[NumberedStep, ...]:
    """The steps that are named, else those that are planned: a day looks back once, first, and agrees once, last."""
    if item.steps:
        return tuple(each for name in item.steps for each in named(module, name))
    later = any(other.kind == "agreement" or other.module for other in items[place + 1 :])
    left_out = {*(("look_back",) if place else ()), *(("agreement",) if later else ())}
    return tuple(each for each in steps_of(module) if not each.spare and each.step.kind not in left_out)
