"""What a browser may run and fetch on our pages, in its own words: a Content-Security-Policy.

No page holds a script or a style of its own, so none is allowed: whatever script gets into a page past every guard of the
build, a browser does not run it. Nothing is fetched from, or sent to, any other host.
"""

from __future__ import annotations

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # Material draws its icons from addresses that are pictures themselves.
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
# MkDocs writes a script into every page that it serves, which loads the page again when it has changed.
_WHILE_WRITING = {**_DIRECTIVES, "script-src": "'self' 'unsafe-inline'"}


def policy(*, while_writing: bool = False) -> str:
    """The policy that every page carries in its head; `while_writing` for the pages that MkDocs serves to an author."""
    return _text(_WHILE_WRITING if while_writing else _DIRECTIVES)


def headers() -> str:
    """The file `_headers`, which some hosts read (Netlify, Cloudflare Pages): what a page cannot say of itself in its head."""
    fields = {
        "Content-Security-Policy": _text({**_DIRECTIVES, "frame-ancestors": "'none'"}),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    return "\n".join(["/*", *(f"  {name}: {value}" for name, value in fields.items())]) + "\n"


def _text(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
