"""What is shown of a module or a programme, wherever it is shown: made once a build, when it is first asked for, and handed on.

One build asks for a meeting's plan and sheets on its page, its screens, its sheets, in the pile of all sheets, in PDFs and in
the catalogue. Whatever cannot be made, of a module whose parts do not fit together, fails where it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from macros.content.models import Agenda, Method, Module, Notice, Programme
from macros.recipes import Remembering, made_at_once
from macros.views.meeting import (
    COMPOSED,
    MeetingView,
    StepView,
    composed_meeting,
    meeting_of_module,
    meeting_of_programme,
    methods_of_composed,
    part_of_composed,
    ready_of_composed,
)
from macros.views.meeting_plan import meeting_plan
from macros.views.paper_plan import paper_plan
from macros.views.print_pack import PackedModule, PackedSheet, PackPlans, packed_module
from macros.views.programme import ProgrammeView, programme_view
from macros.views.projected import COVER, Screen, screens
from macros.views.run_sheet import RunSheet, run_sheet
from macros.views.sheets import Sheet, Stock, all_sheets, sheets, stocks


@dataclass(frozen=True)
class MeetingViews:
    """The views of one meeting, of a module or of a programme; `notices` by id."""

    meeting: MeetingView
    notices: Mapping[str, Notice]

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """Its screens, with those of the questions in reserve."""
        return screens(self.meeting)

    @cached_property
    def plan(self) -> dict[str, object]:
        """The meeting as its scripts read it."""
        return {**meeting_plan(self.meeting, self.screens), "paper": paper_plan(self.stocks, self.run_sheet)}

    @cached_property
    def plan_of_windows(self) -> dict[str, object]:
        """The same for the screen and the leader's window, from which nothing is printed; what is made in the browser is put together with its papers."""
        return {key: value for key, value in self.plan.items() if key != "paper" or self.meeting.key == COMPOSED}

    @cached_property
    def sheets(self) -> Mapping[str, tuple[Sheet, ...]]:
        """The sheets of every module it takes steps from, by slug, in the order of their kinds."""
        return {module.slug: sheets(self.stocks[module.slug], self.steps_of(module)) for module in self.meeting.modules}

    @cached_property
    def stocks(self) -> Mapping[str, tuple[Stock, ...]]:
        """By slug, what may stand on the sheets of every module it takes steps from."""
        return {module.slug: stocks(module, self.steps_of(module)) for module in self.meeting.modules}

    def steps_of(self, module: Module) -> tuple[StepView, ...]:
        """The steps that it takes from a module, with those in reserve."""
        return tuple(step for step in self.meeting.steps if step.module and step.module.slug == module.slug)

    @cached_property
    def run_sheet(self) -> RunSheet:
        """The leader's plan on paper."""
        return run_sheet(self.meeting, self.notices)


@dataclass(frozen=True)
class PartViews(MeetingViews):
    """The views of what a meeting that is made in the browser can take of another one; in `followed` something comes after it."""

    followed: MeetingView

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """Its screens alone, which say what follows."""
        ids = {step.id for step in self.meeting.steps}
        return tuple(screen for screen in screens(self.followed) if screen.step.id in ids and screen.id != COVER)


@dataclass(frozen=True)
class ReadyViews(PartViews):
    """The same of a programme's own items, breaks and lunch. Its run sheet has the headings of its modules too."""

    @property
    def titles(self) -> Mapping[str, str]:
        """What the programme calls its modules, by slug."""
        return {block.module.slug: block.title for block in self.followed.blocks if block.module}

    @cached_property
    def run_sheet(self) -> RunSheet:
        """That of the whole programme."""
        return run_sheet(self.followed, self.notices)


@dataclass(frozen=True)
class ModulePartViews(PartViews):
    """The views of what such a meeting can take of a module; `proposed` are those of the meeting that the module proposes."""

    proposed: MeetingViews

    @cached_property
    def stocks(self) -> Mapping[str, tuple[Stock, ...]]:
        """What may stand on its sheets: they know nothing of what a meeting calls its steps."""
        return self.proposed.stocks


@dataclass(frozen=True)
class ModuleViews:
    """The views of one module; `methods` and `notices` by id."""

    module: Module
    methods: Mapping[str, Method]
    notices: Mapping[str, Notice]

    @cached_property
    def of_meeting(self) -> MeetingViews:
        """Those of the meeting that it proposes."""
        return MeetingViews(meeting_of_module(self.module, self.methods), self.notices)

    @cached_property
    def of_composed(self) -> MeetingViews:
        """Those of what a meeting that is made in the browser can take of it."""
        followed = part_of_composed(self.module, self.methods)
        alone = replace(followed, blocks=followed.blocks[:1])
        return ModulePartViews(alone, self.notices, followed, self.of_meeting)

    @property
    def meeting(self) -> MeetingView:
        """The meeting that it proposes."""
        return self.of_meeting.meeting

    @property
    def stocks(self) -> tuple[Stock, ...]:
        """What may stand on each kind of its sheets."""
        return self.of_meeting.stocks[self.module.slug]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of its meeting, in the order of their kinds."""
        return self.of_meeting.sheets[self.module.slug]

    @cached_property
    def all_sheets(self) -> tuple[Sheet, ...]:
        """A sheet of every kind that it can have, whether its meeting writes on it or not."""
        return all_sheets(self.stocks, self.meeting.steps)

    @property
    def run_sheet(self) -> RunSheet:
        """The leader's plan on paper."""
        return self.of_meeting.run_sheet

    @cached_property
    def pile(self) -> PackedModule:
        """All its sheets, and how many of each a meeting needs."""
        return packed_module(self.module, self.all_sheets, self.run_sheet, [sheet.kind for sheet in self.sheets])


