"""A reading page between its Markdown and its HTML: where its components come to stand, and what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin

from macros import authoring
from macros.authoring import Call, Component, Desk
from macros.components import Guides
from macros.content.choices import ANCHORS
from macros.content.problems import Problem
from macros.content.reading import Page
from macros.handbook import Handbook
from macros.markup import allowed, guards, text
from macros.markup.fragment import Fragment
from macros.markup.gaps import with_gaps
from macros.markup.lines import Written
from macros.markup.published import Expected
from macros.markup.slots import Slots, slot
from macros.markup.structure import flaws, hidden
from macros.markup.terms import Terms
from macros.markup.tree import Tree
from macros.remembering import Memory
from macros.rendering import Place, Renderer, page_url
from macros.views.module import Views
from macros.views.reading import ReadingView, reading_view


@dataclass(frozen=True)
class Workshop:
    """What all pages are made with.

    `glossary` is the address of the page that has it, `with_paper` whether there are PDFs, `sizes` are the width and height
    of pictures in pixels, by their addresses in the site, and `originals` the files that the photos among them were made of;
    `bound` are the files of what is no module and stands in a book.
    """

    handbook: Handbook
    views: Views
    guides: Guides
    renderer: Renderer
    terms: Terms
    glossary: str | None = None
    with_paper: bool = False
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    bound: frozenset[str] = frozenset()
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True)
class Filled:
    """A page's finished HTML.

    It is `whole`, as it is `searched`, and as it is printed on `paper` (empty where it is not). `ids` are what links may
    lead to, `places` those of them that an author named; `roots` are the elements that its components begin with, to be found again on the published page; `lists`
    says that it lists what has its own entries in the search, `words` how many there are to read. What is read ends at
    `text_ends` of the whole.
    """

    whole: str
    text_ends: int
    searched: str
    paper: str
    ids: frozenset[str]
    places: frozenset[str]
    roots: Counter[tuple[str, str]]
    lists: bool
    words: int
    problems: list[Problem]


@dataclass
class Draft:
    """One page in the making. Its calls leave slots in the Markdown, and get their components when that has become HTML."""

    page: Page
    calls: tuple[Call, ...]
    workshop: Workshop
    _slots: list[Call] = field(default_factory=list)
    _shown: int = 0

    @property
    def _desk(self) -> Desk:
        return Desk(self.workshop.handbook, self.workshop.views, self.workshop.guides, self.page, self.calls)

    @property
    def url(self) -> str:
        """The page's address, relative to the site's root."""
        return page_url(self.page.source)

    # --- what stands around it ---

    @property
    def front_matter(self) -> Mapping[str, Any]:
        """Title and description for MkDocs, which prints them as they are: escaped, and with no sign a macro could start with."""
        # The front page is all ways in: lists of pages beside it would only repeat them.
        hidden = {"hide": ["navigation", "toc"]} if self.page.source == "index.md" else {}
        return {"title": text.inert(self.page.title), "description": text.inert(self.page.description), **hidden}

    @property
    def view(self) -> ReadingView:
        """What stands above the text, once the page is filled: only then it is known how much there is to read."""
        handbook, page = self.workshop.handbook, self.page
        written = len(page.body.split())
        return reading_view(
            page.title,
            page.module,
            handbook.parts,
            handbook.audiences,
            words=self._shown,
            text=written,
            asked=page.asked,
        )

    def header(self) -> str:
        """The head of the page: title, part, reading time."""
        return self._around("page_header")

    def with_uses(self, filled: Filled) -> str:
        """The page's finished HTML with the ways to its other two uses, and what it answers, where its text ends.

        Who reads on a phone has the text first, and then what is done with it.
        """
        content, ends = filled.whole, filled.text_ends
        if not self.page.module and not self.view.asked:
            return content
        return f"{content[:ends]}\n{self._around('page_uses')}{content[ends:]}"

    def _around(self, component: str) -> str:
        context = {"view": self.view, "module": self.page.module}
        return self.workshop.renderer.component(component, Place(self.url), **context)

    # --- from Markdown to HTML ---

    def place(self, call: Call) -> str:
        """Keeps a call until the page is HTML, and returns what marks its place."""
        self._slots.append(call)
        return slot(len(self._slots) - 1)

    def finish(self, body: str) -> str:
        """The body with what the module declares and the author did not place."""
        if self.page.module is None:
            return body
        sections = []
        for heading, calls in authoring.ending(self._desk):
            slots = "\n\n".join(self.place(call) for call in calls)
            sections.append(f"## {heading}\n\n{slots}")
        return "\n\n".join([body, *sections])

    def fill(self, content: str) -> Filled:
        """The page made of its HTML, with every component in its place."""
        filled = self.workshop.memory.of(self._filling(content))
        self._shown = filled.words
        return filled

    def wrong_in(self, content: str) -> list[Problem]:
        """What is wrong with the page's HTML before anything of ours is in it."""
        return self._filling(content, filled=False).wrong()

    def _filling(self, content: str, *, filled: bool = True) -> Filling:
        page, workshop = self.page, self.workshop
        return Filling(
            page.located.path,
            self.url,
            page.body,
            page.body_line,
            content,
            self.calls,
            tuple(self._slots),
            tuple(authoring.run(self._desk, call) for call in self._slots) if filled else (),
            workshop.renderer,
            workshop.sizes,
            workshop.originals,
            workshop.terms if page.module else None,
            workshop.glossary,
            workshop.with_paper and (page.module is not None or page.source in workshop.bound),
            authoring.first_to_use(self._desk) if filled and page.module else None,
        )


