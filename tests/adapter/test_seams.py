"""What we lean on inside MkDocs, Material and mkdocs-macros still is as we lean on it; a test bears the name of its seam.

The seams, where each is and why it is needed: the docstring of `macros/adapter/`.
"""

from __future__ import annotations

import ast
import difflib
import dis
import inspect
import ipaddress
import json
import logging
import re
from collections.abc import Callable
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

import jinja2
import markdown
import material
import mkdocs.__main__
import mkdocs.commands.build
import mkdocs.commands.serve
import mkdocs.livereload
import mkdocs_macros.context
import mkdocs_macros.util
import pytest
from material.plugins.search.plugin import SearchIndex, SearchPlugin
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import EVENTS, BasePlugin, event_priority
from mkdocs.structure import pages as pages_of_mkdocs
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs_macros.plugin import MacrosPlugin

import macros.adapter
import macros.hooks
from macros.adapter import arguments, assets, commands
from macros.adapter.between import ask_git_nothing, titled
from macros.adapter.log_messages import Warnings, speak_bokmal
from macros.adapter.remembered import remember_markdown
from macros.adapter.resuming import separate_settings
from macros.adapter.settings import problems_in
from macros.adapter.settings_sentences import _SENTENCES
from macros.adapter.settings_values import COLOURS, FEATURES, FOREIGN_EXTRAS
from macros.adapter.theme_files import lighten
from macros.adapter.unchanged import FilesOfSite
from macros.compiled import CompiledTemplates
from macros.markup.allowed import OF_THE_THEME, TAKEN
from macros.markup.text import with_silent_permalinks
from macros.remembering import Memory, Surroundings
from tests.conftest import ROOT

OVERRIDES = ROOT / "overrides"
MATERIAL = Path(material.__file__).parent / "templates"

Seam = Callable[[Path], None]
SEAMS: dict[str, Seam] = {}


def seam(name: str) -> Callable[[Seam], Seam]:
    """A look at one inside, which gets a folder to work in."""

    def kept(look: Seam) -> Seam:
        SEAMS[name] = look
        return look

    return kept


@pytest.mark.parametrize(
    "name", SEAMS_IN_TABLE := re.findall(r"^\| `([a-z-]+)` \|", macros.adapter.__doc__ or "", re.MULTILINE)
)
def test_the_inside_is_as_we_lean_on_it(name: str, tmp_path: Path) -> None:
    SEAMS[name](tmp_path)


def test_every_look_is_at_a_seam_of_the_table() -> None:
    assert sorted(SEAMS) == sorted(SEAMS_IN_TABLE)


# --- MkDocs: events, files, pages -----------------------------------------------------------------


@seam("events")
def _events(_: Path) -> None:
    ours = {name: getattr(macros.hooks, name) for name in vars(macros.hooks) if name.startswith("on_")}
    # MkDocs takes its empty events off the class again.
    (plugin,) = ast.parse(inspect.getsource(BasePlugin)).body
    methods = [node for node in plugin.body if isinstance(node, ast.FunctionDef)]
    theirs = {method.name: method.args for method in methods}
    assert len(ours) > 10
    assert {name.removeprefix("on_") for name in ours} <= set(EVENTS)
    for name, event in ours.items():
        given = list(inspect.signature(event).parameters)
        in_order = [arg for arg in (*theirs[name].posonlyargs, *theirs[name].args) if arg.arg != "self"]
        by_name = {arg.arg for arg in theirs[name].kwonlyargs}
        assert set(given[len(in_order) :]) <= by_name, name
    assert event_priority(100)(lambda: None).mkdocs_priority == 100


@seam("generated-files")
def _generated_files(folder: Path) -> None:
    config = _config(folder)
    # MkDocs notes whose event it calls.
    config.plugins._current_plugin = "macros/hooks.py"
    file = File.generated(config, "a/index.html", content="x", inclusion=InclusionLevel.NOT_IN_NAV)
    assert (file.src_dir, file.url, file.content_string) == (None, "a/", "x")
    assert "src_dir" in vars(File("a.md", str(folder), str(folder / "site"), use_directory_urls=True))
    assert list(Files([file]).documentation_pages()) == []
    # A photo that is led to under another name, with another content.
    photo = File("a.heic", str(folder), str(folder / "site"), use_directory_urls=True)
    files = Files([photo])
    photo.dest_uri, photo.url, photo.content_bytes = "a b.jpg", "a%20b.jpg", b"x"
    assert files.get_file_from_path("a.heic").url_relative_to("c/") == "../a%20b.jpg"
    photo.copy_file()
    assert (folder / "site" / "a b.jpg").read_bytes() == b"x"


@seam("pages")
def _pages(folder: Path) -> None:
    config = _config(folder, **{"a.md": "# En\n\n[to](b.md#æ)\n", "b.md": "# To\n"})
    files = Files([File(name, config.docs_dir, config.site_dir, use_directory_urls=True) for name in ("a.md", "b.md")])
    page, _other = (Page(None, file, config) for file in files)
    assert {"previous_page", "next_page", "update_date", "content"} <= set(dir(page))
    page.read_source(config)
    page.render(config, files)
    assert page.present_anchor_ids == {"en"}
    assert {file.src_uri: set(places) for file, places in page.links_to_anchors.items()} == {"b.md": {"æ"}}
    # What is put there is what links are checked against.
    target = files.get_file_from_path("b.md").page
    target.present_anchor_ids = {"æ"}
    with _Listening() as warnings:
        page.validate_anchor_links(files=files, log_level=logging.WARNING)
        assert warnings.problems(config) == []


@seam("site-folder")
def _site_folder(folder: Path) -> None:
    config = _config(folder, **{"index.md": "# Hei\n"})
    config.site_dir = str(folder / "elsewhere")
    (folder / "site").mkdir()
    (folder / "site" / "old.html").write_text("", encoding="utf-8")
    build(config)
    assert [file.name for file in (folder / "site").iterdir()] == ["old.html"]
    assert (folder / "elsewhere" / "index.html").is_file()


