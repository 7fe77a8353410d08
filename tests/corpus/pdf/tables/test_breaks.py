"""What the end of a page parted: rows and cells are one again, or it is said that they may be."""

from corpus.pdf.tables.breaks import Mender
from corpus.pdf.tables.parts import Parts, add, begin
from tests.corpus.document.tables import PROGRAM_HEADINGS, meanings
from tests.corpus.pdf.typed import text_table


def _row(number: int, text: str = "行う。") -> tuple[str, ...]:
    return f"{number}", f"事業{number}", text, "総務課"


def _parts(first: list[tuple[str, ...]], second: list[tuple[str, ...]]) -> Parts:
    parts = begin(text_table(PROGRAM_HEADINGS, *first), 1, meanings)
    add(parts, text_table(*second, page=2), 1)
    return parts


def _texts(parts: Parts, column: int) -> list[str]:
    spans = sorted((s for s in parts.spans if s.left == column), key=lambda s: s.top)
    return [span.text for span in spans]


def test_the_rest_of_a_row_is_added_to_it() -> None:
    parts = _parts([_row(1), _row(2, "訓練を")], [("", "", "行う。", ""), _row(3)])
    mender = Mender(parts, meanings)
    mender.mend()
    assert _texts(parts, 2) == ["概要", "行う。", "訓練を行う。", "行う。"]
    assert [place.page for place in parts.places] == [1, 1, 1, 2]
    assert mender.notes == ["1→2ページ「事業2」: ページで分かれた行をつなぎました。"]
    assert mender.doubts == []


def test_a_row_with_a_number_of_its_own_is_a_program() -> None:
    parts = _parts([_row(1), _row(2)], [("3", "", "行う。", ""), _row(4)])
    mender = Mender(parts, meanings)
    mender.mend()
    assert _texts(parts, 0) == ["番号", "1", "2", "3", "4"]
    assert mender.notes == []


def test_a_merged_cell_goes_on_on_the_next_page() -> None:
    parts = _parts([_row(1), _row(2)], [("3", "事業3", "行う。", ""), ("4", "事業4", "行う。", "")])
    merged = next(s for s in parts.spans if s.left == 3 and s.top == 1)
    below = next(s for s in parts.spans if s.left == 3 and s.top == 2)
    parts.spans.remove(below)
    merged.bottom = 2
    first, second = (s for s in parts.spans if s.left == 3 and s.top > 2)
    first.bottom = 4
    parts.spans.remove(second)
    mender = Mender(parts, meanings)
    mender.mend()
    assert [(s.top, s.bottom, s.text) for s in parts.spans if s.left == 3] == [
        (0, 0, "担当課"),
        (1, 4, "総務課"),
    ]
    assert "前のページから続く「総務課」" in mender.notes[0]


def test_a_sentence_that_breaks_off_in_a_list_without_numbers_is_doubted() -> None:
    def row(name: str, text: str) -> tuple[str, ...]:
        return "", name, text, "総務課"

    parts = _parts(
        [row("甲", "行う。"), row("乙", "行う。"), row("丙", "途中まで")], [row("丁", "行う。")]
    )
    mender = Mender(parts, meanings)
    mender.mend()
    assert [(str(one.place), one.value) for one in mender.doubts] == [("1ページ4行目", "途中まで")]
