"""Marks that Markdown does not take as they were meant: what is lost, run together, or shown as it was typed."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import takewhile

import markdown

from macros.content.problems import Problem, nearest
from macros.proofreading.manuscript import BLOT, Manuscript, blocks

_ITEM = re.compile(r"^(?P<indent> *)(?P<mark>[-*+]|\d{1,2}\.) +\S")
_LEADING_NUMBER = re.compile(r"^ {0,3}(\d+)\.[ \t]+\S")
# A number that begins a list in an item, a note or a quote; and one that does so in something that is indented.
_INNER_NUMBER = re.compile(
    r"^(?P<around>(?: {0,3}\[\^[^\]\n]*\]:[ \t]*|[ >]*(?:[-*+]|\d+\.)[ \t]+| {0,3}>[ >]*)+)(?P<number>\d+)\.[ \t]+\S"
)
_INDENTED_NUMBER = re.compile(r"^(?P<indent> {4,})(?P<number>\d+)\.[ \t]+\S")
# A list of a house's own has fewer points; what is more is a year, or the day and the number of a law.
_MOST_POINTS = 99
# What a text of front matter may be besides sentences, where it is shown in one piece and never on one line.
_MAY_BE_LISTS = re.compile(r"\.(scene\.text|material(\[\d+\])?)$")
# The first signs of whatever is no sentence to Markdown, and what each would be.
_BLOCK_MARK = re.compile(r"^(?: {0,3}(?P<mark>\#{1,6}|>|[-*+_=]+|\d+\.)| {4}|\t)", re.MULTILINE)
_BLOCK = re.compile(r"<(?P<tag>h[1-6]|ul|ol|blockquote|hr|pre)\b")
_BLOCKS = {
    "ul": "en liste",
    "ol": "en nummerert liste",
    "blockquote": "et sitat",
    "hr": "en strek",
    "pre": "kode",
}
_GLUED_ITEM = re.compile(r"^ {0,3}(?:[-+](?=[^\W\d_])|\d{1,2}\.(?=[^\W\d_]))")
_WORD_BULLET = re.compile(r"^\s*[•·▪◦‣■●○\uf0b7\uf0a7][\s\u00a0]*\S|^\s*o\t")
_DASH_BULLET = re.compile(r"^\s*[–—][\s\u00a0]+\S")
_HARD_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d{1,2}\.)[\u00a0\u2000-\u200a\u202f\u3000]")
_BRACKET_NUMBER = re.compile(r"^ {0,3}(?:\d{1,2}|[a-z])\)\s+\S")
_LETTERED = re.compile(r"^ {0,3}[a-z]\. +\S")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_SEPARATOR = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BOX_LINE = re.compile(r"^(?P<indent> *)(?:!!!|\?\?\?\+?)")
_BOX = re.compile(r'^ *(?:!!!|\?\?\?\+?) ?[\w\-]+(?: +[\w\-]+)*(?: +"[^"]*")? *$')
# Beside the kind of a box: where it stands.
_WORDS_OF_BOXES = frozenset({"inline", "end"})
_NAMES_OF_BOX = re.compile(r"^ *(?:!!!|\?\?\?\+?) ?(?P<names>[^\"]*)")
# Elements that Markdown takes whole when a line begins with one.
_HTML_BLOCK = re.compile(
    r"^ {0,3}<(?P<name>details|figure|figcaption|summary|p|blockquote|div|section|ul|ol|li|dl|dd|dt|table|h[2-6])\b",
    re.IGNORECASE,
)
_MARKS_IN_HTML = re.compile(
    r"\*\*(?=\S)|!?\[[^\[\]\n]+\]\([^()\n]+\)|^ *[-*+] +(?=\S)|^ *\d{1,2}\. +(?=\S)|^#{2,6} +(?=\S)|^ *\|(?=.*\|)"
)
_QUOTED_ATTRIBUTES = re.compile(r"\{:[^}\n]*[“”„‟«»‘’][^}\n]*\}")
_OPEN_ATTRIBUTES = re.compile(r"\{:[^}\n]*$")
_HEADING = re.compile(r"^(#{1,6})(?!#)\s*(?P<words>[^\n]*?)#*$")
_INDENTED_HEADING = re.compile(r"^ {1,3}#{1,6} +\S")
_UNDERLINE = re.compile(r"^(?:-+|=+) *$")
_NOTE_TEXT = re.compile(r"^ {0,3}\[\^(?P<name>[^\]\n]*)\]:[ \t]*(?P<text>.*)$")
_NOTE_MARK = re.compile(r"\[\^(?P<name>[^\]\n]*)\](?!:)")
# In the middle of a text they belong to nothing; right behind a link or a mark they belong to that.
_LOOSE_ATTRIBUTES = re.compile(r"^(?!\s*(?:#|\||[-*+] |\d+\. )).*[^\s|>]\s+\{:[^}]*\}")
_DECLARATION = re.compile(r" {0,3}(?P<sign><\?|<!(?!--))")
_REFERENCE = re.compile(r"^ {0,3}\[(?P<name>[^\]\^\[\n]+)\]:[ ]*(?P<target>\S+)(?P<rest>.*)$")
_REFERRING = re.compile(r"(?<!\\)\[(?P<text>[^\[\]\n]+)\] ?\[(?P<name>[^\[\]\n]*)\]")
_SHORT_REFERRING = re.compile(r"(?<!\\)\[(?P<text>[^\[\]\n]+)\](?![:(\[])")
_ABBREVIATION = re.compile(r"^ {0,3}\*\[(?P<name>[^\]\n]+)\]:")
_SPACED_LINK = re.compile(
    r"(?<!\\)\[(?P<text>[^\[\]\n]+)\]\s+\((?P<target>(?:https?:|mailto:|www\.|\.\.?/|#)[^\s)]*|[^\s()]+\.md(?:#[^\s()]*)?)\)"
)
_TURNED_LINK = re.compile(
    r"\((?P<text>[^()\n]+)\)\[(?P<target>(?:https?:|mailto:|www\.|\.\.?/|#)[^\s\]]*|[^\s\[\]]+\.md(?:#[^\s\]]*)?)\]"
)
_LINK = re.compile(
    r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\((?:[^()\n]|\([^()\n]*\))*\)|<[^<>\s]+>|^ {0,3}\[[^\]]+\]:.*$", re.MULTILINE
)
_UNCLOSED_LINK = re.compile(r"(?<!\\)\[[^\[\]\n]+\]\((?:https?:|mailto:|www\.|\.\.?/|#|[^\s()]+\.md)[^\s)]*(?=[^)]*$)")
_EMPTY_LINK = re.compile(r"(?<![!\\\w])\[[ \u00a0]*\]\((?P<target>[^()\n]+)\)")
_BARE_ADDRESS = re.compile(r"(?<![\w/.@:=\"'(<])(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+[^\s<>)\]]*")
_MAYBE_LINK = re.compile(r"://|www\.|\] *\(|\)\[")
_ONE_BRACE = re.compile(r"(?<![{\w])\{(?!\{)\s*(?P<name>[a-z_]+)\s*\((?P<inside>[^(){}\n]*)\)\s*\}*")
_ALONE = re.compile(
    r"^[\s{}()\[\]<>%$«»\"'`]*?(?P<name>[a-z_]+)\s*\((?P<inside>[^(){}\n]*)\)[\s{}()\[\]<>%$«»\"'`.;]*$"
)
_ADDRESS = re.compile(r"[/.#@:]")

# A table with more columns goes beyond the edge of a page and of most screens.
_MOST_COLUMNS = 8
# A line that is broken this early was broken on purpose: a verse, an address.
_SHORT_LINE = 45


def losses(text: Manuscript, macros: Iterable[str]) -> Iterator[Problem]:
    """Everything in a text that Markdown would lose, run together, or show as it was typed.

    `macros` are the names of the macros, to know one whose braces went wrong. In the texts of front matter there are no
    footnotes, tables or boxes.
    """
    yield from text.problems
    body = not text.key
    parts = list(blocks(text.lines))
    yield from _macros(text, sorted(macros))
    yield from _lists(text, parts)
    yield from _numbers(text) if body or _MAY_BE_LISTS.search(text.key) else ()
    yield from _headings(text) if body else ()
    yield from _blocks(text) if text.key else ()
    yield from _tables(text, parts)
    yield from _boxes(text)
    yield from _attributes(text) if body else ()
    yield from _declarations(text) if body else ()
    yield from _in_html(text) if body else ()
    yield from _footnotes(text)
    yield from _references(text)
    yield from _links(text)
    yield from _emphasis(text, parts)
    yield from _verses(text, parts) if body else ()


def _declarations(text: Manuscript) -> Iterator[Problem]:
    """What begins a declaration at the start of a line: one Python shows it as it is, the next takes the rest of the page with it."""
    for index, row in enumerate(text.lines):
        match = _DECLARATION.match(row)
        if match:
            message = f"«{match['sign']}» begynner noe som nettleseren ikke viser; skriv det med ord, eller ta det bort"
            yield text.problem(index, "html", message)


def _macros(text: Manuscript, macros: list[str]) -> Iterator[Problem]:
    for index, row in enumerate(text.lines):
        if "(" not in row and "{" not in row:
            continue
        # What is opened and never closed cannot be read at all, and is told where the calls are read.
        for match in [_ALONE.match(row), *_ONE_BRACE.finditer(row)] if "{{" not in row else ():
            if match and (
                match["name"] in macros or (match[0].lstrip().startswith("{") and nearest(match["name"], macros, ""))
            ):
                meant = (
                    match["name"]
                    if match["name"] in macros
                    else nearest(match["name"], macros).split("«")[1].split("»")[0]
                )
                call = f"{{{{ {meant}({match['inside'].replace(BLOT, '…')}) }}}}"
                if text.key:
                    message = f"«{match[0].strip()}» blir stående som tekst; en makro virker bare i brødteksten"
                else:
                    message = f"«{match[0].strip()}» blir stående som tekst; en makro skrives med to krøllparenteser på hver side: {call}"
                yield text.problem(index, "makro", message)
                break
        if text.key and (row_call := re.search(r"\{\{|\{%", text.text.split("\n")[index])):
            inside = re.search(r"\{\{\s*([a-z_]+)", text.text.split("\n")[index][row_call.start() :])
            if inside and inside[1] in macros:
                yield text.problem(
                    index, "makro", f"makroen «{inside[1]}» blir stående som tekst; den virker bare i brødteksten"
                )


# --- lists ----------------------------------------------------------------------------------------


def _lists(text: Manuscript, parts: list[tuple[int, list[str]]]) -> Iterator[Problem]:
    base: int | None = None
    for start, block in parts:
        first = _ITEM.match(block[0])
        if first is None and base is not None and not block[0].startswith("    "):
            # A list that blanks of one to three carry on is no longer one for Markdown.
            if base == 0 and re.match(r" {1,3}\S", block[0]) and not _plain_start(block[0]):
                message = "teksten faller ut av lista over; skal den høre til punktet, må den ha fire mellomrom foran"
                yield text.problem(start, "liste", message)
            base = None
        if first is None and not _ROW.match(block[0]):
            yield from _swallowed_list(text, start, block)
        elif first and base is None:
            base = len(first["indent"])
            number = _LEADING_NUMBER.match(block[0])
            if number and 1 < int(number[1]) <= _MOST_POINTS and not text.key:
                message = f"lista begynner på {number[1]} her, men blir vist fra 1; er det samme liste som over, må det som står mellom, ha fire mellomrom foran"
                yield text.problem(start, "liste", message)
        if base is not None:
            for offset, row in enumerate(block):
                item = _ITEM.match(row)
                if item and (offset or start) and 0 < len(item["indent"]) - base < 4 and base < 4:
                    message = "punktet står ikke langt nok inne og blir et vanlig punkt i lista; et punkt under et annet må ha fire mellomrom foran"
                    yield text.problem(start + offset, "liste", message)
        yield from _typed_bullets(text, start, block)


def _numbers(text: Manuscript) -> Iterator[Problem]:
    """The numbers that begin a list where nobody meant one: Markdown counts from 1, whatever stands there."""
    for index, row in enumerate(text.lines):
        if "." not in row:
            continue
        number = _list_number(text.lines, index)
        if number is not None and number.lstrip("0") != "1":
            message = f"«{number}.» blir til nummeret på et punkt i en liste, og vises som «1.»; skriv {number}\\. der tallet skal stå"
            yield text.problem(index, "liste", message)


def _list_number(lines: list[str], index: int) -> str | None:
    """The number on a line if a list begins there that none of the rules of lists looks at."""
    row, above = lines[index], lines[index - 1] if index else ""
    if inner := _INNER_NUMBER.match(row):
        quoted = not inner["around"].strip(" >")
        return None if quoted and _goes_on(above, lines[:index]) else inner["number"]
    if indented := _INDENTED_NUMBER.match(row):
        indent = len(indented["indent"])
        begins = not above.strip() or _ITEM.match(above) or _BOX_LINE.match(above)
        return indented["number"] if begins and not _is_in_list(lines[:index], indent) else None
    leading = _LEADING_NUMBER.match(row)
    if leading and not above.strip() and not 0 < int(leading[1]) <= _MOST_POINTS:
        return leading[1]
    return None


def _goes_on(above: str, before: list[str]) -> bool:
    """Whether a line of a quote goes on with what stands above it in the quote: a paragraph, or a list after an empty line."""
    if not above.lstrip().startswith(">"):
        return False
    if above.strip(" >"):
        return True
    quoted = takewhile(lambda row: row.lstrip().startswith(">"), reversed(before))
    return any(_LEADING_NUMBER.match(row.lstrip(" >")) for row in quoted)


def _is_in_list(before: list[str], indent: int) -> bool:
    """Whether a list with numbers that are indented so far has begun, and goes on."""
    for row in reversed(before):
        depth = len(row) - len(row.lstrip())
        if row.strip() and depth <= indent:
            number = _INDENTED_NUMBER.match(row)
            if depth < indent or number:
                return bool(number and depth == indent)
    return False


def _plain_start(row: str) -> bool:
    return bool(_BOX_LINE.match(row) or row.lstrip().startswith(("<", "{", BLOT)))


def _swallowed_list(text: Manuscript, start: int, block: list[str]) -> Iterator[Problem]:
    if (
        _BOX_LINE.match(block[0])
        or block[0].startswith("#")
        or _NOTE_TEXT.match(block[0])
        or block[0].startswith((BLOT, "<"))
    ):
        return
    for offset, row in enumerate(block[1:], start=1):
        item = _ITEM.match(row)
        if item and len(item["indent"]) <= len(block[0]) - len(block[0].lstrip()) + 3:
            message = "lista blir til løpende tekst; den må ha en tom linje over seg"
            yield text.problem(start + offset, "liste", message)
            return


def _typed_bullets(text: Manuscript, start: int, block: list[str]) -> Iterator[Problem]:
    for pattern, least, message in (
        (
            _WORD_BULLET,
            1,
            "punktet begynner med et tegn fra Word, og blir løpende tekst; skriv bindestrek og mellomrom foran hvert punkt",
        ),
        (
            _DASH_BULLET,
            2,
            "linjene begynner med tankestrek og blir løpende tekst; skriv bindestrek og mellomrom foran hvert punkt",
        ),
        (
            _HARD_ITEM,
            1,
            "punktet blir løpende tekst: etter tegnet foran står et hardt mellomrom (Alt eller Ctrl+Skift og mellomrom); skriv et vanlig",
        ),
        (_GLUED_ITEM, 1, "punktet blir løpende tekst; det må være et mellomrom etter tegnet foran"),
        (_BRACKET_NUMBER, 2, "numrene blir løpende tekst; skriv punktum etter tallet: «1. »"),
        (
            _LETTERED,
            2,
            "punktene blir løpende tekst; skriv tall i stedet for bokstaver («1. »), eller bindestrek og mellomrom",
        ),
    ):
        hits = [offset for offset, row in enumerate(block) if pattern.match(row)]
        if len(hits) >= least and (hits[0] == 0 or len(hits) > 1):
            yield text.problem(start + hits[0], "liste", message)


# --- headings, tables, boxes ----------------------------------------------------------------------


def _headings(text: Manuscript) -> Iterator[Problem]:
    for index, row in enumerate(text.lines):
        heading = _HEADING.match(row)
        above = text.lines[index - 1] if index else ""
        if heading and len(heading[1]) == 1:
            words = heading["words"].strip()
            if words and not row.startswith("# "):
                message = f"«#{words.split()[0]}» først på linja blir en overskrift; skriv \\# foran, eller flytt det inn i setningen"
            else:
                message = "siden har alt tittelen sin som øverste overskrift; skriv ## foran overskriftene i teksten"
            yield text.problem(index, "overskrift", message)
        elif heading and not heading["words"].strip():
            yield text.problem(index, "overskrift", "overskriften er tom")
        elif _INDENTED_HEADING.match(row) and not above.strip():
            yield text.problem(index, "overskrift", "overskriften blir løpende tekst; den må stå helt til venstre")
        elif _UNDERLINE.match(row) and _starts_paragraph(text.lines, index - 1):
            message = "streken gjør teksten over til en overskrift; sett en tom linje over streken, eller skriv ## foran teksten"
            yield text.problem(index, "overskrift", message)


def _blocks(text: Manuscript) -> Iterator[Problem]:
    """What would be no sentence where a text of front matter is shown: a heading in a question, a list in a point."""
    whole = "\n".join(text.lines)
    if "&" in whole and not any(sign.isprintable() and not sign.isspace() for sign in html.unescape(whole)):
        yield text.problem(0, "tekst", "teksten er tom når den vises; skriv den, eller ta den bort")
    marks = list(_BLOCK_MARK.finditer(whole))
    if not marks:
        return
    tags = {match["tag"] for match in _BLOCK.finditer(_CONVERTER.reset().convert(whole.replace("<", "&lt;")))}
    tag = next(iter(sorted(tags - ({"ul", "ol"} if _MAY_BE_LISTS.search(text.key) else set()))), None)
    if tag:
        mark = next((match["mark"] for match in marks if match["mark"]), "")
        number = mark.removesuffix(".")
        shown = f"{number}\\." if number.isdecimal() else f"\\{mark}"
        instead = (
            f"skriv {shown} der det skal vises, eller ta det bort" if mark else "ta bort mellomrommene foran linja"
        )
        begins = f"«{mark}» først på linja" if mark else "mellomrommene foran linja"
        yield text.problem(0, "tekst", f"{begins} gjør teksten til {_BLOCKS.get(tag, 'en overskrift')}; {instead}")


def _starts_paragraph(lines: list[str], index: int) -> bool:
    if index < 0 or not lines[index].strip() or lines[index].startswith(("#", " ", BLOT)):
        return False
    return index == 0 or not lines[index - 1].strip() or lines[index - 1].startswith("#")


def _tables(text: Manuscript, parts: list[tuple[int, list[str]]]) -> Iterator[Problem]:
    for start, block in parts:
        rows = [offset for offset, row in enumerate(block) if _ROW.match(row)]
        if not rows:
            # The strokes at the edges may be left out.
            yield from _rows(text, start, block) if not text.key and _is_bare_table(block) else ()
            continue
        if text.key:
            yield text.problem(start, "tabell", "tabeller kan bare stå i brødteksten; her vises strekene som de er")
            continue
        if block[0].startswith("<"):
            continue
        if rows[0] > 0 and "|" not in block[0]:
            yield text.problem(
                start + rows[0], "tabell", "tabellen blir løpende tekst; den må ha en tom linje over seg"
            )
            continue
        if len(block) < 2 or not _SEPARATOR.match(block[1]):
            message = "tabellen blir løpende tekst; under linja med overskrifter må det stå en linje som | --- | --- |"
            yield text.problem(start + rows[0], "tabell", message)
            continue
        columns = _cells(block[0])
        if _cells(block[1]) != columns:
            message = (
                f"tabellen blir løpende tekst; linja under overskriftene må ha like mange felter som dem: {columns}"
            )
            yield text.problem(start + 1, "tabell", message)
            continue
        yield from _rows(text, start, block)
        if columns > _MOST_COLUMNS:
            message = (
                f"tabellen har {columns} kolonner og går ut over kanten på skjerm og papir; del den, eller snu den"
            )
            yield text.problem(start, "tabell", message, stops=False)


def _is_bare_table(block: list[str]) -> bool:
    return len(block) > 1 and "|" in block[0] and "|" in block[1] and bool(_SEPARATOR.match(block[1]))


def _rows(text: Manuscript, start: int, block: list[str]) -> Iterator[Problem]:
    """Rows of a table with more than it has room for, and what is taken for a row and is none."""
    columns = _cells(block[0])
    for offset, row in enumerate(block[2:], start=2):
        if _cells(row) > columns:
            message = f"raden har {_cells(row)} felter, men tabellen har {columns}: det siste blir borte; skriv \\| for en strek i teksten"
            yield text.problem(start + offset, "tabell", message)
        elif columns > 1 and "|" not in row and not row.lstrip().startswith(("{", BLOT)):
            message = "linja blir en rad i tabellen; sett en tom linje mellom dem"
            yield text.problem(start + offset, "tabell", message)


def _cells(row: str) -> int:
    inner = row.replace("\\|", BLOT).strip()
    return len(inner.removeprefix("|").removesuffix("|").split("|"))


def _boxes(text: Manuscript) -> Iterator[Problem]:
    for index, row in enumerate(text.lines):
        box = _BOX_LINE.match(row)
        if not box:
            continue
        if text.key:
            yield text.problem(index, "boks", "bokser kan bare stå i brødteksten; her vises tegnene som de er")
            continue
        if not _BOX.match(row.replace(BLOT, "x")):
            message = (
                'boksen blir løpende tekst; den første linja skrives slik: !!! note "Tittel", med rette anførselstegn'
            )
            yield text.problem(index, "boks", message)
            continue
        names = _NAMES_OF_BOX.match(row)
        beside = names["names"].split()[1:] if names else []
        if any(name not in _WORDS_OF_BOXES for name in beside):
            message = (
                f'«{" ".join(beside)}» vises ikke; tittelen på boksen må stå i rette anførselstegn: !!! note "Tittel"'
            )
            yield text.problem(index, "boks", message)
            continue
        content = next((later for later in text.lines[index + 1 :] if later.strip()), "")
        if not content.startswith(f"{box['indent']}    "):
            message = "boksen blir tom; det som skal stå i den, må ha fire mellomrom foran på hver linje"
            yield text.problem(index, "boks", message)


def _attributes(text: Manuscript) -> Iterator[Problem]:
    for index, row in enumerate(text.lines):
        if "{:" not in row:
            continue
        if _QUOTED_ATTRIBUTES.search(row):
            message = 'anførselstegnene i {: … } må være rette («"»), ellers blir det stående som tekst'
            yield text.problem(index, "egenskaper", message)
        elif _OPEN_ATTRIBUTES.search(row):
            yield text.problem(index, "egenskaper", "«{:» mangler } på samme linje og blir stående som tekst")
        elif row.startswith("#") and re.search(r"\{:[^}]*\}\s*\S", row):
            yield text.problem(
                index, "egenskaper", "{: … } må stå sist i overskriften, ellers blir det stående som tekst"
            )
        elif _LOOSE_ATTRIBUTES.match(row):
            message = "{: … } blir stående som tekst her; skriv det på en egen linje rett under det som det gjelder"
            yield text.problem(index, "egenskaper", message)


# --- Markdown in HTML -------------------------------------------------------------------------------


def _in_html(text: Manuscript) -> Iterator[Problem]:
    """Marks between the tags of an element that stands on a line of its own: Markdown leaves all of it as it was typed."""
    inside = ""
    depth = 0
    for index, row in enumerate(text.lines):
        begins = None if inside else _HTML_BLOCK.match(row)
        if begins:
            inside, depth = begins["name"].lower(), 0
        if not inside:
            continue
        mark = _MARKS_IN_HTML.search(row)
        if mark:
            instead = 'skriv boksen slik: ??? note "Tittel"' if inside == "details" else "skriv det uten HTML rundt"
            message = (
                f"«{mark[0].strip()}» blir stående som tekst, for Markdown virker ikke inne i <{inside}>; {instead}"
            )
            yield text.problem(index, "html", message)
        depth += len(re.findall(rf"<{inside}\b", row, re.IGNORECASE))
        depth -= len(re.findall(rf"</{inside}\s*>", row, re.IGNORECASE))
        if depth <= 0:
            inside = ""


# --- footnotes, references, links -----------------------------------------------------------------


def _footnotes(text: Manuscript) -> Iterator[Problem]:
    texts: dict[str, int] = {}
    marks: dict[str, int] = {}
    # The note whose text a line belongs to → the notes that are referred to there; "" is the page's own text.
    leading: dict[str, set[str]] = {}
    within = ""
    for index, row in enumerate(text.lines):
        if row.strip() and not row.startswith("    "):
            within = ""
        if "[^" not in row:
            continue
        note = _NOTE_TEXT.match(row) if not text.key else None
        if note:
            name = note["name"]
            if not name or any(sign.isspace() for sign in name):
                instead = f"[^{'-'.join(name.split()) or '1'}]"
                message = f"navnet på fotnoten «[^{name}]» må være ett ord; skriv {instead} her og der den hører til"
                yield text.problem(index, "fotnote", message)
            if name in texts:
                message = f"to fotnoter heter «{name}», så den første teksten blir borte; gi den ene et annet navn"
                yield text.problem(index, "fotnote", message)
            following = text.lines[index + 1] if index + 1 < len(text.lines) else ""
            if not note["text"].strip() and not following.startswith("    "):
                yield text.problem(index, "fotnote", f"fotnoten «{name}» har ingen tekst")
            texts.setdefault(name, index)
            within = name
        for mark in _NOTE_MARK.finditer(note["text"] if note else row):
            marks.setdefault(mark["name"], index)
            leading.setdefault(within, set()).add(mark["name"])
    if text.key:
        for name, index in marks.items():
            yield text.problem(
                index, "fotnote", f"«[^{name}]» blir stående som tekst; fotnoter virker bare i brødteksten"
            )
        return
    yield from _apart(text, texts, marks, leading)


def _apart(
    text: Manuscript, texts: Mapping[str, int], marks: Mapping[str, int], leading: Mapping[str, set[str]]
) -> Iterator[Problem]:
    """Notes without a text, and texts that no reader comes to."""
    for name in marks.keys() - texts.keys():
        message = f"fotnoten «[^{name}]» har ingen tekst; skriv den på en egen linje: [^{name}]: …{_near(name, texts)}"
        yield text.problem(marks[name], "fotnote", message)
    for name in texts.keys() - marks.keys():
        message = f"ingenting på siden viser til fotnoten; skriv [^{name}] der den hører til{_near(name, marks)}"
        yield text.problem(texts[name], "fotnote", message)
    for name in sorted((texts.keys() & marks.keys()) - _reached(leading), key=texts.__getitem__):
        message = (
            f"bare fotnoter viser til fotnoten, så ingen leser kommer dit; skriv [^{name}] i teksten der den hører til"
        )
        yield text.problem(texts[name], "fotnote", message)


def _reached(leading: Mapping[str, set[str]]) -> set[str]:
    """The notes that a reader comes to from the page's own text, one by one or by way of others."""
    reached: set[str] = set()
    pending = {""}
    while pending:
        pending = {name for source in pending for name in leading.get(source, ())} - reached
        reached |= pending
    return reached