@seam("serve")
def _serve(_: Path) -> None:
    code = mkdocs.commands.serve.serve.__code__
    # Looked up in the module when they are called, so that what we put in their place is what is called.
    assert {"LiveReloadServer", "_serve_url", "build", "load_config"} <= _globals(code)
    assert {"host", "port", "root", "mount_path"} <= set(inspect.signature(LiveReloadServer).parameters)
    for name in ("server_bind", "server_activate", "server_close"):
        assert hasattr(LiveReloadServer, name)
    assert "self.server_bind()" in inspect.getsource(LiveReloadServer.serve)
    assert "self.server_activate()" in inspect.getsource(LiveReloadServer.serve)
    assert "self.builder()" in inspect.getsource(LiveReloadServer._build_loop)
    serving = inspect.getsource(mkdocs.commands.serve.serve)
    assert serving.index("server.watch(") < serving.index("server.serve(")
    answering = inspect.getsource(LiveReloadServer._serve_request)
    for leaned_on in (
        'environ["PATH_INFO"]',
        "self.mount_path",
        "os.path.join(self.root, ",
        "_inject_js_into_html(content, epoch)",
        "if self._watched_paths and ",
    ):
        assert leaned_on in answering
    assert {"bind_and_activate=False", "self.mount_path ="} <= set(
        re.findall(r"bind_and_activate=False|self\.mount_path =", inspect.getsource(LiveReloadServer.__init__))
    )
    assert [*inspect.signature(mkdocs.commands.serve._serve_url).parameters] == ["host", "port", "path"]


@seam("reloading")
def _reloading(_: Path) -> None:
    loop, answering = (
        inspect.getsource(method) for method in (LiveReloadServer._build_loop, LiveReloadServer._serve_request)
    )
    assert "self._wanted_epoch = _timestamp()" in loop
    assert "self._epoch_cond.notify_all()" in loop
    assert "self._rebuild_cond.wait(timeout=self.build_delay)" in loop
    assert "self._visible_epoch == self._wanted_epoch" in answering
    assert "timeout=self.poll_response_timeout" in answering
    assert "polling_interval" in inspect.signature(LiveReloadServer).parameters
    script = mkdocs.livereload._SCRIPT_TEMPLATE_STR
    assert 'req.open("GET", "/livereload/" + epoch + "/" + requestId);' in script
    assert "if (parseFloat(this.responseText) > epoch) {" in script
    assert "livereload(${epoch}, ${request_id});" in script


@seam("unchanged-files")
def _unchanged_files(folder: Path) -> None:
    config = _config(folder, **{"index.md": "# Hei"})
    config.plugins._current_plugin = "macros/hooks.py"
    (folder / "før").mkdir()
    (folder / "før" / "a.txt").write_text("innhold", encoding="utf-8")
    file = File.generated(config, "a.txt", content="innhold")
    FilesOfSite(folder / "før", {"a.txt": "innhold"}).take_along(file, "innhold")
    Files([file]).copy_static_files()
    assert Path(file.abs_dest_path).samefile(folder / "før" / "a.txt")
    build = inspect.getsource(mkdocs.commands.build.build)
    assert build.index("utils.clean_directory(config.site_dir)") < build.index("files.copy_static_files(dirty=dirty,")


@seam("markdown-to-html")
def _markdown_to_html(folder: Path) -> None:
    """What is put into a page is all that MkDocs would have put there, and of the files it asks for nothing but where a link leads."""
    config = _config(
        folder,
        theme={"name": "material"},
        **{"index.md": "# Hei\n\n## Mer {#mer}\n\n[dit](a.md#sted)\n", "a.md": "# A\n"},
    )
    memory = Memory(folder / "minne", Surroundings(()))
    pages = []
    for _ in range(2):
        files = get_files(config)
        for file in files:
            Page(None, file, config)
        page = files.src_uris["index.md"].page
        assert page is not None
        remember_markdown(page, config, memory, Warnings())
        page.read_source(config)
        before = set(vars(page))
        page.render(config, files)
        pages.append(
            {
                name: value
                for name, value in vars(page).items()
                if name not in before - {"content", "toc", "_title_from_render"}
            }
        )
        pages[-1]["toc"] = [(link.id, link.title, link.level, len(link.children)) for link in page.toc]
        pages[-1]["links"] = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
        pages[-1].pop("links_to_anchors")
    assert pages[0] == pages[1]
    assert pages[0]["toc"] == [("hei", "Hei", 1, 1)]
    assert pages[0]["links"] == {"a.md": {"sted": "a.md#sted"}}
    assert {"present_anchor_ids", "_title_from_render", "content"} <= pages[0].keys()
    assert "self.files.get_file_from_path(" in (source := inspect.getsource(pages_of_mkdocs._RelativePathTreeprocessor))
    assert set(re.findall(r"self\.files\.(\w+)", source)) == {"get_file_from_path"}
    assert not re.search(r"self\.files\b", inspect.getsource(pages_of_mkdocs._ExtractAnchorsTreeprocessor))


@seam("page-template")
def _page_template(_: Path) -> None:
    source = inspect.getsource(mkdocs.commands.build._build_page)
    assert "env.get_template(page.meta.get('template', 'main.html'))" in source
    assert "output = template.render(context)" in source
    context = inspect.getsource(mkdocs.commands.build.get_context)
    assert set(re.findall(r"^ +(\w+)=", context, re.MULTILINE)) == {
        "nav",
        "pages",
        "base_url",
        "extra_css",
        "extra_javascript",
        "mkdocs_version",
        "build_date_utc",
        "config",
        "page",
    }
    for file in [*MATERIAL.rglob("*.html"), OVERRIDES / "main.html", *(OVERRIDES / "partials").glob("*.html")]:
        shown = " ".join(re.findall(r"\{[{%].*?[%}]\}", file.read_text("utf-8"), re.DOTALL))
        assert not re.search(r"build_date_utc|\bin pages\b|config\.(site_dir|docs_dir|watch|hooks)\b", shown), file


