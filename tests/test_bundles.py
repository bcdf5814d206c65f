"""Which CSS and JS make which file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
import rcssmin

from macros.bundles import HashedFiles, bundles, parts_of
from macros.recipes import Recipe

OVERRIDES = Path(__file__).parent.parent / "overrides"
_CLASS = re.compile(r"\brh-[a-z0-9-]+(?:__[a-z0-9-]+)?(?:--[a-z0-9-]+)?")


def _uses_of(file: Path) -> frozenset[str]:
    return frozenset().union(*(uses for uses, _ in parts_of(file)))


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    """A copy of the looks and scripts, to change."""
    return Path(shutil.copytree(OVERRIDES, tmp_path / "overrides"))


def test_a_component_is_seen_in_the_uses_that_it_states(overrides: Path):
    look = overrides / "components" / "qr" / "qr.css"
    look.write_text("/* Uses: leader. */\n.of-the-test { color: red }\n", encoding="utf-8")
    made = bundles(overrides, from_folder=False)
    assert [path for path, text in made.items() if ".of-the-test" in text] == ["assets/leader.css"]


def test_a_script_goes_where_it_says(overrides: Path):
    script = overrides / "components" / "qr" / "qr.js"
    script.write_text("// Uses: print, projected.\nofTheTest();\n", encoding="utf-8")
    made = bundles(overrides, from_folder=False)
    assert [path for path, text in made.items() if "ofTheTest()" in text] == ["assets/print.js", "assets/projected.js"]


def test_what_goes_out_is_made_again_where_something_of_it_has_changed(overrides: Path):
    def remembered(recipe: Recipe[str]) -> str:
        return known.setdefault(recipe, recipe.make())

    known: dict[object, str] = {}
    first = bundles(overrides, from_folder=False, remembered=remembered)
    before = set(known)
    assert bundles(overrides, from_folder=False, remembered=remembered) == first
    assert set(known) == before
    (overrides / "components" / "qr" / "qr.css").write_text(
        "/* Uses: leader. */\n.a { color: red }\n", encoding="utf-8"
    )
    changed = bundles(overrides, from_folder=False, remembered=remembered)
    assert changed == bundles(overrides, from_folder=False)
    assert len(set(known) - before) == len([path for path in changed if changed[path] != first[path]]) > 0


@pytest.mark.parametrize("first", ["", ".rh-qr {}", "/* Uses: screens. */", "/* Uses: . */", "/* Brukes: reading. */"])
def test_a_component_that_does_not_say_where_it_is_seen_stops_the_build(overrides: Path, first: str):
    look = overrides / "components" / "qr" / "qr.css"
    look.write_text(f"{first}\n.rh-qr {{}}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"qr\.css: the first line must say"):
        bundles(overrides, from_folder=False)


@pytest.mark.parametrize(
    "line",
    ["/* Uses: print */", "/* uses: print. */", "/* Uses: print. */ ", "  /* Uses: print. */", "/*Uses: print.*/"],
)
def test_a_later_line_that_means_to_say_it_and_does_not_stops_the_build(overrides: Path, line: str):
    look = overrides / "components" / "qr" / "qr.css"
    look.write_text(f"/* Uses: reading, print. */\n.rh-qr {{}}\n{line}\n.rh-qr {{}}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"qr\.css: «.*/\* ?[Uu]ses: print.*» says no use"):
        bundles(overrides, from_folder=False)


def test_every_component_says_where_it_is_seen():
    stated = {file.name: _uses_of(file) for kind in ("css", "js") for file in OVERRIDES.glob(f"components/*/*.{kind}")}
    assert len(stated) > 30


def test_another_content_gives_another_name_and_the_same_the_same():
    first, second, other = HashedFiles(), HashedFiles(), HashedFiles()
    first.add({"assets/a.js": b"1"})
    second.add({"assets/a.js": b"1"})
    other.add({"assets/a.js": b"2"})
    assert first.names == second.names
    assert first.names["assets/a.js"] != other.names["assets/a.js"]


def test_a_stylesheet_whose_letters_change_changes_its_name():
    made = []
    for face in (b"1", b"2"):
        edition = HashedFiles()
        edition.add({"assets/a.css": b'@font-face { src: url("fonts/a.woff2") }', "assets/fonts/a.woff2": face})
        name = edition.names["assets/a.css"]
        assert edition.names["assets/fonts/a.woff2"].removeprefix("assets/") in edition.files[name].decode()
        made.append(name)
    assert made[0] != made[1]


def test_what_a_stylesheet_fetches_from_elsewhere_is_left_alone():
    edition = HashedFiles()
    edition.add({"assets/a.css": b'a { background: url("../pictures/b.svg") } b { background: url("data:x") }'})
    (content,) = edition.files.values()
    assert b'url("../pictures/b.svg")' in content
    assert b'url("data:x")' in content


def test_a_change_anywhere_in_a_large_file_gives_another_name():
    names = set()
    for place in (0, 5_000, 99_999):
        content = bytearray(100_000)
        content[place] = 1
        hashed = HashedFiles()
        hashed.add({"assets/a.js": bytes(content)})
        names.add(hashed.names["assets/a.js"])
    assert len(names) == 3


def test_files_that_find_each_other_stay_together_under_one_hash_of_them_all():
    one, other = HashedFiles(), HashedFiles()
    one.add_folder("assets/x", {"assets/x/a/worker.js": b"1", "assets/x/b/part.js": b"1"})
    other.add_folder("assets/x", {"assets/x/a/worker.js": b"1", "assets/x/b/part.js": b"2"})
    folder = one.names["assets/x/a/worker.js"].removesuffix("/a/worker.js")
    assert one.names["assets/x/b/part.js"] == f"{folder}/b/part.js"
    assert one.names["assets/x/a/worker.js"] != other.names["assets/x/a/worker.js"]


def test_a_stylesheet_says_further_down_what_is_for_other_uses(overrides: Path):
    look = overrides / "components" / "qr" / "qr.css"
    look.write_text(
        "/* Uses: reading, print. */\n.for-both { color: red }\n/* Uses: print. */\n/* Why. */\n.for-print { color: red }\n",
        encoding="utf-8",
    )
    assert _uses_of(look) == {"reading", "print"}
    made = bundles(overrides, from_folder=False)
    assert [path for path, text in made.items() if ".for-both" in text] == ["assets/reading.css", "assets/print.css"]
    assert [path for path, text in made.items() if ".for-print" in text] == ["assets/print.css"]
    assert made["assets/print.css"].index(".for-both") < made["assets/print.css"].index(".for-print")


def test_a_use_that_is_not_known_further_down_stops_the_build(overrides: Path):
    look = overrides / "components" / "qr" / "qr.css"
    look.write_text("/* Uses: print. */\n.rh-qr {}\n/* Uses: screens. */\n.rh-qr {}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"qr\.css: the first line must say"):
        bundles(overrides, from_folder=False)


def _classes(files: Iterable[Path]) -> set[str]:
    return {name for file in files for name in _CLASS.findall(file.read_text(encoding="utf-8"))}


def _classes_of_one_component() -> dict[str, set[str]]:
    """The classes that only one component's templates hold, by component."""
    held = {folder: _classes(folder.glob("*.html")) for folder in (OVERRIDES / "components").iterdir()}
    elsewhere = _classes(
        [*OVERRIDES.glob("*.html"), *OVERRIDES.glob("partials/*.html"), *OVERRIDES.glob("parts/*.html")]
    )
    return {
        folder.name: names - elsewhere.union(*(other for where, other in held.items() if where != folder))
        for folder, names in held.items()
    }


