"""A module's session with everything looked up: methods, phases, minutes from the start, question numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from macros.content.meeting import steps_of
from macros.content.models import Checklist, Method, Module, Prompt, Step, StepKind, Who

STEP_TITLES: dict[StepKind, str] = {
    "look_back": "Siden sist",
    "opening": "Vi begynner",
    "scene": "Praksisfortelling",
    "prompt": "Spørsmål",
    "checklist": "Sjekkliste",
    "force_field": "Kraftfelt",
    "key_points": "Det viktigste",
    "agreement": "Dette blir vi enige om",
    "break": "Pause",
}
WHO_WORKS: dict[Who, str] = {"alone": "hver for seg", "pairs": "to og to", "group": "i grupper", "all": "alle sammen"}


# The sheet one writes on, by what is done and who does it.
_PAPER = {
    ("prompt", "alone"): "A",
    ("prompt", "group"): "B",
    ("force_field", "alone"): "A",
    ("checklist", "alone"): "C",
    ("checklist", "pairs"): "C",
    ("agreement", "alone"): "A",
}


@dataclass(frozen=True)
class PhaseView:
    """One phase as it will be run: minutes are scaled to the step's.

    `paper` is the kind of sheet that is written on, `roles` who is needed beside those who talk.
    """

    title: str
    who: str
    minutes: int
    paper: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepView:
    """One step of a meeting. `starts` and `ends` are minutes from the start of the meeting.

    `rounds` are the phases told in short: those that follow each other with the same people are one. A `spare` step is
    not planned: it stands ready for whoever would rather have that question.
    """

    number: int
    kind: StepKind
    title: str
    minutes: int
    starts: int
    ends: int
    method: Method | None
    phases: tuple[PhaseView, ...]
    rounds: tuple[PhaseView, ...]
    prompt: Prompt | None
    prompt_number: int | None
    checklist: Checklist | None
    step: Step
    spare: bool = False

    @property
    def phases_in_short(self) -> str:
        """How it is worked, as Markdown on one line, as the component `phases` shows it; no line ends within a round."""
        if not self.method:
            return ""
        rounds = [f"{phase.who} **{phase.minutes}** +".replace(" ", "\u00a0") for phase in self.rounds]
        return " ".join([f"**{self.method.title}:**", *rounds]).removesuffix("+") + "min"


@dataclass(frozen=True)
class SessionView:
    """The plan of a meeting."""

    minutes: int
    steps: tuple[StepView, ...]


def session_view(module: Module, methods: Mapping[str, Method]) -> SessionView:
    """The session of a module; `methods` by id."""
    steps = []
    starts = 0
    for number, step in enumerate(module.session.steps, start=1):
        steps.append(_step(number, step, starts, module, methods))
        starts += step.minutes
    return SessionView(minutes=module.session.minutes, steps=tuple(steps))


def session_with_spare_prompts(session: SessionView, module: Module, methods: Mapping[str, Method]) -> SessionView:
    """The session, and in their places the questions in reserve, which begin where they would if they were used."""
    planned = {step.number: step for step in session.steps}
    shown: list[StepView] = []
    for each in steps_of(module):
        starts = next((step.ends for step in reversed(shown) if not step.spare), 0)
        reserve = replace(_step(each.number, each.step, starts, module, methods), spare=True) if each.spare else None
        shown.append(reserve or planned[each.number])
    return replace(session, steps=tuple(shown))


def _step(number: int, step: Step, starts: int, module: Module, methods: Mapping[str, Method]) -> StepView:
    prompt = next((prompt for prompt in module.prompts if prompt.id == step.prompt), None)
    checklist = next((checklist for checklist in module.checklists if checklist.id == step.checklist), None)
    method = methods[step.method] if step.method else None
    phases = _phases(step, method)
    return StepView(
        number=number,
        kind=step.kind,
        title=_title(step, module, prompt, checklist),
        minutes=step.minutes,
        starts=starts,
        ends=starts + step.minutes,
        method=method,
        phases=phases,
        rounds=_rounds(phases),
        prompt=prompt,
        prompt_number=module.number_of(prompt) if prompt else None,
        checklist=checklist,
        step=step,
    )


def _title(step: Step, module: Module, prompt: Prompt | None, checklist: Checklist | None) -> str:
    title = STEP_TITLES[step.kind]
    if prompt:
        return f"{title} {module.number_of(prompt)}"
    if checklist:
        return f"{title}: {checklist.title}"
    if step.kind == "scene":
        return f"{title}: {module.scene.title}"
    return title


def _phases(step: Step, method: Method | None) -> tuple[PhaseView, ...]:
    if method is None:
        return ()
    phases = method.phases
    minutes = step.phases or shared_out(
        step.minutes, [each.minutes for each in phases], [each.least for each in phases]
    )
    return tuple(
        PhaseView(
            phase.title,
            WHO_WORKS[phase.who],
            share,
            paper=_PAPER.get((step.kind, phase.who)),
            roles=tuple(role.split(":")[0].lower() for role in (*(method.roles if not number else ()), *phase.roles)),
        )
        for number, (phase, share) in enumerate(zip(phases, minutes, strict=True))
        if share
    )


def _rounds(phases: Sequence[PhaseView]) -> tuple[PhaseView, ...]:
    together = [list(same) for _, same in groupby(phases, key=lambda phase: phase.who)]
    return tuple(replace(same[0], minutes=sum(phase.minutes for phase in same)) for same in together)


def shared_out(total: int, weights: Sequence[int], least: Sequence[int]) -> tuple[int, ...]:
    """Shares out whole minutes by weight: they add up to `total`, and none is under its `least` where there is enough for all.

    Where there is not, the first ones get a minute each as long as there are any.
    """
    if total < len(weights):
        return (*(1 for _ in range(total)), *(0 for _ in range(len(weights) - total)))
    exact = [total * weight / sum(weights) for weight in weights]
    shares = list(least) if sum(least) <= total else [1] * len(weights)
    for _ in range(total - sum(shares)):
        neediest = max(range(len(weights)), key=lambda i: exact[i] - shares[i])
        shares[neediest] += 1
    return tuple(shares)