@seam("macro-programs")
def _macro_programs(_: Path) -> None:
    assert "self.compile(source)" in inspect.getsource(jinja2.Environment.from_string)
    assert "self.env.from_string(markdown)" in inspect.getsource(MacrosPlugin.render)
    assert isinstance(MacrosPlugin.env, property)


@seam("one-page")
def _one_page(folder: Path) -> None:
    build_of_mkdocs = mkdocs.commands.build
    assert list(inspect.signature(build_of_mkdocs._populate_page).parameters) == ["page", "config", "files", "dirty"]
    given = ["page", "config", "doc_files", "nav", "env", "dirty", "excluded"]
    assert list(inspect.signature(build_of_mkdocs._build_page).parameters) == given
    # Where it goes is asked of the file each time.
    assert "page.file.abs_dest_path" in inspect.getsource(build_of_mkdocs._build_page)
    file = File("side.md", str(folder), str(folder / "site"), use_directory_urls=True)
    file.abs_dest_path = "elsewhere"
    assert file.abs_dest_path == "elsewhere"
    assert list(inspect.signature(Page.validate_anchor_links).parameters) == ["self", "files", "log_level"]
    assert "self.entries = []" in inspect.getsource(SearchIndex.__init__)


@seam("resuming")
def _resuming(folder: Path) -> None:
    config = _config(folder, theme={"name": "material"}, plugins=["search"], **{"index.md": "# Hei\n"})
    separate = separate_settings(config)
    before = (dict(config.plugins["material/search"].config), [*config.markdown_extensions], dict(config.extra))
    separate.markdown_extensions.append("abbr")
    separate.extra["ny"] = True
    separate.site_name, separate.plugins["material/search"].config["lang"] = "Egen", ["sv"]
    assert (dict(config.plugins["material/search"].config), config.markdown_extensions, config.extra) == before
    assert (config.site_name, config.plugins["material/search"]) != (
        separate.site_name,
        separate.plugins["material/search"],
    )
    # What plugins do at events they do as they are in the settings of its own.
    assert [method.__self__ for method in separate.plugins.events["page_context"]] == [
        separate.plugins["material/search"]
    ]
    # What comes before pages are made is what `until_pages` does.
    source = inspect.getsource(build)
    steps = [
        "config.plugins.on_config(config)",
        "config.plugins.on_pre_build(config=config)",
        "get_files(config)",
        "config.theme.get_env()",
        "files.add_files_from_theme(env, config)",
        "config.plugins.on_files(files, config=config)",
        "set_exclusions(files, config)",
        "get_navigation(files, config)",
        "config.plugins.on_nav(nav, config=config, files=files)",
        "config.plugins.on_env(env, config=config, files=files)",
        "files.copy_static_files(",
    ]
    assert [source.index(step) for step in steps] == sorted(source.index(step) for step in steps)
    # Where front matter says what a page is called, another page shows that when this one has been read.
    page = Page(None, get_files(config).src_uris["index.md"], config)
    page.meta = {"title": "Hei"}
    assert page.title is None
    page.markdown = ""
    assert page.title == "Hei"


@seam("standing-site")
def _standing_site(_: Path) -> None:
    commands_of_mkdocs = mkdocs.__main__
    for command in (commands_of_mkdocs.build_command, commands_of_mkdocs.gh_deploy_command):
        source = inspect.getsource(command.callback)
        # By its name in the module, and after plugins have heard that a command begins.
        assert "from mkdocs.commands import build" in source or "from mkdocs.commands import build, gh_deploy" in source
        assert source.index("on_startup(") < source.index("build.build(cfg")


@seam("search-entries")
def _search_entries(_: Path) -> None:
    source = inspect.getsource(SearchIndex.add_entry_from_context) + inspect.getsource(
        SearchIndex.create_entry_for_section
    )
    assert set(re.findall(r"\bpage\.(\w+)", source)) == {"meta", "content", "toc", "url", "title"}
    assert set(re.findall(r"\bself\.(\w+)", source)) == {
        "create_entry_for_section",
        "_find_toc_by_id",
        "_segment_chinese",
        "entries",
    }
    found = inspect.getsource(SearchIndex._find_toc_by_id)
    assert set(re.findall(r"\b(?:toc_)?item\.(\w+)", found + source)) == {"id", "children", "url"}
    assert "self.search_index.add_entry_from_context(page)" in inspect.getsource(SearchPlugin.on_page_context)


@seam("served-folder")
def _served_folder(_: Path) -> None:
    source = inspect.getsource(mkdocs.commands.serve.serve)
    assert "site_dir = tempfile.mkdtemp(prefix='mkdocs_')" in source
    assert "root=site_dir" in source
    assert "server.error_handler = " in source


@seam("ending")
def _ending(_: Path) -> None:
    source = inspect.getsource(mkdocs.commands.serve.serve)
    assert re.search(
        r"except KeyboardInterrupt:.*finally:.*finally:\s+config\.plugins\.on_shutdown\(\)", source, re.DOTALL
    )
    assert "finally" in (command := inspect.getsource(mkdocs.__main__.build_command.callback))
    assert command.index("finally") < command.index("on_shutdown")


# --- MkDocs: what it says -------------------------------------------------------------------------


