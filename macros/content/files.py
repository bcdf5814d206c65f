"""What lies under `docs/` and cannot be read, copied or named everywhere, found before anybody opens it."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from macros.content.problems import Problem

# Windows keeps these names for its devices, whatever ending they get.
_NAMES_OF_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
_NOT_ON_WINDOWS = frozenset('<>:"|?*\\')
# In bytes; file systems take 255, and a hidden folder beside the site makes paths longer.
_LONGEST_NAME = 200


def strange_files(docs: Path) -> Iterator[Problem]:
    """Links that lead in circles or nowhere, pipes and devices, what may not be read, names that other systems refuse.

    Problems are addressed from the parent folder of `docs`. Nothing is opened and no link to a folder is followed.
    """
    yield from _in_folder(docs, docs.name)


def _in_folder(folder: Path, path: str) -> Iterator[Problem]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield Problem(path, None, "mappe", "mappa kan ikke leses; sjekk at du har lov til å åpne den")
        return
    names: dict[str, str] = {}
    for entry in entries:
        inner = f"{path}/{entry.name}"
        if entry.is_symlink() and _is_folder(entry):
            yield Problem(
                inner, None, "mappe", "dette er en lenke til en mappe, og den følges ikke; legg selve mappa her"
            )
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _in_folder(Path(entry.path), inner)
        if entry.name.startswith("."):
            # The site leaves these out.
            continue
        yield from _of_name(entry.name, inner, names)
        if not entry.is_dir(follow_symlinks=False):
            yield from _of_kind(entry, inner)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _of_kind(entry: os.DirEntry[str], path: str) -> Iterator[Problem]:
    try:
        mode = entry.stat().st_mode
    except OSError:
        yield Problem(path, None, "fil", "lenka fører ikke til noen fil; slett den, eller legg selve fila her")
        return
    if not stat.S_ISREG(mode):
        yield Problem(path, None, "fil", "dette er ikke en vanlig fil, og den blir ikke lest; slett den")
    # A page that may not be read is told of by its reader.
    elif not entry.name.endswith((".md", ".yml")) and not os.access(entry.path, os.R_OK):
        yield Problem(path, None, "fil", "fila kan ikke leses; sjekk at du har lov til å åpne den")


def _of_name(name: str, path: str, names: dict[str, str]) -> Iterator[Problem]:
    same = unicodedata.normalize("NFC", name).casefold()
    if same in names:
        message = f"navnet er det samme som «{names[same]}» på Windows og Mac; gi den ene et nytt navn"
        yield Problem(path, None, "filnavn", message)
    names[same] = name
    if unicodedata.normalize("NFC", name) != name:
        # What pages say is read with each such letter as one sign: no link would ever find the file.
        message = "navnet har bokstaver som «å» i to deler, slik bare Mac skriver dem; skriv navnet på nytt, helst med bare a–z"
        yield Problem(path, None, "filnavn", message)
    if any(0xDC80 <= ord(sign) <= 0xDCFF for sign in name):
        yield Problem(path, None, "filnavn", "navnet er ikke skrevet i UTF-8; gi fila et nytt navn")
    elif not name.isprintable() or _NOT_ON_WINDOWS & set(name) or name != name.rstrip(" ."):
        yield Problem(
            path, None, "filnavn", "navnet har tegn som ikke alle maskiner godtar; bruk a–z, tall og bindestrek"
        )
    elif same.split(".")[0].strip() in _NAMES_OF_DEVICES:
        yield Problem(path, None, "filnavn", "dette navnet bruker Windows til noe annet; gi fila et nytt navn")
    elif len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        yield Problem(path, None, "filnavn", f"navnet er for langt; høyst {_LONGEST_NAME} tegn")
