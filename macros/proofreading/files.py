"""What lies in docs: pages, data we know, pictures that something shows. Nothing else is ever published."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from macros.content.problems import Problem, nearest

# What a camera, a phone or a programme for pictures makes; the site shows what `macros.photos` makes of it.
PHOTOS = frozenset({".png", ".jpg", ".jpeg", ".jfif", ".webp", ".avif", ".gif", ".heic", ".heif"})
PICTURES = PHOTOS | {".svg"}
# What a page may lead to, beside pages and pictures.
_DOCUMENTS = frozenset({".pdf"})
_PAGE_LIKE = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn", ".mdtxt", ".mdtext", ".mdx"})

# What systems, editors and version control leave behind by themselves: it begins with a dot or has a fixed name.
_LEFT_BEHIND = re.compile(
    r"^(\.DS_Store|\._.*|\.AppleDouble|\.LSOverride|\.Spotlight-V100|\.Trashes|\.fseventsd|\.TemporaryItems|\.apdisk|Icon\r"
    r"|Thumbs\.db(:encryptable)?|ehthumbs(_vista)?\.db|desktop\.ini|\$RECYCLE\.BIN|System Volume Information"
    r"|\.directory|\.Trash-\d+|\.nfs\w+|\.fuse_hidden\w+|\.goutputstream-\w+|~\$.+|\.~lock\..+#|\.~.+|\..+\.sw[a-p]|\.#.+|#.+#"
    r"|\.git(ignore|attributes|keep)?|\.gitmodules|\.svn|\.hg|\.editorconfig|\.obsidian|\.vscode|\.idea|\.dropbox|\.nomedia)$",
    re.IGNORECASE,
)
_BACKUP = re.compile(
    r"(~|\.(bak|backup|old|orig|rej|tmp|temp|sw[a-p]|crdownload|part|partial|download))$", re.IGNORECASE
)
# OneDrive, Dropbox, Syncthing, Utforsker and Finder name copies so.
_COPY = re.compile(
    r"(?P<stem>.+?)((?i: \(\d+\)|( -)? (kopi|copy)( \(?\d+\)?)?|-(kopi|copy)| \(?[^()]*(konflikt|conflict)[^()]*\)?|\.sync-conflict-.+)"
    r"|-(?=\S*[A-Z])[\w-]+)$"
)
_PLAIN_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")

# What ends like this, and what to do with it. Whether a page names it makes no difference.
_ADVICE: tuple[tuple[frozenset[str], str], ...] = (
    (
        frozenset(
            ".doc .docx .docm .dot .dotx .odt .rtf .pages .xls .xlsx .xlsm .ods .csv .ppt .pptx .odp .key .one .msg .eml".split()
        ),
        "et kontordokument blir ikke publisert, for det kan ha navn og endringer i seg; lag en PDF som en side lenker til, eller flytt fila ut av docs",
    ),
    (
        frozenset(".zip .rar .7z .gz .tar .tgz .exe .msi .dmg .iso .bat .cmd .ps1 .sh .lnk .url .webloc".split()),
        "slike filer blir ikke publisert; flytt fila ut av docs",
    ),
    (
        frozenset(
            ".tif .tiff .bmp .psd .ai .eps .raw .dng .cr2 .cr3 .nef .arw .ico .svgz .jp2 .jxl .xcf .indd".split()
        ),
        "nettlesere viser ikke slike bilder; lagre bildet som .jpg eller .png",
    ),
    (
        frozenset(".mp4 .mov .avi .mkv .webm .mp3 .m4a .wav .ogg".split()),
        "film og lyd blir ikke publisert; legg den et annet sted, og lenk dit",
    ),
    (frozenset({".yml", ".yaml"}), "data ligger i docs/data; flytt fila dit, eller ut av docs"),
    (frozenset({".html", ".htm", ".xhtml", ".mht"}), "HTML-filer blir ikke publisert; skriv siden som en .md-fil"),
    (
        frozenset({".js", ".css", ".ts", ".py", ".json", ".xml", ".php"}),
        "slike filer blir ikke publisert; utseende og skript ligger i overrides",
    ),
)


@dataclass(frozen=True)
class Shelf:
    """The files under `docs`, by their paths from there: what may be published, and what is wrong with the rest.

    `files` are all plain files but what systems leave behind. `problems` are told whatever the pages say.
    """

    files: frozenset[str]
    problems: tuple[Problem, ...] = ()


def look_through(docs: Path, data_files: Collection[str], named_in_settings: Collection[str]) -> Shelf:
    """Everything under `docs`. `data_files` are the names under `docs/data/` that are known, without their ending."""
    files: set[str] = set()
    problems: list[Problem] = []
    root = docs.resolve()
    for folder, folders, names in os.walk(docs):
        here = Path(folder)
        for name in list(folders):
            if _LEFT_BEHIND.match(name):
                folders.remove(name)
            elif (here / name).is_symlink():
                # Told where what is strange under docs is looked for.
                folders.remove(name)
            elif name.startswith("."):
                folders.remove(name)
                message = "mappa er skjult og blir ikke publisert; slett den, eller flytt den ut av docs"
                problems.append(_told(docs, here / name, message, stops=False))
        for name in names:
            file = here / name
            if _LEFT_BEHIND.match(name):
                continue
            if file.is_symlink() and not file.exists():
                # Told there too.
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(root):
                problems.append(
                    _told(docs, file, "fila er en snarvei (lenke) ut av docs; legg selve fila her, eller slett den")
                )
                continue
            files.add(file.relative_to(docs).as_posix())
    shelf = frozenset(files)
    for path in sorted(shelf):
        problem = _misplaced(docs.name, path, shelf, data_files, named_in_settings)
        if problem:
            problems.append(problem)
    return Shelf(shelf, tuple(problems))


def is_plain(path: str) -> bool:
    """Whether a file's name is written as that of a page must be."""
    return bool(_PLAIN_NAME.match(PurePosixPath(path).stem))


