"""Pages to one document: tables that go on over pages, and what every page has left out."""

from corpus.document.blocks import Document, Paragraph, TextTable, characters
from corpus.pdf.content import Content, Left
from corpus.pdf.joined_pages import document_of
from corpus.pdf.page import Line, Table
from tests.corpus.document.tables import PROGRAM_HEADINGS, meanings
from tests.corpus.pdf.typed import line, text_table


def _row(number: int) -> tuple[str, ...]:
    return f"{number}", f"事業{number}", "行う。", "総務課"


def _content(
    number: int, tables: list[Table], *texts: Line, left: tuple[Left, ...] = ()
) -> Content:
    inside = sum(
        characters(line.text) for table in tables for cell in table.cells for line in cell.lines
    )
    outside = sum(characters(line.text) for line in texts)
    return Content(number, tables, list(texts), list(left), inside + outside, outside)


def _tables(document: Document) -> list[list[str]]:
    return [
        [cell.text for row in block.rows() for cell in row[1:2]]
        for block in document.blocks
        if isinstance(block, TextTable)
    ]


def test_a_table_goes_on_over_the_pages_with_its_headings_once() -> None:
    document = document_of(
        [
            _content(1, [text_table(PROGRAM_HEADINGS, _row(1), page=1)]),
            _content(2, [text_table(PROGRAM_HEADINGS, _row(2), page=2)]),
            _content(3, [text_table(_row(3), page=3)]),
        ],
        meanings,
    )
    assert _tables(document) == [["事業名", "事業1", "事業2", "事業3"]]
    (table,) = document.blocks
    assert isinstance(table, TextTable)
    assert [str(place) for place in table.places] == [
        "1ページ1行目", "1ページ2行目", "2ページ2行目", "3ページ1行目",
    ]  # fmt: skip
    assert document.tally is not None
    assert document.tally.repeated == len("".join(PROGRAM_HEADINGS))


def test_a_caption_between_pages_begins_another_table() -> None:
    document = document_of(
        [
            _content(1, [text_table(PROGRAM_HEADINGS, _row(1), page=1)]),
            _content(
                2,
                [text_table(PROGRAM_HEADINGS, _row(2), page=2, top=50)],
                line("２　産業の振興", 0, 10),
            ),
        ],
        meanings,
    )
    assert _tables(document) == [["事業名", "事業1"], ["事業名", "事業2"]]
    assert [type(block) for block in document.blocks] == [TextTable, Paragraph, TextTable]


def test_page_numbers_and_what_every_page_has_are_no_texts() -> None:
    pages = [
        _content(
            n, [], line("計画書", 0, 10), line(f"- {n} -", 0, 800), line(f"本文{n}あ", 0, 100 * n)
        )
        for n in (1, 2)
    ]
    document = document_of(pages, meanings)
    assert document.blocks == [Paragraph("本文1あ", 1), Paragraph("本文2あ", 2)]


def test_a_text_between_two_parts_of_a_table_is_doubted() -> None:
    document = document_of(
        [
            _content(
                1, [text_table(PROGRAM_HEADINGS, _row(1), page=1)], line("はみ出した文", 0, 100)
            ),
            _content(2, [text_table(_row(2), page=2)]),
        ],
        meanings,
    )
    assert [(one.place, one.value) for one in document.remarks] == [("1ページ", "はみ出した文")]


def test_what_was_left_out_is_counted_or_named() -> None:
    left = (Left("note", "※1", 2, 0), Left("white", "秘密", 2, 0))
    document = document_of([_content(1, [], left=left)], meanings)
    assert document.tally is not None
    assert document.tally.left == 2
    assert document.notes == ["注の番号2字（※1）は読みません。"]
    assert [(one.place, one.value) for one in document.remarks] == [("1ページ2行目", "秘密")]


def test_text_that_its_cell_hides_is_read_and_told() -> None:
    table = text_table(PROGRAM_HEADINGS, _row(1))
    table.cells[-1].lines[0].is_cut = True
    document = document_of([_content(1, [table])], meanings)
    assert [one.value for one in document.remarks] == ["総務課"]
