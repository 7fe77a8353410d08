"""A column of one's own: which cells are of its kind, and that it survives being kept."""

import json
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.columns.column import KINDS, SHOWN, Column, Kind, Label, looks_like_deadline

_TEXT = st.text(max_size=8)
_COLUMNS = st.builds(
    Column,
    heading=_TEXT,
    kind=st.sampled_from(KINDS),
    label=st.builds(Label, _TEXT, _TEXT),
    unit=_TEXT,
    searched=st.floats(0, 9),
    shown=st.sampled_from(SHOWN),
    sortable=st.booleans(),
    deadline=st.booleans(),
)


def _column(kind: Kind, *, deadline: bool = False) -> Column:
    return Column("列", kind, Label("列", "column"), unit="円", deadline=deadline)


@given(_COLUMNS)
def test_what_is_kept_as_json_is_the_same_column(column: Column) -> None:
    assert Column.of_json(json.loads(json.dumps(column.as_json()))) == column


def test_any_language_but_english_is_japanese() -> None:
    label = Label("締切", "deadline")
    assert [label.of(one) for one in ("en", "ja", "fr")] == ["deadline", "締切", "締切"]


@pytest.mark.parametrize(
    ("kind", "text", "part"),
    [
        ("number", "1,200円", None),
        ("number", "多数", "単位「円」"),
        ("number", "－", None),
        ("date", "令和8年4月1日", None),
        ("date", "来春", "日付として"),
        ("url", "https://example.jp/a", None),
        ("url", "https://example.jp/a https://example.jp/b", "ひとつのアドレス"),
        ("url", "窓口", "ひとつのアドレス"),
        ("text", "何でも", None),
        ("facet", "何でも", None),
    ],
)
def test_a_cell_that_is_not_of_the_kind_is_said(kind: Kind, text: str, part: str | None) -> None:
    misfit = _column(kind).misfit(text)
    assert misfit is None if part is None else misfit and part in misfit


def test_what_is_always_open_has_no_end_and_fits_a_deadline_only() -> None:
    deadline, day = _column("date", deadline=True), _column("date")
    assert deadline.period("随時") == (-inf, inf)
    assert deadline.misfit("随時") is None
    assert day.misfit("随時") is not None


@pytest.mark.parametrize(
    "text",
    [
        "申込み不要",
        "申込不要",
        "申し込み不要",
        "予約不要",
        "申請は不要です。",
        "事前の予約は必要ありません",
        "予約・申込み　不要",
        "手続きはいりません",
    ],
)
def test_what_nobody_has_to_ask_for_has_no_end(text: str) -> None:
    assert _column("date", deadline=True).misfit(text) is None
    assert _column("date", deadline=True).period(text) == (-inf, inf)
    assert _column("date").misfit(text) is not None


@pytest.mark.parametrize("text", ["不要", "申込み要", "予約不要（団体は3日前まで）", "手続き未定"])
def test_what_may_have_to_be_asked_for_is_not_open_for_ever(text: str) -> None:
    assert _column("date", deadline=True).misfit(text) is not None


def test_only_facets_have_values_and_only_numbers_and_days_spans() -> None:
    assert _column("facet").values("子育て、防災") == ("子育て", "防災")
    assert _column("text").values("子育て、防災") == ()
    assert _column("number").span("100～200円") == (100, 200)
    assert _column("text").span("100円") is None
    assert [kind for kind in KINDS if _column(kind).has_span] == ["number", "date"]


@pytest.mark.parametrize(
    ("heading", "ends"),
    [
        ("申請締切", True),
        ("Deadline", True),
        ("申込期限", True),
        ("開始日", False),
        ("更新", False),
    ],
)
def test_a_heading_says_that_something_ends(heading: str, ends: bool) -> None:
    assert looks_like_deadline(heading) is ends


def test_a_unit_that_there_is_not_is_not_named() -> None:
    plain = Column("件数", "number", Label("件数", ""))
    assert "単位" not in (plain.misfit("多数") or "単位")


@pytest.mark.parametrize(
    "text",
    [
        "予算がなくなり次第終了", "予算額に達し次第", "定員に達し次第", "先着順",
        "予算に達し次第、受付を終了します。",
        "定員になり次第締切", "先着順（定員に達し次第終了）", "予算が無くなり次第終了",
        "募集人数に達し次第、募集終了",
        "予算の上限に達した時点で終了", "予算額に到達し次第終了", "予算がなくなり次第\n受付終了",
    ],
)  # fmt: skip
def test_what_ends_when_it_is_used_up_is_open_without_an_end(text: str) -> None:
    deadline = _column("date", deadline=True)
    assert deadline.period(text) == (-inf, inf)
    assert deadline.misfit(text) is None
    assert _column("date").misfit(text) is not None


@pytest.mark.parametrize(
    "text", ["未定", "予算確定後", "先着100名に記念品", "終了", "募集終了", "定員"]
)
def test_other_texts_of_a_deadline_say_nothing_of_being_open(text: str) -> None:
    assert _column("date", deadline=True).period(text) is None


@pytest.mark.parametrize(
    "heading",
    ["申請期限 受付開始", "申請期間（開始）", "受付期間　開始日", "募集期間 募集開始",
     "申請期限 受付開始日時",
     "受付期間 から", "募集期間 自", "受付開始（申請期限とは別）"],
)  # fmt: skip
def test_the_day_from_which_something_can_be_asked_for_is_no_deadline(heading: str) -> None:
    assert not looks_like_deadline(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "申請期限 締切",
        "受付開始・締切",
        "受付期間（開始～終了）",
        "申請期間 終了日",
        "募集期間 至",
        "申請期限（開始後30日）",
    ],
)
def test_the_day_until_which_something_can_be_asked_for_is_a_deadline(heading: str) -> None:
    assert looks_like_deadline(heading)
