"""A column of a collection's own: what it is called, what its cells are, where it appears."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any, Literal, get_args

from corpus.columns.span import Span
from corpus.text.patterns import pattern

Kind = Literal["text", "facet", "number", "date", "url", "contact"]
Shown = Literal["card", "page", "neither"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SHOWN: tuple[Shown, ...] = get_args(Shown)

# Headings of days until which something can be asked for.
_DEADLINE = ("締切", "締め切り", "〆切", "期限", "終了", "まで", "deadline", "until", "end")
# Of days from and until which something can be asked for; 事業期間 is how long it lasts.
_PERIODS = ("受付期間", "募集期間", "申請期間", "申込期間", "申込み期間", "公募期間", "応募期間")
# The last word of a heading, or of one in two rows, that is of the day from which it can be.
_START = re.compile(
    r"(?:開始|始期)(?:の?(?:年月)?日時?|時期|予定日?)?$|から$|\b自$|\bstarts?$|\bfrom$"
)
_BRACKETS = re.compile(r"[(\[【][^)\]】]*[)\]】]")
# What people write where there is nothing to say.
_NOTHING = frozenset({"-", "－", "―", "ー", "—", "–", "‐", "…"})
# What has no end, or has not got one yet.
ALWAYS = frozenset({"随時", "通年", "常時", "期限なし", "期間なし", "締切なし", "なし"})
# What ends when something is used up, on no day that anybody knows: 予算がなくなり次第終了, 先着順.
_MEANS = (
    r"(?:予算|定員|定数|予定|募集|申請|申込|受付|件数|人数|台数|上限|限度|枠|総?額|数量?|在庫"
    r"|の|に)+"
)
_USED_UP = (
    rf"{_MEANS}(?:が|に|を|へ)?(?:なくな|無くな|達|到達|尽き|消化|終了|満|な)"
    r"(?:り|し|ち)?(?:次第|まで|た(?:時点|ところ)(?:で|まで)?)"
)
_ENDS = (
    r"(?:で|に|、|,)*(?:受付|募集|申請|申込)?(?:を|は)?(?:終了|締切|締め切|〆切|打ち?切|終わ)"
    r"(?:り|ります|る|とします|とする|します|する|となります)?"
)
# What nobody has to ask for: 申込み不要, 事前の予約は必要ありません.
_ASKED = r"(?:申し?込み?|予約|申請|応募|手続き?|届け?出)"
_UNASKED = pattern(
    rf"(?:事前の?)?{_ASKED}(?:(?:[・、,/]|や|も){_ASKED})*(?:は|が|の)?"
    r"(?:不要|必要なし|必要(?:は|が)?(?:ない|ありません)|[要い]りません)(?:です)?[。.]?"
)
_OPEN_ENDED = pattern(rf"(?:(?:先着順?|{_USED_UP})(?:{_ENDS})?(?:です)?[、,。.()・/\s]*)+")


@dataclass(frozen=True, slots=True)
class Label:
    """What a page calls a column, in Japanese and English."""

    ja: str
    en: str

    def of(self, language: str) -> str:
        """Return the label in a language; any but English is Japanese."""
        return self.en if language == "en" else self.ja


@dataclass(frozen=True, slots=True)
class Column:
    """A column of one's own, as ``[[columns]]`` describes it.

    ``unit`` is that of a number, empty without one. ``searched`` is what one occurrence of a word
    in the column counts, as those of the name and the summary do; 0 where it is not searched.
    ``shown`` says where it appears: in the list of results too, on the program's page, or nowhere.
    ``deadline`` tells of a date whether something is open until then.
    """

    heading: str
    kind: Kind
    label: Label
    unit: str = ""
    searched: float = 0.0
    shown: Shown = "page"
    sortable: bool = False
    deadline: bool = False

    @property
    def is_public(self) -> bool:
        """Whether its texts are for everybody. The values of a facet are, whatever is shown beside
        them; all else that is shown nowhere, as 担当者メモ, is for the staff alone.
        """
        return self.shown != "neither" or self.kind == "facet"

    @property
    def is_of_use(self) -> bool:
        """Whether a site needs it: to be shown, found by or put in order by."""
        return self.is_public or self.searched > 0 or self.sortable

    @property
    def has_span(self) -> bool:
        """Whether cells say a number or days, which have an order and ranges."""
        return self.kind in ("number", "date")

    def span(self, text: str) -> Span | None:
        """Return the lowest and highest that a cell of a number or date says; None without."""
        if self.kind == "number":
            from corpus.columns.numbers import read_numbers

            return read_numbers(text, self.unit)
        if self.kind == "date":
            from corpus.columns.dates import read_dates

            return read_dates(text)
        return None

    def period(self, text: str) -> Span | None:
        """Return from when to when a deadline's cell lets something be asked for; None where it
        does not say. Ends that it does not have are infinite."""
        from corpus.columns.dates import read_period

        return Span(-inf, inf) if self.is_always_open(text) else read_period(text)

    def values(self, text: str) -> tuple[str, ...]:
        """Return the values of a facet's cell; none where the column is no facet."""
        from corpus.columns.facet_values import split_values

        return split_values(text) if self.kind == "facet" else ()

    def is_always_open(self, text: str) -> bool:
        """Tell whether the cell of a deadline says that there is none."""
        return self.deadline and has_no_end(text)

    def misfit(self, text: str) -> str | None:
        """Return in Japanese why a cell is not of the column's kind; None where it is, or empty."""
        if not text.strip() or text.strip() in _NOTHING or self.kind not in _EXPECTED:
            return None
        fits = _FITS[self.kind](self, text) or self.is_always_open(text)
        if fits:
            return None
        return _EXPECTED[self.kind].format(unit=f"（単位「{self.unit}」）" if self.unit else "")

    def as_json(self) -> dict[str, Any]:
        """Return the column as a JSON object, of which ``of_json`` makes an equal one."""
        return {
            "heading": self.heading,
            "kind": self.kind,
            "label": {"ja": self.label.ja, "en": self.label.en},
            "unit": self.unit,
            "searched": self.searched,
            "shown": self.shown,
            "sortable": self.sortable,
            "deadline": self.deadline,
        }

    @classmethod
    def of_json(cls, values: Mapping[str, Any]) -> "Column":
        """Return the column of what ``as_json`` made."""
        return cls(**{**values, "label": Label(**values["label"])})