@dataclass(frozen=True)
class PlanForPack:
    """How the plan of a module's meeting is made for a pack of papers, which has no screens."""

    shown: ModuleViews

    def make(self) -> dict[str, object]:
        """Makes it."""
        return {**self.shown.of_meeting.plan, "screens": []}


@dataclass(frozen=True)
class SheetsOfPile:
    """How it is made what all sheets of a module are, and how many of each a meeting needs."""

    shown: ModuleViews

    def make(self) -> tuple[PackedSheet, ...]:
        """Makes it."""
        return self.shown.pile.sheets


@dataclass(frozen=True)
class _ViewsOf:
    """How the views of a module are begun; they are the same thing for as long as it and what it leans on are the same."""

    module: Module
    methods: Mapping[str, Method]
    notices: Mapping[str, Notice]

    def make(self) -> ModuleViews:
        """Begins them."""
        return ModuleViews(self.module, self.methods, self.notices)


class Views:
    """The views of every module and programme of one build; `modules` by slug, `methods` and `notices` by id."""

    def __init__(
        self,
        modules: Mapping[str, Module],
        methods: Mapping[str, Method],
        notices: Mapping[str, Notice],
        remembered: Remembering = made_at_once,
        held: Remembering = made_at_once,
    ) -> None:
        self._modules = modules
        self._methods = methods
        self._notices = notices
        self._remembered = remembered
        self._held = held
        self._of_modules: dict[str, ModuleViews] = {}
        self._of_programmes: dict[str, ProgrammeView] = {}
        self._of_agendas: dict[str, MeetingViews] = {}
        self._ready: dict[str, ReadyViews] = {}

    def of(self, module: Module) -> ModuleViews:
        """A module's views. They are kept by its address: what it holds is much to compare."""
        if module.url not in self._of_modules:
            self._of_modules[module.url] = self._held(_ViewsOf(module, self._methods, self._notices))
        return self._of_modules[module.url]

    def of_all(self) -> Iterator[ModuleViews]:
        """Those of every module, in the navigation's order."""
        return map(self.of, self._modules.values())

    @cached_property
    def plans(self) -> PackPlans:
        """All that a pack of papers needs: the meetings, without their screens."""
        return PackPlans({shown.module.slug: self._remembered(PlanForPack(shown)) for shown in self.of_all()})

    def pile(self, module: Module) -> PackedModule:
        """All sheets of a module, and how many of each a meeting needs."""
        return PackedModule(module, self._remembered(SheetsOfPile(self.of(module))))

    def of_agenda(self, programme: Programme, agenda: Agenda) -> MeetingViews:
        """The views of a programme that is a meeting."""
        if programme.id not in self._of_agendas:
            meeting = meeting_of_programme(programme, agenda, self._modules, self._methods)
            self._of_agendas[programme.id] = MeetingViews(meeting, self._notices)
        return self._of_agendas[programme.id]

    @cached_property
    def composed(self) -> MeetingViews:
        """The views of the meeting that somebody makes in the browser, before anything has been chosen."""
        return MeetingViews(composed_meeting(), self._notices)

    def part_of_composed(self, module: Module) -> MeetingViews:
        """The views of what such a meeting can take of a module."""
        return self.of(module).of_composed

    def ready_of_composed(self, programme: Programme, agenda: Agenda) -> ReadyViews:
        """The views of what such a meeting can take of a programme, beside its modules."""
        if programme.id not in self._ready:
            followed = ready_of_composed(programme, agenda, self._modules, self._methods)
            items = tuple(block for block in followed.blocks[:-1] if not block.module)
            self._ready[programme.id] = ReadyViews(replace(followed, blocks=items), self._notices, followed)
        return self._ready[programme.id]

    @cached_property
    def methods_of_composed(self) -> MeetingViews:
        """The views of every way in which a step of such a meeting can be run."""
        followed = methods_of_composed(self._methods)
        return PartViews(replace(followed, blocks=followed.blocks[:-1]), self._notices, followed)

    def programme(self, programme: Programme) -> ProgrammeView:
        """A programme with its modules and methods looked up."""
        if programme.id not in self._of_programmes:
            self._of_programmes[programme.id] = programme_view(programme, self._modules, self._methods)
        return self._of_programmes[programme.id]
