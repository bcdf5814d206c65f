"""What happens at each of MkDocs' events: a command, and the build that it has in work.

MkDocs gives every event its settings, but nothing of ours. So what lives from one event to the next is kept here: in `Command`
from the first event of a command to its last, in `Building` from the moment the settings are read until the site is written.
"""

from __future__ import annotations

import atexit
import gc
import json
import logging
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.structure.files import File, Files, InclusionLevel

from macros.adapter import assets, ending, folder_edition, site_folder
from macros.adapter.amending import Ground, WholeSite, relative_to
from macros.adapter.between import ask_git_nothing, decoded, place_macros, titled
from macros.adapter.log_messages import Warnings, speak_bokmal
from macros.adapter.navigation import lead_before, neighbour, order_of
from macros.adapter.remembered import remember_entries, remember_markdown, remember_pages, remember_programs
from macros.adapter.resuming import Counting, Left, Places, Resumed, separate_settings, tell_as_built, until_pages
from macros.adapter.settings import edition, from_folder, lost_without_address, owner, problems_of
from macros.adapter.standing import Standing, ask_first
from macros.adapter.stopping import NotBuilt, not_built, stop_if_wrong
from macros.adapter.tables import AlignedTables
from macros.adapter.theme_files import lighten
from macros.adapter.unchanged import FilesOfSite
from macros.build import Build
from macros.bundles import HashedFiles
from macros.compiled import CompiledTemplates
from macros.content.problems import printable, remarks, without_insides
from macros.disk.keeping import HALVES
from macros.disk.temporary import clear
from macros.markup.text import Finishing, inert
from macros.paper import pdf
from macros.paper.fonts import web_fonts
from macros.policy import headers, policy
from macros.publishing import Publication, Refused
from macros.remembering import Memory, Surroundings
from macros.rendering import page_url
from macros.typography.faces import licence

_LOGGER = logging.getLogger("mkdocs")

# Beside the settings.
_CACHE = ".cache"
# How many new objects Python waits for before it looks for those that nobody holds: what three
# hundred modules leave lying takes some 25 MB.
_SELDOM = 1_000_000


