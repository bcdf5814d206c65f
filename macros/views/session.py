"""A module's session with everything looked up: methods, phases, minutes from the start, question numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

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
    """The session, and after its last question a spare step for every question of the module that it does not take up.

    Where that question ends the meeting they stand before it: a meeting ends as it was planned. A spare step is run as
    that last question is. Its number goes on after the planned ones', which keep theirs.
    """
    asked = [place for place, step in enumerate(session.steps) if step.prompt]
    if not asked:
        return session
    last = session.steps[asked[-1]]
    taken = {step.prompt.id for step in session.steps if step.prompt}
    spare: list[StepView] = []
    for prompt in module.prompts:
        if prompt.id not in taken:
            step = last.step.model_copy(update={"prompt": prompt.id, "note": None})
            number = len(session.steps) + len(spare) + 1
            spare.append(replace(_step(number, step, last.ends, module, methods), spare=True))
    place = min(asked[-1] + 1, len(session.steps) - 1)
    return replace(session, steps=(*session.steps[:place], *spare, *session.steps[place:]))


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
    minutes = step.phases or shared_out(step.minutes, [phase.minutes for phase in method.phases])
    with_roles = next((phase for phase in method.phases if phase.who == "group"), method.phases[-1])
    return tuple(
        PhaseView(
            phase.title,
            WHO_WORKS[phase.who],
            share,
            paper=_PAPER.get((step.kind, phase.who)),
            roles=tuple(role.split(":")[0].lower() for role in method.roles) if phase is with_roles else (),
        )
        for phase, share in zip(method.phases, minutes, strict=True)
        if share
    )


def _rounds(phases: Sequence[PhaseView]) -> tuple[PhaseView, ...]:
    together = [list(same) for _, same in groupby(phases, key=lambda phase: phase.who)]
    return tuple(replace(same[0], minutes=sum(phase.minutes for phase in same)) for same in together)


def shared_out(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Shares out whole minutes by weight: they add up to `total`, and every share is at least 1 while there are enough."""
    if total < len(weights):
        return (*(1 for _ in range(total)), *(0 for _ in range(len(weights) - total)))
    exact = [total * weight / sum(weights) for weight in weights]
    shares = [1] * len(weights)
    for _ in range(total - len(weights)):
        neediest = max(range(len(weights)), key=lambda i: exact[i] - shares[i])
        shares[neediest] += 1
    return tuple(shares)