@seam("warnings")
def _warnings(folder: Path) -> None:
    links = ["[a](borte.md)", "[b](b.md#borte)", "[c](#vekk)", "[d](b/)", "[e](/b/)"]
    pages = {
        "index.md": "# Hei\n\n" + "\n\n".join(links) + "\n",
        "b.md": "# B\n",
        "c.md": "# C\n",
        "c/index.md": "# C\n",
    }
    config = _config(folder, nav=["index.md", "b.md", "borte.md"], **pages)
    with _Listening() as warnings:
        build(config)
        sentences = [str(problem) for problem in warnings.problems(config)]
    assert sorted(sentences) == sorted(
        [
            "docs/index.md:3  lenke: «borte.md» går til en fil som ikke finnes",
            "docs/index.md:5  lenke: «b.md#borte» går til et sted på siden som ikke finnes",
            "docs/index.md:7  lenke: «#vekk» går til et sted på siden som ikke finnes",
            "docs/index.md:9  lenke: «b/» må gå til en .md-fil; mente du «b.md»?",
            "docs/index.md:11  lenke: «/b/» må skrives som en sti fra denne fila, uten skråstrek først; mente du «b.md»?",
            "docs/c.md  nav: siden mangler i nav i mkdocs.yml",
            "docs/c/index.md  nav: siden mangler i nav i mkdocs.yml",
            "mkdocs.yml:1  nav: «borte.md» finnes ikke i docs",
        ]
    )


@seam("progress")
def _progress(folder: Path) -> None:
    logger = logging.getLogger("mkdocs")
    state = mkdocs.__main__.State()
    said: list[str] = []
    try:
        speak_bokmal()
        state.stream.emit = lambda record: said.append(state.stream.format(record))  # type: ignore[method-assign]
        build(_config(folder, **{"index.md": "# Hei\n"}))
    finally:
        logger.removeHandler(state.stream)
    assert said[0] == "Bygger håndboka …"
    assert re.fullmatch(r"Håndboka er bygd på \d+,\d+ sekunder\.", said[-1])
    served = inspect.getsource(LiveReloadServer)
    for sentence in ("Watching paths for changes: ", "Serving on ", "Detected file changes", "Reloading browsers"):
        assert sentence in served
    assert "Shutting down" in inspect.getsource(mkdocs.commands.serve.serve)


_WORDS = re.compile(r"[A-Za-z][A-Za-z ]+[a-z]")


@seam("settings-sentences")
def _settings_sentences(folder: Path) -> None:
    (folder / "docs").mkdir()
    file = folder / "mkdocs.yml"

    def told(text: str) -> list[str]:
        file.write_text(text, encoding="utf-8")
        return [str(problem).partition("  ")[2] for problem in problems_in(file)]

    name = "site_name: x\n"
    assert told("docs_dir: docs\n") == ["site_name: mangler"]
    assert told(f"{name}site_nme: y\n") == ["site_nme: ukjent nøkkel; mente du «site_name»?"]
    assert told("site_name: [x]\n") == ["site_name: må være tekst, fikk en liste"]
    assert told(f"{name}use_directory_urls: 3\n") == ["use_directory_urls: må være true eller false, fikk «3»"]
    assert told(f"{name}dev_addr: x\n") == ["dev_addr: må være en adresse og en port, som 127.0.0.1:8000"]
    assert told(f"{name}theme: {{name: borte}}\n") == ["theme.name: ukjent tema «borte»; her skal det stå material"]
    assert told(f"{name}plugins: [borte]\n")[0].startswith("plugins.borte: tillegget «borte» finnes ikke")
    assert told(f"{name}markdown_extensions: [borte]\n") == [
        "markdown_extensions.borte: utvidelsen «borte» finnes ikke; sjekk hvordan navnet skrives"
    ]

    assert told(f"{name}validation: {{links: {{anchors: x}}}}\n")[0].startswith(
        "validation.links: må være en av warn, info, ignore, fikk «x»"
    )
    # The rest is looked for in what MkDocs, and Python for it, would say: the most words that stand together in each.
    files = [*Path(mkdocs.__file__).parent.rglob("*.py"), Path(ipaddress.__file__)]
    written = "\n".join(sentence for file in files for sentence in _texts_in(file))
    for pattern, _translation in _SENTENCES:
        pieces = _WORDS.findall(re.sub(r"\(\?P<\w+>[^)]*\)|\\W", "|", pattern.pattern))
        assert max(pieces, key=len) in written, pattern.pattern


@seam("settings-keys")
def _settings_keys(folder: Path) -> None:
    config = _config(folder, exclude_docs="/data/\n")
    used = "site_name site_description site_url site_dir docs_dir config_file_path nav theme plugins extra hooks watch"
    assert set(used.split()) <= set(MkDocsConfig())
    assert {"exclude_docs", "draft_docs", "not_in_nav", "extra_css", "markdown_extensions"} <= set(MkDocsConfig())
    assert set(config.validation.nav) >= {"omitted_files", "not_found", "absolute_links"}
    assert set(config.validation.links) >= {"not_found", "anchors", "absolute_links", "unrecognized_links"}
    assert config.exclude_docs.match_file("data/x.yml")
    assert all(Path(place).is_dir() for place in config.theme.dirs)


@seam("command-line")
def _command_line(_: Path) -> None:
    cli = mkdocs.__main__.cli
    for name, options in commands._OPTIONS.items():
        (word, *_rest) = commands._COMMANDS[name]
        theirs = {
            opt for parameter in cli.commands[word].params for opt in (*parameter.opts, *parameter.secondary_opts)
        }
        assert set(options) - set(commands._PAPER) <= theirs, name
        shorts = {short for short, whole in arguments._SHORT.items() if whole in options}
        assert shorts <= theirs, name


# --- Material -------------------------------------------------------------------------------------


