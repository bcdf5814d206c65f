"""Checks that a meeting holds: minutes that add up and are enough, steps that are there, one look back and one agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from macros.content.choices import CALLED, ENDINGS
from macros.content.figure_checks import too_much_for_a_screen
from macros.content.located import KeyPath, Located
from macros.content.meeting import Block, named, names, of_agenda, steps_of
from macros.content.models import Agenda, Method, Module, Step
from macros.content.problems import Problem, nearest, unknown
from macros.content.reading import Reading

_RESTS = ("break", "lunch")


def known_in(reading: Reading, name: str, word: object, located: Located, key: KeyPath) -> Iterator[Problem]:
    """A problem where a file of shared data lacks the word; none where that file itself is broken."""
    file = reading.data[name]
    if file.whole and word not in file.items:
        ending = nearest(word, file.items, ENDINGS.get(name))
        yield located.problem(key, f"ukjent {CALLED[name]} «{word}»{ending}")


def session_problems(module: Module, located: Located, reading: Reading) -> Iterator[Problem]:
    """What is wrong with a module's own meeting."""
    total = sum(step.minutes for step in module.session.steps)
    if total != module.session.minutes:
        yield located.problem(
            ("module", "session", "minutes"),
            f"stegene er til sammen {total} minutter, men her står {module.session.minutes}",
        )
    for index, step in enumerate(module.session.steps):
        yield from _step(step, ("module", "session", "steps", index), module, located, reading)
    for index, prompt in enumerate(module.prompts):
        if prompt.method is not None:
            yield from known_in(reading, "methods", prompt.method, located, ("module", "prompts", index, "method"))
    reserve = {each.step.prompt: each.step for each in steps_of(module) if each.spare}
    for index, prompt in enumerate(module.prompts):
        method = reading.data["methods"].items.get(reserve[prompt.id].method) if prompt.id in reserve else None
        if isinstance(method, Method) and (prompt.method or prompt.minutes):
            key = ("module", "prompts", index, "minutes" if prompt.minutes else "method")
            yield from too_short(reserve[prompt.id].minutes, method, located, key)


def _step(step: Step, key: KeyPath, module: Module, located: Located, reading: Reading) -> Iterator[Problem]:
    for kind, ids, what in (
        ("prompt", [prompt.id for prompt in module.prompts], "et spørsmål"),
        ("checklist", [checklist.id for checklist in module.checklists], "en sjekkliste"),
    ):
        named = getattr(step, kind)
        if step.kind == kind and named is None:
            yield located.problem((*key, kind), f"mangler; her skal det stå id-en til {what} i modulen")
        elif step.kind != kind and named is not None:
            yield located.problem((*key, kind), f"hører bare hjemme i et steg med kind: {kind}")
        elif named is not None and named not in ids:
            yield located.problem((*key, kind), unknown(what.split()[1], named, ids))
    if step.kind == "force_field" and module.force_field is None:
        yield located.problem((*key, "kind"), "modulen har ikke noe force_field å vise i dette steget")
    yield from _figure(step, (*key, "figure"), module, located)
    if step.method is not None:
        yield from known_in(reading, "methods", step.method, located, (*key, "method"))
    method = reading.data["methods"].items.get(step.method)
    if isinstance(method, Method):
        yield from too_short(step.minutes, method, located, (*key, "minutes"))
    if step.phases and step.method is None:
        yield located.problem((*key, "phases"), "krever at steget har en method")
    elif step.phases:
        yield from _phases(step, method if isinstance(method, Method) else None, located, (*key, "phases"))


def _figure(step: Step, key: KeyPath, module: Module, located: Located) -> Iterator[Problem]:
    figures = {figure.id: figure for figure in module.figures}
    if step.figure is not None and step.figure not in figures:
        yield located.problem(key, unknown("figur", step.figure, figures))
    elif step.figure is not None and (too_much := too_much_for_a_screen(figures[step.figure])):
        yield located.problem(key, too_much)


def _phases(step: Step, method: Method | None, located: Located, key: KeyPath) -> Iterator[Problem]:
    if method and len(step.phases) != len(method.phases):
        message = f"må ha {len(method.phases)} tall, ett for hver fase i «{method.id}», fikk {len(step.phases)}"
        yield located.problem(key, message)
    elif sum(step.phases) != step.minutes:
        message = f"fasene er til sammen {sum(step.phases)} minutter, men steget har {step.minutes}"
        yield located.problem(key, message)
    elif method and step.minutes >= method.least:
        for number, (minutes, phase) in enumerate(zip(step.phases, method.phases, strict=True)):
            if minutes < phase.least:
                message = f"«{phase.title}» trenger minst {phase.least} minutter, fikk {minutes}"
                yield located.problem((*key, number), message)


