"""A project that is about to be changed for its author: what is in it, and a look at what it will be before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config import load_config

from macros import schema
from macros.adapter.navigation import order_of
from macros.adapter.settings import edition, problems_in
from macros.adapter.stopping import NotBuilt
from macros.content.problems import Problem, findings, in_reading_order
from macros.content.reading import read
from macros.disk.files import files_below, read_plain, why, write_whole
from macros.disk.temporary import temporary
from macros.intake import Intake, take_in
from macros.upkeep.changes import Changes, Refused, staged
from macros.upkeep.listing import entries
from macros.upkeep.scaffold import Ground, new_problems


class Workplace:
    """The project around a file of settings. Raises NotBuilt where that itself is wrong: nothing is known of the rest then."""

    def __init__(self, settings: Path) -> None:
        problems = problems_in(settings)
        if problems:
            raise NotBuilt(f"Innstillingene må rettes først.\n{findings(problems)}", problems)
        config: Any = load_config(config_file=str(settings))
        self._order = order_of(config.nav)
        self.project = settings.absolute().parent
        self._settings = settings.name
        self._edition = edition(config, publishes=True)
        self.docs, self._overrides = Path(config.docs_dir), Path(config.theme.custom_dir)
        self.intake: Intake = take_in(self.docs, self._overrides, self._order, self._edition)

    @property
    def ground(self) -> Ground:
        """What something new is put into."""
        return Ground(self.project, self._settings, self.intake.reading, self.intake.handbook, self.intake.calls)

    @property
    def files(self) -> list[str]:
        """The files under docs that are no pages, relative to it."""
        return [path for path in files_below(self.docs) if not path.endswith(".md")]

    def listed(self, source: str) -> Iterator[tuple[str, int]]:
        """Where `nav` names a page: the file and the line."""
        text = "\n".join(self._edition.rows)
        return ((self._settings, entry.row + 1) for entry in entries(text) if entry.source == source)

    def try_out(self, changes: Changes) -> None:
        """Raises NotBuilt where something would be wrong afterwards that is not so now."""
        wrong = new_problems(self.intake.problems, self._after(changes))
        if wrong:
            told = "\n".join(map(str, in_reading_order(wrong)))
            raise NotBuilt(f"Ingenting er endret, for da ville dette vært galt:\n{told}", wrong)

    def carry_out(self, changes: Changes) -> None:
        """Does all of it, or nothing and says why: because of what would be wrong then, or because the system refuses."""
        self.try_out(changes)
        try:
            changes.apply(self.project)
        except Refused as refusal:
            raise NotBuilt(f"Ingenting er endret: {refusal}") from None
        except OSError as error:
            reason = why(error) or "fila kan ikke skrives"
            raise NotBuilt(f"Ingenting er endret: {reason}.") from None

    def write_for_editors(self, *, anew: bool = False) -> list[str]:
        """Writes what editors know the ids by, where that is not as it should be; gives the files.

        But for a command that is about that alone, only where it is there already. What cannot be written is as it was.
        """
        if not (anew or (self.project / schema.FOLDER).is_dir()):
            return []
        written = []
        for path, text in schema.files(read(self.docs, self._edition.keeps_back)).items():
            file = self.project / path
            with nullcontext() if anew else suppress(OSError):
                if not file.is_file() or read_plain(file) != text.encode():
                    write_whole(file, text.encode())
                    written.append(path)
        return written

    def _after(self, changes: Changes) -> list[Problem]:
        """What would be wrong afterwards, seen in a copy."""
        with temporary(self.project / ".cache" / "tmp") as scratch:
            folder = self.docs.relative_to(self.project).as_posix()
            docs = staged(self.project, folder, changes, scratch)
            settings = changes.written.get(self._settings)
            rows = settings.decode("utf-8").splitlines() if settings else self._edition.rows
            order = [entry.source for entry in entries(settings.decode("utf-8"))] if settings else self._order
            return list(take_in(docs, self._overrides, order, replace(self._edition, rows=rows)).problems)
