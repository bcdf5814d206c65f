"""The one place that reaches into MkDocs' private parts.

`mkdocs serve` ends when its first build fails, and prints a traceback when mkdocs.yml breaks while it runs: it has no
event for either. So the two functions that it calls, one to read the settings and one to build, are wrapped.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.commands import serve

from macros.adapter.settings import problems_in
from macros.content.problems import report
from macros.rendering import Place, Renderer

_OVERRIDES = Path(__file__).parent.parent.parent / "overrides"


class _Unreadable:
    """Stands in for settings that cannot be read, as far as `serve` looks at them before it builds."""

    def __init__(self, message: str, site_dir: str) -> None:
        self.message = message
        self.site_dir = site_dir
        self.watch: list[str] = []
        self.site_url = ""


def keep_serving() -> None:
    """Lets `mkdocs serve` live on after a failed build, and show what is wrong in the browser until it is mended."""
    build, load_config = serve.build, serve.load_config
    if getattr(build, "keeps_serving", False):
        return

    def load_or_tell(config_file: Any = None, *, site_dir: str, **options: Any) -> Any:
        settings = Path(getattr(config_file, "name", config_file) or "mkdocs.yml")
        problems = problems_in(settings)
        if problems:
            return _Unreadable(report(problems), site_dir)
        return load_config(config_file=config_file, site_dir=site_dir, **options)

    def build_or_show(config: Any, **options: Any) -> None:
        if isinstance(config, _Unreadable):
            _show(config.message, Path(config.site_dir))
            return
        try:
            build(config, **options)
        except (Exception, SystemExit) as error:
            _show(getattr(error, "message", None) or str(error), Path(config.site_dir))

    build_or_show.keeps_serving = True
    serve.build, serve.load_config = build_or_show, load_or_tell


def _show(message: str, site: Path) -> None:
    """Logs the problems and writes them over every page, so that whichever one is open shows them."""
    logging.getLogger("mkdocs").error(message)
    page = Renderer(_OVERRIDES).document("problems.html", Place(""), lines=message.strip().splitlines())
    site.mkdir(parents=True, exist_ok=True)
    for file in {*site.rglob("*.html"), site / "index.html", site / "404.html"}:
        file.write_text(page, encoding="utf-8")
