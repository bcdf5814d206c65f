"""Where a site may be built, and how a new one takes the old one's place, so that nothing is lost that is not ours.

A site bears a mark: a file that names every file the build wrote, with a hash of its content. What is as a mark says is
ours, and goes when the next site comes; what begins with a dot, and CNAME, stays where it is; anything else, a file of ours
that somebody has changed among it, is laid aside.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from macros.disk.digests import LENGTH, digest
from macros.disk.files import (
    files_below,
    free_name,
    holds_something,
    is_folder,
    read_plain,
    remove,
    stands,
    why,
    write_whole,
)
from macros.disk.locking import Held, hold

MARK = ".relasjonshandboka.txt"
_FIRST_LINE = "Filene som står under, er laget av Relasjonshåndboka."
_EXPLAINED = "De byttes ut neste gang håndboka bygges inn i denne mappa. Det som er endret, eller ellers ligger her, blir aldri slettet."
_ENTRY = re.compile(rf"(?P<content>[0-9a-f]{{{LENGTH}}})  (?P<path>.+)")

# The names of a site in its own project.
_NAMES = ("site", "site-mappe")
# Who publishes on GitHub Pages has the site's own address in it.
_STAYS = "CNAME"
# A site of the first edition bears no mark, nor does one that was carried by what leaves out hidden files. It has these
# files; of what is in it, these kinds were made by a machine.
_ALWAYS_THERE = ("handbook.json", "index.html", "sitemap.xml", "search")
_MACHINE_MADE = (".html", ".css", ".js", ".map", ".json", ".xml", ".gz", ".woff2")
_HOW_MANY_NAMED = 3
_ADVICE = "Velg en ny eller tom mappe utenfor kildene, for eksempel med -d site."


class Refused(Exception):
    """A site cannot be built or published there; the text is a sentence, in bokmål, that says why and what to do."""


def mark_text(files: Mapping[str, str], coming: Mapping[str, str] | None = None) -> str:
    """What stands in a mark: what it is, and a line for every file, with a hash of its content and its path with slashes.

    A file that is just getting another content has a line for that one too.
    """
    lines = [f"{content}  {path}" for path, content in (*files.items(), *(coming or {}).items())]
    return "\n".join([_FIRST_LINE, _EXPLAINED, "", *lines, ""])


def content_hash(file: str | Path) -> str:
    """What a mark says of a file's content. Raises OSError."""
    return digest(read_plain(Path(file)))


@dataclass(frozen=True)
class Grounds:
    """A project's folder and the folders of its sources, in none of which a site may be built."""

    project: Path
    sources: tuple[Path, ...]


def mark_of(site: Path, content_of: Callable[[str | Path], str] = content_hash) -> str | None:
    """The digest of a site's mark, where the site holds what its mark names, as it was written, and nothing else; None where it does not.

    `content_of` gives the hash of a plain file, and raises OSError, for who knows some of them already.
    """
    listed = _listed(site)
    if not listed:
        return None
    there = {path for path in files_below(site) if path in listed or (path != MARK and not _stays_with(path))}
    is_whole = there == listed.keys() and all(
        len(contents) == 1 and _holds(f"{site}/{path}", contents, content_of) for path, contents in listed.items()
    )
    return content_hash(site / MARK) if is_whole else None


def amend(site: Path, mark: str, contents: Mapping[str, bytes]) -> str | None:
    """Gives some files of a site, which bears this mark, other contents, each whole or not at all; gives the mark that it bears then.

    Until all is written the mark names both contents of these files: should this be ended half-way, the next build knows whose they are.
    None, with nothing touched, where another command is at work there, or one before left something. Raises OSError.
    """
    work = _sibling(site, "bygges")
    if holds_something(work) or _left_over(site, "ny") or _left_over(site, "gammel"):
        return None
    lock = hold(work)
    if lock is None:
        return None
    with lock:
        before = {path: each[0] for path, each in (_listed(site) or {}).items()}
        if content_hash(site / MARK) != mark or not contents.keys() <= before.keys():
            return None
        coming = {path: digest(content) for path, content in contents.items()}
        write_whole(site / MARK, _written(mark_text(before, coming)), settled=False)
        for path, content in contents.items():
            write_whole(site / path, content, settled=False)
        _settle(site)
        write_whole(site / MARK, _written(mark_text({**before, **coming})), settled=False)
        return content_hash(site / MARK)


