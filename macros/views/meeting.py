"""A meeting with everything looked up: methods, phases, minutes from the start, question numbers, and where its faces are.

Screens, leader's window, run sheet, sheets, pile and programme are all made of this view, as it was planned. How a meeting is
fitted to people and minutes is worked out in the browser, from what `meeting_plan.py` hands on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, get_args

from macros.content.fields import Text
from macros.content.meeting import Block, Meeting, NumberedStep, of_agenda, of_module, with_checklists
from macros.content.models import (
    Agenda,
    AgendaItem,
    Checklist,
    Doing,
    Figure,
    Method,
    Module,
    Programme,
    Prompt,
    Step,
    StepKind,
    Who,
)

# What a step is: one of a module's, something of one's own, or a lunch.
MeetingStepKind = StepKind | Literal["own", "lunch"]
Rest = Literal["break", "lunch"]
BlockKind = Literal["module", "own"] | Rest

RESTS: tuple[Rest, ...] = get_args(Rest)

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

# What is drawn before them and before what they do (overrides/components/works/works.css), as letters that take more room: for what
# counts how much a line holds.
DRAWN: dict[Who, str] = {"alone": "m", "pairs": "mm", "group": "mmm", "all": "mmmm"}
DRAWN_DOING = "mm"

LOOK_BACK = "Hva ble vi enige om sist? Hva skjedde da vi prøvde oppgaven, og hva så vi?"
# Stands before what a module asks people to try.
TASK = "Prøv til neste gang:"
AGREEMENT = ("Hva gjør vi annerledes?", "Hvem gjør det?", "Når ser vi på det igjen?")

# What is done with it afterwards, in one line of a run sheet.
CARRY_ON = Text("Ta avtalen videre: moter/avtale/ i håndboka gir ark til veggen og lenke til neste møte.")

# The sheet one writes on, by what is done and who does it.
_PAPER = {
    ("prompt", "alone"): "A",
    ("prompt", "group"): "B",
    ("force_field", "alone"): "A",
    ("checklist", "alone"): "C",
    ("checklist", "pairs"): "C",
    ("agreement", "alone"): "A",
}
# The same by kind of step, and then by who works.
PAPERS = {kind: {who: paper for (other, who), paper in _PAPER.items() if other == kind} for kind, _ in _PAPER}
# The kinds that a meeting writes on, in their order.
WRITTEN_ON = tuple(sorted(set(_PAPER.values())))


@dataclass(frozen=True)
class PhaseView:
    """One phase as it will be run: minutes are scaled to the step's.

    `who` is told in words, `works` is its name. In less than `least` minutes it makes no sense, and in a `round` everybody says
    something in turn. `paper` is the kind of sheet that is written on, `roles` who is needed beside those who talk.
    """

    title: str
    who: str
    minutes: int
    paper: str | None = None
    roles: tuple[str, ...] = ()
    works: Who = "all"
    least: int = 1
    round: bool = False
    doing: Doing | None = None


@dataclass(frozen=True)
class StepView:
    """One step of a meeting. `starts` and `ends` are minutes from the start of the meeting.

    `id` names it among all the meeting's steps, `number` among those of its module, or is the place of its item in a programme.
    `rounds` are the phases told in short: those that follow each other with the same people are one. `note` is for the leader,
    `material` what there is to look at, `figure` what is drawn of it. A `spare` step is not planned: it stands ready for whoever would rather have that question, or has chosen that checklist.
    """

    id: str
    number: int
    kind: MeetingStepKind
    title: str
    minutes: int
    starts: int
    ends: int
    method: Method | None
    phases: tuple[PhaseView, ...]
    rounds: tuple[PhaseView, ...]
    module: Module | None = None
    prompt: Prompt | None = None
    prompt_number: int | None = None
    checklist: Checklist | None = None
    note: Text | None = None
    material: tuple[Text, ...] = ()
    figure: Figure | None = None
    spare: bool = False

    @property
    def phases_in_short(self) -> str:
        """How it is worked, as Markdown on one line, as wide as the component `phases` shows it; no line ends within a round."""
        if not self.method:
            return ""
        rounds = [
            f"{DRAWN[phase.works]}{phase.who} **{phase.minutes}** +".replace(" ", "\u00a0") for phase in self.rounds
        ]
        return " ".join([f"**{self.method.title}:**", *rounds]).removesuffix("+") + "min"

    @property
    def asked(self) -> Text | None:
        """What it asks all who are there, if it asks anything."""
        if self.kind == "force_field" and self.module and self.module.force_field:
            return self.module.force_field.question
        if self.prompt:
            return self.prompt.text
        words = {"look_back": LOOK_BACK, "agreement": " ".join(AGREEMENT)}.get(self.kind)
        return Text(words) if words else None

    @property
    def afterwards(self) -> Text | None:
        """What paper says is done with what came of it, if anything is."""
        return CARRY_ON if self.kind == "agreement" else None

    @property
    def least(self) -> int:
        """The fewest minutes it makes sense in."""
        return sum(phase.least for phase in self.phases) or min(self.minutes, _LEAST[self.kind])


# Of what has no phases. What is read aloud takes its time.
_LEAST: dict[MeetingStepKind, int] = {
    "look_back": 2,
    "opening": 2,
    "scene": 3,
    "prompt": 2,
    "checklist": 2,
    "force_field": 2,
    "key_points": 2,
    "agreement": 4,
    "break": 2,
    "own": 5,
    "lunch": 2,
}


@dataclass(frozen=True)
class BlockView:
    """A part of a meeting. `at` is the time that a lunch is locked to, `note` is for the leader."""

    kind: BlockKind
    title: str
    minutes: int
    starts: int
    steps: tuple[StepView, ...]
    module: Module | None = None
    at: str | None = None
    note: Text | None = None

    @property
    def ends(self) -> int:
        """Minutes from the start of the meeting to its end."""
        return self.starts + self.minutes


@dataclass(frozen=True)
class MeetingView:
    """A meeting as it is planned. Its faces lie beneath `url`, the page that it is read on.

    `key` names it on a whole site, `lead` says in a sentence what it is about, `part` gives it its colour, and `starts` is a
    time such as `14:00` where one is planned. `steps` are all there are, with those in reserve.
    """

    key: str
    title: str
    lead: str
    part: str
    url: str
    minutes: int
    starts: str | None
    blocks: tuple[BlockView, ...]

    @property
    def steps(self) -> tuple[StepView, ...]:
        """Every step, those in reserve in their places."""
        return tuple(step for block in self.blocks for step in block.steps)

    @property
    def planned(self) -> tuple[StepView, ...]:
        """The steps as they are planned."""
        return tuple(step for step in self.steps if not step.spare)

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules it takes steps from, in order."""
        return tuple(block.module for block in self.blocks if block.module)

    @property
    def project_url(self) -> str:
        """The projected page."""
        return f"{self.url}vis/"

    @property
    def leader_url(self) -> str:
        """The leader's window, beside the projected page."""
        return f"{self.project_url}leder/"

    @property
    def sheet_url(self) -> str:
        """The sheets to print."""
        return f"{self.url}ark/"

    @property
    def run_sheet_url(self) -> str:
        """The leader's run sheet."""
        return f"{self.url}kjoreplan/"