@seam("theme-settings")
def _theme_settings(_: Path) -> None:
    templates = "".join(file.read_text(encoding="utf-8") for file in sorted(MATERIAL.rglob("*.html")))
    (bundle,) = (MATERIAL / "assets" / "javascripts").glob("bundle.*.min.js")
    asked = {
        *re.findall(r'"([a-z]+(?:\.[a-z]+)+)" in features', templates),
        *re.findall(
            r'"((?:announce|content|header|navigation|search|toc)(?:\.[a-z]+)+)"\)', bundle.read_text(encoding="utf-8")
        ),
    }
    # The last two we do ourselves (overrides/components/search/search.js).
    said = re.compile(r"search\.result\.|navigation\.instant|search\.(highlight|suggest)$")
    assert {name for name in asked if not said.match(name)} == FEATURES
    assert set(re.findall(r"config\.extra\.([a-z_]+)", templates)) - {"generator"} <= FOREIGN_EXTRAS
    (palette,) = (MATERIAL / "assets" / "stylesheets").glob("palette.*.min.css")
    colours = set(re.findall(r"data-md-color-primary=\"?([a-z-]+)", palette.read_text(encoding="utf-8")))
    assert colours <= COLOURS
    assert {"indigo", "deep-orange"} <= colours


@seam("theme-folders")
def _theme_folders(_: Path) -> None:
    assert (MATERIAL / ".icons" / "material" / "weather-night.svg").is_file()
    assert (MATERIAL / "partials" / "languages" / "nb.html").is_file()


@seam("theme-listing")
def _theme_listing(folder: Path) -> None:
    config = _config(folder, theme={"name": "material"}, **{"index.md": "# Hei\n"})

    def listed() -> list[tuple[str, str | None]]:
        files = Files([])
        files.add_files_from_theme(config.theme.get_env(), config)
        return [(file.src_uri, file.src_dir) for file in files]

    before = listed()
    lighten(config.theme, CompiledTemplates(folder / "templates"))
    assert before == listed()
    names = config.theme.get_env().list_templates()
    assert not [name for name in names if name.startswith(".icons")]
    # Templates still take in the icons that they name.
    assert config.theme.get_env().get_template(".icons/material/weather-night.svg")


@seam("theme-templates")
def _theme_templates(folder: Path) -> None:
    config = _config(folder, theme={"name": "material"}, **{"index.md": "# Hei\n"})
    compiled = CompiledTemplates(folder / "templates")
    lighten(config.theme, compiled)
    config.theme.get_env().get_template("main.html")
    assert list(compiled.keep()) == []
    assert list((folder / "templates").glob("*.template"))


@seam("advertisement")
def _advertisement(_: Path) -> None:
    assert 'not os.getenv("NO_MKDOCS_2_WARNING")' in (MATERIAL / "__init__.py").read_text(encoding="utf-8")


@seam("folder-edition")
def _folder_edition(folder: Path) -> None:
    config = _config(folder, theme={"name": "material"}, **{"index.md": "# Hei\n"})
    assert "404.html" in config.theme.static_templates
    file = File("a.md", config.docs_dir, config.site_dir, use_directory_urls=True)
    file.url = "a/index.html"
    assert file.url_relative_to("b/index.html") == "../a/index.html"
    assert "{% for script in config.extra.polyfills %}" in _material("base.html")


@seam("search-files")
def _search_files(_: Path) -> None:
    scripts = MATERIAL / "assets" / "javascripts"
    (bundle,) = scripts.glob("bundle.*.js")
    (worker,) = scripts.glob("workers/search.*.js")
    assert assets._asking_the_form(bundle.name, bundle.read_text(encoding="utf-8"))
    assert "`${e}/min/lunr.stemmer.support.min.js`" in worker.read_text(encoding="utf-8")
    assert (MATERIAL / assets._SEARCH_WORKER).is_file()
    for name in ("stemmer.support", "multi"):
        assert (MATERIAL / assets._LUNR / "min" / f"lunr.{name}.min.js").is_file()


@seam("colours")
def _colours(_: Path) -> None:
    (palette,) = (MATERIAL / "assets" / "stylesheets").glob("palette.*.css")
    assert "switching" not in assets._replaced(
        palette.name, palette.read_text(encoding="utf-8"), assets._WHILE_COLOURS_CHANGE, ""
    )
    (main,) = (MATERIAL / "assets" / "stylesheets").glob("main.*.css")
    for style in (main, palette):
        text = style.read_text(encoding="utf-8")
        # It can stand after another, and fetches nothing by its place.
        assert re.findall(r"@import|@charset|url\((?!data:|\"data:|'data:)", text[text.startswith("@charset") :]) == []
    (bundle,) = (MATERIAL / "assets" / "javascripts").glob("bundle.*.js")
    assert bundle.read_text(encoding="utf-8").count('"data-md-color-switching"') == 2


@seam("search-index")
def _search_index(folder: Path) -> None:
    settings = {"theme": {"name": "material"}, "plugins": [{"search": {"lang": "no"}}]}
    config = _config(folder, **settings, **{"index.md": "# Hei\n\nTekst.\n\n## Mer\n\nTekst.\n"})
    assert config.plugins["material/search"].config.lang == ["no"]
    build(config)
    index = json.loads((folder / "site" / assets.SEARCH_INDEX).read_text(encoding="utf-8"))
    assert set(index) == {"config", "docs"}
    assert [(set(entry), entry["location"]) for entry in index["docs"]] == [
        ({"location", "title", "text"}, ""),
        ({"location", "title", "text"}, "#mer"),
    ]


@seam("template-filters")
def _template_filters(folder: Path) -> None:
    env = _config(folder).theme.get_env()
    context = {"page": None, "base_url": "..", "config": SimpleNamespace()}
    shown = env.from_string("{{ 'a.css' | url }} {{ 'a.js' | script_tag }}").render(context)
    assert shown == '../a.css <script src="../a.js"></script>'


@seam("tables")
def _tables(_: Path) -> None:
    html = markdown.markdown("| a |\n| :-: |\n| b |\n", extensions=["tables"])
    assert html.count(' style="text-align: center;"') == 2


@seam("permalinks")
def _permalinks(_: Path) -> None:
    settings = {"toc": {"permalink": True}}
    html = markdown.markdown("## Å\n", extensions=["toc"], extension_configs=settings)
    assert with_silent_permalinks(html).count('<a tabindex="-1" aria-hidden="true" class="headerlink" href="#a"') == 1


