"""The Nu HTML checker passes: our own skeletons whole, and the article of the pages that Material frames."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from macros.rendering import Place, Renderer
from tests.site.building import PATIENCE, PROJECT
from tests.site.pages import address_of, html_files

CHECKER = PROJECT / "tests" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
FRAME = '<!doctype html>\n<html lang="nb">\n<head><meta charset="utf-8"><title>Artikkel</title></head>\n<body>\n<main>\n{}\n</main>\n</body>\n</html>\n'


def check(files: Sequence[Path]) -> list[str]:
    """What the checker holds to be errors, each with file and line; all files in one process."""
    java = shutil.which("java")
    assert java, "java is missing: see tests/setup.sh"
    # It runs for seconds: what makes long runs fast costs more than it gives. Its schema needs a deep stack.
    for_seconds = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m"]
    command = [java, *for_seconds, "-jar", str(CHECKER), "--format", "json", "--stdout", *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert done.stdout.startswith("{"), done.stderr
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{message.get('url', '')}:{message.get('lastLine', '')} {message['message']} {message.get('extract', '')!r}"
        for message in messages
        if message["type"] != "info"
    ]


def is_ours(file: Path) -> bool:
    """Whether a page is one of our own skeletons."""
    in_a_folder_of_ours = file.parent.name in ("vis", "leder", "ark", "kjoreplan", "mote", "avtale")
    return in_a_folder_of_ours or "programmer" in file.parent.parts[:-1] or file.name == "404.html"


def _articles(published: Path, folder: Path) -> list[Path]:
    """The article of every page that Material frames, on a page of its own."""
    files = []
    for file in html_files(published):
        if not is_ours(file):
            (article,) = re.findall(
                r"<article class=\"md-content__inner.*?</article>", file.read_text(encoding="utf-8"), flags=re.DOTALL
            )
            copy = folder / f"{address_of(file, published).strip('/').replace('/', '-') or 'forsiden'}.html"
            copy.write_text(FRAME.format(article), encoding="utf-8")
            files.append(copy)
    return files


def _problems(folder: Path) -> Path:
    """The page that tells an author what is wrong."""
    page = folder / "problems.html"
    problem = {
        "stops": True,
        "address": "docs/a.md:1",
        "sentence": "title: må være tekst på én linje, fikk «<b>»",
        "editor": "vscode://file/h%C3%A5ndbok/docs/a.md:1",
        "rows": [{"number": 1, "text": "title: <b>", "is_wrong": True}],
    }
    text = Renderer(PROJECT / "overrides").document(
        "problems.html",
        Place(""),
        headline="Håndboka ble ikke bygd: 1 feil.",
        sentences=[],
        problems=[problem],
        guide="guide/",
        last_good="siste-hele/",
    )
    page.write_text(text, encoding="utf-8")
    return page


def test_every_page_is_valid_and_a_fault_is_found(published: Path, tmp_path: Path):
    skeletons = [file for file in html_files(published) if is_ours(file)]
    articles = _articles(published, tmp_path)
    assert len(skeletons) >= 3 * 17
    assert len(articles) >= 17
    fault = tmp_path / "with-a-fault.html"
    fault.write_text(FRAME.format("<p><div>feil</div></p>"), encoding="utf-8")
    found = check([*skeletons, *articles, _problems(tmp_path), fault])
    planted = [message for message in found if message.startswith(f"file:{fault}:")]
    assert planted
    assert [message for message in found if message not in planted] == []
