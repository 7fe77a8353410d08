"""Units that say the same, so that values in them compare."""

import unicodedata

# People are counted as 人 and 名, shares written with either sign; the first stands for all.
_ALIKE = (
    ("人", "名", "者"),
    ("%", "パーセント"),
    ("か所", "箇所", "ヶ所", "ケ所", "カ所", "個所"),
    ("か月", "ヶ月", "ケ月"),
    ("km", "キロメートル", "キロ"),
    ("m", "メートル"),
    ("㎡", "m2", "平方メートル"),
    ("ha", "ヘクタール"),
    ("t", "トン"),
)
# Folded as the units are that are looked up here.
_FIRST = {
    unicodedata.normalize("NFKC", unit): unicodedata.normalize("NFKC", alike[0])
    for alike in _ALIKE
    for unit in alike
}


def unit_key(unit: str) -> str:
    """What units that say the same have in common: 名 and 人, ％ and %."""
    plain = unicodedata.normalize("NFKC", unit).strip()
    return _FIRST.get(plain, plain)