@seam("contents")
def _contents(_: Path) -> None:
    for template in ("base.html", "partials/toc.html", "partials/nav-item.html"):
        assert re.search(r"\b(toc|page\.toc) \| first\b", _material(template)), template
    assert all("first.level == 1" in _material(f"partials/{name}.html") for name in ("toc", "nav-item"))
    (title,) = titled(get_toc([{"level": 2, "id": "a", "name": "A", "children": []}]), "Tittel")
    assert (title.level, title.url, [each.url for each in title.children]) == (1, "#rh-tittel", ["#a"])


@seam("footer")
def _footer(_: Path) -> None:
    assert _material("partials/footer.html").count('{% include "partials/copyright.html" %}') == 1


@seam("single-keys")
def _single_keys(_: Path) -> None:
    (bundle,) = (MATERIAL / "assets" / "javascripts").glob("bundle.*.min.js")
    assert '(window,"keydown")' in bundle.read_text(encoding="utf-8")


@seam("blocks")
def _blocks(_: Path) -> None:
    theirs = set(re.findall(r"{% block (\w+) %}", _material("base.html") + _material("main.html")))
    ours = set(re.findall(r"{% block (\w+) %}", (OVERRIDES / "main.html").read_text(encoding="utf-8")))
    assert ours
    assert ours <= theirs
    base = _material("base.html")
    assert base.index("<head>") < base.index("{% block site_meta %}") < base.index("<meta")
    assert base.index('<script id="__config"') > base.index("{% block footer %}")
    # What overrides/main.html asks for in other ways.
    assert re.findall(r"assets/\w+/(\w+)\.\w+\.min\.", base) == ["main", "palette", "bundle"]
    assert "script in config.extra_javascript" in base.partition("{% block scripts %}")[2]


# Lines of Material's partials → ours, and what is set in between. Whatever else differs is a change of Material's.
_EMPTIES = (
    """        <button type="reset" class="md-search__icon md-icon" title="{{{{ lang.t('search.reset') }}}}" """
    """aria-label="{{{{ lang.t('search.reset') }}}}"{}>"""
)
_FIELD = (
    '      <input type="text" class="md-search__input" name="query" aria-label="{{{{ lang.t(\'search.placeholder\') }}}}"'
    ' placeholder="{{{{ lang.t(\'search.placeholder\') }}}}" autocapitalize="off" autocorrect="off" autocomplete="off"'
    ' spellcheck="false" data-md-component="search-query"{}'
)
_CHOICE = (
    '    <input class="md-option" data-md-color-media="{{{{ option.media }}}}"'
    " data-md-color-scheme=\"{{{{ scheme | replace(' ', '-') }}}}\" data-md-color-primary=\"{{{{ primary | replace(' ', '-') }}}}\""
    " data-md-color-accent=\"{{{{ accent | replace(' ', '-') }}}}\"{}"
    ' type="radio" name="__palette" id="__palette_{{{{ loop.index0 }}}}">'
)
_SOURCE = '<a href="{{{{ config.repo_url }}}}" title="{{{{ lang.t(\'source\') }}}}" class="md-source"{}>'
_SOURCE_ICON = '    {{% set icon = config.theme.icon.repo or "{}" %}}'
_LOGO = (
    '    <a href="{{{{ config.extra.homepage | d(nav.homepage.url, true) | url }}}}" {}'
    'class="md-header__button md-logo" aria-label="{{{{ {} }}}}" data-md-component="logo">'
)
_GROUP = '        <{} class="md-nav" data-md-level="{{{{ level }}}}" {}>'
_COPIED = {
    "header.html": (
        [
            """  <nav class="md-header__inner md-grid" aria-label="{{ lang.t('header') }}">""",
            _LOGO.format('title="{{ config.site_name | e }}" ', "config.site_name"),
            '    <div class="md-header__title" data-md-component="header-title">',
            "    {% if not config.theme.palette is mapping %}",
            '      {% include "partials/javascripts/palette.html" %}',
            "    {% endif %}",
            '        <label class="md-header__button md-icon" for="__search">',
            "  </nav>",
        ],
        [
            '  <div class="md-header__inner md-grid">',
            _LOGO.format("", "nav.homepage.title | d(config.site_name, true)"),
            '      <span class="rh-unseen">{{ lang.t("nav") }}</span>',
            '    <div class="md-header__title" data-md-component="header-title" aria-hidden="true">',
            '        <label class="md-header__button md-icon" for="__search" tabindex="-1">',
            '          <span class="rh-unseen">{{ lang.t("search") }}</span>',
            "  </div>",
        ],
    ),
    "nav-item.html": (
        [
            _GROUP.format("nav", 'aria-labelledby="{{ path }}_label" aria-expanded="{{ nav_item.active | tojson }}"'),
            "        </nav>",
        ],
        [_GROUP.format("div", 'role="group" aria-labelledby="{{ path }}_label"'), "        </div>"],
    ),
    "toc-item.html": (
        ['    <nav class="md-nav" aria-label="{{ toc_item.title | striptags | e }}">', "    </nav>"],
        ['    <div class="md-nav" role="group" aria-label="{{ toc_item.title | striptags | e }}">', "    </div>"],
    ),
    "search.html": (
        [
            '<div class="md-search" data-md-component="search" role="dialog">',
            '    <form class="md-search__form" name="search">',
            _FIELD.format(" required>"),
            """      <nav class="md-search__options" aria-label="{{ lang.t('search') }}">""",
            _EMPTIES.format(' tabindex="-1"'),
            "      </nav>",
            '      {% if "search.suggest" in features %}',
            '        <div class="md-search__suggest" data-md-component="search-suggest"></div>',
            "      {% endif %}",
            '      <div class="md-search__scrollwrap" tabindex="0" data-md-scrollfix>',
            '          <div class="md-search-result__meta">',
            '          <ol class="md-search-result__list" role="presentation"></ol>',
        ],
        [
            '<div class="md-search" data-md-component="search">',
            '    <form class="md-search__form" name="search" data-index="{{ config.extra.search_index }}">',
            _FIELD.format(
                ' role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="rh-suggested">'
            ),
            "        {#- Between the two icons: Material shows the last one on phones, and the first one elsewhere. #}",
            '        <span class="rh-unseen">{{ lang.t("search") }}</span>',
            '      <div class="md-search__options">',
            _EMPTIES.format(""),
            "      </div>",
            '      <div class="md-search__scrollwrap" tabindex="-1" role="group" aria-label="Treff" data-md-scrollfix>',
            "          {#- The first and the last are where Material writes what we say ourselves. #}",
            "          <template></template>",
            (
                """          <div class="md-search-result__meta" data-wait="{{ lang.t('search.result.initializer') }}" """
                """data-empty="{{ lang.t('search.result.placeholder') }}" """
                'data-lost="Søket kunne ikke hentes. Sjekk nettet, og prøv igjen.">'
            ),
            '          <div class="rh-spoken rh-unseen" role="status"></div>',
            '          <ul class="rh-suggested" id="rh-suggested" role="listbox" aria-label="Forslag" tabindex="-1" hidden></ul>',
            '          <div class="rh-no-answer"></div>',
            '          <ol class="md-search-result__list" role="list"></ol>',
            "          <template></template>",
            # What stands in the templates is ours alone.
            '<template id="rh-find">',
        ],
    ),
    "palette.html": (
        [
            _CHOICE.format(
                ' {% if option.toggle %} aria-label="{{ option.toggle.name }}" {% else %} aria-hidden="true" {% endif %}'
            ),
            (
                '      <label class="md-header__button md-icon" title="{{ option.toggle.name }}"'
                ' for="__palette_{{ loop.index % loop.length }}" hidden>'
            ),
            "      </label>",
        ],
        [
            _CHOICE.format(' aria-hidden="true" tabindex="-1"'),
            (
                '      <button class="md-header__button md-icon" type="button" title="{{ option.toggle.name }}"'
                ' aria-label="{{ option.toggle.name }}" data-scheme="__palette_{{ loop.index % loop.length }}" hidden>'
            ),
            "      </button>",
        ],
    ),
    # What has this sign makes its script ask the project's host for stars.
    "source.html": (
        [_SOURCE.format(' data-md-component="source"'), _SOURCE_ICON.format("fontawesome/brands/git-alt")],
        [_SOURCE.format(""), _SOURCE_ICON.format("material/git")],
    ),
    "languages/nb.html": (
        [
            '  "consent.reject": "Reject",',
            '  "footer": "Footer",',
            '  "header": "Header",',
            '  "nav": "Navigasjon",',
            '  "rss.created": "RSS feed",',
            '  "rss.updated": "Oppdatert RSS feed",',
            '  "search.result.initializer": "Starter søk",',
            '  "tabs": "Faner",',
            '  "toc": "Innholdsliste",',
        ],
        [
            '  "consent.reject": "Avslå",',
            '  "footer": "Forrige og neste side",',
            '  "header": "Topplinje",',
            '  "nav": "Meny",',
            '  "rss.created": "RSS-strøm",',
            '  "rss.updated": "Oppdatert RSS-strøm",',
            '  "search.result.initializer": "Gjør klar søket",',
            '  "tabs": "Delene i håndboka",',
            '  "toc": "På denne siden",',
        ],
    ),
}
# Partials that go out empty: what stood in them is a file of ours.
_LEFT_OUT = {
    "javascripts/base.html": {"__md_scope", "__md_hash", "__md_get", "__md_set"},
    "javascripts/content.html": {"tabs", "target"},
}

