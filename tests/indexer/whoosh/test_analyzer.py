"""The analyzer as Whoosh asks for it."""

import pickle

from indexer.whoosh.analyzer import TextAnalyzer


def tokens(text: str, mode: str = "") -> list[tuple[int, str, str]]:
    found = TextAnalyzer()(text, positions=True, chars=True, mode=mode)
    return [(token.pos, token.text, text[token.startchar : token.endchar]) for token in found]


def test_a_word_of_parts_stands_before_them_and_is_no_term_of_a_query() -> None:
    assert tokens("図書館") == [(0, "図書館", "図書館"), (0, "図書", "図書"), (1, "館", "館")]
    assert tokens("図書館", "query") == [(0, "図書", "図書"), (1, "館", "館")]


def test_function_words_hold_no_position() -> None:
    assert [(at, text) for at, text, _ in tokens("防災のシステム")] == [
        (0, "防災"),
        (1, "システム"),
    ]


def test_tokens_begin_where_they_are_told() -> None:
    (token,) = TextAnalyzer()("防災", positions=True, chars=True, start_pos=7, start_char=20)
    assert (token.pos, token.startchar, token.endchar) == (7, 20, 22)


def test_it_goes_into_the_schemas_pickle() -> None:
    again = pickle.loads(pickle.dumps(TextAnalyzer()))
    assert [token.text for token in again("防災")] == ["防災"]
