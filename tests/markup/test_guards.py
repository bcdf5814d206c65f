"""What a page may not do, in the many ways in which it can be written."""

from __future__ import annotations

import html
import re

import pytest
import tinycss2
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.markup import guards
from macros.markup.addresses import is_elsewhere
from macros.markup.drawings import wrong_in_drawing
from macros.markup.styles import addresses, fetched_by
from macros.markup.tree import Tree, inline_scripts

FETCHING = {
    "no quotes": "<img alt='a' src=https://x.example/a.png>",
    "single quotes": "<img alt=a src='https://x.example/a.png'>",
    "a bracket in a text before": '<img alt="a>b" src="https://x.example/a.png">',
    "upper case": '<IMG ALT="a" SRC="HTTPS://X.EXAMPLE/a.png">',
    "no scheme": '<img alt="a" src="//x.example/a.png">',
    "backslashes": r'<img alt="a" src="\\x.example/a.png">',
    "one of each": r'<img alt="a" src="/\x.example/a.png">',
    "one slash": '<img alt="a" src="https:/x.example/a.png">',
    "no slash": '<img alt="a" src="https:x.example/a.png">',
    "a sign that does not show before": '<img alt="a" src="\x01 https://x.example/a.png">',
    "a line in the address": '<img alt="a" src="ht\ntps://x.example/a.png">',
    "a tab in the address": '<img alt="a" src="/\t/x.example/a.png">',
    "letters in code": '<img alt="a" src="&#104;ttps&colon;&sol;&#x2f;x.example/a.png">',
    "line breaks in the tag": '<img\nalt="a"\n\nsrc\n=\n"https://x.example/a.png">',
    "slashes between attributes": '<img/alt="a"/src="https://x.example/a.png">',
    "another scheme": '<img alt="a" src="ftp://x.example/a.png">',
    "srcset": '<img alt="a" src="a.png" srcset="a.png 1x, https://x.example/b.png 2x">',
    "srcset without a space": '<img alt="a" srcset="a.png,//x.example/b.png">',
    "source": '<picture><source srcset="//x.example/a.webp"><img alt="a" src="a.png"></picture>',
    "video": '<video src="https://x.example/a.mp4"></video>',
    "poster": '<video poster="https://x.example/a.png"></video>',
    "audio": '<audio src="//x.example/a.mp3"></audio>',
    "track": '<video><track src="//x.example/a.vtt"></video>',
    "object": '<object data="//x.example/a"></object>',
    "param": '<object><param name="movie" value="//x.example/a"></object>',
    "embed": '<embed src="//x.example/a">',
    "iframe": '<iframe src="//x.example/a"></iframe>',
    "frame in a frame": "<iframe srcdoc=\"<img src='https://x.example/a.png'>\"></iframe>",
    "frame in code": f'<iframe srcdoc="{html.escape("<img src=//x.example/a>")}"></iframe>',
    "picture that is a button": '<input type="image" src="//x.example/a.png">',
    "form": '<form action="https://x.example/"></form>',
    "button": '<button formaction="https://x.example/">a</button>',
    "ping": '<a href="a/" ping="https://x.example/">a</a>',
    "old background": '<table background="https://x.example/a.png"></table>',
    "manifest": '<!doctype html><html manifest="https://x.example/a"><body>',
    "stylesheet": '<link rel="stylesheet" href="https://fonts.example/css">',
    "stylesheet that tells too": '<link rel="alternate stylesheet" href="https://fonts.example/css">',
    "preconnect": '<link rel="preconnect" href="//fonts.example">',
    "pictures of a link": '<link rel="preload" as="image" imagesrcset="//x.example/a.png 1x">',
    "link without a word": '<link href="//x.example/a">',
    "script": '<script src="//cdn.example/x.js"></script>',
    "base": '<base href="https://x.example/">',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://x.example/">',
    "refresh, upper case and quotes": "<META HTTP-EQUIV=' Refresh' CONTENT=\"3 ; URL='//x.example/'\">",
    "refresh without url=": '<meta http-equiv="refresh" content="0;https://x.example/">',
    "svg image": '<svg><image href="https://x.example/a.png"/></svg>',
    "svg use": '<svg><use xlink:href="https://x.example/a.svg#b"/></svg>',
    "svg feImage": '<svg><filter><feImage href="//x.example/a.png"/></filter></svg>',
    "svg fill": '<svg><path fill="url(https://x.example/a.svg#b)"/></svg>',
    "svg filter": "<svg><path filter=\"url('//x.example/a.svg#b')\"/></svg>",
    "svg that is set": '<svg><image><set attributeName="href" to="//x.example/a.png"/></image></svg>',
    "svg that moves": '<svg><image><animate attributeName="href" values="a.png;//x.example/a.png"/></image></svg>',
    "style attribute": '<p style="background: url(https://x.example/a.png)">a</p>',
    "style in code": '<p style="background:&#117;rl(&quot;//x.example/a.png&quot;)">a</p>',
    "style element": "<style>p{background:url(https://x.example/a.png)}</style>",
    "style element that imports": "<style>@import 'https://x.example/a.css';</style>",
    "style in a drawing": "<svg><style>path{fill:url(//x.example/a)}</style></svg>",
    "in a template": '<template><img alt="a" src="//x.example/a.png"></template>',
    "in a template in a template": "<template><template><img src=//x.example/a.png></template></template>",
    "after a comment that ends otherwise": '<!-- a --!><img alt="a" src="//x.example/a.png">',
    "after a short comment": '<!--><img alt="a" src="//x.example/a.png">',
    "in a noscript": '<noscript><img alt="a" src="//x.example/a.png"></noscript>',
}


