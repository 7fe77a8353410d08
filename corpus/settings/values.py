"""Settings to what they mean; a value of another kind says in Japanese what it should be."""

import re
from math import isfinite

from corpus.web_address import is_web_address

# scheme://host[:port], nothing behind it: it is copied into a security header. There, * can only
# stand for what is before a host's name; browsers pass over what they cannot read.
_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?")


class WrongTypeError(ValueError):
    """A setting has another kind of value; the message says in Japanese what it should be."""


def text_of(value: object) -> str:
    if not isinstance(value, str):
        raise WrongTypeError('文字列（"…"）')
    return value.strip()


def address_of(value: object) -> str:
    """Return the address of a document on the web, without a place in it."""
    text = text_of(value)
    if text and (not is_web_address(text) or "#" in text):
        raise WrongTypeError("httpで始まり # のないアドレス（https://www.example.jp/plan.pdf）")
    return text


def texts_of(value: object) -> tuple[str, ...]:
    """Return distinct, non-empty strings in their order."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise WrongTypeError('文字列の並び（["…", "…"]）')
    texts = tuple(item.strip() for item in value)
    if len(set(texts)) < len(texts) or "" in texts:
        raise WrongTypeError("空でなく重なりのない文字列の並び")
    return texts


def named_lines_of(value: object) -> dict[str, str]:
    """Return name to description of areas written as strings or as [[areas]] tables."""
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        names = texts_of([item.get("name") for item in value])
        return dict(
            zip(names, (text_of(item.get("description", "")) for item in value), strict=True)
        )
    return dict.fromkeys(texts_of(value), "")


def import_map_of(value: object) -> dict[str, str]:
    """Return heading to what it means in a table to import, as [import.map] says."""
    if not isinstance(value, dict) or value.keys() - {"map"}:
        raise WrongTypeError('[import.map] の下に "見出し" = "name" の形')
    answers = value.get("map", {})
    if not isinstance(answers, dict) or not all(isinstance(v, str) for v in answers.values()):
        raise WrongTypeError('"見出し" = "name" の形')
    return dict(answers)


def year_of(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1868 <= value <= 9999:
        raise WrongTypeError("西暦の数字（2020など）")
    return value


def flag_of(value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongTypeError("true か false")
    return value


def origins_of(value: object) -> tuple[str, ...]:
    origins = texts_of(value)
    if not all(_ORIGIN.fullmatch(origin) for origin in origins):
        raise WrongTypeError(
            "https://www.example.jp か https://*.example.jp の形（後ろに / なし）の並び"
        )
    return origins


def fits_json(value: object) -> bool:
    """Tell whether JSON can carry the value: TOML also has dates, infinity and not-a-number."""
    if isinstance(value, dict):
        return all(map(fits_json, value.values()))
    if isinstance(value, list):
        return all(map(fits_json, value))
    if isinstance(value, float):
        return isfinite(value)
    return isinstance(value, str | int)