# Partials that nothing of Material's is left of; each is a seam of its own.
_FILLED = {"copyright.html"}


@seam("partials")
def _partials(_: Path) -> None:
    ours = {file.relative_to(OVERRIDES / "partials").as_posix() for file in OVERRIDES.glob("partials/**/*.html")}
    assert ours == _COPIED.keys() | _LEFT_OUT.keys() | _FILLED
    for name, (taken, put) in _COPIED.items():
        theirs, copy = _lines(_material(f"partials/{name}")), _lines(_partial(name))
        if "</template>" in copy:
            del copy[copy.index('<template id="rh-find">') + 1 :]
        differences = [line for line in difflib.ndiff(theirs, copy) if line[0] in "+-"]
        assert [line[2:] for line in differences if line[0] == "-"] == taken, name
        assert [line[2:] for line in differences if line[0] == "+"] == put, name
    (bundle,) = MATERIAL.glob("assets/javascripts/bundle.*.js")
    script = bundle.read_text(encoding="utf-8")
    # What stands after a choice of colours is shown where the choice is the one that is in force, and keys are taken around both.
    assert re.search(r"\.nextElementSibling;(\w+) instanceof HTMLElement&&\(\1\.hidden=", script)
    assert re.search(r'"keydown"\)\.pipe\(\w+\(\w=>\w\.key==="Enter"\)', script)
    # What makes the script ask the project's host, and the copy has not.
    assert (script.count("api.github.com"), script.count('("source")')) == (2, 1)
    for name, variables in _LEFT_OUT.items():
        assert _lines(_partial(name)) == []
        script = _material(f"partials/{name}")
        assert set(re.findall(r"[<>{},;(]?(?:var |script>|,)(\w+)=", script)) >= variables, name
        assert "<script" in script


def _lines(html: str) -> list[str]:
    """The lines of a partial below what is said of the file at its top."""
    return re.sub(r"\A{#-.*?-#}\n?", "", html, flags=re.DOTALL).splitlines()


