"""What is shown of a module is made once a build, however many places show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

import macros.views.module
from macros.build import Build

_MADE_OF_A_MODULE = ("meeting_of_module", "packed_module")
_MADE_OF_A_MEETING = ("screens", "meeting_plan", "run_sheet")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each view was made."""
    counted: Counter[str] = Counter()

    def counting(name: str, make: Callable[..., Any]) -> Callable[..., Any]:
        def counted_call(*given: Any) -> Any:
            counted[name] += 1
            return make(*given)

        return counted_call

    for name in (*_MADE_OF_A_MODULE, *_MADE_OF_A_MEETING, "meeting_of_programme", "part_of_composed", "programme_view"):
        monkeypatch.setattr(macros.views.module, name, counting(name, getattr(macros.views.module, name)))
    return counted


def test_a_whole_build_makes_each_view_once(build: Callable[[], Build], calls: Counter[str]) -> None:
    built = build()
    assert len(built.handbook.modules) > 1
    for source, draft in built.pages.drafts.items():
        for call in draft.calls:
            draft.place(call)
        draft.finish(draft.page.body)
        built.fill(source, "")
    dict(built.documents.files())
    list(built.documents.papers(built.pages))
    modules = len(built.handbook.modules)
    agendas = sum(1 for programme in built.handbook.programmes.values() if programme.agenda)
    assert agendas
    assert calls["meeting_of_module"] == modules
    assert calls["packed_module"] <= modules
    assert calls["meeting_of_programme"] == agendas
    # A module has its own meeting, and stands ready for the one that somebody makes in the browser; so does a programme, and once all methods.
    assert calls["part_of_composed"] == modules
    assert [calls[name] for name in _MADE_OF_A_MEETING] == [2 * modules + 2 * agendas + 2] * len(_MADE_OF_A_MEETING)
    assert calls["programme_view"] == len(built.handbook.programmes)


def test_another_build_makes_its_own(build: Callable[[], Build]) -> None:
    first, second = build(), build()
    module = next(iter(first.handbook.modules.values()))
    assert first.views.of(module) is first.views.of(module)
    assert first.views.of(module) is not second.views.of(module)
