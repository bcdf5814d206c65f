"""What a stylesheet fetches, read with a parser of CSS: escapes, comments and upper-case letters hide nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from macros.markup.addresses import is_elsewhere, is_run

# In these a text is an address too.
_ADDRESSED = ("url", "src", "image-set", "-webkit-image-set", "image", "cross-fade", "url-prefix", "domain")
# Texts and addresses are passed over, so that what looks like a comment in them is none.
_COMMENT = re.compile(
    r"""("(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|url\(\s*+[^"')\s][^)]*+(?:\)|\Z))|/\*.*?(?:\*/|\Z)""",
    re.DOTALL | re.IGNORECASE,
)
_PICTURE = re.compile(r"""(?:["']|url\(\s*)data:image/""", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n\f\r]?|(.))", re.DOTALL)
# The name of a language in a drawing is no address.
_NAMESPACE = re.compile("http://www.w3.org/(?:2000/svg|1999/xlink)")
# Without one of these nothing leads away: an address elsewhere has two slashes or a scheme.
_SUSPECT = re.compile(
    r"[/\\]{2}|\b(?:https?|ftps?|wss?|file):|script:|data:text|data:application|@import", re.IGNORECASE
)


def fetched_by(css: str) -> list[str]:
    """The addresses on other hosts that a stylesheet, or the value of a `style`, fetches from, and scripts in it."""
    read = _NAMESPACE.sub("", _ESCAPE.sub(_unescaped, _COMMENT.sub(_without_pictures, css)))
    if not _SUSPECT.search(read):
        return []
    return [address for address in addresses(tinycss2.parse_component_value_list(css)) if _is_bad(address)]


def _without_pictures(match: re.Match[str]) -> str:
    """What stands for a text, an address or a comment: nothing for a picture in the address itself, which fetches nothing."""
    return "" if not match[1] or _PICTURE.match(match[1]) else match[1]


def _unescaped(match: re.Match[str]) -> str:
    if match[2]:
        return match[2]
    number = int(match[1], 16)
    return chr(number) if number < 0x110000 else "?"


def _is_bad(address: str) -> bool:
    # A picture in the address itself is a picture, and runs nothing.
    return is_elsewhere(address) or (is_run(address) and not address.strip().lower().startswith("data:image/svg"))


def addresses(tokens: Iterable[Any]) -> Iterator[str]:
    """Everything in a stylesheet that is fetched, as it stands there; `tokens` as tinycss2 gives them."""
    waiting = [tokens]
    while waiting:
        imports = False
        for token in waiting.pop():
            if token.type == "at-keyword":
                imports = token.lower_value == "import"
            elif token.type == "url" or (token.type == "string" and imports):
                yield token.value
            elif token.type == "function":
                if token.lower_name in _ADDRESSED:
                    yield from (argument.value for argument in token.arguments if argument.type == "string")
                # A property of one's own may hand an address on.
                waiting.append(token.arguments)
            elif token.type in ("{} block", "[] block", "() block"):
                waiting.append(token.content)
            elif token.type == "literal" and token.value == ";":
                imports = False