@pytest.mark.parametrize("written", FETCHING.values(), ids=FETCHING)
def test_what_is_fetched_from_elsewhere_is_found(written: str) -> None:
    assert guards.fetched_from_elsewhere(Tree(written))


@pytest.mark.parametrize(
    "written",
    [
        '<a href="https://lovdata.no">loven</a>',
        '<link rel="canonical" href="https://x.example/">',
        '<link rel="license" href="https://x.example/">',
        '<img alt="//x.example" src="a.png">',
        '<img alt="a" src="data:image/png;base64,AAAA">',
        '<img alt="a" src="../a//b.png">',
        '<p title="url(https://x.example)x">a</p>',
        '<svg xmlns="http://www.w3.org/2000/svg"><path fill="url(#a)"/></svg>',
        "<p>https://x.example/a.png</p>",
        '<code>&lt;img src="https://x.example/a.png"&gt;</code>',
        '<!-- <img src="https://x.example/a.png"> -->',
        '<meta property="og:url" content="https://x.example/">',
        '<p style="color: red">a</p>',
        "<textarea><img src=//x.example></textarea>",
    ],
)
def test_what_only_names_another_host_is_let_be(written: str) -> None:
    # A title with a bracket is read as a style would be: that it is let be here is by the grace of no such text on a page.
    found = guards.fetched_from_elsewhere(Tree(written))
    assert found == (["https://x.example"] if "title" in written else [])


SCRIPTS = {
    "inline": "<script>alert(1)</script>",
    "module": '<script type="module">alert(1)</script>',
    "upper case": "<SCRIPT>alert(1)</SCRIPT >",
    "in a drawing": "<svg><script>alert(1)</script></svg>",
    "map of imports": '<script type="importmap">{"imports": {}}</script>',
    "listening": '<p onclick="x()">a</p>',
    "listening, upper case, no quotes": "<p ONCLICK=x()>a</p>",
    "listening after a slash": "<svg/onload=x()>",
    "listening on what nobody knows": "<x-y onfocus=x() tabindex=1>a</x-y>",
    "address": '<a href="javascript:x()">a</a>',
    "address, mixed case": '<a href="JaVaScRiPt:x()">a</a>',
    "address in code": '<a href="&#106;avascript&colon;x()">a</a>',
    "address with a tab": '<a href="java\tscript:x()">a</a>',
    "address with a line": '<a href="java&#10;script:x()">a</a>',
    "address after a sign": '<a href="\x01javascript:x()">a</a>',
    "vbscript": '<a href="vbscript:x">a</a>',
    "document in the address": '<a href="data:text/html,<script>x()</script>">a</a>',
    "drawing in the address": '<a href="data:image/svg+xml,<svg onload=x()>">a</a>',
    "button": '<button formaction="javascript:x()">a</button>',
    "form": '<form action="javascript:x()"></form>',
    "frame": '<iframe src="javascript:x()"></iframe>',
    "document in a frame": '<iframe srcdoc="<script>x()</script>"></iframe>',
    "object": '<object data="data:text/html,x"></object>',
    "link in a drawing": '<svg><a xlink:href="javascript:x()"><path/></a></svg>',
    "listener that is set": '<svg><set attributeName="onclick" to="x()"/></svg>',
    "link that is set": '<svg><a><animate attributeName="href" values="a;javascript:x()"/></a></svg>',
    "link in a formula": '<math><mi xlink:href="javascript:x()">a</mi></math>',
    "refresh": '<meta http-equiv="refresh" content="0;url=javascript:x()">',
    "in a template": "<template><p onclick=x()>a</p></template>",
}


