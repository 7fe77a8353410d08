"""What an offline installation is checked against is what the tests ran with."""

import re
import tomllib
from itertools import chain

from tests.supply.lock import EXTRAS, HASHES, LICENCES, ROOT, canonical, pinned

_NAME = re.compile(r"[A-Za-z0-9._-]+")
# Nobody who runs a site installs these.
FOR_WORK = {"test", "bench", "semantic", "supply"}


def test_the_locked_versions_are_those_that_the_tests_run_with() -> None:
    tested = pinned((ROOT / "tests" / "constraints.txt").read_text(encoding="utf-8"))
    locked = pinned(HASHES.read_text(encoding="utf-8"))
    assert locked
    # What only another system needs is not among what was installed for the tests here.
    assert {name: version for name, version in locked.items() if name in tested} == {
        name: tested[name] for name in locked if name in tested
    }


def test_every_package_that_is_asked_for_is_locked_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *chain.from_iterable(extras[name] for name in EXTRAS)]
    text = HASHES.read_text(encoding="utf-8")
    assert {canonical(_NAME.match(one)[0]) for one in wanted} <= pinned(text).keys()
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block.splitlines()[0]


def test_every_extra_is_for_use_or_for_work_on_the_product() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["optional-dependencies"]) == {*EXTRAS, *FOR_WORK}


def test_every_package_has_a_licence() -> None:
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", LICENCES.read_text("utf-8"), re.MULTILINE)
    assert {name for name, _ in rows if name != "package"} == pinned(
        HASHES.read_text("utf-8")
    ).keys()
    assert not [name for name, licence in rows if licence == "see its files"]
