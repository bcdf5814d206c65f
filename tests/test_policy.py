"""The policy in its own words."""

from __future__ import annotations

from macros.policy import headers, policy
from tests.site.test_policy import parsed


def test_no_script_and_no_style_of_a_pages_own_is_allowed():
    directives = parsed(policy())
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    assert "unsafe" not in policy()


def test_what_is_not_named_is_not_allowed():
    directives = parsed(policy())
    assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == ["'none'"]
    assert {source for sources in directives.values() for source in sources} == {"'none'", "'self'", "data:"}
    assert [name for name, sources in directives.items() if "data:" in sources] == ["img-src"]


def test_only_while_it_is_written_may_mkdocs_own_script_run():
    writing = parsed(policy(while_writing=True))
    assert writing.pop("script-src") == ["'self'", "'unsafe-inline'"]
    assert writing.items() <= parsed(policy()).items()


def test_the_header_says_what_the_page_says_and_who_may_frame_it():
    assert f"Content-Security-Policy: {policy()}; frame-ancestors 'none'\n" in headers()
