"""`python -m macros serve`, `site` and `folder`: MkDocs' own commands, with every message in bokmål.

They do what `mkdocs serve` and `mkdocs build` do, on any system, and check mkdocs.yml first: MkDocs reads it before
any hook has a say. `site` and `folder` also make the PDFs where the machine can; `--no-pdf` leaves them out, and with
`--require-pdf` a machine that cannot is an error. What else comes after the command is handed on to MkDocs.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

# Material's advertisement for its successor would stand between an author and the message.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.__main__ import cli

from macros.adapter.settings import problems_in
from macros.content.problems import report

_PDF = {"--no-pdf": "false", "--require-pdf": "required"}
_COMMANDS = {"serve": ["serve"], "site": ["build"], "folder": ["build", "--site-dir", "site-mappe"]}


def main(arguments: list[str]) -> None:
    """Runs a command; ends with exit code 1 and every problem where there is one."""
    if not arguments or arguments[0] not in _COMMANDS:
        sys.exit(f"Bruk: python -m macros {' | '.join(_COMMANDS)}")
    if arguments[0] == "folder":
        # mkdocs.yml reads it.
        os.environ["FOLDER_EDITION"] = "true"
    if arguments[0] != "serve":
        # mkdocs.yml reads this too.
        os.environ["PDF"] = next((_PDF[word] for word in arguments if word in _PDF), "true")
    problems = problems_in(Path("mkdocs.yml"))
    if problems:
        print(report(problems), file=sys.stderr)
        sys.exit(1)
    # mkdocs-macros lists every macro at every build; an author's own message would drown in it.
    logging.getLogger("mkdocs.plugins.mkdocs_macros.util").setLevel(logging.WARNING)
    cli([*_COMMANDS[arguments[0]], *(word for word in arguments[1:] if word not in _PDF)], prog_name="mkdocs")


if __name__ == "__main__":
    main(sys.argv[1:])