@dataclass(frozen=True)
class Filling:
    """A page's HTML, and all that is put into it: how it is filled, made of its fields alone.

    `slots` are the calls in the order of the slots that they left in the `content`, `components` what these place; `calls` are those that
    the author wrote on the page, whose `body` begins on line `body_line` of the file at `path`. `terms` are explained at their
    first use; `sizes` and `originals` are a workshop's. Reading ends where the heading `use` is, if there is one.
    """

    path: str
    url: str
    body: str
    body_line: int
    content: str
    calls: tuple[Call, ...]
    slots: tuple[Call, ...]
    components: tuple[Component, ...]
    renderer: Renderer
    sizes: Mapping[str, tuple[int, int]]
    originals: Mapping[str, str]
    terms: Terms | None
    glossary: str | None
    is_printed: bool
    use: str | None

    def make(self) -> Filled:
        """The page made of its HTML, with every component in its place."""
        content = self.content
        body = Fragment(content)
        slots = Slots(body)
        headings = list(text.headings(body))
        whole, searched, paper, end = [], [], [], 0
        roots: Counter[tuple[str, str]] = Counter()
        for number, start, stop in slots.places:
            component = self.components[number]
            level = max((place for place in headings if place[0] < start), default=(0, 1))[1]
            place = Place(self.url, heading=level)
            rendered = self._render(component, place, number)
            before = content[end:start]
            whole += [before, rendered]
            searched += [before, self._searched(component, place, rendered)]
            if self.is_printed:
                paper += [before, self._render(component, replace(place, view="paper"), number)]
            roots[_root(rendered)] += 1
            end = stop
        rest = content[end:]
        unexplained = text.with_sizes("".join([*whole, rest]), self._size_of)
        finished = self._with_explanations(unexplained)
        ids = guards.ids(Tree(finished))
        silent = text.with_silent_permalinks(finished)
        ends = text.start_of_heading(silent, self.use) if self.use else None
        return Filled(
            silent,
            len(silent) if ends is None else ends,
            with_gaps("".join([*searched, rest])),
            "".join([*paper, rest]) if self.is_printed else "",
            frozenset(ids),
            self._named_in(body, ids),
            roots,
            any(component.collected or component.name in ("glossary", "example") for component in self.components),
            len(text.words(unexplained, " ").split()),
            [*self._problems(body, slots), *self._same_ids(ids)],
        )

    def _named_in(self, body: Fragment, ids: Iterable[str]) -> frozenset[str]:
        """The places on this page that its author has words for: headings, what has an id of the author's, and what is listed under an id."""
        written = {tag.attributes.get("id", "") for tag in body.tags if not tag.closes}
        return frozenset(name for name in ids if name in written or name.startswith(tuple(ANCHORS)))

    def _size_of(self, address: str) -> tuple[int, int] | None:
        return self.sizes.get(unquote(urljoin(self.url, address)))

    def _with_explanations(self, content: str) -> str:
        """A module's HTML in which the first use of each term opens its explanation; those stand at the end.

        There they break no sentence for those who search, copy or listen; a browser leads from the word to them.
        """
        uses = self.terms.first_uses(content) if self.terms and self.glossary is not None else []
        if not uses:
            return content
        place = Place(self.url)
        edits = []
        for use in uses:
            start, end = use.with_signs(content)
            before, shown, after = map(
                text.words, (content[start : use.start], content[use.start : use.end], content[use.end : end])
            )
            word = self.renderer.component("term", place, term=use.term, before=before, shown=shown, after=after)
            edits.append((start, end, word))
        context = {"terms": [use.term for use in uses], "glossary": self.glossary}
        explanations = self.renderer.document("components/term/explanations.html", place, **context)
        return text.replaced(content, edits) + explanations

    def _render(self, component: Component, place: Place, number: int) -> str:
        renderer, context = self.renderer, dict(component.context)
        if component.name == "example":
            shown = context.pop("shown")
            twin = Place(place.url, place.heading, prefix=f"eksempel-{number}-")
            context |= {
                "html": renderer.component(shown.name, twin, **shown.context),
                "collected": shown.collected,
            }
        return renderer.component(component.name, place, **context)

    def _searched(self, component: Component, place: Place, rendered: str) -> str:
        """What of a component's HTML is searched; of an example only what is told of its macro."""
        if component.name == "example":
            guide = component.context["guide"]
            return self.renderer.document("components/example/guide.html", place, guide=guide)
        return "" if component.collected or component.apart else rendered

    # --- what is wrong ---

    def wrong(self) -> list[Problem]:
        """What is wrong with it before anything of ours is in it."""
        body = Fragment(self.content)
        return list(self._problems(body, Slots(body)))

    @cached_property
    def _written(self) -> Written:
        return Written(self.body, self.body_line)

    def _problem(self, line: int | None, key: str, message: str, *, stops: bool = True) -> Problem:
        return Problem(self.path, line, key, message, stops)

    def _problems(self, body: Fragment, slots: Slots) -> Iterator[Problem]:
        """What Markdown made of the body, looked at before anything of ours is in it."""
        content, tree, written = body.html, body.tree, self._written
        wrong = list(self._wrong_html(body))
        yield from wrong
        yield from self._misplaced(slots, wrong)
        for address in guards.without_alt(tree):
            place = unquote(urljoin(self.url, address))
            name = PurePosixPath(self.originals.get(place, address)).name
            message = f"«{name}» mangler alt-tekst: skriv ![hva bildet viser](…)"
            yield self._problem(written.line_of_any(name, "<img"), "bilde", message)
        for address in guards.fetched_from_elsewhere(tree):
            yield self._problem(written.line_of(address), "personvern", allowed.elsewhere(address))
        for start in hidden(body):
            if content.startswith("<!--", start):
                message = "kommentaren blir med ut på nettet, der alle kan lese den; ta den bort"
                yield self._problem(written.line_of_html(content, start), "html", message, stops=False)
            else:
                sign = content[start : start + 2]
                message = f"«{sign}» begynner noe som nettleseren ikke viser; skriv det med ord, eller ta det bort"
                yield self._problem(written.line_of_html(content, start) or written.line_of(sign), "html", message)
        for title, level, above in guards.skipped_headings(tree, above=1):
            message = f"overskriften «{title}» har {level} nummertegn rett under en med {above}; bruk {above + 1}"
            yield self._problem(written.line_of_any(f"# {title}", title), "overskrift", message, stops=False)

    def _wrong_html(self, body: Fragment) -> Iterator[Problem]:
        not_on_the_list = list(self._not_allowed(body))
        yield from not_on_the_list
        lines = {problem.line for problem in not_on_the_list}
        for flaw in flaws(body):
            line = self._written.line_of_html(body.html, flaw.start)
            # What may not stand there at all needs no second sentence, nor does what it upsets around it.
            if not lines or (line is not None and line not in lines):
                yield self._problem(line, "html", flaw.message)

    def _not_allowed(self, body: Fragment) -> Iterator[Problem]:
        written = self._written
        starts: dict[str, list[int]] = {}
        for tag in body.tags:
            if not tag.closes:
                starts.setdefault(tag.name, []).append(tag.start)
        for thing in allowed.not_allowed(body.tree):
            line = written.line_of_any(*thing.sought)
            places = starts.get(thing.tag, [])
            if places and thing.number >= len(places):
                # What does not close, a browser opens anew in each paragraph that follows: the author wrote it once.
                continue
            if thing.number < len(places):
                line = written.line_of_html(body.html, places[thing.number]) or line
            yield self._problem(line, thing.kind, thing.message)

    def _misplaced(self, slots: Slots, wrong: list[Problem]) -> Iterator[Problem]:
        """The calls whose component would be lost, or stand where it cannot, but for those that what is `wrong` before them upsets."""
        first_wrong = min((problem.line or 0 for problem in wrong), default=None)
        for number, call in enumerate(self.slots):
            if slots.is_met(number):
                continue
            # Macros run in the order in which they stand; what the module's ending adds has no line.
            line = self.calls[number].line if number < len(self.calls) else None
            if first_wrong is not None and (line is None or line > first_wrong):
                continue
            yield self._problem(line, "makro", f"{call.name}: {_ALONE if slots.is_seen(number) else _LOST}")

    def _same_ids(self, ids: Counter[str]) -> Iterator[Problem]:
        for name in (name for name, count in ids.items() if count > 1):
            lines = self._lines_with_id(name)
            calls = [
                call.line
                for number, call in enumerate(self.calls[: len(self.components)])
                if name in guards.ids(Tree(self._render(self.components[number], Place(self.url), number)))
            ]
            places = sorted({*lines, *calls})
            beside = f" på linje {places[0]}" if len(places) > 1 else " på siden"
            yield self._problem(
                places[-1] if places else None, "id", f"«{name}» er brukt før{beside}; gi den ene en annen id"
            )

    def _lines_with_id(self, name: str) -> list[int]:
        """The lines of the file on which a body gives something an id."""
        given = re.compile(rf"\{{:?[^}}\n]*#{re.escape(name)}(?![\w-])|\bid\s*=\s*[\"']?{re.escape(name)}(?![\w-])")
        body = self.body
        return [self.body_line + body.count("\n", 0, match.start()) for match in given.finditer(body)]


