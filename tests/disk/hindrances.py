"""What a folder in which something is kept may be like when a build begins, whichever way it is kept in."""

from __future__ import annotations

from pathlib import Path


def notes_instead_of(folder: Path, place: str) -> Path:
    """Puts somebody's notes where the folder, or its parent, was: nothing can be kept there. Gives their file."""
    where = folder if place == "the folder" else folder.parent
    where.rename(where.with_name("bort"))
    where.write_text("notater", encoding="utf-8")
    return where


def leave_half_a_file(folder: Path, name: str) -> None:
    """Leaves what a killed build was writing."""
    half = folder / "halve" / "12ab34cd"
    half.mkdir(parents=True)
    half.with_suffix(".lock").touch()
    (half / name).write_bytes(b"innh")
