"""What the notes of a meeting tell its leader: the words to say stand in «», and what is asked fits whatever came before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.models import Module, Step, StepKind
from macros.content.problems import Problem
from macros.content.reading import Page
from tests.handbook.texts import modules, none_of, reading

_FIRST_MEETING = "Første møte om dette?"
# The same question may be asked after no more than this many modules' key points.
_ALIKE = 2


def _notes(kind: StepKind) -> Iterator[tuple[Module, Page, int, Step, str]]:
    for module, page in modules():
        for index, step in enumerate(module.session.steps):
            if step.kind == kind:
                yield module, page, index, step, step.note or ""


def _wrong(page: Page, index: int, message: str) -> Problem:
    return page.located.problem(("module", "session", "steps", index, "note"), message)


def test_looking_back_asks_first_of_what_was_tried_and_then_whoever_is_here_for_the_first_time():
    """The screen asks of the last meeting, whichever it was; "the first time" might be the first meeting of all."""

    def found() -> Iterator[Problem]:
        for _, page, index, _, note in _notes("look_back"):
            asked, first, new = note.partition(_FIRST_MEETING)
            if "?" not in asked or not first or not new.strip():
                yield _wrong(page, index, f"skal spørre etter det som ble prøvd, og så si «{_FIRST_MEETING}»")
            if re.search(r"\bførste gang\b", note, re.IGNORECASE):
                yield _wrong(page, index, "«første gang» kan være det første møtet av alle")

    none_of(found())


def test_what_is_told_of_the_key_points_goes_on_with_a_question_to_the_room():
    """The telling takes half a minute; the minutes are for those who listen."""

    def found() -> Iterator[Problem]:
        asked: dict[str, int] = {}
        for _, page, index, _, note in _notes("key_points"):
            ending = re.findall(r"[^.!?«»]*\?", note)
            if not note.startswith("«") or not ending:
                yield _wrong(page, index, "skal stå i «» og slutte med et spørsmål til rommet")
            elif asked.setdefault(ending[-1].strip(), 0) == _ALIKE:
                yield _wrong(page, index, f"for mange moduler spør «{ending[-1].strip()}»")
            else:
                asked[ending[-1].strip()] += 1

    none_of(found())


def test_the_words_to_say_are_marked_in_one_way():
    none_of(
        _wrong(page, index, "skriv bare «…», uten «Si:» foran")
        for module, page in modules()
        for index, step in enumerate(module.session.steps)
        if re.search(r"(?:^|\. )Si(?: med egne ord)?: «", step.note or "")
    )


def test_a_question_has_minutes_to_give_when_a_meeting_is_late():
    methods = reading().data["methods"].items

    def found() -> Iterator[Problem]:
        for _, page, index, step, _ in _notes("prompt"):
            if step.method and step.minutes <= sum(phase.least for phase in methods[step.method].phases):
                yield page.located.problem(
                    ("module", "session", "steps", index, "minutes"), f"er det minste {step.method} kan ha"
                )

    none_of(found())
