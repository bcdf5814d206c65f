"""Where an address leads, as a browser takes it."""

from __future__ import annotations

import re

# A browser takes off what does not show around an address, and leaves out these three in the middle of it.
_AROUND = "".join(map(chr, range(0x21)))
_WITHIN = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_RUN = ("javascript", "vbscript", "livescript", "mocha")
_DOCUMENTS = re.compile(r"data:\s*(?:text/(?:html|xml|javascript)|application/|image/svg)", re.IGNORECASE)

# What a link may begin with; without one it leads to a page or a place of ours.
LINK_SCHEMES = ("http", "https", "mailto", "tel")


def plain(address: str) -> str:
    """An address without the signs that a browser passes over."""
    return address.strip(_AROUND).translate(_WITHIN)


def scheme_of(address: str) -> str:
    """`https`, `mailto` …, or empty where an address is relative."""
    match = _SCHEME.match(plain(address))
    return match[1].lower() if match else ""


def is_elsewhere(address: str) -> bool:
    """Whether what is fetched from an address comes from another host than the page."""
    if plain(address).replace("\\", "/").startswith("//"):
        return True
    return scheme_of(address) not in ("", "data", "about", "blob", *_RUN)


def is_run(address: str) -> bool:
    """Whether a browser that goes to an address may run a script that stands in it."""
    return scheme_of(address) in _RUN or bool(_DOCUMENTS.match(plain(address)))


def in_list(candidates: str) -> list[str]:
    """The addresses in a `srcset`, with those that stand between commas of one address."""
    return [piece for candidate in re.split(r"[,\t\n\f\r ]+", candidates) if (piece := candidate.strip())]
