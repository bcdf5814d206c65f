"""mkdocs.yml: what is wrong with it, with addresses (MkDocs says it in its log, in English and without a line), and our own settings."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import load_config

from macros.content.located import compose, read_text
from macros.content.owner import Owner
from macros.content.problems import Problem

_LONGEST_NAME = 60
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_VALUE = re.compile(r"Config value '(?P<key>[^']*)': (?P<message>.*)", re.DOTALL)

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
        "theme",
        lambda config: config.theme.get("font") is False,
        "font må være false; ellers henter hver side skrift fra Google",
    ),
    ("use_directory_urls", lambda config: config.use_directory_urls, "må være true; adressene på arkene bygger på det"),
)


def problems_in(settings: Path, **options: Any) -> list[Problem]:
    """Every problem that keeps MkDocs from reading its settings; `options` are given to MkDocs as they are."""
    text, problems = read_text(settings, settings.name)
    if problems:
        return problems
    node, problems = compose(text, settings.name)
    problems += _twice(node, settings.name)
    if problems:
        return problems
    listener = _Listener()
    logger = logging.getLogger("mkdocs.config")
    logger.addFilter(listener)
    try:
        config = load_config(config_file=str(settings), **options)
    except (Exception, SystemExit) as error:
        # In strict mode a warning is what stopped it.
        found = [_problem(sentence, text, settings.name) for sentence in listener.errors or listener.warnings]
        return found or [Problem(settings.name, None, "MkDocs", _one_line(str(error)))]
    finally:
        logger.removeFilter(listener)
    return [
        Problem(settings.name, _line_of(key, text), key, message)
        for key, has_it, message in _NEEDED
        if not has_it(config)
    ]


def _twice(node: yaml.Node | None, path: str) -> Iterator[Problem]:
    """Keys that stand twice in one group: MkDocs would take the last and say nothing."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                yield Problem(path, key.start_mark.line + 1, str(key.value), "nøkkelen står to ganger; behold den ene")
            seen.add(key.value)
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for inner in child if isinstance(child, tuple) else (child,):
            yield from _twice(inner, path)


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
    settings = Path(config.config_file_path)
    text = settings.read_text(encoding="utf-8") if wrong else ""
    problems = [Problem(settings.name, _line_of(key, text), f"extra.{key}", message) for key, message in wrong.items()]
    return Owner(name and str(name).strip(), address), problems


def _published(logo: str, docs: Path) -> str | None:
    """The address in the site of a file under `docs`, if there is one that is published."""
    file = (docs / logo).resolve()
    if not (file.is_file() and file.is_relative_to(docs)):
        return None
    address = file.relative_to(docs)
    hidden = address.parts[0] == "data" or any(part.startswith(".") for part in address.parts)
    return None if hidden else address.as_posix()


class _Listener(logging.Filter):
    """Keeps errors and warnings and hides them from the log."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        (self.warnings if record.levelno < logging.ERROR else self.errors).append(record.getMessage())
        return False


def _problem(sentence: str, text: str, path: str) -> Problem:
    match = _VALUE.match(sentence)
    if not match:
        return Problem(path, None, "MkDocs", _one_line(sentence))
    message = _one_line(match["message"])
    if message.startswith("Unrecognised configuration name"):
        return Problem(path, _line_of(match["key"], text), match["key"], "ukjent nøkkel")
    return Problem(path, _line_of(match["key"], text), match["key"], f"MkDocs godtar ikke det som står her: {message}")


def _line_of(key: str, text: str) -> int | None:
    start = re.compile(rf"\s*-?\s*{re.escape(key)}\s*:")
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, row in lines if start.match(row)), None)


def _one_line(sentence: str) -> str:
    return " ".join(sentence.split()).rstrip(".")
