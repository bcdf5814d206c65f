"""What is said of the HTML that an author's Markdown becomes, with the line it was written on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
import yaml

from macros.build import Build
from macros.markup.addresses import LINK_SCHEMES
from macros.markup.allowed import ATTRIBUTES_OF_ALL, FOR_AUTHORS
from tests.conftest import ROOT

SOURCE = "grunnlag/leken.md"
# The front matter of the module «leken» ends on line 49.
FIRST = 50


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml without what only Python can make of it."""


_Settings.add_multi_constructor("", lambda _loader, _tag, _node: None)


def _converter() -> markdown.Markdown:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Settings)
    names, options = [], {}
    for extension in settings["markdown_extensions"]:
        name, given = (extension, None) if isinstance(extension, str) else next(iter(extension.items()))
        names.append(name)
        options[name] = {key: value for key, value in (given or {}).items() if value is not None}
    return markdown.Markdown(extensions=names, extension_configs=options)


CONVERTER = _converter()


def _told(docs: Path, build: Callable[[], Build], body: str) -> list[str]:
    """What is said of the page «leken» with another body."""
    file = docs / SOURCE
    front = file.read_text(encoding="utf-8").split("---\n")[1]
    file.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    made = build()
    draft = made.pages.drafts[SOURCE]
    for call in draft.calls:
        start, end = body.index("{{"), body.index("}}") + 2
        body = body[:start] + draft.place(call) + body[end:]
    problems = made.fill(SOURCE, CONVERTER.reset().convert(draft.finish(body))).problems
    return sorted({str(problem).removeprefix(f"docs/{SOURCE}") for problem in problems})


_ALONE = "en makro må stå alene på sin egen linje, med en tom linje over og under"
_LOST = "det makroen viser, kommer ikke med på siden herfra; skriv den alene på sin egen linje, utenfor kode, lenker og kommentarer"
_ELSEWHERE = "hentes fra et annet nettsted, som da får vite hvem som leser: legg fila i docs, eller skriv en lenke"

