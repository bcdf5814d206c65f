"""Whose sheets these are, as the settings say it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.adapter.settings import owner
from macros.content.owner import Owner


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "data").mkdir(parents=True)
    for name in ("logo.svg", "logo.txt", "data/logo.svg", ".skjult.svg", "../utenfor.svg"):
        (tmp_path / "docs" / name).write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    return tmp_path


def _owner(project: Path, **extra: Any) -> tuple[Owner, list[str]]:
    rows = [f"  {key}: {value}" for key, value in extra.items()]
    (project / "mkdocs.yml").write_text("\n".join(["site_name: Prøve", "extra:", *rows, ""]), encoding="utf-8")
    settings = SimpleNamespace(
        extra=extra, docs_dir=str(project / "docs"), config_file_path=str(project / "mkdocs.yml")
    )
    shown, problems = owner(settings)
    return shown, [str(problem) for problem in problems]


def test_a_name_may_be_as_long_as_a_sheet_has_room_for(project: Path) -> None:
    longest = f"{'Barnehagen ' * 5}Solby"
    assert len(longest) == 60
    assert _owner(project, kindergarten_name=longest) == (Owner(longest), [])
    (problem,) = _owner(project, kindergarten_name=f"{longest}x")[1]
    assert problem.startswith("mkdocs.yml:3  extra.kindergarten_name: må være et navn på høyst 60 tegn")


@pytest.mark.parametrize("logo", ["logo.txt", "data/logo.svg", ".skjult.svg", "../utenfor.svg", "finnes-ikke.svg"])
def test_a_logo_is_a_picture_that_goes_out_with_the_site(project: Path, logo: str) -> None:
    assert _owner(project, kindergarten_logo="logo.svg") == (Owner(None, "logo.svg"), [])
    (problem,) = _owner(project, kindergarten_logo=logo)[1]
    assert problem.startswith("mkdocs.yml:3  extra.kindergarten_logo: må være e")


def test_without_either_no_sheet_has_an_owner(project: Path) -> None:
    assert _owner(project, annet="noe") == (Owner(), [])
