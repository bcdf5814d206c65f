"""`python -m macros serve`, `site` and `folder`: MkDocs' own commands, with every message in bokmål.

They do what `mkdocs serve` and `mkdocs build` do, on any system, and check mkdocs.yml first: MkDocs reads it before
any hook has a say. `site` and `folder` also make the PDFs where the machine can; `--no-pdf` leaves them out, and with
`--require-pdf` a machine that cannot is an error. `--help` lists the rest.
"""

import sys

# A Python that is too old must get as far as this, so nothing above may be newer than Python 3.6.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Håndboka trenger Python 3.11 eller nyere, dette er {}.{}. Nyere utgaver står på python.org.".format(
            *sys.version_info[:2]
        )
    )

from pathlib import Path


def run() -> int:
    """Runs the command; what cannot even be loaded is told as well, and so is that somebody pressed Ctrl and C meanwhile."""
    try:
        from macros.adapter.commands import main

        return main(sys.argv[1:])
    except KeyboardInterrupt:
        return _told("Avbrutt.", 130)
    except ModuleNotFoundError as error:
        install = "python -m pip install --require-hashes -r requirements.txt"
        return _told(f"Håndboka kan ikke startes: pakken «{error.name}» mangler. Hent pakkene med: {install}")
    except Exception as error:  # noqa: BLE001
        from macros import faults

        return _told(faults.sentences(error, faults.keep(error, Path.cwd()), Path.cwd()))


def _told(message: str, code: int = 1) -> int:
    sys.stderr.write(f"{message}\n")
    return code


if __name__ == "__main__":
    sys.exit(run())
