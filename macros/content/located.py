"""Reads UTF-8 text and YAML so that every value knows its line.

A file is read when it is a plain file of a sensible size: what is larger, or would never end, is refused unopened.
YAML is read as events first: anchors, aliases, tags and endless nesting are refused before anything is made of them
(an alias bomb never gets to expand). Then it is composed into nodes: they carry the lines and show duplicate keys.
"""

from __future__ import annotations

import codecs
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from macros.content.problems import Problem
from macros.content.yaml_causes import HARD, NOT_CLOSED, cause, is_hard_point

KeyPath = tuple[str | int, ...]

# What an item of a list is known by, the first of them that it has.
_NAMES = ("id", "nb", "term", "title", "part")
_LONGEST_NAME = 40

# The C parser is about ten times faster; PyYAML has it on every platform it ships wheels for.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp")
)

# The handbook's own keys go seven deep; the C parser overruns its stack at some ten thousand.
_DEEPEST = 20

# No number in the handbook has more signs; `1:1:1:1` counts minutes in YAML, and a thousand colons make a huge number.
LONGEST_NUMBER = 20

# In bytes, far above anything in the handbook (27 kB is the longest page, 17 kB the longest file of data).
LARGEST_PAGE = 300_000
LARGEST_DATA = 2_000_000

# How a file begins that is not UTF-8, with the longest first; Notepad calls the second «Unicode».
_BEGINNINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def written(path: KeyPath) -> str:
    """A key path as an author reads it: `module.prompts[1].lines`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else part)
    return text


@dataclass
class Located:
    """Plain data from a piece of YAML, with the line and the raw text of every key path.

    Where it is a list of things, `called` is what such a thing is called. `cut_off` are the texts that YAML ends at a `#`.
    """

    path: str
    data: Any = None
    lines: dict[KeyPath, int] = field(default_factory=dict)
    raw: dict[KeyPath, str] = field(default_factory=dict)
    called: str = ""
    cut_off: list[Problem] = field(default_factory=list)

    def line(self, key: KeyPath) -> int:
        """The line of a key path, or of the nearest parent that stands in the file."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)

    def problem(self, key: KeyPath, message: str) -> Problem:
        """A problem at a key path."""
        return Problem(self.path, self.line(key), written(key), self._whose(key) + message)

    def doubt(self, key: KeyPath, message: str) -> Problem:
        """A warning at a key path."""
        return Problem(self.path, self.line(key), written(key), self._whose(key) + message, stops=False)

    def _whose(self, key: KeyPath) -> str:
        """The item of a list that a key path leads into, as an author knows it: `kilde 40, «rammeplanen»: `."""
        if not self.called or not key or not isinstance(key[0], int):
            return ""
        name = next((self.raw[known] for word in _NAMES if (known := (key[0], word)) in self.raw), "").strip()
        short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        return f"{self.called} {key[0] + 1}, «{short}»: " if short else f"{self.called} {key[0] + 1}: "

    def got(self, key: KeyPath, value: object) -> str:
        """What stood at a key path, in words for an error message."""
        if isinstance(value, dict):
            return "en gruppe nøkler"
        if isinstance(value, (list, tuple)):
            return "en liste" if value else "en tom liste"
        text = self.raw.get(key, "" if value is None else str(value)).strip().replace("\n", " ↵ ")
        if not text:
            return "ingenting"
        return f"«{text}»" if len(text) <= 60 else f"«{text[:57]}…»"


