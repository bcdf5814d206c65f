"""How what an author writes becomes models, whatever it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.build import Build
from macros.content.checking import check, in_the_future
from macros.content.fields import Expected, Text
from macros.content.located import parse_yaml, split_front_matter, written
from macros.content.models import Model, Module, texts_of
from macros.content.norwegian import as_id
from macros.content.problems import Problem, nearest
from macros.content.reading import read

GOOD = Path(__file__).parent / "good"
MODULE = (GOOD / "grunnlag" / "leken.md").read_bytes()


@pytest.fixture
def leken() -> Module:
    return _module("leken")


def _module(slug: str) -> Module:
    (page,) = [page for page in read(GOOD).pages if page.module and page.module.slug == slug]
    return page.module


def test_a_module_knows_where_it_stands_and_where_its_pages_are(leken: Module) -> None:
    assert (leken.slug, leken.part, leken.source) == ("leken", "grunnlag", "grunnlag/leken.md")
    assert (leken.url, leken.project_url) == ("grunnlag/leken/", "grunnlag/leken/vis/")
    assert (leken.sheet_url, leken.run_sheet_url) == ("grunnlag/leken/ark/", "grunnlag/leken/kjoreplan/")


def test_what_is_hidden_is_not_read(docs: Path) -> None:
    before = read(docs)
    (docs / ".utkast").mkdir()
    for name in (".utkast/side.md", "grunnlag/.side.md"):
        (docs / name).write_text("Uten hode.", encoding="utf-8")
    after = read(docs)
    assert (after.sources, after.problems) == (before.sources, [])


def test_a_title_may_be_exactly_as_long_as_a_screen_has_room_for(docs: Path, build: Callable[[], Build]) -> None:
    title = f"{(30 * 'leken ')[:149]}x"
    file = docs / "grunnlag" / "leken.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    title: Ved disken", f"    title: {title}"), encoding="utf-8")
    assert build().problems == []
    file.write_text(text.replace("    title: Ved disken", f"    title: {title}x"), encoding="utf-8")
    assert "må være høyst 150 tegn for å få plass på en skjerm, fikk 151" in str(build().problems[0])


def test_a_title_as_the_id_it_was_meant_for() -> None:
    assert [as_id(word) for word in ("grunnlag/Å høre til.md", "Være sammen", " Kapittel 9 A ")] == [
        "a-hore-til",
        "vaere-sammen",
        "kapittel-9-a",
    ]


def test_a_text_keeps_the_file_that_its_links_are_written_from(leken: Module) -> None:
    assert {text.source for _, text in texts_of(leken)} == {"grunnlag/leken.md"}
    recommendation = read(GOOD).data["recommendations"].items[2]
    assert recommendation.in_practice == Text("Vi har fast tid, se [garderoben](../praksis/garderoben.md).")
    assert recommendation.in_practice.source == "data/recommendations.yml"


def test_every_text_of_a_module_is_found_with_its_key(leken: Module) -> None:
    assert [".".join(map(str, key)) for key, _ in texts_of(leken)] == [
        "aims.0",
        "key_points.0",
        "scene.text",
        "prompts.0.text",
        "prompts.1.text",
        "prompts.1.note",
        "checklists.0.items.0",
        "force_field.question",
        "see_also.0.reason",
    ]


def test_a_question_has_the_number_of_its_place(leken: Module) -> None:
    assert [(prompt.id, leken.number_of(prompt)) for prompt in leken.prompts] == [("inn", 1), ("ut", 2)]


def test_what_is_left_out_has_a_sensible_value(leken: Module) -> None:
    assert [prompt.lines for prompt in leken.prompts] == [3, 6]
    assert leken.audience == ("alle",)
    assert leken.checked == date(2026, 1, 15)
    assert _module("garderoben").force_field is None


def test_a_module_may_have_been_checked_today_but_not_tomorrow(docs: Path) -> None:
    reading = read(docs)
    last = max(page.module.checked for page in reading.pages if page.module)
    assert list(in_the_future(reading, last)) == []
    assert [problem.key for problem in in_the_future(reading, last - timedelta(days=1))] == ["module.checked"]


def _within(annotation: object) -> Iterator[object]:
    yield annotation
    for part in get_args(annotation):
        yield from _within(part)


def test_every_key_has_a_type_and_words_for_what_is_expected() -> None:
    models = [Model]
    for model in models:
        models += model.__subclasses__()
        for key, field in model.model_fields.items():
            types = [*_within(field.annotation), *field.metadata]
            assert Any not in types, f"{model.__name__}.{key}"
            assert any(
                isinstance(part, Expected) or (isinstance(part, type) and issubclass(part, Model)) for part in types
            ), f"{model.__name__}.{key}"
    assert len(models) > 30


def test_models_cannot_be_changed(leken: Module) -> None:
    with pytest.raises(ValueError, match="frozen"):
        leken.title = "En annen"


def test_a_file_from_windows_reads_the_same(docs: Path, leken: Module) -> None:
    (docs / "grunnlag" / "leken.md").write_bytes(b"\xef\xbb\xbf" + MODULE.replace(b"\n", b"\r\n"))
    pages = {page.source: page for page in read(docs).pages}
    assert pages["grunnlag/leken.md"].module == leken
    assert pages["grunnlag/leken.md"].body.splitlines()[:3] == ["Barn vil være med.", "", "## Snakk sammen"]


def test_space_around_a_text_is_not_part_of_it(docs: Path) -> None:
    (docs / "index.md").write_text('---\ntitle: "  Håndboka "\ndescription: En.\n---\n', encoding="utf-8")
    (page,) = [page for page in read(docs).pages if page.source == "index.md"]
    assert page.title == "Håndboka"


lines = st.lists(st.text(st.characters(exclude_characters="\n\r"), max_size=8), max_size=6)


@given(front=lines.filter(lambda rows: not {"---", "..."} & {row.rstrip() for row in rows}), body=lines)
def test_front_matter_and_body_come_apart_where_the_author_put_the_line(front: list[str], body: list[str]) -> None:
    text = "\n".join(["---", *front, "---", *body])
    found, rest, first_line = split_front_matter(text)
    assert found == "\n".join(front)
    assert rest == "\n".join(body)
    assert not body or text.split("\n")[first_line - 1 :] == body


def test_a_key_path_is_written_as_an_author_reads_it() -> None:
    assert written(("module", "prompts", 1, "lines")) == "module.prompts[1].lines"
    assert written((0, "id")) == "[0].id"


def test_a_problem_reads_as_a_sentence_with_an_address() -> None:
    assert str(Problem("docs/a.md", 12, "title", "mangler")) == "docs/a.md:12  title: mangler"
    assert str(Problem("docs/a.md", None, "filnavn", "er feil")) == "docs/a.md  filnavn: er feil"
    assert str(Problem("docs/a.md", 1, "", "fila er tom")) == "docs/a.md:1  fila er tom"


def test_an_unknown_word_is_answered_with_the_nearest_or_with_those_there_are() -> None:
    assert nearest("prompt", ["prompts", "scene"]) == "; mente du «prompts»?"
    assert nearest("hus", ["scene", "aims"]) == "; kjente: aims, scene"
    assert nearest("hus", map(str, range(10, 60))) == f"; kjente: {', '.join(map(str, range(10, 50)))} …"
    assert nearest("hus", []) == ""


@given(st.text() | st.text("ab1:-?#&*!|>'\"{}[],%@ \n\t\0\x85\ufeff"))
@example("? [a]\n: b")
@example("=")
@example("- 2026-99-99 99:99:99")
@example("1_0: 0b2\n: 0o9")
def test_any_text_is_read_as_yaml_or_gives_problems(text: str) -> None:
    located, problems = parse_yaml(text, "docs/a.md", first_line=2)
    assert located.data is None or not problems or all(problem.line >= 2 for problem in problems)


def test_a_list_of_any_length_is_looked_through_once(docs: Path) -> None:
    words = ", ".join(f"ord{number}" for number in range(20_000))
    (docs / "data" / "synonyms.yml").write_text(f"- term: lek\n  words: [{words}, ORD7]\n", encoding="utf-8")
    begun = time.process_time()
    problems = check(read(docs), lambda _text: ())
    # What grows with the square takes more than ten.
    assert time.process_time() - begun < 4
    assert [problem.message for problem in problems] == ["ord 1, «lek»: «ORD7» står to ganger i lista"]


@given(raw=st.binary())
@example(b"---\n\xff\n---")
@example(b"---\r---\r")
def test_any_bytes_are_read_as_a_page_or_give_problems(raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        docs = Path(folder)
        (docs / "side.md").write_bytes(raw)
        reading = read(docs)
        assert reading.pages or any("side.md" in problem.path for problem in reading.problems)


@settings(max_examples=50)
@given(
    start=st.integers(0, len(MODULE) - 1),
    length=st.integers(0, 60),
    instead=st.sampled_from(
        [b"", b"\n", b"  ", b": ", b"- ", b"[", b"{{ ", b"{% ", b'"', b"1", b"null", b"inn", b"\xff"]
    ),
)
def test_a_module_with_a_piece_changed_anywhere_is_read_or_gives_problems(
    start: int, length: int, instead: bytes
) -> None:
    with TemporaryDirectory() as folder:
        docs = Path(folder)
        for file in GOOD.rglob("*.*"):
            (docs / file.relative_to(GOOD)).parent.mkdir(parents=True, exist_ok=True)
            (docs / file.relative_to(GOOD)).write_bytes(file.read_bytes())
        changed = MODULE[:start] + instead + MODULE[start + length :]
        (docs / "grunnlag" / "leken.md").write_bytes(changed)
        built = Build(docs, GOOD.parents[2] / "overrides", order=[], title="Prøve", from_folder=False)
        assert built.problems or built.handbook.modules["leken"]


def test_pages_stand_in_the_order_of_the_navigation_and_others_last(docs: Path, build: Callable[[], Build]) -> None:
    order = ["praksis/garderoben.md", "grunnlag/leken.md"]
    handbook = Build(docs, GOOD.parents[2] / "overrides", order=order, title="Prøve", from_folder=False).handbook
    assert list(handbook.pages) == [*order, "index.md"]
    assert list(handbook.modules) == ["garderoben", "leken"]
    assert list(build().handbook.pages) == ["grunnlag/leken.md", "index.md", "praksis/garderoben.md"]
