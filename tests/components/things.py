"""A small module and what it refers to, with every trap in its texts: emphasis, a link, a tag, a macro."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from macros.content.models import (
    FIGURE_KINDS,
    BuildingBlock,
    Figure,
    Method,
    Model,
    Module,
    Notice,
    Part,
    PartStatements,
    Picture,
    Programme,
    Recommendation,
    Source,
    Term,
    YearWheel,
)

M = TypeVar("M", bound=Model)
SOURCE = "grunnlag/votter.md"


def make(model: type[M], **fields: Any) -> M:
    """A model as it is made from an author's file."""
    return model.model_validate(fields, context={"source": SOURCE})


PART = make(Part, id="grunnlag", number=1, title="Grunnlaget", intro="Det alt annet hviler på.")
BLOCKS = tuple(
    make(BuildingBlock, id=id, title=id.capitalize(), gloss=f"om {id}", module="votter")
    for id in ("kunnskaper", "ferdigheter", "evner", "holdninger")
)
PAIRS = make(
    Method,
    id="par",
    title="To og to",
    summary="Snakk sammen.",
    fits="Når det er nært.",
    phases=[{"title": "Den ene", "who": "pairs", "minutes": 4}, {"title": "Alle", "who": "all", "minutes": 2}],
    group_size="2",
    roles=["Ordstyrer: passer tida"],
    origin="Fra *gamle* dager.",
    source="foredraget",
)
ALONE = make(
    Method,
    id="alene",
    title="Hver for seg",
    summary="Tenk selv.",
    fits="Når det skal skrives.",
    phases=[{"title": "Skriv", "who": "alone", "minutes": 5}],
)
METHODS = {"par": PAIRS, "alene": ALONE}
LAW = make(
    Source,
    id="loven",
    title="Lov om barnehager",
    publisher="Lovdata",
    year=2005,
    url="https://lovdata.no/x",
    kind="law",
    note="Se *gjeldende* tekst.",
)
TALK = make(Source, id="foredraget", author="Kari Nordmann", title="Et foredrag", publisher="KS", kind="talk")
TERMS = (
    make(Term, nb="danning", nn="danning", en="formation", explanation="At barnet blir til.", module="votter"),
    make(Term, nb="evner", nn="evner", en="abilities", explanation="Anlegg."),
)
RECOMMENDATIONS = tuple(
    make(
        Recommendation,
        number=number,
        title=f"Anbefaling nummer {number}",
        summary=f"Skolen {number}.",
        in_practice=f"Hos oss {number}.",
        module="votter",
    )
    for number in range(1, 8)
)
NOTICE = make(
    Notice,
    id="duty_to_report",
    title="Plikten til å melde går foran",
    text="Si fra til [styrer](votter.md).",
    points=["Grip inn.", "Meld <b>straks</b>."],
)
MODULE = make(
    Module,
    slug="votter",
    part="grunnlag",
    title="Votter & <b>luer</b>",
    description="Om å finne den andre votten, {{ 6*7 }} ganger.",
    aims=["finne *votten*", "vente {{ 6*7 }} minutter"],
    key_points=["Votter er **to**.", "Les om [luer](luer.md#i-gangen)."],
    scene={"title": "Den siste votten", "text": "Hun leter.\n\nHan venter <script>alert(1)</script>."},
    prompts=[
        {
            "id": "hvor-er-den",
            "text": "Hvor er [votten](luer.md), og *hvem* leter?",
            "building_block": "evner",
            "note": "Gi god tid.\n\nVent.",
            "follow_ups": ["Hvem så den sist?"],
            "lines": 3,
        },
        {"id": "hva-gjor-du", "text": "Hva gjør du <i>da</i>?", "building_block": "holdninger"},
    ],
    checklists=[
        {
            "id": "for-gangen",
            "title": "Før gangen",
            "intro": "Les *først*.",
            "items": ["Jeg ser etter votter.", "Jeg venter."],
        }
    ],
    force_field={"question": "Hva hjelper *oss*?"},
    session={
        "minutes": 24,
        "steps": [
            {"kind": "look_back", "minutes": 2},
            {"kind": "opening", "minutes": 1},
            {"kind": "scene", "minutes": 2},
            {"kind": "prompt", "prompt": "hva-gjor-du", "minutes": 6, "method": "par"},
            {"kind": "checklist", "checklist": "for-gangen", "minutes": 3, "method": "alene"},
            {"kind": "force_field", "minutes": 2},
            {"kind": "key_points", "minutes": 1},
            {"kind": "break", "minutes": 5},
            {"kind": "agreement", "minutes": 2},
        ],
    },
    recommendations=[1, 4],
    building_blocks=["evner", "holdninger"],
    troubles=["votten er borte", "alle vil ut"],
    sources=[{"id": "loven", "detail": "§ 41"}, {"id": "foredraget"}],
    checked=date(2026, 11, 22),
    see_also=[],
)
OTHER = MODULE.model_copy(
    update={
        "slug": "luer",
        "title": "Luer i gangen",
        "description": "Om luer.",
        "troubles": ("luene er like",),
        "session": MODULE.session.model_copy(update={"minutes": 30}),
    }
)
STATEMENTS = make(
    PartStatements,
    part="grunnlag",
    statements=[
        {"text": "Vi finner <b>votter</b>.", "modules": ["votter", "luer"]},
        *({"text": f"Vi leter {number} ganger.", "modules": ["luer"]} for number in range(2, 7)),
    ],
)
PICTURE = make(
    Picture,
    title="Det alt hviler på",
    centre=["Varme", "Ro"],
    pieces=[
        {"title": "Votter & <b>luer</b>", "module": "votter", "text": "Ta dem på *først*."},
        {"title": "Luene på knaggen", "drawn": ["Luene", "på knaggen"], "module": "luer", "text": "De er like."},
        {"title": "Gangen", "module": "luer", "text": "Les om [gangen](luer.md#i-gangen) {{ 6*7 }}."},
    ],
)
_STEPS = [
    {"title": "Først <b>votten</b>", "text": "Den *er* blå.", "mark": True},
    {"title": "Så lua"},
    {"title": "Til slutt ut", "text": "Les om [gangen](luer.md#i-gangen)."},
]
_PARTS = {
    "sides": [{"title": "Først <b>votten</b>", "items": ["Den *er* blå.", "Den er borte."]}, {"title": "Så lua"}],
    "cross": [*_STEPS, {"title": "Og hjem"}],
}
FIGURES = {
    kind: make(
        Figure,
        id=f"som-{kind}",
        kind=kind,
        title=f"Slik er {kind}",
        shows=f"Her står det hva *{kind}* viser.",
        centre="I midten" if kind in ("sides", "around") else None,
        parts=_PARTS.get(kind, _STEPS),
    )
    for kind in FIGURE_KINDS
}
WHEEL = make(
    YearWheel,
    id="gangen",
    title="Året i gangen",
    intro="Slik *er* det.",
    starts=11,
    entries=[
        {"kind": "guidance", "title": "Om vinteren", "months": [11, 12, 1], "every_weeks": 4},
        {"kind": "training_day", "title": "Vi teller <b>votter</b>", "months": [11, 3]},
    ],
)
DAY = make(
    Programme,
    id="dag",
    title="En <b>dag</b>",
    summary="Når det *snør*.",
    agenda={
        "minutes": 65,
        "starts": "23:30",
        "items": [
            {"title": "Velkommen <b>inn</b>", "minutes": 20, "module": "luer", "method": "par", "note": "Hold *tida*."},
            {"kind": "break", "title": "Pause", "minutes": 15},
            {"kind": "lunch", "title": "Lunsj", "minutes": 20},
            {"title": "Luer i gangen", "minutes": 10, "module": "luer"},
        ],
    },
)
TWO_YEARS = make(
    Programme,
    id="to-ar",
    title="To år",
    summary="Når det haster lite.",
    plan={
        "terms": [
            {
                "title": "Høsten",
                "aim": "Vi ser på *votter*.",
                "items": [{"title": "Fagdag", "when": "August", "module": "luer", "note": "Ta med *luer*."}],
            },
        ],
    },
)
