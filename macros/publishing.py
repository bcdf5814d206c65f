"""The last good site stays until a new one is whole."""

from __future__ import annotations

import shutil
from pathlib import Path


class Publication:
    """A site that is built beside the one it will replace.

    `work` is where to build: a hidden sibling of `site`, so that the change of places is a rename on one disk.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self.work = site.with_name(f".{site.name}-ny")
        self._old = site.with_name(f".{site.name}-gammel")
        self._whole = False

    def done(self) -> None:
        """Everything has been written."""
        self._whole = True

    def end(self) -> str | None:
        """Changes places if the new site is whole, else removes it. Returns a sentence where that did not succeed."""
        if not self._whole:
            shutil.rmtree(self.work, ignore_errors=True)
            return None
        shutil.rmtree(self._old, ignore_errors=True)
        try:
            if self._site.exists():
                self._site.rename(self._old)
            self.work.rename(self._site)
        except OSError:
            # Windows does not rename a folder that some program has open.
            if self._old.exists() and not self._site.exists():
                self._old.rename(self._site)
            return (
                f"Det nye nettstedet er ferdig, men ligger i {self.work.name}: mappa {self._site.name} er i bruk. "
                "Lukk programmet som har den åpen, og bygg en gang til."
            )
        shutil.rmtree(self._old, ignore_errors=True)
        return None
