"""The entries of the search index: what each is, what stands for itself, and what comes before what."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.content.fields import Text
from macros.content.models import Module, Prompt, Term

# As Material's search plugin writes them: {"location": …, "title": …, "text": …}; ours besides: kind, keywords, asked, boost, unmarked.
Entry = dict[str, Any]

MODULE, PROMPT, CHECKLIST, SCENE, METHOD, TERM, PROGRAMME, PAGE = (
    "Modul",
    "Spørsmål",
    "Sjekkliste",
    "Praksisfortelling",
    "Arbeidsmåte",
    "Ord",
    "Program",
    "Side",
)

# How much an entry counts beside a page of running text. A module says it best, and a list of everything says least.
_BOOSTS = {MODULE: 1.25, PROMPT: 0.55, CHECKLIST: 0.9, TERM: 0.6}
_LIST = 0.55

# Where a module's practice scene stands: `overrides/components/scene/template.html`.
_SCENE = "praksisfortelling"


@dataclass(frozen=True)
class Contents:
    """What the handbook holds that somebody may look for.

    `address` gives the place of a url in this edition, both relative to the site's root; `plain` a text without marks.
    `lists` are the urls of pages that collect what stands elsewhere, `glossary` that of the glossary if there is one.
    `methods` and `programmes` are ids. `asked` is what people ask of each
    page, and `descriptions` what each is said to be, by its url. `others` are entries of pages that are not made of Markdown, with a url as `location`.
    """

    address: Callable[[str], str]
    plain: Callable[[Text], str]
    modules: Sequence[Module] = ()
    terms: Sequence[Term] = ()
    methods: Collection[str] = ()
    programmes: Collection[str] = ()
    lists: Collection[str] = ()
    glossary: str | None = None
    asked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    others: Sequence[Entry] = ()


def with_kinds(on_pages: Iterable[Entry], contents: Contents) -> list[Entry]:
    """The index' entries, each with what it is, and after them the questions and the terms."""
    address = contents.address
    entries = of_pages(on_pages, contents)
    entries += [
        # Such a page does not mark the words that it was found by.
        _weighed({**entry, "location": address(entry["location"]), "unmarked": True}, PAGE, 1)
        for entry in contents.others
    ]
    pages = {entry["location"] for entry in entries}
    for module in contents.modules:
        if address(module.url) in pages:
            entries += [_prompt(address(module.url), prompt, contents.plain) for prompt in module.prompts]
    if contents.glossary is not None and address(contents.glossary) in pages:
        entries += [_term(address(contents.glossary), term, contents.plain) for term in contents.terms]
    return entries


def of_pages(on_pages: Iterable[Entry], contents: Contents) -> list[Entry]:
    """The entries of pages, each with what it is.

    A heading of a module with nothing beneath it is left out: every module has the same.
    """
    address = contents.address
    modules = {address(module.url): module for module in contents.modules}
    lists = {address(url) for url in contents.lists}
    descriptions = {address(url): description for url, description in contents.descriptions.items()}
    asked = {address(url): sentences for url, sentences in contents.asked.items() if sentences}
    checklists = {
        f"{url}#sjekkliste-{checklist.id}" for url, module in modules.items() for checklist in module.checklists
    }
    anchors = {
        _SCENE: SCENE,
        **{f"metode-{method}": METHOD for method in contents.methods},
        **{f"program-{programme}": PROGRAMME for programme in contents.programmes},
    }
    entries = []
    for entry in on_pages:
        page, _, anchor = entry["location"].partition("#")
        module = modules.get(page)
        if not anchor:
            entries.append(_asked(_page(entry, module, descriptions.get(page, ""), page in lists), asked.get(page, ())))
        elif module is None or entry["text"]:
            kind = CHECKLIST if entry["location"] in checklists else anchors.get(anchor)
            entries.append(_weighed(entry, kind, _LIST if page in lists else 1))
    return entries


def _page(entry: Entry, module: Module | None, description: str, is_list: bool) -> Entry:
    text = f"{html.escape(description, quote=False)} {entry['text']}".strip()
    if module is None:
        return _weighed({**entry, "text": text}, PAGE, _LIST if is_list else 1)
    keywords = ". ".join([*module.keywords, *module.troubles])
    return _weighed({**entry, "text": text, "keywords": html.escape(keywords, quote=False)}, MODULE, 1)


def _asked(entry: Entry, sentences: Sequence[str]) -> Entry:
    """The entry with what people ask of its page: a line each, since a sentence is met as a whole."""
    return {**entry, "asked": html.escape("\n".join(sentences), quote=False)} if sentences else entry


def _weighed(entry: Entry, kind: str | None, factor: float) -> Entry:
    boost = round((_BOOSTS.get(kind, 1) if kind else 1) * factor, 2)
    return {**entry, **({"kind": kind} if kind else {}), **({"boost": boost} if boost != 1 else {})}


def _prompt(url: str, prompt: Prompt, plain: Callable[[Text], str]) -> Entry:
    more = [*prompt.follow_ups, *([prompt.note] if prompt.note else [])]
    entry = {
        "location": f"{url}#sporsmal-{prompt.id}",
        "title": _shown([prompt.text], plain),
        "text": _shown(more, plain),
    }
    return _weighed(entry, PROMPT, 1)


def _term(url: str, term: Term, plain: Callable[[Text], str]) -> Entry:
    other = html.escape(f"Nynorsk: {term.nn}. Engelsk: {term.en}.", quote=False)
    entry = {
        "location": f"{url}#{term.anchor}",
        "title": html.escape(term.nb, quote=False),
        "text": f"{_shown([term.explanation], plain)} {other}",
    }
    return _weighed(entry, TERM, 1)


def _shown(texts: Iterable[Text], plain: Callable[[Text], str]) -> str:
    return html.escape(" ".join(plain(text) for text in texts), quote=False)
