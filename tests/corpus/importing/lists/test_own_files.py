"""What a collection wrote itself comes back as it was, whatever its texts look like."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.record import Program
from corpus.writer import to_csv
from tests.corpus.importing.import_files import import_bytes

# Words and marks at which lines seem broken, letters seem spaced, and names seem to be several.
_PIECES = st.sampled_from([*"災課室部、。・（）「ー\n 　ア", "A", "健康増", "の推進"])


def _texts(most: int = 6) -> st.SearchStrategy[str]:
    return st.lists(_PIECES, max_size=most).map("".join).map(str.strip)


def _line(text: str) -> str:
    return " ".join(text.split()) or "名"


_PROGRAMS = st.lists(
    st.builds(
        Program,
        id=st.just(""),
        area=_texts().map(_line),
        number=st.none() | st.integers(0, 999),
        name=_texts().map(_line),
        summary=_texts(20),
        targets=_texts(20),
        department=_texts().map(_line),
        divisions=st.lists(_texts().map(_line), max_size=3).map(tuple),
        is_new=st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@given(made=_PROGRAMS)
def test_unchanged_cells_stay_unchanged(form: str, made: list[Program]) -> None:
    programs = [replace(program, id=f"a-{number}") for number, program in enumerate(made)]
    lines = "\n".join(json.dumps(asdict(program)) for program in programs)
    content = (to_csv(programs) if form == "csv" else lines).encode()
    with TemporaryDirectory() as directory:
        imported = import_bytes(Path(directory), content, f"a.{form}", *programs)
    assert imported.errors == ()
    assert imported.repairs == ()
    assert not imported.difference