def _told(docs: Path, file: Path, message: str, *, stops: bool = True) -> Problem:
    return Problem(f"{docs.name}/{file.relative_to(docs).as_posix()}", None, "fil", message, stops)


@dataclass(frozen=True)
class _Lying:
    """A file as it lies under docs, with what lies around it."""

    path: PurePosixPath
    shelf: Collection[str]
    data_files: Collection[str]

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


# Kind and message of what is wrong, and whether it stops.
_Told = tuple[str, str, bool]


def _misplaced(
    docs: str, path: str, shelf: Collection[str], data_files: Collection[str], named: Collection[str]
) -> Problem | None:
    """Why a file cannot stay where it lies, if it cannot."""
    if path in named:
        return None
    file = _Lying(PurePosixPath(path), shelf, data_files)
    in_data = file.path.parts[0] == "data" and len(file.path.parts) > 1
    rules = (_unfinished, _copied, _in_data) if in_data else (_unfinished, _copied, _page, _text, _of_a_kind)
    told = next(filter(None, (rule(file) for rule in rules)), None)
    return Problem(f"{docs}/{path}", None, *told) if told else None


def _unfinished(file: _Lying) -> _Told | None:
    if _BACKUP.search(file.path.name):
        return (
            "fil",
            "en reservekopi eller en halvferdig fil blir ikke publisert; slett den, eller flytt den ut av docs",
            False,
        )
    if file.path.name.startswith("."):
        return "fil", "fila er skjult og blir ikke publisert; slett den, eller flytt den ut av docs", False
    return None


def _copied(file: _Lying) -> _Told | None:
    """A copy that a program made of a file beside it."""
    match = _COPY.match(file.path.stem)
    original = file.path.with_name(match["stem"] + file.path.suffix) if match else file.path
    if original == file.path or original.as_posix() not in file.shelf:
        return None
    return "fil", f"ser ut som en kopi av «{original.name}»; ta vare på det du trenger, og slett kopien", True


def _in_data(file: _Lying) -> _Told | None:
    if len(file.path.parts) == 2 and file.path.stem in file.data_files and file.path.suffix == ".yml":
        return None
    meant = _data_name(file.path.name, file.data_files)
    if meant:
        return "fil", f"fila blir ikke lest; gi den navnet «{meant}.yml»", True
    near = nearest(file.path.stem, file.data_files, otherwise="") if file.suffix in (".yaml", ".yml") else ""
    return "fil", f"ukjent datafil, som ingenting leser; flytt den ut av docs{near}", True


def _page(file: _Lying) -> _Told | None:
    if file.path.name.lower() == "readme.md":
        return "filnavn", "siden ville blitt forsiden i mappa; gi fila et annet navn, eller flytt den ut av docs", True
    if file.path.suffix != ".md" and file.suffix in _PAGE_LIKE:
        return "filnavn", f"en side er en vanlig fil som ender på .md; gi fila navnet «{file.path.stem}.md»", True
    return None


def _text(file: _Lying) -> _Told | None:
    inner = PurePosixPath(file.path.stem)
    if file.suffix != ".txt" or not (inner.suffix.lower() == ".md" or _PLAIN_NAME.match(file.path.stem)):
        return None
    message = (
        f"en side er en vanlig fil som ender på .md; gi fila navnet «{inner.stem}.md», eller flytt den ut av docs"
        " (Windows skjuler endelser: slå på «Filtyper» under Vis i Filutforsker)"
    )
    return "filnavn", message, True


def _of_a_kind(file: _Lying) -> _Told | None:
    if file.suffix in PICTURES | _DOCUMENTS or file.path.suffix == ".md":
        return None
    advice = (advice for endings, advice in _ADVICE if file.suffix in endings)
    return "fil", next(advice, "filer av dette slaget blir ikke publisert; flytt fila ut av docs"), True


def _data_name(name: str, data_files: Collection[str]) -> str | None:
    stem = re.sub(r"(\.(ya?ml|txt))+$", "", name, flags=re.IGNORECASE).lower().replace("-", "_").replace(" ", "_")
    return stem if stem in data_files else None


def unnamed(docs: str, shelf: Shelf, named: Collection[str]) -> Iterator[Problem]:
    """Pictures and documents that no page and no setting names. They are not published; the author is told."""
    told = {problem.path for problem in shelf.problems}
    for path in sorted(shelf.files):
        file = PurePosixPath(path)
        if file.suffix.lower() in PICTURES | _DOCUMENTS and path not in named and f"{docs}/{path}" not in told:
            yield Problem(
                f"{docs}/{path}",
                None,
                "fil",
                "ingen side bruker fila; lenk til den fra siden den hører til, eller flytt den ut av docs",
            )


def spelt_otherwise(path: str, shelf: Collection[str]) -> str | None:
    """The file whose name differs from a path in capitals alone, or in its ending."""
    folded = {known.casefold(): known for known in shelf}
    if path.casefold() in folded:
        return folded[path.casefold()]
    near = difflib.get_close_matches(path, list(shelf), n=1, cutoff=0.85)
    return near[0] if near else None
