"""mkdocs.yml: what is wrong with it, with addresses (MkDocs says it in its log, in English and without a line), and our own settings."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from macros import authoring
from macros.adapter.settings_file import AN_ADDRESS, Keys, SettingsFile, is_address, read_settings, variables_of
from macros.adapter.settings_sentences import in_norwegian, keys_of
from macros.adapter.settings_values import odd_values
from macros.content.edition import Edition
from macros.content.owner import Owner
from macros.content.problems import Problem, nearest

_LONGEST_NAME = 60
_LANGUAGE = "nb"
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")

# What the pages are written with.
_EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "footnotes",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
)


# Made by the build from many files, and named here so that MkDocs links to them.
_STYLES, _SCRIPTS = "assets/reading.css", "assets/reading.js"

# A custom_dir that has it is ours.
_A_TEMPLATE = "skeleton.html"

# Material's own that make pages from what are no pages of ours, change those that are made, or need what is not installed.
_NOT_FOR_US = (
    "blog",
    "group",
    "info",
    "meta",
    "offline",
    "optimize",
    "privacy",
    "projects",
    "social",
    "tags",
    "typeset",
)

# What mkdocs-macros runs by itself where it lies beside the settings.
_RUN_BY_MACROS = ("main.py", "main")


def _without(plugin: str) -> Callable[[Any], bool]:
    return lambda config: f"material/{plugin}" not in config.plugins


def _with(extension: str) -> Callable[[Any], bool]:
    return lambda config: extension in config.markdown_extensions


# What the handbook cannot be built without: key, whether the settings have it, and what to say where they have not.
_NEEDED: tuple[tuple[str, Callable[[Any], bool], str], ...] = (
    (
        "hooks",
        lambda config: any(Path(name) == Path("macros/hooks.py") for name in config.hooks),
        "«macros/hooks.py» mangler i lista; uten den blir ingen side til",
    ),
    ("plugins", lambda config: "macros" in config.plugins, "«macros» mangler i lista; uten den virker ingen makro"),
    ("theme", lambda config: config.theme.name == "material", "name må være material"),
    ("theme", lambda config: bool(config.theme.custom_dir), "custom_dir mangler; her skal det stå overrides"),
    (
        "extra_css",
        lambda config: _STYLES in config.extra_css,
        f"«{_STYLES}» mangler i lista; uten den har sidene ikke noe utseende",
    ),
    (
        "extra_javascript",
        lambda config: _SCRIPTS in map(str, config.extra_javascript),
        f"«{_SCRIPTS}» mangler i lista; uten den virker ikke det man trykker på",
    ),
    (
        "theme",
        lambda config: config.theme.get("font") is False,
        "font må være false; ellers henter hver side skrift fra Google",
    ),
    ("use_directory_urls", lambda config: config.use_directory_urls, "må være true; adressene på arkene bygger på det"),
    (
        "validation",
        lambda config: min(_levels(config.validation)) >= logging.WARNING,
        "alt under validation må være warn; ellers sier ingen fra om døde lenker",
    ),
    (
        "plugins",
        lambda config: not any(str(key).startswith("j2_") and value for key, value in _macros_of(config).items()),
        "macros kan ikke ha nøkler som begynner på j2_; da leses ikke makroene lenger",
    ),
    (
        "plugins",
        lambda config: bool(_macros_of(config).get("render_by_default", True)),
        "render_by_default under macros må være true; ellers leses ikke makroene",
    ),
    (
        "plugins",
        lambda config: (
            "material/search" not in config.plugins or bool(config.plugins["material/search"].config.enabled)
        ),
        "enabled under search må være true; håndboka er laget med søk",
    ),
    *(("plugins", _without(name), f"«{name}» kan ikke brukes; ta det bort") for name in _NOT_FOR_US),
    *(
        (
            "markdown_extensions",
            _with(name),
            f"«{name}» mangler i lista; uten den blir det som bruker den, stående som tekst",
        )
        for name in _EXTENSIONS
    ),
)


def problems_in(file: Path, **options: Any) -> list[Problem]:
    """Every problem that keeps MkDocs from reading its settings; `options` are given to MkDocs as they are."""
    files, problems = _as_written(file)
    if problems:
        return problems
    listener = _Listener()
    logger = logging.getLogger("mkdocs.config")
    logger.addFilter(listener)
    # With `--quiet` MkDocs would make no warnings.
    logger.setLevel(logging.WARNING)
    folder = file.absolute().parent
    try:
        config = load_config(config_file=str(file), **options)
    except (MkDocsException, SystemExit) as error:
        problems = [problem for sentence in listener.sentences for problem in _problem(sentence, files, folder)]
        return problems or _problem(str(error), files, folder)
    except Exception as error:
        # A value of a kind that MkDocs did not think of, or a hook of somebody's that fails as it is read.
        if _is_ours(error):
            raise
        if failed := _failed_hook(error, files, folder):
            return [failed]
        return _problem(f"{type(error).__name__}: {error}", files, folder)
    finally:
        logger.removeFilter(listener)
        logger.setLevel(logging.NOTSET)
    problems = [problem for sentence in listener.sentences for problem in _problem(sentence, files, folder)]
    return problems or problems_of(config, files)


def problems_of(config: Any, files: list[SettingsFile] | None = None) -> list[Problem]:
    """What MkDocs let through and the handbook cannot be built with. `files` are the settings as they are written."""
    if files is None:
        files, problems = _as_written(Path(config.config_file_path))
        if problems:
            return problems
    needed = [_at(files, message, key) for key, has_it, message in _NEEDED if not has_it(config)]
    return [
        *needed,
        *_theme(config, files),
        *_files(config, files),
        *_kept_back(config, files),
        *_addresses(config, files),
        *_beside(config),
        *_switches(config, files),
        *_in_a_macros_place(config, files),
    ]


def _as_written(file: Path) -> tuple[list[SettingsFile], list[Problem]]:
    files, problems = read_settings(file)
    return files, [*problems, *(problem for settings in files for problem in odd_values(settings))]


def _is_ours(error: BaseException) -> bool:
    """Whether an error was raised in our own code, and so is no mistake of an author's."""
    trace, rooms = error.__traceback__, Path(__file__).parent.parent
    while trace and trace.tb_next:
        trace = trace.tb_next
    return trace is not None and Path(trace.tb_frame.f_code.co_filename).is_relative_to(rooms)


