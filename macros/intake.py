"""The handbook as it comes in: every file read and checked, every macro call tried, every text read by a proofreader.

All problems of all files come at once, before anything is made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from macros import authoring
from macros.authoring import Call
from macros.components import Guides
from macros.content.checking import AnchorLink, SoughtTerm
from macros.content.edition import Edition
from macros.content.located import LARGEST_PAGE, KeyPath, read_text
from macros.content.problems import Problem, stopping
from macros.content.reading import Page, Reading, has_same_front, read, reworded, without_places
from macros.handbook import Handbook, in_order, load
from macros.occupied import taken_twice
from macros.paper.fonts import letters_on_paper
from macros.proofreading.proofreader import Proofreading, proofread
from macros.remembering import Memory
from macros.rendering import links_in
from macros.views.module import ModuleViews, Views
from macros.views.run_sheet import too_long_to_lead_from
from macros.views.sheets import too_long


@dataclass(frozen=True)
class Left:
    """What is left of an intake with which nothing was wrong that stops a build: all that another process needs to go on with the same files."""

    reading: Reading
    anchors: tuple[AnchorLink, ...]
    sought: tuple[SoughtTerm, ...]
    calls: Mapping[str, tuple[Call, ...]]
    proofreading: Proofreading

    def may_be_reworded(self, docs: Path, source: str) -> bool:
        """Whether a file is a page that has the front matter that it had: only then it is worth a closer look."""
        if source not in self.reading.sources:
            return False
        text, problems = read_text(docs / source, source, LARGEST_PAGE)
        return not problems and has_same_front(self.reading, source, text)


@dataclass(frozen=True)
class Intake:
    """What was read, and what is wrong with it.

    `calls` are the macro calls of every page, by its file. All texts have been read by `proofreading`.
    """

    handbook: Handbook
    views: Views
    guides: Guides
    calls: Mapping[str, tuple[Call, ...]]
    problems: tuple[Problem, ...]
    reading: Reading
    proofreading: Proofreading

    @property
    def publishable(self) -> Collection[str]:
        """The files under docs, beside the pages, that something names."""
        return self.proofreading.publishable

    @property
    def left(self) -> Left:
        """What it leaves."""
        handbook = self.handbook
        return Left(
            without_places(self.reading),
            handbook.anchor_links,
            handbook.sought_terms,
            self.calls,
            self.proofreading.without_texts(),
        )

    def reworded(self, docs: Path, source: str) -> tuple[Page, tuple[Call, ...]] | None:
        """A page with its calls as its file stands now, where that touches nothing but the page itself; None otherwise.

        So it has the same front matter, the same macros in the same order and links to the same files, and nothing was wrong with it, nor is.
        """
        taken = reworded(docs, self.reading, self.handbook.pages[source])
        if taken is None or not self.proofreading.would_find_as_much_in(source, taken[1]):
            return None
        page = taken[0]
        calls, wrong = authoring.check_page(self.handbook, self.views, self.guides, page, reported=frozenset())
        if wrong or [replace(call, line=0) for call in calls] != [replace(call, line=0) for call in self.calls[source]]:
            return None
        return page, calls

    def pages_with(self, macro: str) -> Iterator[tuple[Page, Call]]:
        """Every page that calls a macro, with its first call."""
        for source, calls in self.calls.items():
            call = next((call for call in calls if call.name == macro), None)
            if call:
                yield self.handbook.pages[source], call

    @property
    def bound(self) -> tuple[Page, ...]:
        """The pages that the book of the whole handbook has beside the modules."""
        pages: dict[str, Page] = {}
        for page, call in self.pages_with("books"):
            desk = authoring.Desk(self.handbook, self.views, self.guides, page, self.calls[page.source])
            pages |= {each.source: each for each in authoring.run(desk, call).bound}
        return tuple(pages.values())

    @property
    def glossary(self) -> Page | None:
        """The page that has the glossary, if one does."""
        return next((page for page, _ in self.pages_with("glossary")), None)


def take_in(
    docs: Path,
    overrides: Path,
    order: Sequence[str],
    edition: Edition,
    known: Callable[[Sequence[Page]], Collection[str]] | None = None,
    memory: Memory | None = None,
) -> Intake:
    """Reads the handbook under `docs`; `order` is the navigation's, `edition` what the settings say of this one.

    `known` tells of all pages, with which nothing is wrong as far as each by itself goes, as it is and with all that it shows.
    """
    memory = memory or Memory()
    reading = read(docs, edition.keeps_back, memory.of)
    known_pages = known(reading.pages) if known else ()
    handbook, problems = load(reading, order, links_in)
    views = Views(handbook.modules, handbook.methods, handbook.notices, memory.of, memory.hold)
    guides = Guides(overrides)
    proofreading = proofread(
        docs,
        reading,
        links_in=links_in,
        macros=authoring.MACROS,
        letters=letters_on_paper,
        order=order,
        edition=edition,
        known=known_pages,
        remembered=memory.of,
    )
    reported = frozenset(problem.path for problem in stopping(problems))
    calls = {}
    for page in handbook.pages.values():
        calls[page.source], wrong_calls = authoring.check_page(
            handbook, views, guides, page, reported=reported, remembered=memory.of
        )
        problems += wrong_calls
        if not reported and page.source not in known_pages:
            problems += _too_long(page, views, memory)
    problems += authoring.calls_on_broken_pages(reading)
    problems += proofreading.problems
    problems += taken_twice(reading, handbook, calls, proofreading.publishable, overrides)
    return Intake(handbook, views, guides, calls, tuple(problems), reading, proofreading)


def taken_again(left: Left, overrides: Path, order: Sequence[str], memory: Memory) -> Intake:
    """A handbook as it came in before; its files are not looked at."""
    reading = left.reading
    handbook = in_order(reading, order, left.anchors, left.sought)
    views = Views(handbook.modules, handbook.methods, handbook.notices, memory.of, memory.hold)
    proofreading = left.proofreading.with_texts(reading.texts)
    return Intake(handbook, views, Guides(overrides), left.calls, (), reading, proofreading)


def _too_long(page: Page, views: Views, memory: Memory) -> Iterator[Problem]:
    """What of a module no sheet has room for."""
    if page.module:
        for key, message in memory.of(_TooLong(views.of(page.module))).items():
            yield page.located.problem(("module", *key), message)


@dataclass(frozen=True)
class _TooLong:
    """How it is found what of a module no sheet has room for."""

    shown: ModuleViews

    def make(self) -> dict[KeyPath, str]:
        """What is wrong, by its place in the module."""
        shown, module = self.shown, self.shown.module
        problems = dict(too_long(module, shown.stocks, shown.meeting.steps))
        told = {place[:2] for place in problems}
        asked = {prompt.id: ("prompts", number) for number, prompt in enumerate(module.prompts)}
        for key, message in too_long_to_lead_from(shown.meeting, shown.run_sheet):
            step = shown.meeting.planned[int(key[2]) - 1] if len(key) > 2 else None
            # A question that is too long for its sheet is so for the step that asks it too, and is told once.
            if not (step and step.prompt and asked[step.prompt.id] in told):
                problems[key] = message
        return problems
