"""How many processes fit: by cores, by what a container allows, by memory."""

import sys
from pathlib import Path

import pytest

from webui.serving import machine
from webui.serving.machine import (
    LEAST,
    OWN_MEMORY,
    TooFewDescriptors,
    cores,
    fitting_workers,
    free_memory,
    raise_descriptors,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems tell nothing")


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A control group without limits, on a machine of eight cores."""
    monkeypatch.setattr(machine, "CGROUP", tmp_path)
    monkeypatch.setattr("os.sched_getaffinity", lambda pid: set(range(8)))
    return tmp_path


def test_a_process_for_each_core(group: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "free_memory", lambda: 100 * OWN_MEMORY)
    assert fitting_workers() == 8
    monkeypatch.setattr(machine, "free_memory", lambda: None)
    assert fitting_workers() == 8


@pytest.mark.parametrize(
    ("quota", "count"), [("max 100000", 8), ("150000 100000", 2), ("50000 100000", 1), ("", 8)]
)
def test_a_container_may_have_fewer(group: Path, quota: str, count: int) -> None:
    (group / "cpu.max").write_text(quota)
    assert cores() == count


def test_no_more_than_memory_allows(group: Path) -> None:
    (group / "memory.max").write_text(str(10 * OWN_MEMORY))
    (group / "memory.current").write_text(str(7 * OWN_MEMORY))
    assert free_memory() == 3 * OWN_MEMORY
    assert fitting_workers() == 3
    (group / "memory.current").write_text(str(11 * OWN_MEMORY))
    assert fitting_workers() == 1


def test_elsewhere_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert fitting_workers() == 1


def test_too_few_descriptors_are_told_before_anything_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "getrlimit", lambda _: (LEAST - 1, LEAST - 1))
    with pytest.raises(TooFewDescriptors, match="allows 63 open files"):
        raise_descriptors()
    monkeypatch.setattr(resource, "getrlimit", lambda _: (LEAST, LEAST))
    raise_descriptors()