@seam("theme-scripts")
def _theme_scripts(_: Path) -> None:
    ours = set(
        re.findall(r"^const (__md_\w+)", (OVERRIDES / "assets" / "theme.js").read_text(encoding="utf-8"), re.MULTILINE)
    )
    theirs = set(re.findall(r"\b(__md_\w+)=", _material("partials/javascripts/base.html")))
    assert ours == theirs
    (bundle,) = MATERIAL.glob("assets/javascripts/bundle.*.js")
    called = set(re.findall(r"\b(__md_\w+)\(", bundle.read_text(encoding="utf-8")))
    assert called
    assert called <= ours
    palette = _material("partials/javascripts/palette.html")
    assert '__md_get("__palette")' in palette
    assert "data-md-color-" in palette


@seam("theme-classes")
def _theme_classes(_: Path) -> None:
    files = [file for kind in ("css", "js") for file in OVERRIDES.rglob(f"*.{kind}")]
    ours = {
        name for file in files for name in re.findall(r"(?<![\w-])md-[a-z]+[\w-]*", file.read_text(encoding="utf-8"))
    }
    (bundle,) = MATERIAL.glob("assets/javascripts/bundle.*.js")
    (style,) = MATERIAL.glob("assets/stylesheets/main.*.css")
    written = [*MATERIAL.rglob("*.html"), bundle, style]
    theirs = {name for file in written for name in re.findall(r"md-[a-z]+[\w-]*", file.read_text(encoding="utf-8"))}
    assert len(ours) > 30
    assert ours - theirs == set()
    # No author may use the rest, but for the kinds of boxes; the colours of code have names of one to three letters.
    selectors = re.sub(r"\{[^{}]*\}|url\([^)]*\)", "{}", style.read_text(encoding="utf-8"))
    others = {name for name in re.findall(r"\.([a-zA-Z][\w-]*)", selectors) if not name.startswith(("md-", *TAKEN))}
    boxes = set("abstract bug danger example failure info note question quote success tip warning".split())
    assert {name for name in others - boxes if len(name) > 3} <= OF_THE_THEME
    assert {"headerlink", "no-js"} <= others


@seam("lunr")
def _lunr(_: Path) -> None:
    (worker,) = MATERIAL.glob("assets/javascripts/workers/search.*.js")
    lunr = worker.read_text(encoding="utf-8")
    script = (OVERRIDES / "assets" / "material_search.js").read_text(encoding="utf-8")
    for name in (
        "_fields",
        "QueryParser",
        "invertedIndex",
        "tokenizer",
        "separator",
        "runString",
        "presence",
        "allFields",
        "lexer",
    ):
        assert name in script or name == "invertedIndex", name
        assert re.search(rf"\b{name}\b", lunr), name
    norwegian = (MATERIAL / assets._SEARCH_WORKER).read_text(encoding="utf-8")
    for name in ("stemmer", "stopWordFilter"):
        assert f"e.no.{name}" in norwegian, name


@seam("search-worker")
def _search_worker(_: Path) -> None:
    (worker,) = MATERIAL.glob("assets/javascripts/workers/search.*.js")
    (bundle,) = MATERIAL.glob("assets/javascripts/bundle.*.js")
    assert re.search(r"return\{type:3,data:\w+\.search\(\w+\)\}", worker.read_text(encoding="utf-8"))
    page = bundle.read_text(encoding="utf-8")
    assert "window.component$=" in page
    assert 'name="search"' in _material("partials/search.html")


# --- mkdocs-macros --------------------------------------------------------------------------------


@seam("macros")
def _macros(_: Path) -> None:
    plugin = MacrosPlugin()
    plugin.register_macros({"hei": lambda: "hei"})
    assert isinstance(vars(MacrosPlugin)["page"], property)
    assert "self._page = page" in inspect.getsource(MacrosPlugin.on_page_markdown)


@seam("macros-log")
def _macros_log(_: Path) -> None:
    assert mkdocs_macros.util.LOG.name == "mkdocs.plugins.mkdocs_macros.util"


@seam("macros-git")
def _macros_git(_: Path) -> None:
    context: Any = mkdocs_macros.context
    asks = context.get_git_info
    env = SimpleNamespace(variables={}, config={}, macro=lambda given: given, filter=lambda given: given)
    try:
        ask_git_nothing()
        context.define_env(env)
    finally:
        context.get_git_info = asks
    assert env.variables["git"] == {}


# --- what the looks share -------------------------------------------------------------------------


def _config(folder: Path, **given: Any) -> Any:
    """Settings of a small site of MkDocs' own, with pages by their names and whatever else is given."""
    pages = {name: text for name, text in given.items() if name.endswith(".md")}
    settings = {name: value for name, value in given.items() if name not in pages}
    for name, text in pages.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    levels = {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"}
    links = {"not_found": "warn", "anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"}
    whole = {"site_name": "x", "plugins": [], "validation": {"nav": levels, "links": links}, **settings}
    (folder / "mkdocs.yml").write_text(json.dumps(whole), encoding="utf-8")
    return load_config(config_file=str(folder / "mkdocs.yml"))


def _material(name: str) -> str:
    return (MATERIAL / name).read_text(encoding="utf-8")


def _partial(name: str) -> str:
    return (OVERRIDES / "partials" / name).read_text(encoding="utf-8")


def _texts_in(file: Path) -> list[str]:
    """Every text in a Python file, as it is when its lines are put together."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _globals(code: CodeType) -> set[str]:
    """The names that a function, and those within it, look up in their module."""
    names = {step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"}
    return names.union(*(_globals(inner) for inner in code.co_consts if inspect.iscode(inner)))


class _Listening:
    """Takes MkDocs' warnings out of its log for a while."""

    def __enter__(self) -> Warnings:
        self._warnings = Warnings()
        self._warnings.listen()
        return self._warnings

    def __exit__(self, *_: object) -> None:
        self._warnings.stop_listening()
