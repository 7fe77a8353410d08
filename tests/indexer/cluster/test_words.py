"""The words that a process loads are those of the generation's files."""

from base64 import b64decode
from zlib import decompress

from indexer.cluster.mapping import PART
from indexer.cluster.parts import parts
from indexer.cluster.words import PublishedWords
from indexer.index.segment import Segment


def published(segment: Segment) -> PublishedWords:
    packed: dict[str, bytes] = {}
    for name, document in parts(segment):
        own = name.split(":")[1]
        packed[own] = packed.get(own, b"") + b64decode(document[PART])
    return PublishedWords({name: decompress(content) for name, content in packed.items()})


def test_words_are_as_in_the_files(plan_segment: Segment) -> None:
    words = published(plan_segment)
    words.read()
    assert words.collection == plan_segment.collection
    assert words.terms == plan_segment.terms
    assert words.phrases == plan_segment.phrases
    assert words.english == plan_segment.english
    assert words.facet_values == plan_segment.facets.values
    assert words.lexeme_terms.tolist() == plan_segment.lexeme_terms.tolist()
    for term, number in plan_segment.term_numbers.items():
        assert words.counts[number] == len(plan_segment.postings(number).docs), term


def test_no_more_key_terms_than_are_asked_for(plan_segment: Segment) -> None:
    words = published(plan_segment)
    assert len(words.key_terms(5)) == 5
    assert words.key_terms(5) == words.key_terms(40)[:5]