def meeting_of_module(module: Module, methods: Mapping[str, Method]) -> MeetingView:
    """The meeting that a module proposes; `methods` by id."""
    blocks = _blocks(of_module(module), methods, str)
    return MeetingView(
        module.slug, module.title, module.description, module.part, module.url, module.session.minutes, None, blocks
    )


def meeting_of_programme(
    programme: Programme,
    agenda: Agenda,
    modules: Mapping[str, Module],
    methods: Mapping[str, Method],
    items: str = "punkt",
) -> MeetingView:
    """A programme's `agenda` as a meeting; `modules` by slug, `methods` by id. Items of no module are named by `items` and their place."""
    blocks = _blocks(of_agenda(agenda, modules), methods, None, items)
    key = f"program-{programme.id}"
    return MeetingView(
        key, programme.title, programme.summary, "moter", programme.url, agenda.minutes, agenda.starts, blocks
    )


# What somebody's own meeting is called on the site, and where it is made and its faces lie.
COMPOSED = "mote"
_COMPOSED_URL = "moter/mote/"
_NOTHING_YET = AgendaItem(kind="item", title="Møtet er ikke satt sammen ennå", minutes=5)
_FOLLOWS = AgendaItem(kind="break", title="Pause", minutes=10)


def composed_meeting() -> MeetingView:
    """The meeting that somebody makes in the browser, before anything has been chosen."""
    blocks = _blocks(Meeting(5, (Block(5, item=_NOTHING_YET),)), {}, None)
    return MeetingView(COMPOSED, "Møtet vårt", "Satt sammen av dere selv.", "moter", _COMPOSED_URL, 5, None, blocks)