def _failed_hook(error: Exception, files: list[SettingsFile], folder: Path) -> Problem | None:
    """The line of a hook of somebody's on which Python stopped as it read the file, if that is what happened."""
    stops = {os.path.realpath(file): line for file, line in _stopped_at(error)}
    hooks = next((node for settings in files if (node := settings.at("hooks")) is not None), None)
    for hook in hooks.value if isinstance(hooks, yaml.SequenceNode) else ():
        file = os.path.realpath(folder / hook.value)
        if file in stops:
            message = "Python stanser på denne linja når fila leses; rett den, eller ta fila ut av hooks i mkdocs.yml"
            return Problem(hook.value, stops[file], "hooks", message)
    return None


def _stopped_at(error: Exception) -> Iterator[tuple[str, int | None]]:
    """The files that Python was at work on, each with its line, the outermost first."""
    trace = error.__traceback__
    while trace:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename:
        yield error.filename, error.lineno


def _at(files: list[SettingsFile], message: str, *keys: str | int) -> Problem:
    """A problem in whichever of the files has the most of the keys, the nearest first."""
    for count in range(len(keys), 0, -1):
        for file in files:
            if file.at(*keys[:count]) is not None:
                return file.problem(message, *keys)
    return files[0].problem(message, *keys)


def _levels(validation: Any) -> Iterator[int]:
    yield logging.WARNING
    for group, names in (
        (validation.nav, ("omitted_files", "not_found", "absolute_links")),
        (validation.links, ("not_found", "anchors", "absolute_links", "unrecognized_links")),
    ):
        yield from (group[name] for name in names)


def _macros_of(config: Any) -> dict[str, Any]:
    return dict(config.plugins["macros"].config) if "macros" in config.plugins else {}


def _theme(config: Any, files: list[SettingsFile]) -> Iterator[Problem]:
    """Languages and icons that the theme does not have: it would stop in the middle of a page."""
    folders = [Path(folder) for folder in config.theme.dirs]
    language = config.theme.get("language")
    known = {file.stem for folder in folders for file in (folder / "partials" / "languages").glob("*.html")}
    if config.theme.name == "material" and language not in known:
        near = nearest(language, known, otherwise="; skriv nb")
        yield _at(files, f"ukjent språk «{language}»{near}", "theme", "language")
    elif language != _LANGUAGE:
        yield _at(files, f"må være {_LANGUAGE}, fikk «{language}»; håndboka er skrevet på bokmål", "theme", "language")
    if config.theme.custom_dir and not _has_templates(config):
        message = "her skal det stå overrides; i mappa som står her, ligger ikke malene til sidene"
        yield _at(files, message, "theme", "custom_dir")
    for keys, icon in _icons(config):
        if not isinstance(icon, str) or not any((folder / ".icons" / f"{icon}.svg").is_file() for folder in folders):
            message = (
                f"ukjent ikon «{icon}»; ikonene står på squidfunk.github.io/mkdocs-material/reference/icons-emojis"
            )
            yield _at(files, message, *keys)


