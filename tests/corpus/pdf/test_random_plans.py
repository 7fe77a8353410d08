"""Plans of random layouts, printed by LibreOffice, come back as they were: no character is lost."""

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from corpus.importing import Import, read_import
from corpus.record import Program
from tests.corpus.pdf.printed_plans import OFFICE, as_pdfs, as_word, as_workbook
from tests.corpus.pdf.random_plans import Layout, random_layout, random_programs

PLANS = 40
_FIELDS = ("number", "is_new", "name", "summary", "targets", "department", "divisions", "area")


def _plan(seed: int) -> tuple[str, list[Program], Layout, bytes]:
    random = Random(seed)
    is_word = random.random() < 0.5
    programs = random_programs(random, random.choice((5, 12, 24, 40)))
    layout = random_layout(random, word=is_word)
    content = (as_word if is_word else as_workbook)(programs, layout)
    return f"plan{seed}.{'docx' if is_word else 'xlsx'}", programs, layout, content


def bare(program: Program, layout: Layout) -> tuple[str, ...]:
    """Return what the layout says of the program, without white space."""
    values = {name: getattr(program, name) for name in _FIELDS}
    if "new" not in layout.columns:
        values["is_new"] = False
    return tuple(re.sub(r"\s+", "", str(value)) for value in values.values())


def missing(imported: Import, programs: list[Program], layout: Layout) -> Counter[str]:
    """Return the characters of the truth that are neither in a record nor in a message."""
    truth = Counter("".join("".join(bare(program, layout)) for program in programs))
    found = Counter("".join("".join(bare(program, layout)) for program in imported.programs))
    told = Counter("".join(problem.value for problem in imported.problems))
    return truth - found - told


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice prints the plans")
def test_plans_come_back_from_what_libreoffice_prints(tmp_path: Path) -> None:
    plans = [_plan(seed) for seed in range(PLANS)]
    pdfs = as_pdfs({name: content for name, _, _, content in plans}, tmp_path / "office")
    for name, programs, layout, _ in plans:
        path = tmp_path / Path(name).with_suffix(".pdf")
        path.write_bytes(pdfs[name])
        imported = read_import(path, tmp_path / "plan")
        # Captions of departments bring the programs into their order.
        truth = sorted(bare(program, layout) for program in programs)
        found = sorted(bare(program, layout) for program in imported.programs)
        assert found == truth, (name, layout)
        assert not missing(imported, programs, layout), (name, layout)
        assert not [p for p in imported.problems if "数の合わない" in p.reason]


@pytest.mark.parametrize("seed", range(12))
def test_plans_come_back_from_word(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    programs = random_programs(random, 12)
    layout = random_layout(random, word=True)
    path = tmp_path / "plan.docx"
    path.write_bytes(as_word(programs, layout))
    imported = read_import(path, tmp_path / "plan")
    truth = sorted(bare(program, layout) for program in programs)
    assert sorted(bare(program, layout) for program in imported.programs) == truth, layout
