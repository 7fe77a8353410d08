"""The query's text to its units: what the syntax means, and that no text fails."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query.parser import QueryProblem, Unit, once, parse
from indexer.query.query import MAX_TEXT

SYNTAX = st.text(
    alphabet=st.one_of(
        st.sampled_from(' 　"“”「」『』-－()（）*|ORANDT防災の、,.0９ー'),
        st.characters(),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("防災", [Unit("防災")]),
        ("防災 訓練", [Unit("防災"), Unit("訓練")]),
        ("防災　訓練", [Unit("防災"), Unit("訓練")]),
        ("防災、訓練", [Unit("防災"), Unit("訓練")]),
        ("防災 AND 訓練", [Unit("防災"), Unit("訓練")]),
        ("防災 OR 訓練", [Unit("防災"), Unit("訓練", either=True)]),
        ("防災 OR", [Unit("防災")]),
        ("OR 防災", [Unit("防災")]),
        ("防災 OR OR 訓練", [Unit("防災"), Unit("訓練", either=True)]),
        ('"防災 訓練"', [Unit("防災 訓練", phrase=True)]),
        ("「防災訓練」の日", [Unit("防災訓練", phrase=True), Unit("の日")]),
        ("『防災』“訓練”", [Unit("防災", phrase=True), Unit("訓練", phrase=True)]),
        ("福祉 -介護", [Unit("福祉"), Unit("介護", excluded=True)]),
        ("福祉 －介護", [Unit("福祉"), Unit("介護", excluded=True)]),
        ('-"介護 保険"', [Unit("介護 保険", phrase=True, excluded=True)]),
        ("福祉 NOT 介護", [Unit("福祉"), Unit("介護", excluded=True)]),
        ("NOT 介護", [Unit("介護", excluded=True)]),
        ("福祉 NOT OR 介護", [Unit("福祉"), Unit("介護", either=True)]),
        ("Wi-Fi", [Unit("Wi-Fi")]),
        ("福祉 - 介護", [Unit("福祉"), Unit("介護")]),
        ("福祉　ー　介護", [Unit("福祉"), Unit("介護")]),
        ("福祉 ｰ 介護", [Unit("福祉"), Unit("介護")]),
        ("福祉 ーー 介護", [Unit("福祉"), Unit("介護")]),
        ("ー 福祉", [Unit("福祉")]),
        ("福祉 ー", [Unit("福祉")]),
        ('"防災', [Unit("防災")]),
        ('""防災', [Unit("防災")]),
        ("（防災）", [Unit("防災")]),
        ("防災*", [Unit("防災")]),
        ("(公財)育英会", [Unit("(公財)育英会")]),
        ("（株）商事 （防災）", [Unit("（株）商事"), Unit("防災")]),
        ("3,000名", [Unit("3,000名")]),
        ("３，０００名", [Unit("３，０００名")]),
        ("防災,訓練", [Unit("防災"), Unit("訓練")]),
        ("100%", [Unit("100%")]),
        ("oracle", [Unit("oracle")]),
    ],
)
def test_syntax(text: str, units: list[Unit]) -> None:
    assert list(parse(text)) == units


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "　",
        "AND",
        "OR",
        "NOT",
        '"',
        '""',
        "*",
        "（",
        "-",
        "--",
        "ー",
        "、。",
        "🏠",
        "\u200b",
        "\n\t",
    ],
)
def test_nothing_to_search_for(text: str) -> None:
    assert parse(text) == ()


def test_the_limit_is_part_of_the_message() -> None:
    assert parse("あ" * MAX_TEXT)
    with pytest.raises(QueryProblem, match=rf"{MAX_TEXT}文字まで.*{MAX_TEXT + 1}文字") as problem:
        parse("あ" * (MAX_TEXT + 1))
    assert str(MAX_TEXT) in problem.value.message


@pytest.mark.parametrize(
    ("char", "code"), [("\x00", "U\\+0000"), ("\x1b", "U\\+001B"), ("\ud800", "U\\+D800")]
)
def test_characters_that_cannot_be_searched_for_are_named(char: str, code: str) -> None:
    with pytest.raises(QueryProblem, match=code):
        parse(f"防災{char}")


@given(text=SYNTAX)
def test_every_text_has_units_or_a_problem(text: str) -> None:
    try:
        units = parse(text)
    except QueryProblem:
        assert any(unicodedata.category(char) in ("Cc", "Cs") for char in text)
        return
    rest = text
    for unit in units:
        # Units are pieces of the text, in its order.
        assert unit.text.strip()
        at = rest.index(unit.text)
        rest = rest[at + len(unit.text) :]
        assert unit.phrase or not set(unit.text) & set(' 　"「」*（）、')
    assert not units or not units[0].either


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("防災 訓練 防災 防災", "防災 訓練"),
        ("-医療 防災 -医療", "医療 防災"),
        ('防災 "防災" -防災', "防災 防災 防災"),
        ("防災 防災 OR 減災 防災", "防災 防災 減災"),
    ],
)
def test_a_repeated_unit_counts_once_and_alternatives_stay(text: str, kept: str) -> None:
    assert " ".join(unit.text for unit in once(parse(text))) == kept