def read_text(file: Path, path: str, largest: int = LARGEST_PAGE) -> tuple[str, list[Problem]]:
    """A file's text with LF line ends and no byte-order mark, or a problem saying why it cannot be read.

    `largest` is in bytes: what is larger is not opened.
    """
    raw, message = _bytes_of(file, largest)
    if message:
        return "", [Problem(path, None, "", message)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        text, message = "", "fila må lagres som UTF-8; her står et tegn i et annet tegnsett (ofte Latin-1)"
    else:
        line, message = 1, ""
    wide = _wide_encoding(raw)
    if wide:
        line, message = (
            1,
            (f"fila er lagret som {wide} (Notisblokk kaller det «Unicode»); velg «Lagre som» og tegnsettet UTF-8"),
        )
    if message:
        return "", [Problem(path, line, "tegnsett", message)]
    # A letter and its accent may be two signs (from a Mac, a PDF): nobody who searches writes it so.
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _bytes_of(file: Path, largest: int) -> tuple[bytes, str]:
    """What a file holds, or the sentence that says why it is not read."""
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            return b"", "her skal det være en fil, men det er en mappe"
        # A pipe or a device has no end that one could wait for.
        if not stat.S_ISREG(status.st_mode):
            return b"", "dette er ikke en vanlig fil, og den blir ikke lest"
        if status.st_size > largest:
            return b"", f"fila er for stor: {in_kilobytes(status.st_size)}; grensen er {in_kilobytes(largest)}"
        with file.open("rb") as opened:
            raw = opened.read(largest + 1)
    except FileNotFoundError:
        message = "lenka fører til en fil som ikke finnes" if file.is_symlink() else "fila finnes ikke"
        return b"", message
    except (OSError, ValueError):
        return b"", "fila kan ikke leses; sjekk at den er en vanlig fil og at du har lov til å åpne den"
    return raw, f"fila er for stor; grensen er {in_kilobytes(largest)}" if len(raw) > largest else ""


def in_kilobytes(count: int) -> str:
    """So many bytes as people say it: `300 kB`, `2 MB`."""
    if count >= 1_000_000:
        tenths = -(-count // 100_000)
        return f"{tenths // 10},{tenths % 10} MB".replace(",0", "")
    return f"{-(-count // 1000)} kB"


def _wide_encoding(raw: bytes) -> str | None:
    """The encoding with more than one byte for each letter that a text is in, if it is."""
    for beginning, name in _BEGINNINGS:
        if raw.startswith(beginning):
            return name
    # Without a mark at the start: every other byte of Latin letters is zero.
    start = raw[:200]
    return "UTF-16" if len(start) > 3 and start.count(0) * 5 >= len(start) * 2 else None


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Located, list[Problem]]:
    """Parses one YAML document; `first_line` is the line of the file on which `text` starts."""
    located = Located(path)
    try:
        problems = list(refused(text, path, first_line))
    except yaml.YAMLError as error:
        return located, [_unreadable(text, path, first_line, error)]
    node = None
    if not problems:
        node, problems = compose(text, path, first_line)
    if node is not None:
        located.data = _build(node, (), located, first_line, problems)
        located.cut_off = list(_cut_off(node, (), located, text.split("\n")))
    return located, problems


_POINT = re.compile(r"\s+- \S")
# What YAML passes over behind a text.
_COMMENT = re.compile(r"[ \t]+#(?P<words>[ \t]*\S.*)")
CUT_OFF = (
    "det som står etter #, blir borte; sett hele teksten i anførselstegn, eller flytt kommentaren til en egen linje"
)


def comment_behind(node: yaml.Node, lines: Sequence[str]) -> str:
    """What stands behind the `#` after a text without quotes, where YAML begins a comment; empty where there is none."""
    if not isinstance(node, yaml.ScalarNode) or node.style or node.tag != "tag:yaml.org,2002:str":
        return ""
    row, column = _row(node.end_mark), int(node.end_mark.column)
    comment = _COMMENT.match(lines[row], column) if row < len(lines) else None
    return comment["words"] if comment else ""


def _cut_off(node: yaml.Node, key: KeyPath, located: Located, lines: list[str]) -> Iterator[Problem]:
    """The texts that go on behind a `#`, where YAML begins a comment. Behind a blank it may be meant as one."""
    children: list[tuple[str | int, yaml.Node]] = []
    if isinstance(node, yaml.SequenceNode):
        children = list(enumerate(node.value))
    elif isinstance(node, yaml.MappingNode):
        children = [(name.value, child) for name, child in node.value if isinstance(name, yaml.ScalarNode)]
    elif comment := comment_behind(node, lines):
        told = located.doubt if comment[0].isspace() else located.problem
        yield told(key, CUT_OFF)
    elif row := _point_within(node, lines):
        message = (
            "punktet står lenger inn enn det over, og blir en del av teksten der; sett bindestrekene under hverandre"
        )
        yield replace(located.problem(key, message), line=located.lines[key] + row - _row(node.start_mark))
    for name, child in children:
        yield from _cut_off(child, (*key, name), located, lines)


def _point_within(node: yaml.Node, lines: list[str]) -> int | None:
    """The row, counted from 0, with a dash within a text without quotes that goes on over several lines: it was to be a point of its own."""
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return None
    rows = range(_row(node.start_mark) + 1, min(_row(node.end_mark) + 1, len(lines)))
    return next((row for row in rows if _POINT.match(lines[row][: _column(node, row)])), None)


def _column(node: yaml.Node, row: int) -> int | None:
    """How far of a row belongs to a node."""
    return int(node.end_mark.column) if row == _row(node.end_mark) else None


def compose(text: str, path: str, first_line: int = 1) -> tuple[yaml.Node | None, list[Problem]]:
    """The nodes of a YAML document (None where it is empty or cannot be read), and why it cannot be read."""
    try:
        return yaml.compose(text, Loader=_Loader), []
    except yaml.YAMLError as error:
        return None, [_unreadable(text, path, first_line, error)]


def _unreadable(text: str, path: str, first_line: int, error: yaml.YAMLError) -> Problem:
    line, message = _syntax(text, error)
    return Problem(path, first_line + line, "YAML", message)


def _syntax(text: str, error: yaml.YAMLError) -> tuple[int, str]:
    """The line, counted from 0, and the sentence that says what is wrong there."""
    if not isinstance(error, yaml.MarkedYAMLError):
        odd = yaml.reader.Reader.NON_PRINTABLE.search(text)
        return text.count("\n", 0, odd.start()) if odd else 0, "her står et usynlig tegn som ikke er lov; slett det"
    if error.context_mark and "while scanning a quoted scalar" in (error.context or ""):
        return _row(error.context_mark), NOT_CLOSED
    mark = error.problem_mark or error.context_mark
    line = _row(mark) if mark else 0
    lines = text.split("\n")
    known = _syntax_message(lines, error, line)
    return (line, known) if known else cause(lines, line) or (line, _otherwise(lines, error, line))


def _syntax_message(lines: list[str], error: yaml.MarkedYAMLError, line: int) -> str | None:
    """What the parser says plainly enough."""
    row = lines[line] if line < len(lines) else ""
    if "\t" in row[: len(row) - len(row.lstrip())] or "'\\t'" in (error.problem or ""):
        return "tabulator kan ikke brukes til innrykk; bruk mellomrom"
    above = next((other.rstrip() for other in reversed(lines[:line]) if other.strip()), "")
    if "document start" in (error.problem or "") and "..." not in (row.rstrip(), above):
        return _not_together(lines, line)
    if row.rstrip() == "..." or "document start" in (error.problem or ""):
        return "«...» kan bare stå nederst; her begynner det noe nytt"
    if "expected a single document" in (error.context or ""):
        return "--- kan bare stå øverst; her begynner det noe nytt"
    if "mapping values are not allowed" in (error.problem or "") and row.count(": ") > 1:
        return "kolon midt i en tekst; sett hele teksten i anførselstegn"
    return None


def _not_together(lines: list[str], line: int) -> str:
    """Why the parser takes a line for the beginning of something else: as a rule the first point of a list lost its dash."""
    if lines[line].startswith("- "):
        return "punktet over mangler bindestrek og mellomrom foran den første nøkkelen sin"
    return "linja hører ikke sammen med det som står over; nøkler som hører sammen, begynner i samme kolonne"


def _otherwise(lines: list[str], error: yaml.MarkedYAMLError, line: int) -> str:
    if "mapping values are not allowed" in (error.problem or ""):
        return "innrykket passer ikke med linja over; nøkler som hører sammen, begynner i samme kolonne"
    row = lines[line] if line < len(lines) else ""
    if row.count("[") > row.count("]") or row.count("{") > row.count("}"):
        return "parentesen som åpnes på denne linja, blir ikke lukket"
    return "kan ikke leses; sjekk innrykk, kolon og anførselstegn på denne linja og linja over"


def refused(text: str, path: str, first_line: int = 1, tags: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """What a YAML document must not hold, found before anything is made of it; the tags in `tags` are let through."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = first_line + _row(event.start_mark)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            yield Problem(
                path, line, "YAML", f"lister og nøkler kan ikke ligge mer enn {_DEEPEST} nivåer inni hverandre"
            )
            return
        if isinstance(event, yaml.AliasEvent):
            yield Problem(path, line, "YAML", f"alias («*{anchor}») er ikke lov; {_AS_TEXT}")
        elif anchor:
            yield Problem(path, line, "YAML", f"anker («&{anchor}») er ikke lov; {_AS_TEXT}")
        elif tag and tag not in tags:
            yield Problem(
                path, line, "YAML", f"merket «{tag.replace('tag:yaml.org,2002:', '!!')}» er ikke lov; {_AS_TEXT}"
            )


# Most who meet these signs wrote a text that begins with one.
_AS_TEXT = "skal teksten begynne slik, må hele stå i anførselstegn"


def _row(mark: Any) -> int:
    """The line of a mark, counted from 0. PyYAML's types allow for none; what it reads from a text has one."""
    return int(mark.line)


def _build(node: yaml.Node, key: KeyPath, located: Located, first_line: int, problems: list[Problem]) -> Any:
    located.lines.setdefault(key, first_line + node.start_mark.line)
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*key, index), located, first_line, problems) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                problems.append(Problem(located.path, line, written(key), "en nøkkel må være ett ord"))
                continue
            name = key_node.value
            child = (*key, name)
            if name in result:
                problems.append(Problem(located.path, line, written(child), "nøkkelen står to ganger; behold den ene"))
                continue
            located.lines[child] = line
            result[name] = _build(value_node, child, located, first_line, problems)
        return result
    located.raw[key] = node.value
    if isinstance(node, yaml.ScalarNode) and not node.style and is_hard_point(node.value):
        problems.append(Problem(located.path, first_line + node.start_mark.line, written(key), HARD))
    if _UNSEEN.search(node.value):
        # Typed as such it would not be YAML; `\0` in quotes is.
        problems.append(located.problem(key, "teksten har et usynlig tegn som ikke er lov; slett det"))
    if node.tag not in _PLAIN_TAGS:
        problems.append(Problem(located.path, first_line + node.start_mark.line, written(key), "ukjent slags verdi"))
        return None
    if node.tag in _NUMBERS and (len(node.value) > LONGEST_NUMBER or not _IN_TENS.fullmatch(node.value)):
        return node.value
    try:
        return _SCALARS.yaml_constructors[node.tag](_SCALARS, node)
    except (ValueError, OverflowError, yaml.YAMLError):
        # "2026-13-40" looks like a date to YAML; the model says what was expected there.
        return node.value


_UNSEEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
_SCALARS = yaml.constructor.SafeConstructor()
# YAML also counts in eights (024 is 20), in sixteens, in twos and in minutes; nobody who writes here does.
_IN_TENS = re.compile(r"[-+]?(0|[1-9]\d*)(\.\d*)?|[-+]?\.\d+|[-+]?\d+(\.\d*)?e[-+]?\d+", re.IGNORECASE)
_NUMBERS = frozenset({"tag:yaml.org,2002:int", "tag:yaml.org,2002:float"})


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Splits a page into its front matter (None where it has none), its body, and the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1
