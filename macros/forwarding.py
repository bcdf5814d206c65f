"""Pages at addresses that something had before, which lead on to where it is now.

They work over http and from a folder, and keep what an address asks for and the place it leads to: a meeting's minutes, a
question. Papers with PDF have new addresses: nothing that is no page can lead on.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.handbook import Handbook
from macros.occupied import faces_of
from macros.rendering import Place, Renderer, page_url


def moved_names(handbook: Handbook) -> dict[str, dict[str, str]]:
    """What modules and programmes were called in addresses before, each as old → new; nothing where none was."""
    slugs = {module.url: module.slug for module in handbook.modules.values()}
    ids = {programme.url: programme.id for programme in handbook.programmes.values()}
    names: dict[str, dict[str, str]] = {}
    for kind, known in (("modules", slugs), ("programmes", ids)):
        moved = {
            old.strip("/").rpartition("/")[2]: known[now.new] for old, now in handbook.moved.items() if now.new in known
        }
        # What is called so today is meant.
        if renamed := {old: new for old, new in moved.items() if old not in known.values()}:
            names[kind] = renamed
    return {kind: names.get(kind, {}) for kind in ("modules", "programmes")} if names else {}


def files(handbook: Handbook, renderer: Renderer, site_title: str) -> Iterator[tuple[str, str]]:
    """Every such page as (path in the site, text): of a module and a programme also those where it is shown, led and printed."""
    titles = {
        **{page_url(page.source): page.title for page in handbook.pages.values()},
        **{programme.url: programme.title for programme in handbook.programmes.values()},
    }
    for old, moved in handbook.moved.items():
        for face in faces_of(moved.new, handbook):
            place = Place(f"{old}{face}", view="sheet")
            context = {"target": f"{moved.new}{face}", "name": titles[moved.new], "site_title": site_title}
            yield f"{old}{face}index.html", f"{renderer.document('moved.html', place, **context)}\n"