class Command:
    """`mkdocs build` or `serve`, which builds many times: whether the site is kept, and where MkDocs' settings have led so far."""

    def __init__(self) -> None:
        self._publishes = False
        self._resumed: Resumed | None = None
        self._shown: Places | None = None
        self._warnings = Warnings()
        self._building: Building | None = None
        # The last that made the site which a server shows.
        self._whole: Building | None = None
        self._memory: Memory | None = None
        self._standing: Standing | None = None
        self._stop_serving: Callable[[], None] = lambda: None

    def start(self, command: str) -> None:
        """Notes whether the site is to be kept (build) or shown while it is written (serve)."""
        speak_bokmal()
        ask_git_nothing()
        ending.clear_up_when_ended()
        site_folder.clear_left_by_serve()
        self._publishes = command == "build"
        # What is made lives until the site is written: looking for what nobody holds any more, over and over, finds nothing. A
        # server looks for it when the pages are there (`serving`).
        gc.set_threshold(_SELDOM)
        if self._publishes:
            # Nor at the very end, where all of it goes with the process: Python would look through it several times.
            atexit.register(gc.freeze)
        # A server, which no build needs. What MkDocs has loaded tells that it serves: of `serve --clean` it says that it builds.
        if "mkdocs.commands.serve" in sys.modules:
            from macros.adapter import serving

            serving.keep_serving(self.amend, self.show_first)
            self._stop_serving = serving.clear_up
        elif self._publishes:
            ask_first(self.is_there)

    def is_there(self, config: Any) -> bool:
        """Whether the site of these settings stands as it would be built, or does so now; then what was told of it is told again."""
        self._standing = standing = Standing(config, Path(config.config_file_path).parent / _CACHE)
        if not standing.is_the_same:
            return self._is_resumed(config, standing)
        shown = printable(Path(config.site_dir).name)
        for sentence in [*standing.told, f"Ingenting er endret siden sist. Håndboka i {shown} er som den skal være."]:
            _LOGGER.info(sentence)
        return True

    def _is_resumed(self, config: Any, standing: Standing) -> bool:
        """Whether the site that stands there is now one of these settings, with no more than one page made again."""
        start = time.monotonic()
        self._resumed = resumed = standing.resumed
        if resumed is None:
            return False
        try:
            with Counting() as warnings:
                separate = separate_settings(config)
                site = self._resumed_site(separate.plugins.on_config(separate), standing.site, resumed)
                contents = site.made_again(resumed.changed)
                if not contents or warnings.has_any or not standing.amend(contents):
                    return False
        except (Exception, SystemExit):
            # Whatever is wrong, a build tells of it.
            _LOGGER.debug("", exc_info=True)
            return False
        finally:
            self._resumed = self._building = None
        tell_as_built(config, standing.told, resumed.left.before, time.monotonic() - start)
        return True

    def _resumed_site(self, config: Any, site: Path, resumed: Resumed) -> WholeSite:
        config.site_dir = str(site)
        files, nav, env = until_pages(config, resumed.left.places)
        return self.building.whole_site(site, resumed.ground, files, nav, env, resumed.left.with_search)

    def begin(self, config: Any) -> Any:
        """Begins a build with these settings, and gives them back as MkDocs shall have them."""
        publishes = self._publishes and not site_folder.is_served(config)
        before = self._building
        if before and before.is_whole:
            self._whole = before if before.served else None
        memory = self._memory if self._shown and self._memory else self._remembered(config)
        # What is published lies in its folder alone.
        files = before.files_of_site if before and not publishes else None
        self._building = Building(config, self._warnings, memory, publishes=publishes, before=files)
        if self._shown:
            self._building.read_beside(self._shown)
        else:
            self._building.read(self._resumed.left if self._resumed else None)
        return config

    def _remembered(self, config: Any) -> Memory:
        """What builds before have made: a server has some of it at hand."""
        kept_in = (
            Path(config.config_file_path).parent / _CACHE / "minne",
            Surroundings((Path(config.theme.custom_dir),)),
        )
        if self._memory and self._memory.is_for(*kept_in):
            self._memory.begin()
        else:
            self._memory = Memory(*kept_in)
        return self._memory

    @property
    def building(self) -> Building:
        """The build in work."""
        assert self._building is not None, "MkDocs reads its settings first"
        return self._building

    def amend(self, config: Any) -> bool:
        """Makes a server's site again in the folder of these settings, if only the text of one page has changed; False where that takes a build."""
        served = self._building and self._building.served
        try:
            return bool(served and served.amend(config))
        except (Exception, SystemExit):
            # Whatever is wrong, a build tells of it.
            _LOGGER.debug("", exc_info=True)
            return False

    def show_first(self, config: Any, is_watched: Callable[[str], bool]) -> bool:
        """Makes the page that an author writes on, if somebody watches that file of the site, in the site that a server shows: before a build makes it and all else.

        Tells whether it did. What is wrong with the handbook stops it as it would stop the build.
        """
        shown = self._building
        served = shown and shown.served
        source = served.changed_in(config) if served else None
        if not (shown and served and source and is_watched(served.files.src_uris[source].dest_uri)):
            return False
        self._shown = shown.places
        try:
            separate = separate_settings(config)
            separate = separate.plugins.on_config(separate)
            files, nav, env = until_pages(separate, self._shown)
            beside = self.building.whole_site(served.folder, served.ground, files, nav, env, served.with_search)
            # From now on it is no longer all that it was.
            shown.served = None if (is_shown := beside.show(source)) else served
        except NotBuilt:
            raise
        except (Exception, SystemExit):
            # Whatever is wrong, a build tells of it.
            _LOGGER.debug("", exc_info=True)
            return False
        finally:
            self._shown, self._building = None, shown
        return is_shown

    def complete(self) -> None:
        """Completes the site of the build in work: the one before it is needed no more."""
        self.building.complete_site()
        self._whole = None

    def fail(self, error: Exception) -> None:
        """Any error becomes what an author can read; a fault of ours says that it is ours."""
        failed = self._building
        if failed:
            # The site that a server shows stays, and may be right again as soon as the mistake is mended.
            self._building = self._whole or failed
            failed.fail(error)
        elif not isinstance(error, SystemExit):
            raise not_built(error, Path()) from None

    def end(self) -> None:
        """Ends the last build."""
        self._warnings.stop_listening()
        self._stop_serving()
        if self._building:
            self._building.publish()
            if self._standing and self._building.is_whole and not self._building.lacks_pdf:
                self._standing.note(self._building.told, self._building.left)


