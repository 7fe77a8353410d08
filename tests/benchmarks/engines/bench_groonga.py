"""Groonga's HTTP server over the programs of the shipped plan, where `groonga` is installed."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from corpus.record import Program
from tests.benchmarks.bench_http import free_port, serving, wait_until_open

_TABLE = "Programs"
_TEXTS = ("name", "summary", "targets")
_FACETS = ("department", "division", "area", "is_new")
# Beside the plain Mecab, which the Debian package brings, it always has bigrams.
_TOKENIZERS = ("TokenMecab", "TokenBigram")
_WORD = re.compile(r"\w+")


def is_installed() -> bool:
    """Whether there is a groonga to measure."""
    return shutil.which("groonga") is not None


@contextmanager
def groonga_server(programs: Sequence[Program]) -> Iterator[tuple[int, str]]:
    """The port of a Groonga that has the programs, and its tokenizer."""
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "db"
        tokenizer = _filled(database, programs)
        port = free_port()
        options = ("--protocol", "http", "--port", str(port), "--bind-address", "127.0.0.1")
        with serving(("groonga", "-s", *options, str(database))):
            wait_until_open(port)
            yield port, tokenizer


def select_target(query: str, hits: int, every: bool = False) -> str:
    """The address of a search: so many hits, best first, and the counts of all facets.

    What is found has any word of the query, or each.
    """
    parameters = {
        "table": _TABLE,
        "match_columns": "name * 3 || summary || targets",
        "query": (" " if every else " OR ").join(_WORD.findall(query)),
        "output_columns": ",".join(("_key", "_score", *_TEXTS, *_FACETS)),
        "sort_keys": "-_score",
        "limit": str(hits),
        "drilldown": ",".join(_FACETS),
        "drilldown_limit": "-1",
    }
    return f"/d/select?{urlencode(parameters)}"


def _filled(database: Path, programs: Sequence[Program]) -> str:
    """Makes the database; the tokenizer that it got."""
    _run(database, ["status"], "-n")
    _run(database, _schema())
    for tokenizer in _TOKENIZERS:
        made = _run(database, [_terms_table(tokenizer)])
        if json.loads(made.splitlines()[-1])[0][0] == 0:
            break
    rows = "\n".join(["[", ",\n".join(json.dumps(_row(one)) for one in programs), "]"])
    columns = f"column_create Terms texts COLUMN_INDEX|WITH_POSITION|WITH_SECTION {_TABLE} "
    _run(database, [columns + ",".join(_TEXTS), f"load --table {_TABLE}", rows])
    return tokenizer


def _schema() -> list[str]:
    lines = [f"table_create {_TABLE} TABLE_HASH_KEY ShortText"]
    lines += [f"column_create {_TABLE} {name} COLUMN_SCALAR Text" for name in _TEXTS]
    for facet in _FACETS:
        kind = "COLUMN_VECTOR" if facet == "division" else "COLUMN_SCALAR"
        lines.append(f"table_create Values_{facet} TABLE_HASH_KEY ShortText")
        lines.append(f"column_create {_TABLE} {facet} {kind} Values_{facet}")
    return lines


def _terms_table(tokenizer: str) -> str:
    options = f"--default_tokenizer {tokenizer} --normalizer NormalizerAuto"
    return f"table_create Terms TABLE_PAT_KEY ShortText {options}"


def _row(program: Program) -> dict[str, object]:
    return {
        "_key": program.id,
        **{name: getattr(program, name) for name in _TEXTS},
        "department": program.department,
        "division": program.divisions,
        "area": program.area,
        "is_new": "true" if program.is_new else "false",
    }


def _run(database: Path, commands: Sequence[str], *options: str) -> str:
    done = subprocess.run(
        ("groonga", *options, str(database)),
        input="\n".join(commands) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
