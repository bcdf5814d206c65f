"""Small pieces of HTML, most of them front-matter text: what they say, and with other links."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.markup.fragment import Fragment
from macros.markup.tags import Tag, Text, end_of_tag, is_plain, pieces, tags, without_tags

# A number by itself says nothing: neither it nor its letter begins a line. What is sought here begins with a sign that is rare, and
# what stands before it is looked at last: a build looks through everything that it makes.
_NUMBER = re.compile(r"§ (?=\d)")
# No space is seen before what begins or ends a block. There are fewer tags than spaces.
_BLOCK = re.compile(r"<(?<=\s<)(?=/?(?:div|footer|h\d|header|li|ol|p|section|ul)\b)")
_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
# The space after a day's number and the one before its year, where a line may end at either.
_DAY = re.compile(
    rf"\.(?<=\d\.)(?:([ \n])(?:{_MONTHS})\b(?:([ \n])(?=\d{{4}}\b))?|\u00a0(?:{_MONTHS})([ \n])(?=\d{{4}}\b))"
)
# «9.00–10.15», «10–12 minutter», «1.–3. mai»: where from one number to another a line might end.
_SPAN = re.compile(r"–(?<=[\d.]–)(?=\d)")
# Dots for what is left out begin no line.
_DOTS = re.compile(r"…(?<=\w …)")
# What parts two facts stands between them: it neither ends a line nor begins one.
_BETWEEN = re.compile(r"·(?<=\S[ \n]·)[ \n](?=\S)")
# In these is what is no text of the page, is drawn, or is copied as it stands.
# Most tags are known to be others by their first two signs.
_AS_WRITTEN = re.compile(
    r"<(?=!-|/?(?:[cC][oO]|[oO][pP]|[pP][rR]|[sS][cCtTvV]|[tT][eEiI]))(?P<closes>/?)(?P<name>!--|(?i:code|option|pre|script|style|svg|textarea|title)(?=[\s/>]))"
)
_LETTER = re.compile(r"§\u00a0(\d+) (?=[a-e]\b)")
# «§§ 41–43», «§§ 32 og 35»: what is named together.
_SECTIONS = re.compile(r"§§\u00a0\d+(?:\u00a0[a-e]\b)?(?:(?:–| og |, )\d+(?: [a-e]\b)?)+")
# A line may end after a dash, unless this follows, which nobody sees.
_JOINER = "\u2060"
_NO_BREAK = "\u00a0"
_NAMELESS_DRAWING = re.compile(r"<svg(?=[\s>])(?![^>]*\s(?:role|aria-\w+)=)")

# What Markdown calls the sign after a heading.
_PERMALINK = "headerlink"

# So many signs of text fill a phone's screen.
_IN_SIGHT = 600


def held_together(content: str) -> str:
    """HTML in which no line ends between a section sign and its numbers: `§ 42`, `§ 2 a`, `§§ 41–43`."""
    if "§ " not in content:
        return content
    numbered = _LETTER.sub("§\u00a0\\1\u00a0", _NUMBER.sub("§\u00a0", content))
    return _SECTIONS.sub(lambda match: match[0].replace(" ", "\u00a0").replace("–", f"–{_JOINER}"), numbered)


@dataclass(frozen=True)
class Finishing:
    """How the HTML of a whole page gets what its templates and its author need not think of."""

    content: str

    def make(self) -> str:
        """The HTML in which what belongs together stays on a line, and drawings without a name are silent."""
        return with_silent_drawings(with_held_words(held_together(self.content)))


def with_held_words(content: str) -> str:
    """HTML in whose text no line ends within «22. november 2026» or «10–12», before «…» or beside «·»; what stands in attributes is as it was written."""
    return replaced(content, _held_words(content))


def _held_words(content: str) -> Iterator[tuple[int, int, str]]:
    parted = _parted(content)
    written = _written_in(content) if parted else []
    ends = [end for _, end in written]
    for start, end, held in parted:
        following = bisect_right(ends, start)
        is_written = following < len(written) and written[following][0] < start
        if not is_written and not _is_within_tag(content, start):
            yield start, end, held


def _written_in(content: str) -> list[tuple[int, int]]:
    """Where what stays as it was written begins and ends, in order; of what holds another the one around both."""
    inside: list[str] = []
    places = []
    start = end_of_comment = 0
    for tag in _AS_WRITTEN.finditer(content):
        name = tag["name"].lower()
        if tag.start() < end_of_comment:
            continue
        if name == "!--":
            end = content.find("-->", tag.end())
            end_of_comment = len(content) if end < 0 else end
            places += [] if inside else [(tag.start(), end_of_comment)]
        elif not tag["closes"]:
            start = start if inside else tag.start()
            inside.append(name)
        elif name in inside:
            del inside[inside.index(name) :]
            places += [] if inside else [(start, tag.start())]
    return [*places, (start, len(content))] if inside else places


def _is_within_tag(content: str, place: int) -> bool:
    before = content.rfind("<", 0, place)
    return before >= 0 and end_of_tag(content, before) > place


def _parted(text: str) -> list[tuple[int, int, str]]:
    """Where a line might end in a text and may not, in order, and what stands there instead."""
    days = [place for match in _DAY.finditer(text) for place in match.regs[1:] if place[0] >= 0]
    between: list[tuple[int, int]] = []
    for match in _BETWEEN.finditer(text):
        before, after = match.start() - 1, match.start() + 1
        # Of two that share a space only the first is one.
        if not between or before >= between[-1][1]:
            between += [(before, before + 1), (after, after + 1)]
    dots = [(match.start() - 1, match.start()) for match in _DOTS.finditer(text)]
    spans = [(match.end(), match.end(), _JOINER) for match in _SPAN.finditer(text)]
    return sorted([*spans, *((start, end, _NO_BREAK) for start, end in (*days, *between, *dots))])


def with_silent_drawings(content: str) -> str:
    """HTML in which a drawing that has no name is for eyes alone: beside it, or in what it stands in, there are words."""
    return _NAMELESS_DRAWING.sub('<svg aria-hidden="true"', content)


def with_silent_permalinks(content: str) -> str:
    """HTML in which the sign after a heading leads to it for those who point, and is silent for all others.

    Whoever listens would hear it in the name of every heading, and whoever uses the keyboard would stop there; the list of
    contents leads to the same places.
    """
    return replaced(content, ((place, place, ' tabindex="-1" aria-hidden="true"') for place in _permalinks(content)))


def _permalinks(content: str) -> Iterator[int]:
    """Where the first attribute of each such sign begins. There are few of them: all other tags are passed over."""
    after = 0
    while (named := content.find(_PERMALINK, after)) >= 0:
        after = named + len(_PERMALINK)
        start = content.rfind("<", 0, named)
        tag = opening(content[max(start, 0) : content.find(">", named) + 1])
        if tag and not tag.closes and tag.attributes.get("class") == _PERMALINK:
            yield start + 1 + len(tag.name)


def without_space_at_blocks(content: str) -> str:
    """HTML without the space before what begins or ends a block, which nobody sees; a text that keeps its spaces may not be in it."""
    *before, last = _BLOCK.split(content)
    return "<".join([*(text.rstrip() for text in before), last])


def words(content: str, between: str = "") -> str:
    """The text of a piece of HTML without its tags, with `between` where each of them stood."""
    if "<" not in content:
        return html.unescape(content)
    bare = without_tags(content, between)
    return html.unescape("".join(_words(content, between)) if bare is None else bare)


def _words(content: str, between: str) -> Iterator[str]:
    for piece in pieces(content):
        if isinstance(piece, Text):
            yield content[piece.start : piece.end]
        else:
            yield between


def without_links(content: str) -> str:
    """The content with its links as text."""
    return replaced(content, ((tag.start, tag.end, "") for tag in tags(content) if tag.name == "a"))


def with_links(content: str, new: Callable[[str], str | None]) -> str:
    """The content with each address that `new` knows another for led there; None leaves a link as it is."""
    return replaced(content, _led(content, new, "a", "href"))


def with_pictures(content: str, new: Callable[[str], str | None]) -> str:
    """The content with each picture that `new` knows another address for fetched from there."""
    return replaced(content, _led(content, new, "img", "src"))


def with_sizes(content: str, size_of: Callable[[str], tuple[int, int] | None]) -> str:
    """The content with what a browser must know of each picture to leave room for it and to fetch it when it is needed.

    `size_of` gives width and height in pixels by address. A picture that is in sight at once, and is the first, is fetched at once.
    """
    return replaced(content, _sized(content, size_of)) if "<img" in content else content


def _sized(content: str, size_of: Callable[[str], tuple[int, int] | None]) -> Iterator[tuple[int, int, str]]:
    is_first = True
    for tag in tags(content):
        if tag.name != "img" or tag.closes:
            continue
        given = tag.attributes
        new = {"decoding": "async"}
        if not (is_first and len(words(content[: tag.start])) < _IN_SIGHT):
            new["loading"] = "lazy"
        if (size := size_of(given.get("src", ""))) and not {"width", "height"} & given.keys():
            new |= {"width": str(size[0]), "height": str(size[1])}
        place = tag.start + 1 + len(tag.name)
        yield place, place, "".join(f' {name}="{value}"' for name, value in new.items() if name not in given)
        is_first = False


def _led(
    content: str, new: Callable[[str], str | None], element: str, attribute: str
) -> Iterator[tuple[int, int, str]]:
    for tag in tags(content):
        old = tag.attributes.get(attribute) if tag.name == element and not tag.closes else None
        address = None if old is None else new(old)
        if address is not None:
            start, end = tag.place_of(attribute)
            yield start, end, f'{attribute}="{html.escape(address)}"'


def with_inside(content: str, attribute: str, new: Callable[[str], str]) -> str:
    """The content with what `new` gives for its value inside each empty element that has an attribute."""
    return replaced(
        content,
        [(tag.end, tag.end, new(tag.attributes[attribute])) for tag in tags(content) if attribute in tag.attributes],
    )


def headings(page: Fragment) -> Iterator[tuple[int, int]]:
    """Every heading in a piece of HTML, as (position, level)."""
    for tag in page.tags:
        if not tag.closes and len(tag.name) == 2 and tag.name[0] == "h" and tag.name[1] in "123456":
            yield tag.start, int(tag.name[1])


def replaced(content: str, edits: Iterator[tuple[int, int, str]] | list[tuple[int, int, str]]) -> str:
    """The content with other text in some places, given in order as (start, end, text); all else stays as it is."""
    done, kept = 0, []
    for start, end, text in edits:
        kept += [content[done:start], text]
        done = end
    return "".join([*kept, content[done:]])


def opening(content: str) -> Tag | None:
    """The first tag of a piece of HTML."""
    return next(tags(content), None)


def start_of_heading(content: str, title: str) -> int | None:
    """Where the last heading with these words begins, if there is one: what stands further up, an author has written."""
    heading = re.compile(rf"<h\d[^>]*>{re.escape(html.escape(title, quote=False))}(?=<)")
    alike = [match.start() for match in heading.finditer(content)]
    if not alike or is_plain(content[: alike[-1]]):
        return alike[-1] if alike else None
    # One may stand in a comment or in a value.
    starts = {start for start, _ in headings(Fragment(content))}
    return max(starts.intersection(alike), default=None)


def inert(text: str) -> str:
    """A text that may be printed as it is: escaped, and with no sign that a macro could start with."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return escaped.replace("{", "&#123;").replace("}", "&#125;")
