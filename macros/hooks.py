"""MkDocs events, each a call or two into the rooms behind. Nothing is decided here."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

# Under plain `mkdocs build` the project's folder is not on the path (with `python -m mkdocs` it is).
sys.path.insert(0, str(Path(__file__).parent.parent))

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from macros.adapter import assets, ending, folder_edition, serving, site_folder
from macros.adapter.between import decoded, place_macros
from macros.adapter.log_messages import Warnings, speak_bokmal
from macros.adapter.settings import edition, lost_without_address, owner, problems_of
from macros.adapter.stopping import NotBuilt, not_built, stop_if_wrong
from macros.adapter.tables import AlignedTables
from macros.build import Build, inert
from macros.content.problems import remarks, without_insides
from macros.paper import pdf
from macros.paper.fonts import licence, web_fonts
from macros.policy import headers, policy
from macros.publishing import Publication, Refused

_LOGGER = logging.getLogger("mkdocs")


class _State:
    """What lives from one event to the next. MkDocs gives every event the config, but nothing of ours."""

    build: Build
    publication: Publication | None = None
    settings: Any = None
    warnings = Warnings()
    publishes = False
    makes_pdf = False
    project = Path()
    at_work_on = ""
    names: Mapping[str, str]
    searching: ClassVar[list[Path]] = []


def on_startup(command: str, dirty: bool) -> None:
    """Notes whether the site is to be kept (build) or shown while it is written (serve)."""
    speak_bokmal()
    ending.clear_up_when_ended()
    _State.publishes = command == "build"
    if command == "serve":
        serving.keep_serving()


@event_priority(100)
def on_config(config: Any) -> Any:
    """Reads the whole handbook before anything is cleaned or written; stops with every problem at once."""
    _State.project, _State.at_work_on = Path(config.config_file_path).parent, ""
    stop_if_wrong(problems_of(config))
    _State.publishes = _State.publishes and not site_folder.is_served(config)
    if _State.publishes:
        _publish_into(config)
        if lost := lost_without_address(config):
            _LOGGER.info(lost)
    overrides = Path(config.theme.custom_dir)
    _State.makes_pdf = _State.publishes and _can_make_pdf(config.extra.get("pdf"))
    owned_by, problems = owner(config)
    _State.searching.clear()
    _State.build = Build(
        Path(config.docs_dir),
        overrides,
        _nav_order(config.nav),
        config.site_name,
        from_folder=_from_folder(config),
        # While it serves, MkDocs sets its own address here: no paper should lead there.
        site_url=config.site_url or "" if _State.publishes else "",
        owner=owned_by,
        with_pdf=_State.makes_pdf,
        edition=edition(config, publishes=_State.publishes),
    )
    if _from_folder(config):
        folder_edition.settle(config)
    stop_if_wrong([*problems, *_State.build.problems])
    # Material prints them as they are.
    config.site_name, config.site_description = inert(config.site_name), inert(config.site_description or "")
    config.markdown_extensions.append(AlignedTables())
    config.extra["policy"] = policy(while_writing=not _State.publishes)
    config.extra["search_index"] = assets.index_address(from_folder=_from_folder(config))
    config.extra["glossary_address"] = _State.build.glossary_address
    _State.warnings.listen()
    place_macros(config.plugins["macros"], _State.build.drafts)
    return config


def on_files(files: Files, config: Any) -> Files:
    """Adds every page that is not Markdown; the parts of the stylesheets go out joined, not one by one, and what only tests read does not go out."""
    overrides = Path(config.theme.custom_dir)
    stop_if_wrong(_State.build.unread(file.src_uri for file in files.documentation_pages()))
    docs = Path(config.docs_dir)
    hashed = _State.build.hashed_files(dict(web_fonts(_cache(config) / "fonts", _LOGGER.info)), config.extra["policy"])
    for file in list(files):
        is_part = file.src_uri.endswith((".css", ".js", ".yml")) or file.src_uri in hashed.names
        if (file.src_dir and Path(file.src_dir) == docs and not _State.build.is_published(file.src_uri)) or (
            file.src_dir and Path(file.src_dir) == overrides and is_part
        ):
            files.remove(file)
    assets.take_scripts(hashed, files, config.plugins["material/search"].config.lang, _State.build.search_worker)
    _State.names = hashed.names
    others: dict[str, str | bytes] = {**hashed.files, **dict(_State.build.documents())}
    others["assets/fonts/OFL.txt"] = licence()
    if not _from_folder(config):
        others["_headers"] = headers()
    for uri, content in others.items():
        files.append(File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    if _from_folder(config):
        folder_edition.link_to_files(files)
    return files


def on_nav(nav: Any, config: Any, files: Files) -> Any:
    """Previous and next lead through a part, not on into the next one."""
    for page in nav.pages:
        page.previous_page = _neighbour(page, page.previous_page)
        page.next_page = _neighbour(page, page.next_page)
    return nav


def on_page_read_source(page: Any, config: Any) -> str | None:
    """Hands MkDocs the body, with a title and description that are safe to print as they are."""
    source = page.file.src_uri
    _State.at_work_on = f"{Path(config.docs_dir).name}/{source}"
    front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in _State.build.front_matter(source).items())
    return f"---\n{front}\n---\n{_State.build.body(source)}"


@event_priority(-100)
def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Adds what a module declares, after the macros have run."""
    return _State.build.drafts[page.file.src_uri].finish(markdown)


