"""The modules of the browser's engine as one file."""

import re

from indexer.browser.constants import constants
from webui.snapshot.script import (
    LATER,
    SCRIPTS,
    bundle,
    embed_script,
    later_script,
    named,
    needed,
    page_script,
)


def test_a_module_stands_behind_those_that_it_needs() -> None:
    whole = bundle(list(dict.fromkeys([one for name in ("page", *LATER) for one in needed(name)])))
    defined = re.findall(r"^const module_(\w+) = \(", whole, re.M)
    assert set(defined) == {path.stem for path in SCRIPTS.rglob("*.js")}
    for module, body in zip(
        defined, re.split(r"^const module_\w+ = \(", whole, flags=re.M)[1:], strict=True
    ):
        for other in re.findall(r"= module_(\w+);", body):
            assert defined.index(other) < defined.index(module)


def test_nothing_is_imported_or_made_of_text() -> None:
    for script in (page_script(), embed_script(), *map(later_script, LATER)):
        assert not re.search(r"^import |\beval\(|new Function|innerHTML|WebAssembly", script, re.M)


def test_no_module_is_in_two_files_and_each_file_is_asked_for_by_its_name() -> None:
    modules = {
        name: re.findall(r"^const module_(\w+) = \(", script, re.M)
        for name, script in {"page": page_script(), **{n: later_script(n) for n in LATER}}.items()
    }
    assert all(name in own for name, own in modules.items())
    every = [module for own in modules.values() for module in own]
    assert len(every) == len(set(every))
    for name in LATER:
        for script in (page_script(), embed_script()):
            assert f'import("./{named(later_script(name), name)}")' in script


def test_modules_are_short_enough_to_be_read() -> None:
    for path in SCRIPTS.rglob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path.name


def test_every_number_that_a_script_names_is_there() -> None:
    """A constant that moves to another module would be no number there, and no error."""
    named = constants()
    for path in sorted(SCRIPTS.rglob("*.js")):
        text = path.read_text("utf-8")
        own = re.search(r"this\.constants = (?:\w+\.)*constants\.([a-z_]+);", text)
        used = set(re.findall(r"constants\.([a-z_]+)\.([A-Z_]{3,})", text))
        if own:
            used |= {(own[1], name) for name in re.findall(r"this\.constants\.([A-Z_]{3,})", text)}
            taken = re.findall(r"\{ ([A-Z_, ]+) \} = this\.constants;", text)
            used |= {(own[1], name) for names in taken for name in names.split(", ")}
        for names, module in re.findall(r"\{ ([A-Z_, ]+) \} = this\.constants\.([a-z_]+)", text):
            used |= {(module, name) for name in names.split(", ")}
        lacking = {pair for pair in used if pair[1] not in named[pair[0]]}
        assert not lacking, path.name
