"""What all tests share: no test touches the user's data, the browser is there or the test fails."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import settings

from tests.made_once import dictionary_tables_made_once

# Machines that run tests are shared: a slow moment is no defect. On CI the examples are the same
# in every run, so that a change fails for what it changes.
settings.register_profile("sesaku", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("sesaku")

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What once failed is tried first."""
    items.sort(key=lambda item: item.path.parent.name != "once_failed")


@pytest.fixture(scope="session", autouse=True)
def _data_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Default indexes of this run, its subprocesses included, lie in a directory of its own."""
    data = str(tmp_path_factory.mktemp("data"))
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        os.environ[variable] = data
    os.environ.pop("SESAKU_INDEX", None)


@pytest.fixture(scope="session", autouse=True)
def _nobody_waits_for_the_disk() -> Iterator[None]:
    """No machine loses its power during a test. What must be synced is tested by what is called,
    and by power losses that are made up; subprocesses wait as always."""
    with patch("os.fsync", _sync_nothing):
        yield


@pytest.fixture(scope="session", autouse=True)
def _dictionaries_are_asked_once() -> Iterator[None]:
    """The shipped plan is indexed some hundred times, and its words are what they are."""
    with dictionary_tables_made_once():
        yield


def _sync_nothing(descriptor: int) -> None:
    """Fails as the real one does where the file is closed."""
    os.fstat(descriptor)


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The browser: the one that SESAKU_CHROMIUM names (tests/run does), or one on the PATH."""
    named = os.environ.get("SESAKU_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.fail("The browser tests need Chromium; tests/run installs it on Debian.")
    return Path(found)
