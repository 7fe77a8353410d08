"""Characters that are written differently and mean the same, each folded to a single one.

Old forms of kanji and forms used in names, full width and half width, capitals, radicals.
"""

import unicodedata

from corpus.text.radicals import RADICALS
from indexer.text.numerals import ROMAN_SIGNS

VOICED = "\u3099"
SEMI_VOICED = "\u309a"
# Facts of the Jōyō kanji table (old forms in its brackets) and of the variants common in Japanese
# family and place names. Each pair is the variant, then the form that the index uses. Sudachi knows
# some of the variants as words of their own, but does not unify them.
_PAIRS = """
亞亜 惡悪 壓圧 圍囲 醫医 爲為 壹壱 隱隠 榮栄 營営 衞衛 驛駅 圓円 鹽塩 緣縁 艷艶 應応 歐欧 毆殴
櫻桜 奧奥 橫横 溫温 穩穏 假仮 價価 畫画 會会 壞壊 懷懐 繪絵 擴拡 殼殻 覺覚 學学 嶽岳 樂楽 渴渇
勸勧 卷巻 寬寛 歡歓 罐缶 觀観 關関 陷陥 顏顔 歸帰 氣気 龜亀 僞偽 戲戯 犧犠 舊旧 據拠 擧挙 虛虚
峽峡 挾挟 狹狭 鄕郷 曉暁 區区 驅駆 勳勲 薰薫 徑径 惠恵 揭掲 溪渓 經経 繼継 莖茎 螢蛍 輕軽 鷄鶏
藝芸 擊撃 缺欠 儉倹 劍剣 圈圏 檢検 權権 獻献 縣県 硏研 險険 顯顕 驗験 嚴厳 效効 廣広 恆恒 鑛鉱
號号 國国 黑黒 濟済 碎砕 齋斎 劑剤 雜雑 參参 慘惨 棧桟 蠶蚕 贊賛 殘残 絲糸 齒歯 兒児 辭辞 濕湿
實実 舍舎 寫写 釋釈 壽寿 收収 從従 澁渋 獸獣 縱縦 肅粛 處処 敍叙 奬奨 將将 燒焼 稱称 證証 乘乗
剩剰 壤壌 孃嬢 條条 淨浄 疊畳 穰穣 讓譲 釀醸 囑嘱 觸触 寢寝 愼慎 晉晋 眞真 盡尽 圖図 粹粋 醉酔
穗穂 隨随 髓髄 樞枢 數数 聲声 靜静 齊斉 攝摂 竊窃 專専 戰戦 淺浅 潛潜 纖繊 踐践 錢銭 禪禅 雙双
壯壮 搜捜 插挿 曾曽 爭争 瘦痩 窗窓 總総 聰聡 莊荘 裝装 騷騒 增増 臟臓 藏蔵 屬属 續続 墮堕 體体
對対 帶帯 滯滞 瀧滝 擇択 澤沢 單単 擔担 膽胆 團団 彈弾 斷断 癡痴 遲遅 晝昼 蟲虫 鑄鋳 廳庁 聽聴
敕勅 鎭鎮 遞逓 鐵鉄 轉転 點点 傳伝 黨党 盜盗 燈灯 當当 鬪闘 鬭闘 德徳 獨独 讀読 屆届 繩縄 貳弐 惱悩
腦脳 霸覇 廢廃 拜拝 賣売 麥麦 發発 髮髪 拔抜 蠻蛮 祕秘 濱浜 濵浜 拂払 佛仏 變変 邊辺 邉辺 辨弁
辯弁 瓣弁 寶宝 豐豊 飜翻 槇槙 萬万 滿満 默黙 彌弥 譯訳 藥薬 與与 豫予 餘余 譽誉 搖揺 樣様 謠謡
來来 賴頼 亂乱 覽覧 龍竜 兩両 獵猟 綠緑 淚涙 壘塁 勵励 禮礼 隸隷 靈霊 齡齢 戀恋 爐炉 勞労 樓楼
郞郎 祿禄 錄録 灣湾 髙高 﨑崎 嵜崎 舘館 嶋島 嶌島 桒桑 栁柳 鉃鉄 𠮷吉 冨富 峯峰 凉涼 渕淵 渊淵
步歩 曆暦 歷歴 瀨瀬 黃黄 緖緒 徵徴 戾戻 槪概 涉渉 卽即 戶戸 每毎 旣既 敎教 强強 册冊 產産 狀状 絕絶
說説 稅税 脫脱 悅悦 閱閲 銳鋭 巢巣 臺台 晚晩 甁瓶 倂併 竝並 舖舗 襃褒 麵麺 餠餅 鍊錬 尙尚 剝剥 塡填
頰頬 𠮟叱 內内 吳呉 娛娯 姬姫 姊姉 顚顛 彥彦 飮飲 歲歳 屛屏 遙遥 瑤瑶 兔兎 萠萌 攜携 汙汚 污汚 查査
稻稲 决決 况況 冲沖 敘叙 雞鶏 卻却 緜綿 蹟跡 栢柏 籔薮 㐂喜 𠀋丈 𣘺橋 𡈽土 寳宝 堯尭 鈎鉤
廰庁 劔剣 劒剣 槗橋 駈駆 壻婿 恊協 穐秋 聯連
砺礪 薗園 埜野 埓埒 蘆芦 籠篭 檜桧 頸頚 讃賛 凛凜 曻昇 淸清 靑青
"""

KANJI_VARIANTS = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}


class _SingleFold(dict[int, str | int]):
    """Character to its folded single character; NFKC and lower case where these keep the length."""

    def __missing__(self, code: int) -> str | int:
        char = chr(code)
        if 0xD800 <= code <= 0xDFFF:
            char = "\ufffd"  # a lone surrogate is no character, and no tokenizer takes it
        if 0x2460 <= code <= 0x24FF:
            return char  # a number in a circle: beside figures, it must stay apart
        folded = unicodedata.normalize("NFKC", char.translate(RADICALS)).lower()
        folded = KANJI_VARIANTS.get(ord(folded), folded) if len(folded) == 1 else char
        self[code] = result = folded
        return result


# For ``str.translate``.
SINGLE = _SingleFold(KANJI_VARIANTS)
# As numbers, these become figures.
SINGLE.update({ord(sign): sign for sign in ROMAN_SIGNS})
# A mark of iteration that hands write, for the printed one.
SINGLE.update({ord("〻"): "々"})
# These become the kinds of firms.
SINGLE.update({ord(sign): sign for sign in "㊑㊒㊓㊖㊫"})
SINGLE.update({ord("゛"): VOICED, ord("゜"): SEMI_VOICED, ord("ﾞ"): VOICED, ord("ﾟ"): SEMI_VOICED})
# A control character other than the newline is a space to readers.
SINGLE.update({code: " " for code in (*range(10), *range(11, 32), 127)})
# Sudachi has ヶ and ケ, ヵ and カ in its dictionary; the width is all we fold there.
