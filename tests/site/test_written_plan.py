"""The written plan of barnehageloven § 42: its five points, where it is kept, and what it is not."""

from __future__ import annotations

from pathlib import Path

from tests.site.pages import page
from tests.site.sources import shared

(LAW,) = [source for source in shared("sources") if source["id"] == "barnehageloven"]
ADDRESS = "verktoy/skriftlig-plan/"


def test_the_page_has_the_five_points_the_law_itself_and_the_way_to_the_blank(published: Path):
    main = page(published, ADDRESS).one("main")
    assert len(main.one("ol").all("li")) == 5
    links = {link.get("href") for link in main.all("a")}
    assert {"ark/", LAW["url"], "../../grunnlag/aktivitetsplikten/"} <= links
    assert "ikke juridisk rådgivning. Sist kontrollert 22. november 2026" in main.text


def test_the_blank_asks_for_the_five_points_with_a_date_and_somebody_for_every_measure(published: Path):
    main = page(published, f"{ADDRESS}ark/").one("main")
    asked = [element.text[:1] for element in main.all("h2", "th") if element.text[:1].isdigit()]
    assert asked == ["1", "2", "3", "4", "5"]
    rows = main.one("tbody").all("tr")
    assert len(rows) >= 4
    assert {len(row.all("td")) for row in rows} == {3}
    assert LAW["url"] in main.text


def test_the_blank_takes_a_reference_and_no_name(published: Path):
    main = page(published, f"{ADDRESS}ark/").one("main")
    assert "Saksnummer" in main.text
    assert "Ikke skriv navn" in main.text
    assert main.all("input", "textarea", "form") == []
