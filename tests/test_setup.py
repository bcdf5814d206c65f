"""What `make` says and does on a machine where something is missing. Its commands are played by small scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What every system has that has make.
_TOOLS = ("cat", "cksum", "dirname", "grep", "mktemp", "mv", "rm", "sed", "sh", "tail", "tr", "uname", "wc")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="make and sh")


class Machine:
    """A machine with a checkout in a folder with spaces and letters of our own, and only those programs that a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "min håndbok æøå"
        self._bin = folder / "bin"
        (self.project / "tests").mkdir(parents=True)
        self._bin.mkdir()
        for name in ("requirements.txt", "tests/requirements.txt", "tests/package-lock.json"):
            (self.project / name).write_text("", encoding="utf-8")
        shutil.copy(ROOT / "tests" / "setup.sh", self.project / "tests")
        for tool in _TOOLS:
            (self._bin / tool).symlink_to(shutil.which(tool) or tool)

    def has(self, name: str, script: str = "exit 0") -> None:
        """Puts a program there."""
        program = self._bin / name
        program.write_text(f"#!{shutil.which('sh')}\n{script}\n", encoding="utf-8")
        program.chmod(0o755)

    def has_python(self, name: str = "python3", version: str = "3.12", *, lacks: str = "") -> None:
        """A Python that says it is of a version, and fails for a program in which `lacks` stands; what it is to make it notes."""
        self.has(
            name,
            f"""case "$*" in
*version_info*'<'*) [ {int(version.split(".")[1])} -ge 11 ] ;;
*'"%d.%d"'*) echo {version} ;;
*_base_executable*) exit 1 ;;
*'flock'*) exec {sys.executable} "$@" ;;
*{lacks or "nothing-is-called-this"}*) exit 1 ;;
*"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python && echo "{name} made .venv" >> made ;;
*"-m pip"*) [ ! -p gate ] || cat gate; echo "pip $*" >> made; [ ! -e no-net ] ;;
esac""",
        )
        for tool in ("mkdir", "cp"):
            if not (self._bin / tool).exists():
                (self._bin / tool).symlink_to(shutil.which(tool) or tool)

    def is_debian(self, *, root: bool) -> None:
        """Has apt-get, which notes what it is asked for."""
        self.has("apt-get", 'echo "apt-get $*" >> made')
        self.has("id", f"echo {0 if root else 1000}")

    def setup(self, kind: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Runs the set-up."""
        return subprocess.run(
            ["sh", "tests/setup.sh", kind],
            cwd=self.project,
            env={"PATH": str(self._bin), **env},
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def start(self, kind: str) -> subprocess.Popen[str]:
        """Begins the set-up."""
        return subprocess.Popen(
            ["sh", "tests/setup.sh", kind],
            cwd=self.project,
            env={"PATH": str(self._bin)},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    @property
    def made(self) -> list[str]:
        """What the programs did that change something."""
        notes = self.project / "made"
        return notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A bare one."""
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("prepare", "env", "said"),
    [
        (
            lambda machine: machine.has_python(version="3.9"),
            {},
            "Håndboka trenger Python 3.11 eller nyere, og python3 er 3.9.",
        ),
        (lambda machine: None, {}, "Håndboka trenger Python 3.11 eller nyere, og python3 finnes ikke her."),
        (lambda machine: machine.has_python(), {"PYTHON": "python3.8"}, "og python3.8 finnes ikke her."),
    ],
)
def test_a_python_that_is_too_old_or_missing_is_told_in_one_sentence_before_anything_is_made(
    machine: Machine, prepare: Callable[[Machine], None], env: dict[str, str], said: str
):
    prepare(machine)
    done = machine.setup("site", **env)
    assert done.returncode == 1
    assert said in done.stderr
    assert "PYTHON=python3.12 make" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert machine.made == []


def test_a_newer_python_beside_one_that_is_too_old_is_taken(machine: Machine):
    machine.has_python(version="3.10")
    machine.has_python("python3.13", "3.13")
    assert machine.setup("site").returncode == 0
    assert machine.made[0] == "python3.13 made .venv"


def test_the_python_that_is_asked_for_is_taken_and_another_one_makes_it_again(machine: Machine):
    machine.has_python(version="3.11")
    machine.has_python("python3.12", "3.12")
    machine.setup("site")
    machine.setup("site", PYTHON="python3.12")
    machine.setup("site", PYTHON="python3.12")
    assert [line for line in machine.made if "made" in line] == ["python3 made .venv", "python3.12 made .venv"]


def test_who_is_not_root_gets_one_command_for_everything_that_a_target_needs(machine: Machine):
    machine.is_debian(root=False)
    machine.has_python(lacks="ctypes")
    done = machine.setup("tests")
    assert done.returncode == 1
    assert machine.made == []
    (command,) = [line.strip() for line in done.stderr.splitlines() if "apt-get" in line]
    assert command == (
        "sudo apt-get update && sudo apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0 libatomic1 chromium chromium-headless-shell firefox-esr default-jre-headless hunspell hunspell-no"
    )


