"""What authors are told of every key: what it is, and the rules for it. The page for authors and the help in editors show the same.

Each text is inline Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.content import models
from macros.content.fields import Text
from macros.content.models import Model

# Key → what it is, and its rules.
Told = Mapping[str, tuple[str, str]]

_AN_ID = "Små bokstaver a–z, tall og bindestrek; ulikt de andre"
_LEADER = ("Hjelp til den som leder", "Kan utelates")
_ABOUT_MODULE = ("Modulen det hører til", "Filnavnet til modulen, uten `.md`")

TOLD: Mapping[type[Model], Told] = {
    models.FrontMatter: {
        "title": ("Tittelen på siden. Ha med ordet folk vil lete etter.", "Én linje, ren tekst"),
        "description": (
            "Det leseren får igjen for å lese. Vises også når noen deler lenken.",
            "Én linje og helst én setning, høyst 160 tegn, ren tekst",
        ),
        "module": (
            "Alt det andre i hodet på en modul",
            "Må være med i mappene til delene, og kan ikke stå andre steder",
        ),
        "asked": (
            (
                "Det folk spør om når denne siden er svaret, slik en assistent, en vikar, en forelder eller en styrer ville sagt "
                "det. Søket finner siden på hele setningen. De fem første som slutter med spørsmålstegn, vises på siden."
            ),
            (
                "Fra femten til omtrent førtifem spørsmål og halve setninger. Begynn med fem hele spørsmål på bokmål som sier hver sitt. "
                "To sider kan ikke ha den samme. Kan utelates."
            ),
        ),
        "examples_from": ("Hvilken modul eksemplene på en side er hentet fra", "Brukes bare på siden for forfattere"),
    },
    models.ModuleKeys: {
        "aims": (
            "Det leseren øver på. Fortsetter setningen «Her øver du på å …», og på møtet «Etter møtet kan du …».",
            "2–4 punkter som begynner med et verb",
        ),
        "key_points": ("Hovedpunktene", "3–5 punkter, hvert på én setning og høyst 140 tegn"),
        "scene": (
            "En praksisfortelling med `title` og `text`",
            "80–140 ord, diktet, uten navn, åpen for flere tolkninger",
        ),
        "prompts": ("Refleksjonsspørsmålene", "3–6 spørsmål, se egen tabell"),
        "checklists": ("Sjekklistene", "Minst én, se egen tabell"),
        "force_field": ("Et kraftfelt med nøkkelen `question`", "Kan utelates; bruk det bare der det passer"),
        "figures": ("Figurene", "Kan utelates, se egen tabell"),
        "session": ("Møteplanen", "30–45 minutter, se egen tabell. Programmet godtar fra 5 til 480."),
        "task": (
            "En liten oppgave å prøve til neste gang. Står med avtalen på skjerm og kjøreplan, og neste møte spør etter den.",
            "1–2 setninger, høyst 160 tegn; kan utelates, men skriv den helst",
        ),
        "recommendations": (
            "Hvilke av de sju anbefalingene modulen tjener",
            "Minst ett tall fra 1 til 7 i hakeparentes: `[1, 4]`",
        ),
        "building_blocks": (
            "Hvilke byggesteiner modulen arbeider med",
            "Minst én av `kunnskaper`, `ferdigheter`, `evner`, `holdninger`",
        ),
        "audience": (
            "Hvem modulen er for",
            "`alle`, `assistenter`, `vikarer`, `pedagogiske-ledere`, `styrere`, `eiere`. Utelatt betyr `alle`.",
        ),
        "keywords": (
            "Søkeord folk bruker, men som teksten mangler. Kan også skrives `sokeord`",
            "I hakeparentes; kan utelates",
        ),
        "troubles": (
            "Vansken slik de ansatte sier den. Blir en lenke på forsiden.",
            "1–3, små bokstaver, høyst 45 tegn",
        ),
        "sources": ("Kildene", "Minst én, se egen tabell"),
        "checked": (
            "Datoen du sist kontrollerte fakta",
            "Som `2026-11-22`, uten anførselstegn, og ikke fram i tid",
        ),
        "see_also": ("Veien videre til andre moduler", "2–4, se egen tabell. Ikke til modulen selv."),
    },
    models.Scene: {
        "title": ("Tittelen på fortellingen", "Én linje"),
        "text": ("Fortellingen", "80–140 ord under `text: |`"),
    },
    models.ForceField: {"question": ("Spørsmålet i midten av kraftfeltet", "Høyst 180 tegn")},
    models.Figure: {
        "id": ("Navnet makroen og møteplanen bruker", "Som for spørsmål"),
        "kind": (
            "Slags figur",
            (
                "`path` (steg etter hverandre), `stairs` (trapp), `circle` (noe som går i ring), `timeline` (tidslinje), "
                "`bands` (felt over hverandre), `sides` (to sider mot hverandre), `roles` (hvem som gjør hva), "
                "`around` (noe i midten og deler rundt) eller `cross` (fire ruter)"
            ),
        ),
        "title": ("Det figuren heter", "Én linje, høyst 60 tegn"),
        "shows": (
            "Det figuren viser. Står under tittelen og blir lest opp for den som ikke ser.",
            "Én setning, høyst 160 tegn",
        ),
        "centre": ("Det som står i midten", "Må være med i `around`, kan være med i `sides`, høyst 40 tegn"),
        "parts": ("Delene, i den rekkefølgen de skal leses", "To til sju, se egen tabell"),
    },
    models.FigurePart: {
        "title": ("Navnet på delen", "Én linje, høyst 50 tegn"),
        "text": ("Det som står under", "Høyst 160 tegn; kan utelates"),
        "items": ("Korte punkter under navnet", "Høyst fem, hvert på høyst 120 tegn; kan utelates"),
        "mark": ("Om delen skal skille seg ut", "`true` eller utelatt"),
    },
    models.Prompt: {
        "id": (
            "Navnet møteplanen og makroene bruker",
            "Små bokstaver a–z, tall og bindestrek; ulikt de andre i modulen",
        ),
        "text": ("Spørsmålet", "Åpent, om egen praksis, høyst 200 tegn"),
        "building_block": ("Byggesteinen det øver", "Én av de fire"),
        "note": ("Hjelp til den som leder møtet", "1–3 setninger; kan utelates, men skriv den helst"),
        "follow_ups": ("Oppfølgingsspørsmål", "0–3 korte"),
        "material": (
            "Det spørsmålet ber folk se på, for eksempel linjene de skal velge blant",
            "Én tekst eller en liste med korte punkter; kan utelates",
        ),
        "method": (
            "Arbeidsmåten når spørsmålet blir tatt fram uten å stå i møteplanen",
            "En id fra `docs/data/methods.yml`; kan utelates",
        ),
        "minutes": ("Hvor lenge det da varer", "Kan utelates"),
        "lines": ("Skrivelinjer på arket", "0–20; utelatt gir 6"),
    },
    models.Checklist: {
        "id": ("Navnet møteplanen og makroene bruker", "Som for spørsmål"),
        "title": ("Tittelen på lista", "Én linje"),
        "intro": ("Når og hvordan lista brukes", "Én setning; kan utelates"),
        "items": ("Handlingene", "5–9 punkter som begynner med «Jeg», høyst 90 tegn"),
    },
    models.Session: {
        "minutes": ("Lengden på møtet", "Stegene må til sammen bli så mange"),
        "steps": ("Stegene, etter tur", "Minst ett"),
    },
    models.Step: {
        "kind": ("Slags steg", "Se neste tabell"),
        "minutes": ("Hvor lenge", "Helt tall fra 1 til 240"),
        "prompt": ("Hvilket spørsmål", "Bare når `kind` er `prompt`, og da må den være med"),
        "checklist": ("Hvilken sjekkliste", "Bare når `kind` er `checklist`, og da må den være med"),
        "method": ("Arbeidsmåten", "En id fra `docs/data/methods.yml`; kan utelates"),
        "material": ("Det alle skal ha foran seg i steget", "Korte punkter; kan utelates"),
        "figure": (
            "Figuren som vises på skjermen i steget",
            "En id fra `figures` i modulen. Er den for stor for en skjerm, sier byggingen det. Kan utelates.",
        ),
        "phases": (
            "Minutter for hver fase i arbeidsmåten, når den vanlige fordelingen ikke passer",
            "Like mange tall som arbeidsmåten har faser; summen er lik stegets minutter",
        ),
        "note": _LEADER,
    },
    models.SourceReference: {
        "id": ("Hvilken kilde", "Må stå i `docs/data/sources.yml`"),
        "detail": ("Hvilken del, eller hva vi bruker den til", "Kan utelates"),
    },
    models.SeeAlso: {
        "module": ("Filnavnet til en annen modul, uten `.md`", "Modulen må finnes"),
        "reason": ("Hvorfor leseren bør gå dit", "Én kort setning"),
    },
    models.Source: {
        "id": ("Navnet modulene viser til kilden med", _AN_ID),
        "author": ("Forfatteren", "Kan utelates"),
        "title": ("Det kilden heter", "Én linje"),
        "publisher": ("Den som har gitt den ut", "Én linje"),
        "year": ("Året den kom", "Utelates bare når kilden er udatert"),
        "url": ("Der den ligger på nettet", "Begynner med `https://`; kan utelates"),
        "kind": (
            "Hva slags kilde det er",
            (
                "`law` (lov), `regulation` (forskrift), `preparatory_work` (forarbeid), `official_report` (NOU, melding), "
                "`strategy` (strategi), `report` (rapport, hefte), `article` (artikkel), `web_page` (nettside), "
                "`talk` (foredrag) eller `book` (bok)"
            ),
        ),
        "note": ("Det leseren må vite om kilden", "Kan utelates"),
    },
    models.Method: {
        "id": ("Navnet møteplanene viser til den med", _AN_ID),
        "title": ("Det den heter", "Én linje"),
        "summary": ("Hva man gjør", "Én eller to setninger"),
        "phases": ("Fasene etter tur, hver med `title`, `who` og `minutes`", "Minst én, se egen tabell"),
        "group_size": ("Hvor mange det skal være i en gruppe", "For eksempel `3–5`; kan utelates"),
        "roles": ("Oppgaver noen må ha fra begynnelsen", "Kan utelates"),
        "fits": ("Når den passer. Fortsetter «Passer når …».", "Én setning"),
        "steps": (
            "Hvilke slags steg arbeidsmåten kan byttes inn i når noen lager sitt eget møte",
            "For eksempel `[prompt, agreement]`; utelatt betyr ingen",
        ),
        "origin": ("Hvor den kommer fra, i ord", "Kan utelates"),
        "source": ("Kilden, der vi har en", "En id fra `docs/data/sources.yml`; kan utelates"),
    },
    models.Phase: {
        "title": ("Det som skjer i fasen", "Én linje"),
        "who": ("Hvem som arbeider", "`alone` (alene), `pairs` (par), `group` (gruppe) eller `all` (alle)"),
        "doing": (
            "Det man gjør i tillegg til å snakke. Det blir tegnet foran fasen.",
            "`write` (skriver), `read` (leser høyt) eller `walk` (går); kan utelates",
        ),
        "minutes": ("Hvor lenge den vanligvis varer", "Helt tall fra 1 til 240"),
        "least": ("Det minste antallet minutter fasen gir mening på", "Høyst så mange som `minutes`; utelatt betyr 1"),
        "round": ("Om alle sier noe etter tur. Skjermen viser da hvor lang tid hver får.", "`true` eller utelatt"),
        "roles": ("Oppgaver noen må ha fra den fasen av", "Kan utelates"),
    },
    models.Term: {
        "nb": ("Ordet på bokmål", "Ulikt de andre i ordlista"),
        "nn": ("Ordet på nynorsk", "Én linje"),
        "en": ("Ordet på engelsk", "Én linje"),
        "explanation": ("Forklaringen", "Én eller to setninger"),
        "module": ("Modulen som handler om det", "Filnavnet uten `.md`; kan utelates"),
        "everyday": (
            "Om ordet er et ord fra hverdagen, som ingen trenger forklart midt i en setning",
            "`true` eller utelatt",
        ),
    },
    models.Synonym: {
        "term": ("Ordet håndboka bruker", "Må stå et sted i håndboka"),
        "words": ("Det folk skriver i stedet", "I hakeparentes, minst ett"),
    },
    models.Programme: {
        "id": ("Navnet i adressen og i makroen", _AN_ID),
        "title": ("Det programmet heter", "Én linje"),
        "summary": ("Hva det er til", "Én eller to setninger"),
        "agenda": ("Et møte eller en dag", "Enten `agenda` eller `plan`"),
        "plan": ("Arbeid over flere halvår", "Enten `agenda` eller `plan`"),
    },
    models.Agenda: {
        "minutes": ("Hvor lenge det varer", "Punktene må til sammen bli så mange, med pausene og lunsjen"),
        "starts": ("Når det begynner", 'I anførselstegn: `"14:00"`'),
        "items": ("Punktene etter tur", "Minst ett, se egen tabell"),
    },
    models.AgendaItem: {
        "kind": (
            "`look_back`, `agreement`, `break` eller `lunch`",
            "Utelatt i alle andre punkter. `look_back` kan bare stå først, og avtalen bare én gang.",
        ),
        "title": ("Det punktet heter", "Én linje"),
        "minutes": ("Hvor lenge det varer", "Helt tall fra 1 til 480"),
        "module": ("Modulen punktet henter stegene sine fra", "Hver modul høyst én gang i programmet"),
        "steps": (
            "Hvilke steg fra modulen: slaget (`scene`) eller id-en til spørsmålet eller sjekklista",
            "Minuttene i stegene må bli minuttene i punktet",
        ),
        "method": ("Arbeidsmåten i et punkt uten modul", "Ikke sammen med `module`"),
        "at": ("Klokkeslettet lunsjen står fast på", "Bare når `kind` er `lunch`, i anførselstegn"),
        "note": ("Hjelp til den som leder. Står bare i lederens utgave.", "Kan utelates"),
    },
    models.Plan: {"terms": ("Halvårene etter tur", "Minst ett")},
    models.PlanTerm: {
        "title": ("Det halvåret heter", "Én linje"),
        "aim": ("Det dere vil", "Én eller to setninger"),
        "items": ("Det dere gjør", "Minst ett punkt"),
    },
    models.PlanItem: {
        "title": ("Det dere gjør", "Én linje"),
        "when": ("Når", "Kan utelates"),
        "module": ("Modulen dere bruker", "Filnavnet uten `.md`; kan utelates"),
        "method": ("Arbeidsmåten", "En id fra `docs/data/methods.yml`; kan utelates"),
        "note": _LEADER,
    },
    models.Recommendation: {
        "number": ("Nummeret", "1–7"),
        "title": ("Det anbefalingen heter", "Én linje"),
        "summary": ("Det den sier", "Slik den er gitt"),
        "in_practice": ("Det den betyr i barnehagen", "Våre egne ord"),
        "module": _ABOUT_MODULE,
    },
    models.BuildingBlock: {
        "id": ("Navnet modulene bruker", _AN_ID),
        "title": ("Det byggesteinen heter", "Én linje"),
        "gloss": ("Kort forklaring", "Én setning"),
        "module": _ABOUT_MODULE,
    },
    models.Notice: {
        "id": ("Hvilken fast tekst det er", "`duty_to_report` eller `stop_card`"),
        "title": ("Overskriften", "Én linje"),
        "text": ("Teksten", "Står likt overalt"),
        "points": ("Punkter under teksten", "Kan utelates"),
    },
    models.Part: {
        "id": ("Navnet på mappa under `docs`", _AN_ID),
        "number": ("Plassen i rekka", "Helt tall fra 1 til 99"),
        "title": ("Det delen heter", "Én linje"),
        "intro": ("Hva delen handler om", "Én setning"),
    },
    models.Audience: {
        "id": ("Navnet modulene bruker", _AN_ID),
        "title": ("Det målgruppen heter", "Én linje"),
    },
    models.Picture: {
        "title": ("Det bildet heter", "Én linje"),
        "centre": ("Ordene i midten", "Én til fire linjer"),
        "pieces": ("Brikkene rundt", "Tre til ti"),
    },
    models.Piece: {
        "title": ("Det som står på brikken", "Én linje"),
        "drawn": ("Linjene i tegningen, der tittelen må deles for hånd", "Høyst tre; kan utelates"),
        "module": _ABOUT_MODULE,
        "text": ("Forklaringen under bildet", "Én eller to setninger"),
    },
    models.YearWheel: {
        "id": ("Navnet i makroen", _AN_ID),
        "title": ("Det hjulet heter", "Én linje"),
        "intro": ("Hva det viser", "Kan utelates"),
        "starts": ("Måneden hjulet begynner med", "1–12"),
        "entries": ("Det som skjer i året", "Minst ett punkt"),
    },
    models.YearEntry: {
        "kind": (
            "Hva slags møte eller dag",
            (
                "`training_day` (fagdag), `staff_meeting` (personalmøte), `guidance` (avdelingsmøte med veiledning), "
                "`observation` (observasjon) eller `other` (annet)"
            ),
        ),
        "title": ("Det punktet heter", "Én linje"),
        "months": ("Månedene", "Tall fra 1 til 12 i hakeparentes"),
        "every_weeks": ("Hvor mange uker det er mellom hver gang", "1–12; kan utelates"),
    },
    models.PartStatements: {
        "part": ("Delen påstandene hører til", "Navnet på mappa til delen"),
        "statements": ("Påstandene, etter tur", "Seks, se egen tabell"),
    },
    models.Statement: {
        "text": ("Noe man kan se på avdelingen i en god uke", "Én setning, høyst 160 tegn"),
        "modules": ("Modulene påstanden leder til, den nærmeste først", "Minst én"),
    },
    models.Moved: {
        "old": ("Adressen noe hadde før", "Slutter på skråstrek: `grunnlag/a-hore-til/`"),
        "new": ("Adressen det har nå", "En side eller et program som finnes"),
    },
}


# What a model is called where its keys are shown.
SHOWN: Mapping[str, type[Model]] = {
    "page": models.FrontMatter,
    "module": models.ModuleKeys,
    "prompt": models.Prompt,
    "checklist": models.Checklist,
    "figure": models.Figure,
    "figure_part": models.FigurePart,
    "session": models.Session,
    "step": models.Step,
    "source_of_module": models.SourceReference,
    "see_also": models.SeeAlso,
    "source": models.Source,
    "method": models.Method,
    "phase": models.Phase,
    "term": models.Term,
    "synonym": models.Synonym,
    "programme": models.Programme,
    "agenda": models.Agenda,
    "agenda_item": models.AgendaItem,
    "moved": models.Moved,
}


@dataclass(frozen=True)
class ToldKey:
    """A key as it is shown to authors."""

    key: str
    what: Text
    rules: Text


def keys_of(name: str, source: str) -> tuple[ToldKey, ...]:
    """The keys of one of `SHOWN`, in the order in which they are written, for the page made from `source`."""
    return tuple(
        ToldKey(key, Text(what, source), Text(rules, source)) for key, (what, rules) in described(SHOWN[name]).items()
    )


def described(model: type[Model]) -> Told:
    """What is told of the keys of a model, in the order in which they are written."""
    told = TOLD[model]
    return {key: told[key] for key in model.model_fields}
