"""What a stylesheet fetches, read with a parser of CSS: escapes, comments and upper-case letters hide nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from macros.markup.addresses import is_elsewhere, is_run

# In these a text is an address too.
_ADDRESSED = ("url", "src", "image-set", "-webkit-image-set", "image", "cross-fade", "url-prefix", "domain")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Without one of these nothing leads away: an address elsewhere has two slashes or a scheme, or an escape that hides it.
_SUSPECT = re.compile(r"//|\\|https?:|ftp:|wss?:|script:|data:|@import", re.IGNORECASE)


def fetched_by(css: str) -> list[str]:
    """The addresses on other hosts that a stylesheet, or the value of a `style`, fetches from, and scripts in it."""
    if not _SUSPECT.search(css) and not _SUSPECT.search(_COMMENT.sub("", css)):
        return []
    return [address for address in _addresses(tinycss2.parse_component_value_list(css)) if _is_bad(address)]


def _is_bad(address: str) -> bool:
    # A picture in the address itself is a picture, and runs nothing.
    return is_elsewhere(address) or (is_run(address) and not address.strip().lower().startswith("data:image/svg"))


def _addresses(tokens: Iterable[Any]) -> Iterator[str]:
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
