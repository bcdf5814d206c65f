"""What the search worker loads: lunr's file for Norwegian, and after it our scripts with their tables."""

from __future__ import annotations

import json
from collections.abc import Iterable

import minify

from macros.search.entries import PROMPT, SCENE, TERM

# In this order, under `overrides/assets/`: the search, and what puts it into Material's worker.
SCRIPTS = ("norwegian_search.js", "material_search.js")

# Where the tables go in the last of them.
_TABLES = "TABLES"

# Words that say nothing of what somebody is looking for, beside those that lunr's list of small words has.
_SMALL = (
    "altså andre anna annet annen burde bør finnes får fått gir gjelder gjør gjøre gjere hel hele helt hit hos kanskje "
    "lage lager lagar litt mens mer mest mye må måte nei nok rundt stå står åt to få skjer alltid igjen egen eget egne "
    "a gjor gjore ma na nar ogsa pa sa star vaere fa far"
)
# Words that stand in many questions and say little beside another.
_LIGHT = (
    "sier snakke snakker prate ta tar tok ting tips råd hjelp hjelpe lurer vite vet veit finne finner bruke bruker skrive skriver "
    "jobbe jobber jobb trenger vise viser bra god gode godt best vanskelig ny nytt nye sammen tid dag forskjellen forskjell betyr eksempel "
    "barn barnet barna born barnehage barnehagen voksen voksne første mener"
)


def with_norwegian(lunr: str, scripts: Iterable[str], synonyms: str) -> str:
    """The worker's file `lunr` with the texts of `SCRIPTS` after it; `synonyms` as `vocabulary.table` makes them."""
    tables = {
        "small": _SMALL,
        "light": _LIGHT,
        "synonyms": synonyms,
        "name": TERM,
        "quiet": [PROMPT, TERM],
        "told": [PROMPT, SCENE],
    }
    # The last semicolon of each is taken for needless, which it is not where another one follows.
    ours = ";\n".join(minify.string("text/javascript", script).strip().removesuffix(";") for script in scripts)
    return f"{lunr}\n{ours.replace(_TABLES, json.dumps(tables, ensure_ascii=False))}\n"