@pytest.mark.parametrize("sheet", sorted(OVERRIDES.glob("assets/*.css")), ids=lambda sheet: sheet.stem)
def test_what_one_component_looks_like_stands_in_its_folder(sheet: Path):
    owned = _classes_of_one_component()
    assert sum(map(bool, owned.values())) > 40
    strayed = []
    for selectors in re.findall(
        r"([^{};/]+)\{", re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    ):
        each = [set(_CLASS.findall(selector)) for selector in re.split(r",(?![^()]*\))", selectors)]
        strayed += [
            f"{name}: {selectors.strip()}" for name, classes in owned.items() if all(one & classes for one in each)
        ]
    # What is said of many at once stands here.
    assert [stray for stray in strayed if ":is(" not in stray] == []


def test_a_stylesheet_states_what_it_asks_for_and_nothing_else(overrides: Path):
    tokens = overrides / "assets" / "tokens.css"
    tokens.write_text(
        f"{tokens.read_text(encoding='utf-8')}\n:root {{ --rh-of-the-test: 1px; --rh-from: var(--rh-of-the-test); }}\n",
        encoding="utf-8",
    )
    assert "of-the-test" not in "".join(bundles(overrides, from_folder=False).values())
    look = overrides / "components" / "qr" / "qr.css"
    look.write_text("/* Uses: leader. */\n.rh-qr { width: var(--rh-from); }\n", encoding="utf-8")
    made = bundles(overrides, from_folder=False)
    assert [path for path, text in made.items() if "--rh-of-the-test:1px" in text] == ["assets/leader.css"]


