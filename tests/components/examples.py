"""Named examples of every component: what it is given, and what a person meets in each of the uses it is made for.

What is met must be met in this order; more may stand between. `never` must not be met at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.content.models import Audience
from macros.content.owner import Owner
from macros.qr import qr_code
from macros.views.competence_map import competence_map
from macros.views.methods import method_views
from macros.views.module import ModuleViews
from macros.views.picture import picture_view
from macros.views.programme import programme_view
from macros.views.projected import screens
from macros.views.reading import reading_view
from macros.views.session import session_view
from macros.views.sheets import run_sheet, sheets
from macros.views.sources import Reference
from macros.views.year_wheel import year_wheel_view
from tests.components.things import (
    BLOCKS,
    DAY,
    LAW,
    METHODS,
    MODULE,
    NOTICE,
    OTHER,
    PART,
    PICTURE,
    RECOMMENDATIONS,
    TALK,
    TERMS,
    TWO_YEARS,
    WHEEL,
    make,
)


@dataclass(frozen=True)
class Example:
    """`views`: reading, projected, sheet or paper → what is met there. `template` is given where a component has several."""

    component: str
    name: str
    given: Mapping[str, Any]
    views: Mapping[str, tuple[str, ...]]
    never: tuple[str, ...] = ()
    template: str = "template"
    heading: int = 1

    def __str__(self) -> str:
        return f"{self.component}: {self.name}"


SESSION = session_view(MODULE, METHODS)
STEPS = {step.kind: step for step in SESSION.steps}
SCREENS = {screen.kind: screen for screen in screens(MODULE, SESSION)}
FIRST, SECOND = MODULE.prompts
BY_PART = {"parts": [(PART, [MODULE, OTHER])]}
MAP = competence_map([MODULE], RECOMMENDATIONS, BLOCKS)
MODULES = {module.slug: module for module in (MODULE, OTHER)}
AGENDA = programme_view(DAY, MODULES, METHODS)
PLAN = programme_view(TWO_YEARS, MODULES, METHODS)
ALL = make(Audience, id="alle", title="Alle ansatte")
SHEETS = {sheet.kind: sheet for sheet in sheets(MODULE)}
CODE = qr_code("https://barnehage.example/votter/")
# What every sheet of the module says of itself; then with all that a kindergarten may add.
PLAIN = {"module": MODULE, "part": PART, "site_title": "Prøvehåndboka", "owner": Owner(), "code": None}
OWNED = {**PLAIN, "owner": Owner("Bjørka & <b>barna</b>", "assets/bjørk.svg"), "code": CODE}


def screen(kind: str, name: str, *met: str, **more: Any) -> Example:
    """One kind of screen."""
    return Example(
        "screen",
        name,
        {"screen": SCREENS[kind], "module": MODULE, "screens": (), "code": None},
        {"projected": met},
        template=kind,
        **more,
    )


EXAMPLES = (
    Example(
        "aims",
        "emphasis works and a macro is text",
        {"aims": MODULE.aims},
        {"reading": ("region: Her øver du på å", "item: finne votten", "item: vente {{ 6*7 }} minutter")},
    ),
    Example(
        "key_points",
        "a link leads to the other module",
        {"key_points": MODULE.key_points},
        {
            "reading": (
                "region: Det viktigste",
                "item: Votter er to.",
                "item: Les om luer.",
                "link: luer → ../luer/#i-gangen",
            )
        },
    ),
    Example(
        "scene",
        "a tag in it is text",
        {"scene": MODULE.scene},
        {
            "reading": (
                "region: Den siste votten",
                "heading 2: Den siste votten",
                "text: Hun leter.",
                "text: Han venter <script>alert(1)</script>.",
            )
        },
    ),
    Example(
        "scene",
        "its heading follows the one above",
        {"scene": MODULE.scene},
        {"reading": ("heading 4: Den siste votten",)},
        heading=3,
    ),
    Example(
        "prompt",
        "with note and follow-up",
        {"prompt": FIRST, "number": 1, "lines": 3},
        {
            "reading": (
                "text: Spørsmål 1",
                "text: Hvor er votten, og hvem leter?",
                "link: votten → ../luer/",
                "item: Hvem så den sist?",
                "summary: Til deg som leder samtalen om spørsmål 1",
                "text: Gi god tid.",
                "text: Vent.",
            ),
            "sheet": ("text: Spørsmål 1", "text: Hvor er votten, og hvem leter?", "item: Hvem så den sist?"),
        },
    ),
    Example(
        "prompt",
        "read on paper, the note to the leader stands open",
        {"prompt": FIRST, "number": 1, "lines": 0},
        {
            "paper": (
                "text: Spørsmål 1",
                "link: votten → ../luer/",
                "text: Til deg som leder samtalen om spørsmål 1",
                "text: Gi god tid.",
                "text: Vent.",
            )
        },
        never=("summary:",),
    ),
    Example(
        "prompt",
        "the note to the leader is not on a sheet",
        {"prompt": FIRST, "number": 1, "lines": 3},
        {"sheet": ()},
        never=("Gi god tid.", "Til deg som leder", "link: votten"),
    ),
    Example(
        "prompt",
        "with nothing but a question, which has a tag in it",
        {"prompt": SECOND, "number": 2, "lines": 0},
        {
            "reading": ("text: Spørsmål 2", "text: Hva gjør du <i>da</i>?"),
            "sheet": ("text: Spørsmål 2", "text: Hva gjør du <i>da</i>?"),
        },
        never=("summary:", "item:"),
    ),
    Example(
        "prompts",
        "some of a module's, with the numbers they have there",
        {"module": MODULE, "prompts": [SECOND]},
        {"reading": ("text: Spørsmål 2", "text: Hva gjør du <i>da</i>?")},
        never=("Spørsmål 1",),
    ),
    Example(
        "checklist",
        "boxes to tick on screen, and that ticks are forgotten; boxes to print on paper",
        {"checklist": MODULE.checklists[0]},
        {
            "reading": (
                "region: Før gangen",
                "heading 2: Før gangen",
                "text: Les først.",
                "checkbox: Jeg ser etter votter.",
                "checkbox: Jeg venter.",
                "text: Kryssene lagres ikke. De blir borte når du forlater siden. Fjern kryssene",
            ),
            "sheet": (
                "region: Før gangen",
                "heading 2: Før gangen",
                "text: Les først.",
                "item: Jeg ser etter votter.",
                "item: Jeg venter.",
            ),
        },
        # It does nothing without its script, which shows it once there is something to clear.
        never=("button: Fjern kryssene",),
    ),
    Example(
        "checklist",
        "nothing to click on paper",
        {"checklist": MODULE.checklists[0]},
        {"sheet": ()},
        never=("checkbox:", "lagres ikke"),
    ),
    Example(
        "force_field",
        "three columns under one question",
        {"force_field": MODULE.force_field},
        dict.fromkeys(
            ("reading", "projected"),
            ("region: Hva hjelper oss?", "text: Hva fremmer?", "text: Hva hemmer?", "text: Hva kan vi påvirke?"),
        ),
    ),
    Example(
        "session",
        "offsets, methods and minutes, and links to the questions",
        {"session": SESSION, "module": MODULE},
        {
            "reading": (
                "region: Møteplan på 24 minutter",
                "column header: Minutt",
                "cell: 0–2",
                "text: Siden sist",
                "cell: 2 min",
                "cell: 5–11",
                "link: Spørsmål 2 → #sporsmal-hva-gjor-du",
                "cell: 6 min",
                "cell: 11–14",
                "text: Sjekkliste: Før gangen",
                "row header: Til sammen",
                "cell: 24 min",
            ),
        },
    ),
    Example(
        "phases",
        "the minutes of each phase",
        {"step": STEPS["prompt"]},
        dict.fromkeys(("reading", "projected", "sheet"), ("text: To og to: to og to 4 + alle sammen 2 min",)),
    ),
    Example(
        "phases",
        "a method that is its only phase is said once",
        {"step": STEPS["checklist"]},
        dict.fromkeys(("reading", "projected", "sheet"), ("text: Hver for seg 3 min",)),
        never=("hver for seg",),
    ),
    Example(
        "phases", "nothing where a step has no method", {"step": STEPS["break"]}, {"reading": ()}, never=("text:",)
    ),
    Example(
        "sources",
        "with what each is used for, and the day of the last check",
        {"references": [Reference(LAW, "§ 41"), Reference(TALK, None)], "checked": MODULE.checked},
        {
            "reading": (
                "region: Kilder",
                "link: Lov om barnehager → https://lovdata.no/x",
                "text: Brukt her: § 41.",
                "title: Et foredrag",
                "text: Fakta på denne siden er sist kontrollert 22. november 2026.",
            ),
        },
    ),
    Example(
        "source",
        "with address and note",
        {"source": LAW},
        {
            "reading": (
                "text: Lovdata (2005): Lov om barnehager. Se gjeldende tekst.",
                "link: Lov om barnehager → https://lovdata.no/x",
            )
        },
    ),
    Example(
        "source",
        "undated, with an author",
        {"source": TALK},
        {"reading": ("text: Kari Nordmann (udatert): Et foredrag. KS.",)},
        never=("link:",),
    ),
    Example(
        "recommendation",
        "what it says, and what it is with us",
        {"recommendation": RECOMMENDATIONS[3], "module": OTHER},
        {
            "reading": (
                "complementary: Anbefaling 4",
                "text: Anbefaling 4 av 7",
                "link: Anbefaling nummer 4 → ../luer/",
                "text: Skolen 4.",
                "text: Hos oss: Hos oss 4.",
            ),
        },
    ),
    Example(
        "building_blocks",
        "each with its gloss",
        {"building_blocks": BLOCKS[2:], "modules": {"evner": OTHER, "holdninger": OTHER}},
        {
            "reading": (
                "region: Byggesteiner i kompetansen",
                "item: Evner: om evner",
                "link: Evner → ../luer/",
                "item: Holdninger: om holdninger",
            )
        },
    ),
    Example(
        "see_also",
        "each with the reason to go there",
        {"links": [(OTHER, FIRST.text)]},
        {"reading": ("region: Les videre", "link: Luer i gangen → ../luer/", "link: votten → ../luer/")},
    ),
    Example(
        "notice",
        "with points, a link, and a tag that is text",
        {"notice": NOTICE},
        {
            "reading": (
                "complementary: Plikten til å melde går foran",
                "text: Plikten til å melde går foran",
                "text: Si fra til styrer.",
                "link: styrer → ./",
                "item: Grip inn.",
                "item: Meld <b>straks</b>.",
            ),
        },
    ),
    Example(
        "written_plan",
        "the five points, the way to the law and to the blank",
        {"law": LAW, "checked": MODULE.checked, "printable": True},
        {
            "reading": (
                "region: De fem punktene i planen",
                "item: Hvilke problemer",
                "item: Hvilke tiltak",
                "item: Når tiltakene skal gjennomføres",
                "item: Hvem",
                "item: Når tiltakene skal evalueres",
                "link: Skriv ut det tomme arket → ark/",
                "ikke juridisk rådgivning. Sist kontrollert 22. november 2026",
                "link: Lov om barnehager → https://lovdata.no/x",
            ),
            "sheet": (
                "term: Saksnummer",
                "heading 2: 1 Hvilke problemer",
                "column header: 2 Hvilke tiltak",
                "column header: 3 Når",
                "column header: 4 Hvem",
                "heading 2: 5 Når skal tiltakene evalueres?",
                "term: Dato",
            ),
        },
    ),
    Example(
        "written_plan",
        "without a blank where it is only shown as an example",
        {"law": LAW, "checked": MODULE.checked, "printable": False},
        {"reading": ("item: Hvilke problemer",)},
        never=("Skriv ut",),
    ),
    Example(
        "all_prompts",
        "by part and module, numbered as everywhere",
        BY_PART,
        {
            "reading": (
                "region: Grunnlaget",
                "heading 2: Grunnlaget",
                "heading 3: Votter & <b>luer</b>",
                "link: Votter & <b>luer</b> → ./",
                "link: Spørsmål 1 → #sporsmal-hvor-er-den",
                "link: Spørsmål 2 → #sporsmal-hva-gjor-du",
                "heading 3: Luer i gangen",
                "link: Spørsmål 1 → ../luer/#sporsmal-hvor-er-den",
            ),
        },
    ),
    Example(
        "all_checklists",
        "by part, each leading to its module",
        BY_PART,
        {
            "reading": (
                "region: Grunnlaget",
                "heading 2: Grunnlaget",
                "heading 3: Før gangen",
                "link: Før gangen → #sjekkliste-for-gangen",
                "item: Jeg ser etter votter.",
                "link: Før gangen → ../luer/#sjekkliste-for-gangen",
            ),
        },
        never=("checkbox:",),
    ),
    Example(
        "all_sheets",
        "by part and module, each named so that it is known out of its place; nothing to fill in without its script",
        {"parts": [(PART, [ModuleViews(module, METHODS).pile for module in (MODULE, OTHER)])], "printable": True},
        {
            "reading": (
                "region: Grunnlaget",
                "heading 2: Grunnlaget",
                "link: Votter & <b>luer</b> → ark/",
                "link: Ark D, Kjøreplan til lederen: Votter & <b>luer</b> → kjoreplan/",
                "link: Ark A, Refleksjonsark: Votter & <b>luer</b> → ark/#ark-a",
                "link: Ark B, Gruppeark: Votter & <b>luer</b> → ark/#ark-b",
                "link: Ark C, Sjekkliste: Votter & <b>luer</b> → ark/#ark-c",
                "link: Ark E, Til deg som ikke var med: Votter & <b>luer</b> → ark/#ark-e",
                "link: Ark A, Refleksjonsark: Luer i gangen → ../luer/ark/#ark-a",
            ),
        },
        never=("checkbox:", "number:", "link: Vis alt til utskrift", "link: PDF"),
    ),
    Example(
        "sheet",
        "A: every question with its number, the force field, and what one will try",
        {"sheet": SHEETS["A"], **PLAIN},
        {
            "sheet": (
                "region: Ark A · Refleksjonsark Votter & <b>luer</b>",
                "text: Ark A · Refleksjonsark",
                "heading 1: Votter & <b>luer</b>",
                "text: Tenk gjennom spørsmålene alene",
                "text: Ikke skriv navn på barn. Arket makuleres etter møtet.",
                "text: Spørsmål 1",
                "text: Hvor er votten, og hvem leter?",
                "item: Hvem så den sist?",
                "text: Spørsmål 2",
                "text: Hva gjør du <i>da</i>?",
                "text: Ark A, side 1 av 2",
                "text: Ark A · Refleksjonsark, fortsetter",
                "region: Hva hjelper oss?",
                "heading 2: Dette prøver vi",
                "text: Ark A, side 2 av 2",
            ),
        },
        never=("Gi god tid.", "link:", "picture:", "Gruppe nummer"),
    ),
    Example(
        "sheet",
        "B: who does what, and only the questions of the meeting",
        {"sheet": SHEETS["B"], **PLAIN},
        {
            "sheet": (
                "region: Ark B · Gruppeark Votter & <b>luer</b>",
                "text: Gruppe nummer",
                "text: Ordstyrer",
                "text: Sekretær",
                "text: Spørsmål 2",
                "text: Ark B, side 1 av 1",
            ),
        },
        never=("Spørsmål 1", "Dette prøver vi"),
    ),
    Example(
        "sheet",
        "C: the checklist, and one thing to practise",
        {"sheet": SHEETS["C"], **PLAIN},
        {
            "sheet": (
                "region: Ark C · Sjekkliste Votter & <b>luer</b>",
                "text: Ikke skriv navn på barn. Arket er ditt, og ingen samler det inn.",
                "heading 2: Før gangen",
                "item: Jeg ser etter votter.",
                "item: Jeg venter.",
                "heading 2: Dette vil jeg øve på",
                "text: Ark C, side 1 av 1",
            ),
        },
        never=("checkbox:", "Spørsmål"),
    ),
    Example(
        "sheet",
        "E: what to read before, one question, and what the others agreed on",
        {"sheet": SHEETS["E"], **PLAIN},
        {
            "sheet": (
                "region: Ark E · Til deg som ikke var med Votter & <b>luer</b>",
                "text: Les dette på to minutter",
                "heading 2: Det viktigste",
                "item: Votter er to.",
                "item: Les om luer.",
                "heading 2: Den siste votten",
                "text: Han venter <script>alert(1)</script>.",
                "text: Spørsmål 2",
                "heading 2: Dette ble vi enige om",
                "text: Ark E, side 1 av 1",
            ),
        },
        never=("Spørsmål 1", "link:"),
    ),
    Example(
        "sheet",
        "with the kindergarten's name and logo, and the way back",
        {"sheet": SHEETS["C"], **OWNED},
        {
            "sheet": (
                "text: Bjørka & <b>barna</b>",
                "picture: QR-kode til https://barnehage.example/votter/",
                "text: https://barnehage.example/votter/",
                "picture: Logoen til Bjørka & <b>barna</b>",
            ),
        },
    ),
    Example(
        "run_sheet",
        "every step with its minutes, and the question it takes up",
        {"run_sheet": run_sheet(MODULE, SESSION), "duty": NOTICE, **PLAIN},
        {
            "sheet": (
                "region: Votter & <b>luer</b>",
                "text: Ark D · Kjøreplan for deg som leder møtet",
                "heading 1: Votter & <b>luer</b>",
                "text: Møte på 24 minutter",
                "text: Plikten til å melde går foran. Si fra til styrer.",
                "column header: Minutt",
                "cell: 0–2",
                "text: Siden sist",
                "cell: 2 min",
                "text: Spørsmål 2",
                "text: Hva gjør du <i>da</i>?",
                "text: To og to: to og to 4 + alle sammen 2 min",
                "cell: 6 min",
                "text: Hva hjelper oss?",
                "text: Ark D, side 1 av 1",
            ),
        },
        never=("link:", "picture:"),
    ),
    Example(
        "run_sheet",
        "with the kindergarten's name and logo, and the way back",
        {"run_sheet": run_sheet(MODULE, SESSION), "duty": NOTICE, **OWNED},
        {
            "sheet": (
                "text: Bjørka & <b>barna</b>",
                "picture: QR-kode til https://barnehage.example/votter/",
                "picture: Logoen til Bjørka & <b>barna</b>",
            )
        },
    ),
    Example(
        "sheet_footer",
        "where the sheet is from, when that was checked, and which page this is",
        {**PLAIN, "kind": "A", "number": 1, "count": 2},
        {
            "sheet": (
                "footer",
                "text: Prøvehåndboka · Votter & <b>luer</b> Del 1: Grunnlaget · Fakta kontrollert 22. november 2026",
                "text: Ark A, side 1 av 2",
            ),
        },
        never=("picture:", "https://"),
    ),
    Example(
        "sheet_footer",
        "the way back is on the first page; name and logo are on all",
        {**OWNED, "kind": "A", "number": 2, "count": 2},
        {"sheet": ("text: Prøvehåndboka", "picture: Logoen til Bjørka & <b>barna</b>", "text: Ark A, side 2 av 2")},
        never=("QR-kode", "https://"),
    ),
    Example(
        "sheet_footer",
        "a logo of a kindergarten whose name is not told",
        {**PLAIN, "owner": Owner(None, "logo.png"), "kind": "E", "number": 1, "count": 1},
        {"sheet": ("picture: Logoen til barnehagen",)},
    ),
    Example("logo", "named after whose it is", OWNED, {"sheet": ("picture: Logoen til Bjørka & <b>barna</b>",)}),
    Example("logo", "nothing where there is none", PLAIN, {"sheet": ()}, never=("picture",)),
    Example(
        "agreement",
        "what, who and when, under a heading of one's own",
        {"title": "Dette prøver vi <i>nå</i>"},
        {
            "sheet": (
                "heading 2: Dette prøver vi <i>nå</i>",
                "text: Hva prøver vi?",
                "text: Hvem?",
                "text: Når ser vi på det igjen?",
            )
        },
    ),
    Example(
        "all_sources",
        "with the modules that use them",
        {"sources": [LAW, TALK], "used": {"loven": [MODULE, OTHER], "foredraget": []}},
        {
            "reading": (
                "link: Lov om barnehager → https://lovdata.no/x",
                "link: Votter & <b>luer</b> → ./",
                "link: Luer i gangen → ../luer/",
                "text: Kari Nordmann (udatert): Et foredrag. KS.",
            ),
        },
    ),
    Example(
        "competence_map",
        "a table that says where holdninger are thin",
        {"map": MAP, "modules": dict.fromkeys(range(1, 8), OTHER)},
        {
            "reading": (
                "caption: Hvor mange spørsmål som ligger der en anbefaling møter en byggestein",
                "column header: Anbefaling",
                "column header: Kunnskaper",
                "column header: Holdninger",
                "row header: 1 Anbefaling nummer 1",
                "cell: 0",
                "cell: 0",
                "cell: 1",
                "cell: 1",
                "row header: 7 Anbefaling nummer 7",
                "row header: Ulike spørsmål i alt",
            ),
        },
    ),
    Example(
        "picture",
        "pieces that lead to their modules, and the same as a list",
        {"picture": picture_view(PICTURE, MODULES)},
        {
            "reading": (
                "link: Votter & <b>luer</b>: Ta dem på først.",
                "link: Luene på knaggen: De er like.",
                "link: Gangen: Les om gangen",
                "text: I midten står varme og ro. Rundt ligger disse brikkene",
                "item: Votter & <b>luer</b>: Ta dem på først.",
                "link: Votter & <b>luer</b> → ./",
                "link: Luene på knaggen → ../luer/",
                "item: Gangen: Les om gangen {{ 6*7 }}.",
                "link: gangen → ../luer/#i-gangen",
            ),
        },
    ),
    Example(
        "year_wheel",
        "a picture with a name, what the marks mean, and the months as a table",
        {"view": year_wheel_view(WHEEL)},
        {
            "reading": (
                "text: Året i gangen",
                "text: Slik er det.",
                "picture: Årshjul: Året i gangen. Det samme står i tabellen under.",
                "item: Fagdag",
                "item: Avdelingsmøte med veiledning",
                "caption: Årshjulet som tabell",
                "row header: November",
                "item: Fagdag: Vi teller <b>votter</b>",
                "item: Avdelingsmøte med veiledning hver fjerde uke: Om vinteren",
                "row header: Desember",
                "item: Avdelingsmøte med veiledning hver fjerde uke",
                "row header: Oktober",
                "cell: Ingenting fast",
            ),
        },
        never=("item: Observasjon",),
    ),
    Example(
        "methods",
        "a way to each; steps, roles, and where it comes from",
        {"methods": method_views(METHODS.values(), {"foredraget": TALK})},
        {
            "reading": (
                "link: To og to → #metode-par",
                "link: Hver for seg → #metode-alene",
                "region: To og to",
                "heading 2: To og to",
                "text: Om lag 6 minutter · grupper på 2",
                "list: Slik gjør dere To og to",
                "item: Den ene (to og to, 4 min)",
                "term: Roller",
                "definition: Ordstyrer: passer tida",
                "term: Passer når",
                "definition: Når det er nært.",
                "definition: Fra gamle dager.",
                "region: Hver for seg",
                "definition: Arbeidsmåten og minuttene er vårt eget forslag.",
            ),
        },
    ),
    Example(
        "agenda",
        "by the clock, breaks and all; nobody but the leader sees the notes",
        {"agenda": AGENDA.agenda, "leader": False},
        dict.fromkeys(
            ("reading", "sheet"),
            (
                "column header: Klokka",
                "time: 23:30",
                "time: 23:50",
                "text: Velkommen <b>inn</b>",
                "text: Pause",
                "cell: 15 min",
                "text: Lunsj",
                "time: 00:35",
                "row header: Slutt, med pausene medregnet",
                "cell: 65 min",
            ),
        ),
        # The field for another time does nothing without its script, which shows it.
        never=("Hold tida.", "text: Vi begynner klokka"),
    ),
    Example(
        "agenda",
        "with the leader's notes",
        {"agenda": AGENDA.agenda, "leader": True},
        {"sheet": ("column header: Til deg som leder", "text: Velkommen <b>inn</b>", "cell: Hold tida.")},
    ),
    Example(
        "programme_use",
        "module and method, with a way to the module",
        {"row": AGENDA.agenda.rows[0]},
        {"reading": ("text: Modul: Luer i gangen · Arbeidsmåte: To og to", "link: Luer i gangen → ../luer/")},
    ),
    Example(
        "programme_use",
        "on paper a module is not named twice",
        {"row": AGENDA.agenda.rows[3]},
        {"reading": ("link: Luer i gangen → ../luer/",), "sheet": ()},
        never=("text: Arbeidsmåte",),
    ),
    Example(
        "programme_use",
        "nothing where there is nothing to use",
        {"row": AGENDA.agenda.rows[1]},
        {"reading": ()},
        never=("text:",),
    ),
    Example(
        "plan",
        "terms with what they are for; the leader's notes are not for all",
        {"terms": PLAN.terms, "id": "plan", "leader": False},
        dict.fromkeys(
            ("reading", "sheet"),
            (
                "region: Høsten",
                "heading 2: Høsten",
                "text: Vi ser på votter.",
                "text: August: Fagdag",
                "text: Modul: Luer i gangen",
            ),
        ),
        never=("Ta med luer.",),
    ),
    Example(
        "plan",
        "with the leader's notes",
        {"terms": PLAN.terms, "id": "plan", "leader": True},
        {"sheet": ("text: August: Fagdag", "text: Til deg som leder: Ta med luer.")},
    ),
    Example(
        "programme",
        "an agenda, with the ways to its pages to print",
        {"view": AGENDA},
        {
            "reading": (
                "region: En <b>dag</b>",
                "heading 2: En <b>dag</b>",
                "text: Når det snør.",
                "time: 23:30",
                "link: Luer i gangen → ../luer/",
                "link: Skriv ut til alle: En <b>dag</b> → ../../moter/programmer/dag/",
                "link: Skriv ut lederens utgave: En <b>dag</b> → ../../moter/programmer/dag/leder/",
            ),
        },
        never=("Hold tida.",),
    ),
    Example(
        "programme",
        "a plan over years",
        {"view": PLAN},
        {
            "reading": (
                "heading 2: To år",
                "heading 3: Høsten",
                "text: August: Fagdag",
                "link: Skriv ut til alle: To år → ../../moter/programmer/to-ar/",
            )
        },
        never=("column header:", "Ta med luer."),
    ),
    Example(
        "glossary",
        "in three languages",
        {"terms": TERMS, "modules": {"votter": MODULE}},
        {
            "reading": (
                "term: danning",
                "link: Les mer i «Votter & <b>luer</b>» → ./",
                "text: Nynorsk: danning · Engelsk: formation",
                "term: evner",
                "text: Nynorsk: evner · Engelsk: abilities",
            ),
        },
    ),
    Example(
        "term",
        "a word in a sentence that opens its explanation",
        {"term": TERMS[0], "shown": "Danningen"},
        {"reading": ("button: Danningen",)},
        never=("link:",),
    ),
    Example(
        "term",
        "the explanations, each with the way to the word in the glossary",
        {"terms": TERMS, "glossary": "verktoy/ordliste/"},
        {
            "reading": (
                "text: danning",
                "text: At barnet blir til.",
                "link: Se ordet i ordlista → ../../verktoy/ordliste/#ord-danning",
                "text: evner",
                "text: Anlegg.",
                "link: Se ordet i ordlista → ../../verktoy/ordliste/#ord-evner",
            ),
        },
        template="explanations",
    ),
    Example(
        "module_cards",
        "title, text and the two uses, told apart by name",
        {"part": PART, "modules": [MODULE, OTHER]},
        {
            "reading": (
                "link: Votter & <b>luer</b> → ./",
                "text: Om å finne den andre votten, {{ 6*7 }} ganger.",
                "link: Luer i gangen → ../luer/",
                "link: Vis på møte: Luer i gangen → ../luer/vis/",
                "link: Skriv ut ark: Luer i gangen → ../luer/ark/",
            ),
        },
    ),
    Example(
        "doors",
        "read, show, print",
        {"modules": [MODULE, OTHER]},
        {"reading": ("link: Les → #moduler", "link: Vis på møte → #mote", "link: Skriv ut → #ark")},
    ),
    Example(
        "troubles",
        "each leads to the module that helps",
        {"troubles": [("votten er borte", MODULE), ("luene er like", OTHER)]},
        {"reading": ("link: votten er borte → ./", "link: luene er like → ../luer/")},
    ),
    Example(
        "meetings",
        "straight to the screens, with how long they take",
        {"minutes": 30, "modules": [OTHER, MODULE]},
        {"reading": ("24 min", "link: Votter & <b>luer</b> → vis/", "30 min", "link: Luer i gangen → ../luer/vis/")},
    ),
    Example(
        "page_header",
        "of a module: part, times, date, and the three ways on",
        {"view": reading_view(MODULE.title, MODULE, {"grunnlag": PART}, {"alle": ALL}, words=900), "module": MODULE},
        {
            "reading": (
                "text: Del 1 · Grunnlaget",
                "heading 1: Votter & <b>luer</b>",
                "text: 5 min å lese · møte på 24 minutter · for alle ansatte · sist kontrollert 22. november 2026",
                "list: Bruk modulen",
                "link: Vis på møte → vis/",
                "link: Skriv ut ark → ark/",
                "link: Kjøreplan for den som leder → kjoreplan/",
                "link: Notater til deg som leder → vis/leder/",
            ),
        },
    ),
    Example(
        "page_header",
        "of a page that is no module",
        {"view": reading_view("Ordliste", None, {}, {}, words=900), "module": None},
        {"reading": ("heading 1: Ordliste",)},
        never=("link:", "min å lese"),
    ),
    Example(
        "example",
        "the call beside what it gives",
        {"call": 'checklist("a")', "html": "<p>resultatet</p>", "collected": False},
        {"reading": ('code: {{ checklist("a") }}', "text: resultatet")},
    ),
    *(
        Example(
            "icon",
            f"«{icon}» is a picture that says nothing of its own",
            {"icon": icon},
            {"reading": ()},
            never=("picture:",),
        )
        for icon in ("read", "project", "print", "plan", "leader")
    ),
    Example(
        "qr",
        "the address is told to whoever cannot see the picture",
        {"code": CODE},
        {"sheet": ("picture: QR-kode til https://barnehage.example/votter/",)},
    ),
    Example(
        "clock",
        "nothing is shown before the script has started it",
        {"step": STEPS["prompt"], "code": None},
        {"projected": ()},
        never=("button:", "timer:"),
    ),
    Example(
        "written",
        "a field that only the script opens",
        {"label": "Hvem gjør det?"},
        {"projected": ()},
        never=("textbox:",),
    ),
    screen("look_back", "looking back", "text: Hva ble vi enige om sist?", "text: Hva gjorde vi, og hva så vi?"),
    screen(
        "opening",
        "what one can do afterwards",
        "text: Etter møtet kan du",
        "item: finne votten",
        "item: vente {{ 6*7 }} minutter",
    ),
    screen("scene", "the scene", "text: Hun leter.", "text: Han venter <script>alert(1)</script>."),
    screen("prompt", "a question, without the leader's note", "text: Hva gjør du <i>da</i>?", never=("Gi god tid.",)),
    screen(
        "checklist",
        "a checklist to talk about",
        "item: Jeg ser etter votter.",
        "item: Jeg venter.",
        never=("checkbox:", "button:"),
    ),
    screen("force_field", "the question of the force field", "text: Hva hjelper oss?"),
    screen(
        "board",
        "the force field to write in",
        "region: Hva hjelper oss?",
        "text: Hva fremmer?",
        "text: Hva hemmer?",
        "text: Hva kan vi påvirke?",
    ),
    screen(
        "phases",
        "who, what and how long; the clock is the script's",
        "Hver for seg",
        "Skriv",
        "3 min",
        never=("button:", "timer:"),
    ),
    screen(
        "key_points", "the main points; links are text", "item: Votter er to.", "item: Les om luer.", never=("link:",)
    ),
    screen("break", "a break, and when it ends", "text: Vi begynner igjen om 5 minutter."),
    screen("agreement", "what, who and when", "Hva gjør vi annerledes?", "Hvem gjør det?", "Når ser vi på det igjen?"),
)
