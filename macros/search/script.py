"""What the search worker loads: lunr's file for Norwegian, and after it our script with its tables."""

from __future__ import annotations

import json

from macros.search.entries import TERM

# Where the tables go in `overrides/assets/norwegian_search.js`.
_TABLES = "TABLES"

# Words that say nothing of what somebody is looking for, beside those that lunr's list of small words has.
_SMALL = (
    "altså andre burde bør ganger finnes får fått gir gjelder gjør gjøre gjere gjerne hel hele helt hit hos hverandre kanskje kvar "
    "lage lager lagar litt mens mer mest mye må måte måtte nei nok rundt stå står straks åt andre anna annet en to gang handle handler "
    "gong vere få fekk skjer aldri alltid igjen egen eget egne dersom slik slike "
    "a gjor gjore ma na nar ogsa pa sa star vaere var a fa far"
)
# Words that stand in many questions and say little beside another.
_LIGHT = (
    "si sier seie snakke snakker prate ta tar tatt tok ting tips råd hjelp hjelpe hjelper lurer vite vet veit finne finner bruke bruker lese skrive "
    "skriver jobbe jobber jobb trenger trenge vise viser bra god gode godt best vanskelig noen ny nytt nye sammen tid dag egentlig forskjellen forskjell "
    "betyr eksempel barn barnet barna born barnehage barnehagen voksen voksne vaksne vaksen starte første mener"
)


def with_norwegian(lunr: str, script: str, synonyms: str) -> str:
    """The worker's file `lunr` with `script` after it; `synonyms` as `vocabulary.table` makes them."""
    tables = {"small": _SMALL, "light": _LIGHT, "synonyms": synonyms, "name": TERM}
    bare = "\n".join(line.strip() for line in _without_comments(script) if line.strip())
    return f"{lunr}\n{bare.replace(_TABLES, json.dumps(tables, ensure_ascii=False))}\n"


def _without_comments(script: str) -> list[str]:
    """The lines of a script in which every comment has lines of its own."""
    kept, inside = [], False
    for line in script.splitlines():
        bare = line.strip()
        inside = inside or bare.startswith("/*")
        if not inside and not bare.startswith("//"):
            kept.append(line)
        inside = inside and not bare.endswith("*/")
    return kept
