"""Build times as ratios, all measured in one run: `make bench`.

Ours is this project with N modules (the real ones, copied under new names). "Pruned Material" is mkdocs-material with
`navigation.prune` and mkdocs-macros, three macros a page, pages of about as many words. Every module of ours becomes five HTML
pages (reading page, projected page, leader's window, sheets, run sheet), so it is compared with Material at N and at 5 × N.
Whole processes are timed, by turns, and the median is taken: machines are shared and noisy, so it is the processor's
time that counts, not how long one waits. What builds before have kept is removed before a cold one. A build after an edit of a
module's front matter, and of its text, is timed in a new process and as `serve` does it, and so is one where nothing has changed. That
what is built then is the same as without anything kept is tried by `tests/site/test_remembering.py`: `EDITS=200 python -m pytest
tests/site/test_remembering.py` as many times as one likes. `check` is measured on the handbook as it is, against a build of that.
PDFs are timed by themselves, by the clock: 60 sheets that nobody has made before, and the same again.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from macros.build import Build
from macros.paper import pdf

PROJECT = Path(__file__).parent.parent
ROUNDS = 3
SMALL, LARGE = 300, 1000
# HTML pages of a module.
PAGES = 5
_PARTS, _GROUP = 6, 25
SHEETS = 60


def ours(folder: Path, modules: int) -> Path:
    """A copy of this project with so many modules."""
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    # In the front matter: the page for authors shows it in an example, and collects from every module there is.
    originals = [
        file
        for file in sorted((folder / "docs").glob("*/*.md"))
        if "\nmodule:\n" in file.read_text("utf-8").split("\n---\n")[0]
    ]
    sources = [file.relative_to(folder / "docs").as_posix() for file in originals]
    for copy in range(2, modules // len(originals) + 2):
        for original in originals:
            if len(sources) < modules:
                twin = original.with_name(f"{original.stem}-{copy}.md")
                twin.write_text(_asking_something_else(original.read_text("utf-8"), copy), encoding="utf-8")
                sources.append(twin.relative_to(folder / "docs").as_posix())
    pages = [
        file.relative_to(folder / "docs").as_posix()
        for file in sorted((folder / "docs").rglob("*.md"))
        if file.relative_to(folder / "docs").as_posix() not in sources
    ]
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[0]
    return _with_nav(folder, settings, [*pages, *sources])


def _asking_something_else(text: str, copy: int) -> str:
    """A module's text in which what people ask is asked of this copy alone: no two pages may answer the same."""
    front, end, body = text.partition("\n---\n")
    before, key, asked = front.partition("\nasked:\n")
    # What begins with a sign of YAML's stands between quotation marks.
    numbered = re.sub(r"(?m)^(  - .+?)([\"']?)$", rf"\1 nummer {copy}\2", asked)
    return f"{before}{key}{numbered}{end}{body}" if asked else text


def pruned_material(folder: Path, pages: int) -> Path:
    """Material with `navigation.prune` and three macros on every page."""
    body = re.sub(r"(?s)^---.*?\n---\n|\{\{.*?\}\}", "", _sample().read_text("utf-8"))
    body = re.sub(r"\]\([^)]*\)", "](index.md)", body)
    (folder / "docs").mkdir(parents=True)
    sources = ["index.md"]
    (folder / "docs" / "index.md").write_text("# Forside\n", encoding="utf-8")
    for number in range(1, pages):
        text = f"# Side {number}\n\n{body}\n\n{{{{ en() }}}}\n\n{{{{ to('ord') }}}}\n\n{{{{ tre(3) }}}}\n"
        (folder / "docs" / f"side-{number}.md").write_text(text, encoding="utf-8")
        sources.append(f"side-{number}.md")
    (folder / "main.py").write_text(
        "def define_env(env):\n"
        "    @env.macro\n    def en():\n        return 'En boks med litt tekst.'\n"
        "    @env.macro\n    def to(ord):\n        return f'Ett ord: {ord}'\n"
        "    @env.macro\n    def tre(antall):\n        return '\\n'.join(f'- punkt {i}' for i in range(antall))\n",
        encoding="utf-8",
    )
    settings = (
        "site_name: Sammenligning\ntheme:\n  name: material\n  language: nb\n  font: false\n"
        "  features: [navigation.prune, navigation.tabs]\nplugins: [search, macros]\n"
    )
    return _with_nav(folder, settings, sources)


def _sample() -> Path:
    return PROJECT / "docs" / "grunnlag" / "relasjonsansvar.md"