def test_where_only_the_pdfs_would_be_missing_the_site_is_made(machine: Machine):
    machine.is_debian(root=False)
    machine.has_python(lacks="ctypes")
    assert machine.setup("site").returncode == 0


def test_without_apt_what_is_missing_is_named(machine: Machine):
    machine.has_python(lacks="ensurepip")
    done = machine.setup("site")
    assert done.returncode == 1
    assert "mangler på maskinen" in done.stderr
    assert "venv" in done.stderr
    assert "apt-get" not in done.stderr


def test_root_is_asked_nothing(machine: Machine):
    machine.is_debian(root=True)
    machine.has_python(lacks="ctypes")
    done = machine.setup("site")
    assert done.returncode == 0
    assert machine.made[:2] == [
        "apt-get update",
        "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    ]


def test_the_whole_chromium_will_do_for_root_without_a_net(machine: Machine):
    machine.is_debian(root=True)
    machine.has("apt-get", 'echo "apt-get $*" >> made; exit 1')
    machine.has_python()
    machine.has("npm", "mkdir -p node_modules")
    machine.has("firefox-esr")
    machine.has("java")
    machine.has("hunspell", "cat")
    assert "lot seg ikke installere: chromium chromium-headless-shell" in machine.setup("tests").stderr
    machine.has("chromium")
    done = machine.setup("tests")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["firefox-esr", "firefox"])
def test_a_firefox_that_is_there_is_enough_and_one_that_is_missing_is_installed(machine: Machine, name: str):
    machine.is_debian(root=True)
    machine.has_python()
    machine.has("npm", "mkdir -p node_modules")
    for program in ("chromium", "chromium-headless-shell", "java"):
        machine.has(program)
    machine.has("hunspell", "cat")
    done = machine.setup("tests")
    assert done.returncode == 0
    assert machine.made[1] == "apt-get install -y --no-install-recommends firefox-esr"
    before = machine.made
    machine.has(name)
    done = machine.setup("tests")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.made == before


def test_the_second_time_nothing_is_done_or_said(machine: Machine):
    machine.has_python()
    machine.setup("site")
    before = machine.made
    done = machine.setup("site")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.made == before


def test_new_pins_are_fetched_into_the_same_environment(machine: Machine):
    machine.has_python()
    machine.setup("site")
    (machine.project / "requirements.txt").write_text("mkdocs==9", encoding="utf-8")
    machine.setup("site")
    assert sum("made .venv" in line for line in machine.made) == 1
    assert sum(line.startswith("pip") for line in machine.made) == 2


def test_who_was_interrupted_or_had_no_net_begins_anew(machine: Machine):
    machine.has_python()
    (machine.project / "no-net").touch()
    done = machine.setup("site")
    assert done.returncode == 1
    assert "Er maskinen på nett?" in done.stderr
    (machine.project / "no-net").unlink()
    assert machine.setup("site").returncode == 0
    assert sum("made .venv" in line for line in machine.made) == 2


def test_an_environment_of_a_folder_that_was_moved_is_made_again(machine: Machine):
    machine.has_python()
    machine.setup("site")
    machine.project = machine.project.rename(machine.project.with_name("flyttet"))
    assert machine.setup("site").returncode == 0
    assert sum("made .venv" in line for line in machine.made) == 2


def test_an_environment_whose_python_is_gone_is_made_again(machine: Machine):
    machine.has_python()
    machine.setup("site")
    (machine.project / ".venv" / "bin" / "python").unlink()
    assert machine.setup("site").returncode == 0
    assert sum("made .venv" in line for line in machine.made) == 2


def test_an_environment_is_never_made_with_its_own_python(machine: Machine):
    machine.has_python()
    machine.setup("site")
    # As after an interruption: half of the links are there, and its folder is on the path, as under make.
    folder = machine.project / ".venv" / "bin"
    (folder / "python").rename(folder / "python3")
    script = (folder / "python3").read_text(encoding="utf-8")
    (folder / "python3").write_text(script.replace("python3 made", "its own made"), encoding="utf-8")
    assert machine.setup("site", PATH=f"{folder}:{machine.project.parent / 'bin'}").returncode == 0
    assert [line for line in machine.made if "made" in line] == ["python3 made .venv"] * 2


def test_of_two_at_once_the_second_waits_and_finds_it_ready(machine: Machine):
    machine.has_python()
    # The first waits at it until it is opened.
    gate = machine.project / "gate"
    os.mkfifo(gate)
    first = machine.start("site")
    assert "Lager .venv med Python 3.12" in first.stdout.readline()
    second = machine.start("site")
    assert second.stdout.readline() == "Venter: en annen make gjør klart i samme mappe.\n"
    gate.write_text("", encoding="utf-8")
    assert [first.communicate()[0], second.communicate()[0]] == ["", ""]
    assert (first.returncode, second.returncode) == (0, 0)
    assert sum("made .venv" in line for line in machine.made) == 1
