"""What is shown where a meeting is made: all that it can take of any module, modules to choose from, and meetings to begin with.

Two more things it takes parts from, beside modules: ready programmes, as `{"title", "titles", "blocks", "headings"}`, and methods, by which
its steps can be run: `{"title", "steps", "sizes", "phases"}`, phases as meeting_plan.py has them, and `height` and `roles`, which are
what its phases and its roles take of a run sheet.
`runs` is the method of each step that has one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus

from macros.content.models import Module, Part, Synonym
from macros.content.reading import Page
from macros.views.meeting import PAPERS, BlockView, MeetingStepKind, MeetingView
from macros.views.meeting_plan import block_plan, meeting_plan, name_of, phases_plan
from macros.views.module import MeetingViews, ModuleViews, ReadyViews
from macros.views.paper_plan import RowsPlan, paper_plan, rows_plan, run_plan, stocks_plan
from macros.views.run_sheet import height_of_phases
from macros.views.sheets import hundredths

# What the page is called where one is led to it, and what it is found by.
TITLE = "Lag et møte"
ENTRY = {
    "title": TITLE,
    "text": "Si hvor mange minutter dere har, hvor mange dere er og når dere begynner, og velg moduler. Da får dere et personalmøte "
    "eller en planleggingsdag med klokkeslett, grupper, pauser og lunsj. Møtet kan vises, ledes, skrives ut og legges i kalenderen.",
    "asked": "Hvordan setter jeg sammen et personalmøte?\nKan jeg lage et møte selv?\nHvordan planlegger jeg en planleggingsdag?\n"
    "Hvor lager jeg program for en planleggingsdag?",
}

# A word that more than so many of all modules are asked for with hardly tells one from the others.
_MOST_THAT_SHARE = 0.12


@dataclass(frozen=True)
class Choice:
    """A module that can be chosen; `words` is what it is found by, beside its title, and `others` more words that people ask with, or have for that."""

    module: Module
    part: Part
    words: str
    others: str


@dataclass(frozen=True)
class Beginning:
    """A ready meeting by its `name`: where it lies, and the `query` with which it is opened to be changed."""

    name: str
    meeting: MeetingView
    query: str


def methods_plan(methods: MeetingViews) -> dict[str, object]:
    """Every method by its id, of a meeting with something of one's own in each, and the sheets that are written on."""
    return {
        "methods": {
            step.method.id: {
                "step": step.id,
                "title": step.method.title,
                "steps": step.method.steps,
                "sizes": step.method.sizes,
                "phases": phases_plan(step),
                "height": hundredths(height_of_phases(step)),
                "roles": methods.run_sheet.roles.get(step.id),
            }
            for block in methods.meeting.blocks
            for step in block.steps
            if step.method
        },
        "papers": PAPERS,
    }


def ready_plan(ready: ReadyViews) -> dict[str, object]:
    """What is taken of a programme."""
    return {
        "title": ready.meeting.title,
        "titles": ready.titles,
        "blocks": [block_plan(block) for block in ready.meeting.blocks],
        "headings": ready.run_sheet.headings,
        "runs": _runs(ready),
    }


def _runs(shown: MeetingViews) -> dict[str, str]:
    """The method of every step that has one."""
    return {step.id: step.method.id for step in shown.meeting.steps if step.method}


@dataclass(frozen=True)
class PartPlan:
    """What such a meeting can take of a module, as scripts read it: blocks of steps, which are told in their order, sheets, rows of the run sheet, methods and the questions' texts by steps."""

    steps: Sequence[str]
    blocks: Sequence[dict[str, object]]
    sheets: Mapping[str, object]
    rows: RowsPlan
    runs: Mapping[str, str]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class PlanOfPart:
    """How the plan of what such a meeting can take of a module is made."""

    shown: ModuleViews

    def make(self) -> PartPlan:
        """Makes it."""
        part = self.shown.of_composed
        return PartPlan(
            [step.id for step in part.meeting.steps],
            [block_plan(block) for block in part.meeting.blocks],
            stocks_plan(part.stocks),
            rows_plan(part.run_sheet),
            _runs(part),
            {step.id: step.prompt.text for step in part.meeting.steps if step.prompt},
        )