def _with_nav(folder: Path, settings: str, sources: list[str]) -> Path:
    """Six parts, as the handbook has, each with its pages in groups."""
    part = -(-len(sources) // _PARTS)
    lines = []
    for number, start in enumerate(range(0, len(sources), part), start=1):
        pages = sources[start : start + part]
        lines.append(f"  - Del {number}:")
        for group, first in enumerate(range(0, len(pages), _GROUP), start=1):
            lines.append(f"      - Gruppe {number}.{group}:")
            lines += [f"          - {page}" for page in pages[first : first + _GROUP]]
    (folder / "mkdocs.yml").write_text("\n".join([settings, "nav:", *lines, ""]), encoding="utf-8")
    return folder


def seconds(folder: Path, *, cold: bool = True) -> float:
    """Processor time of one whole build; a `cold` one knows nothing of those before it."""
    if cold:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    return _run(folder, "mkdocs", "build", "--quiet")


def _run(folder: Path, *command: str) -> float:
    """Processor time of one whole program."""
    start = _used()
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return _used() - start


def _environment() -> dict[str, str]:
    """That of somebody whose Python keeps our programs compiled, as it keeps Material's: not every machine that measures lets it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def edit(folder: Path, place: str, number: int) -> None:
    """Writes something new into a module, in its front matter or in its text."""
    file = folder / "docs" / "grunnlag" / "relasjonsansvar.md"
    text = file.read_text("utf-8")
    before, after = {"front matter": ("      text: ", "Nummer {}, "), "text": ("\n---\n", "\nDette er nummer {}.\n")}[
        place
    ]
    file.write_text(text.replace(before, before + after.format(number), 1), encoding="utf-8")


def seconds_as_served(folder: Path) -> list[float]:
    """Processor time of builds in one process, each after another edit."""
    process = subprocess.Popen(
        [sys.executable, PROJECT / "tests" / "served.py"],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    taken = []
    for number in range(2 * ROUNDS + 1):
        edit(folder, "text" if number % 2 else "front matter", number)
        process.stdin.write("\n")
        process.stdin.flush()
        taken.append(json.loads(process.stdout.readline())["seconds"])
    process.stdin.close()
    process.wait()
    # The first one loads everything.
    return taken[1:]


def seconds_again(folder: Path) -> dict[str, float]:
    """Processor time of a build after one before it, by what has changed."""
    seconds(folder)
    nothing = [seconds(folder, cold=False) for _ in range(ROUNDS)]
    taken = {"nothing changed": statistics.median(nothing)}
    for place in ("text", "front matter"):
        times = []
        for number in range(ROUNDS):
            edit(folder, place, number)
            times.append(seconds(folder, cold=False))
        taken[f"one edit of a module's {place}, new process"] = statistics.median(times)
    served = seconds_as_served(folder)
    taken["one edit of a module's text, served"] = statistics.median(served[0::2])
    taken["one edit of a module's front matter, served"] = statistics.median(served[1::2])
    return taken


def seconds_to_check(folder: Path) -> tuple[float, float, float]:
    """Processor time of a cold build of this project as it is, of the first check of it, and of one after that."""
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns(".*", "__pycache__", "node_modules", "tests"))
    build = seconds(folder)
    shutil.rmtree(folder / ".cache")
    first, *again = [_run(folder, "macros", "check") for _ in range(ROUNDS + 1)]
    return build, first, statistics.median(again)


def _used() -> float:
    times = os.times()
    return times.children_user + times.children_system


def seconds_for_sheets(folder: Path) -> tuple[float, float]:
    """Wall time of making sheets as PDF, and of finding them made; on all cores."""
    build = Build(PROJECT / "docs", PROJECT / "overrides", [], "Relasjonshåndboka", from_folder=False)
    css = build.paper_css
    papers = list(islice(build.documents.sheet_papers(), SHEETS))
    taken = []
    for _ in range(2):
        start = time.perf_counter()
        pdf.make(papers, folder / "site", css, folder / "cache", lambda _: None)
        taken.append(time.perf_counter() - start)
    return taken[0], taken[1]


def main() -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        folders = {
            f"ours, {SMALL} modules": ours(root / "ours-small", SMALL),
            f"ours, {LARGE} modules": ours(root / "ours-large", LARGE),
            f"pruned Material, {SMALL} pages": pruned_material(root / "material", SMALL),
            f"pruned Material, {PAGES * SMALL} pages": pruned_material(root / "material-all", PAGES * SMALL),
        }
        taken: dict[str, list[float]] = {name: [] for name in folders}
        for _ in range(ROUNDS):
            for name, folder in folders.items():
                taken[name].append(seconds(folder))
        median = {name: statistics.median(times) for name, times in taken.items()}
        for name, value in median.items():
            print(f"{name:32} {value:6.1f} s")
        cold, warm = seconds_for_sheets(root)
        print(f"\n{SHEETS} PDFs of sheets, cold: {cold:.1f} s, warm: {warm:.2f} s; warm / cold: {warm / cold:.3f}")
        build, first, again = seconds_to_check(root / "as-it-is")
        print(
            f"\n`check` of the handbook as it is / a cold build of it ({build:.1f} s): the first {first / build:.2f},"
            f" again {again / build:.2f}  (at most 0.15 wanted)"
        )
        small, large, material, material_all = median.values()
        print(
            f"\nours / pruned Material, as many HTML pages ({PAGES * SMALL}): {small / material_all:.2f}  (at most 0.8 wanted)"
        )
        print(f"ours / pruned Material, as many reading pages ({SMALL}): {small / material:.2f}")
        print(f"{LARGE} modules / {SMALL} modules: {large / small:.2f}  (at most 3.2 wanted)")
        print(f"\nours, {SMALL} modules, after another build / pruned Material cold, as many reading pages:")
        for name, value in seconds_again(folders[f"ours, {SMALL} modules"]).items():
            print(f"{name:45} {value:6.1f} s  {value / material:5.2f}")


if __name__ == "__main__":
    main()
