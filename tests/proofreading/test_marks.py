"""What Markdown would lose, run together, or show as it was typed; and what it takes as it was meant."""

from __future__ import annotations

import pytest

from macros.authoring import MACROS
from macros.proofreading.manuscript import Manuscript
from macros.proofreading.marks import losses

_TAKEN_FOR_CODE = (
    "linja har fire mellomrom foran og blir vist som kode; ta dem bort, eller sett ``` over og under koden"
)
_LIST_NUMBER = "«{0}.» blir til nummeret på et punkt i en liste, og vises som «1.»; skriv {0}\\. der tallet skal stå"
# A body → line and sentence of each finding.
_LOST: list[tuple[str, list[str]]] = [
    ("Tekst[^99].", ["1  fotnote: fotnoten «[^99]» har ingen tekst; skriv den på en egen linje: [^99]: …"]),
    (
        "[^1]: Aldri vist til.\n\nTekst.",
        ["1  fotnote: ingenting på siden viser til fotnoten; skriv [^1] der den hører til"],
    ),
    (
        "A[^1].\n\n[^1]: En.\n[^1]: To.",
        ["4  fotnote: to fotnoter heter «1», så den første teksten blir borte; gi den ene et annet navn"],
    ),
    (
        "A.\n\n[^1]: Se[^2].\n[^2]: Se[^1].",
        [
            "3  fotnote: bare fotnoter viser til fotnoten, så ingen leser kommer dit; skriv [^1] i teksten der den hører til",
            "4  fotnote: bare fotnoter viser til fotnoten, så ingen leser kommer dit; skriv [^2] i teksten der den hører til",
        ],
    ),
    (
        "A[^a].\n\n[^a]: A.\n\n[^1]: En.\n\n    Som i[^1].",
        [
            "5  fotnote: bare fotnoter viser til fotnoten, så ingen leser kommer dit; skriv [^1] i teksten der den hører til"
        ],
    ),
    (
        "A.\n\n[^0]: Se[^1].\n[^1]: En.",
        [
            "3  fotnote: ingenting på siden viser til fotnoten; skriv [^0] der den hører til",
            "4  fotnote: bare fotnoter viser til fotnoten, så ingen leser kommer dit; skriv [^1] i teksten der den hører til",
        ],
    ),
    *(
        (
            f"A.\n\n{sign}{rest}\n\nB.",
            [f"3  html: «{sign}» begynner noe som nettleseren ikke viser; skriv det med ord, eller ta det bort"],
        )
        for sign, rest in (("<!", "[CDATA[ a"), ("<!", " a"), ("<!", "DOCTYPE a"), ("<?", "php a"))
    ),
    (
        "Tekst {: .a }",
        ["1  egenskaper: {: … } blir stående som tekst her; skriv det på en egen linje rett under det som det gjelder"],
    ),
    ("A[^1].\n\n[^1]:\n", ["3  fotnote: fotnoten «1» har ingen tekst"]),
    (
        "Se [her][ref].",
        ["1  lenke: «[her][ref]» viser til en adresse som ikke er skrevet på siden; skriv [her](adressen)"],
    ),
    (
        "Se [her][Ref].\n\n[reff]: https://a.no",
        [
            "1  lenke: «[her][Ref]» viser til en adresse som ikke er skrevet på siden; skriv [her](adressen); mente du «reff»?",
            "3  advarsel: lenke: linja vises ikke: den er en adresse som ingenting på siden bruker; skriv [tekst][reff] der lenka skal stå",
        ],
    ),
    (
        "[x]: https://a.no/b",
        [
            "1  advarsel: lenke: linja vises ikke: den er en adresse som ingenting på siden bruker; skriv [tekst][x] der lenka skal stå"
        ],
    ),
    (
        "[Merk]: viktig",
        [
            "1  lenke: linja vises ikke: den er en adresse som ingenting på siden bruker; skriv [tekst][merk] der lenka skal stå"
        ],
    ),
    ("Se [a].\n\n[a]: b.md\n[a]: c.md", ["4  lenke: to adresser heter «[a]», så den første blir borte"]),
    (
        "*[NAV]: a\n*[NAV]: b\n\nNAV",
        ["2  forkortelse: forkortelsen «NAV» er forklart to ganger, så den ene blir borte; behold den ene"],
    ),
    (
        "PPT\n\n*[PPTX]: Pedagogisk",
        [
            "3  forkortelse: linja vises ikke: «PPTX» står ikke på siden; skriv forkortelsen der den hører til, eller ta bort linja"
        ],
    ),
    (
        "!!! note Viktig å huske\n    Tekst",
        ['1  boks: «Viktig å huske» vises ikke; tittelen på boksen må stå i rette anførselstegn: !!! note "Tittel"'],
    ),
    (
        '??? tip Les mer "Tittel"\n    Tekst',
        ['1  boks: «Les mer» vises ikke; tittelen på boksen må stå i rette anførselstegn: !!! note "Tittel"'],
    ),
    *(
        (
            f"{table}{row}",
            [
                "3  tabell: raden har 3 felter, men tabellen har 2: det siste blir borte; skriv \\| for en strek i teksten"
            ],
        )
        for table, row in (("| A | B |\n| - | - |\n", "| 1 | 2 | 3"), ("A | B\n--- | ---\n", "1 | 2 | 3"))
    ),
    (
        "| A | B |\n| - | - |\n| 1 | 2 |\nTekst",
        ["4  tabell: linja blir en rad i tabellen; sett en tom linje mellom dem"],
    ),
    (
        "-\u00a0en\n-\u00a0to",
        [
            "1  liste: punktet blir løpende tekst: etter tegnet foran står et hardt mellomrom (Alt eller Ctrl+Skift og mellomrom); skriv et vanlig"
        ],
    ),
    (
        "Se [garderoben](garderoben.md for mer.",
        ["1  lenke: «[garderoben](garderoben.md» blir ingen lenke; skriv ) der adressen slutter"],
    ),
    *(
        (
            f"<{tag}>\n{row}\n</{tag}>",
            [f"2  html: «{mark}» blir stående som tekst, for Markdown virker ikke inne i <{tag}>; {instead}"],
        )
        for tag, instead in (
            ("details", 'skriv boksen slik: ??? note "Tittel"'),
            ("figure", "skriv det uten HTML rundt"),
        )
        for row, mark in (("Tekst **fet**", "**"), ("[a](b.md)", "[a](b.md)"), ("- en", "-"), ("| a | b |", "|"))
    ),
    (
        "[](garderoben.md)",
        ["1  lenke: lenka til «garderoben.md» har ingen tekst, så ingen ser den; skriv teksten mellom [ og ]"],
    ),
    ("Tekst:\n- en\n- to", ["2  liste: lista blir til løpende tekst; den må ha en tom linje over seg"]),
    ("Tekst:\n1. en", ["2  liste: lista blir til løpende tekst; den må ha en tom linje over seg"]),
    ("-tekst\n-mer", ["1  liste: punktet blir løpende tekst; det må være et mellomrom etter tegnet foran"]),
    (
        "• en\n• to",
        [
            "1  liste: punktet begynner med et tegn fra Word, og blir løpende tekst; skriv bindestrek og mellomrom foran hvert punkt"
        ],
    ),
    (
        "· en",
        [
            "1  liste: punktet begynner med et tegn fra Word, og blir løpende tekst; skriv bindestrek og mellomrom foran hvert punkt"
        ],
    ),
    (
        "– en\n– to",
        [
            "1  liste: linjene begynner med tankestrek og blir løpende tekst; skriv bindestrek og mellomrom foran hvert punkt"
        ],
    ),
    (
        "*tekst\n*mer",
        [
            "1  advarsel: utheving: «*» blir stående som tekst; sett * både foran og bak, helt inntil ordene, eller skriv \\* der stjerna skal vises"
        ],
    ),
    (
        "o\ten",
        [
            "1  liste: punktet begynner med et tegn fra Word, og blir løpende tekst; skriv bindestrek og mellomrom foran hvert punkt"
        ],
    ),
    (
        "- en\n  - under\n  - to",
        [
            "2  liste: punktet står ikke langt nok inne og blir et vanlig punkt i lista; et punkt under et annet må ha fire mellomrom foran",
            "3  liste: punktet står ikke langt nok inne og blir et vanlig punkt i lista; et punkt under et annet må ha fire mellomrom foran",
        ],
    ),
    (
        "1. en\n   - under",
        [
            "2  liste: punktet står ikke langt nok inne og blir et vanlig punkt i lista; et punkt under et annet må ha fire mellomrom foran"
        ],
    ),
    (
        "- en\n\n  mer",
        ["3  liste: teksten faller ut av lista over; skal den høre til punktet, må den ha fire mellomrom foran"],
    ),
    (
        "1. en\n2. to\n\nmellom\n\n3. tre",
        [
            "6  liste: lista begynner på 3 her, men blir vist fra 1; er det samme liste som over, må det som står mellom, ha fire mellomrom foran"
        ],
    ),
    (
        "a. En\nb. To",
        [
            "1  liste: punktene blir løpende tekst; skriv tall i stedet for bokstaver («1. »), eller bindestrek og mellomrom"
        ],
    ),
    ("1) en\n2) to", ["1  liste: numrene blir løpende tekst; skriv punktum etter tallet: «1. »"]),
    (
        "Tekst\n| a | b |\n| --- | --- |\n| 1 | 2 |",
        ["2  tabell: tabellen blir løpende tekst; den må ha en tom linje over seg"],
    ),
    (
        "| a | b |\n| 1 | 2 |",
        ["1  tabell: tabellen blir løpende tekst; under linja med overskrifter må det stå en linje som | --- | --- |"],
    ),
    (
        "| a | b |\n| --- | --- |\n| 1 | 2 | 3 |",
        ["3  tabell: raden har 3 felter, men tabellen har 2: det siste blir borte; skriv \\| for en strek i teksten"],
    ),
    (
        "| a | b |\n| --- |\n| 1 | 2 |",
        ["2  tabell: tabellen blir løpende tekst; linja under overskriftene må ha like mange felter som dem: 2"],
    ),
    (
        "| a | b |\n| — | — |\n| 1 | 2 |",
        ["1  tabell: tabellen blir løpende tekst; under linja med overskrifter må det stå en linje som | --- | --- |"],
    ),
    (
        "|a|a|a|a|a|a|a|a|a|a|a|a|a|a|\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|",
        [
            "1  advarsel: tabell: tabellen har 14 kolonner og går ut over kanten på skjerm og papir; del den, eller snu den"
        ],
    ),
    (
        "{ scene() }",
        [
            "1  makro: «{ scene() }» blir stående som tekst; en makro skrives med to krøllparenteser på hver side: {{ scene() }}"
        ],
    ),
    (
        "( ( scene() ) )",
        [
            "1  makro: «( ( scene() ) )» blir stående som tekst; en makro skrives med to krøllparenteser på hver side: {{ scene() }}"
        ],
    ),
    (
        "((scene()))",
        [
            "1  makro: «((scene()))» blir stående som tekst; en makro skrives med to krøllparenteser på hver side: {{ scene() }}"
        ],
    ),
    (
        "[[ scene() ]]",
        [
            "1  makro: «[[ scene() ]]» blir stående som tekst; en makro skrives med to krøllparenteser på hver side: {{ scene() }}"
        ],
    ),
    (
        "scene()",
        [
            "1  makro: «scene()» blir stående som tekst; en makro skrives med to krøllparenteser på hver side: {{ scene() }}"
        ],
    ),
    (
        "Se { prompt('inn') } her",
        [
            "1  makro: «{ prompt('inn') }» blir stående som tekst; en makro skrives med to krøllparenteser på hver side: {{ prompt('inn') }}"
        ],
    ),
    (
        "{ scen() }",
        [
            "1  makro: «{ scen() }» blir stående som tekst; en makro skrives med to krøllparenteser på hver side: {{ scene() }}"
        ],
    ),
    (
        "# Tittel",
        ["1  overskrift: siden har alt tittelen sin som øverste overskrift; skriv ## foran overskriftene i teksten"],
    ),
    (
        "#hashtag er bra",
        [
            "1  overskrift: «#hashtag» først på linja blir en overskrift; skriv \\# foran, eller flytt det inn i setningen"
        ],
    ),
    ("  ## Tittel", ["1  overskrift: overskriften blir løpende tekst; den må stå helt til venstre"]),
    (
        "Tekst\n---\n\nmer",
        [
            "2  overskrift: streken gjør teksten over til en overskrift; sett en tom linje over streken, eller skriv ## foran teksten"
        ],
    ),
    (
        "Tekst\n===",
        [
            "2  overskrift: streken gjør teksten over til en overskrift; sett en tom linje over streken, eller skriv ## foran teksten"
        ],
    ),
    (
        "```\nkode\n\n{{ scene() }}",
        ["1  kodeblokk: «```» på denne linja åpner en kodeblokk som aldri lukkes, så resten av siden blir kode"],
    ),
    (
        "~~~\n```\n~~~\n\n**a",
        ["5  utheving: «**» blir stående som tekst; sett ** både foran og bak, helt inntil ordene"],
    ),
    ("Dette er **viktig", ["1  utheving: «**» blir stående som tekst; sett ** både foran og bak, helt inntil ordene"]),
    (
        "Dette er ** viktig ** her",
        ["1  utheving: «**» blir stående som tekst; sett ** både foran og bak, helt inntil ordene"],
    ),
    ("a **b** c ** d", ["1  utheving: «**» blir stående som tekst; sett ** både foran og bak, helt inntil ordene"]),
    (
        "Et *ord her",
        [
            "1  advarsel: utheving: «*» blir stående som tekst; sett * både foran og bak, helt inntil ordene, eller skriv \\* der stjerna skal vises"
        ],
    ),
    (
        "ord* og *ord",
        [
            "1  advarsel: utheving: «*» blir stående som tekst; sett * både foran og bak, helt inntil ordene, eller skriv \\* der stjerna skal vises"
        ],
    ),
    ("__x", ["1  utheving: «__» blir stående som tekst; sett __ både foran og bak, helt inntil ordene"]),
    (
        "[tekst] (https://a.no)",
        ["1  lenke: «[tekst] (https://a.no)» blir ingen lenke; det kan ikke være mellomrom mellom ] og ("],
    ),
    (
        "(tekst)[a.md]",
        ["1  lenke: «(tekst)[a.md]» blir ingen lenke; teksten står i [ ] og adressen i ( ): [tekst](a.md)"],
    ),
    (
        "www.udir.no er fint",
        ["1  advarsel: lenke: «www.udir.no» blir ingen lenke; skriv [teksten leseren ser](https://www.udir.no)"],
    ),
    (
        "Se https://udir.no/x.",
        ["1  advarsel: lenke: «https://udir.no/x» blir ingen lenke; skriv [teksten leseren ser](https://udir.no/x)"],
    ),
    (
        "!!! note\nIkke innrykk",
        ["1  boks: boksen blir tom; det som skal stå i den, må ha fire mellomrom foran på hver linje"],
    ),
    (
        "!!! note «Tittel»\n    a",
        [
            '1  boks: boksen blir løpende tekst; den første linja skrives slik: !!! note "Tittel", med rette anførselstegn'
        ],
    ),
    ('!!! tip "T"\n    a\n    - b', ["3  liste: lista blir til løpende tekst; den må ha en tom linje over seg"]),
    (
        "Tekst <!-- aldri\n\nslutt",
        [
            "1  kommentar: «<!--» åpner en kommentar som aldri lukkes, så resten av siden blir borte; skriv --> der den slutter"
        ],
    ),
    (
        "## A {: #id“ }",
        ['1  egenskaper: anførselstegnene i {: … } må være rette («"»), ellers blir det stående som tekst'],
    ),
    ("## A {: #id", ["1  egenskaper: «{:» mangler } på samme linje og blir stående som tekst"]),
    ("## A {: #a } b", ["1  egenskaper: {: … } må stå sist i overskriften, ellers blir det stående som tekst"]),
    (
        "Rosa\nBlå\nGrønn\nGul",
        [
            "1  advarsel: linjeskift: linjene blir til ett avsnitt; sett to mellomrom bak hver linje som skal stå for seg selv"
        ],
    ),
    (
        "- **a\n- b**",
        [
            "1  utheving: «**» blir stående som tekst; sett ** både foran og bak, helt inntil ordene",
            "2  utheving: «**» blir stående som tekst; sett ** både foran og bak, helt inntil ordene",
        ],
    ),
    ("- a\n    - b\n\n        mer\n- c", ["5  liste: lista blir til løpende tekst; den må ha en tom linje over seg"]),
    ("Linje\n- 5 grader", ["2  liste: lista blir til løpende tekst; den må ha en tom linje over seg"]),
    *(
        (f"{before}{number}. Da", [f"{line}  liste: {_LIST_NUMBER.format(number)}"])
        for before, number, line in (
            ("", "2020", 1),
            ("", "100", 1),
            ("", "0", 1),
            ("Tekst.\n\n", "1814", 3),
            ("- ", "2005", 1),
            ("- ", "17", 1),
            ("* a\n* ", "2005", 2),
            ("> ", "2020", 1),
            ("> a\n>\n> ", "17", 3),
            ("> - ", "17", 1),
            ("!!! note\n    ", "2020", 2),
            ('??? note "T"\n\n    ', "17", 3),
            ("- a\n\n    ", "3", 3),
            ("- a\n    ", "3", 2),
            ("1. ", "2005", 1),
            ("A[^1].\n\n[^1]: ", "2020", 3),
        )
    ),
    *(
        (
            f"A[^{name}].\n\n[^{name}]: B",
            [
                f"3  fotnote: navnet på fotnoten «[^{name}]» må være ett ord; skriv [^{instead}] her og der den hører til"
            ],
        )
        for name, instead in (("to ord", "to-ord"), ("a b ", "a-b"), ("a\u00a0b", "a-b"), ("", "1"))
    ),
    *(
        (body, [f"{line}  advarsel: kodeblokk: {_TAKEN_FOR_CODE}" for line in lines])
        for body, lines in (
            ("    Barnet står ved disken.", [1]),
            ("Før.\n\n    Barnet står ved disken.\n    Mer tekst her.\n\n    Så går det.", [3, 6]),
        )
    ),
    ("Teksten [^a b] her", ["1  fotnote: fotnoten «[^a b]» har ingen tekst; skriv den på en egen linje: [^a b]: …"]),
    ("Vi spør: [a][] ja", ["1  lenke: «[a][]» viser til en adresse som ikke er skrevet på siden; skriv [a](adressen)"]),
]
# A text in front matter → the same; its line is where the text begins.
_LOST_IN_FRONT_MATTER: list[tuple[str, list[str]]] = [
    ("**a", ["1  module.aims[0]: «**» blir stående som tekst; sett ** både foran og bak, helt inntil ordene"]),
    ("Se[^1]", ["1  module.aims[0]: «[^1]» blir stående som tekst; fotnoter virker bare i brødteksten"]),
    ("en\n- to", ["1  module.aims[0]: lista blir til løpende tekst; den må ha en tom linje over seg"]),
    ("{ scene() }", ["1  module.aims[0]: «{ scene() }» blir stående som tekst; en makro virker bare i brødteksten"]),
    ("{{ scene() }}", []),
    ("| a | b |\n| - | - |", ["1  module.aims[0]: tabeller kan bare stå i brødteksten; her vises strekene som de er"]),
    ("!!! note", ["1  module.aims[0]: bokser kan bare stå i brødteksten; her vises tegnene som de er"]),
    *(
        (f"{mark}{text}", [f"1  module.aims[0]: «{mark.strip()}» først på linja gjør teksten til {what}; {instead}"])
        for mark, text, what, instead in (
            ("# ", "Når går du?", "en overskrift", "skriv \\# der det skal vises, eller ta det bort"),
            ("#", "", "en overskrift", "skriv \\# der det skal vises, eller ta det bort"),
            ("#", "tema", "en overskrift", "skriv \\# der det skal vises, eller ta det bort"),
            ("## ", "Når", "en overskrift", "skriv \\## der det skal vises, eller ta det bort"),
            ("1. ", "Når går du?", "en nummerert liste", "skriv 1\\. der det skal vises, eller ta det bort"),
            ("2005. ", "Da kom loven.", "en nummerert liste", "skriv 2005\\. der det skal vises, eller ta det bort"),
            ("17. ", "mai", "en nummerert liste", "skriv 17\\. der det skal vises, eller ta det bort"),
            ("- ", "Hva?", "en liste", "skriv \\- der det skal vises, eller ta det bort"),
            ("+ ", "Hva?", "en liste", "skriv \\+ der det skal vises, eller ta det bort"),
            ("* ", "Hva?", "en liste", "skriv \\* der det skal vises, eller ta det bort"),
            ("> ", "x", "et sitat", "skriv \\> der det skal vises, eller ta det bort"),
            ("***", "", "en strek", "skriv \\*** der det skal vises, eller ta det bort"),
            ("---", "", "en strek", "skriv \\--- der det skal vises, eller ta det bort"),
        )
    ),
    (
        "a\n\n# b",
        [
            "1  module.aims[0]: «#» først på linja gjør teksten til en overskrift; skriv \\# der det skal vises, eller ta det bort"
        ],
    ),
    (
        "a\n===",
        [
            "1  module.aims[0]: «===» først på linja gjør teksten til en overskrift; skriv \\=== der det skal vises, eller ta det bort"
        ],
    ),
    (
        "a\n\n    b",
        ["1  module.aims[0]: mellomrommene foran linja gjør teksten til kode; ta bort mellomrommene foran linja"],
    ),
    *(
        (text, ["1  module.aims[0]: teksten er tom når den vises; skriv den, eller ta den bort"])
        for text in ("&nbsp;", "&#8203;&ensp;", "&#x20;")
    ),
    ("2 * 3 og -5 grader", []),
    ("-5 grader", []),
    ("a & b", []),
    ("«&amp;»", []),
    ("2020 var et år. 1. mai", []),
    ("[a] (b.md)", ["1  module.aims[0]: «[a] (b.md)» blir ingen lenke; det kan ikke være mellomrom mellom ] og ("]),
]
_AS_MEANT = [
    "{{{ scene() }}}",
    "##Tittel\n\ntekst",
    "2 * 3 * 4",
    "[www.udir.no](https://udir.no)",
    "<https://udir.no>",
    "!!! note\n\n    a",
    "`**` og `[^1]`",
    "    kode **\n",
    "Det var i mai\n2026. Og så.",
    "***veldig** viktig*",
    "**a *b* c**",
    "*a **b** c*",
    "**A:** b **C:** d",
    " {{ scene() }\n",
    "snake_case __init__ x",
    "**å\nb**",
    "- a\n    - b",
    "1. a\n2. b",
    "Tekst\n\n- a\n- b",
    "– Hei, sa hun.",
    "A[^1].\n\n[^1]: En.",
    "Se [her][x].\n\n[x]: https://a.no",
    "*[NAV]: Arbeids\n\nNAV",
    "> sitat",
    "## A {: #id }\n\n- a",
    "```\n**\n- a\n```",
    "| a | b |\n| --- | --- |\n| `x | y` | \\| |",
    '!!! note "T"\n    a\n\n    - b',
    "??? tip\n    a",
    "Vers  \nnummer  \nto",
    "[en **fet** lenke](a.md)",
    "2 * 3 og a*b*c",
    "<details>\n<summary>Mer</summary>\nTekst 2 * 3 - 1.\n</details>\n\n**fet**",
    "a <! b og `<![CDATA[`\n\n<!-- c -->\n\n```\n<?php\n```",
    "## A {: #b }\n\n[c](https://d.no){: .e } f\n\nG\n{: .h }\n\n| i {: .j } | k |\n| --- | --- |\n| l {: .m } | n |",
    "Tegnet `<!--` begynner en kommentar.",
    "PPT hjelper.\n\n*[PPT]: Pedagogisk",
    '!!! note inline end "Tittel"\n    Tekst',
    "A | B\n--- | ---\n1 | 2",
    "| A |\n| - |\n| 1 |",
    "[x](https://a.no/b_(c)) og ![](bilde.png)",
    "[Merk] dette",
    "Pris: 5 - 10 kr",
    "2026\\. Et år",
    "1. mai",
    "- 1. mai\n- 17 dager",
    "Tekst\n17 dager. Og 2020.",
    "> 1. a\n>\n> 2. b",
    "> Det var i\n> 2020. Og så.",
    "- a\n    1. b\n    2. c\n\n    3. d",
    "1. a\n\n    1. b\n\n        mer\n\n    2. c\n\n2. d",
    "[^1]: 17 dager.\n\nA[^1].",
    "    2020. kode",
    "`2020. a`",
    "A[^æ].\n\n[^æ]: B",
]