def _written(mark: str) -> bytes:
    return mark.encode("utf-8", "surrogateescape")


class Publication:
    """A site that is built beside the one it will replace, and is held by one process at a time.

    `site` is the target, where all links have been followed; `work` is where to build: a hidden sibling of it, so that the
    change of places is a rename on one disk.
    """

    def __init__(self, site: Path, grounds: Grounds) -> None:
        """Takes the target and clears up after builds that were killed. Raises `Refused` before anything is touched."""
        self.site = Path(os.path.realpath(site))
        self._shown = site.name or str(site)
        _refuse(site, self.site, grounds)
        self._first_parent = _first_missing(self.site.parent)
        self._whole = False
        self._told: list[str] = []
        try:
            self.site.parent.mkdir(parents=True, exist_ok=True)
            if holds_something(self._sibling("bygges")):
                self._clear(self._sibling("bygges"))
            lock = hold(self._sibling("bygges"))
        except OSError as error:
            _remove_empty(self.site.parent, self._first_parent)
            raise Refused(_cannot(self._shown, error)) from None
        if lock is None:
            raise Refused(
                f"Håndboka bygges allerede i {self._shown}, av en annen kommando. "
                "Vent til den er ferdig, og bygg en gang til hvis noe er endret."
            )
        self._lock: Held = lock
        try:
            self._recover()
            self.work = free_name(self._sibling("ny"))
            self.work.mkdir()
            # Should it be killed, the next build knows by this whose the folder is.
            (self.work / MARK).write_text(mark_text({}), encoding="utf-8")
        except OSError as error:
            self._lock.let_go()
            _remove_empty(self.site.parent, self._first_parent)
            raise Refused(_cannot(self._shown, error)) from None

    def done(self) -> None:
        """Everything has been written: sets the mark, and waits until all of it is on the disk. Raises OSError."""
        files = {path: content_hash(self.work / path) for path in files_below(self.work) if path != MARK}
        (self.work / MARK).write_bytes(_written(mark_text(files)))
        _settle(self.work)
        self._whole = True

    def failed(self) -> None:
        """What has been written is not to be published after all."""
        self._whole = False

    def end(self) -> str | None:
        """Changes places if the new site is whole, else removes it; gives a sentence of whatever was laid aside.

        Raises `Refused` where that did not succeed; then the old site is where it was.
        """
        try:
            if self._whole:
                old = self._change_places()
                if old:
                    self._retire(old)
            return " ".join(self._told) or None
        finally:
            if not self._whole:
                remove(self.work)
            self._lock.let_go()
            if not self._whole:
                _remove_empty(self.site.parent, self._first_parent)

    def _sibling(self, what: str) -> Path:
        return _sibling(self.site, what)

    def _change_places(self) -> Path | None:
        """Puts the new site in the old one's place; gives where the old one is now, if there was one."""
        old = free_name(self._sibling("gammel"))
        had = stands(self.site)
        try:
            if had:
                with suppress(OSError):
                    shutil.copymode(self.site, self.work)
                self.site.rename(old)
            self.work.rename(self.site)
        except BaseException as error:
            if had and stands(old) and not stands(self.site):
                old.rename(self.site)
            if not isinstance(error, OSError):
                raise
            # Windows does not rename a folder that some program has open.
            raise Refused(
                f"Det nye nettstedet er ferdig, men ligger i {self.work.name}: mappa {self._shown} er i bruk. "
                "Lukk programmet som har den åpen, og bygg en gang til."
            ) from None
        return old if had else None

    def _recover(self) -> None:
        """Puts things right after a build that was killed: the last good site back if it is gone, and nothing else left."""
        for old in _left_over(self.site, "gammel"):
            if not is_folder(old):
                self._clear(old)
            elif not stands(self.site):
                old.rename(self.site)
            else:
                self._retire(old)
        for half in _left_over(self.site, "ny"):
            if is_folder(half) and _listed(half) is not None:
                remove(half)
            else:
                self._clear(half)

    def _clear(self, path: Path) -> None:
        """Takes what bears a name of ours out of the way: what is somebody's is laid aside and told, and what holds nothing goes."""
        if not holds_something(path):
            remove(path)
            return
        aside = free_name(self.site.with_name(f"{self.site.name}-til-side"))
        with suppress(OSError):
            path.rename(aside)
            self._told.append(
                f"{path.name} er et navn håndboka trenger selv, og der lå noe den ikke har laget. "
                f"Det er ikke slettet, men flyttet til {aside.name}."
            )

    def _retire(self, old: Path) -> None:
        """Takes an old site away but for what is not ours: what stays moves into the new one, the rest is laid aside."""
        ours = _ours(old, self.site)
        # The mark last: should this be ended half-way, the next build still knows whose the rest is.
        for path in [*sorted(ours), MARK]:
            with suppress(OSError):
                (old / path).unlink()
        for path in list(_staying(old)):
            place = self.site / path
            if is_folder(place.parent) and not stands(place):
                with suppress(OSError):
                    (old / path).rename(place)
        foreign = [path for path in files_below(old) if path not in ours and path != MARK]
        if not foreign:
            remove(old)
            return
        _remove_empty_below(old)
        aside = free_name(self.site.with_name(f"{self.site.name}-til-side"))
        try:
            old.rename(aside)
        except OSError:
            aside = old
        self._told.append(
            f"I {self._shown} lå noe som håndboka ikke har laget: {_few(foreign)}. "
            f"Det er ikke slettet, men flyttet til {aside.name}."
        )


