"""On which line of a page's Markdown what was seen in its HTML was written."""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`+)(?!`)([^\n]*?[^`\n])\1(?!`)")


class Written:
    """A page's body. What stands as code in it is not looked through: a browser does not read it as HTML."""

    def __init__(self, body: str, first_line: int) -> None:
        self._first_line = first_line
        self._text = _CODE.sub(_blank, _without_fenced(body))
        self._whole = body

    def line_of(self, text: str, nth: int = 0, *, in_code: bool = False) -> int | None:
        """The line of the file with the nth occurrence of a text, or with its last where there are fewer; in any case of letters."""
        place, last = -1, None
        haystack = (self._whole if in_code else self._text).lower()
        needle = text.lower()
        if not needle:
            return None
        for _ in range(nth + 1):
            place = haystack.find(needle, place + 1)
            if place < 0:
                break
            last = place
        return None if last is None else self._first_line + haystack.count("\n", 0, last)

    def line_of_html(self, content: str, start: int) -> int | None:
        """The line on which the tag was written that begins at `start` of the page's HTML.

        The same tag, or the same beginning of one, is counted in both.
        """
        ending = content.find(">", start)
        tag = content[start : ending + 1 if ending >= 0 else len(content)]
        beginning = re.match(r"</?[!\w-]*", tag)
        for shown in (tag, beginning[0] if beginning else ""):
            if shown and shown.lower() in self._text.lower():
                return self.line_of(shown, content.lower().count(shown.lower(), 0, start))
        return None

    def line_of_any(self, *texts: str) -> int | None:
        """The line of the first text that stands in the body."""
        return next((line for text in texts if (line := self.line_of(text)) is not None), None)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_fenced(body: str) -> str:
    lines, fence = body.split("\n"), ""
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not line[match.end() :].strip():
                fence = ""
            lines[number] = ""
        elif match:
            fence, lines[number] = match[1], ""
    return "\n".join(lines)