def _has_templates(config: Any) -> bool:
    return (Path(config.theme.custom_dir or "") / _A_TEMPLATE).is_file()


def _icons(config: Any) -> Iterator[tuple[Keys, Any]]:
    icons = config.theme.get("icon")
    pending: list[tuple[Keys, Any]] = [(("theme", "icon"), icons)] if icons else []
    while pending:
        keys, value = pending.pop()
        if isinstance(value, dict):
            pending += [((*keys, str(key)), inner) for key, inner in value.items()]
        else:
            yield keys, value
    palette = config.theme.get("palette")
    schemes = palette if isinstance(palette, list) else [palette]
    for index, scheme in enumerate(schemes):
        place = (index,) if schemes is palette else ()
        toggle = scheme.get("toggle") if isinstance(scheme, dict) else None
        if isinstance(toggle, dict) and "icon" in toggle:
            yield ("theme", "palette", *place, "toggle", "icon"), toggle["icon"]


def _files(config: Any, files: list[SettingsFile]) -> Iterator[Problem]:
    """The files that are named and lie nowhere: the browser would ask for them in vain on every page."""
    if not _has_templates(config):
        # Told as such; then half of the files are not found.
        return
    folders = [Path(config.docs_dir), *map(Path, config.theme.dirs)]
    named: list[tuple[Keys, Any]] = [
        *((("theme", key), config.theme.get(key)) for key in ("favicon", "logo")),
        *((("extra_css", index), name) for index, name in enumerate(config.extra_css)),
        *((("extra_javascript", index), str(name)) for index, name in enumerate(config.extra_javascript)),
    ]
    for keys, name in named:
        # Of one on another host it is told, where the pages are looked at, that it is fetched.
        if not isinstance(name, str) or "//" in name or name in ("", _STYLES, _SCRIPTS):
            continue
        if not any(_lies_in(folder, name) for folder in folders):
            yield _at(files, f"fila «{name}» finnes verken under docs eller overrides", *keys)


def _lies_in(folder: Path, name: str) -> bool:
    try:
        return (folder / name).is_file()
    except (OSError, ValueError):
        return False


def _kept_back(config: Any, files: list[SettingsFile]) -> Iterator[Problem]:
    """The patterns that take the front page away, and mostly all others with it: then hundreds of links lead nowhere."""
    for key in ("exclude_docs", "draft_docs"):
        if _matches([config[key]])("index.md"):
            yield _at(files, "holder forsiden (index.md) utenfor; skriv bare det som ikke skal ut, som /data/", key)


def _switches(config: Any, files: list[SettingsFile]) -> Iterator[Problem]:
    """What the commands and the environment decide, in values that mean neither yes nor no."""
    yes_or_no = "true eller false"
    for key, known in (("folder_edition", yes_or_no), ("pdf", "true, false eller required"), ("pdf_books", yes_or_no)):
        value = config.extra.get(key)
        # An empty variable is one that is not set.
        if value in (None, "", "required" if key == "pdf" else False) or isinstance(value, bool):
            continue
        yield _at(files, f"må være {known}, fikk «{value}»{_from_variable(files, 'extra', key)}", "extra", key)


def _in_a_macros_place(config: Any, files: list[SettingsFile]) -> Iterator[Problem]:
    """The values of `extra` that mkdocs-macros would put in the place of a macro of the same name, on every page."""
    for key in config.extra:
        if key in authoring.MACROS:
            message = f"heter det samme som makroen {key}(), som da ikke virker på noen side; gi nøkkelen et annet navn"
            yield _at(files, message, "extra", key)


def _from_variable(files: list[SettingsFile], *keys: str) -> str:
    """Which variable of the environment a value comes from, if one is set, as the end of a sentence."""
    nodes = (node for file in files if (node := file.at(*keys)) is not None)
    names = variables_of(next(nodes, None))
    name = next((name for name in names if name in os.environ), None)
    return f" (fra miljøvariabelen {name})" if name else ""


def _addresses(config: Any, files: list[SettingsFile]) -> Iterator[Problem]:
    address = config.site_url
    if address and not is_address(address):
        yield _at(files, f"{AN_ADDRESS}, fikk «{address}»{_from_variable(files, 'site_url')}", "site_url")
    project = Path(config.config_file_path).absolute().parent
    if not Path(os.path.normpath(config.docs_dir)).is_relative_to(project):
        message = f"mappa må ligge i samme mappe som {files[0].path}, fikk «{config.docs_dir}»"
        yield _at(files, message, "docs_dir")


