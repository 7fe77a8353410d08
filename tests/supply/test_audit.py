"""What could not be asked is never called free of faults."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.supply import audit
from tests.supply.audit import FOUND, NOT_ASKED, answer_of, audited

SOUND = {"name": "flask", "version": "3.1.0", "vulns": []}
SKIPPED = {"name": "click", "skip_reason": "could not be audited"}
FAULT = {"id": "PYSEC-1", "fix_versions": ["3.1.2"]}
FAULTY = {"name": "flask", "version": "3.1.0", "vulns": [FAULT]}


def test_each_package_was_asked_about_and_none_has_a_fault() -> None:
    assert answer_of([SOUND, SOUND]) == (("No known faults (asked about 2 of 2 packages).",), 0)


@pytest.mark.parametrize("packages", [None, [], [SKIPPED], [SOUND, SKIPPED]])
def test_no_answer_is_one_line_and_a_code_of_its_own(packages: audit.Packages | None) -> None:
    answer = answer_of(packages)
    assert (len(answer.lines), answer.code) == (1, NOT_ASKED)


@pytest.mark.parametrize(
    ("is_there", "said"), [(True, "did not answer"), (False, "pip-audit is not installed")]
)
def test_why_there_was_no_answer_is_told(
    monkeypatch: pytest.MonkeyPatch, is_there: bool, said: str
) -> None:
    monkeypatch.setattr(audit, "is_installed", lambda: is_there)
    assert said in answer_of(None).lines[0]


def test_a_known_fault_is_listed_whatever_else_was_asked() -> None:
    answer = answer_of([FAULTY, SKIPPED])
    assert answer.code == FOUND
    assert answer.lines[0] == "flask 3.1.0: PYSEC-1, mended in 3.1.2"


def test_what_ends_without_a_report_did_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: None)
    monkeypatch.setattr(audit, "is_installed", lambda: True)
    assert audited(tmp_path / "report.json") is None
    found = CliRunner().invoke(audit.main)
    assert (found.exit_code, len(found.output.splitlines())) == (NOT_ASKED, 1)
    assert "did not answer" in found.output
