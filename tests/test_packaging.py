"""What is installed is what is in the folders: no template, table or picture is left behind."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "indexer", "webui")
# Pictures of the pages are for the README.
LEFT_OUT = {"webui/screenshots"}


def _files(root: Path) -> set[str]:
    """The files of the packages below a directory, without what Python makes itself."""
    found = (path for package in PACKAGES for path in (root / package).rglob("*") if path.is_file())
    names = (path.relative_to(root) for path in found if not path.name.startswith("."))
    return {
        name.as_posix()
        for name in names
        if "__pycache__" not in name.parts and name.parent.as_posix() not in LEFT_OUT
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The product as `pip install .` would install it, built from a copy."""
    source = tmp_path_factory.mktemp("source")
    for name in (*PACKAGES, "pyproject.toml", "README.md", "LICENSE"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    options = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", "dist")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", ".", *options],
        cwd=source,
        check=True,
        timeout=300,
    )
    return zipfile.ZipFile(next((source / "dist").glob("sesaku-*.whl")))


def test_every_file_of_the_packages_is_installed(wheel: zipfile.ZipFile) -> None:
    installed = {name for name in wheel.namelist() if not name.partition("/")[0].endswith("-info")}
    assert installed == _files(ROOT)


def test_the_licence_comes_along(wheel: zipfile.ZipFile) -> None:
    assert any(name.endswith("/LICENSE") for name in wheel.namelist())


def test_the_command_is_installed(wheel: zipfile.ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "sesaku = indexer.entry:main" in wheel.read(name).decode()
