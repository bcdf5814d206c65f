"""Marks of other kinds of Markdown, which are shown as they were typed here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.problems import Problem
from macros.proofreading.manuscript import BLOT, Manuscript

# What it looks like at the beginning of a line or in it, and what to write instead; whether it is surely meant so.
_Mark = tuple[re.Pattern[str], str, bool]


def _marks(*written: tuple[str, str, bool]) -> tuple[_Mark, ...]:
    return tuple((re.compile(pattern), advice, stops) for pattern, advice, stops in written)


_FOREIGN = _marks(
    (r"\[\[[^\[\]\n]+\]\](?!\()", "en lenke skrives [teksten leseren ser](stien til .md-fila)", True),
    (
        r"^[ >]*[-*+] +\[[ xX]\] ",
        "en sjekkliste skrives i hodet, under checklists; en vanlig liste har ingen [ ]",
        True,
    ),
    (r"(?<![~\w])~~[^~\s][^~\n]*~~", "gjennomstreking finnes ikke; ta bort teksten, eller tegnene", True),
    (r"(?<![=\w])==[^=\s][^=\n]*==(?!=)", "utheving skrives **slik**", True),
    (r"^ *>? *\[!\w+\]", 'en boks skrives !!! note "Tittel", med fire mellomrom foran teksten under', True),
    (
        r"^ *(?:===\+?!?|///) ?[\"\w]",
        'faner finnes ikke; bruk overskrifter, eller en boks: ??? note "Tittel"',
        True,
    ),
    (r"^ *:::+ ?[{\w]", 'en boks skrives !!! note "Tittel", med fire mellomrom foran teksten under', True),
    (r"^ *;?-{1,}8<-{1,}", "en fil kan ikke hentes inn i en annen; skriv teksten her", True),
    (r"\{\+\+|\{--|\{==|\{>>|\{~~", "rettemerker fra et annet program; ta dem bort", True),
    (r"^\[(?:TOC|toc)\]\s*$", "innholdslista lages av seg selv; ta bort linja", True),
    (r"\^\[[^\]\n]+\]", "en fotnote skrives [^1] i teksten og [^1]: … på en egen linje", True),
    (r"^:[ \t]+\S", "en ordforklaring skrives som et punkt i en liste: - **Ord**: forklaring", False),
    (r"\$\$[^$\n]+\$\$", "formler finnes ikke; skriv det med ord", False),
    (
        r"(?<![\w:/]):[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*:(?![\w:/])",
        "slike tegn finnes ikke; skriv det med ord",
        False,
    ),
    (r"\S*(?<!\\)\\$", "et linjeskift lages med to mellomrom bakerst på linja", True),
    (r"^ *(?:!!|\?\?) ?\w+(?: +\"[^\"]*\")? *$", 'en boks begynner med tre tegn: !!! note "Tittel"', True),
)
# What only a body may hold: front matter has nothing but emphasis, links, lists and paragraphs.
_ONLY_IN_BODIES = _marks(
    (r"!\[[^\[\]\n]*\]\([^()\n]*\)", "bilder kan bare stå i brødteksten", True),
    (r"</?[a-zA-Z][\w-]*(?:\s[^<>\n]*)?/?>|<!--", "HTML virker bare i brødteksten", False),
    (r"\{:[^{}\n]*\}", "egenskaper virker bare i brødteksten", True),
)
_SIGNS = re.compile(r"<|\{:|\[|~~|==|///|:::|8<|\{[+=>~-]|\$\$|:|!!|\?\?|\\$")


def foreign_marks(text: Manuscript) -> Iterator[Problem]:
    """The lines with a mark that another kind of Markdown knows; one problem for each line."""
    for index, row in enumerate(text.lines):
        if not _SIGNS.search(row):
            continue
        for pattern, advice, stops in (*_FOREIGN, *(_ONLY_IN_BODIES if text.key else ())):
            match = pattern.search(row)
            if match and BLOT not in match[0]:
                shown = match[0].strip()
                yield text.problem(index, "tegn", f"«{shown}» blir stående som tekst her: {advice}", stops=stops)
                break
