"""Everything that can be wrong in docs, its data and mkdocs.yml, found without a site being written.

It goes the way of a build as far as its pages' HTML, with the same rooms in the same order. Where a build stops at the first
kind of thing that is wrong, this goes on, so that all of it comes at once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page

from macros import authoring
from macros.adapter.between import decoded
from macros.adapter.log_messages import Warnings
from macros.adapter.navigation import order_of
from macros.adapter.settings import edition, owner, problems_in
from macros.adapter.tables import AlignedTables
from macros.build import Build
from macros.compiled import CompiledTemplates
from macros.content.edition import Edition
from macros.content.located import written
from macros.content.problems import Problem, stopping
from macros.content.reading import Page as WrittenPage
from macros.content.reading import Reading
from macros.disk.digests import digest
from macros.disk.files import read_plain, write_whole
from macros.markup.text import words
from macros.pages import Draft
from macros.remembering import Memory, Surroundings
from macros.search.vocabulary import words_of

# What no check sees, since it writes no site and makes no paper.
UNSEEN = "Sjekken ser ikke det temaet og tilleggene setter rundt sidene, og lager ingen PDF-er. Det gjør «site»."

_PACKAGES = ("mkdocs", "Markdown", "pymdown-extensions", "Jinja2", "selectolax")


@dataclass(frozen=True)
class Checked:
    """What a check found, how many pages it looked at, and what was read."""

    problems: tuple[Problem, ...]
    pages: int = 0
    reading: Reading | None = None

    @property
    def is_good(self) -> bool:
        """Whether the handbook can be built, as far as a check knows."""
        return not stopping(self.problems)


# What a page's HTML shows besides where a link, a picture or a call is wrong.
_FOLLOW = frozenset({"lenke", "personvern", "id"})


def check(settings: Path) -> Checked:
    """Checks the handbook that a file of settings is about."""
    wrong = problems_in(settings)
    if wrong:
        # The texts can be read all the same; what the settings say of them is not known.
        build = _of_the_texts_alone(settings)
        if build is None:
            return Checked(tuple(wrong))
        return Checked((*wrong, *build.problems), len(build.handbook.pages), build.reading)
    config: Any = load_config(config_file=str(settings))
    owned_by, wrong = owner(config)
    cache = settings.absolute().parent / ".cache"
    kept = _Kept(cache / "check" / "sider.json", _around(config))
    # Not the one of builds, which holds so much more that it is not quickly looked through.
    memory = Memory(cache / "check", Surroundings((Path(config.theme.custom_dir),)))
    build = Build(
        Path(config.docs_dir),
        Path(config.theme.custom_dir),
        order_of(config.nav),
        config.site_name,
        from_folder=False,
        site_url=config.site_url or "",
        owner=owned_by,
        edition=edition(config, publishes=True),
        cache=cache,
        known=kept.faultless,
        memory=memory,
    )
    config.markdown_extensions.append(AlignedTables())
    problems = [*wrong, *_Rehearsal(config, build, kept).problems()]
    _keep(memory)
    return Checked(tuple(problems), len(build.handbook.pages), build.reading)


def _keep(cache: Memory | CompiledTemplates) -> None:
    """Writes what has been made, for the next check. Of a folder that cannot be used, builds tell."""
    for _ in cache.keep():
        pass


def _of_the_texts_alone(settings: Path) -> Build | None:
    docs, overrides = settings.absolute().parent / "docs", settings.absolute().parent / "overrides"
    if not (docs.is_dir() and overrides.is_dir()):
        return None
    return Build(docs, overrides, [], "", from_folder=False, edition=Edition(settings=settings.name))


@dataclass(frozen=True)
class _Known:
    """What is known of a page with which nothing is wrong: what links may lead to, which of that its author named, where its own lead, and its words."""

    ids: Sequence[str]
    places: Sequence[str]
    links: Mapping[str, Mapping[str, str]]
    words: Sequence[str]


class _Rehearsal:
    """The pages of one build, made as far as their HTML."""

    def __init__(self, config: Any, build: Build, kept: _Kept) -> None:
        self._config = config
        self._build = build
        self._cache = Path(config.config_file_path).parent / ".cache"
        self._compiled = CompiledTemplates(self._cache / "templates")
        build.renderer.keep_compiled(self._compiled)
        self._files = _all_files(config)
        self._warnings = Warnings()
        self._is_whole = not stopping(build.problems)
        self._told = tuple(build.problems)
        self._kept = kept
        self._doubtful = {problem.path for problem in self._told}

    def problems(self) -> list[Problem]:
        """Every problem of the build, and those of its pages."""
        build = self._build
        listed = {file.src_uri: file for file in self._files.documentation_pages()}
        # What is not read as it should be is no page of ours, and has been told of.
        if self._is_whole:
            build.problems += build.unread(listed)
        self._warnings.listen()
        try:
            known = {
                source: page
                for source, draft in build.pages.drafts.items()
                if source in listed and (page := self._page(source, draft, listed[source]))
            }
            self._check_anchors(known, listed)
            warned = list(self._warned({source: page.places for source, page in known.items()}))
        finally:
            self._warnings.stop_listening()
        if self._is_whole and not stopping(build.problems):
            self._check_words(known)
            self._kept.keep()
            _keep(self._compiled)
        return [*self._told, *self._not_told([*build.problems[len(self._told) :], *warned])]

    def _not_told(self, problems: Sequence[Problem]) -> Iterator[Problem]:
        """What pages' HTML shows, but for what follows from a slip that has been told of: on the same line, or on no line of the same page."""
        lines = {(problem.path, problem.line) for problem in self._told}
        headings = {(problem.path, problem.line) for problem in self._told if problem.key == "overskrift"}
        pages = {problem.path for problem in stopping(self._told)}
        for problem in problems:
            place = problem.path, problem.line
            follows = (problem.key in _FOLLOW and place in lines) or (problem.key == "html" and place in headings)
            if not follows and (problem.line is not None or problem.path not in pages):
                yield problem

    def _page(self, source: str, draft: Draft, file: File) -> _Known | None:
        # Its links lead to places on others: MkDocs asks the file for its page.
        page = Page(None, file, self._config)
        key = self._kept.key(draft.page, [each.page for each in self._build.pages.drafts.values()])
        known = self._kept.get(key) if self._is_whole else None
        if known is None:
            before = len(self._build.problems), self._warnings.count
            known = self._anew(source, draft, page)
            if known and (len(self._build.problems), self._warnings.count) == before and self._is_whole:
                self._kept.add(key, known, faultless=draft.page.located.path not in self._doubtful)
        if known:
            page.present_anchor_ids = set(known.ids)
            page.links_to_anchors = {
                self._files.src_uris[target]: dict(links)
                for target, links in known.links.items()
                if target in self._files.src_uris
            }
        return known

    def _anew(self, source: str, draft: Draft, page: Page) -> _Known | None:
        """A page made anew. Where something in the handbook is wrong, a component may have nothing to show: then only what its author typed is looked at."""
        try:
            filled = self._build.fill(source, self._html(draft.finish(_with_slots(draft)), page))
        except Exception:
            if self._is_whole:
                raise
            again = Draft(draft.page, draft.calls, draft.workshop)
            # What cannot be read as calls of macros has been told of, and leaves no page to look at.
            with suppress(jinja2.TemplateError):
                self._build.problems += again.wrong_in(self._html(_with_slots(again), page))
            return None
        ids = (page.present_anchor_ids or set()) | filled.ids
        links = {file.src_uri: links for file, links in decoded(page.links_to_anchors).items()}
        read = set(words_of(words(filled.searched, between=" ")))
        return _Known(sorted(ids), sorted(filled.places), links, sorted(read))

    def _html(self, text: str, page: Page) -> str:
        page.markdown, page.meta = text, {}
        page.render(self._config, self._files)
        return page.content or ""

    def _check_anchors(self, known: Mapping[str, _Known], listed: Mapping[str, File]) -> None:
        for source in known:
            page = listed[source].page
            assert page is not None, "it has just been made"
            page.validate_anchor_links(files=self._files, log_level=self._config.validation.links.anchors)
        for link in self._build.handbook.anchor_links:
            target = known.get(link.source)
            if target is not None and link.is_lost(target.ids):
                self._build.problems.append(link.among(target.places))

    def _check_words(self, known: Mapping[str, _Known]) -> None:
        """Whether what something else is searched with stands anywhere."""
        build = self._build
        build.searched(
            {
                "location": build.renderer.relative(draft.url, "").removeprefix("./"),
                "title": draft.page.title,
                "text": " ".join(known[source].words) if source in known else "",
            }
            for source, draft in build.pages.drafts.items()
        )

    def _warned(self, places: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
        """What MkDocs found, but for what was found before it; `places` are those that authors named, by the files of their pages."""
        told = {(problem.path, problem.line, problem.key) for problem in self._build.problems}
        for problem in self._warnings.problems(self._config, places):
            if (problem.path, problem.line, problem.key) not in told:
                yield problem


def _all_files(config: Any) -> Files:
    """The files of docs, and those of ours that a page may lead to."""
    files, overrides = get_files(config), Path(config.theme.custom_dir)
    for file in sorted((overrides / "assets").rglob("*")):
        if file.is_file():
            name = file.relative_to(overrides).as_posix()
            files.append(File(name, str(overrides), config.site_dir, config.use_directory_urls))
    return files


def _with_slots(draft: Draft) -> str:
    """A page's Markdown after its macros have run, as mkdocs-macros runs them."""
    body = draft.page.body
    if "{{" in body:
        environment = jinja2.Environment(undefined=jinja2.StrictUndefined)  # noqa: S701
        macros = {name: _Macro(call) for name, call in authoring.macros(draft.place)}
        body = environment.from_string(body).render(macros)
    return body


@dataclass(frozen=True)
class _Macro:
    """A macro that leaves nothing where its parentheses are missing, which has been told of."""

    call: Callable[..., str]

    def __call__(self, *args: object, **kwargs: object) -> str:
        return self.call(*args, **kwargs)

    def __str__(self) -> str:
        return ""


def _around(config: Any) -> str:
    """A digest of what all pages are made with: programs, templates, settings, and which files there are."""
    settings = Path(config.config_file_path)
    programs = [
        file
        for folder in (Path(__file__).parent.parent, Path(config.theme.custom_dir))
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".py", ".html", ".yml")
    ]
    docs = Path(config.docs_dir)
    data = [file for file in sorted((docs / "data").glob("*.yml")) if file.is_file()]
    names = sorted(file.relative_to(docs).as_posix() for file in docs.rglob("*"))
    told = [f"{name} {version(name)}" for name in _PACKAGES]
    contents = b"\0".join(read_plain(file) for file in [*programs, *data, settings])
    return digest(repr((told, names, config.site_url)).encode() + contents)


