"""A site that stands as a build wrote it, while all that it was made of is still the same: there is nothing to build.

MkDocs reads every page and writes it again, also where no file has changed since it did. Of the site in a folder it is noted what
it was made of, which mark it bears, and what an author was told then; whoever builds it once more is told the same.
"""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.commands import build as of_mkdocs

from macros.adapter.amending import Ground
from macros.adapter.remembered import Settings
from macros.disk.digests import digest
from macros.disk.files import read_plain, write_whole
from macros.disk.fingerprints import Fingerprints
from macros.publishing import MARK, content_hash, mark_of

_NOTES = "laget.json"
# Of so many sites it is noted, the latest last.
_SITES = 8

_BUILD: Callable[..., None] = of_mkdocs.build


def ask_first(is_there: Callable[[Any], bool]) -> None:
    """Lets MkDocs build the site of some settings only where it is not there."""

    def build(config: Any, **options: Any) -> None:
        if not is_there(config):
            _BUILD(config, **options)

    of_mkdocs.build = build


class Standing:
    """The site that some settings lead to, before they are used for a build; `cache` is where it is noted what sites were made of."""

    def __init__(self, config: Any, cache: Path) -> None:
        self._config = config
        self._notes = cache / _NOTES
        self._site = os.path.realpath(config.site_dir)
        self._ground = Ground.of(config)
        self._made_of = self._ground and _ingredients(self._ground, config)

    def told_before(self) -> list[str] | None:
        """What was told when the site that stands there was made of the same; None where it has to be built."""
        made_of, mark, told = self._noted().get(self._site, (None, None, []))
        if self._made_of is None or made_of != self._made_of:
            return None
        try:
            return told if mark and mark_of(Path(self._site)) == mark else None
        except OSError:
            return None

    def note(self, told: Sequence[str]) -> None:
        """The site has been built, unless something has changed meanwhile, and this was told."""
        # What cannot be written is built once more.
        with suppress(OSError):
            if self._made_of is None or Ground.of(self._config) != self._ground:
                return
            # Whether its files are those of the mark is looked at when it matters: they have just been written.
            mark = content_hash(Path(self._site) / MARK)
            others = [item for item in self._noted().items() if item[0] != self._site]
            notes = dict([*others[-_SITES + 1 :], (self._site, (self._made_of, mark, list(told)))])
            write_whole(self._notes, json.dumps(notes, ensure_ascii=False).encode(), settled=False)

    def _noted(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            noted = json.loads(read_plain(self._notes))
            if isinstance(noted, dict):
                return noted
        return {}


def _ingredients(ground: Ground, config: Any) -> str | None:
    try:
        settings = Fingerprints().of(Settings.of(config))
    except (pickle.PicklingError, TypeError, AttributeError):
        # They name what nothing tells from all else.
        return None
    return digest(repr((ground.settings, ground.around, ground.day, sorted(ground.docs.items()), settings)).encode())
