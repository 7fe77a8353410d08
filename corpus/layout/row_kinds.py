"""What a text says about the row or the cell it stands in: a total, a note, a section, a value."""

import re
import unicodedata

from corpus.text.marks import without_continued

_TOTAL = re.compile(
    r"(?:小|合|総|累|中|総合|部|課|局|款|項|目|政策|施策|基本施策|基本事業|事業|分野|目標)?計|合計額|総額|総計額|(?:総|小)?平均値?"
)
_PLAIN_TOTAL = re.compile(r"(?:小|合|総|累|中|総合)?計|合計額|総額|総計額")
# 合計（12件）, 計 3事業: how many were summed up.
_COUNT = re.compile(r"(?:[（(][^）)]*[）)]|[:：]?[0-9０-９,，]+(?:件|事業|施策|課|部)?)$")
# 公園課計, 補助事業計 and 基本施策計 sum up, 特別会計 and 家計 do not.
_ENDS_AS_TOTAL = re.compile(
    r".+(?:小計|合計|総計|累計|[\s　](?:部|課|局)?計|(?:[部課局室]|事業|施策|政策|委員会|会計)計)"
)
_NOTE = re.compile(
    r"[※＊*]|注[0-9０-９:：）)　 ]|[（(〔［\[]?注[）)〕］\]:：]|（注|\(注|出典|備考|資料[:：]|凡例"
    r"|[（(]?(?:本表に関する)?(?:お?問い?合わ?せ先?|連絡先|作成者?|作成日|更新日|最終更新日?|基準日)[）)]?[:：]"
    r"|[（(]?(?:(?:令和|平成|[RH])?[0-9０-９元]{1,4}[年./]).{1,12}(?:現在|時点)[）)]?$"
    r"|[（(]?以上[）)]?$|[-－―]*\s*以下余白"
)
_NOTE_LABEL = re.compile(r"[（(〔［\[]?(?:注記?|備考|出典|凡例)[）)〕］\]]?[:：]?")
# What a section is marked with; 「１　復興の推進」 is the area 復興の推進.
_SECTION_MARKS = (
    re.compile(r"第\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[編部章節款項][\s　:：.．、]*"),
    re.compile(
        r"(?:基本目標|基本方針|基本施策|政策|施策|柱|重点)\s*[0-9０-９Ⅰ-Ⅻ]{1,3}[\s　:：.．、]*"
    ),
    re.compile(r"[Ⅰ-ⅫIVX]{1,4}[\s　.．、:：]+"),
    re.compile(r"[0-9０-９]{1,3}[\s　.．、:：]+"),
    re.compile(r"[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})+[\s　.．、:：]*"),
    re.compile(r"[（(][0-9０-９]{1,3}[）)][\s　]*"),
    re.compile(r"[①-⑳][\s　]*"),
    re.compile(r"[A-ZＡ-Ｚア-ン][\s　.．、:：]+"),
)
_SECTION_NUMBER = re.compile(
    r"第\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[編部章節款項]"
    r"|(?:基本目標|基本方針|基本施策|政策|柱|重点)\s*[0-9０-９Ⅰ-Ⅻ]{1,3}|[Ⅰ-Ⅻ]"
)
_FIGURE = re.compile(r"[0-9０-９一二三四五六七八九十①-⑳Ⅰ-ⅫIVXA-ZＡ-Ｚア-ン]+")
_SIGN = re.compile(r"[■□◆◇●○◎▼▽▲△★☆◼◾▪]+[\s　]*")
_BRACKETED = re.compile(
    r"[<＜〈《【［\[〔「『≪](?P<text>[^<>＜＞〈〉《》【】［］\[\]〔〕「」『』≪≫]+)[>＞〉》】］\]〕」』≫]"
)
_UNIT_NAME = re.compile(r"\S{1,20}(?:部|局|庁|課|室|委員会)")
_DEPARTMENT_NAME = re.compile(r"\S{1,20}(?:部|局|庁|委員会|本部)")
_LED_BY_UNIT = re.compile(r"(?:担当|所管|主管)?(?:部局|部署|部|局|課)(?:名)?[:：][\s　]*")

_NUMBER = re.compile(
    r"[-+△▲¥\\]?[0-9][0-9,.]*\s*(?:%|円|千円|百万円|万円|億円|人|件|回|か所|箇所|名|年度|日|月)?"
)
_CODE = re.compile(r"[A-Za-z0-9._/-]{1,30}|第?[0-9]+号?")
_DATE = re.compile(
    r"(?:[0-9]{4}|[RHSTMrhs][0-9]{1,2})[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?"
    r"|(?:令和|平成|昭和)?[0-9元]{1,4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?"
)
_YEAR = re.compile(r"(?:令和|平成|昭和|[RHrh])?[0-9元]{1,4}年?度?|(?:19|20)[0-9]{2}")
# Dashes of all kinds, as they stand for "none"; Unicode's normal forms leave most apart.
_DASHES = "-−–—―‐‑‒─━ー"
# What ticks a cell, says none or "as above": a column is never called so.
_CELL_SIGN = re.compile(f"[{_DASHES}○◯〇●◎×✕✓✔△▲.‥・〃″仝]+")
# Longer than any heading that was seen, but for those that end in a note.
_LONG = 40


