"""Front-matter text as HTML: links that are right wherever it is shown, and nothing an author writes is ever run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jinja2
import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from macros import rendering
from macros.authoring import MACROS
from macros.build import Build
from macros.content.fields import Text
from macros.content.located import split_front_matter
from macros.content.problems import stopping
from macros.rendering import Place, Renderer, links_in, norwegian_day, plain

OVERRIDES = Path(__file__).parents[2] / "overrides"


# --- nothing is run -------------------------------------------------------------------------------

EVIL = "<script>alert(1)</script> {{ 6*7 }} {% raw %} {# x #} <b onclick='x()'>fet</b> & < > \" &amp;"
# Markdown shows an entity as its sign.
SHOWN_OF_MARKDOWN = EVIL.replace("&amp;", "&")
_WORDS = {
    "title",
    "description",
    "text",
    "note",
    "question",
    "detail",
    "reason",
    "aims",
    "key_points",
    "items",
    "intro",
    "follow_ups",
    "keywords",
    "troubles",
    "summary",
    "in_practice",
    "gloss",
    "author",
    "publisher",
    "group_size",
    "roles",
    "fits",
    "nb",
    "nn",
    "en",
    "explanation",
    "points",
}


class _Seen(HTMLParser):
    """What a browser makes of some HTML: its tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def evil(docs: Path, build: Callable[[], Build]) -> Build:
    """A handbook in which every text and every title is evil, with every macro on a page of its own."""
    for file in docs.rglob("*.md"):
        front, body, _ = split_front_matter(file.read_text(encoding="utf-8"))
        data = yaml.safe_load(front)
        for prompt in data.get("module", {}).get("prompts", []):
            prompt |= {"note": "", "follow_ups": [""]}
        for checklist in data.get("module", {}).get("checklists", []):
            checklist |= {"intro": ""}
        for step in data.get("module", {}).get("session", {}).get("steps", []):
            step |= {"note": ""}
        changed = yaml.safe_dump(_with_evil(data), allow_unicode=True)
        file.write_text(f"---\n{changed}---\n{body}", encoding="utf-8")
    for file in (docs / "data").glob("*.yml"):
        changed = _with_evil(yaml.safe_load(file.read_text(encoding="utf-8")))
        for number, item in enumerate(changed):
            if "nb" in item:
                item["nb"] += f" {number}"
        file.write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")
    collected = [
        name
        for name in MACROS
        if name.startswith("all_")
        or name in ("competence_map", "glossary", "troubles", "stop_card", "picture", "methods")
    ]
    with (docs / "index.md").open("a", encoding="utf-8") as index:
        index.writelines(f"\n{{{{ {name}() }}}}\n" for name in collected)
        index.write(
            '\n{{ doors("index.md", "index.md", "index.md") }}\n\n{{ parts("index.md") }}\n\n{{ meeting_lengths("index.md") }}\n'
        )
        index.write('\n{{ year_wheel("aret") }}\n\n{{ programme("kort") }}\n\n{{ programme("to-ar") }}\n')
    built = build()
    assert stopping(built.problems) == []
    return built


