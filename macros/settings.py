"""mkdocs.yml: what is wrong with it, with addresses (MkDocs says it in its log, in English and without a line), and our own settings."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from mkdocs.config import load_config

from macros.content.located import compose, read_text
from macros.content.problems import Problem
from macros.views.sheets import Owner

_LONGEST_NAME = 60
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_VALUE = re.compile(r"Config value '(?P<key>[^']*)': (?P<message>.*)", re.DOTALL)


def problems_in(settings: Path, **options: Any) -> list[Problem]:
    """Every problem that keeps MkDocs from reading its settings; `options` are given to MkDocs as they are."""
    text, problems = read_text(settings, settings.name)
    if problems:
        return problems
    _, problems = compose(text, settings.name)
    if problems:
        return problems
    listener = _Listener()
    logger = logging.getLogger("mkdocs.config")
    logger.addFilter(listener)
    try:
        load_config(config_file=str(settings), **options)
    except (Exception, SystemExit) as error:
        found = [_problem(sentence, text, settings.name) for sentence in listener.errors]
        return found or [Problem(settings.name, None, "MkDocs", _one_line(str(error)))]
    finally:
        logger.removeFilter(listener)
    return []


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
    """Keeps errors and hides them from the log."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.ERROR:
            return True
        self.errors.append(record.getMessage())
        return False


def _problem(sentence: str, text: str, path: str) -> Problem:
    match = _VALUE.match(sentence)
    if not match:
        return Problem(path, None, "MkDocs", _one_line(sentence))
    message = f"MkDocs godtar ikke det som står her: {_one_line(match['message'])}"
    return Problem(path, _line_of(match["key"], text), match["key"], message)


def _line_of(key: str, text: str) -> int | None:
    start = re.compile(rf"\s*-?\s*{re.escape(key)}\s*:")
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, row in lines if start.match(row)), None)


def _one_line(sentence: str) -> str:
    return " ".join(sentence.split()).rstrip(".")
