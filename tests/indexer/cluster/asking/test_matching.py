"""A match weighs in each program what our own postings say, however its terms are stacked."""

import random
from collections.abc import Iterator

import pytest

from indexer import Searcher
from indexer.cluster.asking.matching import Clause, everywhere, having, scored
from indexer.cluster.engine import ClusterEngine
from indexer.embedded.engine import EmbeddedEngine
from indexer.index.bm25f import scalar_idf
from indexer.index.segment import Segment
from indexer.matches.match import Channel, Match, Reach

# Frequencies of five digits, scores of 32 bits.
CLOSE = 2e-4
SEED, SOME = 22, 40


def terms_at(segment: Segment, position: int) -> list[str]:
    """All terms at a place: a word and the compounds that it begins."""
    forward = segment.forward
    lexemes = [forward.tokens[position]] if forward.tokens[position] >= 0 else []
    low, high = forward.compounds[:, 0].searchsorted((position, position + 1))
    lexemes += forward.compounds[low:high, 1].tolist()
    return list(dict.fromkeys(segment.terms[forward.lexeme_terms[n]] for n in lexemes))


def stacked(segment: Segment, reach: Reach) -> Iterator[Match]:
    """Matches of which some program has each, with all the terms that stand where a part does."""
    chosen = random.Random(SEED)
    compounds = segment.forward.compounds[:, 0].tolist()
    while True:
        steps = (0, chosen.choice((1, 2)), 3)[: chosen.choice((1, 2, 3))]
        first = chosen.choice(compounds) - chosen.choice(steps)
        if not 0 <= first < len(segment.forward.tokens) - steps[-1]:
            continue
        parts = [terms_at(segment, first + step) for step in steps]
        # Another term that stands nowhere near, as a synonym does.
        parts[-1] += [chosen.choice(segment.terms), "どこにもない言葉"]
        if all(parts):
            for part in parts:
                chosen.shuffle(part)
            unique = tuple(tuple(dict.fromkeys(part)) for part in parts)
            yield Match(Channel.WORD, 1.0, "", unique, steps, reach=reach)


def found(engine: ClusterEngine, clause: Clause) -> dict[str, float]:
    """The scores of all that a query finds, by program."""
    body = {"query": clause, "size": 1000, "_source": False}
    hits = engine._client.search(engine.index, body)["hits"]["hits"]
    return {engine.catalogue.at(int(hit["_id"])).id: hit["_score"] for hit in hits}


@pytest.mark.parametrize("reach", [Reach.PHRASE, Reach.NEAR])
def test_each_place_counts_once(plan: Searcher, clustered: Searcher, reach: Reach) -> None:
    ours, theirs = plan._engine, clustered._engine
    assert isinstance(ours, EmbeddedEngine)
    assert isinstance(theirs, ClusterEngine)
    segment, fields = ours._lookup.segment, range(theirs._schema.width)
    assert isinstance(segment, Segment)
    of_several = 0
    for match, _ in zip(stacked(segment, reach), range(SOME), strict=False):
        docs, weights = ours._lookup.postings(match)
        ids = [segment.program(number).id for number in docs.tolist()]
        idf = scalar_idf(segment.programs, len(docs))
        scores = found(theirs, scored(match, 1.0, [idf], dict.fromkeys(fields, match)))
        assert scores == pytest.approx(dict(zip(ids, weights.tolist(), strict=True)), rel=CLOSE)
        for clause in (everywhere(match, len(fields)), having(match, fields)):
            assert sorted(found(theirs, clause)) == sorted(ids), match
        of_several += len(match.parts) > 1 and max(map(len, match.parts[:1])) > 1
    assert of_several > SOME / 8


@pytest.mark.parametrize("reach", [Reach.PHRASE, Reach.NEAR])
@pytest.mark.parametrize("parts", [1, 2])
def test_parts_of_many_terms_are_found_all(
    plan: Searcher, clustered: Searcher, reach: Reach, parts: int
) -> None:
    ours, theirs = plan._engine, clustered._engine
    assert isinstance(ours, EmbeddedEngine)
    assert isinstance(theirs, ClusterEngine)
    known = ours._lookup.segment.term_numbers
    often = {term: ours.frequencies([term], [])[0] for term in known}
    terms = tuple(sorted(often, key=lambda term: -often[term])[:30])
    match = Match(Channel.WORD, 1.0, "", (terms, terms)[:parts], (0, 1)[:parts], reach=reach)
    docs, _ = ours._lookup.postings(match)
    fields = range(theirs._schema.width)
    assert len(found(theirs, having(match, fields))) == len(docs)
    # More than can be told apart is no mistake to the engine.
    assert len(found(theirs, scored(match, 1.0, [1.0], dict.fromkeys(fields, match)))) == len(docs)


def test_a_text_weighs_as_one_word(plan: Searcher, clustered: Searcher) -> None:
    ours, theirs = plan._engine, clustered._engine
    assert isinstance(ours, EmbeddedEngine)
    assert isinstance(theirs, ClusterEngine)
    for text in ("の情報", "県", "20", "観光地の"):
        match = Match(Channel.SURFACE, 1.0, "", surface=text)
        docs, weights = ours._lookup.postings(match)
        idf = scalar_idf(ours._lookup.programs, len(docs))
        fields = dict.fromkeys(range(theirs._schema.width), match)
        scores = found(theirs, scored(match, 1.0, [idf], fields))
        expected = {plan.programs[n].id: w for n, w in zip(docs, weights.tolist(), strict=True)}
        assert scores == pytest.approx(expected, rel=CLOSE)
