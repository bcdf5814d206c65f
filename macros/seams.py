"""The one place that reaches into MkDocs' private parts.

`mkdocs serve` ends when a build fails: there is no event between the failed build and the end of the process.
So the build function that it calls is wrapped.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.commands import serve

from macros.rendering import Place, Renderer


def keep_serving() -> None:
    """Lets `mkdocs serve` live on after a failed build, and show what is wrong in the browser until it is mended."""
    build = serve.build
    if getattr(build, "keeps_serving", False):
        return

    def build_or_show(config: Any, **options: Any) -> None:
        try:
            build(config, **options)
        except (Exception, SystemExit) as error:
            message = getattr(error, "message", None) or str(error)
            logging.getLogger("mkdocs").error(message)
            _show(message, Path(config.site_dir), Path(config.theme.custom_dir))

    build_or_show.keeps_serving = True
    serve.build = build_or_show


def _show(message: str, site: Path, overrides: Path) -> None:
    """Writes the problems over every page, so that whichever one is open shows them."""
    page = Renderer(overrides).document("problems.html", Place(""), lines=message.strip().splitlines())
    site.mkdir(parents=True, exist_ok=True)
    for file in {*site.rglob("*.html"), site / "index.html", site / "404.html"}:
        file.write_text(page, encoding="utf-8")
