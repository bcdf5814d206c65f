"""The named examples of every component, from the file beside its template, and what those files may refer to.

A file says of each template what it is `given`, by name and kind (`kinds.py`), and of each example what a person `meets` in each of the
uses that it is made for: in this order, though more may stand between. What stands under `never` must not be met at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from macros.components import Guide
from macros.content.fields import Text
from macros.content.models import Audience, Programme
from macros.content.owner import Owner
from macros.content.told import keys_of
from macros.qr import QrCode
from macros.views.books import book_views
from macros.views.collected import Filters, collected, letters
from macros.views.competence_map import competence_map
from macros.views.half_year import HalfYearView, knowledge, ready_half_years
from macros.views.meeting import meeting_of_module, meeting_of_programme
from macros.views.methods import method_views
from macros.views.module import ModuleViews
from macros.views.picture import picture_view
from macros.views.print_pack import PackPlans
from macros.views.programme import programme_view
from macros.views.projected import screens
from macros.views.reading import reading_view
from macros.views.run_sheet import run_sheet
from macros.views.school_year import wheel_calendars
from macros.views.sheets import all_sheets, stocks
from macros.views.sources import Reference
from macros.views.statements import statements_views
from macros.views.year_wheel import year_wheel_view
from tests.components.things import (
    BLOCKS,
    DAY,
    FIGURES,
    LAW,
    METHODS,
    MODULE,
    NOTICE,
    OTHER,
    PART,
    PICTURE,
    RECOMMENDATIONS,
    SOURCE,
    STATEMENTS,
    TALK,
    TERMS,
    TWO_YEARS,
    WHEEL,
    make,
)
from tests.site.sources import loaded

COMPONENTS = Path(__file__).parent.parent.parent / "overrides" / "components"

_MEETING = meeting_of_module(MODULE, METHODS)
_SCREENS = screens(_MEETING)
# The stop card has the words of the other notice.
_NOTICES = {id: NOTICE.model_copy(update={"id": id}) for id in ("duty_to_report", "stop_card")}
_MODULES = {module.slug: module for module in (MODULE, OTHER)}
_FULL_DAY = make(
    Programme,
    id="full-dag",
    title="En full dag",
    summary="Når alle er her.",
    agenda={
        "minutes": 90,
        "starts": "09:00",
        "items": [
            {"title": "Alt vi <b>ellers</b> må si", "minutes": 20, "note": "Kort."},
            {"title": "Votter", "minutes": 24, "module": "votter"},
            {"kind": "lunch", "title": "Lunsj", "minutes": 20},
            {"title": "Luer", "minutes": 26, "module": "luer"},
        ],
    },
)
_DAY_SCREENS = screens(meeting_of_programme(_FULL_DAY, _FULL_DAY.agenda, _MODULES, METHODS)) if _FULL_DAY.agenda else ()
_MUCH = MODULE.model_copy(
    update={
        "prompts": tuple(
            prompt.model_copy(update={"material": tuple(Text(f"Den {number}. votten") for number in range(1, 9))})
            for prompt in MODULE.prompts
        )
    }
)
_DRAWN = MODULE.session.steps[6].model_copy(update={"figure": "som-path"})
_MUCH = _MUCH.model_copy(
    update={
        "figures": (FIGURES["path"],),
        "session": MODULE.session.model_copy(
            update={"steps": (*MODULE.session.steps[:6], _DRAWN, *MODULE.session.steps[7:])}
        ),
    }
)
_MAP = competence_map([MODULE], RECOMMENDATIONS, BLOCKS)
_HALF_YEAR = HalfYearView(
    map=_MAP,
    parts=((PART, (MODULE, OTHER)),),
    troubles=(("votten er borte", MODULE),),
    ready=ready_half_years([(TWO_YEARS, programme_view(TWO_YEARS, _MODULES, METHODS).terms)]),
    knowledge=knowledge([MODULE, OTHER], _MAP),
)
_MATERIAL = (
    Text("«Vent *litt*», sier [votten](luer.md).", MODULE.source),
    Text("Den blå <b>votten</b> {{ 6*7 }}", MODULE.source),
)
_ALL = make(Audience, id="alle", title="Alle ansatte")

# What an example is given beyond plain words and numbers: `$module.prompts.0` in a file is `_THINGS["module"].prompts[0]`.
_THINGS: Mapping[str, Any] = {
    "module": MODULE,
    "other": OTHER,
    "part": PART,
    "building_blocks": BLOCKS,
    "law": LAW,
    "talk": TALK,
    "terms": TERMS,
    "recommendations": RECOMMENDATIONS,
    "notice": NOTICE,
    "references": [Reference(LAW, "§ 41"), Reference(TALK, None)],
    "meeting": _MEETING,
    "steps": {step.kind: step for step in _MEETING.planned},
    "screens": {screen.kind: screen for screen in _SCREENS if not screen.step.spare},
    "phases_of_pairs": next(screen for screen in _SCREENS if screen.id == "steg-4-tid"),
    "screens_of_day": {screen.kind: screen for screen in _DAY_SCREENS},
    "screens_of_much": {
        screen.kind: screen for screen in screens(meeting_of_module(_MUCH, METHODS)) if not screen.step.spare
    },
    "material": _MATERIAL,
    "figures": FIGURES,
    "one_material": _MATERIAL[:1],
    "sheets": {sheet.kind: sheet for sheet in all_sheets(stocks(MODULE, _MEETING.steps), _MEETING.steps)},
    "pack_plans": PackPlans({}),
    "run_sheet": run_sheet(_MEETING, _NOTICES),
    "print_pack": [(PART, [ModuleViews(module, METHODS, _NOTICES).pile for module in (MODULE, OTHER)])],
    "books": book_views([PART], lambda _: [MODULE, OTHER]),
    "competence_map": _MAP,
    "filters": Filters((PART,), RECOMMENDATIONS, BLOCKS, (10,)),
    "collected": [collected(module, meeting_of_module(module, METHODS)) for module in (MODULE, OTHER)],
    "letters": letters(TERMS),
    "half_year": _HALF_YEAR,
    "statements": statements_views([STATEMENTS], {"grunnlag": PART}, _MODULES),
    "agenda": programme_view(DAY, _MODULES, METHODS),
    "plan": programme_view(TWO_YEARS, _MODULES, METHODS),
    "told_keys": keys_of("source_of_module", SOURCE),
    "method_views": method_views(METHODS.values(), {"foredraget": TALK}),
    "picture": picture_view(PICTURE, _MODULES),
    "year_wheel": year_wheel_view(WHEEL),
    "year_calendars": wheel_calendars(WHEEL, [MODULE]),
    "reading": reading_view(MODULE.title, MODULE, {"grunnlag": PART}, {"alle": _ALL}, words=2400, text=700),
    "reading_of_a_page": reading_view("Ordliste", None, {}, {}, words=2400, text=700),
    "code": QrCode("https://barnehage.example/votter/"),
    "guide": make(
        Guide,
        shows="Viser <b>votter</b> og *luer*.",
        place="Sett den i gangen.",
        arguments={"number": "tallet", "other": "den *andre* votten", "day": "dagen"},
    ),
    "long_guide": make(Guide, shows="Viser alt.", closed=True),
    # A kindergarten that says nothing of itself, one that says all, and one with a logo and no name.
    "nobody": Owner(),
    "somebody": Owner("Bjørka & <b>barna</b>", "assets/bjørk.svg"),
    "a_logo": Owner(None, "logo.png"),
}


@dataclass(frozen=True)
class Example:
    """`meets`: reading, projected, sheet or paper → what is met there. `template` is the file's name without its ending."""

    component: str
    name: str
    given: Mapping[str, Any]
    meets: Mapping[str, tuple[str, ...]]
    never: tuple[str, ...] = ()
    template: str = "template"
    heading: int = 1

    def __str__(self) -> str:
        return f"{self.component}: {self.name}"


