"""What an author is told: addresses, errors that stop a build, and warnings that do not."""

from __future__ import annotations

from macros.content.checking import places
from macros.content.problems import Problem, remarks, report

ERROR = Problem("docs/a.md", 3, "lenke", "går galt")
WARNING = Problem("docs/a.md", 2, "lenke", "er tvilsomt", stops=False)


def test_a_warning_says_that_it_is_one() -> None:
    assert str(WARNING) == "docs/a.md:2  advarsel: lenke: er tvilsomt"


def test_a_report_counts_the_errors_alone_and_shows_the_warnings_after_them() -> None:
    assert report([WARNING, ERROR]).splitlines() == [
        "Håndboka ble ikke bygd: 1 feil.",
        str(ERROR),
        "Dette stanser ikke byggingen, men se på det:",
        str(WARNING),
    ]


def test_what_nobody_mends_before_the_next_try_is_only_counted() -> None:
    many = [Problem("docs/a.md", line, "lenke", "går galt") for line in range(1, 502)]
    assert report(many[:500]).splitlines()[-1] == str(many[499])
    assert report(many).splitlines()[-2:] == [str(many[499]), "… og 1 til; de kommer når disse er rettet."]


def test_a_handbook_that_was_built_has_its_warnings_shown() -> None:
    assert remarks([WARNING, WARNING]).splitlines() == [
        "Håndboka har 1 advarsel. Den blir bygd, men se på dette:",
        str(WARNING),
    ]
    assert remarks([]) == ""


def test_the_inside_of_a_picture_and_an_endless_text_are_not_repeated() -> None:
    picture = f"Failed to load image at 'data:image/heic;base64,{'QUJD' * 5000}': kjenner ikke formatet"
    assert str(Problem("docs/a.md", 1, "bilde", picture)) == (
        "docs/a.md:1  bilde: Failed to load image at 'data:image/heic;base64,…': kjenner ikke formatet"
    )
    assert len(str(Problem("docs/a.md", 1, "", "x" * 5000))) < 700


def test_of_many_places_on_a_page_the_nearest_come_first_and_the_rest_are_counted() -> None:
    named = [f"avsnitt-{number}" for number in range(10, 30)]
    told = places("om-lek-ute", [*named, "lekens-rom-ute-og-inne", "3-d"])
    assert told.startswith("; stedene på siden heter lekens-rom-ute-og-inne, avsnitt-")
    assert told.endswith(" og 9 til")
    assert places("ii", ["bord", "stol"]) == "; stedene på siden heter bord, stol"
    assert places("bordd", ["bord", "stol"]) == "; mente du «bord»?"
