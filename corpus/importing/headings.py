"""The headings that spreadsheets give the columns of programs, and which of ours they mean."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from corpus import columns

# A column that holds both, as plans print them: the department on the first line.
UNITS = f"{columns.DEPARTMENT}・{columns.DIVISION}"

# What else a column is called. Those of GIF 451-4 （行政サービス・制度） are among them:
# タイトル（制度名）, 制度番号, 元制度番号, 概要, 制度所管組織, キーワード, 詳細URL.
_ALIASES = {
    columns.ID: "施策ID 事業ID 制度番号 識別子 program_id identifier",
    columns.AREA: (
        "展開方向 分野 施策分野 政策分野 施策の柱 柱 基本方針 基本目標 施策体系 施策区分 大分類"
        " カテゴリ カテゴリー area category field"
    ),
    columns.NUMBER: "番号 No 整理No 事業番号 施策番号 通し番号 連番 number",
    columns.NEW: "新 新規事業 新規区分 新規継続 新規継続の別 is_new new",
    columns.REPOST_OF: "再掲元 再掲 元制度番号 repost_of repost",
    columns.NAME: (
        "施策名 事業名 施策名称 事業名称 施策事業名 施策・事業名称 施策・事業 名称 取組名 取組名称"
        " 取組項目 タイトル（制度名） 制度名 タイトル 件名 name title program program_name"
    ),
    columns.SUMMARY: (
        "概要 施策概要 事業概要 施策の概要 事業の概要 取組の概要 取組内容 事業内容 施策内容 内容"
        " 具体的な取組 summary description overview"
    ),
    columns.TARGETS: (
        "指標 目標 成果指標 活動指標 目標値 数値目標 目標・指標 指標等 KPI"
        " targets target goals goal indicators indicator"
    ),
    columns.DEPARTMENT: (
        "部局名 部局等 部局等名 部 部名 担当部局 所管部局 担当部 所管部 制度所管組織"
        " department bureau"
    ),
    columns.DIVISION: (
        "担当課名 担当課等 担当課室 課 課名 課室名 所管課 所管課室 担当 担当部署 所属 所属名"
        " division divisions section"
    ),
    columns.KEYWORDS: "キーワード 関連語 検索語 タグ keywords keyword tags",
    columns.SOURCE_PAGE: "原典のページ 出典ページ 掲載ページ source_page",
    columns.URL: "詳細URL ウェブページ ホームページ リンク HP link homepage",
    UNITS: (
        "部局等名担当課 部局名担当課 部局等担当課 担当部局課 担当部局・担当課 担当部課 部課名"
        " 所管部課 所管部局課"
    ),
}

_NOTE = re.compile(r"※.*|注[0-9].*", re.DOTALL)
_BRACKETS = re.compile(r"\([^)]*\)|【[^】]*】|\[[^\]]*\]")


def field_of(heading: str) -> str | None:
    """Return which of our columns the heading means; None for one that is not ours.

    Width, case, punctuation, line breaks and the spaces of 「取 組 概 要」 do not matter; a note in
    brackets or after ※ neither.
    """
    return next((_FIELDS[key] for key in _keys(heading) if key in _FIELDS), None)


def telling_headings() -> Iterator[str]:
    """Yield the headings long enough to tell that a text was decoded with the right encoding."""
    return (heading for heading in _headings() if len(heading) > 2)


def _keys(heading: str) -> Iterator[str]:
    """Yield the forms in which a heading is looked up, the fullest first."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    without_note = _NOTE.sub("", text)
    for form in (text, without_note, _BRACKETS.sub("", without_note)):
        yield "".join(filter(str.isalnum, form))


def _headings() -> Iterable[str]:
    yield from _ALIASES
    for names in _ALIASES.values():
        yield from names.split()


# A heading of ours means itself, whatever else it is an alias of.
_FIELDS = {
    next(_keys(name)): field for field, names in _ALIASES.items() for name in names.split()
} | {next(_keys(field)): field for field in _ALIASES}
