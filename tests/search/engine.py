"""Material's search worker in Node, and the collection built as a small site of its own to search in."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import material
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from macros.bundles import squeezed_script
from macros.content.reading import read
from macros.search import entries, script, vocabulary
from tests.site.building import PROJECT, Outcome, run
from tests.site.pages import asset

HERE = Path(__file__).parent
COLLECTION = HERE / "collection"
INDEX = "search/search_index.json"
WORKER = "assets/javascripts/lunr/min/lunr.no.min.js"


class Engine:
    """One worker that is ready. `setup` is how many milliseconds that took."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.setup: float = self._read()["ms"]

    def search(self, query: str) -> dict[str, Any]:
        """The message that the worker answers a query with; besides, `ms` and what it said to the console as `warnings`."""
        self._process.stdin.write(json.dumps(query) + "\n")
        self._process.stdin.flush()
        message = self._read()
        # As Material's own finds are called.
        message["items"] = message.pop("found")
        return message

    def pages(self, query: str) -> list[str]:
        """The pages that are found, best first, as their addresses without slashes."""
        return [page_of(found[0]["location"]) for found in self.search(query)["items"]]

    def _read(self) -> dict[str, Any]:
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the search worker ended: {self._process.stderr.read()}")
        return json.loads(line)


def page_of(location: str) -> str:
    """The page of a place: `grunnlag/a/#b` → `grunnlag/a`, the front page → `index`."""
    return location.partition("#")[0].strip("/") or "index"


def _node() -> str:
    # The one among the tests' packages, also where nobody has put their folder on the path.
    return shutil.which("node", path=Path(sys.executable).parent) or "node"


@contextmanager
def engine(site: Path, index: Path | None = None) -> Iterator[Engine]:
    """The worker of a built site, with its own index or with another."""
    words = [_node(), str(HERE / "worker.js"), str(site), str(index or site / INDEX)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, **pipes, encoding="utf-8") as process:
        try:
            yield Engine(process)
        finally:
            process.kill()


def build_collection(site: Path) -> Outcome:
    """The collection as a site: plain Material with the project's own settings of the search, and what macros/search/ adds."""
    folder = site.with_name(f"{site.name}-project")
    shutil.copytree(COLLECTION / "docs", folder / "docs")
    settings = {
        "site_name": "Samling",
        "theme": {"name": "material", "language": "nb", "font": False},
        "plugins": [{"search": _settings_of_search()}],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    outcome = run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], folder)
    if outcome.code == 0:
        complete(site)
    return outcome


def complete(site: Path) -> None:
    """Does for a site of plain Material what the project's hook does for the handbook."""
    index, worker = site / INDEX, site / WORKER
    found = json.loads(index.read_text(encoding="utf-8"))
    found["docs"] = entries.with_kinds(found["docs"], entries.Contents(address=str, plain=str))
    index.write_text(json.dumps(found), encoding="utf-8")
    synonyms = read(PROJECT / "docs").data["synonyms"].items.values()
    ours = [(PROJECT / "overrides" / "assets" / name).read_text(encoding="utf-8") for name in script.SCRIPTS]
    worker.write_text(
        script.with_norwegian(worker.read_text(encoding="utf-8"), ours, vocabulary.table(synonyms)), encoding="utf-8"
    )


def added_bytes(site: Path) -> dict[str, int]:
    """What a browser fetches more than from Material as it comes, gzipped: in the worker and on the page."""
    stock = Path(material.__file__).parent / "templates" / WORKER
    page = asset(site, "reading.js").read_text(encoding="utf-8")
    rest = page
    for script_of_ours in ("components/search/search.js", "assets/sought.js"):
        ours = squeezed_script((PROJECT / "overrides" / script_of_ours).read_text(encoding="utf-8"))
        assert ours in page
        rest = rest.replace(ours, "")
    (worker,) = (site / "assets" / "javascripts").rglob(Path(WORKER).name)
    return {
        "worker": _compressed(worker.read_text(encoding="utf-8")) - _compressed(stock.read_text(encoding="utf-8")),
        "page": _compressed(page) - _compressed(rest),
    }


def _compressed(text: str) -> int:
    return len(gzip.compress(text.encode("utf-8"), compresslevel=9))


def _settings_of_search() -> dict[str, Any]:
    settings = yaml.load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), get_yaml_loader())
    return next(plugin["search"] for plugin in settings["plugins"] if "search" in plugin)