def part_of_composed(module: Module, methods: Mapping[str, Method]) -> MeetingView:
    """What such a meeting can take of a module: its steps are named after it, every checklist is one, and something follows."""
    minutes = module.session.minutes
    steps = with_checklists(module, next((method for method in methods.values() if "checklist" in method.steps), None))
    meeting = Meeting(minutes, (Block(minutes, module, steps), Block(_FOLLOWS.minutes, item=_FOLLOWS)))
    blocks = _blocks(meeting, methods, None)
    return MeetingView(COMPOSED, module.title, module.description, module.part, _COMPOSED_URL, minutes, None, blocks)


def ready_of_composed(
    programme: Programme, agenda: Agenda, modules: Mapping[str, Module], methods: Mapping[str, Method]
) -> MeetingView:
    """A programme from which such a meeting is made: its items have names of their own, and something follows."""
    meeting = meeting_of_programme(programme, agenda, modules, methods, f"punkt-{programme.id}")
    (follows,) = _blocks(Meeting(_FOLLOWS.minutes, (Block(_FOLLOWS.minutes, item=_FOLLOWS),)), methods, None)
    return replace(meeting, blocks=(*meeting.blocks, follows))


# As long as a title of one's own may be: so its screen has room for any.
_OF_ONES_OWN = "Det dere vil snakke om, med en tittel som er så lang som den får lov til å bli"


def methods_of_composed(methods: Mapping[str, Method]) -> MeetingView:
    """Something of one's own in every way that a step can be run in: such a meeting takes from it how its steps are run."""
    items = [
        AgendaItem(
            kind="item", title=_OF_ONES_OWN, minutes=sum(phase.minutes for phase in method.phases), method=method.id
        )
        for method in methods.values()
    ]
    meeting = Meeting(
        sum(item.minutes for item in items), tuple(Block(item.minutes, item=item) for item in [*items, _FOLLOWS])
    )
    blocks = _blocks(meeting, methods, None, METHOD_STEP)
    return MeetingView(COMPOSED, "", "", "moter", _COMPOSED_URL, meeting.minutes, None, blocks)


# What the steps of that meeting are named by, with their places.
METHOD_STEP = "arbeidsmate"


def _blocks(
    meeting: Meeting, methods: Mapping[str, Method], name: type[str] | None, items: str = "punkt"
) -> tuple[BlockView, ...]:
    """The blocks one after the other. A meeting of one module names its steps by their numbers alone."""
    blocks: list[BlockView] = []
    starts = 0
    for place, block in enumerate(meeting.blocks, start=1):
        steps = (
            tuple(_steps_of_module(block.module, block.steps, starts, methods, named_after=not name))
            if block.module
            else (_own_step(_item(block), items, place, starts, methods),)
        )
        item = block.item
        blocks.append(
            BlockView(
                kind=_kind_of(block),
                title=item.title if item else block.module.title if block.module else "",
                minutes=block.minutes,
                starts=starts,
                steps=steps,
                module=block.module,
                at=item.at if item else None,
                note=item.note if item else None,
            )
        )
        starts += block.minutes
    return tuple(blocks)


def _item(block: Block) -> AgendaItem:
    """What stands in a programme for a block that is of no module."""
    if block.item is None:
        raise ValueError("a block without a module is an item of a programme")
    return block.item


def _kind_of(block: Block) -> BlockKind:
    if block.module:
        return "module"
    kind = block.kind
    return kind if kind in RESTS else "own"