def _near(word: str, known: Iterable[str]) -> str:
    return nearest(word, known, otherwise="")


def _references(text: Manuscript) -> Iterator[Problem]:
    defined: dict[str, tuple[int, str]] = {}
    used: set[str] = set()
    abbreviations: Counter[str] = Counter()
    for index, row in enumerate(text.lines):
        if "]:" not in row:
            continue
        reference = _REFERENCE.match(row)
        abbreviation = _ABBREVIATION.match(row)
        if abbreviation:
            abbreviations[abbreviation["name"]] += 1
            if abbreviations[abbreviation["name"]] == 2:
                message = f"forkortelsen «{abbreviation['name']}» er forklart to ganger, så den ene blir borte; behold den ene"
                yield text.problem(index, "forkortelse", message)
            if not _is_used(abbreviation["name"], text.lines):
                message = f"linja vises ikke: «{abbreviation['name']}» står ikke på siden; skriv forkortelsen der den hører til, eller ta bort linja"
                yield text.problem(index, "forkortelse", message)
        elif reference and _takes_line(reference["rest"]):
            name = _known_as(reference["name"])
            if name in defined:
                yield text.problem(
                    index, "lenke", f"to adresser heter «[{reference['name']}]», så den første blir borte"
                )
            defined.setdefault(name, (index, reference["target"]))
    whole = "\n".join(text.lines)
    if "[" not in whole:
        return
    for match in _REFERRING.finditer(whole):
        name = _known_as(match["name"] or match["text"])
        used.add(name)
        if name not in defined and BLOT not in name:
            message = f"«{match[0]}» viser til en adresse som ikke er skrevet på siden; skriv [{match['text']}](adressen){_near(name, defined)}"
            yield text.problem(text.index_of(whole, match.start()), "lenke", message)
    used |= {_known_as(match["text"]) for match in _SHORT_REFERRING.finditer(whole)}
    for name in defined.keys() - used:
        index, target = defined[name]
        message = f"linja vises ikke: den er en adresse som ingenting på siden bruker; skriv [tekst][{name}] der lenka skal stå"
        yield text.problem(index, "lenke", message, stops=not _ADDRESS.search(target))