def on_page_content(html: str, page: Any, config: Any, files: Files) -> str:
    """Puts the components in, and tells MkDocs of their ids, so that links to them are known to be good."""
    filled = _State.build.fill(page.file.src_uri, html)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | filled.ids
    page.links_to_anchors = decoded(page.links_to_anchors)
    module = _State.build.module_of(page.file.src_uri)
    page.update_date = (module.checked if module else _State.build.last_checked).isoformat()
    return filled.searched


def on_env(env: Any, config: Any, files: Files) -> None:
    """Stops before anything is written if a page could not be made."""
    _State.build.check_anchors()
    stop_if_wrong(_State.build.problems)
    assets.lead_to(_State.names, env, config)


@event_priority(-100)
def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Gives the page template its finished head, and the whole page now that the search plugin has had its part."""
    page.content = _State.build.filled[page.file.src_uri].whole
    context["handbook_header"] = _State.build.header(page.file.src_uri)
    return context


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Notes a page that has been written with Material's search in it."""
    _State.searching.append(Path(page.file.abs_dest_path))
    return output


def on_post_template(output: str, template_name: str, config: Any) -> str:
    """The same for the page of addresses that lead nowhere."""
    if template_name.endswith(".html"):
        _State.searching.append(Path(config.site_dir) / template_name)
    return output


@event_priority(-100)
def on_post_build(config: Any) -> None:
    """Completes the search; stops if MkDocs found dead links or the search lacks a word; with its PDFs the new site is whole."""
    site = Path(config.site_dir)
    index = site / assets.SEARCH_INDEX
    if index.exists():
        found = json.loads(index.read_text(encoding="utf-8"))
        found["docs"] = _State.build.searched(found["docs"])
        index.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        assets.settle_index(site, _State.searching)
    _State.build.check_published(site, Path(config.config_file_path))
    stop_if_wrong([*_State.warnings.problems(config), *_State.build.problems])
    if _State.makes_pdf:
        try:
            pdf.make(list(_State.build.papers()), site, _State.build.paper_css, _cache(config) / "pdf", _LOGGER.info)
        except pdf.NotMade as error:
            raise NotBuilt(f"Håndboka ble ikke bygd.\n{without_insides(str(error))}") from None
    if _from_folder(config):
        folder_edition.write_search_script(site)
    if _State.publication:
        _State.publication.done()
    # Said as information: a warning in MkDocs' log would stop a strict build.
    if remarks_made := remarks(_State.build.problems):
        _LOGGER.info(remarks_made)


def on_build_error(error: Exception) -> None:
    """Any error becomes what an author can read; a fault of ours says that it is ours."""
    if _State.publication:
        # MkDocs counts its warnings after `on_post_build`.
        _State.publication.failed()
    if not isinstance(error, SystemExit):
        _LOGGER.debug("", exc_info=error)
        raise not_built(error, _State.project, _State.at_work_on) from None


def on_shutdown() -> None:
    """Lets the new site take the old one's place, or leaves the old one as it was."""
    _State.warnings.stop_listening()
    if _State.publication:
        publication, _State.publication = _State.publication, None
        try:
            laid_aside = publication.end()
        except Refused as error:
            raise NotBuilt(str(error)) from None
        finally:
            # `mkdocs gh-deploy` goes on from there.
            _State.settings.site_dir = str(publication.site)
        if laid_aside:
            _LOGGER.warning(laid_aside)


def _publish_into(config: Any) -> None:
    """Takes the folder that the site shall lie in, and lets MkDocs build beside it."""
    try:
        _State.publication = Publication(Path(config.site_dir), site_folder.grounds(config))
    except Refused as error:
        stop_if_wrong([site_folder.problem(config, str(error))])
        return
    _State.settings, config.site_dir = config, str(_State.publication.work)


def _can_make_pdf(wanted: Any) -> bool:
    """Whether PDFs are wanted (`extra.pdf` in mkdocs.yml: true, false, or required) and can be made."""
    reason = pdf.missing() if wanted else None
    if reason and wanted == "required":
        raise NotBuilt(f"Håndboka ble ikke bygd. {reason}")
    if reason:
        _LOGGER.info(reason)
    return bool(wanted) and not reason


def _cache(config: Any) -> Path:
    return Path(config.config_file_path).parent / ".cache"


def _from_folder(config: Any) -> bool:
    return bool(config.extra.get("folder_edition"))


def _nav_order(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        return [source for value in nav.values() for source in _nav_order(value)]
    return [source for item in nav or [] for source in _nav_order(item)]


def _neighbour(page: Any, other: Any) -> Any:
    same_part = other is not None and Path(other.file.src_uri).parent == Path(page.file.src_uri).parent
    return other if same_part else None
