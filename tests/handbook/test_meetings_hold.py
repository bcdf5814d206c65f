"""Every meeting of the handbook, its modules' and its programmes', fitted to people and minutes: what a plan promises holds."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from macros.build import Build
from tests.handbook.texts import PROJECT

FITTING = PROJECT / "tests" / "meeting" / "every_meeting.js"


def test_every_meeting_holds_for_few_and_many_and_for_short_and_long(tmp_path: Path):
    build = Build(PROJECT / "docs", PROJECT / "overrides", [], "Relasjonshåndboka", from_folder=False)
    programmes = build.handbook.programmes.values()
    pages = [shown.of_meeting.plan for shown in build.views.of_all()]
    pages += [build.views.of_agenda(programme, programme.agenda).plan for programme in programmes if programme.agenda]
    assert len(pages) > 40
    file = tmp_path / "meetings.json"
    file.write_text(json.dumps(pages), encoding="utf-8")
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, str(FITTING), str(file)], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.stdout, done.stderr) == ("", "")
