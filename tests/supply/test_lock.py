"""What an offline installation is checked against is what the tests ran with."""

import re

from tests.supply.lock import HASHES, LICENCES, ROOT, canonical, pinned


def test_the_locked_versions_are_those_that_the_tests_run_with() -> None:
    tested = pinned((ROOT / "tests" / "constraints.txt").read_text(encoding="utf-8"))
    locked = pinned(HASHES.read_text(encoding="utf-8"))
    assert locked
    # What only another system needs is not among what was installed for the tests here.
    assert {name: version for name, version in locked.items() if name in tested} == {
        name: tested[name] for name in locked if name in tested
    }


def test_every_package_that_is_asked_for_is_locked_with_hashes() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.search(r"^dependencies = \[\n(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    assert wanted is not None
    names = {canonical(name) for name in re.findall(r'^ +"([A-Za-z0-9._-]+)', wanted[1], re.M)}
    text = HASHES.read_text(encoding="utf-8")
    assert names <= pinned(text).keys()
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block.splitlines()[0]


def test_every_package_has_a_licence() -> None:
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", LICENCES.read_text("utf-8"), re.MULTILINE)
    assert {name for name, _ in rows if name != "package"} == pinned(
        HASHES.read_text("utf-8")
    ).keys()
    assert not [name for name, licence in rows if licence == "see its files"]
