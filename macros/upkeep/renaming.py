"""A page, a source, a method, a programme, a word, a question or a checklist gets another name, and all that names it follows.

What follows is what `references` tells of. Where people may come by the old address, it leads on.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from macros.content.choices import ANCHORS
from macros.content.norwegian import as_id
from macros.rendering import page_url
from macros.upkeep.changes import Changes, Refused, rows_of
from macros.upkeep.listing import with_item, with_other_page, without_item, yaml_text
from macros.upkeep.references import CALLED, INSIDE, LISTED, Known, Reference, inside, references
from macros.upkeep.scaffold import Ground

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOVED = "data/moved.yml"
_ABOUT_MOVED = (
    "# Adresser som er flyttet, i eldre lenker og på papir: den som kommer til «old», blir ført videre til «new».\n"
    "# Skrives av: python -m macros rename\n"
)
# A link may go over to the next line before its address.
_FAR = 40


@dataclass(frozen=True)
class Renaming:
    """One change of name. Of a page, `old` and `new` are its files, relative to docs; of all else its ids.

    `moved` are the files that get another place, a page and its pictures, each as old → new.
    """

    kind: str
    old: str
    new: str
    moved: Mapping[str, str] = field(default_factory=dict)


def planned(ground: Ground, files: Sequence[str], kind: str, old: str, wanted: str) -> Renaming:
    """The change that is asked for by `wanted`; raises Refused where that cannot be. `files` are those under docs that are no pages."""
    if kind == "page":
        return _of_page(ground, files, old, wanted)
    if kind in INSIDE:
        return _of_part(ground, kind, old, wanted.rpartition(":")[2])
    if kind not in LISTED:
        raise Refused(f"{CALLED[kind].capitalize()} kan ikke få et nytt navn herfra.")
    data = LISTED[kind][0]
    taken = {str(each).casefold() for each in ground.items(data)} - {old.casefold()}
    if kind != "term":
        _refuse_odd(wanted)
    elif not wanted.strip() or not wanted.isprintable():
        raise Refused("Et ord i ordlista må være tekst på én linje.")
    if wanted == old:
        raise Refused(f"Det heter «{old}» fra før.")
    if wanted.casefold() in taken:
        raise Refused(f"«{wanted}» er tatt, i {ground.docs}/data/{data}.yml.")
    return Renaming(kind, old, wanted)


def _of_part(ground: Ground, kind: str, old: str, wanted: str) -> Renaming:
    """Of what stands in a module: its questions and checklists have their ids between them."""
    slug, _, name = old.partition(":")
    _refuse_odd(wanted)
    if wanted == name:
        raise Refused(f"Det heter «{name}» fra før.")
    module = ground.handbook.modules[slug]
    if inside(module, wanted):
        raise Refused(f"«{wanted}» er tatt, i {ground.docs}/{module.source}.")
    return Renaming(kind, old, f"{slug}:{wanted}")


def _of_page(ground: Ground, files: Sequence[str], old: str, wanted: str) -> Renaming:
    path = wanted.replace("\\", "/").strip().removeprefix("./").removeprefix(f"{ground.docs}/").removesuffix(".md")
    folder, _, slug = path.strip("/").rpartition("/")
    folder = folder if "/" in path.strip("/") else posixpath.dirname(old)
    for part in [*filter(None, folder.split("/")), slug]:
        _refuse_odd(part)
    new = posixpath.join(folder, f"{slug}.md")
    if old == "index.md" or slug == "index":
        raise Refused("En forside (index) kan ikke flyttes.")
    if new == old:
        raise Refused(f"Siden heter «{old}» fra før.")
    if new in ground.reading.sources or (ground.project / ground.docs / new).exists():
        raise Refused(f"«{ground.docs}/{new}» finnes fra før; den blir ikke skrevet over.")
    page = ground.handbook.pages.get(old)
    parts = ground.items("parts")
    if page and bool(page.module) != (folder in parts):
        where = f"en av mappene {', '.join(parts)}" if page.module else "en annen mappe enn modulene"
        raise Refused(f"«{old}» må ligge i {where}, ikke i «{folder or ground.docs}».")
    taken = next(
        (module for module in ground.handbook.modules.values() if module.slug == slug != PurePosixPath(old).stem), None
    )
    if page and page.module and taken:
        raise Refused(f"«{slug}» er tatt, av {ground.docs}/{taken.source}.")
    return Renaming("page", old, new, {old: new, **_pictures(files, old, new)})


def _refuse_odd(name: str) -> None:
    if not _ID.fullmatch(name):
        other = as_id(name)
        near = f" Mente du «{other}»?" if other else ""
        raise Refused(f"«{name}» må være små bokstaver a–z, tall og bindestrek.{near}")


def _pictures(files: Sequence[str], old: str, new: str) -> Mapping[str, str]:
    """The files in folders that bear a page's name: they are its own."""
    before, after = PurePosixPath(old), PurePosixPath(new)
    moved = {}
    for file in files:
        parts = PurePosixPath(file).parts
        if before.stem in parts[:-1] and parts[0] != "data":
            place = parts.index(before.stem)
            beside = PurePosixPath(*parts[:place]) == before.parent
            above = after.parent if beside else PurePosixPath(*parts[:place])
            moved[file] = PurePosixPath(above, after.stem, *parts[place + 1 :]).as_posix()
    return moved


