"""What authors call the words of the format: in Norwegian, with capitals, as a file or as a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable

# English word of the format → what it is called by those who write in Norwegian. Several may be called the same: the one
# that is known where it stands is meant.
_CALLED = {
    "title": "tittel overskrift navn",
    "description": "beskrivelse ingress sammendrag",
    "module": "modul",
    "stop_card": "stoppkort stoppkortet",
    "duty_to_report": "meldeplikt plikten_til_å_melde",
    "aims": "mål læringsmål målene",
    "key_points": "hovedpunkter hovedpunkt hovedpoeng nøkkelpunkter viktigst",
    "scene": "praksisfortelling fortelling historie praksisfortellinger case",
    "prompts": "spørsmål refleksjonsspørsmål spørsmålene refleksjon",
    "prompt": "spørsmål refleksjonsspørsmål spørsmålet",
    "checklists": "sjekkliste sjekklister sjekklistene",
    "checklist": "sjekkliste sjekklister sjekklisten sjekklista",
    "force_field": "kraftfelt kraftfeltet kraftfeltanalyse",
    "figures": "figurer figur figurene tegninger",
    "figure": "figur figuren tegning",
    "shows": "alternativ_tekst alt bildetekst",
    "centre": "midten sentrum midt",
    "parts": "deler delene",
    "mark": "merk merket uthevet",
    "path": "vei veien rekke",
    "stairs": "trapp stige trappa ladder",
    "circle": "sirkel ring",
    "timeline": "tidslinje dag tid",
    "bands": "vindu bånd felt window",
    "sides": "sider kraftfelt før_etter",
    "around": "rundt",
    "cross": "kryss ruter",
    "session": "møte møteplan møtet møteplanen økt",
    "task": "oppgave oppgaven lekse prøv",
    "recommendations": "anbefalinger anbefaling anbefalingene",
    "recommendation": "anbefaling anbefalinger",
    "building_blocks": "byggesteiner byggestein byggeklosser byggesteinene",
    "building_block": "byggestein byggesteiner byggekloss",
    "audience": "målgruppe målgrupper hvem",
    "asked": "spurt spør folk_spør spørsmål_folk_stiller svarer_på",
    "keywords": "søkeord nøkkelord emneord stikkord",
    "troubles": "vansker vanske utfordringer problemer",
    "sources": "kilder kilde kildene",
    "source": "kilde kilder",
    "checked": "sjekket kontrollert dato oppdatert",
    "see_also": "se_også seogså lenker videre les_videre lesvidere",
    "text": "tekst spørsmål innhold påstand",
    "note": "notat merknad kommentar tips",
    "follow_ups": "oppfølging oppfølgingsspørsmål",
    "lines": "linjer skrivelinjer",
    "items": "punkter punkt handlinger",
    "intro": "innledning introduksjon",
    "question": "spørsmål",
    "minutes": "minutter varighet lengde",
    "steps": "steg trinn plan",
    "kind": "type slag slags art",
    "method": "metode arbeidsmåte",
    "methods": "metoder arbeidsmåter",
    "phases": "faser",
    "detail": "detalj del side",
    "reason": "grunn begrunnelse hvorfor",
    "look_back": "tilbakeblikk sidensist",
    "opening": "åpning start velkommen innledning",
    "agreement": "avtale avtalen",
    "break": "pause",
    "lunch": "lunsj",
    "author": "forfatter",
    "publisher": "utgiver forlag",
    "year": "år årstall",
    "url": "lenke adresse nettadresse link",
    "law": "lov",
    "regulation": "forskrift rammeplan",
    "preparatory_work": "forarbeid forarbeider proposisjon prop",
    "official_report": "nou utredning stortingsmelding",
    "strategy": "strategi plan",
    "report": "rapport veileder hefte",
    "article": "artikkel",
    "web_page": "nettside veileder nettsted",
    "talk": "foredrag",
    "book": "bok",
    "summary": "sammendrag kort",
    "in_practice": "i_praksis praksis",
    "fits": "passer passer_til",
    "group_size": "gruppestørrelse",
    "roles": "roller",
    "who": "hvem",
    "doing": "gjør aktivitet",
    "write": "skriv skriver skrive",
    "read": "les leser lese høytlesing",
    "walk": "gå går tur",
    "explanation": "forklaring",
    "everyday": "hverdagsord",
    "words": "ord",
    "term": "begrep uttrykk",
    "glossary": "ordliste ordlista",
    "picture": "bilde bildet",
    "year_wheel": "årshjul årshjulet",
    "programme": "program",
    "statements": "påstander påstand påstandene utsagn",
    "modules": "moduler modul",
    "part": "del",
}
# The words of the format that are known here.
WORDS = frozenset(_CALLED)
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "é": "e", "ä": "a", "ö": "o", "ü": "u"})


def as_id(word: str) -> str:
    """A word, a title or a file as the id it was hardly far from: `grunnlag/Å høre til.md` → `a-hore-til`."""
    name = word.strip().rstrip("/").rpartition("/")[2].removesuffix(".md").casefold().translate(_LETTERS)
    return "-".join(re.findall(r"[a-z0-9]+", name))


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known word that a word is, but for its language, its capitals or its signs."""
    folded = _folded(word)
    choices = list(known)
    same = next((choice for choice in choices if folded and _folded(choice) == folded), None)
    return same or next((choice for choice in choices if folded in _NORWEGIAN.get(choice, ())), None)


def _folded(word: str) -> str:
    return as_id(word).replace("-", "")


_NORWEGIAN = {word: frozenset(map(_folded, called.split())) for word, called in _CALLED.items()}
