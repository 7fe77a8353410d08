"""The browser's engine as one file: the modules of ``script/``, one behind the other.

One request instead of sixteen. Modules import names from one another only, so that taking away the
lines that say so is all that is needed.
"""

import re
from hashlib import sha256
from pathlib import Path

SCRIPTS = Path(__file__).with_name("script")
STATIC = Path(__file__).parents[1] / "static"
_IMPORT = re.compile(r'^import \{ ([^}]*) \} from "\./(\w+)\.js";\n', re.M)
_EXPORTED = re.compile(r"^export (?:async )?(?:class|function\*?|const) (\w+)", re.M)
_EXPORT = re.compile(r"^export ", re.M)
# Lines that say something to readers of the source only.
_REMARK = re.compile(r"^\s*//.*\n", re.M)


def bundle(name: str) -> str:
    """A module with all that it imports, each before those that need it."""
    ordered: list[str] = []
    _visit(name, ordered)
    return "\n".join(_inside(_source(one), one) for one in ordered)


def _visit(name: str, ordered: list[str]) -> None:
    for _, needed in _IMPORT.findall(_source(name)):
        if needed not in ordered:
            _visit(needed, ordered)
    ordered.append(name)


def _source(name: str) -> str:
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


def _inside(source: str, name: str) -> str:
    """A module as a function that returns what it exports, so that names do not meet."""
    names = _EXPORTED.findall(source)
    imports = "".join(
        f"const {{ {wanted.replace(' as ', ': ')} }} = {_variable(module)};\n"
        for wanted, module in _IMPORT.findall(source)
    )
    body = _REMARK.sub("", _EXPORT.sub("", _IMPORT.sub("", source)))
    exports = ", ".join(names)
    return f"const {_variable(name)} = (() => {{\n{imports}{body}return {{ {exports} }};\n}})();\n"


def _variable(module: str) -> str:
    return f"module_{module}"


def page_script() -> str:
    """What every page of a snapshot loads: the site's own script, and the search in the box."""
    site = (STATIC / "site.js").read_text(encoding="utf-8")
    return _answered("page", _REMARK.sub("", site))


def embed_script() -> str:
    """The element that other sites embed, which searches the folder that it comes from."""
    element = (STATIC / "embed.v2.js").read_text(encoding="utf-8")
    return _answered("answers", element)


def _answered(module: str, script: str) -> str:
    """A script behind a module, whose ``fetched`` it takes for ``fetch``."""
    variable = _variable(module)
    inside = f"{{\nconst {{ fetched: fetch }} = {variable};\n{script}}}\n"
    return f"{bundle(module)}\n{inside}export const {{ fetched, search }} = {variable};\n"


def named(text: str, name: str) -> str:
    """The name of a file that never changes."""
    return f"{name}-{sha256(text.encode()).hexdigest()[:16]}.js"
