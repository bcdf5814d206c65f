"""A reading page's finished HTML as a tagged PDF needs it.

PDF/UA-1 fails a link that holds other elements, and a paragraph in an item of a list, as WeasyPrint tags them.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_HREF = re.compile(r'\bhref="([^"]*)"')
_INSIDE_LINK = re.compile(r"</?(?:strong|em|b|i|span)\b[^>]*>")
_LOOSE_ITEM = re.compile(r"<(li)>\s*<p>((?:(?!</?p>|</\1>).)*)</p>\s*</\1>", re.DOTALL)


def on_paper(content: str, address: str) -> str:
    """The content of a page whose full address is `address`, or empty where the site does not know its own.

    A link to another page of ours leads to its full address, or is text where there is none; so is one to a place that
    is not here.
    """
    ids = set(re.findall(r'\bid="([^"]+)"', content))

    def link(match: re.Match[str]) -> str:
        found = _HREF.search(match[1])
        if "headerlink" in match[1]:
            return ""
        target = _full(html.unescape(found[1]), address) if found else ""
        if not target or (target.startswith("#") and target[1:] not in ids):
            return match[2]
        return f'<a href="{html.escape(target)}">{_INSIDE_LINK.sub("", match[2])}</a>'

    return _LOOSE_ITEM.sub(r"<\1>\2</\1>", _LINK.sub(link, content))


def _full(target: str, address: str) -> str:
    if re.match(r"https?:|mailto:|#", target):
        return target
    # The edition for a memory stick names files; an address does not.
    return urljoin(address, target).replace("/index.html", "/") if address else ""
