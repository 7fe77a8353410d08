"""Rows to programs: what is put right is noted, what our columns cannot hold is said and kept."""

from collections.abc import Mapping, Sequence

import pytest

from corpus import columns
from corpus.grid import MAX_TEXT
from corpus.importing import repair
from corpus.importing.conversion import Converter, Draft
from corpus.layout.raw_row import RawRow


def _row(texts: Mapping[str, str], number: int = 2) -> RawRow:
    texts = {columns.NAME: "訓練", **texts}
    return RawRow(number, dict(texts), {key: f"{key}{number}" for key in texts})


def _draft(texts: Mapping[str, str], converter: Converter | None = None) -> Draft:
    (draft,) = (converter or Converter("a.csv", True)).drafts([_row(texts)])
    return draft


def test_each_text_becomes_what_it_means() -> None:
    program = _draft(
        {
            columns.ID: "２０２０－１",
            columns.NUMBER: "０５",
            columns.NEW: "○",
            columns.DEPARTMENT: "総務部",
            columns.DIVISION: "防災課、広報課",
            columns.URL: "https://example.jp/",
            columns.SOURCE_PAGE: "p.12",
            columns.KEYWORDS: "地震 避難",
            "対象": " 県民 ",
            "空": " ",
        }
    ).program
    assert (program.id, program.number, program.is_new, program.source_page) == (
        "2020-1",
        5,
        True,
        12,
    )
    assert (program.department, program.divisions) == ("総務部", ("防災課", "広報課"))
    assert (program.url, program.extra) == ("https://example.jp/", (("対象", "県民"),))


@pytest.mark.parametrize(
    ("column", "text", "kind"),
    [
        (columns.NAME, "防　災　訓　練", repair.SPACING),
        (columns.NAME, "防災\n訓練", repair.LINES),
        (columns.NAME, "⼈材の育成", repair.CHARACTERS),
        (columns.NAME, "'=訓練", repair.MARK),
        (columns.SUMMARY, "<b>行う。</b>", repair.MARKUP),
        (columns.ID, "２０２０－１", repair.WIDTH),
        (columns.ID, "2020/2/4", repair.DATE),
        (columns.NUMBER, "①", repair.CIRCLED),
        (columns.NUMBER, "㉛", repair.CIRCLED),
        (columns.DIVISION, "建設部　公園課", repair.UNITS),
    ],
)
def test_what_is_put_right_is_noted_with_its_cell(column: str, text: str, kind: str) -> None:
    converter = Converter("a.csv", True)
    _draft({column: text}, converter)
    assert [(one.kind, one.cell, one.before) for one in converter.repairs] == [
        (kind, f"{column}2", text)
    ]


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        (columns.NUMBER, "A-1", "数字ではない"),
        (columns.NEW, "検討中", "新規の印ではない"),
        (columns.URL, "窓口へ", "アドレスがない"),
        (columns.URL, "https://a.jp/ https://b.jp/", "はじめのもの"),
        (columns.SOURCE_PAGE, "表紙", "ページの番号が読めません"),
    ],
)
def test_what_cannot_be_held_is_a_warning(column: str, text: str, reason: str) -> None:
    converter = Converter("a.csv", True)
    _draft({column: text}, converter)
    (problem,) = converter.problems
    assert (problem.severity, problem.column, problem.value) == ("warning", column, text)
    assert reason in problem.reason


def test_a_text_that_says_more_than_its_column_is_kept_beside_it() -> None:
    converter = Converter("a.csv", True, copies={columns.NUMBER: "番号（原文）"})
    draft = _draft({columns.NUMBER: "0012"}, converter)
    assert draft.program.number == 12
    assert converter.copied == {columns.NUMBER: "番号（原文）"}
    assert draft.program.text_of("番号（原文）") == "0012"


def test_two_signs_in_one_list_mean_two_things() -> None:
    converter = Converter("a.csv", True)
    rows = [_row({columns.NEW: sign}, number) for number, sign in enumerate("○〇●", start=2)]
    converter.drafts(rows)
    assert [problem.row for problem in converter.problems] == [4]


@pytest.mark.parametrize("mark", ["○", "（再掲）"])
def test_a_repost_is_known_by_its_mark_or_has_an_original(mark: str) -> None:
    assert _draft({columns.REPOST_OF: mark}).is_repost
    assert _draft({columns.NAME: "（再掲）訓練"}).is_repost
    draft = _draft({columns.REPOST_OF: "2020-1"})
    assert (draft.is_repost, draft.program.repost_of) == (False, "2020-1")


def _kept(known: Sequence[str], **more: bool) -> str:
    converter = Converter("a.csv", known=known, **more)
    return _draft({columns.NAME: "防　災"}, converter).program.name


def test_what_the_collection_has_in_this_form_stays() -> None:
    assert _kept([]) == "防災"
    assert _kept(["防　災"]) == "防　災"


def test_rows_give_up_their_texts_and_dittos_are_noted() -> None:
    row = RawRow(
        3, {columns.NAME: "訓練", columns.AREA: "防災"}, {columns.AREA: "A3"}, {columns.AREA: "〃"}
    )
    converter = Converter("a.csv", True)
    assert converter.drafts([row])[0].program.area == "防災"
    assert row.texts == {}
    assert [(one.kind, one.before, one.after) for one in converter.repairs] == [
        (repair.DITTO, "〃", "防災")
    ]


@pytest.mark.parametrize("column", [columns.NAME, columns.SUMMARY, columns.ID, "対象"])
def test_a_text_that_could_not_be_read_again_is_refused(column: str) -> None:
    converter = Converter("a.csv", True)
    _draft({column: "あ" * MAX_TEXT}, converter)
    assert not [one for one in converter.problems if "長すぎます" in one.reason]
    draft = _draft({column: "あ" * (MAX_TEXT + 1)}, converter)
    assert "長すぎます（10万字まで）" in converter.problems[-1].reason
    assert len(draft.program.name + draft.program.summary) < 1_000
