"""mkdocs.yml as it is written: read as a page's front matter is, before MkDocs is let near it.

MkDocs' own reader follows anchors (a bomb of them, or one that holds itself, never ends), lets `!!python/…` run what it
likes, and calls itself for every bracket. What gets past this reader is small, shallow and of the expected kinds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from macros.content.located import compose, read_text, refused
from macros.content.problems import Problem

# In bytes; ours has 5 kB.
LARGEST_SETTINGS = 200_000

_ENVIRONMENT = "!ENV"
_SLUGIFY = "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify"
_TAGS = frozenset({_ENVIRONMENT, _SLUGIFY})

# A longer one is made by a slip, and takes YAML a long time.
_LONGEST_NUMBER = 20

Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class SettingsFile:
    """One file of settings that could be read: its name as the author knows it, its nodes and its lines."""

    path: str
    node: yaml.MappingNode
    lines: tuple[str, ...] = ()

    def at(self, *keys: str | int) -> yaml.Node | None:
        """The node at a path of keys; a list of pairs, as of plugins, is looked up by key too."""
        node: yaml.Node | None = self.node
        for key in keys:
            node = _child(node, key)
        return node

    def line(self, *keys: str | int) -> int | None:
        """The line of a path of keys, or of the nearest parent that stands in the file; None where not even the first does."""
        line: int | None = None
        node: yaml.Node | None = self.node
        for key in keys:
            node, key_line = _child(node, key), _key_line(node, key)
            if node is None and key_line is None:
                break
            line = key_line or (node.start_mark.line + 1 if node else None)
        return line

    def problem(self, message: str, *keys: str | int) -> Problem:
        """A problem at a path of keys."""
        return Problem(self.path, self.line(*keys), written(keys), message)


def written(keys: Keys) -> str:
    """A path of keys as an author reads it: `theme.icon.logo`, `nav[3]`."""
    text = ""
    for key in keys:
        text += f"[{key}]" if isinstance(key, int) else (f".{key}" if text else key)
    return text


def read_settings(file: Path) -> tuple[list[SettingsFile], list[Problem]]:
    """The settings and those they inherit, nearest first, and every problem with how they are written."""
    files: list[SettingsFile] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    following: Path | None = file
    while following:
        path = following.name if following.parent == file.parent else str(following)
        seen.add(os.path.realpath(following))
        settings, wrong = _read(following, path)
        problems += wrong
        if settings is None:
            break
        files.append(settings)
        following, wrong = _inherited(settings, following, seen)
        problems += wrong
    return files, problems


def _inherited(settings: SettingsFile, file: Path, seen: set[str]) -> tuple[Path | None, list[Problem]]:
    node = settings.at("INHERIT")
    if node is None:
        return None, []
    if kind_of(node) != "text":
        return None, [settings.problem(f"må være navnet på en fil, fikk {got(node)}", "INHERIT")]
    parent = file.parent / node.value
    if os.path.realpath(parent) in seen:
        return None, [
            settings.problem(f"«{node.value}» henter seg selv inn igjen, uten ende; ta bort linja", "INHERIT")
        ]
    if not os.path.lexists(parent):
        return None, [settings.problem(f"fila «{node.value}» finnes ikke", "INHERIT")]
    return parent, []


def _read(file: Path, path: str) -> tuple[SettingsFile | None, list[Problem]]:
    text, problems = read_text(file, path, LARGEST_SETTINGS)
    if problems:
        return None, problems
    try:
        problems = list(refused(text, path, tags=_TAGS))
    except yaml.YAMLError:
        problems = []
    if problems:
        return None, problems
    node, problems = compose(text, path)
    if problems:
        return None, problems
    if node is None:
        return None, [Problem(path, 1, "", "fila er tom; den må minst ha site_name, theme, hooks, plugins og nav")]
    if not isinstance(node, yaml.MappingNode):
        return None, [Problem(path, node.start_mark.line + 1, "", f"fila må være en gruppe nøkler, fikk {got(node)}")]
    problems = [*_wrong_keys(node, path, ()), *_wrong_tags(node, path)]
    settings = SettingsFile(path, node, tuple(text.split("\n")))
    return (None if problems else settings), [*problems, *([] if problems else _wrong_kinds(settings))]


def _wrong_keys(node: yaml.Node, path: str, keys: Keys) -> Iterator[Problem]:
    """Keys that are no word, and those that stand twice in one group: MkDocs would take the last and say nothing."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or key.tag == "tag:yaml.org,2002:merge":
                yield Problem(path, line, written(keys), "en nøkkel må være ett ord")
                continue
            inner = (*keys, str(key.value))
            if key.value in seen:
                yield Problem(path, line, written(inner), "nøkkelen står to ganger; behold den ene")
            seen.add(key.value)
            yield from _wrong_keys(child, path, inner)
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _wrong_keys(child, path, (*keys, index))


