"""A handbook that lies on GitHub: each page leads to where it is edited, and asks nobody for anything."""

from __future__ import annotations

from pathlib import Path

from tests.site.building import build, build_folder, told_project
from tests.site.pages import read

_REPOSITORY = "https://github.com/kommune/handbok"


def test_each_page_leads_to_where_it_is_edited_and_no_page_asks_for_stars(tmp_path: Path) -> None:
    project = told_project(tmp_path / "project")
    settings = project / "mkdocs.yml"
    added = f"repo_url: {_REPOSITORY}\nedit_uri: edit/main/docs/\n"
    settings.write_text(added + settings.read_text(encoding="utf-8"), encoding="utf-8")
    outcome = build(project, project / "site")
    assert outcome.code == 0, outcome.output
    for source in ("grunnlag/leken", "index"):
        page = read(project / "site" / source.removesuffix("index") / "index.html")
        (link,) = [each for each in page.all("a") if each.text == "Rediger denne siden"]
        assert link["href"] == f"{_REPOSITORY}/edit/main/docs/{source}.md"
        # By this Material's script finds what it asks the host about.
        assert not [each for each in page.all("a") if each.get("data-md-component") == "source"]
    assert build_folder(project, project / "site-mappe").code == 0
    folder = (project / "site-mappe" / "grunnlag" / "leken" / "index.html").read_text(encoding="utf-8")
    assert "Rediger denne siden" not in folder
