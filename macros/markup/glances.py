"""Whether there is anything in a page that a browser's tree would have to tell of, seen by its start tags alone.

A site's pages have some twenty thousand different start tags between them, and each of those is looked at once. A start tag
begins at a `<` with a letter behind it, wherever it stands; and one that is written plainly ends at its first `>`, whatever
stood before it. So if every such place begins a plain one, a browser's elements are of these tags, or of fewer.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from macros.markup.guards import fault_of
from macros.markup.tree import is_inline

_START = re.compile(r"<[a-zA-Z][^<>]*>?")
# Values in double quotes, with no entity that one reader may know and another not.
_ATTRIBUTE = r"""[ \n\t]+([a-zA-Z][a-zA-Z0-9_:.-]*+)(?:="((?:[^"<>&\0\r]|&(?:amp|lt|gt|quot|#34|#39);)*+)")?+"""
_PLAIN = re.compile(rf"<([a-zA-Z][a-zA-Z0-9-]*+)((?:{_ATTRIBUTE})*+)[ \n\t]*+/?>")
_GIVEN = re.compile(_ATTRIBUTE)


class Glances:
    """Looks at the pages of one site, and remembers the start tags that nothing is wrong with."""

    def __init__(self) -> None:
        self._harmless: set[str] = set()

    def are_enough(self, page: str) -> bool:
        """Whether nothing on a page is anything that no page may do; False too where only its tree can tell."""
        unknown = set(_START.findall(page)) - self._harmless
        harmless = {tag for tag in unknown if _is_harmless(tag)}
        self._harmless |= harmless
        return len(harmless) == len(unknown)


# A server looks at the same tags in every build. Bounded: it lives all day.
@lru_cache(maxsize=100_000)
def _is_harmless(tag: str) -> bool:
    match = _PLAIN.fullmatch(tag)
    if match is None:
        return False
    given: dict[str, str | None] = {}
    for name, value in _GIVEN.findall(match[2]):
        # A browser takes the first of two that are alike.
        given.setdefault(name.lower(), html.unescape(value))
    name = match[1].lower()
    # What stands in these is looked at too.
    if name == "style" or (name == "script" and is_inline(given)):
        return False
    return fault_of((name, tuple(given.items()))) is None