def _sibling(site: Path, what: str) -> Path:
    return site.with_name(f".{site.name}-{what}")


def _left_over(site: Path, what: str) -> list[Path]:
    # As `free_name` numbers them; a longer number is a year or a day, and somebody's.
    name = re.compile(re.escape(_sibling(site, what).name) + r"(-\d\d?)?")
    return sorted(path for path in site.parent.iterdir() if name.fullmatch(path.name))


# --- where a site may be built --------------------------------------------------------------------


def _refuse(given: Path, target: Path, grounds: Grounds) -> None:
    """Raises `Refused` where building in `target`, which `given` leads to, could harm anything."""
    shown = given.name or str(given)
    _refuse_name(given, shown)
    if target.is_symlink() or (given.is_symlink() and not target.parent.is_dir()):
        raise Refused(f"«{shown}» er en lenke som ikke fører til noen mappe. {_ADVICE}")
    if stands(target) and not target.is_dir():
        raise Refused(f"«{shown}» er en fil, ikke en mappe. {_ADVICE}")
    if any(part.startswith(".") for part in _below(target, grounds.project)):
        raise Refused(f"«{shown}» er eller ligger i en skjult mappe i prosjektet. {_ADVICE}")
    hidden = [path for path in grounds.project.iterdir() if path.name.startswith(".")]
    for source in (*grounds.sources, *hidden):
        if _within(target, source):
            raise Refused(f"«{shown}» er eller ligger i mappa {source.name}, som håndboka er laget av. {_ADVICE}")
    for folder in (grounds.project, *grounds.sources, Path("~").expanduser(), Path(sys.prefix)):
        if _within(folder, target):
            raise Refused(f"«{shown}» er en mappe som mer enn nettstedet ligger i ({folder}). {_ADVICE}")
    if target.is_dir():
        if os.path.ismount(target):
            raise Refused(
                f"«{shown}» er en hel disk og kan ikke byttes ut. Velg en mappe på den: -d {given / 'handbok'}"
            )
        by_name = target.name in _NAMES and _same(target.parent, grounds.project)
        if not (by_name or _listed(target) is not None or _is_ours_without_mark(target)):
            foreign = _foreign(target, shown)
            if foreign:
                raise Refused(
                    f"I «{shown}» ligger det noe som håndboka ikke har laget: {_few(foreign)}. "
                    f"Ingenting er rørt. {_ADVICE}"
                )


def _refuse_name(given: Path, shown: str) -> None:
    """Raises `Refused` where a name would make a folder that nobody meant."""
    if "~" in given.parts:
        raise Refused(f"«{given}» har «~» i seg, og det betyr ikke hjemmemappa her; skriv hele stien. {_ADVICE}")
    if not shown.strip():
        raise Refused(f"Navnet på mappa er bare mellomrom. {_ADVICE}")


def _foreign(target: Path, shown: str) -> list[str]:
    try:
        names = sorted(path.name for path in target.iterdir())
    except OSError as error:
        raise Refused(_cannot(shown, error)) from None
    return [name for name in names if not _stays(name)]


def _below(path: Path, folder: Path) -> tuple[str, ...]:
    folder = Path(os.path.realpath(folder))
    return path.relative_to(folder).parts if path.is_relative_to(folder) else ()


