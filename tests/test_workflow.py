"""What publishes the handbook: pinned, with no more rights than it needs, and only of what was tested."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
_TEXT = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
_WORKFLOW = yaml.safe_load(_TEXT)
_JOBS: dict[str, Any] = _WORKFLOW["jobs"]


def _uses(job: str) -> list[str]:
    return [step["uses"].partition("@")[0] for step in _JOBS[job]["steps"] if "uses" in step]


def test_every_action_is_pinned_by_its_commit_and_says_its_version():
    lines = re.findall(r"uses: (.+)", _TEXT)
    assert len(lines) >= 6
    assert [line for line in lines if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_every_job_may_read_the_project_and_only_publishing_may_write():
    assert _WORKFLOW["permissions"] == {"contents": "read"}
    for name, job in _JOBS.items():
        rights = job.get("permissions", _WORKFLOW["permissions"])
        assert rights["contents"] == "read", name
        assert ("write" in rights.values()) == (name == "publish"), name


def test_what_is_published_is_the_folder_that_was_tested():
    steps = _JOBS["test"]["steps"]
    built, tested = (
        next(i for i, step in enumerate(steps) if command in step.get("run", ""))
        for command in ("make site", ".ci/run")
    )
    sent = next(i for i, step in enumerate(steps) if "upload-pages-artifact" in step.get("uses", ""))
    assert built < tested < sent
    assert steps[tested]["env"]["TESTED_SITE"] == steps[sent]["with"]["path"] == "site"
    assert "SITE_URL" in steps[built]["env"]
    assert _uses("publish") == ["actions/deploy-pages"]
    assert "test" in _JOBS["publish"]["needs"]


def test_all_pythons_that_are_promised_are_tried():
    whole = next(
        step["with"]["python-version"] for step in _JOBS["test"]["steps"] if "setup-python" in step.get("uses", "")
    )
    assert sorted([whole, *_JOBS["pythons"]["strategy"]["matrix"]["python"]]) == ["3.11", "3.12", "3.13"]


def test_finished_pdfs_typefaces_and_photos_are_kept_between_runs():
    (kept,) = [
        step["with"]["path"].split() for step in _JOBS["test"]["steps"] if "actions/cache" in step.get("uses", "")
    ]
    assert kept == [".cache/pdf", ".cache/fonts", ".cache/bilder"]


def test_ci_runs_what_the_readme_says():
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
