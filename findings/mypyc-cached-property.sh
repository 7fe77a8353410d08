#!/bin/sh
# mypyc (seen with 2.4.1): functools.cached_property of a class that it compiles is a plain property.
# The value is computed at every access, without an error, a warning of mypy or a word of the compiler;
# interpreted, the same file computes it once. A table that is made from all words of a collection was
# made many times for each search, and the compiled program took 14 times as long as the interpreted
# one. @mypyc_attr(native_class=False) makes no difference; an attribute that is filled by hand does.
#
# Guessed before: once computed, as in Python, or refused, since native classes have no __dict__.
# Seen: what is said above. Fails when this changes. Needs a C compiler.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mypy==2.4.1 setuptools==80.9.0
cd "$folder"
cat > counted.py <<'MODULE'
from functools import cached_property

from mypy_extensions import mypyc_attr


class Native:
    def __init__(self) -> None:
        self.made = 0

    @cached_property
    def table(self) -> int:
        self.made += 1
        return 7

    def sum(self) -> int:
        return self.table + self.table


@mypyc_attr(native_class=False)
class Ordinary:
    def __init__(self) -> None:
        self.made = 0

    @cached_property
    def table(self) -> int:
        self.made += 1
        return 7

    def sum(self) -> int:
        return self.table + self.table


class ByHand:
    def __init__(self) -> None:
        self.made = 0
        self._table: int | None = None

    @property
    def table(self) -> int:
        if self._table is None:
            self.made += 1
            self._table = 7
        return self._table

    def sum(self) -> int:
        return self.table + self.table
MODULE
cat > asked.py <<'ASKED'
import sys

import counted

found = []
for one in (counted.Native(), counted.Ordinary(), counted.ByHand()):
    assert one.sum() == one.table + one.table == 14
    found.append(one.made)
kind = "interpreted" if counted.__file__.endswith(".py") else "compiled"
print(kind, "native and ordinary class, by hand; times made:", *found)
assert found == list(map(int, sys.argv[1:])), "this has changed"
ASKED
venv/bin/python asked.py 1 1 1
venv/bin/mypy --strict counted.py
venv/bin/mypyc counted.py > compiled.log 2>&1 || { tail -20 compiled.log; exit 1; }
venv/bin/python asked.py 4 4 1
