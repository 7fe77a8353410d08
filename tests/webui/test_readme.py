"""The README of the web says what is so."""

import re
import tomllib
from pathlib import Path

from click.testing import CliRunner

import webui
from corpus import Collection
from webui.commands.serve import serve
from webui.request.wording import label_names
from webui.site.settings import ACCESSIBILITY_KEYS, KEYS, site_of

FOLDER = Path(webui.__file__).parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_example_of_the_settings_is_complete_and_valid() -> None:
    example = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert example is not None
    settings = tomllib.loads(example[1])
    site = site_of(Collection(FOLDER, "計画", site=settings))
    assert site.title == "みほん市の事業をさがす"
    assert set(settings["site"]) == set(KEYS)
    for name in (*label_names(), *ACCESSIBILITY_KEYS):
        assert re.search(rf"\b{name}\b", example[1]), name


def test_the_options_and_files_it_names_exist() -> None:
    help_text = CliRunner().invoke(serve, ["--help"]).output
    for option in set(re.findall(r"(--[a-z][a-z-]+)", README)) - {"--help"}:
        assert option in help_text
    for name in re.findall(r"`([a-z_]+/(?:[a-z_]+\.py)?)`", README):
        assert (FOLDER / name).exists(), name
    rooms = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    assert rooms <= set(re.findall(r"`([a-z_]+)/`", README))