def _is_used(abbreviation: str, lines: list[str]) -> bool:
    word = re.compile(rf"(?<!\w){re.escape(abbreviation)}(?!\w)")
    return any(word.search(row) for row in lines if not _ABBREVIATION.match(row))


def _takes_line(rest: str) -> bool:
    return not rest.strip() or bool(re.match(r"""^\s*("[^\n]*"|'[^\n]*'|\([^\n]*\))\s*$""", rest))


def _known_as(name: str) -> str:
    return " ".join(name.split()).casefold()


def _links(text: Manuscript) -> Iterator[Problem]:
    for index, row in enumerate(text.lines):
        if not _MAYBE_LINK.search(row):
            continue
        for match in _SPACED_LINK.finditer(row):
            message = f"«{match[0]}» blir ingen lenke; det kan ikke være mellomrom mellom ] og ("
            yield text.problem(index, "lenke", message)
        for match in _TURNED_LINK.finditer(row):
            message = f"«{match[0]}» blir ingen lenke; teksten står i [ ] og adressen i ( ): [{match['text']}]({match['target']})"
            yield text.problem(index, "lenke", message)
        for match in _UNCLOSED_LINK.finditer(_LINK.sub(BLOT, row)):
            yield text.problem(index, "lenke", f"«{match[0]}» blir ingen lenke; skriv ) der adressen slutter")
        for match in _EMPTY_LINK.finditer(row):
            message = f"lenka til «{match['target']}» har ingen tekst, så ingen ser den; skriv teksten mellom [ og ]"
            yield text.problem(index, "lenke", message)
        outside = _TURNED_LINK.sub(" ", _SPACED_LINK.sub(" ", _LINK.sub(" ", row)))
        for match in _BARE_ADDRESS.finditer(outside):
            address = match[0].rstrip(".,;:!?")
            whole = address if address.startswith("http") else f"https://{address}"
            message = f"«{address}» blir ingen lenke; skriv [teksten leseren ser]({whole})"
            yield text.problem(index, "lenke", message, stops=False)


