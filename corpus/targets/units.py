"""What is counted: the words that stand behind a number."""

import re
import unicodedata

# Counters and measures in the indicators of published plans and project evaluations (行政評価,
# 事務事業評価): of people, things, places, time, money, shares, sizes. Longer ones come first.
_UNITS = """
    ポイント 市町村 都道府県 事業所 事業者 団体 施設 店舗 世帯 箇所 か所 ヶ所 ケ所 カ所 個所 地区
    地域 校区 学校 教室 学級 講座 品目 品種 種類 項目 路線 区間 集落 自治体 市村 町村 市町 区市町村
    業者 業務 経営体 データセット 法人 企業 組織 大会 手続 事業 事例 作品 種目 区画
    社 者 戸 件 人 名 回 台 校 園 館 組 個 本 基 枚 冊 部 棟 室 床 席 機 隻 両 頭 羽 匹 株 点 票 種
    橋 便 隊 班 例 巻 編 曲 つ 日間 週間 か月 ヶ月 ケ月 時間 分間 泊 千円 百万円 億円 万円 円 ドル
    % ‰ パーセント 割 倍 人日 人泊 人回 人月 延人 千人 万人
    PV UU DL MB GB TB Mbps Gbps kW kWh MW GWh MWh kL kl ha a ㎡ m2 m3 km2 km ㎞ cm mm m kg g t トン
    t-CO2 kg-CO2 mg/L μg ppm ℃ リットル ヘクタール 平方メートル キロメートル キロ メートル アクセス
    ダウンロード フォロワー ユーザー ページ サイト コンテンツ アプリ システム 動画 記事 ツイート
    プロジェクト チーム グループ クラス コース ポスト ルート エリア モデル サークル メニュー
""".split()
_KNOWN = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_PER = r"(?P<per>/(?:年度|年|月|週|日|回|人|件|ha|世帯))?"
# A letter behind a unit of letters is another word: 5 mother is no 5 m.
UNIT = re.compile(rf" ?(?P<unit>{_KNOWN})(?![A-Za-z]){_PER}")
# Words of the calendar, the clock and of order count only where the name says that they do:
# 待ち時間 15分, 健康寿命 80.1歳, ランキング 10位.
_NAMED = {
    "分": "時間|所要",
    "秒": "時間|所要",
    "日": "日数",
    "年": "年数",
    "歳": "年齢(?!人口)|寿命",
    "才": "年齢(?!人口)|寿命",
    "位": "順位|ランキング",
}
_NAMED_UNIT = re.compile(rf" ?(?P<unit>{'|'.join(_NAMED)})(?![A-Za-z目代度齢台半]|の\d|間){_PER}")
# How the name of a number ends: 登録者数, 整備率, 販売額.
COUNTS = (
    "(?:数|率|額|量|高|費|値|度|件|点|時間|割合|人口|面積|距離|延長|単価|寿命|年齢|順位|ランキング)"
)
# Of what is counted, those that have figures of their own: 農業経営体 with so much of sales.
BEARERS = (
    "(?:市町村|自治体|事業所|事業者|団体|施設|店舗|世帯|地区|地域|学校|経営体|法人|組織|集落|農家)"
)
SHARES = frozenset(("%", "‰", "パーセント", "割", "倍", "ポイント"))
# What a name says of its unit: rates are shares, money is money. Rates of a number of people or
# the like say so (千人当たり).
_RATE = re.compile(r"(?:率|割合|比率|満足度|充足度)(?:\([^()]*\))?$")
_PER_HEAD = re.compile("当たり|あたり|[千万]人|倍率|出生率|効率|能率")
_MONEY = re.compile(r"(?:額|費|残高|単価)(?:\([^()]*\))?$")
_PEOPLE = re.compile(r"(?:者数|人数|人口|客数)(?:\([^()]*\))?$")
_OF_MONEY = frozenset(("円", "千円", "万円", "百万円", "億円", "ドル"))
_OF_THINGS = frozenset(("回", "時間", "日間", "台", "冊", "枚", "m", "km", "ha", "㎡", "t", "kg"))

# What a number belongs to that counts nothing: names, dates, order, law.
NOT_COUNTED = re.compile(
    r" ?(?:年度?|月期?|日|時|分(?!間)|条|項|号|期|次|章|節|款|目|番|丁目|号線|世紀|代|学年|歳"
    r"|才|級|等|位|位以内|区|類|版|年生|時点|以降|まで)"
)
# What stands in front of such a number.
ORDINAL = re.compile(r"(?:第|No\.?|no\.?|№|#|東京|号|条)\s?$")


def unit_behind(plain: str, end: int, name: str) -> re.Match[str] | None:
    """Return the unit behind a number that ends there, groups ``unit`` and ``per``; or None.

    ``name`` is what stands in front: 分, 歳 and the like count only what it says is counted so.
    """
    if unit := UNIT.match(plain, end):
        return unit
    unit = _NAMED_UNIT.match(plain, end)
    return unit if unit and re.search(_NAMED[unit["unit"]], name) else None


def agrees(label: str, unit: str) -> bool:
    """Tell whether what a label names may be counted in a unit: no rate in 回, no sum in 人.

    Shares are of everything (growth of a sum by 5%); a number without a unit is as its name.
    """
    name = unicodedata.normalize("NFKC", label)
    if not unit or unit in SHARES:
        return True
    if _RATE.search(name):
        return bool(_PER_HEAD.search(name))
    if _MONEY.search(name):
        return unit in _OF_MONEY
    return unit not in _OF_THINGS | _OF_MONEY or not _PEOPLE.search(name)