def _found(text: str, key: str = "") -> list[str]:
    return [str(problem).removeprefix("f:") for problem in losses(Manuscript("f", text, 1, key), MACROS)]


@pytest.mark.parametrize(("body", "expected"), _LOST)
def test_what_would_be_lost_in_a_body_is_told_with_its_line(body: str, expected: list[str]) -> None:
    assert _found(body) == expected


@pytest.mark.parametrize(("text", "expected"), _LOST_IN_FRONT_MATTER)
def test_what_would_be_lost_in_front_matter_is_told_with_its_key(text: str, expected: list[str]) -> None:
    assert _found(text, "module.aims[0]") == expected


@pytest.mark.parametrize("body", _AS_MEANT)
def test_what_markdown_takes_as_it_was_meant_is_let_alone(body: str) -> None:
    assert _found(body) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tre ting:\n\n- en\n- to", []),
        ("Slik:\n\n1. en\n2. to", []),
        ("2005. Da kom loven.", [f"1  {{}}: {_LIST_NUMBER.format(2005)}"]),
        (
            "En.\n\n# To",
            [
                "1  {}: «#» først på linja gjør teksten til en overskrift; skriv \\# der det skal vises, eller ta det bort"
            ],
        ),
    ],
)
@pytest.mark.parametrize("key", ["module.scene.text", "module.prompts[1].material", "module.session.steps[0].material"])
def test_what_is_shown_in_one_piece_may_be_a_list(text: str, expected: list[str], key: str) -> None:
    assert _found(text, key) == [sentence.format(key) for sentence in expected]
