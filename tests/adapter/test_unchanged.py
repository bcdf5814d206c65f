"""What a server makes again and is the same is the same file on the disk; what is not leaves the one before alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from macros.adapter.unchanged import FilesOfSite


@pytest.fixture
def before(tmp_path: Path) -> FilesOfSite:
    """A site in which one file was made."""
    file = tmp_path / "før" / "ark" / "index.html"
    file.parent.mkdir(parents=True)
    file.write_text("<p>Hei", encoding="utf-8")
    return FilesOfSite(tmp_path / "før", {"ark/index.html": "<p>Hei"})


def _written(before: FilesOfSite, content: str, uri: str = "ark/index.html") -> Path:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "site_dir": str(before.folder.parent / "nå")})
    config.validate()
    # MkDocs notes whose event it calls.
    config.plugins._current_plugin = "macros/hooks.py"
    file = File.generated(config, uri, content=content)
    before.take_along(file, content)
    file.copy_file()
    return Path(file.abs_dest_path)


def _first(before: FilesOfSite) -> Path:
    return before.folder / "ark" / "index.html"


def test_what_is_the_same_is_the_same_file(before: FilesOfSite) -> None:
    assert _written(before, "<p>Hei").samefile(_first(before))


def test_what_is_another_is_written_and_the_one_before_stays(before: FilesOfSite) -> None:
    written = _written(before, "<p>Hallo")
    assert (written.read_text("utf-8"), _first(before).read_text("utf-8")) == ("<p>Hallo", "<p>Hei")


def test_what_was_not_there_before_is_written(before: FilesOfSite) -> None:
    assert _written(before, "<p>Hei", "ny/index.html").read_text("utf-8") == "<p>Hei"


def test_where_the_site_before_is_gone_it_is_written(before: FilesOfSite) -> None:
    _first(before).unlink()
    assert _written(before, "<p>Hei").read_text("utf-8") == "<p>Hei"


def test_where_a_disk_has_no_second_names_it_is_written(before: FilesOfSite, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("macros.adapter.unchanged.os.link", refuse)
    written = _written(before, "<p>Hei")
    assert written.read_text("utf-8") == "<p>Hei"
    assert not written.samefile(_first(before))
