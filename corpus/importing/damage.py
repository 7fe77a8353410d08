"""Characters that a spreadsheet program lost when it saved in CP932."""

import re
import unicodedata

# Characters of JIS that CP932 knows by another code point: 〜 comes back as ～.
_TWINS = str.maketrans("〜−—‖¢£¬", "～－―∥￠￡￢")
# What stands for a character that CP932 has not: one mark, two for one of a surrogate pair.
_LOST = r"\?{1,2}"
# A question ends a sentence; what goes on in Japanese lost a character.
_SUSPICIOUS = re.compile(r"\?(?=[^\x00-\x7f」』）。、\u3000])")


def restored(text: str, known: str) -> str:
    """Return ``known`` where ``text`` is what saving it in CP932 leaves of it; else ``text``."""
    if text == known or (len(text) < len(known)):
        return text
    pattern = "".join(_pattern(character) for character in known)
    return known if re.fullmatch(pattern, text.translate(_TWINS)) else text


def suspicious_mark(text: str) -> int | None:
    """Return the place of a 「?」 that stands in Japanese text, perhaps for a lost character."""
    found = _SUSPICIOUS.search(text)
    return found.start() if found else None


def _pattern(character: str) -> str:
    twin = character.translate(_TWINS)
    try:
        twin.encode("cp932")
    except UnicodeEncodeError:
        # Excel leaves the bare letter of é, and a mark of what has no such form.
        bare = unicodedata.normalize("NFKD", character)[0]
        return f"(?:{_LOST}|{re.escape(bare)})"
    return re.escape(twin)
