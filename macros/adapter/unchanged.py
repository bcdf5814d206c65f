"""Files of a site that a server makes which hold what they held in the one before: they are the same on the disk, under two names.

A server puts every site into a folder of its own, and most of what is no Markdown page is in it as it was. To write all of that takes
longer than to make the few files that are others. What is written later in one of the sites is written as a new file, in its place.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.files import File


@dataclass(frozen=True)
class FilesOfSite:
    """What a site in a folder holds beside its pages, by the place of each file in it."""

    folder: Path
    contents: Mapping[str, str | bytes]

    def take_along(self, file: File, content: str | bytes) -> None:
        """Lets a file of a new site be the one that is here, where that holds the same."""
        if self.contents.get(file.src_uri) != content:
            return
        write, here = file.copy_file, self.folder / file.dest_uri

        def link_or_write(dirty: bool = False) -> None:
            there = Path(file.abs_dest_path)
            try:
                there.parent.mkdir(parents=True, exist_ok=True)
                os.link(here, there)
            except OSError:
                # That site is gone, or its disk has no second names.
                write(dirty)

        vars(file)["copy_file"] = link_or_write