def looks_like_deadline(heading: str) -> bool:
    """Tell whether a heading of days says that something ends then; 申請期限 受付開始 does not."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    forms = (_BRACKETS.sub("", plain), re.sub(r"[()\[\]【】]", " ", plain))
    if any(_START.search(form.strip()) for form in forms):
        return False
    return any(word in plain for word in (*_DEADLINE, *_PERIODS))


def has_no_end(text: str) -> bool:
    """Tell whether the cell of a deadline names no day as there is none: 随時, 先着順, 予約不要."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if text.strip() in ALWAYS:
        return True
    return any(form().fullmatch(plain) for form in (_OPEN_ENDED, _UNASKED))


def _is_address(text: str) -> bool:
    from corpus.columns.links import read_links

    pieces = [piece for piece in read_links(text) if piece.text.strip()]
    return len(pieces) == 1 and pieces[0].address.startswith("http")


_FITS: dict[Kind, Callable[[Column, str], bool]] = {
    "number": lambda column, text: column.span(text) is not None,
    "date": lambda column, text: column.span(text) is not None,
    "url": lambda _, text: _is_address(text),
}
_EXPECTED: dict[Kind, str] = {
    "number": "数として読めません{unit}。文のまま載せ、範囲と並べ替えには使いません。",
    "date": "日付として読めません。文のまま載せ、期間と並べ替えには使いません。",
    "url": "ひとつのアドレスではありません。文のまま載せます。",
}