def is_total(texts: list[str]) -> bool:
    """Tell whether a row with these texts sums up others: 合計, 小計, 総務部 小計.

    Beside the word it has figures alone; a program may be called 会計 or 家計.
    """
    first, *others = texts
    word = _COUNT.sub("", "".join(first.split()))
    if _TOTAL.fullmatch(word):
        return all(is_figures(text) or len(text) <= 1 for text in others)
    return _ENDS_AS_TOTAL.fullmatch(first.strip()) is not None and all(map(is_figures, others))


def is_total_word(text: str) -> bool:
    """Tell whether a text is nothing but the word for a total: 計, 合計（12件）."""
    return _PLAIN_TOTAL.fullmatch(_COUNT.sub("", "".join(text.split()))) is not None


def is_code(text: str) -> bool:
    """Tell whether a text is what numbers something: 12, A-3, R7-001."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return _CODE.fullmatch(plain) is not None


def is_note(text: str) -> bool:
    """Tell whether a text that stands alone in its row is a note to the table."""
    return _NOTE.match(text.strip()) is not None


def is_labelled_note(texts: list[str]) -> bool:
    """Tell whether a row with these texts is a note beside its label: 注 | ※一覧は4月現在です."""
    return len(texts) == 2 and _NOTE_LABEL.fullmatch(texts[0].strip()) is not None


def is_figures(text: str) -> bool:
    """Tell whether a text is a number, with a unit perhaps, or a dash for none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return not plain.strip(_DASHES) or _NUMBER.fullmatch(plain) is not None


def is_cell_sign(text: str) -> bool:
    """Tell whether a text is signs alone, as only cells below a heading have: －, 〃, ○."""
    plain = unicodedata.normalize("NFKC", "".join(text.split()))
    return _CELL_SIGN.fullmatch(plain) is not None


def is_marked_section(text: str) -> bool:
    """Tell whether a text that stands alone is marked as a heading: ＜くらし＞, １　くらし."""
    return section_name(text) != text.strip() or _LED_BY_UNIT.match(text) is not None


def is_section_number(text: str) -> bool:
    """Tell whether a text is the number of a section alone, as no program has one: 第1章, Ⅱ."""
    return _SECTION_NUMBER.fullmatch(text.strip()) is not None


def section_name(text: str) -> str:
    """Return the heading without its number, signs and brackets."""
    name = without_continued("".join(text.split("\n")).strip())
    if found := _BRACKETED.fullmatch(name):
        name = found["text"].strip()
    name = _SIGN.sub("", name, count=1)
    for mark in _SECTION_MARKS:
        if (found := mark.match(name)) and name[found.end() :].strip():
            name = name[found.end() :]
            break
    if found := _BRACKETED.fullmatch(name.strip()):
        name = found["text"]
    return name.strip()


def unmarked_name(text: str) -> str:
    """Return the heading without signs and brackets; its number stays, as cells beside it have."""
    name = _SIGN.sub("", text.strip(), count=1).strip() or text.strip()
    found = _BRACKETED.fullmatch(name)
    return found["text"].strip() if found else name


def section_style(text: str) -> str:
    """Return which kind of mark a heading has; headings of one level look alike."""
    name = text.strip()
    for mark in _SECTION_MARKS:
        if found := mark.match(name):
            # 第１編 and 第１章 are two levels, １ and ２ are one.
            return f"{mark.pattern}{_FIGURE.sub('', found[0]).strip()}"
    return name[:1] * (section_name(text) != name)


def unit_of(text: str) -> str:
    """Return the department or division that a heading names; empty where it names none."""
    name = section_name(text)
    led = _LED_BY_UNIT.sub("", name, count=1)
    if led != name:
        return led.strip()
    return name if all(map(_UNIT_NAME.fullmatch, name.split())) else ""


def led_department(text: str) -> bool | None:
    """Tell whether a heading says that what it names is a department: 担当部局：市長公室; None
    where it does not say what the unit is.
    """
    found = _LED_BY_UNIT.match(section_name(text))
    word = found[0].strip(" 　:：名") if found else ""
    return None if not word or word.endswith("部署") else not word.endswith("課")


def is_department(name: str) -> bool:
    """Tell whether a unit is a department rather than a division of one."""
    return _DEPARTMENT_NAME.fullmatch(name) is not None


def is_year(text: str) -> bool:
    """Tell whether a text is a year or a fiscal year: 令和5年度, R5, 2023."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.isdecimal():
        return len(plain) == 4 and 1900 <= int(plain) <= 2100
    return _YEAR.fullmatch(plain) is not None


def is_value(text: str) -> bool:
    """Tell whether a text is what a cell holds rather than what a column is called."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return not is_year(text) and bool(
        _NUMBER.fullmatch(plain)
        or _DATE.fullmatch(plain)
        or plain.startswith(("http://", "https://"))
        or "。" in plain
        or len(plain) > _LONG
    )
