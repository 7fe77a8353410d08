"""One process that does it all, where none can be forked."""

from pathlib import Path

import pytest

from tests.webui.serving.test_answering import ended, get, served, wait_for
from webui.serving.processes import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system forks no processes")


def test_where_nothing_is_forked_one_process_does_it_all(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    with served("alone", mark) as (address, process):
        assert int(get(address)) == process.pid
        wait_for(mark.exists)
        assert mark.read_text().splitlines()[0] == f"{process.pid} publish"
        assert get(address + "made") == "one, two"
        assert ended(process) == (0, "")
