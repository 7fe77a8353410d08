"""Plans of random layouts, drawn by a library of tables, come back as they were."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from corpus.importing import read_import
from corpus.record import Program
from tests.corpus.pdf.random_plans import random_layout, random_programs
from tests.corpus.pdf.reportlab_plans import as_reportlab
from tests.corpus.pdf.test_random_plans import bare, missing

# The font of these PDFs is not embedded: its character collection has one code for two characters.
_ONE_SHAPE = str.maketrans("－～", "−〜")


def _drawable(program: Program) -> Program:
    return replace(
        program,
        name=program.name.translate(_ONE_SHAPE),
        summary=program.summary.translate(_ONE_SHAPE),
        targets=program.targets.translate(_ONE_SHAPE),
    )


@pytest.mark.parametrize("seed", range(12))
def test_plans_come_back_from_what_a_library_draws(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    # Its merged cells never go over a page.
    programs = [_drawable(p) for p in random_programs(random, random.choice((4, 8)))]
    layout = random_layout(random, word=True)
    path = tmp_path / "plan.pdf"
    path.write_bytes(as_reportlab(programs, layout, random))
    imported = read_import(path, tmp_path / "plan")
    truth = sorted(bare(program, layout) for program in programs)
    found = sorted(bare(program, layout) for program in imported.programs)
    assert found == truth, layout
    assert not missing(imported, programs, layout)
