"""A meeting as its scripts read it: plain data, from which overrides/assets/meeting_plan.js makes the plan for people and minutes.

`{"key", "meeting": {"start", "blocks"}, "screens", "who"}`. Blocks and steps have the fields that meeting_plan.js names; a step
has `name` as well, by which an address takes it from its module, and a phase the `paper` that is written on. A screen is
`{"id", "step", "phases", "points"}`: whether it shows the phases and their clock, and how many points come one at a time. It has
`clock` where that of the first phase runs there before that, and `cover` where it stands before whatever the meeting begins with. One
whose `id` is `steg-` and its step does not say the step again: a day has many screens, and a page has to be light.
"""

from __future__ import annotations

from collections.abc import Sequence

from macros.views.meeting import WHO_WORKS, BlockView, MeetingStepKind, MeetingView, StepView
from macros.views.projected import Screen

# What the steps of a module that have no id of their own are called in an address.
_NAMES: dict[MeetingStepKind, str] = {
    "look_back": "siden-sist",
    "opening": "vi-begynner",
    "scene": "historie",
    "force_field": "kraftfelt",
    "key_points": "det-viktigste",
    "agreement": "avtale",
    "break": "pause",
}

# Screens whose points are shown one at a time.
_REVEALED = ("opening", "checklist", "key_points")


def meeting_plan(meeting: MeetingView, screens: Sequence[Screen]) -> dict[str, object]:
    """What the scripts need to know of a meeting."""
    return {
        "key": meeting.key,
        "meeting": {"start": meeting.starts, "blocks": [block_plan(block) for block in meeting.blocks]},
        "screens": [
            {
                "id": screen.id,
                **({"step": screen.step.id} if screen.id != f"steg-{screen.step.id}" else {}),
                **({"phases": True} if screen.clock == "all" else {}),
                **({"points": len(screen.texts)} if screen.kind in _REVEALED else {}),
                **({"clock": True} if screen.clock == "first" or (screen.is_timed and not screen.is_rest) else {}),
                **({"cover": True} if screen.kind == "cover" else {}),
            }
            for screen in screens
        ],
        "who": WHO_WORKS,
    }


def block_plan(block: BlockView) -> dict[str, object]:
    """What they need to know of a part of it."""
    return {
        "kind": block.kind,
        "title": block.title,
        **_unless_nothing(at=block.at, module=block.module and block.module.slug),
        "steps": [_step(step) for step in block.steps],
    }


def _unless_nothing(**values: object) -> dict[str, object]:
    """What most steps have nothing of is said by the others alone: a day has many steps, and a page has to be light."""
    return {key: value for key, value in values.items() if value}


def name_of(step: StepView) -> str:
    """What a step is called in an address. Raises ValueError where it is about a question or a checklist that is not there."""
    prompt, checklist = step.prompt and step.prompt.id, step.checklist and step.checklist.id
    name = prompt or checklist or (_NAMES.get(step.kind) if step.module else step.kind)
    if name is None:
        raise ValueError(f"a step of kind {step.kind} is about nothing")
    return name


def _step(step: StepView) -> dict[str, object]:
    prompt = step.prompt and step.prompt.id
    return {
        "id": step.id,
        "kind": step.kind,
        "title": step.title,
        "name": name_of(step),
        "minutes": step.minutes,
        "least": step.least,
        **_unless_nothing(prompt=prompt, spare=step.spare, sizes=step.method.sizes if step.method else None),
        "phases": phases_plan(step),
    }


def phases_plan(step: StepView) -> list[dict[str, object]]:
    """The same of a step's phases."""
    return [
        {
            "title": phase.title,
            "who": phase.works,
            "minutes": phase.minutes,
            "least": phase.least,
            **_unless_nothing(round=phase.round, paper=phase.paper),
        }
        for phase in step.phases
    ]
