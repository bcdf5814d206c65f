"""What a page's body may not hold, and how much of what it may.

Some of what Markdown is made with takes time that grows with the square of what it is given, or calls itself for every
level: a few kilobytes of brackets would be read for minutes. The limits are far above what anybody writes by hand, and
are looked at before Markdown sees the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.content.problems import Problem

# The longest there is: 27 kB and 530 lines on a page, 6 kB and 28 lines in a paragraph.
_LONGEST_PARAGRAPH = 10_000
_MOST_LINES = 400
_MOST_LINES_ON_PAGE = 10_000
_MOST_HEADINGS = 300
# Lists, quotes and boxes in each other; each level of Markdown's indentation is four spaces.
_DEEPEST = 10
_DEEPEST_BRACKETS = 20
# Sign → how many of it may stand in one paragraph, and on one page; no page has more than 11 and 22 of any.
_MOST = {"[": (200, 1000), "<": (100, 500), "&": (1000, 5000)}

_MARKER = re.compile(r"[ \t]*(?:>|[-+*][ \t]|\d+[.)][ \t]|\[\^[^\]\n]*\]:|!!![ \t]|\?\?\?\+?[ \t]|:[ \t])")
# Where a link of Markdown's leads: `](…)`, `[…]: …`, `<…:…>`.
_LINK = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s)>]+)|^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?P<defined>[^\s>]+)|<(?P<auto>[a-z]+:[^\s>]+)>",
    re.MULTILINE,
)
_HEADING = re.compile(r"#{1,6}[ \t]*\S|=+[ \t]*$|-+[ \t]*$")


def problems_of_body(body: str, path: str, first_line: int) -> Iterator[Problem]:
    """What there is too much of in a body that begins on `first_line` of the file at `path`."""
    count = body.count("\n")
    if count > _MOST_LINES_ON_PAGE:
        message = f"siden har {count} linjer; den kan ha høyst {_MOST_LINES_ON_PAGE}. Del den i flere"
        yield Problem(path, first_line, "tekst", message)
        return
    headings = 0
    totals = dict.fromkeys(_MOST, 0)
    for number, paragraph in _paragraphs(body):
        line = first_line + number
        lines = paragraph.split("\n")
        if len(paragraph) > _LONGEST_PARAGRAPH:
            message = f"avsnittet er på {len(paragraph)} tegn; et avsnitt kan ha høyst {_LONGEST_PARAGRAPH}. Del det med tomme linjer"
            yield Problem(path, line, "tekst", message)
        elif len(lines) > _MOST_LINES:
            message = f"her står {len(lines)} linjer uten en tom linje; det kan være høyst {_MOST_LINES}. Del dem med tomme linjer"
            yield Problem(path, line, "tekst", message)
        for sign, (most, most_on_page) in _MOST.items():
            count = paragraph.count(sign)
            totals[sign] += count
            if count > most:
                yield Problem(
                    path, line, "tekst", f"tegnet «{sign}» står {count} ganger i avsnittet; det kan stå høyst {most}"
                )
            elif totals[sign] > most_on_page >= totals[sign] - count:
                yield Problem(
                    path,
                    line,
                    "tekst",
                    f"tegnet «{sign}» står mer enn {most_on_page} ganger på siden; del siden i flere",
                )
        before, headings = headings, headings + sum(bool(_HEADING.match(row)) for row in lines)
        if headings > _MOST_HEADINGS >= before:
            yield Problem(path, line, "tekst", f"siden har mer enn {_MOST_HEADINGS} overskrifter; del den i flere")
        yield from _nested(paragraph, lines, path, line)
    yield from _unreadable_links(body, path, first_line)


def too_much_in(text: str) -> str | None:
    """What there is too much of in one text of the front matter or the shared data, as a sentence."""
    if _is_plain(text):
        return None
    # Its links are checked with all others.
    return next((problem.message for problem in problems_of_body(text, "", 1) if problem.key == "tekst"), None)


def _is_plain(text: str) -> bool:
    """Whether a text is one line that begins with a letter and has hardly any of the signs that are counted: most are."""
    return (
        text[:1].isalpha()
        and "\n" not in text
        and len(text) <= _LONGEST_PARAGRAPH
        and all(text.count(sign) <= _DEEPEST_BRACKETS for sign in _MOST)
    )


def _paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """The pieces between empty lines, each with the number of its first line, counted from 0."""
    start = 0
    lines: list[str] = []
    for number, row in enumerate([*body.split("\n"), ""]):
        if row.strip():
            if not lines:
                start = number
            lines.append(row)
        elif lines:
            yield start, "\n".join(lines)
            lines = []


def _unreadable_links(body: str, path: str, first_line: int) -> Iterator[Problem]:
    """Addresses that no browser and no library makes sense of, such as one with half a bracket."""
    for match in _LINK.finditer(body):
        target = match[match.lastgroup or 0]
        try:
            urlsplit(target)
        except ValueError:
            line = first_line + body.count("\n", 0, match.start())
            yield Problem(path, line, "lenke", f"«{target}» er ikke en adresse som kan leses")


def _nested(paragraph: str, lines: list[str], path: str, line: int) -> Iterator[Problem]:
    for number, row in enumerate(lines):
        indent = len(row.expandtabs(4)) - len(row.expandtabs(4).lstrip()) if row[:1] in " \t" else 0
        depth, end = indent // 4, 0
        while depth <= _DEEPEST and (match := _MARKER.match(row, end)):
            depth, end = depth + 1, match.end()
        if depth > _DEEPEST:
            message = f"lister, sitater og bokser kan ikke ligge mer enn {_DEEPEST} nivåer inni hverandre"
            yield Problem(path, line + number, "tekst", message)
            return
    depth = 0
    for sign in re.findall(r"[\[\]]", paragraph):
        depth = max(0, depth + (1 if sign == "[" else -1))
        if depth > _DEEPEST_BRACKETS:
            yield Problem(
                path, line, "tekst", f"hakeparenteser kan ikke ligge mer enn {_DEEPEST_BRACKETS} nivåer inni hverandre"
            )
            return
