"""What is counted: the words that stand behind a number."""

import re

# Counters and measures in the indicators of published plans and project evaluations (行政評価,
# 事務事業評価): of people, things, places, time, money, shares, sizes. Longer ones come first.
_UNITS = """
    ポイント 市町村 都道府県 事業所 事業者 団体 施設 店舗 世帯 箇所 か所 ヶ所 ケ所 カ所 個所 地区
    地域 校区 学校 教室 学級 講座 品目 品種 種類 項目 路線 区間 集落 自治体 市村 町村 市町 区市町村
    社 者 戸 件 人 名 回 台 校 園 館 組 個 本 基 枚 冊 部 棟 室 床 席 機 隻 両 頭 羽 匹 株 点 票 種
    巻 編 曲 つ 日間 週間 か月 ヶ月 ケ月 時間 分間 泊 千円 百万円 億円 万円 円 ドル
    % ‰ パーセント 割 人日 人泊 人回 人月 延人 千人 万人
    PV UU DL MB GB TB Mbps Gbps kW kWh MW GWh MWh kL kl ha a ㎡ m2 m3 km2 km ㎞ cm mm m kg g t トン
    t-CO2 kg-CO2 リットル ヘクタール 平方メートル キロメートル キロ メートル アクセス ダウンロード
    フォロワー ユーザー ページ サイト コンテンツ アプリ システム 動画 記事 ツイート プロジェクト
    チーム グループ クラス コース ポスト ルート エリア モデル
""".split()
_KNOWN = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
# A letter behind a unit of letters is another word: 5 mother is no 5 m.
UNIT = re.compile(
    rf" ?(?P<unit>{_KNOWN})(?![A-Za-z])(?P<per>/(?:年度|年|月|週|日|回|人|件|ha|世帯))?"
)

# What a number belongs to that counts nothing: names, dates, order, law.
NOT_COUNTED = re.compile(
    r" ?(?:年度?|月期?|日|時|分(?!間)|条|項|号|期|次|章|節|款|目|番|丁目|号線|世紀|代|学年|歳"
    r"|才|級|等|位|位以内|区|類|版|年生|時点|以降|まで)"
)
# What stands in front of such a number.
ORDINAL = re.compile(r"(?:第|No\.?|no\.?|№|#|東京|号|条)\s?$")