def _wrong_tags(node: yaml.Node, path: str) -> Iterator[Problem]:
    """Our two tags in forms that MkDocs cannot read, and values that look like a number or a day and are none."""
    if node.tag == _ENVIRONMENT and not _names_variables(node):
        message = "!ENV skrives «!ENV NAVN» eller «!ENV [NAVN, verdi]»"
        yield Problem(path, node.start_mark.line + 1, "!ENV", message)
    if node.tag == _SLUGIFY and not _is_slugify(node):
        message = (
            "skal være som i den utgaven du fikk, med «kwds:» og «case: lower» under; lenkene på sidene bygger på det"
        )
        yield Problem(path, node.start_mark.line + 1, "slugify", message)
    if isinstance(node, yaml.ScalarNode) and not _is_whole(node):
        message = f"{got(node)} kan ikke leses som et tall eller en dato; sett det i anførselstegn"
        yield Problem(path, node.start_mark.line + 1, "YAML", message)
    for child in _children(node):
        yield from _wrong_tags(child, path)


def _is_slugify(node: yaml.Node) -> bool:
    case = _child(_child(node, "kwds"), "case")
    return isinstance(case, yaml.ScalarNode) and case.value == "lower" and len(_children(node)) == 2


def _is_whole(node: yaml.ScalarNode) -> bool:
    """Whether YAML can make something of a value that looks like a number or a day."""
    if kind_of(node) == "number":
        return len(node.value) <= _LONGEST_NUMBER
    try:
        if kind_of(node) == "date":
            yaml.constructor.SafeConstructor().construct_yaml_timestamp(node)
    except (ValueError, OverflowError):
        return False
    return True


def _names_variables(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return bool(node.value)
    return isinstance(node, yaml.SequenceNode) and bool(node.value) and all(map(_is_plain, node.value))


def variables_of(node: yaml.Node | None) -> list[str]:
    """The variables of the environment whose value a node takes, the first that is set; none where it takes none."""
    if node is None or node.tag != _ENVIRONMENT:
        return []
    if isinstance(node, yaml.ScalarNode):
        return [node.value]
    names = _children(node)
    return [name.value for name in (names[:-1] if len(names) > 1 else names)]


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag != _ENVIRONMENT


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [child for pair in node.value for child in pair]
    return node.value if isinstance(node, yaml.SequenceNode) else []


# --- kinds of value -------------------------------------------------------------------------------

_NAMES = {
    "text": "tekst",
    "flag": "true eller false",
    "number": "et tall",
    "list": "en liste",
    "group": "en gruppe nøkler",
    "nothing": "ingenting",
    "date": "en dato",
}
_BY_TAG = {
    "str": "text",
    "bool": "flag",
    "int": "number",
    "float": "number",
    "null": "nothing",
    "timestamp": "date",
    "seq": "list",
    "map": "group",
}

# What may stand at the keys that an author is likely to touch; MkDocs looks at the rest, and at what is inside.
_KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("site_name", "site_description", "docs_dir", "site_dir"), ("text",)),
    **dict.fromkeys(("site_url", "site_author", "copyright", "repo_url", "dev_addr"), ("text", "nothing")),
    **dict.fromkeys(("exclude_docs", "draft_docs", "not_in_nav"), ("text", "nothing")),
    **dict.fromkeys(("strict", "use_directory_urls"), ("flag",)),
    **dict.fromkeys(("hooks", "nav", "watch", "extra_css", "extra_javascript"), ("list",)),
    **dict.fromkeys(("plugins", "markdown_extensions"), ("list", "group")),
    **dict.fromkeys(("theme", "extra", "validation"), ("group",)),
}


_KINDS_OF_THEME: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("name", "custom_dir", "language", "favicon", "logo"), ("text",)),
    "features": ("list",),
    "palette": ("list", "group"),
    "icon": ("group",),
}

_LONGEST_ADDRESS = 200
AN_ADDRESS = (
    "må være hele adressen til nettstedet, som https://eksempel.no/handbok/, "
    f"på høyst {_LONGEST_ADDRESS} tegn og uten passord"
)


