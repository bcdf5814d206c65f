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

from macros.adapter.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
