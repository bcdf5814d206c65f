"""What one finished module holds, over all that exist: how many of each thing, and how long each may be.

What the models already refuse (a question without a building block, a link onwards without a reason, a module without
sources or the day of its last check) is not asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.authoring import parse_calls
from macros.content.located import KeyPath
from macros.content.models import FIGURE_KINDS
from macros.content.problems import Problem
from macros.content.reading import Page
from macros.rendering import Place, Renderer, plain
from tests.handbook.texts import BODY, PROJECT, body, modules, none_of, pieces, reading

_WORD = re.compile(r"\w[\w'’-]*")
# Kinds of source that may lack a year; laws, reports and strategies have one.
_MAY_BE_UNDATED = {"web_page", "article", "talk", "book"}
# Common names that are no words besides: nobody in a scene is called these.
_NAMES = set(
    """
    Ahmed Aksel Aleksander Ali Amalie Amina Anders Andreas Anette Anita Anna Anne Arne Astrid Aurora Bente Berit Birgit
    Camilla Carina Cecilie Charlotte Christian Daniel David Elin Elias Elise Ella Ellen Elsa Emil Emilie Emma Erik Espen
    Eva Fatima Filip Frida Frode Geir Grete Guro Gunnar Hanna Hanne Hans Hassan Hedda Heidi Helene Henriette Henrik Hilde
    Håkon Håvard Ida Ingeborg Inger Ingrid Ingvild Isak Jakob Jan Jens Johan Johanne Johannes Jonas Jorunn Julie Kaja Kari
    Karin Karoline Katrine Kasper Ketil Kim Kine Kirsten Kjell Kjersti Knut Kristian Kristin Kristina Kristine Kristoffer
    Lars Leah Leif Lene Lillian Linda Linn Line Lisa Liv Lucas Ludvig Lukas Magnus Maja Malin Maren Maria Marianne Marie
    Marit Markus Martin Martine Mathias Mats Maya Mette Mohammed Mona Morten Nina Noah Nora Nils Ola Olav Ole Oliver Olivia
    Oskar Per Pernille Petter Pål Ragnhild Randi Roger Ronny Rune Runar Sander Sara Sebastian Selma Signe Silje Simen Siri
    Sindre Sissel Siv Sofia Sofie Solveig Stian Stine Svein Synne Thea Theodor Therese Thomas Tobias Tone Tor Tora Tore
    Torbjørn Trine Trond Trude Tuva Ulrik Una Vegard Vetle Victor Vilde Wenche Yasmin Yusuf Øystein Øyvind Åse Åshild
    """.split()
)
# Names that are words too: names only in the middle of a sentence.
_NAMES_THAT_ARE_WORDS = set(
    "Alma Bjørn Dag Eli Even Finn Gro Gry Leo Odd Roy Stein Storm Tiril Ulv Unn Ulla Vår".split()
)


def _wrong(key: KeyPath, page: Page, message: str) -> Problem:
    return page.located.problem(("module", *key) if key not in (("title",), ("description",)) else key, message)


def _counts(what: str, low: int, high: int) -> None:
    """Every module has from `low` to `high` of what stands under a key."""
    none_of(
        _wrong((what,), page, f"skal ha {low}–{high}, har {len(getattr(module, what))}")
        for module, page in modules()
        if not low <= len(getattr(module, what)) <= high
    )


def _at_most(length: int, ending: str) -> None:
    """Every text of a module whose key matches `ending` has at most `length` characters."""
    none_of(
        piece.problem(f"høyst {length} tegn, har {len(piece.text)}")
        for piece in pieces()
        if piece.module and re.search(f"{ending}$", piece.key) and len(piece.text) > length
    )


def test_the_body_begins_with_a_lead_of_two_or_three_sentences():
    def found() -> Iterator[Problem]:
        for _, page in modules():
            lead = body(page)[0]
            if page.body.lstrip().startswith("#"):
                yield lead.problem("ingressen skal stå før den første overskriften")
            elif not 2 <= len(lead.sentences) <= 3:
                yield lead.problem(f"ingressen skal ha 2–3 setninger, har {len(lead.sentences)}")

    none_of(found())


def test_a_body_has_350_to_800_words_under_headings():
    def found() -> Iterator[Problem]:
        for _, page in modules():
            words = sum(len(_WORD.findall(piece.text)) for piece in body(page))
            if not 350 <= words <= 800:
                yield Problem(page.located.path, page.body_line, BODY, f"skal ha 350–800 ord, har {words}")
            if "\n## " not in page.body:
                yield Problem(page.located.path, page.body_line, BODY, "mangler overskrifter (##)")

    none_of(found())


def test_two_to_four_aims():
    _counts("aims", 2, 4)


def test_three_to_five_key_points_of_at_most_140_characters():
    _counts("key_points", 3, 5)
    _at_most(140, r"key_points\[\d+\]")


def test_a_description_has_at_most_160_characters():
    _at_most(160, "description")


def test_nobody_in_a_scene_has_a_name():
    def found() -> Iterator[Problem]:
        for module, page in modules():
            for key in ("title", "text"):
                for name in _names_in(getattr(module.scene, key)):
                    yield _wrong(("scene", key), page, f"«{name}» er et navn; skriv «en voksen», «et barn»")

    none_of(found())


def _names_in(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match[0].removesuffix("s") if match[0] not in _NAMES else match[0]
        begins = not text[: match.start()].rstrip(" «–").strip() or text[: match.start()].rstrip(" «–")[-1] in ".!?…:\n"
        if word in _NAMES or (word in _NAMES_THAT_ARE_WORDS and not begins):
            yield match[0]


def test_a_scene_has_80_to_140_words():
    none_of(
        _wrong(("scene", "text"), page, f"skal ha 80–140 ord, har {count}")
        for module, page in modules()
        if not 80 <= (count := len(_WORD.findall(plain(module.scene.text)))) <= 140
    )


def test_three_to_six_questions_of_at_most_200_characters():
    _counts("prompts", 3, 6)
    _at_most(200, r"prompts\[\d+\]\.text")


def test_a_question_asks_and_has_a_note_for_the_leader():
    def found() -> Iterator[Problem]:
        for module, page in modules():
            for index, prompt in enumerate(module.prompts):
                if not prompt.text.endswith("?"):
                    yield _wrong(("prompts", index, "text"), page, "skal ende med spørsmålstegn")
                if prompt.note is None:
                    yield _wrong(("prompts", index, "note"), page, "mangler; den som leder møtet, trenger den")

    none_of(found())


def test_a_checklist_has_five_to_nine_actions_of_at_most_90_characters():
    none_of(
        _wrong(("checklists", index, "items"), page, f"skal ha 5–9 punkter, har {len(checklist.items)}")
        for module, page in modules()
        for index, checklist in enumerate(module.checklists)
        if not 5 <= len(checklist.items) <= 9
    )
    _at_most(90, r"checklists\[\d+\]\.items\[\d+\]")


def test_one_to_three_troubles_of_at_most_45_characters():
    _counts("troubles", 1, 3)
    _at_most(45, r"troubles\[\d+\]")


def test_a_session_lasts_30_to_45_minutes_from_what_was_agreed_last_to_a_new_agreement():
    def found() -> Iterator[Problem]:
        for module, page in modules():
            session = module.session
            kinds = [step.kind for step in session.steps]
            if not 30 <= session.minutes <= 45:
                yield _wrong(("session", "minutes"), page, f"skal være 30–45, er {session.minutes}")
            if kinds[0] != "look_back":
                yield _wrong(("session", "steps", 0), page, f"det første steget skal være look_back, er {kinds[0]}")
            if kinds[-1] != "agreement":
                last = len(kinds) - 1
                yield _wrong(
                    ("session", "steps", last), page, f"det siste steget skal være agreement, er {kinds[last]}"
                )
            for missing in {"opening", "scene"} - set(kinds):
                yield _wrong(("session", "steps"), page, f"mangler et steg med kind: {missing}")
            if not {"prompt", "force_field"} & set(kinds):
                yield _wrong(("session", "steps"), page, "mangler et steg med kind: prompt eller force_field")

    none_of(found())


def test_a_source_has_its_year_or_is_shown_as_undated():
    """A page on the web may lack a year; the reader is then told so."""
    renderer = Renderer(PROJECT / "overrides")
    file = reading().data["sources"]

    def found() -> Iterator[Problem]:
        for known_as, source in file.items.items():
            key = (*file.places[known_as], "year")
            if source.year is None and source.kind not in _MAY_BE_UNDATED:
                yield file.located.problem(key, "mangler; lover, rapporter og strategier har årstall")
            shown = renderer.component("source", Place(""), source=source)
            if f"({source.year or 'udatert'})" not in shown:
                yield file.located.problem(key, f"leseren får verken årstall eller «udatert»: {shown}")

    none_of(found())


def test_two_to_four_links_onwards():
    _counts("see_also", 2, 4)


def test_at_least_twenty_modules_have_a_figure_that_stands_in_their_text_and_every_kind_is_used():
    placed = {
        page.source: {call.args[0] for call in parse_calls(page.body)[0] if call.name == "figure"}
        for _, page in modules()
    }
    drawn = {module.slug for module, page in modules() if placed[page.source]}
    assert len(drawn) >= 20
    none_of(
        _wrong(("figures", index), page, "står ikke i teksten")
        for module, page in modules()
        for index, figure in enumerate(module.figures)
        if figure.id not in placed[page.source]
    )
    assert {figure.kind for module, _ in modules() for figure in module.figures} == set(FIGURE_KINDS)


def test_at_least_twenty_modules_show_their_figure_in_a_step_of_their_meeting():
    shown = {module.slug for module, _ in modules() if any(step.figure for step in module.session.steps)}
    # Two are for readers: the five steps are the material of an agreement, word for word, and what comes after a report has no
    # room on a run sheet that holds every telephone number.
    for_readers = {module.slug for module, _ in modules() if module.figures} - shown
    assert for_readers == {"veiledning", "nar-uroen-gjelder-hjemmet"}
    assert len(shown) >= 20
