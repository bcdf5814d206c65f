"""The rules that keep the handbook's own code in its rooms: who may import whom, no HTML in Python, a word on everything."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted((ROOT / "macros").rglob("*.py"))
}
TREES = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in FILES.items()}

# Room → the rooms it may import from beside its own, and the packages that are not Python's. A room is a folder of
# `macros/` or a module beside them; every one of them stands here, what is imported before what imports it.
_ROOMS: dict[str, tuple[set[str], set[str]]] = {
    "recipes": (set(), set()),
    "content": ({"recipes"}, {"pydantic", "pydantic_core", "yaml"}),
    "typography": (set(), {"fontTools"}),
    "views": ({"content", "recipes", "typography"}, set()),
    "handbook": ({"content"}, set()),
    "components": ({"content"}, {"pydantic"}),
    "markup": ({"content", "recipes"}, {"selectolax", "tinycss2"}),
    "search": ({"markup", "content"}, {"minify"}),
    "policy": (set(), set()),
    "rendering": ({"markup", "policy", "content", "typography"}, {"jinja2", "markdown", "markupsafe"}),
    "qr": (set(), {"segno"}),
    "calendars": ({"views"}, {"icalendar"}),
    "disk": (set(), set()),
    "compiled": ({"disk"}, {"jinja2"}),
    "remembering": ({"disk", "recipes"}, set()),
    "proofreading": ({"content", "recipes"}, {"PIL", "markdown"}),
    "photos": ({"content", "disk", "proofreading"}, {"PIL", "pillow_heif"}),
    "paper": ({"disk", "markup", "typography"}, {"fontTools", "weasyprint"}),
    "bundles": ({"recipes", "typography"}, {"minify", "rcssmin"}),
    "publishing": ({"disk"}, set()),
    "faults": ({"content"}, set()),
    "authoring": ({"components", "handbook", "views", "content", "recipes"}, {"jinja2"}),
    "occupied": ({"authoring", "content", "handbook", "rendering", "views"}, set()),
    "forwarding": ({"handbook", "occupied", "rendering"}, set()),
    "schema": ({"content"}, {"pydantic"}),
    "hints": ({"components", "content"}, {"yaml"}),
    "upkeep": (
        {"authoring", "content", "disk", "handbook", "markup", "proofreading", "rendering"},
        {"yaml"},
    ),
    "intake": (
        {
            "authoring",
            "components",
            "content",
            "handbook",
            "occupied",
            "paper",
            "proofreading",
            "remembering",
            "rendering",
            "views",
        },
        set(),
    ),
    "pages": ({"authoring", "components", "handbook", "markup", "remembering", "rendering", "views", "content"}, set()),
    "imprint": ({"content"}, set()),
    "books": (
        {"content", "handbook", "imprint", "intake", "markup", "pages", "paper", "rendering", "views"},
        {"markupsafe"},
    ),
    "faces": ({"bundles", "content", "markup", "qr", "rendering", "views"}, set()),
    "documents": (
        {
            "authoring",
            "books",
            "calendars",
            "content",
            "faces",
            "forwarding",
            "imprint",
            "intake",
            "markup",
            "occupied",
            "pages",
            "paper",
            "qr",
            "remembering",
            "rendering",
            "views",
        },
        {"markupsafe"},
    ),
    "build": (
        {
            "bundles",
            "content",
            "documents",
            "forwarding",
            "imprint",
            "intake",
            "markup",
            "pages",
            "photos",
            "policy",
            "remembering",
            "rendering",
            "search",
        },
        set(),
    ),
    "adapter": (
        {
            "authoring",
            "build",
            "bundles",
            "compiled",
            "content",
            "disk",
            "faults",
            "hints",
            "intake",
            "markup",
            "pages",
            "paper",
            "policy",
            "publishing",
            "remembering",
            "rendering",
            "schema",
            "search",
            "typography",
            "upkeep",
            "views",
        },
        {"click", "jinja2", "markdown", "mkdocs", "mkdocs_macros", "yaml"},
    ),
    "hooks": ({"adapter"}, {"mkdocs"}),
    "__main__": ({"adapter", "faults"}, set()),
}
# Nothing below these knows that they are there.
_OUTERMOST = {"hooks", "__main__"}
_MAY_IMPORT_MKDOCS = {"hooks", "adapter", "__main__"}
_NOT_IN_THE_DOMAIN = {"mkdocs", "jinja2", "markdown", "markupsafe", "material", "pymdownx"}


def _imports(name: str) -> Iterator[str]:
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import"
            # `from macros import pdf` names a room as well as `from macros.paper.pdf import …`.
            yield from (f"macros.{alias.name}" for alias in node.names) if node.module == "macros" else (node.module,)


def _room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def _in(room: str) -> list[str]:
    return [name for name in FILES if _room(name) == room]


def _packages(name: str) -> set[str]:
    return {imported.split(".")[0] for imported in _imports(name)} - {"macros"}


def _rooms(name: str) -> set[str]:
    return {_room(imported) for imported in _imports(name) if imported.split(".")[0] == "macros"}


def test_every_room_has_a_rule_and_every_rule_a_room() -> None:
    assert set(_ROOMS) == {_room(name) for name in FILES} - {""}


def test_what_is_no_room_holds_nothing() -> None:
    """`macros/__init__.py`, which every room would import."""
    assert set(_imports("macros")) == set()


@pytest.mark.parametrize("room", _ROOMS)
def test_a_room_imports_only_from_the_rooms_below_it(room: str) -> None:
    for name in _in(room):
        assert _rooms(name) <= _ROOMS[room][0] | {room}, name


@pytest.mark.parametrize("room", _ROOMS)
def test_a_room_leans_only_on_the_packages_that_are_named(room: str) -> None:
    used = {package for name in _in(room) for package in _packages(name)}
    assert used - sys.stdlib_module_names == _ROOMS[room][1]


def test_nothing_imports_what_stands_outermost() -> None:
    for name in FILES:
        assert not _rooms(name) & _OUTERMOST, name


def test_no_room_is_imported_in_a_circle() -> None:
    seen: set[str] = set()
    for room, (below, _) in _ROOMS.items():
        assert below <= seen, f"{room} stands before what it imports"
        seen.add(room)


def test_every_package_that_a_room_leans_on_is_asked_for() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    asked = {re.split(r"[^\w-]", line)[0] for line in lines if line and not line.startswith("#")}
    distributions = packages_distributions()
    for room, (_, packages) in _ROOMS.items():
        for package in packages:
            assert asked & {name.lower().replace("_", "-") for name in distributions[package]}, f"{room}: {package}"


def test_only_the_adapter_imports_mkdocs() -> None:
    assert {room for room, (_, packages) in _ROOMS.items() if "mkdocs" in packages} <= _MAY_IMPORT_MKDOCS


@pytest.mark.parametrize("room", ["content", "handbook", "components", "views", "markup", "search"])
def test_the_domain_knows_nothing_of_mkdocs_jinja_or_markdown(room: str) -> None:
    assert not _ROOMS[room][1] & _NOT_IN_THE_DOMAIN


def test_nothing_is_named_like_a_module_of_python() -> None:
    """`macros/` leads the path while MkDocs loads the hook: a file of ours named `json.py` would be taken for Python's."""
    for name in FILES:
        rest = name.removeprefix("macros").lstrip(".")
        assert rest.split(".")[0] not in sys.stdlib_module_names - {"__main__"}, name