# --- emphasis and verses --------------------------------------------------------------------------


def _emphasis(text: Manuscript, parts: list[tuple[int, list[str]]]) -> Iterator[Problem]:
    for start, block in parts:
        if not any("*" in row or "__" in row for row in block):
            continue
        for index, piece in _pieces(start, block):
            rest = _LINK.sub(BLOT, piece.replace("\\*", BLOT).replace("\\_", BLOT))
            rest = re.sub(r"\*{4,}|_{3,}", BLOT, rest)
            for mark, left, stops in (
                ("**", r"\*\*", True),
                ("__", r"(?<![\w_])__(?=\w)", True),
                ("*", r"(?<![\w*])\*(?=[^\W_])", False),
            ):
                if mark in rest and (match := re.search(left, _after_emphasis(rest))):
                    line = index + match.string.count("\n", 0, match.start())
                    how = f"sett {mark} både foran og bak, helt inntil ordene"
                    otherwise = "" if stops else ", eller skriv \\* der stjerna skal vises"
                    message = f"«{mark}» blir stående som tekst; {how}{otherwise}"
                    yield text.problem(line, "utheving", message, stops=stops)
                    break


# Markdown's own reading of a paragraph; only where there are stars at all, which is seldom.
_CONVERTER = markdown.Markdown(output_format="html")


