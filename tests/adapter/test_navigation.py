"""The navigation, as it is when MkDocs has read it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from macros.adapter.navigation import lead_before


def _page(source: str, parent: Any = None) -> Any:
    return SimpleNamespace(title=source, parent=parent, file=SimpleNamespace(src_uri=source))


def test_a_link_comes_before_a_page_in_its_section():
    section = SimpleNamespace(children=[])
    section.children = [_page("moter/etter-tid.md", section), _page("moter/programmer.md", section)]
    lead_before(SimpleNamespace(pages=list(section.children)), "moter/programmer.md", "Lag et møte", "moter/mote/")
    assert [item.title for item in section.children] == ["moter/etter-tid.md", "Lag et møte", "moter/programmer.md"]
    link = section.children[1]
    assert (link.url, link.parent, link.is_link) == ("moter/mote/", section, True)


def test_there_is_no_link_where_the_page_is_in_no_section_or_not_there():
    page = _page("moter/programmer.md")
    section = SimpleNamespace(children=[])
    section.children = [_page("index.md", section)]
    lead_before(SimpleNamespace(pages=[page, *section.children]), "moter/programmer.md", "Lag et møte", "moter/mote/")
    assert [item.title for item in section.children] == ["index.md"]
