"""The commands for those who write: `check`, `new`, `rename`, `who` and `schema`. None of them builds a site."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from macros.adapter.arguments import Misunderstood, options_in
from macros.adapter.ending import clear_up_when_ended
from macros.adapter.stopping import not_built
from macros.content.problems import nearest, printable
from macros.upkeep.changes import Refused

_SETTINGS = {"--config-file": "en fil"}
_CHECK = {**_SETTINGS, "--watch": "", "--hints": "", "--format": "text, github eller json"}
_RENAME = {**_SETTINGS, "--dry-run": "", "": ""}
_WHO = {**_SETTINGS, "--unused": "", "": ""}
_HELP = frozenset({"-h", "--help"})
# Looking for what nobody holds any more finds nothing in a command that reads once.
_SELDOM = 1_000_000


def carried_out(name: str, words: Sequence[str]) -> int:
    """Runs one of `COMMANDS` and returns its exit code: 1 where something is wrong. Raises Misunderstood."""
    gc.set_threshold(_SELDOM)
    clear_up_when_ended()
    # A handbook is checked as the site that is published, whatever somebody has left in the environment.
    os.environ.pop("FOLDER_EDITION", None)
    try:
        return COMMANDS[name](words)
    except Misunderstood:
        raise
    except Refused as refusal:
        print(f"Ingenting er endret: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAvbrutt.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read what is told has read enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        print(f"\n{not_built(error, Path.cwd()).message}", file=sys.stderr)
        return 1


def _check(words: Sequence[str]) -> int:
    from macros.adapter.check_command import FORMATS, run

    given = dict(options_in("check", words, _CHECK))
    shown = given.get("--format", "text")
    if shown not in FORMATS:
        raise Misunderstood(
            f"Etter «--format» skal det stå {_CHECK['--format']}{nearest(shown, FORMATS, otherwise='')}"
        )
    return run(_settings(given), shown, watch="--watch" in given, hints="--hints" in given)


def _new(words: Sequence[str]) -> int:
    from macros.adapter.help_texts import NEW_EXAMPLES
    from macros.adapter.new_command import kind_meant, options_of, run
    from macros.adapter.workplace import Workplace
    from macros.upkeep.scaffold import KINDS

    kinds = ", ".join(KINDS)
    word, *rest = words or [""]
    kind = kind_meant(word)
    if kind is None:
        near = nearest(word, KINDS, otherwise="") if word else ""
        raise Misunderstood(f"Etter «new» skal det stå hva du vil begynne på: {kinds}{near}")
    thing = KINDS[kind]
    options = {**_SETTINGS, **{f"--{option}": "et svar" for option in thing.options}}
    typed = dict(options_in(f"new {kind}", [each for each in rest if each not in _HELP], options))
    settings = _settings(typed)
    if _HELP & set(rest):
        lines = options_of(thing, Workplace(settings))
        example = f"  python -m macros new {kind} {NEW_EXAMPLES[kind]}"
        asked = "Det du ikke oppgir, blir du spurt om."
        print("\n".join([f"Bruk: python -m macros new {kind} [VALG]", "", asked, "", *lines, "", "Eksempel:", example]))
        return 0
    ask = input if sys.stdin is not None and sys.stdin.isatty() else None
    return run(settings, thing, {option.removeprefix("--"): answer for option, answer in typed.items()}, ask)


def _rename(words: Sequence[str]) -> int:
    from macros.adapter.rename_command import run

    typed = list(options_in("rename", words, _RENAME))
    names, given = [word for option, word in typed if not option], dict(typed)
    if len(names) != 2:
        raise Misunderstood("Etter «rename» skal det stå to navn: det gamle og det nye")
    return run(_settings(given), *names, dry="--dry-run" in given)


def _who(words: Sequence[str]) -> int:
    from macros.adapter.rename_command import tell_unused, tell_who

    typed = list(options_in("who", words, _WHO))
    names, given = [word for option, word in typed if not option], dict(typed)
    if "--unused" in given and not names:
        return tell_unused(_settings(given))
    if len(names) != 1 or "--unused" in given:
        raise Misunderstood("Etter «who» skal det stå ett navn, eller --unused")
    return tell_who(_settings(given), names[0])


def _schema(words: Sequence[str]) -> int:
    from macros.adapter.workplace import Workplace

    workplace = Workplace(_settings(dict(options_in("schema", words, _SETTINGS))))
    written = workplace.write_for_editors(anew=True)
    print(f"Skrevet: {', '.join(written)}" if written else "Alt er som det skal fra før.")
    return 0


def _settings(given: dict[str, str]) -> Path:
    file = Path(given.get("--config-file", "mkdocs.yml"))
    if not file.is_file():
        where = "Gå til mappa til håndboka først, eller si hvilken fil det er: -f sti/til/mkdocs.yml"
        raise Misunderstood(f"«{printable(str(file))}» finnes ikke her. {where}")
    return file


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "check": _check,
    "new": _new,
    "rename": _rename,
    "who": _who,
    "schema": _schema,
}
