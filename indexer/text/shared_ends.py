"""Names that share their end and are written once: 小・中学校, 乳・幼児, 国公立.

Folding writes them out, 小学校、中学校, so that each of them stands in the text.
"""

import re

# Names that share their end, and what stands before it written out: 小・中学校, 市・県民税.
SHARED = {
    "小中高学生": "小学生、中学生、高校生",
    "小中高校生": "小学生、中学生、高校生",
    "小中高生": "小学生、中学生、高校生",
    "小中学生": "小学生、中学生",
    "中高校生": "中学生、高校生",
    "中高生": "中学生、高校生",
    "国公私立": "国立、公立、私立",
    "国公立": "国立、公立",
    "公私立": "公立、私立",
    "市町村立": "市立、町立、村立",
    "市町村道": "市道、町道、村道",
    "小中高等": "小学校、中学校、高等",
    "小中高": "小学校、中学校、高",
    "小中": "小学校、中",
    "国": "国道、",
    "上下": "上水道、下",
    **{kind: f"{kind}民税、" for kind in "市町村区"},
}
SHARING = (
    "小・?中・?高(?:学|校)?生|小・?中学生|中・?高(?:校)?生|国・?公(?:・?私)?立|公・?私立|市・?町・?村[立道]"
    "|小・?中(?:・?高等?)?(?=学校)|小・?中・?高(?=校)"
    "|国・(?=[都道府県]道)|上・?下(?=水道)|[市町村区]・?(?=[都府県道]民税)"
)
# The same of two single kanji: 乳・幼児, 被・加害者. What they share may be longer.
_TWINS = (
    "乳幼児 入退院 入退所 入退園 入退学 入退会 入退室 予決算 農漁業 農林業 商工業 男女性 男女子"
    " 前後期 前後半 上下流 上下期 増減額 増減税 増減員 昼夜間 春秋季 夏冬季 父母親 開閉会 開閉館"
    " 開閉校 受発注 内外部 内外科 送受信 出入国 輸移入 被加害者 昇降格 新旧制度 新旧庁舎"
    " 新増設 新改築 増改築 国県道 国県費 県市民 県市立 国県立 市町道 町村道 市町立 町村立"
).split()
TWIN = "|".join(f"{one[0]}・{one[1]}(?={one[2:]})" for one in _TWINS)
# What opens names that are written so, two letters or more, and what they stand for.
_OPENED = {
    short[:end]: [names for other, names in SHARED.items() if other.startswith(short[:end])]
    for short in SHARED
    for end in range(2, len(short) + 1)
}
FIRST_TWINS, OTHER_TWINS = ("".join({one[at] for one in _TWINS}) for at in (0, 1))


def shared(folded: str) -> list[str]:
    """What names that share their end are by themselves, where a text is or opens them: 小中 is
    short for 小学校、中学校 and for 小学生、中学生, 乳幼児 for 乳児、幼児."""
    if folded in _TWINS:
        return [f"{folded[0]}{folded[2:]}、{folded[1:]}"]
    return [*_OPENED.get(folded, ())]


def written_out(match: re.Match[str]) -> str:
    """What a match of SHARING becomes, as far as it goes before what is shared."""
    return SHARED[match[0].replace("・", "")]


def twin(match: re.Match[str]) -> str:
    """Two names that share their end, the first with it: 乳・幼 before 児 is 乳児、幼."""
    first, other = match[0].split("・")
    behind = match.string[match.end() :]
    end = next(one[2:] for one in _TWINS if one[:2] == first + other and behind.startswith(one[2:]))
    return f"{first}{end}、{other}"
