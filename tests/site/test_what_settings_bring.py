"""What mkdocs.yml, a theme's options or a file in docs would bring into the finished pages stops the build, with an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import build, sample_project
from tests.site.sources import SAMPLE

_ELSEWHERE = "hentes fra et annet nettsted, som da får vite hvem som leser; ta bort det som gjør det"


def _built(tmp_path: Path, changes: dict[str, tuple[str, str]], files: dict[str, str]) -> tuple[int, str]:
    project = sample_project(tmp_path / "project")
    for name, (old, new) in changes.items():
        text = (project / name).read_text(encoding="utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    for name, text in files.items():
        (project / name).write_text(text, encoding="utf-8")
    outcome = build(project, project / "site")
    return outcome.code, outcome.output


def _line(text: str, sought: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if sought in line)


def test_everything_that_settings_bring_in_is_told_at_once(tmp_path: Path) -> None:
    """One build with many of them: a picture, a script, a stylesheet, HTML where a text belongs."""
    code, output = _built(
        tmp_path,
        {
            "mkdocs.yml": (
                "extra_css:\n  - assets/reading.css\nextra_javascript:\n  - assets/reading.js\nextra:\n",
                (
                    'copyright: \'<img alt="a" src="https://count.example/a.png"><b onmouseover="a()">b</b>\'\n'
                    "extra_css:\n  - assets/reading.css\n  - https://styles.example/a.css\n"
                    "extra_javascript:\n  - assets/reading.js\n  - https://scripts.example/a.js\n"
                    "extra:\n"
                ),
            )
        },
        {},
    )
    settings = (tmp_path / "project" / "mkdocs.yml").read_text(encoding="utf-8")
    assert code == 1
    for address, name in (
        ("https://count.example/a.png", "count.example"),
        ("https://styles.example/a.css", "styles.example"),
        ("https://scripts.example/a.js", "scripts.example"),
    ):
        assert f"mkdocs.yml:{_line(settings, name)}  personvern: «{address}» {_ELSEWHERE}" in output
    assert f"mkdocs.yml:{_line(settings, 'onmouseover')}  skript: sidene får et skript («onmouseover=a()»)" in output
    assert "Traceback" not in output


@pytest.mark.parametrize("brought", ["<!--", "<textarea>"])
def test_what_would_swallow_the_rest_of_every_page_is_told(brought: str, tmp_path: Path) -> None:
    changed = ("extra:\n", f"copyright: 'a {brought} b'\nextra:\n")
    code, output = _built(tmp_path, {"mkdocs.yml": changed}, {})
    settings = (tmp_path / "project" / "mkdocs.yml").read_text(encoding="utf-8")
    assert code == 1
    assert f"mkdocs.yml:{_line(settings, 'copyright')}  html: noe rundt sidene lukkes ikke" in output


def test_a_drawing_in_docs_is_looked_at(tmp_path: Path) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg">\n<script>a()</script>\n</svg>'
    page = "docs/om/personvern.md"
    text = (SAMPLE.parent / page).read_text(encoding="utf-8") + "\n![en tegning](b.svg)\n"
    code, output = _built(tmp_path, {}, {"docs/om/b.svg": picture, page: text})
    assert code == 1
    assert "docs/om/b.svg  bilde: tegningen har et skript i seg; lagre den uten" in output


def test_a_link_to_a_heading_may_be_copied_from_the_address_bar(tmp_path: Path) -> None:
    page = "docs/om/personvern.md"
    project = sample_project(tmp_path / "project")
    text = (project / page).read_text(encoding="utf-8")
    added = "\n## Når vi øver\n\n[her](#n%C3%A5r-vi-%C3%B8ver) og [her](personvern.md#n%C3%A5r-vi-%c3%b8ver)\n"
    (project / page).write_text(text + added, encoding="utf-8")
    outcome = build(project, project / "site")
    assert outcome.code == 0, outcome.output