def _within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or lies in it, by what the two are and not by what they are called."""
    return any(_same(place, folder) for place in (path, *path.parents))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _cannot(shown: str, error: OSError) -> str:
    reason = why(error) or "mappa den skal ligge i, finnes ikke"
    return f"«{shown}» kan ikke skrives: {reason}. {_ADVICE}"


# --- whose files these are ------------------------------------------------------------------------


def _listed(site: Path) -> dict[str, tuple[str, ...]] | None:
    """The files that a site's mark names, and the hashes of what each may hold; None where there is no mark of ours."""
    try:
        lines = read_plain(site / MARK).decode("utf-8", "surrogateescape").split("\n")
    except OSError:
        return None
    if lines[0] != _FIRST_LINE:
        return None
    listed: dict[str, tuple[str, ...]] = {}
    for entry in filter(None, map(_ENTRY.fullmatch, lines[3:])):
        listed[entry["path"]] = (*listed.get(entry["path"], ()), entry["content"])
    return listed


def _ours(old: Path, new: Path) -> frozenset[str]:
    """The files of an old site that a build wrote and nobody has changed. `new` is the site that has taken its place."""
    listed = _listed(old)
    if listed:
        return frozenset(path for path in files_below(old) if path in listed and _holds(old / path, listed[path]))
    ours = {path for path in files_below(old) if _is_same(old / path, new / path)}
    if _is_ours_without_mark(old):
        ours |= {path for path in files_below(old) if _machine_made(PurePosixPath(path))}
    return frozenset(path for path in ours if not _stays_with(path))


def _holds(file: str | Path, contents: Sequence[str], content_of: Callable[[str | Path], str] = content_hash) -> bool:
    try:
        return not os.path.islink(file) and content_of(file) in contents  # noqa: PTH114 - thousands, mostly by name
    except OSError:
        return False


def _is_same(file: Path, other: Path) -> bool:
    try:
        return _holds(file, [content_hash(other)])
    except OSError:
        return False


def _is_ours_without_mark(site: Path) -> bool:
    try:
        catalogue = json.loads(read_plain(site / _ALWAYS_THERE[0]))
    except (OSError, ValueError):
        return False
    whole = all((site / name).exists() for name in _ALWAYS_THERE)
    return whole and isinstance(catalogue, dict) and catalogue.keys() == {"title", "modules"}


def _machine_made(path: PurePosixPath) -> bool:
    # A sheet is named after its module: <slug>/<slug>.pdf, <slug>/ark/<slug>-a.pdf.
    module = path.parent.parent.name if path.parent.name == "ark" else path.parent.name
    sheet = path.suffix == ".pdf" and bool(module) and path.name.startswith(module)
    return sheet or path.suffix in _MACHINE_MADE


def _stays(name: str) -> bool:
    return name.startswith(".") or name == _STAYS


def _stays_with(path: str) -> bool:
    return any(map(_stays, path.split("/")))


def _staying(site: Path) -> Iterator[str]:
    """What stays in a folder when the site in it changes, the outermost path of each: what begins with a dot, and CNAME."""
    for top, folders, files in os.walk(site):
        here = Path(top).relative_to(site)
        for name in sorted([*folders, *files]):
            if name.startswith(".") or (name == _STAYS and here == Path()):
                yield (here / name).as_posix()
        folders[:] = [name for name in folders if not name.startswith(".")]


# --- on the disk ----------------------------------------------------------------------------------


def _settle(folder: Path) -> None:
    """Waits until everything in a folder is on the disk: after a power cut a site with its name is whole."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in files_below(folder):
        with (folder / path).open("rb+") as file:
            os.fsync(file.fileno())


def _first_missing(folder: Path) -> Path | None:
    """The outermost folder that is not there yet."""
    return next((place for place in (*reversed(folder.parents), folder) if not stands(place)), None)


def _remove_empty(folder: Path, outermost: Path | None) -> None:
    """Removes the empty folders that were made to hold a site, from the innermost on."""
    if outermost:
        for place in (folder, *folder.parents):
            if not place.is_relative_to(outermost):
                return
            with suppress(OSError):
                place.rmdir()


def _remove_empty_below(folder: Path) -> None:
    for top, folders, _ in os.walk(folder, topdown=False):
        for name in folders:
            with suppress(OSError):
                (Path(top) / name).rmdir()


def _few(names: list[str]) -> str:
    return ", ".join(names[:_HOW_MANY_NAMED]) + (" …" if len(names) > _HOW_MANY_NAMED else "")
