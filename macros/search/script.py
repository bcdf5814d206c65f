"""What the search worker loads: lunr's file for Norwegian, and after it our script with its tables."""

from __future__ import annotations

import json

from macros.search.entries import TERM

# Where the tables go in `overrides/assets/norwegian_search.js`.
_TABLES = "TABLES"

# Words that say nothing of what somebody is looking for, bokmål and nynorsk: no page is found by them.
_SMALL = (
    "alle alt altså andre at av bare begge ble blei bli blir blitt burde bør både båe da de deg dei deim deira deires dem den denne "
    "dens der dere deres derfor det dette di din disse ditt du dykk dykkar då eg ein eit eitt eller elles en enn er et ett etter finnes "
    "for fordi fra frå før få får fått ganger gir gjelder gjør gjøre gjere ha hadde han hans har hel hele helt henne hennes her hit hjå ho hos "
    "hun hva hvem hver hvert hverandre hvilke hvilken hvilket hvis hvor hvordan hvorfor i ikke ikkje ingen ingenting inn ja jeg kan kanskje kom "
    "kor korleis kun kunne kva kvar kven kvifor kvifor lage litt man mange med medan meg meget mellom men mens mer mest mi min mine mitt mot "
    "mye mykje må måte ned nei no noe noen noka noko nokon nokre nok nå når og også om opp oss over på rundt samme seg selv si sia sidan siden sin sine "
    "sitt sjøl skal skulle slik som so straks så sånn til um under unna upp ut uten var vart ved vel vere vi vil ville vore vær vært vår være våre å åt "
    "a ma na pa sa var vaere gjor gjore ogsa nar hvorda"
)
# Words that stand in many questions and say little beside another.
_LIGHT = (
    "si sier snakke snakker prate ta tar tatt ting tips råd rad hjelp hjelpe lurer vite vet finne bruke bruker lage lese skrive jobbe jobber "
    "trenger trenge vise bra god gode godt best beste vanskelig noen ny nye sammen tid dag egentlig forskjellen forskjell mellom handler betyr "
    "betydning eksempel eksempler barn barnet barna born barnehage barnehagen voksen voksne vaksne jobb hvordan start starte første viktig viktigste ordentlig"
)


def with_norwegian(lunr: str, script: str, synonyms: str) -> str:
    """The worker's file `lunr` with `script` after it; `synonyms` as `vocabulary.table` makes them."""
    tables = {"stop": _SMALL, "light": _LIGHT, "synonyms": synonyms, "name": TERM}
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
