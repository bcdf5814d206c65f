"""Why a piece of YAML cannot be read, as those who write it would say it: the parser stops a line or more after the cause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.norwegian import WORDS

# Blanks that are not an ordinary one, from Word or a web page: the parser takes them for a part of a word.
HARD_BLANK = r"[\u00a0\u2000-\u200b\u202f\u3000]"
_HARD_INDENT = re.compile(rf"^[ ]*{HARD_BLANK}")
_HARD_AFTER = re.compile(rf"^\s*(?:- )?\w+:{HARD_BLANK}")
_HARD_AFTER_DASH = re.compile(rf"^\s*-{HARD_BLANK}")
_BULLET = re.compile(r"^\s*(?P<sign>[•·▪◦‣●○–—*\uf0b7])[\s\u00a0]*\w")
_GLUED_DASH = re.compile(r"^\s*-[^\s-]")
_GLUED_COLON = re.compile(r"^\s*(?:- )?[a-z_]+:[^\s/]")
# Behind a dash or a key: a sign that no text may begin with, or a piece in brackets or quotes with words behind it.
_BEFORE_TEXT = r"^\s*(?:- +(?:[\w-]+: +)?|[\w-]+: +)"
_RESERVED = re.compile(_BEFORE_TEXT + r"(?P<sign>[@`%*&?](?=\S)|[|>](?=[ ]*[^\s#|>+\-\d])|(?<=: )[?\-](?= +\w[^:]*$))")
_WORDS_BEHIND = re.compile(
    _BEFORE_TEXT + r"""(?:\[[^\[\]]*\]|\{[^{}]*\}|(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!')))[ ]*[^\s,#\]}:]"""
)
# A quotation mark that a text begins with and that nothing closes on its line.
_LEFT_OPEN = re.compile(_BEFORE_TEXT + r"""(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
_KEY = re.compile(r"^(?P<indent> *)(?P<dash>- )?(?P<key>[\w-]+):(?: |$)")
_ITEM = re.compile(r"^(?P<indent> *)- ")
_SCALAR = re.compile(r":\s*[|>][+-]?\d*\s*(#.*)?$")

# A row that begins with a word and has no colon behind it; a value that begins with a bracket.
_BARE_KEY = re.compile(r"^\s*(?:- )?(?P<key>[a-z_]+)(?:\s+[^:]*)?$")
_OPENED = re.compile(r"^\s*(?:- +)?[\w-]+: +(?P<sign>[\[{])")
_CLOSED_BY = {"[": "]", "{": "}"}
# So many lines a list in brackets may be written on.
_LONGEST_LIST = 20
_KEYS = WORDS | {
    "id",
    "nb",
    "nn",
    "en",
    "new",
    "old",
    "number",
    "examples_from",
    "min",
    "max",
    "nav",
    "plugins",
    "theme",
}

_ASKEW = "linja står ikke like langt inn som de andre i samme liste; rett mellomrommene foran den"

HARD = "her står et hardt mellomrom, som kommer fra Word eller en nettside; slett det og skriv et vanlig"
NOT_CLOSED = "anførselstegnet som åpnes på denne linja, blir ikke lukket"

# Keys that stand at the left edge of a page's front matter; all others stand below `module`.
_AT_THE_EDGE = frozenset({"title", "description", "asked", "module", "examples_from"})


def cause(lines: list[str], line: int) -> tuple[int, str] | None:
    """The line, counted from 0, and the sentence about what is wrong there; None where nothing is known better.

    `line` is where the parser stopped.
    """
    open_quote = _quote_not_closed(lines, min(line, len(lines) - 1))
    if open_quote is not None:
        return open_quote, NOT_CLOSED
    causes = list(_causes(lines, min(line + 1, len(lines) - 1)))
    if causes:
        return causes[-1]
    near = range(min(line, len(lines) - 1), max(line - 2, -1), -1)
    askew = next(((row, _ASKEW) for row in near if _is_askew(lines, row)), None)
    return askew or _without_colon(lines, near) or _not_closed(lines, near[0]) or _beside_dashes(lines, near[0])


def is_hard_point(text: str) -> bool:
    """Whether a text begins with a dash and a hard blank: it was to be a point of a list."""
    return bool(_HARD_AFTER_DASH.match(text))


def _quote_not_closed(lines: list[str], last: int) -> int | None:
    """The line of the text whose quotation mark is closed by that of a text below it: between them begins a key or a point."""
    for index in range(last, -1, -1):
        row = lines[index]
        below = next((other for other in lines[index + 1 : last + 1] if other.strip()), "")
        begins = _KEY.match(below) or _ITEM.match(below)
        if begins and _LEFT_OPEN.match(row) and len(begins["indent"]) <= _inner(row):
            return index
    return None


def _inner(row: str) -> int:
    """How far in the keys stand that belong to a row's own."""
    return len(row) - len(row.lstrip(" -"))


def _without_colon(lines: list[str], near: range) -> tuple[int, str] | None:
    """A key of ours that is a word among others, for want of its colon."""
    for index in near:
        row = _BARE_KEY.match(lines[index])
        if row and row["key"] in _KEYS and not _KEY.match(lines[index]):
            return index, f"det mangler kolon etter «{row['key']}»"
    return None


def _not_closed(lines: list[str], last: int) -> tuple[int, str] | None:
    """The bracket that a value begins with, and that nothing closes down to the line on which the parser stopped."""
    for index in range(last, max(last - _LONGEST_LIST, -1), -1):
        opened = _OPENED.match(lines[index])
        rest = "".join(lines[index : last + 1])
        if opened and rest.count(opened["sign"]) > rest.count(_CLOSED_BY[opened["sign"]]):
            return index, f"parentesen som åpnes på denne linja, blir ikke lukket; skriv {_CLOSED_BY[opened['sign']]}"
    return None


def _beside_dashes(lines: list[str], index: int) -> tuple[int, str] | None:
    """A key without a dash, as far in as the dashes of the list above it."""
    key = _KEY.match(lines[index])
    if not key or key["dash"]:
        return None
    indent = len(key["indent"])
    above: list[str] = []
    for row in reversed(lines[:index]):
        item = _ITEM.match(row)
        inner = len(row) - len(row.lstrip(" "))
        if row.strip() and inner < indent:
            return None
        if named := _KEY.match(row):
            above += [named["key"]] if inner + (2 if named["dash"] else 0) == indent + 2 else []
        if item and inner == indent:
            if key["key"] in above:
                return index, "punktet mangler bindestrek og mellomrom foran"
            return index, (
                f"«{key['key']}» står like langt inn som strekene i lista over; hører nøkkelen til punktet over, skal den"
                " to mellomrom lenger inn, ellers skal den lenger ut"
            )
    return None


def _causes(lines: list[str], last: int) -> Iterator[tuple[int, str]]:
    scalar: int | None = None
    in_module = False
    for index, row in enumerate(lines[: last + 1]):
        if not row.strip():
            continue
        indent = len(row) - len(row.lstrip(" "))
        if scalar is not None:
            if indent > scalar:
                continue
            if not _KEY.match(row) and not _ITEM.match(row) and not row.lstrip().startswith("#"):
                yield index, "teksten må stå lenger inn enn nøkkelen den hører til; sett to mellomrom til foran linja"
                continue
            scalar = None
        if _SCALAR.search(row):
            dash = _ITEM.match(row)
            scalar = indent + (2 if dash else 0)
        message = _wrong_row(row) or _wrong_beginning(row) or _no_dash(lines, index)
        key = _KEY.match(row)
        if not message and key and in_module and not indent and not key["dash"] and key["key"] not in _AT_THE_EDGE:
            message = f"«{key['key']}» hører under module og må ha to mellomrom foran"
        in_module = in_module or bool(key and not indent and key["key"] == "module")
        if message:
            yield index, message


def _is_askew(lines: list[str], index: int) -> bool:
    """Whether a point or a key stands further out than the line above it, and as far in as none that it could go with."""
    if not _ITEM.match(lines[index]) and not _KEY.match(lines[index]):
        return False
    # How far in each list and each group of keys that is open stands, and whether it is a list.
    steps: list[tuple[int, bool]] = []
    for row in lines[: index + 1]:
        is_item = bool(_ITEM.match(row))
        if not is_item and not _KEY.match(row):
            continue
        indent = len(row) - len(row.lstrip(" "))
        came_out = bool(steps) and steps[-1][0] > indent
        while steps and steps[-1][0] > indent:
            steps.pop()
        goes_with = bool(steps) and steps[-1][0] == indent
        if row is lines[index]:
            return came_out and (not goes_with or (is_item and not steps[-1][1]))
        if not goes_with:
            steps.append((indent, is_item))
        if is_item:
            steps.append((indent + 2, False))
    return False


def _wrong_row(row: str) -> str | None:
    bullet = _BULLET.match(row)
    for wrong, message in (
        (
            _HARD_INDENT.match(row),
            "innrykket har harde mellomrom, som kommer fra Word eller en nettside; slett dem og skriv vanlige",
        ),
        (
            _HARD_AFTER.match(row) or _HARD_AFTER_DASH.match(row),
            HARD,
        ),
        (
            bullet,
            f"«{bullet['sign'] if bullet else ''}» lager ingen liste her; skriv bindestrek og mellomrom foran hvert punkt",
        ),
        (_GLUED_DASH.match(row), "det må være et mellomrom etter bindestreken"),
        (_GLUED_COLON.match(row), "det må være et mellomrom etter kolon"),
    ):
        if wrong:
            return message
    return None


def _wrong_beginning(row: str) -> str | None:
    """A text that YAML takes for something else, by the sign that it begins with."""
    reserved, behind = _RESERVED.match(row), _WORDS_BEHIND.match(row)
    if reserved:
        return f"en tekst kan ikke begynne med «{reserved['sign']}»; sett hele teksten i anførselstegn"
    if behind and behind["quoted"]:
        return "teksten går videre etter anførselstegnet; bruk « » inni teksten"
    return "en tekst som begynner med en parentes, må ha anførselstegn rundt seg" if behind else None


def _no_dash(lines: list[str], index: int) -> str | None:
    """A line among the items of a list, as far in as they are, and without a dash."""
    row = lines[index]
    if _KEY.match(row) or row.lstrip().startswith(("#", "- ", "-\n")) or row.strip() in ("-", "---"):
        return None
    indent = len(row) - len(row.lstrip(" "))
    above = next((other for other in reversed(lines[:index]) if other.strip()), "")
    item = _ITEM.match(above)
    if item and len(item["indent"]) == indent:
        return "punktet mangler bindestrek og mellomrom foran"
    key = _KEY.match(above)
    following = next((other for other in lines[index + 1 :] if other.strip()), "")
    below = _ITEM.match(following)
    if key and above.rstrip().endswith(":") and below and len(below["indent"]) == indent:
        return "punktet mangler bindestrek og mellomrom foran"
    return None