class _Kept:
    """What is known of pages from the last check, in one file that may be deleted at any time.

    A module is known again while it and all that pages share are the same; of other modules it shows no more than titles. What
    is no module may show everything that stands in a head; the text below is shown by its page alone.
    """

    def __init__(self, file: Path, around: str) -> None:
        self._file = file
        self._around = around
        self._before: dict[str, Any] = {}
        self._now: dict[str, Any] = {}
        self._everything = ""
        self._keys: dict[str, str] = {}
        with suppress(OSError, ValueError):
            check, _, content = read_plain(file).partition(b"\n")
            if check.decode("ascii") == digest(content):
                self._before = json.loads(content)

    def key(self, page: WrittenPage, pages: Sequence[WrittenPage]) -> str:
        """What a page is known by, as one of all `pages`."""
        if page.source not in self._keys:
            self._everything = self._everything or digest("\0".join(sorted(map(_head_of, pages))).encode())
            others = "" if page.module else self._everything
            self._keys[page.source] = digest("\0".join((self._around, page.source, _text_of(page), others)).encode())
        return self._keys[page.source]

    def faultless(self, pages: Sequence[WrittenPage]) -> frozenset[str]:
        """The pages, by their files, that are known, and of which nothing at all was told."""
        keys = {page.source: self.key(page, pages) for page in pages} if self._before else {}
        return frozenset(source for source, key in keys.items() if key in self._before and self._before[key][-1])

    def get(self, key: str) -> _Known | None:
        """What is known of a page, if it is."""
        known = self._before.get(key)
        if known is None:
            return None
        self._now[key] = known
        ids, places, links, words, _faultless = known
        return _Known(ids, places, links, words)

    def add(self, key: str, known: _Known, *, faultless: bool) -> None:
        """Keeps what is known of a page; `faultless` where nothing was told of it."""
        self._now[key] = [known.ids, known.places, known.links, known.words, faultless]

    def keep(self) -> None:
        """Writes what is known now."""
        if self._now.keys() != self._before.keys():
            content = json.dumps(self._now, ensure_ascii=False).encode()
            with suppress(OSError):
                write_whole(self._file, digest(content).encode("ascii") + b"\n" + content)


def _text_of(page: WrittenPage) -> str:
    """All that is written in a page's file but the forms in which YAML lets it be written."""
    return "\0".join((_head_of(page), str(page.body_line), page.body))


def _head_of(page: WrittenPage) -> str:
    return "\0".join((page.source, *(f"{written(key)}={value}" for key, value in page.located.raw.items())))
