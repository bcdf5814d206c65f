"""What is wrong with mkdocs.yml, with addresses: MkDocs itself says it in its log, in English and without a line."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from mkdocs.config import load_config

from macros.content.located import compose, read_text
from macros.content.problems import Problem

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
    start = re.compile(rf"\s*-?\s*{re.escape(match['key'])}\s*:")
    lines = enumerate(text.splitlines(), start=1)
    line = next((number for number, row in lines if start.match(row)), None)
    return Problem(path, line, match["key"], f"MkDocs godtar ikke det som står her: {_one_line(match['message'])}")


def _one_line(sentence: str) -> str:
    return " ".join(sentence.split()).rstrip(".")