class Building:
    """One build of the site by MkDocs, and what we do of it. `publishes`: it is kept, and not shown while somebody writes.

    `before` is what a server made last, of which it takes along what is the same.
    """

    _build: Build
    _contents: Mapping[str, str | bytes]
    _generated: tuple[str, ...]
    _told_before_pages: int
    _hashed: HashedFiles
    _files: Files
    _nav: Any
    _env: Any

    def __init__(
        self, config: Any, warnings: Warnings, memory: Memory, *, publishes: bool, before: FilesOfSite | None = None
    ) -> None:
        self._config = config
        self._before = before
        self._warnings = warnings
        self._memory = memory
        self._publishes = publishes
        self._publication: Publication | None = None
        # What was told of the handbook, and whether the site is whole.
        self.told: list[str] = []
        self.is_whole = False
        # What it made beside the pages of a site that is whole.
        self.files_of_site: FilesOfSite | None = None
        # Whether PDFs are wanted that another build may be able to make.
        self.lacks_pdf = False
        # What a server shows, and what another process may go on with, when it is whole.
        self.served: WholeSite | None = None
        self.left: Left | None = None
        self._beside: Places | None = None
        self._ground: Ground | None = None
        self._makes_pdf = False
        self._at_work_on = ""
        self._with_search: list[Path] = []
        self._settings_file = Path(config.config_file_path)
        self._compiled = CompiledTemplates(self._cache / "templates")
        self._from_folder = from_folder(config)

    # --- before anything is written ---

    def read(self, left: Left | None = None) -> None:
        """Reads the whole handbook before anything is cleaned or written; stops with every problem at once.

        What a build has `left` of the same handbook is not read again, nor told.
        """
        self._beside = left.places if left else None
        if not self._publishes:
            self._ground = Ground.of(self._config)
        if not left:
            self._prepare()
        self._take_in(left)
        for complaint in self._build.complaints:
            self._tell(complaint)

    def read_beside(self, places: Places) -> None:
        """Reads the whole handbook to make a page of it for a site that stands, and has these places; stops with every problem at once, and tells nothing."""
        self._beside = places
        self._take_in()

    def _take_in(self, left: Left | None = None) -> None:
        config = self._config
        owned_by, problems = owner(config)
        self._build = Build(
            Path(config.docs_dir),
            Path(config.theme.custom_dir),
            order_of(config.nav),
            config.site_name,
            from_folder=self._from_folder,
            # While it serves, MkDocs sets its own address here: no paper should lead there.
            site_url=config.site_url or "" if self._publishes else "",
            owner=owned_by,
            with_pdf=self._makes_pdf,
            with_books=self._makes_pdf and config.extra.get("pdf_books") is not False,
            edition=edition(config, publishes=self._publishes),
            cache=self._cache,
            memory=self._memory,
            left=left.build if left else None,
        )
        self._build.renderer.keep_compiled(self._compiled)
        if self._from_folder:
            folder_edition.settle(config)
        stop_if_wrong([*problems, *self._build.problems])
        self._settle()

    def _prepare(self) -> None:
        """Clears up after builds that were killed, and takes the folder that the site shall lie in."""
        config = self._config
        for left in (self._cache / "tmp", *self._cache.glob(f"*/{HALVES}")):
            clear(left)
        stop_if_wrong(problems_of(config))
        if self._publishes:
            self._take_site_folder()
            self._tell(lost_without_address(config))
        self._makes_pdf = self._publishes and self._can_make_pdf(config.extra.get("pdf"))

    def _tell(self, sentence: str | None) -> None:
        """Tells something of the handbook. Said as information: a warning in MkDocs' log would stop a strict build."""
        if sentence:
            self.told.append(sentence)
            _LOGGER.info(sentence)

    def _can_make_pdf(self, wanted: Any) -> bool:
        """Whether PDFs are wanted (`extra.pdf` in mkdocs.yml: true, false, or required) and can be made."""
        reason = pdf.missing() if wanted else None
        if reason and wanted == "required":
            raise NotBuilt(f"Håndboka ble ikke bygd. {reason}")
        self._tell(reason)
        self.lacks_pdf = bool(reason)
        return bool(wanted) and not reason

    def _take_site_folder(self) -> None:
        """Takes the folder that the site shall lie in, and lets MkDocs build beside it."""
        config = self._config
        try:
            self._publication = Publication(Path(config.site_dir), site_folder.grounds(config))
        except Refused as error:
            stop_if_wrong([site_folder.problem(config, str(error))])
            return
        config.site_dir = str(self._publication.work)

    def _settle(self) -> None:
        """Gives MkDocs' settings what our templates and pages need."""
        config = self._config
        # Material prints them as they are.
        config.site_name, config.site_description = inert(config.site_name), inert(config.site_description or "")
        config.markdown_extensions.append(AlignedTables())
        lighten(config.theme, self._compiled)
        config.extra["policy"] = policy(while_writing=not self._publishes)
        config.extra["from_folder"] = self._from_folder
        config.extra["search_index"] = assets.index_address(from_folder=self._from_folder)
        config.extra["glossary_address"] = self._build.glossary_address
        self._warnings.listen()
        place_macros(config.plugins["macros"], self._build.pages.drafts)

    def take_files(self, files: Files) -> Files:
        """Adds every page that is not Markdown; the parts of the stylesheets go out joined, not one by one."""
        config, build = self._config, self._build
        self._told_before_pages = len(self.told)
        if self._beside:
            self._take_known_files(files, self._beside)
            return files
        stop_if_wrong(build.unread(file.src_uri for file in files.documentation_pages()))
        remember_programs(config.plugins["macros"], self._memory)
        faces = dict(web_fonts(self._cache / "fonts", _LOGGER.info))
        self._hashed = hashed = build.hashed_files(faces, config.extra["policy"])
        self._leave_out(files)
        self._place_photos(files)
        assets.take_scripts(hashed, files, config.plugins["material/search"].config.lang, build.search_worker)
        assets.take_styles(hashed, files)
        others: dict[str, str | bytes] = {**hashed.files, **dict(build.documents.files())}
        others |= build.documents.calendars()
        others["assets/fonts/OFL.txt"] = licence()
        if not self._from_folder:
            others["_headers"] = headers()
        for uri, content in others.items():
            file = File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
            if self._before:
                self._before.take_along(file, content)
            files.append(file)
        if self._from_folder:
            folder_edition.link_to_files(files)
        self._before, self._contents = None, others
        self._generated = tuple(others)
        self._files = files
        return files

    def _take_known_files(self, files: Files, places: Places) -> None:
        """Lets links lead to all files that a build before had, whatever they hold."""
        remember_programs(self._config.plugins["macros"], self._memory)
        self._hashed = HashedFiles(names=dict(places.names))
        self._build.lead_to(places.names, self._config.extra["policy"])
        self._leave_out(files)
        self._place_photos(files)
        for uri in places.generated:
            files.append(File.generated(self._config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))

    def _leave_out(self, files: Files) -> None:
        """Takes away what nothing names, and what goes out joined or under another name."""
        docs, overrides = Path(self._config.docs_dir), Path(self._config.theme.custom_dir)
        for file in list(files):
            folder = Path(file.src_dir) if file.src_dir else None
            is_part = file.src_uri.endswith((".css", ".js", ".yml")) or file.src_uri in self._hashed.names
            if (folder == docs and not self._build.is_published(file.src_uri)) or (folder == overrides and is_part):
                files.remove(file)

    def _place_photos(self, files: Files) -> None:
        """Lets what was made of a photo go out in its place; links to the photo lead there."""
        for source, photo in self._build.photos.items():
            if file := files.src_uris.get(source):
                file.dest_uri, file.url, file.content_bytes = photo.path, quote(photo.path), photo.content

    def part_neighbours(self, nav: Any) -> Any:
        """Lets previous and next lead through a part, not on into the next one, and the menu to where a meeting is made."""
        lead_before(nav, *self._build.in_menu)
        for page in nav.pages:
            page.previous_page = neighbour(page, page.previous_page)
            page.next_page = neighbour(page, page.next_page)
        self._nav = nav
        return nav

    # --- a page ---

    def source(self, page: Any) -> str:
        """Hands MkDocs the body, with a title and description that are safe to print as they are."""
        draft = self._build.pages.drafts[page.file.src_uri]
        self._at_work_on = f"{Path(self._config.docs_dir).name}/{page.file.src_uri}"
        front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in draft.front_matter.items())
        return f"---\n{front}\n---\n{draft.page.body}"

    def finish(self, markdown: str, page: Any) -> str:
        """Adds what a module declares, after the macros have run."""
        remember_markdown(page, self._config, self._memory, self._warnings)
        return self._build.pages.drafts[page.file.src_uri].finish(markdown)

    def fill(self, html: str, page: Any) -> str:
        """Puts the components in, and tells MkDocs of their ids, so that links to them are known to be good."""
        filled = self._build.fill(page.file.src_uri, html)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | filled.ids
        page.links_to_anchors = decoded(page.links_to_anchors)
        page.toc = titled(page.toc, page.title)
        page.update_date = self._build.checked(page.file.src_uri).isoformat()
        return filled.searched

    def lead_to_files(self, env: Any) -> None:
        """Stops before anything is written if a page could not be made; then templates lead to the files of this edition."""
        assets.lead_to(self._hashed.names, env, self._config)
        if self._beside:
            return
        self._build.check_anchors()
        stop_if_wrong(self._build.problems)
        self._env = env
        remember_entries(self._config.plugins["material/search"].search_index, self._memory)
        remember_pages(env, self._config, self._hashed.names, self._memory)

    def complete(self, context: Any, page: Any) -> Any:
        """Gives the page template its finished head and foot, and the whole page now that the search plugin has had its part."""
        pages = self._build.pages
        draft = pages.drafts[page.file.src_uri]
        page.content = draft.with_uses(pages.filled[page.file.src_uri])
        context["handbook_footer"] = self._build.footer(page.file.src_uri)
        context["handbook_header"] = draft.header()
        return context

    def lead_on(self, context: Any) -> Any:
        """Tells the page of addresses that lead nowhere which pages there are, and which every page leads to from its foot."""
        handbook = self._build.handbook
        context["addresses_of_pages"] = [page_url(source) for source in handbook.pages]
        context["about_pages"] = [(title, page_url(source)) for title, source in handbook.about]
        return context

    def note_page(self, output: str, page: Any) -> str:
        """Notes a page that has been written with Material's search in it."""
        self._with_search.append(Path(page.file.abs_dest_path))
        return self._memory.of(Finishing(output))

    def note_template(self, output: str, name: str) -> str:
        """The same for the page of addresses that lead nowhere."""
        if name.endswith(".html"):
            self._with_search.append(Path(self._config.site_dir) / name)
        return output

    # --- the site ---

    def complete_site(self) -> None:
        """Completes the search; stops if MkDocs found dead links or the search lacks a word; with its PDFs the new site is whole."""
        site, build = Path(self._config.site_dir), self._build
        is_searched = assets.complete_index(site, build.searched, self._with_search)
        build.check_published(site, self._settings_file, assets.without_edition)
        stop_if_wrong([*self._warnings.problems(self._config, build.pages.places), *build.problems])
        if self._makes_pdf:
            self._make_pdfs(site)
        if self._from_folder:
            folder_edition.write_search_script(site)
        if self._publication:
            self._publication.done()
        for complaint in [*self._compiled.keep(), *self._memory.keep()]:
            _LOGGER.info(complaint)
        self._tell(remarks(build.problems))
        self.is_whole = True
        if not self._publishes:
            self.files_of_site = FilesOfSite(site, self._contents)
        if is_searched and not self._from_folder and not self._makes_pdf:
            self._leave(site)

    def _leave(self, site: Path) -> None:
        """Leaves what the site, or one that lies where it will be, can be gone on with when a page changes."""
        with_search = relative_to(site, self._with_search)
        if self._ground:
            self.served = self.whole_site(site, self._ground, self._files, self._nav, self._env, with_search)
        if self._publishes:
            self.left = Left(self._build.left, self.places, with_search, self._told_before_pages)

    @property
    def places(self) -> Places:
        """What the pages of the site lead to, when it has been made."""
        return Places.of(self._files, self._generated, self._hashed.names)

    def whole_site(
        self, site: Path, ground: Ground, files: Files, nav: Any, env: Any, with_search: frozenset[str]
    ) -> WholeSite:
        """A site that has been made, with this build or one of which enough is left."""
        scratches = self._cache / "tmp"
        build, config, warnings = self._build, self._config, self._warnings
        return WholeSite(site, ground, build, config, files, nav, env, with_search, warnings, scratches)

    def _make_pdfs(self, site: Path) -> None:
        documents, pages = self._build.documents, self._build.pages
        papers = list(documents.papers(pages))
        try:
            pdf.make(papers, site, self._build.paper_css, self._cache / "pdf", _LOGGER.info)
        except pdf.NotMade as error:
            raise NotBuilt(f"Håndboka ble ikke bygd.\n{without_insides(str(error))}") from None
        for file, html in documents.books(pages).told(site):
            file.write_text(html, encoding="utf-8")

    def fail(self, error: Exception) -> None:
        """Leaves the old site as it was, and says why there is no new one."""
        self.is_whole, self.served = False, None
        if self._publication:
            # MkDocs counts its warnings after the site is complete.
            self._publication.failed()
        if not isinstance(error, SystemExit):
            _LOGGER.debug("", exc_info=error)
            raise not_built(error, self._settings_file.parent, self._at_work_on) from None

    def publish(self) -> None:
        """Lets the new site take the old one's place, or leaves the old one as it was."""
        if not self._publication:
            return
        publication, self._publication = self._publication, None
        try:
            laid_aside = publication.end()
        except Refused as error:
            raise NotBuilt(printable(str(error))) from None
        finally:
            # `mkdocs gh-deploy` goes on from there.
            self._config.site_dir = str(publication.site)
        if laid_aside:
            _LOGGER.warning(printable(laid_aside))

    @property
    def _cache(self) -> Path:
        return self._settings_file.parent / _CACHE
