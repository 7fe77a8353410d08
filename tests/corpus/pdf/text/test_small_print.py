"""Small glyphs beside larger ones: readings, numbers of notes, and small text."""

import pytest

from corpus.pdf.page import Glyph
from corpus.pdf.text.small_print import without_small, written
from tests.corpus.pdf.typed import typed

_TEXT = typed("防災訓練", 0, 20)


@pytest.mark.parametrize(
    ("small", "kind"),
    [
        (typed("ぼうさい", 0, 14, 5), "readings"),
        (typed("※1", 40, 17, 5), "notes"),
        (typed("小さな注記", 0, 40, 5), "texts"),
        (typed("ぼうさい", 200, 14, 5), "texts"),
        (typed("※1", 60, 17, 5), "texts"),
        (typed("※1", 40, 27, 5), "texts"),
        (typed("並みの", 50, 20, 9), "texts"),
    ],
)
def test_small_print_is_told_from_text(small: list[Glyph], kind: str) -> None:
    found = without_small([_TEXT, small])
    kinds = {
        "texts": [written(piece) for piece in found.texts[1:]],
        "readings": found.readings,
        "notes": found.notes,
    }
    assert kinds == {"texts": [], "readings": [], "notes": [], kind: [written(small)]}
    assert found.glyphs == ([] if kind == "texts" else small)


def test_the_power_of_a_unit_is_text() -> None:
    found = without_small([typed("100m", 0, 20), typed("2", 40, 17, 5)])
    assert [written(piece) for piece in found.texts] == ["100m", "2"]
