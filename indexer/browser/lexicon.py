"""The analyzer written down: each word as the analyzer gives it, so that a browser needs none.

A query is cut in the browser by the shortest path over these words. An entry is a list,

  [surface, term, kind, flags, parts, synonyms, written, also]

with nothing at its end that is empty: ``surface`` folded, empty where it is the letters; ``term``
its number, or its text where no program has it; ``kind`` as ``lexeme.Kind``; ``flags`` a sum of
FLAGS; ``parts`` the mode A parts of a word that has several, each [letters, term, kind], where
``letters`` says how many of the surface it has, or which, where they are others; ``synonyms``
numbers of terms that share a group, -1 less the number of one that is only a hint;
``written`` the numbers of terms written or read as the word is, where that is long enough to tell
it; ``also`` those of terms that are short for the word and another (利活用), -1 less the number of
a form of an English word. Readings are only asked for where a query is corrected, words used alike
where hardly a program has a word: they stand in tables of their own. ``entries`` says what a file
leaves out of an entry.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from indexer.browser.dictionary import leading
from indexer.browser.numbering import Numbering
from indexer.browser.spellings import spellings
from indexer.english.inflections import inflections
from indexer.index.segment import Segment
from indexer.query.readings import terms_read_alike
from indexer.query.staff_synonyms import Expansions
from indexer.query.words import LIMITS
from indexer.text.analyzer import Token, analyze, parts_of_speech
from indexer.text.kana import to_katakana
from indexer.text.letters import letters
from indexer.text.lexeme import Kind, Lexeme
from indexer.text.normalize import fold_text

# What the rules of ``query.words`` ask of a part of speech.
FLAGS: Final[Mapping[str, int]] = {
    "noun": 1,
    "verb": 2,
    "adjective": 4,
    "prefix": 8,
    "suffix": 16,
    "dependent": 32,
    "counter": 64,
    "verbal": 128,
    "ordinary": 256,
    "read": 512,
    "related": 1024,
    # No program has the letters of the word in other words side by side, see ``query.cuts``.
    "uncut": 2048,
}
_CLASSES = {
    "名詞": "noun",
    "動詞": "verb",
    "形容詞": "adjective",
    "接頭辞": "prefix",
    "接尾辞": "suffix",
}
_COUNTERS = ("助数詞", "助数詞可能")
_VERBAL = ("助動詞", "接続助詞")
_POS_OF_KIND = {
    Kind.AFFIX: ("接尾辞", "接頭辞"),
    Kind.VERB: ("動詞", "形容詞"),
    Kind.NOUN: ("名詞",),
    Kind.LIGHT: ("副詞", "動詞", "形容詞", "名詞"),
}
# What questions are wrapped in, whether or not a program has it.
COMMON: Final = (
    "の を に は が で と も や へ から まで より など か な ね よ て た だ です ます ない たい"
    " たく てい いる ある する し した して できる でき ください 下さい なる なっ について に関する"
    " とは って という ための ため こと もの とき ところ どこ いつ だれ 誰 何 なに どう どの どんな"
    " どれ これ それ この その あの ここ そこ 及び および 又は または 並びに ならびに そして また"
    " もっと ほしい 欲しい 知りたい 教えて 教え もらう もらえる 受け られる れる せる 使う 使える"
    " ば なら ので のに けど でも だけ ほど くらい ぐらい しか さえ ながら つつ たら さ い う 思う"
    " 困っ 困る"
)


class Lexicon:
    """The entries for one generation."""

    def __init__(
        self,
        segment: Segment,
        numbering: Numbering,
        synonyms: Callable[[Token], Iterable[int]],
        is_uncut: Callable[[Token], bool],
    ) -> None:
        """``synonyms`` gives the terms that share a group with a word, ``is_uncut`` whether no
        program has its letters cut otherwise."""
        self._segment = segment
        self._numbers = numbering.numbers
        self._synonyms = synonyms
        self._is_uncut = is_uncut
        self._surfaces = {lexeme.surface for lexeme in segment.forward.lexemes}
        self._made: set[tuple[Any, ...]] = set()
        # The reading of each term by the surfaces of it, but of those that are written in kana.
        self.spoken: dict[str, dict[str, str]] = {}
        # Words used as a term is, with their similarity, by the letters of a surface and the term.
        self.related: dict[str, dict[str, list[list[Any]]]] = {}

    def words(self) -> dict[str, list[Any]]:
        """The entries of all words of the programs, and of what questions are wrapped in."""
        found: dict[str, list[Any]] = {}
        own = sorted(self._surfaces)
        lexemes = set(self._segment.forward.lexemes)
        for token in self._tokens(own):
            # What a word is by itself it need not be in a text: あり is a noun only alone.
            if token.lexeme in lexemes:
                self._add(found, token)
        for lexeme in self._segment.forward.lexemes:
            self._add(found, Token(lexeme.surface, lexeme, (), _own_pos(lexeme)))
        for text in (*COMMON.split(), *sorted(self._function_words())):
            for token in analyze(text):
                if token.lexeme.kind <= Kind.LIGHT:
                    self._add(found, token)
        # What is asked for with a number is of it, whether or not a program has it.
        for token in self._tokens(sorted(LIMITS)):
            self._add(found, token)
        return found

    def others(self) -> dict[str, list[Any]]:
        """Of words that no program has, those that lead to one."""
        found: dict[str, list[Any]] = {}
        own = self._surfaces
        groups = {g for lexeme in self._segment.forward.lexemes for g in lexeme.groups}
        related, expansions = self._segment.near, self._segment.expansions
        keys = {key.partition(" ")[0] for key in expansions["synonyms"]}
        words = leading((*self._numbers, *related, *keys), groups)
        candidates = words | dict.fromkeys((*related, *self._numbers, *self._spellings()))

        def leads(lexeme: Lexeme, parts: Sequence[Lexeme]) -> bool:
            terms = [part.term for part in parts]
            return (
                lexeme.term in self._numbers
                or lexeme.term in related
                or not groups.isdisjoint(lexeme.groups)
                or " ".join(terms) in expansions["synonyms"]
                # Another spelling of a word of the programs, or of its parts.
                or all(term in self._numbers for term in terms)
            )

        for token in self._tokens(text for text in candidates if text not in own):
            if leads(token.lexeme, [part.lexeme for part in token.parts]):
                self._add(found, token)
        for text in sorted(set(Expansions.texts(expansions))):
            for token in analyze(text):
                # What a word is by itself comes first: 光 is a noun, and a prefix in 光回線.
                for alone in self._tokens([token.surface]):
                    self._add(found, alone)
                self._add(found, token)
        return found

    def _tokens(self, texts: Iterable[str]) -> Iterator[Token]:
        """The texts that are one word to the analyzer."""
        for text in texts:
            tokens = analyze(text)
            if len(tokens) == 1 and tokens[0].surface == text:
                yield tokens[0]

    def _spellings(self) -> Iterator[str]:
        """How the words of the programs are written besides."""
        for lexeme in self._segment.forward.lexemes:
            if lexeme.kind > Kind.LIGHT:
                yield from spellings(lexeme.term, lexeme.reading)

    def _function_words(self) -> set[str]:
        """What stands in the programs and is no term."""
        forward = self._segment.forward
        found: set[str] = set()
        places = (forward.tokens == _FUNCTION).nonzero()[0]
        for position in places.tolist()[:_MOST_LOOKED_AT]:
            found.add(fold_text(self._segment.written(position, position)))
        return found

    def _add(self, found: dict[str, list[Any]], token: Token) -> None:
        key = letters(token.surface) or token.surface
        if not key or token.lexeme.kind is Kind.BREAK:
            return
        known = (token.surface, token.lexeme.term, token.lexeme.kind)
        if known not in self._made:
            self._made.add(known)
            found.setdefault(key, []).append(self._entry(key, token))
            self._note_reading(token)

    def _note_reading(self, token: Token) -> None:
        surface, lexeme = token.surface, token.lexeme
        if lexeme.reading and to_katakana(surface) != lexeme.reading:
            readings = self.spoken.setdefault(surface, {})
            readings.setdefault(str(self._term(lexeme)), lexeme.reading)

    def _entry(self, key: str, token: Token) -> list[Any]:
        lexeme = token.lexeme
        values = [
            "" if token.surface == key else token.surface,
            self._term(lexeme),
            int(lexeme.kind),
            self._flags(key, token),
            self._parts(token) if len(token.parts) > 1 else [],
            list(self._synonyms(token)) if lexeme.groups else [],
            self._written(token),
            self._also(token),
        ]
        while not values[-1] and len(values) > 3:
            values.pop()
        return values

    def _flags(self, key: str, token: Token) -> int:
        flags = _flags(token)
        if self._note_related(key, token.lexeme):
            flags += FLAGS["related"]
        # Whoever asks for a word of the programs alone then needs no file for its letters.
        if token.surface in self._surfaces and self._is_uncut(token):
            flags += FLAGS["uncut"]
        return flags

    def _note_related(self, key: str, lexeme: Lexeme) -> bool:
        related = self._segment.near.get(lexeme.term, ())
        found = [[self._numbers[term], s] for term, s in related if term in self._numbers]
        if found:
            self.related.setdefault(key, {})[str(self._term(lexeme))] = found
        return bool(found)

    def _written(self, token: Token) -> list[int]:
        """Other terms that are written or read as the word is, see ``Channels``."""
        terms = terms_read_alike(self._segment.vocabulary, token)
        return [self._numbers[term] for term in terms if term in self._numbers]

    def _also(self, token: Token) -> list[int]:
        vocabulary, surface = self._segment.vocabulary, token.surface
        forms = inflections(surface, vocabulary.beginning) if surface.isascii() else ()
        return [self._numbers[term] for term in vocabulary.short_for(surface)] + [
            ~self._numbers[term] for term in forms
        ]

    def _parts(self, token: Token) -> list[list[Any]]:
        pieces: list[Any] = [part.lexeme.surface for part in token.parts]
        # Letters are counted as a browser does, which has two for some.
        if "".join(pieces) == token.surface and max(token.surface) <= _LAST_SINGLE:
            pieces = [len(piece) for piece in pieces]
        return [
            [piece, self._term(part.lexeme), int(part.lexeme.kind)]
            for piece, part in zip(pieces, token.parts, strict=True)
        ]

    def _term(self, lexeme: Lexeme) -> int | str:
        return self._numbers.get(lexeme.term, lexeme.term)


_FUNCTION = -2
_LAST_SINGLE = "\uffff"
# Function words are few, and soon seen.
_MOST_LOOKED_AT = 20_000


def _own_pos(lexeme: Lexeme) -> tuple[str, ...]:
    """The part of speech that fits a word which others stand beside in the programs."""
    wanted = _POS_OF_KIND.get(lexeme.kind, ())
    found = (pos for pos in parts_of_speech(lexeme.surface) if pos[0] in wanted)
    return next(found, ())


def _counts(token: Token) -> bool:
    """Whether a word is a counter, by itself or behind a number: 円 alone is any noun."""
    if token.lexeme.kind not in (Kind.NOUN, Kind.AFFIX):
        return False
    if token.pos[2:3] and token.pos[2] in _COUNTERS:
        return True
    behind = [(one.surface, one.pos[2]) for one in analyze("1" + token.surface)[1:]]
    return behind in [[(token.surface, counter)] for counter in _COUNTERS]


def _flags(token: Token) -> int:
    pos = token.pos
    names = {_CLASSES[pos[0]]} if pos and pos[0] in _CLASSES else set()
    if pos[1:2] == ("非自立可能",):
        names.add("dependent")
    if _counts(token):
        names.add("counter")
    if set(pos[:2]) & set(_VERBAL):
        names.add("verbal")
    if token.lexeme.reading:
        names.add("read")
    return sum(FLAGS[name] for name in names)
