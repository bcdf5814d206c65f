"""Links that look right to the one who wrote them, and lead readers nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.build import Build
from macros.content.addresses import Fault, fault_of
from macros.content.edition import Edition

ROOT = Path(__file__).parents[2]
SITE = "https://handboka.example/"

_ONLY_HERE = (
    "http://127.0.0.1:8000/grunnlag/leken/",
    "http://localhost:8000/",
    "http://0.0.0.0:8000/",
    "http://[::1]:8000/",
    "http://192.168.1.20/",
    "http://10.0.0.5:8000/x",
    "http://172.20.1.1/",
    "http://169.254.1.1/",
    "http://karis-mac.local/",
    "http://filserver/felles",
    "//localhost/x",
)
_ON_ONES_OWN_DISK = (
    "file:///C:/Users/kari/x.html",
    "C:\\Users\\kari\\x.md",
    "C:/Users/x.md",
    "\\\\server\\felles\\x.docx",
)
_BEHIND_A_DOOR = (
    "https://kommune.sharepoint.com/sites/x",
    "https://kommune-my.sharepoint.com/:w:/g/x",
    "https://1drv.ms/w/s!A",
    "https://teams.microsoft.com/l/channel/x",
    "https://docs.google.com/document/d/x",
    "https://intranett.kommune.no/x",
)
_TAKEN_FOR_SOMETHING_ELSE = {
    "www.udir.no": "blir lest som en fil; skriv https://www.udir.no",
    "udir.no/rammeplan": "blir lest som en fil; skriv https://udir.no/rammeplan",
    "post@udir.no": "blir lest som en fil; skriv mailto:post@udir.no",
    "htps://udir.no": "begynner med «htps:»; mente du «https:»?",
    "https//udir.no": "har ikke kolon der det skal stå; en nettadresse begynner med https://",
    "https:///udir.no": "mangler navnet på nettstedet; en nettadresse begynner med https:// og så navnet",
    "mailto:post": "er ikke en e-postadresse; den skrives mailto:navn@sted.no",
    "mailto:kari@gmail": "er ikke en e-postadresse; den skrives mailto:navn@sted.no",
    "mailto:kari nordmann@x.no": "er ikke en e-postadresse; den skrives mailto:navn@sted.no",
    "..\\praksis\\garderoben.md": "har omvendt skråstrek; skriv / i stedet",
    "https://https://udir.no": "har «https://» to ganger; ta bort den ene",
    "https://www.udir.no@annet.example/": (
        "går til annet.example, og det som står foran @, er noe annet; skriv bare adressen til nettstedet"
    ),
    "tel:ring meg": "er ikke et telefonnummer; det skrives tel:+4712345678",
    "tel:": "er ikke et telefonnummer; det skrives tel:+4712345678",
    "http://[::1": "er ikke en adresse som kan leses",
}
_FINE = (
    "https://www.udir.no/x",
    "https://lovdata.no/lov/2005-06-17-64/§42",
    "mailto:post@udir.no?subject=Hei",
    "tel:+4712345678",
    "tel:116 111",
    "https://www.google.com/maps",
    "../praksis/garderoben.md",
    "leken.md#inn",
    "#inn",
    "https://github.com/ks/handbok",
)


@pytest.mark.parametrize("target", _ONLY_HERE)
def test_an_address_on_ones_own_net_stops(target: str) -> None:
    message = (
        "går til din egen maskin eller et nett bare dere er på; skriv stien til .md-fila, eller adressen på nettet"
    )
    assert fault_of(target) == Fault(message)


@pytest.mark.parametrize("target", _ON_ONES_OWN_DISK)
def test_a_file_on_ones_own_disk_stops(target: str) -> None:
    assert fault_of(target) == Fault("går til en fil på din egen maskin; legg fila i docs, og lenk til den derfra")


@pytest.mark.parametrize(
    "target",
    [
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fudir.no&data=05%7Ckari%40kommune.no",
        "https://www.google.com/url?q=https://udir.no",
        "https://urldefense.com/v3/__https://udir.no__;!!x",
    ],
)
def test_an_address_that_only_sends_on_stops(target: str) -> None:
    assert fault_of(target) == Fault(
        "går en omvei som holder øye med den som trykker, og kan ha e-postadressen din i seg; åpne siden, og kopier adressen derfra"
    )


@pytest.mark.parametrize("target", _BEHIND_A_DOOR)
def test_what_needs_a_login_is_doubtful(target: str) -> None:
    assert fault_of(target) == Fault(
        "går til et sted som krever innlogging, så de fleste slipper ikke inn", stops=False
    )


@pytest.mark.parametrize("target", _TAKEN_FOR_SOMETHING_ELSE)
def test_what_is_taken_for_something_else_stops(target: str) -> None:
    assert fault_of(target) == Fault(_TAKEN_FOR_SOMETHING_ELSE[target])


@pytest.mark.parametrize("target", _FINE)
def test_a_good_address_is_let_alone(target: str) -> None:
    assert fault_of(target, SITE) is None


def test_what_works_but_was_hardly_meant_is_doubtful() -> None:
    assert [
        fault.stops
        for target in (
            f"{SITE}grunnlag/leken/",
            "http://www.udir.no/",
            "https://github.com/ks/handbok/edit/main/docs/grunnlag/leken.md",
            "mailto:kari@gmial.com",
        )
        if (fault := fault_of(target, SITE))
    ] == [False] * 4


# Typed in docs/grunnlag/leken.md → what is told.
_ON_A_PAGE = {
    "[x](borte.md)": "«borte.md» går til en fil som ikke finnes",
    "[x](garderoben.md)": "«garderoben.md» går til en fil som ikke finnes; mente du «../praksis/garderoben.md»?",
    "[x](../praksis/garderobe.md)": (
        "«../praksis/garderobe.md» går til en fil som ikke finnes; mente du «../praksis/garderoben.md»?"
    ),
    "[x](../praksis/garderoben/)": "«../praksis/garderoben/» må gå til en .md-fil; mente du «../praksis/garderoben.md»?",
    "[x](/praksis/garderoben/)": (
        "«/praksis/garderoben/» må skrives som en sti fra denne fila, uten skråstrek først; mente du «../praksis/garderoben.md»?"
    ),
    "[x](../data/sources.yml)": (
        "«../data/sources.yml» går til docs/data, som ikke blir publisert; lenk til siden som viser innholdet"
    ),
    "[x](../../README.md)": "«../../README.md» går ut av docs, og det som ligger der, blir ikke publisert",
    "[x]()": "mellom ( og ) mangler adressen",
    "[x][y]\n\n[y]: borte.md": "«borte.md» går til en fil som ikke finnes",
    "<http://localhost:8000/x>": (
        "«http://localhost:8000/x» går til din egen maskin eller et nett bare dere er på; skriv stien til .md-fila,"
        " eller adressen på nettet"
    ),
    "[en [fin] lenke](borte.md)": "«borte.md» går til en fil som ikke finnes",
    '[x](borte.md "Tittel")': "«borte.md» går til en fil som ikke finnes",
    "<a href='../praksis/garderoben.md'>x</a>": (
        "«../praksis/garderoben.md» er skrevet med HTML, og da blir adressen feil på den ferdige siden;"
        " skriv [tekst](../praksis/garderoben.md) i stedet"
    ),
    '<a href="#borte">x</a>': (
        "«#borte» er skrevet med HTML, og da ser ingen etter om stedet finnes; skriv [tekst](#borte) i stedet"
    ),
    '<a href="min side.md">x</a>': (
        "«min side.md» er skrevet med HTML, og da blir adressen feil på den ferdige siden;"
        " skriv [tekst](<min side.md>) i stedet"
    ),
}


@pytest.mark.parametrize("typed", _ON_A_PAGE)
def test_a_link_that_leads_nowhere_is_told_with_its_line(typed: str, docs: Path, build: Callable[[], Build]) -> None:
    page = docs / "grunnlag" / "leken.md"
    lines = len(page.read_text(encoding="utf-8").splitlines())
    with page.open("a", encoding="utf-8") as opened:
        opened.write(f"\n{typed}\n")
    line = lines + 2 + (2 if "[y]:" in typed else 0)
    assert [str(problem) for problem in build().problems] == [
        f"docs/grunnlag/leken.md:{line}  lenke: {_ON_A_PAGE[typed]}"
    ]


def test_links_in_code_and_comments_are_no_links(docs: Path, build: Callable[[], Build]) -> None:
    with (docs / "grunnlag" / "leken.md").open("a", encoding="utf-8") as opened:
        opened.write("\n`[x](borte.md)`\n\n<!-- [x](borte.md) -->\n\n```\n[x](borte.md)\n```\n")
    assert build().problems == []


def test_links_in_front_matter_and_data_are_judged_alike(docs: Path) -> None:
    page, data = docs / "grunnlag" / "leken.md", docs / "data" / "sources.yml"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("../praksis/garderoben.md", "http://127.0.0.1:8000/praksis/"), encoding="utf-8")
    data.write_text(data.read_text(encoding="utf-8").replace("https://", "http://", 1), encoding="utf-8")
    built = Build(docs, ROOT / "overrides", order=[], title="x", from_folder=False, edition=Edition())
    told = [str(problem) for problem in built.problems]
    assert told[0] == (
        "docs/grunnlag/leken.md:20  module.prompts[1].note: lenken «http://127.0.0.1:8000/praksis/» går til din egen maskin"
        " eller et nett bare dere er på; skriv stien til .md-fila, eller adressen på nettet"
    )
    assert len(told) == 2
    assert "advarsel" in told[1]
    assert "begynner med http://" in told[1]
