"""The commands `serve`, `site` and `folder`: MkDocs' own, with mkdocs.yml checked first and every message in bokmål."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

# Material's advertisement for its successor would stand between an author and the message.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import click

from macros.adapter.arguments import Misunderstood, options_in
from macros.adapter.author_commands import COMMANDS, carried_out
from macros.adapter.help_texts import HELP, NEW_EXAMPLES
from macros.adapter.settings import problems_in
from macros.adapter.site_folder import clear_left_by_serve
from macros.adapter.stopping import NotBuilt, not_built
from macros.content.problems import nearest, printable, report
from macros.disk.temporary import temporary

USAGE = """\
Bruk: python -m macros KOMMANDO [VALG]

Kommandoer:
  serve    vis håndboka på http://127.0.0.1:8000 mens du skriver
  site     lag nettstedet i mappa site, med alle ark som PDF
  folder   lag utgaven til minnepinne i mappa site-mappe
  check    finn alt som er galt, uten å bygge
  new      begynn på noe nytt: new module, new source, new method, new term, new programme
  rename   gi en side, en kilde, et spørsmål eller noe annet et nytt navn: rename GAMMELT NYTT
  who      se hvem som lenker til eller bruker noe: who NAVN
  schema   skriv det et redigeringsprogram trenger for å hjelpe deg (VS Code)

Valg for alle:
  -f, --config-file FIL      en annen fil enn mkdocs.yml
  -q, --quiet                si bare fra om feil
  -v, --verbose              si mer om hva som skjer
  -h, --help                 vis denne teksten, eller mer om én kommando: check --help

Valg for serve:
  -a, --dev-addr ADRESSE     en annen adresse og port, som 127.0.0.1:8001
  -o, --open                 åpne nettleseren når håndboka er klar
  -w, --watch MAPPE          følg med på endringer i en mappe til

Valg for site og folder:
  -d, --site-dir MAPPE       en annen mappe enn site eller site-mappe
      --no-pdf               ikke lag PDF-er
      --no-books             ikke lag bøkene, som tar lengst tid av PDF-ene
      --require-pdf          si fra med feil hvis PDF-er ikke kan lages

Valg for check:
      --watch                fortsett, og sjekk på nytt når noe er endret
      --hints                gi råd om språket også
      --format SLAG          text, github (merknader i en pull request) eller json

Valg for new: det du ikke oppgir, blir du spurt om.
      --title, --part, --minutes, --steps, --slug, --description og flere: python -m macros new module --help

Valg for rename:
  -n, --dry-run              si hva som ville blitt endret, uten å endre noe

Valg for who:
      --unused               det som ingen bruker
"""

_ASKS_FOR_HELP = frozenset({"-h", "--help", "help", "hjelp"})
_HELP = "Alt som kan stå der, vises med: python -m macros {}--help\n"

# Option → the variable that mkdocs.yml reads, and what it is set to.
_PAPER = {
    "--no-pdf": ("PDF", "false"),
    "--require-pdf": ("PDF", "required"),
    "--no-books": ("BOOKS", "false"),
}
_COMMANDS = {"serve": ("serve",), "site": ("build",), "folder": ("build", "--site-dir", "site-mappe")}
# Options that stand for a key in mkdocs.yml.
_SETTINGS = {"--dev-addr": "dev_addr", "--site-dir": "site_dir"}
# Option → what it must be given; "" where nothing.
_FOR_ALL = {"--config-file": "en fil", "--quiet": "", "--verbose": "", "--strict": "", "--no-strict": ""}
_TO_BUILD = {**_FOR_ALL, "--site-dir": "en mappe", "--clean": "", **dict.fromkeys(_PAPER, "")}
_OPTIONS = {
    "serve": {
        **_FOR_ALL,
        "--dev-addr": "en adresse og en port, som 127.0.0.1:8001",
        "--open": "",
        "--watch": "en mappe",
    },
    "site": _TO_BUILD,
    "folder": _TO_BUILD,
}


@dataclass
class Order:
    """A command as it was given: its name, the settings it reads, which variables it sets, what MkDocs is told, and which of its settings are given."""

    name: str
    settings: Path = Path("mkdocs.yml")
    variables: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)


def understood(arguments: Sequence[str]) -> Order:
    """The order that arguments on the command line give; raises Misunderstood."""
    name, *rest = arguments or [""]
    if name not in _COMMANDS:
        near = nearest(name, (*_COMMANDS, *COMMANDS), otherwise="")
        raise Misunderstood(f"Ukjent kommando «{name}»{near}" if name else "Her mangler en kommando.")
    order = Order(name)
    for word, value in options_in(name, rest, _OPTIONS[name]):
        if word == "--watch" and not Path(value).exists():
            raise Misunderstood(f"«{word}» kan ikke følge med på «{value}», som ikke finnes")
        _take(order, word, value)
    return order


def _take(order: Order, word: str, value: str) -> None:
    if word in _PAPER:
        variable, value = _PAPER[word]
        order.variables[variable] = value
        return
    if word == "--config-file":
        order.settings = Path(value)
    if word in _SETTINGS:
        order.given[_SETTINGS[word]] = value
    order.words += [word, value] if value else [word]


def main(arguments: Sequence[str]) -> int:
    """Runs a command and returns its exit code: 1 with every problem where there is one."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal without æøå gets something in their place, not an error.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if {*_ASKS_FOR_HELP} & {*arguments} and not _is_about_something_new(arguments):
        print(next((HELP[word] for word in arguments if word in HELP), USAGE), end="")
        return 0
    try:
        if arguments and arguments[0] in COMMANDS:
            return carried_out(arguments[0], arguments[1:])
        order = understood(arguments)
    except Misunderstood as error:
        print(f"{printable(str(error))}\n\n{_help_for(arguments)}", end="", file=sys.stderr)
        return 1
    return _carried_out(order)


