"""The modules of the browser's engine as one file."""

import re

from webui.snapshot.script import SCRIPTS, bundle, embed_script, page_script


def test_a_module_stands_behind_those_that_it_needs() -> None:
    whole = bundle("page")
    defined = re.findall(r"^const module_(\w+) = \(", whole, re.M)
    assert set(defined) == {path.stem for path in SCRIPTS.glob("*.js")}
    for module, body in zip(
        defined, re.split(r"^const module_\w+ = \(", whole, flags=re.M)[1:], strict=True
    ):
        for needed in re.findall(r"= module_(\w+);", body):
            assert defined.index(needed) < defined.index(module)


def test_nothing_is_imported_or_made_of_text() -> None:
    for script in (page_script(), embed_script()):
        assert not re.search(r"^import |\beval\(|new Function|innerHTML|WebAssembly", script, re.M)


def test_modules_are_short_enough_to_be_read() -> None:
    for path in SCRIPTS.glob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path.name