def rename(ground: Ground, known: Known, renaming: Renaming) -> Changes:
    """All that a change of name changes."""
    changes = Changes()
    by_file: dict[str, list[Reference]] = {}
    for reference in references(known):
        by_file.setdefault(reference.source, []).append(reference)
    for source, named in by_file.items():
        _follow(ground, renaming, source, named, changes)
    if renaming.kind == "page":
        _follow_in_examples(ground, renaming, changes)
        _move(ground, renaming, changes)
    elif renaming.kind in INSIDE:
        _of_module(ground, renaming, changes)
    else:
        _of_data(ground, renaming, changes)
    _lead_on(ground, renaming, changes)
    _list_of_words(ground.project, renaming, changes)
    return changes


def _follow(ground: Ground, renaming: Renaming, source: str, named: Sequence[Reference], changes: Changes) -> None:
    """Changes one file's references to what gets another name, and its own links where it moves to another folder."""
    path = f"{ground.docs}/{source}"
    text = changes.read(ground.project, path)
    rows = rows_of(text)
    for reference in named:
        old, new = _tokens(reference, renaming, source)
        if old != new:
            _replace(rows, reference, old, new)
    changed = "".join(rows)
    if changed != text:
        changes.write(path, changed)


def _follow_in_examples(ground: Ground, renaming: Renaming, changes: Changes) -> None:
    """On a page that shows how something is written, the file is named in examples: by its folder and its name it is sure to be meant."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(renaming.old)}(?![\w-])")
    for page in ground.handbook.pages.values():
        if page.examples_from is None:
            continue
        path = page.located.path
        text = changes.read(ground.project, path)
        changed = pattern.sub(lambda _: renaming.new, text)
        if changed != text:
            changes.write(path, changed)


def _tokens(reference: Reference, renaming: Renaming, source: str) -> tuple[str, str]:
    """What stands in the file, and what shall stand there."""
    is_meant = (reference.kind, reference.name) == (renaming.kind, renaming.old)
    if reference.form == "link" and reference.kind in ("page", "file"):
        # Of the texts in data and in front matter, links are written from the file that they stand in.
        there = renaming.moved.get(reference.name, reference.name)
        here = renaming.moved.get(source, source)
        if there == reference.name and posixpath.dirname(here) == posixpath.dirname(source):
            return reference.target, reference.target
        rest = re.sub(r"^[^?#]*", "", reference.target)
        return reference.target, f"{posixpath.relpath(there, posixpath.dirname(here) or '.')}{rest}"
    if not is_meant:
        return "", ""
    if reference.form == "link":
        beginning = next(each for each, kind in ANCHORS.items() if kind == renaming.kind)
        return f"#{_place(beginning, renaming.old)}", f"#{_place(beginning, renaming.new)}"
    if renaming.kind in INSIDE:
        return renaming.old.partition(":")[2], renaming.new.partition(":")[2]
    if renaming.kind == "page" and reference.form != "call":
        return PurePosixPath(renaming.old).stem, PurePosixPath(renaming.new).stem
    return renaming.old, renaming.new


def _place(beginning: str, name: str) -> str:
    """Where something has its place on a page."""
    return beginning + (as_id(name) if beginning == "ord-" else name.rpartition(":")[2])


_AROUND = {
    "link": r"(?<![\w./-])(?:{})(?![\w./?#-])",
    "anchor": r"(?:{})(?![\w-])",
    "call": r"(?<=[\"'])(?:{})(?=[\"'])",
    "word": r"(?<![\w-])(?:{})(?![\w-])",
}


def _replace(rows: list[str], reference: Reference, old: str, new: str) -> None:
    if reference.form == "key":
        field = reference.how.rpartition(".")[2]
        pattern = re.compile(rf"(?:(?<=^)|(?<=[\s{{,])){field}:\s*[\"']?{re.escape(old)}(?=[\"']?\s*(?:$|[,}}]|#))")
        _replace_first(rows, reference.line, 1, pattern, old, new)
        return
    form = "anchor" if old.startswith("#") and reference.kind not in ("page", "file") else reference.form
    pattern = re.compile(_AROUND[form].format(re.escape(old)))
    _replace_first(rows, reference.line, _FAR, pattern, old, new)


def _replace_first(rows: list[str], line: int, far: int, pattern: re.Pattern[str], old: str, new: str) -> None:
    """Puts a name in another's place on the first row, from a line on, that has it where the pattern finds it."""
    for number in range(line - 1, min(len(rows), line - 1 + far)):
        row = rows[number].rstrip("\r\n")
        changed, count = pattern.subn(lambda match: match[0].replace(old, new), row)
        if count:
            rows[number] = changed + rows[number][len(row) :]
            return


