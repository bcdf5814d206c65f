"""Builds the handbook as an author does, from outside: in a process of its own, on the project or on a copy of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.site import loaded

PROJECT = Path(__file__).resolve().parents[2]
# Where the handbook might be published.
HOST = "https://barnehage.example/handbok/"
# Far longer than a build takes: ends a test that would otherwise wait for ever.
PATIENCE = 600


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and all it said."""

    code: int
    output: str


def environment(**changes: str) -> dict[str, str]:
    """This process' environment, with what makes the commands' words the same everywhere, and no address for the site."""
    return {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", "SITE_URL": "", **changes}


def command(name: str, *options: str) -> list[str]:
    """One of the project's own commands, `site`, `folder` and `serve`, as make runs it."""
    return [sys.executable, "-m", "macros", name, *options]


def build(project: Path, site: Path, *options: str, env: Mapping[str, str] | None = None) -> Outcome:
    """What `make site` does, in a project's folder; without PDFs, which take their time, unless the options ask for them."""
    return run(command("site", "-d", str(site), *(options or ("--no-pdf",))), project, env=env)


# The project's programs are those of the folder that the command is run in.
_WITH_FEWER_PAPERS = f"""
import sys
sys.path.append({str(PROJECT)!r})
from tests.site import fewer_papers
sys.exit(fewer_papers.run())
"""


def build_fewer_papers(project: Path, name: str, site: Path, *options: str, **env: str) -> Outcome:
    """What `make site` and `make folder` do where PDFs are required, with those of them that `fewer_papers` draws."""
    words = [sys.executable, "-c", _WITH_FEWER_PAPERS, name, "-d", str(site), "--require-pdf", *options]
    return run(words, project, env=env)


def build_hosted(project: Path, site: Path, *options: str) -> Outcome:
    """What `make site` does, in a project's folder, where the site's own address is set."""
    return build(project, site, *options, env={"SITE_URL": HOST})


def build_folder(project: Path, site: Path, *options: str, env: Mapping[str, str] | None = None) -> Outcome:
    """What `make folder` does, in a project's folder; without PDFs unless the options ask for them."""
    return run(command("folder", "-d", str(site), *(options or ("--no-pdf",))), project, env=env)


def run(words: list[str], folder: Path, *, env: Mapping[str, str] | None = None) -> Outcome:
    """A command in a folder; by a process that has loaded our commands already, where that does the same."""
    variables = environment(**(env or {}))
    if loaded.can_run(words, folder, variables):
        return Outcome(*loaded.ours().run(words, folder, variables, PATIENCE))
    return run_anew(words, folder, env=env)


def run_anew(words: list[str], folder: Path, *, env: Mapping[str, str] | None = None) -> Outcome:
    """A command in a folder, in a process that has loaded nothing yet."""
    done = subprocess.run(
        words,
        cwd=folder,
        env=environment(**(env or {})),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return Outcome(done.returncode, done.stdout)


def copy_project(folder: Path) -> Path:
    """A copy of the published handbook's sources. It shares what is kept between builds: the typeface and finished PDFs."""
    _copy_parts(folder, PROJECT / "docs")
    shutil.copy2(PROJECT / "mkdocs.yml", folder)
    _share_cache(folder)
    return folder


def sample_project(folder: Path) -> Path:
    """A project with the made-up handbook of `tests/sample/`, to break. It shares what is kept between builds."""
    sample = PROJECT / "tests" / "sample"
    _copy_parts(folder, sample / "docs")
    (folder / "mkdocs.yml").write_text(
        f"{_settings()}\n{(sample / 'nav.yml').read_text(encoding='utf-8')}", encoding="utf-8"
    )
    _share_cache(folder)
    return folder


def _copy_parts(folder: Path, docs: Path) -> None:
    for part in ("macros", "overrides"):
        shutil.copytree(PROJECT / part, folder / part)
    shutil.copytree(docs, folder / "docs")


def _share_cache(folder: Path) -> None:
    (PROJECT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(PROJECT / ".cache", target_is_directory=True)


def _settings() -> str:
    """The project's settings without its navigation, which names the pages of the published handbook."""
    return (PROJECT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[0]


def small_project(folder: Path) -> Path:
    """A project with the small handbook of `tests/content/good/`: two modules, ten PDFs, and a cache of its own."""
    _copy_parts(folder, PROJECT / "tests" / "content" / "good")
    (folder / "mkdocs.yml").write_text(f"{_settings()}\n", encoding="utf-8")
    # The words that it lets people search with stand nowhere in so few pages.
    (folder / "docs" / "data" / "synonyms.yml").write_text("- term: lek\n  words: [moro]\n", encoding="utf-8")
    return folder


# What pages of the made-up handbook name that is only there, and what is in the small one instead.
_ONLY_THERE = {
    '\n{{ programme("kveld") }}\n': "",
    "a-vente": "leken",
    "et-halvt-minutt": "pa-kanten",
    "melde-fra": "garderoben",
}


def listing_project(folder: Path) -> Path:
    """The small project with all pages of the made-up handbook that show what stands elsewhere: in modules and in data."""
    project = small_project(folder)
    sample = PROJECT / "tests" / "sample"
    _, before, pages = (sample / "nav.yml").read_text(encoding="utf-8").partition("  - Møter:\n")
    for name in re.findall(r"- (\S+\.md)", pages):
        text = (sample / "docs" / name).read_text(encoding="utf-8")
        for word, instead in _ONLY_THERE.items():
            text = text.replace(word, instead)
        page = project / "docs" / name
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
    modules = (
        "  - index.md\n  - Grunnlaget:\n      - grunnlag/leken.md\n  - Hverdagen:\n      - praksis/garderoben.md\n"
    )
    end_with(project / "mkdocs.yml", f"nav:\n{modules}{before}{pages}")
    return project


def keep_faces(project: Path) -> None:
    """Gives a project with a cache of its own the typefaces that have been cut for others: it takes longer than all the rest."""
    faces = project / ".cache" / "fonts"
    faces.mkdir(parents=True)
    for face in (PROJECT / ".cache" / "fonts").glob("*.woff2"):
        # A build that ends meanwhile clears away those that nobody uses any more.
        with suppress(FileNotFoundError):
            shutil.copy2(face, faces)


def told_project(folder: Path) -> Path:
    """The small project, with something that an author is told of and that stops nothing."""
    project = small_project(folder)
    keep_faces(project)
    end_with(project / "docs" / "index.md", "\n\nOr\u200bdet.\n")
    return project


def end_with(file: Path, text: str) -> None:
    """Writes more at the end of a file."""
    file.write_text(f"{file.read_text('utf-8')}{text}", encoding="utf-8")


def once(folder: Path, make: Callable[[Path], Outcome]) -> Outcome:
    """Makes a folder in the first process that asks; the others wait for it and get the same outcome."""
    lock, answer = folder.with_name(f"{folder.name}.lock"), folder.with_name(f"{folder.name}.json")
    try:
        # Making a folder is the one step that only one process can win, on Windows too.
        lock.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not answer.exists():
            if time.monotonic() > until:
                raise TimeoutError(f"{folder} was not made by the process that began") from None
            time.sleep(0.1)
        return Outcome(**json.loads(answer.read_text(encoding="utf-8")))
    outcome = Outcome(1, "the process that began did not finish")
    try:
        outcome = make(folder)
    finally:
        # Written beside and renamed, so that nobody reads half of it.
        half = answer.with_suffix(".half")
        half.write_text(json.dumps(vars(outcome)), encoding="utf-8")
        half.rename(answer)
    return outcome


def outcome_of(folder: Path) -> Outcome:
    """How the command ended that made a folder `once`."""
    return Outcome(**json.loads(folder.with_name(f"{folder.name}.json").read_text(encoding="utf-8")))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
