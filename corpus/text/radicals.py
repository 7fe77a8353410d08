"""Radicals that stand in a text for the characters that look like them.

Text layers of PDFs have them: a typeface draws ⽇ (U+2F47) and 日, or ⻑ (U+2ED1) and 長, by one
glyph, and the way back from the glyph picks the radical. No search for what is seen finds it.
"""

import unicodedata

# CJK Radicals Supplement (U+2E80 to U+2EF3). NFKC knows two of them; the others are given as in
# Unicode's EquivalentUnifiedIdeograph.txt. Where that names a form no Japanese text has, it is the
# character of which the radical is a part (⻟ 食).
_SUPPLEMENT = (
    "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢"
    "⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂"
    "⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡"
    "⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_CHARACTERS = (
    "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑忄㣺扌攵旡日月歺母民氵氺"
    "灬爫爫丬牛犭王罒示礻竹糹纟罓罒罓罓羊羊羊耂肀聿肉臼艹艹艹虎衤"
    "覀西见角讠贝足车辶辶辶阝钅長長长门阜阝雨青韦页风飞食食食饣首"
    "马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
# NFKC turns these Kangxi radicals into forms that Japanese writes otherwise (戶, 黃, 靑, 黑).
_JAPANESE = {"⼾": "戸", "⿈": "黄", "⾭": "青", "⿊": "黒"}
_KANGXI = range(0x2F00, 0x2FD6)

RADICALS = str.maketrans(
    {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI}
    | dict(zip(_SUPPLEMENT, _CHARACTERS, strict=True))
    | _JAPANESE
)
"""For ``str.translate``: each radical to the character that Japanese writes."""
