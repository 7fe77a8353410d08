"""Latin letters read as kana: romaji, letters one by one, acronyms, slips of an input method."""

import re

from indexer.text.kana import VOWEL, to_katakana

# Katakana behind a letter is a name (Lアラート, Jリーグ): an input method shows what is typed in
# hiragana.
_SLIPPED = re.compile(r"(?=.*[ぁ-ゖァ-ヺー])(?=.*[a-z])(?![a-z]+[ァ-ヺー]+$)[ぁ-ゖァ-ヺーa-z]+")
_TYPED_SLIP = re.compile(r"[ぁ-ゖー]+(?:[b-df-hj-np-tv-z]{1,2}[ぁ-ゖー]*)+")
_PIECES = re.compile(r"(?=.)([a-z]*)([ァ-ヺー]*)")
_VOWEL_LETTERS = dict(zip("アイウエオ", "aiueo", strict=True))
# c is soft before these; a consonant before another one, or at the end, but n is read with a vowel.
_SOFT = re.compile("c(?=[eiy])")
_CLUSTER = re.compile("[bdfghjkmprstvz](?![aeiouy])")
# Letters that are spelled before the rest is read as a word.
_MAX_SPELLED = 3
# So many are tried; three letters left behind are no slip.
_MAX_READINGS = 36
_LATIN = re.compile(r"[a-zāīūēōâîûêô'’]+-?")
# An input method takes nn for ん whatever follows, and Hepburn leaves out the apostrophe: honnya.
_OWN_N = re.compile("nn(?=[aiueoy])|n(?=y)")

# How the letters of the alphabet are read in Japanese.
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (
            "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー "
            "ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット"
        ).split(),
        strict=True,
    )
)

# Hepburn and Kunrei spellings; the longest that fits is taken.
_SYLLABLES = dict(
    pair.split(":")
    for pair in (
        "a:ア i:イ u:ウ e:エ o:オ ka:カ ki:キ ku:ク ke:ケ ko:コ sa:サ si:シ shi:シ su:ス "
        "se:セ so:ソ ta:タ ti:チ chi:チ tu:ツ tsu:ツ te:テ to:ト na:ナ ni:ニ nu:ヌ ne:ネ "
        "no:ノ ha:ハ hi:ヒ hu:フ fu:フ he:ヘ ho:ホ ma:マ mi:ミ mu:ム me:メ mo:モ ya:ヤ yu:ユ "
        "yo:ヨ ra:ラ ri:リ ru:ル re:レ ro:ロ wa:ワ wo:ヲ ga:ガ gi:ギ gu:グ ge:ゲ go:ゴ za:ザ "
        "zi:ジ ji:ジ zu:ズ ze:ゼ zo:ゾ da:ダ di:ヂ du:ヅ de:デ do:ド ba:バ bi:ビ bu:ブ be:ベ "
        "bo:ボ pa:パ pi:ピ pu:プ pe:ペ po:ポ vu:ヴ fa:ファ fi:フィ fe:フェ fo:フォ "
        "va:ヴァ vi:ヴィ ve:ヴェ vo:ヴォ wi:ウィ we:ウェ thi:ティ dhi:ディ dhu:デュ kya:キャ "
        "kyu:キュ kyo:キョ sha:シャ shu:シュ sho:ショ she:シェ sya:シャ syu:シュ syo:ショ "
        "cha:チャ chu:チュ cho:チョ che:チェ tya:チャ tyu:チュ tyo:チョ nya:ニャ nyu:ニュ "
        "nyo:ニョ hya:ヒャ hyu:ヒュ hyo:ヒョ mya:ミャ myu:ミュ myo:ミョ rya:リャ ryu:リュ "
        "ryo:リョ gya:ギャ gyu:ギュ gyo:ギョ ja:ジャ ju:ジュ jo:ジョ je:ジェ jya:ジャ "
        "jyu:ジュ jyo:ジョ zya:ジャ zyu:ジュ zyo:ジョ bya:ビャ byu:ビュ byo:ビョ pya:ピャ "
        "pyu:ピュ pyo:ピョ n:ン nn:ン n':ン xtu:ッ xtsu:ッ ltu:ッ ltsu:ッ "
        "xya:ャ xyu:ュ xyo:ョ lya:ャ lyu:ュ lyo:ョ xa:ァ xi:ィ xu:ゥ xe:ェ xo:ォ "
        "ā:アー ī:イー ū:ウー ē:エー ō:オー"
    ).split()
)


def spell_letters(letters: str) -> str:
    """The reading of Latin letters one by one (ict: アイシーティー); empty for anything else."""
    if not all(letter in _LETTERS for letter in letters):
        return ""
    return "".join(_LETTERS[letter] for letter in letters)


def acronym_readings(letters: str) -> list[str]:
    """How Latin letters may be read as a word, or the first ones one by one (LGWAN: エルジーワン).

    Those that are read as a word are read as English is in katakana: a consonant before another has
    a vowel behind it (OSINT: オシント, UNCITRAL: アンシトラル). Empty for other text.
    """
    if not (letters.isascii() and letters.isalpha()):
        return []
    found = []
    for spelled in range(0, min(_MAX_SPELLED, len(letters) - 2)):
        head = spell_letters(letters[:spelled]) if spelled else ""
        found += [head + rest for rest in _as_word(letters[spelled:])]
    return found