def _move(ground: Ground, renaming: Renaming, changes: Changes) -> None:
    docs, project = ground.docs, ground.project
    for old, new in renaming.moved.items():
        before, after = f"{docs}/{old}", f"{docs}/{new}"
        changes.moved[before] = after
        if before in changes.written:
            # It is moved first, and written in its new place.
            changes.written[after] = changes.written.pop(before)
            changes.before[after] = changes.before.pop(before)
    settings = changes.read(project, ground.settings)
    part = ground.handbook.parts.get(posixpath.dirname(renaming.new))
    changed = with_other_page(settings, renaming.old, renaming.new, part.title if part else None)
    if changed != settings:
        changes.write(ground.settings, changed)


def _of_data(ground: Ground, renaming: Renaming, changes: Changes) -> None:
    data, key = LISTED[renaming.kind]
    file = ground.reading.data[data]
    line = file.located.line((*file.places[renaming.old], key))
    reference = Reference(renaming.kind, renaming.old, "", file.located.path, line, key, "key")
    _rewrite(ground, reference, renaming.old, renaming.new, changes)


def _of_module(ground: Ground, renaming: Renaming, changes: Changes) -> None:
    slug, _, old = renaming.old.partition(":")
    module = ground.handbook.modules[slug]
    page = ground.handbook.pages[module.source]
    field = INSIDE[renaming.kind]
    number = [each.id for each in getattr(module, field)].index(old)
    line = page.located.line(("module", field, number, "id"))
    reference = Reference(renaming.kind, old, "", page.located.path, line, "id", "key")
    _rewrite(ground, reference, old, renaming.new.partition(":")[2], changes)


def _rewrite(ground: Ground, reference: Reference, old: str, new: str, changes: Changes) -> None:
    rows = rows_of(changes.read(ground.project, reference.path))
    _replace(rows, reference, old, new if _ID.fullmatch(new) else yaml_text(new))
    changes.write(reference.path, "".join(rows))


def _lead_on(ground: Ground, renaming: Renaming, changes: Changes) -> None:
    """Notes where whoever comes by the old address is led, and what led there before."""
    if renaming.kind == "page":
        old, new = page_url(renaming.old), page_url(renaming.new)
    elif renaming.kind == "programme":
        old, new = (f"moter/programmer/{name}/" for name in (renaming.old, renaming.new))
    else:
        return
    path = f"{ground.docs}/{_MOVED}"
    text = changes.read(ground.project, path) if (ground.project / path).exists() else _ABOUT_MOVED
    moved = list(ground.handbook.moved.values())
    # Who goes back to an address has a page there again.
    back = next((number for number, each in enumerate(moved) if each.old == new), None)
    for each in moved:
        if each.new == old:
            text = _led_to(text, old, new)
    if back is not None:
        text = without_item(text, back)
    changes.write(path, with_item(text, [f"- old: {old}", f"  new: {new}"]))


def _led_to(text: str, old: str, new: str) -> str:
    return re.sub(
        rf"(?m)^(\s*(?:- )?new:\s*[\"']?){re.escape(old)}(?=[\"']?\s*(?:$|#))", lambda match: f"{match[1]}{new}", text
    )


def _list_of_words(project: Path, renaming: Renaming, changes: Changes) -> None:
    """The list of where words of school may stand names pages too."""
    path = "macros/hints/school_words.yml"
    if renaming.kind == "page" and (project / path).is_file():
        text = changes.read(project, path)
        pattern = rf"(?m)^(- file: ){re.escape(renaming.old)}(?=\s*$)"
        changed = re.sub(pattern, lambda match: f"{match[1]}{renaming.new}", text)
        if changed != text:
            changes.write(path, changed)


def left_as_text(ground: Ground, renaming: Renaming, changes: Changes) -> Iterator[tuple[str, int, str]]:
    """The lines where a page's old file is named without a link, such as in an example: whoever renames looks at them."""
    if renaming.kind != "page":
        return
    pattern = re.compile(rf"(?<![\w-]){re.escape(PurePosixPath(renaming.old).name)}(?![\w-])")
    for source in sorted(ground.reading.texts):
        path = f"{ground.docs}/{renaming.moved.get(source, source)}"
        text = changes.written[path].decode("utf-8") if path in changes.written else ground.reading.texts[source]
        for number, row in enumerate(rows_of(text), start=1):
            if source != _MOVED and pattern.search(row):
                yield path, number, row.strip()
