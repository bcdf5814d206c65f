"""What was agreed goes on to the next meeting, from the web and from a folder: sheet, calendar, link and code, and nothing kept."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from icalendar import Calendar
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import opening
from tests.browser.test_accessibility import contrast, findings
from tests.browser.test_layout import OVERFLOW
from tests.browser.windows import Windows
from tests.firefox.firefox import until
from tests.site.sources import SAMPLE, module

AGREED = "moter/avtale/"
MODULE = module("grunnlag/a-vente", SAMPLE)
WHAT = "Én av oss sitter på gulvet i gangen fra 15.30; mandag, tirsdag & <b>onsdag</b>"
WHO = "Den som går sist"
HASH = "#avtale=Vi+hilser+p%C3%A5+alle&hvem=Den+som+%C3%A5pner&igjen=2026-12-15"
KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])"


@pytest.fixture(params=["http", "file"])
def opened(
    request: pytest.FixtureRequest, windows: Windows, hosted_home: str, folder_edition: Path
) -> Iterator[Callable[..., Page]]:
    """Opens an address of the made-up handbook, on the web or in its folder; nothing is asked of another host, and nothing is an error."""
    home, file = (hosted_home, "") if request.param == "http" else (f"{folder_edition.as_uri()}/", "index.html")
    with opening(windows, home) as open_page:
        yield lambda path, rest="": open_page(f"{path}{file}{rest}")


def made(page: Page) -> Locator:
    """Types an agreement and has it made; what there is of it then."""
    page.get_by_label("Hva prøver vi?").fill(WHAT)
    page.get_by_label("Hvem gjør det?").fill(WHO)
    page.get_by_label("Når ser vi på det igjen?").fill("2026-12-15")
    page.get_by_role("button", name="Lag ark og lenke").click()
    return page.locator(".rh-agreed-form__made")


def look_back(page: Page) -> Locator:
    """What the projected page shows of an agreement, where it looks back."""
    return page.locator(".rh-screen--look-back .rh-agreed")


def test_from_the_page_where_a_meeting_is_made_it_goes_along_to_the_screen_and_the_leader(opened: Callable[..., Page]):
    slug = MODULE.file.stem
    page = opened("moter/mote/", f"?folk=18&deler={slug}{HASH}")
    assert "avtale=" not in page.url
    expect(page.get_by_text("Avtalen fra sist kom med lenka.")).to_be_visible()
    page.get_by_label("Deltakere").fill("12")
    for name, title, told in (
        ("Ledervindu", ".rh-leader__step h2", ".rh-leader__step h2 + .rh-agreed"),
        ("Vis på møte", ".rh-screen", ".rh-screen--look-back .rh-agreed"),
    ):
        page.locator(".rh-making__made").get_by_role("link", name=name, exact=True).click()
        expect(page.locator(title).first).to_be_attached()
        expect(page.locator(told)).to_contain_text("«Vi hilser på alle»")
        assert "avtale=" not in page.url
        assert "hilser" not in page.evaluate(KEPT)
        page.goto("about:blank")
        page = opened("moter/mote/", f"?folk=12&deler={slug}{HASH}")


def test_from_a_meeting_to_the_next_one(opened: Callable[..., Page]):
    screen = opened(f"{MODULE.address}vis/", "?folk=18")
    agreement = screen.locator(".rh-screen--agreement")
    agreement.locator("textarea").nth(0).fill("Vi hilser på alle")
    agreement.locator("textarea").nth(2).fill("neste gang")
    with screen.context.expect_page() as opening:
        agreement.get_by_role("link", name="Ta avtalen videre").click()
    page = opening.value
    expect(page.get_by_label("Hva prøver vi?")).to_have_value("Vi hilser på alle")
    expect(page.get_by_text("Dere skrev «neste gang». Velg dagen.")).to_be_visible()
    assert "Vi" not in page.url.partition("#")[2]
    expect(page.locator(".rh-agreed-form__made")).to_be_hidden()
    link = made(page).get_by_role("link", name="Åpne møtet med avtalen")
    assert "?folk=18#avtale=" in (link.get_attribute("href") or "")
    with page.context.expect_page() as next_meeting:
        link.click()
    # What was typed is there still.
    expect(page.get_by_label("Hva prøver vi?")).to_have_value(WHAT)
    page = next_meeting.value
    expect(look_back(page)).to_contain_text(WHAT)
    expect(look_back(page)).to_contain_text(f"Hvem: {WHO}. Vi skulle se på det igjen tirsdag 15. desember 2026.")
    assert look_back(page).locator("b").count() == 0
    assert "avtale" not in page.url
    assert "gulvet" not in page.evaluate(KEPT)


def test_the_sheet_and_the_day_in_the_calendar(opened: Callable[..., Page]):
    page = opened(AGREED, f"#mote={MODULE.file.stem}")
    around = made(page)
    sheet = page.locator(".rh-agreed-sheet")
    for text in ("Denne uka prøver vi", WHAT, WHO, "tirsdag 15. desember 2026"):
        expect(sheet).to_contain_text(text)
    # A folder that does not know where the site is has no address for others.
    is_folder = page.url.startswith("file:")
    if is_folder:
        expect(sheet.locator(".rh-agreed-sheet__code")).to_be_hidden()
    else:
        expect(sheet.locator(".rh-qr path")).not_to_have_attribute("d", "")
    codes = [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(sheet.screenshot(scale="css"))))]
    assert [code.split("#")[0] for code in codes] == (
        [] if is_folder else [f"{page.url.partition(AGREED)[0]}{MODULE.address}vis/"]
    )
    with page.expect_download() as download:
        around.get_by_role("button", name="Legg dagen i kalenderen").click()
    assert download.value.suggested_filename == "avtale-2026-12-15.ics"
    (event,) = Calendar.from_ical(Path(download.value.path()).read_bytes()).events
    assert str(event["SUMMARY"]) == f"Vi ser på avtalen igjen: {WHAT}"
    assert event.start.isoformat() == "2026-12-15"
    assert [str(event["URL"])] == codes if codes else "URL" not in event
    assert page.evaluate(KEPT) == '[{},{},"",null]'


def test_paper_says_that_the_sheet_is_not_ready_until_a_name_has_been_answered_for(open_page: Callable[..., Page]):
    page = open_page(AGREED)
    sheet, held = page.locator(".rh-agreed-sheet"), page.get_by_text("Arket er ikke klart.")
    expect(held).to_be_hidden()
    made(page)
    page.get_by_label("Hva prøver vi?").fill("Vi hjelper Ola i garderoben")
    expect(held).to_be_hidden()
    page.emulate_media(media="print")
    expect(held).to_be_visible()
    expect(sheet).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Lag ark og lenke").click()
    page.get_by_role("button", name="Lag likevel").click()
    page.emulate_media(media="print")
    expect(held).to_be_hidden()
    expect(sheet).to_contain_text("Ola")


def test_a_double_press_answers_no_question_and_paper_leads_to_its_answer(open_page: Callable[..., Page]):
    page = open_page(AGREED)
    made(page)
    page.get_by_label("Hva prøver vi?").fill("Vi hjelper Ola i garderoben")
    page.get_by_role("button", name="Lag ark og lenke").dblclick()
    expect(page.get_by_role("button", name="Lag likevel")).to_be_visible()
    expect(page.get_by_role("heading", name="Avtalen er klar")).to_be_hidden()
    page.get_by_label("Hva prøver vi?").fill("Vi hjelper Ola og Zubaida")
    expect(page.get_by_role("button", name="Lag ark og lenke")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_text("Er det ikke det, trykker du «Lag likevel».")).to_be_visible()
    page.get_by_role("button", name="Lag likevel").click()
    expect(page.get_by_role("heading", name="Avtalen er klar")).to_be_visible()
    expect(page.get_by_text("Er «Ola» og «Zubaida» navn på noen?")).to_be_hidden()


def test_both_windows_show_it_and_the_one_that_is_loaded_anew_gets_it_back(opened: Callable[..., Page]):
    screen = opened(f"{MODULE.address}vis/", HASH)
    expect(look_back(screen)).to_have_count(1)
    screen.keyboard.press("v")
    with screen.context.expect_page() as opening:
        screen.locator(".rh-leader-link").click()
    leader = opening.value
    expect(leader.locator(".rh-leader__step .rh-agreed")).to_contain_text("Vi hilser på alle")
    screen.reload()
    expect(look_back(screen)).to_contain_text("Vi hilser på alle")
    assert "hilser" not in screen.evaluate(KEPT) + leader.evaluate(KEPT) + screen.url + leader.url


def test_alone_a_window_that_is_loaded_anew_has_lost_it_and_so_has_the_way_back(opened: Callable[..., Page]):
    screen = opened(f"{MODULE.address}vis/", HASH)
    expect(look_back(screen)).to_have_count(1)
    screen.reload()
    until(lambda: screen.evaluate("typeof rhMeeting !== 'undefined'"), "the meeting does not begin")
    expect(look_back(screen)).to_have_count(0)
    screen.goto("about:blank")
    screen.go_back()
    expect(look_back(screen)).to_have_count(0)
    assert "avtale" not in screen.url


def test_a_meeting_that_does_not_look_back_says_it_in_a_line(open_page: Callable[..., Page]):
    screen = open_page(f"{MODULE.address}vis/?deler={MODULE.file.stem}:opening,agreement{HASH}")
    expect(screen.locator(".rh-told")).to_contain_text("Dette ble dere enige om sist: «Vi hilser på alle»")
    expect(look_back(screen)).to_have_count(0)


@pytest.mark.parametrize(
    ("hash_", "told"),
    [
        ("#avtale=%E0%A4%A", "Lenka er ødelagt"),
        ("#avtale=%00%0d&hvem=x", "kunne ikke leses"),
        ("#avtale=<img src=x onerror=document.title=1>&hvem=<script>document.title=2</script>", None),
        (f"#avtale={'x' * 5000}&hvem={'y' * 5000}&igjen=9999-99-99", None),
        ("#avtale=%E2%80%AE%F0%9F%98%80&igjen=javascript:alert(1)", None),
    ],
)
def test_a_mangled_or_hostile_link_gives_a_meeting_and_no_markup(
    open_page: Callable[..., Page], hash_: str, told: str | None
):
    page = open_page(f"{MODULE.address}vis/{hash_}")
    title = page.title()
    if told:
        expect(page.locator(".rh-told")).to_contain_text(told)
    else:
        expect(look_back(page)).to_have_count(1)
        assert look_back(page).locator("*:not(p)").count() == 0
        assert len(look_back(page).inner_text()) < 300
    assert "avtale" not in page.url
    assert page.title() == title
    page.keyboard.press("PageDown")
    expect(page.locator(".rh-screen--look-back")).to_be_in_viewport()


def test_without_scripts_there_is_a_sheet_to_fill_in_by_hand(open_page: Callable[..., Page]):
    page = open_page(AGREED, java_script_enabled=False)
    expect(page.get_by_role("heading", name="Denne uka prøver vi")).to_be_visible()
    expect(page.get_by_text("Ikke skriv navn på barn")).to_be_visible()
    assert page.get_by_role("textbox").count() == 0


def test_what_lacks_is_said_and_the_keyboard_is_there(open_page: Callable[..., Page]):
    page = open_page(AGREED, viewport={"width": 320, "height": 640})
    page.get_by_label("Hva prøver vi?").fill("Vi hilser")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Si hvem som gjør det og når dere ser på det igjen.")).to_be_visible()
    expect(page.get_by_label("Hvem gjør det?")).to_be_focused()
    made(page)
    expect(page.get_by_role("heading", name="Avtalen er klar")).to_be_focused()
    assert page.evaluate(OVERFLOW) == []
    assert findings(page) == []
    assert contrast(page) == []


@pytest.mark.parametrize("path", [MODULE.address, "moter/mote/", "moter/programmer/kort/"])
def test_a_meeting_goes_into_the_calendar_with_the_address_that_opens_it(open_page: Callable[..., Page], path: str):
    parts = f"&deler={MODULE.file.stem}" if "mote/" in path else ""
    page = open_page(f"{path}?min=60&folk=12&start=14.00{parts}")
    around = page.locator(".rh-meeting-calendar")
    around.locator("summary").click()
    around.get_by_role("button", name="Legg i kalenderen").click()
    expect(around).to_contain_text("Velg en dato først.")
    around.get_by_label("Dato").fill("2027-06-01")
    with page.expect_download() as download:
        around.get_by_role("button", name="Legg i kalenderen").click()
    (event,) = Calendar.from_ical(Path(download.value.path()).read_bytes()).events
    assert (event.start.isoformat(), event.end.isoformat()) == (
        "2027-06-01T14:00:00+02:00",
        "2027-06-01T15:00:00+02:00",
    )
    address = str(event["URL"])
    assert "min=60&folk=12&start=14.00" in address
    assert page.evaluate(KEPT) == '[{},{},"",null]' or "2027" not in page.evaluate(KEPT)
    assert findings(page) == []
    page.goto(address)
    until(lambda: page.evaluate("typeof rhMeeting !== 'undefined'"), "the meeting does not begin")
    plan = page.evaluate("rhMeeting.plan()")
    assert (plan["minutes"], plan["people"], plan["start"]) == (60, 12, "14:00")


def test_a_text_that_is_too_long_is_cut_and_the_meeting_says_so(open_page: Callable[..., Page]):
    what = "Vi hilser på alle som kommer. " * 6
    page = open_page(f"{MODULE.address}vis/#avtale={what.strip().replace(' ', '+')}&igjen=2026-12-15")
    expect(look_back(page)).to_contain_text("…»")
    expect(look_back(page)).to_contain_text("Teksten i lenka var for lang, og slutten er ikke med.")
