"""What HTML a page's body may hold: all that Markdown makes, and a little that an author may write.

Everything else is a problem. The guide for authors shows `FOR_AUTHORS` as it stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from macros.content.problems import nearest
from macros.markup.addresses import LINK_SCHEMES, is_elsewhere, is_run, plain, scheme_of
from macros.markup.tree import Tree, attributes_of, text_of

# Element → (what it is for, the attributes it may have beside those of all).
FOR_AUTHORS: Mapping[str, tuple[str, frozenset[str]]] = {
    "abbr": ("forkortelse med forklaring i `title`", frozenset()),
    "br": ("ny linje", frozenset()),
    "cite": ("tittel på et verk", frozenset()),
    "details": ("boks som åpnes", frozenset({"open"})),
    "summary": ("det som alltid vises av en slik boks", frozenset()),
    "figure": ("bilde med tekst under", frozenset()),
    "figcaption": ("teksten under bildet", frozenset()),
    "kbd": ("tast", frozenset()),
    "mark": ("merket tekst", frozenset()),
    "q": ("sitat i en setning", frozenset()),
    "small": ("liten skrift", frozenset()),
    "sub": ("senket skrift", frozenset()),
    "sup": ("hevet skrift", frozenset()),
    "time": ("dato eller klokkeslett", frozenset({"datetime"})),
    "wbr": ("sted der et langt ord kan deles", frozenset()),
}
ATTRIBUTES_OF_ALL = ("class", "id", "lang", "title")

_CELL = frozenset({"align", "colspan", "rowspan", "scope", "style"})
# What Markdown and its extensions in mkdocs.yml make.
_FROM_MARKDOWN: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        "p h2 h3 h4 h5 h6 ul em strong del ins code pre blockquote hr dl dt dd table thead tbody tr b i s u".split(),
        frozenset(),
    ),
    "a": frozenset({"href", "name", "rel", "role", "aria-describedby", "download"}),
    "div": frozenset({"role"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "li": frozenset({"value", "role"}),
    "ol": frozenset({"start", "type"}),
    "span": frozenset({"role"}),
    "th": _CELL,
    "td": _CELL,
}
_ALLOWED: Mapping[str, frozenset[str]] = {
    **_FROM_MARKDOWN,
    **{name: attributes for name, (_, attributes) in FOR_AUTHORS.items()},
}
# Markdown's own boxes; a `div` or `span` of an author's own would only be a look, or a place for other things to go wrong.
_BOXES = frozenset("admonition highlight footnote codehilite language-text tabbed-set tabbed-content".split())
# What may be typed in a sum or a comparison, with a word after it.
_LIKE_LETTERS = frozenset("a b i s u q".split())
# What classes of the theme's and of ours begin with, and those of ours that Markdown's tables get.
TAKEN = ("md-", "rh-", "mdx-", "tabbed-", "task-list-", "key-")
# The theme's classes without such a beginning that hide, move or run what bears them, or dress it up as something else.
OF_THE_THEME = frozenset(
    "admonition admonition-title annotate arithmatex block card cards code comment critic emojione end filename focus-visible "
    "footnote footnote-backref footnote-ref gemoji giscus grid headerlink highlight highlighttable hll inline js katex-html keys "
    "linenodiv linenos mermaid middle no-js result task-list twemoji lg xl xxl xxxl".split()
)
# Those of them that Markdown gives: tag → classes. Boxes may stand beside the text.
_GIVEN_BY_MARKDOWN: Mapping[str, frozenset[str]] = {
    "p": frozenset({"admonition-title"}),
    "div": frozenset({"admonition", "inline", "end", "footnote", "highlight"}),
    "details": frozenset({"inline", "end"}),
    "sup": frozenset({"footnote-ref"}),
    "a": frozenset({"footnote-ref", "footnote-backref"}),
}
_ALIGNMENTS = frozenset({"rh-left", "rh-center", "rh-right"})
_ALIGNED = frozenset(f"text-align: {side};" for side in ("left", "right", "center"))

_INSTEAD = {
    "script": "håndboka har ingen skript fra sidene",
    "style": "utseendet bestemmes av håndboka",
    "iframe": "skriv en lenke",
    "video": "skriv en lenke til filmen",
    "audio": "skriv en lenke til opptaket",
    "object": "skriv en lenke",
    "embed": "skriv en lenke",
    "form": "skriv spørsmålene i hodet, så får de ark å skrive på",
    "input": "skriv en sjekkliste i hodet",
    "h1": "tittelen står i title; skriv ## foran overskriften",
    "font": "utseendet bestemmes av håndboka",
    "center": "utseendet bestemmes av håndboka",
    "div": "skriv en boks med !!! eller ???",
    "section": "skriv en overskrift med ##",
    "svg": "legg tegningen i en fil under docs, og skriv ![hva den viser](…)",
}
_WRITE_MARKDOWN = "skriv det med Markdown"


@dataclass(frozen=True)
class NotAllowed:
    """Something on a page that may not be there.

    `number` is the element's place among those of its `tag`, counted from 0; `sought` are texts that the author may
    have written it with, the surest first.
    """

    kind: str
    tag: str
    number: int
    sought: tuple[str, ...]
    message: str


def not_allowed(tree: Tree) -> Iterator[NotAllowed]:
    """What of a page's content, made from Markdown, is on none of the lists."""
    numbers: dict[str, int] = {}
    for element in tree.elements:
        tag = element.tag or ""
        if tag in ("html", "head", "body") and not element.attributes:
            continue
        number = numbers.get(tag, -1) + 1
        numbers[tag] = number
        for kind, sought, message in _wrong_with(element, tag):
            yield NotAllowed(kind, tag, number, sought, message)