TOLD = {
    # Slots
    "slot in a link's definition": ("Før [a][x].\n\n[x]: {{ scene() }}", [f":52  makro: scene: {_LOST}"]),
    "slot in a link": ("[a]({{ scene() }})", [f":50  makro: scene: {_LOST}"]),
    "slot in a picture": ("![a]({{ scene() }})", [f":50  makro: scene: {_LOST}"]),
    "slot in an attribute": ('<abbr title="{{ scene() }}">a</abbr>', [f":50  makro: scene: {_LOST}"]),
    "slot in an abbreviation": ("*[HTML]: {{ scene() }}", [f":50  makro: scene: {_LOST}"]),
    "slot in a code block": ("Før.\n\n```\n{{ scene() }}\n```", [f":53  makro: scene: {_ALONE}"]),
    "slot that is indented": ("    {{ scene() }}", [f":50  makro: scene: {_ALONE}"]),
    "slot in code": ("`{{ scene() }}`", [f":50  makro: scene: {_ALONE}"]),
    "slot in a heading": ("## {{ scene() }}", [f":50  makro: scene: {_ALONE}"]),
    "slot in a table": ("| a | b |\n| --- | --- |\n| {{ scene() }} | c |", [f":52  makro: scene: {_ALONE}"]),
    "slot in a tight list": ("- {{ scene() }}", [f":50  makro: scene: {_ALONE}"]),
    "slot in emphasis": ("*{{ scene() }}*", [f":50  makro: scene: {_ALONE}"]),
    "slot in a footnote": ("a[^1].\n\n[^1]: {{ scene() }}", [f":52  makro: scene: {_ALONE}"]),
    "slot with a class": ("{{ scene() }}\n{: .a }", [f":50  makro: scene: {_ALONE}"]),
    "slot with a line below": ("{{ scene() }}\na", [f":50  makro: scene: {_ALONE}"]),
    "slot before what is wrong": (
        "a {{ scene() }}\n\n<div>",
        [f":50  makro: scene: {_ALONE}", ":52  html: «<div>» kan ikke stå på en side; skriv en boks med !!! eller ???"],
    ),
    # What is not shown
    **{
        f"begins with {sign}": (
            written,
            [f":50  html: «{sign}» begynner noe som nettleseren ikke viser; skriv det med ord, eller ta det bort"],
        )
        for sign, written in {"<?": "a <?php viktig ?> b", "<!": "<!DOCTYPE html> tekst"}.items()
    },
    "class of the theme's": (
        '<small class="x md-dialog">a</small>',
        [":50  html: klassen «md-dialog» er håndbokas egen og kan ikke stå på «<small>»; ta den bort"],
    ),
    "class of ours": (
        "a\n{: .rh-print-only }",
        [":51  html: klassen «rh-print-only» er håndbokas egen og kan ikke stå på «<p>»; ta den bort"],
    ),
    **{
        f"class {name} of the theme's on {tag}": (
            written.replace("…", name),
            [f":{line}  html: klassen «{name}» er håndbokas egen og kan ikke stå på «<{tag}>»; ta den bort"],
        )
        for name, written, tag, line in (
            ("headerlink", "a\n{: .… }", "p", 51),
            ("headerlink", "[a](https://b.example){: .… }", "a", 50),
            ("tabbed-block", "a\n{: .… }", "p", 51),
            ("tabbed-labels", '??? … "T"\n    a', "details", 50),
            ("headerlink", '!!! … "T"\n    a', "div", 50),
            ("task-list-control", "*a*{: .… }", "em", 50),
            ("mermaid", '<pre class="…"><code>graph TD</code></pre>', "pre", 50),
            ("footnote-ref", "**a**{: .… }", "strong", 50),
            ("inline", "a\n{: .x .… }", "p", 51),
            ("no-js", "> a\n{: .… }", "p", 51),
            ("grid", "- a\n- b\n{: .… }", "li", 52),
        )
    },
    **{
        f"a sum that looks like {sign}": (
            written,
            [f":{line}  html: «{sign}» blir lest som HTML, og blir borte; skriv mellomrom etter tegnet <"],
        )
        for sign, written, line in (
            ("<b og", "Barn <3 år … a<b og c>d", 50),
            ("<b og", "Det og c.\n\nBarn <3 år, a<b og c>d\n\nog c", 52),
            ("<i og", "Hvis x<i og y>i, så\n\n- c\n- og", 50),
        )
    },
    "text that is loose in a list": (
        "<ul>løs<li>a</li></ul>",
        [":50  html: «løs» står løst i «<ul>»; legg det i et punkt, eller skriv lista med Markdown"],
    ),
    "two summaries": (
        "<details>\n<summary>a</summary>\n<summary>den andre</summary>b</details>",
        [":50  html: «<details>» har mer enn én «<summary>»; ta bort den med «den andre»"],
    ),
    "id of two words": ("## A {: id='a b' }", [":50  html: id-en «a b» kan ikke ha mellomrom; skriv bindestrek"]),
    "picture in its address": (
        "![a](data:image/png;base64,AAAA)",
        [":50  bilde: bildet ligger i selve adressen («data:»); lagre det som en fil i docs, og lenk til den"],
    ),
    # What does not close
    "div": ("Før.\n\n<div>\n\na", [":52  html: «<div>» kan ikke stå på en side; skriv en boks med !!! eller ???"]),
    "details": (
        "Før.\n\n<details>\n<summary>a</summary>",
        [":52  html: «<details>» lukkes ikke der den hører til; skriv </details> der den slutter"],
    ),
    "pre": ("<pre>a", [":50  html: «<pre>» lukkes ikke der den hører til; skriv </pre> der den slutter"]),
    "title": ("a <title> b\n\nc", [":50  html: «<title>» kan ikke stå på en side; skriv det med Markdown"]),
    "template": ("<template>\n\na", [":50  html: «<template>» kan ikke stå på en side; skriv det med Markdown"]),
    "textarea": ("<textarea>\na", [":50  html: «<textarea>» kan ikke stå på en side; skriv det med Markdown"]),
    "noscript": ("<noscript>\n\na", [":50  html: «<noscript>» kan ikke stå på en side; skriv det med Markdown"]),
    "plaintext": ("<plaintext>\na", [":50  html: «<plaintext>» kan ikke stå på en side; skriv det med Markdown"]),
    "select": ("<select>\na", [":50  html: «<select>» kan ikke stå på en side; skriv det med Markdown"]),
    "end tag of what is around": ("</article>", [":50  html: «</article>» lukker ingenting som står åpent; ta den bort"]),
    "the second of two": (
        "`<kbd>`\n\n<kbd>a</kbd>\n\nb <kbd>c",
        [":54  html: «<kbd>» lukkes ikke der den hører til; skriv </kbd> der den slutter"],
    ),
    # The lists
    "script": ("<script>a()</script>", [":50  html: «<script>» kan ikke stå på en side; håndboka har ingen skript fra sidene"]),
    "listening": ('a\n{: onclick="b()" }', [":51  html: «onclick» kjører et skript, og det gjør ingen side; ta den bort"]),
    "style": ('a\n{: style="color:red" }', [":51  html: «style» kan ikke brukes; utseendet bestemmes av håndboka"]),
    "slip in an attribute": ('<abbr titel="a">b</abbr>', [":50  html: «titel» kan ikke stå på «<abbr>»; mente du «title»?"]),
    "hidden": ("<p hidden>a</p>", [":50  html: «hidden» kan ikke stå på «<p>»; ta den bort"]),
    "span": ("<span>a</span>", [":50  html: «<span>» kan ikke stå på en side; skriv det med Markdown"]),
    "heading of a page": ("# A", [":50  html: «<h1>» kan ikke stå på en side; tittelen står i title; skriv ## foran overskriften"]),
    "link that is a script": (
        "[a](javascript:b)",
        [":50  lenke: «javascript:b» kjører et skript, og det gjør ingen lenke; skriv adressen til en side"],
    ),
    "link with another scheme": (
        "[a](ftp://b.example)",
        [
            ":50  lenke: «ftp://b.example» begynner med «ftp:»; en lenke begynner med «http:», «https:», «mailto:» eller «tel:», eller er stien til en fil"
        ],
    ),
    "link without a scheme": ("[a](//b.example)", [":50  lenke: «//b.example» må begynne med «https://»"]),
    "picture from elsewhere": (
        "![a](https://b.example/c.png)",
        [f":50  personvern: «https://b.example/c.png» {_ELSEWHERE}"],
    ),
    "picture without a text": ('<img src="a.png">', [":50  bilde: «a.png» mangler alt-tekst: skriv ![hva bildet viser](…)"]),
    # Ids and headings
    "id twice": ("## A {: #x }\n\n## B {: #x }", [":52  id: «x» er brukt før på linje 50; gi den ene en annen id"]),
    "id of a component": (
        "## A {: #praksisfortelling }\n\n{{ scene() }}",
        [":52  id: «praksisfortelling» er brukt før på linje 50; gi den ene en annen id"],
    ),
    "level left out": (
        "## A\n\n#### B",
        [":52  advarsel: overskrift: overskriften «B» har 4 nummertegn rett under en med 2; bruk 3"],
    ),
    "comment": (
        "a\n\n<!-- b -->",
        [":52  advarsel: html: kommentaren blir med ut på nettet, der alle kan lese den; ta den bort"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "told"), TOLD.values(), ids=TOLD)
def test_what_is_wrong_in_a_page_is_told_with_its_line(
    body: str, told: list[str], docs: Path, build: Callable[[], Build]
) -> None:
    assert _told(docs, build, body) == told


@pytest.mark.parametrize(
    "body",
    [
        "a < b og c > d & e",
        '<abbr title="a">b</abbr> <kbd>c</kbd> H<sub>2</sub>O<br>d <mark>e</mark>',
        "<details>\n<summary>a</summary>\n<p>b</p>\n</details>",
        '<figure>\n<img src="a.png" alt="b">\n<figcaption>c</figcaption>\n</figure>',
        "<img src='a.png' alt='b'>",
        '<img src="a.png" title="b > c" alt="d">',
        "```html\n<div onclick='a()'>\n```",
        "Ord som `<div>` og `<script>`.",
        "| a | b |\n| :-- | --: |\n| c | d |",
        "a[^b].\n\n[^b]: c",
        "a HTML.\n\n*[HTML]: b",
        '!!! note "a"\n\n    b\n\n??? note "c"\n\n    d\n\n    {{ scene() }}',
        "1. a\n2. b\n\n    {{ scene() }}\n\n> c\n\n---\n\n**d** *e* [f](https://g.example) <h@i.example> [j](tel:123)",
        "## A {: #b .c }\n\n### D",
        "Hei <a ",
        "a\n{: .min-klasse }",
        '!!! note inline end "T"\n    a\n\n??? tip inline "U"\n    b',
        "```python\ndef a(b): return 1  # c\n```",
        "## A\n\n### B",
    ],
)
def test_what_markdown_makes_and_the_list_allows_is_let_be(body: str, docs: Path, build: Callable[[], Build]) -> None:
    assert _told(docs, build, body) == []


def test_the_guide_for_authors_says_what_the_list_holds() -> None:
    guide = (ROOT / "docs" / "om" / "for-forfattere.md").read_text(encoding="utf-8")
    for name, (purpose, attributes) in FOR_AUTHORS.items():
        beside = f" ({', '.join(f'`{attribute}`' for attribute in sorted(attributes))})" if attributes else ""
        assert f"| `{name}`{beside} | {purpose[0].upper()}{purpose[1:]} |" in guide
    for word in (*ATTRIBUTES_OF_ALL, *(f"{scheme}:" for scheme in LINK_SCHEMES)):
        assert f"`{word}`" in guide
