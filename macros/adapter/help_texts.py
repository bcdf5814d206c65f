"""What a command can be told, for each by itself: what it does, its options, and an example to copy."""

from __future__ import annotations

from collections.abc import Mapping

_FOR_ALL = """\
  -f, --config-file FIL      en annen fil enn mkdocs.yml
"""
_TO_BUILD = """\
  -q, --quiet                si bare fra om feil
  -v, --verbose              si mer om hva som skjer
"""
_PDF = """\
  -d, --site-dir MAPPE       en annen mappe enn {folder}
      --no-pdf               ikke lag PDF-er
      --no-books             ikke lag bøkene, som tar lengst tid av PDF-ene
      --require-pdf          si fra med feil hvis PDF-er ikke kan lages
"""

HELP: Mapping[str, str] = {
    "serve": f"""\
Bruk: python -m macros serve [VALG]

Viser håndboka på http://127.0.0.1:8000 mens du skriver. Lagrer du en fil, kommer siden på nytt av seg selv.
Er noe galt, står det i nettleseren til det er rettet. Du stopper med Ctrl og C.

Valg:
  -a, --dev-addr ADRESSE     en annen adresse og port
  -o, --open                 åpne nettleseren når håndboka er klar
  -w, --watch MAPPE          følg med på endringer i en mappe til
{_FOR_ALL}{_TO_BUILD}
Eksempel:
  python -m macros serve --open
  python -m macros serve -a 127.0.0.1:8001
""",
    "site": f"""\
Bruk: python -m macros site [VALG]

Lager nettstedet i mappa site, med alle ark som PDF. Det forrige står til det nye er helt.

Valg:
{_PDF.format(folder="site")}{_FOR_ALL}{_TO_BUILD}
Eksempel:
  python -m macros site
  python -m macros site --no-pdf
""",
    "folder": f"""\
Bruk: python -m macros folder [VALG]

Lager utgaven til en minnepinne, i mappa site-mappe. Kopier mappa, og åpne index.html i den.

Valg:
{_PDF.format(folder="site-mappe")}{_FOR_ALL}{_TO_BUILD}
Eksempel:
  python -m macros folder
""",
    "check": f"""\
Bruk: python -m macros check [VALG]

Finner alt som er galt i sidene, datafilene og mkdocs.yml, uten å lage nettstedet.

Valg:
      --watch                fortsett, og sjekk på nytt når noe er endret
      --hints                gi råd om språket også
      --format SLAG          text, github (merknader i en pull request) eller json
{_FOR_ALL}
Eksempel:
  python -m macros check
  python -m macros check --watch --hints
""",
    "new": f"""\
Bruk: python -m macros new SLAG [VALG]

Begynner på noe nytt som kan bygges med en gang, og viser hva som ble skrevet. Ingenting som finnes, blir skrevet over.
Det du ikke oppgir, blir du spurt om.

SLAG er ett av disse:
  module      en modul, med linja i menyen
  source      en kilde
  method      en arbeidsmåte
  term        et ord i ordlista
  programme   et program

Valg: hvert slag har sine, og de vises med «python -m macros new SLAG --help».
{_FOR_ALL}
Eksempel:
  python -m macros new module
  python -m macros new module --title "Hvilestunden" --part praksis
""",
    "rename": f"""\
Bruk: python -m macros rename GAMMELT NYTT [VALG]

Gir noe et nytt navn, og lar alt som nevner det, følge med. Den som kommer til den gamle adressen, blir ført videre.
Det gjelder en side, en kilde, en arbeidsmåte, et program og et ord i ordlista, og spørsmål og sjekklister i en modul.
Et spørsmål eller en sjekkliste skriver du med modulen foran: hvilestunden:hva-sier-kroppen

Valg:
  -n, --dry-run              si hva som ville blitt endret, uten å endre noe
{_FOR_ALL}
Eksempel:
  python -m macros rename hvilestunden ro-og-hvile
  python -m macros rename praksis/hvilestunden grunnlag/hvilestunden --dry-run
""",
    "who": f"""\
Bruk: python -m macros who NAVN [VALG]
      python -m macros who --unused

Sier hvem som lenker til en side, eller bruker en kilde, en arbeidsmåte, et program, et ord eller et bilde.

Valg:
      --unused               si hva ingen bruker
{_FOR_ALL}
Eksempel:
  python -m macros who rammeplanen
  python -m macros who --unused
""",
    "schema": f"""\
Bruk: python -m macros schema [VALG]

Skriver det et redigeringsprogram trenger for å hjelpe deg, i mappa .vscode.

Valg:
{_FOR_ALL}
Eksempel:
  python -m macros schema
""",
}

# What may stand behind each kind of something new.
NEW_EXAMPLES: Mapping[str, str] = {
    "module": '--title "Hvilestunden" --part praksis --minutes 30 --steps opening,scene,break,prompt,agreement',
    "source": '--title "Rammeplan for barnehagen" --publisher Utdanningsdirektoratet --kind regulation',
    "method": '--title "To og to på tur" --minutes 15',
    "term": "--nb tilknytning --en attachment",
    "programme": '--title "Høstens første møte" --module hvilestunden --starts 14.00',
}