def _wrong_with(element: LexborNode, tag: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    given = attributes_of(element)
    if not _may_stand(element, tag, given):
        instead = _INSTEAD.get(tag, _WRITE_MARKDOWN)
        as_markdown = (f"# {' '.join(text_of(element).replace('¶', '').split())}",) if tag == "h1" else ()
        yield "html", (f"<{tag}", *as_markdown), f"«<{tag}>» kan ikke stå på en side; {instead}"
        return
    yield from _wrong_inside(element, tag)
    if tag in _LIKE_LETTERS and (words := [name for name, value in given.items() if not value]):
        message = f"«<{tag} {words[0]}» blir lest som HTML, og blir borte; skriv mellomrom etter tegnet <"
        yield "html", (f"<{tag} {words[0]}", f"<{tag}"), message
        return
    for name, value in given.items():
        if name in ATTRIBUTES_OF_ALL:
            if wrong := _wrong_name(name, value, element, tag):
                taken = (word for word in value.split() if _is_taken(word, element, tag))
                yield "html", (value, *taken, f"{name}=", f"<{tag}"), wrong
            continue
        if name not in _ALLOWED[tag]:
            yield "html", (f"{name}=", name, f"<{tag}"), _attribute(tag, name)
        elif name == "style" and value not in _ALIGNED:
            yield "html", ("style=", f"<{tag}"), _attribute(tag, name)
        elif name == "href":
            yield from (("lenke", (value, plain(value)), message) for message in _wrong_link(value))
        elif name == "src" and scheme_of(value) in ("data", "blob", "about"):
            message = "bildet ligger i selve adressen («data:»); lagre det som en fil i docs, og lenk til den"
            yield "bilde", (value, plain(value), f"{scheme_of(value)}:"), message
        elif name == "src" and (is_elsewhere(value) or scheme_of(value)):
            yield "personvern", (value, plain(value)), elsewhere(value)


def _wrong_inside(element: LexborNode, tag: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """What stands loose in a list, where no point holds it, and what a box that opens has twice."""
    if tag in ("ul", "ol"):
        for child in element.iter(include_text=True):
            words = " ".join(text_of(child).split())
            if child.tag != "li" and words:
                yield (
                    "html",
                    (words, f"<{tag}"),
                    f"«{words[:40]}» står løst i «<{tag}>»; legg det i et punkt, eller skriv lista med Markdown",
                )
    elif tag == "details":
        summaries = [child for child in element.iter() if child.tag == "summary"]
        if len(summaries) > 1:
            words = " ".join(text_of(summaries[1]).split())
            yield "html", (words, f"<{tag}"), f"«<details>» har mer enn én «<summary>»; ta bort den med «{words[:40]}»"


def elsewhere(address: str) -> str:
    """The sentence about something that a page fetches from another host."""
    return f"«{address}» hentes fra et annet nettsted, som da får vite hvem som leser: legg fila i docs, eller skriv en lenke"


def _may_stand(element: LexborNode, tag: str, given: Mapping[str, str]) -> bool:
    if tag not in _ALLOWED:
        return False
    if tag == "div":
        return bool(_BOXES & set(given.get("class", "").split())) or _in(element, "highlight")
    if tag == "span":
        return _in(element, "highlight") or _within(element, "code")
    return True


def _within(element: LexborNode, tag: str) -> bool:
    around = element.parent
    while around is not None:
        if around.tag == tag:
            return True
        around = around.parent
    return False


def _in(element: LexborNode, name: str) -> bool:
    around = element.parent
    while around is not None:
        if name in (around.attributes.get("class") or "").split():
            return True
        around = around.parent
    return False


def _attribute(tag: str, name: str) -> str:
    if name.startswith("on"):
        return f"«{name}» kjører et skript, og det gjør ingen side; ta den bort"
    if name == "style":
        return "«style» kan ikke brukes; utseendet bestemmes av håndboka"
    if name in ("srcset", "target", "markdown"):
        return f"«{name}» kan ikke brukes; ta den bort"
    near = nearest(name, [*ATTRIBUTES_OF_ALL, *sorted(_ALLOWED[tag])], "")
    return f"«{name}» kan ikke stå på «<{tag}>»{near or '; ta den bort'}"


def _wrong_name(attribute: str, value: str, element: LexborNode, tag: str) -> str | None:
    """What is wrong with an id or a class: the theme's own and ours may hide what bears them, or lay it over the page."""
    if attribute == "id" and (not value or any(sign.isspace() for sign in value)):
        return f"id-en «{value}» kan ikke ha mellomrom; skriv bindestrek"
    if attribute == "class":
        taken = next((name for name in value.split() if _is_taken(name, element, tag)), None)
        if taken:
            return f"klassen «{taken}» er håndbokas egen og kan ikke stå på «<{tag}>»; ta den bort"
    return None


def _is_taken(name: str, element: LexborNode, tag: str) -> bool:
    if name.startswith(TAKEN):
        return name not in _ALIGNMENTS
    if name not in OF_THE_THEME or name in _GIVEN_BY_MARKDOWN.get(tag, ()):
        return False
    # The link beside a heading is made with one, and what is coloured in code has many.
    is_made = name == "headerlink" and tag == "a" and text_of(element) == "¶"
    return not (is_made or _in(element, "highlight"))


def _wrong_link(address: str) -> Iterator[str]:
    scheme = scheme_of(address)
    if is_run(address):
        yield f"«{address}» kjører et skript, og det gjør ingen lenke; skriv adressen til en side"
    elif scheme and scheme not in LINK_SCHEMES:
        yield f"«{address}» begynner med «{scheme}:»; en lenke begynner med {_schemes()}, eller er stien til en fil"
    elif scheme in ("http", "https") and not plain(address).lower().startswith(f"{scheme}://"):
        yield f"«{address}» må begynne med «{scheme}://»"
    elif not scheme and is_elsewhere(address):
        yield f"«{address}» må begynne med «https://»"


def _schemes() -> str:
    *but_last, last = (f"«{scheme}:»" for scheme in LINK_SCHEMES)
    return f"{', '.join(but_last)} eller {last}"