def _thing(name: str) -> Any:
    first, *rest = name.split(".")
    thing = _THINGS[first]
    for step in rest:
        thing = (
            thing[int(step)] if step.isdigit() else thing[step] if isinstance(thing, Mapping) else getattr(thing, step)
        )
    return thing


def _meant(written: Any) -> Any:
    if isinstance(written, str) and written.startswith("$"):
        return _thing(written[1:])
    if isinstance(written, list):
        return [_meant(each) for each in written]
    if isinstance(written, dict):
        return {key: _meant(each) for key, each in written.items()}
    return written


def _example(component: str, written: dict[str, Any]) -> Example:
    meets = {view: tuple(met) for view, met in written.pop("meets").items()}
    never, given = tuple(written.pop("never", ())), _meant(written.pop("given"))
    return Example(component, given=given, meets=meets, never=never, **written)


@cache
def _files() -> Mapping[str, Mapping[str, Any]]:
    return {file.parent.name: _read(file) for file in sorted(COMPONENTS.glob("*/*.yml"))}


def _read(file: Path) -> Mapping[str, Any]:
    written = loaded(file.read_text(encoding="utf-8"))
    lacking = [key for key in ("templates", "examples") if key not in written]
    # Else it is a KeyError in three files of tests, and none names this one.
    assert not lacking, f"{file.relative_to(COMPONENTS)} lacks {' and '.join(lacking)}"
    return written


EXAMPLES = tuple(
    _example(component, dict(written)) for component, file in _files().items() for written in file["examples"]
)

# Component and template → what it is given: name → kind.
GIVEN: Mapping[tuple[str, str], Mapping[str, str]] = {
    (component, template): given
    for component, file in _files().items()
    for template, given in file["templates"].items()
}

# Component → macro → what those who write are told of it, for the components that a macro places.
GUIDED: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    component: file["macros"] for component, file in _files().items() if "macros" in file
}
