"""The browser's engine as three files: the modules of ``script/``, one behind the other.

One request instead of twenty; the others, with what few queries need, are only asked for by these.
Modules import names from one another only, so that taking away the lines that say so is all that is
needed. What says something to readers of the source only is left out: remarks, indents.
"""

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

SCRIPTS = Path(__file__).with_name("script")
STATIC = Path(__file__).parents[1] / "static"
# The modules of the other files, and the folder of all that is in these.
LATER: Final = ("reading", "further")
_FOLDER: Final = "further"
_IMPORT = re.compile(r'^import \{ ([^}]*) \} from "\.{1,2}/(\w+)\.js";\n', re.M)
_EXPORTED = re.compile(r"^export (?:async )?(?:class|function\*?|const) (\w+)", re.M)
_EXPORT = re.compile(r"^export ", re.M)
# The page's script is no module: browsers run none of a page that was opened as a file.
_PAGE = """"use strict";
if (location.protocol === "file:") document.getElementById("from-file").hidden = false;
else {
const here = document.currentScript.src;
"""
# Lines that say something to readers of the source only, empty ones, and what lines begin with.
_REMARK = re.compile(r"^\s*//.*\n|^[ \t]+|^\n", re.M)


def bundle(modules: Sequence[str]) -> str:
    """Some modules, each of which needs only those before it."""
    return "\n".join(_inside(_source(one), one) for one in modules)


def needed(name: str) -> list[str]:
    """A module behind all that it imports, each behind those that it needs itself."""
    ordered: list[str] = []
    _visit(name, ordered)
    return ordered


def _visit(name: str, ordered: list[str]) -> None:
    for _, other in _IMPORT.findall(_source(name)):
        if other not in ordered:
            _visit(other, ordered)
    ordered.append(name)


@cache
def _source(name: str) -> str:
    return next(SCRIPTS.rglob(f"{name}.js")).read_text(encoding="utf-8")


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
    """What every page of a snapshot loads: the site's own script, and the search in the box.

    A page that was opened as a file says instead that the search needs a web server.
    """
    whole = _answered("page", (STATIC / "site.js").read_text(encoding="utf-8"))
    return f"{_PAGE}{whole.replace('import.meta.url', 'here')}}}\n"


def embed_script() -> str:
    """The element that other sites embed, which searches the folder that it comes from."""
    whole = _answered("answers", (STATIC / "embed.v2.js").read_text(encoding="utf-8"))
    return f"{whole}export const {{ fetched, search }} = {_variable('answers')};\n"


def _answered(module: str, script: str) -> str:
    """A script behind a module, whose ``fetched`` it takes for ``fetch``."""
    variable = _variable(module)
    inside = f"{{\nconst {{ fetched: fetch }} = {variable};\n{_REMARK.sub('', script)}}}\n"
    whole = f"{bundle(needed(module))}\n{inside}"
    for later in LATER:
        whole = whole.replace(f'import("./{_FOLDER}/{later}.js")', _asked(later))
    return whole


@cache
def later_script(module: str) -> str:
    """What few queries need: a function of the modules that the first file has already."""
    own = [one for one in needed(module) if one not in needed("answers")]
    return (
        f"export default ({{ {_shared(module)} }}) => {{\n"
        f"{bundle(own)}return {_variable(module)};\n}};\n"
    )


def _asked(module: str) -> str:
    """How the first file asks for another."""
    file = named(later_script(module), module)
    return f'import("./{file}").then((one) => one.default({{ {_shared(module)} }}))'


def _shared(module: str) -> str:
    """The variables of the modules that both files need."""
    return ", ".join(_variable(one) for one in needed(module) if one in needed("answers"))


def named(text: str, name: str) -> str:
    """The name of a file that never changes."""
    return f"{name}-{sha256(text.encode()).hexdigest()[:16]}.js"