def _beside(config: Any) -> Iterator[Problem]:
    """What would run as a part of the build without being named anywhere."""
    folder = Path(config.config_file_path).absolute().parent
    for name in _RUN_BY_MACROS:
        if (folder / name).exists():
            message = (
                "makroprogrammet leser det som heter «main», og tar det for en del av håndboka; gi det et annet navn"
            )
            yield Problem(name, None, "filnavn" if name.endswith(".py") else "mappe", message)


def lost_without_address(config: Any) -> str:
    """What is not made as long as nobody has said where the site will be, in a sentence; empty where that is known."""
    if config.site_url:
        return ""
    return (
        f"{Path(config.config_file_path).name}  site_url: er tom. Ark og PDF-er får verken QR-kode eller full adresse, "
        "og søkemotorer får verken nettstedskart (sitemap.xml) eller kanoniske lenker."
    )


def owner(config: Any) -> tuple[Owner, list[Problem]]:
    """Whose sheets these are, by `extra.kindergarten_name` and `extra.kindergarten_logo`, and what is wrong with the two."""
    name, logo = (config.extra.get(f"kindergarten_{what}") for what in ("name", "logo"))
    docs = Path(config.docs_dir).resolve()
    wrong = {}
    if name is not None and not (isinstance(name, str) and 0 < len(name.strip()) <= _LONGEST_NAME):
        wrong["kindergarten_name"] = f"må være et navn på høyst {_LONGEST_NAME} tegn, fikk «{name}»"
    address = _published(logo, docs) if isinstance(logo, str) else None
    if logo is not None and address is None:
        wrong["kindergarten_logo"] = f"må være en bildefil under {docs.name}/, men «{logo}» finnes ikke der"
    elif address and not address.lower().endswith(_PICTURES):
        wrong["kindergarten_logo"] = f"må være et bilde ({', '.join(_PICTURES)}), fikk «{logo}»"
    files, problems = read_settings(Path(config.config_file_path)) if wrong else ([], [])
    problems += [_at(files, message, "extra", key) for key, message in wrong.items() if files]
    return Owner(name and str(name).strip(), address), problems


def from_folder(config: Any) -> bool:
    """Whether this is the edition for a memory stick, by `extra.folder_edition`."""
    return bool(config.extra.get("folder_edition"))


def edition(config: Any, *, publishes: bool) -> Edition:
    """What the settings say that files and links are judged by. Drafts are shown while one writes, and not published."""
    settings = Path(config.config_file_path)
    theme = (config.theme.get(key) for key in ("logo", "favicon"))
    added = (str(name) for name in (*config.extra_css, *config.extra_javascript))
    named = {str(name) for name in (*theme, *added, config.extra.get("kindergarten_logo")) if name}
    kept_back = [config.exclude_docs, *([config.draft_docs] if publishes else [])]
    off_the_map = [config.not_in_nav, config.draft_docs]
    return Edition(
        settings=settings.name,
        rows=settings.read_text(encoding="utf-8").splitlines(),
        named=frozenset(named),
        keeps_back=_matches(kept_back),
        off_the_map=_matches(off_the_map),
        site_url=config.site_url or "" if publishes else "",
        paper_required=config.extra.get("pdf") == "required",
    )


def _matches(patterns: Sequence[Any]) -> Callable[[str], bool]:
    """Whether any of MkDocs' lists of patterns (None where there is none) has a path."""
    return lambda source: any(pattern is not None and pattern.match_file(source) for pattern in patterns)


def _published(logo: str, docs: Path) -> str | None:
    """The address in the site of a file under `docs`, if there is one that is published."""
    try:
        file = (docs / logo).resolve()
        if not (file.is_file() and file.is_relative_to(docs)):
            return None
    except (OSError, ValueError):
        return None
    address = file.relative_to(docs)
    hidden = address.parts[0] == "data" or any(part.startswith(".") for part in address.parts)
    return None if hidden else address.as_posix()


class _Listener(logging.Filter):
    """Keeps errors and warnings and hides them from the log."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        self.sentences.append(record.getMessage())
        return False


def _problem(sentence: str, files: list[SettingsFile], folder: Path) -> list[Problem]:
    """MkDocs' sentence about its settings, as problems of ours."""
    keys = keys_of(sentence)
    # Paths are written as the author wrote them, from the settings' own folder.
    shorter = sentence.replace(f"{folder}{os.sep}", "")
    source = _from_variable(files, *keys)
    return [_at(files, f"{message}{source}", *keys, *more) for more, message in in_norwegian(shorter, _KNOWN_KEYS)]


_KNOWN_KEYS = tuple(sorted({*MkDocsConfig(), "INHERIT"}))