@pytest.mark.parametrize("written", SCRIPTS.values(), ids=SCRIPTS)
def test_what_would_be_run_is_found(written: str) -> None:
    assert guards.scripts(Tree(written))


@pytest.mark.parametrize(
    "written",
    [
        '<script type="application/json">{"a": 1}</script>',
        '<script src="a.js"></script>',
        "<p>onclick=x()</p>",
        '<p title="onclick=x()">a</p>',
        '<p data-on="x">a</p>',
        '<img alt="a" src="data:image/svg+xml,<svg/>">',
        '<a href="om/javascript:a/">a</a>',
        '<a href="mailto:post@example.no">a</a>',
    ],
)
def test_what_is_not_run_is_let_be(written: str) -> None:
    assert guards.scripts(Tree(written)) == []


def test_the_inline_scripts_of_a_page_are_those_that_stand_in_it_and_run() -> None:
    page = '<script>a && b</script><script src="c.js"></script><script type="application/json">{}</script>'
    assert inline_scripts(Tree(page)) == ["a && b"]


def test_scripts_and_styles_that_stand_in_a_page_are_told_as_they_begin() -> None:
    page = Tree(
        '<style>main { top: 0 }</style><p style="top: 0">x</p><script>alert(1)</script><script src="a.js"></script>'
    )
    assert guards.inline(page) == ["alert(1)"]
    assert sorted(guards.own_styles(page)) == ["main { top: 0 }", "top: 0"]


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("<img src='x.png' alt='noe'>", []),
        ('<img src="x.png" title="a > b" alt="noe">', []),
        ("<img src=x.png alt=noe>", []),
        ('<img src="x.png" ALT="noe">', []),
        ('<img src="x.png">', ["x.png"]),
        ('<IMG SRC="x.png">', ["x.png"]),
        ('<img src="x.png" alt="">', ["x.png"]),
        ('<img src="x.png" alt=" &#32; ">', ["x.png"]),
        ('<img src="x.png" data-alt="noe">', ["x.png"]),
        ('<img src="x.png" title="alt=&quot;noe&quot;">', ["x.png"]),
        ('<input type="image" src="x.png">', ["x.png"]),
        ("<img>", ["?"]),
    ],
)
def test_a_picture_without_a_text_for_it_is_found_and_no_other(written: str, missing: list[str]) -> None:
    assert guards.without_alt(Tree(written)) == missing


def test_an_id_is_what_a_link_can_lead_to() -> None:
    tree = Tree('<p id="a" data-id="b">x</p><p id=c>x</p><p id="a">x</p><!-- <p id="d"> --><p title=\'id="e"\'>x</p>')
    assert dict(guards.ids(tree)) == {"a": 2, "c": 1}
    assert guards.twice(tree) == ["a"]


STYLES = {
    "url": "a{b:url(https://x.example/a.png)}",
    "quotes": "a{b:url('//x.example/a.png')}",
    "upper case and spaces": "A{B:URL(  //x.example  )}",
    "a name in code": r"a{b:\75rl(//x.example)}",
    "a name in code, shorter": r"a{b:u\72 l('//x.example')}",
    "slashes in code": r"a{b:url('\2f\2fx.example')}",
    "a scheme in code": r"a{b:url(ht\74ps://x.example)}",
    "backslashes": r"a{b:url('\\\\x.example')}",
    "import": "@import 'https://x.example/a.css';",
    "import with url": "@import url(//x.example/a.css) screen;",
    "import, upper case": '@IMPORT "//x.example/a.css"',
    "set of pictures": "a{b:image-set('https://x.example/a.png' 1x)}",
    "older set of pictures": "a{b:-webkit-image-set(url(//x.example/a.png) 1x)}",
    "src": 'a{b:src("//x.example/a.png")}',
    "font": '@font-face{src:local(a),url("https://x.example/a.woff2")}',
    "one's own property": "a{--b:url(//x.example)}",
    "in a condition": "@media print{a{b:url(//x.example)}}",
    "after a text that looks like a comment": 'a{c:"/*";b:url(//x.example)}/* */',
    "unclosed": "a{b:url(//x.example",
    "script": "a{b:url('javascript:x()')}",
}


