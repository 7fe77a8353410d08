"""What kind a column of a list is of, guessed from its heading and cells, to be shown and asked."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from corpus.columns import YEAR, Column, Label, split_values
from corpus.columns.column import Kind, has_no_end, looks_like_deadline
from corpus.columns.internal import is_internal
from corpus.columns.shown_unit import BARE_NUMBER
from corpus.text.characters import heading_key
from corpus.years.tables import YEAR_COLUMN
from corpus.years.year import year_of

# A kind is taken where so many of the cells that say something are of it; the others are named.
_MOST = 0.8
# A heading that says 期限 or 上限額 is believed where half of the cells are of the kind: 上限なし,
# 予算がなくなり次第終了 stay as they are.
_HALF = 0.5
# So many cells tell what a column holds.
_LOOKED_AT = 2_000
# A facet has few values that come again: no more than this, and on average three programs each.
_MOST_VALUES = 300
_LEAST_PER_VALUE = 3.0
_LONGEST_VALUE = 40
# A few rows tell little: two values that come twice may be chance.
_LEAST_ROWS = 4

_TEXT: Kind = "text"
_UNIT_IN_HEADING = re.compile(
    r"[（(\[［【〔〈](?:単位[:：]?\s*)?(?P<unit>[千百十万億兆]*(?:円|人|件|回|か所|箇所|ヶ所|％|%|個|台|校|戸"
    r"|世帯|日|時間|km|ha|㎡|m2))[）)\]］】〕〉]"
)
_MONEY_HEADING = re.compile(
    r"額|費|予算|決算|補助上限|上限$|amount|limit|budget|cost", re.IGNORECASE
)
_MULTIPLIERS = "千百十万億兆"
_BARE = re.compile(BARE_NUMBER)
_UNIT_IN_CELL = re.compile(
    r"(?<=[0-9])\s*(?P<unit>[千百十万億兆]*(?:円|人|件|回|か所|箇所|%|個|台|校|戸|世帯))"
)
# A number all of whose cells are as long and begin with 0 is a code; so are telephone numbers.
_CODE = re.compile(r"0[0-9]+(?:-[0-9]+)*|[0-9]{2,5}-[0-9]{1,4}-[0-9]{3,4}")
# 上限30万円, 月額2万円: what stands before the figures.
_FIGURES = re.compile(
    r"(?:約|およそ|上限|最大|最高|限度|一律|定額|[年月日総]額|合計|計|年間|(?:1|一)[人件世帯団体]+)*"
    r"[::\s]*[0-9△▲¥￥+\-−]"
)
# Headings of what a program is for or of which kind it is. They are believed where half of the
# values come again, as other headings are where half of the cells fit.
_FACET_HEADING = re.compile(r"(?:対象者?|利用者|対象者?の?(?:区分|種別|分類)|区分|種別|種類|分類)$")
# What answers yes or no is a facet, however few rows there are.
_YES_OR_NO = frozenset(
    "可 不可 有 無 あり なし 有り 無し 要 不要 必要 はい いいえ 対応 未対応".split()
)
_CONTACT = re.compile(
    r"(?<![0-9])0[0-9]{1,4}[-()（）－][0-9]{1,4}[-)）－][0-9]{3,4}|[\w.+-]+@[\w-]+\.[\w.-]+|内線|℡"
)
_DATE_LIKE = re.compile(r"[0-9元][年/.\-]|(?:19|20)[0-9]{6}")
# Remarks are prose, whatever the few that there are look like.
_REMARKS = re.compile(r"(?:備考|摘要|特記事項|メモ|コメント|remarks?|notes?)欄?", re.IGNORECASE)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_NOTHING = frozenset(
    {"-", "ー", "―", "—", "…", "なし", "無し", "無", "該当なし", "未定", "随時", "通年"}
)


def guessed(heading: str, cells: Sequence[str], unit: str = "") -> Column:
    """Return the column that a heading and its cells look like; a text where nothing is plain.

    ``unit`` is the one that the table says its amounts are in.
    """
    # From the whole of a long list: its order often follows such a column.
    looked_at = cells[:: max(1, len(cells) // _LOOKED_AT)]
    texts = [plain for cell in looked_at if (plain := cell.strip())]
    telling = [text for text in texts if unicodedata.normalize("NFKC", text) not in _NOTHING]
    if looks_like_deadline(heading):
        telling = [text for text in telling if not has_no_end(text)]
    if heading == YEAR and all(map(year_of, texts)):
        return YEAR_COLUMN
    if _REMARKS.fullmatch(heading_key(heading)) or is_internal(heading):
        return of_kind(heading, _TEXT, telling or texts, unit)
    fitting = (kind for kind, test in _TESTS if test(heading, telling or texts))
    return of_kind(heading, next(fitting, _TEXT), telling or texts, unit)


def of_kind(heading: str, kind: Kind, texts: Sequence[str] = (), unit: str = "") -> Column:
    """Return a column of a kind, the rest of it as suits the heading and the texts.

    One for the staff alone is neither shown nor searched, unless it is to be a facet.
    """
    if kind != "facet" and is_internal(heading):
        return Column(heading, kind, Label(heading, heading), shown="neither")
    unit = _unit(heading, texts, unit) if kind == "number" else ""
    is_money = "円" in unit or (kind == "number" and bool(_MONEY_HEADING.search(heading)))
    is_deadline = kind == "date" and looks_like_deadline(heading)
    is_telling = len(set(texts)) > 1 or len(texts) < _LEAST_ROWS
    has_words = kind in ("text", "facet") and any(map(_JAPANESE.search, texts[:100]))
    return Column(
        heading=heading,
        kind=kind,
        label=Label(heading, heading),
        unit=unit,
        searched=1.0 if has_words and is_telling else 0.0,
        shown="card" if is_deadline or is_money else "page",
        sortable=kind in ("number", "date"),
        deadline=is_deadline,
    )


def _unit(heading: str, texts: Sequence[str], unit: str = "") -> str:
    """Return the unit of a number: that of the heading, of most of the cells, of the table."""
    if found := _UNIT_IN_HEADING.search(heading):
        return unicodedata.normalize("NFKC", found["unit"])
    units = _units_of(texts)
    most = max(set(units), key=units.count, default="")
    # Where others have none, 4 beside 85.3% is not 4%.
    if units and len(units) >= len(texts) / 2 and not any(map(_is_without_unit, texts)):
        # 120万円 and 5,000円 have one base.
        return most.lstrip(_MULTIPLIERS) or most if len(set(units)) > 1 else most
    return unit if _MONEY_HEADING.search(heading) else ""


def _units_of(texts: Sequence[str]) -> list[str]:
    """Return the unit of each text that has one, the first of several."""
    return [found["unit"] for text in texts if (found := _UNIT_IN_CELL.search(_folded(text)))]


def _is_without_unit(text: str) -> bool:
    """Tell whether a line of a cell is a number alone; 0 is none of whatever it is."""
    lines = [line.strip() for line in _folded(text).split("\n")]
    return any(_BARE.match(line) and line.strip("0.") for line in lines)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _mostly(test: Callable[[str], object], texts: Sequence[str], least: float = _MOST) -> bool:
    return bool(texts) and sum(bool(test(text)) for text in texts) >= least * len(texts)


def _fits(kind: Kind, heading: str, texts: Sequence[str]) -> bool:
    column = Column(heading, kind, Label(heading, heading), unit=_unit(heading, texts))
    return _mostly(lambda text: column.misfit(text) is None, texts, _least(kind, heading))


def _least(kind: Kind, heading: str) -> float:
    """Return how large a part of the cells has to be of the kind."""
    is_deadline = kind == "date" and looks_like_deadline(heading)
    is_money = kind == "number" and _MONEY_HEADING.search(heading) is not None
    return _HALF if is_deadline or is_money else _MOST


def _is_number(heading: str, texts: Sequence[str]) -> bool:
    folded = [_folded(text).strip() for text in texts]
    least = _least("number", heading)
    if any(map(_CODE.fullmatch, folded)) or not _mostly(_FIGURES.match, folded, least):
        return False
    # 1 in every row that has anything is a mark.
    if len(set(folded)) == 1 and len(folded) >= _LEAST_ROWS:
        return False
    # Without one unit for all, 12人 and 85% are no numbers of one kind.
    if (
        not _unit(heading, texts)
        and len({one.lstrip(_MULTIPLIERS) for one in _units_of(texts)}) > 1
    ):
        return False
    return max(map(len, folded)) <= _LONGEST_VALUE and _fits("number", heading, texts)


def _is_date(heading: str, texts: Sequence[str]) -> bool:
    folded = [_folded(text) for text in texts]
    is_short = _mostly(lambda text: len(text) <= _LONGEST_VALUE, folded)
    is_like = _mostly(_DATE_LIKE.search, folded, _least("date", heading))
    return is_short and is_like and _fits("date", heading, texts)


def _is_facet(heading: str, texts: Sequence[str]) -> bool:
    values = [value for text in texts for value in split_values(text)]
    distinct = set(values)
    return (
        len(texts) >= _LEAST_ROWS
        and len(distinct) > 1
        and len(distinct) <= _MOST_VALUES
        and (
            distinct <= _YES_OR_NO
            or len(values) >= _LEAST_PER_VALUE * len(distinct) - 1
            or (_FACET_HEADING.search(heading) is not None and _mostly_again(values))
        )
        and max(map(len, distinct), default=_LONGEST_VALUE) < _LONGEST_VALUE
    )


def _mostly_again(values: Sequence[str]) -> bool:
    """Tell whether half of the values are ones that come more than once."""
    counts = Counter(values)
    return sum(n for n in counts.values() if n > 1) >= _HALF * len(values)


# In this order: what fits an earlier one is no later one.
_TESTS: Sequence[tuple[Kind, Callable[[str, Sequence[str]], bool]]] = (
    ("url", lambda heading, texts: _fits("url", heading, texts)),
    ("contact", lambda _, texts: _mostly(_CONTACT.search, texts)),
    ("date", _is_date),
    ("number", _is_number),
    ("facet", _is_facet),
)
