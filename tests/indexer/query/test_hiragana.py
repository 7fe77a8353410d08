import pytest

from indexer.query.hiragana import is_one_word, with_tail
from indexer.text.analyzer import analyze
from indexer.text.kana import to_katakana
from indexer.text.lexeme import Kind


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("防犯かめら", "かめら"),
        ("観光まっぷ", "まっぷ"),
        ("防犯ぱとろーる", "ぱとろーる"),
        ("空き家ばんく", "ばんく"),
    ],
)
def test_a_word_of_the_dictionary_is_one_that_no_program_has(text: str, tail: str) -> None:
    *_, last = with_tail(analyze(text), lambda _: False)
    assert (last.surface, last.lexeme.kind) == (tail, Kind.NOUN)
    assert last.lexeme.term == to_katakana(tail)
    assert (last.parts[0].start, last.parts[0].end) == (len(text) - len(tail), len(text))


@pytest.mark.parametrize(
    "text", ["災害たいおう", "道路ほしゅう", "雇用そくしん", "健康しんさ", "就労しえん"]
)
def test_what_programs_read_so_is_a_word(text: str) -> None:
    assert len(with_tail(analyze(text), lambda _: True)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "防災について",
        "見守りなど",
        "学校では",
        "学校だから",
        "観光したい",
        "観光しない",
        "学校にも",
    ],
)
def test_function_words_stay_whatever_is_read_so(text: str) -> None:
    tokens = analyze(text)
    assert with_tail(tokens, lambda _: True) == tokens


@pytest.mark.parametrize(
    "text",
    [
        "子どものため",
        "学校ってどう",
        "観光いろいろ",
        "災害のとき",
        "子どもとともに",
        "防災くんれん",
    ],
)
def test_what_is_no_word_as_a_whole_stays(text: str) -> None:
    tokens = analyze(text)
    assert with_tail(tokens, lambda _: False) == tokens


def test_without_a_noun_in_other_signs_nothing_is_a_tail() -> None:
    for text in ("", "かめら", "しえんする", "防犯"):
        tokens = analyze(text)
        assert with_tail(tokens, lambda _: True) == tokens


@pytest.mark.parametrize(
    "text",
    [
        "ひなんじょ",
        "ほいくし",
        "かんごし",
        "としょかん",
        "しみんかい",
        "せんもんい",
        "けんとうかい",
        "きかいか",
        "ちょうさいん",
        "だいがくいん",
        "とうきょうでんりょく",
        "たもくてき",
        "いりょうほう",
        "ちんたいじゅうたく",
        "とくべつそち",
        "ききてき",
        "ぜいきん",
    ],
)
def test_what_nobody_says_is_one_word(text: str) -> None:
    assert is_one_word(analyze(text), text)


@pytest.mark.parametrize(
    "text",
    [
        "ごみのだしかた",
        "ごみをすてたい",
        "ひなんについて",
        "がっこうにいけない",
        "いえをたてたい",
        "ゆきかき",
        "くさかり",
        "おまつり",
        "こどもたち",
        "だれでもつかえる",
        "どこでかえますか",
        "いくらですか",
        "つかえるか",
        "じしんがきたら",
        "しずかなまち",
        "じしんのときどこがゆれたか",
        "いきいきせいかつ",
    ],
)
def test_what_somebody_says_is_several(text: str) -> None:
    assert not is_one_word(analyze(text), text)


@pytest.mark.parametrize("text", ["", "ひなん", "防犯かめら", "保育し", "とショ"])
def test_other_signs_and_single_words_are_no_word_cut_wrong(text: str) -> None:
    assert not is_one_word(analyze(text), text)
