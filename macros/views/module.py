"""What is shown of a module, wherever it is shown: made once a build, when it is first asked for, and handed on.

One build asks for a module's plan and sheets on its page, its screens, its sheets, in the pile of all sheets, in PDFs and in
the catalogue. Whatever cannot be made, of a module whose parts do not fit together, fails where it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.content.models import Method, Module, Programme
from macros.views.print_pack import PackedModule, packed_module
from macros.views.programme import ProgrammeView, programme_view
from macros.views.projected import Screen, meeting_plan, screens
from macros.views.session import SessionView, session_view, session_with_spare_prompts
from macros.views.sheets import RunSheet, Sheet, run_sheet, sheets


@dataclass(frozen=True)
class ModuleViews:
    """The views of one module; `methods` by id."""

    module: Module
    methods: Mapping[str, Method]

    @cached_property
    def session(self) -> SessionView:
        """The meeting as it is planned."""
        return session_view(self.module, self.methods)

    @cached_property
    def whole_session(self) -> SessionView:
        """The meeting with a spare step for every question that the plan does not take up."""
        return session_with_spare_prompts(self.session, self.module, self.methods)

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """The whole meeting's screens."""
        return screens(self.module, self.whole_session)

    @cached_property
    def meeting_plan(self) -> dict[str, object]:
        """The whole meeting as its scripts read it."""
        return meeting_plan(self.module, self.screens)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets, in the order of their kinds."""
        return sheets(self.module)

    @cached_property
    def run_sheet(self) -> RunSheet:
        """The leader's plan on paper."""
        return run_sheet(self.module, self.session)

    @cached_property
    def pile(self) -> PackedModule:
        """All its sheets, and how many of each a meeting needs."""
        return packed_module(self.module, self.sheets, self.run_sheet)


class Views:
    """The views of every module and programme of one build; `modules` by slug, `methods` by id."""

    def __init__(self, modules: Mapping[str, Module], methods: Mapping[str, Method]) -> None:
        self._modules = modules
        self._methods = methods
        self._of_modules: dict[str, ModuleViews] = {}
        self._of_programmes: dict[str, ProgrammeView] = {}

    def of(self, module: Module) -> ModuleViews:
        """A module's views. They are kept by its address: what it holds is much to compare."""
        if module.url not in self._of_modules:
            self._of_modules[module.url] = ModuleViews(module, self._methods)
        return self._of_modules[module.url]

    def of_all(self) -> Iterator[ModuleViews]:
        """Those of every module, in the navigation's order."""
        return map(self.of, self._modules.values())

    def programme(self, programme: Programme) -> ProgrammeView:
        """A programme with its modules and methods looked up."""
        if programme.id not in self._of_programmes:
            self._of_programmes[programme.id] = programme_view(programme, self._modules, self._methods)
        return self._of_programmes[programme.id]