def _with_evil(data: Any, key: str = "") -> Any:
    if isinstance(data, dict):
        return {name: _with_evil(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [_with_evil(item, key) for item in data]
    return EVIL if key in _WORDS and isinstance(data, str) else data


def _shown(build: Build) -> Iterator[tuple[str, str]]:
    """Every page of ours as HTML, by its address or its file."""
    for source in build.handbook.pages:
        draft = build.pages.drafts[source]
        body = draft.finish("\n\n".join(map(draft.place, draft.calls)))
        yield source, draft.header() + build.fill(source, markdown.markdown(body)).whole
    yield from ((path, text) for path, text in build.documents.files() if path.endswith(".html"))


def test_what_looks_like_code_is_shown_as_text_on_every_page(evil: Build) -> None:
    for address, html in _shown(evil):
        # What scripts read as data are numbers too.
        seen = _Seen(re.sub(r'<script[^>]*type="application/json".*?</script>', "", html, flags=re.DOTALL))
        text = " ".join(seen.text.split())
        assert EVIL in text or SHOWN_OF_MARKDOWN in text, address
        assert not [name for name, _ in seen.attributes if name.startswith("on")], address
        assert "b" not in seen.tags, address
        # Escaped as HTML, and in what a script reads as JSON.
        inert = html.replace("alert(1)&lt;/script&gt;", "").replace("alert(1)\\u003c/script\\u003e", "")
        assert "alert(1)" not in inert, address
        assert "42" not in seen.text.replace("§ 42", ""), address


def test_every_text_of_a_module_is_shown_whole(evil: Build) -> None:
    pages = dict(_shown(evil))
    count = " ".join(_Seen(pages["grunnlag/leken.md"]).text.split()).count(SHOWN_OF_MARKDOWN)
    in_module = [
        "aims",
        "key_points",
        "scene",
        "inn",
        "inn follow-up",
        "inn note",
        "ut",
        "ut follow-up",
        "ut note",
        "intro",
        "item",
    ]
    assert count >= len(in_module)


def test_the_catalogue_holds_what_the_author_wrote(evil: Build) -> None:
    catalogue = json.loads(dict(evil.documents.files())["handbook.json"])
    module = catalogue["modules"][0]
    assert module["title"] == EVIL
    assert module["prompts"][0]["text"] == SHOWN_OF_MARKDOWN
    assert module["checklists"][0]["items"] == [SHOWN_OF_MARKDOWN]


def test_the_title_that_mkdocs_gets_can_start_neither_a_tag_nor_a_macro(evil: Build) -> None:
    for value in evil.pages.drafts["grunnlag/leken.md"].front_matter.values():
        assert not set('<>{}"') & set(value)
        assert _Seen(f"<p>{value}</p>").text == EVIL


# --- links ----------------------------------------------------------------------------------------

NOTE = Text("Se [garderoben](../praksis/garderoben.md#morgen) og [loven](https://lovdata.no).", "grunnlag/leken.md")


def _key_points(text: Text, place: Place, *, index_files: bool = False) -> str:
    return Renderer(OVERRIDES, index_files=index_files).component("key_points", place, key_points=(text,))


def _targets(html: str) -> list[str | None]:
    return [value for name, value in _Seen(html).attributes if name == "href"]


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("", "praksis/garderoben/#morgen"),
        ("verktoy/", "../praksis/garderoben/#morgen"),
        ("grunnlag/leken/", "../../praksis/garderoben/#morgen"),
        ("grunnlag/leken/vis/", "../../../praksis/garderoben/#morgen"),
        ("praksis/en-annen/", "../garderoben/#morgen"),
        ("praksis/garderoben/", "#morgen"),
    ],
)
def test_a_link_in_a_text_is_right_on_whichever_page_shows_it(page: str, link: str) -> None:
    assert _targets(_key_points(NOTE, Place(page))) == [link, "https://lovdata.no"]


@pytest.mark.parametrize(("page", "link"), [("", "./"), ("grunnlag/leken/", "../../"), ("verktoy/", "../")])
def test_a_link_to_the_front_page_leads_there(page: str, link: str) -> None:
    assert _targets(_key_points(Text("[Forsiden](../index.md)", "grunnlag/leken.md"), Place(page))) == [link]


def test_a_file_that_pages_run_with_and_nothing_makes_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "participant.html").write_text('<script src="{{ script | href }}"></script>', encoding="utf-8")
    renderer = Renderer(tmp_path)
    renderer.settle({"assets/sheet.js": "assets/sheet.1.js"}, "")
    place = Place("leken/ark/")
    assert '"../../assets/sheet.1.js"' in renderer.document("participant.html", place, script="assets/sheet.js")
    with pytest.raises(LookupError, match=r"^participant\.html leads to assets/participant\.js, which is no file"):
        renderer.document("participant.html", place, script="assets/participant.js")


def test_an_edition_for_a_folder_links_to_files() -> None:
    html = _key_points(NOTE, Place("grunnlag/leken/"), index_files=True)
    assert _targets(html)[0] == "../../praksis/garderoben/index.html#morgen"
    front = _key_points(Text("[Forsiden](../index.md)", "grunnlag/leken.md"), Place("verktoy/"), index_files=True)
    assert _targets(front) == ["../index.html"]


@pytest.mark.parametrize("view", ["projected", "sheet"])
def test_on_screen_and_paper_a_link_is_text(view: str) -> None:
    seen = _Seen(_key_points(NOTE, Place("grunnlag/leken/vis/", view=view)))
    assert "a" not in seen.tags
    assert "Se garderoben og loven." in " ".join(seen.text.split())


def test_every_link_in_a_text_is_found_however_it_is_written() -> None:
    assert links_in(NOTE) == ("../praksis/garderoben.md#morgen", "https://lovdata.no")
    assert links_in(Text("Se <https://lovdata.no> og [loven][1].\n\n[1]: ../a.md")) == ("https://lovdata.no", "../a.md")
    assert links_in(Text("Skriv til <post@eksempel.no>.")) == ("mailto:post@eksempel.no",)
    assert links_in(Text("Ingen lenker (her) [heller].")) == ()


