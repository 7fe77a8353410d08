"""Which columns of a list are for the staff alone, by their headings: 内部メモ; perhaps 備考."""

import re
import unicodedata

from corpus.text.characters import heading_key

# What such headings say is for the staff alone. Not 内部評価, which bodies publish, nor 市内部分,
# nor a column that says of each row whether it is 公開 or 非公開.
_INTERNAL = re.compile(
    r"(?<![市町村県区国])内部(?!評価|統制|監査|通報)|庁内|メモ(?!リ)|部外秘|社外秘|取扱注意"
    r"|(?<!公開)(?<!公開[・/／])非公開|非公表|公開不可|公表不可|公開しない|未公開"
    r"|(?:担当者|職員|事務局|作業|管理)(?:用|向け|限り|のみ)(?!具|.*(?:研修|対象))|引き?継ぎ?|想定問答"
)
# These may say what nobody outside is to read, or name one of the staff; most lists have them to be
# published.
_PERHAPS_INTERNAL = re.compile(
    r"(?:備考|摘要|特記事項|コメント|連絡事項|申し送り|申送り)欄?|(?:担当|記入|作成|入力|起案|更新)者(?:氏?名)?"
    r"|氏名|remarks?|notes?|comments?",
    re.IGNORECASE,
)


def is_internal(heading: str) -> bool:
    """Tell whether a heading says that its column is for the staff alone."""
    return _INTERNAL.search(unicodedata.normalize("NFKC", heading)) is not None


def may_be_internal(heading: str) -> bool:
    """Tell whether a heading leaves open whether its column is for the staff alone: 備考."""
    return _PERHAPS_INTERNAL.fullmatch(heading_key(heading)) is not None
