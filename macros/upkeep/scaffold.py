"""Something new, begun so that it can be built at once: a module, a source, a method, a term or a programme.

What stands in it says what to write there, in comments that YAML passes over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from macros.authoring import Call
from macros.content.models import SOURCE_KINDS, StepKind
from macros.content.problems import Problem, nearest
from macros.content.reading import Reading
from macros.handbook import Handbook, norwegian_order
from macros.rendering import page_url
from macros.upkeep import questions
from macros.upkeep.changes import Changes, Refused, rows_of
from macros.upkeep.listing import with_item, with_page, yaml_text
from macros.upkeep.questions import Answers, Question

# Step → the minutes it is given, the method it is run with where the handbook has that, and what to say of it.
_STEPS: Mapping[str, tuple[int, str]] = {
    "look_back": (2, ""),
    "opening": (2, ""),
    "scene": (4, "les-hoyt"),
    "prompt": (8, "refleksjonssporsmal"),
    "checklist": (3, "alene"),
    "force_field": (25, "kraftfelt"),
    "key_points": (2, ""),
    "break": (10, ""),
    "agreement": (5, "runde-ved-bordene"),
}
_ORDER: tuple[StepKind, ...] = get_args(StepKind)
_STEPS_AT_FIRST = "look_back, opening, scene, prompt, checklist, agreement"
# What takes the minutes that are left, the first of them that there is.
_GROWING = ("prompt", "force_field", "scene", "checklist", "key_points", "opening", "agreement", "look_back", "break")


@dataclass(frozen=True)
class Ground:
    """What something new is put into: the project, its settings' name and text, and the handbook that is there already.

    `calls` are the macro calls of pages.
    """

    project: Path
    settings: str
    reading: Reading
    handbook: Handbook
    calls: Mapping[str, Sequence[Call]]

    @property
    def docs(self) -> str:
        """The folder of pages, as it is called."""
        return self.reading.docs

    def items(self, name: str) -> Mapping[Any, Any]:
        """The items of a file of shared data. Raises Refused where something is wrong with it: it must be mended first."""
        file = self.reading.data[name]
        if not file.whole:
            raise Refused(f"{file.located.path} har feil, og må rettes først. Alle feilene: python -m macros check")
        return file.items


@dataclass(frozen=True)
class Kind:
    """One kind of thing that can be begun: its name as a command has it, the names of what is asked, and what is written.

    `write` puts it into changes and gives a sentence on how to go on.
    """

    name: str
    options: tuple[str, ...]
    questions: Callable[[Ground], Iterator[Question]]
    write: Callable[[Ground, Answers, Changes], str]


# --- a module -------------------------------------------------------------------------------------


def _asked_of_module(ground: Ground) -> Iterator[Question]:
    parts = [str(part) for part in ground.items("parts")]
    called = {part.title: str(known_as) for known_as, part in ground.items("parts").items()}
    yield Question("title", "Hva skal modulen hete", questions.a_line)
    yield Question(
        "part",
        f"Hvilken del hører den til ({', '.join(parts)})",
        questions.a_word_of(parts),
        words=parts,
        called=called,
    )
    yield Question("minutes", "Hvor mange minutter skal møtet vare", questions.a_number(10, 240), lambda _: "30")
    yield Question(
        "steps",
        f"Hvilke steg skal møtet ha, med komma mellom ({', '.join(_ORDER)})",
        questions.words_of(_ORDER),
        lambda _: _STEPS_AT_FIRST,
    )
    yield Question("slug", "Filnavnet, som også blir adressen", _a_slug(ground), questions.id_from("title"))
    yield Question(
        "description",
        "Hva får leseren igjen for å lese (én setning)",
        questions.a_line,
        lambda _: "Skriv her hva leseren får igjen for å lese.",
    )


def _a_slug(ground: Ground) -> questions.Check:
    taken = {
        source.rpartition("/")[2].removesuffix(".md"): f"{ground.docs}/{source}" for source in ground.reading.sources
    }
    folders = {part: f"mappa {ground.docs}/{part}" for part in ground.items("parts")}
    return questions.an_id({**folders, **taken, "index": "forsiden i en mappe heter det"})


def _write_module(ground: Ground, answers: Answers, changes: Changes) -> str:
    part, slug = answers["part"], answers["slug"]
    source = f"{part}/{slug}.md"
    path = f"{ground.docs}/{source}"
    changes.write(path, _module(ground, answers))
    settings = changes.read(ground.project, ground.settings)
    listed = with_page(settings, source, ground.handbook.parts[part].title)
    if listed != settings:
        changes.write(ground.settings, listed)
    return f"Siden får adressen {page_url(source)}. Skriv videre i {path}."


def _module(ground: Ground, answers: Answers) -> str:
    blocks = list(ground.items("building_blocks"))
    numbers = list(ground.items("recommendations"))
    sources = list(ground.items("sources"))
    if not (blocks and numbers and sources):
        raise Refused(
            "En modul må ha en byggestein, en anbefaling og en kilde å vise til, og dataene mangler noe av det."
        )
    source = "rammeplanen" if "rammeplanen" in sources else sources[0]
    # In the order that was given; nobody looks back at anything but first, or agrees but last.
    ends = {"look_back": -1, "agreement": 1}
    kinds = sorted(dict.fromkeys(questions.listed(answers["steps"])), key=lambda kind: ends.get(kind, 0))
    text = f"""\
