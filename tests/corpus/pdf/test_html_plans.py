"""Plans of random layouts, printed by a browser, come back as they were, or are refused."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from corpus.errors import CorpusError
from corpus.importing import Import, read_import
from corpus.record import Program
from tests.corpus.pdf.html_plans import BROWSER, Page, as_html, printed, random_page
from tests.corpus.pdf.random_plans import Layout, random_layout, random_programs
from tests.corpus.pdf.test_random_plans import bare, missing

PLANS = 60


def _plans() -> Iterator[tuple[str, list[Program], Layout, Page]]:
    for seed in range(PLANS):
        random = Random(seed)
        programs = random_programs(random, random.choice((5, 12, 24, 40)))
        layout = random_layout(random, word=True)
        yield f"plan{seed}", programs, layout, random_page(random, layout)


def _imported(path: Path, page: Page) -> Import | None:
    """Return what the PDF says; None for one without rules that is refused."""
    try:
        return read_import(path, path.parent / "plan")
    except CorpusError as error:
        if page.rules == "unruled" and "罫線のない表" in str(error):
            return None
        raise


@pytest.mark.long
@pytest.mark.skipif(BROWSER is None, reason="a browser prints the plans")
def test_plans_come_back_from_what_a_browser_prints(tmp_path: Path) -> None:
    for name, programs, layout, page in _plans():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(printed({name: as_html(programs, layout, page)}, tmp_path / "web")[name])
        imported = _imported(path, page)
        if imported is not None:
            truth = sorted(bare(program, layout) for program in programs)
            found = sorted(bare(program, layout) for program in imported.programs)
            assert found == truth, (name, layout, page)
            assert not missing(imported, programs, layout), (name, layout, page)