def _help_for(arguments: Sequence[str]) -> str:
    """What is told below a mistake: where the rest can be read."""
    about = " ".join(word for word in arguments[:2] if word in HELP or word in NEW_EXAMPLES)
    return _HELP.format(f"{about} " if about else "") if arguments else USAGE


def _is_about_something_new(arguments: Sequence[str]) -> bool:
    """Whether a kind of thing stands behind `new`: what can be said of it is told by what it is."""
    return arguments[:1] == ["new"] and bool(set(arguments[1:]) - _ASKS_FOR_HELP)


def _carried_out(order: Order) -> int:
    project = order.settings.absolute().parent
    try:
        with _read_by_settings(order):
            _run(order)
    except (KeyboardInterrupt, click.exceptions.Abort):
        print("Avbrutt.", file=sys.stderr)
        return 130
    except click.ClickException as error:
        print(f"\n{error.format_message()}", file=sys.stderr)
        return 1
    except Exception as error:
        print(f"\n{not_built(error, project).message}", file=sys.stderr)
        return 1
    return 0


@contextmanager
def _read_by_settings(order: Order) -> Iterator[None]:
    """The environment as mkdocs.yml reads it in a command, and afterwards as it was."""
    before = dict(os.environ)
    if order.name == "folder":
        os.environ["FOLDER_EDITION"] = "true"
    else:
        # A site that is made for a memory stick by a variable that somebody forgot would lack what a server needs.
        os.environ.pop("FOLDER_EDITION", None)
    if order.name != "serve":
        os.environ["PDF"] = os.environ.get("PDF") or "true"
        os.environ |= order.variables
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _run(order: Order) -> None:
    # With its servers and themes: much to load for a command that builds nothing.
    from mkdocs.__main__ import cli

    words = [*_COMMANDS[order.name], *order.words]
    sites = [words[place + 1] for place, word in enumerate(words) if word == "--site-dir"]
    given = order.given | ({"site_dir": sites[-1]} if sites else {})
    problems = [
        replace(problem, path="kommandolinja", line=None) if problem.key in order.given else problem
        for problem in problems_in(order.settings, **given)
    ]
    if problems:
        raise NotBuilt(report(problems), problems)
    # mkdocs-macros lists every macro at every build; an author's own message would drown in it.
    logging.getLogger("mkdocs.plugins.mkdocs_macros.util").setLevel(logging.WARNING)
    # In the system's own temporary folder, which is another in what follows.
    clear_left_by_serve()
    with temporary(order.settings.absolute().parent / ".cache" / "tmp") as scratch:
        # Here `mkdocs serve` puts the site that it shows; should it be killed, the next command removes it.
        tempfile.tempdir = str(scratch)
        cli.main(words, prog_name="mkdocs", standalone_mode=False)
