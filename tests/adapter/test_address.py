"""What an author is told as long as nobody has said where the site will be."""

from __future__ import annotations

from types import SimpleNamespace

from macros.adapter.settings import lost_without_address


def test_without_an_address_one_line_says_what_is_lost():
    said = lost_without_address(SimpleNamespace(site_url="", config_file_path="/a/mkdocs.yml"))
    assert said.startswith("mkdocs.yml  site_url: ")
    assert "\n" not in said
    for lost in ("QR-kode", "full adresse", "sitemap.xml", "kanoniske lenker"):
        assert lost in said


def test_with_an_address_nothing_is_said():
    assert lost_without_address(SimpleNamespace(site_url="https://eksempel.no/", config_file_path="mkdocs.yml")) == ""
