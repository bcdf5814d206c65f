"""Values in mkdocs.yml that MkDocs takes and nobody means: a name of nothing, a feature that is a group, a pattern without end.

Each rule looks at the nodes with a path of keys, as they are written. What a variable holds is seen by `settings` alone.
"""

from __future__ import annotations

import importlib
import re
import string
import warnings
from collections.abc import Callable, Collection, Iterator
from typing import Any

import yaml
from markdown import Markdown
from mkdocs.config.config_options import PathSpec

from macros.adapter.settings_file import Keys, SettingsFile, got, kind_of, written
from macros.content.located import CUT_OFF, comment_behind
from macros.content.problems import Problem, nearest

# What is said of a value; None where it is as it should be.
_Rule = Callable[[yaml.Node], str | None]
# The same of a key.
_KeyRule = Callable[[str], str | None]

_LONGEST_NAME = 100

# Where nothing is as good as no key at all, or where it means something: `marker: ""` of `toc`.
_MAY_BE_EMPTY = frozenset(
    "site_url site_author copyright repo_url repo_name edit_uri edit_uri_template remote_branch exclude_docs draft_docs not_in_nav "
    "markdown_extensions extra".split()
)
_NEEDED = frozenset({("site_name",), *(("theme", key) for key in ("name", "custom_dir", "language"))})
# What a reader or a listener is shown of them.
_SHOWN = (
    ("site_name",),
    ("site_description",),
    ("site_author",),
    ("copyright",),
    ("extra", "kindergarten_name"),
    ("theme", "palette", "*", "toggle", "name"),
    ("theme", "palette", "toggle", "name"),
    ("markdown_extensions", "toc", "permalink_title"),
    ("nav", "**"),
)

# All that Material's templates and scripts ask for, but for `navigation.instant…`: with it no page would be loaded anew, and
# our scripts begin when a page is loaded.
FEATURES = frozenset(
    "announce.dismiss content.action.edit content.action.view content.code.annotate content.code.copy content.code.select "
    "content.footnote.tooltips content.lazy content.tabs.link content.tooltips header.autohide navigation.expand "
    "navigation.footer navigation.indexes navigation.path navigation.prune navigation.sections navigation.tabs "
    "navigation.tabs.sticky navigation.top navigation.tracking search.share toc.follow "
    "toc.integrate".split()
)
COLOURS = frozenset(
    "red pink purple deep-purple indigo blue light-blue cyan teal green light-green lime yellow amber orange deep-orange "
    "brown grey blue-grey black white custom".split()
)
_SCHEMES = frozenset({"default", "slate"})
_HIGHEST_BOOST = 1000
_FIELDS = frozenset({"title", "text", "tags", "keywords"})
_THEME_KEYS = frozenset("name custom_dir language font favicon logo icon palette features".split())
_EXTRA_KEYS = frozenset("generator folder_edition pdf kindergarten_name kindergarten_logo".split())
# What Material's templates read there and our pages have no room for: other languages, editions and looks, and what counts readers.
FOREIGN_EXTRAS = frozenset(
    "alternate analytics annotate consent homepage polyfills scope social status tags version".split()
)
# Keys that hold a pattern of files on each line.
PATTERNS = ("exclude_docs", "draft_docs", "not_in_nav")
_MACROS_KEYS = frozenset({"on_undefined", "on_error_fail", "render_by_default", "verbose"})


def odd_values(settings: SettingsFile) -> Iterator[Problem]:
    """What is wrong with the values of a file of settings whose kinds are right at the top."""
    yield from _navigation(settings)
    yield from _options(settings)
    yield from _patterns(settings)
    for keys, node in _nodes(settings.node, ()):
        if keys[0] not in _MAY_BE_EMPTY and _is_blank(node):
            otherwise = "" if keys in _NEEDED else ", eller ta bort linja"
            yield settings.problem(f"er tom; skriv hva det skal være{otherwise}", *keys)
            continue
        for pattern, rule in _RULES:
            message = rule(node) if _is_at(keys, pattern) else None
            if message:
                yield settings.problem(message, *keys)
        yield from _odd_keys(settings, keys, node)
        if any(_is_at(keys, pattern) for pattern in _SHOWN):
            comment = comment_behind(node, settings.lines)
            if comment and not comment[0].isspace():
                yield settings.problem(CUT_OFF, *keys)