def in_one(
    composed: MeetingViews, parts: Sequence[PartPlan], ready: Mapping[str, ReadyViews], methods: MeetingViews
) -> dict[str, object]:
    """What the page's scripts know: of programmes, by id, of all methods, and in `packed` of all steps of all modules.

    What there is of each step, as how high it is on paper and its question's text, stands once, in the order of the steps, and no step
    is named again: it is most of what the page weighs.
    overrides/assets/making_stock.js puts it in its places, and composing.js puts together in the same way what a meeting does take.
    """
    rows = [rows_plan(run) for run in (composed.run_sheet, *(shown.run_sheet for shown in ready.values()))]
    return {
        **meeting_plan(composed.meeting, ()),
        "stock": {"blocks": []},
        "paper": {**paper_plan({}, composed.run_sheet), "run": run_plan(composed.run_sheet, *rows)},
        **methods_plan(methods),
        "ready": {name: ready_plan(shown) for name, shown in ready.items()},
        "runs": {},
        "texts": {},
        "packed": [_packed(part) for part in parts],
    }


def _packed(part: PartPlan) -> dict[str, object]:
    tables = (part.rows["rows"], part.rows["notes"], part.rows["roles"], part.runs, part.texts)
    return {
        "blocks": part.blocks,
        "sheets": part.sheets,
        "headings": part.rows["headings"],
        "steps": [[table.get(step) for table in tables] for step in part.steps],
    }


def choices(
    modules: Iterator[Module], parts: Mapping[str, Part], pages: Mapping[str, Page], synonyms: Collection[Synonym]
) -> list[Choice]:
    """Every module, with what people strive with and ask for as words to find it by; `parts` by id, `pages` by their files."""
    others = [(module, _others(module, pages[module.source].asked, synonyms)) for module in modules]
    shared = Counter(word for _, words in others for word in words)
    most = max(len(others) * _MOST_THAT_SHARE, 1)
    chosen = []
    for module, words in others:
        described = _words_of(" ".join([module.description, *module.troubles, *module.keywords]))
        known = {*_words_of(module.title), *described}
        telling = (word for word in words if word not in known and shared[word] <= most)
        chosen.append(Choice(module, parts[module.part], _once_each(described), _once_each(telling)))
    return chosen


def _others(module: Module, asked: Sequence[str], synonyms: Collection[Synonym]) -> list[str]:
    """Each word once that people ask for a module with, or write for what it is about, as the handbook's search knows them."""
    spaced = f" {' '.join(_words_of(' '.join([module.title, *module.troubles, *module.keywords])))}"
    others = [word for each in synonyms if f" {' '.join(_words_of(each.term))}" in spaced for word in each.words]
    return list(dict.fromkeys(_words_of(" ".join([*asked, *others]))))


def _once_each(words: Iterable[str]) -> str:
    """Words that are looked for one by one, in the order in which they weigh least when they are sent; no word is one letter."""
    return " ".join(sorted({word for word in words if len(word) > 1}))


def _words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def beginning(meeting: MeetingView, name: str) -> Beginning:
    """A meeting as an address that names all its parts, and the programme that it begins as."""
    start = f"start={meeting.starts.replace(':', '.')}&" if meeting.starts else ""
    return Beginning(name, meeting, f"?{start}fra={name}&deler={';'.join(map(_part, meeting.blocks))}")


# What an item of one's own is called in an address.
_ITEM_NAMES: dict[MeetingStepKind, str] = {"agreement": "avtale", "look_back": "siden-sist"}


def _part(block: BlockView) -> str:
    """As overrides/assets/meeting_address.js reads it."""
    if block.module:
        names = dict.fromkeys(name_of(step) for step in block.steps if not step.spare)
        return f"{block.module.slug}:{','.join(names)}"
    if block.kind == "break":
        return f"pause-{block.minutes}"
    if block.kind == "lunch":
        return f"lunsj-{block.minutes}" + (f"@{block.at.replace(':', '.')}" if block.at else "")
    (step,) = block.steps
    method = f"~{step.method.id}" if step.method else ""
    return f"{_ITEM_NAMES.get(step.kind, 'eget')}-{block.minutes}{method}:{quote_plus(block.title.replace(';', ','))}"
