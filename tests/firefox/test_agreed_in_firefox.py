"""What a link says was agreed last time, in Firefox, from the web and from a folder: shown in both windows, and kept in none."""

from __future__ import annotations

from collections.abc import Callable

from tests.firefox.firefox import Window
from tests.site.sources import SAMPLE, module

MODULE = module("grunnlag/a-vente", SAMPLE)
HASH = "#avtale=Vi+hilser+p%C3%A5+%3Cb%3Ealle%3C%2Fb%3E&hvem=Den+som+%C3%A5pner&igjen=2026-12-15"
# The page where an agreement is made is called so, too: what is shown is not yet there while that page is being left.
SHOWN = "document.querySelector('.rh-agreed:not(main)')?.textContent"
KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, location.href])"


def test_a_link_is_shown_where_the_meeting_looks_back_in_both_windows(open_either: Callable[..., Window]):
    window = open_either(f"{MODULE.address}vis/")
    # As a link that somebody follows: the page is loaded anew with it.
    window.goto(window.evaluate("location.href.split('#')[0]").replace("vis/", "kjoreplan/"))
    window.goto(window.evaluate("location.href.split('#')[0]").replace("kjoreplan/", "vis/") + HASH)
    window.wait_for(SHOWN)
    assert window.evaluate(SHOWN).startswith("«Vi hilser på <b>alle</b>»Hvem: Den som åpner.")
    assert window.evaluate("document.querySelector('.rh-agreed').closest('.rh-screen--look-back') !== null")
    window.press("v")
    with window.firefox.opening() as opened:
        window.click(".rh-leader-link")
    leader = opened[0]
    leader.wait_for(SHOWN)
    assert "Vi hilser på <b>alle</b>" in leader.evaluate(SHOWN)
    window.reload()
    window.wait_for(SHOWN)
    for each in (window, leader):
        assert "hilser" not in each.evaluate(KEPT)


def test_an_agreement_is_made_and_opens_its_meeting(open_either: Callable[..., Window]):
    window = open_either("moter/avtale/")
    typed = {
        "what": "Vi setter oss på gulvet",
        "who": "Den som går sist",
        "again": "2026-12-15",
        "meeting": MODULE.file.stem,
    }
    for name, text in typed.items():
        window.evaluate(f"void (document.querySelector('form').elements['{name}'].value = '{text}')")
    window.evaluate("document.querySelector('form').requestSubmit()")
    # What was typed stays where it is.
    with window.firefox.opening() as opened:
        window.click(".rh-agreed-form__link")
    meeting = opened[0]
    meeting.wait_for(SHOWN)
    assert "Vi setter oss på gulvet" in meeting.evaluate(SHOWN)
    for each in (window, meeting):
        assert "gulvet" not in each.evaluate(KEPT)