---
title: {yaml_text(answers["title"])}
# Én setning på høyst 160 tegn. Den vises også når noen deler lenken.
description: {yaml_text(answers["description"])}
module:
  # 2–4 punkter som fortsetter «Her øver du på å …», og begynner med et verb.
  aims:
    - legge merke til noe
    - velge én ting du vil prøve
  # 3–5 hovedpunkter, hvert på én setning og høyst 140 tegn.
  key_points:
    - Skriv det viktigste her.
    - Skriv det nest viktigste her.
    - Skriv det tredje her.
  # En praksisfortelling på 80–140 ord: diktet, uten navn, åpen for flere tolkninger.
  scene:
    title: Skriv en tittel her
    text: |
      Skriv fortellingen her. Et barn og en voksen gjør noe, og leseren kan tolke det på flere måter.

      Nytt avsnitt etter en tom linje.
  # 3–6 åpne spørsmål om egen praksis, hvert på høyst 200 tegn. id-en brukes i møteplanen under.
  # building_block er en av {", ".join(map(str, blocks))}.
  prompts:
    - id: det-forste
      text: Hva gjør vi i dag?
      building_block: {blocks[0]}
      note: Skriv et råd til den som leder møtet.
    - id: det-andre
      text: Hva vil vi prøve?
      building_block: {blocks[-1]}
      note: Skriv et råd til den som leder møtet.
    - id: det-tredje
      text: Hvordan merker barna det?
      building_block: {blocks[min(1, len(blocks) - 1)]}
      note: Skriv et råd til den som leder møtet.
  # 5–9 punkter som begynner med «Jeg», hvert på høyst 90 tegn.
  checklists:
    - id: i-morgen
      title: Skriv en tittel på lista
      items:
        - Jeg gjør det første.
        - Jeg gjør det andre.
        - Jeg gjør det tredje.
        - Jeg gjør det fjerde.
        - Jeg gjør det femte.
"""
    if "force_field" in kinds:
        text += "  force_field:\n    question: Hva fremmer og hva hemmer dette hos oss?\n"
    text += "  # Minuttene i stegene må til sammen bli minutes.\n  session:\n"
    text += f"    minutes: {answers['minutes']}\n    steps:\n"
    text += "".join(_steps(kinds, int(answers["minutes"]), ground))
    return (
        text
        + f"""\
  # Hvilke av de sju anbefalingene modulen tjener, og hvilke byggesteiner den arbeider med.
  recommendations: [{numbers[0]}]
  building_blocks: [{", ".join(map(str, dict.fromkeys((blocks[0], blocks[-1], blocks[min(1, len(blocks) - 1)]))))}]
  # Vansken slik de ansatte sier den: 1–3, små bokstaver, høyst 45 tegn. Ta bort nummertegnet foran linjene.
  # troubles:
  #   - noe er vanskelig
  # Kilder fra {ground.docs}/data/sources.yml. En ny lages med: python -m macros new source
  sources:
    - id: {source}
  # Dagen du sist kontrollerte fakta.
  checked: {date.today().isoformat()}
  # 2–4 lenker videre til andre moduler. Ta bort nummertegnet foran linjene.
  # see_also:
  #   - module: filnavnet-til-en-modul
  #     reason: Hvorfor leseren bør gå dit.