def too_short(minutes: int, method: Method, located: Located, key: KeyPath) -> Iterator[Problem]:
    """A problem where a method gets less time than it makes sense in."""
    if minutes < method.least:
        message = f"«{method.title}» trenger minst {method.least} minutter, fikk {minutes}; gi steget mer tid, eller velg en annen method"
        yield located.problem(key, message)


def agenda_problems(agenda: Agenda, key: KeyPath, located: Located, reading: Reading) -> Iterator[Problem]:
    """What is wrong with a programme's agenda, which stands at `key`."""
    total = sum(item.minutes for item in agenda.items)
    if total != agenda.minutes:
        yield located.problem(
            (*key, "minutes"), f"punktene er til sammen {total} minutter med pauser, men her står {agenda.minutes}"
        )
    yield from _once_a_day(agenda, key, located)
    for index, block in enumerate(of_agenda(agenda, _sound(agenda, reading)).blocks):
        yield from _agenda_item(block, (*key, "items", index), located)


def _sound(agenda: Agenda, reading: Reading) -> Mapping[str, Module]:
    """The modules of an agenda whose own meetings hold: what follows from another mistake is no mistake of its own."""
    named_there = {item.module for item in agenda.items}
    pages = [page for page in reading.pages if page.module and page.module.slug in named_there]
    slugs = Counter(page.module.slug for page in pages if page.module)
    return {
        page.module.slug: page.module
        for page in pages
        if page.module
        and slugs[page.module.slug] == 1
        and not any(session_problems(page.module, page.located, reading))
    }


def _agenda_item(block: Block, key: KeyPath, located: Located) -> Iterator[Problem]:
    item = block.item
    assert item
    if item.at and item.kind != "lunch":
        yield located.problem((*key, "at"), "hører bare hjemme i et punkt med kind: lunch")
    if item.kind in _RESTS:
        for field in ("module", "method", "steps"):
            if getattr(item, field):
                yield located.problem((*key, field), "hører ikke hjemme i en pause eller en lunsj")
    elif item.module is None:
        if item.steps:
            yield located.problem((*key, "steps"), "krever at punktet har en module å ta stegene fra")
    elif item.method is not None:
        yield located.problem(
            (*key, "method"), "hører til stegene i modulen; skriv steps i stedet, og si hvilke steg dere tar med"
        )
    elif block.module:
        yield from _steps(block, block.module, key, located)


def _steps(block: Block, module: Module, key: KeyPath, located: Located) -> Iterator[Problem]:
    known = names(module)
    item = block.item
    assert item
    unknown_names = [(index, name) for index, name in enumerate(item.steps) if not named(module, name)]
    for index, name in unknown_names:
        yield located.problem((*key, "steps", index), unknown(f"steg i {module.slug}", name, known))
    total = sum(each.step.minutes for each in block.steps)
    if total != item.minutes and not unknown_names:
        message = f"stegene fra modulen er til sammen {total} minutter, men punktet har {item.minutes}; velg med steps blant {', '.join(known)}"
        yield located.problem((*key, "minutes"), message)


def _once_a_day(agenda: Agenda, key: KeyPath, located: Located) -> Iterator[Problem]:
    """A module has its places on the screen once, and one looks back first and agrees last."""
    seen: set[str] = set()
    for index, item in enumerate(agenda.items):
        if item.kind in _RESTS:
            continue
        if item.module in seen:
            message = f"«{item.module}» står i programmet fra før; ta stegene med der"
            yield located.problem((*key, "items", index, "module"), message)
        if item.module:
            seen.add(item.module)
        if index and "look_back" in (item.kind, *item.steps):
            field = "kind" if item.kind == "look_back" else "steps"
            yield located.problem((*key, "items", index, field), "look_back hører bare hjemme først i et program")
    agreeing = [index for index, item in enumerate(agenda.items) if "agreement" in (item.kind, *item.steps)]
    for index in agreeing[:-1]:
        field = "kind" if agenda.items[index].kind == "agreement" else "steps"
        yield located.problem(
            (*key, "items", index, field), "det kommer en agreement senere i programmet; der samles alt"
        )