def is_address(text: str) -> bool:
    """Whether a text is where a site can be: scheme, host and path, no password, and no more than a QR code on paper holds."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    odd = (
        parts.query
        or parts.fragment
        or "@" in parts.netloc
        or len(text) > _LONGEST_ADDRESS
        or any(sign.isspace() or sign in '<>"\\' for sign in text)
    )
    return parts.scheme in ("http", "https") and bool(host) and not odd


def kind_of(node: yaml.Node) -> str:
    """What a node is, in a word of ours: text, flag, number, list, group, nothing, date or other."""
    return _BY_TAG.get(node.tag.removeprefix("tag:yaml.org,2002:"), "other")


def got(node: yaml.Node) -> str:
    """What stands at a node, in words for an error message."""
    kind = kind_of(node)
    if isinstance(node, yaml.ScalarNode) and node.value and kind != "nothing":
        return f"«{node.value}»" if len(node.value) <= 60 else f"«{node.value[:57]}…»"
    return _NAMES.get(kind, "noe annet")


def _wrong_kinds(settings: SettingsFile) -> Iterator[Problem]:
    for key, kinds in _KINDS.items():
        node = settings.at(key)
        # What a variable holds is known to MkDocs only.
        if node is None or (node.tag == _ENVIRONMENT and not {"list", "group"} & set(kinds)):
            continue
        if kind_of(node) not in kinds:
            expected = " eller ".join(_NAMES[kind] for kind in kinds if kind != "nothing")
            yield settings.problem(f"må være {expected}, fikk {got(node)}", key)
    for key, kinds in _KINDS_OF_THEME.items():
        node = settings.at("theme", key)
        if node is not None and kind_of(node) not in kinds:
            expected = " eller ".join(_NAMES[kind] for kind in kinds)
            yield settings.problem(f"må være {expected}, fikk {got(node)}", "theme", key)
    for key in ("plugins", "markdown_extensions"):
        yield from _names_in(settings, key)
    yield from _items(
        settings, "extra_javascript", lambda node: kind_of(node) in ("text", "group"), "må være navnet på en fil"
    )
    address = settings.at("site_url")
    if address is not None and kind_of(address) == "text" and address.value and not is_address(address.value):
        yield settings.problem(f"{AN_ADDRESS}, fikk {got(address)}", "site_url")
    for key in ("hooks", "watch", "extra_css"):
        yield from _items(settings, key, lambda node: kind_of(node) == "text", "må være navnet på en fil")
    nav = settings.at("nav")
    if isinstance(nav, yaml.SequenceNode):
        if not nav.value:
            yield settings.problem("må ha minst én side", "nav")
        yield from _nav(settings, nav, ("nav",))


def _items(settings: SettingsFile, key: str, fits: Callable[[yaml.Node], bool], expected: str) -> Iterator[Problem]:
    node = settings.at(key)
    for index, item in enumerate(node.value if isinstance(node, yaml.SequenceNode) else ()):
        if not fits(item):
            yield settings.problem(f"{expected}, fikk {got(item)}", key, index)


def _names_in(settings: SettingsFile, key: str) -> Iterator[Problem]:
    """A list of names, each alone or as the key of its settings; none twice."""
    node = settings.at(key)
    if not isinstance(node, yaml.SequenceNode):
        return
    seen: set[str] = set()
    for index, item in enumerate(node.value):
        name = item
        if isinstance(item, yaml.MappingNode) and len(item.value) == 1:
            name, inner = item.value[0]
            if kind_of(inner) not in ("group", "nothing"):
                message = f"under {name.value} skal det stå nøkler med innrykk, fikk {got(inner)}"
                yield Problem(settings.path, inner.start_mark.line + 1, key, message)
        if kind_of(name) != "text":
            yield settings.problem(f"må være et navn, eller et navn med nøkler under, fikk {got(item)}", key, index)
        elif name.value in seen:
            message = f"«{name.value}» står to ganger; behold den ene"
            yield Problem(settings.path, name.start_mark.line + 1, key, message)
        else:
            seen.add(name.value)


def _nav(settings: SettingsFile, node: yaml.SequenceNode, keys: Keys) -> Iterator[Problem]:
    """The navigation: pages, pages under a title of their own, and lists of these under a title."""
    for index, item in enumerate(node.value):
        here = (*keys, index)
        line = item.start_mark.line + 1
        expected = "må være en side, eller en tittel med en side eller en liste av sider"
        if kind_of(item) == "text":
            continue
        if not (isinstance(item, yaml.MappingNode) and len(item.value) == 1):
            more = isinstance(item, yaml.MappingNode) and len(item.value) > 1
            reason = "fikk flere titler i ett punkt; sett en bindestrek foran hver" if more else f"fikk {got(item)}"
            yield Problem(settings.path, line, written(here), f"{expected}, {reason}")
            continue
        title, inner = item.value[0]
        if isinstance(inner, yaml.SequenceNode) and inner.value:
            yield from _nav(settings, inner, here)
        elif kind_of(inner) != "text":
            message = f"«{title.value}» må ha en side eller en liste av sider, fikk {got(inner)}"
            yield Problem(settings.path, line, written(here), message)


# --- nodes ----------------------------------------------------------------------------------------


def _child(node: yaml.Node | None, key: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode):
        if isinstance(key, int):
            return node.value[key] if key < len(node.value) else None
        for item in node.value:
            if isinstance(item, yaml.ScalarNode) and item.value == key:
                return item
            value = _child(item, key) if isinstance(item, yaml.MappingNode) else None
            if value is not None:
                return value
    return None


def _key_line(node: yaml.Node | None, key: str | int) -> int | None:
    if isinstance(node, yaml.MappingNode):
        return next((name.start_mark.line + 1 for name, _ in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, str):
        return next((line for item in node.value if (line := _key_line(item, key))), None)
    return None
