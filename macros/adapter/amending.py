"""A site where one page's text has changed and nothing else: that page is made again, all others stay as they are.

A build reads, checks and writes the whole handbook. What an author does most is to write on in one page's text, which touches that page,
what the search finds on it, and the address by which all pages know which search they belong to. Whatever else may have changed
(another file, front matter, a macro, a link's file, a heading, anything that is wrong or was) is a build's to make and tell of:
then nothing is amended.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands import build as of_mkdocs
from mkdocs.structure.files import Files, InclusionLevel

from macros.adapter import assets
from macros.adapter.log_messages import Warnings
from macros.build import Build
from macros.content.problems import remarks
from macros.disk.files import write_whole
from macros.disk.temporary import temporary
from macros.remembering import Surroundings, contents_of

_LOGGER = logging.getLogger("mkdocs.commands.build")
# Others may keep of one page what they show on the next.
_PLUGINS = {"material/search", "macros"}


@dataclass(frozen=True)
class Ground:
    """All that a site is made of: the file of settings, what all pages are made with, the day, and the files under docs by their digests."""

    settings: bytes
    around: str
    day: date
    docs: Mapping[str, str]

    @classmethod
    def of(cls, config: Any) -> Ground | None:
        """That of a server's settings; None where what makes the pages has changed since it was loaded, or keeps more than we know."""
        settings = Path(config.config_file_path).read_bytes()
        around = Surroundings(tuple(map(Path, config.theme.dirs))).known_by
        if (
            b"INHERIT" in settings
            or around is None
            or set(config.plugins) - set(config.hooks) != _PLUGINS
            or len(config.hooks) != 1
        ):
            return None
        return cls(settings, around, date.today(), contents_of(Path(config.docs_dir)))

    def changed(self, now: Ground) -> str | None:
        """The one file under docs that is another now, where all else is the same."""
        if replace(now, docs=self.docs) != self or now.docs.keys() != self.docs.keys():
            return None
        changed = [name for name, content in now.docs.items() if content != self.docs[name]]
        return changed[0].removeprefix("/") if len(changed) == 1 else None


@dataclass
class WholeSite:
    """A whole site in a folder, and all that it was made of and with; `with_search` are its pages that lead to the search index.

    `is_whole` is False as soon as some of its files could not be written.
    """

    folder: Path
    ground: Ground
    build: Build
    config: Any
    files: Files
    nav: Any
    env: Any
    with_search: frozenset[str]
    warnings: Warnings
    scratches: Path
    is_whole: bool = True

    def amend(self, config: Any) -> bool:
        """Makes the site one of these settings, if that takes no more than one page; False, with nothing touched, where a build is needed.

        It takes none where a mistake was taken back.
        """
        start = time.monotonic()
        ground = Ground.of(config)
        contents = self._files_for(ground) if ground and self.is_whole else None
        if ground is None or contents is None:
            return False
        self.is_whole = False
        for name, content in contents.items():
            write_whole(self.folder / name, content, settled=False)
        self.is_whole = True
        self.ground, config.site_dir = ground, str(self.folder)
        for told in [*self.build.memory.keep(), remarks(self.build.problems)]:
            if told:
                _LOGGER.info(told)
        _LOGGER.info("Documentation built in %.2f seconds", time.monotonic() - start)
        return True

    def _files_for(self, ground: Ground) -> dict[str, bytes] | None:
        """What files of the site hold when it is made of `ground`; None where more than one page has changed."""
        if ground == self.ground:
            return {}
        source = self.ground.changed(ground)
        return self.made_again(source) if source else None

    def changed_in(self, config: Any) -> str | None:
        """The one page whose file is another by now, where all else that a server's settings make the site of is the same."""
        ground = Ground.of(config)
        source = self.ground.changed(ground) if ground else None
        return source if source in self.build.handbook.pages else None

    def show(self, source: str) -> bool:
        """Puts a page into the site as it is now, whatever else of the site it makes another; False, with nothing touched, where something is wrong with it."""
        page: Any = self.files.src_uris[source].page
        name, told = page.file.dest_uri, self.warnings.count
        self._fill(page)
        if self.warnings.count != told or self.build.pages.filled[source].problems:
            return False
        with temporary(self.scratches) as scratch:
            self._write_again(page, scratch / name)
            if not self._is_good(name, scratch):
                return False
            written = (scratch / name).read_bytes()
        edition = assets.edition_of((self.folder / assets.SEARCH_INDEX).read_bytes())
        write_whole(self.folder / name, assets.leading_to(edition, written), settled=False)
        return True

    def made_again(self, source: str) -> dict[str, bytes] | None:
        """What files of the site hold when a page is made again, by their names; None where more has changed than that page."""
        page: Any = self.files.src_uris[source].page if source in self.build.handbook.pages else None
        if page is None or page.file.inclusion.is_excluded():
            return None
        before, undo, contents = dict(vars(page)), self.build.undoing(source), None
        try:
            contents = self._contents_with(page)
        finally:
            # A site that stays as it is goes on with what it was made of.
            if contents is None:
                undo()
                vars(page).clear()
                vars(page).update(before)
        return contents

    def _contents_with(self, page: Any) -> dict[str, bytes] | None:
        """What files of the site hold with a page as its file stands now; None where more has changed than that page."""
        if not self._fill_again(page):
            return None
        name = page.file.dest_uri
        with temporary(self.scratches) as scratch:
            entries = self._write_again(page, scratch / name)
            if not self._is_good(name, scratch):
                return None
            written = (scratch / name).read_bytes()
        index = assets.index_in(self.folder)
        entries_before = index.of_page(page.url)
        searched = self.build.searched_reworded(entries, entries_before) if entries_before else None
        if not searched:
            return None
        content = index.with_page(page.url, searched)
        # The index first: a page that leads to the one before gets the one that is there.
        contents = {assets.SEARCH_INDEX: content}
        edition = assets.edition_of(content)
        for other in sorted(self.with_search):
            before = written if other == name else (self.folder / other).read_bytes()
            contents[other] = assets.leading_to(edition, before)
        return contents

    def _fill_again(self, page: Any) -> bool:
        """Makes HTML of a page, whose text is another; tells whether that is all."""
        source, told = page.file.src_uri, self.warnings.count
        before = self.build.pages.filled[source]
        if not self.build.reword(source):
            return False
        # The build before has given the page a way of its own.
        vars(page).pop("render", None)
        self._fill(page)
        return self.warnings.count == told and self.build.is_reworded(source, before)

    def _fill(self, page: Any) -> None:
        of_mkdocs._populate_page(page, self.config, self.files)  # noqa: SLF001
        page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)

    def _write_again(self, page: Any, file: Path) -> list[dict[str, Any]]:
        """Writes a page into a file; gives what the search finds on it."""
        searched = self.config.plugins["material/search"].search_index
        searched.entries = []
        page.file.abs_dest_path = str(file)
        shown = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        of_mkdocs._build_page(page, self.config, shown, self.nav, self.env)  # noqa: SLF001
        # As they come out of the file that Material writes.
        entries: list[dict[str, Any]] = json.loads(json.dumps(searched.entries, default=str))
        return entries

    def _is_good(self, name: str, site: Path) -> bool:
        before = len(self.build.problems)
        self.build.check_published(site, Path(self.config.config_file_path), assets.without_edition, [name])
        return len(self.build.problems) == before


def relative_to(site: Path, files: Iterable[Path]) -> frozenset[str]:
    """Files of a site by their places in it."""
    return frozenset(file.relative_to(site).as_posix() for file in files)
