"""Whatever stands in mkdocs.yml: a sentence in bokmål with its line, and MkDocs never sees what could hurt it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import markdown
from mkdocs.config import load_config

from macros.adapter.settings import problems_in, problems_of
from macros.adapter.settings_file import LARGEST_SETTINGS, read_settings
from macros.adapter.settings_values import odd_values
from macros.content.located import in_kilobytes

ROOT = Path(__file__).parent.parent.parent
GOOD = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
LAST = GOOD.count("\n") + 1


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project whose folders are the real ones; its mkdocs.yml is for a test to write."""
    for part in ("docs", "macros", "overrides"):
        (tmp_path / part).symlink_to(ROOT / part, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    before = set(sys.modules)
    yield tmp_path
    # MkDocs loads the hook anew for every mkdocs.yml.
    for name in set(sys.modules) - before:
        if "hooks.py" in name:
            del sys.modules[name]


def told(project: Path, text: str | bytes) -> list[str]:
    """What is told of an mkdocs.yml."""
    file = project / "mkdocs.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return [str(problem) for problem in problems_in(file)]


def changed(old: str, new: str) -> str:
    """Our own settings with one thing changed."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def without(key: str, instead: str) -> str:
    """Our own settings with one of the keys at the top, and all below it, written otherwise."""
    text, count = re.subn(rf"^{key}:.*\n(?:(?: .*)?\n)*", f"{instead}\n", GOOD, count=1, flags=re.MULTILINE)
    assert count == 1
    return text


def line_of(text: str, piece: str) -> int:
    """The line on which a piece of a text first stands."""
    return text[: text.index(piece)].count("\n") + 1


ADDRESS = "må være hele adressen til nettstedet, som https://eksempel.no/handbok/, på høyst 200 tegn og uten passord"
# What is written → the piece that stands on the line told, and what is told after the name and the line.
MISTAKES: dict[str, tuple[str, str, str]] = {
    "an anchor in itself": (
        GOOD + "x: &a [*a]\n",
        "x: &a",
        "YAML: anker («&a») er ikke lov; skal teksten begynne slik, må hele stå i anførselstegn",
    ),
    "a list as a key": (GOOD + "? [a, b]\n: c\n", "? [a", "en nøkkel må være ett ord"),
    "a merge key": (GOOD + "<<: {a: b}\n", "<<:", "en nøkkel må være ett ord"),
    "brackets without end": (
        GOOD + "x: " + "[" * 50_000,
        "x: [",
        "YAML: lister og nøkler kan ikke ligge mer enn 20 nivåer inni hverandre",
    ),
    "a tag that runs something": (
        GOOD + "x: !!python/object/apply:os.system [echo]\n",
        "x: !!",
        "YAML: merket «!!python/object/apply:os.system» er ikke lov",
    ),
    "a tag of MkDocs' own": (GOOD + "x: !relative a\n", "x: !", "YAML: merket «!relative» er ikke lov"),
    "a variable without a name": (
        GOOD + "x: !ENV []\n",
        "x: !ENV",
        "!ENV: !ENV skrives «!ENV NAVN» eller «!ENV [NAVN, verdi]»",
    ),
    "variables in a group": (
        GOOD + "x: !ENV {a: b}\n",
        "x: !ENV",
        "!ENV: !ENV skrives «!ENV NAVN» eller «!ENV [NAVN, verdi]»",
    ),
    "an unknown key": (GOOD + "plugin: 3\n", "plugin: 3", "plugin: ukjent nøkkel; mente du «plugins»?"),
    "the same key twice": (
        GOOD + "site_name: x\n",
        "site_name: x",
        "site_name: nøkkelen står to ganger; behold den ene",
    ),
    "a second document": (
        GOOD + "\n---\na: b\n",
        "---\na: b",
        "YAML: --- kan bare stå øverst; her begynner det noe nytt",
    ),
    "a day that is none": (
        GOOD + "x: 2026-02-30\n",
        "x: 2026",
        "YAML: «2026-02-30» kan ikke leses som et tall eller en dato; sett det i anførselstegn",
    ),
    "a number of hundreds of colons": (
        GOOD + "x: " + ":".join(800 * "1") + "\n",
        "x: 1:",
        f"YAML: «{':'.join(29 * '1')}…» kan ikke leses som et tall eller en dato; sett det i anførselstegn",
    ),
    "the settings of themselves": (
        "INHERIT: mkdocs.yml\n" + GOOD,
        "INHERIT",
        "INHERIT: «mkdocs.yml» henter seg selv inn igjen, uten ende; ta bort linja",
    ),
    "the settings of nobody": ("INHERIT: borte.yml\n" + GOOD, "INHERIT", "INHERIT: fila «borte.yml» finnes ikke"),
    "the settings of a list": ("INHERIT: [a]\n" + GOOD, "INHERIT", "INHERIT: må være navnet på en fil, fikk en liste"),
    "an unknown language": (changed("language: nb", "language: nx"), "language:", "theme.language: ukjent språk «nx»"),
    "languages in a list": (
        changed("language: nb", "language: [nb]"),
        "language:",
        "theme.language: må være tekst, fikk en liste",
    ),
    "an unknown icon": (
        changed("logo: material/account-group-outline", "logo: material/finnes-ikke"),
        "logo: material",
        "theme.icon.logo: ukjent ikon «material/finnes-ikke»",
    ),
    "an unknown icon of a button": (
        changed("icon: material/weather-night", "icon: material/sol"),
        "icon: material/sol",
        "theme.palette[0].toggle.icon: ukjent ikon «material/sol»",
    ),
    "an unknown plugin": (changed("  - search:", "  - soek:"), "- soek", "plugins.soek: tillegget «soek» finnes ikke"),
    "an unknown option of a plugin": (
        changed("separator:", "skille:"),
        "skille:",
        "plugins.search.skille: ukjent nøkkel",
    ),
    "an option of another kind": (
        changed("on_error_fail: true", "on_error_fail: 3"),
        "on_error_fail: 3",
        "plugins.macros.on_error_fail: må være true eller false, fikk et tall",
    ),
    "other signs for a macro": (
        changed("on_undefined: strict", "on_undefined: strict\n      j2_variable_start_string: '[['"),
        "plugins:",
        "plugins: macros kan ikke ha nøkler som begynner på j2_; da leses ikke makroene lenger",
    ),
    **{
        f"the plugin {name}": (
            changed("plugins:\n", f"plugins:\n  - {name}\n"),
            "plugins:",
            f"plugins: «{name}» kan ikke brukes; ta det bort",
        )
        for name in ("blog", "social", "privacy", "tags", "offline", "meta")
    },
    "macros that are not read": (
        changed("on_undefined: strict", "on_undefined: strict\n      render_by_default: false"),
        "plugins:",
        "plugins: render_by_default under macros må være true; ellers leses ikke makroene",
    ),
    "no search": (
        changed("  - search:\n", "  - search:\n      enabled: false\n"),
        "plugins:",
        "plugins: enabled under search må være true; håndboka er laget med søk",
    ),
    "no footnotes": (
        changed("  - footnotes:\n      BACKLINK_TITLE: Tilbake til teksten fra fotnote {}\n", ""),
        "markdown_extensions:",
        "markdown_extensions: «footnotes» mangler i lista; uten den blir det som bruker den, stående som tekst",
    ),
    "a plugin twice": (
        changed("  - macros:", "  - search\n  - macros:"),
        "- search\n",
        "plugins: «search» står to ganger; behold den ene",
    ),
    "a pattern that is none": (
        changed("separator: '", "separator: '("),
        "separator:",
        "plugins.search.separator: er ikke et mønster som kan leses; søket ville stanse",
    ),
    "an unknown extension": (
        changed("  - tables\n", "  - tabeller\n"),
        "- tabeller",
        "markdown_extensions.tabeller: utvidelsen «tabeller» finnes ikke; sjekk hvordan navnet skrives",
    ),
    "an unknown option of an extension": (
        changed("toc_depth: 3", "toc_dybde: 3"),
        "toc_dybde",
        "markdown_extensions.toc.toc_dybde: ukjent nøkkel",
    ),
    "an extension with a number in its place": (
        changed("  - tables\n", "  - 3\n"),
        "- 3",
        "markdown_extensions[4]: må være et navn, eller et navn med nøkler under, fikk «3»",
    ),
    "slugs of another kind": (
        changed("case: lower", "case: 3"),
        "slugify:",
        "slugify: skal være som i den utgaven du fikk, med «kwds:» og «case: lower» under; lenkene på sidene bygger på det",
    ),
    "a navigation that is a number": (without("nav", "nav: 3"), "nav: 3", "nav: må være en liste, fikk «3»"),
    "a navigation of nothing": (
        without("nav", "nav: # ingen"),
        "nav: # ingen",
        "nav: må være en liste, fikk ingenting",
    ),
    "a navigation with a number in it": (
        without("nav", "nav:\n  - index.md\n  - 3"),
        "- 3",
        "nav[1]: må være en side, eller en tittel med en side eller en liste av sider, fikk «3»",
    ),
    "a navigation with two titles in one": (
        without("nav", "nav:\n  - Om: om.md\n    Mer: mer.md"),
        "- Om",
        "nav[0]: må være en side, eller en tittel med en side eller en liste av sider, fikk flere titler i ett punkt",
    ),
    "a navigation with a title of nothing": (
        without("nav", "nav:\n  - Om:"),
        "- Om",
        "nav[0]: «Om» må ha en side eller en liste av sider, fikk ingenting",
    ),
    "a theme that is a list": (
        without("theme", "theme: [material]"),
        "theme:",
        "theme: må være en gruppe nøkler, fikk en liste",
    ),
    "an unknown theme": (
        changed("name: material", "name: matrial"),
        "name: matrial",
        "theme.name: ukjent tema «matrial»; her skal det stå material",
    ),
    "overrides that are nowhere": (
        changed("custom_dir: overrides", "custom_dir: overides"),
        "custom_dir",
        "theme.custom_dir: mappa «overides» finnes ikke; her skal det stå overrides",
    ),
    "features that are a number": (
        changed("  features:", "  features: 3\n  x:"),
        "features:",
        "theme.features: må være en liste, fikk «3»",
    ),
    "extra that is text": (
        without("extra", "extra: tekst"),
        "extra: tekst",
        "extra: må være en gruppe nøkler, fikk «tekst»",
    ),
    "no extensions": (
        without("markdown_extensions", "markdown_extensions:"),
        "markdown_extensions:",
        "markdown_extensions: må være en liste eller en gruppe nøkler, fikk ingenting",
    ),
    "a name that is a number": (
        changed("site_name: Relasjonshåndboka", "site_name: 2026"),
        "site_name",
        "site_name: må være tekst, fikk «2026»",
    ),
    "a name of nothing": (
        changed("site_name: Relasjonshåndboka", "site_name:"),
        "site_name",
        "site_name: må være tekst, fikk ingenting",
    ),
    "strict in Norwegian": (
        changed("strict: true", "strict: ja"),
        "strict: ja",
        "strict: må være true eller false, fikk «ja»",
    ),
    "dead links that nobody is told of": (
        changed("anchors: warn", "anchors: ignore"),
        "validation:",
        "validation: alt under validation må være warn; ellers sier ingen fra om døde lenker",
    ),
    "a level that is none": (
        changed("anchors: warn", "anchors: kanskje"),
        "  links:",
        "validation.links: må være en av warn, info, ignore, fikk «kanskje»",
    ),
    "pages in a folder that is nowhere": (
        GOOD + "docs_dir: finnes-ikke\n",
        "docs_dir: f",
        "docs_dir: «finnes-ikke» finnes ikke",
    ),
    "pages in the folder of the settings": (
        GOOD + "docs_dir: .\n",
        "docs_dir: .",
        "docs_dir: kan ikke være mappa som innstillingene selv ligger i; her skal det stå docs",
    ),
    "a hook that is nowhere": (
        changed("  - macros/hooks.py", "  - macros/hook.py"),
        "hooks:",
        "hooks: «macros/hook.py» finnes ikke",
    ),
    "a hook that is no list": (
        changed("hooks:\n  - macros/hooks.py\n", "hooks: macros/hooks.py\n"),
        "hooks:",
        "hooks: må være en liste, fikk «macros/hooks.py»",
    ),
    "an address to serve on that is none": (
        GOOD + "dev_addr: abc\n",
        "dev_addr: abc",
        "dev_addr: må være en adresse og en port, som 127.0.0.1:8000",
    ),
    "a folder to watch that is nowhere": (
        changed("watch:\n  - overrides\n", "watch:\n  - borte\n"),
        "watch:",
        "watch: «borte» finnes ikke",
    ),
}
# What MkDocs takes, and nobody means: what is changed into what, and what is told of the line that begins so.
NAME, FEATURE, SEPARATOR = "site_name: Relasjonshåndboka", "    - navigation.prune", "      separator: '"
PALETTE, EXTRA, ON_TOP = "      scheme: default", "  generator: false", "site_description:"
EMPTY_VALUE = "er tom; skriv hva det skal være"
CUT_OFF = (
    "det som står etter #, blir borte; sett hele teksten i anførselstegn, eller flytt kommentaren til en egen linje"
)
ENDLESS = "kan bruke uendelig lang tid; + og * kan bare stå etter ett tegn eller én [liste], og bare én gang i hver del mellom |"
DIVIDES_WORDS = "deler ordene midt i; det skal treffe mellomrom og tegn, ikke bokstaver og tall"
NOT_IN_BROWSERS = "er et mønster som Python kan lese, men ikke nettlesere; søket ville stanse"
NO_TEMPLATES = "her skal det stå overrides; i mappa som står her, ligger ikke malene til sidene"
NO_FRONT_PAGE = "holder forsiden (index.md) utenfor; skriv bare det som ikke skal ut, som /data/"
NO_PATTERN = "er ikke et mønster som kan leses; skriv navnet på fila, eller mappa med / bak"
NORWEGIAN = "kan ikke brukes; søket er laget for norsk. Ta det bort"
ODD: tuple[tuple[str, str, str], ...] = (
    (NAME, "site_name: ''", f"site_name: {EMPTY_VALUE}"),
    (NAME, "site_name: '\u00a0 \u200b'", f"site_name: {EMPTY_VALUE}"),
    (NAME, "site_name: X #1", f"site_name: {CUT_OFF}"),
    (NAME, f"site_name: {101 * 'x'}", "site_name: må være et navn på én linje og høyst 100 tegn, fikk «xxx"),
    (NAME, 'site_name: "a\\nb"', "site_name: må være et navn på én linje og høyst 100 tegn, fikk «a\\nb»"),
    (ON_TOP, "site_description: ''\n# ", f"site_description: {EMPTY_VALUE}, eller ta bort linja"),
    (ON_TOP, "site_description: a #b\n# ", f"site_description: {CUT_OFF}"),
    (ON_TOP, "docs_dir: ''\nsite_description:", f"docs_dir: {EMPTY_VALUE}, eller ta bort linja"),
    (ON_TOP, "copyright: Solbakken #1\nsite_description:", f"copyright: {CUT_OFF}"),
    ("  custom_dir: overrides", "  custom_dir: ''", f"theme.custom_dir: {EMPTY_VALUE}"),
    ("  custom_dir: overrides", "  custom_dir: docs", f"theme.custom_dir: {NO_TEMPLATES}"),
    ("  language: nb", "  language: en", "theme.language: må være nb, fikk «en»; håndboka er skrevet på bokmål"),
    ("  favicon: assets/favicon.svg", "  favicon: ''", f"theme.favicon: {EMPTY_VALUE}, eller ta bort linja"),
    (
        "  favicon: assets/favicon.svg",
        "  favicon: assets/borte.svg",
        "theme.favicon: fila «assets/borte.svg» finnes verken under docs eller overrides",
    ),
    (
        "  font: false",
        "  font: false\n  direction: rtl",
        "theme.direction: ukjent nøkkel",
    ),
    (
        FEATURE,
        "    - a: b",
        "theme.features[0]: må være navnet på noe temaet kan, som navigation.tabs, fikk en gruppe nøkler",
    ),
    (FEATURE, "    - 3", "theme.features[0]: må være navnet på noe temaet kan, som navigation.tabs, fikk «3»"),
    (FEATURE, "    - ''", f"theme.features[0]: {EMPTY_VALUE}, eller ta bort linja"),
    (
        FEATURE,
        "    - navigation.tops",
        "theme.features[0]: temaet kjenner ikke «navigation.tops»; mente du «navigation.top»?",
    ),
    (
        FEATURE,
        "    - navigation.instant.prefetch",
        "theme.features[0]: «navigation.instant.prefetch» kan ikke brukes; med den virker ikke håndbokas egne skript",
    ),
    (PALETTE, "      scheme: mørk", "theme.palette[0].scheme: ukjent verdi «mørk»; kjente: default, slate"),
    (PALETTE, "      scheme: [a]", "theme.palette[0].scheme: må være default eller slate, fikk en liste"),
    ("      primary: custom", "      primary: 3", "theme.palette[0].primary: må være navnet på en farge, fikk «3»"),
    (
        '    - media: "(prefers-color-scheme: light)"',
        "    - media: lys",
        'theme.palette[0].media: må være som "(prefers-color-scheme: dark)", fikk «lys»',
    ),
    (
        "        name: Bytt til mørk visning",
        "        name: ''",
        f"theme.palette[0].toggle.name: {EMPTY_VALUE}, eller ta bort linja",
    ),
    (
        "        name: Bytt til mørk visning",
        "        name: Bytt #1",
        f"theme.palette[0].toggle.name: {CUT_OFF}",
    ),
    *(
        (SEPARATOR, f"      separator: '{pattern}'\n#", f"plugins.search.separator: {message}")
        for pattern, message in (
            ("(a+)+$", ENDLESS),
            (r"(\s|\s)*", ENDLESS),
            (r"(?:\s*,)+", ENDLESS),
            (r"\s*\s*x", ENDLESS),
            (r"(?:\s+)\s+", ENDLESS),
            (r"(?=\s+\s+)", ENDLESS),
            (".", DIVIDES_WORDS),
            (r"\s*", DIVIDES_WORDS),
            (r"\W|å", DIVIDES_WORDS),
            ("-", r"deler ikke ved mellomrom; \s må være med"),
            (r"\A\s", NOT_IN_BROWSERS),
            (r"(?P<x>\s)", NOT_IN_BROWSERS),
            (r"\s++", NOT_IN_BROWSERS),
            (r"(?i)\s", NOT_IN_BROWSERS),
        )
    ),
    (
        "          boost: 4",
        "          boost: -4",
        "plugins.search.fields.title.boost: må være et tall over 0 og høyst 1000, fikk «-4»",
    ),
    (
        "          boost: 4",
        "          boost: ja",
        "plugins.search.fields.title.boost: må være et tall over 0 og høyst 1000, fikk «ja»",
    ),
    (
        "          boost: 4",
        "          boost: 1.0e+400",
        "plugins.search.fields.title.boost: må være et tall over 0 og høyst 1000, fikk «1.0e+400»",
    ),
    ("        tags:", "        taggs:", "plugins.search.fields.taggs: ukjent felt; mente du «tags»?"),
    ("      fields:", "      lang: en\n      fields:", f"plugins.search.lang: {NORWEGIAN}"),
    ("      fields:", "      pipeline: [trimmer]\n      fields:", f"plugins.search.pipeline: {NORWEGIAN}"),
    (
        "      on_undefined: strict",
        "      on_undefined: keep",
        "plugins.macros.on_undefined: må være strict, fikk «keep»; ellers blir en makro som ikke finnes, borte i stillhet",
    ),
    (
        "      on_error_fail: true",
        "      on_error_fail: false",
        "plugins.macros.on_error_fail: må være true, fikk «false»; ellers blir en makro med feil stående som tekst",
    ),
    (
        "      on_error_fail: true",
        "      on_error_fail: true\n      modules: [borte]",
        "plugins.macros.modules: kan ikke brukes; under macros skal det bare stå on_undefined og on_error_fail",
    ),
    ("      toc_depth: 3", "      toc_depth: tre", "markdown_extensions.toc.toc_depth: må være et tall, fikk «tre»"),
    (
        "      permalink: true",
        "      permalink: [a]",
        "markdown_extensions.toc.permalink: må være true, false eller tekst, fikk en liste",
    ),
    (
        "      permalink_title: Lenke",
        "      permalink_title: 3 #",
        "markdown_extensions.toc.permalink_title: må være tekst, fikk «3»",
    ),
    (
        "      use_pygments: true",
        "      use_pygments: kanskje",
        "markdown_extensions.pymdownx.highlight.use_pygments: må være true eller false, fikk «kanskje»",
    ),
    (
        "  - pymdownx.superfences",
        "  - pymdownx.superfences:\n      custom_fences: 3",
        "markdown_extensions.pymdownx.superfences.custom_fences: må være en liste av det utvidelsen kjenner, fikk «3»",
    ),
    (
        "  - abbr",
        "  - abbr:\n      glossary: 3",
        "markdown_extensions.abbr.glossary: må være en gruppe nøkler, fikk «3»",
    ),
    ("  - assets/reading.css", "  - ''", f"extra_css[0]: {EMPTY_VALUE}, eller ta bort linja"),
    (
        "  - assets/reading.css",
        "  - assets/reading.css\n  - assets/borte.css",
        "extra_css[1]: fila «assets/borte.css» finnes verken under docs eller overrides",
    ),
    (
        "  - assets/reading.js",
        "  - assets/reading.js\n  - assets/borte.js",
        "extra_javascript[1]: fila «assets/borte.js» finnes verken under docs eller overrides",
    ),
    ("  - overrides\n", "  - ''\n", f"watch[0]: {EMPTY_VALUE}, eller ta bort linja"),
    (EXTRA, "  generator: false\n  social: 3", "extra.social: kan ikke brukes. Ta det bort"),
    *(
        (EXTRA, f"  generator: false\n  {key}:\n    provider: {provider}", f"extra.{key}: kan ikke brukes. Ta det bort")
        for key, provider in (("analytics", "google"), ("analytics", "custom"), ("consent", "x"))
    ),
    *(
        (
            "exclude_docs: |\n  /data/",
            f"exclude_docs: |\n  /data/\n  {pattern}",
            f"exclude_docs: «{pattern}» {NO_PATTERN}",
        )
        for pattern in ("[z-a].md", "!")
    ),
    *(
        ("exclude_docs: |\n", f"{key}: '[z-a].md'\nexclude_docs: |\n", f"{key}: «[z-a].md» {NO_PATTERN}")
        for key in ("draft_docs", "not_in_nav")
    ),
    ("exclude_docs: |\n  /data/", "exclude_docs: '[z-a].md'", f"exclude_docs: «[z-a].md» {NO_PATTERN}"),
    (
        EXTRA,
        "  generator: false\n  kindergarden_name: Solbakken",
        "extra.kindergarden_name: ukjent nøkkel; mente du «kindergarten_name»?",
    ),
    (EXTRA, "  generator: false\n  kindergarten_name: Solbakken #1", f"extra.kindergarten_name: {CUT_OFF}"),
    (
        "  folder_edition: !ENV [FOLDER_EDITION, false]",
        "  folder_edition: ja",
        "extra.folder_edition: må være true eller false, fikk «ja»",
    ),
    (
        EXTRA,
        "  generator: false\n  books: 5",
        "extra.books: heter det samme som makroen books(), som da ikke virker på noen side; gi nøkkelen et annet navn",
    ),
    ("  pdf: !ENV [PDF, false]", "  pdf: 1", "extra.pdf: må være true, false eller required, fikk «1»"),
    ("exclude_docs: |\n  /data/", 'exclude_docs: "*"', f"exclude_docs: {NO_FRONT_PAGE}"),
    ("exclude_docs: |\n", "draft_docs: index.md\nexclude_docs: |\n", f"draft_docs: {NO_FRONT_PAGE}"),
    ("  - Forsiden: index.md", "  - Forsiden: ''", f"nav[0].Forsiden: {EMPTY_VALUE}, eller ta bort linja"),
    ("  - Forsiden: index.md", "  - '': index.md", "nav[0]: tittelen er tom; skriv den"),
    ("  - Forsiden: index.md", "  - ~: index.md", "nav[0]: tittelen er tom; skriv den"),
    (
        "  - Forsiden: index.md",
        "  - 2026: index.md",
        "nav[0]: tittelen må være tekst, fikk «2026»; sett den i anførselstegn",
    ),
    (
        "  - Forsiden: index.md",
        "  - Forsiden: index.md\n  - Hjem: index.md",
        f"nav[1].Hjem: «index.md» står på linje {line_of(GOOD, '  - Forsiden: index.md')} også; behold den ene",
    ),
    ("  - Forsiden: index.md", "  - Forsiden #1: index.md", f"nav[0]: {CUT_OFF}"),
)


def changed_line(old: str, new: str) -> int:
    """The line of our own settings on which a change shows first."""
    return next(
        number
        for number, (before, after) in enumerate(
            zip(GOOD.split("\n"), changed(old, new).split("\n"), strict=False), start=1
        )
        if before != after
    )


@pytest.mark.parametrize(("old", "new", "told_of_it"), ODD, ids=[new.strip() for _, new, _ in ODD])
def test_a_value_that_nobody_means_is_told_in_one_sentence(old: str, new: str, told_of_it: str, project: Path) -> None:
    text = changed(old, new)
    (sentence,) = told(project, text)
    address, _, message = sentence.partition("  ")
    assert message.startswith(told_of_it), sentence
    line, change = int(address.removeprefix("mkdocs.yml:")), changed_line(old, new)
    assert line in (change, change + new.count("\n")), sentence


def test_plain_mkdocs_tells_the_same_of_a_value_that_nobody_means(project: Path) -> None:
    file = project / "mkdocs.yml"
    file.write_text(changed(NAME, "site_name: ''"), encoding="utf-8")
    assert list(map(str, problems_of(load_config(str(file))))) == [f"mkdocs.yml:1  site_name: {EMPTY_VALUE}"]


SENSIBLE: tuple[tuple[str, str], ...] = (
    (NAME, f"{NAME} # på forsiden"),
    (NAME, "site_name: 'C #1'"),
    ("  - overrides\n", "  - overrides #malene\n"),
    ("  name: material", "  name: material #tema"),
    (ON_TOP, "repo_url: https://github.com/kommune/handbok\nedit_uri: edit/main/docs/\nsite_description:"),
    (ON_TOP, "edit_uri: ''\ncopyright: ''\nsite_description:"),
    ("      toc_depth: 3", "      toc_depth: 2-4\n      marker: ''"),
    ("      permalink: true", '      permalink: "#"'),
    (FEATURE, "    - navigation.tabs.sticky\n    - toc.follow"),
    ("      primary: custom", "      primary: deep-orange"),
    (EXTRA, "  generator: false\n  til_malen: 3"),
    # What it brings in is told when the pages are there, with all else that comes from elsewhere.
    ("  - assets/reading.js", "  - assets/reading.js\n  - https://a.no/a.js"),
    (SEPARATOR, "      separator: '[\\s\\-]+|\\.(?!\\d)|(?<=,)\\s|&amp;'\n#"),
    ("  /data/", "  /data/\n  notater/*.md"),
)


@pytest.mark.parametrize(("old", "new"), SENSIBLE, ids=[new.strip() for _, new in SENSIBLE])
def test_a_value_that_somebody_may_mean_is_let_alone(old: str, new: str, project: Path) -> None:
    assert told(project, changed(old, new)) == []


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("FOLDER_EDITION", "x", "extra.folder_edition: må være true eller false, fikk «x»"),
        ("FOLDER_EDITION", "1", "extra.folder_edition: må være true eller false, fikk «1»"),
        ("PDF", "ja", "extra.pdf: må være true, false eller required, fikk «ja»"),
        ("BOOKS", "nei", "extra.pdf_books: må være true eller false, fikk «nei»"),
        ("SITE_URL", "x", "site_url: må være en hel nettadresse, som https://eksempel.no/handbok/"),
        ("SITE_URL", "3", "site_url: må være tekst, fikk et tall"),
        ("SITE_URL", "https://a.no/?b", f"site_url: {ADDRESS}, fikk «https://a.no/?b»"),
    ],
)
def test_a_variable_of_the_environment_that_nobody_means_is_told_by_its_name(
    name: str, value: str, message: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    line = line_of(GOOD, f"!ENV [{name}")
    assert told(project, GOOD) == [f"mkdocs.yml:{line}  {message} (fra miljøvariabelen {name})"]


@pytest.mark.parametrize("value", ["", "true", "false"])
def test_a_variable_that_says_yes_no_or_nothing_is_taken(
    value: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FOLDER_EDITION", "PDF"):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SITE_URL", "")
    assert told(project, GOOD) == []


for odd in (
    "eksempel.no",
    "https://a b.no/",
    "ftp://a.no/",
    "//a.no",
    "http://[::1",
    "https://",
    "https://a.no/?x",
    "http://a:99999/",
    "https://navn:passord@a.no/",
):
    MISTAKES[f"the address {odd}"] = (
        changed('site_url: !ENV [SITE_URL, ""]', f"site_url: {odd}"),
        "site_url:",
        f"site_url: {ADDRESS}, fikk «{odd}»",
    )


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_bokmaal_with_its_line(name: str, project: Path) -> None:
    text, piece, message = MISTAKES[name]
    sentences = told(project, text)
    assert sentences, "nothing was told"
    assert sentences[0].startswith(f"mkdocs.yml:{line_of(text, piece)}  {message}"), sentences


@pytest.mark.parametrize("address", ["https://eksempel.no", "http://eksempel.no/handbok", "https://a.no:8443/æ/"])
def test_an_address_is_taken_with_and_without_a_slash_at_the_end(address: str, project: Path) -> None:
    assert told(project, changed('site_url: !ENV [SITE_URL, ""]', f"site_url: {address}")) == []


def test_our_own_settings_have_no_mistakes_with_a_mark_at_the_start_or_without(project: Path) -> None:
    assert told(project, GOOD) == []
    assert told(project, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode("utf-8")) == []


UTF16 = "fila er lagret som UTF-16 (Notisblokk kaller det «Unicode»); velg «Lagre som» og tegnsettet UTF-8"
EMPTY = "fila er tom; den må minst ha site_name, theme, hooks, plugins og nav"
FILES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", f"mkdocs.yml:1  {EMPTY}"),
    "only a comment": (b"# bare en kommentar\n", f"mkdocs.yml:1  {EMPTY}"),
    "a list": (b"- a\n", "mkdocs.yml:1  fila må være en gruppe nøkler, fikk en liste"),
    "Latin-1": (
        GOOD.encode("latin-1", "replace"),
        "mkdocs.yml:1  tegnsett: fila må lagres som UTF-8; her står et tegn i et annet tegnsett (ofte Latin-1)",
    ),
    "UTF-16": (GOOD.encode("utf-16"), f"mkdocs.yml:1  tegnsett: {UTF16}"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-be"), f"mkdocs.yml:1  tegnsett: {UTF16}"),
    "NUL": (
        f"{GOOD}x: a\0b\n".encode(),
        f"mkdocs.yml:{LAST}  YAML: her står et usynlig tegn som ikke er lov; slett det",
    ),
    "far too much": (
        GOOD.encode() + b"#" * LARGEST_SETTINGS,
        f"mkdocs.yml  fila er for stor: {in_kilobytes(len(GOOD.encode()) + LARGEST_SETTINGS)}; grensen er 200 kB",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_holds_no_settings_is_told(name: str, project: Path) -> None:
    raw, expected = FILES[name]
    assert told(project, raw) == [expected]


def test_the_way_back_from_a_footnote_is_told_in_bokmaal(project: Path) -> None:
    (project / "mkdocs.yml").write_text(GOOD, encoding="utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    html = markdown("A[^1].\n\n[^1]: B", extensions=config.markdown_extensions, extension_configs=config["mdx_configs"])
    assert 'title="Tilbake til teksten fra fotnote 1"' in html
    assert html.count("title=") == 1


def test_what_is_no_file_is_told_and_never_waited_for(project: Path) -> None:
    file = project / "mkdocs.yml"
    assert [str(problem) for problem in problems_in(file)] == ["mkdocs.yml  fila finnes ikke"]
    file.mkdir()
    assert [str(problem) for problem in problems_in(file)] == [
        "mkdocs.yml  her skal det være en fil, men det er en mappe"
    ]
    file.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(file)
        told_of_pipe = "mkdocs.yml  dette er ikke en vanlig fil, og den blir ikke lest"
        assert [str(problem) for problem in problems_in(file)] == [told_of_pipe]
        file.unlink()
    file.symlink_to(file)
    (problem,) = problems_in(file)
    assert str(problem).startswith("mkdocs.yml  fila kan ikke leses")


def test_settings_that_inherit_from_each_other_are_told_and_those_of_a_parent_are_taken(project: Path) -> None:
    (project / "a.yml").write_text("INHERIT: b.yml\n", encoding="utf-8")
    (project / "b.yml").write_text("INHERIT: a.yml\n", encoding="utf-8")
    text = f"INHERIT: a.yml\n{GOOD}"
    assert told(project, text) == ["b.yml:1  INHERIT: «a.yml» henter seg selv inn igjen, uten ende; ta bort linja"]
    (project / "a.yml").write_text("site_author: Noen\nnav: 3\n", encoding="utf-8")
    assert told(project, text) == ["a.yml:2  nav: må være en liste, fikk «3»"]
    (project / "a.yml").write_text("site_author: Noen\n", encoding="utf-8")
    assert told(project, text) == []


def test_all_mistakes_in_how_it_is_written_come_at_once(project: Path) -> None:
    text = (
        changed("strict: true", "strict: ja")
        .replace("    logo: material", "    logo: 3 #")
        .replace("  - search:", "  - 3\n  - search:")
    )
    assert [line.split("  ")[1].split(":")[0] for line in told(project, text)] == ["strict", "plugins[0]"]


def test_a_sentence_of_mkdocs_that_we_do_not_know_is_quoted(project: Path) -> None:
    (sentence,) = told(project, GOOD + "edit_uri: x\nedit_uri_template: y\n")
    assert sentence.startswith(f"mkdocs.yml:{LAST + 1}  edit_uri_template: MkDocs sier: ")


@pytest.mark.parametrize(
    "address", [f"https://a.no/{'x' * 200}", "https://navn:ord@a.no/", "http://[::1", "https://a.no/ b"]
)
def test_an_address_that_no_paper_can_bear_is_told_wherever_it_comes_from(
    project: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    (sentence,) = told(project, GOOD)
    assert sentence.startswith(f"mkdocs.yml:{line_of(GOOD, 'site_url:')}  site_url: {ADDRESS}")


def test_a_variable_that_holds_what_yaml_cannot_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDF", "2026-02-30")
    assert told(project, GOOD) == ["mkdocs.yml  MkDocs sier: ValueError: day is out of range for month"]


@settings(max_examples=60)
@given(raw=st.binary() | st.text("ab1:-?#&*!|>'\"{}[],%@ \n\t\0\x85\ufeff").map(str.encode) | st.text().map(str.encode))
@example(raw=b"nav: {a: {b: !ENV c}}")
@example(raw=b"theme:\n  palette: [3, [4]]\n  icon: {a: {b: }}")
@example(raw=b"plugins: {a: , b: [], c: 3}")
@example(
    raw=b"plugins: [search: {separator: '(', fields: {title: {boost: 0x}}}]\nmarkdown_extensions: [toc: {slugify: 3, a: }]"
)
def test_any_bytes_are_read_as_settings_or_give_problems(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("settings") / "mkdocs.yml"
    file.write_bytes(raw)
    files, problems = read_settings(file)
    assert files or problems
    problems += [problem for settings_file in files for problem in odd_values(settings_file)]
    assert all(str(problem).isprintable() or "\u00a0" in str(problem) for problem in problems)


FAILS = "Python stanser på denne linja når fila leses; rett den, eller ta fila ut av hooks i mkdocs.yml"


@pytest.mark.parametrize(
    "code",
    ["x = 1\ndef (:\n", "x = 1\ny = z\n", "x = 1\nimport finnes_ikke_noe_sted\n", "x = 1\n1 / 0\n"],
    ids=["syntax", "name", "import", "number"],
)
def test_a_hook_of_ones_own_that_python_cannot_read_is_told_with_its_line(code: str, project: Path) -> None:
    (project / "krok.py").write_text(code, encoding="utf-8")
    text = changed("  - macros/hooks.py", "  - krok.py\n  - macros/hooks.py")
    assert told(project, text) == [f"krok.py:2  hooks: {FAILS}"]


@pytest.mark.parametrize("name", ["main.py", "main/__init__.py"])
def test_what_mkdocs_macros_would_run_by_itself_is_told(name: str, project: Path) -> None:
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text("def define_env(env):\n    env.macro(print, 'scene')\n", encoding="utf-8")
    kind = "filnavn" if name == "main.py" else "mappe"
    message = "makroprogrammet leser det som heter «main», og tar det for en del av håndboka; gi det et annet navn"
    assert told(project, GOOD) == [f"{Path(name).parts[0]}  {kind}: {message}"]