---
Skriv ingressen her, på to eller tre setninger. Si hva leseren kan gjøre etterpå.

## Skriv en overskrift som sier noe

Skriv brødteksten her, 350–800 ord i alt. En lenke til en annen side skriver du med stien til fila.

## Skriv en overskrift til

Det du ikke plasserer selv, kommer nederst på siden: mål, fortelling, spørsmål, sjekkliste, møteplan og kilder.
"""
    )


def _steps(kinds: Sequence[str], minutes: int, ground: Ground) -> Iterator[str]:
    methods = ground.handbook.methods
    given = {kind: _STEPS[kind][0] for kind in kinds}
    # The shortest meetings have a minute or two for each; what is left is talked.
    while sum(given.values()) > minutes and max(given.values()) > 1:
        given[max(given, key=lambda kind: given[kind])] -= 1
    growing = next(kind for kind in _GROWING if kind in given)
    given[growing] += max(0, minutes - sum(given.values()))
    if sum(given.values()) != minutes:
        raise Refused(f"{minutes} minutter er for lite til {len(kinds)} steg. Velg færre steg, eller et lengre møte.")
    for kind in kinds:
        yield f"      - kind: {kind}\n"
        if kind == "prompt":
            yield "        prompt: det-forste\n"
        if kind == "checklist":
            yield "        checklist: i-morgen\n"
        yield f"        minutes: {given[kind]}\n"
        method = methods.get(_STEPS[kind][1])
        if method and method.least <= given[kind]:
            yield f"        method: {method.id}\n"


# --- shared data ----------------------------------------------------------------------------------


def _asked_of_source(ground: Ground) -> Iterator[Question]:
    taken = dict.fromkeys(ground.items("sources"), f"en kilde i {ground.docs}/data/sources.yml")
    yield Question("title", "Hva heter kilden", questions.a_line)
    yield Question("publisher", "Hvem har gitt den ut", questions.a_line)
    kinds = f"Hva slags kilde er det ({', '.join(SOURCE_KINDS)})"
    yield Question("kind", kinds, questions.a_word_of(SOURCE_KINDS), words=SOURCE_KINDS)
    yield Question("author", "Forfatter (kan stå tom)", questions.maybe(questions.a_line), _nothing)
    yield Question("year", "År (kan stå tom)", questions.maybe(questions.a_number(1900, 2100)), _nothing)
    yield Question("url", "Nettadresse (kan stå tom)", questions.an_address, _nothing)
    yield Question("id", "id-en modulene viser til den med", questions.an_id(taken), questions.id_from("title"))


def _nothing(_: Answers) -> str:
    return ""


def _write_source(ground: Ground, answers: Answers, changes: Changes) -> str:
    told = [key for key in ("author", "title", "publisher") if answers[key]]
    lines = [f"- id: {answers['id']}", *(f"  {key}: {yaml_text(answers[key])}" for key in told)]
    if answers["year"]:
        lines.append(f"  year: {int(answers['year'])}")
    if answers["url"]:
        lines.append(f"  url: {yaml_text(answers['url'])}")
    lines += [f"  kind: {answers['kind']}", "  # note: Skriv det leseren må vite om kilden, eller ta bort linja."]
    _put_in(ground, "sources", lines, changes)
    return f"Vis til den i en modul, under sources, med: - id: {answers['id']}"


def _put_in(
    ground: Ground,
    name: str,
    lines: Sequence[str],
    changes: Changes,
    goes_before: Callable[[dict[str, Any]], bool] | None = None,
) -> None:
    path = f"{ground.docs}/data/{name}.yml"
    changes.write(path, with_item(changes.read(ground.project, path), lines, goes_before))


def _asked_of_method(ground: Ground) -> Iterator[Question]:
    taken = dict.fromkeys(ground.items("methods"), f"en arbeidsmåte i {ground.docs}/data/methods.yml")
    yield Question("title", "Hva heter arbeidsmåten", questions.a_line)
    yield Question(
        "summary",
        "Hva gjør man (én eller to setninger)",
        questions.a_line,
        lambda _: "Skriv her hva man gjør, på én eller to setninger.",
    )
    yield Question(
        "fits",
        "Når passer den (fortsetter «Passer når …»)",
        questions.a_line,
        lambda _: "dere vil prøve noe nytt.",
    )
    yield Question("minutes", "Hvor mange minutter tar den vanligvis", questions.a_number(6, 240), lambda _: "15")
    yield Question("id", "id-en møteplanene viser til den med", questions.an_id(taken), questions.id_from("title"))


def _write_method(ground: Ground, answers: Answers, changes: Changes) -> str:
    minutes = int(answers["minutes"])
    alone, end = max(2, minutes // 5), max(2, minutes // 5)
    lines = [
        f"- id: {answers['id']}",
        f"  title: {yaml_text(answers['title'])}",
        f"  summary: {yaml_text(answers['summary'])}",
        "  # Fasene etter tur. who er alone, pairs, group eller all; least er det minste antallet minutter som gir mening.",
        "  phases:",
    ]
    for title, who, long, least in (
        ("Tenk hver for seg", "alone", alone, 2),
        ("Snakk sammen i gruppa", "group", minutes - alone - end, 2),
        ("Del det viktigste med alle", "all", end, 2),
    ):
        lines += [
            f"    - title: {title}",
            f"      who: {who}",
            f"      minutes: {long}",
            f"      least: {min(least, long)}",
        ]
    lines += [
        "  group_size: 3–5",
        f"  fits: {yaml_text(answers['fits'])}",
        "  # Hvor den kommer fra, i ord. Har vi en kilde, skriv id-en til den under source.",
        "  origin: Vårt eget forslag.",
        "  # source: id-en-til-en-kilde",
    ]
    _put_in(ground, "methods", lines, changes)
    return f"Bruk den i et steg i en møteplan med: method: {answers['id']}"


def _asked_of_term(ground: Ground) -> Iterator[Question]:
    taken = {str(known).casefold() for known in ground.items("glossary")}
    slugs = sorted(ground.reading.slugs)

    def not_there(text: str) -> str:
        return questions.a_line(text) or ("står i ordlista fra før" if text.casefold() in taken else "")

    yield Question("nb", "Ordet på bokmål", not_there)
    yield Question("nn", "Ordet på nynorsk", questions.a_line, lambda answers: answers["nb"])
    yield Question("en", "Ordet på engelsk", questions.a_line)
    yield Question(
        "explanation",
        "Forklar ordet (én eller to setninger)",
        questions.a_line,
        lambda _: "Skriv forklaringen her, på én eller to setninger.",
    )
    yield Question(
        "module", "Filnavnet til modulen som handler om det (kan stå tom)", questions.maybe(_one_of(slugs)), _nothing
    )


def _one_of(known: Sequence[str]) -> questions.Check:
    return lambda text: "" if text in known else f"«{text}» er ingen modul{nearest(text, known, otherwise='')}"


def _write_term(ground: Ground, answers: Answers, changes: Changes) -> str:
    lines = [f"- nb: {yaml_text(answers['nb'])}"]
    lines += [f"  {key}: {yaml_text(answers[key])}" for key in ("nn", "en", "explanation")]
    if answers["module"]:
        lines.append(f"  module: {answers['module']}")
    lines.append("  # everyday: true  (for et ord som ikke trenger forklaring midt i en setning)")
    order = norwegian_order(answers["nb"])
    _put_in(ground, "glossary", lines, changes, lambda item: norwegian_order(str(item.get("nb", ""))) > order)
    return "Første gang ordet står i en modul, kan leseren åpne forklaringen der."


# --- a programme ----------------------------------------------------------------------------------


def _asked_of_programme(ground: Ground) -> Iterator[Question]:
    taken = dict.fromkeys(ground.items("programmes"), f"et program i {ground.docs}/data/programmes.yml")
    slugs = sorted(ground.handbook.modules)
    yield Question("title", "Hva heter programmet", questions.a_line)
    yield Question(
        "module",
        "Filnavnet til modulen dere skal arbeide med (kan stå tom)",
        questions.maybe(_one_of(slugs)),
        _nothing,
    )
    yield Question(
        "minutes",
        "Hvor mange minutter varer det",
        questions.a_number(10, 600),
        lambda answers: str(_minutes_with(ground, answers["module"])),
    )
    yield Question("starts", "Når begynner det", questions.a_clock, lambda _: "14:00")
    yield Question(
        "summary", "Hva er det til (én setning)", questions.a_line, lambda _: "Skriv her hva programmet er til."
    )
    yield Question("id", "id-en, som også blir adressen", questions.an_id(taken), questions.id_from("title"))


def _minutes_with(ground: Ground, slug: str) -> int:
    module = ground.handbook.modules[slug] if slug else None
    return module.session.minutes if module else 60


def _write_programme(ground: Ground, answers: Answers, changes: Changes) -> str:
    minutes, starts = int(answers["minutes"]), answers["starts"].replace(".", ":")
    lines = [
        f"- id: {answers['id']}",
        f"  title: {yaml_text(answers['title'])}",
        f"  summary: {yaml_text(answers['summary'])}",
        "  agenda:",
        f"    minutes: {minutes}",
        f'    starts: "{starts}"',
        "    # Minuttene i punktene må til sammen bli minutes, med pausene. note står bare i lederens utgave.",
        "    items:",
        *_items(ground, answers["module"], minutes),
    ]
    _put_in(ground, "programmes", lines, changes)
    page = _page_with_programmes(ground)
    if page is None:
        return f'Vis det på en side med: {{{{ programme("{answers["id"]}") }}}}'
    path = f"{ground.docs}/{page}"
    changes.write(path, _with_call(changes.read(ground.project, path), ground, page, answers["id"]))
    return f"Programmet får adressen moter/programmer/{answers['id']}/, og vises på {path}."


def _items(ground: Ground, slug: str, minutes: int) -> Iterator[str]:
    module = ground.handbook.modules[slug] if slug else None
    if module is None:
        talk = minutes - max(2, minutes // 6) * 2
        yield from _item("Velkommen", max(2, minutes // 6))
        yield from _item("Skriv hva dere skal arbeide med", talk)
        yield "        # Hent stegene fra en modul med: module: filnavnet-til-modulen"
        yield from _item("Avtalen: ett lite skritt", max(2, minutes // 6), "        kind: agreement")
        return
    whole = module.session.minutes
    if minutes == whole:
        yield from _item(module.title, whole, f"        module: {slug}")
        return
    back = sum(step.minutes for step in module.session.steps if step.kind == "look_back")
    rest = minutes - whole + back
    if rest < 1:
        raise Refused(f"Møtet i «{slug}» er på {whole} minutter. Velg minst så mange, eller en annen modul.")
    yield from _item("Velkommen", rest)
    yield from _item(module.title, whole - back, f"        module: {slug}")


def _item(title: str, minutes: int, *more: str) -> Iterator[str]:
    yield f"      - title: {yaml_text(title)}"
    yield f"        minutes: {minutes}"
    yield from more


def _page_with_programmes(ground: Ground) -> str | None:
    counts = {
        source: sum(call.name == "programme" for call in calls)
        for source, calls in ground.calls.items()
        if ground.handbook.pages[source].examples_from is None
    }
    page = max(counts, key=lambda source: counts[source], default=None)
    return page if page and counts[page] else None


def _with_call(text: str, ground: Ground, page: str, programme: str) -> str:
    """A page with one programme more: below the last that goes by the clock."""
    called = [call for call in ground.calls[page] if call.name == "programme"]
    by_clock = [call for call in called if ground.handbook.programmes[_id_of(call)].agenda]
    rows = rows_of(text)
    line = (by_clock or called)[-1].line
    end = "\r\n" if rows[line - 1].endswith("\r\n") else "\n"
    if not rows[line - 1].endswith(end):
        rows[line - 1] += end
    return "".join([*rows[:line], f'{end}{{{{ programme("{programme}") }}}}{end}', *rows[line:]])


def _id_of(call: Call) -> str:
    return str((*call.args, *call.kwargs.values())[0])


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("module", ("title", "part", "minutes", "steps", "slug", "description"), _asked_of_module, _write_module),
        Kind("source", ("title", "publisher", "kind", "author", "year", "url", "id"), _asked_of_source, _write_source),
        Kind("method", ("title", "summary", "fits", "minutes", "id"), _asked_of_method, _write_method),
        Kind("term", ("nb", "nn", "en", "explanation", "module"), _asked_of_term, _write_term),
        Kind(
            "programme",
            ("title", "module", "minutes", "starts", "summary", "id"),
            _asked_of_programme,
            _write_programme,
        ),
    )
}


def new_problems(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """What keeps the handbook from being built after a change, and did not before; lines may have moved."""
    known = {(problem.path, problem.key, problem.message) for problem in before}
    return [problem for problem in after if problem.stops and (problem.path, problem.key, problem.message) not in known]