_ALONE = "en makro må stå alene på sin egen linje, med en tom linje over og under"
_LOST = "det makroen viser, kommer ikke med på siden herfra; skriv den alene på sin egen linje, utenfor kode, lenker og kommentarer"


def _root(rendered: str) -> tuple[str, str]:
    tag = text.opening(rendered)
    return (tag.name, tag.attributes.get("class", "")) if tag else ("", "")


class Pages:
    """All reading pages of one build, by their files: `drafts`, and those of them that are HTML and `filled`."""

    def __init__(
        self, workshop: Workshop, calls: Mapping[str, tuple[Call, ...]], filled: Mapping[str, Filled] | None = None
    ) -> None:
        self.drafts = {source: Draft(page, calls[source], workshop) for source, page in workshop.handbook.pages.items()}
        self.filled = dict(filled or {})
        self._handbook = workshop.handbook
        self._workshop = workshop

    def reword(self, page: Page, calls: tuple[Call, ...]) -> None:
        """Begins anew with a page whose body is another by now."""
        self.drafts[page.source] = Draft(page, calls, self._workshop)

    def undoing(self, source: str) -> Callable[[], None]:
        """What puts a page back as it is now."""
        draft, filled = self.drafts[source], self.filled[source]

        def undo() -> None:
            self.drafts[source], self.filled[source] = draft, filled

        return undo

    def fill(self, source: str, content: str) -> Filled:
        """A page's HTML with every component in its place, which is kept."""
        self.filled[source] = self.drafts[source].fill(content)
        return self.filled[source]

    @property
    def places(self) -> Mapping[str, frozenset[str]]:
        """What authors named, by the file of the page."""
        return {source: filled.places for source, filled in self.filled.items()}

    def lost_anchors(self) -> Iterator[Problem]:
        """The links in front-matter text that lead to no place on their page, now that all pages are HTML."""
        for link in self._handbook.anchor_links:
            filled = self.filled.get(link.source)
            if link.is_lost(filled.ids if filled else ()):
                yield link.among(filled.places if filled else ())

    def expected(self) -> Mapping[str, Expected]:
        """What must be there of every page in the finished site, by its address."""
        return {
            page_url(source): Expected(self.drafts[source].page.located.path, filled.ids, filled.roots)
            for source, filled in self.filled.items()
        }

    def lists(self) -> set[str]:
        """The addresses of the pages that list what has its own entries in the search."""
        return {page_url(source) for source, filled in self.filled.items() if filled.lists}