# --- Markdown -------------------------------------------------------------------------------------


@given(st.from_regex(rendering._NO_MARKS, fullmatch=True).map(str.strip).filter(bool))
@example("1. januar")
@example("1.januar")
@example("22) ja")
@example("== ja")
@example("_nei_")
@example(": ja")
@example('§ 42: «Hva», "sa" han – og/eller (hun)? 100 % = alt … ja!')
def test_the_short_way_to_html_gives_what_markdown_gives(text: str) -> None:
    assert rendering._convert(text, "a.md") == rendering._convert_with(text, rendering._Links("a.md"))


def test_emphasis_and_paragraphs_work_in_texts() -> None:
    text = Text("Ett *ord*.\n\nOg **ett** til.")
    assert "<em>ord</em>.<br>Og <strong>ett</strong> til." in _key_points(text, Place(""))
    assert plain(text) == "Ett ord. Og ett til."


def test_a_picture_in_a_text_stays_text() -> None:
    assert "img" not in _Seen(_key_points(Text("![alt](bilde.png)"), Place(""))).tags


def test_a_date_is_written_as_in_norwegian() -> None:
    assert norwegian_day(date(2026, 1, 5)) == "5.\u00a0januar\u00a02026"


def test_a_day_in_what_an_author_wrote_is_held_on_one_line_on_screens_and_sheets_too(tmp_path: Path) -> None:
    (tmp_path / "sheet.html").write_text("<p>{{ text | inline }}</p>", encoding="utf-8")
    text = Text("Reglene gjelder fra 1. januar 2027.", "")
    shown = Renderer(tmp_path).document("sheet.html", Place("", view="sheet"), text=text)
    assert shown == "<p>Reglene gjelder fra 1.\u00a0januar\u00a02027.</p>"


def test_what_stands_in_another_component_is_held_where_that_stands(tmp_path: Path) -> None:
    for name, text in (
        ("inner", "1. mai"),
        ("outer", '<title>{{ component("inner") }}</title>{{ component("inner") }}'),
    ):
        file = tmp_path / "components" / name / "template.html"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    assert Renderer(tmp_path).component("outer", Place("")) == "<title>1. mai</title>1.\u00a0mai"


@pytest.mark.parametrize("shown", ["a & <b>\"'", Text("1 < 2"), Markup("<em>&amp;</em>"), 4, 1.5, None])
def test_a_value_is_written_as_jinja_writes_it(tmp_path: Path, shown: Any) -> None:
    (tmp_path / "own.html").write_text("{{ shown }}{% set held %}{{ shown }}{% endset %}{{ held }}", encoding="utf-8")
    written = Renderer(tmp_path).document("own.html", Place(""), shown=shown)
    assert written == jinja2.Environment(autoescape=True).from_string("{{ shown }}{{ shown }}").render(shown=shown)
    assert type(written) is str


# --- what stands on several pages ------------------------------------------------------------------


def _rows(tmp_path: Path, row: str) -> Renderer:
    (tmp_path / "components").mkdir()
    (tmp_path / "components" / "row.html").write_text(row, encoding="utf-8")
    (tmp_path / "page.html").write_text('{{ anywhere("row", row=row) }}', encoding="utf-8")
    return Renderer(tmp_path)


def test_what_is_the_same_anywhere_is_rendered_once_of_the_same_thing_for_each_use(tmp_path: Path) -> None:
    renderer, thing = _rows(tmp_path, "{{ row.pop() }}{{ place.view }}"), [1, 2, 3]
    rendered = [
        renderer.document("page.html", Place(url, heading, prefix, view), row=thing)
        for url, heading, prefix, view in (
            ("a/", 1, "", "sheet"),
            ("b/c/", 2, "b-", "sheet"),
            ("a/", 1, "", "projected"),
        )
    ]
    assert rendered == ["3sheet", "3sheet", "2projected"]
    assert renderer.document("page.html", Place("a/", view="sheet"), row=[4]) == "4sheet"


@pytest.mark.parametrize(
    "asked", ["place.prefix", "place.heading", "place.url", '"a/" | href', 'component("row", row=row)']
)
def test_what_is_the_same_anywhere_may_not_ask_where_it_stands(asked: str, tmp_path: Path) -> None:
    with pytest.raises((AttributeError, jinja2.UndefinedError)):
        _rows(tmp_path, f"{{{{ {asked} }}}}").document("page.html", Place("a/"), row=[])