def _as_word(letters: str) -> list[str]:
    """Katakana of letters that are read as a word; none where these have no vowel."""
    if not set(letters) & set("aeiou"):
        return []
    text = _SOFT.sub("s", letters).replace("ck", "k").replace("c", "k").replace("q", "k")
    text = text.replace("x", "ks").replace("l", "r").replace("ph", "f").replace("th", "s")
    text = _CLUSTER.sub(lambda match: match[0] + ("o" if match[0] in "td" else "u"), text)
    openings = (text, "a" + text[1:]) if text.startswith("un") else (text,)
    readings = (romaji_to_katakana(one) for one in openings)
    return [reading for reading in readings if reading]


def romaji_to_katakana(text: str) -> str | None:
    """Katakana for lower-case ``text`` in Hepburn or Kunrei romaji; None where it is not romaji."""
    if not _LATIN.fullmatch(text):
        return None
    text = text.translate(str.maketrans("âîûêô’", "āīūēō'"))
    if text.endswith("-"):
        return (before := romaji_to_katakana(text[:-1])) and before + "ー"
    kana, at = [], 0
    while at < len(text):
        if moraic := _moraic(text[at : at + 3]):
            kana.append(moraic)
            at += 1
            continue
        size = next((n for n in (4, 3, 2, 1) if _fits(text, at, n)), 0)
        if not size:
            return None
        kana.append(_syllable(text[at : at + size]))
        at += size
    return "".join(kana)


def romaji_readings(text: str) -> list[str]:
    """Every way to read ``text`` as romaji, in katakana: honnya is ほんにゃ and ほんや."""
    found = (romaji_to_katakana(one) for one in (text, _OWN_N.sub("n'", text)))
    return list(dict.fromkeys(one for one in found if one))


def is_slip(text: str) -> bool:
    """Whether single consonants stand in hiragana or behind it, as an input method leaves them."""
    return _TYPED_SLIP.fullmatch(text) is not None


def readings_of_slip(text: str) -> list[str]:
    """Katakana that may be meant by kana with Latin letters among them; empty for other text.

    An input method leaves a letter behind where a key was missed or came too late: やkう is やく,
    ぼうsい ぼうさい, としょかn としょかん.
    """
    if not _SLIPPED.fullmatch(text):
        return []
    found = [""]
    pieces = _PIECES.findall(to_katakana(text))
    for letters, kana in pieces:
        found = [before + piece for before in found for piece in _pieces(letters, kana)]
        found = found[:_MAX_READINGS]
    return found


def _pieces(letters: str, kana: str) -> list[str]:
    """What letters and the kana behind them may stand for."""
    if not letters:
        return [kana]
    vowel = _VOWEL_LETTERS.get(kana[:1], "")
    late = romaji_to_katakana(letters + vowel) if vowel else None
    # Another key came before its vowel, or a key too much was hit: ほいkすしょ, ぼうsさい.
    pushed = _VOWEL_LETTERS.get(VOWEL.get(kana[:1], ""), "") if kana and not vowel else ""
    between = romaji_to_katakana(letters + pushed) if pushed else None
    whole = romaji_to_katakana(letters)
    missed = [romaji_to_katakana(one) for one in _with_vowel(letters)] if whole is None else []
    found = [piece + kana[1:] for piece in (late, between) if piece]
    found += [piece + kana for piece in (whole, *missed) if piece is not None]
    return [*found, kana] if whole is None and kana else found


def _with_vowel(letters: str) -> list[str]:
    """Letters with a vowel that was missed behind them, or behind the first of two: kn is kan."""
    ends = [letters + vowel for vowel in "aiueo"]
    return ends + [letters[0] + vowel + letters[1] for vowel in "aiueo" if len(letters) == 2]


def _moraic(piece: str) -> str:
    """The kana of a consonant that is a mora of its own before ``piece`` goes on; else empty.

    gakkou, matcha (ッ); Hepburn's shimbun, gumma (ン, written m before b, m, p).
    """
    if piece[0] == "m":
        return "ン" if piece[1:2] in ("b", "m", "p") else ""
    doubled = piece[0] == piece[1:2] and piece[0] not in "aiueonāīūēō'"
    return "ッ" if doubled or piece == "tch" else ""


def _fits(text: str, at: int, size: int) -> bool:
    piece = text[at : at + size]
    if len(piece) < size or _syllable(piece) == "":
        return False
    # nn before a vowel is ン and a syllable of the n row: konna.
    return not (piece == "nn" and text[at + 2 : at + 3] in tuple("aiueoy"))


def _syllable(piece: str) -> str:
    """Katakana of one syllable, macrons resolved; empty where it is none."""
    if piece in _SYLLABLES:
        return _SYLLABLES[piece]
    plain = piece.translate(str.maketrans("āīūēō", "aiueo"))
    return _SYLLABLES[plain] + "ー" if plain != piece and plain in _SYLLABLES else ""


def tables() -> dict[str, object]:
    """The tables of this module, for what reads letters elsewhere."""
    return {"syllables": _SYLLABLES}
