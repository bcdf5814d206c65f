"""A program that builds the handbook in its folder over and over as `mkdocs serve` does, each time that it is told to on a line.

The line names the files of the site that browsers show. On a line of its own it tells what came of it, as JSON: the `site` (null where
something is wrong), whether it was `amended`, what those files held when a whole build began (`first`; null where none did), and how
many `seconds` the processor took. With a folder as its argument, it leaves there a copy of what was shown when there were no more lines.
"""

from __future__ import annotations

import gc
import json
import logging
import shutil
import sys
import tempfile
import time
from typing import Any

sys.path.insert(0, "")

import mkdocs.commands.serve

logging.disable(logging.CRITICAL)

_serve: Any = mkdocs.commands.serve
_whole_build = _serve.build
_first: list[dict[str, str]] = []


def _build(*given: Any, **options: Any) -> None:
    from macros.adapter import serving

    shown = serving._SHOWN
    files = {name: shown.site / name for name in shown.watched} if shown.site else {}
    _first.append({name: file.read_text("utf-8") for name, file in files.items() if file.is_file()})
    _whole_build(*given, **options)


def main() -> None:
    """Builds for as long as there are lines."""
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        site_dir = tempfile.mkdtemp(prefix="mkdocs_")
        _serve.build = _build
        _serve.load_config("mkdocs.yml", site_dir=site_dir).plugins.on_startup(command="serve", dirty=False)
        # Only now has what serves been put around what builds.
        from macros.adapter import serving

        shown = serving._SHOWN
        for line in sys.stdin:
            start = time.process_time()
            _first.clear()
            shown.watched = set(line.split())
            config = _serve.load_config("mkdocs.yml", site_dir=site_dir)
            config.site_url = "http://127.0.0.1:8000/"
            _serve.build(config, serve_url=config.site_url)
            told = {
                "site": None if shown.wrong else str(shown.site),
                "amended": not _first and not shown.wrong,
                "first": _first[0] if _first else None,
                "seconds": time.process_time() - start,
            }
            print(json.dumps(told), flush=True)
            gc.collect()
        if sys.argv[1:] and not shown.wrong:
            shutil.copytree(str(shown.site), sys.argv[1])
        serving.clear_up()


if __name__ == "__main__":
    main()