def _after_emphasis(piece: str) -> str:
    """What a reader would see of a paragraph."""
    return re.sub(r"</?(?:p|em|strong)>", "", _CONVERTER.reset().convert(piece))


def _pieces(start: int, block: list[str]) -> Iterator[tuple[int, str]]:
    """The paragraphs, items and rows of a block: emphasis does not reach from one into the next."""
    piece: list[str] = []
    first = start
    for index, row in enumerate(block, start=start):
        item = _ITEM.match(row)
        if piece and (item or _ROW.match(row) or _NOTE_TEXT.match(row)):
            yield first, "\n".join(piece)
            piece = []
        if not piece:
            first = index
        piece.append(row[item.end() - 1 :] if item else row)
    if piece:
        yield first, "\n".join(piece)


def _verses(text: Manuscript, parts: list[tuple[int, list[str]]]) -> Iterator[Problem]:
    for start, block in parts:
        plain = not any(
            _ITEM.match(row) or "|" in row or row.startswith((" ", "<", BLOT, "[", "*[", ">")) for row in block
        )
        broken = all(len(row) <= _SHORT_LINE and not row.endswith(("  ", "\\")) for row in block[:-1])
        if (
            plain
            and len(block) >= 3
            and broken
            and len(block[-1]) <= 2 * _SHORT_LINE
            and not any(map(_is_typed_list, block))
        ):
            message = "linjene blir til ett avsnitt; sett to mellomrom bak hver linje som skal stå for seg selv"
            yield text.problem(start, "linjeskift", message, stops=False)


def _is_typed_list(row: str) -> bool:
    patterns: tuple[Callable[[str], re.Match[str] | None], ...] = (
        _WORD_BULLET.match,
        _DASH_BULLET.match,
        _GLUED_ITEM.match,
        _HARD_ITEM.match,
        _BRACKET_NUMBER.match,
    )
    return any(pattern(row) for pattern in patterns)