def test_a_rule_that_says_nothing_is_not_sent():
    sent = bundles(OVERRIDES, from_folder=False)
    assert [path for path, text in sent.items() if path.endswith(".css") and re.search(r"[^{};]+\{\}", text)] == []


# It clears what meetings have left, and puts what a browser refuses in its place.
_DOES_BY_ITSELF = {"rhStorage"}
# What is on a page beside its own script, or is fetched by it.
_WITH = {
    "projected": ("more",),
    "leader": ("more",),
    "more": ("projected", "leader"),
    "reading": ("pack", "lists", "statements", "meeting_calendar"),
}


def _asked_for_in_vain(sent: dict[str, str], name: str) -> list[str]:
    """What the script `name` gives that nothing on its page asks for."""
    beside = "".join(sent[f"assets/{other}.js"] for other in _WITH.get(name, ()))
    script = sent[f"assets/{name}.js"]
    given = set(re.findall(r"\bconst (rh[A-Z]\w+)=", script)) - _DOES_BY_ITSELF
    return sorted(one for one in given if len(re.findall(rf"\b{one}\b", script + beside)) < 2)


def test_a_page_is_sent_nothing_that_nothing_on_it_asks_for():
    sent = bundles(OVERRIDES, from_folder=False)
    names = [path.removeprefix("assets/").removesuffix(".js") for path in sent if path.endswith(".js")]
    assert {"making", "programme", "run_sheet"} <= set(names)
    in_vain = {name: _asked_for_in_vain(sent, name) for name in names if "/" not in name}
    assert {name: given for name, given in in_vain.items() if given} == {}


def test_a_measure_of_the_screen_that_one_rule_asks_for_stands_in_that_rule(overrides: Path):
    look = overrides / "components" / "qr" / "qr.css"
    look.write_text(
        "/* Uses: projected. */\n"
        ":root { --rh-screen-of-one: 1px; --rh-screen-of-two: 2px; }\n"
        ".rh-qr { width: var(--rh-screen-of-one); height: var(--rh-screen-of-two); margin: var(--rh-screen-of-two) }\n",
        encoding="utf-8",
    )
    css = bundles(overrides, from_folder=False)["assets/projected.css"]
    assert ".rh-qr{width:1px;height:var(--rh-screen-of-two);margin:var(--rh-screen-of-two)}" in css
    assert "--rh-screen-of-two:2px" in css
    assert "--rh-screen-of-one" not in css


def test_every_script_and_stylesheet_of_ours_is_sent_by_some_page(overrides: Path):
    """One that is in no bundle is a page that does nothing. Material's worker gets the search from macros/search/script.py."""
    names = {".js": "ofTheTest_{}", ".css": ".of-the-test-{}"}
    files = [file for file in (overrides / "assets").iterdir() if file.suffix in names and "_search" not in file.stem]
    marks = {file.name: names[file.suffix].format(file.stem) for file in files}
    for file in files:
        used = {".js": "();", ".css": " { color: red }"}[file.suffix]
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{marks[file.name]}{used}\n", encoding="utf-8")
    sent = "".join(bundles(overrides, from_folder=True).values())
    assert [name for name, mark in marks.items() if mark not in sent] == []
    assert len(files) > 30


# What is within something else, whatever it is: «a :is(b, c)», which is another thing than «a:is(b, c)».
_WITHIN = re.compile(r"(?<=[\w\])*]) :[a-z-]+")


@pytest.mark.parametrize("file", sorted(OVERRIDES.rglob("*.css")), ids=lambda file: file.stem)
def test_what_makes_looks_small_does_not_join_what_stands_within_something_with_it(file: Path):
    """It does so in a rule that stands in two others, and the rule is another then."""
    text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = "{".join(re.findall(r"[^{}]+(?={)", re.sub(r"\s+", " ", text)))
    small = "{".join(re.findall(r"[^{}]+(?={)", rcssmin.cssmin(text)))
    assert sorted(_WITHIN.findall(small)) == sorted(_WITHIN.findall(selectors))


def test_what_opens_on_a_page_to_be_read_has_one_look():
    components = OVERRIDES / "components"
    opened = [
        tag for file in components.rglob("*.html") for tag in re.findall(r"<details[^>]*>", file.read_text("utf-8"))
    ]
    assert len(opened) > 8
    assert [tag for tag in opened if not re.search(r'class="rh-fold[" ]', tag)] == []
    alone = [
        file.parent.name for file in components.rglob("*.css") if re.search(r"summary::before", file.read_text("utf-8"))
    ]
    assert alone == []
