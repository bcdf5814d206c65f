"""Templates that were compiled for one build are used by the next, as long as they are the same and whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest

from macros.compiled import CompiledTemplates

pytestmark = pytest.mark.quick


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "greeting.html").write_text("Hei, {{ name }}!", encoding="utf-8")
    return folder


class _Build:
    """An environment as a build has it; `compiled` are the templates that it had to compile."""

    def __init__(self, templates: Path, cache: Path, **options: Any) -> None:
        self.compiled: list[str | None] = []
        self.cache = CompiledTemplates(cache)
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates), bytecode_cache=self.cache, **options
        )
        compile_one: Any = self.environment.compile

        def compile_and_note(source: str, name: str | None = None, filename: str | None = None) -> Any:
            self.compiled.append(name)
            return compile_one(source, name, filename)

        self.environment.compile = compile_and_note  # type: ignore[method-assign,assignment]

    def greeting(self, name: str) -> str:
        return self.environment.get_template("greeting.html").render(name=name)


def test_a_template_is_compiled_once(templates: Path, tmp_path: Path) -> None:
    first = _Build(templates, tmp_path / "cache")
    assert first.greeting("Kari") == "Hei, Kari!"
    assert list(first.cache.keep()) == []
    second = _Build(templates, tmp_path / "cache")
    assert second.greeting("Ola") == "Hei, Ola!"
    assert (first.compiled, second.compiled) == (["greeting.html"], [])


def test_a_template_that_has_changed_is_compiled_anew(templates: Path, tmp_path: Path) -> None:
    first = _Build(templates, tmp_path / "cache")
    first.greeting("Kari")
    list(first.cache.keep())
    (templates / "greeting.html").write_text("Ha det, {{ name }}!", encoding="utf-8")
    assert _Build(templates, tmp_path / "cache").greeting("Kari") == "Ha det, Kari!"


def test_what_escapes_is_never_taken_for_what_does_not(templates: Path, tmp_path: Path) -> None:
    first = _Build(templates, tmp_path / "cache", autoescape=False)
    assert first.greeting("<b>") == "Hei, <b>!"
    list(first.cache.keep())
    assert _Build(templates, tmp_path / "cache", autoescape=True).greeting("<b>") == "Hei, &lt;b&gt;!"


@pytest.mark.parametrize("damage", [b"", b"j2", b"tull" * 100])
def test_a_damaged_one_is_compiled_anew_and_told_of(templates: Path, tmp_path: Path, damage: bytes) -> None:
    first = _Build(templates, tmp_path / "cache")
    first.greeting("Kari")
    list(first.cache.keep())
    (entry,) = (tmp_path / "cache").glob("*.template")
    entry.write_bytes(damage)
    second = _Build(templates, tmp_path / "cache")
    assert second.greeting("Kari") == "Hei, Kari!"
    assert list(second.cache.keep()) == [f"1 fil i {tmp_path.name}/cache var skadet og lages på nytt."]
    assert _Build(templates, tmp_path / "cache").greeting("Ola") == "Hei, Ola!"


def test_a_folder_that_cannot_be_used_stops_nothing(templates: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("en fil", encoding="utf-8")
    build = _Build(templates, tmp_path / "cache")
    assert build.greeting("Kari") == "Hei, Kari!"
    assert len(list(build.cache.keep())) == 1
