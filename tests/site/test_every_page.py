"""What holds for every page of the site, whatever it is about."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from macros.authoring import MACROS
from tests.site.pages import Element, address_of, asset, html_files, page, parse, read
from tests.site.sources import AGREED, BLANKS, MAKING, Written, addresses, modules, pages, programme_addresses, shared

PAGES = pages()
OWN_SKELETONS = [
    f"{written.address}{view}/" for written in modules() for view in ("vis", "vis/leder", "ark", "kjoreplan")
]
OWN_SKELETONS += [*programme_addresses(), *MAKING, AGREED, *(f"{address}ark/" for address in BLANKS)]


def every(site: Path) -> list[tuple[str, Element]]:
    """Every HTML page of the site, with its address."""
    return [(address_of(file, site), read(file)) for file in html_files(site)]


def description(document: Element) -> str:
    (found,) = [meta["content"] for meta in document.all("meta") if meta.get("name") == "description"]
    return found


def test_the_site_has_the_pages_it_should_have_and_no_others(published: Path):
    assert sorted(address for address, _ in every(published)) == sorted(["404.html", *addresses()])


def test_every_id_is_unique_on_its_page(published: Path):
    twice = {}
    for address, document in every(published):
        counted = Counter(element["id"] for element in document.walk() if element.get("id") is not None)
        twice |= {f"{address}#{id}": count for id, count in counted.items() if count > 1}
    assert twice == {}


def test_every_figure_has_a_name_that_a_listener_is_told(published: Path):
    nameless = []
    for address, document in every(published):
        ids = {element["id"] for element in document.walk() if element.get("id") is not None}
        nameless += [
            f"{address}: {figure.get('class')}"
            for figure in document.all("figure")
            if not figure.get("aria-label") and figure.get("aria-labelledby") not in ids
        ]
    assert nameless == []


def test_no_two_pages_describe_themselves_in_the_same_words(published: Path):
    said = Counter(
        description(document) for address, document in every(published) if address not in ("404.html", *OWN_SKELETONS)
    )
    assert [words for words, count in said.items() if count > 1] == []


def test_every_page_is_in_bokmal_and_has_one_main_heading(published: Path):
    for address, document in every(published):
        assert document.one("html")["lang"] == "nb", address
        assert len(document.one("main").all("h1")) == 1, address


def test_every_reading_page_lets_one_skip_the_menus(published: Path):
    without = [
        address
        for address, document in every(published)
        if address not in ("404.html", *OWN_SKELETONS)
        and [link["href"] for link in document.all("a") if "md-skip" in link.get("class", "")]
        != [f"#{document.one('h1').get('id')}"]
    ]
    assert without == []


def test_every_page_leads_from_its_foot_to_help_and_to_what_is_said_of_the_handbook_and_a_projected_one_from_what_is_chosen(
    published: Path,
):
    wanted = ["Hjelp", "Om håndboka", "Personvern", "Tilgjengelighet"]
    shown = {
        address: [
            link.text for foot in document.all("ul") if foot.get("class") == "rh-site-footer" for link in foot.all("a")
        ]
        for address, document in every(published)
    }
    assert {address for address, names in shown.items() if names != wanted} == set()


def test_a_page_has_few_landmarks_to_go_by_and_each_has_a_name_of_its_own(published: Path):
    many = {}
    for address, document in every(published):
        names = [nav.get("aria-label") for nav in document.all("nav")]
        # What is on the page stands twice: in the menu that a phone opens, and beside the text.
        shown = [name for number, name in enumerate(names) if name != "På denne siden" or name not in names[:number]]
        if len(shown) > 4 or None in shown or len(set(shown)) < len(shown):
            many[address] = names
    assert many == {}


def is_kept(element: Element) -> bool:
    """Whether something is not on its page, or not yet: hidden, kept in a template, or closed away."""
    return any(
        around.tag == "template"
        or around.get("hidden") is not None
        or (around.tag == "details" and around is not element.parent and around.get("open") is None)
        for around in (element, *element.ancestors())
    )


def namesakes(document: Element) -> list[tuple[str, str]]:
    """The kind and the name of every landmark whose name another of the kind on its page has."""
    by_id = {element.get("id"): element for element in document.walk()}
    kinds = {"section": "region", "aside": "complementary", "form": "form"}
    named = []
    for element in document.walk():
        kind = element.get("role", kinds.get(element.tag))
        label = element.get("aria-label") or " ".join(
            by_id[id].text for id in element.get("aria-labelledby", "").split()
        )
        # One on top of a page is a dialogue, and closed until somebody opens it.
        # A leader's steps are told apart by the clock times that a script writes into their headings.
        is_shown = element.get("popover") is None and element.get("class") != "rh-leader__step"
        if kind in kinds.values() and label and is_shown and not is_kept(element):
            named.append((kind, label))
    return [name for name, count in Counter(named).items() if count > 1]


def test_no_two_landmarks_of_a_page_have_the_same_name(published: Path):
    assert {address: found for address, document in every(published) if (found := namesakes(document))} == {}


def test_two_landmarks_of_the_same_name_would_be_found():
    html = '<h2 id="a">Likt</h2><section aria-labelledby="a"></section><{0} aria-label="Likt"></{0}>'
    assert namesakes(parse(html.format("section"))) == [("region", "Likt")]
    assert namesakes(parse(html.format("aside"))) == []


def test_headings_never_leap_over_a_level(published: Path):
    leaps = []
    for address, document in every(published):
        level = 0
        for heading in document.one("main").all("h1", "h2", "h3", "h4", "h5", "h6"):
            if int(heading.tag[1]) > level + 1:
                leaps.append(f"{address}: {heading.text}")
            level = int(heading.tag[1])
    assert leaps == []


def test_every_label_that_is_pointed_to_exists(published: Path):
    dangling = []
    for address, document in every(published):
        ids = {element.get("id") for element in document.walk()}
        for element in document.walk():
            for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                dangling += [f"{address}: {id}" for id in element.get(attribute, "").split() if id not in ids]
    assert dangling == []


def test_every_picture_has_a_text(published: Path):
    bare = [
        f"{address}: {image.get('src')}"
        for address, document in every(published)
        for image in document.all("img")
        if "alt" not in image.attributes
    ]
    assert bare == []


def heard(element: Element) -> str:
    """What a listener is told by the texts and pictures in an element."""
    if element.get("aria-hidden") == "true":
        return ""
    parts = [child if isinstance(child, str) else heard(child) for child in element.children]
    return " ".join([*parts, element.get("alt", ""), element.get("aria-label", "")]).strip()


def nameless(document: Element) -> list[str]:
    """The links, buttons, headings and fields of a page that a listener is told no name of."""
    labels = {label.get("for") for label in document.all("label") if heard(label)}
    found = []
    for element in document.all(*_NAMED):
        if is_kept(element) or element.get("aria-hidden") == "true":
            continue
        is_field = element.tag in ("input", "select", "textarea")
        is_named = heard(element) or element.get("aria-labelledby") or element.get("title")
        is_named = is_named or (
            is_field and (element.get("id") in labels or any(around.tag == "label" for around in element.ancestors()))
        )
        if not is_named and (element.tag != "a" or element.get("href") is not None):
            found.append(f"{element.tag} {element.attributes}")
    return found


_NAMED = ("a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "th", "input", "select", "textarea")


def test_everything_that_is_used_has_a_name_that_a_listener_is_told(published: Path):
    assert {address: found for address, document in every(published) if (found := nameless(document))} == {}


@pytest.mark.parametrize(
    "html",
    [
        '<a href="a/"></a>',
        '<a href="a/"><span aria-hidden="true">→</span></a>',
        "<button><svg></svg></button>",
        "<h2> </h2>",
        '<input type="text" id="b"><label for="a">Navn</label>',
    ],
)
def test_what_has_no_name_would_be_found(html: str):
    assert len(nameless(parse(html))) == 1


def test_no_drawing_is_heard_without_a_name(published: Path):
    heard = [
        (address, drawing.parent.tag, drawing.parent.get("class"))
        for address, document in every(published)
        for drawing in document.all("svg")
        if not (drawing.get("role") and (drawing.get("aria-label") or drawing.all("title")))
        and "true" not in [around.get("aria-hidden") for around in (drawing, *drawing.ancestors())]
    ]
    assert heard == []


@pytest.mark.parametrize("written", PAGES, ids=str)
def test_title_and_description_are_the_authors_and_fit_for_sharing(published: Path, written: Written):
    document = page(published, written.address)
    assert written.front["title"] in document.one("head").one("title").text
    # A section's sign and number stand together, here too.
    assert description(document).replace("\u00a0", " ").replace("\u2060", "") == written.front["description"]
    assert 50 <= len(description(document)) <= 160


def test_no_two_pages_have_the_same_title(published: Path):
    counted = Counter(document.one("head").one("title").text for _, document in every(published))
    assert [title for title, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("address", OWN_SKELETONS)
def test_screens_and_sheets_are_kept_out_of_search_engines(published: Path, address: str):
    assert [meta["content"] for meta in page(published, address).all("meta") if meta.get("name") == "robots"] == [
        "noindex"
    ]


def test_no_macro_slot_or_undefined_name_is_left_for_a_reader(published: Path):
    left = []
    for address, document in every(published):
        seen = "".join(document.texts("code", "pre"))
        seen += " ".join(value for element in document.walk() for value in element.attributes.values())
        left += [
            f"{address}: {sign}"
            for sign in ("{{", "}}", "{%", "%}", "{:", "\ue000", "\ue001", "Undefined")
            if sign in seen
        ]
    assert left == []


def test_no_markdown_is_left_for_a_reader(published: Path):
    left = []
    for address, document in every(published):
        seen = "".join(document.texts("code", "pre"))
        left += [
            f"{address}: {found}" for found in re.findall(r"\]\([^)]*\)|\*\*\S|^#+ |^\|", seen, flags=re.MULTILINE)
        ]
    assert left == []


@pytest.mark.parametrize("address", OWN_SKELETONS)
def test_screens_and_sheets_load_nothing_of_material(published: Path, address: str):
    document = page(published, address)
    depth = "../" * address.count("/")
    faces = {
        "vis/": ("projected", "projected"),
        "vis/leder/": ("leader", "leader"),
        "kjoreplan/": ("print", "run_sheet"),
        "verktoy/alle-ark/ark/": ("print", "print_pack"),
        "verktoy/skriftlig-plan/ark/": ("print", "print"),
        "verktoy/pastander/ark/": ("print", "print"),
        "moter/metoder/ark/": ("print", "print"),
        "ark/": ("print", "sheet"),
        "": ("print", "programme"),
        "moter/mote/": ("making", "making"),
        "moter/avtale/": ("print", "agreed_page"),
    }
    use, script = next(of for end, of in sorted(faces.items(), key=lambda face: -len(face[0])) if address.endswith(end))
    loaded = [
        element.get("href") or element.get("src")
        for element in document.all("link", "script", "img", "iframe")
        if element.get("as") != "font"
    ]
    # None is the meeting's plan, which stands in the page itself: nothing can be fetched from a folder.
    beside = ["print_button.js"] if use in ("print", "making") else []
    beside += ["desk.js"] if use == "print" else []
    beside += ["awaited.js"] if script not in ("print", "agreed_page") else []
    beside += ["figure.css"] if use == "projected" else []
    # The faces of what is made in the browser begin when what they show has come.
    script = "composing" if address in MAKING[1:] else script
    assert set(loaded) - {None} <= {
        f"{depth}assets/{asset(published, name).name}"
        for name in (f"{use}.css", f"{script}.js", "favicon.svg", *beside)
    }
    assert f"{depth}assets/{asset(published, f'{use}.css').name}" in loaded
    foreign = [
        element
        for element in document.walk()
        if re.search(r"\bmd-|data-md-", " ".join([*element.attributes, element.get("class", "")]))
    ]
    assert foreign == []


@pytest.mark.parametrize("written", PAGES, ids=str)
def test_previous_and_next_stay_within_the_part(published: Path, written: Written):
    linked = [
        link["href"]
        for link in page(published, written.address).all("a")
        if "md-footer__link" in link.get("class", "").split()
    ]
    assert [href for href in linked if not re.fullmatch(r"\.\./[^/]+/", href)] == []


def test_no_page_has_another_one_fetched_before_anybody_asks_for_it(published: Path):
    beforehand = {"next", "prefetch", "prerender", "preload", "preconnect", "dns-prefetch"}
    asked = [
        (address, link["href"])
        for address, document in every(published)
        for link in document.all("link")
        if link.get("rel") in beforehand and link.get("as") != "font"
    ]
    assert asked == []


def test_the_faces_of_what_is_read_are_asked_for_ahead(published: Path):
    """What is read and what is printed moves least so. Screens are opened on slow nets, and wait for nothing."""
    for address, document in every(published):
        ahead = [link["href"].rpartition("/")[2] for link in document.all("link") if link.get("as") == "font"]
        faces = [
            file.name
            for name in ("text-regular", "text-semibold", "title-semibold")
            for file in (published / "assets/fonts").glob(f"{name}.*")
        ]
        is_led = "/vis/" in f"/{address}" or address == "404.html" or not document.all("link")
        assert ahead == ([] if is_led else faces), address


def test_the_front_page_has_the_three_doors_and_the_ways_in(published: Path):
    main = page(published, "").one("main")
    links = [(link.text, link.get("href")) for link in main.all("a")]
    named = {text for text, _ in links}
    assert {"Les", "Hold et møte", "Skriv ut"} <= named


def test_every_trouble_and_every_module_can_be_chosen_from_one_page(published: Path):
    told = {link.text for link in page(published, "verktoy/vansker/").one("main").all("a")}
    troubles = {trouble for written in modules() for trouble in written.module.get("troubles", [])}
    assert troubles - told == set()
    leading = {link.get("href") for link in page(published, "verktoy/alle-moduler/").one("main").all("a")}
    assert {f"../../{written.address}" for written in modules()} <= leading


@pytest.mark.parametrize("minutes", [30, 45])
def test_who_has_so_many_minutes_is_led_to_the_screens_of_meetings_that_long(published: Path, minutes: int):
    ways_in = {link.text: link.get("href") for link in page(published, "").one("main").all("a")}
    assert ways_in[f"{minutes} minutter"] == f"moter/etter-tid/#mote-{minutes}"
    main = page(published, "moter/etter-tid/").one("main")
    (heading,) = [heading for heading in main.all("h3") if heading["id"] == f"mote-{minutes}"]
    offered = [link["href"] for link in heading.parent.all("a") if link.get("href", "").endswith("vis/")]
    fitting = [
        f"../../{written.address}vis/" for written in modules() if written.module["session"]["minutes"] == minutes
    ]
    assert fitting
    assert sorted(offered) == sorted(fitting)


def test_all_questions_and_all_checklists_are_collected(published: Path):
    questions = {link.get("href") for link in page(published, "verktoy/alle-sporsmal/").one("main").all("a")}
    checklists = {link.get("href") for link in page(published, "verktoy/alle-sjekklister/").one("main").all("a")}
    for written in modules():
        for prompt in written.module["prompts"]:
            assert f"../../{written.address}#sporsmal-{prompt['id']}" in questions
        for checklist in written.module["checklists"]:
            assert f"../../{written.address}#sjekkliste-{checklist['id']}" in checklists


def test_every_source_and_every_term_is_listed(published: Path):
    sources, glossary = (
        page(published, "verktoy/kilder/").one("main").text,
        page(published, "verktoy/ordliste/").one("main").text,
    )
    assert [source["title"] for source in shared("sources") if source["title"] not in sources] == []
    terms = [term[language] for term in shared("glossary") for language in ("nb", "nn", "en")]
    assert [term for term in terms if term not in glossary] == []


def test_the_competence_map_is_a_picture_with_a_table_behind_it(published: Path):
    figure = [
        figure for figure in page(published, "verktoy/kompetansekart/").one("main").all("figure") if figure.all("table")
    ]
    assert len(figure) == 1
    table = figure[0].one("table")
    assert [header.text for header in table.one("thead").all("th")][1:] == [
        block["title"] for block in shared("building_blocks")
    ]
    rows = table.one("tbody").all("tr")
    assert len(rows) == 7
    for number, row in enumerate(rows, start=1):
        serving = [written for written in modules() if number in written.module["recommendations"]]
        for block, cell in zip(shared("building_blocks"), row.all("td"), strict=True):
            count = sum(
                prompt["building_block"] == block["id"] for written in serving for prompt in written.module["prompts"]
            )
            assert cell.text.split()[0] == str(count)
    assert "oldninger" in figure[0].one("figcaption").text


def test_a_number_of_the_competence_map_opens_what_it_counts_there_and_in_the_list_of_all(published: Path):
    main = page(published, "verktoy/kompetansekart/").one("main")
    listed = page(published, "verktoy/alle-sporsmal/").one("main")
    questions = [
        (element.get("data-item"), element.get("data-blocks"), group.get("data-recommendations").split())
        for group in listed.walk()
        if group.get("data-recommendations")
        for element in group.walk()
        if element.get("data-item")
    ]
    by_id = {element.get("id"): element for element in main.walk() if element.get("id")}
    cells = [link for link in main.all("a") if link.get("class") == "rh-map__count"]
    assert cells
    for link in cells:
        opened = by_id[link.get("href").removeprefix("#")]
        _, number, block = opened.get("id").split("-", 2)
        found = [
            f"../../{module_address}#sporsmal-{prompt}"
            for key, of, recommendations in questions
            if of == block and number in recommendations
            for slug, prompt in [key.split(":")]
            for module_address in [next(each.address for each in modules() if each.file.stem == slug)]
        ]
        (ways,) = [way.get("href") for way in opened.all("a") if "?" in way.get("href")]
        assert ways == f"../alle-sporsmal/?anbefaling={number}&byggestein={block}"
        assert [way.get("href") for way in opened.all("li") for way in way.all("a")] == found
        assert link.text == str(len(found))
    totals = {link.get("href"): link.text for link in main.all("a") if link.get("class") == "rh-map__total"}
    assert totals == {
        f"../alle-sporsmal/?byggestein={block['id']}": str(sum(of == block["id"] for _, of, _ in questions))
        for block in shared("building_blocks")
    }


def test_the_page_for_authors_shows_every_macro_live_beside_its_source(published: Path):
    figures = [
        figure for figure in page(published, "om/for-forfattere/").one("main").all("figure") if figure.all("code")
    ]
    shown = {figure.all("code")[0].text for figure in figures}
    # Each of them is an example of `example`.
    assert shown
    assert [name for name in MACROS if name != "example" and not any(f"{{{{ {name}(" in call for call in shown)] == []


def test_a_page_that_is_not_found_helps_on(published: Path):
    document = read(published / "404.html")
    assert "finner ikke" in document.one("main").one("h1").text
    names = [link.text for link in document.one("main").all("a") if link.get("href")]
    assert names == ["Forsiden", "Alle modulene", "Ferdige programmer", "Alle arkene", "Alle spørsmålene", "Ordlista"]
    # Help and what is said of the handbook stand where they do on every page.
    foot = [link.text for link in document.one("footer").all("a")]
    assert len(foot) == 4
    (elsewhere,) = (ul for ul in page(published, "").all("ul") if ul.get("class") == "rh-site-footer")
    assert foot == [link.text for link in elsewhere.all("a")]


def test_every_phase_on_a_card_of_a_method_has_its_drawing(published: Path):
    phases = [
        span for span in page(published, "moter/metoder/ark/").all("span") if span.get("class") == "rh-card__phase"
    ]
    assert phases
    assert [phase.text for phase in phases if not [span for span in phase.all("span") if span.get("data-works")]] == []


def test_nothing_that_is_seen_waits_for_a_script(published: Path):
    scripts = (
        script
        for file in html_files(published)
        for script in re.findall(r"<script\b([^>]*\bsrc=[^>]*)>", file.read_text(encoding="utf-8"))
    )
    waited_for = {
        re.findall(r"/(\w+)\.\w+\.js", script)[0] for script in scripts if not re.search(r"\b(async|defer)\b", script)
    }
    # What an address will change is not shown before it has.
    assert waited_for == {"awaited"}
