"""The modules of the browser's engine as one file."""

import re

from indexer.browser.constants import constants
from webui.snapshot.script import (
    FURTHER,
    SCRIPTS,
    bundle,
    embed_script,
    further_script,
    named,
    needed,
    page_script,
)


def test_a_module_stands_behind_those_that_it_needs() -> None:
    whole = bundle(list(dict.fromkeys([*needed("page"), *needed(FURTHER)])))
    defined = re.findall(r"^const module_(\w+) = \(", whole, re.M)
    assert set(defined) == {path.stem for path in SCRIPTS.rglob("*.js")}
    for module, body in zip(
        defined, re.split(r"^const module_\w+ = \(", whole, flags=re.M)[1:], strict=True
    ):
        for other in re.findall(r"= module_(\w+);", body):
            assert defined.index(other) < defined.index(module)


def test_nothing_is_imported_or_made_of_text() -> None:
    for script in (page_script(), embed_script(), further_script()):
        assert not re.search(r"^import |\beval\(|new Function|innerHTML|WebAssembly", script, re.M)


def test_the_second_file_has_nothing_of_the_first_and_is_asked_for_by_its_name() -> None:
    first, second = (
        set(re.findall(r"^const module_(\w+) = \(", one, re.M))
        for one in (page_script(), further_script())
    )
    assert FURTHER in second
    assert not first & second
    for script in (page_script(), embed_script()):
        assert f'import("./{named(further_script(), FURTHER)}")' in script


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
