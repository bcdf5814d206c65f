"""Which keys name something that stands elsewhere, and where: editors offer those ids, and a slip is told by the one that was meant."""

from __future__ import annotations

from collections.abc import Mapping

# The modules, which are files and stand in none of data.
MODULES = "modules"

# What an item of each file of data is called in an error message.
CALLED: Mapping[str, str] = {
    "parts": "del",
    "recommendations": "anbefaling",
    "building_blocks": "byggestein",
    "audiences": "målgruppe",
    "sources": "kilde",
    "methods": "arbeidsmåte",
    "notices": "fast tekst",
    "glossary": "ord",
    "synonyms": "ord",
    "year_wheels": "årshjul",
    "programmes": "program",
    "statements": "påstander",
    "moved": "flyttet adresse",
    MODULES: "modul",
}

# Model and key → the file of data whose ids may stand there.
CHOSEN_FROM: Mapping[tuple[str, str], str] = {
    **{(name, "module"): MODULES for name in ("SeeAlso", "Recommendation", "BuildingBlock", "Term", "Piece")},
    **{(name, "module"): MODULES for name in ("AgendaItem", "PlanItem")},
    ("Statement", "modules"): MODULES,
    ("FrontMatter", "examples_from"): MODULES,
    **{(name, "method"): "methods" for name in ("Prompt", "Step", "AgendaItem", "PlanItem")},
    ("SourceReference", "id"): "sources",
    ("Method", "source"): "sources",
    ("Prompt", "building_block"): "building_blocks",
    ("ModuleKeys", "building_blocks"): "building_blocks",
    ("ModuleKeys", "audience"): "audiences",
    ("PartStatements", "part"): "parts",
}

# What stands before the id of each in a link to its place on a page.
ANCHORS: Mapping[str, str] = {
    "metode-": "method",
    "program-": "programme",
    "ord-": "term",
    "kilde-": "source",
    "sporsmal-": "prompt",
    "sjekkliste-": "checklist",
}

# Where there are too many ids to list, and a new one is as likely as a slip of the pen: how the sentence ends instead.
ENDINGS: Mapping[str, str] = {"sources": "; velg en id fra docs/data/sources.yml, eller legg kilden inn der"}