def _odd_keys(settings: SettingsFile, keys: Keys, node: yaml.Node) -> Iterator[Problem]:
    names = [name.value for name, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    for pattern, rule in _KEY_RULES:
        for name in names if _is_at(keys, pattern) else ():
            if message := rule(name):
                yield settings.problem(message, *keys, name)


# --- which node ------------------------------------------------------------------------------------


def _nodes(node: yaml.Node, keys: Keys) -> Iterator[tuple[Keys, yaml.Node]]:
    """Every node below the first with its path of keys; plugins and extensions are known by their names."""
    if keys:
        yield keys, node
    if kind_of(node) not in ("list", "group"):
        # What a tag of ours makes of its node is looked at elsewhere.
        return
    if isinstance(node, yaml.MappingNode):
        for name, child in node.value:
            yield from _nodes(child, (*keys, name.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            by_name = keys in (("plugins",), ("markdown_extensions",)) and isinstance(child, yaml.MappingNode)
            yield from _nodes(child, keys if by_name else (*keys, index))


def _is_at(keys: Keys, pattern: tuple[str, ...]) -> bool:
    """Whether a path is the pattern's; `*` stands for any key, `**` for any number of them at the end."""
    if pattern[-1] == "**":
        return len(keys) >= len(pattern) and _is_at(keys[: len(pattern) - 1], pattern[:-1])
    return len(keys) == len(pattern) and all(wanted in ("*", key) for key, wanted in zip(keys, pattern, strict=True))


def _is_blank(node: yaml.Node) -> bool:
    return (
        isinstance(node, yaml.ScalarNode)
        and kind_of(node) == "text"
        and not any(sign.isprintable() and not sign.isspace() for sign in node.value)
    )


# --- what is expected of it -----------------------------------------------------------------------


def _name(node: yaml.Node) -> str | None:
    if kind_of(node) == "text" and (len(node.value) > _LONGEST_NAME or not node.value.isprintable()):
        return f"må være et navn på én linje og høyst {_LONGEST_NAME} tegn, fikk {got(node)}"
    return None


def _one_of(what: str, known: Collection[str]) -> _Rule:
    def rule(node: yaml.Node) -> str | None:
        if kind_of(node) != "text":
            return f"må være {what}, fikk {got(node)}"
        return None if node.value in known else f"ukjent verdi {got(node)}{nearest(node.value, known)}"

    return rule


def _feature(node: yaml.Node) -> str | None:
    if kind_of(node) != "text":
        return f"må være navnet på noe temaet kan, som navigation.tabs, fikk {got(node)}"
    if node.value.startswith("navigation.instant"):
        return f"{got(node)} kan ikke brukes; med den virker ikke håndbokas egne skript. Ta den bort"
    if node.value in FEATURES:
        return None
    near = nearest(node.value, FEATURES, otherwise="; navnene står på squidfunk.github.io/mkdocs-material")
    return f"temaet kjenner ikke {got(node)}{near}"


def _text(node: yaml.Node) -> str | None:
    return None if kind_of(node) == "text" else f"må være tekst, fikk {got(node)}"


def _group(node: yaml.Node) -> str | None:
    return None if kind_of(node) == "group" else f"må være en gruppe nøkler, fikk {got(node)}"


def _medium(node: yaml.Node) -> str | None:
    if kind_of(node) == "text" and node.value.startswith("("):
        return None
    return f'må være som "(prefers-color-scheme: dark)", fikk {got(node)}'


def _palette(node: yaml.Node) -> str | None:
    if isinstance(node, yaml.SequenceNode) and not node.value:
        return "må ha minst én fargevisning"
    return None


def _boost(node: yaml.Node) -> str | None:
    try:
        if kind_of(node) == "number" and 0 < float(node.value) <= _HIGHEST_BOOST:
            return None
    except ValueError:
        pass
    return f"må være et tall over 0 og høyst {_HIGHEST_BOOST}, fikk {got(node)}"


def _among(known: Collection[str], what: str) -> _KeyRule:
    """No keys but these; only one that is nearly spelt so has the nearest named."""

    def rule(key: str) -> str | None:
        return None if key in known else f"{what}{nearest(key, known, otherwise='. Ta det bort')}"

    return rule


def _extra(key: str) -> str | None:
    """Here may stand whatever an author's own templates need, but nothing of Material's, and no key of ours with a slip in it."""
    if key in FOREIGN_EXTRAS:
        return "kan ikke brukes. Ta det bort"
    near = "" if key in _EXTRA_KEYS else nearest(key, _EXTRA_KEYS, otherwise="")
    return f"ukjent nøkkel{near}" if near else None


def _of_macros(key: str) -> str | None:
    # What begins with j2_ is told with its reason elsewhere.
    if key in _MACROS_KEYS or key.startswith("j2_"):
        return None
    return "kan ikke brukes; under macros skal det bare stå on_undefined og on_error_fail"


def _of_search(key: str) -> str | None:
    return "kan ikke brukes; søket er laget for norsk. Ta det bort" if key in ("lang", "pipeline") else None


def _exactly(value: str, why: str) -> _Rule:
    def rule(node: yaml.Node) -> str | None:
        # Another kind of value is told by MkDocs.
        if not isinstance(node, yaml.ScalarNode) or kind_of(node) not in ("text", "flag") or node.value == value:
            return None
        return f"må være {value}, fikk {got(node)}; {why}"

    return rule


def _navigation(settings: SettingsFile) -> Iterator[Problem]:
    """The titles that are no text, and the pages that stand twice: MkDocs would know only the last of the two."""
    seen: dict[str, int] = {}
    for keys, node in _nodes(settings.node, ()):
        if keys[0] != "nav":
            continue
        line = node.start_mark.line + 1
        for title, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if _is_blank(title) or kind_of(title) == "nothing":
                yield Problem(settings.path, line, written(keys), "tittelen er tom; skriv den")
            elif kind_of(title) != "text":
                message = f"tittelen må være tekst, fikk {got(title)}; sett den i anførselstegn"
                yield Problem(settings.path, line, written(keys), message)
        if isinstance(node, yaml.ScalarNode) and node.value.endswith(".md"):
            if node.value in seen:
                message = f"{got(node)} står på linje {seen[node.value]} også; behold den ene"
                yield Problem(settings.path, line, written(keys), message)
            seen.setdefault(node.value, line)


def _patterns(settings: SettingsFile) -> Iterator[Problem]:
    """The patterns of files that cannot be read, each on its own line."""
    for key in PATTERNS:
        node = settings.at(key)
        if not isinstance(node, yaml.ScalarNode) or kind_of(node) != "text":
            continue
        # A text in a block begins on the line below its sign.
        first = node.start_mark.line + 1 + (node.style in ("|", ">"))
        for number, pattern in enumerate(node.value.split("\n")):
            if not _is_pattern(pattern):
                message = f"«{pattern}» er ikke et mønster som kan leses; skriv navnet på fila, eller mappa med / bak"
                yield Problem(settings.path, first + (number if node.style == "|" else 0), key, message)


def _is_pattern(pattern: str) -> bool:
    try:
        PathSpec().run_validation(pattern)
    except Exception:
        # What a pattern becomes is one of Python's own, and fails as one.
        return False
    return True


# --- extensions of Markdown -----------------------------------------------------------------------


def _options(settings: SettingsFile) -> Iterator[Problem]:
    """The options that an extension cannot take, each tried alone: MkDocs quotes only what Python said of them, in English."""
    for keys, node in _nodes(settings.node, ()):
        if len(keys) == 3 and keys[0] == "markdown_extensions" and kind_of(node) != "other":
            expected = _refused_option(str(keys[1]), str(keys[2]), node)
            if expected:
                yield settings.problem(f"må være {expected}, fikk {got(node)}", *keys)


def _refused_option(extension: str, option: str, node: yaml.Node) -> str | None:
    """What an option should have been; None where it can be used, or where it is the extension that is unknown."""
    try:
        default = Markdown().build_extension(extension, {}).config[option][0]
        value = _VALUES.construct_object(node, deep=True)
    except Exception:
        # Unknown names are told by MkDocs, and in bokmål.
        return None
    expected, kinds = _expected(default)
    if kinds and kind_of(node) not in kinds:
        return expected
    try:
        Markdown(extensions=[extension], extension_configs={extension: {option: value}})
    except Exception:
        return expected
    return None


def _expected(default: object) -> tuple[str, tuple[str, ...]]:
    """What an option is by what stands there when nobody says, and the kinds that it can be; none where that is open."""
    if isinstance(default, bool):
        return "true eller false", ()
    if isinstance(default, int) or (isinstance(default, str) and default.isdigit()):
        # 0 stands for no, where a text may stand for yes.
        return "et tall" if int(default) else "true, false eller tekst", ("number", "text", "flag")
    if isinstance(default, str):
        return "tekst", ("text",)
    if isinstance(default, list | tuple):
        return "en liste av det utvidelsen kjenner", ("list",)
    if isinstance(default, dict):
        return "en gruppe nøkler", ("group",)
    return "noe utvidelsen kan bruke", ()


_VALUES = yaml.constructor.SafeConstructor()


# --- the pattern that divides words ---------------------------------------------------------------

_LETTERS = f"{string.ascii_letters}{string.digits}æøåÆØÅ"
_PARSER: Any = importlib.import_module("re._parser")
_UNREADABLE = "er ikke et mønster som kan leses; søket ville stanse"


def _separator(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.ScalarNode) or kind_of(node) != "text":
        return None
    try:
        with warnings.catch_warnings(action="ignore"):
            pattern, parsed = re.compile(node.value), _PARSER.parse(node.value)
    except (re.error, RecursionError, OverflowError):
        return _UNREADABLE
    if parsed.state.flags & ~re.UNICODE or parsed.state.groupdict or not _is_for_browsers(parsed):
        return "er et mønster som Python kan lese, men ikke nettlesere; søket ville stanse"
    if not _ends(parsed):
        return (
            "kan bruke uendelig lang tid; + og * kan bare stå etter ett tegn eller én [liste], "
            "og bare én gang i hver del mellom |"
        )
    if any(pattern.search(sign) for sign in _LETTERS):
        return "deler ordene midt i; det skal treffe mellomrom og tegn, ikke bokstaver og tall"
    return None if pattern.search(" ") else r"deler ikke ved mellomrom; \s må være med"


def _parts(parsed: Any) -> Iterator[tuple[str, Any]]:
    """Every operation of a parsed pattern by its name, with what it is given, the outer before the inner."""
    for operation, given in parsed:
        yield str(operation), given
        for inner in _inside(given):
            yield from _parts(inner)


def _inside(given: Any) -> Iterator[Any]:
    if hasattr(given, "state"):
        yield given
    elif isinstance(given, list | tuple):
        for each in given:
            yield from _inside(each)


def _is_for_browsers(parsed: Any) -> bool:
    foreign = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP", "GROUPREF_EXISTS"}
    return not any(
        name in foreign or (name == "AT" and str(given) in ("AT_BEGINNING_STRING", "AT_END_STRING"))
        for name, given in _parts(parsed)
    )


def _ends(parsed: Any) -> bool:
    """Whether a pattern is done in a time that grows with the text alone: of what repeats, nothing can be read in two ways."""
    repeats = 0
    for operation, given in parsed:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            _least, most, inner = given
            repeats += 1
            if most > 1 and (len(inner) != 1 or any(_inside(inner[0][1]))):
                return False
        if not all(map(_ends, _inside(given))):
            return False
        repeats += name in ("SUBPATTERN", "BRANCH") and any("REPEAT" in part for part, _ in _parts([(name, given)]))
    return repeats <= 1


_RULES: tuple[tuple[tuple[str, ...], _Rule], ...] = (
    (("site_name",), _name),
    (("theme", "features", "*"), _feature),
    (("theme", "palette"), _palette),
    *(
        rule
        for place in (("theme", "palette"), ("theme", "palette", "*"))
        for rule in (
            ((*place, "scheme"), _one_of("default eller slate", _SCHEMES)),
            ((*place, "primary"), _one_of("navnet på en farge", COLOURS)),
            ((*place, "accent"), _one_of("navnet på en farge", COLOURS)),
            ((*place, "media"), _medium),
            ((*place, "toggle"), _group),
            ((*place, "toggle", "name"), _text),
        )
    ),
    (("plugins", "search", "separator"), _separator),
    (("plugins", "search", "fields", "*"), _group),
    (("plugins", "search", "fields", "*", "boost"), _boost),
    (
        ("plugins", "macros", "on_undefined"),
        _exactly("strict", "ellers blir en makro som ikke finnes, borte i stillhet"),
    ),
    (("plugins", "macros", "on_error_fail"), _exactly("true", "ellers blir en makro med feil stående som tekst")),
)
_KEY_RULES: tuple[tuple[tuple[str, ...], _KeyRule], ...] = (
    (("theme",), _among(_THEME_KEYS, "ukjent nøkkel")),
    (("extra",), _extra),
    (("plugins", "search"), _of_search),
    (("plugins", "search", "fields"), _among(_FIELDS, "ukjent felt")),
    (("plugins", "macros"), _of_macros),
)