@pytest.mark.parametrize("written", STYLES.values(), ids=STYLES)
def test_what_a_stylesheet_fetches_from_elsewhere_is_found(written: str) -> None:
    assert fetched_by(written)


@pytest.mark.parametrize(
    "written",
    [
        "a{b:url(a.png)}",
        "a{b:url(data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E)}",
        "/* https://x.example */ a{b:url(a.png)}",
        r'a{content:"\201c"}',
        'a{content:"https://x.example"}',
        "@namespace svg url(a);",
        "p{widows:2}",
    ],
)
def test_a_stylesheet_that_stays_at_home_is_let_be(written: str) -> None:
    assert fetched_by(written) == []


_SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
DRAWINGS = {
    "script": f"<svg {_SVG}><script>x()</script></svg>",
    "script under another name": '<a:svg xmlns:a="http://www.w3.org/2000/svg"><a:script>x()</a:script></a:svg>',
    "listening": f'<svg {_SVG} onload="x()"/>',
    "picture from elsewhere": f'<svg {_SVG}><image xlink:href="https://x.example/a.png"/></svg>',
    "link under another name": (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:q="http://www.w3.org/1999/xlink"><use q:href="//x.example/a"/></svg>'
    ),
    "style": f"<svg {_SVG}><style>a{{b:url(//x.example)}}</style></svg>",
    "fill": f'<svg {_SVG}><path fill="url(//x.example/a#b)"/></svg>',
    "script as an address": f'<svg {_SVG}><a xlink:href="javascript:x()"/></svg>',
    "stylesheet": f'<?xml-stylesheet href="//x.example/a.css"?><svg {_SVG}/>',
    "entities": f'<!DOCTYPE svg [<!ENTITY a "b">]><svg {_SVG}>&a;</svg>',
    "a page in it": f'<svg {_SVG}><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="//x.example/a"/></foreignObject></svg>',
    "not closed": f"<svg {_SVG}><path>",
    "not a drawing": "PNG",
}


_STYLE_PIECES = st.lists(
    st.sampled_from(["url(", "//x.example", ")", '"', "'", "data:image/png,", "/*", "*/", "@import", " ", ";", "{", "}",
                     "\\2f ", "\\", "\n", "image-set(", "a", "https:", "x"]), max_size=14
).map("".join)  # fmt: skip


@settings(max_examples=1000)
@given(_STYLE_PIECES)
def test_the_quick_look_at_a_stylesheet_passes_over_nothing(css: str) -> None:
    whole = [address for address in addresses(tinycss2.parse_component_value_list(css)) if is_elsewhere(address)]
    # No browser fetches from a scheme that it does not know.
    known = {address for address in whole if re.match(r"[/\\]{2}|https:", address.strip())}
    assert known <= set(fetched_by(css))


@pytest.mark.parametrize("written", DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing_that_runs_or_fetches_something_is_told(written: str) -> None:
    assert list(wrong_in_drawing(written))


def test_a_drawing_that_only_draws_is_let_be() -> None:
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    assert (
        list(wrong_in_drawing(f'{head}<svg {_SVG}><title>a</title><path fill="url(#a)"/><use xlink:href="#a"/></svg>'))
        == []
    )


_PIECES = st.lists(
    st.sampled_from(["<", ">", "/", "=", '"', "'", " ", "a", "p", "<p>", "</p>", "<!--", "-->", "<script>", "url(", "(", "{",
                     "src", "//x", "\\", "\ue000", "&#", "\x00", "<svg>", "<template>", "@import", "\ud800", ";", "/*"])
    | st.text(max_size=3)
).map("".join)  # fmt: skip


@given(_PIECES)
def test_whatever_is_written_is_read_to_its_end(written: str) -> None:
    tree = Tree(written)
    guards.fetched_from_elsewhere(tree)
    guards.scripts(tree)
    guards.without_alt(tree)
    guards.ids(tree)
    list(guards.skipped_headings(tree, 1))
    fetched_by(written)
    list(wrong_in_drawing(written))