# --- HTML -----------------------------------------------------------------------------------------

# These work on finished HTML: they look for tags, take a paragraph's off, or put a link anew.
_MAY_NAME_TAGS = {"rendering", "markup"}
# «(?P<name>…)» is a part of a pattern, not a tag.
_TAG = re.compile(r"(?<!\?P)</?[a-z][a-z0-9]*[\s>/]|<!doctype", re.IGNORECASE)


def _strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every string but the docstrings."""
    docstrings = {id(_docstring(node)) for node in ast.walk(tree) if isinstance(node, (*_DOCUMENTED, ast.Module))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


_DOCUMENTED = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def _docstring(node: ast.AST) -> ast.Constant | None:
    first = node.body[0] if node.body else None
    return first.value if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) else None


@pytest.mark.parametrize("name", [name for name in FILES if _room(name) not in _MAY_NAME_TAGS])
def test_python_holds_no_html(name: str) -> None:
    assert [f"{node.lineno}: {node.value}" for node in _strings(TREES[name]) if _TAG.search(node.value)] == []


@pytest.mark.parametrize("room", sorted(_MAY_NAME_TAGS))
def test_what_works_on_finished_html_names_no_tag_but_paragraphs_breaks_and_those_it_looks_for(room: str) -> None:
    own = [
        node.value
        for name in _in(room)
        for node in _strings(TREES[name])
        if "class=" in node.value or re.search(r"<(div|section|span|ul|li)\b", node.value)
    ]
    assert own == []


# What a pattern that looks for tags, attributes or entities would hold.
_READS_HTML = re.compile(r"</?\??\(?\[?\^?[a-z>?]|\\b(?:href|src|alt|id|class)=|&\(?\??:?#")


# These read what an author wrote, which is Markdown and may have tags in it.
_READ_MARKDOWN = {"content", "hints", "proofreading"}


@pytest.mark.parametrize("name", [name for name in FILES if _room(name) not in {"markup", *_READ_MARKDOWN}])
def test_no_other_room_reads_html(name: str) -> None:
    """A pattern over HTML sees what its author thought of, not what a browser sees."""
    patterns = [
        argument.value
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        for argument in node.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    assert [pattern for pattern in patterns if _READS_HTML.search(pattern.replace("(?P<", "").replace("(?<", ""))] == []


# --- what outlives a build ------------------------------------------------------------------------

# What a global cache may be keyed by: texts, numbers and files. A module is much to compare, and lives in its own build.
_PLAIN = {"str", "int", "float", "bool", "type", "Path", "Kind", "Letters"}


def _caches() -> Iterator[tuple[str, ast.FunctionDef]]:
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            kept = [ast.unparse(mark) for mark in getattr(node, "decorator_list", [])]
            if any(re.match(r"(functools\.)?(lru_)?cache\b", mark) for mark in kept):
                yield name, node


def test_what_outlives_a_build_is_keyed_by_nothing_of_the_handbook() -> None:
    caches = list(_caches())
    assert caches
    for name, function in caches:
        keys = {ast.unparse(given.annotation) for given in function.args.args}
        assert keys <= _PLAIN, f"{name}.{function.name} keeps things by {keys - _PLAIN}"


def test_what_outlives_a_build_has_a_bound() -> None:
    unbound = [
        f"{name}.{function.name}"
        for name, function in _caches()
        if function.args.args and "maxsize" not in "".join(map(ast.unparse, function.decorator_list))
    ]
    assert unbound == []


def _recipes() -> Iterator[tuple[str, ast.ClassDef]]:
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and not any("Protocol" in ast.unparse(base) for base in node.bases):
                yield from (
                    (name, node)
                    for method in node.body
                    if isinstance(method, ast.FunctionDef) and method.name == "make"
                )


def test_what_is_remembered_is_made_of_fields_that_do_not_change() -> None:
    recipes = list(_recipes())
    assert len(recipes) > 10
    for name, recipe in recipes:
        assert "dataclass(frozen=True)" in map(ast.unparse, recipe.decorator_list), f"{name}.{recipe.name}"


# --- a word on everything -------------------------------------------------------------------------


def _public(body: list[ast.stmt], inside: str) -> Iterator[tuple[str, ast.AST]]:
    for node in body:
        if isinstance(node, _DOCUMENTED) and not node.name.startswith("_"):
            yield f"{inside}.{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body, f"{inside}.{node.name}")


@pytest.mark.parametrize("name", FILES)
def test_everything_public_says_what_it_is_for(name: str) -> None:
    nodes = [(name, TREES[name]), *_public(TREES[name].body, name)]
    assert [path for path, node in nodes if not ast.get_docstring(node)] == []


# --- names ----------------------------------------------------------------------------------------

# They say that there is something, and not what it is.
_PRONOUNS = {"some", "own", "made", "found", "said"}


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_named_by_a_pronoun(name: str) -> None:
    names = {node.id for node in ast.walk(TREES[name]) if isinstance(node, ast.Name)}
    names |= {node.arg for node in ast.walk(TREES[name]) if isinstance(node, ast.arg)}
    names |= {node.attr for node in ast.walk(TREES[name]) if isinstance(node, ast.Attribute)}
    names |= {node.name for node in ast.walk(TREES[name]) if isinstance(node, _DOCUMENTED)}
    assert {each for each in names if each.strip("_").lower() in _PRONOUNS} == set()
