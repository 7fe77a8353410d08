"""The headings that lists give the columns of programs, and which of ours they may mean."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corpus import columns

# A column that holds both, as plans print them: the department on the first line.
UNITS = f"{columns.DEPARTMENT}・{columns.DIVISION}"

# Areas in levels stand in columns of their own: 政策, 施策, 基本事業.
LEVELS = (columns.AREA, f"{columns.AREA}（2段目）", f"{columns.AREA}（3段目）")

# What else a column is called, the most telling first: of a 事業名 and a 名称 in one table the
# first is the program's. A heading may stand under several: 施策名 is a name, but beside 事務事業名
# it is what that belongs to. Taken from lists of ministries, prefectures and cities and from GIF
# 451-4, 支援制度（給付金）情報, 自治体標準オープンデータセット, RSシステム 1-2, the jGrants API.
_ALIASES = {
    columns.NAME: (
        "事務事業名 事務事業 細事業名 事業名 事業名称 事業の名称 事業等名 施策・事業名称"
        " 施策・事業名 施策事業名 施策・事業 主要事業名 主な事業名 重点事業名 事業項目"
        " 補助金名 手続名 手続き名 サービス名 サービス名称 支援制度名 制度名 制度名称"
        " タイトル（制度名） 給付金名 取組名 取組名称 取組項目 施策名 施策名称 名称 タイトル"
        " 件名 項目名 program_name name title program"
        " 事業 取組 取り組み 制度 手続 手続き サービス 補助金 主な事業 主な取組 主な取り組み"
        " 主要な事業 具体的な事業 個別事業 構成事業 取組事業 実施事業 業務名 業務名称"
        " 施設名 施設名称 イベント名"
        " 講座名 教室名 相談名 計画名 計画名称 会議名 給付 助成金 給付金 手当"
        " よくある質問 よくあるご質問 質問 ご質問 質問内容 質問事項 Q question"
    ),
    columns.ID: (
        "施策ID 事業ID 予算事業ID 制度番号 PSID サービスID 手続ID 事業コード 施策コード"
        " 管理番号 管理コード 管理ID 識別子 識別番号 program_id identifier id"
    ),
    columns.AREA: (
        "展開方向 施策分野 政策分野 分野 施策の柱 政策の柱 柱 基本方針 基本目標 施策体系"
        " 施策区分 政策名 政策 施策名 施策 施策名称 基本施策 基本施策名 大項目 大分類 章"
        " カテゴリ カテゴリー 分類 category field area 大施策 大区分 大柱 編"
    ),
    LEVELS[1]: (
        "施策名 施策 施策名称 基本施策 基本施策名 中項目 中分類 中施策 基本政策 取組方針 節"
        " 中区分 中柱 章"
    ),
    LEVELS[2]: (
        "基本事業 基本事業名 主要施策 主要施策名 単位施策 単位施策名 小施策 小項目 小分類 具体施策"
        " 小区分 小柱 項 節"
    ),
    columns.NUMBER: ("番号 No NO 整理No 事業番号 施策番号 項番 通番 通し番号 連番 number no"),
    columns.NEW: ("新 新規事業 新規区分 新規継続 新規継続の別 新規・継続区分 is_new new"),
    columns.REPOST_OF: ("再掲元 再掲 元制度番号 repost_of repost"),
    columns.SUMMARY: (
        "概要 施策概要 事業概要 施策の概要 事業の概要 取組の概要 制度概要 制度の概要 支援概要"
        " 取組内容 事業内容 事業の内容 施策内容 実施内容 支援内容 サービス内容 制度内容"
        " 具体的内容 内容 具体的な取組 説明 事業説明 詳細 詳細説明 事業の目的 事業目的 目的"
        " 趣旨 本文 補助内容 助成内容 補助の内容 助成の内容 給付の内容 給付内容 交付内容"
        " 支給内容 支給の内容 交付目的"
        " 補助目的 目的・内容 事業の目的・内容 事業目的・内容 事業の目的及び内容 目的及び内容"
        " 主な取組 主な取り組み 回答 ご回答 回答内容 答え お答え answer"
        " summary overview abstract description body detail details content"
    ),
    columns.TARGETS: (
        "指標 目標 成果指標 活動指標 目標値 数値目標 目標・指標 指標等 KPI targets goals goal"
        " indicators indicator"
    ),
    columns.DEPARTMENT: (
        "部局名 部局等 部局等名 部名 担当部局 所管部局 主管部局 担当部 所管部 主管部 担当部名"
        " 所管部名 主管部名 担当局 担当局名 所管局 所管局名 府省庁"
        " 府省庁名 府省 省庁 省庁名 所管府省庁 所管府省 所管省庁 担当省庁 制度所管組織 局・庁"
        " 局 部 局名 部等 局・部 部・局 局部名 部・局名 部局庁 本部"
        " ministry agency department bureau"
    ),
    columns.DIVISION: (
        "担当課名 担当課等 担当課室 課 課名 課室名 所管課 所管課名 所管課室 主管課 主管課名"
        " 担当部署 所管部署 担当 所管 部署 部署名 所属 所属名 担当所属 局・庁 担当窓口 窓口"
        " 課・室 課室 課・室名 室課 室・課 課・係 課係 課等 課等名 課・所 課所名 室 担当課・係"
        " 担当課係 担当課・係名 連絡先名称"
        " 問い合わせ先 問合せ先 問合わせ先 お問い合わせ先 お問合せ先 受付窓口 申請窓口"
        " 相談窓口 division"
        " divisions section"
    ),
    columns.KEYWORDS: ("キーワード 関連語 検索語 タグ keywords keyword tags"),
    columns.SOURCE_PAGE: "原典のページ 出典ページ 掲載ページ source_page",
    columns.SOURCE_ROW: "原典の行 source_row",
    columns.URL: (
        "詳細URL 事業概要URL 詳細情報URL 掲載URL サイトURL ウェブページ ホームページ"
        " ホームページアドレス リンク先 リンク 詳細参照先 公開URL 関連URL"
        " 関連リンク 参考URL HP link homepage"
    ),
    UNITS: (
        "部局等名担当課 部局名担当課 部局等担当課 担当部局課 担当部局・担当課 担当部課"
        " 担当部課名 部課名 所管部課 所管部局課 部局課名"
    ),
}
# Headings too many to list: 中小企業支援制度の名称, 産業振興補助金名, 移住支援策の内容.
_THING = (
    r"(?:事業|制度|補助金|助成金|助成|補助|給付金|手当|手続|手続き|サービス|支援|支援策|施策|取組"
    r"|融資|貸付|貸付金|許認可|許可|認可|届出|処分|業務|講座|教室|イベント|行事|催し|施設|メニュー)"
)
_SAID = r"(?:概要|内容|説明|詳細|目的|趣旨)"
_AIM = (
    r"(?:主な)?(?:成果|活動|アウトカム|アウトプット|数値|達成|評価|進捗|重要業績評価|重要業績)?"
    r"(?:指標|目標値?|kpi)"
)
_AND = r"(?:及び|および|と|並びに|又は)?"
_PATTERNS = {
    columns.NAME: re.compile(rf".*{_THING}等?の?(?:名|名称|件名)"),
    # 事業の目的・概要; the signs between are not in what is looked up.
    columns.SUMMARY: re.compile(
        rf".*(?:{_THING}等?|取り組み)の?{_SAID}(?:{_AND}{_SAID})*|{_SAID}(?:{_AND}{_SAID})+"
        rf"|(?:具体的な?|主な){_SAID}"
    ),
    # 支援制度ID, 補助事業コード.
    columns.ID: re.compile(
        rf"(?:事務|予算|細|個別|行政)?{_THING}+の?(?:id|コード|管理番号|識別番号|識別子)"
    ),
    # 活動指標・成果指標, 指標及び目標値.
    columns.TARGETS: re.compile(rf"{_AIM}(?:{_AND}{_AIM})*"),
}
# 所管部課名, 主管課室, 担当グループ.
_IN_CHARGE = r"(?:担当|所管|主管|主務|実施|取扱|所属)"
_PATTERNS |= {
    UNITS: re.compile(rf"{_IN_CHARGE}?(?:部局?課室?|部局室課|局部?課|部署課)等?(?:名|名称)?"),
    columns.DEPARTMENT: re.compile(
        rf"{_IN_CHARGE}(?:部局?|局部?|部室|府省庁?|省庁)等?(?:名|名称)?"
    ),
    columns.DIVISION: re.compile(
        rf"{_IN_CHARGE}(?:課室?|課係|室課?|係|部署|所属|窓口|グループ|班|機関|組織)等?(?:名|名称)?"
    ),
}
# Behind the headings of areas.
_LOWER_LEVEL = 100
# Behind every heading that is listed.
_BY_PATTERN = 200

_CALLED = re.compile(r".*(?:名|名称|項目|タイトル|name|title)")

_NOTE = re.compile(r"※.*|注[0-9].*", re.DOTALL)
_BRACKETS = re.compile(r"\([^)]*\)|【[^】]*】|\[[^\]]*\]")


class Meaning(NamedTuple):
    """A column of ours that a heading may mean. The lower the rank, the surer."""

    field: str
    rank: int


def meanings_of(heading: str) -> tuple[Meaning, ...]:
    """Return what the heading may mean, the surest first; nothing for one that is not ours.

    Width, case, punctuation, line breaks and the spaces of 「取 組 概 要」 do not matter; a note in
    brackets or after ※ neither.
    """
    keys = [key for key in _keys(heading) if key]
    for key in keys:
        if key in _FIELDS:
            return _FIELDS[key]
    return tuple(
        Meaning(field, _BY_PATTERN)
        for field, pattern in _PATTERNS.items()
        if any(map(pattern.fullmatch, keys))
    )


def field_of(heading: str) -> str | None:
    """Return which of our columns the heading means most surely; None for one that is not ours."""
    return next((meaning.field for meaning in meanings_of(heading)), None)


def says_name(heading: str) -> bool:
    """Tell whether a heading of names says that it is one: 事業名; 事業 may be a program."""
    return any(map(_CALLED.fullmatch, _keys(heading)))


def is_listed(heading: str) -> bool:
    """Tell whether a heading is known as such, not only by what it ends in."""
    return any(meaning.rank < _BY_PATTERN for meaning in meanings_of(heading))


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


def _all_meanings() -> dict[str, tuple[Meaning, ...]]:
    """Return the meanings of every listed heading by its key."""
    found: dict[str, dict[str, int]] = {}
    for field, names in _ALIASES.items():
        for rank, name in enumerate([field, *names.split()]):
            found.setdefault(next(_keys(name)), {}).setdefault(field, rank)
    for level in LEVELS[1:]:
        # Where no higher level has a column, a lower one is the area.
        for rank, name in enumerate(_ALIASES[level].split()):
            found[next(_keys(name))].setdefault(columns.AREA, _LOWER_LEVEL + rank)
    # A heading of ours means itself, whatever else it is an alias of.
    own = {next(_keys(field)): field for field in _ALIASES}
    return {
        key: (Meaning(own[key], 0),)
        if key in own
        else tuple(sorted((Meaning(*one) for one in fields.items()), key=lambda m: m.rank))
        for key, fields in found.items()
    }


_FIELDS = _all_meanings()
