"""The first columns are a contract: files that other programs wrote stay readable."""

from corpus.columns import fixed
from corpus.record import Program
from corpus.text.characters import heading_key
from corpus.writer import to_csv


def test_the_headings_and_their_order_are_those_of_the_contract() -> None:
    assert ",".join(fixed.HEADINGS) == (
        "ID,施策の展開方向,整理番号,新規,再掲元ID,施策（事業）名称,取組概要,指標・目標,"
        "部局,担当課,類似キーワード,URL"
    )


def test_a_written_file_begins_with_them() -> None:
    text = to_csv([Program("a-1", "", None, "広報事業")])
    assert text.lstrip("\ufeff").splitlines()[0].startswith(",".join(fixed.HEADINGS))


def test_no_two_headings_look_the_same_to_the_reader() -> None:
    headings = (*fixed.HEADINGS, *fixed.OPTIONAL, fixed.YEAR)
    assert len({heading_key(one) for one in headings}) == len(headings)


def test_the_mark_that_is_written_is_one_of_those_that_are_read() -> None:
    assert fixed.NEW_MARK in fixed.NEW_MARKS
    assert {"〇", "○", "◯", "新規"} == fixed.NEW_MARKS
