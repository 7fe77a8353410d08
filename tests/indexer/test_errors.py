"""Every error has an exit code and a line."""

import pytest

from indexer.errors import SesakuError
from tests.indexer.commands.cli_collection import Run


@pytest.mark.parametrize("code", [1, 3, 4])
def test_errors_end_with_their_code_and_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    error = SesakuError("It failed.", "Do something.")
    error.exit_code = code

    def failing(_: str) -> None:
        raise error

    monkeypatch.setattr("indexer.text.analyzer.analyze", failing)
    result = run("analyze", "防災")
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr == "sesaku: It failed. Do something.\n"