def _steps_of_module(
    module: Module, steps: Sequence[NumberedStep], starts: int, methods: Mapping[str, Method], *, named_after: bool
) -> Iterator[StepView]:
    """The steps in their order; one in reserve begins where it would if it were used."""
    for each in steps:
        name = f"{module.slug}-{each.number}" if named_after else str(each.number)
        yield _step(name, each, starts, module, methods)
        starts += 0 if each.spare else each.step.minutes


def _step(name: str, numbered: NumberedStep, starts: int, module: Module, methods: Mapping[str, Method]) -> StepView:
    step = numbered.step
    prompt = next((prompt for prompt in module.prompts if prompt.id == step.prompt), None)
    checklist = next((checklist for checklist in module.checklists if checklist.id == step.checklist), None)
    method = methods[step.method] if step.method else None
    phases = _phases(step.kind, step.minutes, step.phases, method)
    return StepView(
        id=name,
        number=numbered.number,
        kind=step.kind,
        title=_title(step, module, prompt, checklist),
        minutes=step.minutes,
        starts=starts,
        ends=starts + step.minutes,
        method=method,
        phases=phases,
        rounds=_rounds(phases),
        module=module,
        prompt=prompt,
        prompt_number=module.number_of(prompt) if prompt else None,
        checklist=checklist,
        note=step.note,
        material=(*step.material, *(prompt.material if prompt else ()), *_task(step, module)),
        figure=next((figure for figure in module.figures if figure.id == step.figure), None),
        spare=numbered.spare,
    )


def _task(step: Step, module: Module) -> tuple[Text, ...]:
    """What a module asks people to try: it is given where they agree on what to do."""
    if step.kind != "agreement" or module.task is None:
        return ()
    return (Text(f"{TASK} {module.task}", module.task.source),)


def _own_step(item: AgendaItem, items: str, place: int, starts: int, methods: Mapping[str, Method]) -> StepView:
    """What stands in a programme and in no module."""
    kind: MeetingStepKind = "own" if item.kind == "item" else item.kind
    method = methods[item.method] if item.method else None
    phases = _phases(kind, item.minutes, (), method)
    return StepView(
        id=f"{items}-{place}",
        number=place,
        kind=kind,
        title=item.title,
        minutes=item.minutes,
        starts=starts,
        ends=starts + item.minutes,
        method=method,
        phases=phases,
        rounds=_rounds(phases),
        note=item.note,
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


def _phases(kind: MeetingStepKind, total: int, given: tuple[int, ...], method: Method | None) -> tuple[PhaseView, ...]:
    if method is None:
        return ()
    phases = method.phases
    shared = shared_out(total, [each.minutes for each in phases], [each.least for each in phases])
    minutes = given or fairly(shared, [each.who for each in phases])
    return tuple(
        PhaseView(
            phase.title,
            WHO_WORKS[phase.who],
            share,
            paper=_PAPER.get((kind, phase.who)),
            roles=tuple(role.split(":")[0].lower() for role in (*(method.roles if not number else ()), *phase.roles)),
            works=phase.who,
            least=phase.least,
            round=phase.round,
            doing=phase.doing,
        )
        for number, (phase, share) in enumerate(zip(phases, minutes, strict=True))
        if share
    )


def _rounds(phases: Sequence[PhaseView]) -> tuple[PhaseView, ...]:
    together = [list(same) for _, same in groupby(phases, key=lambda phase: phase.who)]
    return tuple(replace(same[0], minutes=sum(phase.minutes for phase in same)) for same in together)


def fairly(minutes: tuple[int, ...], who: Sequence[Who]) -> tuple[int, ...]:
    """The same minutes, where whoever listens first tells as long afterwards: a minute too much goes to what is done with all."""
    shared = next((place for place in reversed(range(len(who))) if who[place] != "pairs"), None)
    for place in range(len(who) - 1):
        uneven = minutes[place] - minutes[place + 1]
        if who[place] == who[place + 1] == "pairs" and abs(uneven) == 1 and shared is not None:
            long = place if uneven > 0 else place + 1
            return tuple(each - (index == long) + (index == shared) for index, each in enumerate(minutes))
    return minutes


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
