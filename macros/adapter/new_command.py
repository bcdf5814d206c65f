"""`new`: asks for what it must know, begins something, and shows what it wrote."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from macros.adapter.arguments import Misunderstood
from macros.adapter.workplace import Workplace
from macros.content.norwegian import meant
from macros.content.problems import printable
from macros.upkeep.changes import Changes, differences
from macros.upkeep.questions import Question
from macros.upkeep.scaffold import KINDS, Kind


def run(settings: Path, thing: Kind, given: Mapping[str, str], ask: Callable[[str], str] | None) -> int:
    """Begins a thing of a kind from what is `given`; what is missing is asked for with `ask`, where somebody sits there."""
    workplace = Workplace(settings)
    answers = _answers(list(thing.questions(workplace.ground)), given, ask)
    changes = Changes()
    more = thing.write(workplace.ground, answers, changes)
    workplace.carry_out(changes)
    workplace.write_for_editors()
    _show(changes)
    print(f"\n{more}\nSe at alt stemmer: python -m macros check")
    return 0


def _answers(
    questions: list[Question], given: Mapping[str, str], ask: Callable[[str], str] | None
) -> Mapping[str, str]:
    """What is given and asked for, by the names of the questions. Where all that must be known is given, nothing is asked."""
    must = [question for question in questions if question.otherwise is None and question.name not in given]
    answers: dict[str, str] = {}
    for question in questions:
        otherwise = question.otherwise(answers) if question.otherwise else ""
        if question.name in given:
            answers[question.name] = _checked(question, given[question.name])
        elif must and ask:
            answers[question.name] = _asked(question, otherwise, ask)
        elif question.otherwise is None:
            raise Misunderstood(f"Her mangler «--{question.name}»: {question.asks}?")
        else:
            # What is worked out may be taken, or be nothing at all.
            answers[question.name] = _checked(question, otherwise)
    return answers


def _checked(question: Question, answer: str) -> str:
    answer = question.read(answer)
    wrong = question.check(answer)
    if wrong:
        shown = printable(answer)
        got = "" if not shown or shown in wrong or "?" in wrong else f", fikk «{shown}»"
        raise Misunderstood(f"«--{question.name}» {wrong}{got}")
    return answer


def _asked(question: Question, otherwise: str, ask: Callable[[str], str]) -> str:
    shown = f" [{otherwise}]" if otherwise else ""
    while True:
        try:
            answer = question.read(ask(f"{question.asks}{shown}: ")) or otherwise
        except EOFError:
            raise Misunderstood(f"Her mangler «--{question.name}»: {question.asks}?") from None
        wrong = question.check(answer)
        if not wrong:
            return answer
        print(f"  Svaret {wrong}.", file=sys.stderr)


def _show(changes: Changes) -> None:
    for path, lines in differences(changes).items():
        new = path not in changes.before
        print(f"\n{'Ny fil' if new else 'Nye linjer i'} {path}:\n")
        width = len(str(lines[-1][0])) if lines else 1
        for number, line in lines:
            print(f"  {number:>{width}}  {line}".rstrip())


def options_of(kind: Kind, workplace: Workplace) -> Iterator[str]:
    """What may be given of a kind, a line each."""
    for question in kind.questions(workplace.ground):
        yield f"  --{question.name:<14} {question.asks}"


def kind_meant(word: str) -> str | None:
    """The kind that a word means, in English or Norwegian."""
    return word if word in KINDS else meant(word, KINDS)
