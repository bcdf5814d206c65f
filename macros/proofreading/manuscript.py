"""A Markdown text as the rules read it: line by line, with what is code, a comment or a macro call blotted out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.content.problems import Problem

_FENCE = re.compile(r"^[> ]*(?P<fence>`{3,}|~{3,})(?P<rest>.*)$")
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_RAW_BLOCK = re.compile(r"<(script|style|pre|svg)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d+\.) +\S")
_BOX = re.compile(r"^ *(?:!!!|\?\?\?)")
_NOTE = re.compile(r"^ {0,3}\[\^")
# A word with a capital, and more words: hardly code.
_IS_SENTENCE = re.compile(r"^\s+[«–]?\s?[A-ZÆØÅ][a-zæøå]*,? [a-zæøå0-9]+")
# Fills what is blotted out: a letter to every rule, and none that stands in a word of ours.
BLOT = "\ue002"


@dataclass
class Manuscript:
    """A text to be proofread. `path` and `line` address its first line; `lines` are what is left when code is blotted out.

    `key` is what stands in front of each finding: the key path of a text in front matter, empty for a page's body.
    """

    path: str
    text: str
    line: int
    key: str = ""
    one_line: bool = False
    lines: list[str] = field(init=False)
    problems: list[Problem] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        text = self._without_fences() if not self.key else self.text
        if not self.key:
            text = self._without_comments(text)
        for pattern in (_RAW_BLOCK, _CALL, _CODE_SPAN):
            text = pattern.sub(_blotted, text)
        self.lines = text.split("\n")
        if not self.key:
            self._blot_indented_code()

    def problem(self, index: int, kind: str, message: str, *, stops: bool = True) -> Problem:
        """A finding on a line, counted from 0. In front matter it bears the key, and the line on which the text begins."""
        if self.key:
            return Problem(self.path, self.line, self.key, message, stops)
        return Problem(self.path, self.line + index, kind, message, stops)

    def index_of(self, text: str, position: int) -> int:
        """The line, counted from 0, of a position in `text`, which is made of this manuscript's lines."""
        return text.count("\n", 0, position)

    def _without_fences(self) -> str:
        """The text with the insides of fenced code blotted out; one that is never closed is a problem."""
        lines, opened, fence = self.text.split("\n"), None, ""
        for index, row in enumerate(lines):
            match = _FENCE.match(row)
            if opened is None:
                if match and not (match["fence"][0] == "`" and "`" in match["rest"]):
                    opened, fence = index, match["fence"]
                    lines[index] = BLOT
                continue
            if match and match["fence"] == fence and not match["rest"].strip():
                opened = None
            lines[index] = BLOT if row.strip() else row
        if opened is not None:
            message = f"«{fence}» på denne linja åpner en kodeblokk som aldri lukkes, så resten av siden blir kode"
            self.problems.append(self.problem(opened, "kodeblokk", message))
        return "\n".join(lines)

    def _without_comments(self, text: str) -> str:
        text = _COMMENT.sub(_blotted, text)
        # In code it is only shown.
        opened = _CODE_SPAN.sub(_blotted, text).find("<!--")
        if opened >= 0:
            message = (
                "«<!--» åpner en kommentar som aldri lukkes, så resten av siden blir borte; skriv --> der den slutter"
            )
            self.problems.append(self.problem(self.index_of(text, opened), "kommentar", message))
            text = text[:opened] + _blot(text[opened:])
        return text

    def _blot_indented_code(self) -> None:
        """Four blanks after an empty line are code, but not in a list, a box or a footnote."""
        inside = False
        for index, row in enumerate(self.lines):
            if not row.strip():
                continue
            if not row.startswith("    "):
                inside = bool(_ITEM.match(row) or _BOX.match(row) or _NOTE.match(row)) or (
                    inside and bool(index and self.lines[index - 1].strip())
                )
            elif not inside and (index == 0 or not self.lines[index - 1].strip() or self.lines[index - 1] == BLOT):
                if self.lines[index - 1 if index else 0] != BLOT and _IS_SENTENCE.match(row):
                    message = "linja har fire mellomrom foran og blir vist som kode; ta dem bort, eller sett ``` over og under koden"
                    self.problems.append(self.problem(index, "kodeblokk", message, stops=False))
                self.lines[index] = BLOT


def _blot(text: str) -> str:
    return re.sub(r"[^\n]", BLOT, text)


def _blotted(match: re.Match[str]) -> str:
    return _blot(match[0])


def blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines with no empty line between them, each with the index of its first. A heading is a block of its own."""
    block: list[str] = []
    start = 0
    for index, row in enumerate(lines):
        heading = re.match(r"#{1,6}[^#]", row)
        if block and (not row.strip() or heading or _BOX.match(row)):
            yield start, block
            block = []
        if heading or _BOX.match(row):
            yield index, [row]
        elif row.strip():
            if not block:
                start = index
            block.append(row)
    if block:
        yield start, block
